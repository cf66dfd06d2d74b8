// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lineupmanager.h"

#include "compare/lineuplistmodel.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/rowlist.h"
#include "widgets/surface.h"
#include "widgets/twolinedelegate.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/lineupbook.h"
#include "workbench/workbench.h"

#include <QCheckBox>
#include <QFuture>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kListWidth = 320;

QPushButton *button(const QString &text, const char *name, const QString &key = {})
{
    QPushButton *button = makeButton(text, ButtonKind::Plain);
    button->setObjectName(QString::fromLatin1(name));
    setButtonSize(button, ButtonSize::Bar);
    if (!key.isEmpty())
        //: Tooltip of a button. %1: what it does; %2: its key.
        button->setToolTip(LineUpManager::tr("%1 (%2)").arg(text, key));
    return button;
}

} // namespace

LineUpManager::LineUpManager(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_commands(commands)
    , m_model(new LineUpListModel(this))
    , m_list(new QListView)
    , m_entryModel(new LineUpEntryModel(this))
    , m_entries(new QListView)
    , m_pages(new QStackedWidget)
    , m_name(new QLineEdit)
    , m_nameProblem(new TextLabel({}, TextStep::Small))
    , m_system(new QPlainTextEdit)
    , m_default(new QCheckBox(tr("New comparisons &start with it")))
    , m_banner(new Banner)
{
    auto *head = new Surface(Surface::Ground::Raised, Qt::BottomEdge);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    headRow->addWidget(new TextLabel(tr("Line-ups"), TextStep::Title, Tone::Text, QFont::DemiBold));
    headRow->addStretch(1);
    m_banner->hide();

    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(buildLeft());
    columns->addWidget(m_pages, 1);
    m_pages->addWidget(buildRight());
    auto *none =
        new EmptyState(tr("No line-ups yet"), tr("A line-up is a set of models with their settings, under a name."));
    m_pages->addWidget(none);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_banner);
    layout->addLayout(columns, 1);
    layout->addWidget(buildFooter());

    m_systemSoon.setSingleShot(true);
    m_systemSoon.setInterval(400);
    connect(&m_systemSoon, &QTimer::timeout, this, [this] {
        change([text = m_system->toPlainText()](LineUp &lineUp) { lineUp.systemPrompt = text; });
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &LineUpManager::showCurrent);
    connect(&workbench.lineUps(), &LineUpBook::changed, this, &LineUpManager::reload);
    reload();
    m_list->setCurrentIndex(m_model->index(0));
    showCurrent();
}

QWidget *LineUpManager::buildLeft()
{
    auto *left = new Surface(Surface::Ground::Base, Qt::RightEdge);
    left->setFixedWidth(scaled(kListWidth));
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_list->setObjectName(u"lineUpList"_s);
    m_list->setModel(m_model);
    makeRowList(m_list, tr("Line-ups"), new TwoLineDelegate(m_list));
    m_list->installEventFilter(this);
    layout->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::kMedium, metrics::kSmall, metrics::kMedium, metrics::kSmall);
    row->setSpacing(metrics::kTight);
    const auto add = [&](QPushButton *made, auto slot, bool needsOne) {
        connect(made, &QPushButton::clicked, this, slot);
        row->addWidget(made);
        if (needsOne)
            m_lineUpButtons.append(made);
    };
    add(button(tr("New"), "lineUpNew", u"Ins"_s), &LineUpManager::addLineUp, false);
    add(button(tr("Up"), "lineUpUp", u"Alt+Up"_s), [this] { moveLineUp(-1); }, true);
    add(button(tr("Down"), "lineUpDown", u"Alt+Down"_s), [this] { moveLineUp(1); }, true);
    row->addStretch(1);
    add(button(tr("Delete"), "lineUpDelete", u"Del"_s), &LineUpManager::removeLineUp, true);
    layout->addWidget(new HairLine(Qt::Horizontal));
    layout->addLayout(row);
    return left;
}

QWidget *LineUpManager::buildRight()
{
    auto *right = new Surface(Surface::Ground::Window);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    layout->setSpacing(metrics::kSmall);
    const auto caption = [](const QString &text, QWidget *buddy) {
        auto *label = new TextLabel(text, TextStep::Normal, Tone::Text, QFont::Medium);
        label->setBuddy(buddy);
        return label;
    };
    m_name->setObjectName(u"lineUpNameField"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(static_cast<int>(LineUp::LongestName));
    m_nameProblem->setStateTone(StateLook::Failed);
    m_nameProblem->hide();
    connect(m_name, &QLineEdit::editingFinished, this, &LineUpManager::rename);
    layout->addWidget(caption(tr("&Name"), m_name));
    layout->addWidget(m_name);
    layout->addWidget(m_nameProblem);
    connect(m_default, &QCheckBox::clicked, this, &LineUpManager::toggleDefault);
    layout->addWidget(m_default);

    m_entries->setObjectName(u"lineUpEntries"_s);
    m_entries->setModel(m_entryModel);
    makeRowList(m_entries, tr("Models of the line-up"), new TwoLineDelegate(m_entries));
    m_entries->installEventFilter(this);
    connect(m_entries, &QListView::doubleClicked, this, &LineUpManager::editSettings);
    layout->addWidget(caption(tr("&Models"), m_entries));
    layout->addWidget(m_entries, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kTight);
    const QAction *models = m_commands.action(u"compare.addModel"_s);
    const auto add = [&](QPushButton *made, auto slot, bool needsOne) {
        connect(made, &QPushButton::clicked, this, slot);
        row->addWidget(made);
        if (needsOne)
            m_entryButtons.append(made);
    };
    add(button(tr("Add models…"), "entryAdd", models ? keyText(models->shortcut()) : QString()),
        &LineUpManager::addModels, false);
    add(button(tr("Swap…"), "entrySwap"), &LineUpManager::swapModel, true);
    add(button(tr("Settings…"), "entrySettings", tr("Enter")), &LineUpManager::editSettings, true);
    add(button(tr("Up"), "entryUp", u"Alt+Up"_s), [this] { moveEntry(-1); }, true);
    add(button(tr("Down"), "entryDown", u"Alt+Down"_s), [this] { moveEntry(1); }, true);
    row->addStretch(1);
    add(button(tr("Remove"), "entryRemove", u"Del"_s), &LineUpManager::removeEntry, true);
    layout->addLayout(row);

    auto *systemRow = new QHBoxLayout;
    systemRow->addWidget(caption(tr("S&ystem prompt"), m_system));
    systemRow->addStretch(1);
    QPushButton *defaults = button(tr("Settings of all models…"), "lineUpDefaults");
    connect(defaults, &QPushButton::clicked, this, &LineUpManager::editDefaults);
    systemRow->addWidget(defaults);
    layout->addLayout(systemRow);
    m_system->setObjectName(u"lineUpSystem"_s);
    m_system->setAccessibleName(tr("System prompt"));
    m_system->setTabChangesFocus(true);
    m_system->setFixedHeight(scaled(72));
    connect(m_system, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling)
            m_systemSoon.start();
    });
    layout->addWidget(m_system);
    return right;
}

QWidget *LineUpManager::buildFooter()
{
    auto *footer = new Surface(Surface::Ground::Raised, Qt::TopEdge);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    row->setSpacing(metrics::kSmall);
    const auto add = [&](const QString &text, const char *name, ButtonKind kind, auto slot) {
        QPushButton *made = makeButton(text, kind);
        made->setObjectName(QString::fromLatin1(name));
        connect(made, &QPushButton::clicked, this, slot);
        row->addWidget(made);
        return made;
    };
    add(tr("&Import…"), "lineUpImport", ButtonKind::Plain, [this] { chooseImport(); });
    m_lineUpButtons.append(add(tr("&Export…"), "lineUpExport", ButtonKind::Plain, [this] { chooseExport(false); }));
    m_lineUpButtons.append(
        add(tr("Export &all…"), "lineUpExportAll", ButtonKind::Plain, [this] { chooseExport(true); }));
    row->addStretch(1);
    add(tr("&Close"), "lineUpClose", ButtonKind::Primary, [this] { emit closed(); });
    return footer;
}

void LineUpManager::choose(const QString &name)
{
    if (const int row = m_model->rowOf(name); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

const LineUp *LineUpManager::current() const
{
    return m_model->at(m_list->currentIndex().row());
}

int LineUpManager::currentEntry() const
{
    return m_entries->currentIndex().row();
}

void LineUpManager::reload()
{
    const QString shown = m_shown;
    const int row = m_list->currentIndex().row();
    m_filling = true;
    m_model->setLineUps(m_workbench.lineUps().lineUps());
    m_filling = false;
    const int same = m_model->rowOf(shown);
    m_list->setCurrentIndex(
        m_model->index(same >= 0 ? same : std::clamp(row, 0, std::max(0, m_model->rowCount() - 1))));
    showCurrent();
}

void LineUpManager::showCurrent()
{
    if (m_filling)
        return;
    const LineUp *lineUp = current();
    m_pages->setCurrentIndex(lineUp ? 0 : 1);
    for (QPushButton *one : std::as_const(m_lineUpButtons))
        one->setEnabled(lineUp != nullptr);
    if (!lineUp) {
        m_shown.clear();
        return;
    }
    m_filling = true;
    const bool other = m_shown != lineUp->name;
    m_shown = lineUp->name;
    if (other || !m_name->hasFocus())
        m_name->setText(lineUp->name);
    if (other) {
        m_nameProblem->hide();
        setInvalid(m_name, false);
    }
    m_default->setChecked(lineUp->isDefault);
    const int entry = other ? 0 : currentEntry();
    m_entryModel->setLineUp(*lineUp);
    m_entries->setCurrentIndex(m_entryModel->index(std::clamp(entry, 0, std::max(0, m_entryModel->rowCount() - 1))));
    // A text that is typed just now is newer than the stored one.
    if (!m_systemSoon.isActive() && m_system->toPlainText() != lineUp->systemPrompt)
        m_system->setPlainText(lineUp->systemPrompt);
    for (QPushButton *one : std::as_const(m_entryButtons))
        one->setEnabled(m_entryModel->rowCount() > 0);
    m_filling = false;
}

void LineUpManager::keep(QFuture<Status> stored, const std::function<void()> &done)
{
    stored.then(this, [this, done](const Status &status) {
        if (!status) {
            const ErrorText text = Words::errorText(status.error(), {});
            tell(StateLook::Failed, text.what, text.advice);
        } else if (done) {
            done();
        }
    });
}

void LineUpManager::change(const std::function<void(LineUp &)> &edit)
{
    const std::optional<LineUp> stored = m_workbench.lineUps().find(m_shown);
    if (!stored)
        return;
    LineUp changed = *stored;
    edit(changed);
    if (changed != *stored)
        keep(m_workbench.lineUps().save(changed));
}

void LineUpManager::rename()
{
    const QString name = m_name->text().trimmed();
    if (m_filling || name == m_shown || m_shown.isEmpty())
        return;
    QString problem;
    if (name.isEmpty())
        problem = tr("A line-up needs a name.");
    else if (m_workbench.lineUps().find(name))
        problem = tr("There is a line-up of this name.");
    setInvalid(m_name, !problem.isEmpty());
    m_nameProblem->setText(problem);
    m_nameProblem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty())
        return;
    const QString from = std::exchange(m_shown, name);
    keep(m_workbench.lineUps().rename(from, name), [this, from, name] { emit renamed(from, name); });
}

void LineUpManager::addLineUp()
{
    const QString name = m_workbench.lineUps().freeName(tr("New line-up"));
    keep(m_workbench.lineUps().save(LineUp{.name = name}), [this, name] {
        choose(name);
        m_name->setFocus(Qt::OtherFocusReason);
        m_name->selectAll();
    });
}

void LineUpManager::moveLineUp(int by)
{
    const int row = m_list->currentIndex().row();
    if (current() && row + by >= 0 && row + by < m_model->rowCount())
        keep(m_workbench.lineUps().move(m_shown, row + by));
}

void LineUpManager::toggleDefault(bool on)
{
    if (current())
        keep(m_workbench.lineUps().setDefault(on ? m_shown : QString()));
}

void LineUpManager::removeLineUp()
{
    const LineUp *lineUp = current();
    if (!lineUp)
        return;
    m_removed = Removed{*lineUp, m_list->currentIndex().row()};
    keep(m_workbench.lineUps().remove(lineUp->name), [this] {
        //: %1: name of a line-up.
        tell(StateLook::Done, tr("“%1” is deleted.").arg(m_removed->lineUp.name), {});
        QPushButton *back = m_banner->addButton(tr("Undo"), ButtonKind::Plain);
        back->setObjectName(u"lineUpUndoDelete"_s);
        setKeyHint(back, keyText(QKeySequence(Qt::CTRL | Qt::Key_Z)));
        connect(back, &QPushButton::clicked, this, &LineUpManager::takeBack);
    });
}

void LineUpManager::takeBack()
{
    if (!m_removed)
        return;
    const Removed removed = *std::exchange(m_removed, std::nullopt);
    m_banner->hide();
    LineUpBook &book = m_workbench.lineUps();
    const QString name = removed.lineUp.name;
    keep(book.save(removed.lineUp), [this, &book, removed, name] {
        keep(book.move(name, removed.row), [this, &book, removed, name] {
            choose(name);
            m_list->setFocus(Qt::OtherFocusReason);
            if (removed.lineUp.isDefault)
                keep(book.setDefault(name));
        });
    });
}

void LineUpManager::tell(StateLook look, const QString &fact, const QString &detail)
{
    m_banner->clearButtons();
    m_banner->setMessage(look, fact, detail);
    QPushButton *close = m_banner->addButton(tr("Close"), ButtonKind::Flat);
    //: Screen reader: a button that closes a message. %1: the message.
    close->setAccessibleName(tr("Close: %1").arg(fact));
    connect(close, &QPushButton::clicked, m_banner, &QWidget::hide);
    m_banner->show();
}

bool LineUpManager::eventFilter(QObject *watched, QEvent *event)
{
    const bool overrides = event->type() == QEvent::ShortcutOverride;
    if ((event->type() != QEvent::KeyPress && !overrides) || (watched != m_list && watched != m_entries))
        return QWidget::eventFilter(watched, event);
    const QKeySequence key(static_cast<QKeyEvent *>(event)->keyCombination());
    if (overrides) {
        // Commands of the window below have some of these keys.
        if (key == QKeySequence(Qt::ALT | Qt::Key_Up) || key == QKeySequence(Qt::ALT | Qt::Key_Down))
            event->accept();
        return event->isAccepted();
    }
    const bool lineUps = watched == m_list;
    const QAction *models = m_commands.action(u"compare.addModel"_s);
    if (key == QKeySequence(Qt::ALT | Qt::Key_Up)) {
        lineUps ? moveLineUp(-1) : moveEntry(-1);
    } else if (key == QKeySequence(Qt::ALT | Qt::Key_Down)) {
        lineUps ? moveLineUp(1) : moveEntry(1);
    } else if (key == QKeySequence(Qt::Key_Delete)) {
        lineUps ? removeLineUp() : removeEntry();
    } else if (key == QKeySequence(Qt::Key_Insert)) {
        lineUps ? addLineUp() : addModels();
    } else if (models && key == models->shortcut()) {
        addModels();
    } else if (key == QKeySequence(Qt::Key_F2)) {
        m_name->setFocus(Qt::ShortcutFocusReason);
        m_name->selectAll();
    } else if (key == QKeySequence(Qt::CTRL | Qt::Key_Z)) {
        takeBack();
    } else if (key == QKeySequence(Qt::Key_Return) || key == QKeySequence(Qt::Key_Enter)) {
        lineUps ? m_entries->setFocus(Qt::ShortcutFocusReason) : editSettings();
    } else {
        return QWidget::eventFilter(watched, event);
    }
    return true;
}

} // namespace bakeoff
