// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/thinksplitter.h"

#include <cstring>
#include <utility>

namespace bakeoff {

namespace {

constexpr QByteArrayView kOpen("<think>");
constexpr QByteArrayView kClose("</think>");

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

QByteArrayView withoutLeadingSpace(QByteArrayView text)
{
    qsizetype i = 0;
    while (i < text.size() && isSpace(text[i]))
        ++i;
    return text.sliced(i);
}

/// Bytes at the end of `text` that may be the start of `tag`.
qsizetype partialTag(QByteArrayView text, QByteArrayView tag)
{
    for (qsizetype n = qMin(text.size(), tag.size() - 1); n > 0; --n) {
        if (text.last(n) == tag.first(n))
            return n;
    }
    return 0;
}

void trimEnd(QByteArray &text)
{
    qsizetype n = text.size();
    while (n > 0 && isSpace(text[n - 1]))
        --n;
    text.truncate(n);
}

} // namespace

bool ThinkSplitter::feed(QByteArrayView content, QByteArray &answer, QByteArray &reasoning)
{
    switch (m_state) {
    case State::Answer:
        answer.append(content);
        return false;
    case State::Watching:
        return watch(content, answer, reasoning);
    case State::Inside:
        inside(content, answer, reasoning);
        return false;
    case State::AfterTag: {
        const QByteArrayView rest = withoutLeadingSpace(content);
        if (!rest.isEmpty()) {
            answer.append(rest);
            m_state = State::Answer;
        }
        return false;
    }
    case State::Start:
        break;
    }

    m_held.append(content);
    const QByteArrayView begun = withoutLeadingSpace(m_held);
    if (begun.size() < kOpen.size() && kOpen.startsWith(begun))
        return false;
    const QByteArray held = std::exchange(m_held, {});
    const QByteArrayView text = withoutLeadingSpace(held);
    if (text.startsWith(kOpen)) {
        m_state = State::Inside;
        m_skipSpace = true;
        inside(text.sliced(kOpen.size()), answer, reasoning);
        return false;
    }
    if (!m_mayLackOpening) {
        m_state = State::Answer;
        answer.append(held);
        return false;
    }
    m_state = State::Watching;
    return watch(held, answer, reasoning);
}

void ThinkSplitter::inside(QByteArrayView content, QByteArray &answer, QByteArray &reasoning)
{
    if (m_skipSpace) {
        content = withoutLeadingSpace(content);
        if (content.isEmpty())
            return;
        m_skipSpace = false;
    }
    // White space is held back together with the start of a tag, so that none is left before the closing one.
    m_held.append(content);
    const QByteArray held = std::exchange(m_held, {});
    if (const qsizetype at = QByteArrayView(held).indexOf(kClose); at >= 0) {
        QByteArray last = held.first(at);
        trimEnd(last);
        reasoning.append(last);
        m_state = State::AfterTag;
        feed(QByteArrayView(held).sliced(at + kClose.size()), answer, reasoning);
        return;
    }
    qsizetype keep = partialTag(held, kClose);
    while (keep < held.size() && isSpace(held[held.size() - keep - 1]))
        ++keep;
    reasoning.append(QByteArrayView(held).chopped(keep));
    m_held = held.last(keep);
}

bool ThinkSplitter::watch(QByteArrayView content, QByteArray &answer, QByteArray &reasoning)
{
    // The usual piece holds no '<', nor does anything wait: no copy then.
    if (m_held.isEmpty() && (content.isEmpty() || !std::memchr(content.data(), '<', size_t(content.size())))) {
        answer.append(content);
        if (!content.isEmpty())
            m_atLineStart = content.back() == '\n';
        return false;
    }
    m_held.append(content);
    const QByteArray held = std::exchange(m_held, {});
    const auto startsLine = [&](qsizetype at) { return at > 0 ? held[at - 1] == '\n' : m_atLineStart; };
    for (qsizetype at = held.indexOf('<'); at >= 0; at = held.indexOf('<', at + 1)) {
        if (!startsLine(at))
            continue;
        const QByteArrayView rest = QByteArrayView(held).sliced(at);
        if (rest.startsWith(kClose)) {
            reasoning.append(answer).append(QByteArrayView(held).first(at));
            answer.clear();
            m_state = State::AfterTag;
            feed(rest.sliced(kClose.size()), answer, reasoning);
            return true;
        }
        if (rest.size() < kClose.size() && kClose.startsWith(rest)) {
            answer.append(QByteArrayView(held).first(at));
            if (at > 0)
                m_atLineStart = true;
            m_held = rest.toByteArray();
            return false;
        }
    }
    answer.append(held);
    m_atLineStart = held.back() == '\n';
    return false;
}

void ThinkSplitter::finish(QByteArray &answer, QByteArray &reasoning)
{
    const QByteArray held = std::exchange(m_held, {});
    if (m_state == State::Inside)
        reasoning.append(held);
    else
        answer.append(held);
    m_state = State::Answer;
}

void ThinkSplitter::disable(QByteArray &answer)
{
    answer.append(std::exchange(m_held, {}));
    m_state = State::Answer;
}

} // namespace bakeoff
