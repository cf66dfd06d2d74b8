// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/answerposition.h"
#include "widgets/answerstyle.h"
#include "widgets/textfinder.h"

#include <QImage>
#include <QRect>
#include <QUrl>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace bakeoff {

/// A column of Markdown blocks: where each stands, which are laid out, and how they are painted. Only what comes into
/// view is laid out; other heights are estimates until then. All coordinates are relative to the column's top left.
class AnswerFlow {
public:
    /// Something in the text that can be activated.
    struct Target {
        enum class Type : quint8 { Link, Image, CopyCode, Fold };
        Type type = Type::Link;
        qsizetype block = 0;
        qsizetype from = 0; ///< the stretch of text; of a code block and a fold nothing
        qsizetype to = 0;
        QString address;

        friend bool operator==(const Target &, const Target &) = default;
    };

    struct PaintState {
        AnswerPosition from; ///< selection
        AnswerPosition to;
        QString search;
        TextFinder words; ///< in place of `search`
        std::optional<Target> focus;
        qsizetype hoveredCode = -1; ///< first block of the code block whose head is under the mouse
        qsizetype copiedCode = -1;  ///< … and of the one that was copied last
        bool streaming = false;
    };

    /// `blocks` stays the owner and must outlive this.
    AnswerFlow(const QList<MarkdownBlock> &blocks, const QPalette &palette, AnswerVoice voice);
    ~AnswerFlow();

    const QList<MarkdownBlock> &blocks() const { return m_blocks; }
    const AnswerStyle &style() const { return m_style; }
    void setStyle(const AnswerStyle &style);
    void setWidth(int width);
    int width() const { return m_width; }
    /// A table may be wider than the column.
    int contentWidth() const { return m_contentWidth; }

    /// The blocks from `first` on may have changed.
    /// \return the first whose pixels may have changed
    qsizetype update(qsizetype first);
    /// Lays out what lies in [`top`, `bottom`).
    /// \return whether a height has changed
    bool layOut(int top, int bottom);
    /// While text is being appended the colours of the line of code at the end lag a word or two behind.
    void setGrowing(bool growing);
    /// Drops layouts outside of [`top`, `bottom`) if there are many.
    void forget(int top, int bottom);

    int height() const;
    int top(qsizetype index) const;
    int bottom(qsizetype index) const { return top(index) + m_items[std::size_t(index)].height; }
    /// The block at `y`, or the nearest; -1 if there is none.
    qsizetype indexAt(int y) const;
    /// Where the pixels begin to be others than before an update(): those above `top` are as they were, and in the line
    /// from there to `bottom` those left of `left`, which is 0 where the whole line may have changed.
    struct Change {
        int top = 0;
        int bottom = 0;
        int left = 0;
    };
    /// Of the update() that returned `index`. To be asked once after the layOut() that followed it.
    Change changedFrom(qsizetype index);

    void paint(QPainter &painter, const QRect &clip, const PaintState &state);

    AnswerPosition positionAt(QPoint point);
    QRect caretRect(AnswerPosition position);
    QList<QRect> rects(qsizetype index, qsizetype from, qsizetype to);
    QRect streamingRect();
    AnswerPosition end() const;
    AnswerPosition clamped(AnswerPosition position) const;
    /// First or last place of the shown line that holds `position`.
    AnswerPosition lineEdge(AnswerPosition position, bool last);

    std::optional<Target> targetAt(QPoint point);
    /// First block of the code block whose head holds `point`, or -1.
    qsizetype codeHeadAt(QPoint point) const;
    QRect codeHead(qsizetype index) const;
    QRect copyWord(qsizetype index) const;
    QList<QRect> targetRects(const Target &target);
    /// All targets in order.
    QList<Target> targets() const;
    /// The lines of the code block that begins at `index`.
    QString codeText(qsizetype index) const;

    qint64 laidOutUnits() const { return m_laidOutUnits; }
    qint64 laidOutBlocks() const { return m_laidOutBlocks; }
    qint64 paintedBlocks() const { return m_paintedBlocks; }

private:
    struct Laid {
        MarkdownBlock block; ///< as it was laid out
        std::vector<TextBox> boxes; ///< one; of a table's row one a cell
        QList<CodeSpan> spans;      ///< colours of code
        qsizetype colored = 0;      ///< code: size of the text when `spans` was made
        int lags = 0;               ///< code: layouts since then
        bool onlyText = false;      ///< the last layout changed nothing but text: no mark, no gap, no frame
    };
    struct Item {
        std::unique_ptr<Laid> laid;
        KSyntaxHighlighting::State state; ///< code: after this line
        qint32 group = 0;                 ///< first block of the code block or table
        int height = 0;
        bool exact = false;    ///< `height` and `laid` are of the present text and width
        bool hasState = false;
    };
    struct Table {
        std::vector<qreal> natural; ///< width of the longest cell
        std::vector<qreal> least;   ///< width of the longest word
        std::vector<int> widths;
        qsizetype measured = 0; ///< rows
        int width = -1;         ///< of the column when `widths` was made
    };

    Item &item(qsizetype index) { return m_items[std::size_t(index)]; }
    const Item &item(qsizetype index) const { return m_items[std::size_t(index)]; }
    int gapBefore(qsizetype index) const;
    int endPad(qsizetype index) const;
    int contentOffset(qsizetype index) const;
    int indent(qsizetype index) const { return m_style.indentOf(m_blocks[index]); }
    bool joinsNext(qsizetype index) const;
    int cellPad() const { return m_width < 22 * m_style.bodyLine ? m_style.cellPadNarrow : m_style.cellPadX; }
    void place(qsizetype upTo) const;
    int estimate(const MarkdownBlock &block) const;
    Laid &laid(qsizetype index);
    void layOutItem(qsizetype index);
    void layOutRow(qsizetype index, Laid &laid);
    KSyntaxHighlighting::State stateBefore(qsizetype index);
    const Table &tableOf(qsizetype index); ///< measures the row anew
    const Table &knownTable(qsizetype index);
    bool measureRow(qsizetype index, Table &table) const;
    void shareWidth(Table &table, int available) const;
    static MarkdownBlock cell(const MarkdownBlock &row, qsizetype column);
    static qsizetype cellStart(const MarkdownBlock &row, qsizetype column);
    /// The box that holds `offset`: its index, where it stands, and the offset of its first character.
    struct BoxPlace {
        std::size_t box = 0;
        QPointF at;
        qsizetype start = 0;
    };
    BoxPlace boxAt(qsizetype index, qsizetype offset);
    QPointF boxOrigin(qsizetype index, std::size_t box);

    void paintCode(QPainter &painter, const QRect &clip, qsizetype first, qsizetype last, const PaintState &state) const;
    void paintRow(QPainter &painter, qsizetype index);
    void paintMarks(QPainter &painter, const QRect &clip, qsizetype index) const;
    void paintHits(QPainter &painter, qsizetype index, const QString &search);
    void paintGrounds(QPainter &painter, const QRect &clip, qsizetype index, const PaintState &state);
    void paintFrame(QPainter &painter, const QRect &clip, const QRect &frame) const;
    const QImage &corners(qreal ratio) const;
    void paintDifference(QPainter &painter, qsizetype index);

    const QList<MarkdownBlock> &m_blocks;
    AnswerStyle m_style;
    std::vector<Item> m_items;
    mutable std::vector<int> m_tops;
    mutable qsizetype m_placed = 0; ///< the tops below this are right
    std::map<qsizetype, Table> m_tables;
    mutable QImage m_corners;    ///< the four corners of a code block's frame
    qsizetype m_movedTable = -1; ///< first row of a table whose columns have moved
    int m_width = 400;
    int m_contentWidth = 400;
    bool m_growing = false;
    qsizetype m_laidCount = 0;
    qint64 m_laidOutUnits = 0;
    qint64 m_laidOutBlocks = 0;
    qint64 m_paintedBlocks = 0;
};

} // namespace bakeoff
