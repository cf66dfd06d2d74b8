// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/reportdocument.h"
#include "reports/savedreport.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace bakeoff {

class ReportMaker;
class ReportPictureMaker;
class Workbench;

/// Makes the report of the settings that were told last, some moments after they were told, on other threads: figures, then
/// pictures, then words. An answer to earlier settings never takes the place of a later one's. GUI thread.
class ReportFeed : public QObject {
    Q_OBJECT
public:
    explicit ReportFeed(Workbench &workbench, QObject *parent = nullptr);
    ~ReportFeed() override;

    /// The workbench must be ready. Where nothing is asked for there is nothing to wait for.
    void setSettings(const ReportSettings &settings);
    /// The history is another now.
    void renew();
    /// Once more, at once.
    void again();
    /// The figures are made, the words are on the way or a newer report is waited for.
    bool isBusy() const { return m_busy; }
    /// Of the settings that were told last; null while it is being made, where nothing is asked for and after failed().
    const Report *report() const { return m_fresh ? &*m_report : nullptr; }
    const ReportDocument &document() const { return m_document; } ///< belongs to report()
    ReportMaker &maker();

signals:
    void made();
    /// There is nothing to make a report of.
    void cleared();
    void failed(const bakeoff::Error &error);
    /// It takes longer than one would call at once, or no longer.
    void slow(bool on);

private:
    void start();
    void take(int serial, const ReportSettings &of, const Result<Report> &report);
    void write();
    void setBusy(bool busy);

    Workbench &m_workbench;
    std::unique_ptr<ReportMaker> m_maker;
    ReportPictureMaker *m_pictures;
    ReportSettings m_settings;
    std::optional<Report> m_report; ///< the last that was made
    ReportSettings m_made;          ///< what it was made of
    ReportDocument m_document;
    QFuture<Result<Report>> m_running;
    QTimer m_soon;
    QTimer m_slow;
    QTimer m_later; ///< while the history changes all the time
    int m_serial = 0;   ///< of what is wanted now
    int m_gathered = 0; ///< whose pictures are on the way
    bool m_told = false; ///< settings were told at all
    bool m_stale = true; ///< the figures must be made anew
    bool m_busy = false;
    bool m_fresh = false;
};

} // namespace bakeoff
