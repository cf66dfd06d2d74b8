// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/factrows.h"

#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QGridLayout>

namespace bakeoff {

namespace {

constexpr int kNameWidth = 88;
constexpr char16_t kBreakHere = 0x200B; // zero width space: long ids wrap instead of widening the panel

QString breakable(const QString &text)
{
    QString broken;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i > 0 && i % 8 == 0)
            broken += QChar(kBreakHere);
        broken += text[i];
    }
    return broken;
}

} // namespace

FactRows::FactRows(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::kSmall);
    m_grid->setVerticalSpacing(metrics::kTight);
    m_grid->setColumnMinimumWidth(0, scaled(kNameWidth));
    m_grid->setColumnStretch(1, 1);
}

void FactRows::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (m_names.size() > rows.size()) {
        delete m_names.takeLast();
        delete m_values.takeLast();
    }
    while (m_names.size() < rows.size()) {
        auto *name = new TextLabel({}, TextStep::Small, Tone::Text2);
        auto *value = new TextLabel({}, TextStep::Small, Tone::Text);
        name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        value->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const auto row = static_cast<int>(m_names.size());
        m_grid->addWidget(name, row, 0);
        m_grid->addWidget(value, row, 1);
        m_names.append(name);
        m_values.append(value);
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        m_names[i]->setText(rows[i].name);
        m_values[i]->setText(rows[i].mono ? breakable(rows[i].value) : rows[i].value);
        m_values[i]->setFont(rows[i].mono ? monoFont() : textFont(TextStep::Small));
        m_values[i]->setToolTip(rows[i].toolTip);
        m_values[i]->setAccessibleName(rows[i].name + QStringLiteral(": ") + rows[i].value);
        if (rows[i].look)
            m_values[i]->setStateTone(*rows[i].look);
        else
            m_values[i]->setTone(Tone::Text);
    }
}

} // namespace bakeoff
