// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/outputsection.h"

class QTextEdit;

namespace bakeoff {

class OutputCaption;
class TextLabel;

/// Texts and JSON side by side; or the words in which the others differ from the first.
class TextSection : public OutputSection {
    Q_OBJECT
public:
    explicit TextSection(OutputSet &set, QWidget *parent = nullptr);
    ~TextSection() override;

    bool setLook(Look look) override;
    Look look() const override { return m_look; }
    void showItem(int index) override;
    void focusCurrent() override;
    QTextEdit *text(int index) const { return m_texts.value(index); } ///< read-only

protected:
    void rebuild() override;
    void showCurrent() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showTexts();

    Segmented *m_looks;
    TextLabel *m_info;
    QWidget *m_columns;
    QList<QWidget *> m_parts;
    QList<QTextEdit *> m_texts;
    QList<OutputCaption *> m_captions;
    Look m_look = Look::Grid;
    int m_request = 0;
};

} // namespace bakeoff
