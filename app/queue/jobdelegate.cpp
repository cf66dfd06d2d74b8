// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobdelegate.h"

#include "base/clock.h"
#include "queue/joblook.h"
#include "queue/jobtable.h"
#include "widgets/glyph.h"
#include "widgets/icons.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/ticker.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"
#include "words/jobwords.h"
#include "words/words.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRow = 47;
constexpr int kBatch = 34;
constexpr int kHeading = 30;
constexpr int kGrip = 32;
constexpr QSize kPicture(52, 36);
constexpr int kTextLeft = kGrip + 4 + 52 + 12;
constexpr int kEdge = 12;
constexpr int kBar = 132;
constexpr int kBarHeight = 4;
constexpr int kBatchBar = 136;
constexpr int kBatchBarHeight = 7;

constexpr Qt::AlignmentFlag kMiddle = Qt::AlignVCenter;

void put(QPainter &painter, const QRect &rect, Qt::Alignment align, const QFont &font, const QColor &color, const QString &text,
         Qt::TextElideMode elide = Qt::ElideRight)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, int(align) | Qt::TextSingleLine, QFontMetrics(font).elidedText(text, elide, rect.width()));
}

void paintGrip(QPainter &painter, const QRect &rect, const QColor &color)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (int column = 0; column < 2; ++column) {
        for (int line = 0; line < 3; ++line)
            painter.drawEllipse(QPointF(rect.center().x() - 2 + 4 * column, rect.center().y() - 4 + 4 * line), 1, 1);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintBar(QPainter &painter, const QRectF &rect, const QColor &ground, const QColor &fill, double share)
{
    lookdetail::paintBox(painter, rect, {ground, {}, 0, rect.height() / 2});
    if (share <= 0)
        return;
    QRectF done = rect;
    done.setWidth(std::max(rect.height(), rect.width() * std::min(share, 1.0)));
    lookdetail::paintBox(painter, done, {fill, {}, 0, rect.height() / 2});
}

} // namespace

JobDelegate::JobDelegate(const JobTableModel &model, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_clock(clock)
{
}

int JobDelegate::rowHeight()
{
    return scaled(kRow);
}

int JobDelegate::heightOf(JobTableModel::RowKind kind)
{
    switch (kind) {
    case JobTableModel::RowKind::Job:
        return rowHeight();
    case JobTableModel::RowKind::Batch:
        return scaled(kBatch);
    default:
        return scaled(kHeading);
    }
}

int JobDelegate::textLeft()
{
    return kTextLeft;
}

int JobDelegate::gripWidth()
{
    return kGrip;
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {100, heightOf(m_model.kindOf(index.row()))};
}

int JobDelegate::columnWidth(int column, bool narrow) const
{
    const QFontMetrics figures(figureFont(TextStep::Normal));
    // Of figures the longest that is usual; what is longer is elided, and its tooltip has it all.
    const int time = figures.horizontalAdvance(tr("00 min 00 s"));
    switch (column) {
    case JobTableModel::StateColumn: {
        const QFontMetrics small(figureFont(TextStep::Caption));
        const int beside = small.horizontalAdvance(tr("000.0 of 000.0 MB"));
        return metrics::kGlyph + metrics::kSmall + scaled(narrow ? 60 : 96) + metrics::kSmall + beside + metrics::kMedium;
    }
    case JobTableModel::QueueColumn:
    case JobTableModel::RunColumn:
        return time + 2 * metrics::kSmall;
    case JobTableModel::CostColumn:
        return std::max(figures.horizontalAdvance(u"≈$0.000000"_s), figures.horizontalAdvance(tr("no charge")))
            + metrics::kMedium + metrics::kSmall;
    case JobTableModel::StartedColumn:
        return std::max(figures.horizontalAdvance(tr("00 Mmm")), figures.horizontalAdvance(headerText(column))) + 2 * metrics::kMedium;
    default:
        return 0;
    }
}

int JobDelegate::leastJobWidth() const
{
    return kTextLeft + QFontMetrics(figureFont(TextStep::Normal)).averageCharWidth() * 16;
}

int JobDelegate::leastStateWidth() const
{
    const QFontMetrics words(figureFont(TextStep::Normal));
    int widest = 0;
    for (const JobStand stand : kJobStands)
        widest = std::max(widest, words.horizontalAdvance(JobWords::standWord(stand)));
    return metrics::kGlyph + 2 * metrics::kSmall + widest + metrics::kMedium;
}

QString JobDelegate::headerText(int column) const
{
    return m_model.headerData(column, Qt::Horizontal).toString();
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokensOf(option.palette);
    const QRect r = option.rect;
    const int row = index.row();
    const auto *table = qobject_cast<const JobTable *>(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = table && table->hoveredRow() == row;
    const JobTableModel::RowKind kind = m_model.kindOf(row);
    const bool group = kind != JobTableModel::RowKind::Job;
    const QColor ground = selected ? t.sel : kind == JobTableModel::RowKind::Batch ? t.alt : hovered && !group ? t.hover : t.base;
    painter->save();
    painter->fillRect(r, ground);
    painter->fillRect(r.left(), r.bottom(), r.width(), 1, selected ? t.selLine : t.line);
    const QRect inner = r.adjusted(0, 0, 0, -1);
    const int column = index.column();
    if (const JobRow *job = m_model.jobAt(row)) {
        const QRect figure = inner.adjusted(0, 0, column == JobTableModel::StartedColumn ? -metrics::kMedium : -metrics::kSmall, 0);
        switch (column) {
        case JobTableModel::JobColumn:
            paintJobCell(*painter, inner, option.palette, *job, hovered);
            break;
        case JobTableModel::StateColumn:
            paintStateCell(*painter, inner, option.palette, *job, table ? table->ticker()->turn() : 0, ground);
            break;
        case JobTableModel::QueueColumn:
            put(*painter, figure, Qt::AlignRight | kMiddle, figureFont(TextStep::Normal), t.text2, m_model.queueOf(*job));
            break;
        case JobTableModel::RunColumn:
            put(*painter, figure, Qt::AlignRight | kMiddle, figureFont(TextStep::Normal), t.text, m_model.runOf(*job));
            break;
        case JobTableModel::CostColumn:
            if (job->job.cost)
                paintCost(*painter, figure, option.palette, *job->job.cost, job->job.sandbox);
            break;
        case JobTableModel::StartedColumn:
            put(*painter, figure, Qt::AlignRight | kMiddle, figureFont(TextStep::Normal), t.text2, m_model.startedOf(*job));
            break;
        default:
            break;
        }
    } else if (const JobBatchSummary *batch = m_model.batchAt(row)) {
        QRect cell = inner;
        if (table && column == JobTableModel::RunColumn)
            cell.setRight(cell.right() + table->columnWidth(JobTableModel::CostColumn));
        else if (table && column == JobTableModel::CostColumn)
            cell.setLeft(cell.left() - table->columnWidth(JobTableModel::RunColumn));
        painter->setClipRect(inner);
        paintBatchCell(*painter, cell, option.palette, *batch, column);
        painter->setClipping(false);
    } else if (column == JobTableModel::JobColumn) {
        put(*painter, inner.adjusted(kEdge, 0, -metrics::kSmall, 0), Qt::AlignLeft | kMiddle,
            textFont(TextStep::Small, QFont::DemiBold), t.text2, m_model.headingAt(row));
    }
    if (table && table->currentIndex().row() == row && table->hasFocus() && lookdetail::showsKeyboardFocus(option)) {
        // One ring around the whole row, each cell its part.
        painter->fillRect(r.left(), r.top(), r.width(), 2, t.accent);
        painter->fillRect(r.left(), r.bottom() - 2, r.width(), 2, t.accent);
        if (column == JobTableModel::JobColumn)
            painter->fillRect(r.left(), r.top(), 2, r.height() - 1, t.accent);
        if (r.right() + 1 >= table->viewport()->width())
            painter->fillRect(r.right() - 1, r.top(), 2, r.height() - 1, t.accent);
    }
    painter->restore();
}

void JobDelegate::paintJobCell(QPainter &painter, const QRect &rect, const QPalette &palette, const JobRow &row,
                               bool hovered) const
{
    const Tokens &t = tokensOf(palette);
    if (row.stand == JobStand::Waiting || row.stand == JobStand::Held)
        paintGrip(painter, QRect(rect.left(), rect.top(), kGrip, rect.height()), hovered ? t.text2 : t.line2);
    const QRect box(rect.left() + kGrip + metrics::kTight, rect.center().y() - kPicture.height() / 2, kPicture.width(),
                    kPicture.height());
    QPixmap picture;
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (!row.job.firstSha256.isEmpty() && m_picture)
        picture = m_picture(row.job.firstSha256, row.job.firstMediaType, kPicture, ratio);
    if (picture.isNull()) {
        lookdetail::paintBox(painter, box, {t.hover, {}, 0, metrics::kRadiusMark});
        const int size = metrics::kIcon;
        painter.drawPixmap(QRect(box.center().x() - size / 2 + 1, box.center().y() - size / 2 + 1, size, size),
                           iconPixmap(JobWords::kindIcon(row.job.kind), t.text3, size, ratio));
    } else {
        // It fills its box; what is too much is cut at both sides.
        const QSizeF whole = QSizeF(picture.size()) / picture.devicePixelRatioF();
        const QSizeF seen = QSizeF(kPicture).scaled(whole, Qt::KeepAspectRatio);
        const QRectF part(QPointF((whole.width() - seen.width()) / 2, (whole.height() - seen.height()) / 2), seen);
        QPainterPath path;
        path.addRoundedRect(QRectF(box), metrics::kRadiusMark, metrics::kRadiusMark);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setClipPath(path);
        painter.fillRect(box, t.hover);
        painter.drawPixmap(QRectF(box), picture,
                           QRectF(part.topLeft() * picture.devicePixelRatioF(), part.size() * picture.devicePixelRatioF()));
        painter.restore();
    }
    const QFont first = textFont(TextStep::Normal);
    const QFont second = textFont(TextStep::Small);
    const int height = QFontMetrics(first).height() + QFontMetrics(second).height();
    QRect line(rect.left() + kTextLeft, rect.top() + (rect.height() - height) / 2, rect.width() - kTextLeft - metrics::kMedium,
               QFontMetrics(first).height());
    // The seed stands at the end of the title, a star behind it.
    const int star = metrics::kIconSmall;
    const QString title = JobWords::titleOf(row.job);
    const int room = line.width() - (row.starred ? star + metrics::kTight : 0);
    put(painter, QRect(line.topLeft(), QSize(room, line.height())), Qt::AlignLeft | kMiddle, first, t.text, title, Qt::ElideMiddle);
    if (row.starred) {
        const int at = line.left() + std::min(room, QFontMetrics(first).horizontalAdvance(title)) + metrics::kTight;
        painter.drawPixmap(QRect(at, line.center().y() - star / 2, star, star),
                           iconPixmap(u"star"_s, t.state(StateLook::CutOff), star, ratio));
    }
    line.moveTop(line.bottom() + 1);
    line.setHeight(QFontMetrics(second).height());
    put(painter, line, Qt::AlignLeft | kMiddle, second, t.text3, JobWords::modelOf(row.job.model));
}

void JobDelegate::paintStateCell(QPainter &painter, const QRect &rect, const QPalette &palette, const JobRow &row, double turn,
                                 const QColor &ground) const
{
    const Tokens &t = tokensOf(palette);
    const UtcMicros now = m_clock.nowUtc();
    const StateLook look = jobLook(row, now);
    Glyph::paintState(painter, QRectF(rect.left(), rect.center().y() - metrics::kGlyph / 2.0 + 0.5, metrics::kGlyph, metrics::kGlyph),
                      look, t.state(look), ground, turn);
    const QFont word = textFont(TextStep::Normal, QFont::Medium);
    const QFont small = figureFont(TextStep::Caption);
    const QFontMetrics wordSize(word);
    const QFontMetrics smallSize(small);
    const auto progress = m_model.progressOf(row);
    const QString detail = progress ? progress->text : m_model.detailOf(row);
    const int left = rect.left() + metrics::kGlyph + metrics::kSmall;
    const int width = rect.right() - metrics::kMedium - left;
    const int height = wordSize.height() + (detail.isEmpty() ? 0 : smallSize.height());
    QRect line(left, rect.top() + (rect.height() - height) / 2, width, wordSize.height());
    put(painter, line, Qt::AlignLeft | kMiddle, word, t.state(look), JobWords::stateWord(row, now));
    line.moveTop(line.bottom() + 1);
    line.setHeight(smallSize.height());
    if (progress && progress->share >= 0) {
        const int text = smallSize.horizontalAdvance(progress->text);
        const int bar = std::clamp(width - text - metrics::kSmall, 0, kBar);
        paintBar(painter, QRectF(left, line.center().y() - kBarHeight / 2.0 + 1, bar, kBarHeight), t.line, t.fill, progress->share);
        line.setLeft(left + bar + metrics::kSmall);
    }
    put(painter, line, Qt::AlignLeft | kMiddle, small, t.text3, detail);
}

void JobDelegate::paintCost(QPainter &painter, const QRect &rect, const QPalette &palette, const Cost &cost, bool sandbox) const
{
    const Tokens &t = tokensOf(palette);
    QFont font = figureFont(TextStep::Normal);
    font.setItalic(cost.kind == ChargeKind::Unknown);
    const QString text = Words::costLabel(cost, sandbox);
    put(painter, rect, Qt::AlignRight | kMiddle, font, cost.kind == ChargeKind::Unknown || sandbox ? t.text2 : t.text, text);
    if (cost.kind != ChargeKind::Estimated || sandbox || cost.amount == Usd())
        return;
    const QFontMetrics fm(font);
    const int width = std::min(fm.horizontalAdvance(text), rect.width());
    const int y = rect.center().y() + fm.ascent() / 2 + 2;
    painter.setPen(QPen(t.text3, 1, Qt::DotLine));
    painter.drawLine(rect.right() - width, y, rect.right(), y);
}

void JobDelegate::paintBatchCell(QPainter &painter, const QRect &rect, const QPalette &palette, const JobBatchSummary &batch,
                                 int column) const
{
    const Tokens &t = tokensOf(palette);
    switch (column) {
    case JobTableModel::JobColumn: {
        Glyph::paintChevron(painter, QPointF(rect.left() + kGrip / 2.0, rect.center().y() + 0.5),
                            m_model.isFolded(batch.batch.id) ? Direction::Right : Direction::Down, t.text2);
        const QFont font = textFont(TextStep::Normal, QFont::DemiBold);
        QRect line = rect.adjusted(kGrip, 0, -metrics::kMedium, 0);
        const QString name = JobWords::batchName(batch);
        put(painter, line, Qt::AlignLeft | kMiddle, font, t.text, name);
        line.setLeft(line.left() + QFontMetrics(font).horizontalAdvance(name) + metrics::kMedium);
        if (line.width() > metrics::kXXLarge)
            put(painter, line, Qt::AlignLeft | kMiddle, textFont(TextStep::Small), t.text3, JobWords::sweptOf(batch));
        return;
    }
    case JobTableModel::StateColumn: {
        const QFont font = figureFont(TextStep::Small);
        const QString text = JobWords::progressOf(batch);
        const int words = QFontMetrics(font).horizontalAdvance(text);
        const int width = std::clamp(rect.width() - words - metrics::kMedium - metrics::kSmall, 0, kBatchBar);
        const QRectF bar(rect.left(), rect.center().y() - kBatchBarHeight / 2.0 + 0.5, width, kBatchBarHeight);
        const int all = std::max(1, batch.jobs());
        QPainterPath path;
        path.addRoundedRect(bar, kBatchBarHeight / 2.0, kBatchBarHeight / 2.0);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(path);
        painter.fillRect(bar, t.line2);
        double x = bar.left();
        const auto part = [&](JobStand stand, const QColor &color) {
            const int count = batch.stands.value(stand);
            if (count == 0)
                return;
            const double length = bar.width() * count / all;
            painter.fillRect(QRectF(x, bar.top(), length, bar.height()), color);
            x += length;
            painter.fillRect(QRectF(x - 0.5, bar.top(), 1, bar.height()), t.alt);
        };
        QColor pale = t.fill;
        pale.setAlphaF(0.4F);
        part(JobStand::Done, t.state(StateLook::Done));
        part(JobStand::Saving, t.fill);
        part(JobStand::Running, pale);
        part(JobStand::Failed, t.state(StateLook::Failed));
        part(JobStand::Unconfirmed, t.state(StateLook::Unconfirmed));
        part(JobStand::Stopped, t.state(StateLook::Stopped));
        painter.restore();
        put(painter, rect.adjusted(width + metrics::kSmall, 0, 0, 0), Qt::AlignLeft | kMiddle, font, t.text2, text);
        return;
    }
    case JobTableModel::RunColumn: // a sum with what is unknown is long: both cells show their part of it
    case JobTableModel::CostColumn:
        if (batch.cost.count > 0)
            put(painter, rect.adjusted(0, 0, -metrics::kSmall, 0), Qt::AlignRight | kMiddle, figureFont(TextStep::Normal), t.text,
                Words::totalLabel(batch.cost));
        return;
    case JobTableModel::StartedColumn:
        put(painter, rect.adjusted(0, 0, -metrics::kMedium, 0), Qt::AlignRight | kMiddle, figureFont(TextStep::Normal), t.text2,
            m_model.index(m_model.rowOf(batch.batch.id), column).data().toString());
        return;
    default:
        return;
    }
}

} // namespace bakeoff
