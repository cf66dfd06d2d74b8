// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace bakeoff {

class LineUpBook;
class TextLabel;

/// Asks for the name of a line-up. A name that is taken is told in place; the button then says that it replaces.
class LineUpNameForm : public QWidget {
    Q_OBJECT
public:
    LineUpNameForm(const QString &title, const QString &name, const LineUpBook &book, QWidget *parent = nullptr);

    QLineEdit *field() const { return m_name; }
    QSize wantedSize() const;

signals:
    void accepted(const QString &name);
    void canceled();

private:
    void check();
    void accept();

    const LineUpBook &m_book;
    QString m_own; ///< taken by the comparison itself: no replacement
    QLineEdit *m_name;
    TextLabel *m_note;
    QPushButton *m_save;
};

} // namespace bakeoff
