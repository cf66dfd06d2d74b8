// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/rundelta.h"

#include "compare/metrics.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// From the first turn to the leaf.
QList<const Turn *> shownPath(const Comparison &c)
{
    QHash<Id, const Turn *> byId;
    for (const Turn &turn : c.turns)
        byId.insert(turn.id, &turn);
    QList<const Turn *> path;
    // No longer than all turns, even if a damaged file holds a circle.
    for (const Turn *t = byId.value(c.leaf); t && path.size() < c.turns.size(); t = byId.value(t->parent))
        path.prepend(t);
    return path;
}

/// An answer with all that it continues: from the first part to the last.
using Answer = QList<const Reply *>;

/// The answers of the newest batch of a pane, by sample.
std::map<int, Answer> answersOf(const Turn &turn, const Id &pane)
{
    const auto startsBatch = [&pane](const Reply &r) {
        return r.pane == pane && r.sample == 0 && r.continues.isNull();
    };
    const auto last = std::find_if(turn.replies.crbegin(), turn.replies.crend(), startsBatch);
    auto at = last == turn.replies.crend() ? turn.replies.cbegin() : std::prev(last.base());
    std::map<int, const Reply *> newest;
    QHash<Id, const Reply *> byId;
    for (; at != turn.replies.cend(); ++at) {
        if (at->pane != pane)
            continue;
        newest[at->sample] = &*at;
        byId.insert(at->id, &*at);
    }
    std::map<int, Answer> answers;
    for (const auto &[sample, reply] : newest) {
        Answer parts;
        for (const Reply *r = reply; r && !parts.contains(r); r = byId.value(r->continues))
            parts.prepend(r);
        answers.emplace(sample, parts);
    }
    return answers;
}

/// Panes that answered in this turn: those of the line-up in its order, then those that left it.
QList<Id> panesOf(const Comparison &c, const Turn &turn)
{
    QList<Id> panes;
    const auto answered = [&turn](const Id &pane) {
        return std::ranges::any_of(turn.replies, [&pane](const Reply &r) { return r.pane == pane; });
    };
    for (const Pane &pane : c.panes) {
        if (answered(pane.id))
            panes.append(pane.id);
    }
    for (const Reply &reply : turn.replies) {
        if (!panes.contains(reply.pane))
            panes.append(reply.pane);
    }
    return panes;
}

/// What pairs an answer of one run with one of the other.
struct Place {
    ModelRef model;
    int ordinal = 0; ///< among the panes of this model
    int sample = 0;
    friend bool operator==(const Place &, const Place &) = default;
};

QList<std::pair<Place, Answer>> answersByPlace(const Comparison &c, const Turn &turn)
{
    QList<std::pair<Place, Answer>> found;
    QHash<QString, int> seen;
    for (const Id &pane : panesOf(c, turn)) {
        const std::map<int, Answer> answers = answersOf(turn, pane);
        if (answers.empty())
            continue;
        // A pane whose model was swapped counts as what it was asked as.
        const ModelRef model = answers.begin()->second.constLast()->model;
        const int ordinal = seen[model.toString()]++;
        for (const auto &[sample, answer] : answers)
            found.append({Place{model, ordinal, sample}, answer});
    }
    return found;
}

QString textOf(const Answer &answer)
{
    QString text;
    for (const Reply *part : answer)
        text += part->text;
    return text;
}

/// Unknown where one part is; estimated where one part is.
Cost costOf(const Answer &answer)
{
    Cost sum = answer.constFirst()->cost;
    for (const Reply *part : answer.sliced(1)) {
        if (!sum.amount || !part->cost.amount)
            return Cost::unknown();
        qint64 picos = 0;
        if (__builtin_add_overflow(sum.amount->picos(), part->cost.amount->picos(), &picos))
            return Cost::unknown();
        sum.amount = Usd::fromPicos(picos);
        if (part->cost.kind == ChargeKind::Estimated)
            sum.kind = ChargeKind::Estimated;
    }
    return sum;
}

std::optional<qint64> outputOf(const Answer &answer)
{
    qint64 sum = 0;
    for (const Reply *part : answer) {
        if (!part->facts.usage.output || __builtin_add_overflow(sum, *part->facts.usage.output, &sum))
            return std::nullopt;
    }
    return sum;
}

/// "0.10" and "0.1" are one price.
bool isSamePrice(Rate a, Rate b)
{
    for (Rate *rate : {&a, &b}) {
        while (rate->scale > 0 && rate->mantissa % 10 == 0) {
            rate->mantissa /= 10;
            --rate->scale;
        }
    }
    return a == b;
}

QList<PriceChange> priceChanges(const Reply &then, const Reply &now)
{
    const auto cardOf = [](const Reply &reply) -> std::optional<RateCard> {
        const QJsonObject prices = reply.costBasis["prices"_L1].toObject();
        if (prices.isEmpty())
            return std::nullopt;
        Result<RateCard> card = RateCard::fromJson(prices);
        return card ? std::optional(std::move(card).value()) : std::nullopt;
    };
    const std::optional<RateCard> before = cardOf(then);
    const std::optional<RateCard> after = cardOf(now);
    if (!before || !after)
        return {};
    QList<PriceClass> classes = before->base.rates.keys();
    for (const PriceClass c : after->base.rates.keys()) {
        if (!classes.contains(c))
            classes.append(c);
    }
    std::ranges::sort(classes);
    QList<PriceChange> changes;
    for (const PriceClass c : std::as_const(classes)) {
        const auto rateIn = [c](const RateCard &card) {
            const auto rate = card.base.rates.constFind(c);
            return rate == card.base.rates.cend() ? std::nullopt : std::optional(*rate);
        };
        const PriceChange change{.price = c, .then = rateIn(*before), .now = rateIn(*after)};
        const bool same = change.then && change.now && isSamePrice(*change.then, *change.now);
        if (!same)
            changes.append(change);
    }
    return changes;
}

bool isWithoutSpaces(QChar::Script script)
{
    constexpr std::array scripts{QChar::Script_Han, QChar::Script_Hiragana, QChar::Script_Katakana, QChar::Script_Thai,
                                 QChar::Script_Lao, QChar::Script_Khmer,    QChar::Script_Myanmar};
    return std::ranges::find(scripts, script) != scripts.end();
}

/// Words as diffWords() cuts them: letters and digits, or one ideograph. Its runs never part such a word, so that the
/// words of all runs add up. Signs and blanks are none.
qsizetype wordsIn(QStringView text)
{
    qsizetype words = 0;
    bool inWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t point = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            point = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        const bool alone = QChar::isLetter(point) && isWithoutSpaces(QChar::script(point));
        const bool letter = !alone && (QChar::isLetterOrNumber(point) || point == U'_' || (inWord && QChar::isMark(point)));
        if (alone || (letter && !inWord))
            ++words;
        inWord = letter;
    }
    return words;
}

double similarityOf(const QString &then, const QString &now)
{
    if (then == now)
        return 1;
    qsizetype same = 0;
    qsizetype before = 0;
    qsizetype after = 0;
    for (const DiffRun &run : diffWords(then, now)) {
        switch (run.kind) {
        case DiffRun::Kind::Equal: {
            const qsizetype words = wordsIn(QStringView(then).sliced(run.aBegin, run.length));
            same += words;
            before += words;
            after += words;
            break;
        }
        case DiffRun::Kind::Deleted:
            before += wordsIn(QStringView(then).sliced(run.aBegin, run.length));
            break;
        case DiffRun::Kind::Inserted:
            after += wordsIn(QStringView(now).sliced(run.bBegin, run.length));
            break;
        }
    }
    if (before + after == 0)
        return 0; // other signs, and no word
    return 2.0 * static_cast<double>(same) / static_cast<double>(before + after);
}

template <typename T>
std::optional<T> difference(const std::optional<T> &then, const std::optional<T> &now)
{
    return then && now ? std::optional(*now - *then) : std::nullopt;
}

ReplyDelta deltaOf(int turnNumber, const Place &place, const Answer &then, const Answer &now)
{
    ReplyDelta delta{.turnNumber = turnNumber, .sample = place.sample, .model = place.model};
    if (!then.isEmpty())
        delta.then = then.constLast()->id;
    if (!now.isEmpty())
        delta.now = now.constLast()->id;
    if (then.isEmpty() || now.isEmpty())
        return delta;
    const Cost before = costOf(then);
    const Cost after = costOf(now);
    if (before.amount && after.amount) {
        qint64 picos = 0;
        if (!__builtin_sub_overflow(after.amount->picos(), before.amount->picos(), &picos))
            delta.costPicos = picos;
        delta.costKindsDiffer = before.kind != after.kind;
    }
    // An answer in several parts has no one clock.
    if (then.size() == 1 && now.size() == 1) {
        const Reply &a = *then.constFirst();
        const Reply &b = *now.constFirst();
        const ReplyMetrics was = metricsOf(a);
        const ReplyMetrics is = metricsOf(b);
        if (a.timing == TimingSource::Stream && b.timing == TimingSource::Stream)
            delta.ttft = difference(was.ttft.value(), is.ttft.value());
        delta.e2e = difference(was.e2e.value(), is.e2e.value());
    }
    delta.outputTokens = difference(outputOf(then), outputOf(now));
    delta.similarity = similarityOf(textOf(then), textOf(now));
    delta.prices = priceChanges(*then.constLast(), *now.constLast());
    return delta;
}

/// How many answers of `model` say how soon they began, and their median.
std::pair<qsizetype, std::optional<std::chrono::nanoseconds>> medianTtft(const Comparison &comparison, const ModelRef &model)
{
    std::vector<double> samples;
    for (const Turn *turn : shownPath(comparison)) {
        for (const Reply &reply : turn->replies) {
            if (reply.model != model || reply.state != ReplyState::Done || reply.timing != TimingSource::Stream
                || reply.facts.responseCacheHit)
                continue;
            if (const auto ttft = metricsOf(reply).ttft.value())
                samples.push_back(static_cast<double>(ttft->count()));
        }
    }
    const std::optional<double> median = quantile(samples, Quantile::P50);
    return {qsizetype(samples.size()),
            median ? std::optional(std::chrono::nanoseconds(std::llround(*median))) : std::nullopt};
}

} // namespace

UsualTtft usualTtft(const Comparison &then, const Comparison &now, const ModelRef &model)
{
    const auto before = medianTtft(then, model);
    const auto after = medianTtft(now, model);
    return {before.first, after.first, before.second, after.second};
}

RunDelta runDelta(const Comparison &then, const Comparison &now)
{
    RunDelta result{.then = then.id, .now = now.id, .replies = {}};
    const QList<const Turn *> before = shownPath(then);
    const QList<const Turn *> after = shownPath(now);
    for (qsizetype i = 0; i < std::max(before.size(), after.size()); ++i) {
        using Placed = QList<std::pair<Place, Answer>>;
        const Placed was = i < before.size() ? answersByPlace(then, *before[i]) : Placed();
        Placed is = i < after.size() ? answersByPlace(now, *after[i]) : Placed();
        const int number = static_cast<int>(i) + 1;
        for (const auto &[place, answer] : was) {
            const auto same = std::ranges::find(is, place, &Placed::value_type::first);
            result.replies.append(deltaOf(number, place, answer, same == is.end() ? Answer() : same->second));
            if (same != is.end())
                is.erase(same);
        }
        for (const auto &[place, answer] : std::as_const(is))
            result.replies.append(deltaOf(number, place, {}, answer));
    }
    return result;
}

} // namespace bakeoff
