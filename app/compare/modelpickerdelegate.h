// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFont>
#include <QStyledItemDelegate>
#include <QWidget>

#include <array>

namespace bakeoff {

/// Where the columns of the model picker lie. Each is as wide as its title and a usual value need in the font at hand;
/// the model gets the rest. Where that leaves too little for a model's id, columns go: released first, then what it
/// takes, then the provider.
class ModelPickerColumns {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::ModelPickerHead)
public:
    enum Column { Model, Provider, Takes, Context, In, Out, Released };
    static constexpr int kCount = 7;

    explicit ModelPickerColumns(bool ticks)
        : m_ticks(ticks)
    {
    }

    /// Measures anew where the width or the font is another than before.
    void fit(int width);
    bool shows(Column column) const { return column == Model || m_widths[column] > 0; }
    /// \param row of the width given to fit()
    QRect rect(Column column, const QRect &row) const;
    /// Width that an amount's point and decimals take; longer ones reach into the gap behind.
    int decimals() const { return m_decimals; }

    QString title(Column column) const;
    /// Times to the first text of the user's own runs in place of the month of release.
    void setShowsRuns(bool on);
    static Qt::Alignment alignment(Column column);

private:
    bool m_ticks;
    bool m_runs = false;
    int m_width = -1;
    QFont m_font;
    std::array<int, kCount> m_widths{};
    int m_decimals = 0;
};

/// A row of the model picker: tick, id with what was typed in bold, star, provider, what it takes, context, prices,
/// month of release; or the title of a group. Rows under the mouse and the current one show where their star would be.
class ModelPickerDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ModelPickerDelegate(bool ticks, QObject *parent = nullptr);
    void setShowsRuns(bool on) { m_columns.setShowsRuns(on); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

signals:
    /// The star of a row was clicked.
    void favouriteClicked(const QModelIndex &index);

private:
    /// At the right end of the model's column.
    QRect starRect(const QRect &row) const;
    void paintModel(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTakes(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintPrice(QPainter *painter, const QRect &rect, const QString &price) const;

    bool m_ticks;
    mutable ModelPickerColumns m_columns;
};

/// The names of the columns, above the list; painted where the delegate paints its columns.
class ModelPickerHead : public QWidget {
    Q_OBJECT
public:
    explicit ModelPickerHead(bool ticks, QWidget *parent = nullptr);
    void setShowsRuns(bool on)
    {
        m_columns.setShowsRuns(on);
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ModelPickerColumns m_columns;
};

} // namespace bakeoff
