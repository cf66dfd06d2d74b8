// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <deque>
#include <memory>
#include <optional>

class QThreadPool;

namespace bakeoff {

class StoryGeneration;
struct EchoAnswer;

/// One token of an answer as text. Always whole UTF-8 characters; its text may be empty, where a character needs
/// several tokens.
struct Piece {
    QByteArray text;
    bool reasoning = false;
};

/// Where an answer's text comes from, piece by piece, without ever blocking.
class PieceSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// The next piece, or nothing: then either atEnd(), or ready() will follow.
    virtual std::optional<Piece> next() = 0;
    virtual bool atEnd() const = 0;

signals:
    /// After a next() that gave nothing: there is more, or the end.
    void ready();
};

/// The bytes at the front of `text` from `at` on that are one token of the echo model: the space before a word and up
/// to eight characters of it.
QByteArrayView echoToken(QByteArrayView text, qsizetype at);
qint64 countEchoTokens(QByteArrayView text);

/// Where the first `tokens` tokens of the echo model end.
qsizetype echoTokensEnd(QByteArrayView text, qint64 tokens);

/// A leading <think>…</think> apart from the rest.
EchoAnswer splitThought(const QByteArray &text);

/// Sends a text, the thought before the answer.
class EchoSource : public PieceSource {
    Q_OBJECT
public:
    /// \param endless begin again at the end, for ever
    EchoSource(const EchoAnswer &echo, bool endless, QObject *parent);

    std::optional<Piece> next() override;
    bool atEnd() const override;

private:
    QByteArray m_thought;
    QByteArray m_answer;
    qsizetype m_thoughtAt = 0;
    qsizetype m_answerAt = 0;
    bool m_endless;
};

/// Lets the story model write on a thread of a pool, a few tokens ahead of what was taken.
class StorySource : public PieceSource {
    Q_OBJECT
public:
    StorySource(std::unique_ptr<StoryGeneration> generation, QThreadPool &pool, QObject *parent);
    ~StorySource() override;

    std::optional<Piece> next() override;
    bool atEnd() const override;

private:
    struct Shared;
    struct Batch {
        QList<QByteArray> tokens;
        bool end = false;
    };
    void writeAhead();
    void take(const Batch &batch);

    std::shared_ptr<Shared> m_shared;
    QThreadPool &m_pool;
    std::deque<Piece> m_pieces;
    QByteArray m_halfCharacter;
    bool m_working = false;
    bool m_end = false;
};

} // namespace bakeoff
