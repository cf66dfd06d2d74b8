// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/localservers.h"

#include "base/clock.h"
#include "fakeserver.h"

#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLocalServers : public QObject {
    Q_OBJECT
private slots:
    void knowsTheUsualPorts();
    void tellsServersApart_data();
    void tellsServersApart();
    void findsSeveralAtOnce();
    void givesUpOnTheSilent();
    void nothingThere();
    void endsWithItsContext();

private:
    SystemClock m_clock;
};

namespace {

/// Answers by path; everything else is 404.
using Paths = QMap<QByteArray, QByteArray>;

std::function<FakeServer::Script(const FakeServer::Request &)> answering(const Paths &paths)
{
    return [paths](const FakeServer::Request &request) {
        const QByteArray answer = paths.value(request.target);
        return FakeServer::Script{answer.isNull() ? FakeServer::answer(404, "{\"error\":\"no\"}") : answer};
    };
}

QByteArray ok(const QByteArray &body)
{
    return FakeServer::answer(200, body);
}

} // namespace

void TestLocalServers::knowsTheUsualPorts()
{
    QCOMPARE(localServerPorts(), (QList<quint16>{11434, 1234, 8080, 8000}));
}

void TestLocalServers::tellsServersApart_data()
{
    QTest::addColumn<Paths>("paths");
    QTest::addColumn<std::optional<Preset>>("preset");
    QTest::addColumn<int>("models");
    using Found = std::optional<Preset>;
    const auto row = [](const char *name, const Paths &paths, Found preset, int models) {
        QTest::newRow(name) << paths << preset << models;
    };
    const QByteArray one = ok(R"({"object":"list","data":[{"id":"a","object":"model","owned_by":"someone"}]})"_ba);
    row("Ollama",
        {{"/v1/models",
          ok(R"({"object":"list","data":[{"id":"a:8b","object":"model","created":1,"owned_by":"library"},{"id":"b","owned_by":"user"}]})"_ba)},
         {"/api/version", ok(R"({"version":"0.12.0"})"_ba)}},
        Preset::Ollama, 2);
    row("Ollama without models",
        {{"/v1/models", ok(R"({"object":"list","data":null})"_ba)}, {"/api/version", ok(R"({"version":"0.12.0"})"_ba)}},
        Preset::Ollama, 0);
    row("vLLM by its context", {{"/v1/models", ok(R"({"data":[{"id":"a","owned_by":"me","max_model_len":4096}]})"_ba)}},
        Preset::Vllm, 1);
    row("vLLM by its name", {{"/v1/models", ok(R"({"data":[{"id":"a","owned_by":"vllm"}]})"_ba)}}, Preset::Vllm, 1);
    row("llama-server by its name",
        {{"/v1/models", ok(R"({"data":[{"id":"/m/a.gguf","owned_by":"llamacpp","meta":{"n_ctx_train":8192}}]})"_ba)}},
        Preset::LlamaServer, 1);
    row("llama-server by its properties",
        {{"/v1/models", ok(R"({"data":[]})"_ba)},
         {"/props", ok(R"({"default_generation_settings":{"n_ctx":8192},"total_slots":1})"_ba)}},
        Preset::LlamaServer, 0);
    row("llama-server loading",
        {{"/v1/models", FakeServer::answer(
                            503, R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})"_ba)}},
        Preset::LlamaServer, 0);
    row("LM Studio by its owner", {{"/v1/models", ok(R"({"data":[{"id":"a","owned_by":"organization_owner"}]})"_ba)}},
        Preset::LmStudio, 1);
    row("LM Studio by its own list",
        {{"/v1/models", one},
         {"/api/v0/models", ok(R"({"object":"list","data":[{"id":"a","type":"llm","state":"loaded"}]})"_ba)}},
        Preset::LmStudio, 1);
    row("speaks the dialect", {{"/v1/models", one}}, Preset::Generic, 1);
    row("speaks the dialect, and has a web page for all else",
        {{"/v1/models", one},
         {"/api/version", FakeServer::answer(200, "<html>"_ba, "text/html"_ba)},
         {"/props", ok(R"({"hello":1})"_ba)}},
        Preset::Generic, 1);
    row("some other web server", {{"/v1/models", FakeServer::answer(200, "<html>"_ba, "text/html"_ba)}}, {}, 0);
    row("some other API", {{"/v1/models", ok(R"({"hello":1})"_ba)}}, {}, 0);
    row("nothing at that path", {}, {}, 0);
    row("wants a key", {{"/v1/models", FakeServer::answer(401, R"({"error":{"message":"no key"}})"_ba)}}, {}, 0);
}

void TestLocalServers::tellsServersApart()
{
    QFETCH(Paths, paths);
    QFETCH(std::optional<Preset>, preset);
    QFETCH(int, models);
    FakeServer server;
    server.handler = answering(paths);
    std::optional<QList<LocalServer>> found;
    findLocalServers(
        m_clock, this, [&](const QList<LocalServer> &list) { found = list; }, {quint16(server.url().port())}, 5s);
    QVERIFY(!found);
    QTRY_VERIFY(found);
    QCOMPARE(found->size(), preset ? 1 : 0);
    if (!preset)
        return;
    QCOMPARE(found->constFirst().info.id, presetInfo(*preset).id);
    QCOMPARE(found->constFirst().models, models);
    QCOMPARE(found->constFirst().baseUrl, server.url(u"/v1"_s));
    for (const FakeServer::Request &request : server.requests())
        QVERIFY(request.header("authorization").isNull());
}

void TestLocalServers::findsSeveralAtOnce()
{
    FakeServer ollama;
    ollama.handler =
        answering({{"/v1/models", ok(R"({"data":[{"id":"a"}]})"_ba)}, {"/api/version", ok(R"({"version":"1"})"_ba)}});
    FakeServer gone;
    const auto closed = quint16(gone.url().port());
    gone.stopListening();
    FakeServer vllm;
    vllm.handler =
        answering({{"/v1/models", ok(R"({"data":[{"id":"a","max_model_len":1},{"id":"b","max_model_len":1}]})"_ba)}});
    std::optional<QList<LocalServer>> found;
    findLocalServers(
        m_clock, this, [&](const QList<LocalServer> &list) { found = list; },
        {quint16(ollama.url().port()), closed, quint16(vllm.url().port())}, 5s);
    QTRY_VERIFY(found);
    QCOMPARE(found->size(), 2);
    QCOMPARE((*found)[0].info.preset, Preset::Ollama);
    QCOMPARE((*found)[1].info.preset, Preset::Vllm);
    QCOMPARE((*found)[1].models, 2);
}

void TestLocalServers::givesUpOnTheSilent()
{
    FakeServer silent;
    silent.enqueue({FakeServer::gate()});
    std::optional<QList<LocalServer>> found;
    findLocalServers(
        m_clock, this, [&](const QList<LocalServer> &list) { found = list; }, {quint16(silent.url().port())}, 50ms);
    QTRY_VERIFY(found);
    QVERIFY(found->isEmpty());
}

void TestLocalServers::nothingThere()
{
    std::optional<QList<LocalServer>> found;
    findLocalServers(m_clock, this, [&](const QList<LocalServer> &list) { found = list; }, {});
    QVERIFY(!found);
    QTRY_VERIFY(found);
    QVERIFY(found->isEmpty());
}

void TestLocalServers::endsWithItsContext()
{
    FakeServer server;
    server.enqueue({FakeServer::gate(), ok("{}")});
    auto context = std::make_unique<QObject>();
    int calls = 0;
    findLocalServers(
        m_clock, context.get(), [&](const QList<LocalServer> &) { ++calls; }, {quint16(server.url().port())}, 5s);
    QTRY_COMPARE(server.completeRequests(), 1);
    context.reset();
    server.openGate();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(calls, 0);
}

QTEST_GUILESS_MAIN(TestLocalServers)
#include "tst_localservers.moc"
