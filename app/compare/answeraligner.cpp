// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/answeraligner.h"

#include "compare/background.h"

namespace bakeoff {
namespace {

constexpr qsizetype kMostKept = 100;

} // namespace

std::shared_ptr<const AnswerDifference> AnswerAligner::find(const Side &base, const Side &own)
{
    const QPair<Id, Id> key(base.reply, own.reply);
    const auto known = m_entries.constFind(key);
    if (known != m_entries.cend() && known->base.isSharedWith(base.blocks) && known->own.isSharedWith(own.blocks))
        return known->result;
    if (m_entries.size() >= kMostKept)
        m_entries.clear();
    m_entries.insert(key, {base.blocks, own.blocks, nullptr});
    inBackground([a = base.blocks, b = own.blocks] {
        return std::make_shared<const AnswerDifference>(makeDifference(a, b));
    }).then(this, [this, key, a = base.blocks, b = own.blocks](const std::shared_ptr<const AnswerDifference> &result) {
        ++m_made;
        const auto entry = m_entries.find(key);
        if (entry == m_entries.end() || !entry->base.isSharedWith(a) || !entry->own.isSharedWith(b))
            return; // of a text that is no longer shown
        entry->result = result;
        emit ready();
    });
    return nullptr;
}

} // namespace bakeoff
