// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/budgetsdialog.h"

#include "costs/budgetmeter.h"
#include "shell/providertexts.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/budgetbook.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QComboBox>
#include <QFuture>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// "5", "0.50", in the user's locale also "0,50".
std::optional<Usd> amountOf(const QString &text, const QLocale &locale)
{
    QString plain = text.trimmed();
    if (plain.startsWith(u'$'))
        plain = plain.sliced(1).trimmed();
    if (locale.decimalPoint() != "."_L1 && !plain.contains(u'.'))
        plain.replace(locale.decimalPoint(), "."_L1);
    const auto amount = Usd::fromDecimal(plain.toLatin1());
    return amount && !plain.isEmpty() && *amount >= Usd() ? std::optional(*amount) : std::nullopt;
}

} // namespace

BudgetsDialog::BudgetsDialog(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_rows(new QVBoxLayout)
    , m_scope(new QComboBox)
    , m_provider(new QComboBox)
    , m_cap(new QLineEdit)
    , m_warn(new QSpinBox)
    , m_problem(new TextLabel({}, TextStep::Small))
{
    auto *sheet = new Surface(Surface::Ground::Raised);
    auto *layout = new QVBoxLayout(sheet);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(new TextLabel(tr("Budgets"), TextStep::Title, Tone::Text, QFont::DemiBold));
    auto *note = new TextLabel(tr("Before anything is sent, the most that it may cost is set aside. What would pass a cap is not "
                                  "sent. All windows and command lines of this profile share the budgets; the sandbox is in "
                                  "none."),
                               TextStep::Small, Tone::Text2);
    note->setWordWrap(true);
    layout->addWidget(note);
    auto *body = new QWidget;
    m_rows->setContentsMargins(0, 0, 0, 0);
    body->setLayout(m_rows);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    scroll->setWidget(body);
    layout->addWidget(scroll, 1);
    layout->addWidget(new HairLine(Qt::Horizontal));
    layout->addWidget(buildForm());

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(sheet);
    connect(&workbench.budgets(), &BudgetBook::changed, this, &BudgetsDialog::fillList);
    fillList();
    edit({.scope = BudgetScope::Day, .provider = {}, .cap = Usd::fromPicos(5'000'000'000'000)});
}

QWidget *BudgetsDialog::buildForm()
{
    m_scope->setObjectName(u"budgetScope"_s);
    m_scope->setAccessibleName(tr("Period"));
    for (const BudgetScope scope : {BudgetScope::Day, BudgetScope::Month, BudgetScope::Run})
        m_scope->addItem(BudgetWords::scopeWord(scope), static_cast<int>(scope));
    m_provider->setObjectName(u"budgetProvider"_s);
    m_provider->setAccessibleName(tr("Provider"));
    m_provider->addItem(tr("All together"), QString());
    for (const ProviderConfig &config : m_workbench.providers().configs()) {
        if (!config.isSandbox)
            m_provider->addItem(providerTexts::title(config), config.name);
    }
    m_cap->setObjectName(u"budgetCap"_s);
    m_cap->setAccessibleName(tr("Cap in US dollars"));
    m_warn->setObjectName(u"budgetWarn"_s);
    m_warn->setAccessibleName(tr("Warn from"));
    m_warn->setRange(1, 100);
    m_warn->setSuffix(tr("%"));
    m_problem->setStateTone(StateLook::Failed);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"budgetProblem"_s);
    m_problem->hide();

    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::kMedium);
    grid->setVerticalSpacing(metrics::kTight);
    int column = 0;
    const auto add = [&](const QString &label, QWidget *field, int stretch) {
        auto *name = new TextLabel(label, TextStep::Normal, Tone::Text, QFont::Medium);
        name->setBuddy(field);
        grid->addWidget(name, 0, column);
        grid->addWidget(field, 1, column);
        grid->setColumnStretch(column++, stretch);
    };
    add(tr("Period"), m_scope, 2);
    add(tr("Provider"), m_provider, 3);
    add(tr("Cap, dollars"), m_cap, 2);
    add(tr("Warn from"), m_warn, 1);
    grid->addWidget(m_problem, 2, 0, 1, column);
    QPushButton *save = makeButton(tr("&Set the budget"), ButtonKind::Primary);
    save->setObjectName(u"budgetSave"_s);
    QPushButton *close = makeButton(tr("Close"), ButtonKind::Plain);
    close->setObjectName(u"budgetClose"_s);
    for (QPushButton *button : {save, close})
        setButtonSize(button, ButtonSize::Dialog);
    connect(save, &QPushButton::clicked, this, &BudgetsDialog::save);
    connect(close, &QPushButton::clicked, this, &BudgetsDialog::closed);
    connect(m_cap, &QLineEdit::returnPressed, this, &BudgetsDialog::save);
    connect(m_cap, &QLineEdit::textEdited, this, [this] {
        setInvalid(m_cap, false);
        m_problem->hide();
    });
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, metrics::kSmall, 0, 0);
    foot->setSpacing(metrics::kSmall);
    foot->addStretch(1);
    foot->addWidget(close);
    foot->addWidget(save);
    grid->addLayout(foot, 3, 0, 1, column);
    return form;
}

QWidget *BudgetsDialog::firstField() const
{
    return m_scope;
}

QSize BudgetsDialog::wantedSize() const
{
    return {scaled(680), scaled(480)};
}

void BudgetsDialog::edit(const Budget &budget)
{
    m_problem->hide();
    setInvalid(m_cap, false);
    m_scope->setCurrentIndex(m_scope->findData(static_cast<int>(budget.scope)));
    int provider = m_provider->findData(budget.provider);
    if (provider < 0) { // it was removed; its budget is there
        provider = m_provider->count();
        m_provider->addItem(budget.provider, budget.provider);
    }
    m_provider->setCurrentIndex(provider);
    m_cap->setText(QString(budget.cap.toDecimal()).replace("."_L1, locale().decimalPoint()));
    m_warn->setValue(budget.warnPercent);
}

void BudgetsDialog::fillList()
{
    const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
    delete m_list;
    m_list = new QWidget;
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kMedium);
    const QList<BudgetState> &states = m_workbench.budgets().states();
    if (states.isEmpty())
        layout->addWidget(new EmptyState(tr("No budgets yet"), tr("Without one, nothing limits what may be spent."), false));
    for (const BudgetState &state : states) {
        auto *row = new QHBoxLayout;
        row->setSpacing(metrics::kSmall);
        if (state.budget.scope == BudgetScope::Run) { // nothing adds up over runs
            row->addWidget(new TextLabel(BudgetWords::sentence(state, locale()), TextStep::Small), 1);
        } else {
            auto *meter = new BudgetMeter;
            meter->setState(state);
            row->addWidget(meter, 1);
        }
        const QString title = BudgetWords::title(state.budget);
        const QString key = QString(budgetScopeName(state.budget.scope)) + u'-' + state.budget.provider;
        QPushButton *change = makeButton(tr("Change"), ButtonKind::Plain);
        change->setObjectName(u"budgetChange-"_s + key);
        //: Screen reader. %1: a budget, as "Day, OpenRouter".
        change->setAccessibleName(tr("Change the budget: %1").arg(title));
        connect(change, &QPushButton::clicked, this, [this, budget = state.budget] {
            edit(budget);
            m_cap->setFocus(Qt::OtherFocusReason);
            m_cap->selectAll();
        });
        QPushButton *removal = makeButton(tr("Remove"), ButtonKind::Flat);
        removal->setObjectName(u"budgetRemove-"_s + key);
        //: Screen reader. %1: a budget, as "Day, OpenRouter".
        removal->setAccessibleName(tr("Remove the budget: %1").arg(title));
        connect(removal, &QPushButton::clicked, this, [this, budget = state.budget] { remove(budget); });
        for (QPushButton *button : {change, removal}) {
            setButtonSize(button, ButtonSize::Bar);
            row->addWidget(button);
        }
        layout->addLayout(row);
    }
    layout->addStretch(1);
    m_rows->addWidget(m_list);
    if (!focused.isEmpty() && !focusWidget()) {
        auto *again = findChild<QWidget *>(focused);
        (again ? again : m_cap)->setFocus(Qt::OtherFocusReason);
    }
}

void BudgetsDialog::tell(const QString &sentence, QWidget *field)
{
    m_problem->setText(sentence);
    m_problem->show();
    if (field) {
        setInvalid(field, true);
        field->setFocus(Qt::OtherFocusReason);
    }
}

void BudgetsDialog::save()
{
    const auto cap = amountOf(m_cap->text(), locale());
    if (!cap) {
        //: %1: what was typed.
        tell(tr("“%1” is no amount. Write dollars, as 5 or 0.50; 0 lets nothing be spent.").arg(m_cap->text().trimmed()), m_cap);
        return;
    }
    const Budget budget{.scope = static_cast<BudgetScope>(m_scope->currentData().toInt()),
                        .provider = m_provider->currentData().toString(),
                        .cap = *cap,
                        .warnPercent = m_warn->value()};
    m_problem->hide();
    m_workbench.budgets().set(budget).then(this, [this](const Status &stored) {
        if (!stored)
            tell(Words::errorText(stored.error(), {}).sentence(), nullptr);
    });
}

void BudgetsDialog::remove(const Budget &budget)
{
    m_workbench.budgets().remove(budget.scope, budget.provider).then(this, [this](const Status &stored) {
        if (!stored)
            tell(Words::errorText(stored.error(), {}).sentence(), nullptr);
    });
}

} // namespace bakeoff
