// SPDX-License-Identifier: GPL-3.0-or-later
// The prompt at the foot of the compare screen as a user drives it: real window, real sandbox process, keys and mouse.
#include "comparewindowtest.h"

#include "compare/attachmentstrip.h"
#include "compare/promptcontroller.h"
#include "compare/promptdock.h"
#include "compare/prompteditor.h"
#include "compare/settingsform.h"
#include "compare/variablesform.h"
#include "store/database.h"
#include "widgets/overlaypopup.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QJsonDocument>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

QByteArray png(const QSize &size, const QColor &color)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// A PNG whose header says that it has this many pixels.
QByteArray bomb(quint32 width, quint32 height)
{
    QByteArray bytes = png({4, 4}, Qt::red);
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    // The checksum of the header chunk (CRC-32 of PNG) must fit, or no reader gets as far as the dimensions.
    quint32 crc = 0xffffffff;
    for (const char c : bytes.sliced(12, 17)) {
        crc ^= static_cast<quint8>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }
    qToBigEndian(crc ^ 0xffffffff, bytes.data() + 29);
    return bytes;
}

} // namespace

class TestPromptDock : public CompareWindowTest {
    Q_OBJECT

private slots:
    void markdownAndVariablesAreColoured()
    {
        prompt()->setPlainText(u"# Title\nFill {{name}} and **this**, not \\{{that}}"_s);
        const auto colourAt = [this](int block, int position) {
            const auto formats = prompt()->document()->findBlockByNumber(block).layout()->formats();
            QColor colour;
            for (const auto &range : formats) {
                if (range.start <= position && position < range.start + range.length
                    && range.format.hasProperty(QTextFormat::ForegroundBrush))
                    colour = range.format.foreground().color();
            }
            return colour;
        };
        const auto weightAt = [this](int block, int position) {
            for (const auto &range : prompt()->document()->findBlockByNumber(block).layout()->formats()) {
                if (range.start <= position && position < range.start + range.length && range.format.fontWeight() > QFont::Normal)
                    return range.format.fontWeight();
            }
            return static_cast<int>(QFont::Normal);
        };
        QCOMPARE(colourAt(1, 6), lightTokens().state(StateLook::Reasoning));
        QVERIFY(colourAt(1, 36) != lightTokens().state(StateLook::Reasoning));
        QVERIFY(weightAt(1, 22) > QFont::Normal);
        m_theme->setMode(ThemeMode::Dark);
        QTRY_COMPARE(colourAt(1, 6), darkTokens().state(StateLook::Reasoning));
        m_theme->setMode(ThemeMode::Light);
        QTRY_COMPARE(colourAt(1, 6), lightTokens().state(StateLook::Reasoning));
    }

    void growsToAThirdOfTheWindow()
    {
        const int empty = prompt()->height();
        prompt()->setPlainText(QString(6, u'\n'));
        QTRY_VERIFY(prompt()->height() > empty);
        prompt()->setPlainText(QString(200, u'\n'));
        QTRY_COMPARE(prompt()->height(), w->window().height() / 3);
        const int line = prompt()->fontMetrics().lineSpacing();
        m_theme->setFontPercent(150);
        QVERIFY(prompt()->fontMetrics().lineSpacing() > line);
        QCOMPARE(prompt()->font().pointSizeF(), textFont(TextStep::Reading).pointSizeF());
        m_theme->setFontPercent(100);
        QCOMPARE(prompt()->fontMetrics().lineSpacing(), line);
        prompt()->clear();
        QTRY_COMPARE(prompt()->height(), empty);
    }

    void earlierPromptsComeBackAndTheDraftIsKept()
    {
        for (const QString &text : {u"first"_s, u"second"_s}) {
            prompt()->setPlainText(text);
            sendAndWait();
        }
        QTest::keyClicks(prompt(), u"draft"_s);
        QTest::keyClick(prompt(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(prompt()->toPlainText(), u"second"_s);
        QCOMPARE(document()->value().draft, u"draft"_s); // looking is not writing
        QTest::keyClick(prompt(), Qt::Key_Up);           // the cursor stands at the very start
        QCOMPARE(prompt()->toPlainText(), u"first"_s);
        QTest::keyClick(prompt(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(prompt()->toPlainText(), u"second"_s);
        QTest::keyClick(prompt(), Qt::Key_Down);
        QCOMPARE(prompt()->toPlainText(), u"draft"_s);
        // An earlier prompt that is changed is the new draft; the one before it can still be gone back to.
        QTest::keyClick(prompt(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClicks(prompt(), u"my "_s);
        QCOMPARE(document()->value().draft, u"my second"_s);
        QTest::keyClick(prompt(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(prompt()->toPlainText(), u"draft"_s);
        QTest::keyClick(prompt(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(prompt()->toPlainText(), u"my second"_s);
        QCOMPARE(document()->value().draft, u"my second"_s);

        // Those of other comparisons too.
        reopen();
        w->window().compareScreen()->newComparison();
        QVERIFY(document()->value().turns.isEmpty());
        const auto goBack = [this] {
            QTest::keyClick(prompt(), Qt::Key_Up, Qt::AltModifier);
            return prompt()->toPlainText();
        };
        QString shown; // the macro looks several times: a key is pressed until there is something
        QTRY_VERIFY(!(shown.isEmpty() ? shown = goBack() : shown).isEmpty());
        QCOMPARE(shown, u"second"_s);
        QCOMPARE(goBack(), u"first"_s);
    }

    void arrowsInsideTheTextStayThere()
    {
        prompt()->setPlainText(u"sent"_s);
        sendAndWait();
        prompt()->setPlainText(u"one\ntwo"_s);
        prompt()->moveCursor(QTextCursor::End);
        QTest::keyClick(prompt(), Qt::Key_Up);
        QCOMPARE(prompt()->toPlainText(), u"one\ntwo"_s);
        QTest::keyClick(prompt(), Qt::Key_Up); // on the first line, but not at its start
        QCOMPARE(prompt()->toPlainText(), u"one\ntwo"_s);
    }

    void onlyPlainTextIsPasted()
    {
        auto *mime = new QMimeData;
        mime->setHtml(u"<b>bold</b>"_s);
        mime->setText(u"bold"_s);
        mime->setImageData(QImage(4, 4, QImage::Format_RGB32)); // as a word processor offers it
        QApplication::clipboard()->setMimeData(mime);
        QTest::keyClick(prompt(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(prompt()->toPlainText(), u"bold"_s);
        QVERIFY(!prompt()->textCursor().charFormat().hasProperty(QTextFormat::FontWeight));
        QVERIFY(strip()->attachments().isEmpty());
    }

    void variablesAskForTheirValues()
    {
        QVERIFY(!form()->isVisible());
        QTest::keyClicks(prompt(), u"Say {{greeting}} to {{name}}, {{name}}."_s);
        QTRY_VERIFY(form()->isVisible());
        QCOMPARE(form()->names(), (QStringList{u"greeting"_s, u"name"_s}));
        type(form()->field(u"greeting"_s), u"Hello"_s);
        w->run("compare.send");
        QVERIFY(document()->value().turns.isEmpty());
        QVERIFY(shows(u"name has no value."_s));
        QVERIFY(!shows(u"greeting has no value."_s));
        QCOMPARE(QApplication::focusWidget(), form()->field(u"name"_s));
        QTest::keyClicks(form()->field(u"name"_s), u"Ada"_s);
        QVERIFY(!shows(u"name has no value."_s));
        const int oneLine = form()->field(u"name"_s)->height();
        QTest::keyClick(form()->field(u"name"_s), Qt::Key_Return);
        QTest::keyClicks(form()->field(u"name"_s), u"Bob"_s);
        QVERIFY(form()->field(u"name"_s)->height() > oneLine);
        QCOMPARE(document()->value().variables, (PromptVariables{{u"greeting"_s, u"Hello"_s}, {u"name"_s, u"Ada\nBob"_s}}));

        reopen();
        QCOMPARE(form()->field(u"name"_s)->toPlainText(), u"Ada\nBob"_s);
        sendAndWait();
        const Turn &turn = *document()->lastTurn();
        QCOMPARE(turn.prompt, u"Say Hello to Ada\nBob, Ada\nBob."_s);
        QCOMPARE(turn.source, u"Say {{greeting}} to {{name}}, {{name}}."_s);
        QVERIFY(!form()->isVisible());
        // The prompt as it was written comes back, and its values with it.
        QTest::keyClick(prompt(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(prompt()->toPlainText(), turn.source);
        QCOMPARE(form()->field(u"greeting"_s)->toPlainText(), u"Hello"_s);
    }

    void filesArePastedDroppedAndRemoved()
    {
        QVERIFY(!strip()->isVisible());
        auto *mime = new QMimeData;
        mime->setImageData(QImage(30, 20, QImage::Format_RGB32));
        QApplication::clipboard()->setMimeData(mime);
        QTest::keyClick(prompt(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(strip()->attachments().size(), 1);
        QCOMPARE(strip()->attachments().first().mediaType, u"image/png"_s);
        QVERIFY(prompt()->toPlainText().isEmpty());

        drop({write(u"notes.md"_s, "# Notes"), write(u"paper.pdf"_s, "%PDF-1.7\nx"),
              write(u"data.zip"_s, QByteArray("PK\3\4\0\0\0\0", 8)), w->profile()});
        QCOMPARE(names(), (QStringList{u"pasted.png"_s, u"notes.md"_s, u"paper.pdf"_s}));
        QCOMPARE(strip()->refusals().size(), 2);
        QVERIFY(strip()->refusals().first().startsWith(u"data.zip is not attached: "_s));
        QVERIFY(strip()->refusals().last().endsWith(u"it is a folder."_s));
        QVERIFY(strip()->isVisible());

        // The same file again is not attached twice.
        drop({w->path(u"notes.md"_s)});
        QCOMPARE(strip()->attachments().size(), 3);
        QVERIFY(strip()->refusals().isEmpty());

        AttachmentChip *first = strip()->chips().first();
        QVERIFY2(first->accessibleName().contains(u"30 × 20"_s), qPrintable(first->accessibleName()));
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), strip()->chips().at(1));
        QTest::keyClick(strip()->chips().at(1), Qt::Key_Delete);
        QCOMPARE(names(), (QStringList{u"pasted.png"_s, u"paper.pdf"_s}));
        QCOMPARE(QApplication::focusWidget(), strip()->chips().at(1));

        const QList<Attachment> before = document()->value().attachments;
        reopen();
        QCOMPARE(document()->value().attachments, before);
        QCOMPARE(names(), (QStringList{u"pasted.png"_s, u"paper.pdf"_s}));
        AttachmentChip *last = strip()->chips().last();
        QTest::mouseClick(last, Qt::LeftButton, {}, QPoint(last->width() - 12, last->height() / 2));
        QCOMPARE(names(), QStringList{u"pasted.png"_s});
    }

    void anImageThatIsTooLargeIsNotDecoded_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("bomb") << bomb(60'000, 60'000)
                              << u"x.png is not attached: with %1 × %1 pixels it is too large to open safely."_s.arg(
                                     QLocale().toString(60'000));
        QTest::newRow("damaged") << png({4, 4}, Qt::red).first(20) << u"x.png is not attached: the image is damaged."_s;
        QTest::newRow("empty") << QByteArray() << u"x.png is not attached: it is empty."_s;
        QTest::newRow("fine") << png({4, 4}, Qt::red) << QString();
    }
    void anImageThatIsTooLargeIsNotDecoded()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        const AttachAttempt attempt = attach({.path = write(u"x.png"_s, bytes), .name = u"x.png"_s});
        QCOMPARE(attempt.refusal, sentence);
        QCOMPARE(attempt.attachment.has_value(), sentence.isEmpty());
    }

    void aModelThatTakesNoImagesIsNotAsked()
    {
        w->setModels({u"echo"_s, u"story-fast"_s});
        drop({write(u"dot.png"_s, png({8, 8}, Qt::blue))});
        QVERIFY2(shows(u"story-fast do(es) not take images and will not be asked."_s), qPrintable(shown().join(u'\n')));
        prompt()->setPlainText(u"What is this?"_s);
        sendAndWait();
        const Turn &turn = *document()->lastTurn();
        QCOMPARE(turn.replies.size(), 1);
        QCOMPARE(turn.replies.first().model.id, u"echo"_s);
        QVERIFY(turn.replies.first().rawRequest.contains("image_url"));
        QCOMPARE(turn.attachments.size(), 1);
        auto *files = w->window().findChild<QToolButton *>(u"turnAttachments"_s);
        QVERIFY(files->isVisible());
        QCOMPARE(files->text(), u"1 file(s)"_s);
        QTest::mouseClick(files, Qt::LeftButton);
        auto *popup = w->window().findChild<OverlayPopup *>();
        QVERIFY(popup->isOpen());
        QCOMPARE(popup->findChild<AttachmentStrip *>()->attachments(), turn.attachments);
        w->window().activateWindow(); // the one before it may have taken the keys with it
        QTRY_VERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(strip()->attachments().isEmpty());
        QVERIFY(!strip()->isVisible());
        // Nobody is left: nothing is sent, and it says why.
        drop({write(u"dot.png"_s, png({8, 8}, Qt::blue))});
        choose(5); // ticks the second pane
        prompt()->setPlainText(u"And now?"_s);
        w->run("compare.send");
        QCOMPARE(document()->value().turns.size(), 1);
        QVERIFY(shows(u"None of these models takes what is attached. Remove the attachment, or choose another model."_s));
    }

    void aFileThatTheHistoryLostIsMissing()
    {
        drop({write(u"notes.txt"_s, "one two")});
        prompt()->setPlainText(u"Read."_s);
        sendAndWait();
        w->close();
        {
            const SystemClock clock;
            const auto db = Database::openForWriting(w->profile() + u"/history.db"_s, clock);
            QVERIFY(db && (*db)->exec(u"DELETE FROM attachments"_s));
        }
        QVERIFY(w->open());
        QTRY_VERIFY(document()->lastTurn());
        QVERIFY(!document()->lastTurn()->replies.first().text.isEmpty());
        auto *files = w->window().findChild<QToolButton *>(u"turnAttachments"_s);
        QTRY_VERIFY(files->isVisible());
        QVERIFY(files->accessibleName().contains(u"Missing from the history: notes.txt"_s));
        QTest::mouseClick(files, Qt::LeftButton);
        auto *popup = w->window().findChild<OverlayPopup *>();
        QVERIFY(popup && popup->isOpen());
        const AttachmentChip *chip = popup->findChild<AttachmentStrip *>()->chips().first();
        QVERIFY(chip->accessibleName().contains(u"missing from the history"_s));
        QVERIFY(std::ranges::any_of(shown(), [](const QString &text) {
            return text.startsWith(u"The history has lost notes.txt."_s);
        }));
        w->window().activateWindow(); // the one before it may have taken the keys with it
        QTRY_VERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        // It is asked neither again nor further.
        const QString why = u"notes.txt is (are) missing from the history, so nothing was sent. Edit the prompt and attach "
                            "the file(s) again."_s;
        w->run("compare.retry");
        QVERIFY2(shows(why), qPrintable(shown().join(u'\n')));
        QVERIFY(!document()->isRunning());
        dock()->setHint({});
        prompt()->setPlainText(u"And then?"_s);
        w->run("compare.send");
        QVERIFY(shows(why));
        QCOMPARE(document()->value().turns.size(), 1);
        QCOMPARE(prompt()->toPlainText(), u"And then?"_s);
        // Edited without it the prompt goes out.
        w->run("compare.editTurn");
        QCOMPARE(names(), QStringList{u"notes.txt"_s});
        w->run("compare.send");
        QVERIFY(shows(why));
        QTest::keyClick(strip()->chips().first(), Qt::Key_Delete);
        sendAndWait();
        QCOMPARE(document()->value().turns.size(), 2);
        QVERIFY(document()->lastTurn()->attachments.isEmpty());
    }

    void toAllTickedOrTheCurrentPane()
    {
        w->setModels({u"echo"_s, u"echo"_s, u"echo"_s});
        QCOMPARE(toButton()->text(), u"To: all 3 pane(s)"_s);
        choose(4);
        choose(6);
        QCOMPARE(toButton()->text(), u"To: 2 ticked pane(s)"_s);
        reopen();
        QCOMPARE(toButton()->text(), u"To: 2 ticked pane(s)"_s);
        prompt()->setPlainText(u"a"_s);
        sendAndWait();
        QCOMPARE(repliesIn(0), 1);
        QCOMPARE(repliesIn(1), 0);
        QCOMPARE(repliesIn(2), 1);
        w->run("compare.nextPane");
        prompt()->setPlainText(u"b"_s);
        QTest::keyClick(prompt(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 10'000);
        QCOMPARE(document()->lastTurn()->replies.size(), 1);
        QCOMPARE(document()->lastTurn()->replies.first().pane, document()->value().panes.at(1).id);
        choose(4);
        choose(6);
        QCOMPARE(toButton()->text(), u"To: 0 ticked pane(s)"_s);
        prompt()->setPlainText(u"c"_s);
        w->run("compare.send");
        QCOMPARE(document()->value().turns.size(), 2);
        QVERIFY(shows(u"No pane is ticked. Choose under “To:” whom the prompt goes to."_s));
        choose(2);
        QCOMPARE(toButton()->text(), u"To: the current pane"_s);
        choose(0);
        QCOMPARE(toButton()->text(), u"To: all 3 pane(s)"_s);
    }

    void theEstimateFollowsWhatIsTyped()
    {
        auto *estimate = w->window().findChild<QLabel *>(u"promptEstimate"_s);
        QTRY_VERIFY(estimate->text().isEmpty());
        QTest::keyClicks(prompt(), u"Count me in."_s);
        QTRY_COMPARE(estimate->text(), u"the sandbox charges nothing real"_s);
        QVERIFY2(estimate->toolTip().startsWith(u"echo: "_s), qPrintable(estimate->toolTip()));
        const QString before = estimate->toolTip();
        drop({write(u"dot.png"_s, png({8, 8}, Qt::blue))});
        QTRY_VERIFY(estimate->toolTip() != before);
        document()->setPaneRepeat(document()->value().panes.first().id, 3);
        QTRY_VERIFY2(estimate->toolTip().startsWith(u"echo, 3 time(s): "_s), qPrintable(estimate->toolTip()));
    }

    void settingsOfAllPanesReachTheRequest()
    {
        w->run("compare.sessionSettings");
        auto *settings = w->window().findChild<SettingsForm *>();
        QVERIFY(settings);
        auto *tokens = settings->findChild<QLineEdit *>(u"max_tokens"_s);
        tokens->setFocus();
        QTest::keyClicks(tokens, u"321"_s);
        QTest::keyClick(tokens, Qt::Key_Return);
        QCOMPARE(document()->value().defaults.maxTokens, 321);
        w->run("compare.settings");
        QTRY_VERIFY(w->window().findChild<SettingsForm *>());
        QTRY_COMPARE(w->window().findChildren<SettingsForm *>().size(), 1);
        settings = w->window().findChild<SettingsForm *>();
        QCOMPARE(settings->findChild<QLineEdit *>(u"max_tokens"_s)->placeholderText(), u"321 (all panes)"_s);
        auto *repeat = settings->findChild<QLineEdit *>(u"repeat"_s);
        repeat->setFocus();
        QTest::keyClicks(repeat, u"2"_s);
        QTest::keyClick(repeat, Qt::Key_Return);
        prompt()->setPlainText(u"x"_s);
        sendAndWait();
        QCOMPARE(document()->lastTurn()->replies.size(), 2);
        const QJsonObject sent = QJsonDocument::fromJson(document()->lastTurn()->replies.first().rawRequest).object();
        QCOMPARE(sent.value(u"max_tokens"_s).toInt(sent.value(u"max_completion_tokens"_s).toInt()), 321);
        reopen();
        QCOMPARE(document()->value().defaults.maxTokens, 321);
        QCOMPARE(document()->value().panes.first().repeat, 2);
    }

    void theSystemPromptIsFolded()
    {
        auto *system = w->window().findChild<PromptEditor *>(u"systemEditor"_s);
        QVERIFY(!system->isVisible());
        w->run("compare.systemPrompt");
        QVERIFY(system->isVisible());
        QCOMPARE(QApplication::focusWidget(), system);
        QTest::keyClicks(system, u"Be brief."_s);
        QCOMPARE(document()->value().systemPrompt, u"Be brief."_s);
        reopen();
        QVERIFY(w->window().findChild<PromptEditor *>(u"systemEditor"_s)->isVisible());
        dock()->setFolded(true);
        QVERIFY(!prompt()->isVisible());
        dock()->setFolded(false);
        QVERIFY(prompt()->isVisible());
    }

protected:
    void prepare() override
    {
        QTRY_COMPARE(QApplication::focusWidget(), prompt());
        w->setModels({u"echo"_s});
        prompt()->clear();
    }

private:
    void reopen()
    {
        QVERIFY(w->reopen());
        QTRY_COMPARE(QApplication::focusWidget(), prompt());
    }

    ComparisonDocument *document() const { return w->document(); }
    PromptDock *dock() const { return w->window().findChild<PromptDock *>(); }
    PromptEditor *prompt() const { return dock()->editor(); }
    VariablesForm *form() const { return dock()->variables(); }
    AttachmentStrip *strip() const { return dock()->attachments(); }
    QToolButton *toButton() const { return dock()->toButton(); }
    QStringList names() const
    {
        QStringList result;
        for (const AttachmentChip *chip : strip()->chips())
            result.append(chip->attachment().name);
        return result;
    }
    qsizetype repliesIn(int pane) const
    {
        const Id id = document()->value().panes.at(pane).id;
        return std::ranges::count(document()->lastTurn()->replies, id, &Reply::pane);
    }
    QStringList shown() const { return w->shownTexts().join(u'\n').split(u'\n'); }
    bool shows(const QString &text) const { return shown().contains(text); }
    static void type(QWidget *editor, const QString &text)
    {
        editor->setFocus();
        QTest::keyClicks(editor, text);
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(w->path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a file for the test");
        return file.fileName();
    }
    void drop(const QStringList &paths)
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        mime.setUrls(urls);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(dock(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(dock(), &event);
    }
    /// An entry of the "To:" menu, counted with its separator: three choices, then the panes from 4.
    void choose(int entry)
    {
        QMenu *menu = toButton()->menu();
        emit menu->aboutToShow();
        menu->actions().at(entry)->trigger();
    }
    void sendAndWait()
    {
        const qsizetype turns = document()->value().turns.size();
        w->run("compare.send");
        QTRY_COMPARE(document()->value().turns.size(), turns + 1);
        QTRY_VERIFY_WITH_TIMEOUT(!document()->isRunning(), 20'000);
    }
};

QTEST_MAIN(TestPromptDock)
#include "tst_promptdock.moc"
