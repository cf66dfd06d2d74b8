// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportselectionform.h"

#include "base/clock.h"
#include "compare/modelpickerfilters.h"
#include "history/conditionchip.h"
#include "history/historyfilterbar.h"
#include "history/historypage.h"
#include "history/historywords.h"
#include "reports/reportpicklist.h"
#include "store/historyoverview.h"
#include "store/joblist.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/segmented.h"
#include "words/words.h"
#include "workbench/workbench.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFuture>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostOffered = 100;  ///< comparisons
constexpr int kMostBatches = 500;

/// In the order of the list; the last one is any other.
enum class DatePreset { ThisMonth, LastMonth, Week, Days30, Year, Other };

/// Both included.
std::pair<QDate, QDate> daysOf(DatePreset preset, QDate today)
{
    const QDate month(today.year(), today.month(), 1);
    switch (preset) {
    case DatePreset::ThisMonth:
        return {month, month.addMonths(1).addDays(-1)};
    case DatePreset::LastMonth:
        return {month.addMonths(-1), month.addDays(-1)};
    case DatePreset::Week:
        return {today.addDays(-6), today};
    case DatePreset::Days30:
        return {today.addDays(-29), today};
    case DatePreset::Year:
        return {QDate(today.year(), 1, 1), QDate(today.year(), 12, 31)};
    case DatePreset::Other:
        break;
    }
    return {};
}

UtcMicros startOf(QDate day)
{
    return UtcMicros::fromDateTime(day.startOfDay());
}

/// What the reading thread brings of comparisons.
struct OfferedComparisons {
    QList<HistoryEntry> found;
    QList<ComparisonSummary> known; ///< those that were picked, and the one that is open
};

struct OfferedBatches {
    QList<JobBatchSummary> found;
    QList<JobBatchSummary> known;
};

} // namespace

ReportSelectionForm::ReportSelectionForm(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_switch(new Segmented(tr("What the report covers"), this))
    , m_comparisons(new ReportPickList(tr("Search comparisons"), tr("Comparisons, newest first"), this))
    , m_filter(new HistoryFilterBar(workbench.clock(), this))
    , m_batches(new ReportPickList(tr("Search batches"), tr("Batches of jobs, newest first"), this))
    , m_preset(new QComboBox)
    , m_first(new QDateEdit)
    , m_last(new QDateEdit)
    , m_dates(buildDates())
    , m_jobsChip(new FilterChip({}, this))
{
    setObjectName(u"reportSelection"_s);
    m_switch->setObjectName(u"reportCovers"_s);
    m_switch->addChoice(tr("Comparison"), tr("One comparison, or several"));
    m_switch->addChoice(tr("Filter"), tr("All of the history that conditions leave"));
    m_switch->addChoice(tr("Batch"), tr("Batches of media jobs"));
    m_switch->addChoice(tr("Dates"), tr("Everything of some days"));
    m_comparisons->setObjectName(u"reportComparisons"_s);
    m_batches->setObjectName(u"reportBatches"_s);
    m_jobsChip->setObjectName(u"reportJobs"_s);
    m_jobsChip->setChecked(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(m_switch, 0, Qt::AlignLeft);
    layout->addWidget(m_jobsChip, 0, Qt::AlignLeft);
    for (QWidget *part : std::initializer_list<QWidget *>{m_comparisons, m_filter, m_batches, m_dates})
        layout->addWidget(part);

    connect(m_switch, &Segmented::currentIndexChanged, this, [this](int index) {
        m_covers = static_cast<ReportCovers>(index);
        showPart();
        if (!m_setting)
            emit changed();
    });
    const auto tell = [this] {
        if (!m_setting)
            emit changed();
    };
    connect(m_comparisons, &ReportPickList::pickedChanged, this, tell);
    connect(m_batches, &ReportPickList::pickedChanged, this, tell);
    connect(m_filter, &HistoryFilterBar::changed, this, tell);
    connect(m_comparisons, &ReportPickList::typedChanged, this, &ReportSelectionForm::readComparisons);
    connect(m_batches, &ReportPickList::typedChanged, this, &ReportSelectionForm::readBatches);
    connect(m_jobsChip, &FilterChip::clicked, this, [this] {
        m_jobs.clear();
        renewJobs();
        firstField()->setFocus(Qt::OtherFocusReason);
        emit changed();
    });
    showPart();
}

QWidget *ReportSelectionForm::buildDates()
{
    auto *dates = new QWidget(this);
    auto *grid = new QGridLayout(dates);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::kSmall);
    grid->setVerticalSpacing(metrics::kTight);
    m_preset->setObjectName(u"reportDays"_s);
    m_preset->setAccessibleName(tr("Days"));
    // In the order of DatePreset.
    m_preset->addItems({tr("This month"), tr("Last month"), tr("Last 7 days"), tr("Last 30 days"), tr("This year"), tr("From and to")});
    grid->addWidget(m_preset, 0, 0, 1, 2);
    int column = 0;
    for (const auto &[label, field, name] :
         {std::tuple(tr("First day"), m_first, u"reportFirst"_s), std::tuple(tr("Last day"), m_last, u"reportLast"_s)}) {
        auto *words = new TextLabel(label, TextStep::Small, Tone::Text2);
        words->setBuddy(field);
        field->setObjectName(name);
        field->setAccessibleName(label);
        field->setCalendarPopup(true);
        field->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat));
        grid->addWidget(words, 1, column);
        grid->addWidget(field, 2, column++);
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto [first, last] = daysOf(DatePreset::ThisMonth, today());
    m_first->setDate(first);
    m_last->setDate(last);
    connect(m_preset, &QComboBox::activated, this, &ReportSelectionForm::takePreset);
    for (QDateEdit *field : {m_first, m_last}) {
        connect(field, &QDateEdit::dateChanged, this, [this] {
            if (m_setting)
                return;
            showDates();
            emit changed();
        });
    }
    return dates;
}

QDate ReportSelectionForm::today() const
{
    return m_workbench.clock().nowUtc().toDateTime().toLocalTime().date();
}

void ReportSelectionForm::takePreset()
{
    const auto preset = static_cast<DatePreset>(m_preset->currentIndex());
    if (preset == DatePreset::Other) {
        m_first->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto [first, last] = daysOf(preset, today());
    m_setting = true;
    m_first->setDate(first);
    m_last->setDate(last);
    m_setting = false;
    emit changed();
}

void ReportSelectionForm::showDates()
{
    int preset = 0;
    while (preset < static_cast<int>(DatePreset::Other)
           && daysOf(static_cast<DatePreset>(preset), today()) != std::pair(m_first->date(), m_last->date()))
        ++preset;
    m_preset->setCurrentIndex(preset);
}

ReportSelection ReportSelectionForm::selection() const
{
    ReportSelection selection;
    switch (m_covers) {
    case ReportCovers::Comparisons:
        selection.comparisons = m_comparisons->picked();
        selection.jobs = m_jobs;
        break;
    case ReportCovers::Batches:
        selection.batches = m_batches->picked();
        selection.jobs = m_jobs;
        break;
    case ReportCovers::Filter:
        selection.filter = m_filter->filter();
        break;
    case ReportCovers::Dates: {
        const QDate first = std::min(m_first->date(), m_last->date());
        const QDate last = std::max(m_first->date(), m_last->date());
        selection.filter.from = startOf(first);
        selection.filter.until = startOf(last.addDays(1));
        break;
    }
    }
    return selection;
}

void ReportSelectionForm::setSelection(ReportCovers covers, const ReportSelection &selection)
{
    m_setting = true;
    m_covers = covers;
    m_switch->setCurrentIndex(static_cast<int>(covers));
    m_comparisons->setPicked(selection.comparisons);
    m_batches->setPicked(selection.batches);
    m_jobs = selection.jobs;
    const bool days = covers == ReportCovers::Dates && selection.filter.from && selection.filter.until;
    m_filter->setFilter(covers == ReportCovers::Filter ? selection.filter : HistoryFilter());
    const auto [first, last] = daysOf(DatePreset::ThisMonth, today());
    m_first->setDate(days ? selection.filter.from->toDateTime().toLocalTime().date() : first);
    m_last->setDate(days ? UtcMicros{selection.filter.until->value - 1}.toDateTime().toLocalTime().date() : last);
    showDates();
    showPart();
    m_setting = false;
    reload();
}

void ReportSelectionForm::setCovers(ReportCovers covers)
{
    m_switch->setCurrentIndex(static_cast<int>(covers));
}

QWidget *ReportSelectionForm::firstField() const
{
    switch (m_covers) {
    case ReportCovers::Comparisons:
        return m_comparisons->firstField();
    case ReportCovers::Filter:
        return m_filter->chip(HistoryFilterBar::Field::Provider);
    case ReportCovers::Batches:
        return m_batches->firstField();
    case ReportCovers::Dates:
        break;
    }
    return m_preset;
}

void ReportSelectionForm::showPart()
{
    m_comparisons->setVisible(m_covers == ReportCovers::Comparisons);
    m_filter->setVisible(m_covers == ReportCovers::Filter);
    m_batches->setVisible(m_covers == ReportCovers::Batches);
    m_dates->setVisible(m_covers == ReportCovers::Dates);
    renewJobs();
}

void ReportSelectionForm::renewJobs()
{
    const bool counts = m_covers == ReportCovers::Comparisons || m_covers == ReportCovers::Batches;
    const auto count = static_cast<int>(m_jobs.size());
    m_jobsChip->setText(tr("%n job(s)", nullptr, count));
    //: Screen reader, tooltip: jobs that were chosen in the queue go into the report.
    m_jobsChip->setAccessibleName(tr("%n job(s) chosen one by one: leave them out", nullptr, count));
    m_jobsChip->setToolTip(m_jobsChip->accessibleName());
    m_jobsChip->setChecked(true);
    m_jobsChip->setVisible(counts && count > 0);
    m_jobsChip->updateGeometry();
}

void ReportSelectionForm::reload()
{
    if (!m_workbench.isReady())
        return;
    readComparisons();
    readBatches();
    readOverview();
}

void ReportSelectionForm::setOpenComparison(const Id &comparison)
{
    if (comparison == m_open)
        return;
    m_open = comparison;
    if (isVisible() && m_workbench.isReady())
        readComparisons();
}

void ReportSelectionForm::readComparisons()
{
    if (!m_workbench.isReady())
        return;
    const QString typed = m_comparisons->typed();
    QList<Id> wanted = m_comparisons->picked();
    if (!m_open.isNull() && !wanted.contains(m_open))
        wanted.append(m_open);
    const int serial = ++m_comparisonsAsked;
    m_workbench.reader()
        .read<OfferedComparisons>([typed, wanted](Database &db) -> Result<OfferedComparisons> {
            HistoryPageRequest request;
            request.query.text = typed;
            request.entries = kMostOffered;
            Result<HistoryPage> page = readHistoryPage(db, request);
            if (!page)
                return page.error();
            const auto known = HistoryOverviewRepository(db).summaries(wanted);
            if (!known)
                return known.error();
            return OfferedComparisons{page->entries, *known};
        })
        .then(this, [this, serial, typed](const Result<OfferedComparisons> &offered) {
            if (serial != m_comparisonsAsked)
                return;
            if (!offered) {
                emit failed(offered.error());
                return;
            }
            const auto rowOf = [this](const ComparisonSummary &summary, bool voteOpen) {
                QStringList details;
                if (summary.id == m_open)
                    details.append(tr("Open in Compare"));
                details.append(tr("%n prompt(s)", nullptr, summary.turns));
                if (!voteOpen)
                    details.append(HistoryWords::modelsOf(summary));
                details.removeAll(QString());
                return ReportPickList::Row{summary.id, HistoryWords::titleOf(summary), details.join(u", "_s),
                                           Words::formatDate(summary.updated, m_workbench.clock().nowUtc())};
            };
            QList<ReportPickList::Row> rows;
            QList<ReportPickList::Row> known;
            for (const HistoryEntry &entry : offered->found) {
                if (!entry.isJob() && (entry.summary.turns > 0 || entry.id == m_open))
                    rows.append(rowOf(entry.summary, entry.voteOpen));
            }
            for (const ComparisonSummary &summary : offered->known) {
                const bool listed = std::ranges::any_of(rows, [&summary](const auto &row) { return row.id == summary.id; });
                // Whether its vote is open is not known here: its models are not told.
                if (!listed)
                    known.append(rowOf(summary, true));
            }
            // What is open in Compare comes first while nothing is searched.
            const auto open = std::ranges::find(rows, m_open, &ReportPickList::Row::id);
            if (typed.isEmpty() && open != rows.end())
                std::rotate(rows.begin(), open, open + 1);
            m_comparisons->setNothing(typed.isEmpty() ? tr("Nothing was compared yet.") : tr("No comparison holds these words."));
            m_comparisons->setRows(rows, known);
        });
}

void ReportSelectionForm::readBatches()
{
    if (!m_workbench.isReady())
        return;
    const QString typed = m_batches->typed();
    const QList<Id> wanted = m_batches->picked();
    const int serial = ++m_batchesAsked;
    m_workbench.reader()
        .read<OfferedBatches>([typed, wanted](Database &db) -> Result<OfferedBatches> {
            const JobList list(db);
            const auto newest = list.newestBatches(kMostBatches);
            if (!newest)
                return newest.error();
            QList<Id> ids;
            for (const JobBatch &batch : *newest) {
                if (batch.name.contains(typed, Qt::CaseInsensitive))
                    ids.append(batch.id);
            }
            const auto found = list.batches(ids);
            if (!found)
                return found.error();
            const auto known = list.batches(wanted);
            if (!known)
                return known.error();
            return OfferedBatches{*found, *known};
        })
        .then(this, [this, serial, typed](const Result<OfferedBatches> &offered) {
            if (serial != m_batchesAsked)
                return;
            if (!offered) {
                emit failed(offered.error());
                return;
            }
            const auto rowsOf = [this](QList<JobBatchSummary> batches) {
                std::ranges::sort(batches, std::ranges::greater(), [](const JobBatchSummary &batch) { return batch.batch.id; });
                QList<ReportPickList::Row> rows;
                for (const JobBatchSummary &batch : std::as_const(batches)) {
                    const QString detail = tr("%n job(s)", nullptr, batch.jobs()) + u", "_s + tr("%n model(s)", nullptr, batch.models);
                    rows.append({batch.batch.id, batch.batch.name, detail,
                                 Words::formatDate(batch.batch.created, m_workbench.clock().nowUtc())});
                }
                return rows;
            };
            m_batches->setNothing(typed.isEmpty() ? tr("No batch of jobs was sent yet.") : tr("No batch has this in its name."));
            m_batches->setRows(rowsOf(offered->found), rowsOf(offered->known));
        });
}

void ReportSelectionForm::readOverview()
{
    m_workbench.reader()
        .read<HistoryOverview>([](Database &db) { return HistoryOverviewRepository(db).overview(); })
        .then(this, [this](const Result<HistoryOverview> &overview) {
            if (overview)
                m_filter->setOverview(*overview);
        });
}

} // namespace bakeoff
