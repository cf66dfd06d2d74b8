// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/lineup.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QAction;
class QMenu;
class QPushButton;
class QWidget;

namespace bakeoff {

class AppSettings;
class Banner;
class CommandRegistry;
class ComparisonDocument;
class Workbench;

/// Panes of a comparison for a line-up: those that it names already stay as they are, with their answers; those that
/// still answer stay too, behind the others; the rest goes. At most ComparisonDocument::MaximumPanes.
struct LineUpPanes {
    QList<Pane> panes; ///< new ones with a null id
    int running = 0;   ///< how many stay only because they still answer
};
LineUpPanes panesFor(const ComparisonDocument &document, const LineUp &lineUp);

/// The line-up of the comparison on screen: a button with its name and whether it was changed since, its menu, its
/// commands, and a line below the header that offers the way back. Which one is in use is kept with the comparison.
class LineUpControl : public QObject {
    Q_OBJECT
public:
    LineUpControl(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *screen);

    QPushButton *button() const { return m_button; } ///< for the header
    Banner *notice() const { return m_notice; }      ///< below the header
    void addCommands();
    /// The workbench is ready: the line-ups are known.
    void start();
    /// The comparison that is shown from here on; null: none.
    void follow(ComparisonDocument *document);
    /// For a new comparison: the default line-up. \return false where there is none
    static bool fill(ComparisonDocument &document, Workbench &workbench);

    /// Applies a line-up by name.
    void apply(const QString &name);

signals:
    /// Panes, settings and system prompt of the document were replaced.
    void applied();

private:
    struct Before {
        QList<Pane> panes;
        GenerationSettings defaults;
        QString systemPrompt;
        QString name;
    };
    QString name() const; ///< of the line-up in use; empty: none
    void setName(const QString &name);
    bool isModified() const;
    void renew();
    void openMenu();
    void fillMenu(QMenu &menu);
    void update();
    void undo();
    void askForName();
    void save(const QString &name);
    void manage();
    void tell(const QString &fact, const QString &consequence, bool undoable);
    void tellProblem(const Error &error);

    Workbench &m_workbench;
    AppSettings &m_settings;
    CommandRegistry &m_commands;
    QWidget *m_screen;
    QPointer<ComparisonDocument> m_document;
    QPushButton *m_button;
    Banner *m_notice;
    QAction *m_menuAction = nullptr;
    QAction *m_updateAction = nullptr;
    QAction *m_undoAction = nullptr;
    std::optional<Before> m_before; ///< of the document shown
};

} // namespace bakeoff
