// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/savedreport.h"

#include "base/enumnames.h"

#include <QJsonArray>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<ReportCovers, 4> kCovers{{
    {ReportCovers::Comparisons, "comparisons"_L1},
    {ReportCovers::Filter, "filter"_L1},
    {ReportCovers::Batches, "batches"_L1},
    {ReportCovers::Dates, "dates"_L1},
}};

Error unreadable()
{
    return Error{.kind = ErrorKind::BadInput, .detail = u"these are no settings of a report"_s};
}

QJsonArray textsOf(const QList<Id> &ids)
{
    QJsonArray texts;
    for (const Id &id : ids)
        texts.append(idText(id));
    return texts;
}

/// \return whether all of them are ids
bool readIds(const QJsonValue &value, QList<Id> &ids)
{
    for (const QJsonValue text : value.toArray()) {
        const Id id = Id::fromString(text.toString());
        if (id.isNull())
            return false;
        ids.append(id);
    }
    return value.isUndefined() || value.isArray();
}

} // namespace

QLatin1StringView reportCoversName(ReportCovers covers)
{
    return nameOf(kCovers, covers);
}

std::optional<ReportCovers> reportCoversFromName(QStringView name)
{
    return valueOf(kCovers, name);
}

bool ReportSettings::isBlank() const
{
    return selection == ReportSelection() && options.title.trimmed().isEmpty() && options.question.trimmed().isEmpty()
           && options.conclusion.trimmed().isEmpty();
}

bool ReportSettings::asksAnything() const
{
    return covers == ReportCovers::Filter || covers == ReportCovers::Dates || selection.hasIds();
}

QJsonObject ReportSettings::toJson() const
{
    QJsonObject json{{u"covers"_s, reportCoversName(covers)}};
    const auto put = [&json](const QString &name, const QList<Id> &ids) {
        if (!ids.isEmpty())
            json.insert(name, textsOf(ids));
    };
    put(u"comparisons"_s, selection.comparisons);
    put(u"batches"_s, selection.batches);
    put(u"jobs"_s, selection.jobs);
    if (!selection.filter.isEmpty())
        json.insert(u"filter"_s, HistoryQuery{{}, selection.filter, SearchOrder::Newest}.toJson());
    QJsonObject of{{u"title"_s, options.title},
                   {u"question"_s, options.question},
                   {u"conclusion"_s, options.conclusion},
                   {u"template"_s, reportTemplateName(options.form)},
                   {u"prompts"_s, options.prompts},
                   {u"answers"_s, options.answers},
                   {u"names"_s, options.names},
                   {u"media"_s, options.media},
                   {u"same_model"_s, options.sameModel}};
    if (options.projectedRequests)
        of.insert(u"requests_a_month"_s, QString::number(*options.projectedRequests));
    if (options.baseline)
        of.insert(u"baseline"_s, options.baseline->toString());
    json.insert(u"options"_s, of);
    return json;
}

Result<ReportSettings> ReportSettings::fromJson(const QJsonObject &json)
{
    ReportSettings settings;
    const auto covers = reportCoversFromName(json.value("covers"_L1).toString());
    bool good = covers.has_value();
    settings.covers = covers.value_or(ReportCovers::Comparisons);
    good = good && readIds(json.value("comparisons"_L1), settings.selection.comparisons);
    good = good && readIds(json.value("batches"_L1), settings.selection.batches);
    good = good && readIds(json.value("jobs"_L1), settings.selection.jobs);
    const auto query = HistoryQuery::fromJson(json.value("filter"_L1).toObject());
    if (!good || !query)
        return unreadable();
    settings.selection.filter = query->filter;
    const QJsonObject of = json.value("options"_L1).toObject();
    const auto flag = [&](QLatin1StringView name) {
        good = good && of.value(name).isBool();
        return of.value(name).toBool();
    };
    ReportOptions &options = settings.options;
    options.title = of.value("title"_L1).toString();
    options.question = of.value("question"_L1).toString();
    options.conclusion = of.value("conclusion"_L1).toString();
    const auto form = reportTemplateFromName(of.value("template"_L1).toString());
    good = good && form;
    options.form = form.value_or(ReportTemplate::Full);
    options.prompts = flag("prompts"_L1);
    options.answers = flag("answers"_L1);
    options.names = flag("names"_L1);
    options.media = flag("media"_L1);
    options.sameModel = flag("same_model"_L1);
    if (const QJsonValue requests = of.value("requests_a_month"_L1); !requests.isUndefined()) {
        bool ok = false;
        options.projectedRequests = requests.toString().toLongLong(&ok);
        good = good && ok && *options.projectedRequests > 0;
    }
    if (const QJsonValue baseline = of.value("baseline"_L1); !baseline.isUndefined()) {
        options.baseline = ModelRef::fromString(baseline.toString());
        good = good && options.baseline;
    }
    if (!good)
        return unreadable();
    return settings;
}

} // namespace bakeoff
