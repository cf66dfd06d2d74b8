// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/healthpage.h"

#include "base/clock.h"
#include "shell/healthtexts.h"
#include "shell/providertexts.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

ProviderHealth of(const QList<ProviderHealth> &all, const QString &provider)
{
    const auto found = std::ranges::find(all, provider, &ProviderHealth::provider);
    return found == all.end() ? ProviderHealth{.provider = provider} : *found;
}

} // namespace

HealthPage::HealthPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_problem(new TextLabel({}, TextStep::Small))
    , m_empty(new EmptyState(tr("No providers yet"), tr("What your own requests to each of them came to stands here.")))
    , m_blocks(new QVBoxLayout)
{
    auto *page = new Surface(Surface::Ground::Base);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(new TextLabel(tr("Health of the providers"), TextStep::Title, Tone::Text, QFont::DemiBold));
    auto *note = new TextLabel(tr("From the requests in your own history; nothing is asked of anybody for it. Answers that "
                                  "you stopped say nothing of a provider and are not counted."),
                               TextStep::Small, Tone::Text2);
    note->setWordWrap(true);
    layout->addWidget(note);
    m_problem->setStateTone(StateLook::Failed);
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addWidget(m_empty);
    m_blocks->setSpacing(metrics::kLarge);
    layout->addLayout(m_blocks);
    layout->addStretch(1);

    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"healthScroll"_s);
    scroll->setAccessibleName(tr("Health of the providers"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setWidget(page);
    markFocusArea(scroll);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connect(&workbench.providers(), &ProviderRegistry::configsChanged, this, &HealthPage::renew);
    fill();
}

void HealthPage::setFigures(const HealthFigures &figures)
{
    m_problem->hide();
    if (figures == m_figures)
        return;
    m_figures = figures;
    renew();
}

void HealthPage::renew()
{
    // Figures come in while answers stream; a page that nobody sees is not built anew for them.
    m_stale = !isVisible();
    if (!m_stale)
        fill();
}

void HealthPage::showEvent(QShowEvent *event)
{
    if (std::exchange(m_stale, false))
        fill();
    QWidget::showEvent(event);
}

void HealthPage::setProblem(const Error &error)
{
    m_problem->setText(Words::errorText(error, {}).sentence());
    m_problem->show();
}

void HealthPage::fill()
{
    delete m_body;
    m_body = new QWidget;
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kLarge);
    m_blocks->addWidget(m_body);
    QStringList names;
    for (const ProviderConfig &config : m_workbench.providers().configs())
        names.append(config.name);
    // Providers that are gone keep their place in the history.
    for (const QList<ProviderHealth> &span : {m_figures.day, m_figures.month}) {
        for (const ProviderHealth &health : span) {
            if (!names.contains(health.provider))
                names.append(health.provider);
        }
    }
    for (const QString &name : std::as_const(names))
        addBlock(of(m_figures.day, name), of(m_figures.month, name));
    m_empty->setVisible(names.isEmpty());
}

void HealthPage::addBlock(const ProviderHealth &day, const ProviderHealth &month)
{
    const auto config = m_workbench.providers().find(day.provider);
    const QString title = config ? providerTexts::title(*config) : day.provider;
    HealthState state = HealthTexts::state(day);
    if (month.counted() == 0)
        state = {StateLook::Ready, tr("No requests yet")};

    auto *block = new QVBoxLayout;
    block->setSpacing(metrics::kSmall);
    block->addWidget(new HairLine(Qt::Horizontal));
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::kSmall);
    head->addWidget(new GlyphView(state.look));
    head->addWidget(new TextLabel(title, TextStep::Reading, Tone::Text, QFont::DemiBold));
    auto *sentence = new ElidedLabel(state.sentence, TextStep::Normal, Tone::Text2);
    sentence->setObjectName(u"state-"_s + day.provider);
    head->addWidget(sentence, 1);
    const QUrl page = config ? providerTexts::statusPage(config->preset) : QUrl();
    if (page.isValid()) {
        QPushButton *link = makeButton(tr("Status page"), ButtonKind::Plain);
        link->setObjectName(u"status-"_s + day.provider);
        //: Tooltip. %1: a web address.
        link->setToolTip(tr("Opens %1 in the browser").arg(page.toDisplayString()));
        //: Screen reader. %1: name of a provider.
        link->setAccessibleName(tr("Status page of %1").arg(title));
        setButtonSize(link, ButtonSize::Bar);
        connect(link, &QPushButton::clicked, this, [page] { QDesktopServices::openUrl(page); });
        head->addWidget(link);
    }
    block->addLayout(head);

    auto *grid = new QGridLayout;
    grid->setContentsMargins(metrics::kGlyph + metrics::kSmall, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::kLarge);
    grid->setVerticalSpacing(metrics::kTight);
    grid->setColumnMinimumWidth(0, scaled(150));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    int row = 0;
    const auto add = [&](const QString &label, const QString &first, const QString &second, const char *name) {
        grid->addWidget(new TextLabel(label, TextStep::Small, Tone::Text3), row, 0, Qt::AlignTop);
        int column = 1;
        for (const QString &text : {first, second}) {
            auto *value = new TextLabel(text, TextStep::Small, Tone::Text);
            value->setWordWrap(true);
            value->setObjectName(u"%1-%2-%3"_s.arg(QLatin1StringView(name), column == 1 ? u"day"_s : u"month"_s, day.provider));
            grid->addWidget(value, row, column++, Qt::AlignTop);
        }
        ++row;
    };
    grid->addWidget(new TextLabel(tr("24 hours"), TextStep::Small, Tone::Text3), row, 1);
    grid->addWidget(new TextLabel(tr("30 days"), TextStep::Small, Tone::Text3), row++, 2);
    const UtcMicros now = m_workbench.clock().nowUtc();
    add(tr("Complete answers"), HealthTexts::success(day), HealthTexts::success(month), "success");
    if (month.counted() + month.stopped + month.attempts > 0) {
        add(tr("Errors"), HealthTexts::errors(day), HealthTexts::errors(month), "errors");
        add(tr("Last error"), HealthTexts::lastError(day, now), HealthTexts::lastError(month, now), "last");
        add(tr("Hosts used"), HealthTexts::hosts(day), HealthTexts::hosts(month), "hosts");
        add(tr("Fallbacks"), HealthTexts::fallbacks(day), HealthTexts::fallbacks(month), "fallbacks");
        add(tr("Sent again"), HealthTexts::attempts(day), HealthTexts::attempts(month), "attempts");
        add(tr("Stopped by you"), HealthTexts::stopped(day), HealthTexts::stopped(month), "stopped");
    }
    block->addLayout(grid);
    static_cast<QVBoxLayout *>(m_body->layout())->addLayout(block);
}

} // namespace bakeoff
