// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answersamples.h"
#include "widgets/answerview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QTest>

#include <memory>

namespace bakeoff {

/// A text with `paragraphs` paragraphs of some 60 words.
inline QString prose(int paragraphs)
{
    QString text;
    for (int i = 0; i < paragraphs; ++i) {
        text += QStringLiteral("Paragraph %1: ").arg(i);
        for (int word = 0; word < 60; ++word)
            text += (word % 11 == 3 ? QStringLiteral("**strong** ") : QStringLiteral("word%1 ").arg((i * 7 + word) % 97));
        text += QStringLiteral("\n\n");
    }
    return text;
}

/// An empty view on the screen, with the focus. Null: the window did not come.
inline std::unique_ptr<AnswerView> shownAnswer()
{
    auto view = std::make_unique<AnswerView>();
    view->resize(420, 360);
    view->show();
    if (!QTest::qWaitForWindowExposed(view.get()))
        return nullptr;
    view->setFocus();
    return view;
}

} // namespace bakeoff
