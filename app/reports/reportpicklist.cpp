// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportpicklist.h"

#include "history/historysearchfield.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/twolinedelegate.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShownRows = 3;
constexpr int kTyping = 60; ///< ms

} // namespace

ReportPickList::ReportPickList(const QString &field, const QString &list, QWidget *parent)
    : QWidget(parent)
    , m_field(new HistorySearchField(this))
    , m_list(new QListView(this))
    , m_nothing(new ElidedLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
    , m_model(new QStandardItemModel(this))
{
    m_field->setAccessibleName(field);
    m_field->setPlaceholderText(field);
    m_field->setToolTip({});
    m_list->setAccessibleName(list);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->installEventFilter(this);
    m_nothing->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kTight);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kTyping);
    connect(&m_soon, &QTimer::timeout, this, [this] { emit typedChanged(typed()); });
    connect(m_field, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_field, &HistorySearchField::leftDownwards, this, [this] {
        m_list->setFocus(Qt::OtherFocusReason);
        // Not setCurrentIndex() of the list: a key that is held down, as Ctrl, would count.
        if (!m_list->selectionModel()->hasSelection() && m_model->rowCount() > 0)
            m_list->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::ClearAndSelect);
    });
    // Enter takes the first that was found.
    connect(m_field, &HistorySearchField::openWanted, this, [this] {
        if (m_model->rowCount() > 0)
            m_list->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::ClearAndSelect);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ReportPickList::take);
    fit();
}

ReportPickList::~ReportPickList()
{
    // The rows go first: nobody takes them out.
    m_list->selectionModel()->disconnect(this);
}

QString ReportPickList::typed() const
{
    return m_field->text().trimmed();
}

QWidget *ReportPickList::firstField() const
{
    return m_field;
}

void ReportPickList::setPicked(const QList<Id> &ids)
{
    if (ids == m_picked)
        return;
    m_picked = ids;
    setRows(m_rows);
}

void ReportPickList::setRows(const QList<Row> &rows, const QList<Row> &known)
{
    m_rows = rows;
    for (const Row &row : rows)
        m_known.insert(row.id, row);
    for (const Row &row : known)
        m_known.insert(row.id, row);
    QList<Row> shown;
    for (const Id &id : std::as_const(m_picked)) {
        const bool listed = std::ranges::any_of(rows, [&id](const Row &row) { return row.id == id; });
        if (!listed && m_known.contains(id))
            shown.append(m_known.value(id));
    }
    shown += rows;
    if (shown == m_shown) {
        m_filling = true;
        select();
        m_filling = false;
        m_list->setVisible(!shown.isEmpty());
        m_nothing->setVisible(shown.isEmpty() && !m_nothing->text().isEmpty());
        return;
    }
    m_shown = shown;
    const int place = m_list->verticalScrollBar()->value();
    const Id current = m_list->currentIndex().data(rowroles::Key).value<Id>();
    m_filling = true;
    m_model->clear();
    for (const Row &row : std::as_const(shown)) {
        auto *item = new QStandardItem(row.title);
        item->setData(row.detail, rowroles::Detail);
        item->setData(row.aside, rowroles::AsideDetail);
        item->setData(QVariant::fromValue(row.id), rowroles::Key);
        item->setData(QStringList{row.title, row.detail, row.aside}.join(u", "_s), Qt::AccessibleTextRole);
        item->setToolTip(row.title);
        m_model->appendRow(item);
        if (row.id == current)
            m_list->selectionModel()->setCurrentIndex(item->index(), QItemSelectionModel::NoUpdate);
    }
    select();
    m_filling = false;
    m_list->verticalScrollBar()->setValue(place);
    m_list->setVisible(!shown.isEmpty());
    m_nothing->setVisible(shown.isEmpty() && !m_nothing->text().isEmpty());
}

void ReportPickList::setNothing(const QString &sentence)
{
    m_nothing->setText(sentence);
    m_nothing->setVisible(m_model->rowCount() == 0 && !sentence.isEmpty());
}

void ReportPickList::select()
{
    QItemSelection selection;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (m_picked.contains(index.data(rowroles::Key).value<Id>()))
            selection.select(index, index);
    }
    m_list->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void ReportPickList::take()
{
    if (m_filling)
        return;
    QList<Id> ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (m_list->selectionModel()->isSelected(index))
            ids.append(index.data(rowroles::Key).value<Id>());
    }
    if (ids == m_picked)
        return;
    m_picked = ids;
    emit pickedChanged();
}

bool ReportPickList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up && key->modifiers() == Qt::NoModifier && m_list->currentIndex().row() <= 0) {
            m_field->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ReportPickList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void ReportPickList::fit()
{
    const int row = m_list->itemDelegate()->sizeHint({}, {}).height();
    m_list->setFixedHeight(kShownRows * row + 2);
}

} // namespace bakeoff
