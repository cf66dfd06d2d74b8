// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/pricebookpanel.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "costs/pricerowmodel.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/pricelist.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QFuture>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStringListModel>
#include <QTableView>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFormWidth = 320;

} // namespace

PriceBookPanel::PriceBookPanel(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new PriceRowModel(this))
    , m_banner(new Banner)
    , m_table(new QTableView)
    , m_empty(new EmptyState(tr("No prices of your own"),
                             tr("What the providers list counts. Type in a price where they list none, or where your "
                                "contract says another.")))
    , m_name(new QLineEdit)
    , m_date(new QDateEdit(QDate::currentDate()))
    , m_note(new QLineEdit)
    , m_problem(new TextLabel({}, TextStep::Small))
{
    auto *head = new Surface(Surface::Ground::Raised, Qt::BottomEdge);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    headRow->addWidget(new TextLabel(tr("Price book"), TextStep::Title, Tone::Text, QFont::DemiBold));
    auto *note = new ElidedLabel(tr("A typed price counts instead of the provider’s, an imported one where none is listed. "
                                    "Costs of the past stay as they are."),
                                 TextStep::Small, Tone::Text2);
    headRow->addWidget(note, 1);
    m_banner->hide();

    m_table->setObjectName(u"priceRows"_s);
    m_table->setAccessibleName(tr("Your own prices"));
    m_table->setModel(m_model);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(scaled(30));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(PriceRowModel::Model, QHeaderView::Stretch);

    auto *left = new Surface(Surface::Ground::Base, Qt::RightEdge);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    leftLayout->addWidget(m_table, 1);
    leftLayout->addWidget(m_empty, 1);
    m_remove = makeButton(tr("&Remove"), ButtonKind::Plain);
    m_remove->setObjectName(u"priceRemove"_s);
    setButtonSize(m_remove, ButtonSize::Bar);
    //: Tooltip of a button. %1: what it does; %2: its key.
    m_remove->setToolTip(tr("%1 (%2)").arg(tr("Remove the chosen prices"), u"Del"_s));
    connect(m_remove, &QPushButton::clicked, this, &PriceBookPanel::remove);
    auto *del = new QShortcut(QKeySequence(Qt::Key_Delete), m_table);
    del->setContext(Qt::WidgetShortcut);
    connect(del, &QShortcut::activated, this, &PriceBookPanel::remove);
    auto *leftFoot = new QHBoxLayout;
    leftFoot->setContentsMargins(metrics::kMedium, metrics::kSmall, metrics::kMedium, metrics::kSmall);
    leftFoot->addWidget(m_remove);
    leftFoot->addStretch(1);
    leftLayout->addWidget(new HairLine(Qt::Horizontal));
    leftLayout->addLayout(leftFoot);

    auto *right = new Surface(Surface::Ground::Window);
    right->setFixedWidth(scaled(kFormWidth));
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    rightLayout->setSpacing(metrics::kMedium);
    rightLayout->addWidget(buildForm());
    rightLayout->addWidget(new HairLine(Qt::Horizontal));
    rightLayout->addWidget(buildImport());
    rightLayout->addStretch(1);

    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(left, 1);
    columns->addWidget(right);

    auto *foot = new Surface(Surface::Ground::Raised, Qt::TopEdge);
    auto *footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    footRow->addStretch(1);
    auto *close = makeButton(tr("&Close"), ButtonKind::Plain);
    close->setObjectName(u"priceBookClose"_s);
    setButtonSize(close, ButtonSize::Dialog);
    connect(close, &QPushButton::clicked, this, &PriceBookPanel::closed);
    footRow->addWidget(close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_banner);
    layout->addLayout(columns, 1);
    layout->addWidget(foot);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(m_table->selectionModel()->hasSelection()); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const PriceRow *row = m_model->at(index.row()))
            edit(ModelRef(row->model));
    });
    connect(&workbench.prices(), &PriceList::changed, this, &PriceBookPanel::renew);
    renew();
}

QWidget *PriceBookPanel::buildForm()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box); // a form gives a label that wraps too little height
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSmall);
    auto *form = new QFormLayout;
    column->addLayout(form);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(metrics::kMedium);
    form->setVerticalSpacing(metrics::kSmall);
    form->addRow(new TextLabel(tr("A price"), TextStep::Normal, Tone::Text, QFont::DemiBold));
    const auto add = [&](const QString &label, QWidget *field, const char *name) {
        form->addRow(label, field);
        field->setObjectName(QString::fromLatin1(name));
        field->setAccessibleName(QString(label).remove(u'&'));
    };
    QStringList models;
    for (const CatalogEntry &entry : m_workbench.catalog().entries())
        models.append(ModelRef{entry.provider, entry.model.id}.toString());
    auto *completer = new QCompleter(models, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_name->setCompleter(completer);
    m_name->setPlaceholderText(tr("provider/model"));
    add(tr("&Model"), m_name, "priceModel");
    const auto addPrice = [&](const QString &label, PriceClass price, const char *name, const QString &unit) {
        auto *field = new QLineEdit;
        field->setPlaceholderText(tr("not known"));
        field->setToolTip(unit);
        add(label, field, name);
        field->setAccessibleDescription(unit);
        m_fields.append({field, price});
    };
    const QString perMillionTokens = tr("Dollars for a million tokens, as 2.50");
    addPrice(tr("&Input"), PriceClass::Prompt, "priceInput", perMillionTokens);
    addPrice(tr("&Output"), PriceClass::Completion, "priceOutput", perMillionTokens);
    addPrice(tr("Cache rea&d"), PriceClass::InputCacheRead, "priceCacheRead", perMillionTokens);
    addPrice(tr("Cache &write"), PriceClass::InputCacheWrite, "priceCacheWrite", perMillionTokens);
    addPrice(tr("Re&quest"), PriceClass::Request, "priceRequest", tr("Dollars for one request, as 0.01"));
    m_date->setCalendarPopup(true);
    m_date->setMaximumDate(QDate::currentDate());
    add(tr("Price o&f"), m_date, "priceDate");
    add(tr("&Note"), m_note, "priceNote");
    auto *unit = new TextLabel(tr("Dollars for a million tokens; a request for one."), TextStep::Small, Tone::Text3);
    unit->setWordWrap(true);
    column->addWidget(unit);
    m_problem->setStateTone(StateLook::Failed);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"priceProblem"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *save = makeButton(tr("&Save the price"), ButtonKind::Primary);
    save->setObjectName(u"priceSave"_s);
    connect(save, &QPushButton::clicked, this, &PriceBookPanel::save);
    column->addWidget(save);
    QList<QLineEdit *> lines{m_name, m_note};
    for (const Field &field : std::as_const(m_fields))
        lines.append(field.edit);
    for (QLineEdit *line : std::as_const(lines))
        connect(line, &QLineEdit::returnPressed, this, &PriceBookPanel::save);
    return box;
}

QWidget *PriceBookPanel::buildImport()
{
    auto *box = new QWidget;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(metrics::kMedium);
    form->setVerticalSpacing(metrics::kSmall);
    form->addRow(new TextLabel(tr("Prices from a LiteLLM file"), TextStep::Normal, Tone::Text, QFont::DemiBold));
    m_provider = new QComboBox;
    m_provider->setObjectName(u"importProvider"_s);
    m_provider->setAccessibleName(tr("Provider"));
    for (const ProviderConfig &config : m_workbench.providers().configs()) {
        if (!config.isSandbox)
            m_provider->addItem(config.name);
    }
    m_theirs = new QLineEdit;
    m_theirs->setObjectName(u"importName"_s);
    m_theirs->setAccessibleName(tr("Its name in the file"));
    form->addRow(tr("&Provider"), m_provider);
    form->addRow(tr("Na&me there"), m_theirs);
    auto *choose = makeButton(tr("Import a &file…"), ButtonKind::Plain);
    choose->setObjectName(u"importFile"_s);
    choose->setEnabled(m_provider->count() > 0);
    if (!choose->isEnabled())
        choose->setToolTip(tr("There is no provider to import prices for; the sandbox has its own."));
    connect(choose, &QPushButton::clicked, this, &PriceBookPanel::chooseFile);
    form->addRow(choose);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &PriceBookPanel::showTheirName);
    showTheirName();
    return box;
}

void PriceBookPanel::showTheirName()
{
    const auto config = m_workbench.providers().find(m_provider->currentText());
    m_theirs->setText(config ? liteLlmProvider(config->preset) : QString());
    m_theirs->setPlaceholderText(tr("as “mistral”, “groq”"));
}

QWidget *PriceBookPanel::firstField() const
{
    return m_name;
}

QSize PriceBookPanel::wantedSize() const
{
    return {scaled(1080), scaled(640)};
}

void PriceBookPanel::renew()
{
    m_model->setBook(m_workbench.prices().book(), m_workbench.clock().nowUtc());
    const bool none = m_model->rowCount() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
}

void PriceBookPanel::edit(const ModelRef &model)
{
    m_problem->hide();
    m_name->setText(model.toString());
    const RateCard known = m_workbench.prices().price(model);
    for (const Field &field : std::as_const(m_fields)) {
        const auto rate = known.base.rates.constFind(field.price);
        if (rate == known.base.rates.cend())
            field.edit->clear();
        else
            field.edit->setText(field.price == PriceClass::Request ? rate->toDecimal() : perMillion(*rate));
    }
    m_date->setDate(QDate::currentDate());
    m_fields.first().edit->setFocus(Qt::OtherFocusReason);
    m_fields.first().edit->selectAll();
}

bool PriceBookPanel::problem(QLineEdit *field, const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
    field->setFocus(Qt::OtherFocusReason);
    field->selectAll();
    return false;
}

void PriceBookPanel::save()
{
    m_problem->hide();
    const auto model = ModelRef::fromString(m_name->text().trimmed());
    if (!model) {
        problem(m_name, tr("Write the model as provider/model, as the model picker shows it."));
        return;
    }
    if (!m_workbench.providers().find(model->provider)) {
        problem(m_name, tr("There is no provider “%1”.").arg(model->provider));
        return;
    }
    const UtcMicros now = m_workbench.clock().nowUtc();
    PriceRow row{.id = newId(now), .model = *model, .origin = PriceOrigin::Typed, .card = {}, .since = now,
                 .note = m_note->text().trimmed()};
    row.card.readOn = m_date->date() == QDate::currentDate()
                          ? now
                          : UtcMicros::fromDateTime(QDateTime(m_date->date(), QTime(12, 0)));
    row.card.source = u"typed in"_s;
    for (const Field &field : std::as_const(m_fields)) {
        const QString text = field.edit->text().trimmed();
        if (text.isEmpty())
            continue; // not known, which is not free
        const auto rate = field.price == PriceClass::Request ? Rate::fromDecimal(text.toUtf8(), Unit::Request)
                                                             : rateFromPerMillion(text.toUtf8());
        if (!rate) {
            problem(field.edit, tr("“%1” is no price. Write dollars with a point, as 2.50; 0 means free.").arg(text));
            return;
        }
        row.card.base.rates.insert(field.price, *rate);
    }
    if (row.card.base.rates.isEmpty()) {
        problem(m_fields.first().edit, tr("Write at least one price; 0 means free."));
        return;
    }
    m_workbench.prices().add(row).then(this, [this, model = *model](const Status &stored) {
        if (!stored) {
            const ErrorText text = Words::errorText(stored.error(), {});
            tell(StateLook::Failed, text.what, text.advice);
            return;
        }
        tell(StateLook::Done, tr("The price of %1 is stored.").arg(model.toString()), tr("It counts from now on."));
        for (const Field &field : std::as_const(m_fields))
            field.edit->clear();
        m_note->clear();
        m_name->clear();
        m_name->setFocus(Qt::OtherFocusReason);
        emit priced(model);
    });
}

void PriceBookPanel::remove()
{
    QList<PriceRow> rows;
    QList<Id> ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (const PriceRow *row = m_model->at(index.row())) {
            rows.append(*row);
            ids.append(row->id);
        }
    }
    if (rows.isEmpty())
        return;
    m_workbench.prices().remove(ids).then(this, [this, rows](const Status &stored) {
        if (!stored) {
            const ErrorText text = Words::errorText(stored.error(), {});
            tell(StateLook::Failed, text.what, text.advice);
            return;
        }
        m_removed = rows;
        tell(StateLook::Done, tr("%n price(s) removed.", nullptr, static_cast<int>(rows.size())),
             tr("Costs of the past stay as they are."));
        QPushButton *undo = m_banner->addButton(tr("&Undo"));
        connect(undo, &QPushButton::clicked, this, &PriceBookPanel::takeBack);
    });
}

void PriceBookPanel::takeBack()
{
    if (m_removed.isEmpty())
        return;
    m_workbench.prices().add(std::exchange(m_removed, {})).then(this, [this](const Status &stored) {
        if (stored) {
            m_banner->hide();
            return;
        }
        const ErrorText text = Words::errorText(stored.error(), {});
        tell(StateLook::Failed, text.what, text.advice);
    });
}

void PriceBookPanel::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import a LiteLLM price file"), {},
                                                      tr("JSON files (*.json);;All files (*)"));
    if (!path.isEmpty())
        importFile(path);
}

void PriceBookPanel::importFile(const QString &path)
{
    const QString theirs = m_theirs->text().trimmed();
    if (theirs.isEmpty()) {
        tell(StateLook::CutOff, tr("Whose prices?"), tr("Write what the file calls the service behind this provider."));
        m_theirs->setFocus(Qt::OtherFocusReason);
        return;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        tell(StateLook::Failed, tr("%1 cannot be read.").arg(QFileInfo(path).fileName()), file.errorString());
        return;
    }
    const auto read = readLiteLlmPrices(file.readAll(), {{m_provider->currentText(), theirs}},
                                        UtcMicros::fromDateTime(QFileInfo(path).lastModified()),
                                        m_workbench.clock().nowUtc());
    if (!read) {
        tell(StateLook::Failed, tr("%1 is no LiteLLM price file.").arg(QFileInfo(path).fileName()), read.error().detail);
        return;
    }
    if (read->rows.isEmpty()) {
        tell(StateLook::CutOff, tr("The file has no prices of “%1”.").arg(theirs),
             tr("It has %n model(s) of other services.", nullptr, read->others));
        return;
    }
    m_workbench.prices().add(read->rows).then(this, [this, found = *read](const Status &stored) {
        if (!stored) {
            const ErrorText text = Words::errorText(stored.error(), {});
            tell(StateLook::Failed, text.what, text.advice);
            return;
        }
        tell(StateLook::Done, tr("%n price(s) imported.", nullptr, static_cast<int>(found.rows.size())),
             found.problems.isEmpty() ? tr("They count where the provider lists none.")
                                      : tr("%n price(s) could not be used. The first: %1.", nullptr, found.unusable)
                                            .arg(found.problems.first()));
    });
}

void PriceBookPanel::tell(StateLook look, const QString &fact, const QString &detail)
{
    m_banner->clearButtons();
    m_banner->setMessage(look, fact, detail);
    m_banner->show();
}

} // namespace bakeoff
