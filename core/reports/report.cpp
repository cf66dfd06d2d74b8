// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.h"

#include "base/enumnames.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<ReportTemplate, 3> kTemplates{{
    {ReportTemplate::Full, "full"_L1},
    {ReportTemplate::OnePage, "one_page"_L1},
    {ReportTemplate::CostsOnly, "costs_only"_L1},
}};

} // namespace

QLatin1StringView reportTemplateName(ReportTemplate form)
{
    return nameOf(kTemplates, form);
}

std::optional<ReportTemplate> reportTemplateFromName(QStringView name)
{
    return valueOf(kTemplates, name);
}

} // namespace bakeoff
