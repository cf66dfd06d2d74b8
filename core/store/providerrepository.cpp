// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/providerrepository.h"

#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const ProviderConfig &config)
{
    QJsonObject json{{"kind"_L1, providerKindName(config.kind)},
                     {"preset"_L1, presetInfo(config.preset).id},
                     {"base_url"_L1, config.baseUrl.toString(QUrl::FullyEncoded)}};
    if (!config.keyVariable.isEmpty())
        json["key_variable"_L1] = config.keyVariable;
    if (config.allowPlainHttp)
        json["allow_plain_http"_L1] = true;
    if (!config.proxy.isEmpty())
        json["proxy"_L1] = config.proxy;
    if (config.isSandbox)
        json["sandbox"_L1] = true;
    if (!config.webHookUrl.isEmpty())
        json["web_hook_url"_L1] = config.webHookUrl.toString(QUrl::FullyEncoded);
    if (config.webHookPort != kWebHookPort)
        json["web_hook_port"_L1] = config.webHookPort;
    return json;
}

Result<ProviderConfig> fromJson(const QString &name, const QJsonObject &json)
{
    const auto kind = providerKindFromName(json["kind"_L1].toString());
    if (!kind)
        return Error{.kind = ErrorKind::CorruptData, .detail = u"provider %1 is of an unknown kind"_s.arg(name)};
    ProviderConfig config;
    config.name = name;
    config.kind = *kind;
    for (const PresetInfo &preset : providerPresets()) {
        if (preset.id == json["preset"_L1].toString())
            config.preset = preset.preset;
    }
    config.baseUrl = QUrl(json["base_url"_L1].toString());
    config.keyVariable = json["key_variable"_L1].toString();
    config.allowPlainHttp = json["allow_plain_http"_L1].toBool();
    config.proxy = json["proxy"_L1].toString();
    config.isSandbox = json["sandbox"_L1].toBool();
    config.webHookUrl = QUrl(json["web_hook_url"_L1].toString());
    config.webHookPort = static_cast<quint16>(json["web_hook_port"_L1].toInt(kWebHookPort));
    return config;
}

Error noSuch(const QString &name)
{
    return Error{.kind = ErrorKind::NotFound, .detail = u"no provider is called %1"_s.arg(name)};
}

} // namespace

Result<QList<ProviderConfig>> ProviderRepository::list() const
{
    QList<ProviderConfig> configs;
    std::optional<Error> error;
    const Status s = m_db.each(u"SELECT name, config FROM providers ORDER BY position, name"_s, {},
                               [&](const QSqlQuery &row) {
                                   auto config = fromJson(row.value(0).toString(), sql::toObject(row.value(1)));
                                   if (config)
                                       configs.append(*config);
                                   else
                                       error = config.error();
                                   return !error;
                               });
    if (!s)
        return s.error();
    if (error)
        return *error;
    return configs;
}

Result<ProviderConfig> ProviderRepository::find(const QString &name) const
{
    const auto config = m_db.value(u"SELECT config FROM providers WHERE name = ?"_s, {sql::text(name)});
    if (config)
        return fromJson(name, sql::toObject(*config));
    return config.error().kind == ErrorKind::NotFound ? noSuch(name) : config.error();
}

Status ProviderRepository::add(const ProviderConfig &config)
{
    if (const Status s = checkConfig(config); !s)
        return s;
    const Status s = m_db.exec(u"INSERT INTO providers (name, position, config)"
                               " SELECT ?, coalesce(max(position), 0) + 1, ? FROM providers WHERE true"
                               " ON CONFLICT (name) DO NOTHING"_s,
                               {sql::text(config.name), sql::json(toJson(config))});
    if (s && m_db.changedRows() == 0)
        return Error{.kind = ErrorKind::BadInput, .detail = u"a provider is already called %1"_s.arg(config.name)};
    return s;
}

Status ProviderRepository::update(const QString &name, const ProviderConfig &config)
{
    if (const Status s = checkConfig(config); !s)
        return s;
    if (name != config.name) {
        const auto taken = m_db.value(u"SELECT count(*) FROM providers WHERE name = ?"_s, {sql::text(config.name)});
        if (!taken)
            return taken.error();
        if (taken->toInt() > 0)
            return Error{.kind = ErrorKind::BadInput, .detail = u"a provider is already called %1"_s.arg(config.name)};
    }
    const Status s = m_db.exec(u"UPDATE providers SET name = ?, config = ? WHERE name = ?"_s,
                               {sql::text(config.name), sql::json(toJson(config)), sql::text(name)});
    if (s && m_db.changedRows() == 0)
        return noSuch(name);
    return s;
}

Status ProviderRepository::remove(const QString &name)
{
    const Status s = m_db.exec(u"DELETE FROM providers WHERE name = ?"_s, {sql::text(name)});
    if (s && m_db.changedRows() == 0)
        return noSuch(name);
    return s;
}

} // namespace bakeoff
