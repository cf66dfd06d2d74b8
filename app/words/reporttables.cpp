// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reportwriter.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

bool hasJobs(const QList<ReportGroup> &groups, bool jobs)
{
    return std::ranges::any_of(groups, [jobs](const ReportGroup &group) { return group.jobs == jobs; });
}

} // namespace

void ReportWriter::dropColumn(ReportTable &table, qsizetype column)
{
    table.columns.removeAt(column);
    for (QList<ReportCell> &row : table.rows)
        row.removeAt(column);
}

void ReportWriter::markBest(ReportTable &table, qsizetype column, bool low, const std::function<bool(qsizetype)> &sound,
                            const std::function<bool(qsizetype)> &rivals)
{
    qsizetype best = -1;
    int ranked = 0;
    bool alone = true;
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const ReportCell &cell = table.rows[row][column];
        if (!cell.sort || cell.faint || (sound && !sound(row)) || (rivals && !rivals(row)))
            continue;
        ++ranked;
        const double before = best < 0 ? 0 : *table.rows[best][column].sort;
        if (best < 0 || (low ? *cell.sort < before : *cell.sort > before)) {
            best = row;
            alone = true;
        } else if (*cell.sort == before || cell.text == table.rows[best][column].text) {
            alone = false; // what reads the same is no difference
        }
    }
    if (ranked < 2 || !alone)
        return;
    const QString text = table.rows[best][column].text;
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        if (row != best && (!rivals || rivals(row)) && table.rows[row][column].text == text)
            return;
    }
    table.rows[best][column].best = true;
}

void ReportWriter::writeReplies()
{
    if (!hasJobs(m_groups, false))
        return;
    heading(2, tr("Figures by model"));
    for (const ReportGroup &group : std::as_const(m_groups)) {
        if (group.jobs)
            continue;
        groupHeading(group);
        repliesTable(group);
    }
    paragraph(timesNote(false), true);
}

QString ReportWriter::timesNote(bool jobs) const
{
    int running = 0;
    for (const ReportModel &m : m_report.models)
        running += m.jobs == jobs ? m.running : 0;
    const QString note = jobs ? tr("Times of jobs that succeeded. Queue: until the provider began. Run: while it worked. Total: on the clock of this "
                                   "machine. A start of more than 5 s is a probable cold start.")
                              : tr("Times of complete, streamed replies: cached, stopped, cut-off and failed ones are counted but left out. "
                                   "Percentiles by linear interpolation: p50 from n 5, p90 from n 10 and p95 from n 20 on.");
    if (running == 0)
        return note;
    return note + u' ' + (jobs ? tr("%n job(s) had not ended and are in no figure.", nullptr, running)
                               : tr("%n reply(s) had not ended and are in no figure.", nullptr, running));
}

void ReportWriter::repliesTable(const ReportGroup &group)
{
    const auto any = [&](auto has) {
        return std::ranges::any_of(group.models, [&](int i) { return has(model(i).judged); });
    };
    const bool votes = any([](const ReportJudgements &judged) { return judged.votes > 0; });
    const bool ratings = !votes && any([](const ReportJudgements &judged) { return judged.ratings > 0; });
    // How long the slow ones take: by the farthest percentile that any of the models has replies enough for.
    const auto has = [&](std::optional<double> ReportSpread::*percentile) {
        return std::ranges::any_of(group.models, [&](int i) { return model(i).ttft.*percentile || model(i).e2e.*percentile; });
    };
    const bool p95 = has(&ReportSpread::p95);
    const bool p90 = !p95 && has(&ReportSpread::p90);
    const auto far = p90 ? &ReportSpread::p90 : &ReportSpread::p95;
    const QString farName = p90 ? tr("p90") : tr("p95");
    ReportTable table;
    table.caption = tr("Figures by model");
    table.columns = {{tr("Model"), {}, false}, {tr("n"), {}},         {tr("Failed"), {}},      {tr("TTFT"), tr("p50")},
                     {tr("TTFT"), farName},    {tr("tok/s"), tr("p50")}, {tr("E2E"), tr("p50")},  {tr("E2E"), farName},
                     {tr("Mean"), tr("cost")}, {tr("Total"), tr("cost")}};
    if (votes)
        table.columns.append({tr("Votes won,"), tr("95% range")});
    else if (ratings)
        table.columns.append({tr("Rating,"), tr("mean of 5")});
    for (const int i : group.models) {
        const ReportModel &m = model(i);
        QList<ReportCell> row{{m.name},
                              m_figures.countCell(m.n),
                              m_figures.countCell(m.failed),
                              m_figures.timeCell(m.ttft.p50, m.ttft.n),
                              m_figures.timeCell(m.ttft.*far, m.ttft.n),
                              m_figures.speedCell(m.tokensPerS.p50, m.tokensPerS.n),
                              m_figures.timeCell(m.e2e.p50, m.e2e.n),
                              m_figures.timeCell(m.e2e.*far, m.e2e.n),
                              m_figures.moneyCell(m.costs.mean, m.costs),
                              m_figures.totalCell(m.costs.total)};
        if (votes)
            row.append(m_figures.votesCell(m.judged));
        else if (ratings)
            row.append(m.judged.meanRating ? ReportCell{m_locale.toString(*m.judged.meanRating, 'f', 1), m.judged.meanRating}
                                           : ReportFigures::faint(Words::dash()));
        table.rows.append(row);
    }
    // Where no model has enough replies for a percentile, what was seen is said instead of it.
    const bool few = std::ranges::none_of(group.models, [&](int i) { return model(i).e2e.p50 || model(i).ttft.p50 || model(i).tokensPerS.p50; });
    if (few)
        showSeen(table, group);
    const auto manyCosts = [&](qsizetype row) { return model(group.models[row]).costs.n >= kLeastCosts; };
    for (const qsizetype column : {3, 4, 6, 7})
        markBest(table, column, true, {});
    markBest(table, 5, false, {});
    markBest(table, 8, true, manyCosts);
    if (votes) {
        // Only where its range lies above all others.
        double highest = 0;
        for (const int i : group.models) {
            const auto &rate = model(i).judged.winRate;
            highest = std::max(highest, rate ? rate->low : 0);
        }
        const bool apart = std::ranges::all_of(group.models, [&](int i) {
            const auto &rate = model(i).judged.winRate;
            return !rate || rate->low == highest || rate->high < highest;
        });
        if (apart)
            markBest(table, 10, false, {});
    }
    if (few || !(p95 || p90)) {
        dropColumn(table, 7);
        dropColumn(table, 4);
    }
    m_document.blocks.append(table);
}

ReportCell ReportWriter::seenCell(const ReportSpread &spread, bool speed) const
{
    if (!spread.least || !spread.most)
        return ReportFigures::faint(Words::dash());
    const auto text = [&](double v) { return speed ? m_figures.speed(v) : m_figures.time(v); };
    if (text(*spread.least) == text(*spread.most))
        return {text(*spread.least), {}, false, false};
    //: Least and most of a few values: "0.43 s to 0.83 s".
    return {tr("%1 to %2").arg(text(*spread.least), text(*spread.most)), {}, false, false};
}

void ReportWriter::showSeen(ReportTable &table, const ReportGroup &group) const
{
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const ReportModel &m = model(group.models[row]);
        table.rows[row][3] = seenCell(m.ttft, false);
        table.rows[row][5] = seenCell(m.tokensPerS, true);
        table.rows[row][6] = seenCell(m.e2e, false);
    }
    for (const qsizetype column : {3, 5, 6})
        table.columns[column].unit = tr("seen");
}

void ReportWriter::writeDetails()
{
    if (!hasJobs(m_groups, false))
        return;
    heading(2, tr("Figures in detail"));
    for (const ReportGroup &group : std::as_const(m_groups)) {
        if (group.jobs)
            continue;
        groupHeading(group);
        const int level = groupName(group).isEmpty() ? 3 : 4;
        timesTable(group, level);
        heading(level, tr("Counts and tokens"));
        countsTable(group);
        costsPart(group, level);
    }
    paragraph(tr("TTFT: until the first text, reasoning or answer. TTFA: until the first text of the answer. TPOT: time for "
                 "each further token. E2E: until the last text. Longest stall: between two pieces of text, of the same replies as "
                 "the times. "
                 "A p95 is a slow reply, but of tok/s a fast one. Token counts are the provider's."),
              true);
}

void ReportWriter::timesTable(const ReportGroup &group, int level)
{
    ReportTable table;
    table.caption = group.jobs ? tr("Times") : tr("Times and speed");
    table.columns = {{tr("Model"), {}, false}, {tr("Figure"), {}, false}, {tr("n"), {}},   {tr("p50"), {}},
                     {tr("p90"), {}},          {tr("p95"), {}},           {tr("p99"), {}}, {tr("Least"), {}},
                     {tr("Most"), {}}};
    enum class Scale { Time, ShortTime, Speed };
    // Figure by figure, so that what is to be compared stands one below the other.
    const auto rows = [&](const QString &figure, auto spreadOf, Scale scale = Scale::Time) {
        for (const int i : group.models) {
            const ReportSpread &spread = spreadOf(model(i));
            if (spread.n == 0)
                continue;
            const auto cell = [&](const std::optional<double> &value) {
                return scale == Scale::Speed     ? m_figures.speedCell(value, spread.n)
                     : scale == Scale::ShortTime ? m_figures.shortTimeCell(value, spread.n)
                                               : m_figures.timeCell(value, spread.n);
            };
            table.rows.append({{rowName(i, group)}, {figure}, m_figures.countCell(spread.n), cell(spread.p50), cell(spread.p90),
                               cell(spread.p95), cell(spread.p99), cell(spread.least), cell(spread.most)});
        }
    };
    using Spread = const ReportSpread &;
    if (group.jobs) {
        rows(tr("Queue"), [](const ReportModel &m) -> Spread { return m.queue; });
        rows(tr("Run"), [](const ReportModel &m) -> Spread { return m.run; });
        rows(tr("Total"), [](const ReportModel &m) -> Spread { return m.total; });
        if (anyCold(group))
            rows(tr("Total without cold starts"), [](const ReportModel &m) -> Spread { return m.warmTotal; });
    } else {
        rows(tr("TTFT"), [](const ReportModel &m) -> Spread { return m.ttft; });
        rows(tr("TTFA"), [](const ReportModel &m) -> Spread { return m.ttfa; });
        rows(tr("TPOT"), [](const ReportModel &m) -> Spread { return m.tpot; }, Scale::ShortTime);
        rows(tr("E2E"), [](const ReportModel &m) -> Spread { return m.e2e; });
        rows(tr("tok/s"), [](const ReportModel &m) -> Spread { return m.tokensPerS; }, Scale::Speed);
    }
    if (table.rows.isEmpty())
        return;
    for (const qsizetype column : {6, 5, 4, 3}) { // a percentile that no row has enough values for
        const bool none = std::ranges::none_of(table.rows, [column](const auto &row) { return row[column].sort.has_value(); });
        if (!none)
            break;
        dropColumn(table, column);
    }
    heading(level, table.caption);
    m_document.blocks.append(table);
}

void ReportWriter::countsTable(const ReportGroup &group)
{
    ReportTable table;
    table.caption = tr("Counts and tokens");
    table.columns = {{tr("Model"), {}, false}, {tr("Done"), {}},     {tr("Failed"), {}},          {tr("Stopped"), {}},
                     {tr("Cut off"), {}},      {tr("Cached"), {}},   {tr("Longest"), tr("stall")}, {tr("Tokens"), tr("in")},
                     {tr("Tokens"), tr("out")}, {tr("of these"), tr("reasoning")}};
    bool uncounted = false;
    for (const int i : group.models) {
        const ReportModel &m = model(i);
        uncounted = uncounted || m.uncounted > 0 || m.uncountedInput > 0;
        const auto tokens = [this](const std::optional<qint64> &sum, int without) {
            if (!sum)
                return ReportFigures::faint(without > 0 ? ReportFigures::unknown() : Words::dash());
            ReportCell cell = m_figures.tokensCell(*sum);
            if (without > 0)
                cell.text = tr("at least %1").arg(cell.text);
            return cell;
        };
        table.rows.append({{m.name},
                           m_figures.countCell(m.done),
                           m_figures.countCell(m.failed),
                           m_figures.countCell(m.stopped),
                           m_figures.countCell(m.cutOff),
                           m_figures.countCell(m.cached),
                           m_figures.timeCell(m.longestStall, 0),
                           tokens(m.inputTokens, m.uncountedInput),
                           tokens(m.outputTokens, m.uncounted),
                           tokens(m.reasoningTokens, 0)});
    }
    m_document.blocks.append(table);
    if (uncounted)
        paragraph(tr("Replies without a token count from their provider are not in the sums of tokens."), true);
}

void ReportWriter::writeCosts()
{
    heading(2, tr("Costs by model"));
    const QList<ReportGroup> groups = tabled(m_groups);
    for (const ReportGroup &group : groups) {
        if (groups.size() > 1)
            heading(3, !group.jobs ? groupName(group).isEmpty() ? tr("Replies") : groupName(group) : group.mixed ? tr("Jobs") : groupName(group));
        costsTable(group);
    }
}

void ReportWriter::costsPart(const ReportGroup &group, int level)
{
    // Where no more is known than that the table before says it already; that of jobs has the cost of an output too.
    const auto says = [&](int i) {
        const ReportCosts &costs = model(i).costs;
        return group.jobs ? costs.n >= kLeastCosts : costs.total.count > costs.total.unknown;
    };
    if (std::ranges::none_of(group.models, says))
        return;
    heading(level, tr("Costs"));
    costsTable(group);
}

void ReportWriter::costsTable(const ReportGroup &group)
{
    ReportTable table;
    table.caption = group.sandbox ? tr("Costs, play money of the sandbox") : tr("Costs");
    table.columns = {{tr("Model"), {}, false},
                     {tr("n"), {}},
                     {tr("Mean"), {}},
                     {tr("p10"), {}},
                     {tr("p90"), {}},
                     {tr("Variation"), {}},
                     group.jobs ? ReportTable::Column{tr("Each"), tr("output")} : ReportTable::Column{tr("1,000 tokens"), tr("out")},
                     {tr("Billed"), {}},
                     {tr("Estimated"), {}},
                     {tr("Unknown"), {}},
                     {tr("Total"), {}}};
    for (const int i : group.models) {
        const ReportModel &m = model(i);
        const ReportCosts &costs = m.costs;
        ReportCell estimated = m_figures.amountCell(costs.total.estimated);
        estimated.text = m_figures.money(costs.total.estimated, true);
        const bool none = costs.total.count == costs.total.unknown; // a sum of nothing known is no sum
        const ReportCell dash = ReportFigures::faint(Words::dash());
        const std::optional<Usd> &unit = group.jobs ? costs.perOutput : costs.per1000OutputTokens;
        table.rows.append({{rowName(i, group)},
                           m_figures.countCell(costs.n),
                           m_figures.moneyCell(costs.mean, costs),
                           m_figures.moneyCell(costs.p10, costs),
                           m_figures.moneyCell(costs.p90, costs),
                           m_figures.percentCell(costs.variation, costs.mean == Usd() ? 0 : costs.n),
                           unit ? m_figures.moneyCell(unit, costs) : dash,
                           none ? dash : m_figures.amountCell(costs.total.billed),
                           none ? dash : estimated,
                           costs.total.count == 0 ? dash : m_figures.countCell(costs.total.unknown),
                           m_figures.totalCell(costs.total)});
    }
    for (const ReportGroup &rivals : rivalsIn(group)) {
        const auto many = [&](qsizetype row) { return model(group.models[row]).costs.n >= kLeastCosts; };
        const auto among = [&](qsizetype row) { return rivals.models.contains(group.models[row]); };
        markBest(table, 2, true, many, among);
        markBest(table, 6, true, many, among);
    }
    // The sum stands in the table of figures already; columns of zeros say nothing.
    if (m_report.options.form == ReportTemplate::Full)
        dropColumn(table, 10);
    for (const qsizetype column : {9, 8}) {
        if (std::ranges::none_of(table.rows, [column](const auto &row) { return row[column].sort.value_or(0) != 0; }))
            dropColumn(table, column);
    }
    m_document.blocks.append(table);
}

void ReportWriter::writeJudged()
{
    const auto judged = [this](const ReportGroup &group) {
        return std::ranges::any_of(group.models, [this](int i) {
            return model(i).judged.ratings > 0 || model(i).judged.votes > 0;
        });
    };
    if (std::ranges::none_of(m_groups, judged))
        return;
    heading(2, tr("Ratings and votes"));
    for (const ReportGroup &group : std::as_const(m_groups)) {
        if (!judged(group))
            continue;
        groupHeading(group);
        judgedTable(group);
    }
    paragraph(tr("Votes won: wins and half of the ties among wins, losses and ties, with the 95% Wilson range. Strength: Bradley-Terry, 100 "
                 "times the natural logarithm of the ratio to the mean model, with a 95% bootstrap range. Both from %n vote(s) on.",
                 nullptr, ReportJudgements::kLeastVotes),
              true);
}

void ReportWriter::judgedTable(const ReportGroup &group)
{
    ReportTable table;
    table.caption = tr("Ratings and votes");
    table.columns = {{tr("Model"), {}, false}, {tr("Ratings"), {}},  {tr("Mean"), tr("of 5")},         {tr("Votes"), {}},
                     {tr("Won"), {}},          {tr("Tied"), {}},     {tr("Votes won,"), tr("95% range")}, {tr("Strength,"), tr("95% range")}};
    for (const int i : group.models) {
        const ReportModel &m = model(i);
        const ReportJudgements &judged = m.judged;
        ReportCell strength = ReportFigures::faint(judged.votes > 0 ? ReportFigures::tooFewVotes() : Words::dash());
        if (judged.strength)
            strength = {m_figures.strength(*judged.strength), judged.strength->value};
        else if (judged.votes >= ReportJudgements::kLeastVotes)
            strength.text = tr("votes too one-sided");
        table.rows.append({{m.name},
                           m_figures.countCell(judged.ratings),
                           judged.meanRating ? ReportCell{m_locale.toString(*judged.meanRating, 'f', 1), judged.meanRating}
                                             : ReportFigures::faint(Words::dash()),
                           m_figures.countCell(judged.votes),
                           m_figures.countCell(judged.wins),
                           m_figures.countCell(judged.ties),
                           m_figures.votesCell(judged),
                           strength});
    }
    m_document.blocks.append(table);
}

} // namespace bakeoff
