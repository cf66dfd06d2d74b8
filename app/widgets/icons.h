// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace bakeoff {

/// An icon of resources/icons/ by its file name without ending ("send"). It asks for its colour each time it is
/// painted, from the application's palette: text2, when disabled text3, when switched on or selected accent.
/// LookStyle replaces that where a control has a ground of its own. QIcon::name() gives the name back.
/// Null where there is no such icon.
QIcon lookIcon(const QString &name);

/// The same icon in one colour. \param size device independent px. Cached by name, colour, size and ratio.
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio);

/// Names of all icons that are built in.
QStringList iconNames();

} // namespace bakeoff
