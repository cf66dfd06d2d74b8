// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputpicker.h"

#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "words/words.h"
#include "workbench/jobqueue.h"

#include <QFuture>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr int kMost = 200; // jobs in the list; the filter finds older ones
constexpr int kIdRole = Qt::UserRole;
} // namespace

OutputPicker::OutputPicker(JobQueue &jobs, QWidget *parent)
    : Surface(Ground::Raised, {}, parent)
    , m_jobs(jobs)
    , m_filter(new QLineEdit)
    , m_list(new QListWidget)
    , m_add(makeButton(tr("Add"), ButtonKind::Primary))
{
    setObjectName(u"outputPicker"_s);
    m_filter->setPlaceholderText(tr("Filter jobs"));
    m_filter->setAccessibleName(tr("Filter jobs"));
    m_filter->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Jobs with outputs"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    QPushButton *cancel = makeButton(tr("Cancel"), ButtonKind::Plain);
    for (QPushButton *button : {m_add, cancel})
        setButtonSize(button, ButtonSize::Dialog);
    auto *footer = new QHBoxLayout;
    footer->addStretch(1);
    footer->addWidget(cancel);
    footer->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    column->setSpacing(metrics::kSmall);
    column->addWidget(new TextLabel(tr("Add outputs"), TextStep::Title, Tone::Text, QFont::DemiBold));
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addLayout(footer);
    connect(m_filter, &QLineEdit::textChanged, this, &OutputPicker::read);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_list->setFocus(Qt::TabFocusReason); });
    connect(cancel, &QPushButton::clicked, this, &OutputPicker::canceled);
    connect(m_add, &QPushButton::clicked, this, [this] { emit chosen(ticked()); });
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        const Id id = item->data(kIdRole).toUuid();
        if (item->checkState() == Qt::Checked)
            m_ticked.insert(id);
        else
            m_ticked.remove(id);
        m_add->setEnabled(!m_ticked.isEmpty());
    });
    connect(m_list, &QListWidget::itemActivated, this, [](QListWidgetItem *item) {
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
}

void OutputPicker::begin(const QList<RequestKind> &kinds, const QList<Id> &without)
{
    m_kinds = kinds;
    m_without = QSet<Id>(without.cbegin(), without.cend());
    m_ticked.clear();
    m_add->setEnabled(false);
    m_filter->clear();
    read();
}

void OutputPicker::read()
{
    const quint64 request = ++m_request;
    JobFilter filter;
    filter.states = {JobState::Succeeded};
    filter.kinds = m_kinds;
    filter.text = m_filter->text().trimmed();
    m_jobs.list(filter, kMost).then(this, [this, request](const Result<JobPage> &page) {
        if (request == m_request && page)
            showJobs(page->rows);
    });
}

void OutputPicker::showJobs(const QList<JobSummary> &jobs)
{
    m_list->clear();
    for (const JobSummary &job : jobs) {
        if (m_without.contains(job.id))
            continue;
        QString text = job.title.isEmpty() ? job.model.id : u"%1 · %2"_s.arg(job.title, job.model.id);
        if (job.seed)
            //: Of a job in a list. %1: what it is about, and its model; %2: number.
            text = tr("%1, seed %2").arg(text, QString::number(*job.seed));
        auto *item = new QListWidgetItem(text);
        item->setData(kIdRole, job.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_ticked.contains(job.id) ? Qt::Checked : Qt::Unchecked);
        m_list->addItem(item);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
}

QList<Id> OutputPicker::ticked() const
{
    return m_ticked.values();
}

} // namespace bakeoff
