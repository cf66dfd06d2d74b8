// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modelpickerdelegate.h"

#include "compare/modelpickermodel.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace bakeoff {

namespace {
constexpr int kRowHeight = 30;
constexpr int kBox = 16;
} // namespace

ModelPickerDelegate::ModelPickerDelegate(bool ticks, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_ticks(ticks)
{
}

QSize ModelPickerDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, scaled(kRowHeight)};
}

QRect ModelPickerDelegate::columnRect(Column column, const QRect &row, bool ticks)
{
    const int out = scaled(76);
    const int in = scaled(76);
    const int context = scaled(64);
    const int provider = scaled(110);
    const int right = row.right() + 1 - metrics::kLarge;
    const int left = row.left() + metrics::kMedium + (ticks ? kBox + metrics::kMedium : 0);
    const auto fromRight = [&](int before, int width) {
        return QRect(right - before - width, row.top(), width, row.height());
    };
    switch (column) {
    case Out:
        return fromRight(0, out);
    case In:
        return fromRight(out, in);
    case Context:
        return fromRight(out + in, context);
    case Provider:
        return fromRight(out + in + context, provider);
    case Model:
        return {left, row.top(), right - out - in - context - provider - metrics::kSmall - left, row.height()};
    }
    Q_UNREACHABLE_RETURN({});
}

void ModelPickerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.palette);
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, tokens.sel);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, tokens.hover);

    if (m_ticks) {
        QStyleOptionButton box;
        box.palette = option.palette;
        box.rect = QRect(option.rect.left() + metrics::kMedium, option.rect.center().y() - kBox / 2 + 1, kBox, kBox);
        box.state = QStyle::State_Enabled;
        box.state |= index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
    }

    const QFont plain = textFont(TextStep::Normal);
    const QRect modelRect = columnRect(Model, option.rect, m_ticks);
    const QString id = index.data(ModelPickerModel::ModelIdRole).toString();
    QTextLayout layout(QFontMetrics(plain).elidedText(id, Qt::ElideRight, modelRect.width()), plain);
    QList<QTextLayout::FormatRange> bold;
    for (const MatchRange &range : index.data(ModelPickerModel::RangesRole).value<QList<MatchRange>>()) {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        bold.append({static_cast<int>(range.start), static_cast<int>(range.length), format});
    }
    layout.setFormats(bold);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(modelRect.width());
    layout.endLayout();
    painter->setPen(tokens.text);
    layout.draw(painter, QPointF(modelRect.left(), modelRect.center().y() - line.height() / 2 + 0.5));

    const auto text = [&](Column column, const QString &value, const QColor &color, Qt::Alignment side) {
        const QFont font = figureFont(column == Provider ? TextStep::Small : TextStep::Normal);
        const QRect rect = columnRect(column, option.rect, m_ticks);
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(rect, side | Qt::AlignVCenter, QFontMetrics(font).elidedText(value, Qt::ElideRight, rect.width()));
    };
    text(Provider, index.data(ModelPickerModel::ProviderRole).toString(), tokens.text2, Qt::AlignLeft);
    text(Context, index.data(ModelPickerModel::ContextRole).toString(), tokens.text2, Qt::AlignRight);
    text(In, index.data(ModelPickerModel::InRole).toString(), tokens.text, Qt::AlignRight);
    text(Out, index.data(ModelPickerModel::OutRole).toString(), tokens.text, Qt::AlignRight);
    painter->restore();
}

ModelPickerHead::ModelPickerHead(bool ticks, QWidget *parent)
    : QWidget(parent)
    , m_ticks(ticks)
{
    setFixedHeight(scaled(26));
}

void ModelPickerHead::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setFont(textFont(TextStep::Small));
    painter.setPen(tokens.text3);
    // The list beside it gives some of its width to a scroll bar.
    const QRect row = rect().adjusted(0, 0, -style()->pixelMetric(QStyle::PM_ScrollBarExtent), 0);
    const auto text = [&](ModelPickerDelegate::Column column, const QString &name, Qt::Alignment side) {
        painter.drawText(ModelPickerDelegate::columnRect(column, row, m_ticks), side | Qt::AlignVCenter, name);
    };
    text(ModelPickerDelegate::Model, tr("Model"), Qt::AlignLeft);
    text(ModelPickerDelegate::Provider, tr("Provider"), Qt::AlignLeft);
    text(ModelPickerDelegate::Context, tr("Context"), Qt::AlignRight);
    text(ModelPickerDelegate::In, tr("In, $/M"), Qt::AlignRight);
    text(ModelPickerDelegate::Out, tr("Out, $/M"), Qt::AlignRight);
}

bool ModelPickerDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                      const QModelIndex &index)
{
    if (m_ticks && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        // The whole left edge ticks: the box alone is a small target.
        if (mouse->button() == Qt::LeftButton
            && mouse->position().x() < columnRect(Model, option.rect, m_ticks).left())
            return model->setData(index, {}, Qt::CheckStateRole);
    }
    return false;
}

} // namespace bakeoff
