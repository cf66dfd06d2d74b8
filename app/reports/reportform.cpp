// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportform.h"

#include "reports/reportselectionform.h"
#include "reports/reporttile.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kUsualRequests = 1000;
constexpr int kLongestTitle = 200;

TextLabel *caption(const QString &text)
{
    return new TextLabel(text, TextStep::Small, Tone::Text2, QFont::Medium);
}

QPlainTextEdit *makeText(const QString &name, int lines)
{
    auto *field = new QPlainTextEdit;
    field->setAccessibleName(name);
    field->setTabChangesFocus(true);
    field->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    field->setProperty("shownLines", lines);
    return field;
}

} // namespace

ReportForm::ReportForm(Workbench &workbench, QWidget *parent)
    : Surface(Ground::Window, Qt::RightEdge, parent)
    , m_scroll(new QScrollArea)
    , m_selection(new ReportSelectionForm(workbench))
    , m_counts(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_title(new QLineEdit)
    , m_question(makeText(tr("Question"), 2))
    , m_conclusion(makeText(tr("Conclusion"), 4))
    , m_tiles(new QButtonGroup(this))
    , m_prompts(new QCheckBox(tr("Prompts")))
    , m_answers(new QCheckBox(tr("Answers")))
    , m_names(new QCheckBox(tr("Model names")))
    , m_media(new QCheckBox(tr("Media")))
    , m_sameModel(new QCheckBox(tr("Same model")))
    , m_projection(new QCheckBox(tr("Projection")))
    , m_requests(new QSpinBox)
    , m_baseline(new QComboBox)
{
    setObjectName(u"reportForm"_s);
    auto *content = new Surface(Ground::Window);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(caption(tr("What it covers")));
    layout->addWidget(m_selection);
    m_counts->setObjectName(u"reportCounts"_s);
    m_counts->setWordWrap(true);
    layout->addWidget(m_counts);
    layout->addSpacing(metrics::kTight);
    layout->addWidget(buildWords());
    layout->addSpacing(metrics::kTight);
    layout->addWidget(caption(tr("Template")));
    layout->addWidget(buildTemplates());
    layout->addSpacing(metrics::kTight);
    layout->addWidget(caption(tr("Include")));
    layout->addWidget(buildInclude());
    layout->addStretch(1);
    auto *foot = new TextLabel(tr("Keys and headers are never written into a report."), TextStep::Small, Tone::Text3);
    foot->setWordWrap(true);
    layout->addWidget(foot);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 1, 0);
    outer->addWidget(m_scroll);
    markFocusArea(content);

    connect(m_selection, &ReportSelectionForm::changed, this, &ReportForm::tell);
    connect(m_title, &QLineEdit::textChanged, this, &ReportForm::tell);
    connect(m_question, &QPlainTextEdit::textChanged, this, &ReportForm::tell);
    connect(m_conclusion, &QPlainTextEdit::textChanged, this, &ReportForm::tell);
    for (QCheckBox *box : {m_prompts, m_answers, m_media, m_sameModel})
        connect(box, &QCheckBox::toggled, this, &ReportForm::tell);
    connect(m_names, &QCheckBox::toggled, this, [this] {
        showTile();
        tell();
    });
    connect(m_projection, &QCheckBox::toggled, this, [this](bool on) {
        m_requests->setEnabled(on);
        tell();
    });
    connect(m_requests, &QSpinBox::valueChanged, this, &ReportForm::tell);
    connect(m_baseline, &QComboBox::activated, this, &ReportForm::tell);
    connect(m_tiles, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            pickTile(id);
    });
    setValue({});
    fit();
}

QWidget *ReportForm::buildWords()
{
    auto *words = new QWidget;
    auto *layout = new QVBoxLayout(words);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kTight);
    layout->addWidget(caption(tr("Words")));
    m_title->setObjectName(u"reportTitle"_s);
    m_title->setAccessibleName(tr("Title"));
    m_title->setMaxLength(kLongestTitle);
    m_question->setObjectName(u"reportQuestion"_s);
    m_conclusion->setObjectName(u"reportConclusion"_s);
    m_title->setPlaceholderText(tr("Which model for customer notices?"));
    m_question->setPlaceholderText(tr("What was to be found out"));
    m_conclusion->setPlaceholderText(tr("What was found out, and what follows"));
    for (const auto &[label, field] : {std::pair<QString, QWidget *>(tr("Title"), m_title), std::pair<QString, QWidget *>(tr("Question"), m_question),
                                       std::pair<QString, QWidget *>(tr("Conclusion"), m_conclusion)}) {
        auto *name = new TextLabel(label, TextStep::Small, Tone::Text, QFont::Medium);
        name->setBuddy(field);
        layout->addWidget(name);
        layout->addWidget(field);
        layout->addSpacing(metrics::kHair);
    }
    return words;
}

QWidget *ReportForm::buildTemplates()
{
    auto *tiles = new QWidget;
    tiles->setAccessibleName(tr("Template"));
    auto *row = new QHBoxLayout(tiles);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSmall - 2);
    const auto add = [&](ReportTile::Page page, const QString &text, const QString &tip) {
        auto *tile = new ReportTile(page, text);
        tile->setObjectName(u"reportTile%1"_s.arg(static_cast<int>(page)));
        tile->setToolTip(tip);
        m_tiles->addButton(tile, static_cast<int>(page));
        row->addWidget(tile);
    };
    add(ReportTile::Page::Full, tr("Full"), tr("Everything: figures, charts, answers, how it was made"));
    add(ReportTile::Page::OnePage, tr("One page"), tr("The figures that decide, on one page"));
    add(ReportTile::Page::Costs, tr("Costs only"), tr("What it cost, by model and day"));
    add(ReportTile::Page::Blind, tr("Blind"), tr("Everything, but models are A, B and C"));
    return tiles;
}

QWidget *ReportForm::buildInclude()
{
    auto *include = new QWidget;
    auto *grid = new QGridLayout(include);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::kMedium);
    grid->setVerticalSpacing(metrics::kSmall - 2);
    m_prompts->setObjectName(u"reportPrompts"_s);
    m_answers->setObjectName(u"reportAnswers"_s);
    m_names->setObjectName(u"reportNames"_s);
    m_media->setObjectName(u"reportMedia"_s);
    m_sameModel->setObjectName(u"reportSameModel"_s);
    m_projection->setObjectName(u"reportProjection"_s);
    m_names->setToolTip(tr("Without them models are A, B and C, and hosts and providers are left out"));
    m_sameModel->setToolTip(tr("The same open model at different providers, side by side"));
    m_projection->setToolTip(tr("What these models would cost at so many requests a month"));
    m_answers->setToolTip(tr("At most %1 in HTML and PDF; CSV and JSON hold all of them").arg(ReportOptions::kMostAnswers));
    int place = 0;
    for (QCheckBox *box : {m_prompts, m_answers, m_names, m_media, m_sameModel, m_projection}) {
        grid->addWidget(box, place / 2, place % 2);
        ++place;
    }
    m_requests->setObjectName(u"reportRequests"_s);
    m_requests->setAccessibleName(tr("Requests a month of each model"));
    m_requests->setRange(1, 1'000'000'000);
    m_requests->setGroupSeparatorShown(true);
    m_requests->setAlignment(Qt::AlignRight);
    m_requests->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    auto *projection = new QHBoxLayout;
    projection->setSpacing(metrics::kSmall);
    projection->addWidget(m_requests);
    projection->addWidget(new TextLabel(tr("requests a month"), TextStep::Small, Tone::Text2));
    projection->addStretch(1);
    auto *forWhat = new TextLabel(tr("Projection for"), TextStep::Small, Tone::Text, QFont::Medium);
    forWhat->setBuddy(m_requests);
    auto *against = new TextLabel(tr("Differences against"), TextStep::Small, Tone::Text, QFont::Medium);
    against->setBuddy(m_baseline);
    m_baseline->setObjectName(u"reportBaseline"_s);
    m_baseline->setAccessibleName(tr("Differences against"));
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_baseline->setMinimumContentsLength(12);
    grid->setRowMinimumHeight(3, metrics::kTight);
    grid->addWidget(forWhat, 4, 0, 1, 2);
    grid->addLayout(projection, 5, 0, 1, 2);
    grid->setRowMinimumHeight(6, metrics::kTight);
    grid->addWidget(against, 7, 0, 1, 2);
    grid->addWidget(m_baseline, 8, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return include;
}

void ReportForm::tell()
{
    if (!m_setting)
        emit changed();
}

ReportSettings ReportForm::value() const
{
    ReportSettings settings;
    settings.covers = m_selection->covers();
    settings.selection = m_selection->selection();
    ReportOptions &options = settings.options;
    options.title = m_title->text();
    options.question = m_question->toPlainText();
    options.conclusion = m_conclusion->toPlainText();
    options.form = m_form;
    options.prompts = m_prompts->isChecked();
    options.answers = m_answers->isChecked();
    options.names = m_names->isChecked();
    options.media = m_media->isChecked();
    options.sameModel = m_sameModel->isChecked();
    if (m_projection->isChecked())
        options.projectedRequests = m_requests->value();
    if (const auto model = ModelRef::fromString(m_baseline->currentData().toString()))
        options.baseline = *model;
    return settings;
}

void ReportForm::setValue(const ReportSettings &settings)
{
    m_setting = true;
    const ReportOptions &options = settings.options;
    m_selection->setSelection(settings.covers, settings.selection);
    m_title->setText(options.title);
    m_question->setPlainText(options.question);
    m_conclusion->setPlainText(options.conclusion);
    m_form = options.form;
    m_prompts->setChecked(options.prompts);
    m_answers->setChecked(options.answers);
    m_names->setChecked(options.names);
    m_media->setChecked(options.media);
    m_sameModel->setChecked(options.sameModel);
    m_projection->setChecked(options.projectedRequests.has_value());
    m_requests->setEnabled(options.projectedRequests.has_value());
    m_requests->setValue(static_cast<int>(
        std::min<qint64>(options.projectedRequests.value_or(kUsualRequests), std::numeric_limits<int>::max())));
    renewBaseline(options.baseline);
    showTile();
    m_setting = false;
}

void ReportForm::setForm(ReportTemplate form)
{
    m_tiles->button(static_cast<int>(form))->click();
}

void ReportForm::pickTile(int tile)
{
    if (m_setting)
        return;
    m_setting = true;
    const auto page = static_cast<ReportTile::Page>(tile);
    // The full report and the blind one are the same but for the names.
    if (page == ReportTile::Page::Full || page == ReportTile::Page::Blind)
        m_names->setChecked(page == ReportTile::Page::Full);
    m_form = page == ReportTile::Page::Blind ? ReportTemplate::Full : static_cast<ReportTemplate>(tile);
    m_setting = false;
    tell();
}

void ReportForm::showTile()
{
    const bool before = std::exchange(m_setting, true);
    const bool blind = m_form == ReportTemplate::Full && !m_names->isChecked();
    m_tiles->button(blind ? static_cast<int>(ReportTile::Page::Blind) : static_cast<int>(m_form))->setChecked(true);
    m_setting = before;
}

void ReportForm::setCounts(const QString &line)
{
    m_counts->setText(line);
}

void ReportForm::setModels(const QList<ModelRef> &models)
{
    if (models == m_models)
        return;
    m_models = models;
    renewBaseline(value().options.baseline);
}

void ReportForm::renewBaseline(const std::optional<ModelRef> &wanted)
{
    const QSignalBlocker quiet(m_baseline);
    m_baseline->clear();
    m_baseline->addItem(tr("The first model"), QString());
    QList<ModelRef> models = m_models;
    if (wanted && !models.contains(*wanted))
        models.append(*wanted);
    for (const ModelRef &model : std::as_const(models)) {
        m_baseline->addItem(model.toString(), model.toString());
        if (wanted == model)
            m_baseline->setCurrentIndex(m_baseline->count() - 1);
    }
}

void ReportForm::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void ReportForm::fit()
{
    for (QPlainTextEdit *field : {m_question, m_conclusion}) {
        const int lines = field->property("shownLines").toInt();
        const int margin = 2 * static_cast<int>(field->document()->documentMargin()) + 2 * field->frameWidth();
        field->setFixedHeight(lines * field->fontMetrics().lineSpacing() + margin + 2 * metrics::kHair);
    }
}

} // namespace bakeoff
