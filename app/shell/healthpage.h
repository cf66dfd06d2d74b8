// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/healthreport.h"

#include <QWidget>

class QVBoxLayout;

namespace bakeoff {

class EmptyState;
class TextLabel;
class Workbench;

/// Settings: what our own requests to each provider came to, over a day and over 30 days, in words and counts, one block each, with a link to the provider's own status page where it has one.
class HealthPage : public QWidget {
    Q_OBJECT
public:
    /// The workbench must be ready.
    explicit HealthPage(Workbench &workbench, QWidget *parent = nullptr);

    void setFigures(const HealthFigures &figures);
    /// Why there is nothing to show.
    void setProblem(const Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void renew();
    void fill();
    void addBlock(const ProviderHealth &day, const ProviderHealth &month);

    Workbench &m_workbench;
    HealthFigures m_figures;
    bool m_stale = false; ///< shows other figures than it was given
    TextLabel *m_problem;
    EmptyState *m_empty;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_blocks;
};

} // namespace bakeoff
