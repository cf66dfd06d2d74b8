// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/requestkind.h"

#include <QCoreApplication>

namespace bakeoff {

/// What both programs call the kinds of requests.
class RequestWords {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::RequestWords)
public:
    static QString kindWord(RequestKind kind); ///< as a heading or a choice: "Text", "Images"
};

} // namespace bakeoff
