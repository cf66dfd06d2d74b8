// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/highlightthemes.h"
#include "widgets/icons.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "widgets/paneheader.h"
#include "widgets/panehandle.h"
#include "widgets/segmented.h"
#include "widgets/theme.h"
#include "widgets/ticker.h"

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitterHandle>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

PaneHeaderData answer()
{
    PaneHeaderData d;
    d.look = StateLook::Done;
    d.stateWord = u"Done"_s;
    d.time = u"12.2 s"_s;
    d.timeToolTip = u"From sent to the last text"_s;
    d.model = u"claude-sonnet-5"_s;
    d.modelToolTip = u"OpenRouter/anthropic/claude-sonnet-5"_s;
    d.origin = u"anthropic, OpenRouter"_s;
    d.figure(FigureId::Ttft) = {u"TTFT"_s, u"0.84 s"_s, {}, u"tip TTFT"_s, PaneFigure::Kind::Plain, true};
    d.figure(FigureId::Speed) = {u"tok/s"_s, u"71.3"_s, {}, u"tip speed"_s, PaneFigure::Kind::Plain, false};
    d.figure(FigureId::Tokens) = {u"Tokens in, out"_s, u"77 → 812"_s, {}, u"tip tokens"_s, PaneFigure::Kind::Plain, false};
    d.figure(FigureId::Cost) = {u"Billed"_s, u"$0.00827"_s, {}, u"tip cost"_s, PaneFigure::Kind::Plain, false};
    d.figure(FigureId::Host) = {u"Host"_s, u"Anthropic"_s, {}, u"tip host"_s, PaneFigure::Kind::Plain, false};
    d.canRetry = d.canCopy = true;
    return d;
}

QString nameOf(QObject *object)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(object);
    return interface ? interface->text(QAccessible::Name) : QString();
}

/// Share of pixels that are not fully transparent.
double inked(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink += qAlpha(image.pixel(x, y)) > 0;
    }
    return double(ink) / (image.width() * image.height());
}

} // namespace

class TestLook : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
    }

    void init()
    {
        m_theme->setMode(ThemeMode::Light);
        m_theme->setFontPercent(100);
    }

    void cleanupTestCase() { m_theme.reset(); }

    void contrast_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        for (const Tokens *t : {&lightTokens(), &darkTokens()}) {
            const char *mode = t->dark ? "dark" : "light";
            const std::pair<const char *, QColor> grounds[]
                = {{"window", t->window}, {"rail", t->rail},     {"base", t->base},
                   {"alt", t->alt},       {"raised", t->raised}, {"code", t->code}};
            for (const auto &[name, ground] : grounds) {
                QTest::addRow("%s text on %s", mode, name) << t->text << ground << 4.5;
                QTest::addRow("%s text2 on %s", mode, name) << t->text2 << ground << 4.5;
                QTest::addRow("%s text3 on %s", mode, name) << t->text3 << ground << 4.5;
            }
            for (const QColor &code : {t->codeColors.text, t->codeColors.keyword, t->codeColors.type,
                                       t->codeColors.string, t->codeColors.number, t->codeColors.function,
                                       t->codeColors.comment})
                QTest::addRow("%s %s on code", mode, qPrintable(code.name())) << code << t->code << 4.5;
            for (int i = 0; i < kStateLookCount; ++i) {
                const auto look = static_cast<StateLook>(i);
                QTest::addRow("%s state %d on base", mode, i) << t->state(look) << t->base << 4.5;
                QTest::addRow("%s state %d on window", mode, i) << t->state(look) << t->window << 4.5;
                QTest::addRow("%s state %d on its ground", mode, i) << t->state(look) << t->ground(look) << 4.5;
                QTest::addRow("%s text on ground %d", mode, i) << t->text << t->ground(look) << 4.5;
            }
            QTest::addRow("%s accent on selection", mode) << t->accent << t->sel << 4.5;
            QTest::addRow("%s text on selection", mode) << t->text << t->sel << 4.5;
            QTest::addRow("%s white on fill", mode) << t->onFill << t->fill << 4.5;
            QTest::addRow("%s hit", mode) << t->hitText << t->hit << 4.5;
            QTest::addRow("%s inserted", mode) << t->text << t->ins << 4.5;
            QTest::addRow("%s deleted", mode) << t->text << t->del << 4.5;
            QTest::addRow("%s field border on base", mode) << t->field << t->base << 3.0;
            QTest::addRow("%s field border on window", mode) << t->field << t->window << 3.0;
        }
    }
    void contrast()
    {
        QFETCH(QColor, front);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double ratio = contrastRatio(front, ground);
        QVERIFY2(ratio >= least, qPrintable(u"%1"_s.arg(ratio)));
    }

    void contrastOfKnownColours()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        // #767676 on white is the lightest grey that passes 4.5:1.
        QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
    }

    void paletteFollowsTheMode_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void paletteFollowsTheMode()
    {
        QFETCH(bool, dark);
        m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        const Tokens &t = dark ? darkTokens() : lightTokens();
        const QPalette p = QApplication::palette();
        QCOMPARE(p.color(QPalette::Window), t.window);
        QCOMPARE(p.color(QPalette::Base), t.base);
        QCOMPARE(p.color(QPalette::AlternateBase), t.alt);
        QCOMPARE(p.color(QPalette::Highlight), t.sel);
        QCOMPARE(p.color(QPalette::HighlightedText), t.text);
        QCOMPARE(p.color(QPalette::Accent), t.accent);
        QCOMPARE(p.color(QPalette::PlaceholderText), t.text3);
        QCOMPARE(p.color(QPalette::Disabled, QPalette::ButtonText), t.text3);
        QCOMPARE(&tokensOf(p), &t);
        QCOMPARE(&applicationTokens(), &t);
        const QPalette raised = paletteOf(t, true);
        QCOMPARE(&tokensOf(raised), &t);
        QCOMPARE(m_theme->tokens().dark, dark);
    }

    void modeChangeReachesAShownWidget()
    {
        QWidget window;
        auto *label = new TextLabel(u"Secondary"_s, TextStep::Small, Tone::Text2, QFont::Normal, &window);
        window.show();
        QCOMPARE(label->palette().color(QPalette::WindowText), lightTokens().text2);
        QSignalSpy changed(m_theme.get(), &Theme::changed);
        m_theme->setMode(ThemeMode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(QTest::qWaitFor(
            [&] { return label->palette().color(QPalette::WindowText) == darkTokens().text2; }));
        QCOMPARE(window.palette().color(QPalette::Window), darkTokens().window);
    }

    void fontSizeScalesTextAndHeights()
    {
        const double before = textFont(TextStep::Normal).pointSizeF();
        const int height = scaled(40);
        m_theme->setFontPercent(150);
        QVERIFY(qAbs(textFont(TextStep::Normal).pointSizeF() - before * 1.5) < 0.01);
        QVERIFY(scaled(40) >= height * 14 / 10);
    }

    void icons_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = iconNames();
        QVERIFY(names.size() >= 24);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void icons()
    {
        QFETCH(QString, name);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            m_theme->setMode(mode);
            const QIcon icon = lookIcon(name);
            QVERIFY(!icon.isNull());
            QCOMPARE(icon.name(), name);
            for (const qreal ratio : {1.0, 2.0}) {
                const QPixmap normal = icon.pixmap(QSize(16, 16), ratio);
                QCOMPARE(normal.size(), QSize(16, 16) * ratio);
                QVERIFY(inked(normal) > 0.03);
                QVERIFY(inked(normal) < 0.9);
                const QPixmap disabled = icon.pixmap(QSize(16, 16), ratio, QIcon::Disabled);
                QVERIFY(inked(disabled) > 0.03);
                QVERIFY(normal.toImage() != disabled.toImage());
            }
        }
    }

    void unknownIconIsNull() { QVERIFY(lookIcon(u"no-such-icon"_s).isNull()); }

    void iconColourFollowsTheMode()
    {
        const QIcon icon = lookIcon(u"stop"_s);
        const QImage light = icon.pixmap(QSize(16, 16), 1).toImage();
        m_theme->setMode(ThemeMode::Dark);
        QVERIFY(icon.pixmap(QSize(16, 16), 1).toImage() != light);
    }

    void highlightThemesHaveTheTokensColours_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void highlightThemesHaveTheTokensColours()
    {
        QFETCH(bool, dark);
        KSyntaxHighlighting::Repository repository;
        repository.addCustomSearchPath(highlightSearchPath());
        const KSyntaxHighlighting::Theme theme = repository.theme(highlightThemeName(dark));
        QVERIFY(theme.isValid());
        const CodeColors &c = (dark ? darkTokens() : lightTokens()).codeColors;
        using KSyntaxHighlighting::Theme;
        QCOMPARE(QColor::fromRgba(theme.textColor(Theme::Normal)), c.text);
        QCOMPARE(QColor::fromRgba(theme.textColor(Theme::Keyword)), c.keyword);
        QCOMPARE(QColor::fromRgba(theme.textColor(Theme::DataType)), c.type);
        QCOMPARE(QColor::fromRgba(theme.textColor(Theme::String)), c.string);
        QCOMPARE(QColor::fromRgba(theme.textColor(Theme::Float)), c.number);
        QCOMPARE(QColor::fromRgba(theme.textColor(Theme::Function)), c.function);
        QCOMPARE(QColor::fromRgba(theme.textColor(Theme::Comment)), c.comment);
    }

    void paneHeaderSpeaks()
    {
        PaneHeader header(nullptr);
        header.setData(answer());
        QCOMPARE(nameOf(&header), u"claude-sonnet-5, Done, 12.2 s, Billed $0.00827"_s);
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&header);
        QCOMPARE(interface->role(), QAccessible::Heading);
        const QString description = interface->text(QAccessible::Description);
        QVERIFY2(description.contains(u"TTFT: 0.84 s, the best"_s), qPrintable(description));
        QVERIFY2(description.contains(u"Host: Anthropic"_s), qPrintable(description));
        QCOMPARE(nameOf(header.retryButton()), u"Retry claude-sonnet-5"_s);
    }

    void paneHeaderToolTips()
    {
        PaneHeader header(nullptr);
        header.resize(700, header.sizeHint().height());
        header.setData(answer());
        header.show();
        const std::pair<FigureId, QString> tips[] = {{FigureId::Ttft, u"tip TTFT"_s},
                                                     {FigureId::Speed, u"tip speed"_s},
                                                     {FigureId::Tokens, u"tip tokens"_s},
                                                     {FigureId::Cost, u"tip cost"_s},
                                                     {FigureId::Host, u"tip host"_s}};
        for (const auto &[id, tip] : tips)
            QCOMPARE(header.toolTipAt(header.figureRect(id).center()), tip);
        QCOMPARE(header.toolTipAt(QPoint(50, 15)), u"OpenRouter/anthropic/claude-sonnet-5"_s);
        QCOMPARE(header.toolTipAt(QPoint(20, header.figureRect(FigureId::Ttft).center().y())),
                 u"From sent to the last text"_s);
    }

    void paneHeaderDropsColumnsWhenNarrow()
    {
        PaneHeader header(nullptr);
        header.setData(answer());
        header.show();
        header.resize(900, header.sizeHint().height());
        QVERIFY(!header.figureRect(FigureId::Host).isEmpty());
        header.resize(320, header.sizeHint().height());
        QVERIFY(header.figureRect(FigureId::Host).isEmpty());
        QVERIFY(!header.figureRect(FigureId::Speed).isEmpty());
        QVERIFY(!header.figureRect(FigureId::Cost).isEmpty());
        header.resize(260, header.sizeHint().height());
        QVERIFY(header.figureRect(FigureId::Tokens).isEmpty());
        QVERIFY(!header.figureRect(FigureId::Ttft).isEmpty());
        // An amount of money is never cut.
        const QFontMetrics bold(figureFont(TextStep::Normal, QFont::DemiBold));
        QVERIFY(header.figureRect(FigureId::Cost).width() >= bold.horizontalAdvance(u"$0.00827"_s));
    }

    void paneHeaderColumnsDoNotOverlap()
    {
        PaneHeader header(nullptr);
        header.setData(answer());
        header.show();
        for (int width = 260; width < 1000; width += 20) {
            header.resize(width, header.sizeHint().height());
            int right = 0;
            for (int i = 0; i < kFigureCount; ++i) {
                const QRect r = header.figureRect(static_cast<FigureId>(i));
                if (r.isEmpty())
                    continue;
                QVERIFY2(r.left() >= right, qPrintable(QString::number(width)));
                right = r.left() + r.width();
                QVERIFY(right <= width);
            }
        }
    }

    void paneHeaderHidesFiguresBeforeTheFirstSend()
    {
        PaneHeader header(nullptr);
        PaneHeaderData data = answer();
        header.setData(data);
        const int with = header.sizeHint().height();
        data.figuresShown = false;
        header.setData(data);
        QVERIFY(header.sizeHint().height() < with);
        QCOMPARE(nameOf(&header), u"claude-sonnet-5, Done"_s);
    }

    void paneHeaderShowsStopOnlyWhileRunning()
    {
        PaneHeader header(nullptr);
        header.show();
        PaneHeaderData data = answer();
        data.look = StateLook::Answering;
        data.canStop = true;
        header.setData(data);
        QVERIFY(header.stopButton()->isVisible());
        QVERIFY(!header.retryButton()->isVisible());
        QSignalSpy stop(&header, &PaneHeader::stopRequested);
        QTest::keyClick(header.stopButton(), Qt::Key_Space);
        QCOMPARE(stop.count(), 1);
        data.look = StateLook::Stopped;
        data.canStop = false;
        header.setData(data);
        QVERIFY(!header.stopButton()->isVisible());
        QVERIFY(header.retryButton()->isVisible());
    }

    void tickerRunsOnlyWhileSomethingMovesInSight()
    {
        Ticker ticker;
        PaneHeader header(&ticker);
        PaneHeaderData data = answer();
        data.look = StateLook::Answering;
        header.setData(data);
        QVERIFY(!ticker.isRunning());
        header.show();
        QVERIFY(ticker.isRunning());
        ticker.setMotion(false);
        QVERIFY(!ticker.isRunning());
        ticker.setMotion(true);
        QVERIFY(ticker.isRunning());
        data.look = StateLook::Done;
        header.setData(data);
        QVERIFY(!ticker.isRunning());
    }

    void piecesHaveNames()
    {
        StateMessage message;
        message.setMessage(StateLook::Failed, u"OpenRouter refused the key."_s, u"Check it in Settings."_s);
        QCOMPARE(nameOf(&message), u"OpenRouter refused the key."_s);
        QCOMPARE(nameOf(message.addButton(u"Retry"_s, ButtonKind::Plain, u"retry"_s)), u"Retry"_s);
        Banner banner;
        banner.setMessage(StateLook::Info, u"Sandbox."_s, u"Prices are made up."_s);
        QCOMPARE(nameOf(&banner), u"Sandbox."_s);
        EmptyState empty(u"No jobs yet"_s, u"They wait and run here."_s);
        QCOMPARE(nameOf(&empty), u"No jobs yet"_s);
        KeyCap key(u"Ctrl+N"_s);
        QCOMPARE(nameOf(&key), u"Ctrl+N"_s);
        Tag tag(u"support"_s);
        QCOMPARE(nameOf(&tag), u"support"_s);
        Segmented views(u"View"_s);
        views.addChoice(u"Columns"_s);
        views.addChoice(u"Grid"_s);
        QCOMPARE(nameOf(&views), u"View"_s);
        QCOMPARE(nameOf(views.button(1)), u"Grid"_s);
        UsualRangeBar range;
        range.setTimes(8, QPair<double, double>(18, 27));
        QCOMPARE(nameOf(&range), u"8 s so far, usually 18 to 27 s"_s);
    }

    void segmentsMoveWithTheArrows()
    {
        Segmented views(u"View"_s);
        views.addChoice(u"Columns"_s);
        views.addChoice(u"Grid"_s);
        views.addChoice(u"Focus"_s);
        views.show();
        views.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&views));
        QCOMPARE(views.currentIndex(), 0);
        QSignalSpy changed(&views, &Segmented::currentIndexChanged);
        views.button(0)->setFocus();
        QTest::keyClick(views.button(0), Qt::Key_Right);
        QCOMPARE(views.currentIndex(), 1);
        QCOMPARE(changed.count(), 1);
    }

    void handleMovesWithArrowsAndMouse()
    {
        PaneHandle handle(Qt::Horizontal);
        handle.setAccessibleName(u"Border between a and b"_s);
        handle.resize(PaneHandle::kGrab, 200);
        handle.show();
        QVERIFY(handle.focusPolicy() & Qt::TabFocus);
        QCOMPARE(QAccessible::queryAccessibleInterface(&handle)->role(), QAccessible::Splitter);
        QSignalSpy moved(&handle, &PaneHandle::moved);
        const auto last = [&moved] { return moved.isEmpty() ? 0 : moved.takeLast().first().toInt(); };
        QTest::keyClick(&handle, Qt::Key_Right);
        QCOMPARE(last(), 16);
        QTest::keyClick(&handle, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(last(), -1);
        QTest::keyClick(&handle, Qt::Key_Up);
        QCOMPARE(last(), 0);
        QTest::mousePress(&handle, Qt::LeftButton, {}, QPoint(2, 50));
        QTest::mouseMove(&handle, QPoint(32, 50));
        QCOMPARE(last(), 30);
        QTest::mouseRelease(&handle, Qt::LeftButton, {}, QPoint(32, 50));
        QTest::mouseMove(&handle, QPoint(4, 50));
        QCOMPARE(last(), 0);
    }

    void popupKeepsTheFocusAndGivesItBack()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *below = new QLineEdit;
        layout->addWidget(below);
        window.resize(800, 600);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        below->setFocus();
        OverlayPopup popup(&window, u"Models"_s);
        auto *content = new QWidget;
        auto *inside = new QVBoxLayout(content);
        auto *query = new QLineEdit;
        auto *add = new QPushButton(u"Add"_s);
        inside->addWidget(query);
        inside->addWidget(add);
        popup.setContent(content, QSize(1140, 700));
        popup.open(query);
        QCOMPARE(nameOf(&popup), u"Models"_s);
        QVERIFY(popup.content()->geometry().width() < window.width());
        QCOMPARE(QApplication::focusWidget(), query);
        QTest::keyClick(query, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), add);
        QTest::keyClick(add, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), query);
        QTest::keyClick(query, Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget(), add);
        QTest::keyClick(add, Qt::Key_Escape);
        QVERIFY(!popup.isOpen());
        QCOMPARE(QApplication::focusWidget(), below);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestLook)
#include "tst_look.moc"
