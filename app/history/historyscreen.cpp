// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyscreen.h"

#include "base/result.h"
#include "history/comparisondelegate.h"
#include "history/comparisonlistmodel.h"
#include "shell/commandregistry.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

HistoryScreen::HistoryScreen(Workbench &workbench, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new ComparisonListModel(workbench.clock(), this))
    , m_banner(new Banner(this))
    , m_empty(new EmptyState(tr("No comparisons yet"), tr("Each prompt that you send is kept here, with its answers."),
                             true, this))
    , m_list(new QListView(this))
{
    auto *header = new Surface(Surface::Ground::Window, Qt::BottomEdge, this);
    keepScaledHeight(header, metrics::kScreenHeader);
    auto *title = new TextLabel(tr("History"), TextStep::Title, Tone::Text, QFont::DemiBold, header);
    auto *headerLayout = new QHBoxLayout(header);
    headerLayout->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    headerLayout->addWidget(title);
    headerLayout->addStretch();

    m_banner->hide();
    m_list->setObjectName(u"historyList"_s);
    m_list->setAccessibleName(tr("Comparisons, newest first"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ComparisonDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_banner);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);

    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const Id id = m_model->idAt(index);
        if (!id.isNull())
            emit openRequested(id);
    });
    QPushButton *button = m_empty->setButton(tr("New comparison"), u"add"_s);
    if (QAction *create = commands.action(u"compare.new"_s))
        connect(button, &QPushButton::clicked, create, &QAction::trigger);
    connect(m_model, &ComparisonListModel::loaded, this, &HistoryScreen::showState);
    connect(m_model, &ComparisonListModel::failed, this, [this](const Error &error) {
        const ErrorText text = Words::errorText(error, {});
        m_banner->setMessage(StateLook::Failed, text.what, text.advice);
        m_banner->show();
    });
    showState();
}

void HistoryScreen::start()
{
    m_model->setReader(&m_workbench.reader());
    connect(&m_workbench.reader(), &StoreReader::changed, this, [this] {
        if (isVisible())
            m_model->reload();
    });
    m_workbench.reader().watch();
}

void HistoryScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->reload();
}

void HistoryScreen::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

void HistoryScreen::showState()
{
    const bool none = m_model->rowCount() == 0;
    m_empty->setVisible(none);
    m_list->setVisible(!none);
}

} // namespace bakeoff
