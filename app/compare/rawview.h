// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/rawtext.h"

#include <QWidget>

#include <functional>

class QPushButton;

namespace bakeoff {

class AnswerView;

/// What went over the wire for one reply: request and response, as text with JSON laid out and coloured. Long traffic
/// is laid out on another thread. Below a bar that copies the request as a program.
class RawView : public QWidget {
    Q_OBJECT
public:
    explicit RawView(QWidget *parent = nullptr);

    AnswerView *text() const { return m_text; }
    void setTraffic(const RawTraffic &traffic);
    /// Adds a button "Copy as NAME". \param make gives the text when it is pressed; empty: there is none
    void addSnippet(const QString &name, const std::function<QString()> &make);
    /// Whether there is a request to copy. \param why there is none, for the tooltip; may be empty
    void setSnippetsEnabled(bool enabled, const QString &why = {});
    QList<QPushButton *> snippetButtons() const { return m_buttons; }

signals:
    /// The blocks of the last setTraffic() are shown.
    void shown();

private:
    RawTraffic m_traffic;
    QList<QPushButton *> m_buttons;
    QWidget *m_bar;
    AnswerView *m_text;
    int m_generation = 0;
};

} // namespace bakeoff
