// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modelpickerfilters.h"

#include "shell/appsettings.h"
#include "widgets/labels.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCross = 7;
constexpr int kPadding = 10;

/// Of a chip; stored.
bool CatalogFilter::*conditionOf(const QString &name)
{
    static const QHash<QString, bool CatalogFilter::*> conditions{
        {u"favourites"_s, &CatalogFilter::favourites}, {u"free"_s, &CatalogFilter::freeOnly},
        {u"vision"_s, &CatalogFilter::vision},         {u"reasoning"_s, &CatalogFilter::reasoning},
        {u"tools"_s, &CatalogFilter::tools},
    };
    return conditions.value(name, nullptr);
}

const QString &textChip()
{
    static const QString name = u"text"_s;
    return name;
}

} // namespace

FilterChip::FilterChip(const QString &text, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

QSize FilterChip::sizeHint() const
{
    const int text = QFontMetrics(textFont(TextStep::Small)).horizontalAdvance(this->text());
    return {text + 2 * kPadding + kCross + metrics::kTight, scaled(metrics::kControlInBar)};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    const double radius = height() / 2.0;
    const bool on = isChecked();
    const QColor ground = on ? t.sel : underMouse() ? t.hover : QColor();
    lookdetail::paintBox(p, QRectF(rect()), {ground, on ? t.selLine : t.line2, 1, radius});
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && lookdetail::showsKeyboardFocus(option))
        lookdetail::paintFocusRing(p, QRectF(rect()), radius, t, {});
    p.setFont(textFont(TextStep::Small));
    p.setPen(on ? t.accent : t.text2);
    QRect inner = rect().adjusted(kPadding, 0, -kPadding, 0);
    if (!on) {
        p.drawText(inner, Qt::AlignCenter, text());
        return;
    }
    p.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, text());
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(t.accent, 1.5, Qt::SolidLine, Qt::RoundCap));
    const QRectF cross(inner.right() + 1 - kCross, (height() - kCross) / 2.0, kCross, kCross);
    p.drawLine(cross.topLeft(), cross.bottomRight());
    p.drawLine(cross.topRight(), cross.bottomLeft());
}

ModelPickerFilters::ModelPickerFilters(AppSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_cap(new QLineEdit(this))
    , m_provider(new QComboBox(this))
    , m_order(new QComboBox(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSmall);
    addChip(tr("Text"), tr("Models that answer in text"), textChip());
    addChip(tr("Favourites"), tr("Models with a star"), u"favourites"_s);
    addChip(tr("Free"), tr("Models that cost nothing"), u"free"_s);
    addChip(tr("Vision"), tr("Models that take images"), u"vision"_s);
    addChip(tr("Reasoning"), tr("Models that reason before they answer"), u"reasoning"_s);
    addChip(tr("Tools"), tr("Models that call tools"), u"tools"_s);
    for (FilterChip *chip : std::as_const(m_chips))
        row->addWidget(chip);

    //: Before a field of the model picker; behind it stands "$ per M tokens".
    auto *capLabel = new TextLabel(tr("Up to"), TextStep::Small, Tone::Text2, QFont::Normal, this);
    auto *capUnit = new TextLabel(tr("$ per M tokens"), TextStep::Small, Tone::Text3, QFont::Normal, this);
    m_cap->setObjectName(u"priceCap"_s);
    m_cap->setAccessibleName(tr("Price cap, in dollars per million tokens"));
    m_cap->setToolTip(tr("Neither a million prompt tokens nor a million answer tokens may cost more. Models whose price is "
                         "not known are left out."));
    //: In the field of the price cap: no cap.
    m_cap->setPlaceholderText(tr("any"));
    m_cap->setMaxLength(12);
    m_cap->setFixedHeight(scaled(metrics::kControlInBar));
    m_cap->setFixedWidth(QFontMetrics(textFont(TextStep::Normal)).horizontalAdvance(u"0000.00"_s) + 2 * metrics::kSmall);
    row->addSpacing(metrics::kTight);
    row->addWidget(capLabel);
    row->addWidget(m_cap);
    row->addWidget(capUnit);

    m_provider->setObjectName(u"filterProvider"_s);
    m_provider->setAccessibleName(tr("Provider"));
    m_provider->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_provider->addItem(tr("All providers"), QString());
    row->addSpacing(metrics::kTight);
    row->addWidget(m_provider);
    row->addStretch(1);
    m_order->setObjectName(u"sortOrder"_s);
    m_order->setAccessibleName(tr("Sort by"));
    m_order->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    const auto addOrder = [this](CatalogOrder order, const QString &text, const QString &toolTip) {
        m_order->addItem(text, QString(catalogOrderName(order)));
        m_order->setItemData(m_order->count() - 1, toolTip, Qt::ToolTipRole);
    };
    addOrder(CatalogOrder::Match, tr("Best match"), tr("What fits the typed words best stands first"));
    addOrder(CatalogOrder::PriceIn, tr("Price in"), tr("Cheapest prompt tokens first; unknown prices last"));
    addOrder(CatalogOrder::PriceOut, tr("Price out"), tr("Cheapest answer tokens first; unknown prices last"));
    addOrder(CatalogOrder::Context, tr("Context"), tr("Longest context first"));
    addOrder(CatalogOrder::Newest, tr("Newest"), tr("Released last stands first"));
    addOrder(CatalogOrder::OwnTtft, tr("Your TTFT"),
             tr("Quickest median time to the first text first, from your own newest answers; with fewer than %n it says "
                "too little", nullptr, OwnRuns::kLeast));
    row->addWidget(m_order);

    setTabOrder(m_chips.last(), m_cap);
    setTabOrder(m_cap, m_provider);
    setTabOrder(m_provider, m_order);

    const QStringList on = settings.get(keys::pickerFilters).split(u',', Qt::SkipEmptyParts);
    for (FilterChip *chip : std::as_const(m_chips))
        chip->setChecked(on.contains(chip->objectName().mid(6)));
    m_cap->setText(settings.get(keys::pickerPriceCap));
    m_wantedProvider = settings.get(keys::pickerProvider);
    m_order->setCurrentIndex(std::max(
        0, m_order->findData(QString(catalogOrderName(catalogOrderFromName(settings.get(keys::pickerOrder)))))));
    const auto tell = [this] { m_order->setToolTip(m_order->currentData(Qt::ToolTipRole).toString()); };
    tell();
    connect(m_order, &QComboBox::currentIndexChanged, this, [this, tell] {
        tell();
        m_settings.set(keys::pickerOrder, m_order->currentData().toString());
        emit changed();
    });

    for (FilterChip *chip : std::as_const(m_chips))
        connect(chip, &FilterChip::toggled, this, &ModelPickerFilters::take);
    connect(m_cap, &QLineEdit::textChanged, this, &ModelPickerFilters::take);
    connect(m_provider, &QComboBox::currentIndexChanged, this, [this] {
        if (m_filling)
            return;
        m_wantedProvider = m_provider->currentData().toString();
        take();
    });
    setInvalid(m_cap, !problem().isEmpty());
}

FilterChip *ModelPickerFilters::addChip(const QString &text, const QString &toolTip, const QString &name)
{
    auto *chip = new FilterChip(text, this);
    chip->setObjectName(u"filter"_s + name);
    chip->setToolTip(toolTip);
    chip->setAccessibleDescription(toolTip);
    m_chips.append(chip);
    return chip;
}

void ModelPickerFilters::setProviders(const QStringList &names)
{
    m_filling = true;
    while (m_provider->count() > 1)
        m_provider->removeItem(1);
    for (const QString &name : names)
        m_provider->addItem(name, name);
    m_provider->setCurrentIndex(std::max(0, m_provider->findData(m_wantedProvider)));
    m_filling = false;
}

std::optional<Usd> ModelPickerFilters::cap() const
{
    QString text = m_cap->text().trimmed();
    // A price is typed as the user's country writes it, or as providers do.
    const QString point = QLocale().decimalPoint();
    if (!text.contains(u'.'))
        text.replace(point, u"."_s);
    const Result<Usd> price = Usd::fromDecimal(text.toLatin1());
    return price && price->picos() >= 0 ? std::optional(*price) : std::nullopt;
}

QString ModelPickerFilters::problem() const
{
    if (m_cap->text().trimmed().isEmpty() || cap())
        return {};
    //: %1: an example of a price, "2.50".
    return tr("The price cap is no amount. Write dollars per million tokens, such as %1.")
        .arg(QLocale().toString(2.5, 'f', 2));
}

QWidget *ModelPickerFilters::lastField() const
{
    return m_order;
}

CatalogOrder ModelPickerFilters::order() const
{
    return catalogOrderFromName(m_order->currentData().toString());
}

CatalogFilter ModelPickerFilters::filter() const
{
    CatalogFilter filter;
    for (const FilterChip *chip : m_chips) {
        const QString name = chip->objectName().mid(6);
        if (name == textChip())
            filter.outputModality = chip->isChecked() ? textChip() : QString();
        else if (const auto condition = conditionOf(name))
            filter.*condition = chip->isChecked();
    }
    filter.provider = m_provider->currentData().toString();
    filter.maxPerMillion = cap();
    return filter;
}

bool ModelPickerFilters::isNarrowing() const
{
    CatalogFilter plain;
    plain.outputModality = filter().outputModality;
    return filter() != plain;
}

void ModelPickerFilters::take()
{
    if (m_filling)
        return;
    QStringList on;
    for (const FilterChip *chip : std::as_const(m_chips)) {
        if (chip->isChecked())
            on.append(chip->objectName().mid(6));
    }
    m_settings.set(keys::pickerFilters, on.join(u','));
    m_settings.set(keys::pickerProvider, m_wantedProvider);
    const QString wrong = problem();
    setInvalid(m_cap, !wrong.isEmpty());
    if (wrong.isEmpty())
        m_settings.set(keys::pickerPriceCap, m_cap->text().trimmed());
    emit changed();
}

void ModelPickerFilters::reset()
{
    m_filling = true;
    for (FilterChip *chip : std::as_const(m_chips))
        chip->setChecked(chip->objectName().mid(6) == textChip());
    m_cap->clear();
    m_provider->setCurrentIndex(0);
    m_wantedProvider.clear();
    m_filling = false;
    take();
}

} // namespace bakeoff
