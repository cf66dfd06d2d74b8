// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and amounts of the history's filters: what their menus offer, and the forms for a range of one's own.
#include "base/clock.h"
#include "history/historyfilterbar.h"
#include "history/historywords.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "words/words.h"

#include <QCoreApplication>
#include <QDateEdit>
#include <QDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

UtcMicros startOf(QDate day)
{
    return UtcMicros::fromDateTime(day.startOfDay());
}

/// A small form: two fields, Cancel and Apply.
QPushButton *buildRangeForm(QDialog &form, const QString &title, const QString &fromText, QWidget *from,
                            const QString &toText, QWidget *to)
{
    form.setWindowTitle(title);
    auto *grid = new QGridLayout(&form);
    grid->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    grid->setSpacing(metrics::kSmall);
    auto *fromLabel = new TextLabel(fromText, TextStep::Normal, Tone::Text, QFont::Medium);
    fromLabel->setBuddy(from);
    auto *toLabel = new TextLabel(toText, TextStep::Normal, Tone::Text, QFont::Medium);
    toLabel->setBuddy(to);
    grid->addWidget(fromLabel, 0, 0);
    grid->addWidget(from, 0, 1);
    grid->addWidget(toLabel, 1, 0);
    grid->addWidget(to, 1, 1);
    auto *row = new QHBoxLayout;
    row->addStretch();
    QPushButton *cancel = makeButton(QCoreApplication::translate("bakeoff::HistoryFilterBar", "Cancel"), ButtonKind::Plain, {}, &form);
    QPushButton *apply = makeButton(QCoreApplication::translate("bakeoff::HistoryFilterBar", "Apply"), ButtonKind::Primary, {}, &form);
    apply->setDefault(true);
    for (QPushButton *button : {cancel, apply}) {
        setButtonSize(button, ButtonSize::Dialog);
        row->addWidget(button);
    }
    grid->setRowMinimumHeight(2, metrics::kSmall);
    grid->addLayout(row, 3, 0, 1, 2);
    QObject::connect(cancel, &QPushButton::clicked, &form, &QDialog::reject);
    QObject::connect(apply, &QPushButton::clicked, &form, &QDialog::accept);
    return apply;
}

/// Empty: no bound. \return false where it is no amount
bool readAmount(const QLineEdit &field, std::optional<Usd> &amount)
{
    QString text = field.text().trimmed();
    amount.reset();
    if (text.isEmpty())
        return true;
    if (text.startsWith(u'$'))
        text.remove(0, 1);
    if (!text.contains(u'.'))
        text.replace(QLocale().decimalPoint(), u"."_s);
    const Result<Usd> usd = Usd::fromDecimal(text.toLatin1());
    if (!usd || usd->picos() < 0)
        return false;
    amount = *usd;
    return true;
}

} // namespace

void HistoryFilterBar::fillDates(QMenu &menu)
{
    const QDate today = m_clock.nowUtc().toDateTime().toLocalTime().date();
    const auto offer = [&](const QString &text, QDate from, QDate until) {
        HistoryFilter filter = m_filter;
        filter.from = startOf(from);
        filter.until = until.isValid() ? std::optional(startOf(until)) : std::nullopt;
        QAction *action = menu.addAction(text);
        connect(action, &QAction::triggered, this, [this, filter] { change(filter); });
    };
    const QDate month(today.year(), today.month(), 1);
    const QLocale locale;
    offer(tr("Today"), today, {});
    offer(tr("Yesterday"), today.addDays(-1), today);
    offer(tr("Last 7 days"), today.addDays(-6), {});
    offer(tr("Last 30 days"), today.addDays(-29), {});
    for (int back = 0; back < 3; ++back) {
        const QDate first = month.addMonths(-back);
        offer(first.year() == today.year() ? locale.standaloneMonthName(first.month()) : locale.toString(first, u"MMMM yyyy"_s),
              first, first.addMonths(1));
    }
    offer(QString::number(today.year()), QDate(today.year(), 1, 1), QDate(today.year() + 1, 1, 1));
    menu.addSeparator();
    connect(menu.addAction(tr("From and to…")), &QAction::triggered, this, &HistoryFilterBar::askDates);
}

void HistoryFilterBar::fillCosts(QMenu &menu)
{
    const auto offer = [&](const QString &text, const HistoryFilter &filter) {
        connect(menu.addAction(text), &QAction::triggered, this, [this, filter] { change(filter); });
    };
    HistoryFilter base = m_filter;
    base.costLeast.reset();
    base.costMost.reset();
    base.costUnknown = false;
    for (const qint64 picos : {1'000'000'000LL, 10'000'000'000LL, 100'000'000'000LL, 1'000'000'000'000LL}) {
        HistoryFilter filter = base;
        filter.costLeast = Usd::fromPicos(picos);
        offer(HistoryWords::costRange(filter), filter);
    }
    HistoryFilter unknown = base;
    unknown.costUnknown = true;
    offer(HistoryWords::costRange(unknown), unknown);
    menu.addSeparator();
    connect(menu.addAction(tr("From and to…")), &QAction::triggered, this, &HistoryFilterBar::askCosts);
}

void HistoryFilterBar::askDates()
{
    const QDate today = m_clock.nowUtc().toDateTime().toLocalTime().date();
    QDialog form(this);
    form.setObjectName(u"dateRange"_s);
    auto *from = new QDateEdit(m_filter.from ? m_filter.from->toDateTime().toLocalTime().date() : today.addDays(-6), &form);
    auto *to = new QDateEdit(
        m_filter.until ? UtcMicros{m_filter.until->value - 1}.toDateTime().toLocalTime().date() : today, &form);
    from->setAccessibleName(tr("First day"));
    to->setAccessibleName(tr("Last day"));
    for (QDateEdit *edit : {from, to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat));
    }
    buildRangeForm(form, tr("Dates"), tr("&First day"), from, tr("&Last day"), to);
    if (form.exec() != QDialog::Accepted)
        return;
    HistoryFilter filter = m_filter;
    const QDate first = std::min(from->date(), to->date());
    const QDate last = std::max(from->date(), to->date());
    filter.from = startOf(first);
    filter.until = startOf(last.addDays(1));
    change(filter);
}

void HistoryFilterBar::askCosts()
{
    QDialog form(this);
    form.setObjectName(u"costRange"_s);
    const auto field = [&](const std::optional<Usd> &amount, const QString &name) {
        auto *edit = new QLineEdit(amount ? amount->toDecimal() : QString(), &form);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(tr("any"));
        edit->setMaxLength(24);
        return edit;
    };
    QLineEdit *from = field(m_filter.costLeast, tr("Lowest cost of an answer, in dollars"));
    QLineEdit *to = field(m_filter.costMost, tr("Highest cost of an answer, in dollars"));
    QPushButton *apply = buildRangeForm(form, tr("Cost of an answer, in dollars"), tr("&From"), from, tr("&To"), to);
    const auto check = [&] {
        std::optional<Usd> amount;
        const bool fromFine = readAmount(*from, amount);
        const bool toFine = readAmount(*to, amount);
        setInvalid(from, !fromFine);
        setInvalid(to, !toFine);
        apply->setEnabled(fromFine && toFine);
    };
    connect(from, &QLineEdit::textChanged, &form, check);
    connect(to, &QLineEdit::textChanged, &form, check);
    if (form.exec() != QDialog::Accepted)
        return;
    HistoryFilter filter = m_filter;
    filter.costUnknown = false;
    if (readAmount(*from, filter.costLeast) && readAmount(*to, filter.costMost)) {
        if (filter.costLeast && filter.costMost && *filter.costMost < *filter.costLeast)
            std::swap(filter.costLeast, filter.costMost);
        change(filter);
    }
}

} // namespace bakeoff
