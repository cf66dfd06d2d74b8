// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/answerposition.h"
#include "widgets/answervoice.h"
#include "widgets/textfinder.h"
#include "widgets/tokens.h"

#include <QWidget>

#include <optional>

namespace bakeoff {

class AnswerView;
class TextLabel;

/// A text in the preview: an answer below a line with its model, or a prompt. As high as the text, up to a limit beyond
/// which it scrolls by itself.
class PreviewAnswer : public QWidget {
    Q_OBJECT
public:
    enum class Text { Markdown, Plain };
    struct Head {
        std::optional<StateLook> look;
        QString name;
        QString tag; ///< "winner"
    };

    /// \param name for screen readers
    PreviewAnswer(Text text, const QString &content, const QString &name, int highest, QWidget *parent = nullptr);
    void setHead(const Head &head);
    /// A line below the head: a rating, a note.
    void setNote(const QString &note);
    /// A bar at the left, as a quotation has.
    void setQuoted(bool quoted);

    AnswerView *view() const { return m_view; }
    /// Null where there is none.
    TextLabel *note() const { return m_note; }
    /// How many places of the note are marked.
    int noteHits() const { return m_noteHits; }
    /// \return the number of hits, those in the note among them
    int setSearch(const TextFinder &words);
    /// Folded above the answer; a hit in it opens it.
    void setReasoning(const QString &reasoning);
    void showHit(const AnswerHit &hit);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();
    void markNote();

    AnswerView *m_view;
    QWidget *m_head = nullptr;
    TextLabel *m_hits = nullptr;
    TextLabel *m_note = nullptr;
    QString m_noteText;
    TextFinder m_finder;
    int m_noteHits = 0;
    int m_highest;
    bool m_quoted = false;
    int m_fitted = -1; ///< the width that the height was made for
};

} // namespace bakeoff
