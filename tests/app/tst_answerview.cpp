// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with an answer: it is selected, copied, followed, folded, searched and read out.
#include "shownanswer.h"

#include "widgets/labels.h"
#include "widgets/markdownblock.h"
#include "widgets/tokens.h"

#include <QAccessible>
#include <QClipboard>
#include <QDesktopServices>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

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
    void initTestCase() { static Theme theme(*qApp, ThemeMode::Light, 100); }
    void init()
    {
        m_view = shownAnswer();
        QVERIFY(m_view);
    }
    void cleanup() { m_view.reset(); }
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
    void findsHitsInAFoldedReasoning();
    void findsHitsAcrossSegments_data();
    void findsHitsAcrossSegments();
    void marksAChange();
    void showsADifference();
    void isReadByScreenReaders();

private:
    std::unique_ptr<AnswerView> m_view;
};

void TestAnswerView::selectsByMouse()
{
    m_view->setMarkdown(u"first **paragraph** here\n\nsecond one\n\n- item\n"_s);
    QSignalSpy changed(m_view.get(), &AnswerView::selectionChanged);
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
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"a"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"alpha"_s);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"alpha beta"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY2(m_view->selectedText().startsWith(u"alpha beta\n\ngamma "_s), qPrintable(m_view->selectedText()));
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"alpha beta"_s);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"alpha beta\n\ngamma delta"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ShiftModifier | Qt::ControlModifier);
    QVERIFY(!m_view->hasSelection());
}

void TestAnswerView::selectsEverything()
{
    m_view->setMarkdown(richAnswer());
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectedMarkdown(), richAnswer());
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
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
    QSignalSpy activated(m_view.get(), &AnswerView::linkActivated);
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
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_view->shownAddress(), u"https://xn--pple-43d.com/a%20b"_s);
    QVERIFY(m_view->accessibleDescription().contains(u"xn--pple-43d.com"_s));
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QVERIFY(m_view->shownAddress().isEmpty());
}

void TestAnswerView::tabVisitsTargets()
{
    UrlCatcher catcher;
    QDesktopServices::setUrlHandler(u"https"_s, &catcher, "open");
    m_view->setMarkdown(u"[one](https://one.example) text\n\n```\ncode\n```\n\n[two](https://two.example)"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(catcher.opened, QList<QUrl>{QUrl(u"https://one.example"_s)});
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"code\n"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
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
    QSignalSpy toggled(m_view.get(), &AnswerView::reasoningToggled);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {60, 28});
    QCOMPARE(toggled.count(), 1);
    QVERIFY(m_view->isReasoningOpen());
    QVERIFY(m_view->characterRect(0).top() > folded + 30);
    // Its text can be selected and copied like the answer's.
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, {50, folded + 5});
    QVERIFY2(!m_view->selectedText().isEmpty() && m_view->reasoning().contains(m_view->selectedText()),
             qPrintable(m_view->selectedText()));
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
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

void TestAnswerView::findsHitsInAFoldedReasoning()
{
    m_view->setMarkdown(prose(60));
    m_view->setReasoning(u"first thought\nof a paragraph\nand the last one"_s);
    QCOMPARE(m_view->setSearch(u"paragraph"_s), 61);
    const AnswerHit hit = m_view->searchHits().first();
    QVERIFY(hit.inReasoning);
    QVERIFY(!m_view->isReasoningOpen());
    QVERIFY(m_view->findNext(true)); // from the start of the answer back into the reasoning
    QVERIFY(m_view->isReasoningOpen());
    QCOMPARE(m_view->selectedText(), u"paragraph"_s);
    QVERIFY(m_view->findNext());
    QCOMPARE(m_view->searchHits().at(1), (AnswerHit{false, m_view->selectionAnchor(), m_view->caret()}));
    m_view->showHit(m_view->searchHits().last());
    m_view->setReasoningOpen(false);
    m_view->showHit(hit);
    QVERIFY(m_view->isReasoningOpen());
    QCOMPARE(m_view->selectedText(), u"paragraph"_s);
    // It is marked where it stands, like those of the answer.
    const QColor mark = tokensOf(m_view->palette()).hit;
    m_view->select({}, {});
    const QImage shown = m_view->viewport()->grab().toImage();
    int marked = 0;
    for (int y = 0; y < shown.height() / 2; ++y) {
        for (int x = 0; x < shown.width(); ++x)
            marked += shown.pixelColor(x, y) == mark ? 1 : 0;
    }
    QVERIFY(marked > 50);
}

void TestAnswerView::findsHitsAcrossSegments_data()
{
    QTest::addColumn<bool>("plain");
    QTest::addColumn<QString>("text");
    QString line;
    for (int i = 1000; i < 5000; ++i)
        line += u"word%1 "_s.arg(i);
    QTest::newRow("paragraph") << false << line;
    QTest::newRow("line of code") << false << u"```\n"_s + line + u"\n```\n"_s;
    QTest::newRow("plain text") << true << line;
}

void TestAnswerView::findsHitsAcrossSegments()
{
    QFETCH(bool, plain);
    QFETCH(QString, text);
    AnswerView view(plain ? AnswerView::Content::Plain : AnswerView::Content::Markdown, AnswerVoice::Reading);
    view.resize(400, 300);
    view.show();
    view.setMarkdown(text);
    QVERIFY(view.blocks().size() > 2);
    QString rest = view.blocks()[1].text.left(9);
    const QString needle = view.blocks()[0].text.right(9) + rest;
    QCOMPARE(view.setSearch(needle.toUpper()), 1);
    const AnswerHit hit = view.searchHits().first();
    QCOMPARE(hit.from, (AnswerPosition{0, view.blocks()[0].text.size() - 9}));
    QCOMPARE(hit.to, (AnswerPosition{1, 9}));
    view.showHit(hit);
    QCOMPARE(view.selectedText(), needle);
    // What ends where a segment ends is all in it.
    view.setSearch(view.blocks()[0].text.right(9));
    QCOMPARE(view.searchHits().first().to, (AnswerPosition{0, view.blocks()[0].text.size()}));
    view.setSearch(rest);
    QCOMPARE(view.searchHits().first().from, (AnswerPosition{1, 0}));
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
    QAccessibleInterface *document = QAccessible::queryAccessibleInterface(m_view.get());
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

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestAnswerView)
#include "tst_answerview.moc"
