// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"
#include "cli/interrupt.h"

#include "providers/managedsandbox.h"
#include "providers/providerconfig.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QJsonArray>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString shownUrl(const ProviderConfig &config)
{
    return isManagedSandbox(config.preset) ? Cli::tr("on this computer, started when used") : config.baseUrl.toString();
}

ExitCode list(Workbench &workbench, const CliContext &context)
{
    QJsonArray rows;
    TextTable table({Cli::tr("Name"), Cli::tr("Kind"), Cli::tr("Address"), Cli::tr("Key from")});
    for (const ProviderConfig &config : workbench.providers().configs()) {
        const PresetInfo preset = presetInfo(config.preset);
        const QString variable = config.keyVariable.isEmpty() ? preset.keyVariable : config.keyVariable;
        QJsonObject row{{u"name"_s, config.name},
                        {u"kind"_s, providerKindName(config.kind).toString()},
                        {u"preset"_s, preset.id.toString()},
                        {u"sandbox"_s, config.isSandbox}};
        if (!config.baseUrl.isEmpty())
            row.insert(u"url"_s, config.baseUrl.toString());
        if (!variable.isEmpty())
            row.insert(u"key_env"_s, variable);
        if (!config.webHookUrl.isEmpty()) {
            row.insert(u"webhook_url"_s, config.webHookUrl.toString());
            row.insert(u"webhook_port"_s, config.webHookPort);
        }
        rows.append(row);
        table.add({config.name, providerKindName(config.kind).toString(), shownUrl(config), variable});
    }
    if (context.json)
        printJson({{u"providers"_s, rows}});
    else
        printOut(harmless(table.toString()));
    return ExitCode::Fine;
}

ExitCode finishChange(const CliContext &context, QFuture<Status> change, const QString &done, const QString &provider)
{
    const ExitCode end = finishWrite(context, std::move(change), provider);
    if (end != ExitCode::Fine)
        return end;
    if (context.json)
        printJson({{u"provider"_s, provider}});
    else
        printOut(done + u'\n');
    return end;
}

/// The preset whose address this is, so that its quirks and key variable are known; else the kind's own.
PresetInfo presetFor(ProviderKind kind, const QUrl &url, const QString &named)
{
    const QList<PresetInfo> presets = providerPresets();
    for (const PresetInfo &preset : presets) {
        if (!named.isEmpty() ? preset.id == named
                             : preset.kind == kind && !preset.local && !isManagedSandbox(preset.preset)
                                   && preset.baseUrl.host() == url.host())
            return preset;
    }
    switch (kind) {
    case ProviderKind::OpenRouter:
        return presetInfo(Preset::OpenRouter);
    case ProviderKind::Replicate:
        return presetInfo(Preset::Replicate);
    case ProviderKind::OpenAi:
    case ProviderKind::Cog:
        break;
    }
    return presetInfo(Preset::Generic);
}

/// What the options say of web hooks, taken over into `config`. \return a usage error, or nothing
std::optional<ExitCode> takeWebHooks(const QCommandLineParser &parser, ProviderConfig &config)
{
    if (parser.isSet(u"webhook-url"_s)) {
        const QString address = parser.value(u"webhook-url"_s);
        config.webHookUrl = QUrl(address, QUrl::StrictMode);
        if (!address.isEmpty() && !usableForWebHooks(config.webHookUrl))
            return usageError(Cli::tr("--webhook-url takes an https address without user name, query and fragment."));
    }
    if (parser.isSet(u"webhook-port"_s)) {
        bool number = false;
        config.webHookPort = parser.value(u"webhook-port"_s).toUShort(&number);
        if (!number || config.webHookPort == 0)
            return usageError(Cli::tr("--webhook-port takes a number from 1 to 65535."));
    }
    return std::nullopt;
}

/// Changes what the options name, and nothing else. An empty value takes back.
ExitCode set(Workbench &workbench, const CliContext &context, const QCommandLineParser &parser, const QString &name)
{
    ProviderConfig config = *workbench.providers().find(name);
    if (isManagedSandbox(config.preset))
        return usageError(Cli::tr("The sandbox sets itself up."));
    if (parser.isSet(u"url"_s))
        config.baseUrl = QUrl(parser.value(u"url"_s), QUrl::StrictMode);
    if (parser.isSet(u"key-env"_s))
        config.keyVariable = parser.value(u"key-env"_s);
    if (parser.isSet(u"proxy"_s))
        config.proxy = parser.value(u"proxy"_s);
    if (parser.isSet(u"allow-http"_s))
        config.allowPlainHttp = true;
    if (const auto wrong = takeWebHooks(parser, config))
        return *wrong;
    return finishChange(context, workbench.providers().update(name, config), Cli::tr("Changed %1.").arg(harmless(name)), name);
}

ExitCode add(Workbench &workbench, const CliContext &context, const QCommandLineParser &parser)
{
    const auto kind = providerKindFromName(parser.value(u"kind"_s));
    if (!kind)
        return usageError(Cli::tr("\"%1\" is no kind of provider: openai, openrouter and replicate are.")
                              .arg(harmless(parser.value(u"kind"_s))));
    if (parser.value(u"name"_s).isEmpty())
        return usageError(Cli::tr("Give the provider a name with --name N."));
    const QString named = parser.value(u"preset"_s);
    const QList<PresetInfo> presets = providerPresets();
    if (!named.isEmpty() && std::ranges::none_of(presets, [&](const PresetInfo &p) { return p.id == named; }))
        return usageError(Cli::tr("There is no preset \"%1\".").arg(harmless(named)));
    ProviderConfig config;
    config.name = parser.value(u"name"_s);
    config.kind = *kind;
    config.baseUrl = QUrl(parser.value(u"url"_s), QUrl::StrictMode);
    const PresetInfo preset = presetFor(*kind, config.baseUrl, named);
    config.preset = preset.preset;
    if (config.baseUrl.isEmpty())
        config.baseUrl = preset.baseUrl;
    config.keyVariable = parser.value(u"key-env"_s);
    config.proxy = parser.value(u"proxy"_s);
    config.allowPlainHttp = parser.isSet(u"allow-http"_s);
    if (const auto wrong = takeWebHooks(parser, config))
        return *wrong;
    return finishChange(context, workbench.providers().add(config), Cli::tr("Added %1.").arg(harmless(config.name)),
                        config.name);
}

ExitCode test(Workbench &workbench, const CliContext &context, const QString &name)
{
    std::optional<Result<AccountInfo>> result;
    QEventLoop loop;
    workbench.providers().test(name, &loop, [&](const Result<AccountInfo> &answer) {
        result = answer;
        loop.quit();
    });
    QObject::connect(context.interrupt, &Interrupt::interrupted, &loop, &QEventLoop::quit);
    if (!result && !context.interrupt->raised())
        loop.exec();
    if (!result)
        return ExitCode::Interrupted;
    if (!*result) {
        reportError(context, result->error(), name);
        return ExitCode::SomeFailed;
    }
    const AccountInfo &account = **result;
    if (context.json) {
        QJsonObject json{{u"provider"_s, name}, {u"ok"_s, true}, {u"models"_s, account.models}};
        if (!account.label.isEmpty())
            json.insert(u"label"_s, account.label);
        if (account.remaining)
            json.insert(u"remaining_usd"_s, account.remaining->toDecimal());
        if (account.used)
            json.insert(u"used_usd"_s, account.used->toDecimal());
        printJson(json);
        return ExitCode::Fine;
    }
    printOut(Cli::tr("%1 answers. %n model(s) listed.", nullptr, account.models).arg(harmless(name)) + u'\n');
    if (account.remaining)
        printOut(Cli::tr("Left on this key: %1").arg(Words::formatUsd(*account.remaining)) + u'\n');
    if (account.used)
        printOut(Cli::tr("Used so far: %1").arg(Words::formatUsd(*account.used)) + u'\n');
    return ExitCode::Fine;
}

} // namespace

ExitCode runProviders(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("list, add --kind KIND --name N --url U [--key-env VAR], set N with the options to change, remove N, test N, or "
                "health."));
    parser.addPositionalArgument(u"action"_s, Cli::tr("list, add, set, remove, test or health"));
    parser.addOption({u"kind"_s, Cli::tr("openai (any server that speaks its dialect), openrouter or replicate."), u"KIND"_s});
    parser.addOption({u"name"_s, Cli::tr("A name without a slash."), u"N"_s});
    parser.addOption({u"url"_s, Cli::tr("Base address, for instance https://api.together.ai/v1."), u"U"_s});
    parser.addOption({u"key-env"_s, Cli::tr("Environment variable that holds the key."), u"VAR"_s});
    parser.addOption({u"preset"_s, Cli::tr("Whose flavour of the dialect; known from the address where left out."),
                      u"PRESET"_s});
    parser.addOption({u"proxy"_s, Cli::tr("none, http://HOST:PORT or socks5://HOST:PORT."), u"PROXY"_s});
    parser.addOption({u"allow-http"_s, Cli::tr("Allow plain http to another machine.")});
    parser.addOption({u"webhook-url"_s,
                      Cli::tr("Replicate only: the https address of your tunnel or reverse proxy. Replicate then calls it when a job "
                              "starts and ends; empty: jobs are asked for."),
                      u"U"_s});
    parser.addOption({u"webhook-port"_s,
                      Cli::tr("The port of this computer (127.0.0.1) that --webhook-url leads to; %1 where left out.").arg(kWebHookPort),
                      u"PORT"_s});
    parser.addOption({u"days"_s, Cli::tr("Of health: the last N days, 1 to 3650; 30 where left out."), u"N"_s, u"30"_s});
    if (const auto end = parse(parser, context, u"providers"_s))
        return *end;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const bool needsName = action == "remove"_L1 || action == "test"_L1 || action == "set"_L1;
    if (!QStringList{u"list"_s, u"add"_s, u"set"_s, u"remove"_s, u"test"_s, u"health"_s}.contains(action)
        || words.size() != (needsName ? 2 : 1))
        return usageError(Cli::tr("Write one of: providers list, providers add --kind KIND --name N --url U, providers set N, "
                                  "providers remove N, providers test N, providers health."));
    bool number = false;
    const int days = parser.value(u"days"_s).toInt(&number);
    if (!number || days < 1 || days > 3650)
        return usageError(Cli::tr("--days takes a number from 1 to 3650."));

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    if (action == "list"_L1)
        return list(*workbench, context);
    if (action == "health"_L1)
        return printHealth(*workbench, context, days);
    if (action == "add"_L1)
        return add(*workbench, context, parser);
    const QString name = words[1];
    if (!workbench->providers().find(name))
        return usageError(noProvider(name));
    if (action == "test"_L1)
        return test(*workbench, context, name);
    if (action == "set"_L1)
        return set(*workbench, context, parser, name);
    return finishChange(context, workbench->providers().remove(name), Cli::tr("Removed %1.").arg(harmless(name)), name);
}

} // namespace bakeoff
