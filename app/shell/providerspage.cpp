// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/providerspage.h"

#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "shell/providereditor.h"
#include "shell/providerlistmodel.h"
#include "shell/providertexts.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/surface.h"
#include "widgets/twolinedelegate.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace bakeoff {

namespace {
constexpr int kListWidth = 360;
}

ProvidersPage::ProvidersPage(Workbench &workbench, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new ProviderListModel(workbench, this))
    , m_list(new QListView)
    , m_scroll(new QScrollArea)
    , m_title(new TextLabel({}, TextStep::Title, Tone::Text, QFont::DemiBold))
    , m_editor(new ProviderEditor(workbench, ProviderEditor::Mode::Change))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *left = new Surface(Surface::Ground::Base, Qt::RightEdge);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Providers"));
    markFocusArea(m_list);
    leftLayout->addWidget(m_list, 1);
    auto *foot = new Surface(Surface::Ground::Base, Qt::TopEdge);
    auto *footLayout = new QHBoxLayout(foot);
    footLayout->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    QPushButton *add = makeButton(QString(), ButtonKind::Plain);
    bindButton(add, commands.action(QStringLiteral("provider.add")), true);
    footLayout->addWidget(add);
    footLayout->addStretch();
    leftLayout->addWidget(foot);
    keepScaledWidth(left, kListWidth);
    layout->addWidget(left);

    auto *body = new Surface(Surface::Ground::Window);
    auto *bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    bodyLayout->setSpacing(metrics::kLarge);
    bodyLayout->addWidget(m_title);
    bodyLayout->addWidget(m_editor, 1, Qt::AlignLeft);
    m_scroll->setWidget(body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    markFocusArea(m_scroll);
    layout->addWidget(m_scroll, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProvidersPage::showCurrent);
    // A changed list comes as a reset: keep what was chosen where it is still there.
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        const int row = std::max(0, m_model->rowOf(m_editor->providerName()));
        m_list->setCurrentIndex(m_model->index(row));
    });
    connect(m_editor, &ProviderEditor::tested, m_model, &ProviderListModel::noteTest);
    connect(m_editor, &ProviderEditor::saved, this, [this](const QString &name) {
        m_model->reload();
        choose(name);
    });
    m_list->setCurrentIndex(m_model->index(0));
    showCurrent();
}

void ProvidersPage::choose(const QString &provider)
{
    if (const int row = m_model->rowOf(provider); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

void ProvidersPage::showCurrent()
{
    const ProviderConfig *config = m_model->at(m_list->currentIndex().row());
    m_scroll->setVisible(config != nullptr);
    if (!config)
        return;
    m_title->setText(providerTexts::title(*config));
    if (m_editor->providerName() != config->name)
        m_editor->setConfig(*config);
}

} // namespace bakeoff
