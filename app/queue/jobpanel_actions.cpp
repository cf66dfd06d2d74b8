// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the shown job and its output.
#include "queue/jobpanel.h"

#include "queue/jobfacts.h"
#include "queue/jobpricedialog.h"
#include "queue/outputfiles.h"
#include "queue/outputstrip.h"
#include "queue/outputview.h"
#include "queue/previewpage.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "store/jobjudgementrepository.h"
#include "store/storethread.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "words/words.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFuture>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

void JobPanel::addActions(CommandRegistry *commands)
{
    const auto add = [&](const QString &id, const QString &text, QKeyCombination key, const QString &icon, auto slot) {
        QAction *action = commands ? commands->action(id) : nullptr;
        const bool others = action != nullptr; // the list has it already
        if (!action && commands) {
            action = commands->add(id, tr("Queue"), text, QKeySequence(key), this, icon);
        } else if (!action) {
            action = new QAction(text, this);
            action->setShortcut(QKeySequence(key));
            addAction(action);
        }
        if (!others) {
            action->setShortcutContext(Qt::WindowShortcut);
            connect(action, &QAction::triggered, this, slot);
        }
        m_actions.insert(id, action);
    };
    const auto control = Qt::CTRL | Qt::ALT;
    add(u"queue.openLarge"_s, tr("Open large"), Qt::CTRL | Qt::Key_O, u"focus"_s, &JobPanel::openPreview);
    add(u"queue.nextOutput"_s, tr("Next output"), Qt::CTRL | Qt::Key_PageDown, u"next"_s, [this] { m_strip->step(1); });
    add(u"queue.previousOutput"_s, tr("Output before"), Qt::CTRL | Qt::Key_PageUp, u"previous"_s,
        [this] { m_strip->step(-1); });
    add(u"queue.saveAs"_s, tr("Save as…"), Qt::CTRL | Qt::Key_S, u"export"_s, &JobPanel::saveAs);
    add(u"queue.openWith"_s, tr("Open with the system’s application"), control | Qt::Key_O, {}, &JobPanel::openWith);
    add(u"queue.folder"_s, tr("Show in its folder"), Qt::CTRL | Qt::SHIFT | Qt::Key_O, {}, &JobPanel::showInFolder);
    add(u"queue.copyOutput"_s, tr("Copy the output"), control | Qt::Key_C, u"copy"_s, &JobPanel::copyOutput);
    add(u"queue.copyPath"_s, tr("Copy the path of the file"), control | Qt::Key_P, {}, &JobPanel::copyPath);
    add(u"queue.copyId"_s, tr("Copy the job's id"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, {}, &JobPanel::copyId);
    add(u"queue.star"_s, tr("Star"), Qt::CTRL | Qt::Key_D, u"star"_s, &JobPanel::toggleStar);
    QAction *star = m_actions.value(u"queue.star"_s);
    star->setCheckable(true);
    bindButton(m_star, star);
    add(u"queue.price"_s, tr("Add a price…"), control | Qt::Key_R, {}, &JobPanel::askPrice);
    add(u"queue.hardware"_s, tr("Choose the hardware…"), control | Qt::Key_H, {}, &JobPanel::askHardware);
}

void JobPanel::renewActions()
{
    const JobOutput *shown = m_job ? output() : nullptr;
    const bool file = !path().isEmpty();
    const bool text = shown && shown->kind != JobOutput::Kind::File;
    const auto enable = [this](const QString &id, bool on) {
        // The list's own commands are enabled by the list.
        if (QAction *action = m_actions.value(id); action && action->parent() == this)
            action->setEnabled(on);
    };
    enable(u"queue.openLarge"_s, file || text);
    enable(u"queue.saveAs"_s, file || text);
    enable(u"queue.copyOutput"_s, file || text);
    enable(u"queue.openWith"_s, file);
    enable(u"queue.folder"_s, file);
    enable(u"queue.copyPath"_s, file);
    enable(u"queue.copyId"_s, !m_ids.isEmpty());
    enable(u"queue.star"_s, !m_ids.isEmpty());
    m_actions.value(u"queue.star"_s)->setChecked(m_job && m_marks.starred);
    m_actions.value(u"queue.star"_s)->setText(m_job && m_marks.starred ? tr("Take the star away") : tr("Star"));
    enable(u"queue.price"_s, m_job.has_value());
    enable(u"queue.hardware"_s, m_job.has_value());
    enable(u"queue.nextOutput"_s, m_strip->current() + 1 < m_strip->count());
    enable(u"queue.previousOutput"_s, m_strip->current() > 0);
    m_open->setEnabled(file || text);
    m_compare->setEnabled(m_job && m_job->state == JobState::Succeeded && !m_outputs.isEmpty());
    m_changes->setEnabled(m_job.has_value());
}

void JobPanel::openMenu()
{
    QMenu menu(this);
    if (m_changes->isHidden())
        menu.addAction(m_changes->text(), m_changes, &QPushButton::click);
    for (const QString &id : {u"queue.openLarge"_s, u"queue.openWith"_s, u"queue.folder"_s, u"queue.saveAs"_s})
        menu.addAction(m_actions.value(id));
    menu.addSeparator();
    for (const QString &id : {u"queue.copyOutput"_s, u"queue.copyPath"_s, u"queue.copyId"_s})
        menu.addAction(m_actions.value(id));
    menu.addSeparator();
    for (const QString &id : {u"queue.price"_s, u"queue.hardware"_s})
        menu.addAction(m_actions.value(id));
    menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

QWidget *JobPanel::host() const
{
    const auto *main = qobject_cast<const QMainWindow *>(window());
    return main && main->centralWidget() ? main->centralWidget() : window();
}

PreviewPage *JobPanel::preview() const
{
    return m_popup && m_popup->isOpen() ? m_preview : nullptr;
}

void JobPanel::openPreview()
{
    const bool known = m_job && m_ids == QList<Id>{m_job->id};
    if (m_ids.size() != 1 || (known && !output()))
        return; // nothing came of it
    if (!m_popup) {
        m_popup = new OverlayPopup(host(), tr("Large preview"));
        m_popup->setObjectName(u"jobPreview"_s);
        m_preview = new PreviewPage;
        m_popup->setContent(m_preview, {20'000, 20'000});
        connect(m_preview, &PreviewPage::closed, m_popup, &OverlayPopup::dismiss);
        connect(m_preview, &PreviewPage::stepWanted, m_strip, &OutputStrip::step);
        // A film takes room as long as it is open.
        connect(m_popup, &OverlayPopup::dismissed, this, [this] {
            m_preview = nullptr;
            std::exchange(m_popup, nullptr)->deleteLater();
        });
    }
    m_popup->open(m_preview->firstFocus());
    showPreviewOutput();
}

void JobPanel::showPreviewOutput()
{
    if (!preview())
        return;
    if (!m_job || m_ids != QList<Id>{m_job->id}) { // it is being read
        m_preview->view()->clear();
        return;
    }
    const JobOutput *shown = output();
    if (!shown) {
        m_preview->setTitle(m_title->text(), {}, false, false);
        m_preview->view()->showSentence(JobFacts::noOutput(*m_job));
        return;
    }
    m_preview->setTitle(m_title->text(), m_strip->positionText(), m_strip->current() > 0,
                        m_strip->current() + 1 < m_strip->count());
    if (shown->kind != JobOutput::Kind::File)
        m_preview->view()->showText(*shown);
    else if (const QString file = path(); !file.isEmpty())
        m_preview->view()->showFile(file);
    else if (artifact()->state != ArtifactState::Downloaded) // else it is looked for, and what stands there stays until then
        m_preview->view()->showSentence({.sentence = JobFacts::artifactSentence(*artifact()), .detail = {}, .bad = true});
}

void JobPanel::tell(StateLook look, const QString &fact, const QString &detail)
{
    m_banner->clearButtons();
    m_banner->setMessage(look, fact, detail);
    m_banner->setToolTip(detail);
    m_banner->show();
}

void JobPanel::saved(const Status &status, const QString &path)
{
    if (status) {
        //: %1: name of a file.
        tell(StateLook::Done, tr("Saved as %1.").arg(QFileInfo(path).fileName()));
        m_banner->setToolTip(path);
        return;
    }
    const ErrorText text = Words::errorText(status.error(), {});
    tell(StateLook::Failed, text.what, text.advice);
}

void JobPanel::saveAs()
{
    const JobOutput *shown = m_job ? output() : nullptr;
    if (!shown || (artifact() && path().isEmpty()))
        return;
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    const QString proposed = OutputFiles::freePath(folder, OutputFiles::proposedName(*m_job, *shown, path()));
    const JobOutput chosen = *shown; // the job may change while the question is open
    const QString from = path();
    // The system's dialog asks before it gives the name of a file that is there.
    const QString to = m_askFile ? m_askFile(proposed) : QFileDialog::getSaveFileName(this, tr("Save the output as"), proposed);
    if (to.isEmpty())
        return;
    const QFuture<Status> written = chosen.kind == JobOutput::Kind::File ? OutputFiles::copyFile(from, to)
                                                                        : OutputFiles::writeText(chosen.text, to);
    QFuture<Status>(written).then(this, [this, to](const Status &status) { saved(status, to); });
}

void JobPanel::copyOutput()
{
    const JobOutput *shown = m_job ? output() : nullptr;
    if (!shown)
        return;
    if (shown->kind != JobOutput::Kind::File) {
        QGuiApplication::clipboard()->setText(shown->text);
        tell(StateLook::Done, tr("The text is copied."));
    } else if (const QString file = path(); !file.isEmpty()) {
        OutputFiles::copyToClipboard(file, artifact()->mediaType);
        tell(StateLook::Done, tr("The output is copied."));
    }
}

void JobPanel::openWith()
{
    if (const QString file = path(); !file.isEmpty() && !OutputFiles::openWithSystem(file))
        tell(StateLook::Failed, tr("The system has no application for this file."));
}

void JobPanel::showInFolder()
{
    if (const QString file = path(); !file.isEmpty() && !OutputFiles::showInFolder(file))
        tell(StateLook::Failed, tr("The system shows no folders."));
}

void JobPanel::copyPath()
{
    if (const QString file = path(); !file.isEmpty())
        QGuiApplication::clipboard()->setText(file);
}

void JobPanel::copyId()
{
    QStringList ids;
    for (const Id &id : std::as_const(m_ids))
        ids.append(idText(id));
    QGuiApplication::clipboard()->setText(ids.join(u'\n'));
}

void JobPanel::toggleStar()
{
    const bool on = !(m_job && m_marks.starred);
    m_workbench.store()
        .write([ids = m_ids, on](Database &db) -> Status {
            for (const Id &id : ids) {
                if (const Status s = JobJudgementRepository(db).setStarred(id, on); !s)
                    return s;
            }
            return success();
        })
        .then(this, [this](const Status &status) {
            if (!status)
                tell(StateLook::Failed, Words::errorText(status.error(), {}).sentence());
            load();
            emit marksChanged(m_ids);
        });
}

void JobPanel::askPrice()
{
    ask(false);
}

void JobPanel::askHardware()
{
    ask(true);
}

void JobPanel::ask(bool hardware)
{
    if (!m_job)
        return;
    if (!m_prices)
        m_prices = new OverlayPopup(host(), tr("What jobs of this model cost"));
    auto *dialog = new JobPriceDialog(m_workbench, hardware ? JobPriceDialog::Asks::Hardware : JobPriceDialog::Asks::Price, *m_job);
    m_prices->setContent(dialog, dialog->wantedSize());
    connect(dialog, &JobPriceDialog::closed, m_prices, &OverlayPopup::dismiss);
    connect(dialog, &JobPriceDialog::stored, this, [this](int filled) {
        m_prices->dismiss();
        tell(StateLook::Done, tr("The price is stored."),
             filled > 0 ? tr("%n ended job(s) have an estimate now.", nullptr, filled) : tr("It counts from now on."));
        load();
    });
    m_prices->open(dialog->firstField());
}

} // namespace bakeoff
