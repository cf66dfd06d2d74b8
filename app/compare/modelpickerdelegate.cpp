// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modelpickerdelegate.h"

#include "compare/modelpickermodel.h"
#include "widgets/icons.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QApplication>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowHeight = 30;
constexpr int kBox = 16;
constexpr int kLeastModel = 190;
constexpr int kMostTakes = 4; ///< icons

/// Empty: no icon for it.
QString iconOf(const QString &modality)
{
    if (modality == "file"_L1)
        return u"attach"_s;
    return modality == "image"_L1 || modality == "audio"_L1 || modality == "video"_L1 ? modality : QString();
}

} // namespace

void ModelPickerColumns::setShowsRuns(bool on)
{
    if (std::exchange(m_runs, on) != on)
        m_width = -1;
}

QString ModelPickerColumns::title(Column column) const
{
    switch (column) {
    case Model:
        return tr("Model");
    case Provider:
        return tr("Provider");
    case Takes:
        //: Column of the model picker: images, audio, … besides text.
        return tr("Takes");
    case Context:
        return tr("Context");
    case In:
        return tr("In, $/M");
    case Out:
        return tr("Out, $/M");
    case Released:
        //: Column of the model picker: median time to the first text, and of how many answers.
        return m_runs ? tr("TTFT (n)") : tr("Released");
    }
    Q_UNREACHABLE_RETURN({});
}

Qt::Alignment ModelPickerColumns::alignment(Column column)
{
    const bool left = column == Model || column == Provider || column == Takes;
    return (left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

void ModelPickerColumns::fit(int width)
{
    const QFont font = figureFont(TextStep::Normal);
    if (width == m_width && font == m_font)
        return;
    m_width = width;
    m_font = font;
    const QFontMetrics normal(font);
    const QFontMetrics small(textFont(TextStep::Small));
    const QString point = QLocale().decimalPoint();
    const auto set = [&](Column column, int sample) {
        m_widths[column] = std::max(sample, small.horizontalAdvance(title(column))) + metrics::kMedium;
    };
    m_decimals = normal.horizontalAdvance(point + u"000"_s);
    set(Provider, small.horizontalAdvance(u"openrouter mm"_s));
    set(Takes, kMostTakes * (metrics::kIconSmall + metrics::kTight));
    set(Context, normal.horizontalAdvance(u"1.05M"_s));
    set(In, normal.horizontalAdvance(u"000"_s) + m_decimals);
    set(Out, normal.horizontalAdvance(u"000"_s) + m_decimals);
    int months = 0;
    const QFontMetrics figures(figureFont(TextStep::Small));
    for (int month = 1; month <= 12; ++month) {
        const QString text = QLocale().toString(QDate(2026, month, 1), ModelPickerModel::tr("MMM yyyy"));
        months = std::max(months, figures.horizontalAdvance(text) + 1);
    }
    set(Released, m_runs ? figures.horizontalAdvance(u"00.00 s (000)"_s) : months);
    const auto left = [&] { return rect(Model, QRect(0, 0, width, 1)).width(); };
    for (const Column column : {Released, Takes, Provider}) {
        if (left() < scaled(kLeastModel))
            m_widths[column] = 0;
    }
}

QRect ModelPickerColumns::rect(Column column, const QRect &row) const
{
    int right = row.right() + 1 - metrics::kMedium;
    for (const Column c : {Released, Out, In, Context, Takes, Provider}) {
        const int width = m_widths[c];
        if (c == column)
            return {right - width + metrics::kMedium, row.top(), std::max(0, width - metrics::kMedium), row.height()};
        right -= width;
    }
    const int left = row.left() + metrics::kMedium + (m_ticks ? kBox + metrics::kMedium : 0);
    return {left, row.top(), std::max(0, right - left), row.height()};
}

ModelPickerDelegate::ModelPickerDelegate(bool ticks, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_ticks(ticks)
    , m_columns(ticks)
{
}

QSize ModelPickerDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, scaled(kRowHeight)};
}

void ModelPickerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.palette);
    m_columns.fit(option.rect.width());
    painter->save();
    if (const QString title = index.data(ModelPickerModel::TitleRole).toString(); !title.isEmpty()) {
        painter->setFont(textFont(TextStep::Small, QFont::DemiBold));
        painter->setPen(tokens.text2);
        painter->drawText(option.rect.adjusted(metrics::kMedium, 0, -metrics::kMedium, -metrics::kTight),
                          Qt::AlignLeft | Qt::AlignBottom, title);
        painter->restore();
        return;
    }
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
    paintModel(painter, option, index);

    const auto text = [&](ModelPickerColumns::Column column, int role, TextStep step) {
        if (!m_columns.shows(column))
            return;
        const QFont font = figureFont(step);
        const QRect rect = m_columns.rect(column, option.rect);
        painter->setFont(font);
        painter->setPen(tokens.text2);
        painter->drawText(rect, ModelPickerColumns::alignment(column),
                          QFontMetrics(font).elidedText(index.data(role).toString(), Qt::ElideRight, rect.width()));
    };
    text(ModelPickerColumns::Provider, ModelPickerModel::ProviderRole, TextStep::Small);
    text(ModelPickerColumns::Context, ModelPickerModel::ContextRole, TextStep::Normal);
    text(ModelPickerColumns::Released, ModelPickerModel::ReleasedRole, TextStep::Small);
    if (m_columns.shows(ModelPickerColumns::Takes))
        paintTakes(painter, option, index);
    painter->setPen(tokens.text);
    painter->setFont(figureFont(TextStep::Normal));
    paintPrice(painter, m_columns.rect(ModelPickerColumns::In, option.rect),
               index.data(ModelPickerModel::InRole).toString());
    paintPrice(painter, m_columns.rect(ModelPickerColumns::Out, option.rect),
               index.data(ModelPickerModel::OutRole).toString());
    painter->restore();
}

void ModelPickerDelegate::paintModel(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.palette);
    const QFont plain = textFont(TextStep::Normal);
    const QFontMetrics measure(plain);
    QRect rect = m_columns.rect(ModelPickerColumns::Model, option.rect);
    const bool favourite = index.data(ModelPickerModel::FavouriteRole).toBool();
    if (favourite || option.state & (QStyle::State_MouseOver | QStyle::State_Selected)) {
        const QRect star = starRect(option.rect);
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
        const QColor color = favourite ? tokens.state(StateLook::CutOff) : tokens.line2;
        painter->drawPixmap(star.topLeft(), iconPixmap(u"star"_s, color, star.width(), ratio));
        rect.setRight(star.left() - metrics::kTight);
    }
    const QString id = index.data(ModelPickerModel::ModelIdRole).toString();
    const auto ranges = index.data(ModelPickerModel::RangesRole).value<QList<MatchRange>>();
    const QString shown = measure.elidedText(id, Qt::ElideRight, rect.width());
    QTextLayout layout(shown, plain);
    QList<QTextLayout::FormatRange> bold;
    for (const MatchRange &range : ranges) {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        bold.append({static_cast<int>(range.start), static_cast<int>(range.length), format});
    }
    layout.setFormats(bold);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    painter->setPen(tokens.text);
    layout.draw(painter, QPointF(rect.left(), rect.center().y() - line.height() / 2 + 0.5));

    // Where there is room, the name stands behind the id; what was typed may match that alone.
    const QString name = index.data(ModelPickerModel::NameRole).toString();
    QRect rest = rect;
    rest.setLeft(rect.left() + static_cast<int>(line.naturalTextWidth()) + metrics::kSmall);
    if (name.isEmpty() || name == id || rest.width() < scaled(60))
        return;
    const QFont small = textFont(TextStep::Small);
    painter->setFont(small);
    painter->setPen(tokens.text3);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(small).elidedText(name, Qt::ElideRight, rest.width()));
}

QRect ModelPickerDelegate::starRect(const QRect &row) const
{
    constexpr int size = metrics::kIconSmall;
    const QRect rect = m_columns.rect(ModelPickerColumns::Model, row);
    return {rect.right() + 1 - size, rect.center().y() - size / 2 + 1, size, size};
}

void ModelPickerDelegate::paintTakes(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.palette);
    const QRect rect = m_columns.rect(ModelPickerColumns::Takes, option.rect);
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    int x = rect.left();
    for (const QString &modality : index.data(ModelPickerModel::TakesRole).toStringList()) {
        const QString icon = iconOf(modality);
        if (icon.isEmpty() || x + metrics::kIconSmall > rect.right() + 1)
            continue;
        painter->drawPixmap(QPoint(x, rect.center().y() - metrics::kIconSmall / 2 + 1),
                            iconPixmap(icon, tokens.text2, metrics::kIconSmall, ratio));
        x += metrics::kIconSmall + metrics::kTight;
    }
}

void ModelPickerDelegate::paintPrice(QPainter *painter, const QRect &rect, const QString &price) const
{
    const QFontMetrics measure(painter->font());
    const qsizetype at = price.indexOf(QLocale().decimalPoint());
    if (at < 0) {
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter,
                          measure.elidedText(price, Qt::ElideRight, rect.width()));
        return;
    }
    // The point stands where it stands in every row; a fraction that is too long for its place moves it, rather than
    // losing digits.
    const QString fraction = price.sliced(at);
    const int room = std::max(m_columns.decimals(), measure.horizontalAdvance(fraction) - metrics::kMedium + 2);
    const int point = rect.right() + 1 - room;
    painter->drawText(QRect(rect.left() - metrics::kMedium, rect.top(), point - rect.left() + metrics::kMedium, rect.height()),
                      Qt::AlignRight | Qt::AlignVCenter, price.first(at));
    painter->drawText(QRect(point, rect.top(), room + metrics::kMedium, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      fraction);
}

ModelPickerHead::ModelPickerHead(bool ticks, QWidget *parent)
    : QWidget(parent)
    , m_columns(ticks)
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
    m_columns.fit(row.width());
    for (int i = 0; i < ModelPickerColumns::kCount; ++i) {
        const auto column = static_cast<ModelPickerColumns::Column>(i);
        if (m_columns.shows(column)) {
            painter.drawText(m_columns.rect(column, row), ModelPickerColumns::alignment(column),
                             m_columns.title(column));
        }
    }
}

bool ModelPickerDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                      const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton)
        return false;
    m_columns.fit(option.rect.width());
    // The whole left edge ticks: the box alone is a small target.
    if (m_ticks && mouse->position().x() < m_columns.rect(ModelPickerColumns::Model, option.rect).left())
        return model->setData(index, {}, Qt::CheckStateRole);
    if (starRect(option.rect).adjusted(-metrics::kTight, -metrics::kSmall, metrics::kTight, metrics::kSmall)
            .contains(mouse->position().toPoint())) {
        emit favouriteClicked(index);
        return true;
    }
    return false;
}

} // namespace bakeoff
