// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/settingsrouting.h"

#include "compare/settingsbadge.h"
#include "compare/settingsfield.h"
#include "widgets/lookstyle.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"
#include "words/words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QStringList hostsIn(const QString &text)
{
    static const QRegularExpression comma(u"[,;\\s]+"_s);
    QStringList hosts = text.split(comma, Qt::SkipEmptyParts);
    hosts.removeDuplicates();
    return hosts;
}

/// One host of the menu: "DeepInfra, fp8, in $0.10, out $0.30, up 99.8 %".
QString hostText(const ModelEndpoint &endpoint)
{
    QStringList parts{endpoint.host};
    if (!endpoint.quantization.isEmpty() && endpoint.quantization != "unknown"_L1)
        parts.append(endpoint.quantization);
    parts.append(Words::priceText(endpoint.prices));
    if (endpoint.uptime1d)
        parts.append(RoutingFields::tr("up %1%").arg(QLocale().toString(*endpoint.uptime1d, 'f', 1)));
    return parts.join(u", "_s);
}

} // namespace

RoutingFields::RoutingFields(const QJsonObject &routing, const QJsonObject &inherited, const QStringList &cleared,
                             QWidget *parent)
    : QWidget(parent)
    , m_start(OpenRouterRouting::fromJson(routing))
    , m_inherited(OpenRouterRouting::fromJson(inherited))
    , m_cleared(cleared)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::kXLarge);
    m_grid->setVerticalSpacing(metrics::kMedium);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    using R = OpenRouterRouting;
    using YesNo = std::optional<bool>;
    addHosts(tr("Try these first, in this order"), u"order"_s, tr("Slugs of hosts, with commas between."), &R::order);
    addHosts(tr("Only these"), u"only"_s, tr("No other host answers."), &R::only);
    addHosts(tr("Never these"), u"ignore"_s, tr("Left out, whatever they cost."), &R::ignore);
    addChoice<YesNo>(tr("Other hosts when these fail"), u"allow_fallbacks"_s,
                     tr("“No” keeps a comparison of hosts exact."), &R::allowFallbacks,
                     {{tr("Yes"), true}, {tr("No"), false}});
    addChoice<QString>(tr("Sort hosts by"), u"sort"_s, tr("Switches the balancing between hosts off."), &R::sort,
                       {{tr("Price"), u"price"_s},
                        {tr("Throughput"), u"throughput"_s},
                        {tr("Latency"), u"latency"_s},
                        {tr("Quality of tool calls"), u"exacto"_s}});
    addChoice<QString>(tr("Hosts that store prompts"), u"data_collection"_s,
                       tr("They may train on what they are sent."), &R::dataCollection,
                       {{tr("Allowed"), u"allow"_s}, {tr("Refused"), u"deny"_s}});
    addChoice<YesNo>(tr("Hosts that keep anything"), u"zdr"_s, tr("“Zero data retention” cannot be switched off here "
                                                                 "where the account demands it."),
                     &R::zdr, {{tr("Allowed"), false}, {tr("Refused"), true}});
    addChoice<YesNo>(tr("Hosts without all parameters"), u"require_parameters"_s,
                     tr("Refused: only hosts that take every setting above."), &R::requireParameters,
                     {{tr("Allowed"), false}, {tr("Refused"), true}});
    addPrice(tr("Most for the prompt"), u"prompt"_s, tr("US dollars per million tokens."), &R::MaxPrice::prompt);
    addPrice(tr("Most for the answer"), u"completion"_s, tr("US dollars per million tokens."), &R::MaxPrice::completion);
    addPrice(tr("Most for a request"), u"request"_s, tr("US dollars per request."), &R::MaxPrice::request);
    addPrice(tr("Most for an image"), u"image"_s, tr("US dollars per image."), &R::MaxPrice::image);
    m_building = false;
    check();
}

SettingsField *RoutingFields::add(const QString &label, const QString &key, const QString &help, QWidget *control,
                                  Read read, std::function<void()> clear)
{
    auto *field = new SettingsField(label, u"provider."_s + key, help, control, this);
    m_grid->addWidget(field, m_cell / 2, m_cell % 2);
    ++m_cell;
    m_entries.append({field, std::move(read), std::move(clear), u"routing."_s + key, {}});
    return field;
}

bool RoutingFields::startsCleared(const QString &key) const
{
    return m_cleared.contains(u"routing"_s) || m_cleared.contains(u"routing."_s + key);
}

void RoutingFields::offerDefaults(SettingsField *field, QLineEdit *edit, const QString &inherited)
{
    if (inherited.isEmpty())
        return;
    Entry &entry = m_entries.last();
    field->offerDefaults(inherited, startsCleared(entry.key.section(u'.', 1)));
    const auto renew = [this, field, edit, inherited] {
        edit->setPlaceholderText(inheritedText(field->isCleared() ? QString() : inherited));
    };
    renew();
    entry.isCleared = [field, edit] { return field->isCleared() && edit->text().trimmed().isEmpty(); };
    entry.clear = [field, edit, renew] {
        edit->clear();
        field->setCleared(false);
        renew();
    };
    connect(field, &SettingsField::defaultChosen, this, [this, edit, renew] {
        edit->clear();
        renew();
        check();
    });
}

QStringList RoutingFields::cleared() const
{
    QStringList names;
    bool all = m_cleared.contains(u"routing"_s); // with what has no field here, as long as nothing is taken back
    for (const Entry &entry : m_entries) {
        if (!entry.isCleared)
            continue;
        if (entry.isCleared())
            names.append(entry.key);
        else
            all = false;
    }
    return all ? QStringList{u"routing"_s} : names;
}

QString RoutingFields::inheritedText(const QString &value) const
{
    return value.isEmpty() ? tr("OpenRouter’s default") : tr("%1 (all panes)").arg(value);
}

void RoutingFields::addHosts(const QString &label, const QString &key, const QString &help,
                             QStringList OpenRouterRouting::*member)
{
    auto *box = new QWidget;
    auto *edit = new QLineEdit((m_start.*member).join(u", "_s), box);
    edit->setObjectName(u"provider."_s + key);
    edit->setFont(monoFont());
    edit->setPlaceholderText(inheritedText((m_inherited.*member).join(u", "_s)));
    auto *button = new QToolButton(box);
    button->setText(tr("Hosts"));
    button->setAccessibleName(tr("Choose hosts: %1").arg(label));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    button->hide();
    m_hostButtons.append(button);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kTight);
    row->addWidget(edit, 1);
    row->addWidget(button);
    box->setFocusProxy(edit);
    SettingsField *field = add(label, key, help, box,
        [edit, member](OpenRouterRouting &routing) {
            const QStringList hosts = hostsIn(edit->text());
            routing.*member = hosts;
            static const QRegularExpression slug(u"^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)*$"_s);
            for (const QString &host : hosts) {
                if (!slug.match(host).hasMatch())
                    return tr("“%1” is no slug of a host, such as deepinfra or deepinfra/fp8.").arg(host);
            }
            return QString();
        },
        [edit] { edit->clear(); });
    field->setFocusTarget(edit);
    offerDefaults(field, edit, (m_inherited.*member).join(u", "_s));
    connect(edit, &QLineEdit::textChanged, this, &RoutingFields::check);
    connect(button->menu(), &QMenu::aboutToShow, this, [this, button, edit] {
        button->menu()->clear();
        for (const ModelEndpoint &endpoint : std::as_const(m_endpoints)) {
            QAction *action = button->menu()->addAction(hostText(endpoint).replace(u'&', u"&&"_s));
            action->setCheckable(true);
            action->setChecked(hostsIn(edit->text()).contains(endpoint.tag));
            connect(action, &QAction::toggled, edit, [edit, tag = endpoint.tag](bool on) {
                QStringList hosts = hostsIn(edit->text());
                hosts.removeAll(tag);
                if (on)
                    hosts.append(tag);
                edit->setText(hosts.join(u", "_s));
            });
        }
    });
}

template <typename Member>
void RoutingFields::addChoice(const QString &label, const QString &key, const QString &help,
                              Member OpenRouterRouting::*member, const QList<QPair<QString, Member>> &choices)
{
    auto *combo = new QComboBox;
    combo->setObjectName(u"provider."_s + key);
    const auto indexOf = [&](const Member &value) {
        const auto found = std::ranges::find(choices, value, &QPair<QString, Member>::second);
        return found == choices.end() ? -1 : static_cast<int>(found - choices.begin());
    };
    const int common = indexOf(m_inherited.*member);
    combo->addItem(inheritedText(common < 0 ? QString() : choices[common].first));
    for (const auto &choice : choices)
        combo->addItem(choice.first);
    const auto cleared = static_cast<int>(choices.size()) + 1;
    if (common >= 0)
        combo->addItem(inheritedText({}));
    const int own = indexOf(m_start.*member) + 1;
    combo->setCurrentIndex(own == 0 && common >= 0 && startsCleared(key) ? cleared : own);
    add(label, key, help, combo,
        [combo, member, choices, cleared](OpenRouterRouting &routing) {
            const int at = combo->currentIndex();
            routing.*member = at > 0 && at < cleared ? choices[at - 1].second : Member();
            return QString();
        },
        [combo] { combo->setCurrentIndex(0); });
    if (common >= 0)
        m_entries.last().isCleared = [combo, cleared] { return combo->currentIndex() == cleared; };
    connect(combo, &QComboBox::currentIndexChanged, this, &RoutingFields::check);
}

void RoutingFields::addPrice(const QString &label, const QString &key, const QString &help,
                             QString OpenRouterRouting::MaxPrice::*member)
{
    const auto shown = [](const QString &decimal) { return QString(decimal).replace(u'.', QLocale().decimalPoint()); };
    auto *edit = new QLineEdit(shown(m_start.maxPrice.*member));
    edit->setObjectName(u"provider.max_price."_s + key);
    edit->setPlaceholderText(inheritedText(shown(m_inherited.maxPrice.*member)));
    SettingsField *field = add(label, u"max_price."_s + key, help, edit,
        [edit, member](OpenRouterRouting &routing) {
            const QString decimal = edit->text().trimmed().replace(QLocale().decimalPoint(), u"."_s);
            const bool fits = decimal.isEmpty() || isPriceLimit(decimal);
            routing.maxPrice.*member = fits ? decimal : QString();
            return fits ? QString() : tr("Write an amount in US dollars, such as %1.").arg(SettingsBadge::number(0.5));
        },
        [edit] { edit->clear(); });
    offerDefaults(field, edit, shown(m_inherited.maxPrice.*member));
    connect(edit, &QLineEdit::textChanged, this, &RoutingFields::check);
}

void RoutingFields::setEndpoints(const QList<ModelEndpoint> &endpoints)
{
    m_endpoints = endpoints;
    m_endpoints.removeIf([](const ModelEndpoint &endpoint) { return endpoint.tag.isEmpty(); });
    for (QWidget *button : std::as_const(m_hostButtons))
        button->setVisible(!m_endpoints.isEmpty());
}

void RoutingFields::check()
{
    if (m_building)
        return;
    m_routing = m_start;
    m_problems = 0;
    for (const Entry &entry : std::as_const(m_entries)) {
        const QString problem = entry.read(m_routing);
        entry.field->setProblem(problem);
        m_problems += problem.isEmpty() ? 0 : 1;
    }
    emit changed();
}

QWidget *RoutingFields::firstWrong() const
{
    const auto wrong = std::ranges::find_if(m_entries, [](const Entry &e) { return !e.field->problem().isEmpty(); });
    return wrong == m_entries.end() ? nullptr : wrong->field->focusTarget();
}

void RoutingFields::clear()
{
    m_start = {};
    m_cleared.clear();
    for (const Entry &entry : std::as_const(m_entries))
        entry.clear();
}

} // namespace bakeoff
