// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "widgets/overlaypopup.h"
#include "widgets/tokens.h"

class QListView;
class QPushButton;
class QStackedWidget;

namespace bakeoff {

class AppSettings;
class BackupListModel;
class Backups;
class Banner;
class StateMessage;
class TextLabel;
class Workbench;
struct BackupFile;

/// Copies of the history: the list of them, taking one, restoring one, how many are kept. Works too where the history is
/// too damaged to be opened; what it says of the present history is left out then.
class BackupsDialog : public OverlayPopup {
    Q_OBJECT
public:
    /// \param parent what the popup covers, usually the central widget of the window
    BackupsDialog(Workbench &workbench, AppSettings &settings, QWidget *parent);

    void openSheet();
    QListView *list() const { return m_list; }
    /// Asks, then restores. Any file: the list's, or one from elsewhere.
    void askRestore(const BackupFile &backup);
    /// Answers are told in place.
    void copyTo(const QString &file);

signals:
    /// The history is another one now.
    void restored();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildList();
    QWidget *buildFooter();
    void reload();
    void renewButtons();
    void setBusy(bool busy);
    void takeNow();
    void restoreChosen();
    void chooseFile();
    void chooseCopy();
    void restore(const QString &file);
    void showFolder();
    void tell(StateLook look, const QString &fact, const QString &detail);

    Workbench &m_workbench;
    AppSettings &m_settings;
    Backups &m_backups;
    BackupListModel *m_model;
    QListView *m_list;
    QStackedWidget *m_pages;
    Banner *m_banner;
    StateMessage *m_question;
    QPushButton *m_take = nullptr;
    QPushButton *m_restore = nullptr;
    QList<QPushButton *> m_actions;
    bool m_busy = false;
};

} // namespace bakeoff
