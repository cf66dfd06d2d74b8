// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/imagedifference.h"

#include <QObject>

#include <optional>

namespace bakeoff {

/// Computes differences of pictures on another thread, one at a time; of several that were asked for meanwhile the last.
class PictureDiffer : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void ask(const QImage &first, const QImage &second, int amplification);
    bool isBusy() const { return m_busy; }

signals:
    void made(const bakeoff::ImageDifference &difference);

private:
    struct Question {
        QImage first;
        QImage second;
        int amplification = 1;
    };
    void start(const Question &question);

    std::optional<Question> m_next;
    bool m_busy = false;
};

} // namespace bakeoff
