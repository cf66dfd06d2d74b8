// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

class QWidget;

namespace bakeoff {

class ComparisonDocument;
class SettingsForm;
class Workbench;

/// Opens the settings of a pane over `host` (a window); what is applied goes into the document. \return the form, owned
/// by the popup; null where the document has no such pane
SettingsForm *openPaneSettings(QWidget *host, Workbench &workbench, ComparisonDocument &document, const Id &pane);

/// The same for the defaults of all panes.
SettingsForm *openComparisonSettings(QWidget *host, Workbench &workbench, ComparisonDocument &document);

} // namespace bakeoff
