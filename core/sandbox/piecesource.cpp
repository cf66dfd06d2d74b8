// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/piecesource.h"

#include "sandbox/echoanswer.h"
#include "sandbox/storygeneration.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <atomic>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr int kTokenCharacters = 8;
constexpr size_t kAhead = 16; // tokens kept ready, and written at a time

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool beginsCharacter(char c)
{
    return (static_cast<uchar>(c) & 0xC0) != 0x80;
}

/// How many bytes at the end of `text` are a UTF-8 sequence that may still become whole.
qsizetype openTail(const QByteArray &text)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, text.size()); ++back) {
        const uchar c = static_cast<uchar>(text.at(text.size() - back));
        if ((c & 0xC0) == 0x80)
            continue;
        const qsizetype length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

} // namespace

QByteArrayView echoToken(QByteArrayView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && isSpace(text[end]) && end - at < kTokenCharacters)
        ++end;
    // A long run of spaces is a token of its own, and so is what ends the text.
    if (end - at == kTokenCharacters || end == text.size())
        return text.sliced(at, end - at);
    for (int characters = 0; end < text.size() && !isSpace(text[end]); ++end) {
        if (beginsCharacter(text[end]) && ++characters > kTokenCharacters)
            break;
    }
    return text.sliced(at, end - at);
}

qint64 countEchoTokens(QByteArrayView text)
{
    qint64 count = 0;
    for (qsizetype at = 0; at < text.size(); ++count)
        at += echoToken(text, at).size();
    return count;
}

qsizetype echoTokensEnd(QByteArrayView text, qint64 tokens)
{
    qsizetype at = 0;
    for (qint64 count = 0; count < tokens && at < text.size(); ++count)
        at += echoToken(text, at).size();
    return at;
}

EchoAnswer splitThought(const QByteArray &text)
{
    constexpr QByteArrayView kOpen = "<think>", kClose = "</think>";
    qsizetype begin = 0;
    while (begin < text.size() && isSpace(text[begin]))
        ++begin;
    const qsizetype end = text.indexOf(kClose, begin);
    if (end < 0 || !QByteArrayView(text).sliced(begin).startsWith(kOpen))
        return {.thought = {}, .answer = text};
    QByteArray answer = text.sliced(end + kClose.size());
    while (!answer.isEmpty() && isSpace(answer.front()))
        answer.remove(0, 1);
    return {.thought = text.sliced(begin + kOpen.size(), end - begin - kOpen.size()).trimmed(), .answer = answer};
}

EchoSource::EchoSource(const EchoAnswer &echo, bool endless, QObject *parent)
    : PieceSource(parent)
    , m_thought(echo.thought)
    , m_answer(echo.answer)
    , m_endless(endless && !echo.answer.isEmpty())
{
}

std::optional<Piece> EchoSource::next()
{
    const bool thinking = m_thoughtAt < m_thought.size();
    const QByteArray &text = thinking ? m_thought : m_answer;
    qsizetype &at = thinking ? m_thoughtAt : m_answerAt;
    if (at >= text.size())
        return {};
    const QByteArrayView token = echoToken(text, at);
    at += token.size();
    if (m_endless && !thinking && m_answerAt >= m_answer.size())
        m_answerAt = 0;
    return Piece{token.toByteArray(), thinking};
}

bool EchoSource::atEnd() const
{
    return m_thoughtAt >= m_thought.size() && m_answerAt >= m_answer.size();
}

/// Outlives the source while a thread still works on it.
struct StorySource::Shared {
    std::unique_ptr<StoryGeneration> generation;
    std::atomic_bool abandoned = false;
};

StorySource::StorySource(std::unique_ptr<StoryGeneration> generation, QThreadPool &pool, QObject *parent)
    : PieceSource(parent)
    , m_shared(std::make_shared<Shared>())
    , m_pool(pool)
{
    m_shared->generation = std::move(generation);
    writeAhead();
}

StorySource::~StorySource()
{
    m_shared->abandoned = true;
}

void StorySource::writeAhead()
{
    if (m_working || m_end || m_pieces.size() >= kAhead)
        return;
    m_working = true;
    QPromise<Batch> promise;
    promise.future().then(this, [this](const Batch &batch) { take(batch); });
    m_pool.start([shared = m_shared, batchPromise = std::move(promise)]() mutable {
        batchPromise.start();
        Batch batch;
        while (static_cast<size_t>(batch.tokens.size()) < kAhead && !shared->abandoned) {
            const std::optional<StoryToken> token = shared->generation->next();
            batch.end = !token;
            if (batch.end)
                break;
            batch.tokens << token->bytes;
        }
        batchPromise.addResult(std::move(batch));
        batchPromise.finish();
    });
}

void StorySource::take(const Batch &batch)
{
    m_working = false;
    for (const QByteArray &token : batch.tokens) {
        m_halfCharacter += token;
        const qsizetype open = openTail(m_halfCharacter);
        // Bytes that are no UTF-8 become replacement characters here, so that JSON stays valid.
        const QByteArray whole = QString::fromUtf8(m_halfCharacter.chopped(open)).toUtf8();
        m_halfCharacter = m_halfCharacter.last(open);
        m_pieces.push_back({whole});
    }
    m_end = batch.end;
    writeAhead();
    emit ready();
}

std::optional<Piece> StorySource::next()
{
    if (m_pieces.empty())
        return {};
    Piece piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    writeAhead();
    return piece;
}

bool StorySource::atEnd() const
{
    return m_end && m_pieces.empty();
}

} // namespace bakeoff
