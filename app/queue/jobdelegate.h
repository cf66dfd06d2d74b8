// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/jobtablemodel.h"

#include <QPixmap>
#include <QStyledItemDelegate>

#include <functional>

namespace bakeoff {

class Clock;

/// Rows of the table of jobs: grip, picture, prompt over model; glyph, word and what is to be said about it; figures. And
/// the rows of batches and headings. What is painted is in memory: a picture that is not there yet is asked for.
class JobDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// The picture of a file, null while it is made. \param size device independent
    using Picture = std::function<QPixmap(const QByteArray &sha256, const QString &mediaType, QSize size, qreal ratio)>;

    JobDelegate(const JobTableModel &model, const Clock &clock, QObject *parent = nullptr);

    void setPicture(Picture picture) { m_picture = std::move(picture); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static int rowHeight();
    static int heightOf(JobTableModel::RowKind kind);
    static int textLeft();  ///< where the words of a job begin
    static int gripWidth(); ///< at the left edge of a row: what it is dragged or folded by
    int columnWidth(int column, bool narrow) const;
    /// Of the first column, for some words of a title beside the picture; of the state, for its longest word.
    int leastJobWidth() const;
    int leastStateWidth() const;

private:
    QString headerText(int column) const;
    void paintJobCell(QPainter &painter, const QRect &rect, const QPalette &palette, const JobRow &row, bool hovered) const;
    void paintStateCell(QPainter &painter, const QRect &rect, const QPalette &palette, const JobRow &row, double turn,
                        const QColor &ground) const;
    void paintCost(QPainter &painter, const QRect &rect, const QPalette &palette, const Cost &cost, bool sandbox) const;
    void paintBatchCell(QPainter &painter, const QRect &rect, const QPalette &palette, const JobBatchSummary &batch,
                        int column) const;

    const JobTableModel &m_model;
    const Clock &m_clock;
    Picture m_picture;
};

} // namespace bakeoff
