// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/routingtable.h"

#include <QHash>
#include <QWidget>

class QPushButton;

namespace bakeoff {

class AppSettings;
class CommandRegistry;
class GlyphView;
class TextLabel;
class Workbench;

/// Settings: the routing table. For each kind of request the model that is used where none is named, the one in its
/// place where it cannot be used, and which one that comes to now, with the reason.
class RoutingPage : public QWidget {
    Q_OBJECT
public:
    /// The workbench must be ready.
    RoutingPage(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent = nullptr);

    /// Which model is used and why, in a sentence.
    static QString useSentence(const RouteChoice &choice);

private:
    struct Cell {
        QPushButton *choose = nullptr;
        QPushButton *clear = nullptr;
    };
    struct Row {
        Cell model;
        Cell alternative;
        GlyphView *glyph = nullptr;
        TextLabel *use = nullptr;
    };
    Cell makeCell(RequestKind kind, bool alternative);
    void choose(RequestKind kind, bool alternative);
    void set(RequestKind kind, bool alternative, const std::optional<ModelRef> &model);
    void renew();
    void showModel(const Cell &cell, const std::optional<ModelRef> &model);
    void showUse(RequestKind kind, const RouteChoice &choice);

    Workbench &m_workbench;
    AppSettings &m_settings;
    CommandRegistry &m_commands;
    QHash<RequestKind, Row> m_rows;
    TextLabel *m_problem;
    quint64 m_run = 0; ///< of the newest look-up; an older answer is ignored
};

} // namespace bakeoff
