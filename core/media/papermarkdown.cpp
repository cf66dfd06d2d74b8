// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/papermarkdown.h"

#include <QTextBlock>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepest = 6;
constexpr qsizetype kMostCells = 6000;

thread_local int askedFor = 0;

/// More cells than a text of its length may have: "|" repeated makes a row of a hundred empty ones from one character.
bool makesTooManyCells(const QString &markdown)
{
    qsizetype lines = 0;
    qsizetype columns = 0;
    for (const QStringView line : QStringView(markdown).split(u'\n')) {
        const qsizetype bars = line.count(u'|');
        lines += line.trimmed().isEmpty() ? 0 : 1;
        columns = std::max(columns, bars + 1);
    }
    return columns > 1 && lines * std::min<qsizetype>(columns, 128) > kMostCells;
}

/// Turns what the document holds into parts.
class PartReader {
public:
    PartReader(const QString &link, const QString &code)
        : m_link(link)
        , m_code(code)
    {
    }

    void read(const QTextFrame *frame, int depth = 0)
    {
        for (auto it = frame->begin(); !it.atEnd(); ++it) {
            if (const QTextFrame *inner = it.currentFrame()) {
                if (const auto *table = qobject_cast<const QTextTable *>(inner))
                    readTable(*table);
                else if (depth < kDeepest)
                    read(inner, depth + 1);
            } else {
                readBlock(it.currentBlock());
            }
        }
    }

    QList<PaperPart> parts() const { return m_parts; }

private:
    QList<PaperRun> runsOf(const QTextBlock &block, bool inCode) const
    {
        QList<PaperRun> runs;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            PaperRun run{.text = fragment.text()};
            if (format.isImageFormat()) {
                QString name = format.stringProperty(QTextFormat::ImageAltText);
                if (name.isEmpty())
                    name = format.toImageFormat().name();
                run.text = u"["_s + firstCharacters(name, 200) + u"]"_s;
                run.italic = true;
            } else {
                run.strong = format.fontWeight() >= QFont::DemiBold;
                run.italic = format.fontItalic();
                run.struck = format.fontStrikeOut();
                run.mono = inCode || format.fontFixedPitch();
                if (run.mono && !inCode)
                    run.ground = m_code;
                if (format.isAnchor())
                    run.colour = m_link;
            }
            runs.append(run);
        }
        return runs;
    }

    void readBlock(const QTextBlock &block)
    {
        const QTextBlockFormat format = block.blockFormat();
        PaperPart part;
        if (format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth)) {
            part.kind = PaperPart::Kind::Rule;
            m_parts.append(part);
            return;
        }
        const bool code = format.hasProperty(QTextFormat::BlockCodeFence)
            || format.hasProperty(QTextFormat::BlockCodeLanguage) || format.nonBreakableLines();
        part.runs = runsOf(block, code);
        if (part.runs.isEmpty() && !code && !block.textList())
            return;
        part.quote = std::clamp(format.intProperty(QTextFormat::BlockQuoteLevel), 0, kDeepest);
        part.indent = std::clamp(format.indent(), 0, kDeepest);
        if (code) {
            part.kind = PaperPart::Kind::Code;
        } else if (format.headingLevel() > 0) {
            part.kind = PaperPart::Kind::Heading;
            part.level = std::clamp(format.headingLevel(), 1, 6);
        }
        if (const QTextList *list = block.textList()) {
            part.indent = std::clamp(list->format().indent(), 1, kDeepest);
            const bool numbered = list->format().style() <= QTextListFormat::ListDecimal;
            part.marker = numbered ? list->itemText(block) : u"•"_s;
            if (format.marker() != QTextBlockFormat::MarkerType::NoMarker)
                part.marker = format.marker() == QTextBlockFormat::MarkerType::Checked ? u"☑"_s : u"☐"_s;
        }
        m_parts.append(part);
    }

    void readTable(const QTextTable &table)
    {
        PaperPart part{.kind = PaperPart::Kind::Table};
        for (int r = 0; r < table.rows(); ++r) {
            QList<QList<PaperRun>> row;
            for (int c = 0; c < table.columns(); ++c) {
                const QTextTableCell cell = table.cellAt(r, c);
                QList<PaperRun> runs;
                Qt::Alignment align;
                for (auto it = cell.begin(); !it.atEnd(); ++it) {
                    if (!it.currentBlock().isValid())
                        continue;
                    runs += runsOf(it.currentBlock(), false);
                    align = it.currentBlock().blockFormat().alignment();
                }
                if (r == 0)
                    part.right.append(false);
                part.right[c] = part.right[c] || align.testFlag(Qt::AlignRight); // the head does not say it
                row.append(runs);
            }
            part.cells.append(row);
        }
        if (!part.cells.isEmpty())
            m_parts.append(part);
    }

    QString m_link;
    QString m_code;
    QList<PaperPart> m_parts;
};

QList<PaperPart> asWritten(const QString &text)
{
    QList<PaperPart> parts;
    for (const QString &line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            parts.append({.runs = {{.text = line}}});
    }
    return parts;
}

} // namespace

int ClosedTextDocument::asked()
{
    return askedFor;
}

QVariant ClosedTextDocument::loadResource(int, const QUrl &)
{
    ++askedFor;
    return {};
}

QList<PaperPart> readPaperMarkdown(const QString &markdown, const QString &link, const QString &code)
{
    const QString text = harmlessOnPaper(markdown);
    if (makesTooManyCells(text))
        return asWritten(text);
    ClosedTextDocument document;
    document.setUndoRedoEnabled(false);
    // In front of it a line, so that no line of dashes at the top is taken for a preamble, which Qt would not show.
    document.setMarkdown(u'\n' + text,
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
    PartReader reader(link, code);
    reader.read(document.rootFrame());
    return reader.parts();
}

} // namespace bakeoff
