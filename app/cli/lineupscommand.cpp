// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"

#include "workbench/lineupbook.h"
#include "workbench/workbench.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QStringList modelsOf(const LineUp &lineUp)
{
    QStringList models;
    for (const LineUp::Entry &entry : lineUp.entries)
        models.append(entry.model.toString());
    return models;
}

QString settingsText(const GenerationSettings &settings)
{
    const QJsonObject json = settings.toJson();
    return json.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

ExitCode list(const QList<LineUp> &lineUps, const CliContext &context)
{
    QJsonArray rows;
    TextTable table({Cli::tr("Name"), Cli::tr("Default"), Cli::tr("Models")});
    for (const LineUp &lineUp : lineUps) {
        rows.append(QJsonObject{{u"name"_s, lineUp.name},
                                {u"default"_s, lineUp.isDefault},
                                {u"models"_s, QJsonArray::fromStringList(modelsOf(lineUp))}});
        table.add({lineUp.name, lineUp.isDefault ? Cli::tr("yes") : QString(), modelsOf(lineUp).join(u", "_s)});
    }
    if (context.json)
        printJson({{u"lineups"_s, rows}});
    else
        printOut(harmless(table.toString()));
    return ExitCode::Fine;
}

ExitCode show(const LineUp &lineUp, const CliContext &context)
{
    if (context.json) {
        QJsonArray models;
        for (const LineUp::Entry &entry : lineUp.entries)
            models.append(QJsonObject{{u"model"_s, entry.model.toString()},
                                      {u"settings"_s, entry.settings.toJson()},
                                      {u"repeat"_s, entry.repeat}});
        QJsonObject json{{u"name"_s, lineUp.name},
                         {u"default"_s, lineUp.isDefault},
                         {u"settings"_s, lineUp.defaults.toJson()},
                         {u"models"_s, models}};
        if (!lineUp.systemPrompt.isEmpty())
            json.insert(u"system"_s, lineUp.systemPrompt);
        printJson(json);
        return ExitCode::Fine;
    }
    QString text = lineUp.name + u'\n';
    if (!lineUp.systemPrompt.isEmpty())
        text += Cli::tr("System prompt: %1").arg(lineUp.systemPrompt) + u'\n';
    if (const QString settings = settingsText(lineUp.defaults); !settings.isEmpty())
        text += Cli::tr("Settings: %1").arg(settings) + u'\n';
    TextTable table({Cli::tr("Model"), Cli::tr("Repeats"), Cli::tr("Settings")}, {1});
    for (const LineUp::Entry &entry : lineUp.entries)
        table.add({entry.model.toString(), QString::number(entry.repeat), settingsText(entry.settings)});
    printOut(harmless(text + table.toString()));
    return ExitCode::Fine;
}

ExitCode tell(const CliContext &context, const QJsonObject &json, const QString &sentence)
{
    if (context.json)
        printJson(json);
    else
        printOut(harmless(sentence) + u'\n');
    return ExitCode::Fine;
}

ExitCode importFile(LineUpBook &book, const CliContext &context, const QString &path)
{
    QFile file(path);
    const bool opened = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return usageError(Cli::tr("\"%1\" cannot be read: %2.").arg(harmless(path), file.errorString()));
    const auto names = await(book.import(file.readAll()));
    if (!names || !*names) {
        const Error error = names ? names->error() : Error{.kind = ErrorKind::Storage};
        reportError(context, error);
        return exitCodeOf(error.kind);
    }
    return tell(context, {{u"lineups"_s, QJsonArray::fromStringList(**names)}},
                Cli::tr("Added: %1").arg((*names)->join(u", "_s)));
}

ExitCode exportFile(const LineUpBook &book, const CliContext &context, const QString &path, const QStringList &names)
{
    const QByteArray bytes = book.exported(names);
    if (path == "-"_L1) {
        printOut(QString::fromUtf8(bytes));
        return ExitCode::Fine;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return usageError(Cli::tr("\"%1\" cannot be written: %2.").arg(harmless(path), file.errorString()));
    QStringList written = names;
    if (names.isEmpty()) {
        for (const LineUp &lineUp : book.lineUps())
            written.append(lineUp.name);
    }
    return tell(context, {{u"file"_s, path}, {u"lineups"_s, QJsonArray::fromStringList(written)}},
                Cli::tr("Written: %1").arg(path));
}

} // namespace

ExitCode runLineUps(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("list, show NAME, import FILE, export FILE [NAME...], remove NAME, or default NAME."));
    parser.addPositionalArgument(u"action"_s, Cli::tr("list, show, import, export, remove or default"));
    if (const auto end = parse(parser, context, u"lineups"_s))
        return *end;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const QString name = words.value(1);
    const bool one = QStringList{u"show"_s, u"import"_s, u"remove"_s, u"default"_s}.contains(action);
    const bool fits = action == "list"_L1 ? words.size() == 1 : one ? words.size() == 2 : words.size() >= 2;
    if (!fits || (!one && action != "list"_L1 && action != "export"_L1))
        return usageError(Cli::tr("Write one of: lineups list, lineups show NAME, lineups import FILE, lineups export FILE "
                                  "[NAME...], lineups remove NAME, lineups default NAME (\"\" for none)."));

    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    LineUpBook &book = workbench->lineUps();
    if (action == "list"_L1)
        return list(book.lineUps(), context);
    if (action == "import"_L1)
        return importFile(book, context, name);
    QStringList named = action == "export"_L1 ? words.mid(2) : QStringList{name};
    if (action == "default"_L1)
        named.removeAll(QString());
    for (const QString &wanted : std::as_const(named)) {
        if (!book.find(wanted))
            return usageError(Cli::tr("There is no line-up \"%1\". \"bakeoff-cli lineups list\" names those there are.")
                                  .arg(harmless(wanted)));
    }
    if (action == "show"_L1)
        return show(*book.find(name), context);
    if (action == "export"_L1)
        return exportFile(book, context, name, named);
    const bool removes = action == "remove"_L1;
    exitCode = finishWrite(context, removes ? book.remove(name) : book.setDefault(name));
    if (exitCode != ExitCode::Fine)
        return exitCode;
    return tell(context, {{removes ? u"removed"_s : u"default"_s, name}},
                removes          ? Cli::tr("Removed %1.").arg(name)
                : name.isEmpty() ? Cli::tr("No line-up is the default now.")
                                 : Cli::tr("%1 is the default now.").arg(name));
}

} // namespace bakeoff
