// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalogsearch.h"
#include "providers/modelinfo.h"

#include <QList>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace bakeoff {

class AppSettings;
class CommandRegistry;
class EmptyState;
class ModelDetails;
class ModelPickerFilters;
class ModelPickerDelegate;
class ModelPickerHead;
class ModelPickerModel;
class TextLabel;
class Workbench;

/// Type to filter over every model of every provider; the keyboard alone is enough: the arrows move in the list while
/// the query keeps the focus, Space after an arrow ticks, Enter takes what is ticked, or else the row. Favourites and
/// the models used last stand on top while nothing is typed.
class ModelPicker : public QWidget {
    Q_OBJECT
public:
    /// What the models are picked for.
    enum class Purpose {
        Add,       ///< any number of them
        AddOrSwap, ///< as Add; Ctrl+Enter takes one in place of another instead
        Swap,      ///< one in place of another
        Choose,    ///< one
    };

    ModelPicker(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, Purpose purpose,
                QWidget *parent = nullptr);

    /// The picker in a popup over `host`, open; it closes and goes when models are chosen.
    static ModelPicker *openOver(QWidget *host, Workbench &workbench, AppSettings &settings, CommandRegistry &commands,
                                 Purpose purpose);
    /// The picker's own commands, for menus and the list of keys. `owner` lives as long as the registry is used.
    static void addCommands(CommandRegistry &commands, QWidget *owner);

    QLineEdit *queryField() const { return m_query; }
    QListView *list() const { return m_list; }
    /// The same model at other providers, and back.
    QPushButton *sameButton() const { return m_same; }

signals:
    void chosen(const QList<bakeoff::ModelRef> &models);
    /// Purpose::AddOrSwap: this one in place of the current one.
    void swapChosen(const bakeoff::ModelRef &model);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFooter(QHBoxLayout *row);
    bool takesSeveral() const { return m_purpose == Purpose::Add || m_purpose == Purpose::AddOrSwap; }
    void fetchAll();
    void renewEntries();
    void renewMarks();
    /// \param keep stays the current row where it is still among the hits; else the best match becomes it
    void search(const std::optional<ModelRef> &keep);
    QList<QPair<QString, QList<CatalogHit>>> grouped(const QList<CatalogHit> &hits) const;
    void setCurrent(int row);
    int nextRow(int from, int by) const;
    std::optional<ModelRef> current() const;
    std::optional<ModelRef> toKeep() const { return m_touched ? current() : std::nullopt; }
    void accept();
    void swap();
    void toggleFavourite();
    /// Shows the current model at all providers, or all models again.
    void toggleSame();
    void fetchOwnRuns();
    void showCurrent();
    void showEmpty();
    void showNotes();
    void renewFooter();
    void move(int by);

    Workbench &m_workbench;
    CommandRegistry &m_commands;
    Purpose m_purpose;
    bool m_touched = false; ///< a row was chosen or something typed: the row shall stay
    CatalogSearch m_search;
    std::optional<ModelRef> m_sameAs;
    QStringList m_fetching;
    QStringList m_failed; ///< sentences about providers whose list did not come
    QTimer m_detailsSoon; ///< details are made once typing and scrolling pause
    QLineEdit *m_query;
    TextLabel *m_count;
    ModelPickerFilters *m_filters;
    ModelPickerModel *m_model;
    QStackedWidget *m_stack; ///< the list, or why it is empty
    QListView *m_list;
    EmptyState *m_empty;
    QPushButton *m_clearFilters;
    ModelDetails *m_details;
    TextLabel *m_note;
    TextLabel *m_ticked;
    QPushButton *m_accept;
    QPushButton *m_same;
    ModelPickerDelegate *m_delegate;
    ModelPickerHead *m_head;
};

} // namespace bakeoff
