// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/attachment.h"

#include <QList>
#include <QToolButton>

namespace bakeoff {

/// What was attached to the prompt of a turn: a button that counts the files and shows them in a popup. Hidden where
/// there are none.
class TurnAttachments : public QToolButton {
    Q_OBJECT
public:
    explicit TurnAttachments(QWidget *parent = nullptr);

    void setAttachments(const QList<Attachment> &attachments);

private:
    void open();

    QList<Attachment> m_attachments;
};

} // namespace bakeoff
