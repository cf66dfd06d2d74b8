// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/queuefilterbar.h"

#include "history/conditionchip.h"
#include "history/historysearchfield.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"
#include "words/requestwords.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFieldWidth = 220;
constexpr int kLeastField = 130;

template <typename T>
void toggle(QList<T> &list, const T &value, bool on)
{
    list.removeAll(value);
    if (on)
        list.append(value);
}

QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

QueueFilterBar::QueueFilterBar(QWidget *parent)
    : Surface(Ground::Window, Qt::BottomEdge, parent)
    , m_field(new HistorySearchField)
    , m_more(new ConditionChip)
    , m_group(makeButton({}, ButtonKind::Flat))
    , m_clear(makeButton({}, ButtonKind::Flat))
{
    setObjectName(u"queueFilters"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kLarge, metrics::kSmall - 2, metrics::kSmall, metrics::kSmall - 2);
    row->setSpacing(metrics::kSmall - 2);
    m_field->setObjectName(u"queueSearch"_s);
    m_field->setAccessibleName(tr("Filter jobs"));
    m_field->setPlaceholderText(tr("Filter jobs"));
    m_field->setToolTip(tr("Part of a prompt, a model or a provider"));
    row->addWidget(m_field);
    row->addSpacing(metrics::kTight);
    const auto addStand = [&](std::optional<JobStand> stand) {
        auto *chip = new StandChip(stand);
        row->addWidget(chip);
        m_stands.append(chip);
        connect(chip, &StandChip::clicked, this, [this, stand] {
            JobFilter filter = m_filter;
            // One at a time: a click on the one that is on shows all again.
            const bool was = stand && filter.stands == QList<JobStand>{*stand};
            filter.stands = stand && !was ? QList<JobStand>{*stand} : QList<JobStand>();
            change(filter);
            renew();
        });
    };
    addStand(std::nullopt);
    for (const JobStand stand : {JobStand::Running, JobStand::Saving, JobStand::Waiting, JobStand::Held, JobStand::Done,
                                 JobStand::Failed, JobStand::Stopped, JobStand::Unconfirmed})
        addStand(stand);
    for (int field = 0; field < Fields; ++field) {
        auto *chip = new ConditionChip;
        chip->setObjectName(u"queueCondition%1"_s.arg(field));
        chip->hide();
        row->addWidget(chip);
        m_conditions.append(chip);
        connect(chip, &ConditionChip::opened, m_more, &ConditionChip::opened);
        connect(chip, &ConditionChip::takenBack, this, [this, field] {
            JobFilter filter = m_filter;
            if (field == Kind)
                filter.kinds.clear();
            else if (field == Provider)
                filter.providers.clear();
            else
                filter.models.clear();
            change(filter);
        });
    }
    m_more->setObjectName(u"queueMore"_s);
    m_more->setCondition(tr("More"), false);
    m_more->setToolTip(tr("Conditions on kind, provider and model"));
    row->addWidget(m_more);
    row->addStretch(1);
    m_group->setObjectName(u"queueGroup"_s);
    m_clear->setObjectName(u"queueClear"_s);
    row->addWidget(m_group);
    row->addWidget(m_clear);
    connect(m_more, &ConditionChip::opened, this, [this] {
        QMenu menu(this);
        menu.setObjectName(u"queueConditions"_s);
        fillMore(menu);
        menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height() + metrics::kHair)));
    });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_setting)
            return; // all of the filter follows
        JobFilter filter = m_filter;
        filter.text = text.trimmed();
        change(filter);
    });
    renew();
}

StandChip *QueueFilterBar::chip(std::optional<JobStand> stand) const
{
    const auto found = std::ranges::find(m_stands, stand, &StandChip::stand);
    return found == m_stands.end() ? nullptr : *found;
}

void QueueFilterBar::setFilter(const JobFilter &filter)
{
    if (m_field->text().trimmed() != filter.text) {
        m_setting = true;
        m_field->setText(filter.text);
        m_setting = false;
    }
    change(filter);
}

void QueueFilterBar::change(const JobFilter &filter)
{
    if (std::exchange(m_filter, filter) == filter)
        return;
    renew();
    emit changed();
}

bool QueueFilterBar::isSet(Field field) const
{
    switch (field) {
    case Kind:
        return !m_filter.kinds.isEmpty();
    case Provider:
        return !m_filter.providers.isEmpty();
    default:
        return !m_filter.models.isEmpty();
    }
}

QString QueueFilterBar::textOf(Field field) const
{
    QStringList texts;
    switch (field) {
    case Kind:
        for (const RequestKind kind : m_filter.kinds)
            texts.append(RequestWords::kindWord(kind));
        break;
    case Provider:
        texts = m_filter.providers;
        break;
    default:
        for (const ModelRef &model : m_filter.models)
            texts.append(model.id.section(u'/', -1));
        break;
    }
    return texts.join(u", "_s);
}

void QueueFilterBar::renew()
{
    for (StandChip *chip : std::as_const(m_stands)) {
        const bool on = chip->stand() ? m_filter.stands.contains(*chip->stand()) : m_filter.stands.isEmpty();
        chip->setChecked(on);
        chip->setVisible(!chip->stand() || on || chip->count() > 0);
    }
    for (int field = 0; field < Fields; ++field) {
        const bool on = isSet(static_cast<Field>(field));
        m_conditions[field]->setVisible(on);
        m_conditions[field]->setCondition(textOf(static_cast<Field>(field)), on);
    }
    fit();
}

void QueueFilterBar::setTally(const QList<JobTally> &tally, const QList<ModelRef> &models)
{
    m_models = models;
    for (StandChip *chip : std::as_const(m_stands)) {
        int count = 0;
        for (const JobTally &part : tally) {
            if (!chip->stand() || part.stand == *chip->stand())
                count += part.count;
        }
        chip->setCount(count);
    }
    renew();
}

void QueueFilterBar::fillMore(QMenu &menu)
{
    const auto add = [this](QMenu *part, const QString &text, bool on, auto apply) {
        QAction *action = part->addAction(menuText(text));
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::toggled, this, [this, apply](bool checked) {
            JobFilter filter = m_filter;
            apply(filter, checked);
            change(filter);
        });
    };
    QMenu *kinds = menu.addMenu(tr("&Kind"));
    for (const RequestKind kind : kRequestKinds) {
        add(kinds, RequestWords::kindWord(kind), m_filter.kinds.contains(kind),
            [kind](JobFilter &filter, bool on) { toggle(filter.kinds, kind, on); });
    }
    QStringList names;
    for (const ModelRef &model : std::as_const(m_models)) {
        if (!names.contains(model.provider))
            names.append(model.provider);
    }
    QMenu *providers = menu.addMenu(tr("&Provider"));
    for (const QString &name : std::as_const(names)) {
        add(providers, name, m_filter.providers.contains(name),
            [name](JobFilter &filter, bool on) { toggle(filter.providers, name, on); });
    }
    QMenu *models = menu.addMenu(tr("&Model"));
    for (const ModelRef &model : std::as_const(m_models)) {
        add(models, model.toString(), m_filter.models.contains(model),
            [model](JobFilter &filter, bool on) { toggle(filter.models, model, on); });
    }
    providers->setEnabled(!names.isEmpty());
    models->setEnabled(!names.isEmpty());
}

void QueueFilterBar::fit()
{
    // The words of the chips go before the field gets too narrow.
    const auto widthWith = [this](bool folded) {
        int width = 0;
        for (const StandChip *chip : m_stands)
            width += chip->isVisibleTo(this) ? chip->widthOf(folded) + layout()->spacing() : 0;
        for (const QWidget *other : std::initializer_list<const QWidget *>{m_more, m_group, m_clear})
            width += other->isVisibleTo(this) ? other->sizeHint().width() + layout()->spacing() : 0;
        for (const ConditionChip *chip : m_conditions)
            width += chip->isVisibleTo(this) ? chip->sizeHint().width() + layout()->spacing() : 0;
        return width + 4 * metrics::kSmall;
    };
    const bool folded = width() > 0 && widthWith(false) + scaled(kLeastField) > width();
    for (StandChip *chip : std::as_const(m_stands))
        chip->setFolded(folded);
    m_field->setFixedWidth(std::clamp(width() - widthWith(folded), scaled(kLeastField), scaled(kFieldWidth)));
}

void QueueFilterBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fit();
}

bool QueueFilterBar::event(QEvent *event)
{
    const bool done = Surface::event(event);
    if (event->type() == QEvent::FontChange)
        fit();
    return done;
}

} // namespace bakeoff
