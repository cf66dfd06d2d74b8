// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/replymailbox.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

void ReplyPatch::merge(ReplyPatch later)
{
    if (later.restarted) {
        text.clear();
        reasoning.clear();
        restarted = true;
    }
    text += later.text;
    reasoning += later.reasoning;
    events += later.events;
    if (later.state)
        state = later.state;
    if (later.clocks)
        clocks = later.clocks;
    if (later.facts)
        facts = std::move(later.facts);
    if (later.attemptStarted)
        attemptStarted = later.attemptStarted;
    failedAttempts += later.failedAttempts;
    if (later.whole)
        whole = std::move(later.whole);
}

ReplyMailbox::ReplyMailbox(std::function<void()> wake)
    : m_wake(std::move(wake))
{
}

void ReplyMailbox::post(ReplyPatch patch)
{
    bool wasEmpty = false;
    {
        const std::scoped_lock lock(m_mutex);
        wasEmpty = m_patches.empty();
        const auto same = std::ranges::find(m_patches, patch.reply, &ReplyPatch::reply);
        if (same == m_patches.end())
            m_patches.push_back(std::move(patch));
        else
            same->merge(std::move(patch));
    }
    if (wasEmpty && m_wake)
        m_wake();
}

std::vector<ReplyPatch> ReplyMailbox::take()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_patches, {});
}

} // namespace bakeoff
