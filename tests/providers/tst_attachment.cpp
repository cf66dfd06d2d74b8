// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/attachment.h"

#include <QCryptographicHash>
#include <QTest>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(const char *hex, const QByteArray &rest = {})
{
    return QByteArray::fromHex(hex) + rest;
}

/// MPEG 1 layer III, 128 kbit/s, 44.1 kHz: frames of 417 bytes.
QByteArray mp3Frames(int count)
{
    return (bytes("fffb9000") + QByteArray(413, '\0')).repeated(count);
}

} // namespace

class TestAttachment : public QObject {
    Q_OBJECT
private slots:
    void typeFromContent_data();
    void typeFromContent();
    void refused_data();
    void refused();
    void nameAndHash();
    void sizeLimit();
};

void TestAttachment::typeFromContent_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QByteArray &data, const QString &type, AttachmentKind kind) {
        QTest::newRow(name) << data << type << int(kind);
    };
    using enum AttachmentKind;
    row("png", bytes("89504e470d0a1a0a", "IHDR"), u"image/png"_s, Image);
    row("jpeg", bytes("ffd8ffe000104a464946"), u"image/jpeg"_s, Image);
    row("webp", bytes("524946462400000057454250", "VP8 "), u"image/webp"_s, Image);
    row("gif 87", "GIF87a...", u"image/gif"_s, Image);
    row("gif 89", "GIF89a...", u"image/gif"_s, Image);
    row("pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", u"application/pdf"_s, Document);
    row("wav", bytes("524946462400000057415645", "fmt "), u"audio/wav"_s, Audio);
    row("mp3 frames", mp3Frames(3), u"audio/mpeg"_s, Audio);
    row("mp3, cut in its first frame", mp3Frames(1).first(100), u"audio/mpeg"_s, Audio);
    row("mp3 with a tag", bytes("49443303000000000005", "xxxxx") + mp3Frames(1), u"audio/mpeg"_s, Audio);
    row("flac", "fLaC\0\0\0\x22", u"audio/flac"_s, Audio);
    row("flac with a tag", bytes("49443304000000000003", "xxxfLaC"), u"audio/flac"_s, Audio);
    row("ogg", bytes("4f67675300020000000000000000", "................OpusHead"), u"audio/ogg"_s, Audio);
    row("m4a", bytes("0000001c", "ftypM4A ") + bytes("00000200", "M4A isomiso2"), u"audio/mp4"_s, Audio);
    row("m4a by its other brands", bytes("0000001c", "ftypisom") + bytes("00000200", "M4A isomiso2"),
        u"audio/mp4"_s, Audio);
    row("text", "plain words\n", u"text/plain"_s, Text);
    row("one letter", "a", u"text/plain"_s, Text);
    row("text with accents", "Gr\xc3\xbc\xc3\x9f" "e \xf0\x9f\x8e\x88", u"text/plain"_s, Text);
    row("text with a byte order mark", "\xef\xbb\xbfwords", u"text/plain"_s, Text);
    row("source that begins like a tag", "ID3 is a tag format", u"text/plain"_s, Text);
    row("LaTeX comment", "%PDF-output of this file\n", u"text/plain"_s, Text);
    row("SVG is text", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", u"text/plain"_s, Text);
}

void TestAttachment::typeFromContent()
{
    QFETCH(const QByteArray, data);
    const auto attachment = makeAttachment(u"whatever.exe"_s, data);
    QVERIFY2(attachment.ok(), qPrintable(attachment.ok() ? QString() : attachment.error().detail));
    QTEST(attachment->mediaType, "type");
    QTEST(int(attachment->kind), "kind");
    QCOMPARE(attachment->data, data);
}

void TestAttachment::refused_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("zip") << bytes("504b030414000000080000ff");
    QTest::newRow("elf") << bytes("7f454c4602010100000000");
    QTest::newRow("text with a NUL") << QByteArray("a\0b", 3);
    QTest::newRow("latin 1") << QByteArray("Gr\xfc\xdf" "e");
    QTest::newRow("utf-16") << bytes("fffe610062006300");
    QTest::newRow("overlong utf-8") << bytes("c080");
    QTest::newRow("surrogate in utf-8") << bytes("eda080");
    QTest::newRow("cut in a character") << bytes("61e282");
    QTest::newRow("mp4 video") << bytes("00000018", "ftypmp42") + bytes("00000000", "mp42isom");
    QTest::newRow("ogg video") << bytes("4f67675300020000000000000000", "..............") + "\x80theora....";
    QTest::newRow("avi") << bytes("524946462400000041564920", "LIST\xff");
    QTest::newRow("a frame header by chance") << bytes("fffb9000") + QByteArray(600, '\x01');
    QTest::newRow("png cut short") << bytes("89504e47");
}

void TestAttachment::refused()
{
    QFETCH(const QByteArray, data);
    const auto attachment = makeAttachment(u"picture.png"_s, data);
    QVERIFY(!attachment.ok());
    QCOMPARE(attachment.error().kind, ErrorKind::BadInput);
}

void TestAttachment::nameAndHash()
{
    const auto attachment = makeAttachment(u"C:\\folder\\in/other\n name.txt"_s, "abc");
    QVERIFY(attachment.ok());
    QCOMPARE(attachment->name, u"other name.txt"_s);
    QCOMPARE(attachment->sha256.toHex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QVERIFY(*attachment != *makeAttachment(attachment->name, "abd"));
    QCOMPARE(*attachment, *makeAttachment(attachment->name, "abc"));
}

void TestAttachment::sizeLimit()
{
    QVERIFY(makeAttachment(u"most"_s, QByteArray(kMostAttachmentBytes, 'a')).ok());
    const auto attachment = makeAttachment(u"more"_s, QByteArray(kMostAttachmentBytes + 1, 'a'));
    QVERIFY(!attachment.ok());
    QCOMPARE(attachment.error().kind, ErrorKind::LimitExceeded);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestAttachment)
#include "tst_attachment.moc"
