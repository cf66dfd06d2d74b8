// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"

#include "words/words.h"
#include "workbench/healthreport.h"
#include "workbench/workbench.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QJsonObject healthJson(const ProviderHealth &health)
{
    QJsonObject errors;
    for (auto error = health.errors.cbegin(); error != health.errors.cend(); ++error)
        errors.insert(errorKindName(error.key()), error.value());
    QJsonObject hosts;
    for (auto host = health.hosts.cbegin(); host != health.hosts.cend(); ++host)
        hosts.insert(host.key(), host.value());
    QJsonObject json{{u"provider"_s, health.provider},
                     {u"done"_s, health.done},
                     {u"failed"_s, health.failed},
                     {u"cut_off"_s, health.cutOff},
                     {u"stopped"_s, health.stopped},
                     {u"errors"_s, errors},
                     {u"hosts"_s, hosts},
                     {u"fallbacks"_s, health.fallbacks},
                     {u"failed_attempts"_s, health.attempts}};
    if (const auto rate = health.successRate())
        json.insert(u"success_rate"_s, *rate);
    if (health.lastError)
        json.insert(u"last_error"_s, health.lastError->toDateTime().toString(Qt::ISODateWithMs));
    return json;
}

QString percent(std::optional<double> share)
{
    return share ? Cli::tr("%1 %").arg(QLocale().toString(*share * 100, 'f', 1)) : u"–"_s;
}

QString counted(const ProviderHealth &health)
{
    QStringList parts;
    for (auto error = health.errors.cbegin(); error != health.errors.cend(); ++error)
        parts.append(u"%1 %2"_s.arg(error.value()).arg(errorKindName(error.key())));
    return parts.join(u", "_s);
}

} // namespace

ExitCode printHealth(Workbench &workbench, const CliContext &context, int days)
{
    const auto read = await(workbench.health().read(std::chrono::hours(24) * days));
    if (!read || !*read) {
        reportError(context, read ? read->error() : Error{.kind = ErrorKind::Storage});
        return ExitCode::Profile;
    }
    QJsonArray rows;
    TextTable table({Cli::tr("Provider"), Cli::tr("Success"), Cli::tr("Answers"), Cli::tr("Failed"), Cli::tr("Cut off"),
                     Cli::tr("Stopped"), Cli::tr("Errors"), Cli::tr("Hosts")},
                    {1, 2, 3, 4, 5});
    for (const ProviderHealth &health : **read) {
        rows.append(healthJson(health));
        table.add({health.provider, percent(health.successRate()), QString::number(health.done),
                   QString::number(health.failed), QString::number(health.cutOff), QString::number(health.stopped),
                   counted(health), health.hosts.keys().join(u", "_s)});
    }
    if (context.json)
        printJson({{u"days"_s, days}, {u"providers"_s, rows}});
    else
        printOut(harmless(table.toString()));
    return ExitCode::Fine;
}

} // namespace bakeoff
