// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/papertable.h"

#include <QColor>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <memory>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr double kGap = 12;           ///< pt between columns, at full size
constexpr double kPadding = 4;        ///< pt above and below a row's text
constexpr double kWidestWord = 110;   ///< pt: longer ones break
constexpr int kMostCellCharacters = 600;
constexpr int kMostCellLines = 14;
constexpr qsizetype kMeasuredRows = 2000;
constexpr qsizetype kFewRows = 12; ///< a table of so many is not broken where a page holds it

/// How wide a column would be, at the table's full size, in pt.
struct Wanted {
    double natural = 0;
    double least = 0; ///< without breaking a word or a figure
};

QString plainOf(const PaperTable::Cell &cell)
{
    QString text;
    for (const PaperRun &run : cell.runs)
        text += run.text;
    return firstCharacters(text, kMostCellCharacters);
}

double longestWord(const QFontMetricsF &metrics, const QString &text)
{
    double longest = 0;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        longest = std::max(longest, metrics.horizontalAdvance(word) / kPaperUnits);
    return std::min(longest, kWidestWord);
}

QList<Wanted> measure(const PaperTable &table)
{
    // In bold, which some cells are: as wide as it may be.
    const QFontMetricsF words(paperFont({.size = table.size, .strong = true}));
    const QFontMetricsF digits(paperFont({.size = table.size, .strong = true, .figures = true}));
    QList<Wanted> wanted;
    for (qsizetype c = 0; c < table.columns.size(); ++c) {
        const PaperTable::Column &column = table.columns[c];
        const QFontMetricsF &metrics = column.figure ? digits : words;
        Wanted w;
        w.least = std::max(longestWord(words, column.title), longestWord(words, column.unit));
        w.natural = std::max({w.least, words.horizontalAdvance(column.title) / kPaperUnits,
                              words.horizontalAdvance(column.unit) / kPaperUnits});
        w.natural = std::min(w.natural, 2 * kWidestWord);
        for (const auto &row : table.rows.first(std::min(table.rows.size(), kMeasuredRows))) {
            if (c >= row.size())
                continue;
            const QString text = plainOf(row[c]);
            double natural = 0;
            for (const QString &line : text.split(u'\n'))
                natural = std::max(natural, metrics.horizontalAdvance(line) / kPaperUnits);
            const bool breaks = !column.figure || row[c].faint || natural > kWidestWord;
            w.natural = std::max(w.natural, natural);
            w.least = std::max(w.least, breaks ? longestWord(metrics, text) : natural);
        }
        // A word more than it needs, where it is no figure: text in a column of one word is no pleasure.
        if (!column.figure)
            w.least = std::max(w.least, std::min(w.natural, 64.0));
        w.natural += 0.5;
        w.least += 0.5;
        wanted.append(w);
    }
    return wanted;
}

double sumOf(const QList<Wanted> &wanted, const QList<qsizetype> &columns, double gap, double Wanted::*which)
{
    double sum = gap * static_cast<double>(columns.size() - 1);
    for (const qsizetype c : columns)
        sum += wanted[c].*which;
    return sum;
}

/// One table on paper.
struct TableShare {
    QList<qsizetype> columns;
    QList<double> widths; ///< pt
    double size = 0;      ///< pt
};

bool fits(const QList<Wanted> &wanted, const QList<qsizetype> &columns, double scale, double width)
{
    return sumOf(wanted, columns, kGap, &Wanted::least) * scale <= width;
}

TableShare shareOf(const PaperTable &table, const QList<Wanted> &wanted, const QList<qsizetype> &columns, double size,
                   double width)
{
    const double scale = size / table.size;
    TableShare share{.columns = columns, .size = size};
    const double room = width - kGap * scale * static_cast<double>(columns.size() - 1);
    double natural = 0;
    double least = 0;
    for (const qsizetype c : columns) {
        natural += wanted[c].natural * scale;
        least += wanted[c].least * scale;
    }
    for (const qsizetype c : columns) {
        const Wanted &w = wanted[c];
        double wide = w.natural * scale;
        if (natural > room && natural > least) {
            // What the words of long texts have beyond their least shrinks in proportion.
            const double part = std::clamp((room - least) / (natural - least), 0.0, 1.0);
            wide = (w.least + (w.natural - w.least) * part) * scale;
        }
        share.widths.append(wide);
    }
    double sum = 0;
    for (const double w : share.widths)
        sum += w;
    if (sum > room) { // a single column that is too wide breaks its words
        for (double &w : share.widths)
            w *= room / sum;
    } else if (columns.size() > 1) {
        // What is left goes between the columns, but a small table stays together.
        const double each = std::min((room - sum) / static_cast<double>(columns.size() - 1), 70.0);
        for (qsizetype i = 0; i < share.widths.size(); ++i) {
            const bool figure = table.columns[columns[i]].figure;
            if (figure)
                share.widths[i] += each;
            else if (i + 1 < share.widths.size() && !table.columns[columns[i + 1]].figure)
                share.widths[i] += each;
        }
    }
    return share;
}

QList<TableShare> planOf(const PaperTable &table, double width)
{
    const QList<Wanted> wanted = measure(table);
    QList<qsizetype> all;
    for (qsizetype c = 0; c < table.columns.size(); ++c)
        all.append(c);
    for (double size = table.size; size >= table.least; size -= 0.5) {
        if (fits(wanted, all, size / table.size, width))
            return {shareOf(table, wanted, all, size, width)};
    }
    const double size = std::max(table.least, table.size - 0.5);
    for (qsizetype parts = 2; parts < all.size(); ++parts) {
        const qsizetype others = all.size() - 1;
        const qsizetype each = (others + parts - 1) / parts;
        QList<QList<qsizetype>> groups;
        for (qsizetype from = 1; from < all.size(); from += each)
            groups.append(QList<qsizetype>{0} + all.mid(from, each));
        const bool fit = std::ranges::all_of(
            groups, [&](const auto &group) { return fits(wanted, group, size / table.size, width); });
        if (fit || each == 1) {
            QList<TableShare> shares;
            for (const QList<qsizetype> &group : groups)
                shares.append(shareOf(table, wanted, group, size, width));
            return shares;
        }
    }
    return {shareOf(table, wanted, all, size, width)};
}

/// The cells of one row, laid out.
struct RowTexts {
    struct Placed {
        double x = 0;
        std::shared_ptr<const PaperText> text;
    };
    QList<Placed> cells;
    double height = 0;
};

} // namespace

PaperTable paperTable(const ReportTable &table, const ReportColours &colours)
{
    PaperTable out;
    for (qsizetype c = 0; c < table.columns.size(); ++c) {
        const ReportTable::Column &column = table.columns[c];
        out.columns.append({column.title, column.unit, column.figure});
    }
    for (const QList<ReportCell> &row : table.rows) {
        QList<PaperTable::Cell> cells;
        for (qsizetype c = 0; c < std::min(row.size(), out.columns.size()); ++c) {
            PaperRun run{.text = firstCharacters(row[c].text, kMostCellCharacters)};
            if (row[c].text.size() > run.text.size())
                run.text += u"…"_s;
            run.strong = row[c].best && !row[c].faint;
            run.colour = row[c].faint ? colours.faint : row[c].best ? colours.good : QString();
            cells.append({{run}, row[c].faint});
        }
        out.rows.append(cells);
    }
    return out;
}

void appendTable(const PaperTable &table, double width, const ReportColours &colours, ColourGlyphs &glyphs,
                 QList<PaperStrip> &strips)
{
    if (table.columns.isEmpty())
        return;
    bool first = true;
    for (const TableShare &share : planOf(table, width - table.left)) {
        PaperStyle style{.size = share.size, .pitch = share.size * 1.4, .colour = colours.text};
        style.mostLines = kMostCellLines;
        const double gap = kGap * share.size / table.size;
        double whole = -gap;
        for (const double w : share.widths)
            whole += w + gap;

        const auto rowOf = [&](const std::function<std::shared_ptr<const PaperText>(qsizetype, double)> &cell) {
            RowTexts row;
            double x = table.left;
            for (qsizetype i = 0; i < share.columns.size(); ++i) {
                auto text = cell(share.columns[i], share.widths[i]);
                row.height = std::max(row.height, text->height());
                row.cells.append({x, std::move(text)});
                x += share.widths[i] + gap;
            }
            return row;
        };
        const auto saidOf = [](const RowTexts &row) {
            QStringList said;
            for (const RowTexts::Placed &cell : row.cells)
                said << cell.text->text();
            return said.join(u'\t');
        };
        const auto align = [&](qsizetype c) {
            return table.columns[c].figure ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft;
        };

        const RowTexts head = rowOf([&](qsizetype c, double wide) {
            const PaperTable::Column &column = table.columns[c];
            PaperStyle own = style;
            own.strong = true;
            own.colour = colours.text2;
            own.align = align(c);
            QString words = firstCharacters(column.title, kMostCellCharacters);
            if (!column.unit.isEmpty())
                words += u'\n' + firstCharacters(column.unit, kMostCellCharacters);
            return std::make_shared<const PaperText>(words, own, wide, glyphs);
        });
        PaperStrip strip;
        strip.before = first ? 6 : 12;
        strip.height = head.height + 2 * kPadding;
        strip.keepWithNext = !table.rows.isEmpty();
        strip.text = saidOf(head);
        strip.paint = [head, whole, left = table.left, height = strip.height, rule = colours.text2](QPainter &painter) {
            for (const RowTexts::Placed &cell : head.cells) // they stand on the rule
                cell.text->paint(painter, {cell.x, kPadding + head.height - cell.text->height()});
            painter.fillRect(QRectF(left, height - 0.75, whole, 0.75), QColor(rule));
        };
        strips.append(strip);
        const int headIndex = static_cast<int>(strips.size()) - 1;

        for (qsizetype r = 0; r < table.rows.size(); ++r) {
            const QList<PaperTable::Cell> &cells = table.rows[r];
            const RowTexts row = rowOf([&](qsizetype c, double wide) {
                PaperStyle own = style;
                own.figures = table.columns[c].figure;
                own.align = align(c);
                return std::make_shared<const PaperText>(c < cells.size() ? cells[c].runs : QList<PaperRun>(), own, wide,
                                                         glyphs);
            });
            PaperStrip next;
            next.height = row.height + 2 * kPadding;
            next.head = headIndex;
            // Few rows stay together; of many the last is not left alone.
            next.keepWithNext = r + 1 < table.rows.size()
                && (table.rows.size() <= kFewRows || r + 2 == table.rows.size());
            next.text = saidOf(row);
            next.paint = [row, whole, left = table.left, height = next.height, line = colours.line](QPainter &painter) {
                for (const RowTexts::Placed &cell : row.cells)
                    cell.text->paint(painter, {cell.x, kPadding});
                painter.fillRect(QRectF(left, height - 0.5, whole, 0.5), QColor(line));
            };
            strips.append(next);
        }
        first = false;
    }
}

} // namespace bakeoff
