// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowfigure.h"

#include <QApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace bakeoff::bench {

using namespace Qt::StringLiterals;

QList<Figure> windowFigures()
{
    return {
        {{"panes16_p99_ms", "panes16_cpu_share"}, measurePanes16},
        {{"panes24_p99_ms"}, measurePanes24},
        {{"long_answer_ratio"}, measureLongAnswers},
        {{"startup_over_trivial_ms"}, measureStart},
        {{"memory_mb"}, measureMemory},
        {{"queue_scroll_p99_ms"}, measureQueueScroll},
    };
}

namespace {

/// An X server for this run; stopped at its end.
class Display {
public:
    Display()
    {
        if (!qEnvironmentVariableIsEmpty("DISPLAY"))
            return;
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s, u"-nolisten"_s, u"tcp"_s});
        while (m_server.waitForReadyRead(10'000)) {
            if (!m_server.canReadLine())
                continue;
            m_name = u":"_s + QString::fromLatin1(m_server.readLine().trimmed());
            return;
        }
    }
    ~Display()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        m_server.waitForFinished(5'000);
    }
    bool usable() const { return !m_name.isEmpty() || !qEnvironmentVariableIsEmpty("DISPLAY"); }
    QProcessEnvironment environment() const
    {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        if (!m_name.isEmpty())
            all.insert(u"DISPLAY"_s, m_name);
        return all;
    }

private:
    QProcess m_server;
    QString m_name;
};

} // namespace

QJsonObject measureInWindow(const Figure &figure)
{
    const Display display;
    if (!display.usable()) {
        note(u"There is no display, and Xvfb did not start."_s);
        return {};
    }
    QProcess child;
    child.setProcessEnvironment(display.environment());
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {u"--window"_s, QString::fromLatin1(figure.names.first())});
    child.waitForFinished(600'000);
    return QJsonDocument::fromJson(child.readAllStandardOutput()).object();
}

int runInWindow(int &argc, char **argv, const QByteArray &name)
{
    const QApplication app(argc, argv);
    for (const Figure &figure : windowFigures()) {
        if (figure.names.contains(name))
            std::puts(QJsonDocument(figure.measure()).toJson(QJsonDocument::Compact).constData());
    }
    return 0;
}

int showTrivialWindow(int &argc, char **argv)
{
    const QApplication app(argc, argv);
    QLabel label(u"Label"_s);
    label.resize(1280, 800);
    label.show();
    return QApplication::exec();
}

void note(const QString &line)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(line));
}

double processCpuSeconds()
{
    return double(processCpu().count()) * 1e-9;
}

double percentile(QList<double> samples, double share)
{
    if (samples.isEmpty())
        return 0;
    std::ranges::sort(samples);
    const double at = share * double(samples.size() - 1);
    const auto low = qsizetype(at);
    const qsizetype high = std::min(low + 1, samples.size() - 1);
    return samples[low] + (at - double(low)) * (samples[high] - samples[low]);
}

} // namespace bakeoff::bench
