// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/modeldetailsrows.h"
#include "providers/modelinfo.h"
#include "widgets/surface.h"

#include <QHash>
#include <QTimer>

class QScrollArea;
class QVBoxLayout;

namespace bakeoff {

class Workbench;
template <typename T>
class Result;

/// What is known of the model under the cursor: modalities, context, release, every price with its conditions,
/// settings, description, and the hosts behind it where the provider tells them. It scrolls, and is a tab stop so that
/// it can be scrolled with the keys.
class ModelDetails : public Surface {
    Q_OBJECT
public:
    explicit ModelDetails(Workbench &workbench, QWidget *parent = nullptr);

    void show(const QString &provider, const ModelInfo &model);
    /// What the user's own answers say of the model that is shown next.
    void setOwnRuns(const std::optional<OwnRuns> &runs);
    void clear();
    QScrollArea *scrollArea() const { return m_scroll; }

signals:
    /// The list of hosts came, or why it did not.
    void hostsShown();

private:
    QVBoxLayout *newBody();
    void addSection(QVBoxLayout *layout, const QString &title);
    void addRows(QVBoxLayout *layout, const ModelDetailsRows::Rows &rows);
    void addPrices(QVBoxLayout *layout, const RateCard &prices);
    void addText(QVBoxLayout *layout, const QString &text);
    void askForHosts();
    void fetchHosts();
    void emptyHosts();
    void showWaiting();
    void showProblem(const Error &error);
    void showHosts(const QList<ModelEndpoint> &hosts);
    bool hasHosts() const;

    Workbench &m_workbench;
    ModelRef m_shown;
    std::optional<OwnRuns> m_runs;
    QHash<QString, QList<ModelEndpoint>> m_hosts; ///< by PROVIDER/ID, for as long as the picker is open
    QTimer m_pause;                               ///< hosts are asked for once the cursor rests
    QScrollArea *m_scroll;
    QVBoxLayout *m_hostArea = nullptr; ///< in what is shown; null where the provider tells no hosts
};

} // namespace bakeoff
