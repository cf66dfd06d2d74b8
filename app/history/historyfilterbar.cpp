// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyfilterbar.h"

#include "base/clock.h"
#include "history/conditionchip.h"
#include "history/historywords.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"
#include "words/requestwords.h"
#include "words/words.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

using Field = HistoryFilterBar::Field;

constexpr Field kFields[] = {Field::Provider, Field::Model, Field::Date, Field::State,  Field::Rating,
                             Field::Tag,      Field::Cost,  Field::Kind, Field::Starred};
/// Those that always have a chip.
constexpr Field kStanding[] = {Field::Provider, Field::Model, Field::Date};

/// A menu of ticks that stays open while several are set.
class TickMenu : public QMenu {
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (QAction *action = actionAt(event->position().toPoint()); action && action->isCheckable() && action->isEnabled()) {
            action->trigger();
            return;
        }
        QMenu::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Space && activeAction() && activeAction()->isCheckable()) {
            activeAction()->trigger();
            return;
        }
        QMenu::keyPressEvent(event);
    }
};

template <typename T>
void toggle(QList<T> &list, const T &value, bool on)
{
    list.removeAll(value);
    if (on)
        list.append(value);
}

} // namespace

HistoryFilterBar::HistoryFilterBar(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_more(new ConditionChip(this))
{
    setObjectName(u"historyFilters"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (const Field field : kFields) {
        auto *chip = new ConditionChip(this);
        chip->setObjectName(u"chip%1"_s.arg(static_cast<int>(field)));
        connect(chip, &ConditionChip::opened, this, [this, field] { openMenu(field); });
        connect(chip, &ConditionChip::takenBack, this, [this, field] {
            HistoryFilter filter = m_filter;
            unset(field);
            std::swap(filter, m_filter);
            change(filter);
        });
        m_chips.append(chip);
    }
    m_more->setObjectName(u"chipMore"_s);
    connect(m_more, &ConditionChip::opened, this, [this] {
        QMenu menu(this);
        for (const Field field : kFields) {
            if (std::ranges::find(kStanding, field) != std::end(kStanding) || isSet(field))
                continue;
            if (field == Field::Starred) {
                connect(menu.addAction(nameOf(field)), &QAction::triggered, this, [this] {
                    HistoryFilter filter = m_filter;
                    filter.starred = true;
                    change(filter);
                });
                continue;
            }
            auto *part = new TickMenu(nameOf(field), &menu);
            fill(*part, field);
            menu.addMenu(part);
        }
        menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height() + metrics::kHair)));
    });
    renew();
}

ConditionChip *HistoryFilterBar::chip(Field field) const
{
    return m_chips.at(static_cast<qsizetype>(field));
}

void HistoryFilterBar::setFilter(const HistoryFilter &filter)
{
    m_filter = filter;
    renew();
}

void HistoryFilterBar::clear()
{
    change({});
}

void HistoryFilterBar::setOverview(const HistoryOverview &overview)
{
    m_overview = overview;
}

void HistoryFilterBar::change(const HistoryFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    renew();
    emit changed();
}

bool HistoryFilterBar::isSet(Field field) const
{
    switch (field) {
    case Field::Provider:
        return !m_filter.providers.isEmpty();
    case Field::Model:
        return !m_filter.models.isEmpty();
    case Field::Date:
        return m_filter.from || m_filter.until;
    case Field::State:
        return !m_filter.states.isEmpty();
    case Field::Rating:
        return m_filter.ratingLeast.has_value();
    case Field::Tag:
        return !m_filter.tags.isEmpty();
    case Field::Cost:
        return m_filter.costLeast || m_filter.costMost || m_filter.costUnknown;
    case Field::Kind:
        return !m_filter.kinds.isEmpty();
    case Field::Starred:
        return m_filter.starred;
    }
    Q_UNREACHABLE_RETURN(false);
}

void HistoryFilterBar::unset(Field field)
{
    switch (field) {
    case Field::Provider:
        m_filter.providers.clear();
        return;
    case Field::Model:
        m_filter.models.clear();
        return;
    case Field::Date:
        m_filter.from.reset();
        m_filter.until.reset();
        return;
    case Field::State:
        m_filter.states.clear();
        return;
    case Field::Rating:
        m_filter.ratingLeast.reset();
        return;
    case Field::Tag:
        m_filter.tags.clear();
        return;
    case Field::Cost:
        m_filter.costLeast.reset();
        m_filter.costMost.reset();
        m_filter.costUnknown = false;
        return;
    case Field::Kind:
        m_filter.kinds.clear();
        return;
    case Field::Starred:
        m_filter.starred = false;
        return;
    }
}

QString HistoryFilterBar::nameOf(Field field) const
{
    switch (field) {
    case Field::Provider:
        return tr("Provider");
    case Field::Model:
        return tr("Model");
    case Field::Date:
        return tr("Date");
    case Field::State:
        return tr("State");
    case Field::Rating:
        return tr("Rating");
    case Field::Tag:
        return tr("Tag");
    case Field::Cost:
        return tr("Cost");
    case Field::Kind:
        return tr("Kind");
    case Field::Starred:
        return tr("Starred");
    }
    Q_UNREACHABLE_RETURN({});
}

QString HistoryFilterBar::textOf(Field field) const
{
    if (!isSet(field))
        return nameOf(field);
    switch (field) {
    case Field::Provider:
        return m_filter.providers.join(u", "_s);
    case Field::Model:
        return m_filter.models.size() == 1 ? m_filter.models.first().id.section(u'/', -1)
                                           : tr("%n model(s)", nullptr, static_cast<int>(m_filter.models.size()));
    case Field::Date:
        return HistoryWords::datesOf(m_filter.from, m_filter.until, m_clock.nowUtc());
    case Field::State:
        return HistoryWords::stateList(m_filter.states);
    case Field::Rating:
        return HistoryWords::rating(*m_filter.ratingLeast);
    case Field::Tag:
        return m_filter.tags.join(u", "_s);
    case Field::Cost:
        return HistoryWords::costRange(m_filter);
    case Field::Kind: {
        QStringList words;
        for (const RequestKind kind : m_filter.kinds)
            words.append(RequestWords::kindWord(kind));
        return words.join(u", "_s);
    }
    case Field::Starred:
        return nameOf(field);
    }
    Q_UNREACHABLE_RETURN({});
}

void HistoryFilterBar::renew()
{
    m_order.clear();
    for (const Field field : kFields) {
        if (isSet(field))
            m_order.append(chip(field));
    }
    bool more = false;
    for (const Field field : kFields) {
        const bool standing = std::ranges::find(kStanding, field) != std::end(kStanding);
        if (!isSet(field) && standing)
            m_order.append(chip(field));
        more = more || (!isSet(field) && !standing);
    }
    if (more)
        m_order.append(m_more);
    //: A button that opens the list of further conditions.
    m_more->setCondition(tr("More"), false);
    m_more->setAccessibleName(tr("More conditions"));
    QWidget *before = nullptr;
    for (const Field field : kFields)
        chip(field)->setCondition(textOf(field), isSet(field));
    for (ConditionChip *one : std::as_const(m_order)) {
        if (before)
            setTabOrder(before, one);
        before = one;
    }
    for (ConditionChip *one : std::as_const(m_chips))
        one->setVisible(m_order.contains(one));
    m_more->setVisible(more);
    layOut(width(), true);
    updateGeometry();
}

int HistoryFilterBar::layOut(int width, bool apply) const
{
    int x = 0;
    int y = 0;
    const int height = scaled(metrics::kControlInBar);
    for (ConditionChip *one : m_order) {
        const int wide = std::min(one->sizeHint().width(), std::max(width, 40));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += height + metrics::kTight;
        }
        if (apply)
            one->setGeometry(x, y, wide, height);
        x += wide + metrics::kSmall;
    }
    return y + height;
}

QSize HistoryFilterBar::sizeHint() const
{
    return {300, layOut(width(), false)};
}

QSize HistoryFilterBar::minimumSizeHint() const
{
    return {120, scaled(metrics::kControlInBar)};
}

int HistoryFilterBar::heightForWidth(int width) const
{
    return layOut(width, false);
}

void HistoryFilterBar::resizeEvent(QResizeEvent *)
{
    layOut(width(), true);
}

void HistoryFilterBar::openMenu(Field field)
{
    if (field == Field::Starred) {
        HistoryFilter filter = m_filter;
        filter.starred = !filter.starred;
        change(filter);
        return;
    }
    TickMenu menu(this);
    fill(menu, field);
    const ConditionChip *from = chip(field);
    menu.exec(from->mapToGlobal(QPoint(0, from->height() + metrics::kHair)));
}

void HistoryFilterBar::fill(QMenu &menu, Field field)
{
    const auto tick = [&](const QString &text, bool on, auto set) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::toggled, this, [this, set](bool checked) {
            HistoryFilter filter = m_filter;
            set(filter, checked);
            change(filter);
        });
    };
    const auto nothing = [&menu](const QString &text) {
        if (menu.isEmpty())
            menu.addAction(text)->setEnabled(false);
    };
    switch (field) {
    case Field::Provider: {
        QStringList names = m_filter.providers;
        for (const ModelRef &model : m_overview.models) {
            if (!names.contains(model.provider))
                names.append(model.provider);
        }
        names.sort(Qt::CaseInsensitive);
        for (const QString &name : std::as_const(names)) {
            tick(name, m_filter.providers.contains(name),
                 [name](HistoryFilter &filter, bool on) { toggle<QString>(filter.providers, name, on); });
        }
        nothing(tr("Nothing has answered yet"));
        return;
    }
    case Field::Model: {
        QList<ModelRef> models = m_overview.models;
        for (const ModelRef &model : m_filter.models) {
            if (!models.contains(model))
                models.append(model);
        }
        for (const ModelRef &model : std::as_const(models)) {
            const bool asked = m_filter.providers.isEmpty() || m_filter.providers.contains(model.provider);
            if (!asked && !m_filter.models.contains(model))
                continue;
            tick(model.toString().replace(u'&', u"&&"_s), m_filter.models.contains(model),
                 [model](HistoryFilter &filter, bool on) { toggle(filter.models, model, on); });
        }
        nothing(tr("Nothing has answered yet"));
        return;
    }
    case Field::Date:
        fillDates(menu);
        return;
    case Field::State:
        for (const ReplyState state : {ReplyState::Done, ReplyState::Failed, ReplyState::Stopped, ReplyState::CutOff}) {
            tick(Words::stateWord(state), m_filter.states.contains(state),
                 [state](HistoryFilter &filter, bool on) { toggle(filter.states, state, on); });
        }
        return;
    case Field::Rating:
        for (int stars = 5; stars >= 1; --stars) {
            tick(HistoryWords::rating(stars), m_filter.ratingLeast == stars, [stars](HistoryFilter &filter, bool on) {
                filter.ratingLeast = on ? std::optional(stars) : std::nullopt;
            });
        }
        return;
    case Field::Tag: {
        QStringList tags = m_overview.tags;
        for (const QString &tag : m_filter.tags) {
            if (!tags.contains(tag))
                tags.append(tag);
        }
        for (const QString &tag : std::as_const(tags)) {
            tick(QString(tag).replace(u'&', u"&&"_s), m_filter.tags.contains(tag),
                 [tag](HistoryFilter &filter, bool on) { toggle<QString>(filter.tags, tag, on); });
        }
        nothing(tr("No tags yet"));
        return;
    }
    case Field::Cost:
        fillCosts(menu);
        return;
    case Field::Kind:
        for (const RequestKind kind : kRequestKinds) {
            tick(RequestWords::kindWord(kind), m_filter.kinds.contains(kind),
                 [kind](HistoryFilter &filter, bool on) { toggle(filter.kinds, kind, on); });
        }
        return;
    case Field::Starred:
        return;
    }
}

} // namespace bakeoff
