// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/attachmentstrip.h"

#include "widgets/labels.h"
#include "widgets/metrics.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QLocale>
#include <QResizeEvent>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// More than any camera takes; decoded it is 256 MB.
constexpr qint64 kMostPixels = 64'000'000;

struct Refusals {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::AttachmentStrip)
public:
    static QString tooLarge(const QString &name)
    {
        return tr("%1 is not attached: it has more than %2.").arg(name, QLocale().formattedDataSize(kMostAttachmentBytes, 0));
    }
    static QString folder(const QString &name) { return tr("%1 is not attached: it is a folder.").arg(name); }
    static QString unreadable(const QString &name) { return tr("%1 is not attached: it cannot be read.").arg(name); }
    static QString empty(const QString &name) { return tr("%1 is not attached: it is empty.").arg(name); }
    static QString unknownKind(const QString &name)
    {
        return tr("%1 is not attached: only images (PNG, JPEG, WebP, GIF), PDF, audio (WAV, MP3, FLAC, Ogg, M4A) and "
                  "text in UTF-8 can be.")
            .arg(name);
    }
    static QString damaged(const QString &name) { return tr("%1 is not attached: the image is damaged.").arg(name); }
    static QString tooManyPixels(const QString &name, const QSize &size)
    {
        return tr("%1 is not attached: with %2 × %3 pixels it is too large to open safely.")
            .arg(name, QLocale().toString(size.width()), QLocale().toString(size.height()));
    }
    static QString tooMany(const QString &name)
    {
        return tr("%1 is not attached: there is room for %n file(s).", nullptr, AttachmentStrip::kMost).arg(name);
    }
};

/// Why this image must not be decoded; empty: it may.
QString imageRefusal(const Attachment &image)
{
    QByteArray bytes = image.data;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (size.isEmpty()) {
        // Without a decoder for it (WebP is a plug-in) it can be sent all the same.
        const QByteArray format = image.mediaType.section(u'/', 1).toLatin1();
        return QImageReader::supportedImageFormats().contains(format) ? Refusals::damaged(image.name) : QString();
    }
    if (qint64(size.width()) * size.height() > kMostPixels)
        return Refusals::tooManyPixels(image.name, size);
    return {};
}

} // namespace

AttachAttempt attach(const OfferedFile &file)
{
    QByteArray data = file.data;
    if (!file.path.isEmpty()) {
        const QFileInfo info(file.path);
        if (info.isDir())
            return {{}, Refusals::folder(file.name)};
        if (info.size() > kMostAttachmentBytes)
            return {{}, Refusals::tooLarge(file.name)};
        QFile source(file.path);
        if (!info.isFile() || !source.open(QIODevice::ReadOnly))
            return {{}, Refusals::unreadable(file.name)};
        data = source.read(kMostAttachmentBytes + 1); // it may grow meanwhile
        if (source.error() != QFileDevice::NoError)
            return {{}, Refusals::unreadable(file.name)};
    }
    if (data.isEmpty())
        return {{}, Refusals::empty(file.name)};
    Result<Attachment> made = makeAttachment(file.name, data);
    if (!made) {
        return {{}, made.error().kind == ErrorKind::LimitExceeded ? Refusals::tooLarge(file.name)
                                                                  : Refusals::unknownKind(file.name)};
    }
    if (made->kind == AttachmentKind::Image) {
        if (const QString refusal = imageRefusal(*made); !refusal.isEmpty())
            return {{}, refusal};
    }
    return {std::move(made).value(), {}};
}

AttachmentStrip::AttachmentStrip(Mode mode, QWidget *parent)
    : QWidget(parent)
    , m_mode(mode)
    , m_refused(new TextLabel({}, TextStep::Small, Tone::Text, QFont::Normal, this))
    , m_noted(new TextLabel({}, TextStep::Small, Tone::Text, QFont::Normal, this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Attachments"));
    m_refused->setStateTone(StateLook::Failed);
    m_noted->setStateTone(StateLook::CutOff);
    for (TextLabel *label : {m_refused, m_noted}) {
        label->setWordWrap(true);
        label->hide();
    }
}

void AttachmentStrip::setAttachments(const QList<Attachment> &attachments)
{
    if (m_attachments == attachments)
        return; // what was refused just now is still to be read
    m_attachments = attachments;
    m_refusals.clear();
    renewChips();
    renewTexts();
}

void AttachmentStrip::add(const QList<OfferedFile> &files)
{
    m_refusals.clear();
    bool changed = false;
    for (const OfferedFile &file : files) {
        if (m_attachments.size() >= kMost) {
            m_refusals.append(Refusals::tooMany(file.name));
            continue;
        }
        AttachAttempt attempt = attach(file);
        if (!attempt.attachment) {
            m_refusals.append(attempt.refusal);
            continue;
        }
        const auto same = [&](const Attachment &known) { return known.sha256 == attempt.attachment->sha256; };
        if (std::ranges::any_of(m_attachments, same))
            continue;
        m_attachments.append(*std::move(attempt.attachment));
        changed = true;
    }
    renewChips();
    renewTexts();
    if (changed)
        emit attachmentsChanged();
}

void AttachmentStrip::clearRefusals()
{
    m_refusals.clear();
    renewTexts();
}

void AttachmentStrip::setNotes(const QStringList &notes)
{
    if (notes == m_notes)
        return;
    m_notes = notes;
    renewTexts();
}

void AttachmentStrip::renewTexts()
{
    m_refused->setText(m_refusals.join(u'\n'));
    m_refused->setVisible(!m_refusals.isEmpty());
    m_noted->setText(m_notes.join(u'\n'));
    m_noted->setVisible(!m_notes.isEmpty());
    renewShown();
    updateGeometry();
    layOut(width(), true);
}

void AttachmentStrip::renewShown()
{
    setVisible(!m_chips.isEmpty() || !m_refusals.isEmpty() || !m_notes.isEmpty());
}

void AttachmentStrip::renewChips()
{
    // Chips that stay keep their picture and the focus.
    QList<AttachmentChip *> before = std::exchange(m_chips, {});
    for (const Attachment &attachment : std::as_const(m_attachments)) {
        const auto old = std::ranges::find_if(
            before, [&](const AttachmentChip *chip) { return chip->attachment() == attachment; });
        if (old != before.end()) {
            m_chips.append(*old);
            before.erase(old);
            continue;
        }
        auto *chip = new AttachmentChip(attachment, m_mode == Mode::Editable, this);
        connect(chip, &AttachmentChip::removeWanted, this, [this, chip] { remove(chip); });
        connect(chip, &AttachmentChip::stepWanted, this, [this, chip](int by) { step(chip, by); });
        chip->show();
        m_chips.append(chip);
    }
    for (AttachmentChip *gone : std::as_const(before)) {
        gone->hide();
        gone->deleteLater(); // it may be the one whose key is being handled
    }
    for (qsizetype i = 1; i < m_chips.size(); ++i)
        setTabOrder(m_chips[i - 1], m_chips[i]);
}

void AttachmentStrip::remove(AttachmentChip *chip)
{
    const qsizetype at = m_chips.indexOf(chip);
    if (at < 0)
        return;
    m_attachments.removeAt(at);
    m_refusals.clear();
    renewChips();
    if (!m_chips.isEmpty())
        m_chips[std::min(at, m_chips.size() - 1)]->setFocus(Qt::OtherFocusReason);
    renewTexts();
    emit attachmentsChanged();
}

void AttachmentStrip::step(AttachmentChip *chip, int by)
{
    const qsizetype at = m_chips.indexOf(chip) + by;
    if (at >= 0 && at < m_chips.size())
        m_chips[at]->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

QSize AttachmentStrip::sizeHint() const
{
    return {scaled(400), heightForWidth(std::max(width(), scaled(400)))};
}

QSize AttachmentStrip::minimumSizeHint() const
{
    return {0, heightForWidth(width())};
}

int AttachmentStrip::heightForWidth(int width) const
{
    return layOut(width, false);
}

int AttachmentStrip::layOut(int width, bool apply) const
{
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (AttachmentChip *chip : m_chips) {
        const QSize size = chip->sizeHint().boundedTo(QSize(std::max(width, 1), QWIDGETSIZE_MAX));
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += lineHeight + metrics::kTight;
        }
        if (apply)
            chip->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + metrics::kSmall;
        lineHeight = size.height();
    }
    int bottom = m_chips.isEmpty() ? 0 : y + lineHeight;
    for (TextLabel *label : {m_refused, m_noted}) {
        if (label->text().isEmpty())
            continue;
        if (bottom > 0)
            bottom += metrics::kTight;
        const int height = label->heightForWidth(std::max(width, 1));
        if (apply)
            label->setGeometry(0, bottom, width, height);
        bottom += height;
    }
    return bottom;
}

void AttachmentStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
    layOut(width(), true);
}

void AttachmentStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        layOut(width(), true);
    }
}

} // namespace bakeoff
