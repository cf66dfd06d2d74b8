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

    // reporttables.cpp
    void writeReplies();
    void writeJobs();
    void writeDetails();
    void writeJudged();
    void writeCosts();
    void repliesTable(const ReportGroup &group);
    /// Least and most of the times and speeds in the place of their medians; not to be sorted or ranked by.
    void showSeen(ReportTable &table, const ReportGroup &group) const;
    void jobsTable(const ReportGroup &group);
    void timesTable(const ReportGroup &group, int level); ///< with a heading of that level; nothing where nothing was timed
    void countsTable(const ReportGroup &group);
    void costsTable(const ReportGroup &group);
    void judgedTable(const ReportGroup &group);
    QString timesNote(bool jobs) const;
    /// Marks the best cell of a column, where at least two rows can be ranked and one stands alone.
    static void markBest(ReportTable &table, qsizetype column, bool low, const std::function<bool(qsizetype row)> &sound);

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
