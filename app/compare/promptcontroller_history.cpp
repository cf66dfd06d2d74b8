// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts sent before, of PromptController.
#include "compare/promptcontroller.h"

#include "compare/promptdock.h"
#include "compare/prompteditor.h"
#include "store/comparisonrepository.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QFutureWatcher>

#include <limits>
#include <utility>

namespace bakeoff {

namespace {

constexpr UtcMicros kEndOfTime{std::numeric_limits<qint64>::max()};
constexpr int kPage = 100;      ///< earlier prompts that are read at once
constexpr int kFetchAhead = 10; ///< older ones are read before the oldest that is known is shown

} // namespace

void PromptController::earlierPrompt()
{
    if (!m_document)
        return;
    if (!m_browsing) {
        m_earlier = {m_recent.crbegin(), m_recent.crend()};
        for (const Turn &turn : m_document->value().turns) { // those of this comparison are the nearest
            const QString written = turn.source.isEmpty() ? turn.prompt : turn.source;
            m_earlier.removeAll(written);
            m_earlier.append(written);
        }
        m_earlier += m_kept;
        m_at = m_earlier.size();
        m_draft = m_dock->prompt();
    }
    if (m_at <= 0)
        return;
    --m_at;
    if (m_at < kFetchAhead)
        fetchOlder();
    m_loading = true;
    m_dock->editor()->replaceText(m_earlier[m_at], false);
    m_loading = false;
    m_browsing = true;
}

void PromptController::laterPrompt()
{
    if (!m_browsing || m_at >= m_earlier.size())
        return;
    ++m_at;
    m_loading = true;
    m_dock->editor()->replaceText(m_at < m_earlier.size() ? m_earlier[m_at] : m_draft, true);
    m_loading = false;
    m_browsing = m_at < m_earlier.size();
}

void PromptController::fetchRecent()
{
    if (!m_workbench.isReady())
        return;
    fetch(kEndOfTime, [this](const QList<RecentPrompt> &prompts) {
        m_recent.clear();
        for (const RecentPrompt &prompt : prompts)
            m_recent.append(prompt.text);
    });
}

void PromptController::fetchOlder()
{
    const auto before = std::exchange(m_oldest, std::nullopt);
    if (!before)
        return;
    fetch(*before, [this](const QList<RecentPrompt> &prompts) {
        for (const RecentPrompt &prompt : prompts) {
            if (m_recent.contains(prompt.text))
                continue;
            m_recent.append(prompt.text);
            if (m_browsing && !m_earlier.contains(prompt.text)) {
                m_earlier.prepend(prompt.text);
                ++m_at;
            }
        }
    });
}

void PromptController::fetch(UtcMicros before, const std::function<void(const QList<RecentPrompt> &)> &take)
{
    // A watcher, since the answer may come from the reading thread at the moment in which this object goes:
    // QFuture::then() with a context posts to it all the same.
    using Answer = Result<QList<RecentPrompt>>;
    auto *watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcher<Answer>::finished, this, [this, watcher, take] {
        watcher->deleteLater();
        if (watcher->future().resultCount() == 0)
            return;
        const Answer prompts = watcher->result();
        if (!prompts)
            return; // those of this comparison are known all the same
        take(*prompts);
        m_oldest = prompts->size() < kPage ? std::nullopt : std::optional(prompts->last().sent);
    });
    watcher->setFuture(m_workbench.recentPrompts(before, kPage));
}

} // namespace bakeoff
