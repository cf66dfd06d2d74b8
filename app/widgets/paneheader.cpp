// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paneheader.h"

#include "widgets/glyph.h"
#include "widgets/iconbutton.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/panetick.h"
#include "widgets/ticker.h"
#include "widgets/typography.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QToolTip>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

constexpr int kPaceMs = 100; ///< figures are renewed ten times a second at most
constexpr int kModelLeft = 36;
constexpr int kColumnGap = 12;
constexpr int kTightGap = 10;
constexpr int kMostApart = 12;

template <typename Widths>
int sum(const Widths &widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0);
}

bool isMoving(StateLook look)
{
    return look == StateLook::Answering;
}

class PaneHeaderAccessible : public QAccessibleWidget {
public:
    explicit PaneHeaderAccessible(PaneHeader *header)
        : QAccessibleWidget(header, QAccessible::Heading)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        const auto *header = static_cast<PaneHeader *>(widget());
        if (kind == QAccessible::Name)
            return header->spokenName();
        if (kind == QAccessible::Description)
            return header->spokenDescription();
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *accessibleHeader(const QString &, QObject *object)
{
    auto *header = qobject_cast<PaneHeader *>(object);
    return header ? new PaneHeaderAccessible(header) : nullptr;
}

/// What must be seen at once, not at the next tenth of a second.
bool isUrgent(const PaneHeaderData &a, const PaneHeaderData &b)
{
    return a.look != b.look || a.stateWord != b.stateWord || a.model != b.model || a.origin != b.origin
        || a.badge != b.badge || a.warning != b.warning || a.letter != b.letter || a.figuresShown != b.figuresShown
        || a.figuresNote != b.figuresNote || a.canStop != b.canStop || a.canRetry != b.canRetry
        || a.canCopy != b.canCopy;
}

} // namespace

PaneHeader::PaneHeader(Ticker *ticker, QWidget *parent)
    : QWidget(parent)
    , m_ticker(ticker)
    , m_tick(new PaneTick(this))
    , m_stop(makeIconButton(u"stop"_s, tr("Stop"), ButtonSize::Bar, this))
    , m_retry(makeIconButton(u"retry"_s, tr("Retry"), ButtonSize::Bar, this))
    , m_copy(makeIconButton(u"copy"_s, tr("Copy the answer"), ButtonSize::Bar, this))
    , m_more(makeIconButton(u"more"_s, tr("More actions"), ButtonSize::Bar, this))
{
    static const bool installed = [] {
        QAccessible::installFactory(accessibleHeader);
        return true;
    }();
    Q_UNUSED(installed);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_pace.setSingleShot(true);
    m_pace.setInterval(kPaceMs);
    connect(&m_pace, &QTimer::timeout, this, &PaneHeader::flush);
    m_tick->hide();
    connect(m_tick, &PaneTick::clicked, this, &PaneHeader::tickToggled);
    connect(m_stop, &QToolButton::clicked, this, &PaneHeader::stopRequested);
    connect(m_retry, &QToolButton::clicked, this, &PaneHeader::retryRequested);
    connect(m_copy, &QToolButton::clicked, this, &PaneHeader::copyRequested);
    connect(m_more, &QToolButton::clicked, this,
            [this] { emit moreRequested(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    if (ticker) {
        connect(ticker, &Ticker::ticked, this, [this] {
            if (isMoving(m_shown.look))
                update(glyphRect());
        });
    }
    renewFonts();
    showButtons();
}

void PaneHeader::setData(const PaneHeaderData &data)
{
    if (data == m_next)
        return;
    m_next = data;
    if (isUrgent(m_next, m_shown))
        flush();
    else if (!m_pace.isActive())
        m_pace.start();
}

void PaneHeader::flush()
{
    m_pace.stop();
    present(m_next);
}

void PaneHeader::present(const PaneHeaderData &data)
{
    const PaneHeaderData old = std::exchange(m_shown, data);
    const bool resized = old.figuresShown != data.figuresShown;
    if (old.model != data.model || old.origin != data.origin || old.badge != data.badge || old.look != data.look
        || old.warning != data.warning || old.letter != data.letter)
        update(headerRect());
    if (old.figuresNote != data.figuresNote)
        update(figuresRect());
    if (old.look != data.look || old.stateWord != data.stateWord || old.time != data.time
        || old.timeBest != data.timeBest)
        update(m_columns[0]);
    for (std::size_t i = 0; i < data.figures.size(); ++i) {
        if (old.figures[i] != data.figures[i])
            update(m_columns[i + 1]);
    }
    if (old.canStop != data.canStop || old.canRetry != data.canRetry || old.canCopy != data.canCopy
        || old.model != data.model || old.letter != data.letter) {
        showButtons();
        layOut();
        update(headerRect());
    }
    if (resized) {
        updateGeometry();
        layOut();
        update();
    } else {
        const auto columns = m_columns;
        layOutColumns(); // a longer word may need a wider column
        if (columns != m_columns)
            update(figuresRect());
    }
    wantTicks();
    if (old.stateWord != data.stateWord) {
        QAccessibleEvent renamed(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&renamed);
        if (!old.stateWord.isEmpty() && isVisible()) {
            //: Screen reader, when the state of a pane changes. %1: model; %2: state.
            QAccessibleAnnouncementEvent announcement(this, tr("%1: %2").arg(shownName(), data.stateWord));
            QAccessible::updateAccessibility(&announcement);
        }
    }
}

void PaneHeader::setCurrent(bool current)
{
    if (current == m_current)
        return;
    m_current = current;
    update(0, 0, width(), 2);
}

void PaneHeader::setTick(bool offered, bool ticked, bool quiet)
{
    m_tick->setQuiet(quiet);
    if (m_tick->isChecked() != ticked)
        m_tick->setChecked(ticked);
    if (m_tick->isHidden() != offered)
        return;
    m_tick->setVisible(offered);
    layOut();
    update(headerRect());
}

void PaneHeader::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_tick->setHeadHovered(true);
}

void PaneHeader::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_tick->setHeadHovered(false);
}

void PaneHeader::showButtons()
{
    m_stop->setVisible(m_shown.canStop);
    m_retry->setVisible(m_shown.canRetry && !m_shown.canStop);
    m_copy->setVisible(m_shown.canCopy && !m_shown.canStop);
    const QString name = shownName();
    if (name.isEmpty())
        return;
    m_stop->setAccessibleName(tr("Stop %1").arg(name));
    m_retry->setAccessibleName(tr("Retry %1").arg(name));
    m_copy->setAccessibleName(tr("Copy the answer of %1").arg(name));
    m_more->setAccessibleName(tr("More actions for %1").arg(name));
    //: Screen reader: a tick box in the head of a pane. %1: its model.
    m_tick->setAccessibleName(tr("Send the next prompt to %1").arg(name));
}

QString PaneHeader::shownName() const
{
    //: A pane whose model is hidden until the vote. %1: its letter.
    return m_next.letter.isEmpty() ? m_next.model : tr("Answer %1").arg(m_next.letter);
}

void PaneHeader::wantTicks()
{
    if (m_ticker)
        m_ticker->want(this, isVisible() && isMoving(m_shown.look));
}

void PaneHeader::renewFonts()
{
    m_modelFont = textFont(TextStep::Normal, QFont::DemiBold);
    m_smallFont = textFont(TextStep::Small);
    m_labelFont = textFont(TextStep::Caption);
    m_stateFont = textFont(TextStep::Caption, QFont::DemiBold);
    m_valueFont = figureFont(TextStep::Normal);
    m_bestFont = figureFont(TextStep::Normal, QFont::DemiBold);
    m_unknownFont = m_valueFont;
    m_unknownFont.setItalic(true);
    updateGeometry();
    layOut();
    update();
}

QRect PaneHeader::headerRect() const
{
    return {0, 0, width(), scaled(metrics::kPaneHeader)};
}

QRect PaneHeader::figuresRect() const
{
    if (!m_shown.figuresShown)
        return {};
    return {0, scaled(metrics::kPaneHeader), width(), scaled(metrics::kFigures)};
}

QRect PaneHeader::glyphRect() const
{
    const int height = headerRect().height();
    return {metrics::kLarge, (height - metrics::kGlyph) / 2 + 1, metrics::kGlyph, metrics::kGlyph};
}

QSize PaneHeader::sizeHint() const
{
    const int figures = m_shown.figuresShown ? scaled(metrics::kFigures) : 0;
    return {420, scaled(metrics::kPaneHeader) + figures + 1};
}

QSize PaneHeader::minimumSizeHint() const
{
    return {metrics::kPaneMinimumWidth, sizeHint().height()};
}

void PaneHeader::layOut()
{
    const QRect header = headerRect();
    int right = width() - metrics::kSmall;
    for (QWidget *button : std::initializer_list<QWidget *>{m_more, m_copy, m_retry, m_stop, m_tick}) {
        if (button->isHidden())
            continue;
        const QSize size = button->sizeHint();
        right -= size.width();
        button->setGeometry(right, (header.height() - size.height()) / 2 + 1, size.width(), size.height());
        right -= metrics::kHair;
    }
    m_actionsLeft = right;
    layOutColumns();
}

/// Widths of state and time, then of the figures. Roomy: as wide as what usually stands there, so that columns stand
/// still while figures come in, and alike in all panes. Else just what is needed. An amount of money is never cut.
PaneHeader::Widths PaneHeader::columnWidths(bool roomy) const
{
    const QFontMetrics label(m_labelFont);
    const QFontMetrics state(m_stateFont);
    const QFontMetrics value(m_bestFont);
    const auto column = [&](FigureId id, int nominal, const QString &usual, const QString &least) {
        const PaneFigure &figure = m_shown.figure(id);
        const int values = std::max(value.horizontalAdvance(roomy ? usual : least),
                                    value.horizontalAdvance(roomy ? figure.value + figure.tail : figure.value));
        const int labels = label.horizontalAdvance(figure.label);
        return std::max(roomy ? nominal : 0, std::max(values, labels) + (roomy ? kColumnGap : kTightGap));
    };
    const int stateWidth = std::max({roomy ? 76 : 0, state.horizontalAdvance(m_shown.stateWord) + kTightGap,
                                     value.horizontalAdvance(roomy ? u"00:00.0 s"_s : u"00.0 s"_s) + kTightGap});
    return {stateWidth,
            column(FigureId::Ttft, 94, u"0.61, 3.42 s"_s, u"0.00 s"_s),
            column(FigureId::Speed, 68, u"000.0"_s, u"00.0"_s),
            column(FigureId::Tokens, 94, u"0000 \u2192 0000"_s, u"00 \u2192 000"_s),
            column(FigureId::Cost, 84, u"\u2248$0.00000"_s, u"$0.00000"_s),
            value.horizontalAdvance(u"Anthropic"_s)};
}

void PaneHeader::layOutColumns()
{
    m_columns.fill(QRect());
    const QRect line = figuresRect();
    if (line.isEmpty() || !m_shown.figuresNote.isEmpty())
        return;
    const int available = width() - metrics::kLarge - metrics::kTight;
    Widths widths = columnWidths(true);
    if (sum(widths) > available)
        widths = columnWidths(false);
    for (const FigureId first : {FigureId::Host, FigureId::Tokens, FigureId::Speed}) {
        if (sum(widths) > available)
            widths[static_cast<std::size_t>(first) + 1] = 0;
    }
    // Room that is left goes to what can be said in more words.
    for (std::size_t i = 0; i + 1 < m_shown.figures.size(); ++i) {
        const PaneFigure &figure = m_shown.figures[i];
        if (figure.extra.isEmpty() || widths[i + 1] == 0)
            continue;
        const QFontMetrics value(m_bestFont);
        const int whole = value.horizontalAdvance(figure.value + figure.tail)
            + QFontMetrics(m_smallFont).horizontalAdvance(figure.extra) + kColumnGap;
        if (const int more = whole - widths[i + 1]; more > 0 && sum(widths) + more <= available)
            widths[i + 1] = whole;
    }
    // What is left over sets the columns apart; the last one has the rest anyway.
    const auto shown = widths.size() - static_cast<std::size_t>(std::ranges::count(widths, 0));
    const int apart = std::clamp((available - sum(widths)) / static_cast<int>(shown), 0, kMostApart);
    int x = metrics::kLarge;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i] > 0)
            widths[i] += apart;
        if (widths[i] == 0)
            continue;
        const bool last = i == widths.size() - 1;
        const int w = last ? width() - x - metrics::kTight : std::min(widths[i], width() - x);
        m_columns[i] = QRect(x, line.top(), std::max(0, w), line.height());
        x += widths[i];
    }
}

QString PaneHeader::spokenName() const
{
    const PaneHeaderData &d = m_next;
    const PaneFigure &cost = d.figure(FigureId::Cost);
    if (d.figuresShown && d.figuresNote.isEmpty() && !d.time.isEmpty()) {
        //: Screen reader, heading of a pane. %1: model; %2: state; %3: time; %4: "Billed" or "Estimated"; %5: amount.
        return tr("%1, %2, %3, %4 %5").arg(shownName(), d.stateWord, d.time, cost.label, cost.value);
    }
    //: Screen reader, heading of a pane. %1: model; %2: state.
    return tr("%1, %2").arg(shownName(), d.stateWord);
}

QString PaneHeader::spokenDescription() const
{
    const PaneHeaderData &d = m_next;
    if (!d.figuresNote.isEmpty())
        return d.figuresNote;
    if (!d.figuresShown)
        return d.origin;
    QStringList parts{d.origin, d.warning};
    for (const PaneFigure &figure : d.figures) {
        if (figure.label.isEmpty())
            continue;
        //: Screen reader, one figure. %1: its label; %2: its value.
        const QString said = tr("%1: %2").arg(figure.label, figure.value + figure.tail + figure.extra);
        //: Screen reader, one figure that is the best of its row. %1: the figure.
        parts << (figure.best ? tr("%1, the best").arg(said) : said);
    }
    if (!d.badge.isEmpty())
        parts << d.badge;
    parts.removeAll(QString());
    return parts.join(u"; "_s);
}

QString PaneHeader::toolTipAt(const QPoint &position) const
{
    if (m_warningRect.contains(position))
        return m_next.warningToolTip;
    if (m_badgeRect.contains(position))
        return m_next.badgeToolTip;
    if (headerRect().contains(position))
        return m_next.letter.isEmpty() ? m_next.modelToolTip : QString();
    if (m_columns[0].contains(position))
        return m_next.timeToolTip;
    for (std::size_t i = 0; i < m_next.figures.size(); ++i) {
        if (m_columns[i + 1].contains(position))
            return m_next.figures[i].toolTip;
    }
    return {};
}

bool PaneHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = toolTipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && m_dragging
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // gives the drag up, before Esc means anything else
        return true;
    }
    return QWidget::event(event);
}

void PaneHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        renewFonts();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

void PaneHeader::keyPressEvent(QKeyEvent *event)
{
    if (m_dragging && event->key() == Qt::Key_Escape)
        endDrag(false);
    else
        QWidget::keyPressEvent(event);
}

void PaneHeader::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton;
    m_pressedAt = event->position().toPoint();
    emit activated();
}

void PaneHeader::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed)
        return;
    const QPoint at = event->position().toPoint();
    if (!m_dragging && (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
        grabKeyboard(); // for Esc
    }
    if (m_dragging)
        emit dragged(mapToGlobal(at));
}

void PaneHeader::mouseReleaseEvent(QMouseEvent *)
{
    m_pressed = false;
    if (m_dragging)
        endDrag(true);
}

void PaneHeader::endDrag(bool drop)
{
    m_pressed = m_dragging = false;
    releaseKeyboard();
    unsetCursor();
    emit dragEnded(drop);
}

void PaneHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit focusRequested();
}

void PaneHeader::contextMenuEvent(QContextMenuEvent *event)
{
    emit activated();
    emit moreRequested(event->globalPos());
}

void PaneHeader::resizeEvent(QResizeEvent *)
{
    layOut();
}

void PaneHeader::showEvent(QShowEvent *)
{
    layOut();
    wantTicks();
}

void PaneHeader::hideEvent(QHideEvent *)
{
    if (m_dragging)
        endDrag(false);
    wantTicks();
}

void PaneHeader::paintEvent(QPaintEvent *event)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    p.fillRect(event->rect(), t.base);
    if (event->rect().intersects(headerRect()))
        paintHeader(p, t);
    if (event->rect().intersects(figuresRect()))
        paintFigures(p, t, event->rect());
    p.fillRect(0, height() - 1, width(), 1, t.line);
    if (m_current)
        p.fillRect(0, 0, width(), 2, t.accent);
}

void PaneHeader::paintHeader(QPainter &p, const Tokens &t) const
{
    const QRect header = headerRect().adjusted(0, 2, 0, 0);
    const QFontMetrics modelMetrics(m_modelFont);
    const QFontMetrics smallMetrics(m_smallFont);
    const double turn = m_ticker ? m_ticker->turn() : 0;
    Glyph::paintState(p, glyphRect().toRectF(), m_shown.look, t.state(m_shown.look), t.base, turn);

    // The origin is elided first, then the tags, then the model.
    int right = m_actionsLeft;
    const int room = std::max(0, right - kModelLeft);
    const QString name = shownName();
    const int modelNatural = modelMetrics.horizontalAdvance(name) + 1;
    const auto tagWidth = [&](const QString &text) {
        if (text.isEmpty())
            return 0;
        const int natural = smallMetrics.horizontalAdvance(text) + 14;
        const int beside = right - kModelLeft - modelNatural - metrics::kSmall;
        return std::min(natural, std::max(room / 3, beside));
    };
    m_badgeRect = paintTag(p, t, StateLook::Reasoning, m_shown.badge, right, tagWidth(m_shown.badge));
    if (m_badgeRect.isValid())
        right = m_badgeRect.left() - metrics::kSmall;
    m_warningRect = paintTag(p, t, StateLook::CutOff, m_shown.warning, right, tagWidth(m_shown.warning));
    if (m_warningRect.isValid())
        right = m_warningRect.left() - metrics::kSmall;
    const int modelWidth = std::max(0, std::min(modelNatural, right - kModelLeft));
    p.setFont(m_modelFont);
    p.setPen(t.text);
    p.drawText(QRect(kModelLeft, header.top(), modelWidth, header.height()), Qt::AlignVCenter | Qt::AlignLeft,
               modelMetrics.elidedText(name, Qt::ElideMiddle, modelWidth));
    const int originLeft = kModelLeft + modelWidth + metrics::kSmall;
    const int originWidth = right - originLeft;
    if (originWidth > 24 && m_shown.letter.isEmpty()) {
        p.setFont(m_smallFont);
        p.setPen(t.text3);
        p.drawText(QRect(originLeft, header.top(), originWidth, header.height()), Qt::AlignVCenter | Qt::AlignLeft,
                   smallMetrics.elidedText(m_shown.origin, Qt::ElideRight, originWidth));
    }
}

QRect PaneHeader::paintTag(QPainter &p, const Tokens &t, StateLook look, const QString &text, int right,
                           int width) const
{
    if (width <= 0)
        return {};
    const QRect header = headerRect().adjusted(0, 2, 0, 0);
    const int height = scaled(20);
    const QRect tag(right - width, header.center().y() - height / 2 + 1, width, height);
    lookdetail::paintBox(p, tag.toRectF(), {t.ground(look), {}, 0, metrics::kRadiusField});
    p.setFont(m_smallFont);
    p.setPen(t.state(look));
    p.drawText(tag, Qt::AlignCenter, QFontMetrics(m_smallFont).elidedText(text, Qt::ElideRight, width - 10));
    return tag;
}

void PaneHeader::paintFigures(QPainter &p, const Tokens &t, const QRect &dirty) const
{
    const QRect line = figuresRect();
    if (!m_shown.figuresNote.isEmpty()) {
        p.setFont(m_smallFont);
        p.setPen(t.text3);
        p.drawText(line.adjusted(metrics::kLarge, 0, -metrics::kLarge, -metrics::kSmall),
                   Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, m_shown.figuresNote);
        return;
    }
    if (dirty.intersects(m_columns[0])) {
        const QRect r = m_columns[0];
        const int half = (r.height() - 6) / 2;
        p.setFont(m_stateFont);
        p.setPen(t.state(m_shown.look));
        p.drawText(QRect(r.left(), r.top(), r.width(), half), Qt::AlignLeft | Qt::AlignBottom, m_shown.stateWord);
        p.setFont(m_shown.timeBest ? m_bestFont : m_valueFont);
        p.setPen(m_shown.timeBest ? t.state(StateLook::Done) : t.text);
        p.drawText(QRect(r.left(), r.top() + half, r.width(), half), Qt::AlignLeft | Qt::AlignVCenter, m_shown.time);
    }
    for (std::size_t i = 0; i < m_shown.figures.size(); ++i) {
        if (dirty.intersects(m_columns[i + 1]))
            paintFigure(p, t, m_columns[i + 1], m_shown.figures[i]);
    }
}

void PaneHeader::paintFigure(QPainter &p, const Tokens &t, const QRect &r, const PaneFigure &figure) const
{
    const int half = (r.height() - 6) / 2;
    const int room = r.width() - metrics::kTight;
    p.setFont(m_labelFont);
    p.setPen(t.text3);
    p.drawText(QRect(r.left(), r.top(), room, half), Qt::AlignLeft | Qt::AlignBottom,
               QFontMetrics(m_labelFont).elidedText(figure.label, Qt::ElideRight, room));

    const bool unknown = figure.kind == PaneFigure::Kind::Unknown;
    const QFont &font = figure.best ? m_bestFont : unknown ? m_unknownFont : m_valueFont;
    const QFontMetrics fm(font);
    const QString shown = fm.elidedText(figure.value, Qt::ElideRight, room);
    const QRect valueRect(r.left(), r.top() + half, room, half);
    p.setFont(font);
    p.setPen(figure.best ? t.state(StateLook::Done) : unknown ? t.text2 : t.text);
    p.drawText(valueRect, Qt::AlignLeft | Qt::AlignVCenter, shown);
    const int end = fm.horizontalAdvance(shown);
    if (figure.kind == PaneFigure::Kind::Estimated) {
        const int y = valueRect.center().y() + fm.ascent() / 2 + 3;
        p.setPen(QPen(t.text2, 1, Qt::DotLine));
        p.drawLine(r.left(), y, r.left() + end, y);
    }
    if (!figure.tail.isEmpty() && end < room) {
        p.setFont(m_valueFont);
        p.setPen(t.text);
        p.drawText(valueRect.adjusted(end, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(m_valueFont).elidedText(figure.tail, Qt::ElideRight, room - end));
    }
    const int tailEnd = end + QFontMetrics(m_valueFont).horizontalAdvance(figure.tail);
    const QFontMetrics small(m_smallFont);
    if (!figure.extra.isEmpty() && tailEnd + small.horizontalAdvance(figure.extra) <= room) {
        p.setFont(m_smallFont);
        p.setPen(t.text3);
        p.drawText(valueRect.adjusted(tailEnd, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, figure.extra);
    }
}

} // namespace bakeoff
