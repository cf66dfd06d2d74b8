// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/turnattachments.h"

#include "compare/attachmentstrip.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/overlaypopup.h"
#include "widgets/typography.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

TurnAttachments::TurnAttachments(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(u"turnAttachments"_s);
    setIcon(lookIcon(u"attach"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setButtonSize(this, ButtonSize::Bar);
    hide();
    connect(this, &QToolButton::clicked, this, &TurnAttachments::open);
}

void TurnAttachments::setAttachments(const QList<Attachment> &attachments)
{
    m_attachments = attachments;
    QStringList names;
    for (const Attachment &attachment : attachments)
        names.append(attachment.name);
    setText(tr("%n file(s)", nullptr, static_cast<int>(attachments.size())));
    QString told = tr("Sent with the prompt: %1").arg(names.join(u", "_s));
    if (const QStringList missing = missingNames(attachments); !missing.isEmpty())
        told += u'\n' + tr("Missing from the history: %1").arg(missing.join(u", "_s));
    setToolTip(told);
    setAccessibleName(toolTip());
    setVisible(!attachments.isEmpty());
}

void TurnAttachments::open()
{
    auto *popup = new OverlayPopup(window(), tr("Files of this turn"));
    auto *content = new QWidget;
    auto *strip = new AttachmentStrip(AttachmentStrip::Mode::ReadOnly, content);
    QPushButton *close = makeButton(tr("Close"), ButtonKind::Plain, {}, content);
    setButtonSize(close, ButtonSize::Dialog);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(new TextLabel(tr("Files of this turn"), TextStep::Title, Tone::Text, QFont::DemiBold, content));
    layout->addWidget(strip);
    layout->addStretch(1);
    layout->addWidget(close, 0, Qt::AlignRight);
    strip->setAttachments(m_attachments);
    if (const QStringList missing = missingNames(m_attachments); !missing.isEmpty()) {
        //: %n: number of files. %1: their names.
        strip->setNotes({tr("The history has lost %1. The answers can be read; the prompt can only be sent again without "
                            "the file(s), or with the file(s) attached anew.",
                            nullptr, static_cast<int>(missing.size()))
                             .arg(QLocale().createSeparatedList(missing))});
    }
    const QSize room(scaled(560), QWIDGETSIZE_MAX);
    popup->setContent(content, {room.width(), layout->totalHeightForWidth(room.width())});
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    connect(close, &QPushButton::clicked, popup, &OverlayPopup::dismiss);
    popup->open(close);
}

} // namespace bakeoff
