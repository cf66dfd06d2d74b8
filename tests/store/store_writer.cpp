// SPDX-License-Identifier: GPL-3.0-or-later
// A second process on a profile, for tst_storethread.
//   store_writer FILE stream   streams one reply until it is killed; prints "reply ID", then "stored N" whenever N
//                              pieces ("0 ", "1 ", ...) can be read back from the file
//   store_writer FILE write N  writes N comparisons with one ended reply each, then ends
#include "base/clock.h"
#include "store/comparisonrepository.h"
#include "store/storethread.h"

#include "samples.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

int stream(const QString &file, const Clock &clock)
{
    StoreThread store(file, clock);
    const Comparison c = samples::comparison(clock, 1);
    const Turn t = samples::turn(clock, c);
    const Reply r = samples::intent(clock, t, c.panes.at(0));
    store.beginReplies(c, t, {r}, [r](const Status &s) { say(s ? u"reply "_s + idText(r.id) : s.error().detail); });

    int posted = 0;
    QTimer poster;
    QObject::connect(&poster, &QTimer::timeout, &poster, [&] {
        store.patch({.reply = r.id, .text = QString::number(posted++) + u' ', .state = ReplyState::Answering});
    });
    poster.start(2ms);

    std::unique_ptr<Database> reader;
    qsizetype told = 0;
    QTimer teller;
    QObject::connect(&teller, &QTimer::timeout, &teller, [&] {
        if (!reader) {
            auto opened = Database::openForReading(file);
            if (!opened)
                return;
            reader = std::move(opened).value();
        }
        const auto record = ComparisonRepository(*reader).loadReply(r.id);
        if (!record)
            return;
        const qsizetype stored = record->reply.text.count(u' ');
        if (stored > std::exchange(told, stored))
            say(u"stored %1"_s.arg(stored));
    });
    teller.start(20ms);
    return QCoreApplication::exec();
}

int write(const QString &file, int count, const Clock &clock)
{
    StoreThread store(file, clock);
    for (int i = 0; i < count; ++i) {
        const Comparison c = samples::comparison(clock, 1);
        const Turn t = samples::turn(clock, c);
        const Reply r = samples::intent(clock, t, c.panes.at(0));
        store.beginReplies(c, t, {r}, [](const Status &s) {
            if (!s)
                say(s.error().detail);
        });
        store.patch({.reply = r.id, .whole = samples::ended(r, u"Once."_s)});
    }
    return store.close() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const SystemClock clock;
    if (arguments.size() == 3 && arguments.at(2) == "stream"_L1)
        return stream(arguments.at(1), clock);
    if (arguments.size() == 4 && arguments.at(2) == "write"_L1)
        return write(arguments.at(1), arguments.at(3).toInt(), clock);
    return 2;
}
