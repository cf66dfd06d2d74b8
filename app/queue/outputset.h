// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"
#include "jobs/jobjudgement.h"
#include "media/mediafacts.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace bakeoff {

class Thumbnails;
class Workbench;

/// One output, as it is compared.
struct OutputEntry {
    ComparedOutput output;
    std::shared_ptr<const Job> job;
    const Artifact *artifact = nullptr; ///< of `job`; null: its text
    QString letter;                     ///< "A"
    QString path;                       ///< of the file; empty: not here
    QString text;                       ///< of OutputKind::Text
    std::optional<MediaPreview> preview; ///< in its own size; nothing until it is read
    bool unreadable = false;             ///< it was read in vain

    QString modelName() const; ///< "flux-dev"
};

/// Outputs of one kind, with the verdict on them.
struct OutputGroup {
    OutputKind kind = OutputKind::Image;
    QList<OutputEntry> items; ///< in the order in which they are shown, "A" first
    OutputVerdict verdict;
    bool stored = false; ///< the verdict is, or will be, in the history

    /// Nobody may be told who made what.
    bool isHidden() const { return verdict.blind && verdict.outcome == VoteOutcome::Open; }
};

/// The outputs of several jobs: reads the jobs, their files and what was thought of them before, and keeps what is
/// thought of them now. Lives on the main thread.
class OutputSet : public QObject {
    Q_OBJECT
public:
    explicit OutputSet(Workbench &workbench, QObject *parent = nullptr);
    ~OutputSet() override;

    /// The jobs that have ended well, in this order. groupsChanged() follows.
    void setJobs(const QList<Id> &jobs);
    /// As setJobs() with these behind them; what is blind stays so.
    void addJobs(const QList<Id> &jobs);
    QList<Id> jobs() const { return m_wanted; }
    const QList<OutputGroup> &groups() const { return m_groups; }
    const OutputGroup *group(OutputKind kind) const;
    /// Batches of the jobs, by name; those without one are not in it.
    QStringList batchNames() const { return m_batches; }
    JobMarks marks(const Id &job) const { return m_marks.value(job); }
    int leftOut() const { return m_leftOut; } ///< files of kinds that cannot be shown

    /// Draws lots anew for every group of which nothing hidden is decided yet; or shows the names.
    void setBlind(bool blind);
    /// A vote is open somewhere.
    bool isBlind() const;
    /// \param winner one of the group's; set exactly where `outcome` is Win
    void vote(OutputKind kind, VoteOutcome outcome, const std::optional<ComparedOutput> &winner = {});
    void setNote(OutputKind kind, const QString &note);
    void setView(OutputKind kind, const QJsonObject &view);
    void setRating(const Id &job, int rating); ///< 0 takes it back

signals:
    /// Other outputs, or another order: all is to be shown anew.
    void groupsChanged();
    /// Its verdict, or the marks of its jobs.
    void judgementChanged(bakeoff::OutputKind kind);
    /// A preview of it is here, or will not come.
    void itemRead(bakeoff::OutputKind kind, int index);

private:
    struct Loaded;
    void ask(const QList<Id> &jobs, bool stayBlind);
    void read(quint64 request, const QList<Id> &jobs);
    void take(const Loaded &loaded);
    void arrange();
    void drawLots(OutputGroup &group);
    void readFiles();
    void store(OutputGroup &group);
    OutputGroup *groupOf(OutputKind kind);
    void letter();

    Workbench &m_workbench;
    Thumbnails *m_reader;
    QList<Id> m_wanted;
    QList<OutputGroup> m_groups;
    QStringList m_batches;
    QHash<Id, JobMarks> m_marks;
    QHash<quint64, ComparedOutput> m_reading;
    QHash<ComparedOutput, MediaPreviewResult> m_previews;
    quint64 m_request = 0;
    int m_leftOut = 0;
    bool m_stayBlind = false; ///< what is being read
};

/// A job's output as text where it has no files: words as they are, everything else as indented JSON.
QString outputText(const QJsonValue &output);

} // namespace bakeoff
