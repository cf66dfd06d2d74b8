// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobmodelsmodel.h"

#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr int kBox = 16;
} // namespace

void JobModelsModel::setRows(const QList<JobModelRow> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void JobModelsModel::setTicked(const QList<ModelRef> &models)
{
    if (models == m_ticked)
        return;
    m_ticked = models;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1), {Qt::CheckStateRole});
}

int JobModelsModel::rowOf(const ModelRef &model) const
{
    const auto row = std::ranges::find(m_rows, model, &JobModelRow::model);
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
}

void JobModelsModel::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const ModelRef model = m_rows[index.row()].model;
    emit toggled(model, !m_ticked.contains(model));
}

int JobModelsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant JobModelsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JobModelRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::CheckStateRole:
        return m_ticked.contains(row.model) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return row.description.isEmpty() ? row.model.toString() : row.model.toString() + u'\n' + row.description;
    case Qt::AccessibleTextRole:
        return row.facts.isEmpty() ? u"%1, %2"_s.arg(row.name, row.detail)
                                   : u"%1, %2, %3"_s.arg(row.name, row.detail, row.facts);
    case DetailRole:
        return row.detail;
    case FactsRole:
        return row.facts;
    default:
        return {};
    }
}

bool JobModelsModel::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    toggle(index);
    return true;
}

Qt::ItemFlags JobModelsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable : Qt::NoItemFlags;
}

QSize JobModelDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(textFont(TextStep::Normal)).height() + 2 * QFontMetrics(textFont(TextStep::Small)).height();
    return {0, lines + 2 * metrics::kHair + 2 * metrics::kSmall};
}

void JobModelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.palette);
    const QRect rect = option.rect;
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active))
        painter->fillRect(rect, tokens.sel);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, tokens.hover);

    const QFont name = textFont(TextStep::Normal);
    const QFont small = figureFont(TextStep::Small);
    const int nameHeight = QFontMetrics(name).height();
    const int smallHeight = QFontMetrics(small).height();
    const int top = rect.top() + metrics::kSmall;
    QStyleOptionButton box;
    box.palette = option.palette;
    box.rect = QRect(rect.left() + metrics::kLarge, top + (nameHeight - kBox) / 2, kBox, kBox);
    box.state = QStyle::State_Enabled;
    box.state |= index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);

    const int left = box.rect.right() + 1 + metrics::kSmall + metrics::kHair;
    const int width = rect.right() - metrics::kSmall - left;
    const auto line = [&](int y, int height, const QFont &font, const QColor &color, const QString &text) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(QRect(left, y, width, height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, width));
    };
    line(top, nameHeight, name, tokens.text, index.data().toString());
    int y = top + nameHeight + metrics::kHair;
    line(y, smallHeight, small, tokens.text2, index.data(JobModelsModel::DetailRole).toString());
    y += smallHeight + metrics::kHair;
    line(y, smallHeight, small, tokens.text3, index.data(JobModelsModel::FactsRole).toString());
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        lookdetail::paintBox(*painter, rect.toRectF(), {{}, tokens.accent, 2, 0});
    painter->restore();
}

bool JobModelDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                                   const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        if (static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
            return false;
        return model->setData(index, {}, Qt::CheckStateRole);
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Space || key == Qt::Key_Select)
            return model->setData(index, {}, Qt::CheckStateRole);
    }
    return false;
}

} // namespace bakeoff
