// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mediatype.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestMediaType : public QObject {
    Q_OBJECT
private slots:
    void bytesDecide_data();
    void bytesDecide();
    void anyBeginningIsAnswered();
    void namesAreDistinct();
};

namespace {

QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

QByteArray box(const QByteArray &brand, const QByteArray &compatible = {})
{
    const qsizetype size = 16 + compatible.size();
    return QByteArray(3, '\0') + char(size) + "ftyp" + brand + QByteArray(4, '\0') + compatible + QByteArray(40, 'x');
}

} // namespace

void TestMediaType::bytesDecide_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<MediaFormat>("format");
    using enum MediaFormat;
    QTest::newRow("nothing") << QByteArray() << Unknown;
    QTest::newRow("noise") << bytes("00ff13e7a2900044deadbeef0102") << Unknown;
    QTest::newRow("png") << bytes("89504e470d0a1a0a0000000d49484452") << Png;
    QTest::newRow("png after a transfer as text") << bytes("89504e470a1a0a0000000d49484452") << Unknown;
    QTest::newRow("jpeg") << bytes("ffd8ffe000104a464946") << Jpeg;
    QTest::newRow("gif") << "GIF89a\x01\x00"_ba << Gif;
    QTest::newRow("webp") << "RIFF\x10\x20\x30\x00WEBPVP8 "_ba << Webp;
    QTest::newRow("wav") << "RIFF\x10\x20\x30\x00WAVEfmt "_ba << Wav;
    QTest::newRow("avi") << "RIFF\x10\x20\x30\x00" "AVI LIST"_ba << Unknown;
    QTest::newRow("bmp") << bytes("424d460000000000000036000000280000000200") << Bmp;
    QTest::newRow("words that begin with BM") << "BMW and Audi are carmakers"_ba << Text;
    QTest::newRow("tiff") << bytes("49492a0008000000") << Tiff;
    QTest::newRow("avif") << box("avif") << Avif;
    QTest::newRow("avif, by a compatible brand") << box("mif1", "miafavif") << Avif;
    QTest::newRow("heic") << box("heic") << Heic;
    QTest::newRow("mp4") << box("isom", "isomiso2avc1mp41") << Mp4;
    QTest::newRow("mp4, unknown brand") << box("zzzz") << Mp4;
    QTest::newRow("mov") << box("qt  ") << QuickTime;
    QTest::newRow("mov of old") << bytes("000000086d6f6f76") << QuickTime;
    QTest::newRow("m4a") << box("M4A ", "isom") << M4a;
    QTest::newRow("webm") << bytes("1a45dfa39f4286810142f7810142f2810442f381084282847765626d") << Webm;
    QTest::newRow("mkv") << bytes("1a45dfa3a34286810142f7810142f2810442f3810842828861747274736b61") << Matroska;
    QTest::newRow("ogg") << "OggS\x00\x02"_ba << Ogg;
    QTest::newRow("flac") << "fLaC\x00\x00\x00\x22"_ba << Flac;
    QTest::newRow("mp3 with a tag") << "ID3\x04\x00\x00\x00\x00\x00\x23TSSE"_ba << Mp3;
    // 128 kbit/s at 44.1 kHz: 417 bytes a frame
    QTest::newRow("mp3, two frames") << bytes("fffb9000") + QByteArray(413, '\0') + bytes("fffb9000") << Mp3;
    QTest::newRow("mp3, no second frame") << bytes("fffb9000") + QByteArray(600, '\x11') << Unknown;
    QTest::newRow("aac") << bytes("fff150801ffc") << Aac;
    QTest::newRow("pdf") << "%PDF-1.7\n"_ba << Pdf;
    QTest::newRow("zip") << "PK\x03\x04\x14\x00"_ba << Zip;
    QTest::newRow("glb") << "glTF\x02\x00\x00\x00"_ba << Glb;
    QTest::newRow("json object") << R"( {"a": [1, 2]} )"_ba << Json;
    QTest::newRow("json array") << "[\"https://x\"]"_ba << Json;
    QTest::newRow("long json") << "{\"a\": \""_ba + QByteArray(5000, 'x') << Json;
    QTest::newRow("braces that are no json") << "{name} went away"_ba << Text;
    QTest::newRow("text") << "Once upon a time\n\tthere was"_ba << Text;
    QTest::newRow("text, German") << u"Größe: 5 µm, 雪"_s.toUtf8() << Text;
    QTest::newRow("text, cut within a character") << (QByteArray(4095, 'x') + u"ä"_s.toUtf8()) << Text;
    QTest::newRow("Latin-1") << "Gr\xF6\xDF" "e"_ba << Unknown;
    QTest::newRow("a zero in words") << QByteArray("some\0words", 10) << Unknown;
    QTest::newRow("svg") << R"(<svg xmlns="http://www.w3.org/2000/svg"/>)"_ba << Svg;
    QTest::newRow("svg with all before it")
        << "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- <html> -->\n<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg>"_ba << Svg;
    QTest::newRow("html") << "<!DOCTYPE html><html><body><svg></svg>"_ba << Text;
    QTest::newRow("svgfoo") << "<svgfoo>"_ba << Text;
}

void TestMediaType::bytesDecide()
{
    QFETCH(const QByteArray, head);
    QFETCH(const MediaFormat, format);
    QCOMPARE(mediaFormatOf(head), format);
}

void TestMediaType::anyBeginningIsAnswered()
{
    // Each head cut off everywhere: an answer, never a read behind the end.
    const QList<QByteArray> heads{box("mif1", "miafavif"), bytes("fffb9000") + QByteArray(413, '\0') + bytes("fffb9000"),
                                  "RIFF\x10\x20\x30\x00WEBPVP8 "_ba, "<?xml ?><!-- a --><!DOCTYPE svg [ ]><svg >"_ba,
                                  bytes("424d460000000000000036000000280000000200")};
    for (const QByteArray &head : heads) {
        for (qsizetype length = 0; length <= head.size(); ++length) {
            const QByteArray cut(head.constData(), length); // of its own, so that reading on is seen
            QVERIFY(!mimeTypeOf(mediaFormatOf(cut)).isEmpty());
        }
    }
}

void TestMediaType::namesAreDistinct()
{
    QSet<QString> mimes;
    QSet<QString> extensions;
    for (int i = 0; i <= int(MediaFormat::Text); ++i) {
        const auto format = MediaFormat(i);
        QVERIFY(!mimes.contains(QString(mimeTypeOf(format))));
        QVERIFY(!extensions.contains(QString(extensionOf(format))));
        mimes.insert(mimeTypeOf(format));
        extensions.insert(extensionOf(format));
        QCOMPARE(mediaFormatOfMimeType(QString(mimeTypeOf(format))), format);
    }
    QCOMPARE(mediaFormatOfMimeType(u"image/x-unheard-of"), MediaFormat::Unknown);
    QCOMPARE(mediaClassOf(MediaFormat::Svg), MediaClass::Image);
    QCOMPARE(mediaClassOf(MediaFormat::M4a), MediaClass::Audio);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestMediaType)
#include "tst_mediatype.moc"
