// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/historycommand.h"

#include "store/comparisonrepository.h"
#include "store/storereader.h"
#include "workbench/historybook.h"
#include "workbench/workbench.h"

#include <QJsonArray>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Opens the history and changes comparison `words[0]`; the other words are the change's own.
ExitCode change(const CliContext &context, const HistoryAction &action, qsizetype fewest, qsizetype most,
                const std::function<QFuture<Status>(Workbench &, const Id &, const QStringList &)> &work)
{
    QCommandLineParser parser;
    if (const auto end = parseHistory(parser, context, action, fewest, most))
        return *end;
    QStringList words = parser.positionalArguments();
    const auto id = comparisonId(words.takeFirst());
    if (!id)
        return ExitCode::Usage;
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    exitCode = finishWrite(context, work(*workbench, *id, words));
    if (exitCode == ExitCode::Fine && context.json)
        printJson({{u"comparison"_s, idText(*id)}});
    return exitCode;
}

/// Tags as they are, with one more or one less.
QFuture<Status> retag(Workbench &workbench, const Id &id, const QString &tag, bool on)
{
    return workbench.loadComparison(id)
        .then(&workbench,
              [&workbench, id, tag = tag.trimmed(), on](const Result<Comparison> &comparison) {
                  if (!comparison)
                      return QtFuture::makeReadyValueFuture(Status(comparison.error()));
                  QStringList tags = comparison->tags;
                  tags.removeAll(tag);
                  if (on)
                      tags.append(tag);
                  return workbench.history().setTags(id, tags);
              })
        .unwrap();
}

} // namespace

ExitCode starHistory(const CliContext &context, const HistoryAction &action)
{
    const bool on = action.name == "star"_L1;
    return change(context, action, 1, 1, [on](Workbench &workbench, const Id &id, const QStringList &) {
        return workbench.history().setStarred({id}, on);
    });
}

ExitCode tagHistory(const CliContext &context, const HistoryAction &action)
{
    const bool on = action.name == "tag"_L1;
    return change(context, action, 2, 2, [on](Workbench &workbench, const Id &id, const QStringList &words) {
        return retag(workbench, id, words.constFirst(), on);
    });
}

ExitCode renameHistory(const CliContext &context, const HistoryAction &action)
{
    return change(context, action, 2, 2, [](Workbench &workbench, const Id &id, const QStringList &words) {
        return workbench.history().rename(id, words.constFirst());
    });
}

ExitCode deleteHistory(const CliContext &context, const HistoryAction &action)
{
    const bool gone = action.name == "delete"_L1;
    return change(context, action, 1, 1, [gone](Workbench &workbench, const Id &id, const QStringList &) {
        return gone ? workbench.history().remove({id}) : workbench.history().restore({id});
    });
}

} // namespace bakeoff
