// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/generators.h"

#include "sandbox/media/mediawriter.h"
#include "sandbox/media/scene.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSmallestSide = 16;
constexpr int kLargestSide = 4'096;

} // namespace

Result<GeneratedMedia> paintImage(const PaintRecipe &recipe, const std::stop_token &stop, const MediaProgress &progress)
{
    const auto inRange = [](int side) { return side >= kSmallestSide && side <= kLargestSide; };
    if (!inRange(recipe.width) || !inRange(recipe.height)) {
        return Error{.kind = ErrorKind::BadInput,
                     .detail = u"%1 x %2: a side is %3 to %4 pixels"_s.arg(recipe.width)
                                   .arg(recipe.height)
                                   .arg(kSmallestSide)
                                   .arg(kLargestSide)};
    }
    if (recipe.transparent && recipe.format == PaintFormat::Jpeg)
        return Error{.kind = ErrorKind::BadInput, .detail = u"JPEG has no alpha channel"_s};
    const auto tell = [&](double share) {
        if (progress)
            progress(share);
    };

    tell(0);
    if (stop.stop_requested())
        return stoppedError();
    const PaintScene scene(recipe.prompt, recipe.seed, recipe.width, recipe.height);
    tell(0.3);
    if (stop.stop_requested())
        return stoppedError();
    PaintCanvas canvas(recipe.width, recipe.height);
    scene.paint(canvas, 0, !recipe.transparent);
    PaintScene::paintCaption(canvas, recipe.prompt, recipe.seed, 0);
    tell(0.6);
    if (stop.stop_requested())
        return stoppedError();
    auto bytes = encodePicture(recipe.transparent ? canvas.withStraightAlpha() : canvas, recipe.format,
                               recipe.transparent);
    if (!bytes)
        return bytes.error();
    if (stop.stop_requested())
        return stoppedError();
    tell(1);
    switch (recipe.format) {
    case PaintFormat::Png: return GeneratedMedia{std::move(*bytes), "image/png"_ba, u"output.png"_s};
    case PaintFormat::Webp: return GeneratedMedia{std::move(*bytes), "image/webp"_ba, u"output.webp"_s};
    case PaintFormat::Jpeg: break;
    }
    return GeneratedMedia{std::move(*bytes), "image/jpeg"_ba, u"output.jpg"_s};
}

} // namespace bakeoff
