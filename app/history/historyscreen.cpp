// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyscreen.h"

#include "base/clock.h"
#include "history/historyfilterbar.h"
#include "history/historylist.h"
#include "history/historylistmodel.h"
#include "history/historypreview.h"
#include "history/historysearchfield.h"
#include "history/historywords.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "store/storereader.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/roomwatch.h"
#include "widgets/screenheader.h"
#include "widgets/segmented.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/historybook.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QFuture>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTyping = 16; ///< ms: what is typed within a frame is one search
constexpr int kListWidth = 456;
constexpr int kLeastList = 300;
constexpr int kLeastPreview = 380;
constexpr int kRoomForReport = 1100; ///< of the header; the menu of the list has it in any case
constexpr int kNarrow = 1400; ///< below it the list is narrower

} // namespace

HistoryScreen::HistoryScreen(Workbench &workbench, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(commands)
    , m_model(new HistoryListModel(workbench.clock(), this))
    , m_header(new ScreenHeader(tr("History"), this))
    , m_banner(new Banner(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_right(new QStackedWidget)
    , m_preview(new HistoryPreview(workbench, commands))
{
    setObjectName(u"historyScreen"_s);
    m_banner->hide();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(buildLeft());
    m_right->addWidget(m_preview);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_right->setMinimumWidth(scaled(kLeastPreview));
    m_splitter->setSizes({scaled(kListWidth), 1000});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_banner);
    layout->addWidget(m_splitter, 1);

    addCommands();
    buildHeader();
    m_preview->bindCommands();

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTyping);
    connect(&m_typing, &QTimer::timeout, this, &HistoryScreen::runQuery);
    connect(m_search, &QLineEdit::textChanged, this, &HistoryScreen::queryChanged);
    connect(m_filters, &HistoryFilterBar::changed, this, &HistoryScreen::queryChanged);
    connect(m_order, &Segmented::currentIndexChanged, this, &HistoryScreen::queryChanged);
    connect(m_search, &HistorySearchField::leftDownwards, this, [this] {
        m_list->setFocus(Qt::OtherFocusReason);
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model->firstEntry());
    });
    connect(m_search, &HistorySearchField::openWanted, m_commands.action(u"history.open"_s), &QAction::trigger);
    connect(m_list, &HistoryList::leftUpwards, this, [this] { m_search->setFocus(Qt::OtherFocusReason); });
    connect(m_list, &QListView::doubleClicked, m_commands.action(u"history.open"_s), &QAction::trigger);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryScreen::chosenChanged);
    connect(m_model, &HistoryListModel::replacing, this, [this] {
        const HistoryEntry *current = m_model->entryAt(m_list->currentIndex());
        m_before = Chosen{chosen(), current ? current->id : Id(), m_list->verticalScrollBar()->value()};
    });
    connect(m_model, &HistoryListModel::loaded, this, [this](std::chrono::nanoseconds took) {
        chooseAgain();
        using namespace std::chrono;
        if (took.count() > 0 && !m_search->text().isEmpty()) {
            const auto ms = duration_cast<milliseconds>(took).count();
            //: How long a search took, in milliseconds, with a no-break space.
            m_search->setNote(ms < 1 ? tr("< 1\u00a0ms") : tr("%1\u00a0ms").arg(ms));
        }
        showState();
        renewAside();
        // What was chosen stays so where it still is; else the first entry is shown.
        const QModelIndex wanted = m_wanted.isNull() ? QModelIndex() : m_model->indexOf(m_wanted);
        if (wanted.isValid()) {
            m_wanted = {};
            m_list->selectionModel()->setCurrentIndex(wanted, QItemSelectionModel::ClearAndSelect);
        } else if (m_model->isSettled() && !m_list->selectionModel()->hasSelection()) {
            m_list->setCurrentIndex(m_model->firstEntry());
        }
        chosenChanged();
    });
    connect(m_model, &HistoryListModel::dataChanged, this, [this] { renewCommands(); });
    connect(m_model, &HistoryListModel::counted, this, &HistoryScreen::showCount);
    connect(m_model, &HistoryListModel::failed, this, &HistoryScreen::tell);
    connect(m_preview, &HistoryPreview::failed, this, &HistoryScreen::tell);
    connect(m_preview, &HistoryPreview::shown, this, &HistoryScreen::renewCommands);
    connect(m_preview, &HistoryPreview::titleEdited, this,
            [this](const Id &id, const QString &title) { keep(m_workbench.history().rename(id, title)); });
    connect(m_preview, &HistoryPreview::tagsEdited, this,
            [this](const Id &id, const QStringList &tags) { keep(m_workbench.history().setTags(id, tags)); });
    showState();
    renewCommands();
}

QWidget *HistoryScreen::buildLeft()
{
    auto *left = new Surface(Surface::Ground::Base, Qt::RightEdge);
    left->setMinimumWidth(scaled(kLeastList));
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    auto *top = new Surface(Surface::Ground::Window, Qt::BottomEdge);
    auto *rows = new QVBoxLayout(top);
    rows->setContentsMargins(metrics::kLarge, metrics::kMedium - 2, metrics::kMedium, metrics::kMedium - 2);
    rows->setSpacing(metrics::kSmall);
    m_search = new HistorySearchField;
    m_filters = new HistoryFilterBar(m_workbench.clock());
    m_order = new Segmented(tr("Order of the hits"));
    m_order->setObjectName(u"historyOrder"_s);
    m_order->addChoice(tr("Newest"), tr("The newest first"));
    m_order->addChoice(tr("Relevant"), tr("The best hits among the newest 2,000 first"));
    m_order->hide();
    rows->addWidget(m_search);
    rows->addWidget(m_filters);
    rows->addWidget(m_order, 0, Qt::AlignLeft);
    column->addWidget(top);

    m_empty = new EmptyState({}, {}, true);
    m_emptyButton = m_empty->setButton({}, {});
    m_list = new HistoryList(*m_model);
    m_list->setAccessibleName(tr("Entries, newest first"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { openListMenu(m_list->viewport()->mapToGlobal(at)); });
    column->addWidget(m_empty, 1);
    column->addWidget(m_list, 1);
    markFocusArea(m_list);
    return left;
}

void HistoryScreen::buildHeader()
{
    m_overviewLabel = new TextLabel({}, TextStep::Small, Tone::Text3);
    m_overviewLabel->setObjectName(u"historyOverview"_s);
    m_header->addContext(m_overviewLabel);
    m_savedButton = makeButton(tr("Saved searches"), ButtonKind::Flat, {}, m_header);
    m_savedButton->setObjectName(u"savedSearches"_s);
    bindButton(m_savedButton, m_commands.action(u"history.saved"_s));
    m_header->addControl(m_savedButton);
    for (const QString &id : {u"history.report"_s, u"history.import"_s, u"history.export"_s, u"history.backups"_s}) {
        QPushButton *button = makeButton({}, ButtonKind::Flat, {}, m_header);
        button->setObjectName(u"header."_s + id);
        bindButton(button, m_commands.action(id));
        m_header->addControl(button);
        if (id == "history.report"_L1)
            showWithRoom(button, m_header, kRoomForReport);
    }
}

void HistoryScreen::start()
{
    m_model->setReader(&m_workbench.reader());
    connect(&m_workbench.reader(), &StoreReader::changed, this, [this] {
        m_overviewKnown = false;
        if (!isVisible())
            return;
        m_model->reload();
        m_preview->reload();
        readOverview();
    });
    connect(&m_workbench.history(), &HistoryBook::changed, this, [this] {
        m_model->reload();
        m_preview->reload();
    });
    m_workbench.reader().watch();
    m_workbench.history().reload();
    if (isVisible())
        readOverview();
    renewCommands();
}

void HistoryScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_workbench.isReady()) {
        m_model->reload();
        m_preview->reload();
        readOverview();
    }
}

void HistoryScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    renewWidths();
}

void HistoryScreen::renewWidths()
{
    const bool narrow = width() < scaled(kNarrow);
    if (narrow != m_narrow) {
        m_narrow = narrow;
        const int list = narrow ? 380 : kListWidth;
        m_splitter->setSizes({scaled(list), std::max(1, width() - scaled(list))});
    }
}

void HistoryScreen::focusList()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

HistoryQuery HistoryScreen::query() const
{
    HistoryQuery query;
    query.text = m_search->text();
    query.filter = m_filters->filter();
    const bool words = !query.text.trimmed().isEmpty() && query.text.trimmed() != u"*"_s;
    if (words && m_order->currentIndex() == 1)
        query.order = SearchOrder::Relevant;
    return query;
}

void HistoryScreen::setQuery(const HistoryQuery &query)
{
    m_filters->setFilter(query.filter);
    m_order->setCurrentIndex(query.order == SearchOrder::Relevant ? 1 : 0);
    m_search->setText(query.text);
    queryChanged();
}

void HistoryScreen::queryChanged()
{
    if (!m_typing.isActive())
        m_typing.start();
}

void HistoryScreen::runQuery()
{
    const HistoryQuery now = query();
    m_order->setVisible(!now.text.trimmed().isEmpty());
    m_search->setNote({});
    if (now == m_model->query())
        return;
    m_count.clear();
    m_list->setAside({});
    m_list->clearSelection();
    m_model->setQuery(now);
    m_preview->setSearch(now.text);
    renewCommands();
}

void HistoryScreen::showState()
{
    const bool none = m_model->entries() == 0;
    const bool settled = m_model->isSettled();
    m_list->setVisible(!none || !settled);
    m_empty->setVisible(none && settled);
    m_emptyButton->disconnect(this);
    m_emptyButton->setVisible(none && settled);
    if (!none || !settled)
        return;
    const HistoryQuery now = m_model->query();
    if (now.isEmpty()) {
        m_empty->setTexts(tr("No comparisons yet"), tr("Each prompt that you send is kept here, with its answers."));
        m_empty->setButton(tr("New comparison"), u"add"_s);
        if (QAction *create = m_commands.action(u"compare.new"_s))
            connect(m_emptyButton, &QPushButton::clicked, this, [create] { create->trigger(); });
        return;
    }
    const bool waits = m_model->indexed() < 100;
    m_empty->setTexts(tr("Nothing found"), waits ? tr("%1. Older entries are not found yet.").arg(HistoryWords::indexing(m_model->indexed()))
                      : now.filter.isEmpty() ? tr("No prompt, answer or note holds all of these words.")
                                                                 : tr("Nothing meets all of these conditions."));
    m_empty->setButton(now.filter.isEmpty() ? tr("Clear the search") : tr("Clear the filters"), {});
    connect(m_emptyButton, &QPushButton::clicked, this, [this, words = now.filter.isEmpty()] {
        if (words)
            m_search->clear();
        else
            m_filters->clear();
        m_search->setFocus(Qt::OtherFocusReason);
    });
}

void HistoryScreen::showCount(const SearchCount &count)
{
    m_count = HistoryWords::countOf(count);
    renewAside();
}

void HistoryScreen::renewAside()
{
    QStringList parts{m_count, HistoryWords::indexing(m_model->indexed())};
    parts.removeAll(QString());
    m_list->setAside(parts.join(u" · "_s));
}

void HistoryScreen::readOverview()
{
    if (m_overviewRead || m_overviewKnown)
        return;
    m_overviewRead = true;
    m_workbench.reader()
        .read<HistoryOverview>([](Database &db) { return HistoryOverviewRepository(db).overview(); })
        .then(this, [this](const Result<HistoryOverview> &overview) {
            m_overviewRead = false;
            m_overviewKnown = true;
            if (!overview)
                return; // the list tells what is wrong with the file
            m_overview = *overview;
            m_filters->setOverview(m_overview);
            m_preview->setKnownTags(m_overview.tags);
            showOverview();
        });
}

void HistoryScreen::showOverview()
{
    if (m_overview.comparisons == 0 || !m_overview.since) {
        m_overviewLabel->setText({});
        return;
    }
    const QDate since = m_overview.since->toDateTime().toLocalTime().date();
    //: In the header of the history. %1: number of entries with its marks; %2: a month, "March 2026".
    m_overviewLabel->setText(tr("%1 since %2")
                                 .arg(tr("%Ln entry(s)", nullptr, static_cast<int>(m_overview.comparisons)),
                                      QLocale().toString(since, u"MMMM yyyy"_s)));
}

QList<Id> HistoryScreen::chosen() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QList<Id> ids;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (const HistoryEntry *entry = m_model->entryAt(row); entry && !entry->isJob())
            ids.append(entry->id);
    }
    return ids;
}

void HistoryScreen::chooseAgain()
{
    if (!m_before)
        return;
    const Chosen before = *m_before;
    m_before.reset();
    if (before.entries.isEmpty())
        return;
    if (chosen() == before.entries) {
        chosenChanged(); // it was not told while the rows changed
        return;
    }
    QItemSelection again;
    for (const Id &id : before.entries) {
        if (const QModelIndex index = m_model->indexOf(id); index.isValid())
            again.select(index, index);
    }
    if (again.isEmpty())
        return;
    m_list->selectionModel()->select(again, QItemSelectionModel::ClearAndSelect);
    const QModelIndex current = m_model->indexOf(before.current);
    m_list->selectionModel()->setCurrentIndex(current.isValid() ? current : QModelIndex(again.first().topLeft()),
                                              QItemSelectionModel::NoUpdate);
    m_list->verticalScrollBar()->setValue(before.place);
}

void HistoryScreen::chosenChanged()
{
    if (m_before)
        return; // what is chosen is known when the rows are there
    const QList<Id> ids = chosen();
    const Id job = chosenJob();
    if (m_showJob && !job.isNull()) {
        QWidget *view = m_showJob(job);
        m_right->setCurrentIndex(m_right->indexOf(view) >= 0 ? m_right->indexOf(view) : m_right->addWidget(view));
    } else {
        m_right->setCurrentIndex(0);
    }
    if (ids.size() > 1)
        m_preview->showSeveral(static_cast<int>(ids.size()));
    else if (ids.size() == 1)
        m_preview->showComparison(ids.first());
    else if (m_model->isSettled())
        m_preview->showComparison({});
    renewCommands();
}

void HistoryScreen::setJobView(std::function<QWidget *(const Id &job)> show)
{
    m_showJob = std::move(show);
}

Id HistoryScreen::chosenJob() const
{
    const QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    const HistoryEntry *entry = rows.size() == 1 ? m_model->entryAt(rows.first()) : nullptr;
    return entry && entry->isJob() ? entry->id : Id();
}

void HistoryScreen::choose(const Id &comparison)
{
    const QModelIndex index = m_model->indexOf(comparison);
    if (!index.isValid()) {
        m_wanted = comparison;
        m_model->reload();
        return;
    }
    // Not setCurrentIndex() of the list: a key that is held down, as Ctrl, would add to what is chosen.
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    if (m_before) // the rows are changing: what is chosen now is what counts when they have changed
        *m_before = {{comparison}, comparison, m_list->verticalScrollBar()->value()};
}

void HistoryScreen::tell(const Error &error)
{
    const ErrorText text = Words::errorText(error, {});
    m_banner->clearButtons();
    m_banner->setMessage(StateLook::Failed, text.what, text.advice);
    QPushButton *again = m_banner->addButton(tr("Try again"));
    connect(again, &QPushButton::clicked, this, [this] {
        m_banner->dismiss();
        m_model->reload();
        m_preview->reload();
    });
    m_banner->present();
}

void HistoryScreen::tellDone(const QString &fact, const QString &detail)
{
    m_banner->clearButtons();
    m_banner->setMessage(StateLook::Done, fact, detail);
    QPushButton *close = m_banner->addButton(tr("Close"), ButtonKind::Flat);
    connect(close, &QPushButton::clicked, m_banner, &Banner::dismiss);
    m_banner->present();
}

} // namespace bakeoff
