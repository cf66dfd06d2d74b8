// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportexportline.h"

#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"

#include <QAccessible>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace bakeoff {

using namespace Qt::StringLiterals;

ReportExportLine::ReportExportLine(QWidget *parent)
    : Surface(Ground::Base, Qt::BottomEdge, parent)
    , m_glyph(new GlyphView(StateLook::Saving))
    , m_text(new ElidedLabel({}, TextStep::Normal, Tone::Text, QFont::Medium))
    , m_progress(new QProgressBar)
    , m_cancel(makeButton(tr("Cancel"), ButtonKind::Plain))
    , m_open(makeButton(tr("Open"), ButtonKind::Plain))
    , m_folder(makeButton(tr("Show in folder"), ButtonKind::Plain))
    , m_again(makeButton(tr("Choose another place…"), ButtonKind::Plain))
    , m_close(makeIconButton(u"close"_s, tr("Close this line"), ButtonSize::Bar, this))
{
    setObjectName(u"reportExportLine"_s);
    keepScaledMinimumHeight(this, metrics::kBanner);
    m_text->setObjectName(u"reportExportText"_s);
    m_progress->setAccessibleName(tr("How much is written"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(scaled(160));
    m_cancel->setObjectName(u"reportExportCancel"_s);
    m_open->setObjectName(u"reportExportOpen"_s);
    m_folder->setObjectName(u"reportExportFolder"_s);
    m_again->setObjectName(u"reportExportAgain"_s);
    m_close->setObjectName(u"reportExportClose"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kLarge, metrics::kTight, metrics::kMedium, metrics::kTight + 1);
    row->setSpacing(metrics::kSmall);
    row->addWidget(m_glyph);
    row->addWidget(m_text, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_progress, m_cancel, m_open, m_folder, m_again, m_close})
        row->addWidget(part);
    for (QPushButton *button : {m_cancel, m_open, m_folder, m_again})
        setButtonSize(button, ButtonSize::Bar);
    connect(m_cancel, &QPushButton::clicked, this, &ReportExportLine::canceled);
    connect(m_open, &QPushButton::clicked, this, [this] { emit openWanted(m_file); });
    connect(m_folder, &QPushButton::clicked, this, [this] { emit folderWanted(m_file); });
    connect(m_again, &QPushButton::clicked, this, &ReportExportLine::againWanted);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

QString ReportExportLine::text() const
{
    return m_text->text();
}

void ReportExportLine::show(StateLook look, const QString &text, const QString &detail, const QList<QWidget *> &parts)
{
    m_glyph->setLook(look);
    m_text->setText(detail.isEmpty() ? text : text + u' ' + detail);
    for (QWidget *part : std::initializer_list<QWidget *>{m_progress, m_cancel, m_open, m_folder, m_again, m_close})
        part->setVisible(parts.contains(part));
    setVisible(true);
    QAccessibleAnnouncementEvent said(this, m_text->text());
    QAccessible::updateAccessibility(&said);
}

void ReportExportLine::showRunning(const QString &file)
{
    m_file = file;
    m_progress->setRange(0, 0);
    //: %1: name of a file.
    show(StateLook::Saving, tr("%1 is being written.").arg(QFileInfo(file).fileName()), {}, {m_progress, m_cancel});
}

void ReportExportLine::setProgress(int percent)
{
    m_progress->setRange(0, percent < 0 ? 0 : 100);
    m_progress->setValue(percent);
}

void ReportExportLine::showDone(const QString &file)
{
    m_file = file;
    const QFileInfo info(file);
    //: %1: name of a file. %2: its size.
    show(StateLook::Done, tr("%1 is written, %2.").arg(info.fileName(), locale().formattedDataSize(info.size(), 1)), {},
         {m_open, m_folder, m_close});
    m_text->setToolTip(QDir::toNativeSeparators(file));
}

void ReportExportLine::showFailed(const QString &fact, const QString &advice)
{
    show(StateLook::Failed, fact, advice, {m_again, m_close});
}

} // namespace bakeoff
