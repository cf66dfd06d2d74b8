// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/providercheck.h"

#include "base/clock.h"
#include "shell/providertexts.h"
#include "store/ledgerrepository.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "words/words.h"
#include "workbench/billlookup.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Usd knownOf(const CostTotal &total)
{
    return total.known().valueOr(Usd::fromPicos(std::numeric_limits<qint64>::max()));
}

/// Theirs less ours, of the month where they say it: it holds the day.
std::optional<Usd> difference(const SpendingCheck &check)
{
    const std::optional<Usd> &theirs = check.theirs.thisMonth ? check.theirs.thisMonth : check.theirs.today;
    if (!theirs)
        return std::nullopt;
    const Usd ours = knownOf(check.theirs.thisMonth ? check.month : check.today);
    qint64 picos = 0;
    if (qSubOverflow(theirs->picos(), ours.picos(), &picos))
        return std::nullopt;
    return Usd::fromPicos(picos);
}

} // namespace

QString ProviderCheck::differenceText(const SpendingCheck &check, const QLocale &locale)
{
    const auto apart = difference(check);
    if (!apart)
        return {};
    if (*apart == Usd())
        return tr("both agree");
    //: How far two sums are apart. %1: an amount.
    return tr("%1 apart").arg(Words::formatUsd(*apart < Usd() ? Usd::fromPicos(-apart->picos()) : *apart, Rounding::Nearest, locale));
}

QString ProviderCheck::sentence(const SpendingCheck &check, const QString &provider, const QLocale &locale)
{
    QStringList lines;
    const auto both = [&](const CostTotal &ours, const std::optional<Usd> &theirs, const QString &form) {
        lines << form.arg(Words::totalLabel(ours, locale),
                          theirs ? Words::formatUsd(*theirs, Rounding::Nearest, locale) : Words::dash(), provider);
    };
    //: %1: our sum, %2: their sum, %3: name of a provider.
    both(check.today, check.theirs.today, tr("Today: ledger %1, %3 %2."));
    //: %1: our sum, %2: their sum, %3: name of a provider.
    both(check.month, check.theirs.thisMonth, tr("This month: ledger %1, %3 %2."));
    if (const auto apart = difference(check); apart && *apart > Usd()) {
        if (check.pendingBills > 0)
            lines << tr("Likely the %n bill(s) that are still being looked up.", nullptr, check.pendingBills);
        else if (check.month.unknown > 0)
            lines << tr("Likely the %n charge(s) of unknown amount.", nullptr, check.month.unknown);
        else
            lines << tr("Likely other programs that use the same key, or answers that went on at their host after they were stopped.");
    } else if (apart && *apart < Usd()) {
        lines << (check.month.estimated > Usd() ? tr("Likely estimates that are too high, or books that run behind.")
                                                : tr("Likely the books of the provider run behind, or another key was used before."));
    }
    lines << tr("Days and months of both are those of UTC.");
    return lines.join(u'\n');
}

ProviderCheck::ProviderCheck(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::kSmall);
    m_layout->addWidget(new TextLabel(tr("Against the provider’s own figures"), TextStep::Small, Tone::Text2, QFont::DemiBold));
    hide();
}

void ProviderCheck::renew()
{
    if (m_body)
        m_body->deleteLater(); // it may hold the button whose click this is
    m_body = new QWidget;
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kMedium);
    m_layout->addWidget(m_body);
    bool any = false;
    for (const ProviderConfig &config : m_workbench.providers().configs()) {
        if (!config.isSandbox) {
            addBlock(config);
            any = true;
        }
    }
    setVisible(any);
}

void ProviderCheck::addBlock(const ProviderConfig &config)
{
    const QString title = providerTexts::title(config);
    const Answer answer = m_answers.value(config.name);
    auto *block = new QVBoxLayout;
    block->setSpacing(metrics::kTight);
    block->addWidget(new HairLine(Qt::Horizontal));
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::kSmall);
    auto *glyph = new GlyphView(StateLook::Waiting);
    head->addWidget(glyph);
    head->addWidget(new TextLabel(title, TextStep::Normal, Tone::Text, QFont::Medium));
    head->addStretch(1);
    auto *apart = new TextLabel({}, TextStep::Small, Tone::Text);
    head->addWidget(apart);
    block->addLayout(head);
    auto *words = new TextLabel({}, TextStep::Small, Tone::Text2);
    words->setObjectName(u"check-"_s + config.name);
    words->setWordWrap(true);
    block->addWidget(words);

    if (config.kind != ProviderKind::OpenRouter) {
        words->setText(tr("Tells no sum of its own, so there is nothing to compare with."));
    } else {
        if (answer.asking) {
            glyph->setLook(StateLook::Answering);
            words->setText(tr("Asking…"));
        } else if (!answer.check) {
            glyph->setLook(StateLook::Ready);
            //: %1: name of a provider.
            words->setText(tr("%1 can say what this key spent today and this month. Nothing is charged for that.").arg(title));
        } else if (!*answer.check) {
            glyph->setLook(StateLook::Failed);
            words->setText(Words::errorText(answer.check->error(), title).sentence());
        } else {
            const SpendingCheck &check = **answer.check;
            const auto off = difference(check);
            glyph->setLook(!off ? StateLook::Waiting : *off == Usd() ? StateLook::Done : StateLook::CutOff);
            apart->setText(differenceText(check, locale()));
            words->setText(sentence(check, title, locale()));
        }
        //: A button. %1: name of a provider.
        QPushButton *button = makeButton(tr("Ask %1").arg(title), ButtonKind::Plain);
        button->setObjectName(u"ask-"_s + config.name);
        button->setEnabled(!answer.asking);
        setButtonSize(button, ButtonSize::Bar);
        connect(button, &QPushButton::clicked, this, [this, name = config.name] { ask(name); });
        auto *row = new QHBoxLayout;
        row->addWidget(button);
        row->addStretch(1);
        block->addLayout(row);
    }
    static_cast<QVBoxLayout *>(m_body->layout())->addLayout(block);
}

void ProviderCheck::ask(const QString &provider)
{
    m_answers[provider] = {.asking = true, .check = {}};
    renew();
    m_workbench.providers().fetchSpending(provider, this, [this, provider](const Result<AccountSpending> &theirs) {
        if (theirs) {
            readLedger(provider, *theirs);
            return;
        }
        m_answers[provider] = {.asking = false, .check = theirs.error()};
        renew();
    });
}

void ProviderCheck::readLedger(const QString &provider, const AccountSpending &theirs)
{
    const UtcMicros now = m_workbench.clock().nowUtc();
    const QDate day = now.toDateTime().date();
    const auto moment = [](const QDate &date) { return UtcMicros::fromDateTime(date.startOfDay(QTimeZone::UTC)); };
    const LedgerQuery today{.from = moment(day), .until = moment(day.addDays(1)), .providers = {provider},
                            .withHidden = true};
    const QDate first(day.year(), day.month(), 1);
    const LedgerQuery month{.from = moment(first), .until = moment(first.addMonths(1)), .providers = {provider},
                            .withHidden = true};
    m_workbench.reader()
        .read<SpendingCheck>([today, month, theirs](Database &db) -> Result<SpendingCheck> {
            const LedgerRepository ledger(db);
            const auto ofToday = ledger.total(today);
            if (!ofToday)
                return ofToday.error();
            const auto ofMonth = ledger.total(month);
            if (!ofMonth)
                return ofMonth.error();
            return SpendingCheck{theirs, ofToday->real, ofMonth->real, 0};
        })
        .then(this, [this, provider](Result<SpendingCheck> check) {
            if (check)
                check->pendingBills = m_workbench.bills().pending();
            m_answers[provider] = {.asking = false, .check = check};
            renew();
        });
}

} // namespace bakeoff
