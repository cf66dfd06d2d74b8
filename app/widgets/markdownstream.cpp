// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/markdownstream.h"

#include "widgets/markdowncollector.h"

#include <algorithm>
#include <utility>

namespace bakeoff {
namespace {

/// Beyond this an incomplete line is decided before its end, and a tail that can't be frozen is read again only when
/// it has grown by an eighth.
constexpr qsizetype kLongLine = 8000;
constexpr qsizetype kLongTail = 16000;

} // namespace

void MarkdownStream::take(QStringView piece)
{
    QString text;
    text.reserve(piece.size() + 1);
    if (!m_highSurrogate.isNull())
        text += std::exchange(m_highSurrogate, QChar());
    text += piece;
    if (!text.isEmpty() && text.back().isHighSurrogate()) {
        m_highSurrogate = text.back();
        text.chop(1);
    }
    QByteArray bytes = text.toUtf8();
    if (m_carriageReturn && bytes.startsWith('\n'))
        bytes.remove(0, 1);
    if (!bytes.isEmpty())
        m_carriageReturn = bytes.endsWith('\r');
    if (bytes.contains('\r')) {
        bytes.replace("\r\n", "\n");
        bytes.replace('\r', '\n');
    }
    if (bytes.contains('\0'))
        bytes.replace(QByteArrayView("\0", 1), "\xef\xbf\xbd");
    m_source += bytes;
}

qsizetype MarkdownStream::append(QStringView piece)
{
    if (m_finished) { // more after the end: the frozen state is gone, read all again
        const QString before = markdown();
        clear();
        take(before);
    }
    take(piece);
    const qsizetype first = m_frozen;
    QList<MarkdownBlock> ready;
    for (;;) {
        const qsizetype end = m_source.indexOf('\n', m_searched);
        if (end < 0)
            break;
        if (std::exchange(m_lineOpen, false))
            m_scanner.growLine(end);
        else
            m_scanner.feed(m_source, m_lineBegin, end, ready);
        m_scanner.freezeLong(m_source, ready);
        m_lineBegin = m_searched = end + 1;
    }
    m_searched = m_source.size();
    if (m_lineOpen) {
        m_scanner.growLine(m_source.size());
        m_scanner.freezeLong(m_source, ready);
    } else if (m_source.size() - m_lineBegin > kLongLine) {
        MarkdownScanner ahead = m_scanner;
        QList<MarkdownBlock> more;
        ahead.feed(m_source, m_lineBegin, m_source.size(), more, true);
        if (ahead.growable()) {
            m_scanner = ahead;
            ready += more;
            m_lineOpen = true;
            m_scanner.freezeLong(m_source, ready);
        }
    }

    const qsizetype tail = m_scanner.openBytes() + (m_lineOpen ? 0 : m_source.size() - m_lineBegin);
    if (ready.isEmpty() && tail > kLongTail && tail < m_previewed + m_previewed / 8)
        return m_blocks.size();
    m_previewed = tail;
    m_blocks.resize(m_frozen);
    m_blocks += ready;
    m_frozen = m_blocks.size();
    preview();
    return first;
}

/// A line of nothing but marks ("-", "12.", "``", "|--") can still become anything; it is shown when it has decided.
bool MarkdownStream::undecided(QByteArrayView line) const
{
    qsizetype at = 0;
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t'))
        ++at;
    line = line.sliced(at);
    if (m_scanner.inFence())
        return !line.isEmpty() && std::ranges::all_of(line, [this](char c) { return c == m_scanner.fenceChar(); });
    qsizetype digits = 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9')
        ++digits;
    if (digits > 0 && digits <= 9)
        line = line.sliced(digits);
    static constexpr QByteArrayView marks = "-=*_+#`~>|:.) \t[";
    return std::ranges::all_of(line, [](char c) { return marks.contains(c); });
}

void MarkdownStream::preview()
{
    MarkdownScanner ahead = m_scanner;
    const qint64 before = ahead.parsedBytes();
    const QByteArrayView line = QByteArrayView(m_source).sliced(m_lineBegin);
    if (!m_lineOpen && !line.isEmpty() && !undecided(line))
        ahead.feed(m_source, m_lineBegin, m_source.size(), m_blocks);
    if (!ahead.maybeTableHead(m_source)) {
        ahead.setClosers(ahead.closers(m_source));
        ahead.finish(m_source, m_blocks);
    }
    m_previewBytes += ahead.parsedBytes() - before;
}

qsizetype MarkdownStream::finish()
{
    if (std::exchange(m_finished, true))
        return m_blocks.size();
    if (!m_highSurrogate.isNull()) {
        m_source += QString(QChar::ReplacementCharacter).toUtf8();
        m_highSurrogate = {};
    }
    const QList<MarkdownBlock> shown = m_blocks;
    m_blocks.resize(m_frozen);
    if (!m_lineOpen && m_lineBegin < m_source.size())
        m_scanner.feed(m_source, m_lineBegin, m_source.size(), m_blocks);
    m_scanner.finish(m_source, m_blocks);

    QList<MarkdownBlock> whole = parseMarkdown(m_source);
    m_settledBytes += m_source.size();
    const qsizetype most = std::min(whole.size(), m_blocks.size());
    qsizetype head = 0;
    while (head < most && whole[head].sameContent(m_blocks[head]))
        ++head;
    qsizetype foot = 0;
    while (foot < most - head && whole[whole.size() - 1 - foot].sameContent(m_blocks[m_blocks.size() - 1 - foot]))
        ++foot;
    if (head < whole.size() - foot || head < m_blocks.size() - foot) {
        // Where both have as many blocks, they stand at the same places; otherwise all stand for the whole stretch.
        const qsizetype oldEnd = m_blocks.size() - foot;
        const qsizetype newEnd = whole.size() - foot;
        const qsizetype begin = head < m_blocks.size() ? m_blocks[head].begin : m_source.size();
        const qsizetype end = oldEnd > 0 ? std::max(begin, m_blocks[oldEnd - 1].end) : begin;
        QList<MarkdownBlock> settled = m_blocks.first(head);
        settled.reserve(whole.size());
        for (qsizetype i = head; i < newEnd; ++i) {
            MarkdownBlock &block = whole[i];
            const bool paired = oldEnd == newEnd;
            block.begin = paired ? m_blocks[i].begin : begin;
            block.end = paired ? m_blocks[i].end : end;
            block.spaced = paired ? m_blocks[i].spaced : block.join == MarkdownBlock::Join::Start;
            settled.append(std::move(block));
        }
        settled += m_blocks.sliced(oldEnd);
        m_blocks = settled;
    }
    qsizetype first = 0;
    while (first < shown.size() && first < m_blocks.size() && shown[first].sameContent(m_blocks[first]))
        ++first;
    m_frozen = m_blocks.size();
    return first;
}

void MarkdownStream::clear()
{
    *this = MarkdownStream();
}

} // namespace bakeoff
