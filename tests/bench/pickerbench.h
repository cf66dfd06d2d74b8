// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"

#include <QList>

namespace bakeoff {

/// A made-up catalogue in the manner of the real ones: makers, families, versions, sizes and flavours; ids of some 30
/// characters, names of some 35. The same for the same size.
QList<CatalogEntry> madeUpCatalog(qsizetype size);

/// Milliseconds that the picker's search takes for one key stroke: the slowest stroke while queries are typed letter
/// by letter, as the picker opens and with filters on, each the median of five runs. Ranking is part of it, and the bold ranges of the rows of a screen (40); painting is not.
double pickerKeyMs(qsizetype models = 20'000);

} // namespace bakeoff
