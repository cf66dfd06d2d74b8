// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/costsscreen.h"

#include "base/clock.h"
#include "base/profile.h"
#include "compare/modelpickerfilters.h"
#include "costs/budgetmeter.h"
#include "costs/budgetsdialog.h"
#include "costs/chartview.h"
#include "costs/costsside.h"
#include "costs/costtablemodel.h"
#include "costs/pricebookpanel.h"
#include "costs/rangeform.h"
#include "shell/appsettings.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/overlaypopup.h"
#include "widgets/segmented.h"
#include "widgets/typography.h"
#include "words/requestwords.h"
#include "words/words.h"
#include "workbench/budgetbook.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <numeric>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostMeters = 3; ///< on the screen; the dialog has all
constexpr int kNarrowestName = 190; ///< of a row in the table

template <typename T>
bool takeOut(QList<T> &list, const T &value)
{
    return list.removeAll(value) > 0;
}

} // namespace

CostsScreen::~CostsScreen() = default;

void CostsScreen::start()
{
    if (m_started)
        return;
    m_started = true;
    connect(&m_workbench.reader(), &StoreReader::changed, &m_soon, qOverload<>(&QTimer::start));
    m_workbench.reader().watch();
    connect(&m_workbench.budgets(), &BudgetBook::changed, this, &CostsScreen::renewMeters);
    m_side->start();
    renewMeters();
    if (isVisible())
        ask();
}

void CostsScreen::focusFirst()
{
    if (m_body->isVisible())
        m_chart->setFocus(Qt::ShortcutFocusReason);
    else
        m_rangeSwitch->setFocus(Qt::ShortcutFocusReason);
}

QDate CostsScreen::today() const
{
    return m_workbench.clock().nowUtc().toDateTime().toLocalTime().date();
}

void CostsScreen::setRange(CostRange range)
{
    m_range = range;
    if (range != CostRange::Other)
        m_settings.set(keys::costsRange, static_cast<int>(range));
    {
        const QSignalBlocker quiet(m_rangeSwitch);
        m_rangeSwitch->setCurrentIndex(static_cast<int>(range));
    }
    m_question.span = spanOf(range, today(), m_other);
    m_question.chartSpan = chartSpanOf(range, m_question.span);
    m_question.picked.reset();
    renewNames();
    renewChips();
    ask();
}

void CostsScreen::openOther()
{
    OverlayPopup *over = popup(tr("Costs of other days"));
    auto *form = new RangeForm(m_other, today());
    over->setContent(form, {scaled(400), scaled(220)});
    connect(form, &RangeForm::canceled, over, &OverlayPopup::dismiss);
    connect(form, &RangeForm::chosen, this, [this, over](const DaySpan &span) {
        m_other = span;
        over->dismiss();
        setRange(CostRange::Other);
    });
    // Closed without a choice: the switch goes back to what is shown.
    connect(over, &OverlayPopup::dismissed, this, [this] {
        const QSignalBlocker quiet(m_rangeSwitch);
        m_rangeSwitch->setCurrentIndex(static_cast<int>(m_range));
    });
    over->open(form->firstField());
}

void CostsScreen::setGrouping(LedgerGrouping grouping)
{
    if (grouping == m_question.grouping)
        return;
    m_question.grouping = grouping;
    m_settings.set(keys::costsGrouping, QString(ledgerGroupingName(grouping)));
    ask();
}

void CostsScreen::pickBar(int bar)
{
    const auto days = CostChart::daysOf(m_question, bar);
    if (!days)
        return;
    if (m_question.picked == days)
        m_question.picked.reset();
    else
        m_question.picked = days;
    m_chart->setPicked(m_question.picked ? std::optional(bar) : std::nullopt);
    renewNames();
    renewChips();
    ask();
}

void CostsScreen::pickRow(const QModelIndex &index)
{
    if (!index.isValid() || index.data(CostTableModel::IsTotalRole).toBool())
        return;
    const QString key = index.data(CostTableModel::KeyRole).toString();
    if (key.isEmpty())
        return; // what has no tag, or no name before the vote, cannot be asked for
    LedgerGrouping next = LedgerGrouping::Model;
    switch (m_model->grouping()) { // of what is on screen; another may be asked for already
    case LedgerGrouping::Provider:
        m_question.providers = {key};
        break;
    case LedgerGrouping::Model:
        if (const auto model = ModelRef::fromString(key))
            m_question.models = {*model};
        next = LedgerGrouping::Day;
        break;
    case LedgerGrouping::Day: {
        const QDate day = QDate::fromString(key, Qt::ISODate);
        m_question.picked = DaySpan{day, day};
        break;
    }
    case LedgerGrouping::Kind:
        if (const auto kind = requestKindFromName(key))
            m_question.kinds = {*kind};
        break;
    case LedgerGrouping::Tag:
        m_question.tags = {key};
        break;
    }
    renewNames();
    renewChips();
    // Within what was picked the next question is another one.
    m_groupSwitch->setCurrentIndex(static_cast<int>(next));
    ask();
}

void CostsScreen::clearFilters()
{
    m_question.picked.reset();
    m_question.providers.clear();
    m_question.models.clear();
    m_question.kinds.clear();
    m_question.tags.clear();
    renewNames();
    renewChips();
    ask();
}

void CostsScreen::renewChips()
{
    for (QWidget *chip : std::exchange(m_chipList, {}))
        chip->deleteLater(); // it may be the one whose click this is
    const auto add = [this](const QString &text, const auto &remove) {
        auto *chip = new FilterChip(text);
        chip->setObjectName(u"costChip-"_s + text);
        chip->setChecked(true);
        //: Screen reader, tooltip: a filter that is on. %1: what is shown only.
        chip->setAccessibleName(tr("Only %1: show all again").arg(text));
        chip->setToolTip(chip->accessibleName());
        connect(chip, &FilterChip::clicked, this, [this, remove] {
            remove();
            renewNames();
            renewChips();
            ask();
            m_table->setFocus(Qt::OtherFocusReason);
        });
        m_chips->addWidget(chip);
        m_chipList.append(chip);
    };
    if (m_question.picked)
        add(CostChart::spanText(*m_question.picked, today(), locale()), [this] { m_question.picked.reset(); });
    for (const QString &provider : std::as_const(m_question.providers))
        add(provider, [this, provider] { takeOut(m_question.providers, provider); });
    for (const ModelRef &model : std::as_const(m_question.models))
        add(model.id, [this, model] { takeOut(m_question.models, model); });
    for (const RequestKind kind : std::as_const(m_question.kinds))
        add(RequestWords::kindWord(kind), [this, kind] { takeOut(m_question.kinds, kind); });
    for (const QString &tag : std::as_const(m_question.tags))
        add(tag, [this, tag] { takeOut(m_question.tags, tag); });
    m_clear->setEnabled(m_question.isFiltered());

    std::optional<int> picked;
    if (m_question.picked) {
        for (int bar = 0; const auto days = CostChart::daysOf(m_question, bar); ++bar) {
            if (*days == *m_question.picked)
                picked = bar;
        }
    }
    m_chart->setPicked(picked);
}

void CostsScreen::ask()
{
    if (!m_started)
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    if (!m_reader)
        m_reader = std::make_unique<StoreReader>(m_workbench.profile().databaseFile());
    // The day may have changed since.
    m_question.span = spanOf(m_range, today(), m_other);
    m_question.chartSpan = chartSpanOf(m_range, m_question.span);
    m_reading = true;
    m_reader->read<CostFigures>([question = m_question](Database &db) { return readCosts(db, question); })
        .then(this, [this, asked = m_question](const Result<CostFigures> &figures) {
            m_reading = false;
            const bool stale = asked != m_question;
            if (!figures) {
                const ErrorText text = Words::errorText(figures.error(), {});
                m_banner->setMessage(StateLook::Failed, text.what, text.advice);
                m_banner->present();
            } else if (!stale) {
                m_banner->dismiss();
                display(*figures);
            }
            if (std::exchange(m_again, false) || stale)
                ask();
        });
}

void CostsScreen::display(const CostFigures &figures)
{
    m_figures = figures;
    m_empty->setVisible(!figures.anyReal);
    m_body->setVisible(figures.anyReal);
    if (!figures.anyReal) {
        if (figures.anySandbox) {
            m_empty->setTexts(tr("No real money was spent"),
                              tr("Only the sandbox has answered so far, and its prices are made up. What real providers charge "
                                 "stands here."));
        } else {
            m_empty->setTexts(tr("No costs yet"), tr("What the providers charge for answers stands here: billed, estimated or "
                                                     "unknown."));
        }
    }
    showSums();
    m_chart->setChart(CostChart::make(m_question, figures, today(), locale()));
    m_model->setRows(m_question.grouping, figures.rows, figures.total.real);
    m_side->setUnknown(figures.unknown, figures.total.real.unknown);
    const int play = figures.total.sandbox.count;
    //: %n: answers of the sandbox in the days that are shown.
    fit();
    m_sandbox->setText(play > 0 ? tr("%n sandbox charge(s) are not counted: their prices are made up", nullptr, play) : QString());
    emit shown();
}

void CostsScreen::showSums()
{
    const CostTotal &sum = m_figures.total.real;
    const Usd known = sum.known().valueOr(std::max(sum.billed, sum.estimated));
    const bool gaps = sum.unknown > 0 || sum.overflow;
    QString text = Words::formatUsd(known, gaps ? Rounding::Down : Rounding::Nearest, locale());
    if (gaps)
        //: The big sum. %1: an amount.
        text = tr("at least %1").arg(text);
    else if (sum.estimated > Usd())
        text.prepend(u'≈');
    m_sum->setText(text);
    m_sum->setAccessibleName(Words::totalLabel(sum, locale()));
    m_sum->setToolTip(Words::totalTooltip(sum, locale()));
    //: Behind the big sum: charges of unknown amount.
    m_gap->setText(sum.unknown > 0 ? tr("(%n unknown)", nullptr, sum.unknown) : QString());
    m_legendBilled->setText(tr("%1 billed").arg(Words::formatUsd(sum.billed, Rounding::Nearest, locale())));
    m_legendEstimated->setText(tr("≈%1 estimated").arg(Words::formatUsd(sum.estimated, Rounding::Nearest, locale())));
    m_legendUnknown->setText(tr("%n unknown", nullptr, sum.unknown));
}

void CostsScreen::renewNames()
{
    const QDate now = today();
    QString span = CostChart::spanText(m_question.shown(), now, locale());
    if (m_question.shown() == DaySpan{now, now})
        //: Above the big sum. %1: the date.
        span = tr("Today, %1").arg(span);
    m_spanLabel->setText(span);
    m_chartTitle->setText(CostChart::title(m_question.chartSpan, locale()));
    //: Before the choice of what the table sums up by. %1: "Today, 26 August", "August".
    m_tableTitle->setText(tr("%1 by").arg(span));
    if (QAbstractButton *month = m_rangeSwitch->button(static_cast<int>(CostRange::Month)))
        month->setText(locale().standaloneMonthName(now.month()));
    if (QAbstractButton *year = m_rangeSwitch->button(static_cast<int>(CostRange::Year)))
        year->setText(QString::number(now.year()));
    for (const CostRange range : {CostRange::Month, CostRange::Year}) {
        QAbstractButton *choice = m_rangeSwitch->button(static_cast<int>(range));
        choice->setAccessibleName(choice->text());
    }
}

void CostsScreen::renewMeters()
{
    QList<BudgetState> states = m_workbench.budgets().states();
    states.removeIf([](const BudgetState &state) { return state.budget.scope == BudgetScope::Run; });
    // Those that warn first where there are more than fit.
    std::ranges::stable_sort(states, std::ranges::greater(), [](const BudgetState &s) { return s.isReached() ? 2 : s.isWarning() ? 1 : 0; });
    states = states.first(std::min<qsizetype>(states.size(), kMostMeters));
    while (m_meterList.size() > states.size())
        delete m_meterList.takeLast();
    while (m_meterList.size() < states.size()) {
        m_meterList.append(new BudgetMeter);
        m_meters->addWidget(m_meterList.last());
    }
    for (qsizetype i = 0; i < states.size(); ++i)
        m_meterList[i]->setState(states[i]);
    fit();
}

void CostsScreen::fit()
{
    // Amounts are never cut: where sum and budgets do not stand side by side, they stand below each other.
    int sum = 0;
    int meters = 0;
    for (int i = 0; i < m_sums->count(); ++i)
        (i == 0 ? sum : meters) = m_sums->itemAt(i)->minimumSize().width();
    const int room = m_body->width() - 2 * (metrics::kXLarge - 4);
    const bool beside = meters == 0 || 2 * std::max(sum, meters) + metrics::kXLarge <= room;
    m_sums->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_sums->setSpacing(beside ? metrics::kXLarge : metrics::kSmall);
    fitColumns();
}

void CostsScreen::fitColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    m_table->verticalHeader()->setDefaultSectionSize(CostTableDelegate::rowHeight());
    // All but the name as wide as their words, whatever the font; what leaves the name no room goes, the shares first.
    std::array<int, CostTableModel::Columns> widths{};
    for (int column = CostTableModel::Count; column < CostTableModel::Columns; ++column) {
        int width = header->fontMetrics().horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
            + 2 * metrics::kSmall + metrics::kTight;
        for (int row = 0; row < std::min(m_model->rowCount(), 200); ++row)
            width = std::max(width, m_table->itemDelegate()->sizeHint({}, m_model->index(row, column)).width());
        if (column == CostTableModel::Share && this->width() > scaled(1150))
            width += scaled(84) + metrics::kMedium;
        widths.at(static_cast<std::size_t>(column)) = width + metrics::kSmall;
    }
    int forName = m_table->viewport()->width() - std::accumulate(widths.begin(), widths.end(), 0);
    for (const int column : {CostTableModel::Share, CostTableModel::Count}) {
        const bool narrow = forName < scaled(kNarrowestName);
        if (narrow)
            forName += widths.at(static_cast<std::size_t>(column));
        m_table->setColumnHidden(column, narrow);
    }
    for (int column = CostTableModel::Count; column < CostTableModel::Columns; ++column)
        header->resizeSection(column, widths.at(static_cast<std::size_t>(column)));
}

void CostsScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    renewNames();
    ask();
}

void CostsScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void CostsScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

OverlayPopup *CostsScreen::popup(const QString &name)
{
    auto *over = new OverlayPopup(window(), name);
    connect(over, &OverlayPopup::dismissed, over, &QObject::deleteLater);
    return over;
}

void CostsScreen::openBudgets()
{
    if (!m_started)
        return;
    OverlayPopup *over = popup(tr("Budgets"));
    auto *dialog = new BudgetsDialog(m_workbench);
    over->setContent(dialog, dialog->wantedSize());
    connect(dialog, &BudgetsDialog::closed, over, &OverlayPopup::dismiss);
    over->open(dialog->firstField());
}

void CostsScreen::openPrices(const std::optional<ModelRef> &model)
{
    if (!m_started)
        return;
    OverlayPopup *over = popup(tr("Price book"));
    auto *panel = new PriceBookPanel(m_workbench);
    over->setContent(panel, panel->wantedSize());
    connect(panel, &PriceBookPanel::closed, over, &OverlayPopup::dismiss);
    over->open(panel->firstField());
    if (model)
        panel->edit(*model);
}

} // namespace bakeoff
