// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "compare/differencetext.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace bakeoff {

/// Differences between answers, made on another thread and kept: for the difference view and for linked scrolling.
class AnswerAligner : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    struct Side {
        Id reply;
        QList<MarkdownBlock> blocks;
    };
    /// The difference of `own` from `base`; null while it is being made, then ready() follows.
    std::shared_ptr<const AnswerDifference> find(const Side &base, const Side &own);
    /// Differences made so far; they show that none is made twice.
    int made() const { return m_made; }

signals:
    void ready();

private:
    struct Entry {
        QList<MarkdownBlock> base; ///< shares its data with the view's as long as that has not changed
        QList<MarkdownBlock> own;
        std::shared_ptr<const AnswerDifference> result;
    };
    QHash<QPair<Id, Id>, Entry> m_entries;
    int m_made = 0;
};

} // namespace bakeoff
