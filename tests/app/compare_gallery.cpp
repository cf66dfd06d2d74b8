// SPDX-License-Identifier: GPL-3.0-or-later
// The compare screen with two drafts of one notice, in pictures: compare_gallery FOLDER [LANGUAGE [PERCENT]]. A server
// on loopback answers with the drafts. Beside light and dark every picture comes in grey, where states must still be
// told apart.
#include "comparewindow.h"

#include "compare/lineupcontrol.h"
#include "compare/promptdock.h"
#include "fakeserver.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "words/translations.h"
#include "workbench/lineupbook.h"
#include "workbench/providerregistry.h"

#include <QDir>
#include <QFuture>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

const char *const kFirst = R"(On 25 August, between 13:42 and 14:29 UTC, about 8% of requests to the upload API failed with error 503. Downloads and the dashboard were not affected.

**Cause.** A routine certificate renewal reached two of our five gateways with an incomplete chain. Clients that check the full chain refused the connection and retried, which overloaded the remaining gateways.

### Who was affected

- Uploads from client versions 4.2 and later, in all regions
- Scheduled imports: 312 of 4,870 started late, none was skipped

**What we changed.** Renewed certificates are now checked against a real client before they are rolled out, and retries are limited per client.

| Time (UTC) | Event |
|---|---|
| 13:42 | First failed uploads |
| 13:51 | Alarm, engineer on call starts |
| 14:17 | Old certificate restored |
| 14:29 | Error rate back to normal |

**What you can do.** Nothing, if you use our clients. If you call the API yourself, retry with a growing pause and honour `Retry-After`.

We are sorry. No data was lost: uploads that failed can simply be sent again.
)";

const char *const kSecond = R"(On 25 August, from 13:42 to 14:29 UTC, about 8% of uploads failed. Downloads and the dashboard worked as usual.

**Cause.** A routine certificate renewal reached two of our five gateways with one intermediate certificate missing. Clients that check the full chain refused the connection and retried, which overloaded the other three gateways.

### Who was affected

- Uploads from client versions 4.2 and later, in all regions
- Scheduled imports: 312 of 4,870 started late, at most 47 minutes

**What we changed.** Renewed certificates are now checked against a real client before they are rolled out, and retries are limited per client. We also added an alarm on the share of refused handshakes, which would have warned us nine minutes earlier.

| Time (UTC) | Event |
|---|---|
| 13:42 | First failed uploads |
| 13:51 | Alarm, engineer on call starts |
| 14:17 | Previous certificate restored |
| 14:29 | Error rate back to normal |

**What you can do.** Nothing, if you use our clients. If you call the API yourself, wait as long as `Retry-After` says before you retry.

No data was lost: please send uploads that failed again.
)";

FakeServer::Script answer(const FakeServer::Request &request)
{
    if (!request.target.endsWith("/chat/completions"))
        return {FakeServer::answer(200, R"({"data":[{"id":"draft-8b"},{"id":"draft-70b"}]})")};
    const QString model = QJsonDocument::fromJson(request.body).object().value("model"_L1).toString();
    const QStringList pieces = QString::fromUtf8(model == u"draft-8b"_s ? kFirst : kSecond).split(u' ');
    FakeServer::Script script{FakeServer::streamHead()};
    for (const QString &piece : pieces) {
        const QJsonObject choice{{u"index"_s, 0}, {u"delta"_s, QJsonObject{{u"content"_s, piece + u' '}}}};
        const QJsonObject event{{u"choices"_s, QJsonArray{choice}}};
        script.append(FakeServer::chunk("data: " + QJsonDocument(event).toJson(QJsonDocument::Compact) + "\n\n"));
        if (script.size() % 6 == 0)
            script.append(FakeServer::pause(std::chrono::milliseconds(20)));
    }
    script.append(FakeServer::chunk("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                                    "\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":264}}\n\ndata: [DONE]\n\n")
                  + FakeServer::lastChunk());
    return script;
}

class Pictures {
public:
    Pictures(CompareWindow &window, Theme &theme, const QDir &folder)
        : w(window)
        , m_theme(theme)
        , m_folder(folder)
    {
    }

    void grab(const QString &name)
    {
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
            m_theme.setMode(mode);
            QTest::qWait(150);
            const QString suffix = mode == ThemeMode::Light ? u"light"_s : u"dark"_s;
            m_last = w.window().grab().toImage();
            m_last.save(m_folder.filePath(u"%1-%2.png"_s.arg(name, suffix)));
        }
        m_last.convertToFormat(QImage::Format_Grayscale8).save(m_folder.filePath(name + u"-grey.png"_s));
    }

    /// Whether there is a key store is not what the pictures are about.
    void dismissBanners()
    {
        for (Banner *banner : w.window().findChildren<Banner *>())
            banner->dismiss();
    }

    void popups(const QString &size)
    {
        w.run("compare.settings");
        QTest::qWait(200);
        grab(u"settings-"_s + size);
        dismissPopups();
        w.run("compare.addModel");
        QTest::qWait(600);
        grab(u"picker-"_s + size);
        dismissPopups();
    }
    void dismissPopups()
    {
        for (OverlayPopup *popup : w.window().findChildren<OverlayPopup *>())
            popup->dismiss();
    }

    void take()
    {
        ask(u"Write a customer notice for yesterday's outage: what happened, who was affected, what we changed. At most 250 words and one table of times in UTC."_s);
        grab(u"answered-1600"_s);
        popups(u"1600"_s);
        w.document()->removePane(w.document()->value().panes.last().id);
        w.run("compare.difference");
        w.run("compare.linkScroll");
        QTest::qWait(400);
        w.run("compare.nextChange");
        w.run("compare.nextChange");
        w.prompt()->setFocus();
        grab(u"difference"_s);
        w.window().resize(1280, 800);
        grab(u"difference-1280"_s);
        popups(u"1280"_s);
        w.run("compare.difference");
        w.run("compare.linkScroll");
        w.run("compare.tick");
        w.run("compare.find");
        QTest::keyClicks(QApplication::focusWidget(), u"certificate"_s);
        grab(u"find-1280"_s);
        w.run("compare.stop"); // closes the bar
        w.workbench().lineUps().save(lineUpOf(w.document()->value(), u"Two drafts of every notice that we send"_s));
        QTest::qWait(300);
        w.window().findChild<LineUpControl *>()->apply(u"Two drafts of every notice that we send"_s);
        w.run("compare.duplicate");
        w.run("compare.close");
        grab(u"notice-1280"_s);
        w.run("compare.undoClose");
        for (const auto &[name, data] : {std::pair(u"voice.wav"_s, QByteArray("RIFF\x24\0\0\0WAVEfmt ", 16)),
                                         std::pair(u"incident-0825.pdf"_s, QByteArray("%PDF-1.4\n")),
                                         std::pair(u"notes.txt"_s, QByteArray("words"))}) {
            OfferedFile file{.path = {}, .name = name};
            file.data = data;
            emit w.window().findChild<PromptDock *>()->filesOffered({file});
        }
        w.prompt()->setPlainText(u"Now for {{audience}}, in {{words}} words."_s);
        w.run("compare.systemPrompt");
        grab(u"prompt-1280"_s);
        w.window().resize(1600, 1000);
        grab(u"prompt-1600"_s);
    }

private:
    void ask(const QString &text)
    {
        w.document()->addPane({u"llama-server"_s, u"draft-8b"_s});
        while (w.document()->value().panes.size() > 1)
            w.document()->removePane(w.document()->value().panes.first().id);
        w.document()->addPane({u"llama-server"_s, u"draft-70b"_s});
        w.document()->addPane({u"sandbox"_s, u"fault-429"_s});
        w.send(text);
        QTest::qWait(500);
        dismissBanners();
        grab(u"streaming-1600"_s);
        (void)w.waitUntilEnded();
        QTest::qWait(700);
    }

    CompareWindow &w;
    Theme &m_theme;
    QDir m_folder;
    QImage m_last;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 2) {
        qWarning("usage: compare_gallery FOLDER [LANGUAGE [PERCENT]]");
        return 2;
    }
    Translations translations;
    translations.use(argc > 2 ? QString::fromLocal8Bit(argv[2]) : u"en"_s);
    const int percent = argc > 3 ? QByteArray(argv[3]).toInt() : 100;
    FakeServer server;
    server.handler = answer;
    Theme theme(app, ThemeMode::Light, percent);
    CompareWindow window(theme, {1600, 1000});
    if (!window.open(true)) {
        qWarning("the window did not start");
        return 1;
    }
    Pictures pictures(window, theme, QDir(QString::fromLocal8Bit(argv[1])));
    QTest::qWait(500);
    pictures.dismissBanners();
    pictures.grab(u"card-1600"_s);
    window.window().resize(1280, 800);
    pictures.grab(u"card-1280"_s);
    window.window().resize(1600, 1000);
    const QFuture<Status> added = window.workbench().providers().add(
        {.name = u"llama-server"_s, .baseUrl = server.url(u"/v1"_s)});
    (void)QTest::qWaitFor([&] { return added.isFinished(); }, 5000);
    pictures.take();
    return 0;
}
