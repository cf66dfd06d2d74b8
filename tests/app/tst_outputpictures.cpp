// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of jobs side by side: zoomed, wiped, blinking and differing, by keys and mouse.
#include "outputcomparetest.h"

#include "queue/outputtile.h"
#include "queue/pairview.h"
#include "queue/picturesection.h"

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestOutputPictures : public OutputCompareTest {
    Q_OBJECT

private slots:
    void zoomIsLinked();
    void theCrossIsAtTheSamePoint();
    void twoAreWiped();
    void twoBlink();
    void theDifferenceIsCounted();
    void thePairCanBeChosen();
};

void TestOutputPictures::zoomIsLinked()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s, {}, {640, 480}),
          picture(Qt::green, u"acme/c"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    ImageView *a = pictures()->tile(0)->view();
    ImageView *b = pictures()->tile(1)->view();
    ImageView *c = pictures()->tile(2)->view();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(a, Qt::Key_Plus);
    QTest::keyClick(a, Qt::Key_Right);
    QVERIFY(a->view().zoom > 2);
    QVERIFY(a->view().centre.x() > 0.5);
    QCOMPARE(b->view(), a->view());
    QCOMPARE(c->view(), a->view());
    key(Qt::Key_L);
    QVERIFY(!pictures()->isLinked());
    QTest::keyClick(b, Qt::Key_0);
    QCOMPARE(b->view(), PictureView{});
    QVERIFY(a->view() != b->view());
    b->setFocus();
    QCOMPARE(pictures()->current(), 1);
    QVERIFY(pictures()->tile(1)->isCurrent());
    QVERIFY(!pictures()->tile(0)->isCurrent());
    key(Qt::Key_L); // as the current one
    QCOMPARE(a->view(), PictureView{});
    QCOMPARE(c->view(), PictureView{});
    QTest::keyClick(b, Qt::Key_1);
    QCOMPARE(std::lround(b->percent()), 100);
    QCOMPARE(a->view().zoom, b->view().zoom);
}

void TestOutputPictures::theCrossIsAtTheSamePoint()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s, {}, {640, 480})});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    OutputTile *a = pictures()->tile(0);
    OutputTile *b = pictures()->tile(1);
    const QRectF picture = a->view()->pictureRect();
    const QPoint at(static_cast<int>(picture.x() + picture.width() / 4),
                    static_cast<int>(picture.y() + picture.height() / 2));
    QTest::mouseMove(a->view(), at + QPoint(3, 3));
    QTest::mouseMove(a->view(), at);
    QVERIFY(b->cross());
    QVERIFY(std::abs(b->cross()->x() - 0.25) < 0.01);
    QVERIFY(std::abs(b->cross()->y() - 0.5) < 0.01);
    QVERIFY(!a->cross());
    QVERIFY2(pictures()->info().contains(u"25%"_s), qPrintable(pictures()->info()));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(a->view(), &leave);
    QVERIFY(!b->cross());
}

void TestOutputPictures::twoAreWiped()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    key(Qt::Key_W);
    QCOMPARE(pictures()->look(), OutputSection::Look::Wipe);
    PairView *pair = pictures()->pairView();
    QTRY_VERIFY(pair->isVisible());
    const auto colorAt = [pair](double share) {
        return pair->grab().toImage().pixelColor(static_cast<int>(pair->width() * share), pair->height() / 4);
    };
    QCOMPARE(colorAt(0.45), QColor(Qt::red));
    QCOMPARE(colorAt(0.55), QColor(Qt::blue));
    pair->divider()->setFocus();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(pair->divider(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(pair->divide(), 0.7);
    QCOMPARE(colorAt(0.55), QColor(Qt::red));
    QTest::keyClick(pair->divider(), Qt::Key_Left);
    QCOMPARE(pair->divide(), 0.69);
    // By the mouse.
    const QPoint grip(pair->divider()->width() / 2, pair->height() / 2);
    QTest::mousePress(pair->divider(), Qt::LeftButton, {}, grip);
    QTest::mouseMove(pair->divider(),
                     pair->divider()->mapFrom(pair, QPoint(pair->width() * 45 / 100, pair->height() / 2)));
    QTest::mouseRelease(pair->divider(), Qt::LeftButton);
    QVERIFY(std::abs(pair->divide() - 0.45) < 0.01);
    QCOMPARE(colorAt(0.55), QColor(Qt::blue));
    QTest::keyClick(pair->divider(), Qt::Key_End);
    QCOMPARE(colorAt(0.6), QColor(Qt::red));
    QTest::keyClick(pair->divider(), Qt::Key_Home);
    QCOMPARE(colorAt(0.4), QColor(Qt::blue));
    // Both are zoomed as one.
    QTest::keyClick(pair->firstView(), Qt::Key_Plus);
    QCOMPARE(pair->secondView()->view(), pair->firstView()->view());
    key(Qt::Key_G);
    QCOMPARE(pictures()->tile(0)->view()->view(), pair->firstView()->view());
}

void TestOutputPictures::twoBlink()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    PairView *pair = pictures()->pairView();
    const auto color = [pair] { return pair->grab().toImage().pixelColor(pair->rect().center()); };
    key(Qt::Key_B);
    QCOMPARE(pictures()->look(), OutputSection::Look::Blink);
    QVERIFY(!pair->swapsByItself()); // nothing blinks unasked
    QCOMPARE(color(), QColor(Qt::red));
    key(Qt::Key_B);
    QCOMPARE(color(), QColor(Qt::blue));
    QVERIFY2(pictures()->info().startsWith(u'B'), qPrintable(pictures()->info()));
    key(Qt::Key_B);
    QCOMPARE(color(), QColor(Qt::red));
    QSignalSpy swapped(pair, &PairView::swapped);
    pair->setSwapsByItself(true);
    QVERIFY(swapped.wait(kWait));
    QVERIFY(swapped.wait(kWait));
    key(Qt::Key_G);
    key(Qt::Key_B);
    QVERIFY(!pair->swapsByItself());
}

void TestOutputPictures::theDifferenceIsCounted()
{
    QImage other({40, 30}, QImage::Format_RGB32);
    other.fill(QColor(100, 50, 50));
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 10; ++x)
            other.setPixelColor(x, y, QColor(110, 50, 50));
    }
    const Id first = picture(QColor(100, 50, 50), u"acme/a"_s, {}, {40, 30});
    const Id second = m_samples->add({.bytes = png(other)});
    show({first, second});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    key(Qt::Key_X);
    QTRY_VERIFY_WITH_TIMEOUT(pictures()->difference(), kWait);
    QCOMPARE(pictures()->difference()->max, 10);
    QCOMPARE(pictures()->difference()->differing, 0.25);
    QCOMPARE(pictures()->difference()->mean, 2.5);
    QVERIFY2(pictures()->info().contains(u"2.5"_s) && pictures()->info().contains(u"25%"_s),
             qPrintable(pictures()->info()));
    const QImage shown = pictures()->pairView()->differenceView()->image();
    QCOMPARE(shown.pixelColor(2, 2), QColor(40, 0, 0)); // four times
    QCOMPARE(shown.pixelColor(20, 2), QColor(0, 0, 0));
}

void TestOutputPictures::thePairCanBeChosen()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s), picture(Qt::green, u"acme/c"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    key(Qt::Key_W);
    QList<QComboBox *> boxes;
    for (QComboBox *box : pictures()->findChildren<QComboBox *>()) {
        if (box->isVisible())
            boxes.append(box);
    }
    QCOMPARE(boxes.size(), 2);
    boxes[1]->setFocus();
    QTest::keyClick(boxes[1], Qt::Key_Down);
    QCOMPARE(boxes[1]->currentText(), u"C"_s);
    QCOMPARE(pictures()->pairView()->secondView()->image().pixelColor(1, 1), QColor(Qt::green));
    // The same twice is no pair.
    QTest::keyClick(boxes[1], Qt::Key_Home);
    QVERIFY(boxes[0]->currentText() != boxes[1]->currentText());
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestOutputPictures)
#include "tst_outputpictures.moc"
