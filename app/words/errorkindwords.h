// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QString>

namespace bakeoff {

/// What both programs call the kinds of errors.
class ErrorKindWords {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::ErrorKindWords)
public:
    /// In a few words, as a row of a list: "Too many requests".
    static QString word(ErrorKind kind);
};

} // namespace bakeoff
