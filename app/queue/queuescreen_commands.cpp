// SPDX-License-Identifier: GPL-3.0-or-later
// What the queue screen does with its jobs.
#include "queue/queuescreen.h"

#include "history/conditionchip.h"
#include "history/historysearchfield.h"
#include "jobs/jobcost.h"
#include "queue/jobpanel.h"
#include "queue/jobtable.h"
#include "queue/queuefilterbar.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "store/storereader.h"
#include "widgets/messages.h"
#include "widgets/questionbox.h"
#include "widgets/typography.h"
#include "words/jobwords.h"
#include "words/words.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QItemSelectionModel>
#include <QMenu>
#include <QMessageBox>
#include <QMetaMethod>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostChosenAgain = 100; ///< of many that come back the first is chosen

bool waits(const JobRow &row)
{
    return row.stand == JobStand::Waiting || row.stand == JobStand::Held;
}

bool hasEnded(const JobRow &row)
{
    return isFinal(row.job.state);
}

QList<Id> idsOf(const QList<JobRow> &rows)
{
    QList<Id> ids;
    for (const JobRow &row : rows)
        ids.append(row.job.id);
    return ids;
}

QList<JobRow> only(const QList<JobRow> &rows, bool (*keep)(const JobRow &))
{
    QList<JobRow> kept;
    std::ranges::copy_if(rows, std::back_inserter(kept), keep);
    return kept;
}

} // namespace

void QueueScreen::addCommands()
{
    const QString group = tr("Queue");
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &key, const QString &icon, auto slot,
                         QWidget *owner) {
        QAction *action = m_commands.add(id, group, text, key, owner, icon);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    const auto onList = [&](const QString &id, const QString &text, const QKeySequence &key, auto slot) {
        // Keys that mean something else in the fields: they work in the list.
        add(id, text, key, {}, slot, m_table)->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    };
    add(u"queue.newJob"_s, tr("New job"), QKeySequence(Qt::CTRL | Qt::Key_N), u"add"_s, [this] { newJob(); }, this);
    add(u"queue.pause"_s, tr("Pause"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), u"pause"_s,
        [this] { keep(m_workbench.jobs().setQueuePaused(!m_workbench.jobs().isPaused())); }, this)
        ->setCheckable(true);
    add(u"queue.providers"_s, tr("How many at once…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J), u"settings"_s,
        [this] { openProviders(); }, this);
    onList(u"queue.open"_s, tr("Open"), QKeySequence(Qt::Key_Return), [this] { openChosen(); });
    onList(u"queue.preview"_s, tr("Preview"), QKeySequence(Qt::Key_Space), [this] { previewChosen(); });
    add(u"queue.retry"_s, tr("Retry"), QKeySequence(Qt::CTRL | Qt::Key_R), u"retry"_s, [this] { retryChosen(); }, this);
    add(u"queue.sendAgain"_s, tr("Send again…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), u"send"_s,
        [this] { sendAgain(); }, this);
    add(u"queue.changes"_s, tr("Run with changes…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), u"edit"_s,
        [this] {
            if (const QList<Id> ids = chosen(); ids.size() == 1)
                runWithChanges(ids.first());
        },
        this);
    onList(u"queue.remove"_s, tr("Remove"), QKeySequence(Qt::Key_Delete), [this] { removeOrCancel(); });
    add(u"queue.undo"_s, tr("Undo the removal"), QKeySequence(Qt::CTRL | Qt::Key_Z), u"undo"_s, [this] { undoRemoval(); }, this);
    add(u"queue.hold"_s, tr("Hold"), QKeySequence(Qt::CTRL | Qt::Key_H), {}, [this] { holdChosen(); }, this);
    onList(u"queue.up"_s, tr("Earlier in line"), QKeySequence(Qt::ALT | Qt::Key_Up), [this] { moveChosen(true); });
    onList(u"queue.down"_s, tr("Later in line"), QKeySequence(Qt::ALT | Qt::Key_Down), [this] { moveChosen(false); });
    onList(u"queue.higher"_s, tr("Higher priority"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up),
           [this] { changePriority(1); });
    onList(u"queue.lower"_s, tr("Lower priority"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down),
           [this] { changePriority(-1); });
    add(u"queue.copyId"_s, tr("Copy the job's id"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), u"copy"_s,
        [this] {
            QStringList texts;
            for (const Id &id : chosen())
                texts.append(idText(id));
            QApplication::clipboard()->setText(texts.join(u'\n'));
        },
        this);
    add(u"queue.folder"_s, tr("Show in its folder"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), {},
        [this] { showInFolder(); }, this);
    add(u"queue.report"_s, tr("Report"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), u"reports"_s, [this] { reportChosen(); },
        this);
    add(u"queue.browser"_s, tr("Open in the browser"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), {},
        [this] { openInBrowser(); }, this);
    add(u"queue.find"_s, tr("Filter"), QKeySequence(Qt::CTRL | Qt::Key_F), u"search"_s,
        [this] {
            m_filters->field()->setFocus(Qt::ShortcutFocusReason);
            m_filters->field()->selectAll();
        },
        this);
    add(u"queue.conditions"_s, tr("Conditions"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), {},
        [this] { m_filters->moreChip()->setFocus(Qt::ShortcutFocusReason); }, this);
    add(u"queue.showAll"_s, tr("Show all jobs"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), {},
        [this] { m_filters->setFilter({}); }, this);
    add(u"queue.unconfirmed"_s, tr("Show unconfirmed jobs"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U), {},
        [this] {
            JobFilter filter;
            filter.stands = {JobStand::Unconfirmed};
            m_filters->setFilter(filter);
            m_table->setFocus(Qt::OtherFocusReason);
        },
        this);
    add(u"queue.group"_s, tr("Group by batch, by day, or not"), QKeySequence(Qt::CTRL | Qt::Key_G), {},
        [this] {
            const int next = (static_cast<int>(m_model->grouping()) + 1) % 3;
            m_model->setGrouping(static_cast<JobTableModel::Grouping>(next));
            m_settings.set(keys::queueGrouping, QStringList{u"batch"_s, u"day"_s, u"none"_s}.at(next));
            renewCommands();
        },
        this);
    add(u"queue.fold"_s, tr("Fold or unfold all batches"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G), {},
        [this] { toggleFold(); }, this);
    add(u"queue.clear"_s, tr("Clear"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), {}, [this] { clearEnded(); }, this);
}

void QueueScreen::renewCommands()
{
    const bool ready = m_workbench.isReady();
    QList<JobRow> rows;
    if (ready) {
        for (const Id &id : chosen()) {
            if (const JobRow *row = m_model->job(id))
                rows.append(*row);
        }
    }
    const auto enable = [this](const QString &id, bool on) {
        if (QAction *action = m_commands.action(id))
            action->setEnabled(on);
    };
    const auto tied = [this](auto signal) { return isSignalConnected(QMetaMethod::fromSignal(signal)); };
    const auto any = [&rows](auto wanted) { return std::ranges::any_of(rows, wanted); };
    const auto all = [&rows](auto wanted) { return !rows.isEmpty() && std::ranges::all_of(rows, wanted); };
    const bool anyFile = any([](const JobRow &row) { return !row.job.firstSha256.isEmpty(); });
    enable(u"queue.newJob"_s, ready && tied(&QueueScreen::newJobWanted));
    enable(u"queue.pause"_s, ready);
    enable(u"queue.open"_s, anyFile || (!rows.isEmpty() && tied(&QueueScreen::compareWanted)));
    enable(u"queue.preview"_s, anyFile);
    enable(u"queue.retry"_s, any(hasEnded));
    enable(u"queue.sendAgain"_s, any([](const JobRow &row) { return row.stand == JobStand::Unconfirmed; }));
    enable(u"queue.changes"_s, rows.size() == 1 && tied(&QueueScreen::changesWanted));
    enable(u"queue.remove"_s, !rows.isEmpty());
    enable(u"queue.hold"_s, any(waits));
    for (const QString &id : {u"queue.up"_s, u"queue.down"_s, u"queue.higher"_s, u"queue.lower"_s})
        enable(id, any(waits));
    enable(u"queue.copyId"_s, !rows.isEmpty());
    enable(u"queue.report"_s, (!rows.isEmpty() || !m_table->chosenBatches().isEmpty()) && tied(&QueueScreen::reportRequested));
    enable(u"queue.folder"_s, anyFile);
    enable(u"queue.browser"_s, rows.size() == 1 && rows.first().job.stamps.confirmed && !rows.first().job.sandbox);
    const JobFilter &filter = m_filters->filter();
    enable(u"queue.showAll"_s, filter != JobFilter());
    const bool ended = ready && std::ranges::any_of(m_model->tally(), [](const JobTally &part) {
        return part.stand == JobStand::Done || part.stand == JobStand::Failed || part.stand == JobStand::Stopped;
    });
    enable(u"queue.clear"_s, ended);
    enable(u"queue.undo"_s, ready && !m_removed.isEmpty());
    enable(u"queue.unconfirmed"_s, countOf(JobStand::Unconfirmed) > 0);
    enable(u"queue.fold"_s, !m_model->batches().isEmpty());

    // The word that fits what would happen.
    QAction *remove = m_commands.action(u"queue.remove"_s);
    if (all(hasEnded) || rows.isEmpty())
        remove->setText(tr("Remove"));
    else if (any([](const JobRow &row) { return row.stand == JobStand::Running; }))
        remove->setText(tr("Stop…"));
    else if (all([](const JobRow &row) { return row.stand == JobStand::Unconfirmed; }))
        remove->setText(tr("Give up…"));
    else
        remove->setText(tr("Cancel"));
    const bool held = any(waits) && std::ranges::all_of(rows, [](const JobRow &row) { return !waits(row) || row.job.paused; });
    m_commands.action(u"queue.hold"_s)->setText(held ? tr("Let it go on") : tr("Hold"));
    switch (m_model->grouping()) {
    case JobTableModel::Grouping::Batch:
        m_commands.action(u"queue.group"_s)->setText(tr("Group: batch"));
        break;
    case JobTableModel::Grouping::Day:
        m_commands.action(u"queue.group"_s)->setText(tr("Group: day"));
        break;
    case JobTableModel::Grouping::None:
        m_commands.action(u"queue.group"_s)->setText(tr("Group: none"));
        break;
    }
}

void QueueScreen::openMenu(const QPoint &at)
{
    QMenu menu(this);
    menu.setObjectName(u"jobMenu"_s);
    const auto put = [&](const QString &id) {
        if (QAction *action = m_commands.action(id); action && action->isEnabled())
            menu.addAction(action);
    };
    for (const QString &id : {u"queue.open"_s, u"queue.preview"_s, u"queue.retry"_s, u"queue.sendAgain"_s, u"queue.changes"_s})
        put(id);
    menu.addSeparator();
    for (const QString &id : {u"queue.hold"_s, u"queue.up"_s, u"queue.down"_s, u"queue.higher"_s, u"queue.lower"_s})
        put(id);
    menu.addSeparator();
    for (const QString &id : {u"queue.report"_s, u"queue.copyId"_s, u"queue.folder"_s, u"queue.browser"_s})
        put(id);
    menu.addSeparator();
    put(u"queue.remove"_s);
    if (!menu.isEmpty())
        menu.exec(at);
}

void QueueScreen::keep(QFuture<Status> stored)
{
    stored.then(this, [this](const Status &status) {
        if (!status)
            tell(status.error());
        renewCommands();
    });
}

bool QueueScreen::ask(const QString &title, const QString &question, const QString &yes)
{
    QMessageBox box(QMessageBox::NoIcon, title, question, QMessageBox::NoButton, this);
    const QAbstractButton *go = box.addButton(yes, QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(tr("Keep"), QMessageBox::RejectRole));
    dressQuestion(box);
    box.exec();
    return box.clickedButton() == go;
}

void QueueScreen::withChosen(std::function<void(const QList<JobRow> &)> then)
{
    QList<JobRow> rows;
    for (const Id &id : chosen()) {
        if (const JobRow *row = m_model->job(id))
            rows.append(*row);
    }
    QList<Id> cut; // batches of which more is to be read
    for (const Id &id : m_table->chosenBatches()) {
        const JobBatchSummary *batch = m_model->batchAt(m_model->rowOf(id));
        // What the filter hides is not meant.
        if (batch && m_model->filter() == JobFilter() && m_model->jobsOf(id).size() < batch->jobs())
            cut.append(id);
    }
    if (cut.isEmpty()) {
        then(rows);
        return;
    }
    m_workbench.reader()
        .read<QList<JobRow>>([cut](Database &db) -> Result<QList<JobRow>> {
            QList<JobRow> all;
            for (const Id &batch : cut) {
                JobFilter filter;
                filter.batch = batch;
                const Result<JobRowPage> page = JobList(db).rows(filter, 100'000);
                if (!page)
                    return page.error();
                all += page->rows;
            }
            return all;
        })
        .then(this, [this, rows, then = std::move(then)](const Result<QList<JobRow>> &more) {
            if (!more) {
                tell(more.error());
                return;
            }
            QList<JobRow> all = rows;
            QSet<Id> there;
            for (const JobRow &row : rows)
                there.insert(row.job.id);
            for (const JobRow &row : *more) {
                if (!there.contains(row.job.id))
                    all.append(row);
            }
            then(all);
        });
}

void QueueScreen::openChosen()
{
    const QList<Id> ids = chosen();
    if (ids.isEmpty())
        return;
    if (ids.size() > 1 && isSignalConnected(QMetaMethod::fromSignal(&QueueScreen::compareWanted)))
        compareOutputs(ids);
    else
        previewChosen();
}

void QueueScreen::previewChosen()
{
    m_panel->openPreview();
}

void QueueScreen::retryChosen()
{
    withChosen([this](const QList<JobRow> &rows) {
        for (const JobRow &row : only(rows, hasEnded)) {
            m_workbench.jobs().retry(row.job.id).then(this, [this](const Result<Enqueued> &made) {
                if (made)
                    choose(made->jobs);
                else
                    tell(made.error());
            });
        }
    });
}

void QueueScreen::sendAgain()
{
    withChosen([this](const QList<JobRow> &rows) {
        const QList<JobRow> lost = only(rows, [](const JobRow &row) { return row.stand == JobStand::Unconfirmed; });
        if (lost.isEmpty())
            return;
        m_workbench.jobs().load(lost.first().job.id).then(this, [this, lost](const Result<Job> &job) {
            if (!job) {
                tell(job.error());
                return;
            }
            const auto most = mostOf(job->input, m_workbench.jobs().prices(job->model, job->route, job->hardware), job->deadline);
            const QString cost = most ? tr("One run costs at most %1.").arg(Words::formatUsd(*most, Rounding::Up))
                                      : tr("What a run costs is not known.");
            const auto count = static_cast<int>(lost.size());
            if (!ask(tr("Send again"),
                     tr("%n job(s) may have reached the provider already and may be billed. Sending again may cost twice.",
                        nullptr, count)
                         + u' ' + cost,
                     tr("Send again")))
                return;
            for (const JobRow &row : lost) {
                m_workbench.jobs().retry(row.job.id).then(this, [this, old = row.job.id](const Result<Enqueued> &made) {
                    if (!made) {
                        tell(made.error());
                        return;
                    }
                    keep(m_workbench.jobs().cancel({old})); // it is not looked for any longer
                    choose(made->jobs);
                });
            }
        });
    });
}

void QueueScreen::removeOrCancel()
{
    withChosen([this](const QList<JobRow> &rows) {
        const QList<JobRow> ended = only(rows, hasEnded);
        if (ended.size() == rows.size()) {
            if (!ended.isEmpty())
                remove(idsOf(ended));
            return;
        }
        const QList<JobRow> open = only(rows, [](const JobRow &row) { return !hasEnded(row); });
        const auto running = static_cast<int>(
            std::ranges::count_if(open, [](const JobRow &row) { return row.stand == JobStand::Running; }));
        const auto lost = static_cast<int>(
            std::ranges::count_if(open, [](const JobRow &row) { return row.stand == JobStand::Unconfirmed; }));
        if (running > 0
            && !ask(tr("Stop"), tr("Stop %n running job(s)? What they did so far is lost, and may be billed.", nullptr, running),
                    tr("Stop")))
            return;
        if (running == 0 && lost > 0
            && !ask(tr("Give up"),
                    tr("Give up %n unconfirmed job(s)? They are not looked for any longer, and may be billed.", nullptr, lost),
                    tr("Give up")))
            return;
        keep(m_workbench.jobs().cancel(idsOf(open)));
    });
}

void QueueScreen::holdChosen()
{
    withChosen([this](const QList<JobRow> &rows) {
        const QList<JobRow> waiting = only(rows, waits);
        const bool held = std::ranges::all_of(waiting, [](const JobRow &row) { return row.job.paused; });
        if (!waiting.isEmpty())
            keep(m_workbench.jobs().setPaused(idsOf(waiting), !held));
    });
}

void QueueScreen::moveChosen(bool up)
{
    withChosen([this, up](const QList<JobRow> &rows) {
        QList<Id> moved = idsOf(only(rows, waits));
        std::ranges::sort(moved, {}, [this](const Id &id) { return m_model->placeOf(id); });
        const QList<Id> &line = m_model->line();
        moved.removeIf([this](const Id &id) { return m_model->placeOf(id) == 0; });
        if (moved.isEmpty())
            return;
        // The place in line is from 1. A block goes as one, behind or before the next one that is not of it.
        qsizetype at = up ? m_model->placeOf(moved.first()) - 2 : m_model->placeOf(moved.last());
        while (at >= 0 && at < line.size() && moved.contains(line[at]))
            at += up ? -1 : 1;
        if (at < 0 || at >= line.size())
            return;
        if (up) {
            keep(m_workbench.jobs().move(moved, line[at]));
            return;
        }
        ++at;
        while (at < line.size() && moved.contains(line[at]))
            ++at;
        keep(m_workbench.jobs().move(moved, at < line.size() ? line[at] : Id()));
    });
}

void QueueScreen::changePriority(int by)
{
    withChosen([this, by](const QList<JobRow> &rows) {
        QMap<int, QList<Id>> byPriority;
        for (const JobRow &row : only(rows, waits))
            byPriority[row.job.priority].append(row.job.id);
        for (const auto &[priority, ids] : byPriority.asKeyValueRange())
            keep(m_workbench.jobs().setPriority(ids, priority + by));
    });
}

void QueueScreen::showInFolder()
{
    for (const Id &id : chosen()) {
        const JobRow *row = m_model->job(id);
        const QString path = row ? m_workbench.jobs().library().path(row->job.firstSha256) : QString();
        if (path.isEmpty())
            continue;
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
        return;
    }
}

void QueueScreen::openInBrowser()
{
    const QList<Id> ids = chosen();
    if (ids.size() != 1)
        return;
    m_workbench.jobs().load(ids.first()).then(this, [this](const Result<Job> &job) {
        if (!job)
            tell(job.error());
        else if (job->webUrl.scheme() == "https"_L1 || job->webUrl.scheme() == "http"_L1)
            QDesktopServices::openUrl(job->webUrl);
    });
}

void QueueScreen::clearEnded()
{
    JobFilter filter = m_filters->filter();
    QList<JobStand> ended{JobStand::Done, JobStand::Failed, JobStand::Stopped};
    if (!filter.stands.isEmpty())
        ended.removeIf([&filter](JobStand stand) { return !filter.stands.contains(stand); });
    if (ended.isEmpty())
        return;
    filter.stands = ended;
    m_workbench.reader()
        .read<QList<Id>>([filter](Database &db) -> Result<QList<Id>> {
            const Result<JobRowPage> page = JobList(db).rows(filter, 1'000'000);
            if (!page)
                return page.error();
            return idsOf(page->rows);
        })
        .then(this, [this](const Result<QList<Id>> &ids) {
            if (!ids) {
                tell(ids.error());
                return;
            }
            if (!ids->isEmpty())
                remove(*ids);
        });
}

void QueueScreen::remove(const QList<Id> &ids)
{
    // What is below takes their place.
    const QSet<Id> going(ids.cbegin(), ids.cend());
    int below = -1;
    for (const Id &id : ids)
        below = std::max(below, m_model->rowOf(id));
    Id next;
    for (int row = below + 1; row < m_model->rowCount() && next.isNull(); ++row) {
        if (const JobRow *job = m_model->jobAt(row))
            next = job->job.id;
    }
    for (int row = below; row >= 0 && next.isNull(); --row) {
        if (const JobRow *job = m_model->jobAt(row); job && !going.contains(job->job.id))
            next = job->job.id;
    }
    if (!next.isNull())
        m_wanted = {next};
    m_workbench.jobs().remove(ids).then(this, [this](const Result<QList<Id>> &removed) {
        if (!removed) {
            tell(removed.error());
            return;
        }
        if (removed->isEmpty())
            return;
        m_removed = *removed;
        m_banner->setObjectName(u"jobsRemoved"_s);
        m_banner->clearButtons();
        m_banner->setMessage(StateLook::Info, tr("%n job(s) removed.", nullptr, static_cast<int>(m_removed.size())),
                             tr("They and their files are gone for good after a day; what they cost stays in the totals."));
        bindButton(m_banner->addButton({}), m_commands.action(u"queue.undo"_s), true);
        QPushButton *close = m_banner->addButton(tr("Close"), ButtonKind::Flat);
        connect(close, &QPushButton::clicked, m_banner, &Banner::dismiss);
        m_banner->present();
        renewPause();
        renewCommands();
    });
}

void QueueScreen::undoRemoval()
{
    const QList<Id> ids = m_removed;
    if (ids.isEmpty())
        return;
    m_workbench.jobs().restore(ids).then(this, [this, ids](const Status &status) {
        if (!status) {
            tell(status.error());
            return;
        }
        m_removed.clear();
        if (m_banner->objectName() == "jobsRemoved"_L1)
            m_banner->dismiss();
        m_table->clearSelection();
        chooseAndFocus(ids.size() <= kMostChosenAgain ? ids : ids.first(1));
        renewCommands();
    });
}

void QueueScreen::reportChosen()
{
    // What the filter hides is not meant.
    const QList<Id> batches = m_model->filter() == JobFilter() ? m_table->chosenBatches() : QList<Id>();
    QList<Id> jobs;
    for (const Id &id : chosen()) {
        const JobRow *row = m_model->job(id);
        if (row && (row->job.batch.isNull() || !batches.contains(row->job.batch)))
            jobs.append(id);
    }
    if (!batches.isEmpty() || !jobs.isEmpty())
        emit reportRequested(batches, jobs);
}

void QueueScreen::toggleFold()
{
    const QList<Id> batches = m_model->batches();
    const bool folded = std::ranges::all_of(batches, [this](const Id &id) { return m_model->isFolded(id); });
    m_model->setFolded(batches, !folded);
}

} // namespace bakeoff
