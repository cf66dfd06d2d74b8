// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace bakeoff {

class TextHighlighter;

/// Text that is read and copied, in the fixed font; JSON in its colours.
class CodeText : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeText(const QString &accessibleName, QWidget *parent = nullptr);

    /// JSON that is longer than a megabyte has no colours.
    void setText(const QString &text, bool json);
    /// Of a log: what is new at its end is added, and the end stays in view where it was in view.
    void setGrowingText(const QString &text);
    bool isAtEnd() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    TextHighlighter *m_highlighter = nullptr;
    QString m_text;
};

} // namespace bakeoff
