// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/firststartpanel.h"

#include "net/netthread.h"
#include "providers/localservers.h"
#include "providers/managedsandbox.h"
#include "secrets/keyring.h"
#include "shell/providertexts.h"
#include "widgets/focusareas.h"
#include "widgets/glyph.h"
#include "widgets/labels.h"
#include "widgets/lookstyle_p.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleOption>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {
constexpr int kPanelWidth = 332;
constexpr double kPanelShare = 0.3; ///< of the window at most, where large type would want more
}

CardButton::CardButton(const QString &title, const QString &note, QWidget *parent)
    : QAbstractButton(parent)
    , m_note(note)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(note);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize CardButton::sizeHint() const
{
    return {240, scaled(52)};
}

void CardButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    lookdetail::paintBox(p, QRectF(rect()),
                         {underMouse() || isDown() ? t.hover : t.button, t.line2, 1, metrics::kRadiusButton});
    const QFont title = textFont(TextStep::Normal, QFont::DemiBold);
    const QFont small = textFont(TextStep::Small);
    const int lines = QFontMetrics(title).height() + QFontMetrics(small).height() + 1;
    QRect line(metrics::kMedium, (height() - lines) / 2, width() - 40, QFontMetrics(title).height());
    p.setFont(title);
    p.setPen(t.text);
    p.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetrics(title).elidedText(text(), Qt::ElideRight, line.width()));
    line = QRect(line.left(), line.bottom() + 2, line.width(), QFontMetrics(small).height());
    p.setFont(small);
    p.setPen(t.text2);
    p.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetrics(small).elidedText(m_note, Qt::ElideRight, line.width()));
    Glyph::paintChevron(p, QPointF(width() - 16, height() / 2.0), Direction::Right, t.text2);
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && lookdetail::showsKeyboardFocus(option))
        lookdetail::paintFocusRing(p, QRectF(rect()), metrics::kRadiusButton, t, {});
}

void CardButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

FirstStartPanel::FirstStartPanel(Workbench &workbench, QWidget *parent)
    : Surface(Ground::Window, Qt::LeftEdge, parent)
    , m_workbench(workbench)
    , m_found(new QVBoxLayout)
{
    fit();
    setAccessibleName(tr("Add a provider"));
    markFocusArea(this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *body = new Surface(Ground::Window);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kSmall);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(new TextLabel(tr("Add a provider"), TextStep::Reading, Tone::Text, QFont::DemiBold));
    auto *note = new TextLabel(tr("Keys go into the system key store. You can stay in the sandbox as long as you like."),
                               TextStep::Small, Tone::Text2);
    note->setWordWrap(true);
    layout->addWidget(note);
    m_found->setSpacing(metrics::kSmall);
    layout->addLayout(m_found);
    layout->addSpacing(metrics::kTight);
    m_choose = new TextLabel(tr("Choose one"), TextStep::Small, Tone::Text2, QFont::DemiBold);
    layout->addWidget(m_choose);
    for (const Preset preset : {Preset::OpenRouter, Preset::Replicate, Preset::OpenAi, Preset::Together, Preset::Xalen,
                                Preset::Ollama, Preset::Generic}) {
        const PresetInfo info = presetInfo(preset);
        const bool local = preset == Preset::Ollama;
        auto *card = new CardButton(local ? tr("Server on this computer") : providerTexts::presetTitle(info),
                                    local ? tr("Ollama, llama-server, LM Studio, vLLM")
                                          : providerTexts::presetNote(info));
        connect(card, &CardButton::clicked, this, [this, preset] { emit addRequested(preset); });
        layout->addWidget(card);
    }
    layout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    outer->addWidget(scroll, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kSmall, metrics::kSmall);
    auto *later = new TextLabel(tr("Later: Settings, Providers"), TextStep::Small, Tone::Text3);
    later->setWordWrap(true);
    foot->addWidget(later, 1);
    QPushButton *hideButton = makeButton(tr("Hide"), ButtonKind::Flat);
    connect(hideButton, &QPushButton::clicked, this, &FirstStartPanel::hideRequested);
    foot->addWidget(hideButton);
    outer->addLayout(foot);
}

void FirstStartPanel::fit()
{
    const int most = std::max(kPanelWidth, qRound(window()->width() * kPanelShare));
    setFixedWidth(std::min(scaled(kPanelWidth), most));
}

bool FirstStartPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Resize)
        fit();
    return Surface::eventFilter(watched, event);
}

void FirstStartPanel::showEvent(QShowEvent *event)
{
    Surface::showEvent(event);
    window()->installEventFilter(this); // once more is no more than once
    fit();
}

void FirstStartPanel::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void FirstStartPanel::start()
{
    if (m_started)
        return;
    m_started = true;
    lookForKeys();
    lookForServers();
}

void FirstStartPanel::lookForKeys()
{
    for (const PresetInfo &preset : providerPresets()) {
        if (preset.keyVariable.isEmpty() || isManagedSandbox(preset.preset))
            continue;
        const ProviderConfig config = providerTexts::configOf(preset, m_workbench.providers().configs());
        m_workbench.keys().find(config).then(this, [this, config, title = preset.title](const Result<FoundKey> &found) {
            if (found && found->source == KeySource::Environment) {
                //: %1: name of a service.
                offer(config, tr("%1 key found").arg(title), tr("In %1").arg(found->variable));
            }
        });
    }
}

void FirstStartPanel::lookForServers()
{
    const QPointer<FirstStartPanel> guard(this);
    NetThread &net = m_workbench.net();
    net.post([guard, &net, &clock = m_workbench.clock()] {
        findLocalServers(clock, net.context(), [guard](const QList<LocalServer> &servers) {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, servers] {
                    if (guard)
                        guard->offerServers(servers);
                },
                Qt::QueuedConnection);
        });
    });
}

void FirstStartPanel::offerServers(const QList<LocalServer> &servers)
{
    for (const LocalServer &server : servers) {
        ProviderConfig config = providerTexts::configOf(server.info, m_workbench.providers().configs());
        config.baseUrl = server.baseUrl;
        const QString title = server.info.preset == Preset::Generic ? tr("A server") : server.info.title;
        //: %1: name of a program that serves models on this computer.
        offer(config, tr("%1 found").arg(title),
              //: %n: models of a local server; %1: its address.
              tr("%n model(s) at %1", nullptr, server.models).arg(server.baseUrl.authority()));
    }
}

void FirstStartPanel::offer(const ProviderConfig &config, const QString &title, const QString &note)
{
    const QList<ProviderConfig> &known = m_workbench.providers().configs();
    const bool there = std::ranges::any_of(
        known, [&](const ProviderConfig &other) { return other.baseUrl == config.baseUrl; });
    if (there)
        return;
    auto *card = new Surface(Ground::Base);
    card->setStateGround(StateLook::Done);
    card->setRounded(metrics::kRadiusButton, true);
    card->setAccessibleName(title);
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(metrics::kMedium, metrics::kSmall, metrics::kSmall, metrics::kSmall);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new ElidedLabel(title, TextStep::Normal, Tone::Text, QFont::DemiBold));
    words->addWidget(new ElidedLabel(note, TextStep::Small, Tone::Text2));
    layout->addLayout(words, 1);
    QPushButton *useIt = makeButton(tr("Use it"), ButtonKind::Plain);
    //: Screen reader. %1: "OpenRouter key found".
    useIt->setAccessibleName(tr("%1: use it").arg(title));
    layout->addWidget(useIt);
    connect(useIt, &QPushButton::clicked, this, [this, config, card, useIt] {
        useIt->setEnabled(false);
        use(config, card);
    });
    m_found->addWidget(card);
    m_choose->setText(tr("Or choose one"));
}

void FirstStartPanel::use(const ProviderConfig &config, Surface *card)
{
    m_workbench.providers().add(config).then(this, [this, config, card](const Status &status) {
        if (status) {
            m_workbench.providers().refreshModels(config.name, &m_workbench, [](const Result<int> &) {
                // What came is in the picker; what went wrong is told by the test and by the panes.
            });
            card->hide();
            card->deleteLater();
            emit added(config.name);
            return;
        }
        card->setStateGround(StateLook::Failed);
        auto *problem = new TextLabel(Words::errorText(status.error(), config.name).what, TextStep::Small);
        problem->setWordWrap(true);
        m_found->addWidget(problem);
    });
}

} // namespace bakeoff
