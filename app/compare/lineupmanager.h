// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/lineup.h"
#include "compare/settingsform.h"
#include "widgets/tokens.h"

#include <QFuture>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace bakeoff {

class AppSettings;
class Banner;
class CommandRegistry;
class LineUpEntryModel;
class LineUpListModel;
class TextLabel;
class Workbench;

/// Everything about the line-ups in one place: the list with its order and its default at the left, the chosen one with
/// its models and their settings at the right. A change is stored at once; a deletion can be taken back.
class LineUpManager : public QWidget {
    Q_OBJECT
public:
    LineUpManager(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent = nullptr);

    QListView *list() const { return m_list; }
    void choose(const QString &name);
    /// What the file holds is added; names that are taken get a number. Errors are told in place.
    void importFile(const QString &path);
    void exportFile(const QString &path, bool all);

signals:
    void closed();
    void renamed(const QString &from, const QString &to);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildLeft();
    QWidget *buildRight();
    QWidget *buildFooter();
    void reload();
    void showCurrent();
    const LineUp *current() const;
    int currentEntry() const;
    /// Stores what `edit` makes of the chosen line-up.
    void change(const std::function<void(LineUp &)> &edit);
    void keep(QFuture<Status> stored, const std::function<void()> &done = {});

    void rename();
    void moveLineUp(int by);
    void removeLineUp();
    void addLineUp();
    void toggleDefault(bool on);
    void takeBack();
    void addModels();
    void swapModel();
    void editSettings();
    void editDefaults();
    SettingsSubject::Target targetOf(const ModelRef &model) const;
    void openForm(const SettingsSubject &subject, const std::function<void(const GenerationSettings &, int)> &take);
    void moveEntry(int by);
    void removeEntry();
    void chooseImport();
    void chooseExport(bool all);
    void tell(StateLook look, const QString &fact, const QString &detail);

    Workbench &m_workbench;
    AppSettings &m_settings;
    CommandRegistry &m_commands;
    LineUpListModel *m_model;
    QListView *m_list;
    LineUpEntryModel *m_entryModel;
    QListView *m_entries;
    QStackedWidget *m_pages;
    QLineEdit *m_name;
    TextLabel *m_nameProblem;
    QPlainTextEdit *m_system;
    QCheckBox *m_default;
    QList<QPushButton *> m_entryButtons;
    QList<QPushButton *> m_lineUpButtons;
    Banner *m_banner;
    QTimer m_systemSoon;
    QString m_shown; ///< name of the line-up in the form
    bool m_filling = false;
    struct Removed {
        LineUp lineUp;
        int row = 0;
    };
    std::optional<Removed> m_removed;
};

} // namespace bakeoff
