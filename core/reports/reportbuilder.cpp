// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportbuilder.h"

#include "compare/health.h"
#include "reports/reportadvice.h"
#include "reports/reportcount.h"
#include "reports/reportfigures.h"
#include "reports/reportsettings.h"
#include "reports/reportvotes.h"
#include "reports/statistics.h"

#include <QHash>
#include <QJsonDocument>
#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <map>
#include <type_traits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

template <typename Duration>
double milliseconds(Duration t)
{
    return std::chrono::duration<double, std::milli>(t).count();
}

void addFigure(std::vector<double> &to, const Figure<std::chrono::nanoseconds> &figure)
{
    if (figure)
        to.push_back(milliseconds(*figure));
}

void addFigure(std::vector<double> &to, const Figure<double> &figure)
{
    if (figure)
        to.push_back(*figure);
}

void addFigure(std::vector<double> &to, const JobFigure &figure)
{
    if (figure.value)
        to.push_back(milliseconds(*figure.value));
}

/// 64 bits of an id: enough to tell the ids of one report apart.
quint64 foldedId(const Id &id)
{
    const QByteArray bytes = id.toRfc4122();
    const quint64 high = qFromBigEndian<quint64>(bytes.constData());
    return high * 0x9e3779b97f4a7c15ULL + qFromBigEndian<quint64>(bytes.constData() + 8);
}

quint64 workOf(const ReportReply &reply)
{
    const QByteArray &digest = reply.inputDigest;
    return digest.size() >= 8 ? qFromBigEndian<quint64>(digest.constData()) : foldedId(reply.turn);
}

ReportCountKey keyOf(const ReportReply &reply)
{
    return {reply.model.provider, reply.model.id, false, reply.sandbox, int(RequestKind::Text)};
}

ReportCountKey keyOf(const ReportJob &job)
{
    return {job.model.provider, job.model.id, true, job.sandbox, job.kind ? int(*job.kind) : -1};
}


/// "A", "B", … "Z", "AA"
QString letterName(qsizetype index)
{
    QString name;
    for (++index; index > 0; index = (index - 1) / 26)
        name.prepend(QChar(char16_t(u'A' + (index - 1) % 26)));
    return name;
}

} // namespace

class ReportBuilder::Private {
public:
    explicit Private(ReportOptions o)
        : options(std::move(o))
    {
    }

    ReportCount &count(const ReportCountKey &key);
    void addRow(const Id &id, UtcMicros created);
    void addCost(ReportCount &c, const std::optional<Cost> &cost, bool sandbox, UtcMicros at);
    /// Of a whole answer, or a job that succeeded.
    void addWholeCost(ReportCount &c, const std::optional<Cost> &cost, quint64 work) const;
    void settleKinds();
    /// Models without doubles, in the order of their letters.
    QList<ModelRef> shuffledModels() const;
    std::vector<ReportCountKey> modelOrder() const;
    void fillModels(Report &report);
    void nameModels(Report &report) const;
    void fillRecipe(Report &report, const ReportContext &context) const;
    void leaveNamesOut(Report &report) const;
    int indexOf(const ReportCountKey &key) const;
    template <typename Row>
    void addHealth(const Row &row, bool done, bool failed, bool cutOff);
    void fillHealth(Report &report, const ReportContext &context) const;
    bool wantsWork() const { return options.sameModel && options.names; }

    ReportOptions options;
    std::map<ReportCountKey, ReportCount> counts;
    /// Of a kind that was not known, and the one that it is counted with.
    std::map<ReportCountKey, ReportCountKey> settled;
    std::map<QString, ProviderHealth> health; ///< by provider
    ReportVotes votes;
    CostTally total;
    QMap<QDate, CostTally> days;
    std::optional<UtcMicros> from;
    std::optional<UtcMicros> until;
    QSet<quint64> comparisons;
    QSet<quint64> turns;
    qint64 replies = 0;
    qint64 jobs = 0;
    quint64 allIds = 0; ///< of the rows, folded into one: the same whatever their order
    std::map<ReportCountKey, int> indices; ///< into Report::models
    std::vector<const ReportCount *> inOrder; ///< of Report::models
};

ReportCount &ReportBuilder::Private::count(const ReportCountKey &key)
{
    const auto [entry, isNew] = counts.try_emplace(key);
    ReportModel &figures = entry->second.figures;
    if (isNew) {
        figures.model = key.model();
        figures.sandbox = key.sandbox;
        figures.jobs = key.jobs;
        figures.kindKnown = key.kind >= 0;
        figures.kind = figures.kindKnown ? RequestKind(key.kind) : RequestKind::Text;
    }
    return entry->second;
}

void ReportBuilder::Private::addRow(const Id &id, UtcMicros created)
{
    allIds ^= foldedId(id);
    if (!from || created < *from)
        from = created;
    if (!until || *until < created)
        until = created;
}

void ReportBuilder::Private::addCost(ReportCount &c, const std::optional<Cost> &cost, bool sandbox, UtcMicros at)
{
    if (!cost)
        return;
    c.figures.costs.total.add(*cost);
    total.add(*cost, sandbox);
    days[QDateTime::fromMSecsSinceEpoch(at.value / 1000, options.zone).date()].add(*cost, sandbox);
}

/// \param row final; neither done, failed nor cut off: stopped
template <typename Row>
void ReportBuilder::Private::addHealth(const Row &row, bool done, bool failed, bool cutOff)
{
    const bool broke = failed || cutOff;
    if (broke && row.ours)
        return;
    ProviderHealth &h = health[row.model.provider];
    h.done += done ? 1 : 0;
    h.failed += failed ? 1 : 0;
    h.cutOff += cutOff ? 1 : 0;
    h.stopped += !done && !broke ? 1 : 0;
    if constexpr (std::is_same_v<Row, ReportReply>) {
        h.attempts += row.attempts;
        if (!row.host.isEmpty() && !failed) {
            ++h.hosts[row.host];
            h.fallbacks += row.fallback ? 1 : 0;
        }
    }
    if (!broke)
        return;
    ++h.errors[row.error.value_or(ErrorKind::ProviderFailed)];
    UtcMicros at;
    if constexpr (std::is_same_v<Row, ReportReply>)
        at = row.created;
    else
        at = row.stamps.created;
    h.lastError = h.lastError ? std::max(*h.lastError, at) : at;
}

void ReportBuilder::Private::fillHealth(Report &report, const ReportContext &context) const
{
    for (const auto &[provider, counted] : health) {
        ProviderHealth h = counted;
        h.provider = provider;
        h.since = context.since.value_or(from.value_or(UtcMicros{}));
        h.until = context.until.value_or(UtcMicros{until.value_or(UtcMicros{}).value + 1});
        report.health.append(h);
    }
}

void ReportBuilder::Private::addWholeCost(ReportCount &c, const std::optional<Cost> &cost, quint64 work) const
{
    const std::optional<Usd> amount = cost ? cost->amount : std::nullopt;
    if (amount)
        c.picos.push_back(amount->picos());
    if (wantsWork())
        c.works.push_back({work, amount ? amount->picos() : ReportWork::NotKnown});
}

/// Jobs that never came to an output are counted with what else their model did, where that is known.
void ReportBuilder::Private::settleKinds()
{
    for (const auto &[key, unsettled] : counts) {
        if (key.kind >= 0)
            continue;
        int most = -1;
        for (const auto &[other, c] : counts) {
            const bool same = other.kind >= 0 && other.jobs == key.jobs && other.sandbox == key.sandbox
                           && other.model() == key.model();
            if (same && c.figures.n > most) {
                most = c.figures.n;
                settled[key] = other;
            }
        }
    }
    for (const auto &[unsettled, kind] : settled) {
        if (const auto entry = counts.extract(unsettled))
            counts[kind].add(entry.mapped());
    }
}

QList<ModelRef> ReportBuilder::Private::shuffledModels() const
{
    QList<ModelRef> models;
    for (const auto &[key, c] : counts) {
        if (!models.contains(key.model()))
            models.append(key.model());
    }
    std::ranges::sort(models, {}, &ModelRef::toString);
    // By the ids of the rows, which say nothing of who was asked: the same letters whenever this report is made again.
    Resampler random(allIds);
    for (qsizetype i = models.size() - 1; i > 0; --i)
        models.swapItemsAt(i, qsizetype(random.draw(std::size_t(i) + 1)));
    return models;
}

std::vector<ReportCountKey> ReportBuilder::Private::modelOrder() const
{
    std::vector<ReportCountKey> keys;
    for (const auto &[key, c] : counts)
        keys.push_back(key);
    if (options.names) {
        std::ranges::stable_sort(keys, {}, [this](const ReportCountKey &key) {
            const ReportCount &c = counts.at(key);
            return std::tuple(key.jobs, -(c.figures.n + c.figures.running), c.first.value);
        });
    } else {
        const QList<ModelRef> letters = shuffledModels();
        std::ranges::stable_sort(keys, {}, [&letters](const ReportCountKey &key) {
            return std::tuple(key.jobs, letters.indexOf(key.model()), key.kind, key.sandbox);
        });
    }
    return keys;
}

void ReportBuilder::Private::nameModels(Report &report) const
{
    // "maker/m" of one provider and "m" of another are taken for the same by whoever reads them.
    const auto bare = [](const ModelRef &model) {
        const QString last = model.id.section(u'/', -1);
        return last.isEmpty() ? model.id : last;
    };
    QHash<QString, QSet<QString>> providers;
    QHash<QString, QSet<QString>> ids; // with a provider, of one that it has
    for (const ReportModel &model : std::as_const(report.models)) {
        providers[bare(model.model)].insert(model.model.provider);
        ids[model.model.provider + u'/' + bare(model.model)].insert(model.model.id);
    }
    const QList<ModelRef> letters = shuffledModels();
    QList<ModelRef> looks;
    constexpr int mostLooks = 8;
    for (ReportModel &model : report.models) {
        if (!looks.contains(model.model))
            looks.append(model.model);
        model.look = int(looks.indexOf(model.model) % mostLooks);
        const QString short_ = bare(model.model);
        const bool alone = ids[model.model.provider + u'/' + short_].size() == 1;
        if (!options.names)
            model.name = letterName(letters.indexOf(model.model));
        else if (providers[short_].size() > 1)
            model.name = u"%1 \u00b7 %2"_s.arg(alone ? short_ : model.model.id, model.model.provider);
        else
            model.name = model.model.id;
    }
}

void ReportBuilder::Private::fillModels(Report &report)
{
    const std::map<ReportCountKey, ReportJudgements> judged = votes.judge();
    indices.clear();
    inOrder.clear();
    for (const ReportCountKey &key : modelOrder()) {
        const ReportCount &c = counts.at(key);
        indices[key] = int(report.models.size());
        inOrder.push_back(&c);
        report.models.append(c.figures);
        ReportModel &model = report.models.last();
        finishFigures(c, model);
        auto votesOf = judged.find(key);
        if (votesOf == judged.end() && key.sandbox) { // it stood against models of other providers
            ReportCountKey mixed = key;
            mixed.sandbox = false;
            votesOf = judged.find(mixed);
        }
        if (votesOf != judged.end()) {
            model.judged.wins = votesOf->second.wins;
            model.judged.ties = votesOf->second.ties;
            model.judged.votes = votesOf->second.votes;
            model.judged.compared = votesOf->second.compared;
            model.judged.winRate = votesOf->second.winRate;
            model.judged.strength = votesOf->second.strength;
        }
    }
    nameModels(report);
    for (int i = 0; i < report.models.size() && report.baseline < 0; ++i) {
        if (report.models[i].model == options.baseline)
            report.baseline = i;
    }
    if (report.baseline < 0 && !report.models.isEmpty())
        report.baseline = 0;
}

void ReportBuilder::Private::fillRecipe(Report &report, const ReportContext &context) const
{
    ReportRecipe &recipe = report.recipe;
    recipe.program = context.program;
    recipe.made = context.now;
    recipe.from = from;
    recipe.until = until;
    recipe.comparisons = comparisons.size();
    recipe.prompts = turns.size();
    recipe.replies = replies;
    recipe.jobs = jobs;
    recipe.hidden = context.hidden;
    for (std::size_t i = 0; i < inOrder.size(); ++i) {
        recipe.entries.append({.model = int(i),
                               .settings = inOrder[i]->settings.texts(),
                               .versions = inOrder[i]->versions.texts(),
                               .hosts = inOrder[i]->figures.hosts.keys()});
    }
}

void ReportBuilder::Private::leaveNamesOut(Report &report) const
{
    report.options.baseline.reset();
    for (ReportModel &model : report.models) {
        model.model = {};
        model.hosts.clear();
    }
    for (ReportRecipe::Entry &entry : report.recipe.entries) {
        entry.versions.clear();
        entry.hosts.clear();
    }
}

int ReportBuilder::Private::indexOf(const ReportCountKey &key) const
{
    const auto moved = settled.find(key);
    const auto index = indices.find(moved == settled.end() ? key : moved->second);
    return index == indices.end() ? -1 : index->second;
}

ReportBuilder::ReportBuilder(ReportOptions options)
    : d(std::make_unique<Private>(std::move(options)))
{
}

ReportBuilder::~ReportBuilder() = default;
ReportBuilder::ReportBuilder(ReportBuilder &&) noexcept = default;
ReportBuilder &ReportBuilder::operator=(ReportBuilder &&) noexcept = default;

void ReportBuilder::add(const ReportReply &reply)
{
    ReportCount &c = d->count(keyOf(reply));
    ReportModel &figures = c.figures;
    c.first = std::min(c.first, reply.created);
    ++d->replies;
    d->addRow(reply.id, reply.created);
    d->comparisons.insert(foldedId(reply.comparison));
    d->turns.insert(foldedId(reply.turn));
    if (reply.settings != c.lastSettings) {
        c.lastSettings = reply.settings;
        c.settings.add(replySettingsLine(reply.settings, d->options));
    }
    if (reply.rating) {
        ++figures.judged.ratings;
        c.ratingSum += *reply.rating;
    }
    if (!isFinal(reply.state)) {
        ++figures.running;
        return;
    }

    ++figures.n;
    const bool done = reply.state == ReplyState::Done;
    const bool broke = reply.state == ReplyState::Failed || reply.state == ReplyState::CutOff;
    figures.done += done ? 1 : 0;
    figures.failed += reply.state == ReplyState::Failed ? 1 : 0;
    figures.stopped += reply.state == ReplyState::Stopped ? 1 : 0;
    figures.cutOff += reply.state == ReplyState::CutOff ? 1 : 0;
    figures.cached += done && reply.responseCacheHit ? 1 : 0;
    figures.probablyCold += reply.probablyCold ? 1 : 0;
    if (broke && reply.error)
        ++figures.errors[*reply.error];
    if (!reply.host.isEmpty() && reply.state != ReplyState::Failed) {
        ++figures.hosts[reply.host];
        figures.fallbacks += reply.fallback ? 1 : 0;
    }

    addTokens(figures.inputTokens, reply.usage.input);
    addTokens(figures.outputTokens, reply.usage.output);
    addTokens(figures.reasoningTokens, reply.usage.reasoning);
    if (reply.state != ReplyState::Failed) {
        figures.uncounted += reply.usage.output ? 0 : 1;
        figures.uncountedInput += reply.usage.input ? 0 : 1;
    }
    d->addHealth(reply, done, reply.state == ReplyState::Failed, reply.state == ReplyState::CutOff);

    d->addCost(c, reply.cost, reply.sandbox, reply.created);
    const bool whole = done && !reply.responseCacheHit && !reply.continuesAnother;
    if (whole)
        d->addWholeCost(c, reply.cost, workOf(reply));
    const bool priced = reply.cost && reply.cost->amount && !reply.responseCacheHit;
    if (priced && reply.usage.output && *reply.usage.output > 0) {
        c.tokenPicos += reply.cost->amount->picos();
        c.costedTokens += *reply.usage.output;
    }

    if (reply.metrics.leftOut || !whole)
        return;
    addFigure(c.ttft, reply.metrics.ttft);
    addFigure(c.ttfa, reply.metrics.ttfa);
    addFigure(c.tpot, reply.metrics.tpotMs);
    addFigure(c.e2e, reply.metrics.e2e);
    addFigure(c.tokensPerS, reply.metrics.answerTokensPerS);
    if (reply.metrics.longestStall) {
        const double stall = milliseconds(*reply.metrics.longestStall);
        figures.longestStall = std::max(figures.longestStall.value_or(stall), stall);
    }
}

void ReportBuilder::add(const ReportJob &job)
{
    ReportCount &c = d->count(keyOf(job));
    ReportModel &figures = c.figures;
    c.first = std::min(c.first, job.stamps.created);
    ++d->jobs;
    d->addRow(job.id, job.stamps.created);
    const QJsonObject input = QJsonDocument::fromJson(job.input).object();
    c.settings.add(jobSettingsLine(input, d->options));
    c.versions.add(job.version);
    if (job.rating) {
        ++figures.judged.ratings;
        c.ratingSum += *job.rating;
    }
    if (!isFinal(job.state)) {
        ++figures.running;
        return;
    }

    ++figures.n;
    const bool done = job.state == JobState::Succeeded;
    const bool cutOff = job.state == JobState::Expired || job.state == JobState::Aborted;
    figures.done += done ? 1 : 0;
    figures.failed += job.state == JobState::Failed ? 1 : 0;
    figures.stopped += job.state == JobState::Canceled ? 1 : 0;
    figures.cutOff += cutOff ? 1 : 0;
    figures.probablyCold += job.clocks.probablyCold ? 1 : 0;
    if ((job.state == JobState::Failed || cutOff) && job.error)
        ++figures.errors[*job.error];
    d->addHealth(job, done, job.state == JobState::Failed, cutOff);

    d->addCost(c, job.cost, job.sandbox, job.stamps.ended.value_or(job.stamps.created));
    if (!done)
        return;
    figures.outputs += job.outputs;
    d->addWholeCost(c, job.cost, d->wantsWork() ? jobWork(input) : 0);
    if (job.cost && job.cost->amount && job.outputs > 0) {
        c.outputPicos += job.cost->amount->picos();
        c.costedOutputs += job.outputs;
    }
    addFigure(c.queue, job.clocks.queue);
    addFigure(c.run, job.clocks.run);
    addFigure(c.total, job.clocks.total);
    if (!job.clocks.probablyCold)
        addFigure(c.warmTotal, job.clocks.total);
}

void ReportBuilder::add(const ReportVote &vote)
{
    d->votes.add(vote);
}

Report ReportBuilder::finish(const ReportContext &context)
{
    Report report;
    report.options = d->options;
    d->settleKinds();
    d->fillModels(report);
    d->fillRecipe(report, context);
    report.total = d->total;
    for (const auto &[date, spent] : d->days.asKeyValueRange())
        report.days.append({date, spent});
    report.decisions = reportDecisions(report.models);
    report.projections = reportProjections(report.models, d->options.projectedRequests.value_or(0));
    if (d->wantsWork())
        report.sameModels = reportSameModels(report.models, d->inOrder, context);
    if (d->options.names)
        d->fillHealth(report, context);
    else
        d->leaveNamesOut(report);
    return report;
}

int ReportBuilder::indexOf(const ReportReply &reply) const
{
    return d->indexOf(keyOf(reply));
}

int ReportBuilder::indexOf(const ReportJob &job) const
{
    return d->indexOf(keyOf(job));
}

} // namespace bakeoff
