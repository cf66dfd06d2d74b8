// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbenchfixture.h"

#include "secrets/keyring.h"
#include "workbench/healthreport.h"
#include "workbench/lineupbook.h"
#include "workbench/modelmarks.h"
#include "workbench/routingbook.h"

#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// What a workbench keeps besides comparisons.
class TestBooks : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_fixture = std::make_unique<WorkbenchFixture>();
        m_fixture->server.handler = [](const FakeServer::Request &request) -> FakeServer::Script {
            const QString id = QJsonDocument::fromJson(request.body)["model"_L1].toString();
            if (id == "fails"_L1)
                return {FakeServer::answer(401, R"({"error":{"message":"no"}})")};
            return openaiwire::answer(u"I am %1."_s.arg(id));
        };
        QVERIFY(m_fixture->isReady());
    }
    void cleanup() { m_fixture.reset(); }

    void keepsLineUps()
    {
        LineUpBook &book = workbench().lineUps();
        QSignalSpy changed(&book, &LineUpBook::changed);
        LineUp lineUp = made(u"Fast"_s);
        lineUp.isDefault = true;
        QVERIFY(done(book.save(lineUp)));
        QCOMPARE(changed.size(), 1);
        QVERIFY(book.find(u"Fast"_s) == std::optional(lineUp));
        QVERIFY(book.defaultLineUp() == std::optional(lineUp));
        QVERIFY(!book.find(u"fast"_s));
        QCOMPARE(book.freeName(u" Fast "_s), u"Fast 2"_s);
        QCOMPARE(book.freeName(QString(200, u'x')).size(), LineUp::LongestName);
        QVERIFY(done(book.rename(u"Fast"_s, u"Quick"_s)));
        QVERIFY(!done(book.rename(u"Fast"_s, u"x"_s)));
        QVERIFY(done(book.setDefault({})));
        QVERIFY(!book.defaultLineUp());
        QVERIFY(!done(book.save(made({}))));
        const QList<LineUp> before = book.lineUps();
        m_fixture->open();
        QVERIFY(workbench().lineUps().lineUps() == before);
        QVERIFY(done(workbench().lineUps().remove(u"Quick"_s)));
        QVERIFY(workbench().lineUps().lineUps().isEmpty());
    }

    void startsAComparisonWithALineUp()
    {
        LineUp lineUp = made(u"Fast"_s);
        lineUp.systemPrompt = u"Be brief."_s;
        lineUp.defaults.seed = 4;
        const auto document = m_fixture->drained(workbench().newComparison(lineUp));
        QVERIFY(lineUpOf(document->value(), u"Fast"_s) == lineUp);
        QTest::qWait(400);
        QVERIFY(m_fixture->stored(document->value().id).id.isNull()); // nothing was done with it yet
        QVERIFY(document->send(u"Who?"_s).ok());
        QVERIFY(WorkbenchFixture::ended(*document));
        QVERIFY(m_fixture->stored(document->value().id) == document->value());
    }

    void importsLineUps()
    {
        LineUpBook &book = workbench().lineUps();
        QVERIFY(done(book.save(made(u"A"_s))));
        QVERIFY(done(book.save(made(u"B"_s))));
        const QByteArray all = book.exported();
        QCOMPARE(lineUpsFromFile(all)->size(), 2);
        QCOMPARE(lineUpsFromFile(book.exported({u"B"_s}))->size(), 1);
        QCOMPARE(m_fixture->wait(book.import(all)), Result<QStringList>(QStringList{u"A 2"_s, u"B 2"_s}));
        QCOMPARE(m_fixture->wait(book.import(all)), Result<QStringList>(QStringList{u"A 3"_s, u"B 3"_s}));
        QCOMPARE(book.lineUps().size(), 6);
        QVERIFY(book.find(u"B 3"_s)->entries == made(u"B"_s).entries);
        QCOMPARE(m_fixture->wait(book.import("{}"_ba)).error().kind, ErrorKind::BadInput);
        QCOMPARE(book.lineUps().size(), 6);
    }

    void choosesARoute()
    {
        RoutingBook &book = workbench().routes();
        const auto resolved = [&] {
            const QFuture<RouteChoice> future = book.resolve(RequestKind::Text);
            return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) ? future.result() : RouteChoice();
        };
        QCOMPARE(resolved(), RouteChoice());
        ProviderConfig keyed{.name = u"keyed"_s, .baseUrl = QUrl(u"https://keyed.example/v1"_s)};
        keyed.keyVariable = u"BAKEOFF_TEST_KEY_THAT_NOBODY_SETS"_s;
        QVERIFY(done(workbench().providers().add(keyed)));
        const ModelRef first{u"keyed"_s, u"a"_s};
        const ModelRef second = WorkbenchFixture::model(u"b"_s); // on loopback: needs no key
        const Route route{first, second};
        QSignalSpy changed(&book, &RoutingBook::changed);
        QVERIFY(done(book.set(RequestKind::Text, route)));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(book.route(RequestKind::Text), route);
        QCOMPARE(resolved(), (RouteChoice{second, true, route, RouteUse::NoKey, RouteUse::Usable}));
        workbench().keys().setSessionKey(keyed, "k"_ba);
        QCOMPARE(resolved(), (RouteChoice{first, false, route, RouteUse::Usable, RouteUse::Usable}));
        QVERIFY(done(workbench().providers().remove(u"keyed"_s)));
        QCOMPARE(resolved(), (RouteChoice{second, true, route, RouteUse::NoProvider, RouteUse::Usable}));
        const Route alone{first, std::nullopt};
        QVERIFY(done(book.set(RequestKind::Text, alone)));
        QCOMPARE(resolved(), (RouteChoice{std::nullopt, false, alone, RouteUse::NoProvider, RouteUse::NotSet}));
        m_fixture->open();
        QCOMPARE(workbench().routes().table(), (RoutingTable{{RequestKind::Text, alone}}));
    }

    void marksModels()
    {
        ModelMarks &marks = workbench().marks();
        QSignalSpy changed(&marks, &ModelMarks::changed);
        const auto model = [](const QString &id) { return WorkbenchFixture::model(id); };
        const QFuture<Status> written = marks.setFavourite(model(u"z"_s), true);
        QVERIFY(marks.isFavourite(model(u"z"_s))); // at once
        QCOMPARE(changed.size(), 1);
        QVERIFY(done(written));
        QVERIFY(done(marks.setFavourite(model(u"y"_s), true)));
        QCOMPARE(marks.favourites(), (QList{model(u"y"_s), model(u"z"_s)}));

        auto document = m_fixture->newDocument();
        for (const QString &id : {u"b"_s, u"a"_s, u"b"_s})
            document->addPane(model(id));
        QVERIFY(document->send(u"Who?"_s).ok());
        QCOMPARE(marks.recents(), (QList{model(u"b"_s), model(u"a"_s)}));
        QVERIFY(WorkbenchFixture::ended(*document));
        document->retry(document->value().panes[1].id);
        QVERIFY(WorkbenchFixture::ended(*document));
        QCOMPARE(marks.recents(), (QList{model(u"a"_s), model(u"b"_s)}));
        QVERIFY(done(marks.setFavourite(model(u"z"_s), false)));
        document.reset(); // before the workbench that it belongs to
        m_fixture->open();
        QCOMPARE(workbench().marks().recents(), (QList{model(u"a"_s), model(u"b"_s)}));
        QCOMPARE(workbench().marks().favourites(), (QList{model(u"y"_s)}));
    }

    void noticesAnotherProcess()
    {
        workbench().reader().watch(std::chrono::milliseconds(10));
        Workbench other({.profileFolder = m_fixture->folder.path(), .sandboxProgram = {}}, m_fixture->clock);
        QVERIFY(done(other.start()));
        QVERIFY(done(other.lineUps().save(made(u"Theirs"_s))));
        QVERIFY(done(other.marks().setFavourite(WorkbenchFixture::model(u"x"_s), true)));
        QVERIFY(done(other.routes().set(RequestKind::Image, {.model = WorkbenchFixture::model(u"x"_s), .alternative = {}})));
        QTRY_COMPARE(workbench().lineUps().lineUps().size(), 1);
        QTRY_VERIFY(workbench().marks().isFavourite(WorkbenchFixture::model(u"x"_s)));
        QTRY_COMPARE(workbench().routes().table().size(), 1);
    }

    void reportsHealth()
    {
        const auto document = m_fixture->newDocument();
        document->addPane(WorkbenchFixture::model(u"a"_s));
        document->addPane(WorkbenchFixture::model(u"fails"_s));
        QVERIFY(document->send(u"Who?"_s).ok());
        QVERIFY(WorkbenchFixture::ended(*document));
        QVERIFY(done(workbench().store().flush()));
        const auto figures = m_fixture->wait(workbench().health().read());
        QVERIFY(figures);
        QCOMPARE(figures->day.size(), 3); // and the two that the sandbox is
        QCOMPARE(figures->month.size(), 3);
        const auto fake = std::ranges::find(figures->day, u"fake"_s, &ProviderHealth::provider);
        QVERIFY(fake != figures->day.end());
        QCOMPARE(fake->done, 1);
        QCOMPARE(fake->failed, 1);
        QCOMPARE(fake->errors, (QMap<ErrorKind, int>{{ErrorKind::BadKey, 1}}));
        QCOMPARE(fake->until.value - fake->since.value, 24ll * 3600 * 1'000'000 + 1);
        const auto sandbox = std::ranges::find(figures->day, u"sandbox"_s, &ProviderHealth::provider);
        QCOMPARE(sandbox->counted(), 0); // listed all the same
        QVERIFY(!sandbox->successRate());
    }

    void recallsPrompts()
    {
        const auto document = m_fixture->newDocument();
        document->addPane(WorkbenchFixture::model(u"a"_s));
        for (const QString &prompt : {u"one"_s, u"two"_s, u"one"_s}) {
            QVERIFY(document->send(prompt).ok());
            QVERIFY(WorkbenchFixture::ended(*document));
        }
        const auto recent = m_fixture->wait(workbench().recentPrompts(UtcMicros{m_fixture->clock.nowUtc().value + 1}, 10));
        QVERIFY(recent);
        QCOMPARE(recent->size(), 2);
        QCOMPARE(recent->first().text, u"one"_s);
        QCOMPARE(recent->last().text, u"two"_s);
    }

private:
    Workbench &workbench() { return *m_fixture->workbench; }
    static bool done(const QFuture<Status> &future) { return WorkbenchFixture::done(future); }
    static LineUp made(const QString &name)
    {
        LineUp lineUp;
        lineUp.name = name;
        lineUp.entries.append({.model = WorkbenchFixture::model(u"a"_s), .settings = {}, .repeat = 2});
        return lineUp;
    }
    std::unique_ptr<WorkbenchFixture> m_fixture;
};

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestBooks)
#include "tst_books.moc"
