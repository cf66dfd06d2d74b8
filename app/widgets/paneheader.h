// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tokens.h"

#include <QFont>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <array>

class QToolButton;

namespace bakeoff {

class PaneTick;
class Ticker;

/// One column of the figures line.
struct PaneFigure {
    enum class Kind { Plain, Estimated, Unknown };

    QString label;
    QString value; ///< "–" while it is not known
    QString tail;  ///< painted after `value`, never marked as the best: "0.61" best, ", 3.42 s" tail
    QString toolTip;
    Kind kind = Kind::Plain;
    bool best = false;
    QString extra = {}; ///< behind value and tail in a quieter tone, only where there is room for all of it

    friend bool operator==(const PaneFigure &, const PaneFigure &) = default;
};

/// The same order in every pane. Where there is no room Host goes first, then Tokens, then Speed.
enum class FigureId { Ttft, Speed, Tokens, Cost, Host };
inline constexpr int kFigureCount = 5;

/// Everything that a pane's two upper lines show; all words are in the user's language and format.
struct PaneHeaderData {
    StateLook look = StateLook::Ready;
    QString stateWord; ///< "Answering"
    QString time;      ///< running or final time: "7.9 s"
    QString timeToolTip;
    bool timeBest = false;
    QString model;
    QString origin; ///< "vendor, provider"
    QString modelToolTip;
    QString badge; ///< settings that differ from the other panes; empty: none
    QString badgeToolTip;
    QString warning; ///< a tag that must be seen: another model than the one asked for has answered; empty: none
    QString warningToolTip;
    QString letter;  ///< "A": in place of the model's name and origin, which must not be known
    std::array<PaneFigure, kFigureCount> figures;
    bool figuresShown = true;
    QString figuresNote; ///< one line in place of the figures ("Hidden until the vote")
    bool canStop = false;
    bool canRetry = false;
    bool canCopy = false;

    PaneFigure &figure(FigureId id) { return figures[static_cast<std::size_t>(id)]; }
    const PaneFigure &figure(FigureId id) const { return figures[static_cast<std::size_t>(id)]; }
    friend bool operator==(const PaneHeaderData &, const PaneHeaderData &) = default;
};

/// Header and figures of a pane, painted by one widget. GUI thread.
///
/// setData() may be called for every event of a stream: figures are shown at most ten times a second, a change of
/// state at once, and only the rectangles that differ are painted. A screen reader meets one heading whose name says
/// model, state, time and cost, and whose description has all figures.
class PaneHeader : public QWidget {
    Q_OBJECT
public:
    /// \param ticker turns the answering arc; may be null, then the arc stands still. Must outlive the header.
    explicit PaneHeader(Ticker *ticker, QWidget *parent = nullptr);

    const PaneHeaderData &data() const { return m_next; }
    void setData(const PaneHeaderData &data);
    /// The current pane has an accent line on top.
    void setCurrent(bool current);
    bool isCurrent() const { return m_current; }

    /// The tick box beside the actions. \param offered whether there is one
    /// \param quiet it shows only when it is needed
    void setTick(bool offered, bool ticked, bool quiet);
    PaneTick *tick() const { return m_tick; }
    QToolButton *stopButton() const { return m_stop; }
    QToolButton *retryButton() const { return m_retry; }
    QToolButton *copyButton() const { return m_copy; }
    QToolButton *moreButton() const { return m_more; }

    /// The model, or the letter that stands for it.
    QString shownName() const;
    /// What a screen reader says.
    QString spokenName() const;
    QString spokenDescription() const;
    /// The tooltip at a place in the widget; empty where there is none.
    QString toolTipAt(const QPoint &position) const;
    /// Where a figure is painted; empty while it has no room or is hidden.
    QRect figureRect(FigureId id) const { return m_columns[static_cast<std::size_t>(id) + 1]; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stopRequested();
    void retryRequested();
    /// The user ticked the pane, or took its tick back.
    void tickToggled(bool on);
    void copyRequested();
    /// \param position global, where a menu belongs
    void moreRequested(const QPoint &position);
    /// The header was clicked: its pane becomes the current one.
    void activated();
    /// The header was double-clicked.
    void focusRequested();
    /// It is being dragged to another place. \param global where the pointer is
    void dragged(const QPoint &global);
    /// \param drop false: given up with Esc
    void dragEnded(bool drop);

protected:
    bool event(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void present(const PaneHeaderData &data);
    void flush();
    void renewFonts();
    void layOut();
    void layOutColumns();
    using Widths = std::array<int, kFigureCount + 1>;
    Widths columnWidths(bool roomy) const;
    void showButtons();
    void wantTicks();
    void endDrag(bool drop);
    QRect headerRect() const;
    QRect figuresRect() const;
    QRect glyphRect() const;
    void paintHeader(QPainter &painter, const Tokens &tokens) const;
    QRect paintTag(QPainter &painter, const Tokens &tokens, StateLook look, const QString &text, int right,
                   int width) const;
    void paintFigures(QPainter &painter, const Tokens &tokens, const QRect &dirty) const;
    void paintFigure(QPainter &painter, const Tokens &tokens, const QRect &rect, const PaneFigure &figure) const;

    PaneHeaderData m_shown;
    PaneHeaderData m_next;
    QTimer m_pace;
    QPointer<Ticker> m_ticker;
    bool m_current = false;
    bool m_pressed = false;
    bool m_dragging = false;
    QPoint m_pressedAt;
    QFont m_modelFont;
    QFont m_smallFont;
    QFont m_labelFont;
    QFont m_stateFont;
    QFont m_valueFont;
    QFont m_bestFont;
    QFont m_unknownFont;
    std::array<QRect, kFigureCount + 1> m_columns; ///< state and time first
    int m_actionsLeft = 0;
    mutable QRect m_badgeRect;
    mutable QRect m_warningRect;
    PaneTick *m_tick;
    QToolButton *m_stop;
    QToolButton *m_retry;
    QToolButton *m_copy;
    QToolButton *m_more;
};

} // namespace bakeoff
