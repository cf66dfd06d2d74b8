// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modeldetails.h"

#include "base/result.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

TextLabel *wrapped(TextStep step, Tone tone, QFont::Weight weight, QWidget *parent)
{
    auto *label = new TextLabel({}, step, tone, weight, parent);
    label->setWordWrap(true);
    return label;
}

void emptyGrid(QGridLayout *grid)
{
    while (QLayoutItem *item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

constexpr int kMostHosts = 8;

} // namespace

ModelDetails::ModelDetails(Workbench &workbench, QWidget *parent)
    : Surface(Ground::Alt, Qt::LeftEdge, parent)
    , m_workbench(workbench)
    , m_name(wrapped(TextStep::Title, Tone::Text, QFont::DemiBold, this))
    , m_id(wrapped(TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_description(wrapped(TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_facts(new QGridLayout)
    , m_hostsTitle(new TextLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold, this))
    , m_hostRows(new QGridLayout)
{
    for (QGridLayout *grid : {m_facts, m_hostRows}) {
        grid->setHorizontalSpacing(metrics::kMedium);
        grid->setVerticalSpacing(metrics::kTight);
    }
    m_facts->setColumnStretch(1, 1);
    m_hostRows->setColumnStretch(0, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(m_name);
    layout->addWidget(m_id);
    layout->addLayout(m_facts);
    layout->addWidget(m_description);
    layout->addWidget(m_hostsTitle);
    layout->addLayout(m_hostRows);
    layout->addStretch(1);
    m_hostsTitle->hide();

    m_pause.setSingleShot(true);
    m_pause.setInterval(300);
    connect(&m_pause, &QTimer::timeout, this, &ModelDetails::fetchHosts);
}

void ModelDetails::clear()
{
    m_shown = {};
    m_pause.stop();
    m_name->clear();
    m_id->clear();
    m_description->clear();
    emptyGrid(m_facts);
    showHosts({});
}

void ModelDetails::addRow(const QString &label, const QString &value)
{
    const int row = m_facts->rowCount();
    auto *left = new TextLabel(label, TextStep::Small, Tone::Text3, QFont::Normal, this);
    auto *right = new TextLabel(value, TextStep::Small, Tone::Text, QFont::Normal, this);
    right->setWordWrap(true);
    m_facts->addWidget(left, row, 0, Qt::AlignTop);
    m_facts->addWidget(right, row, 1);
}

void ModelDetails::show(const QString &provider, const ModelInfo &model)
{
    const ModelRef ref{provider, model.id};
    if (ref == m_shown)
        return;
    clear();
    m_shown = ref;
    m_name->setText(model.name.isEmpty() ? model.id : model.name);
    m_id->setText(u"%1, %2"_s.arg(model.id, provider));
    m_description->setText(model.description.simplified().left(400));
    if (!model.inputModalities.isEmpty())
        addRow(tr("Takes"), model.inputModalities.join(u", "_s));
    if (!model.outputModalities.isEmpty())
        addRow(tr("Gives"), model.outputModalities.join(u", "_s));
    if (model.contextLength)
        addRow(tr("Context"), tr("%1 tokens").arg(Words::countText(model.contextLength)));
    if (model.maxCompletionTokens)
        addRow(tr("Longest answer"), tr("%1 tokens").arg(Words::countText(model.maxCompletionTokens)));
    addRow(tr("Price, per M tokens"), Words::priceText(model.prices));
    if (model.reasoning)
        addRow(tr("Reasoning"), model.reasoning->efforts.isEmpty() ? tr("yes") : model.reasoning->efforts.join(u", "_s));
    if (model.supportedParameters)
        addRow(tr("Settings it takes"), model.supportedParameters->join(u", "_s));
    if (const auto known = m_hosts.constFind(ref.toString()); known != m_hosts.cend())
        showHosts(*known);
    else
        m_pause.start();
}

void ModelDetails::fetchHosts()
{
    const ModelRef ref = m_shown;
    const auto config = m_workbench.providers().find(ref.provider);
    if (!config || config->kind != ProviderKind::OpenRouter)
        return;
    m_workbench.providers().fetchEndpoints(ref, this, [this, ref](const Result<QList<ModelEndpoint>> &hosts) {
        if (!hosts)
            return; // the list is an extra: its absence is no news
        m_hosts.insert(ref.toString(), *hosts);
        if (m_shown == ref)
            showHosts(*hosts);
    });
}

void ModelDetails::showHosts(const QList<ModelEndpoint> &hosts)
{
    emptyGrid(m_hostRows);
    m_hostsTitle->setVisible(!hosts.isEmpty());
    if (hosts.isEmpty())
        return;
    m_hostsTitle->setText(tr("Hosts behind it"));
    const auto cell = [this](int row, int column, const QString &text, Tone tone) {
        auto *label = new TextLabel(text, TextStep::Small, tone, QFont::Normal, this);
        m_hostRows->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    };
    cell(0, 0, tr("Host"), Tone::Text3);
    cell(0, 1, tr("In, out $/M"), Tone::Text3);
    cell(0, 2, tr("Up 30 min"), Tone::Text3);
    int row = 1;
    for (const ModelEndpoint &host : hosts) {
        if (row > kMostHosts)
            break;
        const auto price = [&host](PriceClass c) {
            const auto rate = host.prices.base.rates.constFind(c);
            return rate == host.prices.base.rates.cend() ? Words::dash() : Words::pricePerMillion(*rate);
        };
        cell(row, 0, host.quantization.isEmpty() ? host.host : u"%1 %2"_s.arg(host.host, host.quantization), Tone::Text);
        cell(row, 1, u"%1, %2"_s.arg(price(PriceClass::Prompt), price(PriceClass::Completion)), Tone::Text);
        //: A percentage.
        cell(row, 2, host.uptime30m ? tr("%1%").arg(QLocale().toString(*host.uptime30m, 'f', 1)) : Words::dash(), Tone::Text);
        ++row;
    }
    if (hosts.size() > kMostHosts)
        cell(row, 0, tr("%n more", nullptr, static_cast<int>(hosts.size()) - kMostHosts), Tone::Text3);
}

} // namespace bakeoff
