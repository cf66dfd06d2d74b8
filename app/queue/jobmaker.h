// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "providers/modelinfo.h"

#include <QObject>

#include <optional>

namespace bakeoff {

class CommandRegistry;
class NewJobDialog;
class OverlayPopup;
class QueueScreen;
class Workbench;

/// Opens the new-job dialog over the window when the queue asks for it, and shows there what was started. The dialog is
/// made when it is first wanted.
class JobMaker : public QObject {
    Q_OBJECT
public:
    /// \param host what the dialog covers; owns this
    JobMaker(Workbench &workbench, CommandRegistry &commands, QueueScreen &queue, QWidget *host);

    void begin(const std::optional<ModelRef> &model);
    void beginFrom(const Id &job);

private:
    NewJobDialog &dialog();
    void askPrice(const ModelRef &model, bool hardware);

    Workbench &m_workbench;
    CommandRegistry &m_commands;
    QueueScreen &m_queue;
    QWidget *m_host;
    NewJobDialog *m_dialog = nullptr;
    OverlayPopup *m_prices = nullptr;
};

} // namespace bakeoff
