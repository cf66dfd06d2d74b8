// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace bakeoff {

class GlyphView;
class TextLabel;

/// A control of a form with its name above, its name on the wire beside that, and one line below: what is wrong with
/// the value, else why it would have no effect, else what it means.
class SettingsField : public QWidget {
    Q_OBJECT
public:
    /// Takes ownership of `control`. \param wireName may be empty
    SettingsField(const QString &label, const QString &wireName, const QString &help, QWidget *control,
                  QWidget *parent = nullptr);

    QWidget *control() const { return m_control; }
    /// Where the focus and the red frame go, if not to the control itself.
    void setFocusTarget(QWidget *target);
    QWidget *focusTarget() const { return m_target; }

    /// A small button at the end of the line of the label, behind the control in the tab order.
    void addToHead(QWidget *button);

    /// A sentence in red, with its glyph; empty: all is well.
    void setProblem(const QString &sentence);
    QString problem() const { return m_problem; }
    /// Why the value has no effect. \param greyed the control takes nothing, since there is nothing to take back
    void setNotSent(const QString &reason, bool greyed);
    QString note() const;

    /// The setting has a value for all panes: a button beside the label chooses what the field stands for when it is
    /// empty, that value or the provider's default. \param inherited the value in words
    void offerDefaults(const QString &inherited, bool cleared);
    bool offersDefaults() const { return m_default != nullptr; }
    /// Empty means the provider's default, not the value of all panes.
    bool isCleared() const { return m_cleared; }
    void setCleared(bool cleared);

signals:
    /// Chosen by the user, who wants the field empty.
    void defaultChosen();

private:
    void renew();
    void fillDefaults();

    QString m_help;
    QString m_problem;
    QString m_reason;
    QString m_inherited;
    bool m_cleared = false;
    QHBoxLayout *m_head = nullptr;
    QToolButton *m_default = nullptr;
    QWidget *m_control;
    QWidget *m_target;
    GlyphView *m_glyph;
    TextLabel *m_note;
};

} // namespace bakeoff
