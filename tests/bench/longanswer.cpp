// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time a token while an answer arrives: 100,000 tokens against 10,000, in four shapes.
#include "answers.h"
#include "windowfigure.h"

#include "widgets/answerview.h"
#include "widgets/theme.h"

#include <QApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff::bench {
namespace {

constexpr qsizetype kPiece = 24; // UTF-16 units a frame, some six tokens

/// CPU seconds to receive and paint `text` piece by piece and to finish it.
double cost(const QString &text)
{
    AnswerView view;
    view.resize(520, 800);
    view.show();
    QCoreApplication::processEvents();
    view.setStreaming(true);
    const double before = processCpuSeconds();
    for (qsizetype at = 0; at < text.size(); at += kPiece) {
        view.append(text.mid(at, kPiece));
        QCoreApplication::processEvents(); // paints what changed
    }
    view.finish();
    QCoreApplication::processEvents();
    return processCpuSeconds() - before;
}

} // namespace

QJsonObject measureLongAnswers()
{
    Theme theme(*qApp, ThemeMode::Light, 100);
    double worst = 0;
    for (const Shape shape : {Shape::Paragraphs, Shape::Code, Shape::Line, Shape::Table}) {
        const QString small = answerOf(shape, 10'000);
        const QString large = answerOf(shape, 100'000);
        cost(small.first(4'000)); // fonts and the language definition are loaded
        double smallCost = cost(small);
        for (int i = 0; i < 2; ++i)
            smallCost = std::min(smallCost, cost(small));
        const double largeCost = std::min(cost(large), cost(large));
        const double perSmall = smallCost / double(small.size());
        const double perLarge = largeCost / double(large.size());
        const double ratio = perLarge / perSmall;
        worst = std::max(worst, ratio);
        note(u"%1: %2 µs a token at 10,000 tokens, %3 at 100,000, ratio %4"_s.arg(nameOf(shape))
                 .arg(smallCost * 1e6 / 10'000, 0, 'f', 2)
                 .arg(largeCost * 1e6 / 100'000, 0, 'f', 2)
                 .arg(ratio, 0, 'f', 3));
    }
    return {{u"long_answer_ratio"_s, worst}};
}

} // namespace bakeoff::bench
