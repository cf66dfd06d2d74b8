// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/screenheader.h"

#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"

#include <QHBoxLayout>

namespace bakeoff {

ScreenHeader::ScreenHeader(const QString &title, QWidget *parent)
    : Surface(Ground::Window, Qt::BottomEdge, parent)
    , m_title(new ElidedLabel(title, TextStep::Title, Tone::Text, QFont::DemiBold))
    , m_context(new QHBoxLayout)
    , m_controls(new QHBoxLayout)
{
    keepScaledMinimumHeight(this, metrics::kScreenHeader);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, 0, metrics::kMedium, 0);
    layout->setSpacing(metrics::kMedium);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_context->setSpacing(metrics::kSmall);
    m_controls->setSpacing(metrics::kSmall);
    layout->addWidget(m_title);
    layout->addLayout(m_context);
    layout->addStretch(1);
    layout->addLayout(m_controls);
    setAccessibleName(title);
}

QString ScreenHeader::title() const
{
    return m_title->text();
}

void ScreenHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void ScreenHeader::addContext(QWidget *widget)
{
    m_context->addWidget(widget);
}

void ScreenHeader::addControl(QWidget *widget)
{
    m_controls->addWidget(widget);
}

} // namespace bakeoff
