// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/attachment.h"
#include "widgets/surface.h"
#include "widgets/wordfold.h"

#include <QList>

class QAction;
class QPushButton;
class QToolButton;

namespace bakeoff {

class ElidedLabel;
class TextLabel;
class TurnAttachments;

/// The prompt of the turn shown, once for all panes: which turn of how many, which of its alternatives, what can be
/// done with it.
class TurnBand : public Surface {
    Q_OBJECT
public:
    explicit TurnBand(QWidget *parent = nullptr);

    struct Shown {
        int number = 1; ///< from 1
        int count = 1;
        int alternative = 1; ///< from 1, among the turns with the same one before them
        int alternatives = 1;
        QString prompt; ///< as sent
        QList<Attachment> attachments = {};
    };
    void setTurn(const Shown &shown);
    /// The buttons show the keys of these and trigger them.
    void setActions(QAction *earlier, QAction *later, QAction *previousAlternative, QAction *nextAlternative,
                    QAction *edit);
    void bindRetryFailed(QAction *retry);
    void showRetryFailed(bool shown);

    /// The prompt on one line, without the marks of Markdown.
    static QString oneLine(const QString &prompt);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    WordFold m_words;
    TextLabel *m_number;
    QToolButton *m_earlier;
    QToolButton *m_later;
    ElidedLabel *m_prompt;
    TurnAttachments *m_attachments;
    TextLabel *m_alternative;
    QToolButton *m_previous;
    QToolButton *m_next;
    QPushButton *m_retry;
    QPushButton *m_edit;
};

} // namespace bakeoff
