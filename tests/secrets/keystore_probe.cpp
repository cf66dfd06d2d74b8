// SPDX-License-Identifier: GPL-3.0-or-later
// Uses the key store of its surroundings for tst_systemkeystore: keystore_probe BOUND_MS. One line an answer.
#include "secrets/keystore.h"

#include <QCoreApplication>

#include <cstdio>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &what, const QString &answer)
{
    std::fprintf(stdout, "%s: %s\n", qPrintable(what), qPrintable(answer));
    std::fflush(stdout);
}

template <typename T>
QString errorOr(const Result<T> &result, const QString &fine)
{
    return result ? fine : QString(errorKindName(result.error().kind)) + u' ' + result.error().detail;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const std::chrono::milliseconds bound(QCoreApplication::arguments().value(1).toInt());
    const auto store = makeSystemKeyStore(bound);
    const QString entry = u"probe"_s;
    const auto read = [&] {
        const auto key = store->read(entry).result();
        say(u"read"_s, errorOr(key, key ? QString::fromUtf8(*key) : QString()));
    };
    read();
    say(u"write"_s, errorOr(store->write(entry, "s3cret-ключ").result(), u"ok"_s));
    read();
    say(u"remove"_s, errorOr(store->remove(entry).result(), u"ok"_s));
    read();
    say(u"remove"_s, errorOr(store->remove(entry).result(), u"ok"_s));
    return 0;
}
