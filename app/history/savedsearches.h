// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "compare/historyquery.h"

#include <QWidget>

class QListWidget;
class QPushButton;

namespace bakeoff {

class HistoryBook;

/// The saved searches in a list: renamed in place, moved, deleted. Each change is stored at once.
class SavedSearches : public QWidget {
    Q_OBJECT
public:
    static constexpr int LongestName = 80;

    explicit SavedSearches(HistoryBook &book, QWidget *parent = nullptr);

    QWidget *firstField() const;

signals:
    void closed();
    void failed(const bakeoff::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void renew();
    void renewButtons();
    void rename(int row, const QString &name);
    void move(int by);
    void remove();
    void store(const QList<SavedSearch> &searches, int row);

    HistoryBook &m_book;
    QListWidget *m_list;
    QPushButton *m_rename;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_remove;
    QPushButton *m_close;
    int m_row = 0; ///< chosen after the next change
    bool m_filling = false;
};

} // namespace bakeoff
