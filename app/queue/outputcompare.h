// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/outputsection.h"

#include <QWidget>

#include <functional>

class QAction;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace bakeoff {

class CommandRegistry;
class OutputPanel;
class OutputPicker;
class OverlayPopup;
class ScreenHeader;
class TextLabel;
class Workbench;

/// The page on which outputs of jobs are compared: a section for each kind, what differs beside them, a vote below each.
class OutputCompare : public QWidget {
    Q_OBJECT
public:
    explicit OutputCompare(Workbench &workbench, QWidget *parent = nullptr);
    ~OutputCompare() override;

    /// The keys of the page. Once, before it is shown.
    void addCommands(CommandRegistry &commands);
    void setJobs(const QList<Id> &jobs);
    QList<Id> jobs() const { return m_set->jobs(); }

    OutputSet *set() const { return m_set; }
    OutputPanel *panel() const { return m_panel; }
    OutputSection *section(OutputKind kind) const;
    /// The one that keys and panel mean; null where nothing is compared.
    OutputSection *activeSection() const;
    OutputPicker *picker() const { return m_picker; }
    QString title() const;
    QString context() const; ///< what is compared, in words

public slots:
    void addOutputs();

signals:
    void backWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildHeader();
    void renew();
    void renewBlind();
    void renewVoteKeys();
    void renewPanel();
    void activate(OutputSection *section);
    void look(OutputSection::Look look);
    void vote(VoteOutcome outcome, int place = -1);

    Workbench &m_workbench;
    OutputSet *m_set;
    ScreenHeader *m_header;
    TextLabel *m_context;
    QPushButton *m_blind;
    QPushButton *m_add;
    QPushButton *m_differs;
    QStackedWidget *m_pages;
    QWidget *m_sheet;
    QVBoxLayout *m_column;
    OutputPanel *m_panel;
    OverlayPopup *m_popup = nullptr;
    OutputPicker *m_picker = nullptr;
    QList<OutputSection *> m_sections;
    OutputKind m_active = OutputKind::Image;
    std::optional<bool> m_panelWanted; ///< nothing: by the room there is
    QList<QAction *> m_best;
    QAction *m_back = nullptr;
    QAction *m_blindAction = nullptr;
    QAction *m_addAction = nullptr;
    QAction *m_differsAction = nullptr;
    QAction *m_tie = nullptr;
    QAction *m_bad = nullptr;
    QAction *m_skip = nullptr;
};

} // namespace bakeoff
