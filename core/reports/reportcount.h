// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"

#include <QByteArray>
#include <QtNumeric>
#include <QString>

#include <iterator>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace bakeoff {

/// Wide enough for sums of money and their products with counts.
__extension__ typedef __int128 WideInt;

/// What the rows of a report are gathered under.
struct ReportCountKey {
    QString provider;
    QString id;
    bool jobs = false;
    bool sandbox = false;
    int kind = -1; ///< RequestKind; -1: of jobs that never came to an output

    ModelRef model() const { return {provider, id}; }
    auto tied() const { return std::tie(jobs, id, provider, sandbox, kind); }
    friend bool operator==(const ReportCountKey &a, const ReportCountKey &b) { return a.tied() == b.tied(); }
    friend bool operator<(const ReportCountKey &a, const ReportCountKey &b) { return a.tied() < b.tied(); }
};

/// What one piece of work cost; which one, as 64 bits of its digest.
struct ReportWork {
    static constexpr qint64 NotKnown = std::numeric_limits<qint64>::min();
    quint64 work = 0;
    qint64 picos = NotKnown;
};

/// A sum of counts, as far as a number holds them. What was not said stays so.
inline void addTokens(std::optional<qint64> &sum, const std::optional<qint64> &count)
{
    if (!count)
        return;
    qint64 more = 0;
    sum = qAddOverflow(sum.value_or(0), *count, &more) ? std::numeric_limits<qint64>::max() : more;
}

/// The least few of what was put in, whatever the order.
class FewTexts {
public:
    static constexpr std::size_t Most = 20;
    void add(const QString &text)
    {
        if (text.isEmpty())
            return;
        m_texts.insert(text);
        if (m_texts.size() > Most)
            m_texts.erase(std::prev(m_texts.end()));
    }
    void add(const FewTexts &other)
    {
        for (const QString &text : other.m_texts)
            add(text);
    }
    QStringList texts() const { return {m_texts.begin(), m_texts.end()}; }

private:
    std::set<QString> m_texts;
};

/// What is kept of the rows of one model and kind of work. Times in milliseconds.
struct ReportCount {
    ReportModel figures; ///< counts and sums, complete; nothing that needs all rows first
    UtcMicros first{std::numeric_limits<qint64>::max()}; ///< when its first row was made
    std::vector<double> ttft, ttfa, tpot, e2e, tokensPerS;
    std::vector<double> queue, run, total, warmTotal;
    std::vector<qint64> picos; ///< known cost of each whole answer, or each job that succeeded
    WideInt tokenPicos = 0;    ///< known cost of replies with a count of output tokens
    WideInt costedTokens = 0;  ///< and those tokens
    WideInt outputPicos = 0;   ///< known cost of jobs that succeeded with outputs
    qint64 costedOutputs = 0;  ///< and those outputs
    qint64 ratingSum = 0;
    std::vector<ReportWork> works; ///< of the same as `picos`, and of those of unknown cost
    FewTexts settings;
    QByteArray lastSettings; ///< raw, the last that was put into `settings`: mostly the next is the same
    FewTexts versions;

    /// Takes in what was counted of another kind of work of the same model.
    void add(const ReportCount &other);
};

} // namespace bakeoff
