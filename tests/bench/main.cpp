// SPDX-License-Identifier: GPL-3.0-or-later
// bakeoff-bench: measures the figures of tests/bench/README.md and prints them as one JSON object.
#include "eventsender.h"
#include "windowfigure.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace bakeoff::bench;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    // The roles that this program plays for itself; some of them have a window.
    const QByteArray role = argc > 1 ? QByteArray(argv[1]) : QByteArray();
    if (role == "--window" && argc > 2)
        return runInWindow(argc, argv, QByteArray(argv[2]));
    if (role == "--trivial-window")
        return showTrivialWindow(argc, argv);

    QCoreApplication app(argc, argv);
    if (role == "--send-events" && argc > 2)
        return sendEvents(QByteArray(argv[2]).toInt());
    QCommandLineParser parser;
    const QCommandLineOption only(u"only"_s, u"Measure this figure alone; may be given several times."_s, u"name"_s);
    const QCommandLineOption list(u"list"_s, u"Print the names of the figures."_s);
    QCommandLineOption serve(u"serve"_s);
    serve.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addHelpOption();
    parser.addOptions({only, list, serve});
    parser.process(app);
    if (parser.isSet(serve))
        return serveStreams();

    const qsizetype coreCount = coreFigures().size();
    const QList<Figure> figures = coreFigures() + windowFigures();
    const QStringList wanted = parser.values(only);
    QStringList known;
    for (const Figure &figure : figures) {
        for (const QByteArray &name : figure.names)
            known += QString::fromLatin1(name);
    }
    if (parser.isSet(list)) {
        std::puts(qPrintable(known.join(u'\n')));
        return 0;
    }
    for (const QString &name : wanted) {
        if (!known.contains(name)) {
            std::fprintf(stderr, "no figure is called %s; --list prints their names\n", qPrintable(name));
            return 2;
        }
    }

    std::fprintf(stderr, "reference loop: %.0f ns a kilobyte\n", referenceLoopNs());
    QJsonObject all;
    bool complete = true;
    for (qsizetype i = 0; i < figures.size(); ++i) {
        const Figure &figure = figures[i];
        const bool asked = wanted.isEmpty() || std::ranges::any_of(figure.names, [&](const QByteArray &name) {
                               return wanted.contains(QString::fromLatin1(name));
                           });
        if (!asked)
            continue;
        const QJsonObject got = i < coreCount ? figure.measure() : measureInWindow(figure);
        for (auto it = got.begin(); it != got.end(); ++it) {
            if (wanted.isEmpty() || wanted.contains(it.key()))
                all.insert(it.key(), it.value());
        }
        for (const QByteArray &name : figure.names) {
            if (!got.contains(QLatin1StringView(name))) {
                std::fprintf(stderr, "%s could not be measured\n", name.constData());
                complete = false;
            }
        }
    }
    std::puts(QJsonDocument(all).toJson(QJsonDocument::Compact).constData());
    return complete ? 0 : 1;
}
