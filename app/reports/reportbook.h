// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/savedreport.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace bakeoff {

class AppSettings;
class Workbench;

/// The reports of the profile, and the one that is worked on: each change of it is stored some moments later. GUI thread.
class ReportBook : public QObject {
    Q_OBJECT
public:
    ReportBook(Workbench &workbench, AppSettings &settings, QObject *parent = nullptr);
    /// Hands in what is not stored yet.
    ~ReportBook() override;

    /// Opens the report that was open last, if there is one. The workbench must be ready.
    void start();
    /// Reads the list anew.
    void reload();
    const QList<ReportEntry> &entries() const { return m_entries; } ///< last changed first
    const ReportSettings &current() const { return m_current; }
    /// What the user made of the open report; id and stamps are its own.
    void change(const ReportSettings &value);
    void open(const Id &id);
    /// Opens the last changed report of exactly this, else a new one.
    void openFor(ReportCovers covers, const ReportSelection &selection);
    void create(const ReportSettings &value = {});
    /// The open one; undo() brings it back as it was.
    void remove();
    bool canUndo() const { return m_removed.has_value(); }
    void undo();
    /// What is not stored yet is handed in now.
    void flush();

signals:
    void opened(const bakeoff::ReportSettings &settings);
    void listed();
    /// \param title of what was deleted; may be empty
    void removed(const QString &title);
    void restored();
    void failed(const bakeoff::Error &error);

private:
    void show(const ReportSettings &settings);
    void list();

    Workbench &m_workbench;
    AppSettings &m_settings;
    QList<ReportEntry> m_entries;
    ReportSettings m_current;
    std::optional<ReportSettings> m_removed;
    QTimer m_soon;
    int m_listAsked = 0;
    int m_openAsked = 0; ///< only the latest wish counts
    bool m_started = false;
};

} // namespace bakeoff
