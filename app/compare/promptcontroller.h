// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"
#include "compare/offeredfiles.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <optional>

class QAction;

namespace bakeoff {

class ComparisonDocument;
class PromptDock;
class Workbench;
struct Pane;
struct RecentPrompt;
struct UsageHistory;

/// Ties the prompt dock to the document: draft, variables, attachments, whom the prompt goes to, what it will cost, the
/// prompts sent before. The document holds all of it; what the window alone needs stands in its view under "send_to"
/// ("all", "ticked", "current") and "ticked" (ids of panes).
class PromptController : public QObject {
    Q_OBJECT
public:
    enum class SendTo { All, Ticked, Current };

    PromptController(Workbench &workbench, PromptDock *dock, QObject *parent);
    ~PromptController() override;

    /// Once the workbench is ready.
    void start();
    /// Shows the draft of this document from now on; null: none.
    void setDocument(ComparisonDocument *document);
    void setCurrentPane(const Id &pane);
    /// While the names of a blind turn are hidden nothing here names a model.
    void setNamesHidden(bool hidden);
    /// The command that adds a model, for the sentence that there is none.
    void setAddModelAction(QAction *action) { m_addModel = action; }

    SendTo sendTo() const { return m_sendTo; }
    void setSendTo(SendTo to);
    bool isTicked(const Id &pane) const { return m_ticked.contains(pane); }
    void setTicked(const Id &pane, bool ticked);
    /// Ticked, and ticks count.
    bool isChosen(const Id &pane) const { return m_sendTo == SendTo::Ticked && m_ticked.contains(pane); }
    /// As in the head of a pane: the first tick makes ticks count, with the last one gone the prompt goes to all again.
    void choose(const Id &pane, bool chosen);

    /// The panes that "Send" means, those that cannot take an attachment included.
    QList<Id> targets() const;
    /// Sends to these, without the panes whose model cannot take what is attached. What is missing is said in place.
    /// \param instead a turn beside which the new one stands; the prompt then stays in the editor
    /// \return whether something was sent
    bool send(const QList<Id> &panes, const Id &instead = {});

    void chooseFiles();
    void openToMenu();
    void earlierPrompt();
    void laterPrompt();
    /// Prices or abilities of models are known anew.
    void modelsChanged();

signals:
    void ticksChanged();

private:
    void renewVariables();
    void renewAttachments();
    void renewNotes();
    void renewTo();
    void fillToMenu();
    void estimateSoon();
    void renewEstimate();
    struct Asked;
    void showEstimate(const QList<Asked> &asked, const QList<UsageHistory> &past);
    void keepChoice();
    void fetchRecent();
    void fetchOlder();
    void fetch(UtcMicros before, const std::function<void(const QList<RecentPrompt> &)> &take);
    void offer(const QList<OfferedFile> &files);
    /// What is attached and cannot reach the model of this pane, as words; empty: it can have all.
    QStringList kindsRefusedBy(const Pane &pane) const;

    Workbench &m_workbench;
    PromptDock *m_dock;
    QPointer<ComparisonDocument> m_document;
    QAction *m_addModel = nullptr;
    Id m_current;
    SendTo m_sendTo = SendTo::All;
    QList<Id> m_ticked;
    bool m_loading = false;
    bool m_namesHidden = false;
    QTimer m_estimate;
    int m_estimates = 0; ///< asked for; an earlier answer never takes the place of a later one
    QStringList m_recent;                ///< the newest prompts of all comparisons as they were sent, newest first
    std::optional<UtcMicros> m_oldest;   ///< when the last of them was sent; absent: there are no older ones
    // Prompts sent before, newest last, while one looks through them; the draft stands behind the last.
    QStringList m_earlier;
    QStringList m_kept; ///< drafts that an earlier prompt took the place of
    qsizetype m_at = 0;
    QString m_draft;
    bool m_browsing = false;
};

} // namespace bakeoff
