// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "widgets/surface.h"

#include <QStringList>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace bakeoff {

class CommandRegistry;
class ComparisonDocument;
class ElidedLabel;
class TextLabel;

/// The head of the preview: title, star and tags of an entry, what it was about in one line, the count of hits and the
/// buttons of its commands. Title and tags are edited in place; it says what they should become and changes nothing.
class PreviewHeader : public Surface {
    Q_OBJECT
public:
    explicit PreviewHeader(QWidget *parent = nullptr);

    /// The commands of the screen are there.
    void bindCommands(CommandRegistry &commands);
    void showEntry(const ComparisonDocument &document, UtcMicros now);
    /// Empty: there are no hits, and nothing to step through them.
    void setHitText(const QString &text);
    QString hitText() const;

    void editTitle();
    /// \param known tags in use, for the tooltip
    void editTags(const QStringList &known);
    /// \param keep what was typed counts
    void endEditing(bool keep);

signals:
    void titleEdited(const QString &title);
    void tagsEdited(const QStringList &tags);
    /// A field that had the focus is gone.
    void focusLeft();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showTags();

    QStringList m_shownTags;
    ElidedLabel *m_title;
    QLineEdit *m_titleEdit;
    QToolButton *m_star;
    QWidget *m_tags;
    QLineEdit *m_tagEdit;
    TextLabel *m_facts;
    TextLabel *m_hitLabel;
    QToolButton *m_previousHit;
    QToolButton *m_nextHit;
    QPushButton *m_thenNow = nullptr;
};

} // namespace bakeoff
