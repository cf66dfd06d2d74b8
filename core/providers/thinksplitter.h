// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace bakeoff {

/// Parts the inline thinking of servers without a reasoning parser from the answer: `<think>…</think>` in the content.
/// Pure and incremental: however the text is cut, the parts are the same.
///
/// An opening tag counts only as the first thing that is not white space. A closing tag without an opening one (the
/// server's chat template had put that into the prompt) counts only where `mayLackOpening` is set, only once, and only
/// at the start of a line: all text before it was then thinking. White space next to the tags belongs to neither part,
/// except before a closing tag without an opening one: that has been handed out already.
class ThinkSplitter {
public:
    explicit ThinkSplitter(bool mayLackOpening = false)
        : m_mayLackOpening(mayLackOpening)
    {
    }

    /// Sorts `content` into the end of `answer` and `reasoning`.
    /// \return true if everything that was in `answer`, and went into it in earlier calls, is reasoning; what is in
    /// `answer` has been moved then.
    bool feed(QByteArrayView content, QByteArray &answer, QByteArray &reasoning);
    /// No more text: what was held back as the possible start of a tag is text.
    void finish(QByteArray &answer, QByteArray &reasoning);
    /// The thinking comes in a field of its own: tags in the content are text from now on.
    void disable(QByteArray &answer);

private:
    enum class State { Start, Inside, AfterTag, Watching, Answer };
    bool watch(QByteArrayView content, QByteArray &answer, QByteArray &reasoning);
    void inside(QByteArrayView content, QByteArray &answer, QByteArray &reasoning);

    bool m_mayLackOpening;
    State m_state = State::Start;
    bool m_atLineStart = true; ///< of Watching
    bool m_skipSpace = false;  ///< of Inside: white space after the opening tag
    QByteArray m_held;         ///< not decided yet
};

} // namespace bakeoff
