// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QLatin1StringView>

#include <span>

namespace bakeoff {

/// Where the files of the models' own examples lie, made when they are asked for.
inline constexpr QLatin1StringView kExampleFolder("sandbox-file:/files/example/");

/// The shapes that sandbox/json can return.
std::span<const QLatin1StringView> allSandboxShapes();

/// How many files the shape holds, and how its output is made of their addresses.
int filesOfSandboxShape(const QString &shape);
/// \param files addresses, filesOfSandboxShape() of them
QJsonValue sandboxShape(const QString &shape, const QJsonObject &input, const QStringList &files);

} // namespace bakeoff
