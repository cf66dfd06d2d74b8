// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/money.h"

#include "base/enumnames.h"

#include <QByteArray>

#include <algorithm>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

__extension__ typedef unsigned __int128 U128;

constexpr int kPicoScale = 12;
constexpr int kMaxScale = 40; // of a Rate
constexpr int kMaxFraction = kMaxScale - kPicoScale;
constexpr quint64 kMaxPicos = quint64(std::numeric_limits<qint64>::max());

/// The significant digits of a decimal: value = 0.d1d2d3… x 10^point, d1 not zero; no digits: zero.
struct Digits {
    QByteArray digits;
    qint64 point = 0;
    bool negative = false;
    qint64 writtenFraction = 0; ///< digits after the decimal point as written, before the exponent
    qint64 exponent = 0;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// JSON's number grammar, with leading zeros allowed.
std::optional<Digits> scan(QByteArrayView text)
{
    Digits d;
    qsizetype at = 0;
    const auto peek = [&] { return at < text.size() ? text[at] : '\0'; };
    if (peek() == '-') {
        d.negative = true;
        ++at;
    }
    if (!isDigit(peek()))
        return std::nullopt;
    for (; isDigit(peek()); ++at)
        d.digits.append(text[at]);
    if (peek() == '.') {
        ++at;
        if (!isDigit(peek()))
            return std::nullopt;
        for (; isDigit(peek()); ++at) {
            d.digits.append(text[at]);
            ++d.writtenFraction;
        }
    }
    if (peek() == 'e' || peek() == 'E') {
        ++at;
        bool down = false;
        if (peek() == '+' || peek() == '-')
            down = text[at++] == '-';
        if (!isDigit(peek()))
            return std::nullopt;
        constexpr qint64 farAway = 1'000'000'000'000; // beyond every text that fits in memory; no need to count on
        for (; isDigit(peek()); ++at)
            d.exponent = std::min(farAway, d.exponent * 10 + (text[at] - '0'));
        if (down)
            d.exponent = -d.exponent;
    }
    if (at != text.size())
        return std::nullopt;
    d.point = d.digits.size() - d.writtenFraction + d.exponent;
    const auto firstSignificant = std::ranges::find_if(d.digits, [](char c) { return c != '0'; });
    const qsizetype zeros = firstSignificant - d.digits.begin();
    d.digits.remove(0, zeros);
    d.point -= zeros;
    return d;
}

constexpr U128 pow10(int exponent)
{
    U128 p = 1;
    for (int i = 0; i < exponent; ++i)
        p *= 10;
    return p;
}

Error overflow(const QString &detail)
{
    return Error{ErrorKind::Overflow, detail};
}

/// mantissa x 10^-scale with every digit of the scale written: 50, 2 gives "0.50".
QString decimalText(quint64 mantissa, int scale, bool negative)
{
    QString digits = QString::number(mantissa);
    if (scale > 0) {
        if (digits.size() <= scale)
            digits.prepend(QString(scale + 1 - digits.size(), u'0'));
        digits.insert(digits.size() - scale, u'.');
    }
    if (negative)
        digits.prepend(u'-');
    return digits;
}

constexpr EnumNames<Unit, 7> kUnits{{
    {Unit::Token, "token"_L1},
    {Unit::Request, "request"_L1},
    {Unit::Second, "second"_L1},
    {Unit::Image, "image"_L1},
    {Unit::Character, "character"_L1},
    {Unit::Search, "search"_L1},
    {Unit::Megapixel, "megapixel"_L1},
}};

constexpr EnumNames<ChargeKind, 3> kChargeKinds{{
    {ChargeKind::Billed, "billed"_L1},
    {ChargeKind::Estimated, "estimated"_L1},
    {ChargeKind::Unknown, "unknown"_L1},
}};

} // namespace

Result<Usd> Usd::fromDecimal(QByteArrayView text)
{
    const std::optional<Digits> d = scan(text);
    if (!d)
        return Error{ErrorKind::BadInput, u"not a decimal number"_s};
    if (d->digits.isEmpty())
        return Usd();

    // The first `whole` digits are whole picodollars, the rest is rounded away.
    const qint64 whole = d->point + kPicoScale;
    if (whole > 19)
        return overflow(u"amount does not fit"_s);
    if (whole < 0)
        return Usd(); // below a tenth of a picodollar
    quint64 picos = 0; // at most 10^19 - 1, so it cannot wrap
    for (qint64 i = 0; i < whole; ++i)
        picos = picos * 10 + (i < d->digits.size() ? quint64(d->digits[i] - '0') : 0);
    if (whole < d->digits.size()) {
        const char next = d->digits[whole];
        const QByteArrayView rest = QByteArrayView(d->digits).sliced(whole + 1);
        const bool more = std::ranges::any_of(rest, [](char c) { return c != '0'; });
        if (next > '5' || (next == '5' && (more || picos % 2 == 1)))
            ++picos;
    }
    if (picos > kMaxPicos + (d->negative ? 1 : 0))
        return overflow(u"amount does not fit"_s);
    return Usd(d->negative ? qint64(-picos) : qint64(picos)); // unsigned negation: the minimum has no positive twin
}

QString Usd::toDecimal() const
{
    const bool negative = m_picos < 0;
    quint64 mantissa = negative ? -quint64(m_picos) : quint64(m_picos);
    int scale = kPicoScale;
    for (; scale > 0 && mantissa % 10 == 0; --scale)
        mantissa /= 10;
    return decimalText(mantissa, scale, negative);
}

Result<Usd> Usd::add(Usd a, Usd b)
{
    qint64 sum = 0;
    if (__builtin_add_overflow(a.m_picos, b.m_picos, &sum))
        return overflow(u"sum does not fit"_s);
    return Usd(sum);
}

QLatin1StringView unitName(Unit unit)
{
    return nameOf(kUnits, unit);
}

std::optional<Unit> unitFromName(QStringView name)
{
    return valueOf(kUnits, name);
}

QLatin1StringView chargeKindName(ChargeKind kind)
{
    return nameOf(kChargeKinds, kind);
}

std::optional<ChargeKind> chargeKindFromName(QStringView name)
{
    return valueOf(kChargeKinds, name);
}

std::optional<Rate> Rate::fromDecimal(QByteArrayView text, Unit unit)
{
    std::optional<Digits> d = scan(text);
    if (!d || (d->negative && !d->digits.isEmpty()))
        return std::nullopt;
    if (d->digits.isEmpty()) {
        // Zero keeps its decimals where it is written plainly, as every other rate does.
        return Rate{0, d->exponent == 0 ? int(std::min<qint64>(d->writtenFraction, kMaxScale)) : 0, unit};
    }
    qint64 scale = d->digits.size() - d->point;
    const auto fits = [&] { return d->digits.size() <= 19 && scale <= kMaxScale; };
    while (!fits() && scale > 0 && d->digits.endsWith('0')) {
        d->digits.chop(1);
        --scale;
    }
    if (!fits())
        return std::nullopt;
    if (scale < 0) {
        if (d->digits.size() - scale > 19)
            return std::nullopt;
        d->digits.append(QByteArray(qsizetype(-scale), '0'));
        scale = 0;
    }
    bool ok = false;
    const qint64 mantissa = d->digits.toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    return Rate{mantissa, int(scale), unit};
}

QString Rate::toDecimal() const
{
    return decimalText(mantissa < 0 ? -quint64(mantissa) : quint64(mantissa), scale, mantissa < 0);
}

Result<Usd> sumOf(std::span<const ChargeLine> lines)
{
    // Whole picodollars and the exact rest in units of 10^-40 dollars are kept apart, so that neither a long price nor
    // a large quantity can exhaust 128 bits before the sum itself does.
    U128 picos = 0;
    U128 rest = 0; // below 10^28
    constexpr U128 onePico = pow10(kMaxFraction);
    for (const auto &[quantity, rate] : lines) {
        if (quantity < 0 || rate.mantissa < 0 || rate.scale < 0 || rate.scale > kMaxScale)
            return Error{ErrorKind::BadInput, u"negative quantity or invalid rate"_s};
        const U128 product = U128(quantity) * U128(rate.mantissa); // below 2^126
        if (rate.scale <= kPicoScale) {
            const U128 factor = pow10(kPicoScale - rate.scale);
            if (product > kMaxPicos / factor)
                return overflow(u"charge does not fit"_s);
            picos += product * factor;
        } else {
            const int below = rate.scale - kPicoScale;
            const U128 divisor = pow10(below);
            const U128 wholePicos = product / divisor;
            if (wholePicos > kMaxPicos)
                return overflow(u"charge does not fit"_s);
            picos += wholePicos;
            rest += (product % divisor) * pow10(kMaxFraction - below);
            if (rest >= onePico) {
                rest -= onePico;
                ++picos;
            }
        }
        if (picos > kMaxPicos)
            return overflow(u"charge does not fit"_s);
    }
    constexpr U128 half = onePico / 2;
    if (rest > half || (rest == half && picos % 2 == 1))
        ++picos;
    if (picos > kMaxPicos)
        return overflow(u"charge does not fit"_s);
    return Usd::fromPicos(qint64(picos));
}

void CostTotal::add(const Cost &cost)
{
    ++count;
    if (cost.kind == ChargeKind::Unknown || !cost.amount) {
        ++unknown;
        return;
    }
    Usd &sum = cost.kind == ChargeKind::Billed ? billed : estimated;
    if (const Result<Usd> next = Usd::add(sum, *cost.amount))
        sum = *next;
    else
        overflow = true;
}

void CostTotal::add(const CostTotal &other)
{
    const auto take = [this](Usd &sum, Usd more) {
        if (const Result<Usd> next = Usd::add(sum, more))
            sum = *next;
        else
            overflow = true;
    };
    take(billed, other.billed);
    take(estimated, other.estimated);
    unknown += other.unknown;
    count += other.count;
    overflow = overflow || other.overflow;
}

Result<Usd> CostTotal::known() const
{
    return Usd::add(billed, estimated);
}

} // namespace bakeoff
