// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "fakeserver.h"
#include "jobs/download.h"
#include "net/httpclient.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Script = FakeServer::Script;
using Request = FakeServer::Request;

namespace {

QByteArray content()
{
    QByteArray bytes;
    for (int i = 0; i < 500; ++i)
        bytes += QByteArray::number(i) + '\n';
    return bytes;
}

/// Answers as a server that knows ranges, with bytes up to `cut` and then an end of the connection.
Script ranged(const Request &request, const QByteArray &bytes, qsizetype cut = -1, const QByteArray &tag = "\"v1\"")
{
    const QByteArray range = request.header("Range");
    qsizetype from = 0;
    QByteArrayList headers{"ETag: " + tag};
    int status = 200;
    if (!range.isEmpty() && request.header("If-Range") == tag) {
        from = range.sliced(6).chopped(1).toLongLong();
        headers.append("Content-Range: bytes " + QByteArray::number(from) + '-' + QByteArray::number(bytes.size() - 1) + '/'
                       + QByteArray::number(bytes.size()));
        status = 206;
    }
    const QByteArray head = FakeServer::head(status, headers, bytes.size() - from);
    if (cut < 0)
        return {head + bytes.sliced(from)};
    return {head + bytes.sliced(from).first(std::min(cut, bytes.size() - from)), FakeServer::close()};
}

} // namespace

class TestDownload : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeServer>();
    }

    void whole()
    {
        m_server->handler = [](const Request &request) { return ranged(request, content()); };
        const auto result = fetch({});
        QVERIFY(result);
        QCOMPARE(result->bytes, content().size());
        QCOMPARE(result->fileName, u"out.txt"_s);
        QCOMPARE(got(), content());
        QVERIFY(!QFile::exists(file() + u".etag"_s));
        QCOMPARE(m_server->requests().first().header("Accept-Encoding"), "identity"_ba);
    }

    /// Broken off at every offset of a small file, and of the rest again.
    void brokenAtEveryOffset()
    {
        const QByteArray bytes = "0123456789abcdefghijklmnopqrstuv";
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
            QFile::remove(file());
            FakeServer server;
            int requests = 0;
            server.handler = [&](const Request &request) { return ranged(request, bytes, ++requests <= 2 ? cut : -1); };
            const auto result = fetchFrom(server, {});
            QVERIFY2(result.ok(), QByteArray::number(cut).constData());
            QCOMPARE(got(), bytes);
            QVERIFY(requests >= 2);
        }
    }

    void oneByteATime()
    {
        const QByteArray bytes = "0123456789abcdef";
        m_server->handler = [&](const Request &request) { return ranged(request, bytes, 1); };
        QVERIFY(fetch({.attempts = 2})); // each attempt brought something
        QCOMPARE(got(), bytes);
    }

    void goesOnAfterARestart()
    {
        const QByteArray bytes = content();
        m_server->handler = [&](const Request &request) { return ranged(request, bytes, 700); };
        QVERIFY(!fetch({.attempts = 1}));
        QCOMPARE(QFileInfo(file()).size(), 700);
        m_server->handler = [&](const Request &request) { return ranged(request, bytes); };
        QVERIFY(fetch({}));
        QCOMPARE(m_server->requests().last().header("Range"), "bytes=700-"_ba);
        QCOMPARE(got(), bytes);
    }

    void aFileThatChanges()
    {
        const QByteArray first = content();
        const QByteArray second = content().toUpper() + "more";
        int requests = 0;
        m_server->handler = [&](const Request &request) {
            return ++requests == 1 ? ranged(request, first, 500) : ranged(request, second, -1, "\"v2\"");
        };
        QVERIFY(fetch({}));
        QCOMPARE(got(), second);
    }

    /// Without a validator the rest could belong to something else.
    void withoutAValidator()
    {
        const QByteArray bytes = content();
        int requests = 0;
        m_server->handler = [&](const Request &) -> Script {
            if (++requests == 1)
                return {FakeServer::head(200, {}, bytes.size()) + bytes.first(100), FakeServer::close()};
            return {FakeServer::head(200, {}, bytes.size()) + bytes};
        };
        QVERIFY(fetch({}));
        QVERIFY(m_server->requests().last().header("Range").isEmpty());
        QCOMPARE(got(), bytes);
    }

    void whatServersAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArrayList>("headers");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("requests");
        QTest::newRow("gone") << 404 << QByteArrayList{} << ErrorKind::NotFound << 1;
        QTest::newRow("expired link") << 403 << QByteArrayList{} << ErrorKind::NotFound << 1;
        QTest::newRow("410") << 410 << QByteArrayList{} << ErrorKind::NotFound << 1;
        QTest::newRow("no key") << 401 << QByteArrayList{} << ErrorKind::BadKey << 1;
        QTest::newRow("busy") << 503 << QByteArrayList{} << ErrorKind::ProviderFailed << 3;
        QTest::newRow("limited") << 429 << QByteArrayList{} << ErrorKind::RateLimited << 3;
        QTest::newRow("to plain http elsewhere") << 302 << QByteArrayList{"Location: http://example.test/x"} << ErrorKind::InsecureUrl << 1;
        QTest::newRow("to a file") << 302 << QByteArrayList{"Location: file:///etc/passwd"} << ErrorKind::BadInput << 1;
        QTest::newRow("for ever") << 302 << QByteArrayList{"Location: /again"} << ErrorKind::Redirected << 6;
        QTest::newRow("a range nobody asked for") << 206 << QByteArrayList{"Content-Range: bytes 5-9/10"} << ErrorKind::BadReply << 4;
        QTest::newRow("compressed") << 200 << QByteArrayList{"Content-Encoding: gzip"} << ErrorKind::BadReply << 1;
    }

    void whatServersAnswer()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArrayList, headers);
        QFETCH(const ErrorKind, kind);
        QFETCH(const int, requests);
        m_server->handler = [&](const Request &) -> Script { return {FakeServer::head(status, headers, 5) + "hello"}; };
        const auto result = fetch({.attempts = 3});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, kind);
        QCOMPARE(m_server->requests().size(), requests);
    }

    void theKeyStaysAtHome()
    {
        FakeServer other;
        other.handler = [](const Request &request) { return ranged(request, content()); };
        m_server->handler = [&](const Request &) -> Script {
            return {FakeServer::head(302, {"Location: " + other.url(u"/there.txt"_s).toEncoded()}, 0)};
        };
        DownloadTask task;
        task.request.headers.append(QHttpHeaders::WellKnownHeader::Authorization, "Bearer secret");
        const auto result = fetch(task);
        QVERIFY(result);
        QCOMPARE(result->fileName, u"there.txt"_s);
        QCOMPARE(m_server->requests().first().header("Authorization"), "Bearer secret"_ba);
        QVERIFY(other.requests().first().header("Authorization").isEmpty());
    }

    void tooLarge_data()
    {
        QTest::addColumn<bool>("told");
        QTest::newRow("said before") << true;
        QTest::newRow("found out") << false;
    }

    void tooLarge()
    {
        QFETCH(const bool, told);
        m_server->handler = [&](const Request &) -> Script {
            if (told)
                return {FakeServer::head(200, {}, content().size()) + content()};
            return {FakeServer::head(200, {}) + content(), FakeServer::close()};
        };
        DownloadTask task{.mostBytes = 100};
        const auto result = fetch(task);
        QCOMPARE(result.error().kind, ErrorKind::LimitExceeded);
        QVERIFY(QFileInfo(file()).size() <= 100);
    }

    void thisMachineIsNotAsked()
    {
        m_server->handler = [](const Request &request) { return ranged(request, content()); };
        DownloadTask task = base({}, *m_server);
        task.allowLoopback = false;
        QCOMPARE(run(task).error().kind, ErrorKind::InsecureUrl);
        QCOMPARE(m_server->requests().size(), 0);
    }

    void noRoom()
    {
        m_server->handler = [](const Request &request) { return ranged(request, content()); };
        DownloadTask task = base({}, *m_server);
        task.file = u"/dev/full"_s;
        const auto result = run(task);
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::DiskFull || result.error().kind == ErrorKind::ReadOnly);
    }

    void dataUris_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QByteArray>("bytes"); // null: refused
        QTest::newRow("text") << u"data:,a%20cat"_s << "a cat"_ba;
        QTest::newRow("base64") << u"data:text/plain;base64,aGVsbG8="_s << "hello"_ba;
        QTest::newRow("capitals") << u"data:text/plain;BASE64,aGVsbG8="_s << "hello"_ba;
        QTest::newRow("escaped base64") << u"data:;base64,aGVsbG8%3D"_s << "hello"_ba;
        QTest::newRow("broken base64") << u"data:;base64,a*b"_s << QByteArray();
        QTest::newRow("no comma") << u"data:image/png"_s << QByteArray();
        QTest::newRow("an address") << u"https://a.test/,"_s << QByteArray();
        QTest::newRow("too large") << u"data:,"_s + QString(101, u'x') << QByteArray();
    }

    void dataUris()
    {
        QFETCH(const QString, uri);
        QFETCH(const QByteArray, bytes);
        const Result<QByteArray> read = dataOfUri(uri, 100);
        QCOMPARE(read.ok(), !bytes.isNull());
        if (read)
            QCOMPARE(*read, bytes);
    }

private:
    QString file() const { return m_dir->filePath(u"file"_s); }
    QByteArray got() const
    {
        QFile read(file());
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    DownloadTask base(DownloadTask task, const FakeServer &server) const
    {
        task.request.url = server.url(u"/out.txt"_s);
        task.file = file();
        if (task.mostBytes == 0)
            task.mostBytes = 1'000'000;
        task.allowLoopback = true;
        task.firstPause = 1ms;
        return task;
    }

    Result<DownloadedFile> run(const DownloadTask &task)
    {
        HttpClient client(m_clock, {.keyHosts = {u"127.0.0.1"_s}});
        Download download(client, task);
        QList<Result<DownloadedFile>> results;
        connect(&download, &Download::finished, this, [&](const auto &result) { results.append(result); });
        download.start();
        if (!QTest::qWaitFor([&] { return !results.isEmpty(); }, 20'000))
            return Error{.kind = ErrorKind::Timeout};
        QTest::qWait(2);
        return results.size() == 1 ? results.first() : Error{.kind = ErrorKind::Overflow};
    }

    Result<DownloadedFile> fetchFrom(const FakeServer &server, const DownloadTask &task) { return run(base(task, server)); }
    Result<DownloadedFile> fetch(const DownloadTask &task) { return fetchFrom(*m_server, task); }

    const SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeServer> m_server;
};

QTEST_GUILESS_MAIN(TestDownload)
#include "tst_download.moc"
