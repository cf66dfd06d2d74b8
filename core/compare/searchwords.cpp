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

/// A character of a script that is written without spaces: Han with its signs of repetition, kana in full and half width.
bool isIdeographic(char32_t c)
{
    if (c < 0x3005)
        return false;
    return c <= 0x3007 || (c >= 0x3041 && c <= 0x3096) || (c >= 0x309d && c <= 0x309f) || (c >= 0x30a1 && c <= 0x30fa)
           || (c >= 0x30fc && c <= 0x30ff) || (c >= 0x31f0 && c <= 0x31ff) || (c >= 0x3400 && c <= 0x4dbf)
           || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff66 && c <= 0xff9f)
           || (c >= 0x1b000 && c <= 0x1b16f) || (c >= 0x20000 && c <= 0x3fffd);
}

bool isOneCharacter(QStringView text)
{
    return text.size() == 1 || (text.size() == 2 && text.front().isHighSurrogate());
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
        remember(word);
        std::optional<TextPlace> found;
        for (qsizetype i = 0; i < m_words.phrases().size(); ++i) {
            const QStringList &phrase = m_words.phrases().at(i);
            if (const auto place = endsHere(phrase, m_words.isPrefix(i)); place && (!found || place->from < found->from))
                found = place;
        }
        return found;
    }

    /// Sets those of `held` whose phrase ends with this word.
    void feed(const TextWord &word, QList<bool> &held)
    {
        remember(word);
        for (qsizetype i = 0; i < held.size(); ++i)
            held[i] = held.at(i) || endsHere(m_words.phrases().at(i), m_words.isPrefix(i));
    }

    /// Does the last phrase end with this word?
    bool endsLast(const TextWord &word)
    {
        remember(word);
        const qsizetype last = m_words.phrases().size() - 1;
        return endsHere(m_words.phrases().at(last), m_words.isPrefix(last)).has_value();
    }

private:
    struct SeenWord {
        QString folded;
        qsizetype from = 0;
        qsizetype to = 0;
        bool ideographic = false;
    };

    void remember(const TextWord &word)
    {
        m_last.push_back({word.folded.toString(), word.at, word.at + word.length, word.ideographic});
        if (qsizetype(m_last.size()) > m_longest)
            m_last.pop_front();
    }

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
        // Of two characters that stand together only the one asked for is marked.
        const SeenWord &last = m_last.back();
        return TextPlace{first->from, last.ideographic ? last.from + phrase.constLast().size() : last.to};
    }

    const SearchWords &m_words;
    std::deque<SeenWord> m_last;
    qsizetype m_longest = 1;
};

constexpr bool isAsciiWord(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool isAscii(QStringView text)
{
    char16_t all = 0;
    for (const QChar c : text)
        all |= c.unicode();
    return all < 0x80;
}

/// Does `text` hold this phrase, the last word of which may go on? As PhraseFinder finds it, in a tenth of the time, where
/// the text is ASCII: a search looks so through thousands of rows.
bool asciiHoldsPrefix(QStringView text, const QStringList &phrase)
{
    const auto lower = [](char16_t c) { return c >= u'A' && c <= u'Z' ? char16_t(c + 32) : c; };
    const char16_t *const end = text.utf16() + text.size();
    // Where the word at `at` begins as `word` does: its place behind that, else null.
    const auto begins = [&](const char16_t *at, const QString &word) -> const char16_t * {
        if (end - at < word.size())
            return nullptr;
        for (const QChar c : word) {
            if (lower(*at++) != c.unicode())
                return nullptr;
        }
        return at;
    };
    const auto holdsAt = [&](const char16_t *at) {
        for (qsizetype i = 0; i + 1 < phrase.size(); ++i) {
            at = begins(at, phrase.at(i));
            if (!at || at == end || isAsciiWord(*at))
                return false;
            while (at != end && !isAsciiWord(*at))
                ++at;
        }
        return begins(at, phrase.constLast()) != nullptr;
    };
    bool inWord = false;
    for (const char16_t *at = text.utf16(); at != end; ++at) {
        const bool word = isAsciiWord(*at);
        if (word && !inWord && holdsAt(at))
            return true;
        inWord = word;
    }
    return false;
}

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
        if (isIdeographic(c)) {
            qsizetype from = reader.at;
            qsizetype size = units; // of the character at `from`
            reader.at += units;
            bool more = true;
            while (more) {
                const auto [next, nextSize] = reader.atEnd() ? std::pair(U' ', qsizetype(1)) : reader.peek();
                more = isIdeographic(next);
                const qsizetype length = more ? size + nextSize : size;
                if (!word({text.sliced(from, length), from, length, true}))
                    return;
                if (!more)
                    break;
                from = reader.at;
                size = nextSize;
                reader.at += nextSize;
            }
            continue;
        }
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
            if (!isWordStart(next) || isIdeographic(next))
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

QString SearchWords::indexText(const QString &text)
{
    const auto mayBe = [](QChar c) { return c.unicode() >= 0x3005 && (c.isHighSurrogate() || isIdeographic(c.unicode())); };
    const auto first = std::ranges::find_if(text, mayBe);
    if (first == text.cend())
        return text;
    QString apart;
    apart.reserve(text.size() * 2);
    UnitReader reader{text, first - text.cbegin()};
    apart.append(QStringView(text).first(reader.at));
    while (!reader.atEnd()) {
        const qsizetype from = reader.at;
        bool ideographic = false;
        while (!reader.atEnd()) {
            const auto [c, units] = reader.peek();
            if (reader.at == from)
                ideographic = isIdeographic(c);
            else if (isIdeographic(c) != ideographic)
                break;
            reader.at += units;
        }
        const QStringView stretch = QStringView(text).sliced(from, reader.at - from);
        if (!ideographic) {
            apart.append(stretch);
            continue;
        }
        forEachWord(stretch, [&apart](const TextWord &word) {
            apart.append(u' ');
            apart.append(word.folded);
            return true;
        });
        apart.append(u' ');
    }
    return apart;
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
            struct RunWord {
                QString folded;
                qsizetype end = 0;
                bool ideographic = false;
            };
            QList<RunWord> found;
            forEachWord(run, [&found](const TextWord &word) {
                if (!word.folded.contains(FacetMark))
                    found.append({word.folded.toString(), word.at + word.length, word.ideographic});
                return true;
            });
            if (found.isEmpty())
                continue;
            const bool single = found.constLast().ideographic && isOneCharacter(found.constLast().folded);
            // The last character by itself ends a run, which may go on where it is looked for.
            const bool endsRun = single && found.size() > 1 && found.at(found.size() - 2).end == found.constLast().end;
            if (endsRun)
                found.removeLast();
            QStringList words;
            for (const RunWord &word : std::as_const(found))
                words.append(word.folded);
            m_phrases.append(words);
            m_prefixes.append(single && !endsRun);
            closed = endsRun || (quoted && i + 1 < parts.size());
        }
    }
    if (m_phrases.size() > MostPhrases) {
        m_phrases.resize(MostPhrases);
        m_prefixes.resize(MostPhrases);
    } else if (!m_phrases.isEmpty() && !closed) {
        m_prefixes.last() = true;
    }
    m_unfindable = m_phrases.isEmpty() && signs;
}

bool SearchWords::hasPrefix(QStringView text) const
{
    const QString &wanted = m_phrases.constLast().constLast();
    if (isAscii(text))
        return asciiHoldsPrefix(text, m_phrases.constLast());
    bool found = false;
    if (m_phrases.constLast().size() > 1) {
        PhraseFinder finder(*this);
        forEachWord(text, [&](const TextWord &word) {
            found = finder.endsLast(word);
            return !found;
        });
        return found;
    }
    forEachWord(text, [&](const TextWord &word) {
        found = word.folded.startsWith(wanted);
        return !found;
    });
    return found;
}

bool SearchWords::areIn(const QList<QStringView> &texts) const
{
    QList<bool> held(m_phrases.size(), false);
    for (const QStringView text : texts) {
        PhraseFinder finder(*this);
        forEachWord(text, [&](const TextWord &word) {
            finder.feed(word, held);
            return held.contains(false);
        });
    }
    return !held.contains(false);
}

int SearchWords::countOfLast(QStringView text) const
{
    int count = 0;
    PhraseFinder finder(*this);
    forEachWord(text, [&](const TextWord &word) {
        count += finder.endsLast(word) ? 1 : 0;
        return true;
    });
    return count;
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
