// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "catalog/sharedform.h"
#include "providers/modelinfo.h"
#include "workbench/jobqueue.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace bakeoff {

class CommandRegistry;
class GlyphView;
class NewJobForm;
class NewJobModels;
class NewJobSearch;
class NewJobSide;
class OverlayPopup;
class PredictionCatalog;
class StateMessage;
class Tag;
class TextLabel;
class Workbench;

/// Makes jobs: one or several models, their inputs, what is swept, what it may cost. It stands over the window and keeps
/// what was filled in while it is closed; what was started is told by started().
class NewJobDialog : public QWidget {
    Q_OBJECT
public:
    /// \param host the widget that is covered; it owns the dialog from then on
    NewJobDialog(Workbench &workbench, CommandRegistry &commands, QWidget *host);
    ~NewJobDialog() override;

    /// The dialog's own commands, for menus and the list of keys. `owner` lives as long as the registry is used.
    static void addCommands(CommandRegistry &commands, QWidget *owner);

    /// Opens as it was left. \param model is ticked too
    void begin(const std::optional<ModelRef> &model);
    /// Opens with the model and input of a job, and what its provider said of them; what stood there before can be had
    /// back from the menu of examples.
    void beginFrom(const Job &job);
    bool isOpen() const;
    void close();

signals:
    /// The jobs are in the queue.
    void started(const bakeoff::Enqueued &made);
    /// The user wants to enter what this model costs, or on which hardware it runs.
    void priceWanted(const bakeoff::ModelRef &model, bool hardware);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Snapshot {
        QList<ModelRef> models;
        SharedValues values;
    };

    QWidget *buildHead();
    QWidget *buildFooter();
    void buildKeyTexts();
    void open();
    void setModels(const QList<ModelRef> &models);
    void renewQuotes();
    void renewFooter();
    void fillExamples(QMenu &menu);
    void useInput(const QJsonObject &input);
    void useLastInput();
    void showSearch(bool on);
    void goToProblem();
    void start();
    bool runKey(const QKeySequence &key);
    QList<JobDraft> drafts() const;
    int problemCount() const;
    /// The input of a stored job, with its files from the media library and without its secrets.
    QJsonObject inputOf(const Job &job) const;

    Workbench &m_workbench;
    CommandRegistry &m_commands;
    PredictionCatalog *m_catalog;
    OverlayPopup *m_popup;
    std::optional<Snapshot> m_before; ///< what beginFrom() or an example took the place of
    QTimer m_soon; ///< prices follow typing with a pause
    bool m_tried = false;    ///< Start was pressed: what is missing is said
    bool m_starting = false;
    bool m_toProblem = false; ///< once the form is there
    Tag *m_kind;
    QPushButton *m_examples = nullptr;
    NewJobModels *m_models;
    QStackedWidget *m_middle; ///< the form | the search
    NewJobForm *m_form;
    NewJobSearch *m_search;
    NewJobSide *m_side;
    GlyphView *m_problemGlyph = nullptr;
    QPushButton *m_problems = nullptr;
    TextLabel *m_told = nullptr; ///< what keeps it from starting
    TextLabel *m_sum = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_start = nullptr;
};

} // namespace bakeoff
