// SPDX-License-Identifier: GPL-3.0-or-later
// bakeoff-bench: measures the figures of tests/bench/README.md and prints them as one JSON object.
#include "figure.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace bakeoff::bench;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
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

    const QList<Figure> figures = coreFigures();
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
    for (const Figure &figure : figures) {
        const bool asked = wanted.isEmpty() || std::ranges::any_of(figure.names, [&](const QByteArray &name) {
                               return wanted.contains(QString::fromLatin1(name));
                           });
        if (!asked)
            continue;
        const QJsonObject got = figure.measure();
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
