// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/variablesform.h"

#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kColumnWidth = 380;
constexpr int kMostLines = 5;

} // namespace

VariablesForm::VariablesForm(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
    , m_grid(new QGridLayout(m_page))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_page);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_page->setAutoFillBackground(false);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::kSmall);
    m_grid->setVerticalSpacing(metrics::kTight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
}

void VariablesForm::setNames(const QStringList &names)
{
    if (names == m_names)
        return;
    m_names = names;
    build();
}

void VariablesForm::setValues(const PromptVariables &values)
{
    m_values = values;
    m_loading = true;
    for (const Row &row : std::as_const(m_rows)) {
        row.edit->setPlainText(m_values.value(row.name));
        markMissing(row, false);
    }
    m_loading = false;
}

QStringList VariablesForm::missing() const
{
    QStringList result;
    for (const QString &name : m_names) {
        if (m_values.value(name).isEmpty())
            result.append(name);
    }
    return result;
}

void VariablesForm::showMissing()
{
    const QStringList empty = missing();
    for (const Row &row : std::as_const(m_rows))
        markMissing(row, empty.contains(row.name));
    if (!empty.isEmpty()) {
        QPlainTextEdit *first = field(empty.first());
        first->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(first);
    }
    emit heightWanted();
}

QPlainTextEdit *VariablesForm::field(const QString &name) const
{
    const auto row = std::ranges::find(m_rows, name, &Row::name);
    return row == m_rows.end() ? nullptr : row->edit;
}

VariablesForm::Row VariablesForm::makeRow(const QString &name)
{
    Row row{.name = name};
    // As high as the first line of the field, with the tag in its middle.
    row.label = new QWidget(m_page);
    auto *middle = new QVBoxLayout(row.label);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->addWidget(new Tag(name, StateLook::Reasoning, row.label), 0, Qt::AlignVCenter);
    row.edit = new QPlainTextEdit(m_values.value(name), m_page);
    row.edit->setObjectName(u"variable."_s + name);
    row.edit->setAccessibleName(tr("Value of %1").arg(name));
    row.edit->setTabChangesFocus(true);
    row.edit->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    row.edit->document()->setDocumentMargin(metrics::kTight);
    row.edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    row.note = new TextLabel(tr("%1 has no value.").arg(name), TextStep::Small, Tone::Text, QFont::Normal, m_page);
    row.note->setStateTone(StateLook::Failed);
    row.note->hide();
    QPlainTextEdit *edit = row.edit;
    connect(edit, &QPlainTextEdit::textChanged, this, [this, name, edit] {
        const auto own = std::ranges::find(m_rows, name, &Row::name);
        if (own == m_rows.end() || own->edit != edit)
            return;
        fitField(*own);
        if (m_loading)
            return;
        const QString text = edit->toPlainText();
        if (text.isEmpty())
            m_values.remove(name);
        else
            m_values.insert(name, text);
        markMissing(*own, false);
        emit valuesChanged();
        emit heightWanted();
    });
    return row;
}

void VariablesForm::build()
{
    // Fields of names that stay are kept with their cursor and focus.
    QList<Row> rows;
    for (const QString &name : std::as_const(m_names)) {
        const auto old = std::ranges::find(m_rows, name, &Row::name);
        if (old != m_rows.end()) {
            rows.append(*old);
            m_rows.erase(old);
        } else {
            rows.append(makeRow(name));
        }
    }
    for (const Row &gone : std::as_const(m_rows)) {
        delete gone.label;
        delete gone.edit;
        delete gone.note;
    }
    m_rows = rows;
    m_columns = 0;
    place();
}

void VariablesForm::place()
{
    const int rows = std::max(1, static_cast<int>(m_rows.size()));
    const int columns = std::min(std::clamp(width() / scaled(kColumnWidth), 1, 3), rows);
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    for (int column = 0; column < 6; ++column)
        m_grid->setColumnStretch(column, column % 2 == 1 && column / 2 < columns ? 1 : 0);
    QWidget *before = nullptr;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const int line = static_cast<int>(i) / columns * 2;
        const int column = static_cast<int>(i) % columns * 2;
        m_grid->addWidget(row.label, line, column, Qt::AlignRight | Qt::AlignTop);
        m_grid->addWidget(row.edit, line, column + 1, Qt::AlignTop);
        m_grid->addWidget(row.note, line + 1, column + 1);
        row.label->setFixedHeight(scaled(metrics::kControl));
        row.label->setVisible(true);
        row.edit->setVisible(true);
        if (before)
            QWidget::setTabOrder(before, row.edit);
        before = row.edit;
        fitField(row);
    }
    emit heightWanted();
}

void VariablesForm::fitField(const Row &row)
{
    int lines = 0;
    for (QTextBlock block = row.edit->document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.lineCount());
    const int frame = 2 * (row.edit->frameWidth() + static_cast<int>(row.edit->document()->documentMargin())) + 2;
    const int wanted = std::clamp(lines, 1, kMostLines) * row.edit->fontMetrics().lineSpacing() + frame;
    row.edit->setFixedHeight(std::max(scaled(metrics::kControl), wanted));
}

void VariablesForm::markMissing(const Row &row, bool missing)
{
    setInvalid(row.edit, missing);
    row.note->setVisible(missing);
}

void VariablesForm::fitHeight(int most)
{
    m_grid->activate();
    const int wanted = m_page->minimumSizeHint().height();
    const int height = std::clamp(wanted, 0, std::max(scaled(metrics::kControl), most));
    if (height != this->height() || minimumHeight() != height)
        setFixedHeight(height);
}

void VariablesForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    for (const Row &row : std::as_const(m_rows))
        fitField(row);
    emit heightWanted();
}

void VariablesForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

} // namespace bakeoff
