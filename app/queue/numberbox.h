// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSpinBox>

#include <optional>

namespace bakeoff {

struct InputField;

/// A spin box that may be empty, for whole numbers of 64 bits and for others. What is typed stays as it is typed, also
/// where it is no number; Up and Down step from what is there, else from what the model takes by itself.
class NumberBox : public QAbstractSpinBox {
    Q_OBJECT
public:
    explicit NumberBox(const InputField &field, QWidget *parent = nullptr);

    /// In C notation, as InputForm reads it.
    QString typed() const;
    void setTyped(const QString &text);
    /// The number that is there; absent: none.
    std::optional<double> number() const;
    void setNumber(double number); ///< as if it had been typed
    void setPlaceholder(const QString &text);
    /// How far one step goes.
    double step() const { return m_step; }

    void stepBy(int steps) override;
    QValidator::State validate(QString &input, int &pos) const override;

signals:
    void edited();

protected:
    StepEnabled stepEnabled() const override;
    void wheelEvent(QWheelEvent *event) override;

private:
    bool m_integer;
    double m_step = 1;
    double m_start = 0; ///< where stepping begins in an empty box
    std::optional<double> m_minimum;
    std::optional<double> m_maximum;
};

/// The step of a range that a slider or a key goes by: a hundredth of it, rounded to 1, 2 or 5 times a power of ten.
double niceStep(double range);

} // namespace bakeoff
