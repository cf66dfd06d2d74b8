// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/settingsform.h"

#include "compare/settingsbadge.h"
#include "compare/settingsfield.h"
#include "compare/settingsrouting.h"
#include "providers/settingssupport.h"
#include "shell/keytext.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// In the user's format, else as programs write it ("0.7" on a German desktop).
std::optional<double> realFrom(const QString &text)
{
    QLocale user;
    user.setNumberOptions(QLocale::RejectGroupSeparator); // "0.7" is not 7 in German
    bool ok = false;
    double value = user.toDouble(text, &ok);
    if (!ok)
        value = QLocale::c().toDouble(text, &ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<qint64> wholeFrom(const QString &text)
{
    bool ok = false;
    qint64 value = QLocale().toLongLong(text, &ok);
    if (!ok)
        value = QLocale::c().toLongLong(text, &ok);
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace

SettingsForm::SettingsForm(const SettingsSubject &subject, QWidget *parent)
    : QWidget(parent)
    , m_subject(subject)
    , m_repeat(subject.repeat)
{
    build();
    m_building = false;
    check();
}

void SettingsForm::build()
{
    const bool pane = m_subject.scope == SettingsSubject::Scope::Pane;
    auto *head = new Surface(Surface::Ground::Raised, Qt::BottomEdge, this);
    auto *title = new TextLabel(pane && !m_subject.targets.isEmpty()
                                    ? tr("Settings of %1").arg(m_subject.targets.first().name)
                                    : tr("Settings of all panes"),
                                TextStep::Title, Tone::Text, QFont::DemiBold, head);
    auto *intro = new TextLabel(pane ? tr("What is left empty is as for all panes, or else the provider’s default. "
                                          "Changes count from the next send on.")
                                     : tr("These count where a pane has no value of its own. What is left empty is "
                                          "the provider’s default."),
                                TextStep::Small, Tone::Text2, QFont::Normal, head);
    intro->setWordWrap(true);
    auto *headLayout = new QVBoxLayout(head);
    headLayout->setContentsMargins(metrics::kXLarge, metrics::kMedium, metrics::kXLarge, metrics::kMedium);
    headLayout->setSpacing(metrics::kTight);
    headLayout->addWidget(title);
    headLayout->addWidget(intro);

    auto *page = new QWidget;
    page->setAutoFillBackground(false);
    m_page = new QVBoxLayout(page);
    m_page->setContentsMargins(metrics::kXLarge, metrics::kMedium, metrics::kXLarge, metrics::kXLarge);
    m_page->setSpacing(metrics::kMedium);
    addSampling();
    addLength();
    addReasoning();
    addFormat();
    if (pane)
        addSystemPrompt();
    addRouting();
    addExtra();
    m_page->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setObjectName(u"settingsScroll"_s);
    for (QWidget *child : page->findChildren<QWidget *>()) {
        if (child->focusPolicy() & Qt::TabFocus)
            child->installEventFilter(this);
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeFooter());

    auto *applyKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    applyKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(applyKey, &QShortcut::activated, this, &SettingsForm::apply);
}

QWidget *SettingsForm::makeFooter()
{
    auto *foot = new Surface(Surface::Ground::Raised, Qt::TopEdge, this);
    m_countGlyph = new GlyphView(StateLook::Failed, foot);
    m_count = new TextLabel({}, TextStep::Normal, Tone::Text, QFont::Normal, foot);
    m_count->setStateTone(StateLook::Failed);
    m_count->setObjectName(u"settingsProblems"_s);
    QPushButton *clear = makeButton(tr("Clear all"), ButtonKind::Flat, {}, foot);
    QPushButton *cancel = makeButton(tr("Cancel"), ButtonKind::Plain, {}, foot);
    QPushButton *applied = makeButton(tr("Apply"), ButtonKind::Primary, {}, foot);
    for (QPushButton *button : {clear, cancel, applied})
        setButtonSize(button, ButtonSize::Dialog);
    clear->setObjectName(u"clearSettings"_s);
    clear->setToolTip(tr("Leave every setting to what it is by itself"));
    applied->setObjectName(u"applySettings"_s);
    setKeyHint(applied, keyText(QKeySequence(Qt::CTRL | Qt::Key_Return)));
    setKeyHint(cancel, keyText(QKeySequence(Qt::Key_Escape)));
    connect(clear, &QPushButton::clicked, this, &SettingsForm::clearAll);
    connect(cancel, &QPushButton::clicked, this, &SettingsForm::canceled);
    connect(applied, &QPushButton::clicked, this, &SettingsForm::apply);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(metrics::kXLarge, metrics::kMedium, metrics::kXLarge, metrics::kMedium);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(m_countGlyph);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(clear);
    layout->addWidget(cancel);
    layout->addWidget(applied);
    return foot;
}

QGridLayout *SettingsForm::addSection(const QString &title)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kMedium);
    row->addWidget(new TextLabel(title, TextStep::Small, Tone::Text2, QFont::DemiBold, this));
    row->addWidget(new HairLine(Qt::Horizontal, this), 1);
    m_page->addLayout(row);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(metrics::kXLarge);
    m_grid->setVerticalSpacing(metrics::kMedium);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, 1);
    m_grid->setColumnMinimumWidth(1, 1);
    m_page->addLayout(m_grid);
    m_cell = 0;
    return m_grid;
}

SettingsField *SettingsForm::add(const QString &label, const QString &wireName, const QString &help, QWidget *control,
                                 Read read, std::function<bool()> isSet, int columns)
{
    auto *field = new SettingsField(label, wireName, help, control, this);
    if (columns == 2 && m_cell % 2 == 1)
        ++m_cell;
    m_grid->addWidget(field, m_cell / 2, m_cell % 2, 1, columns);
    m_cell += columns;
    m_entries.append({field, wireName, std::move(read), std::move(isSet)});
    return field;
}

QString SettingsForm::inheritedText(const QString &value) const
{
    if (value.isEmpty())
        return tr("Provider’s default");
    //: Value of an empty field. %1: the value that all panes have.
    return tr("%1 (all panes)").arg(value);
}

QLineEdit *SettingsForm::addReal(const QString &label, const QString &wireName, const QString &help,
                                 std::optional<double> GenerationSettings::*member, double low, double high)
{
    const auto &value = m_subject.settings.*member;
    const auto &common = m_subject.inherited.*member;
    auto *edit = new QLineEdit(value ? SettingsBadge::number(*value) : QString());
    edit->setObjectName(wireName);
    edit->setPlaceholderText(inheritedText(common ? SettingsBadge::number(*common) : QString()));
    const bool lowIsOpen = member == &GenerationSettings::repetitionPenalty;
    const QString sentence = (lowIsOpen ? tr("Write a number above %1, up to %2.") : tr("Write a number from %1 to %2."))
                                 .arg(SettingsBadge::number(low), SettingsBadge::number(high));
    const auto read = [=](GenerationSettings &settings) {
        const QString text = edit->text().trimmed();
        settings.*member = text.isEmpty() ? std::nullopt : realFrom(text);
        const auto &got = settings.*member;
        const bool fits = got && (lowIsOpen ? *got > low : *got >= low) && *got <= high;
        return text.isEmpty() || fits ? QString() : sentence;
    };
    SettingsField *field
        = add(label, wireName, help, edit, read, [edit] { return !edit->text().trimmed().isEmpty(); });
    offerDefaults(field, wireName, common ? SettingsBadge::number(*common) : QString(), edit);
    m_clear.append([edit] { edit->clear(); });
    connect(edit, &QLineEdit::textChanged, this, &SettingsForm::check);
    connect(edit, &QLineEdit::returnPressed, this, &SettingsForm::apply);
    return edit;
}

QLineEdit *SettingsForm::addWhole(const QString &label, const QString &wireName, const QString &help,
                                  std::optional<qint64> GenerationSettings::*member, std::optional<qint64> low)
{
    const auto &value = m_subject.settings.*member;
    const auto &common = m_subject.inherited.*member;
    auto *edit = new QLineEdit(value ? QString::number(*value) : QString());
    edit->setObjectName(wireName);
    edit->setPlaceholderText(inheritedText(common ? QString::number(*common) : QString()));
    const QString sentence = low ? tr("Write a whole number of at least %1.").arg(*low) : tr("Write a whole number.");
    const auto read = [=](GenerationSettings &settings) {
        const QString text = edit->text().trimmed();
        settings.*member = text.isEmpty() ? std::nullopt : wholeFrom(text);
        const auto &got = settings.*member;
        return text.isEmpty() || (got && (!low || *got >= *low)) ? QString() : sentence;
    };
    SettingsField *field
        = add(label, wireName, help, edit, read, [edit] { return !edit->text().trimmed().isEmpty(); });
    offerDefaults(field, wireName, common ? QString::number(*common) : QString(), edit);
    m_clear.append([edit] { edit->clear(); });
    connect(edit, &QLineEdit::textChanged, this, &SettingsForm::check);
    connect(edit, &QLineEdit::returnPressed, this, &SettingsForm::apply);
    return edit;
}

void SettingsForm::offerDefaults(SettingsField *field, const QString &key, const QString &inherited,
                                 const std::function<void()> &clear,
                                 const std::function<void(const QString &)> &setPlaceholder)
{
    if (m_subject.scope != SettingsSubject::Scope::Pane || inherited.isEmpty())
        return;
    const auto renew = [this, field, inherited, setPlaceholder] {
        setPlaceholder(inheritedText(field->isCleared() ? QString() : inherited));
    };
    field->offerDefaults(inherited, isCleared(key));
    renew();
    connect(field, &SettingsField::defaultChosen, this, [this, clear, renew] {
        clear();
        renew();
        check();
    });
    m_clear.append([field, renew] {
        field->setCleared(false);
        renew();
    });
    m_clearables.append({key, [field] { return field->isCleared(); }});
}

/// What is set is not cleared; what has no field here stays as it was.
void SettingsForm::readCleared(GenerationSettings &read) const
{
    for (const Clearable &clearable : std::as_const(m_clearables)) {
        read.cleared.removeAll(clearable.key);
        if (clearable.isCleared())
            read.cleared.append(clearable.key);
    }
    const QJsonObject set = read.toJson();
    read.cleared.removeIf([&set](const QString &name) {
        const bool budget = name == "reasoning_effort"_L1 && set.contains("reasoning_max_tokens"_L1);
        return budget || (name != "routing"_L1 && set.contains(name));
    });
    read.cleared.sort();
}

void SettingsForm::addSampling()
{
    addSection(tr("How words are drawn"));
    addReal(tr("&Temperature"), u"temperature"_s, tr("0 to 2. Higher is freer."), &GenerationSettings::temperature, 0, 2);
    addReal(tr("Top &p"), u"top_p"_s, tr("0 to 1: share of the likeliest words that are drawn from."),
            &GenerationSettings::topP, 0, 1);
    addWhole(tr("Top &k"), u"top_k"_s, tr("How many of the likeliest words are drawn from. 0: all."),
             &GenerationSettings::topK, 0);
    addReal(tr("Mi&n p"), u"min_p"_s, tr("0 to 1: words less likely than this share of the likeliest are left out."),
            &GenerationSettings::minP, 0, 1);
    addReal(tr("&Frequency penalty"), u"frequency_penalty"_s, tr("−2 to 2. Higher repeats less, by how often."),
            &GenerationSettings::frequencyPenalty, -2, 2);
    addReal(tr("Pr&esence penalty"), u"presence_penalty"_s, tr("−2 to 2. Higher repeats less, at all."),
            &GenerationSettings::presencePenalty, -2, 2);
    addReal(tr("Repet&ition penalty"), u"repetition_penalty"_s, tr("Above 0, to 2. 1 is none."),
            &GenerationSettings::repetitionPenalty, 0, 2);
    addWhole(tr("&Seed"), u"seed"_s, tr("The same seed asks for the same answer."), &GenerationSettings::seed, {});
}

void SettingsForm::addRouting()
{
    const bool offered = std::ranges::any_of(m_subject.targets, [](const SettingsSubject::Target &target) {
        return target.kind == ProviderKind::OpenRouter;
    });
    if (!offered)
        return; // what is set is kept: the model may be swapped back
    addSection(tr("Hosts behind OpenRouter"));
    m_routing = new RoutingFields(m_subject.settings.routing, m_subject.inherited.routing,
                                  m_subject.settings.cleared, this);
    m_page->addWidget(m_routing);
    m_clear.append([this] { m_routing->clear(); });
    connect(m_routing, &RoutingFields::changed, this, &SettingsForm::check);
}

void SettingsForm::setEndpoints(const QList<ModelEndpoint> &endpoints)
{
    if (m_routing)
        m_routing->setEndpoints(endpoints);
}

void SettingsForm::check()
{
    if (m_building)
        return;
    GenerationSettings read = m_subject.settings; // what this form has no field for stays
    m_problems = 0;
    for (const Entry &entry : std::as_const(m_entries)) {
        const QString problem = entry.read(read);
        entry.field->setProblem(problem);
        m_problems += problem.isEmpty() ? 0 : 1;
    }
    for (const Entry &entry : std::as_const(m_entries))
        showSupport(entry, read);
    if (m_routing) {
        m_problems += m_routing->problems();
        read.routing = m_routing->routing();
        read.cleared.removeIf([](const QString &name) { return name.section(u'.', 0, 0) == "routing"_L1; });
        read.cleared += m_routing->cleared();
    }
    readCleared(read);
    m_result = read;
    m_count->setText(tr("%n field(s) need a change", nullptr, m_problems));
    m_count->setVisible(m_problems > 0);
    m_countGlyph->setVisible(m_problems > 0);
}

void SettingsForm::showSupport(const Entry &entry, const GenerationSettings &read)
{
    auto id = settingFromName(entry.wireName);
    if (!id)
        return;
    if (id == SettingId::ReasoningEffort && read.reasoningMaxTokens)
        id = SettingId::ReasoningMaxTokens; // one choice in the form, two fields on the wire
    const QString format = read.responseFormat.value("type"_L1).toString();
    QStringList without;
    bool sent = false;
    for (const SettingsSubject::Target &target : std::as_const(m_subject.targets)) {
        const SettingSupport support = settingSupport(*id, target.kind, target.preset, target.model);
        const bool otherFormat = id == SettingId::ResponseFormat && !support.values.isEmpty() && !format.isEmpty()
            && format != "text"_L1 && !support.values.contains(format);
        if (support.support != Support::Unsupported && !otherFormat)
            continue;
        without.append(target.name);
        sent = sent || support.reason != UnsupportedReason::NoSuchField;
    }
    without.removeDuplicates();
    const bool nobody = !m_subject.targets.isEmpty()
        && std::ranges::all_of(m_subject.targets, [&](const auto &target) { return without.contains(target.name); });
    QString reason;
    if (!without.isEmpty() && m_subject.scope == SettingsSubject::Scope::Pane)
        reason = !entry.isSet() ? tr("%1 does not take it.").arg(without.first())
            : sent              ? tr("%1 does not take it: it is sent and likely ignored.").arg(without.first())
                                : tr("%1 does not take it: it is kept and not sent.").arg(without.first());
    else if (nobody)
        reason = tr("No model of this comparison takes it.");
    else if (!without.isEmpty() && entry.isSet())
        reason = tr("Without effect on %1.").arg(QLocale().createSeparatedList(without));
    entry.field->setNotSent(reason, nobody && !entry.isSet());
}

std::optional<GenerationSettings> SettingsForm::settings() const
{
    return m_problems > 0 ? std::nullopt : std::optional(m_result);
}

int SettingsForm::problems() const
{
    return m_problems;
}

void SettingsForm::apply()
{
    check();
    if (m_problems == 0) {
        emit accepted(m_result, m_repeat);
        return;
    }
    const auto wrong = std::ranges::find_if(m_entries, [](const Entry &e) { return !e.field->problem().isEmpty(); });
    QWidget *target = wrong != m_entries.end() ? wrong->field->focusTarget() : m_routing->firstWrong();
    if (!target)
        return;
    target->setFocus(Qt::OtherFocusReason);
    if (auto *edit = qobject_cast<QLineEdit *>(target))
        edit->selectAll();
}

void SettingsForm::clearAll()
{
    m_subject.settings.cleared.clear();
    for (const auto &clear : std::as_const(m_clear))
        clear();
    check();
}

QWidget *SettingsForm::firstField() const
{
    const auto first = std::ranges::find_if(m_entries, [](const Entry &e) { return e.field->control()->isEnabled(); });
    return first == m_entries.end() ? nullptr : first->field->focusTarget();
}

bool SettingsForm::eventFilter(QObject *watched, QEvent *event)
{
    // Tab goes on below the fold: the field that it reaches is brought into sight.
    if (event->type() == QEvent::FocusIn) {
        if (auto *scroll = findChild<QScrollArea *>(u"settingsScroll"_s))
            scroll->ensureWidgetVisible(static_cast<QWidget *>(watched), 0, metrics::kXXLarge);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bakeoff
