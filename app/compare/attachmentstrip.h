// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/offeredfiles.h"
#include "providers/attachment.h"

#include <QImage>
#include <QList>
#include <QWidget>

#include <optional>

namespace bakeoff {

class AttachmentChip;
class TextLabel;

/// Why a file cannot be attached, or the attachment. Reads the file; GUI thread, at most kMostAttachmentBytes.
/// Dimensions of an image are read from its header and bounded before anything is decoded.
struct AttachAttempt {
    std::optional<Attachment> attachment;
    QString refusal; ///< a sentence that names the file; set exactly when there is no attachment
};
AttachAttempt attach(const OfferedFile &file);

/// What goes with a prompt, or went with it: chips with a small picture or the mark of their kind, name and size. The
/// arrow keys go from chip to chip, Delete removes one. What was refused and who cannot take what stands below.
class AttachmentStrip : public QWidget {
    Q_OBJECT
public:
    enum class Mode { Editable, ReadOnly };
    /// Most attachments of one prompt.
    static constexpr int kMost = 20;

    explicit AttachmentStrip(Mode mode, QWidget *parent = nullptr);

    /// Shows these; others than before take back what was refused.
    void setAttachments(const QList<Attachment> &attachments);
    const QList<Attachment> &attachments() const { return m_attachments; }
    /// Attaches what can be attached and says of the rest why not. A file that is there already is not added again.
    void add(const QList<OfferedFile> &files);
    void clearRefusals();
    /// Sentences about models that cannot take what is attached.
    void setNotes(const QStringList &notes);
    /// Shows itself where it has something to show.
    void renewShown();
    QStringList refusals() const { return m_refusals; }
    const QList<AttachmentChip *> &chips() const { return m_chips; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void attachmentsChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void renewChips();
    void renewTexts();
    void remove(AttachmentChip *chip);
    void step(AttachmentChip *chip, int by);
    int layOut(int width, bool apply) const;

    Mode m_mode;
    QList<Attachment> m_attachments;
    QStringList m_refusals;
    QStringList m_notes;
    QList<AttachmentChip *> m_chips;
    TextLabel *m_refused;
    TextLabel *m_noted;
};

/// One attachment in a strip.
class AttachmentChip : public QWidget {
    Q_OBJECT
public:
    AttachmentChip(const Attachment &attachment, bool removable, QWidget *parent);

    const Attachment &attachment() const { return m_attachment; }
    QSize sizeHint() const override;

signals:
    void removeWanted();
    void stepWanted(int by);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRectF crossRect() const;
    void loadPicture();

    Attachment m_attachment;
    QString m_detail; ///< "640 × 480, 12 kB"
    QImage m_picture; ///< null: none, or not decoded yet
    bool m_removable;
    bool m_overCross = false;
};

} // namespace bakeoff
