// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/backupsdialog.h"

#include "base/clock.h"
#include "history/backuplistmodel.h"
#include "shell/appsettings.h"
#include "store/historyrepository.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/rowlist.h"
#include "widgets/surface.h"
#include "widgets/twolinedelegate.h"
#include "widgets/typography.h"
#include "words/backupwords.h"
#include "workbench/workbench.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize kSize(760, 560);
} // namespace

BackupsDialog::BackupsDialog(Workbench &workbench, AppSettings &settings, QWidget *parent)
    : OverlayPopup(parent, tr("Backups"))
    , m_workbench(workbench)
    , m_settings(settings)
    , m_backups(*workbench.backups())
    , m_model(new BackupListModel(this))
    , m_list(new QListView)
    , m_pages(new QStackedWidget)
    , m_banner(new Banner)
    , m_question(new StateMessage)
{
    auto *sheet = new Surface(Surface::Ground::Raised);
    auto *layout = new QVBoxLayout(sheet);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    m_banner->hide();
    layout->addWidget(m_banner);
    m_pages->addWidget(buildList());
    m_pages->addWidget(new EmptyState(tr("No backups yet"), tr("One is taken every day that Bakeoff is open.")));
    auto *ask = new Surface(Surface::Ground::Base);
    auto *askLayout = new QVBoxLayout(ask);
    askLayout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    m_question->setObjectName(u"backupQuestion"_s);
    askLayout->addWidget(m_question);
    askLayout->addStretch(1);
    m_pages->addWidget(ask);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buildFooter());
    setContent(sheet, QSize(scaled(kSize.width()), scaled(kSize.height())));

    connect(&m_backups, &Backups::changed, this, &BackupsDialog::reload);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BackupsDialog::renewButtons);
    reload();
}

QWidget *BackupsDialog::buildHead()
{
    auto *head = new Surface(Surface::Ground::Raised, Qt::BottomEdge);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    layout->setSpacing(metrics::kTight);
    layout->addWidget(new TextLabel(tr("Backups"), TextStep::Title, Tone::Text, QFont::DemiBold));
    auto *words = new TextLabel(tr("Whole copies of the history, in a folder of the profile. Restoring one replaces the"
                                   " history; as it was before it becomes a backup too."),
                                TextStep::Small, Tone::Text2);
    words->setWordWrap(true);
    layout->addWidget(words);

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    auto *limit = new QSpinBox;
    limit->setObjectName(u"backupLimit"_s);
    limit->setRange(1, Backups::MostLimit);
    limit->setValue(std::clamp(m_settings.get(keys::backupLimit), 1, Backups::MostLimit));
    limit->setAccessibleName(tr("Dated backups that are kept"));
    limit->setToolTip(
        tr("Beyond this the oldest is dropped when a new one is taken. Copies with a name of their own and"
           " those from before a restore are kept until you delete them."));
    connect(limit, &QSpinBox::valueChanged, this, [this](int value) { m_settings.set(keys::backupLimit, value); });
    auto *label = new TextLabel(tr("Dated backups to &keep"), TextStep::Normal, Tone::Text);
    label->setBuddy(limit);
    row->addWidget(label);
    row->addWidget(limit);
    row->addStretch(1);
    layout->addLayout(row);
    return head;
}

QWidget *BackupsDialog::buildList()
{
    m_list->setObjectName(u"backupList"_s);
    m_list->setModel(m_model);
    makeRowList(m_list, tr("Backups"), new TwoLineDelegate(m_list));
    m_list->installEventFilter(this);
    connect(m_list, &QListView::doubleClicked, this, &BackupsDialog::restoreChosen);
    return m_list;
}

QWidget *BackupsDialog::buildFooter()
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
        m_actions.append(made);
        return made;
    };
    m_take = add(tr("&Back up now"), "backupTake", ButtonKind::Plain, &BackupsDialog::takeNow);
    add(tr("&Save a copy…"), "backupCopy", ButtonKind::Plain, &BackupsDialog::chooseCopy);
    m_restore = add(tr("&Restore…"), "backupRestore", ButtonKind::Plain, &BackupsDialog::restoreChosen);
    m_restore->setToolTip(tr("Restore the chosen backup (Enter)"));
    add(tr("Restore a &file…"), "backupRestoreFile", ButtonKind::Plain, &BackupsDialog::chooseFile);
    row->addStretch(1);
    QPushButton *folder = makeButton(tr("Show f&older"), ButtonKind::Flat);
    folder->setObjectName(u"backupFolder"_s);
    connect(folder, &QPushButton::clicked, this, &BackupsDialog::showFolder);
    row->addWidget(folder);
    QPushButton *close = makeButton(tr("&Close"), ButtonKind::Primary);
    close->setObjectName(u"backupClose"_s);
    connect(close, &QPushButton::clicked, this, &OverlayPopup::dismiss);
    row->addWidget(close);
    return footer;
}

void BackupsDialog::openSheet()
{
    m_banner->hide();
    reload();
    open(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_take);
}

void BackupsDialog::reload()
{
    const BackupFile *shown = m_model->at(m_list->currentIndex().row());
    const QString file = shown ? shown->file : QString();
    const QList<BackupFile> backups = m_backups.list();
    m_model->setBackups(backups, m_workbench.clock().nowUtc());
    const auto same = std::ranges::find(backups, file, &BackupFile::file);
    m_list->setCurrentIndex(m_model->index(same == backups.end() ? 0 : static_cast<int>(same - backups.begin())));
    if (m_pages->currentIndex() != 2)
        m_pages->setCurrentIndex(backups.isEmpty() ? 1 : 0);
    renewButtons();
}

void BackupsDialog::renewButtons()
{
    const bool asking = m_pages->currentIndex() == 2;
    for (QPushButton *action : std::as_const(m_actions))
        action->setEnabled(!m_busy && !asking);
    m_restore->setEnabled(!m_busy && !asking && m_list->currentIndex().isValid());
}

void BackupsDialog::setBusy(bool busy)
{
    m_busy = busy;
    renewButtons();
}

void BackupsDialog::takeNow()
{
    setBusy(true);
    tell(StateLook::Saving, tr("The history is being copied."), tr("You can go on working meanwhile."));
    m_backups.take().then(this, [this](const Result<QString> &file) {
        setBusy(false);
        if (!file) {
            const ErrorText text = BackupWords::backupError(file.error(), m_backups.folder() + u"/backup"_s);
            tell(StateLook::Failed, text.what, text.advice);
            return;
        }
        tell(StateLook::Done, tr("A backup was taken."), QFileInfo(*file).fileName());
        m_list->setFocus(Qt::OtherFocusReason);
    });
}

void BackupsDialog::copyTo(const QString &file)
{
    setBusy(true);
    tell(StateLook::Saving, tr("The history is being copied."), tr("You can go on working meanwhile."));
    m_backups.backUpTo(file).then(this, [this, file](const Status &made) {
        setBusy(false);
        if (!made) {
            const ErrorText text = BackupWords::backupError(made.error(), file);
            tell(StateLook::Failed, text.what, text.advice);
            return;
        }
        tell(StateLook::Done, tr("A backup was taken."), file);
    });
}

void BackupsDialog::chooseCopy()
{
    auto *dialog = new QFileDialog(this, tr("Save a copy of the history"), {}, tr("Backups (*.db)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"db"_s);
    dialog->selectFile(u"bakeoff-%1.db"_s.arg(backupStamp(m_workbench.clock())));
    connect(dialog, &QFileDialog::fileSelected, this, &BackupsDialog::copyTo);
    dialog->open();
}

void BackupsDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Restore a backup"), {}, tr("Backups (*.db *.backup)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        const QFileInfo info(file);
        askRestore({.file = file, .made = UtcMicros::fromDateTime(info.lastModified()), .bytes = info.size()});
    });
    dialog->open();
}

void BackupsDialog::restoreChosen()
{
    const BackupFile *backup = m_model->at(m_list->currentIndex().row());
    if (backup && !m_busy && m_pages->currentIndex() == 0)
        askRestore(*backup);
}

void BackupsDialog::askRestore(const BackupFile &backup)
{
    m_banner->hide();
    const QString when = Words::formatDateTime(backup.made, m_workbench.clock().nowUtc());
    //: %1: date and time.
    const QString question = tr("Restore the history of %1?").arg(when);
    const QString kept =
        tr("The present history is replaced in all open windows of this profile. As it is now it is kept"
           " as a backup first. What was spent since then stays in the costs.");
    m_question->setMessage(StateLook::CutOff, question, kept);
    m_question->setFacts({{tr("Backup"), backup.file}});
    m_question->clearButtons();
    QPushButton *yes = m_question->addButton(tr("Restore"), ButtonKind::Primary);
    yes->setObjectName(u"backupRestoreYes"_s);
    QPushButton *no = m_question->addButton(tr("Keep the present history"), ButtonKind::Plain);
    no->setObjectName(u"backupRestoreNo"_s);
    connect(yes, &QPushButton::clicked, this, [this, file = backup.file] {
        m_pages->setCurrentIndex(0);
        restore(file);
    });
    connect(no, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentIndex(0);
        reload();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    m_pages->setCurrentIndex(2);
    renewButtons();
    no->setFocus(Qt::OtherFocusReason);
    if (!m_workbench.isReady())
        return; // the present history cannot be read
    m_workbench.reader()
        .read<qint64>([made = backup.made](Database &db) { return HistoryRepository(db).changedSince(made); })
        .then(this, [this, question, kept](const Result<qint64> &count) {
            if (count && m_pages->currentIndex() == 2 && m_question->sentence() == question) {
                const QString changed = *count == 0
                                            ? tr("No comparison was changed since then.")
                                            : tr("%n comparison(s) were changed since then and will be as they were.",
                                                 nullptr, static_cast<int>(std::min<qint64>(*count, INT_MAX)));
                m_question->setMessage(StateLook::CutOff, question, changed + u' ' + kept);
            }
        });
}

void BackupsDialog::restore(const QString &file)
{
    setBusy(true);
    tell(StateLook::Saving, tr("The backup is being checked and restored."), {});
    m_backups.restore(file).then(this, [this, file](const Result<RestoredHistory> &result) {
        setBusy(false);
        reload();
        if (!result) {
            const ErrorText text = BackupWords::restoreError(result.error(), file);
            tell(StateLook::Failed, text.what, text.advice);
            return;
        }
        tell(StateLook::Done, BackupWords::restoredSentence(*result), {});
        m_list->setFocus(Qt::OtherFocusReason);
        emit restored();
    });
}

void BackupsDialog::showFolder()
{
    QDir().mkpath(m_backups.folder());
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(m_backups.folder())))
        tell(StateLook::Info, tr("No program that shows folders was found."), m_backups.folder());
}

bool BackupsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            restoreChosen();
            return true;
        }
    }
    return OverlayPopup::eventFilter(watched, event);
}

void BackupsDialog::tell(StateLook look, const QString &fact, const QString &detail)
{
    m_banner->clearButtons();
    m_banner->setMessage(look, fact, detail);
    if (!m_busy) {
        QPushButton *close = m_banner->addButton(tr("Close"), ButtonKind::Flat);
        //: Screen reader: a button that closes a message. %1: the message.
        close->setAccessibleName(tr("Close: %1").arg(fact));
        connect(close, &QPushButton::clicked, m_banner, &QWidget::hide);
    }
    m_banner->show();
}

} // namespace bakeoff
