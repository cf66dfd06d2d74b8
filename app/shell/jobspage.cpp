// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/jobspage.h"

#include "shell/appsettings.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/segmented.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QFuture>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

const QStringList &noticeNames()
{
    static const QStringList names{u"on"_s, u"quiet"_s, u"off"_s}; // in the order of the choices
    return names;
}

} // namespace

JobsPage::JobsPage(Workbench &workbench, AppSettings &settings, QWidget *parent)
    : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(metrics::kXLarge, metrics::kXLarge, metrics::kXLarge, metrics::kXLarge);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setHorizontalSpacing(metrics::kMedium);
    form->setVerticalSpacing(metrics::kMedium);

    auto *notices = new Segmented(tr("Notices"));
    notices->setObjectName(u"jobNotices"_s);
    notices->addChoice(tr("On"));
    notices->addChoice(tr("Quiet"), tr("Without a sound"));
    notices->addChoice(tr("Off"));
    notices->setCurrentIndex(static_cast<int>(std::max<qsizetype>(0, noticeNames().indexOf(settings.get(keys::jobNotices)))));
    connect(notices, &Segmented::currentIndexChanged, this,
            [&settings](int index) { settings.set(keys::jobNotices, noticeNames().at(index)); });
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::kTight);
    column->addWidget(notices, 0, Qt::AlignLeft);
    auto *help = new TextLabel(tr("When a batch, or a job of more than 10 seconds, is done and the window is not in front."),
                               TextStep::Small, Tone::Text3);
    help->setWordWrap(true);
    column->addWidget(help);
    form->addRow(tr("Notices"), column);

    auto *paused = new QCheckBox(tr("Start &paused after a crash"));
    paused->setObjectName(u"startPaused"_s);
    paused->setToolTip(tr("What ran goes on; what waits starts when you resume."));
    JobQueue &queue = workbench.jobs();
    paused->setChecked(queue.startsPausedAfterCrash());
    connect(&queue, &JobQueue::settingsChanged, paused, [paused, &queue] {
        const QSignalBlocker quiet(paused);
        paused->setChecked(queue.startsPausedAfterCrash());
    });
    connect(paused, &QCheckBox::toggled, this, [&queue](bool on) { queue.setStartsPausedAfterCrash(on); });
    form->addRow(tr("Queue"), paused);
}

} // namespace bakeoff
