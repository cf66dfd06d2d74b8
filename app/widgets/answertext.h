// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QTextLayout>

#include <memory>
#include <utility>
#include <vector>

class QPainter;

namespace bakeoff {

/// How a text is broken into lines.
struct TextShape {
    QFont font;
    qreal width = 0;
    qreal lineHeight = 0;
    qreal hang = 0;    ///< indent of every line but the first
    qreal tabStop = 0; ///< 0: Qt's own
    Qt::Alignment align = Qt::AlignLeft;
    QColor color;

    friend bool operator==(const TextShape &, const TextShape &) = default;
};

/// A text broken into lines of equal height. When the text grows at its end, the lines that stand are kept and only the
/// last ones are broken again.
class TextBox {
public:
    TextBox() = default;
    TextBox(TextBox &&) = default;
    TextBox &operator=(TextBox &&) = default;

    /// \return UTF-16 units that were broken into lines
    qsizetype set(const QString &text, const QList<QTextLayout::FormatRange> &formats, const TextShape &shape);

    int lineCount() const { return m_lines; }
    qreal height() const { return m_lines * m_shape.lineHeight; }
    /// Width of the widest line.
    qreal naturalWidth() const;
    const QString &text() const { return m_text; }

    /// Paints the lines that meet [`top`, `bottom`), which are relative to `at`.
    void paint(QPainter &painter, QPointF at, qreal top, qreal bottom) const;
    /// Rectangles of the text [`from`, `to`), relative to the box, one or more a line.
    QList<QRectF> rects(qsizetype from, qsizetype to) const;
    qsizetype offsetAt(QPointF point) const;
    /// Zero width.
    QRectF caretRect(qsizetype offset) const;
    int lineOf(qsizetype offset) const;
    qsizetype lineStart(int line) const;
    qsizetype lineEnd(int line) const;
    /// The lines that meet [`top`, `bottom`): their first character and the one behind their last.
    std::pair<qsizetype, qsizetype> textBetween(qreal top, qreal bottom) const;
    /// First line of which anything changed in the last set(); lineCount() if nothing.
    int firstChangedLine() const { return m_firstChanged; }
    /// … and how far from the left that line's pixels are as they were; 0 where that is not known.
    qreal unchangedWidth() const { return m_unchanged; }

private:
    struct Chunk {
        std::unique_ptr<QTextLayout> layout;
        qsizetype start = 0; ///< in the text
        int firstLine = 0;
        int lines = 0; ///< of the layout's that still count
    };
    void layoutFrom(qsizetype start, int firstLine, const QList<QTextLayout::FormatRange> &formats, bool rightToLeft);
    qreal lineY(const QTextLine &line, int number) const;
    bool isSettled(qsizetype start, qsizetype end) const;
    qreal unchangedBefore(qsizetype start, qsizetype same) const;
    /// The chunk that holds a line, or a character; of two that meet there the later one.
    std::size_t chunkOfLine(int line) const;
    std::size_t chunkAt(qsizetype offset) const;
    /// All lines from `first`'s on until `visit` returns false.
    template<typename Visit>
    void eachLine(std::size_t first, Visit visit) const;

    std::vector<Chunk> m_chunks;
    QString m_text;
    QList<QTextLayout::FormatRange> m_formats;
    TextShape m_shape;
    qreal m_baseline = 0;
    qreal m_unchanged = 0;
    int m_lines = 0;
    int m_firstChanged = 0;
    bool m_rightToLeft = false;
};

} // namespace bakeoff
