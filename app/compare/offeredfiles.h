// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

class QMimeData;

namespace bakeoff {

/// A file that someone wants to attach: a place on disk, or bytes that came through the clipboard.
struct OfferedFile {
    QString path = {}; ///< empty: `data` holds the content
    QString name;
    QByteArray data = {};
};

/// Is there something in what was pasted or dropped that can be attached? Reads no content.
bool offersFiles(const QMimeData &mime);

/// Files on this machine, else an image, a PDF or a sound without text beside it: spreadsheets and word processors
/// offer a picture of the text that they offer, and there the text is meant. An image that has no file format of its
/// own becomes a PNG.
QList<OfferedFile> filesOfferedBy(const QMimeData &mime);

} // namespace bakeoff
