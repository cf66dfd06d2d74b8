// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages.h"

#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

namespace {

constexpr int kIndent = 20;

void deleteButtons(QList<QPushButton *> &buttons)
{
    for (QPushButton *button : std::exchange(buttons, {}))
        button->deleteLater(); // it may be the one whose click is being handled
}

} // namespace

QPushButton *makeButton(const QString &text, ButtonKind kind, const QString &icon, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    setButtonKind(button, kind);
    if (!icon.isEmpty())
        button->setIcon(lookIcon(icon));
    return button;
}

UsualRangeBar::UsualRangeBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFont(textFont(TextStep::Caption));
}

void UsualRangeBar::setTimes(double elapsed, std::optional<QPair<double, double>> usual)
{
    m_elapsed = elapsed;
    m_usual = usual;
    const QString seconds = locale().toString(qRound(elapsed));
    setAccessibleName(usual ? tr("%1 s so far, usually %2 to %3 s")
                                  .arg(seconds, locale().toString(qRound(usual->first)),
                                       locale().toString(qRound(usual->second)))
                            : tr("%1 s so far").arg(seconds));
    update();
}

QSize UsualRangeBar::sizeHint() const
{
    return {240, 8 + 4 + fontMetrics().height()};
}

void UsualRangeBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    const QColor color = t.state(StateLook::ColdStart);
    QPainter p(this);
    const QRectF groove(0, 0, width(), 8);
    lookdetail::paintBox(p, groove, {t.line, {}, 0, 3});
    // The scale ends a quarter behind the usual range, or behind what has passed.
    const double end = 1.25 * std::max(m_elapsed, m_usual ? m_usual->second : 30.0);
    const auto x = [&](double seconds) { return groove.width() * std::clamp(seconds / end, 0.0, 1.0); };
    if (m_usual) {
        const QRectF zone(x(m_usual->first), 0, std::max(4.0, x(m_usual->second) - x(m_usual->first)), 8);
        lookdetail::paintBox(p, zone, {t.ground(StateLook::ColdStart), color, 1, 3});
    }
    if (m_elapsed > 0)
        lookdetail::paintBox(p, QRectF(0, 0, std::max(3.0, x(m_elapsed)), 8), {color, {}, 0, 3});
    p.setPen(t.text2);
    const QRect words(0, 12, width(), fontMetrics().height());
    //: Below a bar. %1: whole seconds so far.
    p.drawText(words, Qt::AlignLeft, tr("%1\u00a0s").arg(locale().toString(qRound(m_elapsed))));
    if (m_usual) {
        //: Below a bar: how long a machine usually takes to start. %1, %2: whole seconds.
        p.drawText(words, Qt::AlignRight,
                   tr("usually %1 to %2\u00a0s")
                       .arg(locale().toString(qRound(m_usual->first)), locale().toString(qRound(m_usual->second))));
    }
}

StateMessage::StateMessage(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new GlyphView(StateLook::Failed))
    , m_sentence(new TextLabel({}, TextStep::Reading, Tone::Text, QFont::DemiBold))
    , m_detail(new TextLabel({}, TextStep::Normal, Tone::Text2))
    , m_body(new QVBoxLayout)
    , m_facts(new QGridLayout)
    , m_buttons(new QHBoxLayout)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    layout->setSpacing(kIndent - metrics::kGlyph);
    auto *glyphColumn = new QVBoxLayout;
    glyphColumn->setContentsMargins(0, metrics::kTight, 0, 0);
    glyphColumn->addWidget(m_glyph);
    glyphColumn->addStretch();
    layout->addLayout(glyphColumn);
    layout->addLayout(m_body, 1);
    m_body->setSpacing(metrics::kTight);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setHorizontalSpacing(metrics::kLarge);
    m_facts->setVerticalSpacing(metrics::kTight);
    m_facts->setColumnStretch(1, 1);
    m_buttons->setSpacing(metrics::kSmall);
    m_buttons->addStretch();
    m_body->addWidget(m_sentence);
    m_body->addWidget(m_detail);
    m_body->addLayout(m_facts);
    m_body->addLayout(m_buttons);
    m_body->addStretch();
}

void StateMessage::setMessage(StateLook look, const QString &sentence, const QString &detail)
{
    m_glyph->setLook(look);
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(detail);
}

QString StateMessage::sentence() const
{
    return m_sentence->text();
}

void StateMessage::setFacts(const QList<QPair<QString, QString>> &facts)
{
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_facts->setContentsMargins(0, facts.isEmpty() ? 0 : metrics::kSmall, 0, 0);
    for (int row = 0; row < facts.size(); ++row) {
        auto *label = new TextLabel(facts.at(row).first, TextStep::Small, Tone::Text3);
        auto *value = new TextLabel(facts.at(row).second, TextStep::Small);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts->addWidget(label, row, 0, Qt::AlignTop);
        m_facts->addWidget(value, row, 1);
    }
}

UsualRangeBar *StateMessage::rangeBar()
{
    if (!m_range) {
        m_range = new UsualRangeBar;
        m_range->setMaximumWidth(420);
        m_body->insertSpacing(2, metrics::kSmall);
        m_body->insertWidget(3, m_range);
    }
    return m_range;
}

QPushButton *StateMessage::addButton(const QString &text, ButtonKind kind, const QString &icon)
{
    QPushButton *button = makeButton(text, kind, icon, this);
    m_buttons->insertWidget(static_cast<int>(m_buttonList.size()), button);
    m_buttons->setContentsMargins(0, metrics::kSmall, 0, 0);
    m_buttonList << button;
    return button;
}

void StateMessage::clearButtons()
{
    for (QPushButton *button : std::as_const(m_buttonList)) {
        m_buttons->removeWidget(button);
        button->hide();
    }
    deleteButtons(m_buttonList);
    m_buttons->setContentsMargins(0, 0, 0, 0);
}

Banner::Banner(QWidget *parent)
    : Surface(Ground::Window, Qt::BottomEdge, parent)
    , m_glyph(new GlyphView(StateLook::Info))
    , m_fact(new TextLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold))
    , m_consequence(new ElidedLabel)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(metrics::kLarge, metrics::kTight, metrics::kMedium, metrics::kTight);
    m_layout->setSpacing(metrics::kSmall);
    m_layout->addWidget(m_glyph);
    m_layout->addWidget(m_fact);
    m_layout->addWidget(m_consequence, 1);
    keepScaledMinimumHeight(this, metrics::kBanner);
}

void Banner::setMessage(StateLook look, const QString &fact, const QString &consequence)
{
    setStateGround(look);
    m_glyph->setLook(look);
    m_fact->setText(fact);
    m_consequence->setText(consequence);
    setAccessibleName(fact);
    setAccessibleDescription(consequence);
    m_told = false;
    if (isVisible())
        tell();
}

void Banner::tell()
{
    if (std::exchange(m_told, true) || !QAccessible::isActive())
        return;
    QAccessibleEvent announcement(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

void Banner::showEvent(QShowEvent *event)
{
    Surface::showEvent(event);
    tell();
}

void Banner::present()
{
    m_presented = true;
    if (!m_queued)
        show();
    emit presentedChanged(true);
}

void Banner::dismiss()
{
    const bool was = std::exchange(m_presented, false);
    hide();
    if (was)
        emit presentedChanged(false);
}

StateLook Banner::look() const
{
    return m_glyph->look();
}

QString Banner::fact() const
{
    return m_fact->text();
}

QPushButton *Banner::addButton(const QString &text, ButtonKind kind)
{
    QPushButton *button = makeButton(text, kind, {}, this);
    m_layout->addWidget(button);
    m_buttons << button;
    return button;
}

void Banner::clearButtons()
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        m_layout->removeWidget(button);
        button->hide();
    }
    deleteButtons(m_buttons);
}

EmptyState::EmptyState(const QString &phrase, const QString &sentence, bool centered, QWidget *parent)
    : QWidget(parent)
    , m_phrase(new TextLabel(phrase, TextStep::Reading, Tone::Text, QFont::DemiBold))
    , m_sentence(new TextLabel(sentence, TextStep::Normal, Tone::Text2))
    , m_layout(new QVBoxLayout(this))
    , m_alignment(centered ? Qt::AlignHCenter : Qt::AlignLeft)
{
    m_layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    m_layout->setSpacing(metrics::kTight);
    if (centered)
        m_layout->addStretch();
    m_phrase->setAlignment(m_alignment);
    m_phrase->setWordWrap(true);
    m_sentence->setAlignment(m_alignment);
    m_sentence->setWordWrap(true);
    m_layout->addWidget(m_phrase);
    m_layout->addWidget(m_sentence);
    m_layout->addStretch();
    setTexts(phrase, sentence);
}

void EmptyState::setTexts(const QString &phrase, const QString &sentence)
{
    m_phrase->setText(phrase);
    m_sentence->setText(sentence);
    setAccessibleName(phrase);
    setAccessibleDescription(sentence);
}

QPushButton *EmptyState::setButton(const QString &text, const QString &icon, const QString &key)
{
    if (!m_button) {
        m_button = makeButton(text, ButtonKind::Plain, icon, this);
        m_layout->insertSpacing(m_layout->count() - 1, metrics::kSmall);
        m_layout->insertWidget(m_layout->count() - 1, m_button, 0, m_alignment);
    }
    m_button->setText(text);
    setKeyHint(m_button, key);
    return m_button;
}

} // namespace bakeoff
