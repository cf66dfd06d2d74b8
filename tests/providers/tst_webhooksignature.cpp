// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/webhooksignature.h"

#include <QHttpHeaders>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

// Made with standardwebhooks 1.1.1.
const QByteArray kSecret = "whsec_YmFrZW9mZi13ZWJob29rLXRlc3Qta2V5";
const QByteArray kGood = "v1,qGLGODFSFJ+sY9Z+HC2qUwM5FdXcf2MfTJip12q+aKM=";
const QByteArray kBody = "{\"id\":\"gm3qorzdhgbfurvjtvhg6dckhu\",\"status\":\"succeeded\",\"output\":"
                         "[\"https://replicate.delivery/x/out-0.webp\"],\"note\":\"caf\xc3\xa9\"}";
constexpr qint64 kSent = 1'700'000'000;

UtcMicros at(qint64 seconds)
{
    return UtcMicros{seconds * 1'000'000};
}

} // namespace

class TestWebHookSignature : public QObject {
    Q_OBJECT

private slots:
    void keys_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("key"); // null: none
        QTest::newRow("a secret") << kSecret << QByteArray("bakeoff-webhook-test-key");
        QTest::newRow("another prefix") << QByteArray("sk_YmFr") << QByteArray();
        QTest::newRow("no base64") << QByteArray("whsec_*") << QByteArray();
        QTest::newRow("nothing behind it") << QByteArray("whsec_") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void keys()
    {
        QFETCH(const QByteArray, secret);
        QFETCH(const QByteArray, key);
        const std::optional<QByteArray> read = webHookKey(secret);
        QCOMPARE(read.has_value(), !key.isEmpty());
        QCOMPARE(read.value_or(QByteArray()), key);
    }

    void signatures_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("timestamp");
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<bool>("genuine");
        const QByteArray id = "msg_bakeoff_0001";
        const QByteArray stamp = QByteArray::number(kSent);
        const auto row = [&](const char *name, bool genuine, const QByteArray &signature = kGood, qint64 off = 0) {
            QTest::newRow(name) << id << stamp << signature << kBody << kSent + off << genuine;
        };
        row("good", true);
        row("one of several", true, "v1,AAAA " + kGood);
        row("the first of several", true, kGood + " v2,xyz");
        row("300 s old", true, kGood, 300);
        row("300 s ahead", true, kGood, -300);
        row("301 s old", false, kGood, 301);
        row("301 s ahead", false, kGood, -301);
        row("another version", false, "v2" + kGood.sliced(2));
        row("no version", false, kGood.sliced(3));
        row("none", false, {});
        row("a byte less", false, kGood.chopped(1));
        row("another", false, "v1,rGLGODFSFJ+sY9Z+HC2qUwM5FdXcf2MfTJip12q+aKM=");
        QTest::newRow("a byte more in the body") << id << stamp << kGood << kBody + ' ' << kSent << false;
        QTest::newRow("another id") << QByteArray("msg_2") << stamp << kGood << kBody << kSent << false;
        QTest::newRow("no id") << QByteArray() << stamp << kGood << kBody << kSent << false;
        QTest::newRow("another time") << id << QByteArray::number(kSent + 1) << kGood << kBody << kSent << false;
        QTest::newRow("no time") << id << QByteArray("soon") << kGood << kBody << kSent << false;
        QTest::newRow("a time beyond all") << id << QByteArray("9223372036854775807") << kGood << kBody << kSent << false;
    }
    void signatures()
    {
        QFETCH(const QByteArray, id);
        QFETCH(const QByteArray, timestamp);
        QFETCH(const QByteArray, signature);
        QFETCH(const QByteArray, body);
        QFETCH(const qint64, now);
        QFETCH(const bool, genuine);
        QHttpHeaders headers;
        headers.append("Webhook-Id"_L1, id);
        headers.append("Webhook-Timestamp"_L1, timestamp);
        headers.append("Webhook-Signature"_L1, signature);
        QCOMPARE(isGenuineWebHook(*webHookKey(kSecret), headers, body, at(now)), genuine);
        QVERIFY(!isGenuineWebHook(QByteArray(), headers, body, at(now))); // no key fits nothing
        QVERIFY(!isGenuineWebHook(*webHookKey(kSecret), {}, body, at(now)));
    }

    void replays()
    {
        WebHookLog log;
        QVERIFY(log.isNew("a", at(kSent)));
        QVERIFY(!log.isNew("a", at(kSent)));
        QVERIFY(log.isNew("b", at(kSent + 500)));
        QVERIFY(!log.isNew("a", at(kSent + 600)));
        QVERIFY(!log.isNew("b", at(kSent + 600)));
        // By then its signature is too old everywhere.
        QVERIFY(log.isNew("a", at(kSent + 700)));
        for (int i = 0; i < 30'000; ++i)
            QVERIFY(log.isNew("m" + QByteArray::number(i), at(kSent + 700)));
        QVERIFY(!log.isNew("m29999", at(kSent + 700)));
    }
};

QTEST_GUILESS_MAIN(TestWebHookSignature)
#include "tst_webhooksignature.moc"
