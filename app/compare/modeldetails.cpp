// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modeldetails.h"

#include "base/result.h"
#include "compare/modeldetailsrows.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

TextLabel *wrapped(const QString &text, TextStep step, Tone tone, QFont::Weight weight = QFont::Normal)
{
    auto *label = new TextLabel(text, step, tone, weight);
    label->setWordWrap(true);
    return label;
}

void empty(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QLayout *inner = item->layout())
            empty(inner);
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // a button of it may be the one that is clicked
        }
        delete item;
    }
}

} // namespace

ModelDetails::ModelDetails(Workbench &workbench, QWidget *parent)
    : Surface(Ground::Alt, Qt::LeftEdge, parent)
    , m_workbench(workbench)
    , m_scroll(new QScrollArea(this))
{
    m_scroll->setObjectName(u"modelDetails"_s);
    m_scroll->setAccessibleName(tr("Details of the model"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->addWidget(m_scroll);

    m_pause.setSingleShot(true);
    m_pause.setInterval(300);
    connect(&m_pause, &QTimer::timeout, this, &ModelDetails::fetchHosts);
    clear();
}

QVBoxLayout *ModelDetails::newBody()
{
    m_pause.stop();
    m_hostArea = nullptr;
    auto *body = new Surface(Ground::Alt);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    layout->setSpacing(metrics::kSmall);
    m_scroll->setWidget(body);
    return layout;
}

void ModelDetails::clear()
{
    m_shown = {};
    newBody()->addStretch(1);
}

void ModelDetails::addSection(QVBoxLayout *layout, const QString &title)
{
    layout->addSpacing(metrics::kSmall);
    layout->addWidget(new TextLabel(title, TextStep::Small, Tone::Text, QFont::DemiBold));
}

void ModelDetails::addRows(QVBoxLayout *layout, const ModelDetailsRows::Rows &rows)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kMedium);
    grid->setVerticalSpacing(metrics::kTight);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, scaled(104));
    int row = 0;
    for (const auto &[label, value] : rows) {
        grid->addWidget(new TextLabel(label, TextStep::Small, Tone::Text3), row, 0, Qt::AlignTop);
        grid->addWidget(wrapped(value, TextStep::Small, Tone::Text), row, 1);
        ++row;
    }
    layout->addLayout(grid);
}

void ModelDetails::addText(QVBoxLayout *layout, const QString &text)
{
    layout->addWidget(wrapped(text, TextStep::Small, Tone::Text2));
}

void ModelDetails::addPrices(QVBoxLayout *layout, const RateCard &prices)
{
    addSection(layout, tr("Prices"));
    if (prices.empty()) {
        addText(layout, tr("The provider lists no price, so a cost can only be known from its bill."));
        return;
    }
    addRows(layout, ModelDetailsRows::prices(prices.base));
    for (const RateOverride &other : prices.overrides) {
        layout->addWidget(wrapped(ModelDetailsRows::condition(other), TextStep::Small, Tone::Text2, QFont::Medium));
        addRows(layout, ModelDetailsRows::prices(other.rates));
    }
    if (prices.readOn.toDateTime().isValid() && prices.readOn != UtcMicros()) {
        //: %1: a date with its time.
        addText(layout, tr("Read on %1.").arg(QLocale().toString(prices.readOn.toDateTime().toLocalTime(),
                                                                 QLocale::ShortFormat)));
    }
}

void ModelDetails::show(const QString &provider, const ModelInfo &model)
{
    const ModelRef ref{provider, model.id};
    if (ref == m_shown)
        return;
    QVBoxLayout *layout = newBody();
    m_shown = ref;
    layout->addWidget(wrapped(model.name.isEmpty() ? model.id : model.name, TextStep::Title, Tone::Text, QFont::DemiBold));
    layout->addWidget(wrapped(u"%1, %2"_s.arg(model.id, provider), TextStep::Small, Tone::Text2));
    addRows(layout, ModelDetailsRows::facts(model) + ModelDetailsRows::ownRuns(m_runs));
    addPrices(layout, model.prices);
    if (hasHosts()) {
        addSection(layout, tr("Hosts behind it"));
        m_hostArea = new QVBoxLayout;
        m_hostArea->setSpacing(metrics::kTight);
        layout->addLayout(m_hostArea);
        askForHosts();
    }
    if (model.supportedParameters) {
        addSection(layout, tr("Settings it takes"));
        addText(layout, model.supportedParameters->isEmpty() ? tr("none") : model.supportedParameters->join(u", "_s));
    }
    if (!model.description.isEmpty()) {
        addSection(layout, tr("Description"));
        addText(layout, model.description.simplified());
    }
    layout->addStretch(1);
}

void ModelDetails::setOwnRuns(const std::optional<OwnRuns> &runs)
{
    if (runs != m_runs)
        m_shown = {}; // made anew, even of the same model
    m_runs = runs;
}

bool ModelDetails::hasHosts() const
{
    const auto config = m_workbench.providers().find(m_shown.provider);
    return config && config->kind == ProviderKind::OpenRouter;
}

void ModelDetails::askForHosts()
{
    if (const auto known = m_hosts.constFind(m_shown.toString()); known != m_hosts.cend()) {
        showHosts(*known);
        return;
    }
    showWaiting();
    m_pause.start();
}

void ModelDetails::fetchHosts()
{
    const ModelRef ref = m_shown;
    m_workbench.providers().fetchEndpoints(ref, this, [this, ref](const Result<QList<ModelEndpoint>> &hosts) {
        if (hosts)
            m_hosts.insert(ref.toString(), *hosts);
        if (m_shown != ref || !m_hostArea)
            return;
        if (hosts)
            showHosts(*hosts);
        else
            showProblem(hosts.error());
        emit hostsShown();
    });
}

void ModelDetails::emptyHosts()
{
    empty(m_hostArea);
}

void ModelDetails::showWaiting()
{
    emptyHosts();
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    row->addWidget(new GlyphView(StateLook::Waiting));
    //: %1: name of a provider.
    row->addWidget(wrapped(tr("Asking %1…").arg(m_shown.provider), TextStep::Small, Tone::Text2), 1);
    m_hostArea->addLayout(row);
}

void ModelDetails::showProblem(const Error &error)
{
    emptyHosts();
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    row->addWidget(new GlyphView(StateLook::Failed), 0, Qt::AlignTop);
    row->addWidget(wrapped(Words::errorText(error, m_shown.provider).sentence(), TextStep::Small, Tone::Text), 1);
    m_hostArea->addLayout(row);
    QPushButton *again = makeButton(tr("Ask again"), ButtonKind::Plain, u"retry"_s);
    again->setObjectName(u"hostsAgain"_s);
    setButtonSize(again, ButtonSize::Bar);
    connect(again, &QPushButton::clicked, this, [this] {
        showWaiting();
        m_scroll->setFocus(Qt::OtherFocusReason);
        fetchHosts();
    });
    m_hostArea->addWidget(again, 0, Qt::AlignLeft);
}

void ModelDetails::showHosts(const QList<ModelEndpoint> &hosts)
{
    emptyHosts();
    if (hosts.isEmpty()) {
        m_hostArea->addWidget(wrapped(tr("%1 names no host for this model.").arg(m_shown.provider), TextStep::Small,
                                      Tone::Text2));
        return;
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kMedium);
    grid->setVerticalSpacing(metrics::kTight);
    grid->setColumnStretch(0, 1);
    const auto cell = [grid](int row, int column, QLabel *label) {
        grid->addWidget(label, row, column, (column == 0 ? Qt::Alignment() : Qt::AlignRight) | Qt::AlignTop);
        return label;
    };
    const auto text = [](const QString &words, Tone tone) { return new TextLabel(words, TextStep::Small, tone); };
    int row = 0;
    cell(row, 0, text(tr("Host"), Tone::Text3));
    cell(row, 1, text(tr("In, out $/M"), Tone::Text3));
    cell(row, 2, text(tr("Context"), Tone::Text3));
    cell(row, 3, text(tr("Up 30 min"), Tone::Text3));
    const auto percent = [](std::optional<double> up) {
        //: A percentage.
        return up ? tr("%1%").arg(QLocale().toString(*up, 'f', 1)) : Words::dash();
    };
    for (const ModelEndpoint &host : hosts) {
        ++row;
        const QString name = host.quantization.isEmpty() || host.quantization == "unknown"_L1
            ? host.host
            : u"%1 %2"_s.arg(host.host, host.quantization);
        auto *label = new ElidedLabel(name, TextStep::Small, Tone::Text);
        //: Tooltip of a host behind a model. %1: its name for the routing; %2: a percentage or a dash.
        label->setToolTip(tr("%1; up over a day: %2").arg(host.tag, percent(host.uptime1d)));
        cell(row, 0, label);
        QStringList prices;
        for (const auto &[priceClass, price] : ModelDetailsRows::prices(host.prices.base))
            prices.append(u"%1: %2"_s.arg(priceClass, price));
        cell(row, 1, text(u"%1, %2"_s.arg(ModelDetailsRows::shortPrice(host.prices, PriceClass::Prompt),
                                         ModelDetailsRows::shortPrice(host.prices, PriceClass::Completion)),
                          Tone::Text))
            ->setToolTip(prices.join(u'\n'));
        cell(row, 2, text(Words::countText(host.contextLength), Tone::Text));
        cell(row, 3, text(percent(host.uptime30m), Tone::Text));
        if (const QString trouble = ModelDetailsRows::trouble(host.status); !trouble.isEmpty()) {
            ++row;
            auto *line = new QHBoxLayout;
            line->setSpacing(metrics::kTight);
            line->addWidget(new GlyphView(StateLook::CutOff));
            line->addWidget(text(trouble, Tone::Text2), 1);
            grid->addLayout(line, row, 0, 1, 4);
        }
    }
    m_hostArea->addLayout(grid);
}

} // namespace bakeoff
