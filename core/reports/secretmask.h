// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QSet>
#include <QStringList>

namespace bakeoff {

/// Takes known keys out of what is handed to others. A provider may have sent one back: in an answer, as the name of a
/// host, in what came of a job. Found is a key as it is, percent-encoded, escaped for JSON, in hexadecimal and as Base64,
/// also in the middle of a longer text that was encoded as one. Nothing that merely looks like a key is touched: answers
/// may be about keys.
class SecretMask {
public:
    SecretMask() = default;
    /// \param keys those under kShortest characters are words ("ollama") that a local server takes for a key
    explicit SecretMask(const QByteArrayList &keys);
    static constexpr qsizetype kShortest = 16;

    bool isEmpty() const { return m_forms.isEmpty(); }
    void apply(QString &text) const;
    void apply(QByteArray &utf8) const;

private:
    template <typename Text>
    bool mayHold(const Text &text) const;

    QStringList m_forms;
    QSet<quint64> m_windows; ///< every kWindow signs in a row of every form
    qsizetype m_shortest = 0; ///< of the forms
    bool m_ascii = true;      ///< all of them are
};

} // namespace bakeoff
