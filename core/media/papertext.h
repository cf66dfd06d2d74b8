// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QTextLayout>

#include <memory>

class QPainter;

namespace bakeoff {

class ColourGlyphs;

/// What may be hostile, so that it can be drawn: control characters and those that turn the direction of what follows
/// become U+FFFD, as do halves of characters; line breaks are "\n"; at most 8 marks stand on one character.
QString harmlessOnPaper(const QString &text);

/// The first `most` characters of a text, not cutting one in half.
QString firstCharacters(const QString &text, qsizetype most);

/// Fonts of a report: Inter, then what the machine has for the rest of the world's scripts.
QStringList paperFamilies(bool mono = false);

/// A piece of text in one look.
struct PaperRun {
    QString text;
    bool strong = false;
    bool italic = false;
    bool mono = false;
    bool struck = false;
    bool underlined = false;
    QString colour = {}; ///< "#rrggbb"; empty: that of the style
    QString ground = {}; ///< empty: none
};

/// The first `most` characters of runs, together.
QList<PaperRun> firstCharacters(const QList<PaperRun> &runs, qsizetype most);

struct PaperStyle {
    double size = 9.5;   ///< pt
    double pitch = 14;   ///< pt from line to line, more where a script needs it
    QString colour;      ///< "#rrggbb"
    bool strong = false;
    bool mono = false;
    bool figures = false; ///< digits of equal width
    Qt::Alignment align = Qt::AlignLeft; ///< AlignLeft is AlignRight in a text that runs from right to left
    int mostLines = 0;    ///< what is longer ends in "…"; 0: as many as there are
};

/// The font of a style, in units of kPaperUnits to the point, so that nothing is rounded to pixels of a screen.
QFont paperFont(const PaperStyle &style);
inline constexpr double kPaperUnits = 10;

/// A text laid out in lines of a width, once, for any painter. Belongs to the thread that made it.
class PaperText {
public:
    /// \param width pt. Words that are wider break anywhere. \param glyphs must outlive it.
    PaperText(const QList<PaperRun> &runs, const PaperStyle &style, double width, ColourGlyphs &glyphs);
    PaperText(const QString &plain, const PaperStyle &style, double width, ColourGlyphs &glyphs);
    ~PaperText();
    Q_DISABLE_COPY_MOVE(PaperText)

    int lineCount() const { return static_cast<int>(m_tops.size()); }
    double lineHeight(int line) const; ///< pt
    double height() const { return m_height; }
    double naturalWidth() const { return m_naturalWidth; }
    /// pt from the top of the text to the foot of its first line's letters.
    double firstBaseline() const;
    QString lineText(int line) const;
    QString text() const { return m_text; }

    /// `topLeft` of that line, in pt of the painter.
    void paintLine(QPainter &painter, int line, const QPointF &topLeft) const;
    void paint(QPainter &painter, const QPointF &topLeft) const;

private:
    struct Colour {
        int at = 0;
        int length = 0;
        bool mono = false;
    };
    void layOut(const QList<PaperRun> &runs, double width);
    void findColours(const QList<PaperRun> &runs);
    /// Room for glyphs in colour, where Qt would give them another width than they have.
    void appendSpacing(QList<QTextLayout::FormatRange> &formats) const;
    void paintColours(QPainter &painter, int line, const QPointF &origin) const;

    PaperStyle m_style;
    ColourGlyphs &m_glyphs;
    QString m_text;
    std::unique_ptr<QTextLayout> m_layout;
    QList<double> m_tops; ///< of lines, pt
    double m_height = 0;
    double m_naturalWidth = 0;
    QList<Colour> m_colours;
};

} // namespace bakeoff
