// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/answerposition.h"
#include "widgets/answervoice.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

class QUrl;

namespace bakeoff {

struct MarkdownBlock;
class TextFinder;

/// A model's answer: Markdown that arrives in pieces, with the model's reasoning folded above it. The same machinery
/// shows plain text exactly as it is, and blocks that were made elsewhere.
///
/// Built for many panes that stream at once: frozen blocks are laid out once and only when they come into view, an
/// append paints the lines that changed and scrolls by copying pixels. Call append() at most once a frame.
/// Model text is untrusted: nothing is fetched, HTML stays text, only http and https links open, in the browser.
/// GUI thread only.
class AnswerView : public QAbstractScrollArea {
    Q_OBJECT
    Q_PROPERTY(QString markdown READ markdown WRITE setMarkdown)
public:
    enum class Content {
        Markdown,
        Plain,  ///< setMarkdown() and append() take text that is shown character by character, line by line
        Blocks, ///< setBlocks() only
    };
    explicit AnswerView(QWidget *parent = nullptr);
    AnswerView(Content content, AnswerVoice voice, QWidget *parent = nullptr);
    ~AnswerView() override;

    /// Shows a complete answer; `append()` can still go on.
    void setMarkdown(const QString &markdown);
    /// Shows these blocks; `begin` and `end` in them mean nothing here. \param markdown what copying all of it gives;
    /// empty: made from the blocks. The place in view is kept where the blocks before it are the same.
    void setBlocks(const QList<MarkdownBlock> &blocks, const QString &markdown = {});
    /// What is shown. Valid until the next change.
    const QList<MarkdownBlock> &blocks() const;
    /// Adds a piece, cut anywhere. The view stays at the bottom only where it was at the bottom.
    void append(const QString &piece);
    /// The answer is complete: settles what only the end decides (reference links). Stops the streaming mark.
    void finish();
    /// Empties answer and reasoning.
    void clear();
    QString markdown() const;
    bool isEmpty() const;

    /// Shows a block at the end of the text while the answer is arriving.
    void setStreaming(bool streaming);
    bool isStreaming() const;

    /// Reasoning, plain text; the strip above the answer shows as soon as there is some.
    void setReasoning(const QString &text);
    void appendReasoning(const QString &piece);
    QString reasoning() const;
    /// Words behind "Reasoning" in its strip, such as "2.8 s, shown as a summary by the provider".
    void setReasoningNote(const QString &note);
    void setReasoningOpen(bool open);
    bool isReasoningOpen() const;

    /// A quiet mark beside the line where this place of plainText() stands, such as where an answer was continued. Below
    /// 0: none; clear() takes it away.
    void setSeam(int textOffset);

    /// The selection as shown, without marks; blocks on lines of their own, table cells separated by tabs.
    QString selectedText() const;
    /// The selection as Markdown; whole blocks exactly as the model wrote them.
    QString selectedMarkdown() const;
    bool hasSelection() const;
    /// The whole answer as shown.
    QString plainText() const;

    /// Marks all hits of `text`, ignoring case; empty marks none.
    /// \return the number of hits
    int setSearch(const QString &text);
    /// As setSearch(), by the words of a query.
    int setFinder(const TextFinder &words);
    /// Selects the next hit after the selection (or the one before) and scrolls to it, round the end.
    bool findNext(bool backward = false);
    /// The hits in order, those in the reasoning first, folded or not.
    QList<AnswerHit> searchHits() const;
    /// Selects the hit and scrolls to it; one in the reasoning unfolds it.
    void showHit(const AnswerHit &hit);

    /// What stands at the top of the view: a block's index and the part of its height that is above, as 3.25; -1 where
    /// nothing is shown.
    double place() const;
    /// Scrolls there, as far as the text reaches. Does not emit scrolled().
    void setPlace(double place);

    /// A stretch that is pointed at: outlined, its blocks on a ground with a bar at the edge. Without a length: a mark
    /// between two characters.
    struct Change {
        AnswerPosition from;
        AnswerPosition to;
        bool outlined = true; ///< else only the blocks are marked
        friend bool operator==(const Change &, const Change &) = default;
    };
    void setChange(const std::optional<Change> &change);
    std::optional<Change> change() const;

    /// Address of the link or image under the mouse or the focus, as it is shown at the foot of the view; only what is
    /// shown is opened.
    QString shownAddress() const;

    /// How high the view would have to be to show all of it; exact where it is at most that high.
    int contentHeight() const;

    /// Counts work done so far. They show that the cost of an append does not grow with the answer.
    struct Counters {
        qint64 parsedBytes = 0; ///< given to md4c
        qint64 laidOutUnits = 0; ///< UTF-16 units broken into lines
        qint64 laidOutBlocks = 0;
        qint64 paintedBlocks = 0;
    };
    Counters counters() const;

    /// The text interface of screen readers works on plainText() with these.
    int textOffset(AnswerPosition position) const;
    /// MarkdownRun::Style of the character, and the stretch around it that has the same.
    int stylesAt(int textOffset, int *from, int *to) const;
    AnswerPosition positionAt(int textOffset) const;
    AnswerPosition positionAt(QPoint viewportPoint) const;
    QRect characterRect(int textOffset) const; ///< in viewport coordinates
    AnswerPosition caret() const;
    AnswerPosition selectionAnchor() const;
    void select(AnswerPosition anchor, AnswerPosition position);
    void ensureVisible(AnswerPosition position);

public slots:
    void copy();
    void copyMarkdown();
    void selectAll();

signals:
    /// An http or https link was activated; it has been handed to the browser.
    void linkActivated(const QUrl &url);
    void selectionChanged();
    /// The user opened or closed the reasoning.
    void reasoningToggled(bool open);
    /// The user moved the text, by whatever means; not when it moved because text arrived.
    void scrolled();
    /// A block of kind Fold was activated.
    void foldActivated(qsizetype block);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bakeoff
