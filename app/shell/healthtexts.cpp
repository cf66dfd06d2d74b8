// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/healthtexts.h"

#include "words/errorkindwords.h"
#include "words/words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Of a provider that is asked often enough: less than this share of complete answers is worth a word.
constexpr double kWell = 0.95;
constexpr double kHalf = 0.5;

template <typename Key, typename Name>
QString counted(const QMap<Key, int> &counts, Name name)
{
    QList<QPair<Key, int>> rows;
    for (const auto &[key, n] : counts.asKeyValueRange()) {
        if (n > 0)
            rows.append({key, n});
    }
    std::ranges::stable_sort(rows, std::ranges::greater{}, [](const auto &row) { return row.second; });
    QStringList parts;
    for (const auto &[key, n] : std::as_const(rows))
        parts.append(u"%1 %2"_s.arg(name(key), QLocale().toString(n)));
    return parts.isEmpty() ? Words::dash() : parts.join(u", "_s);
}

int troubled(const ProviderHealth &health)
{
    return health.failed + health.cutOff;
}

} // namespace

int HealthState::severity() const
{
    switch (look) {
    case StateLook::Failed:
        return 3;
    case StateLook::CutOff:
        return 2;
    case StateLook::Done:
        return 1;
    default:
        return 0;
    }
}

HealthState HealthTexts::state(const ProviderHealth &day)
{
    const int n = day.counted();
    const std::optional<double> rate = day.successRate();
    if (!rate)
        return {StateLook::Ready, tr("No requests in 24 hours")};
    if (troubled(day) == 0)
        return {StateLook::Done, tr("%n request(s) in 24 hours, all complete", nullptr, n)};
    //: %1: how many; %n: of how many.
    const QString sentence = tr("%1 of %n request(s) failed in 24 hours", nullptr, n)
                                 .arg(QLocale().toString(troubled(day)));
    if (n >= kHealthLeast && *rate >= kWell)
        return {StateLook::Done, sentence};
    return {n >= kHealthLeast && *rate < kHalf ? StateLook::Failed : StateLook::CutOff, sentence};
}

HealthState HealthTexts::worst(const QList<ProviderHealth> &day)
{
    HealthState worst{StateLook::Ready, tr("No requests in 24 hours")};
    double lowest = 2;
    int all = 0;
    for (const ProviderHealth &health : day) {
        const HealthState state = HealthTexts::state(health);
        const double rate = health.successRate().value_or(2);
        all += health.counted();
        if (state.severity() < worst.severity() || (state.severity() == worst.severity() && rate >= lowest))
            continue;
        lowest = rate;
        worst = {state.look,
                 //: Status bar. %1: name of a provider; %2: "3 of 20 requests failed in 24 hours".
                 troubled(health) > 0 ? tr("%1: %2").arg(health.provider, state.sentence) : state.sentence};
    }
    if (worst.look == StateLook::Done && lowest >= 1)
        worst.sentence = tr("Providers: %n request(s) in 24 hours, all complete", nullptr, all);
    return worst;
}

QString HealthTexts::success(const ProviderHealth &health)
{
    const std::optional<double> rate = health.successRate();
    const int n = health.counted();
    if (!rate)
        return tr("no requests yet");
    const QLocale locale;
    if (n < kHealthLeast)
        return tr("%1 of %2 (n too small)").arg(locale.toString(health.done), locale.toString(n));
    // Rounded down: 99.96 % is not all.
    const double percent = std::floor(*rate * 1000) / 10;
    //: Share of complete answers. %1: a percentage; %2: of how many.
    return tr("%1% of %2").arg(locale.toString(percent, 'f', percent == 100 || percent == 0 ? 0 : 1), locale.toString(n));
}

QString HealthTexts::errors(const ProviderHealth &health)
{
    return counted(health.errors, [](ErrorKind kind) { return HealthTexts::kind(kind); });
}

QString HealthTexts::hosts(const ProviderHealth &health)
{
    return counted(health.hosts, [](const QString &host) { return host.isEmpty() ? tr("not named") : host; });
}

QString HealthTexts::fallbacks(const ProviderHealth &health)
{
    if (health.counted() == 0)
        return Words::dash();
    return health.fallbacks > 0 ? tr("%n answer(s) by another host than the first", nullptr, health.fallbacks)
                                : tr("none seen");
}

QString HealthTexts::attempts(const ProviderHealth &health)
{
    if (health.counted() == 0 && health.attempts == 0)
        return Words::dash();
    return health.attempts > 0 ? tr("%n failed attempt(s) sent again by Bakeoff", nullptr, health.attempts) : tr("none");
}

QString HealthTexts::stopped(const ProviderHealth &health)
{
    return health.stopped > 0 ? tr("%n, not counted", nullptr, health.stopped) : Words::dash();
}

QString HealthTexts::lastError(const ProviderHealth &health, UtcMicros now)
{
    return health.lastError ? Words::formatDateTime(*health.lastError, now) : Words::dash();
}

QString HealthTexts::kind(ErrorKind kind)
{
    return ErrorKindWords::word(kind);
}

} // namespace bakeoff
