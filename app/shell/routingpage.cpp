// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/routingpage.h"

#include "compare/modelpicker.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/requestwords.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/routingbook.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString why(RouteUse use, const std::optional<ModelRef> &model)
{
    switch (use) {
    case RouteUse::NoProvider:
        //: Why a model is not used. %1: name of a provider.
        return RoutingPage::tr("%1 is not configured").arg(model ? model->provider : QString());
    case RouteUse::NoKey:
        return RoutingPage::tr("%1 has no key").arg(model ? model->provider : QString());
    case RouteUse::NotSet:
        return RoutingPage::tr("no default model is chosen");
    case RouteUse::Usable:
        break;
    }
    return {};
}

} // namespace

QString RoutingPage::useSentence(const RouteChoice &choice)
{
    if (choice.chosen && !choice.isAlternative)
        return tr("The default model.");
    if (choice.chosen)
        //: %1: why, as "openrouter has no key".
        return tr("The alternative, since %1.").arg(why(choice.model, choice.route.model));
    if (choice.model == RouteUse::NotSet && choice.alternative == RouteUse::NotSet)
        return tr("None is chosen.");
    if (choice.alternative == RouteUse::NotSet)
        return tr("None, since %1.").arg(why(choice.model, choice.route.model));
    return tr("None, since %1 and %2.")
        .arg(why(choice.model, choice.route.model), why(choice.alternative, choice.route.alternative));
}

RoutingPage::RoutingPage(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_commands(commands)
    , m_problem(new TextLabel({}, TextStep::Small))
{
    auto *page = new Surface(Surface::Ground::Base);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(new TextLabel(tr("Routing"), TextStep::Title, Tone::Text, QFont::DemiBold));
    auto *note = new TextLabel(tr("Which model answers where none is named. With the model for text a new comparison starts "
                                  "where there is no default line-up; the command line asks it where no model is given."),
                               TextStep::Small, Tone::Text2);
    note->setWordWrap(true);
    layout->addWidget(note);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kLarge);
    grid->setVerticalSpacing(metrics::kSmall);
    int column = 0;
    for (const QString &title : {tr("Kind of request"), tr("Default model"), tr("Alternative"), tr("Used now")})
        grid->addWidget(new TextLabel(title, TextStep::Small, Tone::Text3), 0, column++);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 3);
    grid->setColumnStretch(3, 3);
    int line = 1;
    for (const RequestKind kind : kRequestKinds) {
        grid->addWidget(new HairLine(Qt::Horizontal), line++, 0, 1, 4);
        Row row;
        row.model = makeCell(kind, false);
        row.alternative = makeCell(kind, true);
        row.glyph = new GlyphView(StateLook::Ready);
        row.use = new TextLabel({}, TextStep::Small, Tone::Text2);
        row.use->setObjectName(u"use-"_s + requestKindName(kind));
        row.use->setWordWrap(true);
        grid->addWidget(new TextLabel(RequestWords::kindWord(kind), TextStep::Normal, Tone::Text, QFont::Medium), line, 0);
        int place = 1;
        for (const Cell &cell : {row.model, row.alternative}) {
            auto *pair = new QHBoxLayout;
            pair->setSpacing(metrics::kTight);
            pair->addWidget(cell.choose, 1);
            pair->addWidget(cell.clear);
            grid->addLayout(pair, line, place++);
        }
        auto *use = new QHBoxLayout;
        use->setSpacing(metrics::kSmall);
        use->addWidget(row.glyph);
        use->addWidget(row.use, 1);
        grid->addLayout(use, line, place);
        m_rows.insert(kind, row);
        ++line;
    }
    layout->addLayout(grid);
    m_problem->setStateTone(StateLook::Failed);
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addStretch(1);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    markFocusArea(scroll);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(&workbench.routes(), &RoutingBook::changed, this, &RoutingPage::renew);
    connect(&workbench.providers(), &ProviderRegistry::configsChanged, this, &RoutingPage::renew);
    renew();
}

RoutingPage::Cell RoutingPage::makeCell(RequestKind kind, bool alternative)
{
    const QString name = QString(requestKindName(kind)) + (alternative ? u"-alternative"_s : u"-model"_s);
    Cell cell{makeButton({}, ButtonKind::Plain), makeButton(tr("Clear"), ButtonKind::Flat)};
    cell.choose->setObjectName(u"choose-"_s + name);
    cell.clear->setObjectName(u"clear-"_s + name);
    //: Screen reader. %1: kind of request, "Text".
    cell.clear->setAccessibleName(alternative ? tr("%1: clear the alternative").arg(RequestWords::kindWord(kind))
                                              : tr("%1: clear the default model").arg(RequestWords::kindWord(kind)));
    QSizePolicy policy = cell.choose->sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Ignored); // the longest id must not widen the page
    cell.choose->setSizePolicy(policy);
    cell.choose->setMinimumWidth(scaled(140));
    cell.choose->setProperty("kind", QString(requestKindName(kind)));
    cell.choose->setProperty("alternative", alternative);
    connect(cell.choose, &QPushButton::clicked, this, [this, kind, alternative] { choose(kind, alternative); });
    connect(cell.clear, &QPushButton::clicked, this, [this, kind, alternative] { set(kind, alternative, {}); });
    return cell;
}

void RoutingPage::choose(RequestKind kind, bool alternative)
{
    auto *picker
        = ModelPicker::openOver(window(), m_workbench, m_settings, m_commands, ModelPicker::Purpose::Choose);
    connect(picker, &ModelPicker::chosen, this, [this, kind, alternative](const QList<ModelRef> &models) {
        set(kind, alternative, models.first());
    });
}

void RoutingPage::set(RequestKind kind, bool alternative, const std::optional<ModelRef> &model)
{
    Route route = m_workbench.routes().route(kind);
    (alternative ? route.alternative : route.model) = model;
    m_workbench.routes().set(kind, route).then(this, [this](const Status &stored) {
        m_problem->setVisible(!stored);
        if (!stored)
            m_problem->setText(Words::errorText(stored.error(), {}).sentence());
    });
}

void RoutingPage::renew()
{
    const quint64 run = ++m_run;
    for (const RequestKind kind : kRequestKinds) {
        const Route route = m_workbench.routes().route(kind);
        const Row &row = m_rows[kind];
        showModel(row.model, route.model);
        showModel(row.alternative, route.alternative);
        m_workbench.routes().resolve(kind).then(this, [this, kind, run](const RouteChoice &choice) {
            if (run == m_run)
                showUse(kind, choice);
        });
    }
}

void RoutingPage::showModel(const Cell &cell, const std::optional<ModelRef> &model)
{
    const QString text = model ? model->toString() : tr("Choose…");
    cell.choose->setText(text);
    cell.choose->setToolTip(model ? text : QString());
    const auto kind = requestKindFromName(cell.choose->property("kind").toString());
    const bool alternative = cell.choose->property("alternative").toBool();
    //: Screen reader: a button of the routing table. %1: kind of request, "Text"; %2: a model, or "Choose…".
    cell.choose->setAccessibleName((alternative ? tr("%1, alternative: %2") : tr("%1, default model: %2"))
                                       .arg(RequestWords::kindWord(kind.value_or(RequestKind::Text)), text));
    cell.clear->setVisible(model.has_value());
}

void RoutingPage::showUse(RequestKind kind, const RouteChoice &choice)
{
    const Row &row = m_rows[kind];
    const bool wanted = choice.route.model || choice.route.alternative;
    row.glyph->setLook(choice.chosen ? (choice.isAlternative ? StateLook::CutOff : StateLook::Done)
                                     : (wanted ? StateLook::Failed : StateLook::Ready));
    row.use->setText(useSentence(choice));
}

} // namespace bakeoff
