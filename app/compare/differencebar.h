// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "widgets/surface.h"

#include <QPair>

class QCheckBox;
class QComboBox;
class QToolButton;

namespace bakeoff {

class ElidedLabel;
class TextLabel;

/// The bar above the panes while their differences are shown: baseline, changes, what is folded, legend.
class DifferenceBar : public Surface {
    Q_OBJECT
public:
    explicit DifferenceBar(QWidget *parent = nullptr);

    /// Panes by their names.
    void setPanes(const QList<QPair<Id, QString>> &panes, const Id &baseline);
    void setOnly(bool only);
    /// What stands beside the arrows: "Change 5 of 13". \param steps whether there is a change to go to
    void setSummary(const QString &text, bool steps);
    void setKeys(const QString &keys);

    QComboBox *baselineChooser() const { return m_baseline; }
    QCheckBox *onlyBox() const { return m_only; }
    QToolButton *previousButton() const { return m_previous; }
    QToolButton *nextButton() const { return m_next; }
    QString summary() const;

    QSize minimumSizeHint() const override;

signals:
    void baselineChosen(const bakeoff::Id &pane);
    void onlyToggled(bool only);
    void stepRequested(int by); ///< 1 or -1
    void closeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QComboBox *m_baseline;
    QCheckBox *m_only;
    QToolButton *m_previous;
    QToolButton *m_next;
    ElidedLabel *m_summary;
    TextLabel *m_keys;
    QList<QWidget *> m_extras; ///< what goes where there is no room, in this order
};

} // namespace bakeoff
