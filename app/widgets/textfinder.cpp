// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/textfinder.h"

#include <QStringList>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

// Longer queries are no words any more.
constexpr qsizetype kMostWords = 64;

/// Small letters without accents, one unit for each unit of `text`, so that places are the same in both.
QString folded(const QString &text)
{
    QString out = text;
    for (QChar &c : out) {
        if (c.unicode() < 0x80) {
            c = c.toLower();
            continue;
        }
        if (c.decompositionTag() == QChar::Canonical) {
            const QString parts = c.decomposition();
            if (parts.size() > 1 && parts.at(0).isLetter() && parts.at(1).isMark())
                c = parts.at(0);
        }
        const QChar small = c.toLower();
        c = small;
    }
    return out;
}

/// "retry-after" and "retry after" in quotes: words that stand behind each other.
QStringList wordsIn(const QString &text)
{
    static const QRegularExpression apart(u"[^\\p{L}\\p{N}\\p{Co}\\p{M}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return folded(text).split(apart, Qt::SkipEmptyParts);
}

} // namespace

TextFinder TextFinder::ofQuery(const QString &query)
{
    QStringList patterns;
    QStringList pieces;
    bool lastOpen = false;
    // Pieces between blanks, those in quotes as one.
    const QStringList byQuote = query.split(u'"');
    for (qsizetype i = 0; i < byQuote.size(); ++i) {
        if (i % 2 == 1) {
            pieces.append(byQuote.at(i));
            lastOpen = i + 1 == byQuote.size(); // the closing mark is not there yet
            continue;
        }
        const QStringList plain = byQuote.at(i).simplified().split(u' ', Qt::SkipEmptyParts);
        pieces += plain;
        if (!plain.isEmpty())
            lastOpen = i + 1 == byQuote.size() && !byQuote.at(i).back().isSpace();
    }
    for (qsizetype i = 0; i < pieces.size() && patterns.size() < kMostWords; ++i) {
        QStringList words = wordsIn(pieces.at(i));
        if (words.isEmpty())
            continue;
        for (QString &word : words)
            word = QRegularExpression::escape(word);
        QString pattern = words.join(u"[^\\p{L}\\p{N}]+"_s);
        if (i + 1 < pieces.size() || !lastOpen)
            pattern += u"(?![\\p{L}\\p{N}])"_s;
        patterns.append(pattern);
    }
    TextFinder words;
    if (!patterns.isEmpty()) {
        words.m_pattern = QRegularExpression(u"(?<![\\p{L}\\p{N}])(?:"_s + patterns.join(u'|') + u')',
                                             QRegularExpression::UseUnicodePropertiesOption);
    }
    return words;
}

QList<TextFinder::Stretch> TextFinder::in(const QString &text) const
{
    QList<Stretch> places;
    if (m_pattern.pattern().isEmpty() || text.isEmpty())
        return places;
    QRegularExpressionMatchIterator matches = m_pattern.globalMatch(folded(text));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() > 0)
            places.append({match.capturedStart(), match.capturedLength()});
    }
    return places;
}

} // namespace bakeoff
