// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/cog/inputschema.h"
#include "queue/inputcontrol.h"

#include <QJsonArray>

class QLineEdit;
class QListWidget;
class QMimeData;
class QPushButton;

namespace bakeoff {

/// A file, or a list of them: dropped, pasted, chosen, or an address that is typed. Files of this machine stand in the
/// form as file:// addresses, what comes without a file of its own as a data URI. A list shows what it holds above the
/// line; Del takes one out, Alt+Up and Alt+Down move it.
class FileControl : public InputControl {
    Q_OBJECT
public:
    FileControl(const InputField &field, QWidget *parent);

    void showForm(const InputForm &form) override;
    void writeTo(InputForm &form) const override;
    QWidget *focusTarget() override;
    bool isWide() const override { return true; }

    /// Files as from a file dialogue. \param paths local
    void takePaths(const QStringList &paths);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    bool take(const QMimeData &mime);
    void add(const QStringList &addresses);
    void showValues();
    void setLine(const QString &address);
    void addTyped();
    void moveItem(int by);

    InputField m_field;
    QStringList m_values; ///< addresses; at most one unless the field is a list
    QLineEdit *m_line;
    QPushButton *m_choose;
    QListWidget *m_list = nullptr; ///< of a list
    bool m_dropping = false;
};

/// How the address of a file is shown: a local path, "PNG, 12 KB" of a data URI, else the address.
QString shownFile(const QString &address);

} // namespace bakeoff
