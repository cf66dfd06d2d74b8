// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/searchwords.h"

#include <algorithm>
#include <array>
#include <deque>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// SQLite's tables are of Unicode 6.1; what came later it takes for a letter that has no case.
bool isUnknownToSqlite(char32_t c)
{
    const QChar::UnicodeVersion version = QChar::unicodeVersion(c);
    return version == QChar::Unicode_Unassigned || version > QChar::Unicode_6_1;
}

/// The combining marks that do not end a word, but are left out of it.
bool isAccent(char32_t c)
{
    return (c >= 0x300 && c <= 0x304) || (c >= 0x306 && c <= 0x30c) || c == 0x30f || c == 0x311 || c == 0x31b
           || (c >= 0x323 && c <= 0x328) || c == 0x32d || c == 0x32e || c == 0x330 || c == 0x331;
}

bool isWordStart(char32_t c)
{
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    const QChar::Category category = QChar::category(c);
    return (category >= QChar::Number_DecimalDigit && category <= QChar::Number_Other)
           || (category >= QChar::Letter_Uppercase && category <= QChar::Letter_Other)
           || category == QChar::Other_PrivateUse || isUnknownToSqlite(c);
}

/// Lower case; a Latin letter loses its accents, letters of other scripts keep theirs.
char32_t folded(char32_t c)
{
    if (c < 0x80)
        return c >= U'A' && c <= U'Z' ? c + 32 : c;
    if (isUnknownToSqlite(c))
        return c;
    c = QChar::toCaseFolded(c);
    char32_t base = c;
    while (base >= 0x80 && QChar::decompositionTag(base) == QChar::Canonical) {
        const QString parts = QChar::decomposition(base);
        if (parts.isEmpty())
            break;
        base = parts.at(0).isHighSurrogate() && parts.size() > 1 ? QChar::surrogateToUcs4(parts.at(0), parts.at(1))
                                                                  : char32_t(parts.at(0).unicode());
    }
    if (base >= U'A' && base <= U'Z')
        base += 32;
    return base >= U'a' && base <= U'z' ? base : c;
}

struct UnitReader {
    QStringView text;
    qsizetype at = 0;

    bool atEnd() const { return at >= text.size(); }
    /// The code point at `at` and how many units it has.
    std::pair<char32_t, qsizetype> peek() const
    {
        const QChar c = text[at];
        if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
            return {QChar::surrogateToUcs4(c, text[at + 1]), 2};
        return {c.unicode(), 1};
    }
};

/// One line: white space and control characters become single spaces. `map` gets the place in the line of each unit.
QString oneLine(QStringView text, QList<qsizetype> &map)
{
    QString line;
    line.reserve(text.size());
    map.reserve(text.size() + 1);
    for (const QChar c : text) {
        const bool blank = c.isSpace() || c.category() == QChar::Other_Control;
        map.append(line.size());
        if (!blank)
            line.append(c);
        else if (!line.isEmpty() && !line.endsWith(u' '))
            line.append(u' ');
    }
    map.append(line.size());
    return line;
}

struct TextPlace {
    qsizetype from = 0;
    qsizetype to = 0;
};

/// Where the phrases of `words` end, as words are fed one by one.
class PhraseFinder {
public:
    explicit PhraseFinder(const SearchWords &words)
        : m_words(words)
    {
        for (const QStringList &phrase : words.phrases())
            m_longest = std::max(m_longest, phrase.size());
    }

    /// The longest phrase that ends with this word.
    std::optional<TextPlace> feed(const TextWord &word)
    {
        m_last.push_back({word.folded.toString(), word.at, word.at + word.length});
        if (qsizetype(m_last.size()) > m_longest)
            m_last.pop_front();
        std::optional<TextPlace> found;
        for (qsizetype i = 0; i < m_words.phrases().size(); ++i) {
            const QStringList &phrase = m_words.phrases().at(i);
            const bool prefix = m_words.endsInPrefix() && i == m_words.phrases().size() - 1;
            if (const auto place = endsHere(phrase, prefix); place && (!found || place->from < found->from))
                found = place;
        }
        return found;
    }

private:
    struct SeenWord {
        QString folded;
        qsizetype from = 0;
        qsizetype to = 0;
    };

    std::optional<TextPlace> endsHere(const QStringList &phrase, bool prefix) const
    {
        const qsizetype count = phrase.size();
        if (count == 0 || qsizetype(m_last.size()) < count)
            return std::nullopt;
        const auto first = m_last.end() - count;
        for (qsizetype i = 0; i < count; ++i) {
            const QString &word = (first + i)->folded;
            const bool same = prefix && i == count - 1 ? word.startsWith(phrase.at(i)) : word == phrase.at(i);
            if (!same)
                return std::nullopt;
        }
        return TextPlace{first->from, m_last.back().to};
    }

    const SearchWords &m_words;
    std::deque<SeenWord> m_last;
    qsizetype m_longest = 1;
};

/// The line of text[from, to) with the places that lie in it.
MarkedText lineOf(const QString &text, qsizetype from, qsizetype to, const QList<TextPlace> &places)
{
    QList<qsizetype> map;
    QString line = oneLine(QStringView(text).sliced(from, to - from), map);
    const qsizetype shift = from > 0 ? 1 : 0;
    MarkedText result;
    qsizetype until = 0; // of the marks so far
    for (const TextPlace &place : places) {
        const qsizetype at = std::max(until, map.at(std::max(place.from, from) - from));
        const qsizetype end = map.at(std::min(place.to, to) - from);
        if (end <= at)
            continue;
        if (at == until && !result.marks.isEmpty())
            result.marks.last().length += end - at;
        else
            result.marks.append({at + shift, end - at});
        until = end;
    }
    while (line.endsWith(u' ') && until < line.size())
        line.chop(1);
    result.text = (shift > 0 ? u"…"_s : QString()) + line + (to < text.size() ? u"…"_s : QString());
    return result;
}

/// `at` moved back so that it splits no pair of surrogates.
qsizetype wholeCharacter(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text.at(at).isLowSurrogate() ? at - 1 : at;
}

} // namespace

void forEachWord(QStringView text, const std::function<bool(const TextWord &)> &word)
{
    UnitReader reader{text};
    QString buffer;
    while (!reader.atEnd()) {
        const auto [c, units] = reader.peek();
        if (!isWordStart(c)) {
            reader.at += units;
            continue;
        }
        const qsizetype start = reader.at;
        buffer.resize(0);
        while (!reader.atEnd()) {
            const auto [next, size] = reader.peek();
            if (isAccent(next)) {
                reader.at += size;
                continue;
            }
            if (!isWordStart(next))
                break;
            const char32_t f = folded(next);
            if (f < 0x10000)
                buffer.append(QChar(char16_t(f)));
            else
                buffer.append(QChar::fromUcs4(f));
            reader.at += size;
        }
        if (!word({buffer, start, reader.at - start}))
            return;
    }
}

SearchWords::SearchWords(const QString &text)
{
    const QString looked = text.left(LongestText);
    const QStringList parts = looked.split(u'"'); // every second one stood in quotes; the last may be open
    bool signs = false;
    bool closed = false; // is the last phrase one in closed quotes?
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool quoted = i % 2 == 1;
        const QString &part = parts.at(i);
        signs = signs || std::ranges::any_of(part, [](QChar c) { return !c.isSpace() && c != u'*' && !c.isNull(); });
        // Without quotes what no space parts stands behind each other too: "gpt-4" is "gpt" and then "4".
        const QStringList runs = quoted ? QStringList{part} : part.simplified().split(u' ');
        for (const QString &run : runs) {
            QStringList words;
            forEachWord(run, [&words](const TextWord &word) {
                if (!word.folded.contains(FacetMark))
                    words.append(word.folded.toString());
                return true;
            });
            if (words.isEmpty())
                continue;
            m_phrases.append(words);
            closed = quoted && i + 1 < parts.size();
        }
    }
    m_prefix = !m_phrases.isEmpty() && !closed;
    if (m_phrases.size() > MostPhrases) {
        m_phrases.resize(MostPhrases);
        m_prefix = false;
    }
    m_unfindable = m_phrases.isEmpty() && signs;
}

bool SearchWords::hasPrefix(QStringView text) const
{
    const QString &wanted = m_phrases.constLast().constLast();
    bool found = false;
    forEachWord(text, [&](const TextWord &word) {
        found = word.folded.startsWith(wanted);
        return !found;
    });
    return found;
}

std::optional<MarkedText> SearchWords::excerpt(const QString &text, qsizetype length) const
{
    if (m_phrases.isEmpty())
        return std::nullopt;
    PhraseFinder finder(*this);
    QList<TextPlace> places;
    qsizetype from = 0;
    qsizetype to = 0;
    forEachWord(text, [&](const TextWord &word) {
        if (!places.isEmpty() && word.at >= to)
            return false;
        const std::optional<TextPlace> place = finder.feed(word);
        if (!place)
            return true;
        if (places.isEmpty()) {
            // A third of the line stands before the first place, from the start of a word.
            from = place->from <= length / 3 ? 0 : place->from - length / 4;
            while (from > 0 && from < place->from && !text.at(from - 1).isSpace())
                ++from;
            from = wholeCharacter(text, from);
            to = wholeCharacter(text, std::min(text.size(), std::max(from + length, std::min(place->to, place->from + length))));
        }
        places.append(*place);
        return true;
    });
    if (places.isEmpty())
        return std::nullopt;
    std::ranges::sort(places, {}, &TextPlace::from);
    return lineOf(text, from, to, places);
}

MarkedText SearchWords::beginning(const QString &text, qsizetype length)
{
    return lineOf(text, 0, wholeCharacter(text, std::min(text.size(), length)), {});
}

} // namespace bakeoff
