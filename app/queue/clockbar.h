// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tokens.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <chrono>
#include <optional>

namespace bakeoff {

/// Where the time of a job went: one bar, its parts as long as they lasted, with their figures below.
class ClockBar : public QWidget {
    Q_OBJECT
public:
    struct Part {
        QString name;
        QString figure;                                ///< "2.1 s", "n/a"
        std::optional<std::chrono::microseconds> time; ///< absent: it takes no room in the bar
        StateLook look = StateLook::Waiting;
        QString explanation; ///< tooltip
        friend bool operator==(const Part &, const Part &) = default;
    };
    explicit ClockBar(QWidget *parent = nullptr);

    void setParts(const QList<Part> &parts);
    const QList<Part> &parts() const { return m_parts; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect column(qsizetype part) const;

    QList<Part> m_parts;
};

} // namespace bakeoff
