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

/// Characters of scripts without spaces: a word of them begins and ends anywhere, as the history finds it.
constexpr QLatin1StringView kIdeographic = "[\\p{Han}\\p{Hiragana}\\p{Katakana}\\x{30fc}\\x{ff70}]"_L1;

QRegularExpression ideographicAt(QLatin1StringView place)
{
    return QRegularExpression(place.arg(kIdeographic), QRegularExpression::UseUnicodePropertiesOption);
}

/// "retry-after" and "retry after" in quotes: words that stand behind each other.
QStringList wordsIn(const QString &text)
{
    static const QRegularExpression apart(u"[^\\p{L}\\p{N}\\p{Co}\\p{M}]+"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
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
        static const QRegularExpression ideographicFirst = ideographicAt("^%1"_L1);
        static const QRegularExpression ideographicLast = ideographicAt("%1$"_L1);
        // A letter that ends a word; one of Chinese or Japanese does not.
        const QString letter = u"(?:(?!%1)[\\p{L}\\p{N}])"_s.arg(kIdeographic);
        const bool beginsAnywhere = ideographicFirst.match(words.constFirst()).hasMatch();
        const bool endsAnywhere = ideographicLast.match(words.constLast()).hasMatch();
        for (QString &word : words)
            word = QRegularExpression::escape(word);
        QString pattern = words.join(u"[^\\p{L}\\p{N}]+"_s);
        if (!beginsAnywhere)
            pattern.prepend(u"(?<!%1)"_s.arg(letter));
        if (!endsAnywhere && (i + 1 < pieces.size() || !lastOpen))
            pattern += u"(?!%1)"_s.arg(letter);
        patterns.append(pattern);
    }
    TextFinder words;
    if (!patterns.isEmpty()) {
        words.m_pattern = QRegularExpression(patterns.join(u'|'), QRegularExpression::UseUnicodePropertiesOption);
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
