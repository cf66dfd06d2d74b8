// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QWidget>

#include <chrono>
#include <functional>
#include <optional>

class QStackedLayout;

namespace bakeoff {

class AnswerView;
class ComparisonDocument;
class ElidedLabel;
class RawView;
class Surface;
struct DifferenceText;
struct ProviderConfig;
struct Reply;
struct SnippetRequest;

/// How a pane shows its answer. Stored by name ("rendered"), append-only.
enum class PaneView { Rendered, Plain, Reasoning, Raw };
inline constexpr int kPaneViewCount = 4;
QLatin1StringView paneViewName(PaneView view);
std::optional<PaneView> paneViewFromName(QStringView name);

/// The views of one reply, one in front. A view is made when it is first wanted; from then on it takes part in what
/// streams. The text stays the document's.
class PaneViews : public QWidget {
    Q_OBJECT
public:
    explicit PaneViews(const ComparisonDocument &document, QWidget *parent = nullptr);

    /// Says how a provider is reached, for the request in the raw view; nothing: it is not known any more.
    using ProviderLookup = std::function<std::optional<ProviderConfig>(const QString &name)>;
    void setProviderLookup(const ProviderLookup &lookup) { m_provider = lookup; }

    /// "Plain text".
    static QString viewWord(PaneView view);

    AnswerView *rendered() const { return m_rendered; }
    /// The text in front, whatever view it belongs to.
    AnswerView *front() const;
    /// Null where it was never wanted.
    AnswerView *plain() const { return m_plain; }
    AnswerView *reasoning() const { return m_reasoning; }
    RawView *raw() const { return m_raw; }
    AnswerView *difference() const { return m_difference; }

    PaneView view() const { return m_view; }
    void setView(PaneView view);

    /// Shows this reply from its beginning; a null id: nothing.
    void setReply(const Id &reply);
    const Id &replyId() const { return m_reply; }
    /// What was added to the reply shown.
    void append(const QString &text, const QString &reasoning);
    /// An earlier attempt's text is void.
    void restart();
    /// State or clocks of the reply have changed. \param now Clock::ticks(), for the time of a reasoning that goes on
    void refresh(std::chrono::nanoseconds now);
    /// Whether the view has anything to show.
    bool hasContent() const;

    /// A difference in place of the rendered view; null: none any more. Other views stay as they are.
    void setDifference(const DifferenceText *difference);
    bool showsDifference() const;
    /// One quiet line above the text; empty: none.
    void setNote(const QString &note);
    QString note() const;

    /// While it must not be told who answers, neither the traffic, which names the model, nor a reasoning is shown.
    /// To be followed by setReply().
    void setNamesHidden(bool hidden) { m_namesHidden = hidden; }

    /// The front view's selection or the whole of it, as Markdown.
    void copyMarkdown();

    /// The place in view in terms of the rendered answer's blocks (AnswerView::place()); -1 where there is none. Views
    /// that do not show the answer give none.
    double answerPlace() const;
    void setAnswerPlace(double place);

signals:
    void viewChanged();
    void reasoningToggled(bool open);
    /// The front view came to show another text, or more of it.
    void contentChanged();
    /// The user scrolled the front view.
    void scrolled();
    /// Blocks that are folded in the difference were asked for. \param block of the difference
    void foldActivated(qsizetype block);

private:
    AnswerView *adopt(AnswerView *view);
    const Reply *reply() const;
    QString reasoningOf(const Reply &reply) const;
    void bringToFront();
    void makePlain();
    void makeReasoning();
    void makeRaw();
    Result<SnippetRequest> sentRequest() const;
    void fillRaw();
    void renewReasoningNote(const Reply &reply, std::chrono::nanoseconds now);

    const ComparisonDocument &m_document;
    ProviderLookup m_provider;
    Id m_reply;
    PaneView m_view = PaneView::Rendered;
    bool m_ended = false; ///< the views were told that nothing more comes
    QString m_ownNote;    ///< what the view itself has to say
    QString m_note;
    QString m_reasoningNote;
    QStackedLayout *m_stack;
    Surface *m_noteBar;
    ElidedLabel *m_noteText;
    AnswerView *m_rendered;
    AnswerView *m_plain = nullptr;
    AnswerView *m_reasoning = nullptr;
    AnswerView *m_difference = nullptr;
    RawView *m_raw = nullptr;
    QList<double> m_differencePlaces; ///< of each block of the difference in the answer
    bool m_differs = false;
    bool m_namesHidden = false;
};

} // namespace bakeoff
