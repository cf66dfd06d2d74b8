// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

namespace bakeoff {

class Banner;

/// Lets one banner of a window be seen at a time: of those that are presented on the screen in front the worst, of equal
/// ones the newest. The others wait until it is dismissed.
class BannerQueue : public QObject {
    Q_OBJECT
public:
    explicit BannerQueue(QObject *parent = nullptr);

    void add(Banner *banner);
    /// Another screen is in front.
    void arrange();

private:
    QList<Banner *> m_banners; ///< presented last: last
};

} // namespace bakeoff
