// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/markdownblock.h"

#include <QByteArrayView>

#include <vector>

namespace bakeoff {

/// The block structure of Markdown, line by line, by the rules of CommonMark as md4c applies them (tables and task lists
/// included, HTML blocks not). A line is never looked at twice: paragraphs wait for their end, lines of code and rows
/// of tables are given out at once. Inline content is md4c's. A value: a copy can be fed speculatively.
class MarkdownScanner {
public:
    /// The line [`begin`, `end`) of `source`, without its '\n'.
    /// \param open the line has not ended yet; go on only if growable() is true afterwards
    void feed(QByteArrayView source, qsizetype begin, qsizetype end, QList<MarkdownBlock> &out, bool open = false);
    /// The end of the text.
    void finish(QByteArrayView source, QList<MarkdownBlock> &out);

    /// The open line that was fed last has grown to `end`; allowed while growable().
    void growLine(qsizetype end);
    /// The line that was fed as open is text or code, and stays so whatever is appended to it (given that it is long
    /// enough for no marker to be undecided).
    bool growable() const { return m_growable; }
    /// Gives out what is settled of a very long open paragraph or line of code.
    void freezeLong(QByteArrayView source, QList<MarkdownBlock> &out);

    bool inFence() const { return m_leaf.type == Type::Fenced; }
    char fenceChar() const { return m_leaf.fenceChar; }
    bool inParagraph() const { return m_leaf.type == Type::Text; }
    /// The open paragraph may be the head of a table whose underline has not come yet.
    bool maybeTableHead(QByteArrayView source) const;
    /// Marks that complete what is open at the end of the open paragraph ("**", "`"); for a preview only.
    QByteArray closers(QByteArrayView source) const;
    /// The next paragraph that ends is parsed with `closers` after it.
    void setClosers(const QByteArray &closers) { m_closers = closers; }

    /// Bytes of the open paragraph or line of code that are not given out yet.
    qsizetype openBytes() const;
    /// Bytes given to md4c so far.
    qint64 parsedBytes() const { return m_parsedBytes; }

private:
    enum class Type : quint8 { None, Blank, Text, Table, Fenced, Indented, Rule, Heading, SetextUnderline, TableUnderline };
    struct Container {
        char ch = 0; ///< '>', a bullet, or the delimiter of an ordered item
        char task = 0;
        bool shown = false; ///< a block with its marker has been given out
        bool empty = true;  ///< nothing has begun inside
        quint32 number = 0;
        unsigned markIndent = 0;
        unsigned contentsIndent = 0;
        qsizetype begin = 0; ///< of the line with the marker
        qsizetype end = 0;
        bool spaced = true;
        bool quote() const { return ch == '>'; }
        bool ordered() const { return ch == '.' || ch == ')'; }
    };
    struct Line {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    struct Leaf {
        Type type = Type::None;
        bool spaced = true;
        bool sentinel = false;  ///< the first line must not be read as anything but a paragraph
        bool continued = false; ///< segments of it have been given out
        bool given = false;     ///< code: a line has been given out
        bool hasOpenCode = false;
        bool openContinued = false; ///< code: segments of the growing line have been given out
        char fenceChar = 0;
        unsigned fenceLength = 0;
        unsigned fenceIndent = 0;
        QString info;
        qsizetype begin = 0;
        qsizetype end = 0;
        std::vector<Line> lines; ///< paragraph: its lines; table: head and underline
        std::vector<unsigned> blanks; ///< indented code: indents of blank lines that wait for more code
        Line openCode;                ///< code: the growing line
        unsigned openIndent = 0;
        int columns = 0;
    };
    struct Analysis;

    void analyze(QByteArrayView source, qsizetype begin, qsizetype end, Analysis &line, QList<MarkdownBlock> &out);
    bool containerMark(QByteArrayView source, qsizetype end, unsigned indent, qsizetype &at, Container &found) const;
    void leave(std::size_t keep, QByteArrayView source, QList<MarkdownBlock> &out);
    void closeLeaf(QByteArrayView source, QList<MarkdownBlock> &out);
    void closeParagraph(QByteArrayView source, QList<MarkdownBlock> &out, int level);
    void giveCode(QByteArrayView source, QList<MarkdownBlock> &out, unsigned indent, Line line);
    void giveOpenCode(QByteArrayView source, QList<MarkdownBlock> &out);
    void freezeLongCode(QByteArrayView source, QList<MarkdownBlock> &out);
    void giveRow(QByteArrayView source, QList<MarkdownBlock> &out, Line line, bool head);
    void giveItem(std::size_t depth, QList<MarkdownBlock> &out);
    void startLeaf(Type type, qsizetype begin);
    MarkdownBlock block(MarkdownBlock::Kind kind, std::size_t depth);
    MarkdownBlock block(MarkdownBlock::Kind kind) { return block(kind, m_containers.size()); }
    QByteArray paragraphSource(QByteArrayView source, bool sentinel, std::vector<Line> *map) const;

    std::vector<Container> m_containers;
    Leaf m_leaf;
    QByteArray m_closers;
    qsizetype m_lineBegin = 0;
    qsizetype m_tried = 0; ///< length of the open paragraph when it was last looked at for freezing
    qint64 m_parsedBytes = 0;
    bool m_blankBefore = true;
    bool m_twoBlanks = false;
    bool m_growable = false;
};

} // namespace bakeoff
