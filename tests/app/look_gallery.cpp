// SPDX-License-Identifier: GPL-3.0-or-later
// Every piece of app/widgets/ in both modes, side by side. With a folder as argument: writes pictures there and ends.
#include "widgets/icons.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/overlaypopup.h"
#include "widgets/paneheader.h"
#include "widgets/panehandle.h"
#include "widgets/segmented.h"
#include "widgets/theme.h"
#include "widgets/ticker.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

QHBoxLayout *row(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(metrics::kSmall);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return layout;
}

QWidget *stateWord(StateLook look, const QString &word)
{
    auto *box = new QWidget;
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, metrics::kSmall, 0);
    layout->setSpacing(6);
    layout->addWidget(new GlyphView(look));
    auto *label = new TextLabel(word);
    label->setStateTone(look);
    layout->addWidget(label);
    return box;
}

PaneHeaderData headerData(int kind)
{
    PaneHeaderData d;
    d.figures[0] = {u"TTFT"_s, u"0.84 s"_s, {}, u"Time to the first text"_s, PaneFigure::Kind::Plain, false};
    d.figures[1] = {u"tok/s"_s, u"71.3"_s, {}, u"Speed of the answer"_s, PaneFigure::Kind::Plain, false};
    d.figures[2] = {u"Tokens in, out"_s, u"77 → 812"_s, {}, u"As the provider counted"_s, PaneFigure::Kind::Plain, false};
    d.figures[3] = {u"Billed"_s, u"$0.00827"_s, {}, u"The provider's own bill"_s, PaneFigure::Kind::Plain, false};
    d.figures[4] = {u"Host"_s, u"Anthropic"_s, {}, u"Who ran the model"_s, PaneFigure::Kind::Plain, false};
    d.canRetry = d.canCopy = true;
    switch (kind) {
    case 0:
        d.look = StateLook::Done;
        d.stateWord = u"Done"_s;
        d.time = u"12.2 s"_s;
        d.model = u"claude-sonnet-5"_s;
        d.origin = u"anthropic, OpenRouter"_s;
        break;
    case 1:
        d.look = StateLook::CutOff;
        d.stateWord = u"Cut off"_s;
        d.time = u"6.1 s"_s;
        d.model = u"llama-3.3-70b-instruct"_s;
        d.origin = u"meta-llama, OpenRouter"_s;
        d.badge = u"temp 0.2, seed 7"_s;
        d.figures[0].value = u"0.48 s"_s;
        d.figures[0].best = true;
        d.figures[1].value = d.figures[2].value = u"–"_s;
        d.figures[3].label = u"Estimated"_s;
        d.figures[3].value = u"≈$0.00021"_s;
        d.figures[3].kind = PaneFigure::Kind::Estimated;
        d.figures[4].value = u"DeepInfra"_s;
        d.canCopy = false;
        break;
    case 2:
        d.look = StateLook::Stopped;
        d.stateWord = u"Stopped"_s;
        d.time = u"3.9 s"_s;
        d.model = u"gpt-5.4-mini"_s;
        d.origin = u"openai, OpenRouter"_s;
        d.figures[0].label = u"TTFT, TTFA"_s;
        d.figures[0].value = u"0.61"_s;
        d.figures[0].tail = u", 3.42 s"_s;
        d.figures[1].value = u"too short"_s;
        d.figures[2].value = u"77 → 31"_s;
        d.figures[3].label = u"Cost"_s;
        d.figures[3].value = u"unknown"_s;
        d.figures[3].kind = PaneFigure::Kind::Unknown;
        d.figures[4].value = u"OpenAI"_s;
        break;
    default:
        d.look = StateLook::Answering;
        d.stateWord = u"Answering"_s;
        d.time = u"7.9 s"_s;
        d.model = u"nvidia/llama-3.1-nemotron-ultra-253b-v1-reasoning-long"_s;
        d.origin = u"acme deployment, Replicate"_s;
        d.badge = u"effort low"_s;
        d.canStop = true;
        d.figures[0].label = u"TTFT, TTFA"_s;
        d.figures[0].value = u"0.61"_s;
        d.figures[0].tail = u", 3.42 s"_s;
        d.figures[0].best = true;
        d.figures[1].value = d.figures[2].value = d.figures[3].value = u"–"_s;
        d.figures[3].label = u"Cost"_s;
        d.figures[4].value = u"OpenAI"_s;
    }
    return d;
}

TextLabel *caption(const QString &text)
{
    return new TextLabel(text, TextStep::Small, Tone::Text2, QFont::DemiBold);
}

void addStates(QVBoxLayout *page)
{
    page->addWidget(caption(u"States: glyph 12 px, colour and word together"_s));
    page->addLayout(row({stateWord(StateLook::Ready, u"Ready"_s), stateWord(StateLook::Waiting, u"Waiting"_s),
                         stateWord(StateLook::ColdStart, u"Cold start"_s),
                         stateWord(StateLook::Reasoning, u"Reasoning"_s),
                         stateWord(StateLook::Answering, u"Answering"_s), stateWord(StateLook::Done, u"Done"_s),
                         stateWord(StateLook::Failed, u"Failed"_s)}));
    page->addLayout(row({stateWord(StateLook::Stopped, u"Stopped"_s), stateWord(StateLook::CutOff, u"Cut off"_s),
                         stateWord(StateLook::Held, u"Held"_s), stateWord(StateLook::Saving, u"Saving"_s),
                         stateWord(StateLook::Unconfirmed, u"Unconfirmed"_s),
                         stateWord(StateLook::Info, u"Info"_s)}));
}

void addPanes(QVBoxLayout *page, Ticker *ticker)
{
    page->addWidget(caption(u"Pane header 34 px and figures 40 px"_s));
    for (int i = 0; i < 4; ++i) {
        auto *header = new PaneHeader(ticker);
        header->setData(headerData(i));
        header->setCurrent(i == 3);
        page->addWidget(header);
    }
    auto *beside = new QHBoxLayout;
    beside->setSpacing(0);
    for (const int kind : {0, 3}) {
        auto *header = new PaneHeader(ticker);
        header->setData(headerData(kind));
        if (beside->count() > 0) {
            auto *handle = new PaneHandle(Qt::Horizontal);
            handle->setFixedWidth(PaneHandle::kGrab);
            beside->addWidget(handle);
        }
        beside->addWidget(header, kind == 0 ? 400 : 270);
    }
    page->addLayout(beside);
}

void addControls(QVBoxLayout *page)
{
    page->addWidget(caption(u"Buttons and fields: plain, primary, flat, on, off"_s));
    auto *send = makeButton(u"Send"_s, ButtonKind::Primary, u"send"_s);
    setKeyHint(send, u"Ctrl+Enter"_s);
    auto *sendOff = makeButton(u"Send"_s, ButtonKind::Primary, u"send"_s);
    sendOff->setEnabled(false);
    auto *link = makeButton(u"Link scroll"_s, ButtonKind::Flat, u"linked"_s);
    link->setCheckable(true);
    link->setChecked(true);
    auto *off = makeButton(u"Report"_s, ButtonKind::Plain);
    off->setEnabled(false);
    auto *menu = makeButton(u"Line-up: Everyday"_s, ButtonKind::Flat);
    menu->setMenu(new QMenu(menu));
    page->addLayout(row({makeButton(u"Retry"_s, ButtonKind::Plain), send, sendOff,
                         makeButton(u"Branch"_s, ButtonKind::Flat), link, off}));
    auto *tick = new QCheckBox(u"Check"_s);
    tick->setChecked(true);
    auto *partly = new QCheckBox;
    partly->setCheckState(Qt::PartiallyChecked);
    auto *radio = new QRadioButton(u"Radio"_s);
    radio->setChecked(true);
    auto *views = new Segmented(u"View"_s);
    views->addChoice(u"Columns"_s);
    views->addChoice(u"Grid"_s);
    views->addChoice(u"Focus"_s);
    page->addLayout(row({menu, tick, new QCheckBox(u"No"_s), partly, radio, new QRadioButton(u"No"_s), views,
                         makeButton(u"Forget"_s, ButtonKind::Danger)}));
    auto *plain = new QLineEdit(u"OpenRouter"_s);
    auto *bad = new QLineEdit(u"28"_s);
    setInvalid(bad, true);
    auto *hint = new QLineEdit;
    hint->setPlaceholderText(u"Find a setting"_s);
    auto *combo = new QComboBox;
    combo->addItems({u"As the system"_s, u"Light"_s});
    auto *spin = new QSpinBox;
    spin->setMaximum(100);
    spin->setValue(6);
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    page->addLayout(row({plain, bad, hint, combo, spin, slider}));
    auto *progress = new QProgressBar;
    progress->setValue(45);
    progress->setTextVisible(false);
    auto *tabs = new QTabBar;
    for (const QString &tab : {u"Answer"_s, u"Plain"_s, u"Raw"_s})
        tabs->addTab(tab);
    page->addLayout(row({progress, tabs, new Tag(u"support"_s), new Tag(u"effort low"_s, StateLook::Reasoning),
                         new Tag(u"winner"_s, StateLook::Answering), new KeyCap(u"Ctrl+Enter"_s)}));
}

void addLists(QVBoxLayout *page)
{
    auto *tree = new QTreeWidget;
    tree->setHeaderLabels({u"Model"_s, u"Provider"_s, u"Context"_s});
    for (int i = 0; i < 12; ++i) {
        auto *item = new QTreeWidgetItem(tree, {u"model-%1"_s.arg(i), u"OpenRouter"_s, u"131k"_s});
        item->setCheckState(0, i % 2 ? Qt::Unchecked : Qt::Checked);
        new QTreeWidgetItem(item, {u"child"_s});
    }
    tree->setCurrentItem(tree->topLevelItem(1));
    tree->setFixedHeight(120);
    auto *editor = new QPlainTextEdit(u"Make it lock-free and say what you would measure."_s);
    editor->setFixedHeight(120);
    auto *box = new QHBoxLayout;
    box->addWidget(tree);
    box->addWidget(editor);
    page->addLayout(box);
}

void addMessages(QVBoxLayout *page)
{
    page->addWidget(caption(u"Banners 40 px: one fact, at most two actions"_s));
    auto *info = new Banner;
    info->setMessage(StateLook::Info, u"Sandbox."_s, u"No key, no network. Prices are made up."_s);
    info->addButton(u"Add a provider"_s, ButtonKind::Flat);
    auto *warning = new Banner;
    warning->setMessage(StateLook::CutOff, u"Paused after a crash."_s, u"12 jobs start when you resume."_s);
    warning->addButton(u"Resume"_s);
    auto *error = new Banner;
    error->setMessage(StateLook::Failed, u"The disk is full."_s, u"Answers stay in memory until there is room."_s);
    error->addButton(u"Open folder"_s);
    for (Banner *banner : {info, warning, error})
        page->addWidget(banner);
    auto *message = new StateMessage;
    message->setMessage(StateLook::Failed, u"OpenRouter refused the key."_s,
                        u"Error 401. Check the key in Settings, then retry. No text arrived."_s);
    message->addButton(u"Retry"_s, ButtonKind::Plain, u"retry"_s);
    message->addButton(u"Open settings"_s, ButtonKind::Flat);
    auto *cold = new StateMessage;
    cold->setMessage(StateLook::ColdStart, u"Replicate is starting a machine for this model."_s,
                     u"Nobody had used it for a while. The other panes do not wait."_s);
    cold->rangeBar()->setTimes(8, QPair<double, double>(18, 27));
    cold->setFacts({{u"Start is billed"_s, u"Yes: deployments bill set-up, $0.0028 a second"_s}});
    auto *empty = new EmptyState(u"No jobs yet"_s, u"Images, video and audio wait and run here."_s);
    empty->setButton(u"New job"_s, u"add"_s, u"Ctrl+N"_s);
    auto *box = new QHBoxLayout;
    for (QWidget *inner : std::initializer_list<QWidget *>{message, cold, empty}) {
        auto *card = new Surface(Surface::Ground::Base);
        card->setRounded(metrics::kRadiusButton);
        auto *layout = new QVBoxLayout(card);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(inner);
        box->addWidget(card, 1);
    }
    page->addLayout(box);
}

void addIcons(QVBoxLayout *page, QWidget *owner)
{
    auto *box = new QHBoxLayout;
    for (const QString &name : iconNames())
        box->addWidget(makeIconButton(name, name, ButtonSize::Bar, owner));
    box->setSpacing(0);
    box->addStretch();
    page->addLayout(box);
}

QWidget *makePage(Ticker *ticker)
{
    auto *page = new Surface(Surface::Ground::Window);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::kXLarge, metrics::kMedium, metrics::kXLarge, metrics::kMedium);
    layout->setSpacing(metrics::kSmall);
    addStates(layout);
    addPanes(layout, ticker);
    addControls(layout);
    addLists(layout);
    addMessages(layout);
    addIcons(layout, page);
    layout->addStretch();
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    Theme theme(app, ThemeMode::Light, 100);
    Ticker ticker;
    if (argc < 2) {
        QWidget *page = makePage(&ticker);
        page->setAttribute(Qt::WA_DeleteOnClose);
        page->resize(800, 1060);
        page->show();
        return app.exec();
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        const QString name = mode == ThemeMode::Light ? u"light"_s : u"dark"_s;
        theme.setMode(mode);
        const std::unique_ptr<QWidget> page(makePage(&ticker));
        page->resize(800, 1060);
        page->show();
        QApplication::processEvents();
        page->grab().save(folder.filePath(u"pieces-%1.png"_s.arg(name)));
        OverlayPopup popup(page.get(), u"Popup"_s);
        auto *content = new Surface(Surface::Ground::Raised);
        auto *layout = new QVBoxLayout(content);
        auto *query = new QLineEdit(u"llama 70"_s);
        layout->addWidget(query);
        layout->addStretch();
        popup.setContent(content, QSize(500, 300));
        popup.open(query);
        QMenu menu(page.get());
        menu.addAction(lookIcon(u"send"_s), u"Send"_s, QKeySequence(u"Ctrl+Return"_s));
        menu.addSeparator();
        QAction *ticked = menu.addAction(u"Link scroll"_s);
        ticked->setCheckable(true);
        ticked->setChecked(true);
        menu.addMenu(u"More"_s);
        menu.popup(page->mapToGlobal(QPoint(100, 500)));
        menu.setActiveAction(menu.actions().constFirst());
        QApplication::processEvents();
        page->grab().save(folder.filePath(u"popup-%1.png"_s.arg(name)));
        menu.grab().save(folder.filePath(u"menu-%1.png"_s.arg(name)));
        menu.close();
    }
    return 0;
}
