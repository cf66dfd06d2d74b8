// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "history/replytablemodel.h"

#include <QList>
#include <QWidget>

class QTableView;

namespace bakeoff {

class ComparisonDocument;
class PreviewAnswer;
struct Turn;

/// One turn in the preview: its prompt, the figures of its answers, the answers in two columns. Nothing of a turn whose
/// vote is open tells its models apart.
class PreviewTurn : public QWidget {
    Q_OBJECT
public:
    struct Options {
        UtcMicros now;
        bool numbered = false; ///< a line "Turn 2" above it
        bool systemPrompt = false; ///< the comparison's, with the first turn
        bool wide = true;      ///< answers in two columns
    };
    PreviewTurn(const ComparisonDocument &document, const Turn &turn, const Options &options, QWidget *parent = nullptr);

    /// Texts that can hold hits, in the order of reading.
    const QList<PreviewAnswer *> &texts() const { return m_texts; }
    void setWide(bool wide);

    /// The answers of a turn, a line each: those of the line-up in its order, then those of panes that are gone.
    static QList<ReplyTableModel::Line> linesOf(const ComparisonDocument &document, const Turn &turn);

private:
    void buildPrompt(const ComparisonDocument &document, const Turn &turn, const Options &options);
    void buildTable(const QList<ReplyTableModel::Line> &lines, UtcMicros now);
    void buildAnswers(const ComparisonDocument &document, const QList<ReplyTableModel::Line> &lines);
    void placeAnswers();

    QList<PreviewAnswer *> m_texts;
    QList<PreviewAnswer *> m_answers;
    QWidget *m_columns = nullptr;
    QTableView *m_table = nullptr;
    bool m_wide;
};

} // namespace bakeoff
