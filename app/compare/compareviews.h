// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "compare/paneviews.h"

#include <QJsonValue>
#include <QKeySequence>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

class QAction;
class QMenu;
class QPushButton;

namespace bakeoff {

class AnswerAligner;
class DifferenceBar;
class DifferenceView;
class FindBar;
class LinkedScroll;
class PaneBoard;
class PaneWidget;
class ScreenHeader;

/// How the panes of the compare screen show their answers: the view of each, differences, linked scrolling, finding.
/// All of it is stored in the comparison's view.
class CompareViews : public QObject {
    Q_OBJECT
public:
    /// What the screen lends.
    struct Host {
        PaneBoard *board = nullptr;
        QWidget *screen = nullptr;
        std::function<const ComparisonDocument *()> document; ///< may give null
        std::function<Id()> turn;                             ///< the one shown
        std::function<Id()> current;                          ///< the pane that commands mean
        std::function<void(const Id &)> setCurrent;
        std::function<QJsonValue(const QString &)> viewValue; ///< of Comparison::view
        std::function<void(const QString &, const QJsonValue &)> setViewValue;
        std::function<QAction *(const QString &id, const QString &text, const QKeySequence &key, const QString &icon,
                                const std::function<void()> &slot)>
            addCommand;
    };
    explicit CompareViews(Host host);
    ~CompareViews() override;

    /// The bars belong between the turn band and the panes.
    DifferenceBar *differenceBar() const { return m_bar; }
    FindBar *findBar() const { return m_find; }
    DifferenceView *difference() const { return m_difference; }
    LinkedScroll *linked() const { return m_linked; }
    AnswerAligner *aligner() const { return m_aligner; }

    void addCommands();
    void fillHeader(ScreenHeader &header);
    void fillPaneMenu(QMenu &menu);
    /// Another comparison is shown; its panes are there.
    void documentShown();
    /// Panes came, went or moved, or another turn is shown.
    void panesChanged();
    /// A pane for people: its model, its number where there are several, or its letter while names are hidden.
    QString nameOf(const Id &pane) const;

signals:
    /// The difference bar came or went; the ranking strip has its place.
    void differenceShown(bool on);

private:
    void follow(PaneWidget &pane);
    void setView(PaneView view, bool all);
    /// Once for every turn that is judged blind: views and baseline that were chosen while the names were in sight
    /// would tell who is who.
    void makeEven();
    void keep();
    void renewChecks();
    void renewHeader();
    PaneWidget *currentPane() const;
    void fillViewMenu(QMenu &menu, bool all);

    Host m_host;
    AnswerAligner *m_aligner;
    DifferenceBar *m_bar;
    FindBar *m_find;
    DifferenceView *m_difference;
    LinkedScroll *m_linked;
    QSet<const QObject *> m_followed;
    QAction *m_differenceAction = nullptr;
    QAction *m_linkAction = nullptr;
    QAction *m_onlyAction = nullptr;
    QAction *m_baselineAction = nullptr;
    QPushButton *m_viewButton = nullptr;
    QList<std::pair<QPushButton *, QAction *>> m_toggles; ///< in the header
    Id m_evened; ///< the last turn that makeEven() was for
    bool m_restoring = false;
};

} // namespace bakeoff
