// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/inputformview.h"

#include "compare/schemaeditor.h"
#include "compare/settingsfield.h"
#include "queue/inputcontrol.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "words/inputwords.h"

#include <QGridLayout>
#include <QJsonDocument>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Controls that a form has at most; nobody fills in more, and a window of ten thousand is none.
constexpr qsizetype kMostControls = 300;
constexpr qsizetype kLongestHelp = 400;

/// What stands below a control: what it is for, and what fits.
QString helpOf(const InputField &field, const InputControl &control, const QString &note)
{
    QStringList parts;
    const bool sameAsTitle = field.description.compare(field.title, Qt::CaseInsensitive) == 0;
    if (!control.saysDescription() && !field.description.isEmpty() && !sameAsTitle) {
        QString text = field.description;
        if (text.size() > kLongestHelp)
            text = text.first(kLongestHelp - 1) + u'…';
        parts.append(text);
    }
    if (field.deprecated)
        parts.append(InputFormView::tr("The model’s makers advise against it."));
    if (field.extra)
        parts.append(InputFormView::tr("This model has no such input: it is sent all the same."));
    if (const QString limits = InputWords::limitsText(field); !limits.isEmpty()) {
        QString sentence = limits + u'.';
        sentence[0] = sentence[0].toUpper();
        if (!field.description.contains(limits))
            parts.append(sentence);
    }
    if (field.list && field.type == InputType::Choice) {
        QStringList choices;
        for (const QJsonValue &choice : field.choices)
            choices.append(InputWords::valueText(field, choice));
        parts.append(InputFormView::tr("Choices: %1.").arg(choices.join(u", "_s)));
    }
    if (field.list && field.type != InputType::File)
        parts.append(InputFormView::tr("One item a line."));
    if (!note.isEmpty())
        parts.append(note);
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) { // sentences end before the next begins
        if (parts[i].back().isLetterOrNumber() || parts[i].endsWith(u')') || parts[i].endsWith(u'"'))
            parts[i] += u'.';
    }
    return parts.join(u' ');
}

} // namespace

InputFormView::InputFormView(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_scroll(new QScrollArea(m_pages))
    , m_json(new JsonEditor(JsonEditor::Holds::Object, m_pages))
    , m_jsonProblem(new TextLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, m_pages))
{
    m_tabs->setObjectName(u"inputTabs"_s);
    m_tabs->setAccessibleName(tr("How the input is shown"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Form"));
    m_tabs->addTab(tr("JSON"));
    connect(m_tabs, &QTabBar::currentChanged, this, &InputFormView::showPage);

    m_scroll->setObjectName(u"inputScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(m_scroll);

    auto *jsonPage = new Surface(Surface::Ground::Base, {}, m_pages);
    m_json->setObjectName(u"inputJson"_s);
    m_json->setAccessibleName(tr("The input as JSON"));
    m_jsonProblem->setObjectName(u"inputJsonProblem"_s);
    m_jsonProblem->setWordWrap(true);
    m_jsonProblem->setStateTone(StateLook::Failed);
    auto *jsonLayout = new QVBoxLayout(jsonPage);
    jsonLayout->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    jsonLayout->setSpacing(metrics::kSmall);
    jsonLayout->addWidget(m_json, 1);
    jsonLayout->addWidget(m_jsonProblem);
    m_pages->addWidget(jsonPage);
    connect(m_json, &JsonEditor::checked, this, &InputFormView::readJson);

    auto *bar = new Surface(Surface::Ground::Base, Qt::BottomEdge, this);
    auto *barLayout = new QHBoxLayout(bar);
    barLayout->setContentsMargins(metrics::kMedium, 0, metrics::kMedium, 0);
    barLayout->addWidget(m_tabs);
    barLayout->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_pages, 1);
    build();
}

void InputFormView::setForm(const InputForm &form, InputFormLayout layout)
{
    m_form = form;
    m_layout = std::move(layout);
    m_touched.clear();
    m_showMissing = false;
    build();
    writeJson();
    emit changed();
}

void InputFormView::setInput(const QJsonObject &input)
{
    InputForm form = m_form;
    form.setInput(input);
    setForm(form, m_layout);
}

void InputFormView::build()
{
    m_rows.clear();
    if (QWidget *before = m_scroll->takeWidget()) { // one of its buttons may be on the stack
        before->hide();
        before->deleteLater();
    }
    auto *page = new Surface(Surface::Ground::Base);
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kXLarge);
    pageLayout->setSpacing(metrics::kMedium);
    if (m_form.fields().isEmpty())
        pageLayout->addWidget(new EmptyState(tr("No inputs"),
                                             m_layout.emptySentence.isEmpty()
                                                 ? tr("This model takes nothing: it can be started as it is.")
                                                 : m_layout.emptySentence,
                                             true, page));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kXLarge);
    grid->setVerticalSpacing(metrics::kMedium);
    for (const int column : {0, 1}) {
        grid->setColumnStretch(column, 1);
        grid->setColumnMinimumWidth(column, 1);
    }
    pageLayout->addLayout(grid);
    int cell = 0;
    qsizetype room = kMostControls;
    QSet<QString> placed;
    for (const InputFormLayout::Section &section : std::as_const(m_layout.sections)) {
        if (room <= 0)
            break;
        addSection(section.title, grid, cell);
        for (const QString &key : section.keys) {
            const InputField *field = m_form.field(key);
            if (!field || room-- <= 0)
                continue;
            placed.insert(key);
            addRow(*field, grid, cell);
        }
    }
    for (const InputField &field : m_form.fields()) {
        if (!placed.contains(field.key) && room-- > 0)
            addRow(field, grid, cell);
    }
    if (const qsizetype more = m_form.fields().size() - kMostControls; more > 0) {
        auto *note = new TextLabel(tr("%n more field(s) can be filled in on the JSON tab.", nullptr, int(more)),
                                   TextStep::Small, Tone::Text2, QFont::Normal, page);
        note->setObjectName(u"inputMore"_s);
        pageLayout->addWidget(note);
    }
    pageLayout->addStretch(1);
    m_scroll->setWidget(page);
    for (QWidget *child : page->findChildren<QWidget *>()) {
        if (child->focusPolicy() & Qt::TabFocus)
            child->installEventFilter(this);
    }
    renewAll();
}

void InputFormView::addSection(const QString &title, QGridLayout *grid, int &cell)
{
    cell += cell % 2; // on a line of its own
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, cell > 0 ? metrics::kMedium : 0, 0, 0);
    row->setSpacing(metrics::kSmall);
    auto *words = new TextLabel(title, TextStep::Small, Tone::Text2, QFont::Medium, head);
    words->setObjectName(u"inputSection"_s);
    row->addWidget(words);
    row->addWidget(new HairLine(Qt::Horizontal, head), 1);
    grid->addWidget(head, cell / 2, 0, 1, 2);
    cell += 2;
}

void InputFormView::addRow(const InputField &field, QGridLayout *grid, int &cell)
{
    Row row;
    row.control = makeInputControl(field, this);
    row.control->setObjectName(field.key + u".control"_s);
    QString label = field.title;
    label.replace(u'&', u"&&"_s);
    if (field.required) //: Beside the name of a field that has to be filled in. %1: the name.
        label = tr("%1 (required)").arg(label);
    row.frame = new SettingsField(label, field.extra ? QString() : m_layout.wireNames.value(field.key, field.key),
                                  helpOf(field, *row.control, m_layout.notes.value(field.key)), row.control, this);
    row.frame->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // columns of equal width, whatever they say
    row.frame->setFocusTarget(row.control->focusTarget());
    row.frame->setObjectName(field.key + u".field"_s);
    row.control->focusTarget()->setObjectName(field.key);
    row.reset = makeIconButton(u"undo"_s, {}, ButtonSize::Bar, row.frame);
    row.reset->setObjectName(field.key + u".reset"_s);
    //: %1: name of a field. %2: the value that the model takes by itself.
    nameIconButton(row.reset, field.extra        ? tr("Take out %1").arg(field.title)
                              : field.hasDefault() ? tr("Leave %1 to the model (%2)")
                                                         .arg(field.title, InputWords::valueText(field, field.defaultValue))
                                                   : tr("Leave %1 out").arg(field.title));
    QSizePolicy kept = row.reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // no jump when it comes
    row.reset->setSizePolicy(kept);
    row.frame->addToHead(row.reset);
    if (m_layout.menus.contains(field.key) && m_layout.fillMenu) {
        auto *more = makeIconButton(u"more"_s, tr("More about %1").arg(field.title), ButtonSize::Bar, row.frame);
        more->setObjectName(field.key + u".more"_s);
        auto *menu = new QMenu(more);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, key = field.key] {
            menu->clear();
            m_layout.fillMenu(key, *menu);
        });
        more->setMenu(menu);
        more->setPopupMode(QToolButton::InstantPopup);
        row.frame->addToHead(more);
    }
    const int columns = row.control->isWide() ? 2 : 1;
    if (columns == 2 && cell % 2 == 1)
        ++cell;
    grid->addWidget(row.frame, cell / 2, cell % 2, 1, columns);
    cell += columns;
    row.control->showForm(m_form);
    connect(row.control, &InputControl::edited, this, [this, control = row.control] { onEdited(control); });
    connect(row.reset, &QToolButton::clicked, this, [this, key = field.key] { reset(key); });
    m_rows.push_back(row);
    showBadge(m_rows.back());
}

void InputFormView::setBadge(const QString &key, const QString &words, const QString &shown)
{
    if (words.isEmpty())
        m_badges.remove(key);
    else
        m_badges.insert(key, {words, shown});
    const auto row = std::ranges::find_if(m_rows, [&key](const Row &one) { return one.control->key() == key; });
    if (row != m_rows.end()) {
        showBadge(*row);
        renew(*row);
    }
}

void InputFormView::showBadge(Row &row)
{
    const Badge badge = m_badges.value(row.control->key());
    if (!row.badge && badge.words.isEmpty())
        return;
    if (!row.badge) {
        row.badge = new Tag(badge.words, StateLook::Answering, row.frame);
        row.badge->setObjectName(row.control->key() + u".badge"_s);
        row.frame->addToHead(row.badge);
    }
    row.badge->setText(badge.words);
    row.badge->setVisible(!badge.words.isEmpty());
    row.control->setEnabled(badge.words.isEmpty());
    row.control->setToolTip(badge.shown);
}

void InputFormView::onEdited(InputControl *control)
{
    const auto row = std::ranges::find(m_rows, control, &Row::control);
    if (row == m_rows.end())
        return; // of a page that is gone: leaving a line is an edit too
    control->writeTo(m_form);
    m_touched.insert(control->key());
    renew(*row);
    emit changed();
}

void InputFormView::reset(const QString &key)
{
    m_form.unset(key);
    m_touched.remove(key);
    if (!m_form.field(key)) { // an extra field is gone
        build();
        emit changed();
        return;
    }
    const auto row = std::ranges::find_if(m_rows, [&key](const Row &one) { return one.control->key() == key; });
    if (row != m_rows.end()) {
        row->control->showForm(m_form);
        row->control->focusTarget()->setFocus(Qt::OtherFocusReason); // the button vanishes
        renew(*row);
    }
    emit changed();
}

void InputFormView::renew(const Row &row)
{
    const QString key = row.control->key();
    const InputField *field = m_form.field(key);
    if (!field)
        return;
    const auto problem = m_form.problem(key);
    const bool silent = problem && problem->kind == InputProblemKind::Required && !m_showMissing && !m_touched.contains(key);
    row.frame->setProblem(silent ? QString() : problemOf(key));
    row.reset->setVisible(m_form.isSet(key) || field->extra);
}

QString InputFormView::problemOf(const QString &key) const
{
    const InputField *field = m_form.field(key);
    if (!field || m_badges.contains(key))
        return {};
    if (const auto problem = m_form.problem(key))
        return InputWords::problemText(*field, *problem);
    return m_layout.check ? m_layout.check(m_form, key) : QString();
}

void InputFormView::renewAll()
{
    for (const Row &row : m_rows)
        renew(row);
}

QList<InvalidField> InputFormView::applyServerErrors(const QList<InvalidField> &errors)
{
    const QList<InvalidField> others = m_form.applyServerErrors(errors);
    renewAll();
    emit changed();
    return others;
}

int InputFormView::problemCount() const
{
    const bool json = page() == Page::Json && m_json->problem();
    const auto wrong = std::ranges::count_if(m_form.fields(), [this](const InputField &field) {
        return !problemOf(field.key).isEmpty();
    });
    return int(wrong) + (json ? 1 : 0);
}

void InputFormView::showMissing()
{
    m_showMissing = true;
    renewAll();
}

bool InputFormView::focusFirstProblem()
{
    if (page() == Page::Json && m_json->problem()) {
        m_json->setFocus(Qt::OtherFocusReason);
        return true;
    }
    const auto wrong = std::ranges::find_if(m_rows, [this](const Row &row) {
        return !problemOf(row.control->key()).isEmpty();
    });
    if (wrong == m_rows.end()) {
        if (problemCount() == 0)
            return false;
        setPage(Page::Json); // beyond the controls
        m_json->setFocus(Qt::OtherFocusReason);
        return true;
    }
    setPage(Page::Form);
    m_scroll->ensureWidgetVisible(wrong->frame, 0, metrics::kXLarge);
    wrong->control->focusTarget()->setFocus(Qt::OtherFocusReason);
    return true;
}

QWidget *InputFormView::firstField() const
{
    return m_rows.empty() ? nullptr : m_rows.front().control->focusTarget();
}

void InputFormView::focusField(const QString &key)
{
    const auto row = std::ranges::find_if(m_rows, [&key](const Row &one) { return one.control->key() == key; });
    if (row == m_rows.end())
        return;
    setPage(Page::Form);
    m_scroll->ensureWidgetVisible(row->frame, 0, metrics::kXLarge);
    row->control->focusTarget()->setFocus(Qt::OtherFocusReason);
}

InputFormView::Page InputFormView::page() const
{
    return m_tabs->currentIndex() == 1 ? Page::Json : Page::Form;
}

void InputFormView::setPage(Page page)
{
    m_tabs->setCurrentIndex(page == Page::Json ? 1 : 0);
}

void InputFormView::showPage()
{
    if (page() == Page::Json) {
        // A text that is no JSON yet is kept as long as the form has not moved on.
        if (m_form.input() != m_jsonInput || !m_json->problem())
            writeJson();
    } else {
        build();
    }
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    emit changed();
}

void InputFormView::writeJson()
{
    m_jsonInput = m_form.input();
    m_longFiles.clear();
    for (const InlineFile &file : m_form.inlineFiles()) {
        m_longFiles.insert(u"sha256:"_s + QString::fromLatin1(file.sha256.toHex()),
                           u"data:"_s + QString::fromLatin1(file.mediaType) + u";base64,"_s
                               + QString::fromLatin1(file.bytes.toBase64()));
    }
    m_writing = true;
    const QJsonObject shown = m_form.redacted();
    m_json->setPlainText(QString::fromUtf8(QJsonDocument(shown).toJson()).trimmed());
    m_writing = false;
    m_jsonProblem->clear();
    m_jsonProblem->hide();
}

void InputFormView::readJson()
{
    const auto &problem = m_json->problem();
    m_jsonProblem->setText(problem ? problem->sentence() : QString());
    m_jsonProblem->setVisible(problem.has_value());
    m_json->setAccessibleDescription(m_jsonProblem->text());
    setInvalid(m_json, problem.has_value());
    if (m_writing)
        return;
    if (!problem) {
        QJsonObject input = InputForm::withFiles(m_json->object().value_or(QJsonObject()), m_longFiles);
        for (const InputField &field : m_form.fields()) { // the word stands for what is there
            if (field.type == InputType::Secret && input.value(field.key) == QJsonValue(QString(kRedactedSecret))
                && m_form.isSet(field.key))
                input.insert(field.key, m_form.value(field.key));
        }
        m_form.setInput(input);
        m_jsonInput = m_form.input();
    }
    emit changed();
}

bool InputFormView::eventFilter(QObject *watched, QEvent *event)
{
    // Tab goes on below the fold: the field that it reaches is brought into sight.
    if (event->type() == QEvent::FocusIn)
        m_scroll->ensureWidgetVisible(static_cast<QWidget *>(watched), 0, metrics::kXXLarge);
    return QWidget::eventFilter(watched, event);
}

} // namespace bakeoff
