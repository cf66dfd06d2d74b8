// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QLabel>
#include <QWidget>

#include <optional>

namespace bakeoff {

enum class Tone { Text, Text2, Text3, Accent };

/// A label at a type step in a tone; follows mode and application font. Plain text unless told otherwise.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(const QString &text = {}, TextStep step = TextStep::Normal, Tone tone = Tone::Text,
                       QFont::Weight weight = QFont::Normal, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// A state's colour in place of the tone.
    void setStateTone(StateLook look);
    void setWeight(QFont::Weight weight);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColor();
    void applyFont();

    TextStep m_step;
    Tone m_tone;
    QFont::Weight m_weight;
    std::optional<StateLook> m_look;
    bool m_applying = false;
};

/// One line that ends in "…" where it does not fit; the whole text is then its tooltip.
class ElidedLabel : public TextLabel {
    Q_OBJECT
public:
    using TextLabel::TextLabel;

    void setElideMode(Qt::TextElideMode mode);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

/// A small filled tag of 20 px: user's tags (grey) or a state's soft ground.
class Tag : public QWidget {
    Q_OBJECT
public:
    explicit Tag(const QString &text, std::optional<StateLook> look = {}, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_text;
    std::optional<StateLook> m_look;
};

/// A key as it stands on the keyboard. \param key in the user's format
class KeyCap : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QString &key, QWidget *parent = nullptr);

    QString key() const { return m_key; }
    void setKey(const QString &key);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_key;
};

/// A state's glyph of 12 px, standing still.
class GlyphView : public QWidget {
    Q_OBJECT
public:
    explicit GlyphView(StateLook look, QWidget *parent = nullptr);

    StateLook look() const { return m_look; }
    void setLook(StateLook look);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateLook m_look;
};

} // namespace bakeoff
