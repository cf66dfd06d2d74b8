// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lineupcontrol.h"

#include "compare/lineupmanager.h"
#include "compare/lineupnameform.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/lineupbook.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QFuture>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

const QString kViewKey = u"lineUp"_s;
constexpr int kWidestName = 220;
constexpr int kLeastButton = 90;

bool isAnswering(const ComparisonDocument &document, const Id &pane)
{
    for (const Turn &turn : document.value().turns) {
        const bool running = std::ranges::any_of(
            turn.replies, [&](const Reply &reply) { return reply.pane == pane && !isFinal(reply.state); });
        if (running)
            return true;
    }
    return false;
}

/// The wanted panes, and behind them those that still answer.
LineUpPanes withRunning(const ComparisonDocument &document, QList<Pane> wanted)
{
    LineUpPanes result{.panes = std::move(wanted)};
    QList<Pane> running;
    for (const Pane &pane : document.value().panes) {
        const bool stays = std::ranges::any_of(result.panes, [&](const Pane &other) { return other.id == pane.id; });
        if (!stays && isAnswering(document, pane.id))
            running.append(pane);
    }
    result.running = static_cast<int>(running.size());
    // Those that answer now come before those that have not begun.
    const qsizetype room = ComparisonDocument::MaximumPanes - running.size();
    result.panes = result.panes.first(std::min(result.panes.size(), room)) + running;
    return result;
}

} // namespace

LineUpPanes panesFor(const ComparisonDocument &document, const LineUp &lineUp)
{
    QList<Pane> left = document.value().panes;
    QList<Pane> panes;
    for (const LineUp::Entry &entry : lineUp.entries) {
        const auto same = std::ranges::find_if(left, [&](const Pane &pane) {
            return pane.model == entry.model && pane.settings == entry.settings && pane.repeat == entry.repeat;
        });
        if (same != left.end()) {
            panes.append(*same);
            left.erase(same);
        } else {
            panes.append(Pane{.id = {}, .model = entry.model, .settings = entry.settings, .repeat = entry.repeat});
        }
    }
    return withRunning(document, panes);
}

LineUpControl::LineUpControl(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *screen)
    : QObject(screen)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_commands(commands)
    , m_screen(screen)
    , m_button(makeButton({}, ButtonKind::Flat, {}, screen))
    , m_notice(new Banner(screen))
{
    m_button->setObjectName(u"lineUpButton"_s);
    // A long name must not keep the window wide.
    m_button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setOpensMenu(m_button, true);
    m_notice->hide();
    connect(m_button, &QPushButton::clicked, this, &LineUpControl::openMenu);
}

void LineUpControl::addCommands()
{
    const QString group = tr("Line-ups");
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &key, auto slot) {
        QAction *action = m_commands.add(id, group, text, key, m_screen);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_menuAction = add(u"lineup.menu"_s, tr("Choose a line-up…"), Qt::CTRL | Qt::SHIFT | Qt::Key_K, [this] { openMenu(); });
    add(u"lineup.saveAs"_s, tr("Save the line-up as…"), QKeySequence(Qt::Key_F12), [this] { askForName(); });
    m_updateAction = add(u"lineup.update"_s, tr("Update the line-up"), Qt::CTRL | Qt::Key_S, [this] { update(); });
    m_undoAction = add(u"lineup.undo"_s, tr("Undo the change of line-up"), Qt::CTRL | Qt::ALT | Qt::Key_Z, [this] { undo(); });
    add(u"lineup.manage"_s, tr("Manage line-ups…"), Qt::SHIFT | Qt::Key_F12, [this] { manage(); });
    connect(m_menuAction, &QAction::changed, this, &LineUpControl::renew);
    renew();
}

void LineUpControl::start()
{
    connect(&m_workbench.lineUps(), &LineUpBook::changed, this, &LineUpControl::renew);
    renew();
}

void LineUpControl::follow(ComparisonDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_before.reset();
    m_notice->dismiss();
    if (document) {
        connect(document, &ComparisonDocument::panesChanged, this, &LineUpControl::renew);
        connect(document, &ComparisonDocument::paneChanged, this, &LineUpControl::renew);
        connect(document, &ComparisonDocument::systemPromptChanged, this, &LineUpControl::renew);
        connect(document, &ComparisonDocument::defaultsChanged, this, &LineUpControl::renew);
        // What was asked since rests on the line-up as it is.
        connect(document, &ComparisonDocument::turnAdded, this, [this] { m_notice->dismiss(); });
    }
    renew();
}

bool LineUpControl::fill(ComparisonDocument &document, Workbench &workbench)
{
    if (const std::optional<LineUp> lineUp = workbench.lineUps().defaultLineUp()) {
        document.setLineUp(*lineUp);
        QJsonObject view = document.value().view;
        view.insert(kViewKey, lineUp->name);
        document.setView(view);
        return true;
    }
    return false;
}

QString LineUpControl::name() const
{
    return m_document ? m_document->value().view.value(kViewKey).toString() : QString();
}

void LineUpControl::setName(const QString &name)
{
    if (!m_document)
        return;
    QJsonObject view = m_document->value().view;
    if (name.isEmpty())
        view.remove(kViewKey);
    else
        view.insert(kViewKey, name);
    m_document->setView(view);
}

bool LineUpControl::isModified() const
{
    if (!m_document || !m_workbench.isReady())
        return false;
    std::optional<LineUp> stored = m_workbench.lineUps().find(name());
    if (!stored)
        return false;
    stored->isDefault = false;
    return lineUpOf(m_document->value(), stored->name) != *stored;
}

void LineUpControl::renew()
{
    const bool ready = m_workbench.isReady();
    const QString current = name();
    const bool known = ready && m_workbench.lineUps().find(current).has_value();
    const bool modified = isModified();
    const QString shown = m_button->fontMetrics().elidedText(current, Qt::ElideRight, scaled(kWidestName));
    QString text = tr("Line-up");
    if (known) {
        //: Button of the compare screen. %1: name of a line-up.
        text = modified ? tr("Line-up: %1, modified").arg(shown) : tr("Line-up: %1").arg(shown);
    }
    m_button->setText(text);
    m_button->setMinimumWidth(std::min(scaled(kLeastButton), m_button->sizeHint().width()));
    //: Screen reader: the button that opens the menu of line-ups. %1: "Line-up: Everyday three, modified".
    m_button->setAccessibleName(tr("%1, menu").arg(text));
    if (m_menuAction)
        m_button->setToolTip(commandToolTip(m_menuAction));
    if (m_updateAction) {
        m_updateAction->setEnabled(known && modified);
        m_undoAction->setEnabled(m_before.has_value());
    }
}

void LineUpControl::openMenu()
{
    if (!m_document || !m_workbench.isReady())
        return;
    auto *menu = new QMenu(m_button);
    menu->setObjectName(u"lineUpMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height())));
}

void LineUpControl::fillMenu(QMenu &menu)
{
    const QString current = name();
    int number = 0;
    for (const LineUp &lineUp : m_workbench.lineUps().lineUps()) {
        QString text = lineUp.name;
        text.replace(u'&', u"&&"_s);
        if (lineUp.isDefault)
            //: In the menu of line-ups. %1: a name.
            text = tr("%1 (new comparisons start with it)").arg(text);
        if (++number <= 9)
            text = u"&%1  %2"_s.arg(number).arg(text);
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(lineUp.name == current);
        connect(action, &QAction::triggered, this, [this, name = lineUp.name] { apply(name); });
    }
    if (number == 0)
        menu.addAction(tr("No line-ups yet"))->setEnabled(false);
    menu.addSeparator();
    for (const QString &id : {u"lineup.update"_s, u"lineup.saveAs"_s, u"lineup.undo"_s, u"lineup.manage"_s})
        menu.addAction(m_commands.action(id));
}

void LineUpControl::apply(const QString &wanted)
{
    const std::optional<LineUp> lineUp = m_workbench.lineUps().find(wanted);
    if (!lineUp || !m_document)
        return;
    const Comparison &value = m_document->value();
    m_before = Before{value.panes, value.defaults, value.systemPrompt, name()};
    const LineUpPanes target = panesFor(*m_document, *lineUp);
    setName(lineUp->name);
    m_document->setDefaults(lineUp->defaults);
    m_document->setSystemPrompt(lineUp->systemPrompt);
    m_document->setPanes(target.panes);
    emit applied();
    renew();
    //: %1: name of a line-up.
    tell(tr("“%1” is applied.").arg(lineUp->name),
         target.running > 0 ? tr("%n pane(s) that still answer stay.", nullptr, target.running)
                            : tr("Earlier answers are kept."),
         true);
}

void LineUpControl::undo()
{
    if (!m_before || !m_document)
        return;
    const Before before = *std::exchange(m_before, std::nullopt);
    setName(before.name);
    m_document->setDefaults(before.defaults);
    m_document->setSystemPrompt(before.systemPrompt);
    m_document->setPanes(withRunning(*m_document, before.panes).panes);
    m_notice->dismiss();
    emit applied();
    renew();
}

void LineUpControl::update()
{
    if (m_document && isModified())
        save(name());
}

void LineUpControl::save(const QString &wanted)
{
    if (!m_document)
        return;
    LineUp lineUp = lineUpOf(m_document->value(), wanted);
    if (const auto known = m_workbench.lineUps().find(wanted))
        lineUp.isDefault = known->isDefault;
    m_workbench.lineUps().save(lineUp).then(this, [this, wanted](const Status &saved) {
        if (!saved) {
            tellProblem(saved.error());
            return;
        }
        setName(wanted);
        renew();
        //: %1: name of a line-up.
        tell(tr("“%1” is saved.").arg(wanted), {}, false);
    });
}

void LineUpControl::askForName()
{
    if (!m_document || !m_workbench.isReady())
        return;
    auto *popup = new OverlayPopup(m_screen->window(), tr("Save the line-up"));
    auto *form = new LineUpNameForm(tr("Save the line-up"), name(), m_workbench.lineUps(), popup);
    popup->setContent(form, form->wantedSize());
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    connect(form, &LineUpNameForm::canceled, popup, &OverlayPopup::dismiss);
    connect(form, &LineUpNameForm::accepted, this, [this, popup](const QString &chosen) {
        popup->dismiss();
        save(chosen);
    });
    popup->open(form->field());
}

void LineUpControl::manage()
{
    if (!m_workbench.isReady())
        return;
    auto *popup = new OverlayPopup(m_screen->window(), tr("Line-ups"));
    auto *manager = new LineUpManager(m_workbench, m_settings, m_commands, popup);
    popup->setContent(manager, QSize(scaled(980), scaled(640)));
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    connect(manager, &LineUpManager::closed, popup, &OverlayPopup::dismiss);
    connect(manager, &LineUpManager::renamed, this, [this](const QString &from, const QString &to) {
        if (name() == from)
            setName(to);
        renew();
    });
    manager->choose(name());
    popup->open(manager->list());
}

void LineUpControl::tell(const QString &fact, const QString &consequence, bool undoable)
{
    m_notice->clearButtons();
    m_notice->setMessage(StateLook::Done, fact, consequence);
    if (undoable) {
        QPushButton *back = m_notice->addButton(tr("Undo"), ButtonKind::Plain);
        back->setObjectName(u"lineUpUndo"_s);
        setKeyHint(back, keyText(m_undoAction->shortcut()));
        connect(back, &QPushButton::clicked, this, &LineUpControl::undo);
    }
    QPushButton *close = m_notice->addButton(tr("Close"), ButtonKind::Flat);
    connect(close, &QPushButton::clicked, m_notice, &Banner::dismiss);
    m_notice->present();
}

void LineUpControl::tellProblem(const Error &error)
{
    const ErrorText text = Words::errorText(error, {});
    m_notice->clearButtons();
    m_notice->setMessage(StateLook::Failed, text.what, text.advice);
    QPushButton *close = m_notice->addButton(tr("Close"), ButtonKind::Flat);
    connect(close, &QPushButton::clicked, m_notice, &Banner::dismiss);
    m_notice->present();
}

} // namespace bakeoff
