// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/lookstyle.h"
#include "widgets/surface.h"

#include <QList>
#include <QPair>
#include <QWidget>

#include <optional>

class QFormLayout;
class QGridLayout;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace bakeoff {

class ElidedLabel;
class GlyphView;
class TextLabel;

/// A push button in our look. \param icon name of an icon in resources/icons/; may be empty
QPushButton *makeButton(const QString &text, ButtonKind kind, const QString &icon = {}, QWidget *parent = nullptr);

/// How long a cold start has lasted, beside the user's own usual range. Never a made-up percentage.
class UsualRangeBar : public QWidget {
    Q_OBJECT
public:
    explicit UsualRangeBar(QWidget *parent = nullptr);

    /// All in seconds. \param usual the user's own range (10th to 90th percentile); empty: not known
    void setTimes(double elapsed, std::optional<QPair<double, double>> usual);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_elapsed = 0;
    std::optional<QPair<double, double>> m_usual;
};

/// What a pane says instead of an answer, or above one: at the top left, glyph and sentence, detail, facts, buttons.
class StateMessage : public QWidget {
    Q_OBJECT
public:
    explicit StateMessage(QWidget *parent = nullptr);

    void setMessage(StateLook look, const QString &sentence, const QString &detail = {});
    /// Rows of label and value below the detail.
    void setFacts(const QList<QPair<QString, QString>> &facts);
    UsualRangeBar *rangeBar(); ///< made and shown on first use
    QPushButton *addButton(const QString &text, ButtonKind kind, const QString &icon = {});
    void clearButtons();

    QString sentence() const;

private:
    GlyphView *m_glyph;
    TextLabel *m_sentence;
    TextLabel *m_detail;
    UsualRangeBar *m_range = nullptr;
    QVBoxLayout *m_body;
    QGridLayout *m_facts;
    QHBoxLayout *m_buttons;
    QList<QPushButton *> m_buttonList;
};

/// One line below the screen header: a fact, its consequence, at most two buttons. Looks: Info, Held or CutOff
/// (warning), Failed (error), Done. Told to a screen reader once, when it comes to be seen.
class Banner : public Surface {
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    void setMessage(StateLook look, const QString &fact, const QString &consequence);
    QPushButton *addButton(const QString &text, ButtonKind kind = ButtonKind::Plain);
    void clearButtons();
    QString fact() const;
    StateLook look() const;

    /// Wants to be seen from now on; a BannerQueue says when.
    void present();
    void dismiss();
    bool isPresented() const { return m_presented; }
    /// From now on a BannerQueue shows and hides it.
    void setQueued() { m_queued = true; }

signals:
    void presentedChanged(bool presented);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void tell();

    bool m_presented = false;
    bool m_queued = false;
    bool m_told = true;
    GlyphView *m_glyph;
    TextLabel *m_fact;
    ElidedLabel *m_consequence;
    QHBoxLayout *m_layout;
    QList<QPushButton *> m_buttons;
};

/// What belongs here and how it gets here: a noun phrase, a sentence, one button with its key.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// \param centered in a list; in a pane it stands at the top left
    EmptyState(const QString &phrase, const QString &sentence, bool centered = true, QWidget *parent = nullptr);

    void setTexts(const QString &phrase, const QString &sentence);
    QPushButton *setButton(const QString &text, const QString &icon, const QString &key = {});

private:
    TextLabel *m_phrase;
    TextLabel *m_sentence;
    QVBoxLayout *m_layout;
    QPushButton *m_button = nullptr;
    Qt::Alignment m_alignment;
};

} // namespace bakeoff
