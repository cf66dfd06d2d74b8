// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ssedecoder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

/// What the sink saw, as text that a failed comparison prints: "type|id|data" and "?name=value".
class Seen final : public SseSink {
public:
    QByteArrayList calls;

    void sseEvent(const SseEvent &event) override
    {
        calls += event.type.toByteArray() + '|' + event.id.toByteArray() + '|' + event.data.toByteArray();
    }
    void sseUnknownField(QByteArrayView name, QByteArrayView value) override
    {
        calls += '?' + name.toByteArray() + '=' + value.toByteArray();
    }
};

QByteArrayList decodeInSteps(const QByteArray &stream, qsizetype step, bool flush)
{
    SseDecoder decoder;
    Seen seen;
    for (qsizetype at = 0; at < stream.size(); at += step) {
        // A copy of exactly the packet's size, gone after the call: a view kept too long is found by the sanitizer.
        const auto packet = std::make_unique<std::vector<char>>(stream.begin() + at,
                                                                stream.begin() + qMin(at + step, stream.size()));
        if (!decoder.feed(QByteArrayView(packet->data(), qsizetype(packet->size())), seen).ok())
            seen.calls += "failed"_ba;
    }
    if (flush && !decoder.flush(seen).ok())
        seen.calls += "failed"_ba;
    return seen.calls;
}

/// The standard's text read literally over the whole stream, with nothing incremental about it.
QByteArrayList referenceEvents(QByteArray stream)
{
    if (stream.startsWith("\xEF\xBB\xBF"))
        stream.remove(0, 3);
    stream.replace("\r\n", "\n").replace('\r', '\n');
    QByteArrayList lines = stream.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast(); // the stream ended with a line end
    lines += QByteArray();  // lenient: a stream's end closes the event

    QByteArrayList calls;
    QByteArray type, id;
    std::optional<QByteArray> data;
    for (const QByteArray &line : std::as_const(lines)) {
        if (line.isEmpty()) {
            if (data) {
                data->chop(1);
                calls += (type.isEmpty() ? "message"_ba : type) + '|' + id + '|' + *data;
            }
            data.reset();
            type.clear();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = colon < 0 ? line : line.first(colon);
        QByteArray value = colon < 0 ? ""_ba : line.mid(colon + 1);
        if (value.startsWith(' '))
            value.remove(0, 1);
        if (colon == 0)
            continue;
        if (name == "data")
            data = data.value_or(""_ba) + value + '\n';
        else if (name == "event")
            type = value;
        else if (name == "id")
            id = value.contains('\0') ? id : value;
        else if (name != "retry")
            calls += '?' + name + '=' + value;
    }
    return calls;
}

} // namespace

class TestSseDecoder : public QObject {
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void dropsAnUnfinishedEventWithoutFlush();
    void agreesWithTheReferenceOnRandomStreams();
    void readsRetry_data();
    void readsRetry();
    void keepsMegabyteLines();
    void refusesTooMuch_data();
    void refusesTooMuch();
    void handsOutSingleLinesWithoutACopy();
    void startsAnewAfterFlush();
};

void TestSseDecoder::decodes_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("calls");

    const auto row = [](const char *name, QByteArray stream, QByteArrayList calls) {
        QTest::newRow(name) << stream << calls;
    };
    row("nothing", "", {});
    row("one event", "data: a\n\n", {"message||a"});
    row("no space", "data:a\n\n", {"message||a"});
    row("only one space is stripped", "data:  a\n\n", {"message|| a"});
    row("a tab is not a space", "data:\ta\n\n", {"message||\ta"});
    row("several data lines", "data: a\ndata: b\ndata:\ndata: c\n\n", {"message||a\nb\n\nc"});
    row("CRLF", "data: a\r\ndata: b\r\n\r\n", {"message||a\nb"});
    row("CR", "data: a\rdata: b\r\rdata: c\r\r", {"message||a\nb", "message||c"});
    row("mixed line ends", "data: a\rdata: b\ndata: c\r\n\ndata: d\n\r", {"message||a\nb\nc", "message||d"});
    row("LF CR is two line ends", "data: a\n\rdata: b\n\r", {"message||a", "message||b"});
    row("BOM", "\xEF\xBB\xBF" "data: a\n\n", {"message||a"});
    row("BOM alone", "\xEF\xBB\xBF", {});
    row("BOM twice", "\xEF\xBB\xBF\xEF\xBB\xBF" "data: a\n\n", {"?\xEF\xBB\xBF" "data=a"});
    row("half a BOM", "\xEF\xBB" "data: a\n\n", {"?\xEF\xBB" "data=a"});
    row("half a BOM and no more", "\xEF\xBB", {"?\xEF\xBB="});
    row("BOM later is data", "data: a\n\n\xEF\xBB\xBF" "data: b\n\n", {"message||a", "?\xEF\xBB\xBF" "data=b"});
    row("keep-alive comment", ": ping\n\ndata: a\n\n", {"message||a"});
    row("bare colon", ":\n\n:\n\ndata: a\n:x\ndata: b\n\n", {"message||a\nb"});
    row("blank lines", "\n\n\ndata: a\n\n\n\n", {"message||a"});
    row("event name", "event: error\ndata: {}\n\ndata: b\n\n", {"error||{}", "message||b"});
    row("event without data is none", "event: ping\n\ndata: a\n\n", {"message||a"});
    row("last event name wins", "event: a\nevent: b\ndata: c\n\n", {"b||c"});
    row("empty event name", "event: a\nevent:\ndata: c\n\n", {"message||c"});
    row("event after data", "data: c\nevent: a\n\n", {"a||c"});
    row("id stays", "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n", {"message|1|a", "message|1|b", "message||c"});
    row("id without data stays too", "id: 7\n\ndata: a\n\n", {"message|7|a"});
    row("id with NUL is ignored", QByteArray("id: 1\nid: 2\0003\ndata: a\n\n", 23), {"message|1|a"});
    row("NUL in data is data", QByteArray("data: a\0b\n\n", 11), {QByteArray("message||a\0b", 12)});
    row("data without colon", "data\n\n", {"message||"});
    row("two of them", "data\ndata\n\n", {"message||\n"});
    row("empty data", "data:\n\ndata: \n\n", {"message||", "message||"});
    row("field of old llama-server", "error: {\"code\":500}\n\n", {"?error={\"code\":500}"});
    row("unknown field between", "data: a\nfoo: bar\ndata: b\n\n", {"?foo=bar", "message||a\nb"});
    row("names are case-sensitive", "Data: a\n\n", {"?Data=a"});
    row("a space before the name counts", " data: a\n\n", {"? data=a"});
    row("HTML", "<!DOCTYPE html>\n<p style=\"a:b\">\n", {"?<!DOCTYPE html>=", "?<p style=\"a=b\">"});
    row("colons in the value", "data: a:b: c\n\n", {"message||a:b: c"});
    row("no blank line at the end", "data: a\n\ndata: b\n", {"message||a", "message||b"});
    row("no line end at the end", "data: a\n\ndata: b", {"message||a", "message||b"});
    row("no line end after two lines", "data: a\ndata: b", {"message||a\nb"});
    row("CR at the end", "data: a\r", {"message||a"});
    row("comment cut off", "data: a\n\n: pi", {"message||a"});
    row("field name cut off", "data: a\n\ndat", {"message||a", "?dat="});
    row("UTF-8", "data: \xE2\x82\xAC \xF0\x9F\x8D\x9E\n\n", {"message||\xE2\x82\xAC \xF0\x9F\x8D\x9E"});
    row("done", "data: {\"a\":1}\n\ndata: [DONE]\n\n", {"message||{\"a\":1}", "message||[DONE]"});
}

void TestSseDecoder::decodes()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QByteArrayList, calls);
    QCOMPARE(referenceEvents(stream), calls); // the reference of the random test is itself held to the table
    for (qsizetype step = 1; step <= qMax(qsizetype{1}, stream.size()); ++step)
        QCOMPARE(decodeInSteps(stream, step, true), calls);
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        SseDecoder decoder;
        Seen seen;
        QVERIFY(decoder.feed(stream.first(cut), seen).ok());
        QVERIFY(decoder.feed({}, seen).ok());
        QVERIFY(decoder.feed(stream.sliced(cut), seen).ok());
        QVERIFY(decoder.flush(seen).ok());
        QCOMPARE(seen.calls, calls);
    }
}

void TestSseDecoder::dropsAnUnfinishedEventWithoutFlush()
{
    for (const QByteArray &stream : {"data: a\n\ndata: b\n"_ba, "data: a\n\ndata: b"_ba}) {
        for (qsizetype step = 1; step <= stream.size(); ++step)
            QCOMPARE(decodeInSteps(stream, step, false), QByteArrayList{"message||a"});
    }
}

void TestSseDecoder::agreesWithTheReferenceOnRandomStreams()
{
    QRandomGenerator random(20261122);
    const QByteArrayList pieces{"\n", "\r", "\r\n", "\n\n", "data", "data:", "data: ", "event: e", "id: ", "id: 5", ":",
                                " ", "x", "retry: 5", "\xEF\xBB\xBF", "\xEF", "\xBB", "\xE2\x82\xAC", QByteArray(1, '\0'),
                                "{\"a\":\"b\"}", QByteArray(300, 'y')};
    for (int round = 0; round < 3000; ++round) {
        QByteArray stream;
        for (int n = random.bounded(30); n >= 0; --n)
            stream += pieces[random.bounded(int(pieces.size()))];
        const QByteArrayList expected = referenceEvents(stream);

        SseDecoder decoder;
        Seen seen;
        for (qsizetype at = 0; at < stream.size();) {
            const qsizetype step = qMin(stream.size() - at, qsizetype{1} + random.bounded(40));
            const QByteArray packet(stream.constData() + at, step);
            QVERIFY(decoder.feed(packet, seen).ok());
            at += step;
        }
        QVERIFY(decoder.flush(seen).ok());
        QCOMPARE(seen.calls, expected);
        QCOMPARE(decodeInSteps(stream, stream.size(), true), expected);
    }
}

void TestSseDecoder::readsRetry_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<std::optional<std::chrono::milliseconds>>("retry");
    using Ms = std::optional<std::chrono::milliseconds>;
    QTest::newRow("none") << "data: a\n\n"_ba << Ms();
    QTest::newRow("plain") << "retry: 1500\n"_ba << Ms(1500);
    QTest::newRow("zero") << "retry:0\n"_ba << Ms(0);
    QTest::newRow("last valid one") << "retry: 1\nretry: 2\nretry: x\n"_ba << Ms(2);
    QTest::newRow("sign") << "retry: -1\n"_ba << Ms();
    QTest::newRow("fraction") << "retry: 1.5\n"_ba << Ms();
    QTest::newRow("white space") << "retry: 1 \n"_ba << Ms();
    QTest::newRow("empty") << "retry\nretry:\n"_ba << Ms();
    QTest::newRow("huge is bounded by a year") << "retry: 99999999999999999999999\n"_ba << Ms(31'536'000'000);
}

void TestSseDecoder::readsRetry()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const std::optional<std::chrono::milliseconds>, retry);
    for (qsizetype step = 1; step <= stream.size(); ++step) {
        SseDecoder decoder;
        Seen seen;
        for (qsizetype at = 0; at < stream.size(); at += step)
            QVERIFY(decoder.feed(QByteArrayView(stream).sliced(at, qMin(step, stream.size() - at)), seen).ok());
        QVERIFY(decoder.retry() == retry);
    }
}

void TestSseDecoder::keepsMegabyteLines()
{
    const QByteArray big(5'000'000, 'z');
    const QByteArray stream = "data: " + big + "\r\n\r\ndata: small\n\n";
    for (const qsizetype step : {qsizetype{1000}, qsizetype{16384}, qsizetype{4'999'999}, stream.size()})
        QCOMPARE(decodeInSteps(stream, step, true), (QByteArrayList{"message||" + big, "message||small"}));
}

void TestSseDecoder::refusesTooMuch_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("calls");
    const QByteArrayList first{"message||a"};
    QTest::newRow("line at the limit") << "data: a\n\ndata: 12345678901234\n\ndata: b\n\n"_ba
                                       << QByteArrayList{"message||a", "message||12345678901234", "message||b"};
    QTest::newRow("line over it") << "data: a\n\ndata: 123456789012345\n\ndata: b\n\n"_ba << first;
    QTest::newRow("line without an end") << "data: a\n\n"_ba + QByteArray(21, 'x') << first;
    QTest::newRow("comment") << "data: a\n\n:"_ba + QByteArray(20, 'x') + "\n\ndata: b\n\n" << first;
    QTest::newRow("event of many lines") << "data: a\n\ndata: 1234567890\ndata: 1234567890\n\ndata: b\n\n"_ba << first;
}

void TestSseDecoder::refusesTooMuch()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QByteArrayList, calls);
    const bool fits = calls.size() > 1;
    for (qsizetype step = 1; step <= stream.size(); ++step) {
        SseDecoder decoder(20);
        Seen seen;
        Status status = success();
        for (qsizetype at = 0; at < stream.size(); at += step)
            status = decoder.feed(QByteArrayView(stream).sliced(at, qMin(step, stream.size() - at)), seen);
        QCOMPARE(seen.calls, calls);
        QCOMPARE(status.ok(), fits);
        if (!fits) {
            QCOMPARE(status.error().kind, ErrorKind::LimitExceeded);
            QCOMPARE(decoder.flush(seen).error().kind, ErrorKind::LimitExceeded);
            QCOMPARE(decoder.feed("\n\ndata: c\n\n", seen).error().kind, ErrorKind::LimitExceeded);
            QCOMPARE(seen.calls, calls);
        }
    }
}

void TestSseDecoder::handsOutSingleLinesWithoutACopy()
{
    class Inside final : public SseSink {
    public:
        QByteArrayView packet;
        int events = 0;
        void sseEvent(const SseEvent &event) override
        {
            ++events;
            QVERIFY(event.data.data() >= packet.data() && event.data.data() < packet.data() + packet.size());
        }
    } sink;
    const QByteArray packet = "event: x\ndata: {\"a\":1}\nid: 4\n\ndata: {\"b\":2}\r\n\r\n";
    sink.packet = packet;
    SseDecoder decoder;
    QVERIFY(decoder.feed(packet, sink).ok());
    QCOMPARE(sink.events, 2);
}

void TestSseDecoder::startsAnewAfterFlush()
{
    SseDecoder decoder;
    Seen seen;
    QVERIFY(decoder.feed("id: 3\nevent: e\ndata: a\r", seen).ok());
    QVERIFY(decoder.flush(seen).ok());
    QVERIFY(decoder.feed("\n\xEF\xBB\xBF", seen).ok()); // a line end, and so no BOM at the start
    QVERIFY(decoder.feed("data: b\n\n", seen).ok());
    QVERIFY(decoder.flush(seen).ok());
    QVERIFY(decoder.feed("\xEF\xBB\xBF" "data: c\n\n", seen).ok());
    QCOMPARE(seen.calls, (QByteArrayList{"e|3|a", "?\xEF\xBB\xBF" "data=b", "message||c"}));
}

QTEST_APPLESS_MAIN(TestSseDecoder)
#include "tst_ssedecoder.moc"
