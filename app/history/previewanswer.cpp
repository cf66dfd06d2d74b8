// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/previewanswer.h"

#include "widgets/answerview.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/surface.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr int kHead = 32;
} // namespace

PreviewAnswer::PreviewAnswer(Text text, const QString &content, const QString &name, int highest, QWidget *parent)
    : QWidget(parent)
    , m_view(text == Text::Plain ? new AnswerView(AnswerView::Content::Plain, AnswerVoice::Reading, this)
                                 : new AnswerView(this))
    , m_highest(highest)
{
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(name);
    m_view->setMarkdown(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view);
    layout->addStretch(1);
}

void PreviewAnswer::setHead(const Head &head)
{
    m_head = new Surface(Surface::Ground::Base, Qt::BottomEdge, this);
    keepScaledHeight(m_head, kHead);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSmall);
    if (head.look)
        row->addWidget(new GlyphView(*head.look));
    auto *name = new ElidedLabel(head.name, TextStep::Normal, Tone::Text, QFont::DemiBold);
    name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addWidget(name);
    if (!head.tag.isEmpty())
        row->addWidget(new Tag(head.tag, StateLook::Answering));
    row->addStretch(1);
    m_hits = new TextLabel({}, TextStep::Small, Tone::Text3);
    row->addWidget(m_hits);
    auto *frame = new QHBoxLayout;
    frame->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    frame->addWidget(m_head);
    static_cast<QVBoxLayout *>(layout())->insertLayout(0, frame);
}

void PreviewAnswer::setNote(const QString &note)
{
    m_noteText = note;
    m_note = new TextLabel({}, TextStep::Small, Tone::Text2);
    m_note->setObjectName(u"previewNote"_s);
    m_note->setTextFormat(Qt::RichText);
    m_note->setAccessibleName(note);
    markNote();
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *frame = new QHBoxLayout;
    frame->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, 0);
    frame->addWidget(m_note);
    static_cast<QVBoxLayout *>(layout())->insertLayout(m_head ? 1 : 0, frame);
}

void PreviewAnswer::setQuoted(bool quoted)
{
    m_quoted = quoted;
    layout()->setContentsMargins(quoted ? metrics::kLarge + metrics::kTight : 0, 0, 0, 0);
    update();
}

int PreviewAnswer::setSearch(const TextFinder &words)
{
    m_finder = words;
    markNote();
    const int hits = m_view->setFinder(words) + m_noteHits;
    if (m_hits)
        m_hits->setText(hits > 0 ? tr("%n hit(s)", nullptr, hits) : QString());
    return hits;
}

void PreviewAnswer::markNote()
{
    if (!m_note)
        return;
    const QString ground = tokensOf(palette()).hit.name();
    const QList<TextFinder::Stretch> places = m_finder.in(m_noteText);
    const auto plain = [this](qsizetype from, qsizetype to) {
        return m_noteText.sliced(from, to - from).toHtmlEscaped().replace(u'\n', u"<br>"_s);
    };
    QString text;
    qsizetype done = 0;
    for (const TextFinder::Stretch &place : places) {
        text += plain(done, place.at);
        text += u"<span style=\"background-color: %1\">%2</span>"_s.arg(
            ground, plain(place.at, place.at + place.length));
        done = place.at + place.length;
    }
    m_note->setText(text + plain(done, m_noteText.size()));
    m_noteHits = static_cast<int>(places.size());
}

void PreviewAnswer::setReasoning(const QString &reasoning)
{
    m_view->setReasoning(reasoning);
    connect(m_view, &AnswerView::reasoningToggled, this, &PreviewAnswer::fit);
}

void PreviewAnswer::showHit(const AnswerHit &hit)
{
    if (hit.inReasoning && !m_view->isReasoningOpen()) {
        m_view->setReasoningOpen(true);
        fit();
    }
    m_view->showHit(hit);
}

void PreviewAnswer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible() && event->size().width() != m_fitted)
        fit();
}

void PreviewAnswer::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The view itself is shown, and so laid out, only after this.
    QMetaObject::invokeMethod(this, &PreviewAnswer::fit, Qt::QueuedConnection);
}

void PreviewAnswer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        QMetaObject::invokeMethod(this, &PreviewAnswer::fit, Qt::QueuedConnection);
    if (event->type() == QEvent::PaletteChange)
        markNote();
}

void PreviewAnswer::fit()
{
    // Laid out as high as it may become, it says how high it is.
    const int highest = scaled(m_highest);
    const int width = this->width() - (m_quoted ? metrics::kLarge + metrics::kTight : 0);
    m_view->setMinimumHeight(0);
    m_view->setMaximumHeight(highest);
    m_view->resize(width, highest);
    m_fitted = this->width();
    m_view->setFixedHeight(std::clamp(m_view->contentHeight(), 2 * metrics::kXXLarge, highest));
}

void PreviewAnswer::paintEvent(QPaintEvent *)
{
    if (!m_quoted)
        return;
    QPainter painter(this);
    const QRect text = m_view->geometry();
    painter.fillRect(metrics::kLarge, text.top() + metrics::kMedium, metrics::kHair + 1,
                     text.height() - 2 * metrics::kMedium, tokensOf(palette()).line2);
}

} // namespace bakeoff
