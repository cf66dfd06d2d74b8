// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/colourglyphs.h"
#include "media/paperstrip.h"
#include "media/papertext.h"
#include "reports/reportcolours.h"
#include "reports/reportdocument.h"

#include <memory>

namespace bakeoff {

struct PaperPart;

/// Turns the blocks of a report into strips, one block after another. Belongs to one thread. The strips hold what they
/// paint, except the glyphs: these must outlive them.
class PaperWriter {
public:
    /// \param width pt of the strips \param most pt: the height of a page, no strip is higher
    PaperWriter(const ReportDocument &document, double width, double most, ColourGlyphs &glyphs);

    void writeTitle();
    void write(const ReportBlock &block);

    QList<PaperStrip> &strips() { return m_strips; }

private:
    void add(const ReportHeading &heading);
    void add(const ReportParagraph &paragraph);
    void add(const ReportFacts &facts);
    void add(const ReportTable &table);
    void add(const ReportChart &chart);
    void add(const ReportAnswers &answers);
    void add(const ReportMediaGrid &grid);
    /// What was asked: its name and its text on a ground, kept with what follows.
    void addAsked(const QString &name, const QString &asked, const PaperStyle &style, double before);
    /// Takes back what reaches beyond kMostAnswerPages. \return true where there was such
    bool shorten(qsizetype from);
    void addAnswer(const ReportAnswers::Answer &answer);
    void addPart(const PaperPart &part, bool afterCode, bool beforeCode);
    void addDifference(const ReportAnswers::Answer &answer);

    struct Box {
        double before = 0;
        double left = 0;    ///< pt
        double right = 0;
        double top = 0;     ///< pt of ground above the text
        double bottom = 0;  ///< and below it
        QString ground;     ///< behind it, from edge to edge
        QString bar;        ///< a line at its left
        bool keepWithNext = false; ///< the last line too
    };
    /// Lines of a text, one strip each; the first two and the last two stay together.
    void addLines(const std::shared_ptr<const PaperText> &text, const Box &box, const QString &marker = {});
    void addText(const QList<PaperRun> &runs, const PaperStyle &style, const Box &box, const QString &marker = {});
    /// A text of which at most `most` characters are shown, with a note where that is not all.
    QString cut(const QString &text, qsizetype most, bool &wasCut) const;
    void addCutNote(qsizetype shown, qsizetype all, const Box &box);
    std::shared_ptr<const PaperText> text(const QString &plain, const PaperStyle &style, double width) const;

    PaperStyle body() const;
    PaperStyle note() const;
    PaperStyle reading() const;
    QList<PaperRun> runsOf(const ReportText &text, qsizetype most) const;

    const ReportDocument &m_document;
    const ReportColours &m_colours;
    double m_width;
    double m_most;
    ColourGlyphs &m_glyphs;
    QList<PaperStrip> m_strips;
};

/// What is shown of the texts of others, in characters; the rest is replaced by ReportDocument::cutNote. An answer has
/// at most kMostAnswerPages too.
inline constexpr qsizetype kMostAnswerOnPaper = 16'000;
inline constexpr double kMostAnswerPages = 5;
inline constexpr qsizetype kMostPromptOnPaper = 6'000;
inline constexpr qsizetype kMostWordsOnPaper = 6'000; ///< of a fact or paragraph

} // namespace bakeoff
