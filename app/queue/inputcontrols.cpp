// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/inputcontrol.h"

#include "catalog/inputform.h"
#include "compare/texthighlighter.h"
#include "queue/filecontrol.h"
#include "queue/numberbox.h"
#include "widgets/metrics.h"
#include "widgets/segmented.h"
#include "widgets/typography.h"
#include "words/inputwords.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// A description up to this long stands beside a check box.
constexpr qsizetype kShortDescription = 80;
/// Choices stand side by side where they are few and short.
constexpr int kMostSegments = 4;
constexpr int kMostSegmentLetters = 28;

/// What an empty field stands for.
QString emptyText(const InputField &field)
{
    if (field.type == InputType::String && field.defaultValue.toString().isEmpty())
        return {};
    if (field.hasDefault())
        return InputWords::valueText(field, field.defaultValue);
    return field.type == InputType::Integer || field.type == InputType::Number ? InputControl::tr("Not set") : QString();
}

void layOut(InputControl *control, QWidget *only)
{
    auto *layout = new QVBoxLayout(control);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(only);
}

class LineControl : public InputControl {
public:
    LineControl(const InputField &field, QWidget *parent)
        : InputControl(field.key, parent)
        , m_edit(new QLineEdit(this))
    {
        layOut(this, m_edit);
        if (field.type == InputType::Secret) {
            m_edit->setEchoMode(QLineEdit::Password);
            m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
        }
        m_edit->setPlaceholderText(emptyText(field));
        connect(m_edit, &QLineEdit::textEdited, this, &InputControl::edited);
    }

    void showForm(const InputForm &form) override
    {
        if (const QString text = form.text(key()); text != m_edit->text()) {
            m_edit->setText(text);
            m_edit->setCursorPosition(0);
        }
    }
    void writeTo(InputForm &form) const override { form.setText(key(), m_edit->text()); }
    QWidget *focusTarget() override { return m_edit; }

private:
    QLineEdit *m_edit;
};

/// Longer text, lists one item a line, and JSON.
class TextBoxControl : public InputControl {
public:
    TextBoxControl(const InputField &field, QWidget *parent)
        : InputControl(field.key, parent)
        , m_edit(new QPlainTextEdit(this))
        , m_json(field.type == InputType::Json)
    {
        layOut(this, m_edit);
        m_edit->setTabChangesFocus(true);
        m_edit->document()->setDocumentMargin(metrics::kTight);
        m_edit->setPlaceholderText(field.hasDefault() ? inputText(field, field.defaultValue) : QString());
        m_edit->setLineWrapMode(field.list ? QPlainTextEdit::NoWrap : QPlainTextEdit::WidgetWidth);
        if (m_json)
            m_edit->setFont(monoFont());
        const int lines = field.extra ? 2 : m_json || field.list ? 4 : 3;
        m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + 2 * metrics::kTight + 6);
        connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
            // New colours come as a change of the text too.
            if (const QString now = m_edit->toPlainText(); now != m_shown) {
                m_shown = now;
                highlight();
                emit edited();
            }
        });
    }

    void showForm(const InputForm &form) override
    {
        const QString text = form.text(key());
        if (text == m_edit->toPlainText())
            return;
        const QSignalBlocker quiet(m_edit);
        m_edit->setPlainText(text);
        m_shown = m_edit->toPlainText();
        highlight();
    }
    void writeTo(InputForm &form) const override { form.setText(key(), m_edit->toPlainText()); }
    QWidget *focusTarget() override { return m_edit; }
    bool isWide() const override { return true; }

protected:
    void changeEvent(QEvent *event) override
    {
        InputControl::changeEvent(event);
        if (event->type() == QEvent::PaletteChange && m_highlighter)
            m_highlighter->follow(palette());
    }

private:
    /// The highlighter takes a lone number or text for a mistake.
    void highlight()
    {
        const bool wanted = m_json && (m_shown.startsWith(u'{') || m_shown.startsWith(u'['));
        if (wanted && !m_highlighter) {
            m_highlighter = new TextHighlighter(m_edit->document(), TextHighlighter::Language::Json, false);
            m_highlighter->follow(palette());
        } else if (!wanted && m_highlighter) {
            delete std::exchange(m_highlighter, nullptr);
        }
    }

    QPlainTextEdit *m_edit;
    bool m_json;
    TextHighlighter *m_highlighter = nullptr;
    QString m_shown;
};

/// The wheel over it scrolls the form.
class FormSlider : public QSlider {
public:
    using QSlider::QSlider;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

/// A number, with a slider where the range is known. Keys and screen readers use the box.
class NumberControl : public InputControl {
public:
    NumberControl(const InputField &field, QWidget *parent)
        : InputControl(field.key, parent)
        , m_field(field)
        , m_box(new NumberBox(field, this))
    {
        m_box->setPlaceholder(emptyText(field));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(metrics::kMedium);
        if (hasSlider())
            layout->addWidget(makeSlider(), 1);
        layout->addWidget(m_box, m_slider ? 0 : 1);
        if (m_slider)
            m_box->setFixedWidth(scaled(88));
        connect(m_box, &NumberBox::edited, this, [this] {
            moveSlider();
            emit edited();
        });
    }

    void showForm(const InputForm &form) override
    {
        m_box->setTyped(form.text(key()));
        moveSlider();
    }
    void writeTo(InputForm &form) const override { form.setText(key(), m_box->typed()); }
    QWidget *focusTarget() override { return m_box; }

private:
    /// A seed has a range too, but nobody slides to one.
    bool hasSlider() const
    {
        if (!m_field.minimum || !m_field.maximum)
            return false;
        const double range = *m_field.maximum - *m_field.minimum;
        return range > 0 && range <= (m_field.type == InputType::Integer ? 10'000 : 1000);
    }

    QWidget *makeSlider()
    {
        m_slider = new FormSlider(Qt::Horizontal, this);
        m_slider->setFocusPolicy(Qt::NoFocus);
        const double range = *m_field.maximum - *m_field.minimum;
        const double coarse = niceStep(range);
        m_unit = m_field.multipleOf ? *m_field.multipleOf
            : m_field.type == InputType::Integer ? std::max(1.0, range > 1000 ? std::round(coarse) : 1.0)
                                                 : coarse;
        m_slider->setRange(0, std::max(1, int(std::ceil(range / m_unit - 1e-9))));
        m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
        m_slider->setAccessibleName(m_field.title);
        connect(m_slider, &QSlider::valueChanged, this, [this](int place) {
            const double number = std::min(*m_field.minimum + place * m_unit, *m_field.maximum);
            m_box->setNumber(QString::number(number, 'g', 12).toDouble());
        });
        return m_slider;
    }

    void moveSlider()
    {
        if (!m_slider)
            return;
        const double shown = m_box->number().value_or(m_field.defaultValue.toDouble(*m_field.minimum));
        const double place = (std::clamp(shown, *m_field.minimum, *m_field.maximum) - *m_field.minimum) / m_unit;
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(int(std::round(place)));
    }

    InputField m_field;
    NumberBox *m_box;
    QSlider *m_slider = nullptr;
    double m_unit = 1;
};

/// Three states only where the model has no default: then nothing is said until someone says it.
class CheckControl : public InputControl {
public:
    CheckControl(const InputField &field, QWidget *parent)
        : InputControl(field.key, parent)
        , m_box(new QCheckBox(this))
        , m_describes(!field.description.isEmpty() && field.description.size() <= kShortDescription
                      && !field.description.contains(u'\n'))
    {
        layOut(this, m_box);
        QString text = m_describes ? field.description : InputControl::tr("Yes");
        m_box->setText(text.replace(u'&', u"&&"_s));
        connect(m_box, &QCheckBox::clicked, this, [this] {
            m_box->setTristate(false);
            emit edited();
        });
    }

    void showForm(const InputForm &form) override
    {
        const QJsonValue shown = form.shownValue(key());
        const QSignalBlocker quiet(m_box);
        m_box->setTristate(!shown.isBool());
        m_box->setCheckState(shown.isBool() ? (shown.toBool() ? Qt::Checked : Qt::Unchecked) : Qt::PartiallyChecked);
    }
    void writeTo(InputForm &form) const override
    {
        if (m_box->checkState() != Qt::PartiallyChecked)
            form.set(key(), m_box->isChecked());
    }
    QWidget *focusTarget() override { return m_box; }
    bool saysDescription() const override { return m_describes; }

private:
    QCheckBox *m_box;
    bool m_describes;
};

class FormCombo : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore(); // the form scrolls
    }
};

class ComboControl : public InputControl {
public:
    ComboControl(const InputField &field, QWidget *parent)
        : InputControl(field.key, parent)
        , m_field(field)
        , m_box(new FormCombo(this))
    {
        layOut(this, m_box);
        m_box->setFocusPolicy(Qt::StrongFocus);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_box->setMinimumContentsLength(8);
        if (!field.hasDefault())
            m_box->addItem(InputControl::tr("Not set"), QVariant());
        for (qsizetype i = 0; i < field.choices.size(); ++i) {
            const QString text = InputWords::valueText(field, field.choices[i]);
            m_box->addItem(text.isEmpty() ? InputControl::tr("(empty)") : text, i);
        }
        m_own = m_box->count();
        connect(m_box, &QComboBox::activated, this, &InputControl::edited);
    }

    void showForm(const InputForm &form) override
    {
        const QSignalBlocker quiet(m_box);
        while (m_box->count() > m_own)
            m_box->removeItem(m_own);
        const QJsonValue shown = form.isSet(key()) ? form.value(key()) : m_field.defaultValue;
        const qsizetype place = m_field.choices.indexOf(shown);
        if (place >= 0) {
            m_box->setCurrentIndex(m_box->findData(place));
        } else if (!form.isSet(key()) && !m_field.hasDefault()) {
            m_box->setCurrentIndex(0);
        } else { // what came from elsewhere and is no choice stays to be seen
            const QString odd = form.isSet(key()) ? form.text(key()) : InputWords::valueText(m_field, shown);
            m_box->addItem(odd, qsizetype(-1));
            m_box->setCurrentIndex(m_own);
        }
    }
    void writeTo(InputForm &form) const override
    {
        const QVariant place = m_box->currentData();
        if (!place.isValid())
            form.unset(key());
        else if (place.toLongLong() >= 0)
            form.set(key(), m_field.choices[place.toLongLong()]);
    }
    QWidget *focusTarget() override { return m_box; }

private:
    InputField m_field;
    FormCombo *m_box;
    int m_own = 0;
};

class SegmentControl : public InputControl {
public:
    SegmentControl(const InputField &field, QWidget *parent)
        : InputControl(field.key, parent)
        , m_field(field)
        , m_choices(new Segmented(field.title, this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_choices);
        layout->addStretch(1);
        for (const QJsonValue &choice : field.choices)
            m_choices->addChoice(InputWords::valueText(field, choice));
        connect(m_choices, &Segmented::currentIndexChanged, this, &InputControl::edited);
    }

    static bool suits(const InputField &field)
    {
        if (field.choices.size() < 2 || field.choices.size() > kMostSegments || !field.choices.contains(field.defaultValue))
            return false;
        qsizetype letters = 0;
        for (const QJsonValue &choice : field.choices) {
            const QString text = InputWords::valueText(field, choice);
            if (text.isEmpty())
                return false;
            letters += text.size() + 2;
        }
        return letters <= kMostSegmentLetters;
    }

    void showForm(const InputForm &form) override
    {
        const QSignalBlocker quiet(m_choices);
        const qsizetype place = m_field.choices.indexOf(form.shownValue(key()));
        m_choices->setCurrentIndex(int(std::max<qsizetype>(0, place)));
        m_choices->setFocusProxy(m_choices->button(m_choices->currentIndex()));
    }
    void writeTo(InputForm &form) const override { form.set(key(), m_field.choices[m_choices->currentIndex()]); }
    QWidget *focusTarget() override { return m_choices; }

private:
    InputField m_field;
    Segmented *m_choices;
};

} // namespace

InputControl::InputControl(const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
{
}

InputControl *makeInputControl(const InputField &field, QWidget *parent)
{
    if (field.type == InputType::File)
        return new FileControl(field, parent);
    if (field.list || field.type == InputType::Json || (field.type == InputType::String && field.multiLine))
        return new TextBoxControl(field, parent);
    switch (field.type) {
    case InputType::Integer:
    case InputType::Number:
        return new NumberControl(field, parent);
    case InputType::Boolean:
        return new CheckControl(field, parent);
    case InputType::Choice:
        if (SegmentControl::suits(field))
            return new SegmentControl(field, parent);
        return new ComboControl(field, parent);
    default:
        return new LineControl(field, parent);
    }
}

} // namespace bakeoff
