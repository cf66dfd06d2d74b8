// SPDX-License-Identifier: GPL-3.0-or-later
// "history backup", "restore", "export" and "import".
#include "cli/historycommand.h"

#include "base/clock.h"
#include "cli/interrupt.h"
#include "words/backupwords.h"
#include "workbench/backups.h"
#include "workbench/workbench.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The profile with its copies, also where its history is too damaged to be opened.
std::unique_ptr<Workbench> openForCopies(const CliContext &context, ExitCode &exitCode)
{
    auto workbench = std::make_unique<Workbench>(
        Workbench::Options{.profileFolder = context.profile, .sandboxProgram = context.program}, *context.clock);
    const std::optional<Status> started = await(workbench->start());
    const bool usable = started && (*started || started->error().kind == ErrorKind::CorruptData);
    if (usable && workbench->backups()) {
        QObject::connect(context.interrupt, &Interrupt::interrupted, workbench->backups(), &Backups::stop);
        return workbench;
    }
    exitCode = ExitCode::Profile;
    reportError(context, started && !*started ? started->error() : Error{.kind = ErrorKind::Storage});
    return nullptr;
}

ExitCode tell(const CliContext &context, const Error &error, const ErrorText &text)
{
    printError(harmless(text.sentence()));
    if (!text.details.isEmpty())
        printError(harmless(text.details));
    if (context.json) {
        printJson({{u"error"_s, QJsonObject{{u"kind"_s, errorKindName(error.kind).toString()},
                                            {u"message"_s, text.sentence()}}}});
    }
    return error.kind == ErrorKind::Cancelled ? ExitCode::Interrupted : exitCodeOf(error.kind);
}

/// What is wrong with the file that was named is a matter of usage, not of the profile.
ExitCode tellOfFile(const CliContext &context, const Error &error, const ErrorText &text)
{
    const ExitCode code = tell(context, error, text);
    const bool ofFile = error.kind == ErrorKind::CorruptData || error.kind == ErrorKind::LimitExceeded;
    return ofFile ? ExitCode::Usage : code;
}

QJsonArray idsJson(const QList<Id> &ids)
{
    QJsonArray json;
    for (const Id &id : ids)
        json.append(idText(id));
    return json;
}

QJsonObject backupJson(const BackupFile &backup)
{
    return {{u"file"_s, backup.file},
            {u"made"_s, backup.made.toDateTime().toString(Qt::ISODateWithMs)},
            {u"bytes"_s, backup.bytes},
            {u"automatic"_s, backup.automatic}};
}

ExitCode listBackups(const CliContext &context, const Backups &backups)
{
    const QList<BackupFile> list = backups.list();
    if (context.json) {
        QJsonArray rows;
        for (const BackupFile &backup : list)
            rows.append(backupJson(backup));
        printJson({{u"backups"_s, rows}});
        return ExitCode::Fine;
    }
    if (list.isEmpty()) {
        printOut(Cli::tr("There are no backups yet.") + u'\n');
        return ExitCode::Fine;
    }
    TextTable table({Cli::tr("Made"), Cli::tr("Size"), Cli::tr("Kind"), Cli::tr("File")}, {1});
    for (const BackupFile &backup : list) {
        table.add({Words::formatDateTime(backup.made, context.clock->nowUtc()),
                   QLocale().formattedDataSize(backup.bytes, 1, QLocale::DataSizeSIFormat),
                   BackupWords::backupKind(backup), backup.file});
    }
    printOut(table.toString());
    return ExitCode::Fine;
}

} // namespace

ExitCode backUpHistoryFile(const CliContext &context, const HistoryAction &action)
{
    QCommandLineParser parser;
    const QCommandLineOption list(u"list"_s, Cli::tr("List the backups of the profile."));
    parser.addOption(list);
    parser.addPositionalArgument(u"file"_s, Cli::tr("file of the copy; without one a dated copy in the profile"));
    if (const auto end = parseHistory(parser, context, action, 0, 1))
        return *end;
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openForCopies(context, exitCode);
    if (!workbench)
        return exitCode;
    Backups &backups = *workbench->backups();
    if (parser.isSet(list))
        return listBackups(context, backups);

    QString file = parser.positionalArguments().value(0);
    Status made = success();
    if (file.isEmpty()) {
        const Result<QString> taken = await(backups.take()).value_or(Error{.kind = ErrorKind::Storage});
        file = taken ? *taken : backups.folder() + u"/history.db"_s;
        made = taken ? success() : Status(taken.error());
    } else {
        file = QFileInfo(file).absoluteFilePath();
        made = await(backups.backUpTo(file)).value_or(Error{.kind = ErrorKind::Storage});
    }
    if (!made) {
        const ExitCode code = tell(context, made.error(), BackupWords::backupError(made.error(), file));
        return made.error().kind == ErrorKind::ReadOnly ? ExitCode::Usage : code;
    }
    if (context.json)
        printJson({{u"file"_s, file}, {u"bytes"_s, QFileInfo(file).size()}});
    else
        //: %1: path of a file.
        printOut(Cli::tr("The history is copied to %1.").arg(file) + u'\n');
    return ExitCode::Fine;
}

ExitCode restoreHistoryFile(const CliContext &context, const HistoryAction &action)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(u"file"_s, Cli::tr("a backup of this version of Bakeoff or an earlier one"));
    if (const auto end = parseHistory(parser, context, action, 1, 1))
        return *end;
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openForCopies(context, exitCode);
    if (!workbench)
        return exitCode;
    const QString file = QFileInfo(parser.positionalArguments().first()).absoluteFilePath();
    const Result<RestoredHistory> restored
        = await(workbench->backups()->restore(file)).value_or(Error{.kind = ErrorKind::Storage});
    if (!restored)
        return tellOfFile(context, restored.error(), BackupWords::restoreError(restored.error(), file));
    if (context.json) {
        printJson({{u"restored"_s, file},
                   {u"before"_s, restored->before},
                   {u"was_damaged"_s, restored->wasDamaged},
                   {u"charges_kept"_s, restored->charges}});
    } else {
        printOut(BackupWords::restoredSentence(*restored) + u'\n');
    }
    return ExitCode::Fine;
}

ExitCode exportHistoryFile(const CliContext &context, const HistoryAction &action)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(u"file"_s, Cli::tr("NAME.bakeoff"));
    parser.addPositionalArgument(u"ids"_s, Cli::tr("ids of comparisons; none: all"), u"[ID...]"_s);
    if (const auto end = parseHistory(parser, context, action, 1, 100'000))
        return *end;
    const QStringList words = parser.positionalArguments();
    QList<Id> ids;
    for (const QString &text : words.sliced(1)) {
        const auto id = comparisonId(text);
        if (!id)
            return ExitCode::Usage;
        ids.append(*id);
    }
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openForCopies(context, exitCode);
    if (!workbench)
        return exitCode;
    const QString file = QFileInfo(words.first()).absoluteFilePath();
    const Result<ExportedHistory> done
        = await(workbench->backups()->exportTo(file, ids)).value_or(Error{.kind = ErrorKind::Storage});
    if (!done) {
        const ExitCode code = tell(context, done.error(), BackupWords::exportError(done.error(), file));
        return done.error().kind == ErrorKind::ReadOnly ? ExitCode::Usage : code;
    }
    if (context.json) {
        printJson({{u"file"_s, file},
                   {u"comparisons"_s, idsJson(done->comparisons)},
                   {u"files"_s, done->files},
                   {u"unreadable"_s, idsJson(done->unreadable)},
                   {u"list_damaged"_s, done->listDamaged}});
    } else {
        printOut(Cli::tr("%n comparison(s) exported to %1.", nullptr, static_cast<int>(done->comparisons.size())).arg(file)
                 + u'\n');
    }
    if (done->unreadable.isEmpty() && !done->listDamaged)
        return ExitCode::Fine;
    if (!done->unreadable.isEmpty()) {
        printError(Cli::tr("The history is damaged: %n comparison(s) could not be read and are not in the file.", nullptr,
                           static_cast<int>(done->unreadable.size())));
    }
    if (done->listDamaged)
        printError(Cli::tr("The list of comparisons itself is damaged; there may have been more."));
    return ExitCode::SomeFailed;
}

ExitCode importHistoryFile(const CliContext &context, const HistoryAction &action)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(u"file"_s, Cli::tr("NAME.bakeoff"));
    if (const auto end = parseHistory(parser, context, action, 1, 1))
        return *end;
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    QObject::connect(context.interrupt, &Interrupt::interrupted, workbench->backups(), &Backups::stop);
    const QString file = QFileInfo(parser.positionalArguments().first()).absoluteFilePath();
    const Result<ImportedHistory> done
        = await(workbench->backups()->importFrom(file)).value_or(Error{.kind = ErrorKind::Storage});
    if (!done)
        return tellOfFile(context, done.error(), BackupWords::importError(done.error(), file));
    if (context.json) {
        printJson({{u"imported"_s, idsJson(done->imported)},
                   {u"copied"_s, idsJson(done->copied)},
                   {u"skipped"_s, idsJson(done->skipped)}});
        return ExitCode::Fine;
    }
    printOut(Cli::tr("%n comparison(s) imported.", nullptr, static_cast<int>(done->imported.size())) + u'\n');
    if (!done->copied.isEmpty()) {
        printOut(Cli::tr("%n more imported under new ids, since the old ones belong to something else here.", nullptr,
                         static_cast<int>(done->copied.size()))
                 + u'\n');
    }
    if (!done->skipped.isEmpty()) {
        printOut(Cli::tr("%n left out, since they are here with the same content.", nullptr,
                         static_cast<int>(done->skipped.size()))
                 + u'\n');
    }
    return ExitCode::Fine;
}

} // namespace bakeoff
