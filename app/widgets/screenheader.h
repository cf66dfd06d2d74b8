// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

class QHBoxLayout;

namespace bakeoff {

class ElidedLabel;

/// The bar on top of a screen: title, context beside it, a stretch, and the screen's own controls at the right.
class ScreenHeader : public Surface {
    Q_OBJECT
public:
    explicit ScreenHeader(const QString &title, QWidget *parent = nullptr);

    QString title() const;
    void setTitle(const QString &title);
    /// Behind the title: line-up, tags.
    void addContext(QWidget *widget);
    /// At the right end, in the order of the calls.
    void addControl(QWidget *widget);

private:
    ElidedLabel *m_title;
    QHBoxLayout *m_context;
    QHBoxLayout *m_controls;
};

} // namespace bakeoff
