// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"

#include <functional>

namespace bakeoff {

/// One word of a text as the search index has it: lower case, without accents over Latin letters.
struct TextWord {
    QStringView folded; ///< valid until the next word
    qsizetype at = 0;     ///< in the text, UTF-16 units
    qsizetype length = 0;
    bool ideographic = false; ///< one or two characters of Chinese or Japanese text
};

/// Splits as SQLite's tokenizer "unicode61 remove_diacritics 2" splits indexText(): a word is a run of letters, digits,
/// private use characters and of all that Unicode took in after version 6.1, newer emoji among them. Chinese and Japanese
/// text has no spaces between words: each two characters that stand beside each other are a word, and so is the last one
/// of a run by itself ("東京都" is 東京, 京都 and 都), so that any part of a run is found as words behind each other.
/// `word` returns false to stop.
void forEachWord(QStringView text, const std::function<bool(const TextWord &)> &word);

/// What the text of a search asks for: phrases, all of which must stand in one entry.
class SearchWords {
public:
    static constexpr qsizetype MostPhrases = 32;       ///< those behind are not looked at
    static constexpr qsizetype LongestText = 10'000;   ///< UTF-16 units of the text that are looked at
    static constexpr char16_t FacetMark = u'\uE000';   ///< no word that was typed holds it

    SearchWords() = default;
    explicit SearchWords(const QString &text);

    /// Words that must stand behind each other.
    const QList<QStringList> &phrases() const { return m_phrases; }
    /// Is the last word of this phrase the beginning of a word? That of the last phrase while it is typed, and a single
    /// character of Chinese or Japanese anywhere.
    bool isPrefix(qsizetype phrase) const { return m_prefixes.at(phrase); }
    bool endsInPrefix() const { return !m_prefixes.isEmpty() && m_prefixes.constLast(); } ///< that of the last phrase
    /// Nothing was asked for.
    bool isEmpty() const { return m_phrases.isEmpty() && !m_unfindable; }
    /// Only signs that no index has, such as "?": it finds nothing.
    bool isUnfindable() const { return m_unfindable; }

    /// Does `text` hold the last phrase, the last word of which may go on? \pre endsInPrefix()
    bool hasPrefix(QStringView text) const;
    /// Do these texts together hold all phrases?
    bool areIn(const QList<QStringView> &texts) const;
    /// How often the last phrase stands in `text`.
    int countOfLast(QStringView text) const;
    /// `text` as the index gets it: Chinese and Japanese apart into words of two characters, see forEachWord().
    static QString indexText(const QString &text);
    /// A line of some `length` characters around the first place in `text`, marked; nothing where there is none.
    std::optional<MarkedText> excerpt(const QString &text, qsizetype length = 160) const;
    /// The beginning of `text` as one line.
    static MarkedText beginning(const QString &text, qsizetype length = 160);

private:
    QList<QStringList> m_phrases;
    QList<bool> m_prefixes; ///< of each phrase
    bool m_unfindable = false;
};

} // namespace bakeoff
