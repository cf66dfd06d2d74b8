// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keysoverlay.h"

#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <array>

namespace bakeoff {

namespace {

constexpr int kColumns = 3;

QWidget *makeGroup(const QString &title, const QList<const Command *> &commands)
{
    auto *group = new QWidget;
    auto *grid = new QGridLayout(group);
    grid->setContentsMargins(0, 0, 0, metrics::kLarge);
    grid->setVerticalSpacing(metrics::kTight);
    grid->setHorizontalSpacing(metrics::kMedium);
    grid->setColumnStretch(0, 1);
    grid->addWidget(new TextLabel(title, TextStep::Small, Tone::Text2, QFont::DemiBold), 0, 0, 1, 2);
    int row = 1;
    for (const Command *command : commands) {
        QString name = command->action->text();
        grid->addWidget(new ElidedLabel(name.remove(u'&')), row, 0);
        const QString key = keyText(command->action->shortcut());
        if (!key.isEmpty())
            grid->addWidget(new KeyCap(key), row, 1, Qt::AlignRight);
        ++row;
    }
    return group;
}

} // namespace

KeysOverlay::KeysOverlay(const CommandRegistry &commands, QWidget *host)
    : OverlayPopup(host, tr("Keys"))
    , m_commands(commands)
{
}

void KeysOverlay::openSheet()
{
    QStringList titles;
    QHash<QString, QList<const Command *>> groups;
    for (const Command &command : m_commands.commands()) {
        if (!groups.contains(command.group))
            titles << command.group;
        groups[command.group] << &command;
    }
    auto *sheet = new Surface(Surface::Ground::Raised);
    auto *layout = new QVBoxLayout(sheet);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Keys"), TextStep::Title, Tone::Text, QFont::DemiBold));
    head->addStretch();
    head->addWidget(new TextLabel(tr("All of them can be changed in Settings."), TextStep::Small, Tone::Text3));
    QPushButton *close = makeButton(tr("Close"), ButtonKind::Plain);
    setKeyHint(close, keyText(QKeySequence(Qt::Key_Escape)));
    connect(close, &QPushButton::clicked, this, &OverlayPopup::dismiss);
    head->addSpacing(metrics::kMedium);
    head->addWidget(close);
    layout->addLayout(head);

    auto *body = new Surface(Surface::Ground::Raised);
    auto *columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, metrics::kMedium, metrics::kMedium, 0);
    columns->setSpacing(metrics::kXXLarge);
    std::array<QVBoxLayout *, kColumns> stacks{};
    std::array<qsizetype, kColumns> heights{};
    for (QVBoxLayout *&stack : stacks) {
        stack = new QVBoxLayout;
        columns->addLayout(stack, 1);
    }
    for (const QString &title : titles) { // each group goes where there is most room left
        const auto shortest = std::ranges::min_element(heights) - heights.begin();
        stacks[static_cast<std::size_t>(shortest)]->addWidget(makeGroup(title, groups[title]));
        heights[static_cast<std::size_t>(shortest)] += groups[title].size() + 2;
    }
    for (QVBoxLayout *stack : stacks)
        stack->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    scroll->setAccessibleName(tr("Keys"));
    layout->addWidget(scroll, 1);
    setContent(sheet, QSize(1080, 640));
    open(close);
}

} // namespace bakeoff
