// SPDX-License-Identifier: GPL-3.0-or-later
#include "answersamples.h"
#include "widgets/answerview.h"
#include "widgets/labels.h"
#include "widgets/markdownblock.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

/// A text with `paragraphs` paragraphs of some 60 words.
QString prose(int paragraphs)
{
    QString text;
    for (int i = 0; i < paragraphs; ++i) {
        text += u"Paragraph %1: "_s.arg(i);
        for (int word = 0; word < 60; ++word)
            text += (word % 11 == 3 ? u"**strong** "_s : u"word%1 "_s.arg((i * 7 + word) % 97));
        text += u"\n\n"_s;
    }
    return text;
}

class UrlCatcher : public QObject {
    Q_OBJECT
public slots:
    void open(const QUrl &url) { opened << url; }

public:
    QList<QUrl> opened;
};

bool shows(const AnswerView &view, const QString &text)
{
    const auto labels = view.findChildren<QLabel *>();
    return !text.isEmpty()
        && std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

QPoint centerOf(const AnswerView &view, const QString &word)
{
    const auto at = int(view.plainText().indexOf(word));
    return view.characterRect(at).united(view.characterRect(at + int(word.size()) - 1)).center();
}

} // namespace

class TestAnswerView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsTheSameHoweverItArrives();
    void coloursOfOpenCodeCatchUp();
    void staysAtTheBottomOnlyWhereItWas();
    void keepsThePlaceInView();
    void selectsByMouse();
    void selectsWordsAndBlocks();
    void selectsByKeys();
    void selectsEverything();
    void copiesMarkdown_data();
    void copiesMarkdown();
    void copiesCode();
    void opensOnlyWebLinks_data();
    void opensOnlyWebLinks();
    void showsAddressesAsTheyAreSent();
    void tabVisitsTargets();
    void foldsReasoning();
    void findsHits();
    void showsPlainTextExactly_data();
    void showsPlainTextExactly();
    void takesOneEndlessLine();
    void keepsThePlaceByBlocks();
    void marksAChange();
    void showsADifference();
    void isReadByScreenReaders();
    void layoutCostDoesNotGrow_data();
    void layoutCostDoesNotGrow();
    void laysOutOnlyWhatIsSeen();
    void paintsOnlyWhatChanged();
    void followsTheMode();
    void survivesNarrowAndEmpty();
    void looks_data();
    void looks();

private:
    AnswerView *m_view = nullptr;
};

void TestAnswerView::initTestCase()
{
    static Theme theme(*qApp, ThemeMode::Light, 100);
}

void TestAnswerView::init()
{
    m_view = new AnswerView;
    m_view->resize(420, 360);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view));
    m_view->setFocus();
}

void TestAnswerView::cleanup()
{
    delete std::exchange(m_view, nullptr);
}

void TestAnswerView::showsTheSameHoweverItArrives()
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

void TestAnswerView::coloursOfOpenCodeCatchUp()
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

void TestAnswerView::staysAtTheBottomOnlyWhereItWas()
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

void TestAnswerView::keepsThePlaceInView()
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

void TestAnswerView::selectsByMouse()
{
    m_view->setMarkdown(u"first **paragraph** here\n\nsecond one\n\n- item\n"_s);
    QSignalSpy changed(m_view, &AnswerView::selectionChanged);
    const QString text = m_view->plainText();
    const QRect from = m_view->characterRect(int(text.indexOf("paragraph"_L1)));
    const QRect to = m_view->characterRect(int(text.indexOf("one"_L1)));
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, {from.left() + 1, from.center().y()});
    QTest::mouseMove(m_view->viewport(), {to.left() + 1, to.center().y()});
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, {to.left() + 1, to.center().y()});
    QCOMPARE(m_view->selectedText(), u"paragraph here\n\nsecond "_s);
    QVERIFY(changed.count() > 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, from.center());
    QVERIFY(!m_view->hasSelection());
}

void TestAnswerView::selectsWordsAndBlocks()
{
    m_view->setMarkdown(u"some plain words\n\nmore\n"_s);
    const QPoint plain = centerOf(*m_view, u"plain"_s);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, plain);
    QCOMPARE(m_view->selectedText(), u"plain"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, plain);
    QCOMPARE(m_view->selectedText(), u"some plain words"_s);
}

void TestAnswerView::selectsByKeys()
{
    m_view->setMarkdown(u"alpha beta\n\ngamma delta\n"_s);
    m_view->select({0, 0}, {0, 0});
    QTest::keyClick(m_view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"a"_s);
    QTest::keyClick(m_view, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"alpha"_s);
    QTest::keyClick(m_view, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"alpha beta"_s);
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY2(m_view->selectedText().startsWith(u"alpha beta\n\ngamma "_s), qPrintable(m_view->selectedText()));
    QTest::keyClick(m_view, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"alpha beta"_s);
    QTest::keyClick(m_view, Qt::Key_End, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"alpha beta\n\ngamma delta"_s);
    QTest::keyClick(m_view, Qt::Key_Home, Qt::ShiftModifier | Qt::ControlModifier);
    QVERIFY(!m_view->hasSelection());
}

void TestAnswerView::selectsEverything()
{
    m_view->setMarkdown(richAnswer());
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectedMarkdown(), richAnswer());
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->data(u"text/markdown"_s), richAnswer().toUtf8());
    QVERIFY(data->text().contains(u"Question\tToken bucket\tLeaky bucket"_s));
    QVERIFY(data->text().contains(u"1. First measure.\n  - What is the rate?"_s));
}

void TestAnswerView::copiesMarkdown_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("part of a run") << u"a **bold word** b"_s << u"old"_s << u"ord b"_s << u"**old w**"_s;
    QTest::newRow("several runs") << u"x *i* `c` [l](https://a.example) y"_s << u"i"_s << u" y"_s
                                  << u"*i* `c` [l](https://a.example)"_s;
    QTest::newRow("whole blocks") << u"# H\n\n1. one\n2. *two*\n\nend"_s << u"H"_s << u"end"_s
                                  << u"# H\n\n1. one\n2. *two*"_s;
    QTest::newRow("from the middle") << u"one two\n\n* three\n\nfour"_s << u"two"_s << u"our"_s
                                     << u"two\n\n* three\n\nf"_s;
    QTest::newRow("inside code") << u"```c\nint a;\nint b;\n```\n\nx"_s << u"a;"_s << u" b;"_s << u"a;\nint"_s;
    QTest::newRow("code and text") << u"```c\nint a;\nint b;\n```\n\nx y"_s << u"int b"_s << u" y"_s
                                   << u"```c\nint b;\n```\n\nx"_s;
    QTest::newRow("fence cut off") << u"t\n\n```c\nint a;\nint b;\n```\n"_s << u"t"_s << u"\nint b"_s
                                   << u"t\n\n```c\nint a;\n```"_s;
}

void TestAnswerView::copiesMarkdown()
{
    QFETCH(QString, markdown);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, expected);
    m_view->setMarkdown(markdown);
    const QString text = m_view->plainText();
    m_view->select(m_view->positionAt(int(text.indexOf(from))), m_view->positionAt(int(text.indexOf(to))));
    QCOMPARE(m_view->selectedMarkdown(), expected);
}

void TestAnswerView::copiesCode()
{
    m_view->resize(420, 700);
    m_view->setMarkdown(u"a\n\n```py\nx = 1\n\nprint(x)\n```\n"_s);
    const QRect line = m_view->characterRect(int(m_view->plainText().indexOf(u"x = 1"_s)));
    QGuiApplication::clipboard()->clear();
    // The word stands at the right end of the head above the first line.
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {m_view->viewport()->width() - 45, line.top() - 20});
    QCOMPARE(QGuiApplication::clipboard()->text(), u"x = 1\n\nprint(x)\n"_s);
}

void TestAnswerView::opensOnlyWebLinks_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("opens");
    QTest::newRow("https") << u"https://a.example/b?c=d"_s << true;
    QTest::newRow("http") << u"http://a.example"_s << true;
    QTest::newRow("javascript") << u"javascript:alert(1)"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("data") << u"data:text/html,x"_s << false;
    QTest::newRow("mailto") << u"mailto:a@b.example"_s << false;
    QTest::newRow("relative") << u"/a/b"_s << false;
    QTest::newRow("a user") << u"https://bank.example@a.example"_s << false;
    QTest::newRow("no host") << u"https:///a"_s << false;
}

void TestAnswerView::opensOnlyWebLinks()
{
    QFETCH(QString, address);
    QFETCH(bool, opens);
    UrlCatcher catcher;
    const QStringList schemes{u"https"_s, u"http"_s, u"javascript"_s, u"file"_s, u"data"_s, u"mailto"_s};
    for (const QString &scheme : schemes)
        QDesktopServices::setUrlHandler(scheme, &catcher, "open");
    QSignalSpy activated(m_view, &AnswerView::linkActivated);
    m_view->setMarkdown(u"see [thelink](%1) there"_s.arg(address));
    // A touch without pointing first shows where the link leads, and does no more.
    const QPoint link = centerOf(*m_view, u"thelink"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, link);
    QCOMPARE(activated.count(), 0);
    QCOMPARE(m_view->shownAddress(), opens ? QString::fromLatin1(QUrl(address).toEncoded()) : QString());
    QTest::mouseMove(m_view->viewport(), QPoint(2, 2));
    QVERIFY(m_view->shownAddress().isEmpty());
    QTest::mouseMove(m_view->viewport(), link);
    QCOMPARE(!m_view->shownAddress().isEmpty(), opens);
    QCOMPARE(shows(*m_view, m_view->shownAddress()), opens);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, link);
    QCOMPARE(activated.count(), opens ? 1 : 0);
    QCOMPARE(catcher.opened, opens ? QList<QUrl>{QUrl(address)} : QList<QUrl>());
    // Neither does an image fetch anything, or open but for a click.
    m_view->setMarkdown(u"![theimage](%1)"_s.arg(address));
    m_view->viewport()->repaint();
    QCOMPARE(activated.count(), opens ? 1 : 0);
    for (const QString &scheme : schemes)
        QDesktopServices::unsetUrlHandler(scheme);
}

void TestAnswerView::showsAddressesAsTheyAreSent()
{
    // The first letter is a Cyrillic one.
    m_view->setMarkdown(u"[apple.com](https://\u0430pple.com/a b)"_s.replace(u" b"_s, u"%20b"_s));
    QTest::keyClick(m_view, Qt::Key_Tab);
    QCOMPARE(m_view->shownAddress(), u"https://xn--pple-43d.com/a%20b"_s);
    QVERIFY(m_view->accessibleDescription().contains(u"xn--pple-43d.com"_s));
    QTest::keyClick(m_view, Qt::Key_Tab);
    QVERIFY(m_view->shownAddress().isEmpty());
}

void TestAnswerView::tabVisitsTargets()
{
    UrlCatcher catcher;
    QDesktopServices::setUrlHandler(u"https"_s, &catcher, "open");
    m_view->setMarkdown(u"[one](https://one.example) text\n\n```\ncode\n```\n\n[two](https://two.example)"_s);
    QTest::keyClick(m_view, Qt::Key_Tab);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(catcher.opened, QList<QUrl>{QUrl(u"https://one.example"_s)});
    QTest::keyClick(m_view, Qt::Key_Tab);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"code\n"_s);
    QTest::keyClick(m_view, Qt::Key_Tab);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(catcher.opened.last(), QUrl(u"https://two.example"_s));
    QDesktopServices::unsetUrlHandler(u"https"_s);
}

void TestAnswerView::foldsReasoning()
{
    m_view->setMarkdown(u"answer"_s);
    const int before = m_view->characterRect(0).top();
    m_view->appendReasoning(u"first thought\nsec"_s);
    m_view->appendReasoning(u"ond thought"_s);
    m_view->setReasoningNote(u"2.8 s"_s);
    const int folded = m_view->characterRect(0).top();
    QVERIFY(folded > before + 20);
    QSignalSpy toggled(m_view, &AnswerView::reasoningToggled);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {60, 28});
    QCOMPARE(toggled.count(), 1);
    QVERIFY(m_view->isReasoningOpen());
    QVERIFY(m_view->characterRect(0).top() > folded + 30);
    // Its text can be selected and copied like the answer's.
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, {50, folded + 5});
    QVERIFY2(!m_view->selectedText().isEmpty() && m_view->reasoning().contains(m_view->selectedText()),
             qPrintable(m_view->selectedText()));
    QTest::keyClick(m_view, Qt::Key_Tab);
    QTest::keyClick(m_view, Qt::Key_Return);
    QVERIFY(!m_view->isReasoningOpen());
    QCOMPARE(m_view->characterRect(0).top(), folded);
}

void TestAnswerView::findsHits()
{
    m_view->setMarkdown(prose(60));
    QCOMPARE(m_view->setSearch(u"PARAGRAPH"_s), 60);
    QVERIFY(m_view->findNext());
    QCOMPARE(m_view->selectionAnchor(), (AnswerPosition{0, 0}));
    QVERIFY(m_view->findNext());
    QCOMPARE(m_view->selectionAnchor(), (AnswerPosition{1, 0}));
    QVERIFY(m_view->findNext(true));
    QVERIFY(m_view->findNext(true));
    QCOMPARE(m_view->selectionAnchor(), (AnswerPosition{59, 0}));
    const QRect shown = m_view->characterRect(m_view->textOffset({59, 0}));
    QVERIFY(m_view->viewport()->rect().contains(shown.center()));
    QCOMPARE(m_view->setSearch({}), 0);
}

void TestAnswerView::showsPlainTextExactly_data()
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

void TestAnswerView::showsPlainTextExactly()
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

void TestAnswerView::takesOneEndlessLine()
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

void TestAnswerView::keepsThePlaceByBlocks()
{
    AnswerView narrow;
    narrow.resize(260, 300);
    narrow.show();
    narrow.setMarkdown(prose(40));
    m_view->setMarkdown(prose(40));
    QSignalSpy scrolled(m_view, &AnswerView::scrolled);
    QCOMPARE(m_view->place(), 0.0);
    for (const double place : {7.0, 23.5, 11.25, 0.0}) {
        m_view->setPlace(place);
        narrow.setPlace(place);
        QVERIFY2(std::abs(m_view->place() - place) < 0.1, qPrintable(QString::number(m_view->place())));
        QVERIFY2(std::abs(narrow.place() - place) < 0.1, qPrintable(QString::number(narrow.place())));
    }
    QCOMPARE(scrolled.count(), 0); // nobody scrolled
    QTest::keyClick(m_view, Qt::Key_PageDown);
    QCOMPARE(scrolled.count(), 1);
    QVERIFY(m_view->place() > 1);
    m_view->setMarkdown({});
    QCOMPARE(m_view->place(), -1.0);
}

void TestAnswerView::marksAChange()
{
    m_view->setMarkdown(u"one two three\n\nfour five six\n\nseven"_s);
    const QImage before = m_view->viewport()->grab().toImage();
    m_view->setChange(AnswerView::Change{{1, 5}, {1, 9}});
    const QImage marked = m_view->viewport()->grab().toImage();
    const Tokens &t = tokensOf(m_view->palette());
    const int middle = m_view->characterRect(m_view->textOffset({1, 0})).center().y();
    QCOMPARE(marked.pixelColor(1, middle), t.accent); // the bar at the edge
    QCOMPARE(marked.pixelColor(m_view->viewport()->width() - 2, middle), t.alt);
    QVERIFY(before.pixelColor(1, middle) != t.accent);
    m_view->setChange({});
    QCOMPARE(m_view->viewport()->grab().toImage(), before);
}

void TestAnswerView::showsADifference()
{
    AnswerView view(AnswerView::Content::Blocks, AnswerVoice::Reading);
    view.resize(400, 300);
    view.show();
    MarkdownBlock block;
    block.text = u"between from 13:42"_s;
    block.runs = {{0, 7, -1, MarkdownRun::Deleted}, {8, 4, -1, MarkdownRun::Inserted}};
    MarkdownBlock fold;
    fold.kind = MarkdownBlock::Kind::Fold;
    fold.text = u"3 equal blocks folded"_s;
    view.setBlocks({block, fold});
    const QImage image = view.viewport()->grab().toImage();
    const Tokens &t = tokensOf(view.palette());
    const auto holds = [&](int offset, const QColor &color) {
        const QRect rect = view.characterRect(offset);
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            for (int x = rect.left(); x <= rect.right(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(holds(2, t.del) && holds(2, t.state(StateLook::Failed)));
    QVERIFY(holds(9, t.ins) && holds(9, t.state(StateLook::Done)));
    QVERIFY(!holds(15, t.ins) && !holds(15, t.del));
    view.selectAll();
    QVERIFY2(view.selectedMarkdown().startsWith(u"~~between~~ <ins>from</ins> 13:42"_s), qPrintable(view.selectedMarkdown()));
    // A screen reader is told by attributes.
    QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(reader && reader->textInterface());
    int from = 0;
    int to = 0;
    QVERIFY(reader->textInterface()->attributes(2, &from, &to).contains(u"line-through"_s));
    QCOMPARE(std::pair(from, to), std::pair(0, 7));
    QVERIFY(reader->textInterface()->attributes(9, &from, &to).contains(u"underline"_s));
    QVERIFY(reader->textInterface()->attributes(14, &from, &to).isEmpty());
    // A fold is opened by mouse and by keys.
    QSignalSpy opened(&view, &AnswerView::foldActivated);
    const QPoint onFold = view.characterRect(view.textOffset({1, 3})).center();
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, onFold);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.last().first().toInt(), 1);
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Tab);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(opened.count(), 2);
}

void TestAnswerView::isReadByScreenReaders()
{
    m_view->setMarkdown(u"# Title\n\nSome **bold** text.\n\n```c\nint a;\n```\n"_s);
    m_view->setAccessibleName(u"sandbox/echo, answer"_s);
    QAccessibleInterface *document = QAccessible::queryAccessibleInterface(m_view);
    QVERIFY(document && document->isValid());
    QCOMPARE(document->role(), QAccessible::Document);
    QCOMPARE(document->text(QAccessible::Name), u"sandbox/echo, answer"_s);
    QVERIFY(document->state().readOnly);
    QAccessibleTextInterface *text = document->textInterface();
    QVERIFY(text);
    const QString whole = u"Title\nSome bold text.\nint a;"_s;
    QCOMPARE(text->characterCount(), int(whole.size()));
    QCOMPARE(text->text(0, text->characterCount()), whole);
    int start = -1;
    int end = -1;
    QCOMPARE(text->textAtOffset(12, QAccessible::WordBoundary, &start, &end), u"bold"_s);
    text->setSelection(0, 6, 10);
    QCOMPARE(m_view->selectedText(), u"Some"_s);
    text->selection(0, &start, &end);
    QCOMPARE(start, 6);
    QCOMPARE(end, 10);
    QVERIFY(!document->actionInterface()->actionNames().contains(QAccessibleActionInterface::toggleAction()));
    m_view->setReasoning(u"thought"_s);
    QVERIFY(document->actionInterface()->actionNames().contains(QAccessibleActionInterface::toggleAction()));
    document->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(m_view->isReasoningOpen());
    const QRect rect = text->characterRect(6);
    QVERIFY(rect.isValid());
    QCOMPARE(text->offsetAtPoint(QPoint(rect.left(), rect.center().y())), 6);
}

void TestAnswerView::layoutCostDoesNotGrow_data()
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

void TestAnswerView::layoutCostDoesNotGrow()
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

void TestAnswerView::laysOutOnlyWhatIsSeen()
{
    m_view->setMarkdown(prose(2'000));
    QVERIFY2(m_view->counters().laidOutBlocks < 20, qPrintable(QString::number(m_view->counters().laidOutBlocks)));
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    QVERIFY2(m_view->counters().laidOutBlocks < 40, qPrintable(QString::number(m_view->counters().laidOutBlocks)));
}

void TestAnswerView::paintsOnlyWhatChanged()
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

void TestAnswerView::followsTheMode()
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

void TestAnswerView::survivesNarrowAndEmpty()
{
    m_view->setStreaming(true);
    m_view->viewport()->repaint();
    QTest::keyClick(m_view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
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

void TestAnswerView::looks_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("width");
    QTest::newRow("light") << false << 760;
    QTest::newRow("dark") << true << 760;
    QTest::newRow("narrow") << false << 260;
}

/// Everything is painted in the mode's own colours. With BAKEOFF_GRAB_DIR set the pictures are kept for people.
void TestAnswerView::looks()
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

QTEST_MAIN(bakeoff::TestAnswerView)
#include "tst_answerview.moc"
