// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/picturediffer.h"

#include "compare/background.h"

#include <utility>

namespace bakeoff {

void PictureDiffer::ask(const QImage &first, const QImage &second, int amplification)
{
    const Question question{first, second, amplification};
    if (m_busy)
        m_next = question;
    else
        start(question);
}

void PictureDiffer::start(const Question &question)
{
    m_busy = true;
    inBackground([question] { return differenceOf(question.first, question.second, question.amplification); })
        .then(this, [this](const ImageDifference &difference) {
            m_busy = false;
            if (const auto next = std::exchange(m_next, std::nullopt))
                start(*next);
            emit made(difference);
        });
}

} // namespace bakeoff
