// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/jobfacts.h"
#include "queue/joboutputs.h"

#include <QWidget>

class QStackedWidget;

namespace bakeoff {

class CodeText;
class MediaView;
class StateMessage;

/// One output of a job: a file of any kind, its text, or a sentence in its place.
class OutputView : public QWidget {
    Q_OBJECT
public:
    explicit OutputView(QWidget *parent = nullptr);

    /// Without the buttons for zooming.
    void setCompact(bool compact);
    /// \param path of a file that is here; read anew only where it is another
    void showFile(const QString &path);
    void showText(const JobOutput &output);
    /// What streams in at the moment.
    void showLiveText(const QString &text);
    void showSentence(const JobFacts::Absence &absence);
    void clear();

    MediaView *mediaView() const { return m_media; }
    bool showsMedia() const;
    QString shownText() const; ///< of the output itself, or the sentence
    /// Where keys for the output go.
    QWidget *focusTarget() const;

signals:
    void shown();

private:
    QStackedWidget *m_pages;
    QWidget *m_empty;
    MediaView *m_media;
    CodeText *m_text;
    StateMessage *m_message;
};

} // namespace bakeoff
