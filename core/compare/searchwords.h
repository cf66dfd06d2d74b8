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
};

/// Splits as SQLite's tokenizer "unicode61 remove_diacritics 2" does: a word is a run of letters, digits, private use
/// characters and of all that Unicode took in after version 6.1, newer emoji among them. Chinese and Japanese text without spaces is one word up to the next punctuation mark.
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
    /// Is the last word of the last phrase the beginning of a word?
    bool endsInPrefix() const { return m_prefix; }
    /// Nothing was asked for.
    bool isEmpty() const { return m_phrases.isEmpty() && !m_unfindable; }
    /// Only signs that no index has, such as "?": it finds nothing.
    bool isUnfindable() const { return m_unfindable; }

    /// Does a word of `text` begin with the last word asked for? \pre endsInPrefix() of a phrase of one word
    bool hasPrefix(QStringView text) const;
    /// A line of some `length` characters around the first place in `text`, marked; nothing where there is none.
    std::optional<MarkedText> excerpt(const QString &text, qsizetype length = 160) const;
    /// The beginning of `text` as one line.
    static MarkedText beginning(const QString &text, qsizetype length = 160);

private:
    QList<QStringList> m_phrases;
    bool m_prefix = false;
    bool m_unfindable = false;
};

} // namespace bakeoff
