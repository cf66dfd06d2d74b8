// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/outputset.h"
#include "widgets/surface.h"

class QPlainTextEdit;
class QTableWidget;
class QVBoxLayout;

namespace bakeoff {

class StarRating;
class TextLabel;

/// Beside outputs that are compared: in what they differ, what they were asked for, and what is noted and given for
/// them. While names are hidden it says nothing that would tell one from another.
class OutputPanel : public Surface {
    Q_OBJECT
public:
    explicit OutputPanel(OutputSet &set, QWidget *parent = nullptr);

    /// All anew.
    void renew();
    /// The group and the output in it that note and rating are for.
    void setCurrent(OutputKind kind, int index);
    void renewJudgement();

    /// Null while it is hidden, or where there is nothing to compare.
    QTableWidget *table(OutputKind kind) const { return m_tables.value(kind); }
    QString prompts() const; ///< as they are shown, all of them
    QPlainTextEdit *noteField() const { return m_note; }
    StarRating *rating() const { return m_rating; }
    bool showsSame() const { return m_showSame; }
    void setShowsSame(bool shown);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addGroup(const OutputGroup &group, bool several);
    void addTable(const OutputGroup &group);
    void addPrompt(const OutputGroup &group);
    TextLabel *addTitle(const QString &title);
    const OutputEntry *currentEntry() const;

    OutputSet &m_set;
    QWidget *m_sheet;
    QVBoxLayout *m_column;
    QWidget *m_facts = nullptr; ///< made anew each time
    QVBoxLayout *m_factsColumn = nullptr;
    TextLabel *m_ratingTitle;
    StarRating *m_rating;
    TextLabel *m_noteTitle;
    QPlainTextEdit *m_note;
    QHash<OutputKind, QTableWidget *> m_tables;
    QList<TextLabel *> m_prompts;
    OutputKind m_kind = OutputKind::Image;
    int m_index = 0;
    bool m_showSame = false;
    bool m_filling = false;
};

} // namespace bakeoff
