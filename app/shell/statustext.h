// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>
#include <QWidget>

namespace bakeoff {

/// A piece of the status bar. What it says changes while answers stream, so a screen reader that looks finds it as it
/// is, but is told of no change.
class StatusText : public QWidget {
    Q_OBJECT
public:
    enum class Role { Sentence, Sum };
    explicit StatusText(Role role, QWidget *parent = nullptr);

    /// \param forms of the value, from the whole to the shortest that may stand for it; a sum is never cut
    void setText(const QString &label, const QStringList &forms, const QString &toolTip = {});
    void setLabel(const QString &label);
    const QString &label() const { return m_label; }
    /// What it says in full: label and first form.
    QString spoken() const;
    /// The first form of the value.
    QString fullValue() const { return formAt(0); }
    /// What is painted, but for the end that a sentence may lose.
    QString shownText() const;

    qsizetype formCount() const { return m_forms.size(); }
    /// \param form beyond the last one: the last one
    int widthOf(qsizetype form) const;
    void setForm(qsizetype form);
    /// A screen reader says this now.
    void announce(const QString &message);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QFont valueFont() const;
    QString formAt(qsizetype form) const;

    Role m_role;
    QString m_label;
    QStringList m_forms;
    QString m_toolTip;
    qsizetype m_form = 0;
};

} // namespace bakeoff
