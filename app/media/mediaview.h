// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediafacts.h"

#include <QWidget>

class QMovie;
class QStackedWidget;
class QToolButton;

namespace bakeoff {

class CodeText;
class ImageView;
class PlayerView;
class StateMessage;
class TextLabel;
class Thumbnails;

/// Shows a file of any kind: picture, film, sound, text and JSON, or says what it is. Files are read on threads of their
/// own; the last one that was asked for is shown. GIF and WebP pictures that move do so while they can be seen; of SVG
/// what safeSvg() leaves is painted.
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
    /// Does the picture move (or would, were it not paused)?
    bool isAnimated() const { return m_movie != nullptr; }
    /// The buttons for zooming above a picture; its keys work without them.
    void setToolsVisible(bool visible);

public slots:
    void togglePlaying(); ///< of a picture that moves

signals:
    /// The file is shown, or a sentence in its place.
    void shown();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makePicturePage();
    void animate();
    void showMotion();
    void paintSvg();
    void showPicture(const QImage &image);
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
    QToolButton *m_motion; ///< plays and pauses a picture that moves
    QWidget *m_tools;
    QWidget *m_picturePage;
    QMovie *m_movie = nullptr;
    bool m_moving = true;  ///< the user did not pause it
    PlayerView *m_player;
    CodeText *m_text;
    StateMessage *m_message;
    QWidget *m_empty;
};

} // namespace bakeoff
