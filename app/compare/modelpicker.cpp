// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modelpicker.h"

#include "catalog/catalog.h"
#include "compare/modeldetails.h"
#include "compare/modelpickerdelegate.h"
#include "compare/modelpickermodel.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

ModelPicker::ModelPicker(Workbench &workbench, bool swap, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_swap(swap)
    , m_query(new QLineEdit(this))
    , m_count(new TextLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
    , m_textOnly(addFilterButton(tr("Text"), u"filterText"_s))
    , m_free(addFilterButton(tr("Free"), u"filterFree"_s))
    , m_vision(addFilterButton(tr("Vision"), u"filterVision"_s))
    , m_reasoning(addFilterButton(tr("Reasoning"), u"filterReasoning"_s))
    , m_tools(addFilterButton(tr("Tools"), u"filterTools"_s))
    , m_provider(new QComboBox(this))
    , m_model(new ModelPickerModel(m_search, !swap, this))
    , m_list(new QListView(this))
    , m_details(new ModelDetails(workbench, this))
    , m_note(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_ticked(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_accept(makeButton({}, ButtonKind::Primary, {}, this))
{
    m_query->setObjectName(u"pickerQuery"_s);
    m_query->setAccessibleName(tr("Search models"));
    m_query->setPlaceholderText(tr("Type a model, a maker or a provider"));
    m_query->setClearButtonEnabled(true);
    m_query->setFont(textFont(TextStep::Title));
    m_query->installEventFilter(this);
    m_textOnly->setChecked(true);

    m_provider->setAccessibleName(tr("Provider"));
    m_provider->addItem(tr("All providers"), QString());
    for (const ProviderConfig &config : workbench.providers().configs())
        m_provider->addItem(config.name, config.name);

    m_list->setObjectName(u"pickerList"_s);
    m_list->setAccessibleName(tr("Models"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ModelPickerDelegate(!swap, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_details->setFixedWidth(scaled(364));
    m_note->setWordWrap(true);
    m_note->hide();
    m_accept->setObjectName(u"pickerAccept"_s);

    auto *queryRow = new QHBoxLayout;
    queryRow->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    queryRow->setSpacing(metrics::kMedium);
    queryRow->addWidget(m_query, 1);
    queryRow->addWidget(m_count);

    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, metrics::kSmall);
    filterRow->setSpacing(metrics::kSmall);
    for (QToolButton *button : {m_textOnly, m_free, m_vision, m_reasoning, m_tools})
        filterRow->addWidget(button);
    filterRow->addWidget(m_provider);
    filterRow->addStretch(1);

    auto *listColumn = new QVBoxLayout;
    listColumn->setSpacing(0);
    m_note->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    listColumn->addWidget(m_note);
    listColumn->addWidget(new ModelPickerHead(!swap, this));
    listColumn->addWidget(m_list, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addLayout(listColumn, 1);
    middle->addWidget(m_details);

    auto *footer = new Surface(Surface::Ground::Raised, Qt::TopEdge, this);
    auto *footerRow = new QHBoxLayout(footer);
    footerRow->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    footerRow->setSpacing(metrics::kSmall);
    const auto key = [&](const QString &cap, const QString &what) {
        footerRow->addWidget(new KeyCap(cap, footer));
        footerRow->addWidget(new TextLabel(what, TextStep::Small, Tone::Text2, QFont::Normal, footer));
        footerRow->addSpacing(metrics::kSmall);
    };
    //: Key caps in the footer of the model picker.
    key(tr("Enter"), swap ? tr("Swap") : tr("Add"));
    if (!swap)
        key(tr("Space"), tr("Tick, after an arrow"));
    key(tr("Tab"), tr("Filters"));
    key(tr("Esc"), tr("Close"));
    footerRow->addStretch(1);
    footerRow->addWidget(m_ticked);
    footerRow->addWidget(m_accept);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(queryRow);
    layout->addLayout(filterRow);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addLayout(middle, 1);
    layout->addWidget(footer);

    connect(m_query, &QLineEdit::textChanged, this, [this] {
        m_arrowed = false;
        search();
    });
    for (QToolButton *button : {m_textOnly, m_free, m_vision, m_reasoning, m_tools})
        connect(button, &QToolButton::toggled, this, &ModelPicker::search);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &ModelPicker::search);
    connect(m_list, &QListView::doubleClicked, this, &ModelPicker::accept);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ModelPicker::showCurrent);
    connect(m_model, &ModelPickerModel::tickedChanged, this, &ModelPicker::renewFooter);
    connect(m_accept, &QPushButton::clicked, this, &ModelPicker::accept);
    connect(&workbench.providers(), &ProviderRegistry::modelsChanged, this, &ModelPicker::renewEntries);

    renewEntries();
    fetchAll();
}

QToolButton *ModelPicker::addFilterButton(const QString &text, const QString &objectName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setText(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    setButtonSize(button, ButtonSize::Bar);
    return button;
}

void ModelPicker::fetchAll()
{
    for (const ProviderConfig &config : m_workbench.providers().configs()) {
        if (m_workbench.catalog().has(config.name))
            continue;
        m_fetching.append(config.name);
        m_workbench.providers().refreshModels(config.name, this, [this, name = config.name](const Result<int> &count) {
            m_fetching.removeOne(name);
            if (!count)
                m_failed.append(Words::errorText(count.error(), name).sentence());
            m_note->setText(m_failed.join(u'\n'));
            m_note->setVisible(!m_failed.isEmpty());
            renewEntries();
        });
    }
    renewFooter();
}

void ModelPicker::renewEntries()
{
    m_search.setModels(m_workbench.catalog().entries());
    search();
}

void ModelPicker::search()
{
    // The row under the cursor stays under it while lists load.
    const CatalogEntry *before = m_model->entryAt(m_list->currentIndex());
    const ModelRef kept = before ? ModelRef{before->provider, before->model.id} : ModelRef{};
    const bool typing = sender() == m_query;

    CatalogFilter filter;
    if (m_textOnly->isChecked())
        filter.outputModality = u"text"_s;
    filter.freeOnly = m_free->isChecked();
    filter.vision = m_vision->isChecked();
    filter.reasoning = m_reasoning->isChecked();
    filter.tools = m_tools->isChecked();
    filter.provider = m_provider->currentData().toString();
    m_model->setHits(m_search.find(m_query->text(), filter));

    int row = 0;
    if (!typing) {
        for (int i = 0; i < m_model->rowCount(); ++i) {
            const CatalogEntry *entry = m_model->entryAt(m_model->index(i));
            if (entry->provider == kept.provider && entry->model.id == kept.id) {
                row = i;
                break;
            }
        }
    }
    m_list->setCurrentIndex(m_model->index(row));
    showCurrent();
    renewFooter();
}

void ModelPicker::showCurrent()
{
    if (const CatalogEntry *entry = m_model->entryAt(m_list->currentIndex()))
        m_details->show(entry->provider, entry->model);
    else
        m_details->clear();
    renewFooter();
}

void ModelPicker::renewFooter()
{
    const QLocale locale;
    const int hits = m_model->rowCount();
    const auto all = static_cast<int>(m_search.size());
    QString count = hits == all ? tr("%n model(s)", nullptr, all)
                                //: %1: matches; %n: all models.
                                : tr("%1 of %n model(s)", nullptr, all).arg(locale.toString(hits));
    if (!m_fetching.isEmpty())
        count = tr("%1, asking %2…").arg(count, m_fetching.join(u", "_s));
    m_count->setText(count);

    const auto ticked = static_cast<int>(m_model->ticked().size());
    m_ticked->setText(ticked > 0 ? tr("%n ticked", nullptr, ticked) : QString());
    m_accept->setText(m_swap ? tr("Swap model") : tr("Add %n pane(s)", nullptr, std::max(1, ticked)));
    m_accept->setEnabled(ticked > 0 || m_list->currentIndex().isValid());
}

void ModelPicker::move(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int row = std::clamp(m_list->currentIndex().row() + by, 0, rows - 1);
    m_list->setCurrentIndex(m_model->index(row));
    m_arrowed = true;
}

void ModelPicker::accept()
{
    QList<ModelRef> models = m_model->ticked();
    if (models.isEmpty()) {
        if (const CatalogEntry *entry = m_model->entryAt(m_list->currentIndex()))
            models.append({entry->provider, entry->model.id});
    }
    if (!models.isEmpty())
        emit chosen(models);
}

bool ModelPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_query || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    switch (key->key()) {
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(-page);
        return true;
    case Qt::Key_PageDown:
        move(page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept();
        return true;
    case Qt::Key_Space:
        // Behind an arrow Space ticks; behind a letter it is part of what is typed.
        if (!m_arrowed || m_swap)
            return false;
        m_model->toggle(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

} // namespace bakeoff
