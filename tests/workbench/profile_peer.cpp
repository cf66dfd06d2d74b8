// SPDX-License-Identifier: GPL-3.0-or-later
// Another process on a profile, for tst_faults.
//   profile_peer PROFILE stream            streams one reply until it is killed: pieces "N:MS ", MS since its start. Prints
//                                          "reply ID", then "at MS" as time passes
//   profile_peer PROFILE send MODEL TEXT   what a window does: sends TEXT to MODEL (PROVIDER/ID) and watches the history.
//                                          Prints "sent ID", then "sees ID STATE" whenever the newest answer of a
//                                          comparison, of any process, is in another state. Ends when stdin is closed.
#include "base/clock.h"
#include "base/profile.h"
#include "store/comparisonrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

int stream(const QString &folder, const Clock &clock)
{
    const Result<Profile> profile = Profile::open(folder);
    if (!profile)
        return 1;
    StoreThread store(profile->databaseFile(), clock);
    Comparison c;
    c.id = newId(clock.nowUtc());
    c.created = clock.nowUtc();
    c.updated = clock.nowUtc();
    c.panes.append({.id = newId(clock.nowUtc()), .model = {u"p"_s, u"m"_s}});
    Turn turn;
    turn.id = newId(clock.nowUtc());
    turn.comparison = c.id;
    turn.prompt = u"Count"_s;
    turn.created = clock.nowUtc();
    Reply reply;
    reply.id = newId(clock.nowUtc());
    reply.turn = turn.id;
    reply.pane = c.panes[0].id;
    reply.model = c.panes[0].model;
    reply.created = clock.nowUtc();
    QElapsedTimer since;
    since.start();
    store.beginReplies(c, turn, {reply}, [&reply](const Status &s) {
        say(s ? u"reply "_s + idText(reply.id) : s.error().detail);
    });
    int number = 0;
    QTimer poster;
    QObject::connect(&poster, &QTimer::timeout, &poster, [&] {
        store.patch({.reply = reply.id,
                     .text = u"%1:%2 "_s.arg(number++).arg(since.elapsed()),
                     .state = ReplyState::Answering});
    });
    poster.start(2ms);
    QTimer teller;
    QObject::connect(&teller, &QTimer::timeout, &teller, [&] { say(u"at %1"_s.arg(since.elapsed())); });
    teller.start(20ms);
    return QCoreApplication::exec();
}

int send(const QString &folder, const QString &model, const QString &text, const Clock &clock)
{
    Workbench workbench({.profileFolder = folder, .sandboxProgram = {}}, clock);
    std::unique_ptr<ComparisonDocument> document;
    QHash<Id, ReplyState> seen;
    const auto look = [&] {
        workbench.reader()
            .read<QList<Comparison>>([](Database &db) -> Result<QList<Comparison>> {
                const ComparisonRepository repository(db);
                const Result<ComparisonPage> page = repository.list(20);
                if (!page)
                    return page.error();
                QList<Comparison> all;
                for (const ComparisonSummary &row : page->rows) {
                    if (const Result<Comparison> c = repository.load(row.id))
                        all.append(*c);
                }
                return all;
            })
            .then(&workbench, [&seen](const Result<QList<Comparison>> &all) {
                if (!all) {
                    say(all.error().detail);
                    return;
                }
                for (const Comparison &c : *all) {
                    if (c.turns.isEmpty() || c.turns.last().replies.isEmpty())
                        continue;
                    const ReplyState state = c.turns.last().replies.last().state;
                    if (seen.value(c.id, ReplyState::Waiting) == state)
                        continue;
                    seen[c.id] = state;
                    say(u"sees %1 %2"_s.arg(idText(c.id), replyStateName(state)));
                }
            });
    };
    workbench.start().then(&workbench, [&](const Status &started) {
        if (!started) {
            say(started.error().detail);
            QCoreApplication::exit(1);
            return;
        }
        QObject::connect(&workbench.reader(), &StoreReader::changed, &workbench, look);
        workbench.reader().watch(50ms);
        document = workbench.newComparison();
        QObject::connect(document.get(), &ComparisonDocument::patchesWaiting, document.get(), &ComparisonDocument::drain);
        document->addPane({model.section(u'/', 0, 0), model.section(u'/', 1)});
        if (const Status sent = document->send(text); !sent)
            say(sent.error().detail);
        else
            say(u"sent "_s + idText(document->value().id));
    });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) <= 0)
            QCoreApplication::quit();
    });
    const int code = QCoreApplication::exec();
    document.reset();
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const SystemClock clock;
    if (arguments.size() == 3 && arguments.at(2) == "stream"_L1)
        return stream(arguments.at(1), clock);
    if (arguments.size() == 5 && arguments.at(2) == "send"_L1)
        return send(arguments.at(1), arguments.at(3), arguments.at(4), clock);
    return 2;
}
