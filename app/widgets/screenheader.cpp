// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/screenheader.h"

#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

namespace {

constexpr int kLeastTitle = 140; ///< px of a long title that are kept before a button loses its words

} // namespace

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
    m_widgets.append(widget);
    m_context->addWidget(widget);
}

void ScreenHeader::addControl(QWidget *widget)
{
    m_widgets.append(widget);
    m_controls->addWidget(widget);
}

void ScreenHeader::foldTogether(int order, const QList<QAbstractButton *> &buttons)
{
    m_words.add(order, buttons);
    fit();
}

QSize ScreenHeader::minimumSizeHint() const
{
    QSize size = Surface::minimumSizeHint();
    size.rwidth() -= m_words.open(*this);
    return size;
}

void ScreenHeader::fit()
{
    const QMargins margins = layout()->contentsMargins();
    const int title = std::min(m_title->sizeHint().width(), scaled(kLeastTitle));
    int need = margins.left() + margins.right() + title + 2 * metrics::kMedium;
    for (const QWidget *widget : std::as_const(m_widgets)) {
        if (widget && !widget->isHidden())
            need += widget->sizeHint().width() + metrics::kSmall;
    }
    m_words.fit(*this, need, width());
}

bool ScreenHeader::event(QEvent *event)
{
    const bool handled = Surface::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit(); // a word has changed, or a button has come
    return handled;
}

void ScreenHeader::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fit();
}

} // namespace bakeoff
