// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace bakeoff {

class TextLabel;

/// The field that the history is searched with; at its end stands how long the last search took.
class HistorySearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit HistorySearchField(QWidget *parent = nullptr);

    void setNote(const QString &note);
    QString note() const;

signals:
    void leftDownwards(); ///< Down: to the list
    void openWanted();    ///< Enter
    void emptied();       ///< Esc in a field with text

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeNote();

    TextLabel *m_note;
};

} // namespace bakeoff
