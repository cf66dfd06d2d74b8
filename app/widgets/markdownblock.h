// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace bakeoff {

/// One stretch of equally formatted text in a block.
struct MarkdownRun {
    enum Style : quint16 {
        Strong = 1,
        Emphasis = 2,
        Code = 4,
        Strike = 8,
        Link = 16,
        Image = 32, ///< alternative text of an image, which is never fetched by itself
        Inserted = 64, ///< of a difference: not in the other text
        Deleted = 128, ///< of a difference: only in the other text
    };
    qint32 start = 0;  ///< in UTF-16 units of the block's text
    qint32 length = 0; ///< in UTF-16 units
    qint32 target = -1; ///< index in MarkdownBlock::targets for a link or an image
    quint16 styles = 0;

    friend bool operator==(const MarkdownRun &, const MarkdownRun &) = default;
};

/// One container around a block, outermost first: a block quote or a list item.
struct MarkdownMark {
    enum class Type : quint8 { Quote, Bullet, Ordered };
    enum class Task : quint8 { None, Open, Done };
    quint32 number = 0; ///< of an ordered item
    Type type = Type::Quote;
    Task task = Task::None;
    bool opens = false; ///< the first block of this container: the one that shows the marker

    friend bool operator==(const MarkdownMark &, const MarkdownMark &) = default;
};

/// A leaf of a Markdown document with the containers around it. An answer is a flat list of these: every paragraph,
/// heading, line of code and row of a table is one, so that each can be frozen, laid out and painted by itself.
struct MarkdownBlock {
    enum class Kind : quint8 {
        Paragraph,
        Heading,
        Code,     ///< one line of a code block
        TableRow, ///< cells separated by a tab
        Rule,
        Item, ///< a list item without content
        Fold, ///< stands for blocks that are not shown; its text says what is folded
    };
    enum class Join : quint8 {
        Start,   ///< begins a paragraph, a code block, a table …
        Line,    ///< the next line of the code block or row of the table before it
        Segment, ///< goes on in the middle of a very long paragraph or line
    };

    Kind kind = Kind::Paragraph;
    Join join = Join::Start;
    quint8 level = 0;    ///< of a heading 1 to 6; of a table row 0 for the head, else 1
    bool spaced = true;  ///< a blank line stood before it in the source
    QString text;        ///< shown text; a hard line break is U+2028
    QList<MarkdownRun> runs; ///< formatted stretches, ascending, without overlap
    QStringList targets;     ///< addresses of links and images
    QList<MarkdownMark> marks; ///< at most kMarkdownDepth of them
    QList<qint32> cells;       ///< table row: end of each cell in `text`
    QByteArray align;          ///< table row: 'l', 'c', 'r' or '-' for each column
    QString info;              ///< code: the language word of the fence
    qsizetype begin = 0;       ///< bytes of the source; a list marker or a fence before the text is inside
    qsizetype end = 0;

    /// Equal to the reader. `spaced`, `begin` and `end` say where it stood in the source and don't count.
    bool sameContent(const MarkdownBlock &other) const;
};

/// Containers deeper than this are not shown, only their content is.
inline constexpr qsizetype kMarkdownDepth = 16;

/// A paragraph or a line of code with more UTF-16 units than this is cut into segments.
inline constexpr qsizetype kSegmentAbove = 8000;
/// Aimed-at size of a segment, and the size at which it is cut without a space.
inline constexpr qsizetype kSegmentSize = 2000;
inline constexpr qsizetype kSegmentLimit = 2500;

/// Where the segment that begins at `from` ends; `text.size()` for the last one. Depends only on the text up to
/// `from` + kSegmentLimit, so that a growing text keeps its cuts.
qsizetype segmentEnd(QStringView text, qsizetype from, MarkdownBlock::Kind kind);

/// The part [`from`, `to`) of a block, with its runs and cells.
MarkdownBlock slicedBlock(const MarkdownBlock &block, qsizetype from, qsizetype to);

/// Appends `block` to `out`, cut into segments where it is longer than kSegmentAbove (or `force`).
void appendSegmented(QList<MarkdownBlock> &out, MarkdownBlock block, bool force = false);

/// `text` without characters that could change what is seen: direction overrides and isolates, control characters and
/// line separators are replaced one to one.
QString safeText(QStringView text);

} // namespace bakeoff
