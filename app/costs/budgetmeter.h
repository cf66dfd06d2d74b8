// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/budget.h"

#include <QCoreApplication>
#include <QLocale>
#include <QWidget>

#include <optional>

namespace bakeoff {

class GlyphView;
class TextLabel;

/// Words about budgets that the costs screen, the status bar and the dialog share.
class BudgetWords {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::BudgetWords)
public:
    /// "Day", "Month", "One run", with the provider where it has one: "Day, OpenRouter".
    static QString scopeWord(BudgetScope scope);
    static QString title(const Budget &budget);
    /// "of $5.00", "of $5.00, $0.42 held".
    static QString capText(const BudgetState &state, const QLocale &locale);
    /// All of it in sentences, for tooltips and screen readers.
    static QString sentence(const BudgetState &state, const QLocale &locale);
};

/// How far a budget is used up: billed solid, estimated hatched, held pale, and a mark where the warning begins. With
/// more spent than the cap the bar stands for what is spent. It is read only; all of it is said in words too.
class BudgetBar : public QWidget {
    Q_OBJECT
public:
    explicit BudgetBar(QWidget *parent = nullptr);

    void setState(const BudgetState &state);
    const BudgetState &state() const { return m_state; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BudgetState m_state;
};

/// A bar with its words, on the costs screen.
class BudgetMeter : public QWidget {
    Q_OBJECT
public:
    explicit BudgetMeter(QWidget *parent = nullptr);

    void setState(const BudgetState &state);
    QString text() const;

private:
    GlyphView *m_glyph;
    TextLabel *m_title;
    TextLabel *m_spent;
    TextLabel *m_cap;
    BudgetBar *m_bar;
};

} // namespace bakeoff
