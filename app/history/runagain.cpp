// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/runagain.h"

#include "base/clock.h"
#include "compare/comparescreen.h"
#include "compare/comparisonjson.h"
#include "history/rundeltaview.h"
#include "store/comparisoncopy.h"
#include "store/storethread.h"
#include "widgets/overlaypopup.h"
#include "widgets/typography.h"
#include "workbench/comparisondocument.h"
#include "workbench/historybook.h"
#include "workbench/rerun.h"
#include "workbench/workbench.h"

#include <QFuture>

namespace bakeoff {

RunAgain::RunAgain(Workbench &workbench, CompareScreen &screen, QWidget *host)
    : QObject(host)
    , m_workbench(workbench)
    , m_screen(screen)
    , m_host(host)
{
}

void RunAgain::run(const Comparison &then, bool compare)
{
    auto document = m_workbench.open(rerunOf(then, m_workbench.clock().nowUtc()));
    ComparisonDocument *shown = document.get();
    // It goes with its document.
    auto *rerun = new Rerun(then, *shown, shown);
    m_screen.showDocument(std::move(document));
    connect(rerun, &Rerun::turnSent, this, [this, id = shown->value().id, tags = then.tags](int number) {
        if (number == 1 && !tags.isEmpty())
            m_workbench.history().setTags(id, tags);
    });
    connect(rerun, &Rerun::ended, this, [this, then, compare, rerun, shown](Rerun::End end) {
        if (end == Rerun::End::Failed && rerun->refusal())
            emit failed(*rerun->refusal());
        if (compare && end == Rerun::End::Complete && m_screen.document() == shown)
            show(then, shown->value());
    });
    rerun->start();
}

void RunAgain::branch(const Comparison &from)
{
    const UtcMicros now = m_workbench.clock().nowUtc();
    Comparison copy = underNewIds(from);
    copy.created = copy.updated = now;
    copy.starred = false;
    copy.origin = {};
    // Answers that still arrive arrive in the other one.
    for (Turn &turn : copy.turns)
        turn.replies.removeIf([](const Reply &reply) { return !isFinal(reply.state); });
    m_workbench.store()
        .write([copy](Database &db) { return storeCopy(db, copy); })
        .then(this, [this, id = copy.id, tags = copy.tags](const Status &status) {
            if (!status) {
                emit failed(status.error());
                return;
            }
            if (!tags.isEmpty())
                m_workbench.history().setTags(id, tags);
            m_screen.openComparison(id);
        });
}

void RunAgain::showThenNow(const Comparison &now)
{
    if (now.origin.isNull())
        return;
    m_workbench.loadComparison(now.origin).then(this, [this, now](const Result<Comparison> &then) {
        if (then)
            show(*then, now);
        else
            emit failed(then.error());
    });
}

void RunAgain::show(const Comparison &then, const Comparison &now)
{
    if (m_popup)
        m_popup->dismiss();
    m_popup = new OverlayPopup(m_host, tr("Then and now"));
    auto *view = new RunDeltaView(then, now, m_workbench.clock().nowUtc());
    m_popup->setContent(view, QSize(scaled(1140), scaled(720)));
    connect(view, &RunDeltaView::closed, m_popup, &OverlayPopup::dismiss);
    connect(m_popup, &OverlayPopup::dismissed, m_popup, &QObject::deleteLater);
    m_popup->open(view->firstField());
}

} // namespace bakeoff
