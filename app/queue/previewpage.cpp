// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/previewpage.h"

#include "queue/outputview.h"
#include "shell/keytext.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

PreviewPage::PreviewPage(QWidget *parent)
    : Surface(Ground::Raised, {}, parent)
    , m_view(new OutputView)
    , m_slot(new QVBoxLayout)
    , m_title(new ElidedLabel({}, TextStep::Title, Tone::Text, QFont::DemiBold))
    , m_position(new TextLabel({}, TextStep::Normal, Tone::Text2))
    , m_before(makeIconButton(u"previous"_s, {}, ButtonSize::Normal, this))
    , m_next(makeIconButton(u"next"_s, {}, ButtonSize::Normal, this))
    , m_fullButton(makeIconButton(u"focus"_s, {}, ButtonSize::Normal, this))
{
    setObjectName(u"previewPage"_s);
    nameIconButton(m_before, tr("Output before"), keyText(QKeySequence(Qt::Key_PageUp)));
    nameIconButton(m_next, tr("Next output"), keyText(QKeySequence(Qt::Key_PageDown)));
    nameIconButton(m_fullButton, tr("The whole screen"), u"F11"_s);
    QToolButton *close = makeIconButton(u"close"_s, {}, ButtonSize::Normal, this);
    nameIconButton(close, tr("Close"), u"Esc"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::kSmall);
    head->addWidget(m_title, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_before, m_position, m_next, m_fullButton, close})
        head->addWidget(widget);
    m_slot->setContentsMargins(0, 0, 0, 0);
    m_slot->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kLarge);
    column->setSpacing(metrics::kMedium);
    column->addLayout(head);
    column->addLayout(m_slot, 1);
    connect(m_before, &QToolButton::clicked, this, [this] { emit stepWanted(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit stepWanted(1); });
    connect(m_fullButton, &QToolButton::clicked, this, [this] { setFullScreen(true); });
    connect(close, &QToolButton::clicked, this, &PreviewPage::closed);
    // What shows the output has the keys.
    connect(m_view, &OutputView::shown, this, [this] {
        if (QWidget *target = firstFocus(); isVisible() && target && !m_view->isAncestorOf(focusWidget()))
            target->setFocus(Qt::OtherFocusReason);
    });
}

PreviewPage::~PreviewPage()
{
    delete m_full;
}

void PreviewPage::setTitle(const QString &title, const QString &position, bool hasBefore, bool hasNext)
{
    m_title->setText(title);
    m_position->setText(position);
    const bool several = !position.isEmpty();
    m_before->setVisible(several);
    m_next->setVisible(several);
    m_before->setEnabled(hasBefore);
    m_next->setEnabled(hasNext);
}

QWidget *PreviewPage::firstFocus() const
{
    QWidget *target = m_view->focusTarget();
    return target ? target : m_fullButton;
}

void PreviewPage::setFullScreen(bool on)
{
    if (on == isFullScreen())
        return;
    if (!on) {
        QWidget *full = std::exchange(m_full, nullptr);
        m_slot->addWidget(m_view);
        full->hide();
        full->deleteLater();
        activateWindow();
        firstFocus()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_full = new Surface(Ground::Base, {}, nullptr);
    m_full->setObjectName(u"fullScreenPreview"_s);
    m_full->setWindowTitle(m_title->text());
    m_full->installEventFilter(this);
    auto *column = new QVBoxLayout(m_full);
    column->setContentsMargins(metrics::kSmall, metrics::kSmall, metrics::kSmall, metrics::kSmall);
    column->addWidget(m_view);
    m_full->showFullScreen();
    m_view->show();
    firstFocus()->setFocus(Qt::OtherFocusReason);
}

bool PreviewPage::handle(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_F11:
        setFullScreen(!isFullScreen());
        return true;
    case Qt::Key_Escape:
        if (isFullScreen())
            setFullScreen(false);
        else
            emit closed();
        return true;
    case Qt::Key_PageUp:
        emit stepWanted(-1);
        return true;
    case Qt::Key_PageDown:
        emit stepWanted(1);
        return true;
    case Qt::Key_Space:
        setFullScreen(false);
        emit closed();
        return true;
    default:
        return false;
    }
}

void PreviewPage::keyPressEvent(QKeyEvent *event)
{
    if (!handle(*event))
        Surface::keyPressEvent(event);
}

bool PreviewPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_full && event->type() == QEvent::KeyPress)
        return handle(*static_cast<QKeyEvent *>(event));
    if (watched == m_full && event->type() == QEvent::Close)
        setFullScreen(false); // what is shown must not go with its window
    return Surface::eventFilter(watched, event);
}

void PreviewPage::hideEvent(QHideEvent *event)
{
    Surface::hideEvent(event);
    if (event->spontaneous())
        return;
    setFullScreen(false);
    m_view->clear();
}

} // namespace bakeoff
