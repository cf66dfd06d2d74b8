// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/predictionrun.h"

#include <QDir>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bakeoff {
namespace {

constexpr int kProgressScale = 1000;

/// The product's bytes go to disk on the thread that made them.
Result<SandboxProduct> stored(SandboxProduct product, const QString &folder)
{
    if (product.fileName.isEmpty())
        return product;
    QSaveFile file(folder + u'/' + product.fileName);
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) ||
        file.write(product.bytes) != product.bytes.size() || !file.commit())
        return Error{ErrorKind::Storage, u"the output cannot be stored"_s};
    product.bytes.clear();
    return product;
}

double secondsBetween(UtcMicros from, UtcMicros to)
{
    return static_cast<double>(std::max<qint64>(to.value - from.value, 0)) / 1e6;
}

QList<QByteArray> stopBytes(const QStringList &stops)
{
    QList<QByteArray> list;
    for (const QString &stop : stops)
        list << stop.toUtf8();
    return list;
}

} // namespace

SandboxPredictionRun::SandboxPredictionRun(std::shared_ptr<SandboxPrediction> prediction, SandboxWork work,
                                           const SandboxWorkshop &shop, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_prediction(std::move(prediction))
    , m_work(std::move(work))
    , m_shop(shop)
    , m_folder(folder)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_maker, &QFutureWatcherBase::finished, this, &SandboxPredictionRun::made);
    connect(&m_maker, &QFutureWatcherBase::progressValueChanged, this, [this](int value) {
        const int percent = value * 100 / kProgressScale;
        if (m_over || !m_work.logsProgress || percent < m_toldPercent + 10)
            return;
        m_toldPercent = percent;
        logProgress(percent, 100);
        emit logged();
    });
}

SandboxPredictionRun::~SandboxPredictionRun()
{
    m_stop.request_stop();
}

std::chrono::milliseconds SandboxPredictionRun::paced(std::chrono::milliseconds time) const
{
    return time * m_shop.pacePercent / 100;
}

void SandboxPredictionRun::start()
{
    if (m_prediction->state == SandboxPredictionState::Processing) {
        log(u"The sandbox was started again: the work begins anew."_s);
        m_prediction->output = {};
        begin();
        return;
    }
    connect(&m_timer, &QTimer::timeout, this, &SandboxPredictionRun::begin, Qt::SingleShotConnection);
    m_timer.start(paced(m_work.start) + std::chrono::milliseconds(m_shop.coldStartMs));
}

void SandboxPredictionRun::begin()
{
    if (m_work.failsAfter < 0) {
        fail(m_work.failure);
        return;
    }
    if (!m_prediction->started)
        m_prediction->started = m_shop.clock.nowUtc();
    m_prediction->state = SandboxPredictionState::Processing;
    for (const QString &line : std::as_const(m_work.opening))
        log(line);
    emit started();
    if (!m_work.failure.isNull() && m_work.failsAfter == 0) {
        fail(m_work.failure);
        return;
    }
    if (m_work.story) {
        m_filter = StopFilter(stopBytes(m_work.story->stops));
        const SandboxWork::Story &story = *m_work.story;
        m_story =
            new StorySource(std::make_unique<StoryGeneration>(
                                m_shop.story, m_shop.story->tokenizer().encode(story.prompt.toUtf8()), story.sampling),
                            m_shop.storyPool, this);
        connect(&m_timer, &QTimer::timeout, this, &SandboxPredictionRun::tellStory);
        connect(m_story, &PieceSource::ready, this, [this] {
            if (!m_timer.isActive())
                tellStory();
        });
        return; // its first ready() goes on
    }
    connect(&m_timer, &QTimer::timeout, this, &SandboxPredictionRun::stepDone);
    if (m_work.steps > 0 || m_work.endless)
        m_timer.start(paced(m_work.step));
    makeNext();
}

void SandboxPredictionRun::stepDone()
{
    ++m_steps;
    if (m_work.endless)
        log(u"still waiting (%1)"_s.arg(m_steps));
    else
        logProgress(m_steps, m_work.steps);
    emit logged();
    if (!m_work.failure.isNull() && m_steps >= m_work.failsAfter) {
        fail(m_work.failure);
        return;
    }
    if (m_work.endless || m_steps < m_work.steps)
        m_timer.start(paced(m_work.step));
    else
        finishIfDone();
}

void SandboxPredictionRun::makeNext()
{
    if (m_made >= m_work.makers.size()) {
        finishIfDone();
        return;
    }
    // Shared: the pool may still hold the work when this has gone.
    const auto promise = std::make_shared<QPromise<Result<SandboxProduct>>>();
    promise->setProgressRange(0, kProgressScale);
    m_maker.setFuture(promise->future());
    m_shop.pool.start([promise, make = m_work.makers.at(m_made), stop = m_stop.get_token(), folder = m_folder] {
        promise->start();
        const auto progress = [&promise](double share) {
            promise->setProgressValue(static_cast<int>(share * kProgressScale));
        };
        Result<SandboxProduct> product =
            stop.stop_requested() ? Result<SandboxProduct>(Error{ErrorKind::Cancelled}) : make(stop, progress);
        promise->addResult(product && !stop.stop_requested() ? stored(*std::move(product), folder)
                                                             : std::move(product));
        promise->finish();
    });
}

void SandboxPredictionRun::made()
{
    if (m_over)
        return;
    const Result<SandboxProduct> product = m_maker.future().takeResult();
    if (!product) {
        fail(product.error().detail.isEmpty() ? u"An unexpected error occurred. (E1000)"_s : product.error().detail);
        return;
    }
    ++m_made;
    const QString address = kSandboxFile + u"files/"_s + m_prediction->id + u'/' + product->fileName;
    if (!product->fileName.isEmpty())
        m_addresses << address;
    m_values << (product->fileName.isEmpty() ? product->value : QJsonValue(address));
    if (m_work.shape == SandboxWork::Shape::Growing) {
        m_prediction->output = m_values;
        emit outputChanged();
    }
    makeNext();
}

void SandboxPredictionRun::finishIfDone()
{
    if (m_over || m_work.endless || m_made < m_work.makers.size() || m_steps < m_work.steps)
        return;
    switch (m_work.shape) {
    case SandboxWork::Shape::One:
        m_prediction->output = m_values.at(0);
        break;
    case SandboxWork::Shape::List:
    case SandboxWork::Shape::Growing:
        m_prediction->output = m_values;
        break;
    case SandboxWork::Shape::Custom:
        m_prediction->output = m_work.custom(m_addresses);
        break;
    }
    if (m_work.upload.count() == 0) {
        end(SandboxPredictionState::Succeeded);
        return;
    }
    // As the service: what was made can be seen a moment before the prediction has succeeded.
    m_timer.disconnect(this);
    connect(&m_timer, &QTimer::timeout, this, [this] { end(SandboxPredictionState::Succeeded); });
    m_timer.start(paced(m_work.upload));
    emit outputChanged();
}

void SandboxPredictionRun::tellStory()
{
    if (m_over)
        return;
    const SandboxWork::Story &story = *m_work.story;
    const std::chrono::milliseconds interval = paced(std::chrono::milliseconds(qRound(1000 / story.tokensPerSecond)));
    bool changed = false;
    bool done = false;
    do {
        const std::optional<Piece> piece = m_story->next();
        if (!piece && !m_story->atEnd())
            break; // ready() comes
        QByteArray text = piece ? m_filter.feed(piece->text) : m_filter.rest();
        m_tokens += piece ? 1 : 0;
        done = !piece || m_filter.stopped() || m_tokens >= story.maxTokens;
        if (done && piece)
            text += m_filter.rest();
        if (!text.isEmpty()) {
            m_values << QString::fromUtf8(text);
            changed = true;
        }
        if (!done && interval.count() > 0) {
            m_timer.start(interval);
            break;
        }
    } while (!done);
    if (changed) {
        m_prediction->output = m_values;
        emit outputChanged();
    }
    if (!done)
        return;
    m_work.metrics.insert(u"token_input_count"_s,
                          static_cast<qint64>(m_shop.story->tokenizer().encode(story.prompt.toUtf8()).size()));
    m_work.metrics.insert(u"token_output_count"_s, m_tokens);
    end(SandboxPredictionState::Succeeded);
}

void SandboxPredictionRun::fail(const QJsonValue &error)
{
    if (m_over)
        return;
    m_prediction->error = error;
    end(SandboxPredictionState::Failed);
}

void SandboxPredictionRun::stop()
{
    if (!m_over)
        end(m_prediction->state == SandboxPredictionState::Starting ? SandboxPredictionState::Aborted
                                                                    : SandboxPredictionState::Canceled);
}

void SandboxPredictionRun::end(SandboxPredictionState state)
{
    m_over = true;
    m_timer.stop();
    m_stop.request_stop();
    m_prediction->state = state;
    m_prediction->completed = m_shop.clock.nowUtc();
    const UtcMicros completed = *m_prediction->completed;
    QJsonObject metrics{{u"total_time"_s, secondsBetween(m_prediction->created, completed)}};
    if (m_prediction->started)
        metrics.insert(u"predict_time"_s, secondsBetween(*m_prediction->started, completed));
    if (state == SandboxPredictionState::Succeeded) {
        for (auto it = m_work.metrics.begin(); it != m_work.metrics.end(); ++it)
            metrics.insert(it.key(), it.value());
    }
    if (state != SandboxPredictionState::Aborted)
        m_prediction->metrics = metrics;
    emit ended();
}

void SandboxPredictionRun::log(const QString &line)
{
    m_prediction->logs += line + u'\n';
}

void SandboxPredictionRun::logProgress(int done, int of)
{
    if (!m_work.bars && !m_work.logsProgress) {
        log(u"%1/%2 steps"_s.arg(done).arg(of));
        return;
    }
    const int percent = done * 100 / of;
    const double seconds = m_prediction->started ? secondsBetween(*m_prediction->started, m_shop.clock.nowUtc()) : 0;
    log(u"%1%|%2%3| %4/%5 [%6s]"_s.arg(percent, 3)
            .arg(QString(percent / 10, QChar(0x2588)), QString(10 - percent / 10, u' '))
            .arg(done)
            .arg(of)
            .arg(seconds, 0, 'f', 2));
}

} // namespace bakeoff
