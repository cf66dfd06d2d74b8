// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"
#include "reports/reportdocument.h"
#include "words/reportfigures.h"
#include "words/reportwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <functional>

namespace bakeoff {

/// Models whose figures may be ranked against each other: the same kind of work, and money of one kind.
struct ReportGroup {
    bool jobs = false;
    RequestKind kind = RequestKind::Text;
    bool kindKnown = true; ///< ReportModel::kindKnown
    bool sandbox = false;
    QList<int> models; ///< indexes into Report::models, as they come
    /// Several groups of jobs in one table: `kind` and `sandbox` are those of the first.
    bool mixed = false;
};

/// Writes one report: reportDocument() in pieces. Made for one call of write().
class ReportWriter {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::ReportWriter)
public:
    ReportWriter(const Report &report, const QLocale &locale, const ReportPictures &pictures);
    ReportDocument write();

private:
    // reportwriter.cpp: order and what stands around
    void writeFull();
    void writeOnePage();
    void writeCostsOnly();
    void writeEmpty();
    QString title() const;
    QString subtitle() const;
    void writeWords();
    void writeTotal();
    void heading(int level, const QString &text);
    void paragraph(const ReportText &text, bool note = false);
    /// Of a group among others of replies, or of jobs: "Images, sandbox"; empty where it is the only one.
    QString groupName(const ReportGroup &group) const;
    void groupHeading(const ReportGroup &group);
    const ReportModel &model(int index) const { return m_report.models[index]; }
    QString nameOf(int index) const;
    /// With "(sandbox)" behind models of it where others are there too.
    QString moneyNameOf(const ReportModel &model) const;
    bool allSandbox() const; ///< every model: all amounts are play money

    // reporttables.cpp
    static constexpr qsizetype kLeastCosts = 5; ///< fewest known amounts behind a mean that is ranked
    void writeReplies();
    void writeDetails();
    void writeJudged();
    void writeCosts();
    void repliesTable(const ReportGroup &group);
    /// Least and most of the times and speeds in the place of their medians; not to be sorted or ranked by.
    void showSeen(ReportTable &table, const ReportGroup &group) const;
    ReportCell seenCell(const ReportSpread &spread, bool speed) const;
    void timesTable(const ReportGroup &group, int level); ///< with a heading of that level; nothing where nothing was timed
    void countsTable(const ReportGroup &group);
    void costsTable(const ReportGroup &group);
    void costsPart(const ReportGroup &group, int level); ///< the table with a heading, where it has something to say
    void judgedTable(const ReportGroup &group);
    QString timesNote(bool jobs) const;
    /// Marks the best cell of a column, where at least two rows can be ranked and one stands alone. \param rivals the rows
    /// that are looked at; none: all
    static void markBest(ReportTable &table, qsizetype column, bool low, const std::function<bool(qsizetype row)> &sound,
                         const std::function<bool(qsizetype row)> &rivals = {});
    static void dropColumn(ReportTable &table, qsizetype column);

    // reportjobs.cpp
    void writeJobs();
    /// \return whether what was seen stands in it in the place of medians
    bool jobsTable(const ReportGroup &group);
    /// As they are put into tables: jobs of all kinds in one, since one model a kind is usual.
    static QList<ReportGroup> tabled(const QList<ReportGroup> &groups);
    /// The groups that a table is made of: what may be ranked.
    QList<ReportGroup> rivalsIn(const ReportGroup &group) const;
    QString workOf(int index) const; ///< groupName() of the group that a model is in
    QString rowName(int index, const ReportGroup &group) const; ///< with its work where its name is there twice
    bool anyCold(const ReportGroup &group) const;

    // reportfindings.cpp
    void writeSameModels();
    void writeDecisions();
    void writeHealth();
    void writeProjection();
    QString sameModelSentence(const ReportSameModel &same) const;
    QString sideName(const ReportSameModel &same, const ReportSameModel::Side &side) const;
    QString errorsText(const QMap<ErrorKind, int> &errors) const;

    // reportdrawings.cpp
    void drawCostAgainstTime();
    void drawTimes();
    void drawSpend();
    void drawSuccess();
    bool costAgainstTime(const ReportGroup &group);
    struct Drawn; ///< a spread to draw: name, unit, which
    void strips(const ReportGroup &group, const Drawn &drawn, bool explained);

    // reportanswers.cpp
    void writeAnswers();
    void writeMedia();
    static QString insteadOf(const QString &mediaType); ///< a word for a file that has no picture
    ReportAnswers answersOf(const ReportTurn &turn) const;
    QString figuresOf(const ReportAnswer &answer) const;

    // reportrecipe.cpp
    void writeRecipe();
    void writeMethod();
    void writeLineUp();
    void writePrompts();

    const Report &m_report;
    const QLocale m_locale;
    const ReportPictures &m_pictures;
    const ReportFigures m_figures;
    QList<ReportGroup> m_groups;
    ReportDocument m_document;
};

} // namespace bakeoff
