// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicateprovider.h"

#include "base/clock.h"
#include "chatrecorder.h"
#include "sandbox/sandboxserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The provider against the sandbox's own Replicate, which was written from the same documents and shares no code.
class TestReplicateSandbox : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void account();
    void catalogue();
    void searchAndCollections();
    void runsOnEachRoute();
    void submissions_data();
    void submissions();
    void invalidFields();
    void listsWhatItMade();
    void cancels();
    void uploadsAndFetches();
    void streamsFiles();
    void writes();
    void writesThoughItsStreamBreaks();
    void stopsWriting();
    void rateLimit();

private:
    template <typename T> T waitFor(Answer<T> &answer)
    {
        if (!QTest::qWaitFor([&] { return answer.calls > 0; }, 15'000) || !answer.ok())
            return {};
        return **answer.result;
    }
    Prediction fetch(const QString &id);
    Prediction ended(const QString &id);
    Submission submit(const PredictionRequest &request);
    PredictionModel model(const QString &id);
    /// By the model's own route.
    PredictionRequest requestFor(const QString &id, const QJsonObject &input);

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<ReplicateProvider> m_provider;
};

void TestReplicateSandbox::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    SandboxServerOptions options;
    options.seed = 1;
    options.replicate.folder = m_dir->filePath(u"predictions"_s);
    options.replicate.pacePercent = 0;
    m_server = std::make_unique<SandboxServer>(options, m_clock);
    QVERIFY(m_server->listen().ok());
    ProviderConfig config;
    config.name = u"sandbox-replicate"_s;
    config.kind = ProviderKind::Replicate;
    config.preset = Preset::SandboxReplicate;
    config.isSandbox = true;
    config.baseUrl = m_server->replicateUrl();
    m_provider = std::make_unique<ReplicateProvider>(config, "sandbox"_ba, m_clock);
}

void TestReplicateSandbox::cleanup()
{
    m_provider.reset();
    m_server.reset();
    m_dir.reset();
}

Prediction TestReplicateSandbox::fetch(const QString &id)
{
    Answer<Prediction> answer;
    m_provider->fetchPrediction(id, this, answer.take());
    return waitFor(answer);
}

Prediction TestReplicateSandbox::ended(const QString &id)
{
    Prediction prediction;
    (void)QTest::qWaitFor(
        [&] {
            prediction = fetch(id);
            return prediction.id.isEmpty() || isFinal(prediction.status);
        },
        20'000);
    return prediction;
}

Submission TestReplicateSandbox::submit(const PredictionRequest &request)
{
    std::optional<Submission> submission;
    m_provider->submit(request, this, {}, [&](const Submission &s) { submission = s; });
    (void)QTest::qWaitFor([&] { return submission.has_value(); }, 20'000);
    return submission.value_or(Submission{});
}

PredictionModel TestReplicateSandbox::model(const QString &id)
{
    Answer<PredictionModel> answer;
    m_provider->fetchPredictionModel(id, {}, this, answer.take());
    return waitFor(answer);
}

PredictionRequest TestReplicateSandbox::requestFor(const QString &id, const QJsonObject &input)
{
    const PredictionModel found = model(id);
    return {.route = found.route,
            .model = found.id,
            .version = found.version,
            .input = input,
            .cancelAfter = {},
            .webHook = {}};
}

void TestReplicateSandbox::account()
{
    Answer<AccountInfo> answer;
    m_provider->testAccount(this, answer.take());
    const AccountInfo info = waitFor(answer);
    QVERIFY(!info.label.isEmpty());
    QVERIFY(info.models > 10);
    QVERIFY(!info.remaining);

    ReplicateProvider stranger(m_provider->config(), "r8_another-key"_ba, m_clock);
    Answer<AccountInfo> refused;
    stranger.testAccount(this, refused.take());
    QTRY_COMPARE(refused.kind(), "bad_key"_ba);
}

void TestReplicateSandbox::catalogue()
{
    Answer<QList<ModelInfo>> answer;
    m_provider->fetchModels(this, answer.take());
    const QList<ModelInfo> models = waitFor(answer);
    const auto outputs = [&](const QString &id) {
        const auto it = std::ranges::find(models, id, &ModelInfo::id);
        return it == models.end() ? QStringList{u"missing"_s} : it->outputModalities;
    };
    QCOMPARE(outputs(u"sandbox/painter"_s), QStringList{u"image"_s});
    QCOMPARE(outputs(u"sandbox/film"_s), QStringList{u"video"_s});
    QCOMPARE(outputs(u"sandbox/speaker"_s), QStringList{u"audio"_s});
    QCOMPARE(outputs(u"sandbox/composer"_s), QStringList{u"audio"_s});
    QCOMPARE(outputs(u"sandbox/writer"_s), QStringList{u"text"_s});
    const auto writer = std::ranges::find(models, u"sandbox/writer"_s, &ModelInfo::id);
    QVERIFY(writer->supportedParameters && writer->supportedParameters->contains(u"temperature"_s));
    QCOMPARE(writer->maxCompletionTokens, 2000);
    QCOMPARE(writer->inputModalities, QStringList{u"text"_s});
}

void TestReplicateSandbox::searchAndCollections()
{
    Answer<QList<PredictionModel>> found;
    m_provider->searchModels(u"film"_s, this, found.take());
    const QList<PredictionModel> films = waitFor(found);
    QVERIFY(std::ranges::any_of(films, [](const PredictionModel &m) { return m.id == "sandbox/film"_L1; }));
    Answer<QList<ModelCollection>> list;
    m_provider->fetchCollections(this, list.take());
    const QList<ModelCollection> collections = waitFor(list);
    QVERIFY(std::ranges::any_of(collections, [](const ModelCollection &c) { return c.slug == "text-to-image"_L1; }));
    Answer<ModelCollection> one;
    m_provider->fetchCollection(u"text-to-image"_s, this, one.take());
    const ModelCollection images = waitFor(one);
    QVERIFY(std::ranges::any_of(images.models, [](const PredictionModel &m) { return m.id == "sandbox/painter"_L1; }));
}

void TestReplicateSandbox::runsOnEachRoute()
{
    const PredictionModel official = model(u"sandbox/speaker"_s);
    QCOMPARE(official.route, PredictionRoute::Official);
    QVERIFY(!official.schema.isEmpty() && !official.example.isEmpty());
    const PredictionModel community = model(u"sandbox/gpu"_s);
    QCOMPARE(community.route, PredictionRoute::Version);
    QCOMPARE(community.version.size(), 64);

    for (const PredictionRequest &request : {requestFor(u"sandbox/speaker"_s, {{"text"_L1, "Hello"_L1}}),
                                             requestFor(u"sandbox/gpu"_s, {{"seconds"_L1, 0.1}})}) {
        const Submission s = submit(request);
        QVERIFY2(s.prediction, qPrintable(s.error ? s.error->providerMessage : QString()));
        QCOMPARE(s.prediction->input, request.input);
        const Prediction p = ended(s.prediction->id);
        QCOMPARE(p.status, PredictionStatus::Succeeded);
        QVERIFY(p.created && p.started && p.completed);
        QVERIFY(p.metrics.contains("predict_time"_L1));
        QVERIFY(!p.output.isNull());
    }
    Answer<QList<ModelInfo>> all;
    m_provider->fetchModels(this, all.take());
    const QList<ModelInfo> models = waitFor(all);
    const auto own = std::ranges::find_if(models, [](const ModelInfo &m) { return m.id.startsWith("deployments/"_L1); });
    QVERIFY(own != models.end());
    const PredictionModel deployed = model(own->id);
    QCOMPARE(deployed.route, PredictionRoute::Deployment);
    QVERIFY(!deployed.hardware.isEmpty() && !deployed.schema.isEmpty());
    PredictionRequest request{.route = deployed.route, .model = deployed.id.section(u'/', 1), .version = {}, .input = {}, .cancelAfter = {}, .webHook = {}};
    const Submission s = submit(request);
    QCOMPARE(s.kind, Submission::Kind::Accepted);
    QCOMPARE(ended(s.prediction->id).status, PredictionStatus::Succeeded);
}

void TestReplicateSandbox::submissions_data()
{
    using Kind = Submission::Kind;
    QTest::addColumn<QString>("fault");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<ErrorKind>("error");
    QTest::addColumn<int>("made");
    const auto row = [](const char *fault, Kind kind, ErrorKind error, int made) {
        QTest::newRow(fault) << QString::fromLatin1(fault) << kind << error << made;
    };
    row("401", Kind::Refused, ErrorKind::BadKey, 0);
    row("402", Kind::Refused, ErrorKind::NoCredit, 0);
    row("404", Kind::Refused, ErrorKind::NotFound, 0);
    row("413", Kind::Refused, ErrorKind::BadInput, 0);
    row("422", Kind::Refused, ErrorKind::BadInput, 0);
    row("422-version", Kind::Refused, ErrorKind::BadInput, 0);
    row("429", Kind::Refused, ErrorKind::RateLimited, 0);
    row("500", Kind::Unconfirmed, ErrorKind::ProviderFailed, 0);
    row("503", Kind::Unconfirmed, ErrorKind::Overloaded, 0);
    row("html-502", Kind::Unconfirmed, ErrorKind::BadReply, 0);
    row("lost-close", Kind::Unconfirmed, ErrorKind::Interrupted, 0);
    row("lost-reset", Kind::Unconfirmed, ErrorKind::Interrupted, 0);
    row("created-close", Kind::Unconfirmed, ErrorKind::Interrupted, 1);
    row("created-reset", Kind::Unconfirmed, ErrorKind::Interrupted, 1);
    row("created-500", Kind::Unconfirmed, ErrorKind::ProviderFailed, 1);
    row("created-html-502", Kind::Unconfirmed, ErrorKind::BadReply, 1);
}

/// What is unconfirmed may exist; what is refused never does; nothing is ever made twice.
void TestReplicateSandbox::submissions()
{
    QFETCH(const QString, fault);
    QFETCH(const Submission::Kind, kind);
    QFETCH(const ErrorKind, error);
    QFETCH(const int, made);
    const Submission s = submit(requestFor(u"sandbox/fault-"_s + fault, {{"prompt"_L1, "a boat"_L1}}));
    QCOMPARE(s.kind, kind);
    QCOMPARE(s.error->kind, error);
    Answer<PredictionPage> page;
    m_provider->fetchPredictions({}, {}, this, page.take());
    QTRY_VERIFY(page.ok());
    QCOMPARE((*page.result)->predictions.size(), made);
}

void TestReplicateSandbox::invalidFields()
{
    const Submission s = submit(requestFor(u"sandbox/speaker"_s, {{"voice"_L1, "nobody"_L1}, {"text"_L1, "x"_L1}}));
    QCOMPARE(s.kind, Submission::Kind::Refused);
    QCOMPARE(s.error->kind, ErrorKind::BadInput);
    QCOMPARE(s.invalidFields.size(), 1);
    QCOMPARE(s.invalidFields.constFirst().field, u"voice"_s);
    QVERIFY(!s.invalidFields.constFirst().description.isEmpty());
}

void TestReplicateSandbox::listsWhatItMade()
{
    const PredictionRequest request = requestFor(u"sandbox/failing"_s, {{"seconds"_L1, 0}});
    QStringList ids;
    for (int i = 0; i < 3; ++i) {
        const Submission s = submit(request);
        QVERIFY(s.prediction.has_value());
        ids.prepend(s.prediction->id);
        QCOMPARE(ended(ids.first()).status, PredictionStatus::Failed);
    }
    Answer<PredictionPage> page;
    m_provider->fetchPredictions({}, {}, this, page.take());
    QTRY_VERIFY(page.ok());
    QStringList listed;
    for (const Prediction &p : (*page.result)->predictions)
        listed.append(p.id);
    QCOMPARE(listed, ids);
    Answer<PredictionPage> later;
    m_provider->fetchPredictions({.createdAfter = UtcMicros{m_clock.nowUtc().value + 60'000'000}, .createdBefore = {}}, {}, this,
                                 later.take());
    QTRY_VERIFY(later.ok());
    QVERIFY((*later.result)->predictions.isEmpty());
}

void TestReplicateSandbox::cancels()
{
    const Submission s = submit(requestFor(u"sandbox/hanging"_s, {}));
    QVERIFY(s.prediction.has_value());
    Answer<Prediction> cancelled;
    m_provider->cancelPrediction(s.prediction->id, this, cancelled.take());
    QTRY_VERIFY(cancelled.ok());
    const Prediction end = ended(s.prediction->id);
    QVERIFY(end.status == PredictionStatus::Canceled || end.status == PredictionStatus::Aborted);
    Answer<Prediction> again;
    m_provider->cancelPrediction(s.prediction->id, this, again.take());
    QTRY_VERIFY(again.ok());
    QCOMPARE((*again.result)->status, end.status);
}

void TestReplicateSandbox::uploadsAndFetches()
{
    QFile sound(m_dir->filePath(u"a.wav"_s));
    QVERIFY(sound.open(QIODevice::WriteOnly));
    const QByteArray bytes = "RIFF"_ba + QByteArray(20'000, 'x');
    sound.write(bytes);
    sound.close();
    Answer<UploadedFile> answer;
    m_provider->upload(sound.fileName(), u"ä.wav"_s, "audio/wav", this, {}, answer.take());
    QTRY_VERIFY(answer.ok());
    const UploadedFile file = **answer.result;
    QVERIFY(file.expires && *file.expires > m_clock.nowUtc());
    QVERIFY(m_provider->fileRequest(file.url).headers.contains(QHttpHeaders::WellKnownHeader::Authorization));

    const Submission s = submit(requestFor(u"sandbox/speaker"_s, {{"text"_L1, "Hello"_L1}}));
    const Prediction p = ended(s.prediction->id);
    const QUrl output(p.output.toString());
    QVERIFY2(output.isValid() && !output.isEmpty(), qPrintable(p.error));
    QVERIFY(!m_provider->fileRequest(output).headers.contains(QHttpHeaders::WellKnownHeader::Authorization));
}

void TestReplicateSandbox::streamsFiles()
{
    const Submission s = submit(requestFor(u"sandbox/flipbook"_s, {{"prompt"_L1, "a tree"_L1}, {"pictures"_L1, 2}, {"size"_L1, 64}}));
    QVERIFY(s.prediction.has_value());
    const std::unique_ptr<PredictionStream> stream = m_provider->stream(*s.prediction);
    QVERIFY(stream);
    QStringList pieces;
    bool areFiles = true;
    int ends = 0;
    connect(stream.get(), &PredictionStream::output, this, [&](const QString &piece, bool isFile, std::chrono::nanoseconds) {
        pieces.append(piece);
        areFiles = areFiles && isFile;
    });
    connect(stream.get(), &PredictionStream::ended, this, [&](const std::optional<Error> &error) {
        ++ends;
        QVERIFY(!error);
    });
    QTRY_COMPARE_WITH_TIMEOUT(ends, 1, 20'000);
    QVERIFY(areFiles);
    QCOMPARE(pieces.size(), 2);
    QCOMPARE(ended(s.prediction->id).output.toArray().size(), 2);
}

void TestReplicateSandbox::writes()
{
    ChatRequest request = ask(u"sandbox/writer"_s, u"Once upon a time"_s);
    request.settings.maxTokens = 40;
    request.settings.seed = 3;
    request.settings.minP = 0.1;
    ChatRecorder r(m_provider->text()->chat(request, std::nullopt));
    QTRY_VERIFY_WITH_TIMEOUT(r.done(), 20'000);
    QCOMPARE(r.kind(), "none"_ba);
    QVERIFY(r.text.size() > 20);
    QCOMPARE(r.outcome.timing, TimingSource::Stream);
    QVERIFY(r.outcome.facts.usage.output.value_or(0) > 0);
    QVERIFY(r.outcome.facts.usage.input.value_or(0) > 0);
    QCOMPARE(r.outcome.facts.ignoredParameters, QStringList{u"min_p"_s});
    QString whole;
    for (const QJsonValue piece : fetch(r.outcome.facts.generationId).output.toArray())
        whole += piece.toString();
    QCOMPARE(r.text, whole);
}

void TestReplicateSandbox::writesThoughItsStreamBreaks()
{
    ChatRecorder r(m_provider->text()->chat(ask(u"sandbox/fault-stream-breaks"_s, u"Once upon a time"_s), std::nullopt));
    QTRY_VERIFY_WITH_TIMEOUT(r.done(), 20'000);
    QCOMPARE(r.kind(), "none"_ba);
    QString whole;
    for (const QJsonValue piece : fetch(r.outcome.facts.generationId).output.toArray())
        whole += piece.toString();
    QVERIFY(!whole.isEmpty());
    QCOMPARE(r.text, whole);
}

void TestReplicateSandbox::stopsWriting()
{
    ChatRequest request = ask(u"sandbox/writer"_s, u"Once upon a time"_s);
    request.settings.maxTokens = 2000;
    ChatRecorder r(m_provider->text()->chat(request, std::nullopt));
    QTRY_VERIFY_WITH_TIMEOUT(!r.text.isEmpty() || r.done(), 20'000);
    r.stream->abort();
    QTRY_VERIFY(r.done());
    if (r.kind() != "none")
        QCOMPARE(r.kind(), "cancelled"_ba);
    QVERIFY(isFinal(ended(r.outcome.facts.generationId).status));
    QTRY_COMPARE(m_server->running(), 0);
}

void TestReplicateSandbox::rateLimit()
{
    const PredictionRequest request = requestFor(u"sandbox/fault-limited"_s, {{"prompt"_L1, "x"_L1}});
    QCOMPARE(submit(request).kind, Submission::Kind::Accepted);
    const Submission second = submit(request);
    QCOMPARE(second.kind, Submission::Kind::Refused);
    QCOMPARE(second.error->kind, ErrorKind::RateLimited);
    QVERIFY(second.error->retryAfter.has_value());
    QCOMPARE(m_provider->rateAllowance().remaining, 0);
    QVERIFY(m_provider->rateAllowance().reset.has_value());
}

QTEST_GUILESS_MAIN(TestReplicateSandbox)
#include "tst_replicatesandbox.moc"
