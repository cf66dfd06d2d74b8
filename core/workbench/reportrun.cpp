// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/reportrun.h"

#include "reports/csvreport.h"
#include "reports/jsonreport.h"
#include "reports/leftout.h"
#include "reports/reportbuilder.h"
#include "reports/reportmachine.h"
#include "reports/reporttexts.h"
#include "store/reportrepository.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// One report under way.
class ReportRun {
public:
    ReportRun(Database &db, const ReportSources &sources, const ReportOptions &options, const ReportProgress &progress)
        : m_db(db)
        , m_sources(sources)
        , m_options(options)
        , m_progress(progress)
        , m_rows(db, sources.now, SecretMask(sources.keys))
        , m_builder(options)
    {
    }

    Status open(const ReportSelection &selection, int passes)
    {
        m_selection = selection;
        const Status s = m_rows.open(selection);
        m_total = (m_rows.replies() + m_rows.jobs()) * passes;
        return s ? step(0) : s;
    }

    Status count()
    {
        Status s = m_rows.eachReply(ReportRepository::Texts::Leave,
                                    [this](const ReportReply &reply, const ReportReplyTexts &) {
                                        m_builder.add(reply);
                                        return step(1);
                                    });
        if (s)
            s = m_rows.eachJob(ReportRepository::Texts::Leave, [this](const ReportJob &job, const ReportJobTexts &) {
                m_builder.add(job);
                return step(1);
            });
        if (s)
            s = m_rows.eachVote([this](const ReportVote &vote) { m_builder.add(vote); });
        return s;
    }

    Report figures()
    {
        return m_builder.finish({.now = m_sources.now,
                                 .program = m_sources.program,
                                 .hidden = m_rows.hidden(),
                                 .since = m_selection.filter.from,
                                 .until = m_selection.filter.until,
                                 .price = m_sources.price,
                                 .aliases = m_sources.aliases});
    }

    /// Without answers their prompts, where those are wanted.
    Status addTurns(Report &report) const
    {
        if (!m_options.answers && !m_options.prompts)
            return success();
        const auto turns = m_rows.newestTurns(ReportOptions::kMostAnswers);
        if (!turns)
            return turns.error();
        qint64 shown = 0;
        for (const ReportRepository::ShownTurn &turn : *turns) {
            ReportTurn written{.turn = turn.turn, .title = {}, .system = {}, .prompt = {}, .at = turn.at, .answers = {}};
            if (m_options.prompts) {
                written.title = turn.title;
                written.system = turn.system;
                written.prompt = turn.prompt;
            }
            for (const auto &[reply, texts] : turn.answers) {
                if (m_options.answers)
                    written.answers.append(answerOf(reply, texts));
                ++shown;
            }
            report.turns.append(written);
        }
        if (!m_options.answers)
            return success();
        qint64 ended = 0;
        for (const ReportModel &model : std::as_const(report.models))
            ended += model.jobs ? 0 : model.n;
        report.moreAnswers = std::max<qint64>(0, ended - shown);
        return success();
    }

    Status addMedia(Report &report) const
    {
        constexpr qsizetype kMostFiles = 50;
        if (!m_options.media)
            return success();
        const auto jobs = m_rows.newestJobsWithFiles(kMostFiles);
        if (!jobs)
            return jobs.error();
        for (const auto &[row, rowTexts] : *jobs) {
            const int model = m_builder.indexOf(row);
            ReportJob job = row;
            ReportJobTexts texts = rowTexts;
            leaveOut(m_options, job, texts);
            for (const Artifact &file : std::as_const(texts.files)) {
                if (file.state != ArtifactState::Downloaded || report.media.size() >= kMostFiles)
                    continue;
                report.media.append({.model = model,
                                     .job = job.id,
                                     .title = texts.title,
                                     .sha256 = file.sha256,
                                     .mediaType = file.mediaType,
                                     .fileName = file.fileName,
                                     .path = m_sources.path ? m_sources.path(file.sha256) : QString(),
                                     .seed = job.seed,
                                     .cost = job.cost.value_or(Cost::unknown()),
                                     .sandbox = job.sandbox,
                                     .total = machineMs(job.clocks.total),
                                     .charged = job.cost.has_value()});
            }
        }
        report.moreMedia = m_rows.files() - report.media.size();
        return success();
    }

    template <typename Writer>
    Result<qint64> writeRows(Writer &writer, const Report &report)
    {
        qint64 written = 0;
        const auto nameOf = [&](const auto &row) {
            const int index = m_options.names ? -1 : m_builder.indexOf(row);
            return index >= 0 && index < report.models.size() ? report.models[index].name : QString();
        };
        const auto write = [&](const auto &row, const auto &texts) {
            ++written;
            const Status s = writer.add(row, texts, nameOf(row));
            return s ? step(1) : s;
        };
        Status s = m_rows.eachReply(ReportRepository::Texts::Read, write);
        if (s)
            s = m_rows.eachJob(ReportRepository::Texts::Read, write);
        return s ? Result<qint64>(written) : Result<qint64>(s.error());
    }

private:
    Status step(qint64 more)
    {
        m_done += more;
        return !m_progress || m_progress(m_done, m_total) ? success() : Status(Error{.kind = ErrorKind::Cancelled});
    }

    ReportAnswer answerOf(const ReportReply &row, const ReportReplyTexts &rowTexts) const
    {
        ReportReply reply = row;
        ReportReplyTexts texts = rowTexts;
        leaveOut(m_options, reply, texts);
        return {.model = m_builder.indexOf(row),
                .reply = reply.id,
                .text = texts.text,
                .reasoning = texts.reasoning,
                .state = replyStateName(reply.state).toString(),
                .ttft = machineMs(reply.metrics.ttft),
                .e2e = machineMs(reply.metrics.e2e),
                .tokensPerS = reply.metrics.answerTokensPerS.value(),
                .outputTokens = reply.usage.output,
                .cost = reply.cost.value_or(Cost::unknown()),
                .sandbox = reply.sandbox,
                .rating = reply.rating,
                .best = reply.mark == Mark::Best,
                .charged = reply.cost.has_value()};
    }

    Database &m_db;
    const ReportSources &m_sources;
    const ReportOptions &m_options;
    const ReportProgress &m_progress;
    ReportSelection m_selection;
    ReportRepository m_rows;
    ReportBuilder m_builder;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

Result<Report> makeReport(Database &db, const ReportSources &sources, const ReportSelection &selection,
                          const ReportOptions &options, const ReportProgress &progress)
{
    ReportRun run(db, sources, options, progress);
    Status s = run.open(selection, 1);
    if (s)
        s = run.count();
    if (!s)
        return s.error();
    Report report = run.figures();
    s = run.addTurns(report);
    if (s)
        s = run.addMedia(report);
    return s ? Result<Report>(std::move(report)) : Result<Report>(s.error());
}

Result<qint64> writeReportRows(Database &db, const ReportSources &sources, const ReportSelection &selection,
                               const ReportOptions &options, ReportRowsForm form, QIODevice &device,
                               const ReportProgress &progress)
{
    const bool csv = form == ReportRowsForm::Csv;
    // Figures stand in JSON; without names the letters come with them.
    const bool counted = !csv || !options.names;
    ReportRun run(db, sources, options, progress);
    Status s = run.open(selection, counted ? 2 : 1);
    Report report;
    if (s && counted) {
        s = run.count();
        if (!s)
            return s.error();
        report = run.figures();
    }
    if (!s)
        return s.error();
    if (csv) {
        CsvReport writer(device, options, sources.path);
        s = writer.begin();
        return s ? run.writeRows(writer, report) : Result<qint64>(s.error());
    }
    JsonReport writer(device, options, sources.path);
    s = writer.begin(report);
    if (!s)
        return s.error();
    const Result<qint64> written = run.writeRows(writer, report);
    if (!written)
        return written;
    s = writer.end();
    return s ? written : Result<qint64>(s.error());
}

} // namespace bakeoff
