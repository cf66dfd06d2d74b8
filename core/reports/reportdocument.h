// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/chart.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace bakeoff {

/// A report in words, ready to be written: what HTML, PDF, Markdown and the window have in common. All texts are plain and
/// may be hostile; whoever writes them escapes them.

/// A line of running text; pieces may stand out.
struct ReportText {
    struct Span {
        enum class Style { Plain, Strong, Faint, Code };
        QString text;
        Style style = Style::Plain;
        friend bool operator==(const Span &, const Span &) = default;
    };
    QList<Span> spans;
    ReportText() = default;
    ReportText(const QString &plain)
        : spans{{plain, Span::Style::Plain}}
    {
    }
    friend bool operator==(const ReportText &, const ReportText &) = default;
};

struct ReportHeading {
    int level = 2; ///< 2 to 4; the title is 1
    QString text;
    friend bool operator==(const ReportHeading &, const ReportHeading &) = default;
};

struct ReportParagraph {
    ReportText text;
    bool note = false; ///< small and faint: how a figure was made
    friend bool operator==(const ReportParagraph &, const ReportParagraph &) = default;
};

/// Names beside values: question, conclusion, recipe.
struct ReportFacts {
    struct Fact {
        QString name;
        ReportText value;
        friend bool operator==(const Fact &, const Fact &) = default;
    };
    QList<Fact> facts;
    friend bool operator==(const ReportFacts &, const ReportFacts &) = default;
};

struct ReportCell {
    QString text;
    std::optional<double> sort; ///< by what the column sorts; absent: no figure, sorts last
    bool faint = false;         ///< "n too small", "–"
    bool best = false;          ///< of its column
    friend bool operator==(const ReportCell &, const ReportCell &) = default;
};

struct ReportTable {
    struct Column {
        QString title;
        QString unit; ///< second line of the head: "p50"; may be empty
        bool figure = true; ///< right-aligned, tabular digits
        friend bool operator==(const Column &, const Column &) = default;
    };
    QString caption; ///< for screen readers and contents
    QList<Column> columns;
    QList<QList<ReportCell>> rows; ///< each as long as `columns`; the first cell heads its row
    friend bool operator==(const ReportTable &, const ReportTable &) = default;
};

struct ReportChart {
    Chart chart;
    QString caption; ///< below: what mark and line are, what is left out
    friend bool operator==(const ReportChart &, const ReportChart &) = default;
};

/// Answers beside each other, as many columns as there is room for.
struct ReportAnswers {
    QString prompt; ///< empty: left out
    QString system;
    struct Answer {
        QString name;    ///< of the model
        int look = 0;    ///< ChartSeries::look
        QString figures; ///< "Done, 12.2 s, billed $0.00827"
        QString markdown; ///< as the model wrote it
        /// Against the baseline: pieces of the text, as words that stayed, came or went; empty: not compared.
        struct Piece {
            enum class Kind { Same, Added, Removed };
            Kind kind = Kind::Same;
            QString text;
            friend bool operator==(const Piece &, const Piece &) = default;
        };
        QList<Piece> difference;
        QString differenceNote; ///< "14 % of the words differ from claude-sonnet-5"
        friend bool operator==(const Answer &, const Answer &) = default;
    };
    QList<Answer> answers;
    QString promptName; ///< stands before `prompt`: "Prompt"
    QString systemName; ///< stands before `system`: "System prompt"
    friend bool operator==(const ReportAnswers &, const ReportAnswers &) = default;
};

/// Thumbnails in a grid.
struct ReportMediaGrid {
    struct Item {
        QByteArray picture; ///< encoded PNG or JPEG of at most 480 px; empty: no picture of it
        QString pictureType; ///< "image/png"
        QString name;
        QString caption;
        QString instead = {}; ///< a word in the place of the picture: "Sound"
        friend bool operator==(const Item &, const Item &) = default;
    };
    QList<Item> items;
    friend bool operator==(const ReportMediaGrid &, const ReportMediaGrid &) = default;
};

using ReportBlock = std::variant<ReportHeading, ReportParagraph, ReportFacts, ReportTable, ReportChart, ReportAnswers, ReportMediaGrid>;

struct ReportDocument {
    QString title;
    QString subtitle;  ///< "26 August 2026. 60 prompts, 5 models, 247 replies between 1 and 26 August."
    QString language;  ///< BCP 47: "en", "de"
    QString footer;    ///< "Bakeoff 0.1.0. Keys and headers are never written into a report."
    QString contents;  ///< heading of the table of contents
    QString page;      ///< "Page %1 of %2", for paged forms
    QString sortHint;  ///< tooltip of a column's head: "Sort by this column"
    QList<ReportBlock> blocks;
    /// Paged forms, below a text that is cut: "Cut here: the first %1 of %2 characters are shown."
    QString cutNote;
    friend bool operator==(const ReportDocument &, const ReportDocument &) = default;
};

} // namespace bakeoff
