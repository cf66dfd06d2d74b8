// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

namespace bakeoff {
Q_LOGGING_CATEGORY(lcNet, "bakeoff.net", QtWarningMsg)
Q_LOGGING_CATEGORY(lcProviders, "bakeoff.providers", QtWarningMsg)
Q_LOGGING_CATEGORY(lcCompare, "bakeoff.compare", QtWarningMsg)
Q_LOGGING_CATEGORY(lcStore, "bakeoff.store", QtWarningMsg)
Q_LOGGING_CATEGORY(lcSecrets, "bakeoff.secrets", QtWarningMsg)
Q_LOGGING_CATEGORY(lcSandbox, "bakeoff.sandbox", QtWarningMsg)
Q_LOGGING_CATEGORY(lcUi, "bakeoff.ui", QtWarningMsg)
} // namespace bakeoff
