// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"
#include "words/reportwords.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>

namespace bakeoff {

class Thumbnails;
class Workbench;
struct MediaPreview;

/// Pictures of the files of a report: from the kept thumbnails, or made anew. GUI thread.
class ReportPictureMaker : public QObject {
    Q_OBJECT
public:
    explicit ReportPictureMaker(Workbench &workbench, QObject *parent = nullptr);

    /// Asks for those of these files that have pictures; what was asked for before is given up. gathered() comes once, at
    /// once where nothing is missing.
    void gather(const QList<ReportMedia> &media);
    /// Of the files that were asked for last, by their content.
    QHash<QByteArray, QImage> pictures() const { return m_pictures; }
    /// Encoded for a report: JPEG, PNG where it can be seen through. Any thread; takes some milliseconds.
    static ReportPicture encode(const QImage &picture);

signals:
    void gathered();

private:
    void take(quint64 request, const MediaPreview *preview);

    Workbench &m_workbench;
    Thumbnails *m_maker = nullptr;
    QHash<QByteArray, QImage> m_pictures;
    QHash<quint64, QByteArray> m_waiting;
    QSet<QByteArray> m_blank; ///< have none
};

} // namespace bakeoff
