// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/unknowncharges.h"

#include "base/clock.h"
#include "shell/appsettings.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "words/words.h"
#include "workbench/pricelist.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCards = 6;
constexpr int kMostLeft = 500; ///< subjects that are kept as left unknown

QString reasonOf(const Charge &charge)
{
    if (const auto reason = unknownCostFromName(charge.basis.value("unknown"_L1).toString()))
        return Words::unknownCostSentence(*reason);
    return UnknownCharges::tr("The provider did not say what it costs.");
}

} // namespace

UnknownCharges::UnknownCharges(Workbench &workbench, AppSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_title(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::DemiBold))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::kSmall);
    m_title->setObjectName(u"unknownTitle"_s);
    m_layout->addWidget(m_title);
    hide();
}

void UnknownCharges::setCharges(const QList<Charge> &charges, int all)
{
    if (charges == m_charges && all == m_all && m_body)
        return;
    m_charges = charges;
    m_all = all;
    renew();
}

void UnknownCharges::renew()
{
    delete m_body;
    m_body = new QWidget;
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kMedium);
    m_layout->addWidget(m_body);

    const QStringList left = m_settings.get(keys::costsLeftUnknown);
    QList<Group> groups;
    int hidden = 0;
    int blind = 0;
    for (const Charge &charge : std::as_const(m_charges)) {
        if (charge.hidden) {
            ++blind;
            continue;
        }
        if (left.contains(idText(charge.subject))) {
            ++hidden;
            continue;
        }
        const auto group = std::ranges::find(groups, charge.model, &Group::model);
        if (group == groups.end())
            groups.append({charge.model, {charge}});
        else
            group->charges.append(charge);
    }
    m_title->setText(tr("%n charge(s) of unknown amount", nullptr, m_all));
    for (const Group &group : std::as_const(groups).first(std::min<qsizetype>(groups.size(), kCards)))
        addCard(group);
    if (groups.size() > kCards) {
        auto *more = new TextLabel(tr("And of %n more model(s).", nullptr, static_cast<int>(groups.size()) - kCards),
                                   TextStep::Small, Tone::Text2);
        layout->addWidget(more);
    }
    if (blind > 0) {
        auto *votes = new TextLabel(tr("%n in blind turns still open: the models are hidden until you vote.", nullptr, blind),
                                    TextStep::Small, Tone::Text2);
        votes->setObjectName(u"unknownBlind"_s);
        votes->setWordWrap(true);
        layout->addWidget(votes);
    }
    if (hidden > 0) {
        auto *row = new QHBoxLayout;
        row->addWidget(new TextLabel(tr("%n left unknown.", nullptr, hidden), TextStep::Small, Tone::Text3), 1);
        QPushButton *show = makeButton(tr("Show again"), ButtonKind::Flat);
        show->setObjectName(u"unknownShow"_s);
        setButtonSize(show, ButtonSize::Bar);
        connect(show, &QPushButton::clicked, this, [this] {
            m_settings.set(keys::costsLeftUnknown, QStringList());
            QMetaObject::invokeMethod(this, &UnknownCharges::renew, Qt::QueuedConnection);
        });
        row->addWidget(show);
        layout->addLayout(row);
    }
    setVisible(m_all > 0);
}

void UnknownCharges::addCard(const Group &group)
{
    auto *card = new QVBoxLayout;
    card->setSpacing(metrics::kTight);
    card->addWidget(new HairLine(Qt::Horizontal));
    auto *name = new ElidedLabel(group.model.toString(), TextStep::Normal, Tone::Text, QFont::Medium);
    name->setElideMode(Qt::ElideMiddle);
    card->addWidget(name);
    const UtcMicros now = m_workbench.clock().nowUtc();
    const Charge &newest = group.charges.constFirst();
    //: Of a model whose charges have unknown amounts. %1: why; %n: charges; %2: when the last one was.
    auto *why = new TextLabel(tr("%1 %n charge(s), the last on %2.", nullptr, static_cast<int>(group.charges.size()))
                                  .arg(reasonOf(newest), Words::formatDateTime(newest.at, now)),
                              TextStep::Small, Tone::Text2);
    why->setWordWrap(true);
    card->addWidget(why);
    const QString key = group.model.toString();
    if (m_problemCard == key && !m_problem.isEmpty()) {
        auto *problem = new TextLabel(m_problem, TextStep::Small);
        problem->setObjectName(u"unknownProblem"_s);
        problem->setStateTone(StateLook::Failed);
        problem->setWordWrap(true);
        card->addWidget(problem);
    }

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kTight);
    const RateCard price = m_workbench.prices().price(group.model);
    const auto add = [&](const QString &text, ButtonKind kind, const QString &object, const QString &spoken) {
        QPushButton *button = makeButton(text, kind);
        button->setObjectName(object + key);
        button->setAccessibleName(spoken.arg(key));
        setButtonSize(button, ButtonSize::Bar);
        row->addWidget(button);
        return button;
    };
    if (!price.empty()) {
        QList<Id> subjects;
        for (const Charge &charge : group.charges)
            subjects.append(charge.subject);
        //: Screen reader. %1: a model.
        QPushButton *use = add(tr("Use this price"), ButtonKind::Plain, u"usePrice-"_s, tr("Use the price of %1"));
        use->setToolTip(tr("%1, dollars for a million tokens. The charges become estimates.").arg(Words::priceText(price)));
        connect(use, &QPushButton::clicked, this, [this, subjects, model = group.model] { fillIn(subjects, 0, model); });
    }
    //: Screen reader. %1: a model.
    QPushButton *own = add(price.empty() ? tr("Add a price…") : tr("Another price…"), price.empty() ? ButtonKind::Plain : ButtonKind::Flat,
                           u"addPrice-"_s, tr("Add a price of %1"));
    connect(own, &QPushButton::clicked, this, [this, model = group.model] { emit priceWanted(model); });
    //: Screen reader. %1: a model.
    QPushButton *leaving = add(tr("Leave unknown"), ButtonKind::Flat, u"leaveUnknown-"_s, tr("Leave the charges of %1 unknown"));
    leaving->setToolTip(tr("They are shown here no more; sums go on saying “at least”."));
    connect(leaving, &QPushButton::clicked, this, [this, group] { leave(group); });
    row->addStretch(1);
    card->addLayout(row);
    static_cast<QVBoxLayout *>(m_body->layout())->addLayout(card);
}

void UnknownCharges::fillIn(QList<Id> subjects, int done, const ModelRef &model)
{
    if (subjects.isEmpty()) {
        m_problem.clear();
        emit filled();
        return;
    }
    const Id subject = subjects.takeFirst();
    m_workbench.prices().fillIn(subject, model).then(this, [this, subjects, done, model](const Status &status) {
        if (status) {
            fillIn(subjects, done + 1, model);
            return;
        }
        m_problemCard = model.toString();
        m_problem = status.error().kind == ErrorKind::UnknownPrice
            ? tr("The price does not tell what this comes to: a count of tokens, or a price for some of them, is missing.")
            : Words::errorText(status.error(), {}).sentence();
        renew();
        if (done > 0)
            emit filled();
    });
}

void UnknownCharges::leave(const Group &group)
{
    QStringList left = m_settings.get(keys::costsLeftUnknown);
    for (const Charge &charge : group.charges)
        left.prepend(idText(charge.subject));
    m_settings.set(keys::costsLeftUnknown, QStringList(left.first(std::min<qsizetype>(left.size(), kMostLeft))));
    // Not now: the button whose click this is goes with its card.
    QMetaObject::invokeMethod(this, &UnknownCharges::renew, Qt::QueuedConnection);
}

} // namespace bakeoff
