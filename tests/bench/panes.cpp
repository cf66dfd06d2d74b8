// SPDX-License-Identifier: GPL-3.0-or-later
// Many panes of rendered Markdown at once, from a server in another process through the program's own HTTP client,
// decoder, mailbox and frames.
#include "eventsender.h"
#include "windowfigure.h"

#include "base/clock.h"
#include "base/id.h"
#include "base/waker.h"
#include "compare/replymailbox.h"
#include "net/httpclient.h"
#include "net/netthread.h"
#include "providers/chatdecoder.h"
#include "widgets/answerview.h"
#include "widgets/framepacer.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QGridLayout>
#include <QHash>
#include <QPaintEvent>
#include <QProcess>
#include <QTimer>

#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace bakeoff::bench {
namespace {

constexpr int kWarmUp = 3'000;  // ms
constexpr int kMeasured = 12'000; // ms

/// Notes how old each piece of text was when it had been painted.
class StampedView final : public AnswerView {
public:
    using AnswerView::AnswerView;
    QList<std::chrono::microseconds> pending;
    QList<double> agesMs;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        AnswerView::paintEvent(event);
        if (pending.isEmpty())
            return;
        const std::chrono::microseconds now = machineTime();
        for (const std::chrono::microseconds sent : std::exchange(pending, {}))
            agesMs << double((now - sent).count()) / 1000;
    }
};

/// One connection; lives on the net thread.
class Source final : public QObject {
public:
    Source(HttpClient &client, const QUrl &url, const Id &reply, std::shared_ptr<ReplyMailbox> mailbox, QObject *parent)
        : QObject(parent), m_mailbox(std::move(mailbox)), m_reply(reply)
    {
        HttpRequest request;
        request.method = HttpRequest::Method::Post;
        request.url = url;
        request.headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/json");
        request.body = "{\"stream\":true}";
        request.submitOnce = true;
        m_exchange = client.send(request);
        connect(m_exchange.get(), &HttpExchange::headersReceived, this, [this] { m_decoder.begin({}); });
        connect(m_exchange.get(), &HttpExchange::bytesReceived, this, [this](const QByteArray &bytes) {
            ChatDelta delta = m_decoder.feed(bytes);
            if (delta.text.isEmpty())
                return;
            ReplyPatch patch;
            patch.reply = m_reply;
            patch.text = std::move(delta.text);
            patch.events = delta.events;
            m_mailbox->post(std::move(patch));
        });
    }

private:
    std::shared_ptr<ReplyMailbox> m_mailbox;
    Id m_reply;
    ChatDecoder m_decoder;
    std::unique_ptr<HttpExchange> m_exchange;
};

struct Measured {
    double p99 = 0; ///< ms from sent to painted
    double cpuShare = 0;
};

/// \param rate events a second and pane
std::optional<Measured> measure(int panes, int rate)
{
    Theme theme(*qApp, ThemeMode::Light, 100);
    QProcess sender;
    sender.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    sender.start(QCoreApplication::applicationFilePath(), {u"--send-events"_s, QString::number(rate)});
    if (!sender.waitForReadyRead(10'000))
        return std::nullopt;
    const int port = sender.readLine().trimmed().toInt();

    QWidget window;
    auto *grid = new QGridLayout(&window);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(1);
    std::vector<StampedView *> views;
    QHash<Id, StampedView *> byReply;
    for (int i = 0; i < panes; ++i) {
        auto *view = new StampedView(&window);
        view->setStreaming(true);
        grid->addWidget(view, i / 4, i % 4);
        views.push_back(view);
    }
    window.resize(1600, 1000);
    window.show();

    const SystemClock clock;
    FramePacer frame;
    frame.setStreams(panes);
    auto waker = std::make_shared<Waker>(&window, [&frame] { frame.ask(); });
    auto mailbox = std::make_shared<ReplyMailbox>([waker] { waker->wake(); });
    qint64 events = 0;
    const QMetaObject::Connection shown = QObject::connect(&frame, &FramePacer::due, &window, [&] {
        for (const ReplyPatch &patch : mailbox->take()) {
            StampedView *view = byReply.value(patch.reply);
            view->pending += stampsIn(patch.text);
            view->append(patch.text);
            events += patch.events;
        }
    });

    double cpu = 0;
    double wall = 0;
    {
        NetThread net;
        HttpClient *client = nullptr;
        const QUrl url(u"http://127.0.0.1:%1/v1/chat/completions"_s.arg(port));
        for (StampedView *view : views) {
            const Id reply = newId(clock.nowUtc());
            byReply.insert(reply, view);
            net.post([&, reply] {
                if (!client) {
                    HttpPolicy policy;
                    policy.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
                    client = new HttpClient(clock, policy, net.context()); // its parent owns it
                }
                new Source(*client, url, reply, mailbox, client); // its parent owns it
            });
        }
        QTimer::singleShot(kWarmUp, &window, [&] {
            for (StampedView *view : views)
                view->agesMs.clear();
            events = 0;
            cpu = processCpuSeconds();
            wall = double(machineTime().count()) * 1e-6;
        });
        QTimer::singleShot(kWarmUp + kMeasured, &window, [&] {
            cpu = processCpuSeconds() - cpu;
            wall = double(machineTime().count()) * 1e-6 - wall;
            QCoreApplication::quit();
        });
        QApplication::exec();
        QObject::disconnect(shown);
        waker->disarm();
    }
    sender.kill();
    sender.waitForFinished();

    QList<double> ages;
    for (const StampedView *view : views)
        ages += view->agesMs;
    const double reached = double(events) / wall;
    note(u"%1 panes: %2 events a second, %3 samples, p50 %4 ms, p99 %5 ms, %6 of a core"_s.arg(panes)
             .arg(reached, 0, 'f', 0)
             .arg(ages.size())
             .arg(percentile(ages, 0.5), 0, 'f', 1)
             .arg(percentile(ages, 0.99), 0, 'f', 1)
             .arg(cpu / wall, 0, 'f', 3));
    if (reached < 0.95 * panes * rate)
        note(u"The machine was too busy for the asked rate."_s);
    return Measured{percentile(ages, 0.99), cpu / wall};
}

} // namespace

QJsonObject measurePanes16()
{
    const auto measured = measure(16, 100);
    if (!measured)
        return {};
    return {{u"panes16_p99_ms"_s, measured->p99}, {u"panes16_cpu_share"_s, measured->cpuShare}};
}

QJsonObject measurePanes24()
{
    const auto measured = measure(24, 50);
    if (!measured)
        return {};
    return {{u"panes24_p99_ms"_s, measured->p99}};
}

} // namespace bakeoff::bench
