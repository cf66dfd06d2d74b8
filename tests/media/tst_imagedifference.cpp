// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/imagedifference.h"

#include <QTest>

using namespace bakeoff;

/// The difference of two pictures, computed by hand for small ones.
class TestImageDifference : public QObject {
    Q_OBJECT

    static QImage plain(const QSize &size, QRgb color, QImage::Format format = QImage::Format_RGB32)
    {
        QImage image(size, format);
        image.fill(QColor::fromRgba(color));
        return image;
    }

private slots:
    void samePicturesDifferNowhere()
    {
        const QImage image = plain({20, 10}, qRgb(10, 200, 77));
        const ImageDifference difference = differenceOf(image, image.convertToFormat(QImage::Format_RGB888), 8);
        QCOMPARE(difference.max, 0);
        QCOMPARE(difference.mean, 0.0);
        QCOMPARE(difference.differing, 0.0);
        QVERIFY(!difference.scaled);
        QCOMPARE(difference.picture.size(), image.size());
        QCOMPARE(difference.picture.pixel(3, 3), qRgb(0, 0, 0));
    }

    void figuresAreThoseOfThePixels()
    {
        QImage a = plain({4, 2}, qRgb(100, 100, 100));
        QImage b = a;
        b.setPixel(0, 0, qRgb(110, 100, 97)); // 10
        b.setPixel(1, 0, qRgb(100, 92, 100)); // 8: at the threshold
        b.setPixel(3, 1, qRgb(0, 255, 100));  // 155
        const ImageDifference difference = differenceOf(a, b);
        QCOMPARE(difference.max, 155);
        QCOMPARE(difference.mean, (10 + 8 + 155) / 8.0);
        QCOMPARE(difference.differing, 2 / 8.0);
        QCOMPARE(difference.picture.pixel(0, 0), qRgb(10, 0, 3));
        QCOMPARE(difference.picture.pixel(1, 0), qRgb(0, 8, 0));
        QCOMPARE(difference.picture.pixel(3, 1), qRgb(100, 155, 0));
        QCOMPARE(differenceOf(a, b, 1, 7).differing, 3 / 8.0);
        // The figures are the same the other way round.
        QCOMPARE(differenceOf(b, a).mean, difference.mean);
    }

    void amplificationChangesThePictureAlone_data()
    {
        QTest::addColumn<int>("amplification");
        QTest::addColumn<int>("red");
        QTest::newRow("none") << 1 << 10;
        QTest::newRow("four") << 4 << 40;
        QTest::newRow("ends at white") << 64 << 255;
        QTest::newRow("nonsense is none") << 0 << 10;
    }
    void amplificationChangesThePictureAlone()
    {
        QFETCH(const int, amplification);
        QFETCH(const int, red);
        const ImageDifference difference
            = differenceOf(plain({2, 2}, qRgb(50, 0, 0)), plain({2, 2}, qRgb(60, 0, 0)), amplification);
        QCOMPARE(difference.picture.pixel(1, 1), qRgb(red, 0, 0));
        QCOMPARE(difference.max, 10);
        QCOMPARE(difference.mean, 10.0);
    }

    void transparencyCounts()
    {
        const auto argb = QImage::Format_ARGB32;
        // The colour of a pixel that nobody sees is no difference.
        QCOMPARE(differenceOf(plain({2, 2}, qRgba(255, 0, 0, 0), argb), plain({2, 2}, qRgba(0, 0, 255, 0), argb)).max, 0);
        // Black that is there is not black that is not.
        const ImageDifference seen = differenceOf(plain({2, 2}, qRgba(0, 0, 0, 255), argb), plain({2, 2}, qRgba(0, 0, 0, 0), argb));
        QCOMPARE(seen.max, 255);
        QCOMPARE(seen.differing, 1.0);
        QCOMPARE(seen.picture.pixel(0, 0), qRgb(255, 255, 255));
    }

    void otherSizesAreScaled_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("sameShape");
        QTest::newRow("twice as large") << QSize(80, 40) << true;
        QTest::newRow("smaller") << QSize(20, 10) << true;
        QTest::newRow("a pixel off") << QSize(401, 200) << true;
        QTest::newRow("another shape") << QSize(40, 40) << false;
    }
    void otherSizesAreScaled()
    {
        QFETCH(const QSize, size);
        QFETCH(const bool, sameShape);
        const ImageDifference difference = differenceOf(plain({40, 20}, qRgb(9, 9, 9)), plain(size, qRgb(12, 9, 9)));
        QVERIFY(difference.scaled);
        QCOMPARE(difference.sameShape, sameShape);
        QCOMPARE(difference.picture.size(), QSize(40, 20));
        QCOMPARE(difference.max, 3);
        QCOMPARE(difference.mean, 3.0);
    }

    void nothingIsComparedWithNothing()
    {
        QVERIFY(differenceOf({}, plain({2, 2}, qRgb(1, 1, 1))).picture.isNull());
        QVERIFY(differenceOf(plain({2, 2}, qRgb(1, 1, 1)), {}).picture.isNull());
        std::stop_source stop;
        stop.request_stop();
        const QImage image = plain({2, 2}, qRgb(1, 1, 1));
        QVERIFY(differenceOf(image, image, 1, 0, stop.get_token()).picture.isNull());
    }
};

QTEST_GUILESS_MAIN(TestImageDifference)
#include "tst_imagedifference.moc"
