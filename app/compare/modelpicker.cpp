// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modelpicker.h"

#include "catalog/catalog.h"
#include "compare/modeldetails.h"
#include "compare/modelpickerdelegate.h"
#include "compare/modelpickerfilters.h"
#include "compare/modelpickermodel.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "store/ownrunsrepository.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/overlaypopup.h"
#include "widgets/querykeys.h"
#include "widgets/rowlist.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/modelmarks.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr int kRecents = 8;
const QString kFavourite = u"picker.favourite"_s;
const QString kSameModel = u"picker.sameModel"_s;
} // namespace

ModelPicker::ModelPicker(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, Purpose purpose,
                         QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(commands)
    , m_purpose(purpose)
    , m_query(new QLineEdit(this))
    , m_count(new TextLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
    , m_filters(new ModelPickerFilters(settings, this))
    , m_model(new ModelPickerModel(m_search, takesSeveral(), this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView)
    , m_empty(new EmptyState({}, {}))
    , m_details(new ModelDetails(workbench, this))
    , m_note(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_ticked(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_accept(makeButton({}, ButtonKind::Primary, {}, this))
    , m_same(makeButton({}, ButtonKind::Flat, {}, this))
    , m_delegate(new ModelPickerDelegate(takesSeveral(), m_list))
    , m_head(new ModelPickerHead(takesSeveral(), this))
{
    m_query->setObjectName(u"pickerQuery"_s);
    m_query->setAccessibleName(tr("Search models"));
    m_query->setPlaceholderText(tr("Type a model, a maker or a provider"));
    m_query->setClearButtonEnabled(true);
    m_query->setFont(textFont(TextStep::Title));

    QStringList providers;
    for (const ProviderConfig &config : workbench.providers().configs())
        providers.append(config.name);
    m_filters->setProviders(providers);

    m_list->setObjectName(u"pickerList"_s);
    m_list->setModel(m_model);
    makeRowList(m_list, tr("Models"), m_delegate);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    connect(m_delegate, &ModelPickerDelegate::favouriteClicked, this, [this](const QModelIndex &index) {
        m_touched = true;
        m_list->setCurrentIndex(index);
        // Later: the list is made anew, and the view is still busy with the click.
        QTimer::singleShot(0, this, &ModelPicker::toggleFavourite);
    });
    QueryKeys::Does does{
        .enter = [this](const QModelIndex &) { accept(); }, .tick = {}, .move = [this](int by) { move(by); }};
    if (takesSeveral())
        does.tick = [this](const QModelIndex &index) { m_model->toggle(index); };
    new QueryKeys(m_query, m_list, std::move(does));
    m_query->installEventFilter(this); // before those keys
    m_list->installEventFilter(this);
    m_clearFilters = m_empty->setButton(tr("Clear the filters"), {});
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_details->setFixedWidth(scaled(364));
    m_note->setWordWrap(true);
    m_note->hide();
    m_accept->setObjectName(u"pickerAccept"_s);
    m_same->setObjectName(u"pickerSame"_s);

    auto *queryRow = new QHBoxLayout;
    queryRow->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    queryRow->setSpacing(metrics::kMedium);
    queryRow->addWidget(m_query, 1);
    queryRow->addWidget(m_count);

    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, metrics::kSmall);
    filterRow->addWidget(m_filters);

    auto *listColumn = new QVBoxLayout;
    listColumn->setSpacing(0);
    m_note->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    listColumn->addWidget(m_note);
    listColumn->addWidget(m_head);
    listColumn->addWidget(m_stack, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addLayout(listColumn, 1);
    middle->addWidget(m_details);

    auto *footer = new Surface(Surface::Ground::Raised, Qt::TopEdge, this);
    auto *footerRow = new QHBoxLayout(footer);
    footerRow->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    footerRow->setSpacing(metrics::kSmall);
    buildFooter(footerRow);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(queryRow);
    layout->addLayout(filterRow);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addLayout(middle, 1);
    layout->addWidget(footer);

    setTabOrder(m_filters->lastField(), m_list);
    setTabOrder(m_list, m_clearFilters);
    setTabOrder(m_clearFilters, m_details->scrollArea());
    setTabOrder(m_details->scrollArea(), m_same);
    setTabOrder(m_same, m_accept);

    m_detailsSoon.setSingleShot(true);
    m_detailsSoon.setInterval(40);
    connect(&m_detailsSoon, &QTimer::timeout, this, &ModelPicker::showCurrent);
    connect(m_query, &QLineEdit::textChanged, this, [this] {
        m_touched = true;
        search({});
    });
    connect(m_filters, &ModelPickerFilters::changed, this, [this] { search(toKeep()); });
    connect(m_clearFilters, &QPushButton::clicked, this, [this] {
        m_filters->reset();
        m_query->setFocus(Qt::OtherFocusReason);
    });
    connect(m_list, &QListView::pressed, this, [this] { m_touched = true; });
    connect(m_list, &QListView::doubleClicked, this, &ModelPicker::accept);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_detailsSoon.start();
        renewFooter();
    });
    connect(m_model, &ModelPickerModel::tickedChanged, this, &ModelPicker::renewFooter);
    connect(m_accept, &QPushButton::clicked, this, &ModelPicker::accept);
    connect(m_same, &QPushButton::clicked, this, &ModelPicker::toggleSame);
    connect(&workbench.providers(), &ProviderRegistry::modelsChanged, this, &ModelPicker::renewEntries);
    connect(&workbench.marks(), &ModelMarks::changed, this, [this] {
        renewMarks();
        search(toKeep());
    });

    renewMarks();
    renewEntries();
    fetchAll();
    fetchOwnRuns();
    showNotes();
}

ModelPicker *ModelPicker::openOver(QWidget *host, Workbench &workbench, AppSettings &settings,
                                   CommandRegistry &commands, Purpose purpose)
{
    auto *popup = new OverlayPopup(host, tr("Models"));
    auto *picker = new ModelPicker(workbench, settings, commands, purpose, popup);
    popup->setContent(picker, QSize(scaled(1140), scaled(700)));
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    // The popup goes first, so that the focus is back where it was when others act on what was chosen.
    connect(picker, &ModelPicker::chosen, popup, &OverlayPopup::dismiss);
    connect(picker, &ModelPicker::swapChosen, popup, &OverlayPopup::dismiss);
    popup->open(picker->queryField());
    return picker;
}

void ModelPicker::addCommands(CommandRegistry &commands, QWidget *owner)
{
    // The key works while a picker is open, which looks at it itself: outside of it there is nothing to mark.
    commands
        .add(kFavourite, tr("Models"), tr("Favourite, in the list of models"), QKeySequence(Qt::CTRL | Qt::Key_D),
             owner, u"star"_s)
        ->setEnabled(false);
    commands.add(kSameModel, tr("Models"), tr("The same model at other providers, in the list of models"),
                 QKeySequence(Qt::CTRL | Qt::Key_P), owner)
        ->setEnabled(false);
    commands.setInPopup(kFavourite);
    commands.setInPopup(kSameModel);
}

void ModelPicker::fetchOwnRuns()
{
    using Runs = QHash<QString, OwnRuns>;
    m_workbench.reader()
        .read<Runs>([](Database &db) { return OwnRunsRepository(db).newest(); })
        .then(this, [this](const Result<Runs> &runs) {
            if (!runs)
                return; // a figure less; whatever is wrong with the history is told elsewhere
            m_search.setOwnRuns(*runs);
            if (m_filters->order() == CatalogOrder::OwnTtft)
                search(toKeep());
            m_detailsSoon.start();
        });
}

void ModelPicker::buildFooter(QHBoxLayout *row)
{
    QWidget *footer = row->parentWidget();
    const auto key = [&](const QString &cap, const QString &what) {
        row->addWidget(new KeyCap(cap, footer));
        row->addWidget(new ElidedLabel(what, TextStep::Small, Tone::Text2, QFont::Normal, footer));
        row->addSpacing(metrics::kSmall);
    };
    //: Key caps in the footer of the model picker.
    key(tr("Enter"), m_purpose == Purpose::Swap ? tr("Swap") : m_purpose == Purpose::Choose ? tr("Choose") : tr("Add"));
    if (m_purpose == Purpose::AddOrSwap)
        key(keyText(QKeySequence(Qt::CTRL | Qt::Key_Return)), tr("Swap the current pane"));
    if (takesSeveral())
        key(tr("Space"), tr("Tick, after an arrow"));
    if (const QAction *favourite = m_commands.action(kFavourite))
        key(keyText(favourite->shortcut()), tr("Favourite"));
    key(tr("Tab"), tr("Filters, details"));
    row->addStretch(1);
    row->addWidget(m_same);
    row->addWidget(m_ticked);
    row->addWidget(m_accept);
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
            showNotes();
            renewEntries();
        });
    }
    renewFooter();
}

void ModelPicker::showNotes()
{
    QStringList notes = m_failed;
    if (const QString problem = m_filters->problem(); !problem.isEmpty())
        notes.prepend(problem);
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
}

void ModelPicker::renewEntries()
{
    // The row under the cursor stays under it while lists load; the rows are places in the list that goes now.
    const std::optional<ModelRef> keep = toKeep();
    m_search.setModels(m_workbench.catalog().entries());
    search(keep);
}

void ModelPicker::renewMarks()
{
    m_search.setFavourites(m_workbench.marks().favourites());
}

QList<QPair<QString, QList<CatalogHit>>> ModelPicker::grouped(const QList<CatalogHit> &hits) const
{
    if (m_sameAs)
        //: Title of a group of models. %1: a model's id.
        return {{tr("%1 and what has the same name at all providers").arg(m_sameAs->id), hits}};
    if (m_filters->order() == CatalogOrder::OwnTtft) {
        // Hits come in this order: enough runs, too few, none.
        QList<CatalogHit> enough;
        QList<CatalogHit> few;
        QList<CatalogHit> none;
        for (const CatalogHit &hit : hits) {
            const auto runs = m_search.ownRuns(hit.index);
            (!runs ? none : runs->isEnough() ? enough : few).append(hit);
        }
        return {{tr("By the median of your own answers"), enough},
                {tr("With fewer than %n answer(s) of yours", nullptr, OwnRuns::kLeast), few},
                {tr("Not asked by you lately"), none}};
    }
    if (!m_query->text().trimmed().isEmpty() || m_filters->order() != CatalogOrder::Match)
        return {{QString(), hits}};
    std::vector<bool> left(static_cast<std::size_t>(m_search.size()), false);
    for (const CatalogHit &hit : hits)
        left[static_cast<std::size_t>(hit.index)] = true;
    const auto take = [&](const QList<ModelRef> &models, int most) {
        QList<CatalogHit> taken;
        for (const ModelRef &model : models) {
            const std::optional<qsizetype> index = m_search.indexOf(model);
            if (!index || !left[static_cast<std::size_t>(*index)] || taken.size() >= most)
                continue;
            left[static_cast<std::size_t>(*index)] = false;
            taken.append(CatalogHit{*index});
        }
        return taken;
    };
    const ModelMarks &marks = m_workbench.marks();
    const QList<CatalogHit> favourites = take(marks.favourites(), static_cast<int>(hits.size()));
    const QList<CatalogHit> recents = take(marks.recents(), kRecents);
    if (favourites.isEmpty() && recents.isEmpty())
        return {{QString(), hits}};
    QList<CatalogHit> rest;
    rest.reserve(hits.size());
    for (const CatalogHit &hit : hits) {
        if (left[static_cast<std::size_t>(hit.index)])
            rest.append(hit);
    }
    return {{tr("Favourites"), favourites}, {tr("Used last"), recents}, {tr("All others"), rest}};
}

void ModelPicker::search(const std::optional<ModelRef> &keep)
{
    const CatalogOrder order = m_filters->order();
    const bool runs = order == CatalogOrder::OwnTtft;
    m_model->setShowsRuns(runs);
    m_delegate->setShowsRuns(runs);
    m_head->setShowsRuns(runs);
    // Where the same model stands is asked of all providers, whatever else is filtered.
    const CatalogFilter filter = m_sameAs ? CatalogFilter{.sameAs = m_sameAs} : m_filters->filter();
    QList<ModelPickerGroup> groups;
    for (const auto &[title, hits] : grouped(m_search.find(m_query->text(), filter, order)))
        groups.append({title, hits});
    m_model->setGroups(groups);

    const int row = keep ? m_model->rowOf(*keep) : -1;
    setCurrent(row >= 0 ? row : nextRow(-1, 1));
    showEmpty();
    showNotes();
    m_detailsSoon.start();
    renewFooter();
}

void ModelPicker::showEmpty()
{
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (m_model->rowCount() > 0)
        return;
    const bool narrowing = m_filters->isNarrowing();
    if (m_search.size() == 0) {
        m_empty->setTexts(tr("No models yet"),
                          m_fetching.isEmpty() ? tr("Add a provider in Settings; its models stand here.")
                                               : tr("Asking %1…").arg(m_fetching.join(u", "_s)));
    } else {
        m_empty->setTexts(tr("No model matches"), narrowing && !m_sameAs ? tr("Type fewer words or clear the filters.")
                                                            : tr("Type fewer words or other ones."));
    }
    m_clearFilters->setVisible(narrowing && m_search.size() > 0);
}

void ModelPicker::setCurrent(int row)
{
    m_list->setCurrentIndex(row >= 0 ? m_model->index(row) : QModelIndex());
    if (row == 1 && !m_model->entryAt(m_model->index(0)))
        m_list->scrollToTop(); // with the title of the first group
}

int ModelPicker::nextRow(int from, int by) const
{
    const int step = by < 0 ? -1 : 1;
    for (int row = from + step; row >= 0 && row < m_model->rowCount(); row += step) {
        if (m_model->entryAt(m_model->index(row)))
            return row;
    }
    return -1;
}

std::optional<ModelRef> ModelPicker::current() const
{
    const CatalogEntry *entry = m_model->entryAt(m_list->currentIndex());
    return entry ? std::optional(ModelRef{entry->provider, entry->model.id}) : std::nullopt;
}

void ModelPicker::showCurrent()
{
    if (const CatalogEntry *entry = m_model->entryAt(m_list->currentIndex())) {
        m_details->setOwnRuns(m_search.ownRuns(m_model->searchIndex(m_list->currentIndex())));
        m_details->show(entry->provider, entry->model);
    } else
        m_details->clear();
}

void ModelPicker::renewFooter()
{
    const QLocale locale;
    const int hits = m_model->hits();
    const auto all = static_cast<int>(m_search.size());
    QString count = hits == all ? tr("%n model(s)", nullptr, all)
                                //: %1: matches; %n: all models.
                                : tr("%1 of %n model(s)", nullptr, all).arg(locale.toString(hits));
    if (!m_fetching.isEmpty())
        count = tr("%1, asking %2…").arg(count, m_fetching.join(u", "_s));
    m_count->setText(count);

    const auto ticked = static_cast<int>(m_model->ticked().size());
    m_ticked->setText(ticked > 0 ? tr("%n ticked", nullptr, ticked) : QString());
    m_accept->setText(m_purpose == Purpose::Swap         ? tr("Swap model")
                          : m_purpose == Purpose::Choose ? tr("Choose model")
                                                         : tr("Add %n pane(s)", nullptr, std::max(1, ticked)));
    m_accept->setEnabled(ticked > 0 || m_list->currentIndex().isValid());

    const qsizetype at = m_model->searchIndex(m_list->currentIndex());
    const auto others = at < 0 ? 0 : static_cast<int>(m_search.othersLike(at));
    //: A button of the model picker. %n: how many entries of other providers name the same model.
    m_same->setText(m_sameAs ? tr("All models") : others > 0 ? tr("Same model elsewhere (%n)", nullptr, others)
                                                             : tr("Same model elsewhere"));
    m_same->setEnabled(m_sameAs || others > 0);
    const QAction *same = m_commands.action(kSameModel);
    const QString key = same ? keyText(same->shortcut()) : QString();
    m_same->setToolTip(m_sameAs ? tr("Back to all models") : tr("Other entries whose id names the same model"));
    if (!key.isEmpty())
        m_same->setToolTip(u"%1 (%2)"_s.arg(m_same->toolTip(), key));
}

void ModelPicker::move(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int from = m_list->currentIndex().row();
    const int target = std::clamp(from + by, 0, rows - 1);
    // A title is passed over in the direction of the move; at the end the last row stays.
    int row = nextRow(target - (by < 0 ? -1 : 1), by);
    if (row < 0)
        row = nextRow(target, -by);
    setCurrent(row);
    m_touched = true;
}

void ModelPicker::accept()
{
    QList<ModelRef> models = m_model->ticked();
    if (models.isEmpty()) {
        if (const auto one = current())
            models.append(*one);
    }
    if (!models.isEmpty())
        emit chosen(models);
}

void ModelPicker::swap()
{
    if (const auto one = current())
        emit swapChosen(*one);
}

void ModelPicker::toggleSame()
{
    const std::optional<ModelRef> keep = current();
    if (m_sameAs)
        m_sameAs.reset();
    else if (const qsizetype at = m_model->searchIndex(m_list->currentIndex()); at >= 0 && m_search.othersLike(at) > 0)
        m_sameAs = keep;
    else
        return;
    m_touched = true;
    if (m_sameAs && !m_query->text().isEmpty()) {
        const QSignalBlocker quiet(m_query); // what was typed chose the model, and need not name the others
        m_query->clear();
    }
    search(keep);
    m_query->setFocus(Qt::OtherFocusReason);
}

void ModelPicker::toggleFavourite()
{
    if (const auto one = current())
        m_workbench.marks().setFavourite(*one, !m_workbench.marks().isFavourite(*one));
}

bool ModelPicker::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched != m_query && watched != m_list) || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const QAction *favourite = m_commands.action(kFavourite);
    if (favourite && favourite->shortcut() == QKeySequence(key->keyCombination())) {
        toggleFavourite();
        return true;
    }
    const QAction *same = m_commands.action(kSameModel);
    if (same && same->shortcut() == QKeySequence(key->keyCombination())) {
        toggleSame();
        return true;
    }
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_purpose == Purpose::AddOrSwap)
            swap();
        else
            accept();
        return true;
    }
    return false;
}

} // namespace bakeoff
