// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scaledsize.h"

#include "widgets/typography.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <functional>
#include <utility>

namespace bakeoff {

namespace {

/// Sizes its parent anew whenever the application's font has changed.
class ScaledSize final : public QObject {
public:
    ScaledSize(QWidget *widget, std::function<void()> apply)
        : QObject(widget)
        , m_apply(std::move(apply))
    {
        m_apply();
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
            m_apply();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_apply;
};

} // namespace

void keepScaledHeight(QWidget *widget, int px)
{
    new ScaledSize(widget, [=] { widget->setFixedHeight(scaled(px)); });
}

void keepScaledMinimumHeight(QWidget *widget, int px)
{
    new ScaledSize(widget, [=] { widget->setMinimumHeight(scaled(px)); });
}

void keepScaledWidth(QWidget *widget, int px)
{
    new ScaledSize(widget, [=] { widget->setFixedWidth(scaled(px)); });
}

void keepRowsShown(QTableView *table, int px, int most)
{
    new ScaledSize(table, [=] {
        const int row = scaled(px);
        table->verticalHeader()->setMinimumSectionSize(row);
        table->verticalHeader()->setDefaultSectionSize(row);
        table->horizontalHeader()->setFixedHeight(row);
        table->setFixedHeight(row * (1 + std::clamp(table->model()->rowCount(), 1, most)) + 2);
    });
}

} // namespace bakeoff
