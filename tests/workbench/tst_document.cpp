// SPDX-License-Identifier: GPL-3.0-or-later
#include "documenttest.h"

#include "compare/lineup.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// What a document does besides sending and receiving: its tree of turns, repeats, continued answers, what it keeps.
class TestDocument : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void growsATreeOfTurns();
    void putsPaneSettingsOverTheDefaults();
    void fillsVariables();
    void answersSeveralTimes();
    void continuesAnAnswer();
    void refusesToContinue();
    void keepsAttachmentsOnce();
    void refusesToSendWhatIsLost();
    void takesALineUp();
    void duplicatesAPane();
    void tellsWhatChanged();
    void reopensWithEverything();

private:
    using Document = WorkbenchFixture::Document;
    static ModelRef model(const QString &id) { return WorkbenchFixture::model(id); }
    QJsonArray lastMessages() const { return m_fixture->lastBody()["messages"_L1].toArray(); }
    std::unique_ptr<WorkbenchFixture> m_fixture;
};

using namespace documenttest;

void TestDocument::init()
{
    m_fixture = newFixture();
    QVERIFY(m_fixture->isReady());
}

void TestDocument::growsATreeOfTurns()
{
    const Document document = m_fixture->newDocument();
    const Id pane = document->addPane(model(u"a"_s));
    const auto send = [&](const Status &sent) {
        return sent.ok() && WorkbenchFixture::ended(*document) ? document->lastTurn()->id : Id();
    };
    QVERIFY(!document->lastTurn());
    const Id one = send(document->send(u"one"_s));
    const Id two = send(document->send(u"two"_s));
    QSignalSpy leafChanged(document.get(), &ComparisonDocument::leafChanged);
    const Id other = send(document->sendInstead(two, u"other"_s));
    QCOMPARE(leafChanged.size(), 1);
    QCOMPARE(lastMessages(), (QJsonArray{message(u"user"_s, u"one"_s), message(u"assistant"_s, u"I am a."_s),
                                         message(u"user"_s, u"other"_s)}));
    QCOMPARE(idsOf(document->path()), (QList{one, other}));
    QCOMPARE(idsOf(document->alternatives(*document->turn(two))), (QList{two, other}));
    QCOMPARE(document->lastTurn()->number, 2);
    QCOMPARE(document->turn(two)->replies.size(), 1); // nothing is lost

    document->setLeaf(two);
    const Id three = send(document->send(u"three"_s));
    QCOMPARE(idsOf(document->path()), (QList{one, two, three}));
    QCOMPARE(lastMessages().size(), 5);
    document->setLeaf(other);
    QCOMPARE(idsOf(document->path()), (QList{one, other}));
    document->setLeaf(one); // goes on with the newest that follows
    QCOMPARE(idsOf(document->path()), (QList{one, two, three}));
    document->setLeaf(other);
    document->retry(pane);
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(document->turn(other)->replies.size(), 2);

    document->setLeaf({});
    QVERIFY(!document->lastTurn());
    QVERIFY(document->path().isEmpty());
    QCOMPARE(document->messagesFor(*document->pane(pane), u"x"_s).size(), 1);
    const Id root = send(document->send(u"another start"_s));
    QCOMPARE(document->lastTurn()->number, 1);
    QCOMPARE(idsOf(document->alternatives(*document->turn(root))), (QList{one, root}));
    QCOMPARE(document->sendInstead(newId(m_fixture->clock.nowUtc()), u"x"_s).error().kind, ErrorKind::NotFound);

    document->setLeaf(two);
    QTest::qWait(400); // the leaf is saved with other small changes
    const Comparison value = document->value();
    const Document again = m_fixture->reopened(value.id);
    QCOMPARE(idsOf(again->path()), (QList{one, two, three}));
    QVERIFY(again->value() == value);
}

void TestDocument::putsPaneSettingsOverTheDefaults()
{
    const Document document = m_fixture->newDocument();
    document->setSystemPrompt(u"Be brief."_s);
    GenerationSettings defaults;
    defaults.temperature = 0.25;
    defaults.maxTokens = 50;
    document->setDefaults(defaults);
    GenerationSettings own;
    own.temperature = 0.75;
    own.systemPrompt = u"Be long."_s;
    const Id pane = document->addPane(model(u"a"_s), own);
    const GenerationSettings effective = document->settingsOf(*document->pane(pane));
    QCOMPARE(effective.temperature.value_or(0), 0.75);
    QCOMPARE(effective.maxTokens.value_or(0), 50);
    QVERIFY(document->send(u"Who?"_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    QVERIFY(document->reply(pane, *document->lastTurn())->settings == effective);
    QCOMPARE(m_fixture->lastBody()["temperature"_L1].toDouble(), 0.75);
    QCOMPARE(lastMessages().first()["content"_L1].toString(), u"Be long."_s);
    own.systemPrompt = u""_s; // none at all
    document->setPaneSettings(pane, own);
    QCOMPARE(document->messagesFor(*document->pane(pane), u"x"_s).first().role, ChatRole::User);
    own.systemPrompt.reset();
    document->setPaneSettings(pane, own);
    QCOMPARE(document->messagesFor(*document->pane(pane), u"x"_s).first().text, u"Be brief."_s);
}

void TestDocument::fillsVariables()
{
    const Document document = m_fixture->newDocument();
    const Id pane = document->addPane(model(u"a"_s));
    const QString source = u"Greet {{ who }} in {{tongue}}, not \\{{raw}}."_s;
    document->setVariables({{u"who"_s, u"{{tongue}}"_s}, {u"unused"_s, u"x"_s}});
    QCOMPARE(document->send(source).error().kind, ErrorKind::BadInput);
    QVERIFY(document->value().turns.isEmpty());
    QCOMPARE(document->messagesFor(*document->pane(pane), source).last().text,
             u"Greet {{tongue}} in {{tongue}}, not {{raw}}."_s);
    document->setVariables({{u"who"_s, u"Ann"_s}, {u"tongue"_s, u"Dutch"_s}, {u"unused"_s, u"x"_s}});
    QVERIFY(document->send(source).ok());
    const Turn &turn = *document->lastTurn();
    QCOMPARE(turn.prompt, u"Greet Ann in Dutch, not {{raw}}."_s);
    QCOMPARE(turn.source, source);
    QCOMPARE(turn.variables, (PromptVariables{{u"who"_s, u"Ann"_s}, {u"tongue"_s, u"Dutch"_s}}));
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(lastMessages().last()["content"_L1].toString(), turn.prompt);
    QVERIFY(document->send(u"plain"_s).ok());
    QCOMPARE(document->lastTurn()->source, QString());
    QVERIFY(document->lastTurn()->variables.isEmpty());
    QVERIFY(WorkbenchFixture::ended(*document));
    QVERIFY(m_fixture->stored(document->value().id).turns == document->value().turns);
}

void TestDocument::answersSeveralTimes()
{
    const Document document = m_fixture->newDocument();
    const Id pane = document->addPane(model(u"count"_s), {}, 99);
    QCOMPARE(document->pane(pane)->repeat, Pane::MaximumRepeat);
    document->setPaneRepeat(pane, 3);
    QVERIFY(document->send(u"Say."_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    const auto samples = [&] { return document->samples(pane, *document->lastTurn()); };
    QCOMPARE(samples().size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(samples()[i]->sample, i);
    QCOMPARE(document->reply(pane, *document->lastTurn()), samples()[0]);

    // The batch of a retry stands alone; the earlier one is kept.
    const QList<Id> earlier{samples()[0]->id, samples()[1]->id, samples()[2]->id};
    document->setPaneRepeat(pane, 2);
    document->retry(pane);
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(samples().size(), 2);
    QCOMPARE(document->lastTurn()->replies.size(), 5);
    QVERIFY(!earlier.contains(samples()[0]->id));

    const Id turn = document->lastTurn()->id;
    QSignalSpy chosen(document.get(), &ComparisonDocument::sampleChosen);
    document->chooseSample(pane, turn, earlier[0]); // of an earlier batch: stands for nothing
    QCOMPARE(document->reply(pane, *document->lastTurn()), samples()[0]);
    document->chooseSample(pane, turn, samples()[1]->id);
    QVERIFY(!chosen.isEmpty());
    QCOMPARE(document->reply(pane, *document->lastTurn()), samples()[1]);
    document->setView({{u"mode"_s, u"grid"_s}});
    QCOMPARE(document->reply(pane, *document->lastTurn()), samples()[1]);
    const QString text = samples()[1]->text;
    document->setPaneRepeat(pane, 1);
    QVERIFY(document->send(u"And?"_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(lastMessages()[1]["content"_L1].toString(), text);

    QTest::qWait(400);
    const Comparison value = document->value();
    const Document again = m_fixture->reopened(value.id);
    QVERIFY(again->value() == value);
    QCOMPARE(again->reply(pane, *again->turn(turn))->text, text);
}

void TestDocument::continuesAnAnswer()
{
    const Document document = m_fixture->newDocument();
    document->setSystemPrompt(u"Be brief."_s);
    const Id length = document->addPane(model(u"length"_s));
    const Id cut = document->addPane(model(u"cut"_s));
    QVERIFY(document->send(u"Count."_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    const Turn &turn = *document->lastTurn();
    QCOMPARE(document->reply(length, turn)->state, ReplyState::Done);
    QCOMPARE(document->reply(cut, turn)->state, ReplyState::CutOff);
    for (const Id &pane : {length, cut}) {
        const Reply before = *document->reply(pane, turn);
        QVERIFY(isContinuable(before));
        QVERIFY(document->continueReply(pane).ok());
        QVERIFY(WorkbenchFixture::ended(*document));
        QCOMPARE(lastMessages()[0].toObject(), message(u"system"_s, u"Be brief."_s));
        QCOMPARE(lastMessages()[1].toObject(), message(u"user"_s, u"Count."_s));
        QCOMPARE(lastMessages()[2].toObject(), message(u"assistant"_s, u"One "_s));
        const Reply &after = *document->reply(pane, turn);
        QCOMPARE(after.continues, before.id);
        QCOMPARE(after.text, u"and more."_s);
        QCOMPARE(document->fullText(after), u"One and more."_s);
        QCOMPARE(document->fullText(before), u"One "_s);
        QCOMPARE(document->samples(pane, turn).size(), 1);
    }
    QVERIFY(document->send(u"Again."_s, {cut}).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(lastMessages()[2]["content"_L1].toString(), u"One and more."_s);
    QVERIFY(m_fixture->stored(document->value().id).turns == document->value().turns);
}

void TestDocument::refusesToContinue()
{
    const Document document = m_fixture->newDocument();
    const Id whole = document->addPane(model(u"a"_s));
    const Id failed = document->addPane(model(u"fails"_s));
    const Id swapped = document->addPane(model(u"cut"_s));
    const Id running = document->addPane(model(u"gated"_s));
    QCOMPARE(document->continueReply(whole).error().kind, ErrorKind::NotFound);
    QVERIFY(document->send(u"Count."_s).ok());
    QTRY_COMPARE_WITH_TIMEOUT(document->runningCount(), 1, 20'000);
    document->setPaneModel(swapped, model(u"a"_s));
    for (const Id &pane : {whole, failed, swapped, running})
        QCOMPARE(document->continueReply(pane).error().kind, ErrorKind::BadInput);
    document->stopAll();
    QVERIFY(WorkbenchFixture::ended(*document));
    // A continuation that fails leaves what there was to continue.
    document->setPaneModel(swapped, model(u"cut"_s));
    m_fixture->server.enqueue({FakeServer::answer(400, R"({"error":{"message":"no"}})")});
    QVERIFY(document->continueReply(swapped).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(document->reply(swapped, *document->lastTurn())->state, ReplyState::Failed);
    QCOMPARE(document->fullText(*document->reply(swapped, *document->lastTurn())), u"One "_s);
    QVERIFY(document->continueReply(swapped).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(document->fullText(*document->reply(swapped, *document->lastTurn())), u"One and more."_s);
}

void TestDocument::keepsAttachmentsOnce()
{
    const Attachment file = textFile(u"a.txt"_s, "the text"_ba);
    Attachment renamed = file;
    renamed.name = u"b.txt"_s;
    const Attachment dropped = textFile(u"c.txt"_s, QByteArray(100'000, 'c'));
    const auto count = [this] {
        return m_fixture->wait(m_fixture->workbench->reader().read<int>([](Database &db) -> Result<int> {
            const Result<QVariant> rows = db.value(u"SELECT count(*) FROM attachments"_s);
            return rows ? Result<int>(rows->toInt()) : Result<int>(rows.error());
        }));
    };
    const Document document = m_fixture->newDocument();
    const Id pane = document->addPane(model(u"a"_s));
    document->setAttachments({file, renamed});
    QCOMPARE(document->messagesFor(*document->pane(pane), u"x"_s).last().attachments, (QList{file, renamed}));
    QVERIFY(document->send(u"Read."_s).ok());
    QVERIFY(document->value().attachments.isEmpty());
    QVERIFY(WorkbenchFixture::ended(*document));
    document->setAttachments({dropped});
    QTest::qWait(400);
    const Comparison kept = m_fixture->stored(document->value().id);
    QVERIFY(kept == document->value());
    QCOMPARE(kept.turns[0].attachments[1].data, file.data);
    QCOMPARE(kept.attachments[0].data, dropped.data);
    QCOMPARE(count(), Result<int>(2));
    document->setAttachments({});
    QTest::qWait(400);
    QVERIFY(document->messagesFor(*document->pane(pane), u"x"_s).first().attachments == (QList{file, renamed}));

    const Document again = m_fixture->reopened(document->value().id);
    QCOMPARE(count(), Result<int>(1)); // what nothing names any more is gone
    QVERIFY(again->value() == document->value());
}

void TestDocument::refusesToSendWhatIsLost()
{
    Document document = m_fixture->newDocument();
    const Id pane = document->addPane(model(u"length"_s));
    document->setAttachments({textFile(u"a.txt"_s, "the text"_ba)});
    QVERIFY(document->send(u"Read."_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    document->setAttachments({textFile(u"b.txt"_s, "another"_ba), textFile(u"c.txt"_s, "a third"_ba)});
    QTest::qWait(400);
    Comparison lost = m_fixture->stored(document->value().id);
    QVERIFY(!lost.turns.isEmpty());
    lost.turns[0].attachments[0].data.clear();
    lost.turns[0].attachments[0].kind = AttachmentKind::Text;
    document = m_fixture->drained(m_fixture->workbench->open(lost));
    const auto asked = m_fixture->server.requests().size();

    // The answers are there; nothing of the conversation is sent again without its file.
    QCOMPARE(document->missingFiles(document->lastTurn()->id), QStringList{u"a.txt"_s});
    QVERIFY(!document->fullText(*document->reply(pane, *document->lastTurn())).isEmpty());
    QCOMPARE(document->send(u"And then?"_s).error().kind, ErrorKind::BadInput);
    document->retry(pane);
    QCOMPARE(document->continueReply(pane).error().kind, ErrorKind::BadInput);
    QVERIFY(!document->isRunning());
    QCOMPARE(document->value().turns.size(), 1);
    QCOMPARE(m_fixture->server.requests().size(), asked);
    // Beside it another prompt stands on its own.
    const Id first = document->lastTurn()->id;
    const Attachment kept = document->value().attachments[0];
    Attachment gone = document->value().attachments[1];
    gone.data.clear();
    document->setAttachments({gone, kept});
    QVERIFY(!document->sendInstead(first, u"Read."_s).ok());
    document->setAttachments({kept});
    QVERIFY(document->sendInstead(first, u"Read."_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    QVERIFY(m_fixture->server.requests().size() > asked);
}

void TestDocument::takesALineUp()
{
    const Document document = m_fixture->newDocument();
    const Id gone = document->addPane(model(u"gated"_s));
    QVERIFY(document->send(u"Count."_s).ok());
    LineUp lineUp{.name = u"Two"_s, .isDefault = false, .systemPrompt = u"Be brief."_s, .defaults = {}, .entries = {}};
    lineUp.defaults.temperature = 0.5;
    lineUp.entries.append({.model = model(u"a"_s), .settings = {}, .repeat = 2});
    lineUp.entries.append({.model = model(u"b"_s), .settings = {}, .repeat = 1});
    lineUp.entries[1].settings.seed = 3;
    document->setLineUp(lineUp);
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(document->value().panes.size(), 2);
    QVERIFY(lineUpOf(document->value(), u"Two"_s) == lineUp);
    QCOMPARE(document->reply(gone, *document->lastTurn())->state, ReplyState::Stopped);
    for (int i = 0; i < 30; ++i)
        lineUp.entries.append(lineUp.entries[0]);
    document->setLineUp(lineUp);
    QCOMPARE(document->value().panes.size(), ComparisonDocument::MaximumPanes);
}

void TestDocument::duplicatesAPane()
{
    const Document document = m_fixture->newDocument();
    GenerationSettings settings;
    settings.seed = 5;
    const Id first = document->addPane(model(u"a"_s), settings, 4);
    document->addPane(model(u"b"_s));
    const Id copy = document->duplicatePane(first);
    QCOMPARE(document->value().panes[1].id, copy);
    QVERIFY(document->value().panes[1].settings == settings);
    QCOMPARE(document->value().panes[1].model, model(u"a"_s));
    QCOMPARE(document->value().panes[1].repeat, 4);
    QVERIFY(document->duplicatePane(newId(m_fixture->clock.nowUtc())).isNull());
    while (document->value().panes.size() < ComparisonDocument::MaximumPanes)
        QVERIFY(!document->duplicatePane(first).isNull());
    QVERIFY(document->duplicatePane(first).isNull());
}

void TestDocument::tellsWhatChanged()
{
    const Document document = m_fixture->newDocument();
    QSignalSpy title(document.get(), &ComparisonDocument::titleChanged);
    QSignalSpy system(document.get(), &ComparisonDocument::systemPromptChanged);
    QSignalSpy defaults(document.get(), &ComparisonDocument::defaultsChanged);
    QSignalSpy draft(document.get(), &ComparisonDocument::draftChanged);
    QSignalSpy blind(document.get(), &ComparisonDocument::blindChanged);
    QSignalSpy panes(document.get(), &ComparisonDocument::paneChanged);
    const Id pane = document->addPane(model(u"a"_s));
    GenerationSettings settings;
    settings.seed = 1;
    for (int i = 0; i < 2; ++i) { // the second time nothing changes
        document->setTitle(u"t"_s);
        document->setSystemPrompt(u"s"_s);
        document->setDefaults(settings);
        document->setDraft(u"d"_s);
        document->setVariables({{u"v"_s, u"w"_s}});
        document->setAttachments({textFile(u"a"_s, "x"_ba)});
        document->setBlind(true);
        document->setPaneRepeat(pane, 2);
    }
    QCOMPARE(title.size(), 1);
    QCOMPARE(system.size(), 1);
    QCOMPARE(defaults.size(), 1);
    QCOMPARE(draft.size(), 3);
    QCOMPARE(blind.size(), 1);
    QCOMPARE(panes.size(), 1);
    QVERIFY(document->send(u"d"_s).ok());
    QCOMPARE(draft.size(), 4);
    QCOMPARE(document->value().variables.size(), 1); // for the next prompt
    QVERIFY(WorkbenchFixture::ended(*document));
}

void TestDocument::reopensWithEverything()
{
    const Document document = m_fixture->newDocument();
    document->setTitle(u"All of it"_s);
    document->setSystemPrompt(u"Be brief."_s);
    GenerationSettings all;
    all.temperature = 0.1;
    all.topP = 0.9;
    all.topK = 40;
    all.minP = 0.05;
    all.frequencyPenalty = -0.5;
    all.presencePenalty = 0.5;
    all.repetitionPenalty = 1.1;
    all.maxTokens = 100;
    all.seed = 9'007'199'254'740'993;
    all.stop = {u"END"_s, u"\n\n"_s};
    all.reasoningMaxTokens = 2048;
    all.responseFormat = {{u"type"_s, u"json_object"_s}};
    all.routing = {{u"order"_s, QJsonArray{u"x"_s}}};
    all.systemPrompt = u""_s;
    all.extra = {{u"top_a"_s, 0.2}};
    document->setDefaults(all);
    const Id a = document->addPane(model(u"length"_s), all);
    const Id b = document->addPane(model(u"count"_s), {.reasoningEffort = u"low"_s}, 3);
    document->setBlind(true);
    document->setVariables({{u"what"_s, u"numbers"_s}});
    document->setAttachments({textFile(u"a.txt"_s, "text"_ba)});
    QVERIFY(document->send(u"Count {{what}}."_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    QVERIFY(document->continueReply(a).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    document->chooseSample(b, document->lastTurn()->id, document->samples(b, *document->lastTurn())[2]->id);
    QVERIFY(document->vote(document->lastTurn()->id, VoteOutcome::Win, b).ok());
    const Id first = document->lastTurn()->id;
    QVERIFY(document->send(u"Still {{what}}?"_s, {a, b}).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    QVERIFY(document->sendInstead(first, u"Other {{what}}."_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    Judgement judgement = marked(Mark::Worst);
    judgement.rating = 2;
    judgement.note = u"meh"_s;
    judgement.tags = {u"x"_s};
    document->judge(document->reply(a, *document->lastTurn())->id, judgement);
    document->setLeaf(first);
    document->setDraft(u"and {{then}}"_s);
    document->setVariables({{u"then"_s, u""_s}});
    document->setAttachments({textFile(u"b.txt"_s, "more"_ba), textFile(u"a.txt"_s, "text"_ba)});
    QJsonObject view = document->value().view;
    view[u"widths"_s] = QJsonArray{300, 400};
    document->setView(view);
    QTest::qWait(400);

    const Comparison ran = document->value();
    QCOMPARE(ran.turns.size(), 3);
    const Comparison kept = m_fixture->stored(ran.id);
    for (int i = 0; i < 3; ++i)
        QVERIFY2(kept.turns[i] == ran.turns[i], QByteArray::number(i).constData());
    QVERIFY(kept.panes == ran.panes);
    QVERIFY(kept.defaults == ran.defaults);
    QVERIFY(kept == ran);
    const Document again = m_fixture->reopened(ran.id);
    QVERIFY(again->value() == ran);
    QCOMPARE(idsOf(again->path()), idsOf(document->path()));
    QCOMPARE(again->messagesFor(again->value().panes[0], u"x"_s), document->messagesFor(ran.panes[0], u"x"_s));
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestDocument)
#include "tst_document.moc"
