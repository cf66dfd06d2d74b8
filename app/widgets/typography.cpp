// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/typography.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>

#include <algorithm>

namespace bakeoff {

namespace {

constexpr double kNormalPx = 13;

void setStep(QFont &font, const QFont &application, TextStep step)
{
    const double factor = static_cast<double>(step) / kNormalPx;
    if (application.pointSizeF() > 0)
        font.setPointSizeF(application.pointSizeF() * factor);
    else
        font.setPixelSize(std::max(1, qRound(application.pixelSize() * factor)));
}

} // namespace

QFont textFont(TextStep step, QFont::Weight weight)
{
    const QFont application = QGuiApplication::font();
    QFont font = application;
    setStep(font, application, step);
    font.setWeight(weight);
    return font;
}

QFont figureFont(TextStep step, QFont::Weight weight)
{
    QFont font = textFont(step, weight);
    font.setFeature("tnum", 1);
    return font;
}

QFont monoFont(TextStep step)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    setStep(font, QGuiApplication::font(), step);
    return font;
}

int scaled(int px)
{
    const double ratio = QFontInfo(QGuiApplication::font()).pixelSize() / kNormalPx;
    return std::max(px, qRound(px * ratio));
}

} // namespace bakeoff
