// SPDX-License-Identifier: GPL-3.0-or-later
// How an answer is laid out and painted while it grows: the same in the end, at a price that does not grow with it.
#include "shownanswer.h"

#include "widgets/markdownblock.h"

#include <QClipboard>
#include <QScopeGuard>
#include <QScreen>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>

#include <array>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestAnswerLayout : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100); }
    void init()
    {
        m_view = shownAnswer();
        QVERIFY(m_view);
    }
    void cleanup() { m_view.reset(); }
    void showsTheSameHoweverItArrives();
    void paintsInPiecesWhatItPaintsAtOnce_data();
    void paintsInPiecesWhatItPaintsAtOnce();
    void breaksAGrowingTextAsAWholeOne();
    void coloursOfOpenCodeCatchUp();
    void staysAtTheBottomOnlyWhereItWas();
    void keepsThePlaceInView();
    void keepsThePlaceByBlocks();
    void showsPlainTextExactly_data();
    void showsPlainTextExactly();
    void takesOneEndlessLine();
    void layoutCostDoesNotGrow_data();
    void layoutCostDoesNotGrow();
    void laysOutOnlyWhatIsSeen();
    void paintsOnlyWhatChanged();
    void followsTheMode();
    void survivesNarrowAndEmpty();
    void looks_data();
    void looks();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<AnswerView> m_view;
};

void TestAnswerLayout::showsTheSameHoweverItArrives()
{
    AnswerView whole;
    whole.resize(m_view->size());
    whole.show();
    whole.setMarkdown(richAnswer());
    const QString text = richAnswer();
    m_view->setStreaming(true);
    for (qsizetype at = 0; at < text.size(); at += 13) {
        m_view->append(text.mid(at, 13));
        m_view->viewport()->repaint();
    }
    m_view->finish();
    QCOMPARE(m_view->plainText(), whole.plainText());
    QCOMPARE(m_view->markdown(), text);
    whole.verticalScrollBar()->setValue(whole.verticalScrollBar()->maximum());
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    QCOMPARE(m_view->viewport()->grab().toImage(), whole.viewport()->grab().toImage());
    for (const int value : {400, 0}) { // upwards, over blocks that were laid out piece by piece
        whole.verticalScrollBar()->setValue(value);
        m_view->verticalScrollBar()->setValue(value);
        QCOMPARE(m_view->viewport()->grab().toImage(), whole.viewport()->grab().toImage());
    }
}

void TestAnswerLayout::paintsInPiecesWhatItPaintsAtOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("reasoning");
    QTest::addColumn<int>("percent");
    const QString words = u"The **quick** `brown fox` jumps, *and* ~~then~~ [rests](https://example.org) again. "_s.repeated(7);
    const QString mixed = u"## Part\n\n"_s + words + u"\n\n- "_s + words + u"\n- [ ] task\n\n> "_s + words + u"\n\n"_s;
    QTest::newRow("all kinds") << richAnswer() << 8 << QString() << 100;
    QTest::newRow("all kinds, larger pieces") << richAnswer() << 37 << QString() << 100;
    QTest::newRow("paragraphs") << mixed << 7 << QString() << 100;
    QTest::newRow("below reasoning") << mixed << 11 << u"First it thinks."_s << 100;
    QTest::newRow("scaled") << mixed << 13 << QString() << 130;
    QTest::newRow("long words") << QString(u"word "_s + QString(150, u'x') + u' ').repeated(6) << 10 << QString() << 100;
    QTest::newRow("a code block") << u"```cpp\n"_s + u"    const auto value = compute(1, \"text\"); // a remark\n"_s.repeated(30)
                                  << 10 << QString() << 100;
}

/// What is on the screen, put together from the parts that changed and those that were moved, is what a view paints that
/// is asked for all of it.
void TestAnswerLayout::paintsInPiecesWhatItPaintsAtOnce()
{
    QFETCH(QString, text);
    QFETCH(int, step);
    QFETCH(QString, reasoning);
    QFETCH(int, percent);
    m_theme->setFontPercent(percent);
    const auto back = qScopeGuard([this] { m_theme->setFontPercent(100); });
    m_view = shownAnswer();
    QVERIFY(m_view);
    const auto onScreen = [this] {
        return m_view->screen()->grabWindow(m_view->winId()).toImage().convertToFormat(QImage::Format_RGB32);
    };
    m_view->setStreaming(true);
    m_view->appendReasoning(reasoning);
    for (qsizetype at = 0; at < text.size(); at += step) {
        m_view->append(text.mid(at, step));
        if (at % 3 == 0) // else two pieces before a paint
            continue;
        if (!reasoning.isEmpty() && at % 2 == 0)
            m_view->appendReasoning(u" And more."_s);
        if (at == step * 20)
            m_view->setSeam(int(m_view->plainText().size()));
        QCoreApplication::processEvents();
        if (at / step % 4 != 0) // painted all the same
            continue;
        const QImage shown = onScreen();
        const QImage whole = m_view->grab().toImage().convertToFormat(QImage::Format_RGB32);
        QVERIFY2(shown == whole, qPrintable(text.first(at + std::min<qsizetype>(step, text.size() - at)).right(60)));
    }
    m_view->finish();
    QTRY_COMPARE(onScreen(), m_view->grab().toImage().convertToFormat(QImage::Format_RGB32));
}

void TestAnswerLayout::breaksAGrowingTextAsAWholeOne()
{
    const QString text = prose(3)
                         + u"- a **bold (start** of) an item, \"quoted\" and `some code` / with: marks; "_s.repeated(6)
                         + u"\n\n"_s + QString(90, u'x') + u" and "_s + QString(200, u'y') + u" - end. "_s
                         + u"日本語の段落です。改行の位置を確かめます。"_s.repeated(6) + u"\n\n> a-b-c/d "_s.repeated(40);
    AnswerView whole;
    whole.resize(m_view->size());
    whole.show();
    m_view->setStreaming(true);
    whole.setStreaming(true);
    for (qsizetype at = 0; at < text.size(); at += 3) {
        m_view->append(text.mid(at, 3));
        if (at % 23 != 0)
            continue;
        whole.clear();
        whole.append(text.first(std::min(text.size(), at + 3)));
        QVERIFY2(m_view->viewport()->grab().toImage() == whole.viewport()->grab().toImage(),
                 qPrintable(text.first(at).right(60)));
    }
}

void TestAnswerLayout::coloursOfOpenCodeCatchUp()
{
    const QString text = u"```cpp\n// one\nconst int value = compute(42, \"text\"); // re"_s;
    AnswerView whole;
    whole.resize(m_view->size());
    whole.show();
    whole.setMarkdown(text);
    m_view->setStreaming(true);
    for (qsizetype at = 0; at < text.size(); at += 3) {
        m_view->append(text.mid(at, 3));
        m_view->viewport()->repaint();
    }
    QVERIFY(m_view->viewport()->grab().toImage() != whole.viewport()->grab().toImage()); // the streaming mark at least
    m_view->finish();
    QCOMPARE(m_view->viewport()->grab().toImage(), whole.viewport()->grab().toImage());
}

void TestAnswerLayout::staysAtTheBottomOnlyWhereItWas()
{
    QScrollBar *bar = m_view->verticalScrollBar();
    for (int i = 0; i < 30; ++i) {
        m_view->append(prose(1));
        QCOMPARE(bar->value(), bar->maximum());
    }
    bar->setValue(bar->maximum() / 2);
    const int value = bar->value();
    m_view->append(prose(3));
    QCOMPARE(bar->value(), value);
    QVERIFY(bar->value() < bar->maximum());
    bar->setValue(bar->maximum());
    m_view->append(prose(2));
    QCOMPARE(bar->value(), bar->maximum());
}

void TestAnswerLayout::keepsThePlaceInView()
{
    m_view->setMarkdown(prose(200));
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    const AnswerPosition seen = m_view->positionAt(QPoint(20, 2));
    QVERIFY(seen.block > 20);
    for (int i = 0; i < 10; ++i)
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    for (int i = 0; i < 10; ++i)
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    const AnswerPosition again = m_view->positionAt(QPoint(20, 2));
    QCOMPARE(again.block, seen.block);
    m_view->resize(300, 360); // other line breaks: the same paragraph stays on top
    QCOMPARE(m_view->positionAt(QPoint(20, 2)).block, seen.block);
}

void TestAnswerLayout::keepsThePlaceByBlocks()
{
    AnswerView narrow;
    narrow.resize(260, 300);
    narrow.show();
    narrow.setMarkdown(prose(40));
    m_view->setMarkdown(prose(40));
    QSignalSpy scrolled(m_view.get(), &AnswerView::scrolled);
    QCOMPARE(m_view->place(), 0.0);
    for (const double place : {7.0, 23.5, 11.25, 0.0}) {
        m_view->setPlace(place);
        narrow.setPlace(place);
        QVERIFY2(std::abs(m_view->place() - place) < 0.1, qPrintable(QString::number(m_view->place())));
        QVERIFY2(std::abs(narrow.place() - place) < 0.1, qPrintable(QString::number(narrow.place())));
    }
    QCOMPARE(scrolled.count(), 0); // nobody scrolled
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QCOMPARE(scrolled.count(), 1);
    QVERIFY(m_view->place() > 1);
    m_view->setMarkdown({});
    QCOMPARE(m_view->place(), -1.0);
}

void TestAnswerLayout::showsPlainTextExactly_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("Markdown") << u"# Head\n\n* **a**  \n\tb | c\n\n\n```\nx\n"_s;
    QTest::newRow("CRLF") << u"a\r\nb\r\n\r\nc"_s;
    QTest::newRow("marks of direction") << u"a \u202eb\u2066c\u2069 \u05d0\u05d1 \u0627\u0644 d"_s;
    QTest::newRow("controls") << u"a\u0001b\u2028c\u0007"_s;
    QTest::newRow("blank") << u"\n \n\n"_s;
    QTest::newRow("long line") << u"word "_s.repeated(5000) + u"\nend"_s;
    QTest::newRow("no spaces") << u"\U0001f600"_s.repeated(9000);
}

void TestAnswerLayout::showsPlainTextExactly()
{
    QFETCH(QString, text);
    AnswerView whole(AnswerView::Content::Plain, AnswerVoice::Fixed);
    AnswerView pieces(AnswerView::Content::Plain, AnswerVoice::Fixed);
    for (AnswerView *view : {&whole, &pieces}) {
        view->resize(400, 300);
        view->show();
    }
    whole.setMarkdown(text);
    for (qsizetype at = 0; at < text.size(); at += 7)
        pieces.append(text.mid(at, 7));
    QCOMPARE(pieces.markdown(), text);
    QCOMPARE(pieces.plainText(), whole.plainText());
    QCOMPARE(pieces.blocks().size(), whole.blocks().size());
    whole.selectAll();
    QCOMPARE(whole.selectedText(), text); // what is copied is what came, whatever is shown for it
    whole.copyMarkdown();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    whole.verticalScrollBar()->setValue(whole.verticalScrollBar()->maximum());
    whole.viewport()->repaint();
    for (const QChar c : whole.plainText())
        QVERIFY(c.unicode() < 0x202a || c.unicode() > 0x202e);
}

void TestAnswerLayout::takesOneEndlessLine()
{
    AnswerView view(AnswerView::Content::Plain, AnswerVoice::Fixed);
    view.resize(500, 400);
    view.show();
    view.setMarkdown(QString(20'000'000, u'x'));
    view.viewport()->repaint();
    const auto first = view.counters();
    QVERIFY2(first.laidOutUnits < 40'000, qPrintable(QString::number(first.laidOutUnits)));
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    view.viewport()->repaint();
    const auto end = view.counters();
    QVERIFY2(end.laidOutUnits < 120'000, qPrintable(QString::number(end.laidOutUnits)));
    // It goes on as if it were short.
    for (int i = 0; i < 200; ++i)
        view.append(u"more of it "_s);
    view.viewport()->repaint();
    const auto later = view.counters();
    QVERIFY2(later.laidOutUnits - end.laidOutUnits < 400'000,
             qPrintable(QString::number(later.laidOutUnits - end.laidOutUnits)));
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    QCOMPARE(view.markdown().size(), 20'000'000 + 200 * 11);
}

void TestAnswerLayout::layoutCostDoesNotGrow_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("after");
    QTest::newRow("paragraphs") << QString() << prose(1) << QString();
    QTest::newRow("code") << u"```cpp\n"_s << u"    const auto value = compute(1, \"text\");\n"_s.repeated(12) << u"```\n"_s;
    QTest::newRow("line") << QString() << u"word **strong** rate limit "_s.repeated(18) << u"\n"_s;
    QTest::newRow("table") << u"| a | b | c |\n|---|---|--:|\n"_s << u"| row | some text in it | 1 |\n"_s.repeated(16)
                           << QString();
    QTest::newRow("list") << QString() << u"- item with some words in it\n  1. and one inside\n"_s.repeated(9)
                          << QString();
}

void TestAnswerLayout::layoutCostDoesNotGrow()
{
    QFETCH(QString, before);
    QFETCH(QString, unit);
    QFETCH(QString, after);
    m_view->setStreaming(true);
    m_view->append(before);
    const auto cost = [&](int units) {
        const AnswerView::Counters start = m_view->counters();
        qint64 written = 0;
        for (int i = 0; i < units; ++i) {
            for (qsizetype at = 0; at < unit.size(); at += 25) {
                m_view->append(unit.mid(at, 25));
                m_view->viewport()->repaint();
            }
            written += unit.size();
        }
        const AnswerView::Counters end = m_view->counters();
        return std::array{double(end.laidOutUnits - start.laidOutUnits) / double(written),
                          double(end.parsedBytes - start.parsedBytes) / double(written),
                          double(end.paintedBlocks - start.paintedBlocks) / double(written)};
    };
    cost(10);
    const auto warm = cost(10); // from some 1,000 tokens on
    for (int i = 0; i < 100; ++i)
        m_view->append(unit.repeated(8));
    const auto late = cost(10); // from some 100,000 tokens on
    for (std::size_t i = 0; i < late.size(); ++i)
        QVERIFY2(late[i] <= warm[i] * 1.2 + 0.05, qPrintable(u"%1: %2 then %3"_s.arg(i).arg(warm[i]).arg(late[i])));
    m_view->append(after);
    m_view->finish();
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
}

void TestAnswerLayout::laysOutOnlyWhatIsSeen()
{
    m_view->setMarkdown(prose(2'000));
    QVERIFY2(m_view->counters().laidOutBlocks < 20, qPrintable(QString::number(m_view->counters().laidOutBlocks)));
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    QVERIFY2(m_view->counters().laidOutBlocks < 40, qPrintable(QString::number(m_view->counters().laidOutBlocks)));
}

void TestAnswerLayout::paintsOnlyWhatChanged()
{
    m_view->append(prose(40));
    QCoreApplication::processEvents();
    const qint64 before = m_view->counters().paintedBlocks;
    m_view->append(u"one more"_s);
    QCoreApplication::processEvents();
    m_view->append(u" word"_s);
    QCoreApplication::processEvents();
    const qint64 painted = m_view->counters().paintedBlocks - before;
    QVERIFY2(painted >= 2 && painted <= 6, qPrintable(QString::number(painted)));
}

void TestAnswerLayout::followsTheMode()
{
    m_view->setMarkdown(richAnswer());
    const QImage light = m_view->viewport()->grab().toImage();
    m_view->setPalette(paletteOf(darkTokens()));
    const QImage dark = m_view->viewport()->grab().toImage();
    QCOMPARE(light.pixelColor(2, 2), lightTokens().base);
    QCOMPARE(dark.pixelColor(2, 2), darkTokens().base);
    m_view->setPalette(paletteOf(lightTokens()));
    QCOMPARE(m_view->viewport()->grab().toImage(), light);
}

void TestAnswerLayout::survivesNarrowAndEmpty()
{
    m_view->setStreaming(true);
    m_view->viewport()->repaint();
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {30, 30});
    QVERIFY(!m_view->hasSelection());
    m_view->setMarkdown(richAnswer());
    for (const int width : {1, 40, 120, 2'000}) {
        m_view->resize(width, 300);
        m_view->viewport()->grab();
    }
    m_view->clear();
    QVERIFY(m_view->isEmpty());
    QCOMPARE(m_view->plainText(), QString());
    m_view->viewport()->grab();
}

void TestAnswerLayout::looks_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("width");
    QTest::newRow("light") << false << 760;
    QTest::newRow("dark") << true << 760;
    QTest::newRow("narrow") << false << 260;
}

/// Everything is painted in the mode's own colours. With BAKEOFF_GRAB_DIR set the pictures are kept for people.
void TestAnswerLayout::looks()
{
    QFETCH(bool, dark);
    QFETCH(int, width);
    const Tokens &tokens = dark ? darkTokens() : lightTokens();
    m_view->setPalette(paletteOf(tokens));
    m_view->resize(width, 1500);
    m_view->setReasoning(u"The user wants a table. I will compare two algorithms.\nFirst the code."_s);
    m_view->setReasoningNote(u"2.8 s, shown as a summary by the provider"_s);
    m_view->setMarkdown(richAnswer());
    m_view->setStreaming(true);
    m_view->select({2, 3}, {2, 12});
    const QImage image = m_view->grab().toImage();
    const QString folder = qEnvironmentVariable("BAKEOFF_GRAB_DIR");
    if (!folder.isEmpty())
        QVERIFY(image.save(folder + u"/answer-"_s + QString::fromLatin1(QTest::currentDataTag()) + u".png"_s));
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            seen.insert(image.pixel(x, y));
    }
    QVERIFY(seen.contains(tokens.base.rgb()));
    QVERIFY(seen.contains(tokens.code.rgb()));
    QVERIFY(seen.contains(tokens.line.rgb()));
    QVERIFY(seen.contains(tokens.ground(StateLook::Reasoning).rgb()));
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestAnswerLayout)
#include "tst_answerlayout.moc"
