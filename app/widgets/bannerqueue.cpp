// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bannerqueue.h"

#include "widgets/messages.h"

#include <utility>

namespace bakeoff {

namespace {

int importance(StateLook look)
{
    switch (look) {
    case StateLook::Failed:
        return 2;
    case StateLook::CutOff:
    case StateLook::Held:
    case StateLook::Unconfirmed:
        return 1;
    default:
        return 0; // what is only told, and what was done and can be undone
    }
}

} // namespace

BannerQueue::BannerQueue(QObject *parent)
    : QObject(parent)
{
}

void BannerQueue::add(Banner *banner)
{
    m_banners.append(banner);
    banner->setQueued();
    connect(banner, &Banner::presentedChanged, this, [this, banner](bool presented) {
        if (presented) {
            m_banners.removeAll(banner);
            m_banners.append(banner);
        }
        arrange();
    });
    connect(banner, &QObject::destroyed, this, [this, banner] { m_banners.removeAll(banner); });
    arrange();
}

void BannerQueue::arrange()
{
    Banner *shown = nullptr;
    for (Banner *banner : std::as_const(m_banners)) {
        const QWidget *screen = banner->parentWidget();
        if (banner->isPresented() && screen && screen->isVisibleTo(screen->window())
            && (!shown || importance(banner->look()) >= importance(shown->look())))
            shown = banner;
    }
    for (Banner *banner : std::as_const(m_banners)) {
        if (banner != shown)
            banner->hide();
    }
    if (shown)
        shown->show();
}

} // namespace bakeoff
