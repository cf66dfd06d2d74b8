// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QCompleter;
class QLineEdit;
class QPlainTextEdit;

namespace bakeoff {

/// Note and tags of an answer. Tags are separated by commas and completed from those that were used before.
class NoteForm : public QWidget {
    Q_OBJECT
public:
    /// \param name of the model, in the title
    /// \param known tags to complete from
    NoteForm(const QString &name, const QString &note, const QStringList &tags, const QStringList &known,
             QWidget *parent = nullptr);

    QString note() const;
    QStringList tags() const; ///< trimmed, without empty ones
    QPlainTextEdit *noteField() const { return m_note; }
    QLineEdit *tagField() const { return m_tags; }

    /// The tag that is being written at `cursor`, without the spaces around it.
    static QString fragmentAt(const QString &text, qsizetype cursor);

signals:
    void accepted();
    void canceled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void suggest();
    void complete(const QString &tag);

    QPlainTextEdit *m_note;
    QLineEdit *m_tags;
    QCompleter *m_completer;
};

} // namespace bakeoff
