// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobpricedialog.h"

#include "base/clock.h"
#include "jobs/jobcost.h"
#include "queue/jobfacts.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QFuture>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// What a model of this kind is most often paid by.
QLatin1StringView usualMetric(std::optional<RequestKind> kind)
{
    if (!kind)
        return "run_count"_L1;
    switch (*kind) {
    case RequestKind::Image:
        return "image_output_count"_L1;
    case RequestKind::Video:
        return "video_output_duration_seconds"_L1;
    case RequestKind::Speech:
        return "character_input_count"_L1;
    case RequestKind::Music:
        return "audio_output_duration_seconds"_L1;
    default:
        return "run_count"_L1;
    }
}

QString perOne(Unit unit, const QString &metric)
{
    switch (unit) {
    case Unit::Image:
        return JobPriceDialog::tr("Dollars for an image, as 0.025");
    case Unit::Megapixel:
        return JobPriceDialog::tr("Dollars for a megapixel, as 0.025");
    case Unit::Second:
        return JobPriceDialog::tr("Dollars for a second, as 0.05");
    case Unit::Token:
        return JobPriceDialog::tr("Dollars for one token, as 0.000002");
    case Unit::Character:
        return JobPriceDialog::tr("Dollars for one character, as 0.00001");
    default:
        return metric == "run_count"_L1 ? JobPriceDialog::tr("Dollars for a run, as 0.01")
                                        : JobPriceDialog::tr("Dollars for one, as 0.01");
    }
}

} // namespace

JobPriceDialog::JobPriceDialog(Workbench &workbench, Asks asks, const Job &job, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_asks(asks)
    , m_job(job)
    , m_what(new QComboBox)
    , m_amount(new QLineEdit)
    , m_source(new QLineEdit)
    , m_now(new TextLabel({}, TextStep::Small, Tone::Text))
    , m_hint(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_fill(new QCheckBox)
    , m_problem(new TextLabel({}, TextStep::Small))
    , m_save(makeButton(tr("&Save"), ButtonKind::Primary))
{
    const bool price = asks == Asks::Price;
    setAccessibleName(price ? tr("Add a price") : tr("Choose the hardware"));
    auto *head = new Surface(Surface::Ground::Raised, Qt::BottomEdge);
    auto *headColumn = new QVBoxLayout(head);
    headColumn->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    headColumn->setSpacing(metrics::kHair);
    headColumn->addWidget(new TextLabel(price ? tr("Add a price") : tr("Choose the hardware"), TextStep::Title, Tone::Text, QFont::DemiBold));
    auto *model = new ElidedLabel(job.model.toString(), TextStep::Small, Tone::Text2);
    model->setElideMode(Qt::ElideMiddle);
    headColumn->addWidget(model);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(metrics::kMedium);
    form->setVerticalSpacing(metrics::kSmall);
    m_what->setObjectName(u"jobPriceWhat"_s);
    m_amount->setObjectName(u"jobPriceAmount"_s);
    m_source->setObjectName(u"jobPriceSource"_s);
    m_problem->setObjectName(u"jobPriceProblem"_s);
    m_now->setObjectName(u"jobPriceNow"_s);
    m_hint->setObjectName(u"jobPriceHint"_s);
    m_fill->setObjectName(u"jobPriceFill"_s);
    m_save->setObjectName(u"jobPriceSave"_s);
    if (price)
        buildPrice(*form);
    else
        buildHardware(*form);
    m_source->setAccessibleName(tr("Where the price is from"));
    m_source->setPlaceholderText(tr("as “price page of the model”"));
    form->addRow(tr("&From"), m_source);

    auto *counts = new TextLabel(tr("It counts for jobs of this model that end from now on. Known costs stay as they are."),
                                 TextStep::Small, Tone::Text2);
    for (TextLabel *label : {m_now, m_hint, counts, m_problem})
        label->setWordWrap(true);
    m_problem->setStateTone(StateLook::Failed);
    m_problem->hide();
    m_fill->hide();
    m_fill->setChecked(true);

    auto *body = new QVBoxLayout;
    body->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    body->setSpacing(metrics::kSmall);
    body->addWidget(m_now);
    body->addLayout(form);
    body->addWidget(m_hint);
    body->addWidget(counts);
    body->addWidget(m_fill);
    body->addWidget(m_problem);
    body->addStretch(1);

    auto *foot = new Surface(Surface::Ground::Raised, Qt::TopEdge);
    auto *footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    footRow->setSpacing(metrics::kSmall);
    auto *cancel = makeButton(tr("&Cancel"), ButtonKind::Plain);
    cancel->setObjectName(u"jobPriceCancel"_s);
    footRow->addStretch(1);
    for (QPushButton *button : {cancel, m_save}) {
        setButtonSize(button, ButtonSize::Dialog);
        footRow->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addLayout(body, 1);
    column->addWidget(foot);

    connect(cancel, &QPushButton::clicked, this, &JobPriceDialog::closed);
    connect(m_save, &QPushButton::clicked, this, &JobPriceDialog::save);
    for (QLineEdit *field : {m_amount, m_source})
        connect(field, &QLineEdit::returnPressed, this, &JobPriceDialog::save);
    readKnown();
    m_workbench.jobs().unknownCosts(job.model).then(this, [this](const Result<int> &count) {
        if (!count || *count == 0)
            return;
        m_fill->setText(tr("Estimate %n ended job(s) of this model of unknown cost too", nullptr, *count));
        m_fill->show();
    });
}

void JobPriceDialog::readKnown()
{
    m_now->hide();
    m_workbench.reader()
        .read<Known>([model = m_job.model](Database &db) -> Result<Known> {
            const JobPriceRepository prices(db);
            const auto rows = prices.rows();
            const auto choices = prices.choices();
            if (!rows || !choices)
                return rows ? choices.error() : rows.error();
            Known known;
            for (const UnitPriceRow &row : *rows) {
                if (row.provider == model.provider && row.model == model.id)
                    known.prices.append(row);
            }
            const auto choice = std::ranges::find(*choices, model, &HardwareChoice::model);
            if (choice != choices->cend())
                known.hardware = *choice;
            return known;
        })
        .then(this, [this](const Result<Known> &known) {
            if (known)
                m_known = *known;
            showKnown();
        });
}

void JobPriceDialog::showKnown()
{
    const UtcMicros now = m_workbench.clock().nowUtc();
    QString text;
    if (m_asks == Asks::Hardware) {
        if (m_known.hardware) {
            //: %1: name of a kind of hardware, as "gpu-t4"; %2: a date.
            text = tr("So far: %1, chosen on %2.").arg(m_known.hardware->sku, Words::formatDate(m_known.hardware->since, now));
        }
    } else {
        const QString metric = m_what->currentData().toString();
        const JobPrices prices = m_workbench.jobs().prices(m_job.model, m_job.route, m_job.hardware);
        const auto price = std::ranges::find(prices.units, metric, &UnitPrice::metric);
        const auto own = std::ranges::find(m_known.prices, metric, [](const UnitPriceRow &row) { return row.price.metric; });
        const UtcMicros since = own != m_known.prices.cend() ? own->since : prices.readOn;
        const QString offered = price != prices.units.cend() ? price->rate.toDecimal() : QString();
        if (!offered.isEmpty()) {
            text = since.value > 0
                //: %1: dollars for one, exactly; %2: a date.
                ? tr("So far: $%1, price of %2.").arg(offered, Words::formatDate(since, now))
                //: %1: dollars for one, exactly.
                : tr("So far: $%1.").arg(offered);
        }
        if (m_amount->text() == m_offered) { // not what somebody typed
            m_amount->setText(offered);
            m_offered = offered;
        }
    }
    m_now->setText(text);
    m_now->setVisible(!text.isEmpty());
}

void JobPriceDialog::buildPrice(QFormLayout &form)
{
    const QLatin1StringView usual = usualMetric(m_job.kind);
    int chosen = 0;
    // Those that the provider counted in this job come first.
    QList<BillingMetric> metrics = billingMetrics();
    std::ranges::stable_sort(metrics, {}, [this](const BillingMetric &metric) { return !m_job.metrics.contains(metric.name); });
    for (const BillingMetric &metric : std::as_const(metrics)) {
        if (metric.name == usual)
            chosen = m_what->count();
        m_what->addItem(JobFacts::metricName(metric.name), QString(metric.name));
        m_what->setItemData(m_what->count() - 1, static_cast<int>(metric.unit), Qt::UserRole + 1);
    }
    if (!metrics.isEmpty() && m_job.metrics.contains(metrics.constFirst().name) && !m_job.metrics.contains(usual))
        chosen = 0;
    m_what->setCurrentIndex(chosen);
    m_what->setAccessibleName(tr("What is paid for"));
    m_amount->setAccessibleName(tr("Price of one, in dollars"));
    form.addRow(tr("&Paid for"), m_what);
    form.addRow(tr("Price of &one"), m_amount);
    connect(m_what, &QComboBox::currentIndexChanged, this, &JobPriceDialog::showMetricHint);
    showMetricHint();
}

void JobPriceDialog::showMetricHint()
{
    const QString metric = m_what->currentData().toString();
    m_amount->setPlaceholderText(perOne(static_cast<Unit>(m_what->currentData(Qt::UserRole + 1).toInt()), metric));
    const bool counted = metric == "run_count"_L1 || m_job.metrics.contains(metric)
        || (metric == "image_output_count"_L1 && !m_job.artifacts.isEmpty());
    m_hint->setText(!counted && isFinal(m_job.state)
                        ? tr("The provider did not count this in this job: with this price alone its cost stays unknown.")
                        : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
    showKnown();
}

void JobPriceDialog::buildHardware(QFormLayout &form)
{
    for (const HardwarePrice &price : replicateHardwarePrices()) {
        //: A kind of hardware. %1: its name; %2: dollars a second.
        m_what->addItem(tr("%1, $%2 a second").arg(price.sku, price.second.toDecimal()), price.sku);
    }
    m_what->addItem(tr("Other hardware"), QString());
    const QString known = m_workbench.jobs().prices(m_job.model, m_job.route, m_job.hardware).hardware;
    if (const int index = m_what->findData(known); !known.isEmpty() && index >= 0)
        m_what->setCurrentIndex(index);
    else
        m_what->setCurrentIndex(known.isEmpty() ? -1 : m_what->count() - 1); // no guess that may be saved by mistake
    m_what->setPlaceholderText(tr("Choose…"));
    m_what->setAccessibleName(tr("Hardware"));
    m_other = new QLineEdit(m_what->findData(known) < 0 ? known : QString());
    m_other->setObjectName(u"jobPriceOther"_s);
    m_other->setAccessibleName(tr("Name of the hardware"));
    m_other->setPlaceholderText(tr("as the provider calls it"));
    m_amount->setAccessibleName(tr("Price of a second, in dollars"));
    m_amount->setPlaceholderText(tr("Dollars for a second, as 0.000225"));
    form.addRow(tr("&Hardware"), m_what);
    form.addRow(tr("Its &name"), m_other);
    form.addRow(tr("A se&cond"), m_amount);
    connect(m_what, &QComboBox::currentIndexChanged, this, &JobPriceDialog::showHardware);
    connect(m_other, &QLineEdit::returnPressed, this, &JobPriceDialog::save);
    showHardware();
    const bool byOutput = !m_workbench.jobs().prices(m_job.model, m_job.route, m_job.hardware).units.isEmpty();
    m_hint->setText(byOutput ? tr("This model has prices per output, which count instead of its hardware.")
                             : tr("The page of the model at its provider says what it runs on."));
}

void JobPriceDialog::showHardware()
{
    const QString sku = m_what->currentData().toString();
    m_other->setEnabled(sku.isEmpty() && m_what->currentIndex() >= 0);
    if (sku.isEmpty())
        return;
    m_other->clear();
    const JobPrices prices = m_workbench.jobs().prices(m_job.model, m_job.route, sku);
    m_amount->setText(prices.hardwareSecond ? prices.hardwareSecond->toDecimal() : QString());
}

QWidget *JobPriceDialog::firstField() const
{
    return m_what;
}

QSize JobPriceDialog::wantedSize() const
{
    return {scaled(520), scaled(m_asks == Asks::Price ? 366 : 398)};
}

void JobPriceDialog::problem(QLineEdit *field, const QString &sentence)
{
    setInvalid(field, true);
    m_problem->setText(sentence);
    m_problem->show();
    field->setFocus(Qt::OtherFocusReason);
    field->selectAll();
}

void JobPriceDialog::failed(const Error &error)
{
    m_save->setEnabled(true);
    m_problem->setText(Words::errorText(error, {}).sentence());
    m_problem->show();
}

void JobPriceDialog::save()
{
    m_problem->hide();
    setInvalid(m_amount, false);
    const Unit unit = m_asks == Asks::Price ? static_cast<Unit>(m_what->currentData(Qt::UserRole + 1).toInt()) : Unit::Second;
    if (m_what->currentIndex() < 0) {
        m_problem->setText(tr("Choose what the model runs on."));
        m_problem->show();
        m_what->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_asks == Asks::Hardware && m_what->currentData().toString().isEmpty() && m_other->text().trimmed().isEmpty()) {
        problem(m_other, tr("Write what the provider calls the hardware."));
        return;
    }
    const QString text = m_amount->text().trimmed();
    const auto rate = Rate::fromDecimal(text.toUtf8(), unit);
    if (!rate || rate->mantissa < 0) {
        problem(m_amount, text.isEmpty() ? tr("Write what one costs; 0 means free.")
                                         : tr("“%1” is no price. Write dollars with a point, as 0.025; 0 means free.").arg(text));
        return;
    }
    m_save->setEnabled(false);
    if (m_asks == Asks::Price)
        savePrice(*rate);
    else
        saveHardware(*rate);
}

void JobPriceDialog::savePrice(const Rate &rate)
{
    const QString source = m_source->text().trimmed();
    m_workbench.jobs()
        .setUnitPrice(m_job.model, {.metric = m_what->currentData().toString(), .rate = rate},
                      source.isEmpty() ? u"typed in"_s : source)
        .then(this, [this](const Status &status) {
            if (status)
                fill();
            else
                failed(status.error());
        });
}

void JobPriceDialog::saveHardware(const Rate &rate)
{
    const QString listed = m_what->currentData().toString();
    const QString sku = listed.isEmpty() ? m_other->text().trimmed() : listed;
    const auto published = replicateHardwarePrice(sku);
    const auto choose = [this, sku](const Status &priced) {
        if (!priced) {
            failed(priced.error());
            return;
        }
        m_workbench.jobs().setHardware(m_job.model, sku).then(this, [this](const Status &status) {
            if (status)
                fill();
            else
                failed(status.error());
        });
    };
    const auto own = m_workbench.jobs().prices(m_job.model, m_job.route, sku).hardwareSecond;
    if (own ? *own == rate : published && published->second == rate) {
        choose(success()); // the price that counts already keeps its own date
        return;
    }
    const QString source = m_source->text().trimmed();
    m_workbench.jobs()
        .setHardwarePrice(m_job.model.provider, sku, rate, source.isEmpty() ? u"typed in"_s : source)
        .then(this, choose);
}

void JobPriceDialog::fill()
{
    if (!m_fill->isVisible() || !m_fill->isChecked()) {
        emit stored(0);
        return;
    }
    m_workbench.jobs().fillCosts(m_job.model).then(this, [this](const Result<int> &filled) {
        if (filled)
            emit stored(*filled);
        else
            failed(filled.error());
    });
}

} // namespace bakeoff
