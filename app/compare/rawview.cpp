// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/rawview.h"

#include "compare/background.h"
#include "widgets/answerview.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace bakeoff {
namespace {

/// Bytes that are laid out in less than a frame.
constexpr qsizetype kAtOnce = 48 * 1024;

} // namespace

RawView::RawView(QWidget *parent)
    : QWidget(parent)
    , m_text(new AnswerView(AnswerView::Content::Blocks, AnswerVoice::Reading, this))
{
    m_text->setAccessibleName(tr("Request and response"));
    m_text->setObjectName(QStringLiteral("rawText"));
    auto *bar = new Surface(Surface::Ground::Base, Qt::BottomEdge, this);
    m_bar = bar;
    auto *barLayout = new QHBoxLayout(bar);
    barLayout->setContentsMargins(metrics::kLarge, metrics::kTight, metrics::kSmall, metrics::kTight);
    barLayout->setSpacing(metrics::kTight);
    barLayout->addWidget(new ElidedLabel(tr("Copy the request as"), TextStep::Small, Tone::Text2, QFont::Normal, bar), 1);
    bar->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_text, 1);
}

void RawView::addSnippet(const QString &name, const std::function<QString()> &make)
{
    QPushButton *button = makeButton(name, ButtonKind::Flat, {}, m_bar);
    setButtonSize(button, ButtonSize::Bar);
    button->setAccessibleName(tr("Copy the request as %1").arg(name));
    connect(button, &QPushButton::clicked, this, [make] {
        if (const QString text = make(); !text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
    });
    m_buttons.append(button);
    m_bar->layout()->addWidget(button);
    m_bar->show();
}

void RawView::setSnippetsEnabled(bool enabled, const QString &why)
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->setEnabled(enabled);
        button->setToolTip(!enabled && !why.isEmpty() ? why
                                                      : tr("Copies the request as %1. Instead of the key it names the "
                                                           "environment variable.")
                                                            .arg(button->text()));
    }
}

void RawView::setTraffic(const RawTraffic &traffic)
{
    if (traffic == m_traffic)
        return;
    m_traffic = traffic;
    const int generation = ++m_generation;
    if (traffic.request.size() + traffic.response.size() <= kAtOnce) {
        m_text->setBlocks(rawBlocks(traffic));
        emit shown();
        return;
    }
    inBackground([traffic] { return rawBlocks(traffic); }).then(this, [this, generation](const QList<MarkdownBlock> &blocks) {
        if (generation != m_generation)
            return;
        m_text->setBlocks(blocks);
        emit shown();
    });
}

} // namespace bakeoff
