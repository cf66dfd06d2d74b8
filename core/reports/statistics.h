// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <functional>
#include <optional>
#include <random>
#include <span>
#include <vector>

namespace bakeoff {

/// Statistics of reports. Pure: equal on every platform up to the last bits of a double. Quantiles are in
/// compare/metrics.h: type 7, the same everywhere.

/// Both ends in the unit of the estimate.
struct IntervalEnds {
    double low = 0;
    double high = 0;
    friend bool operator==(const IntervalEnds &, const IntervalEnds &) = default;
};

/// The 0.975 quantile of the normal distribution: for two-sided 95 % intervals.
inline constexpr double kNormal975 = 1.959963984540054;

/// Wilson's score interval of a share, E. B. Wilson, "Probable inference, the law of succession, and statistical
/// inference", JASA 22 (1927); method 3 of R. G. Newcombe, "Two-sided confidence intervals for the single proportion",
/// Statistics in Medicine 17 (1998):
///     (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n),  p = successes / n
/// \param successes 0 to n; a half for a tie
/// \return nullopt where n is not above 0 or successes are not among n
std::optional<IntervalEnds> wilsonInterval(double successes, double n, double z = kNormal975);

/// nullopt: of none.
std::optional<double> mean(std::span<const double> samples);
/// sqrt(sum (x - mean)^2 / (n - 1)), by B. P. Welford's recurrence, Technometrics 4 (1962), which takes no difference
/// of large sums. nullopt under two.
std::optional<double> sampleDeviation(std::span<const double> samples);
/// Sample standard deviation / mean. nullopt under two, or where the mean is 0.
std::optional<double> coefficientOfVariation(std::span<const double> samples);

/// Won contests of each against each; a tie is half a win for both.
class WinTable {
public:
    explicit WinTable(std::size_t players)
        : m_players(players)
        , m_wins(players * players, 0.0)
    {
    }
    std::size_t players() const { return m_players; }
    double wins(std::size_t winner, std::size_t loser) const { return m_wins[winner * m_players + loser]; }
    void addWin(std::size_t winner, std::size_t loser, double count = 1)
    {
        m_wins[winner * m_players + loser] += count;
    }
    void addTie(std::size_t a, std::size_t b, double count = 1)
    {
        addWin(a, b, count / 2);
        addWin(b, a, count / 2);
    }
    /// Whoever the players are split into two groups: somebody of each has won against somebody of the other. Only then
    /// do strengths of largest likelihood exist (L. R. Ford, American Mathematical Monthly 64, 1957). True for one
    /// player.
    bool isStronglyConnected() const;

private:
    std::size_t m_players = 0;
    std::vector<double> m_wins;
};

/// Strengths of the model of Bradley and Terry, P(i beats j) = s_i / (s_i + s_j), as natural logarithms whose mean is
/// 0. By the MM algorithm of D. R. Hunter, "MM algorithms for generalized Bradley-Terry models", Annals of Statistics
/// 32 (2004):
///     s_i <- W_i / sum over j of n_ij / (s_i + s_j),  W_i the wins of i, n_ij the contests of i and j
/// until no log strength moves by more than `tolerance`.
/// \return nullopt where the table is not strongly connected, has fewer than two players, or 100,000 rounds do not
/// settle it
std::optional<std::vector<double>> bradleyTerry(const WinTable &table, double tolerance = 1e-10);

/// Draws with replacement, the same for the same seed on every platform: std::mt19937_64, whose numbers the standard
/// fixes, brought into range by D. Lemire's multiplication with rejection ("Fast random integer generation in an
/// interval", ACM TOMACS 29, 2019), since the standard leaves its distributions to the library.
class Resampler {
public:
    explicit Resampler(quint64 seed)
        : m_engine(seed)
    {
    }
    /// Uniform in 0 to below - 1. \pre below > 0
    std::size_t draw(std::size_t below);

private:
    std::mt19937_64 m_engine;
};

struct BootstrapOptions {
    quint64 seed = 1987;
    int resamples = 1'000;
    double leastUsable = 0.95; ///< share of resamples that must have a statistic
};

/// Percentile bootstrap (B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13):
/// `statistic` of samples of n indices below n, drawn with replacement; the 2.5 % and 97.5 % quantiles of each of its
/// figures.
/// \param statistic gives the same number of figures each time, or nothing where a resample has none
/// \return one interval a figure; nullopt where n is 0 or too few resamples had a statistic
std::optional<std::vector<IntervalEnds>>
bootstrapIntervals(std::size_t n,
                   const std::function<std::optional<std::vector<double>>(std::span<const std::size_t>)> &statistic,
                   const BootstrapOptions &options = {});

} // namespace bakeoff
