// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/healthfeed.h"

#include "store/storereader.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QFuture>

namespace bakeoff {

HealthFeed::HealthFeed(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    // While answers stream in the history changes twice a second; the counts need not.
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::seconds(2));
    m_anew.setInterval(std::chrono::minutes(5));
    connect(&m_soon, &QTimer::timeout, this, &HealthFeed::ask);
    connect(&m_anew, &QTimer::timeout, this, &HealthFeed::ask);
}

void HealthFeed::start()
{
    if (m_anew.isActive())
        return;
    const auto later = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&m_workbench.reader(), &StoreReader::changed, this, later);
    connect(&m_workbench.providers(), &ProviderRegistry::configsChanged, this, later);
    m_anew.start();
    ask();
}

void HealthFeed::ask()
{
    if (m_reading) {
        m_soon.start();
        return;
    }
    m_reading = true;
    m_workbench.health().read().then(this, [this](const Result<HealthFigures> &figures) {
        m_reading = false;
        if (figures)
            emit read(*figures);
        else
            emit failed(figures.error());
    });
}

} // namespace bakeoff
