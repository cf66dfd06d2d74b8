// SPDX-License-Identifier: GPL-3.0-or-later
// The costs screen in pictures: costs_gallery FOLDER [LANGUAGE]. The ledger is made up; its figures are examples.
#include "screengallery.h"

#include "costs/costsscreen.h"
#include "store/chargerepository.h"
#include "store/database.h"
#include "store/storethread.h"
#include "widgets/overlaypopup.h"
#include "workbench/budgetbook.h"
#include "workbench/providerregistry.h"

#include <QAction>
#include <QFuture>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

const QDate kToday(2026, 8, 26);

struct Model {
    const char *provider;
    const char *id;
    double dollars; ///< of a charge, on average
    ChargeKind kind;
    quint32 weight;
};

constexpr Model kModels[] = {
    {"openrouter", "anthropic/claude-sonnet-5", 0.0107, ChargeKind::Billed, 38},
    {"openrouter", "google/gemini-3.1-pro", 0.0086, ChargeKind::Billed, 30},
    {"openrouter", "openai/gpt-5.4-mini", 0.0037, ChargeKind::Billed, 38},
    {"openrouter", "mistralai/mistral-medium-3.1", 0.0019, ChargeKind::Billed, 36},
    {"openrouter", "meta-llama/llama-3.3-70b-instruct", 0.00031, ChargeKind::Billed, 41},
    {"together", "meta-llama/Llama-3.3-70B-Instruct-Turbo", 0.0079, ChargeKind::Estimated, 20},
    {"together", "deepseek-ai/DeepSeek-V3.1", 0.0058, ChargeKind::Estimated, 14},
    {"together", "Qwen/Qwen3-Next-80B-A3B-Instruct", 0.0021, ChargeKind::Estimated, 9},
};

QList<Charge> ledger()
{
    QRandomGenerator random(20260826);
    QList<Charge> charges;
    int serial = 0;
    const auto add = [&](const QDate &day, int minute, const ModelRef &model, const Cost &cost, bool sandbox,
                         const QJsonObject &basis = {}) {
        const UtcMicros at{UtcMicros::fromDateTime(QDateTime(day, QTime(9, 0).addSecs(60 * minute))).value + ++serial};
        charges.append({newId(at), {}, RequestKind::Text, model, at, cost, sandbox, chargeSourceOf(cost.kind), basis});
    };
    for (QDate day(2026, 6, 1); day <= kToday; day = day.addDays(1)) {
        if (day.dayOfWeek() >= 6 && random.bounded(3) > 0)
            continue;
        const int count = day == kToday ? 176 : random.bounded(30, 220);
        for (int i = 0; i < count; ++i) {
            quint32 dice = random.bounded(226U);
            const Model *model = kModels;
            while (dice >= model->weight)
                dice -= model++->weight;
            const Usd amount =
                Usd::fromPicos(qRound64(model->dollars * (0.4 + 1.2 * random.generateDouble()) * 1e9) * 1'000);
            const ModelRef name{QString::fromLatin1(model->provider), QString::fromLatin1(model->id)};
            add(day, i * 2 % 420, name,
                model->kind == ChargeKind::Billed ? Cost::billed(amount) : Cost::estimated(amount), false);
        }
        if (day == kToday || day.day() == 10 || day.day() == 17) {
            add(day, 271, {u"together"_s, u"moonshotai/Kimi-K2-Instruct"_s}, Cost::unknown(), false,
                {{"unknown"_L1, "no_prices"_L1}});
        }
        if (day == kToday) {
            add(day, 140, {u"openrouter"_s, u"x-ai/grok-4.5"_s}, Cost::unknown(), false,
                {{"unknown"_L1, "partial"_L1}});
            for (int i = 0; i < 9; ++i)
                add(day, 300 + i, {u"sandbox"_s, u"sandbox/story-fast"_s}, Cost::billed(Usd::fromPicos(300'000'000)),
                    true);
        }
    }
    return charges;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    ScreenGallery gallery(app, kToday);
    if (const int failed = gallery.start())
        return failed;
    Theme &theme = gallery.theme();
    Workbench &workbench = gallery.workbench();
    MainWindow &window = gallery.window();
    CommandRegistry &commands = gallery.commands();
    const auto wait = &ScreenGallery::wait;
    const auto grab = [&gallery](const QString &name) { gallery.grab(name); };
    window.showScreen(MainWindow::Screen::Costs);
    wait(600);
    grab(u"costs-empty"_s);

    for (const Preset preset : {Preset::OpenRouter, Preset::Together}) {
        const PresetInfo info = presetInfo(preset);
        workbench.providers().add(
            {.name = info.id.toString(), .kind = info.kind, .preset = preset, .baseUrl = info.baseUrl});
        wait(200);
    }
    workbench.store().write([](Database &db) -> Status {
        ChargeRepository repository(db);
        for (const Charge &charge : ledger()) {
            if (const Status s = repository.put(charge); !s)
                return s;
        }
        return success();
    });
    workbench.budgets().set({BudgetScope::Day, {}, Usd::fromPicos(1'500'000'000'000), 80});
    workbench.budgets().set({BudgetScope::Month, {}, Usd::fromPicos(40'000'000'000'000), 80});
    wait(3000);
    grab(u"costs"_s);

    auto *screen = window.findChild<CostsScreen *>();
    screen->openBudgets();
    wait(300);
    grab(u"costs-budgets"_s);
    const auto dismiss = [&window] {
        for (OverlayPopup *popup : window.findChildren<OverlayPopup *>())
            popup->dismiss();
    };
    dismiss();
    screen->openPrices(ModelRef{u"together"_s, u"moonshotai/Kimi-K2-Instruct"_s});
    wait(300);
    grab(u"costs-prices"_s);
    dismiss();
    commands.action(u"costs.range"_s)->trigger();
    commands.action(u"costs.range"_s)->trigger();
    commands.action(u"costs.range"_s)->trigger();
    wait(800);
    grab(u"costs-year"_s);
    commands.action(u"costs.range"_s)->trigger();
    window.resize(1280, 800);
    wait(500);
    grab(u"costs-1280"_s);
    theme.setFontPercent(150);
    wait(500);
    grab(u"costs-large"_s);
    return 0;
}
