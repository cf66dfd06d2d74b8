// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparewindow.h"
#include "queuesamples.h"

#include "../workbench/playserver.h"

#include "queue/jobtable.h"
#include "queue/queuescreen.h"
#include "store/storethread.h"
#include "workbench/jobqueue.h"
#include "workbench/providerregistry.h"

#include <QAbstractButton>
#include <QMessageBox>
#include <QTimer>

/// The window on the queue, with a provider "play": a sandbox in this process that speaks as Replicate does.
class QueueWindow : public CompareWindow {
public:
    explicit QueueWindow(bakeoff::Theme &theme, QSize size = {1600, 1000}, int pacePercent = 0)
        : CompareWindow(theme, size)
        , m_server(m_serverClock, {}, pacePercent)
    {
        qputenv("BAKEOFF_TEST_PLAY_KEY", "sandbox");
    }
    // The window first: its calls end before the server does.
    ~QueueWindow() { close(); }

    bool openQueue()
    {
        using namespace bakeoff;
        if (!open())
            return false;
        ProviderConfig config;
        config.name = QStringLiteral("play");
        config.kind = ProviderKind::Replicate;
        config.baseUrl = m_server.replicateUrl();
        config.keyVariable = QStringLiteral("BAKEOFF_TEST_PLAY_KEY");
        const QFuture<Status> added = workbench().providers().add(config);
        if (!QTest::qWaitFor([&] { return added.isFinished(); }, 10'000) || !added.result())
            return false;
        window().showScreen(MainWindow::Screen::Queue);
        screen().focusList();
        return QTest::qWaitFor([this] { return screen().model()->isSettled() && jobs().isIdle(); }, 30'000);
    }
    /// The same profile in a new window, as after a restart.
    bool reopenQueue()
    {
        if (!reopen())
            return false;
        window().showScreen(bakeoff::MainWindow::Screen::Queue);
        screen().focusList();
        return QTest::qWaitFor([this] { return screen().model()->isSettled(); }, 10'000);
    }
    bakeoff::QueueScreen &screen() const { return *window().queueScreen(); }
    bakeoff::JobTable &table() const { return *screen().table(); }
    bakeoff::JobTableModel &model() const { return *screen().model(); }
    bakeoff::JobQueue &jobs() const { return workbench().jobs(); }

    QList<bakeoff::Id> enqueue(const QStringList &prompts, const QString &batch = {}, bool paused = false)
    {
        using namespace bakeoff;
        QList<JobDraft> drafts;
        for (const QString &prompt : prompts) {
            JobDraft draft;
            draft.model = {QStringLiteral("play"), QStringLiteral("sandbox/painter")};
            draft.kind = RequestKind::Image;
            draft.input = {{QStringLiteral("prompt"), prompt},
                           {QStringLiteral("aspect_ratio"), QStringLiteral("custom")},
                           {QStringLiteral("width"), 64},
                           {QStringLiteral("height"), 64},
                           {QStringLiteral("seed"), 1}};
            drafts.append(draft);
        }
        EnqueueOptions options;
        options.batchName = batch;
        options.paused = paused;
        const QFuture<Result<Enqueued>> made = jobs().enqueue(drafts, options);
        if (!QTest::qWaitFor([&] { return made.isFinished(); }, 10'000) || !made.result())
            return {};
        const QList<Id> ids = made.result()->jobs;
        (void)QTest::qWaitFor([&] { return std::ranges::all_of(ids, [&](const Id &id) { return model().job(id); }); }, 10'000);
        return ids;
    }
    /// Puts them into the store as an earlier process left them.
    bool fill(const QList<queuesamples::Sample> &samples, bool pictures = false)
    {
        using namespace bakeoff;
        const UtcMicros now = SystemClock().nowUtc();
        QList<Id> ids;
        const QFuture<Status> written = workbench().store().write([&](Database &db) -> Status {
            for (const queuesamples::Sample &sample : samples) {
                const auto id = queuesamples::put(db, sample, now, m_batches, m_number++, pictures ? &jobs().library() : nullptr);
                if (!id)
                    return id.error();
                ids.append(*id);
            }
            return success();
        });
        if (!QTest::qWaitFor([&] { return written.isFinished(); }, 20'000) || !written.result())
            return false;
        model().reload();
        return QTest::qWaitFor([&] { return std::ranges::all_of(ids, [&](const Id &id) { return model().job(id); }); }, 10'000);
    }
    bool waitFor(const bakeoff::Id &job, bakeoff::JobStand stand)
    {
        return QTest::qWaitFor([&] { return model().job(job) && model().job(job)->stand == stand; }, 20'000);
    }
    void choose(const QList<bakeoff::Id> &ids)
    {
        // A dialog that was closed does not give the focus back on every platform.
        window().activateWindow();
        (void)QTest::qWaitForWindowActive(&window());
        table().choose(ids, ids.first());
        table().setFocus();
    }
    QPoint middleOf(const bakeoff::Id &id, int column = 0) const
    {
        return table().visualRect(model().index(model().rowOf(id), column)).center();
    }
    /// Answers the next question with the button of this text. \return where its words are written
    std::shared_ptr<QString> answer(const QString &button)
    {
        auto said = std::make_shared<QString>();
        auto *timer = new QTimer(&window());
        timer->setInterval(20);
        QObject::connect(timer, &QTimer::timeout, &window(), [said, timer, button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box)
                return;
            *said = box->text() + QLatin1Char(' ') + box->informativeText();
            timer->deleteLater();
            for (QAbstractButton *one : box->buttons()) {
                if (one->text().remove(QLatin1Char('&')) == button) {
                    one->click();
                    return;
                }
            }
            box->reject();
        });
        timer->start();
        return said;
    }

private:
    bakeoff::SystemClock m_serverClock;
    bakeoff::PlayServer m_server;
    QHash<QString, bakeoff::Id> m_batches;
    int m_number = 0;
};
