// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "compare/comparison.h"
#include "widgets/answerposition.h"
#include "widgets/textfinder.h"

#include <QList>
#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace bakeoff {

class CommandRegistry;
class ComparisonDocument;
class EmptyState;
class PreviewAnswer;
class PreviewHeader;
class PreviewTurn;
class Workbench;

/// The chosen entry of the history, read-only: what it was about, its answers in figures and in full, the hits of the
/// search marked. Title and tags are edited in place. It changes nothing itself.
class HistoryPreview : public QWidget {
    Q_OBJECT
public:
    HistoryPreview(Workbench &workbench, CommandRegistry &commands, QWidget *parent = nullptr);
    ~HistoryPreview() override;

    /// The commands of the screen are there.
    void bindCommands();
    /// Reads it and shows it; of several asked for while one is read only the last. Null: nothing.
    void showComparison(const Id &id);
    /// How many are chosen, where there are several.
    void showSeveral(int count);
    /// Reads anew what is shown.
    void reload();
    /// Null while nothing is shown.
    const Comparison *comparison() const;
    bool isLoading() const { return m_reading; }
    const Id &wanted() const { return m_wanted; }

    /// Marks the words of a query; empty: none.
    void setSearch(const QString &query);
    void stepHit(bool backward);
    QString hitText() const; ///< "Hit 1 of 6"

    void editTitle();
    void editTags();
    void setKnownTags(const QStringList &tags) { m_knownTags = tags; }

signals:
    void titleEdited(const bakeoff::Id &comparison, const QString &title);
    void tagsEdited(const bakeoff::Id &comparison, const QStringList &tags);
    void shown();
    void failed(const bakeoff::Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void take(const Result<Comparison> &comparison);
    void fill();
    void addTurns();
    void findHits();
    void showHit();
    void renewHits();
    void clearBody();
    bool isWide() const;

    Workbench &m_workbench;
    CommandRegistry &m_commands;
    std::unique_ptr<ComparisonDocument> m_document;
    Id m_wanted;
    bool m_reading = false;
    bool m_again = false;

    PreviewHeader *m_header;
    QPushButton *m_moreTurns = nullptr;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    QWidget *m_body;
    QVBoxLayout *m_turnLayout;
    QList<PreviewTurn *> m_turns;
    QStringList m_knownTags;

    QString m_query;
    TextFinder m_words;
    struct PreviewHit {
        PreviewAnswer *text = nullptr;
        std::optional<AnswerHit> place; ///< none: in its note
    };
    QList<PreviewHit> m_hits;
    qsizetype m_hit = -1;
};

} // namespace bakeoff
