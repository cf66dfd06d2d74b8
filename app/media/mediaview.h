// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediafacts.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace bakeoff {

class ImageView;
class PlayerView;
class StateMessage;
class TextLabel;
class Thumbnails;

/// Shows a file of any kind: picture, film, sound, text and JSON, or says what it is. Files are read on threads of their
/// own; the last one that was asked for is shown.
class MediaView : public QWidget {
    Q_OBJECT
public:
    explicit MediaView(QWidget *parent = nullptr);
    ~MediaView() override;

    /// Empty: nothing is shown.
    void setFile(const QString &path);
    QString file() const { return m_path; }
    /// Of the file that is shown; nothing while it is read, and where it cannot be.
    std::optional<MediaFacts> facts() const { return m_facts; }

    ImageView *imageView() const { return m_image; }
    PlayerView *playerView() const { return m_player; }
    bool showsPicture() const;
    bool showsPlayer() const;

signals:
    /// The file is shown, or a sentence in its place.
    void shown();

private:
    QWidget *makePicturePage();
    void take(quint64 request, const MediaPreviewResult &result);
    void showText();
    void showSentence(const QString &sentence, const QString &detail);
    void showZoom();

    QString m_path;
    std::optional<MediaFacts> m_facts;
    quint64 m_request = 0;
    Thumbnails *m_reader;
    QStackedWidget *m_pages;
    ImageView *m_image;
    TextLabel *m_zoom;
    QWidget *m_picturePage;
    PlayerView *m_player;
    QPlainTextEdit *m_text;
    StateMessage *m_message;
    QWidget *m_empty;
};

} // namespace bakeoff
