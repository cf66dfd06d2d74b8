// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputset.h"

#include "base/clock.h"
#include "base/log.h"
#include "media/thumbnails.h"
#include "store/jobjudgementrepository.h"
#include "store/jobrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QFile>
#include <QFuture>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAnySide = 1 << 20;     // pictures are read in their own size
constexpr qint64 kMostText = 1 << 20; // bytes that are shown of a text

std::optional<OutputKind> kindOf(const Artifact &artifact)
{
    switch (mediaClassOf(mediaFormatOfMimeType(artifact.mediaType))) {
    case MediaClass::Image: return OutputKind::Image;
    case MediaClass::Video: return OutputKind::Video;
    case MediaClass::Audio: return OutputKind::Audio;
    case MediaClass::Json:
    case MediaClass::Text: return OutputKind::Text;
    case MediaClass::Other: break;
    }
    return std::nullopt;
}

/// A file may be something else than its job says.
bool isUsable(OutputKind kind, const MediaPreviewResult &preview)
{
    if (!preview)
        return false;
    switch (kind) {
    case OutputKind::Image: return !preview->thumbnail.isNull();
    case OutputKind::Video: return !preview->facts.size.isEmpty();
    case OutputKind::Audio: return preview->facts.hasSound;
    case OutputKind::Text: break;
    }
    return true;
}

QString textOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(kMostText)) : QString();
}

QList<ComparedOutput> outputsOf(const QList<OutputEntry> &items)
{
    QList<ComparedOutput> outputs;
    for (const OutputEntry &item : items)
        outputs.append(item.output);
    return outputs;
}

/// As `order` has them; what is not in it stands behind.
void sortLike(QList<OutputEntry> &items, const QList<ComparedOutput> &order)
{
    std::ranges::stable_sort(items, {}, [&order](const OutputEntry &item) {
        const qsizetype place = order.indexOf(item.output);
        return place < 0 ? order.size() : place;
    });
}

} // namespace

QString OutputEntry::modelName() const
{
    return job ? job->model.id.section(u'/', -1) : QString();
}

QString outputText(const QJsonValue &output)
{
    if (output.isString())
        return output.toString();
    if (output.isArray()) {
        const QJsonArray parts = output.toArray();
        if (!parts.isEmpty() && std::ranges::all_of(parts, [](const QJsonValue &part) { return part.isString(); })) {
            QString text;
            for (const QJsonValue part : parts)
                text += part.toString();
            return text;
        }
        return QString::fromUtf8(QJsonDocument(parts).toJson(QJsonDocument::Indented));
    }
    if (output.isObject())
        return QString::fromUtf8(QJsonDocument(output.toObject()).toJson(QJsonDocument::Indented));
    return output.isNull() || output.isUndefined() ? QString() : output.toVariant().toString();
}

struct OutputSet::Loaded {
    QList<std::shared_ptr<const Job>> jobs;
    QList<JobBatch> batches;
    QHash<Id, JobMarks> marks;
    QList<OutputVerdict> verdicts; ///< on any of the jobs, newest first
};

OutputSet::OutputSet(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_reader(new Thumbnails({}, {.box = {kAnySide, kAnySide}}, this))
{
    connect(m_reader, &Thumbnails::ready, this, [this](quint64 request, const MediaPreviewResult &preview) {
        const auto found = m_reading.find(request);
        if (found == m_reading.end())
            return;
        const ComparedOutput output = *found;
        m_reading.erase(found);
        m_previews.insert(output, preview);
        for (OutputGroup &group : m_groups) {
            for (qsizetype i = 0; i < group.items.size(); ++i) {
                if (group.items[i].output != output)
                    continue;
                group.items[i].unreadable = !isUsable(group.kind, preview);
                if (!group.items[i].unreadable)
                    group.items[i].preview = *preview;
                emit itemRead(group.kind, static_cast<int>(i));
                return;
            }
        }
    });
}

OutputSet::~OutputSet() = default;

void OutputSet::setJobs(const QList<Id> &jobs)
{
    ask(jobs, false);
}

void OutputSet::ask(const QList<Id> &jobs, bool stayBlind)
{
    m_wanted = jobs;
    m_stayBlind = stayBlind; // before anything is asked: what is there already is answered at once
    const quint64 request = ++m_request;
    // What was just given or voted is among what is read.
    m_workbench.store().flush().then(this, [this, request, jobs](const Status &) {
        if (request == m_request)
            read(request, jobs);
    });
}

void OutputSet::addJobs(const QList<Id> &jobs)
{
    ask(m_wanted + jobs, isBlind());
}

void OutputSet::read(quint64 request, const QList<Id> &jobs)
{
    m_workbench.reader()
        .read<std::shared_ptr<Loaded>>([jobs](Database &db) -> Result<std::shared_ptr<Loaded>> {
            auto loaded = std::make_shared<Loaded>();
            const Result<QList<Job>> found = JobRepository(db).load(jobs);
            if (!found)
                return found.error();
            QList<Id> batches;
            for (const Id &id : jobs) {
                const auto job = std::ranges::find(*found, id, &Job::id);
                if (job == found->cend() || job->state != JobState::Succeeded)
                    continue;
                loaded->jobs.append(std::make_shared<const Job>(*job));
                if (!job->batch.isNull() && !batches.contains(job->batch))
                    batches.append(job->batch);
            }
            const Result<QList<JobBatch>> named = JobRepository(db).batches(batches);
            if (!named)
                return named.error();
            loaded->batches = *named;
            const JobJudgementRepository judgements(db);
            const auto marks = judgements.marksOf(jobs);
            if (!marks)
                return marks.error();
            loaded->marks = *marks;
            for (const Id &id : jobs) {
                const auto verdicts = judgements.verdictsOn(id);
                if (!verdicts)
                    return verdicts.error();
                loaded->verdicts += *verdicts;
            }
            std::ranges::stable_sort(loaded->verdicts, std::ranges::greater(), &OutputVerdict::created);
            return loaded;
        })
        .then(this, [this, request](const Result<std::shared_ptr<Loaded>> &loaded) {
            if (request != m_request)
                return;
            if (!loaded)
                qCWarning(lcStore) << "outputs could not be read:" << loaded.error().detail;
            else
                take(**loaded);
        });
}

void OutputSet::take(const Loaded &loaded)
{
    m_batches.clear();
    for (const JobBatch &batch : loaded.batches)
        m_batches.append(batch.name);
    m_marks = loaded.marks;
    m_leftOut = 0;
    m_groups.clear();
    const MediaLibrary &library = m_workbench.jobs().library();
    QHash<OutputKind, QList<OutputEntry>> items;
    for (const auto &job : loaded.jobs) {
        for (const Artifact &artifact : job->artifacts) {
            const std::optional<OutputKind> kind = kindOf(artifact);
            if (artifact.state != ArtifactState::Downloaded || !kind) {
                m_leftOut += artifact.state == ArtifactState::Downloaded ? 1 : 0;
                continue;
            }
            OutputEntry item;
            item.output = {job->id, artifact.position};
            item.job = job;
            item.artifact = &artifact;
            item.path = library.path(artifact.sha256);
            if (*kind == OutputKind::Text)
                item.text = textOfFile(item.path);
            items[*kind].append(item);
        }
        if (const QString text = job->artifacts.isEmpty() ? outputText(job->output) : QString(); !text.isEmpty()) {
            OutputEntry item;
            item.output = {job->id, ComparedOutput::kText};
            item.job = job;
            item.text = text;
            items[OutputKind::Text].append(item);
        }
    }
    for (const OutputKind kind : kOutputKinds) {
        if (items.value(kind).isEmpty())
            continue;
        OutputGroup group;
        group.kind = kind;
        group.items = items.value(kind);
        group.verdict.kind = kind;
        const QList<ComparedOutput> outputs = outputsOf(group.items);
        const QSet<ComparedOutput> wanted(outputs.cbegin(), outputs.cend());
        const auto before = std::ranges::find_if(loaded.verdicts, [&](const OutputVerdict &verdict) {
            return verdict.kind == kind
                && QSet<ComparedOutput>(verdict.members.cbegin(), verdict.members.cend()) == wanted;
        });
        if (before != loaded.verdicts.cend()) {
            group.verdict = *before;
            group.stored = true;
            sortLike(group.items, group.verdict.members);
        }
        m_groups.append(group);
    }
    QSet<ComparedOutput> shown;
    for (const OutputGroup &group : std::as_const(m_groups)) {
        for (const OutputEntry &item : group.items)
            shown.insert(item.output);
    }
    for (OutputGroup &group : m_groups) {
        if (m_stayBlind && !group.stored && group.items.size() > 1) {
            drawLots(group);
            store(group);
        }
    }
    m_previews.removeIf([&shown](const auto &preview) { return !shown.contains(preview.key()); });
    arrange();
}

void OutputSet::arrange()
{
    letter();
    for (OutputGroup &group : m_groups) {
        for (OutputEntry &item : group.items) {
            const auto known = m_previews.constFind(item.output);
            if (known == m_previews.cend())
                continue;
            item.unreadable = !isUsable(group.kind, *known);
            if (!item.unreadable)
                item.preview = **known;
        }
    }
    emit groupsChanged();
    readFiles();
}

/// One row of letters over all groups.
void OutputSet::letter()
{
    int place = 0;
    for (OutputGroup &group : m_groups) {
        for (OutputEntry &item : group.items) {
            item.letter = QString(QChar(u'A' + static_cast<char16_t>(place % 26)));
            if (place >= 26)
                item.letter += QString::number(place / 26 + 1);
            ++place;
        }
    }
}

void OutputSet::readFiles()
{
    for (const OutputGroup &group : std::as_const(m_groups)) {
        if (group.kind == OutputKind::Text)
            continue;
        for (const OutputEntry &item : group.items) {
            if (m_previews.contains(item.output) || m_reading.values().contains(item.output))
                continue;
            m_reading.insert(m_reader->request(item.path), item.output);
        }
    }
}

const OutputGroup *OutputSet::group(OutputKind kind) const
{
    const auto found = std::ranges::find(m_groups, kind, &OutputGroup::kind);
    return found == m_groups.cend() ? nullptr : &*found;
}

OutputGroup *OutputSet::groupOf(OutputKind kind)
{
    const auto found = std::ranges::find(m_groups, kind, &OutputGroup::kind);
    return found == m_groups.end() ? nullptr : &*found;
}

bool OutputSet::isBlind() const
{
    return std::ranges::any_of(m_groups, &OutputGroup::isHidden);
}

void OutputSet::setBlind(bool blind)
{
    if (blind == isBlind())
        return;
    for (OutputGroup &group : m_groups) {
        if (group.items.size() < 2)
            continue;
        if (blind) {
            drawLots(group);
        } else if (group.isHidden()) {
            group.verdict.blind = false;
            QList<OutputEntry> ordered;
            for (const Id &job : std::as_const(m_wanted)) {
                for (const OutputEntry &item : std::as_const(group.items)) {
                    if (item.output.job == job)
                        ordered.append(item);
                }
            }
            std::ranges::stable_sort(ordered, [this](const OutputEntry &a, const OutputEntry &b) {
                const qsizetype first = m_wanted.indexOf(a.output.job);
                const qsizetype second = m_wanted.indexOf(b.output.job);
                return first != second ? first < second : a.output.position < b.output.position;
            });
            group.items = ordered;
        }
        store(group);
    }
    arrange();
}

void OutputSet::drawLots(OutputGroup &group)
{
    // What was decided with the names in sight, or before, stays a verdict of its own.
    const bool decided = group.verdict.outcome != VoteOutcome::Open;
    OutputVerdict verdict;
    verdict.kind = group.kind;
    verdict.view = group.verdict.view;
    if (group.stored && !decided) {
        verdict.id = group.verdict.id;
        verdict.created = group.verdict.created;
        verdict.note = group.verdict.note;
    }
    verdict.blind = true;
    group.verdict = verdict;
    std::shuffle(group.items.begin(), group.items.end(), *QRandomGenerator::system());
}

void OutputSet::store(OutputGroup &group)
{
    if (group.items.size() < 2)
        return; // nothing to compare
    if (group.verdict.id.isNull()) {
        group.verdict.created = m_workbench.clock().nowUtc();
        group.verdict.id = newId(group.verdict.created);
    }
    group.verdict.members = outputsOf(group.items);
    group.stored = true;
    m_workbench.store()
        .write([verdict = group.verdict](Database &db) { return JobJudgementRepository(db).putVerdict(verdict); })
        .then(this, [](const Status &stored) {
            if (!stored)
                qCWarning(lcStore) << "a verdict on outputs could not be kept:" << stored.error().detail;
        });
}

void OutputSet::vote(OutputKind kind, VoteOutcome outcome, const std::optional<ComparedOutput> &winner)
{
    OutputGroup *group = groupOf(kind);
    if (!group || group->items.size() < 2)
        return;
    // A blind vote counts once. One with the names in sight may be changed.
    if (group->verdict.blind && group->verdict.outcome != VoteOutcome::Open)
        return;
    const bool wasHidden = group->isHidden();
    group->verdict.outcome = outcome;
    group->verdict.winner = outcome == VoteOutcome::Win ? winner : std::nullopt;
    group->verdict.decided = outcome == VoteOutcome::Open ? UtcMicros{} : m_workbench.clock().nowUtc();
    store(*group);
    if (wasHidden)
        emit groupsChanged(); // the names are seen from now on
    else
        emit judgementChanged(kind);
}

void OutputSet::setNote(OutputKind kind, const QString &note)
{
    OutputGroup *group = groupOf(kind);
    if (!group || group->verdict.note == note)
        return;
    group->verdict.note = note;
    store(*group);
}

void OutputSet::setView(OutputKind kind, const QJsonObject &view)
{
    OutputGroup *group = groupOf(kind);
    if (!group || group->verdict.view == view)
        return;
    group->verdict.view = view;
    store(*group);
}

void OutputSet::setRating(const Id &job, int rating)
{
    const std::optional<int> given = rating > 0 ? std::optional(rating) : std::nullopt;
    m_marks[job].rating = given;
    m_workbench.store()
        .write([job, given](Database &db) { return JobJudgementRepository(db).setRating(job, given); })
        .then(this, [](const Status &stored) {
            if (!stored)
                qCWarning(lcStore) << "a rating could not be kept:" << stored.error().detail;
        });
    for (const OutputGroup &group : std::as_const(m_groups)) {
        if (std::ranges::any_of(group.items, [&job](const OutputEntry &item) { return item.output.job == job; }))
            emit judgementChanged(group.kind);
    }
}

} // namespace bakeoff
