// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputview.h"

#include "media/codetext.h"
#include "media/imageview.h"
#include "media/mediaview.h"
#include "media/playerview.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

OutputView::OutputView(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_empty(new QWidget)
    , m_media(new MediaView)
    , m_text(new CodeText(tr("Output")))
    , m_message(new StateMessage)
{
    m_text->setObjectName(u"outputText"_s);
    m_message->setObjectName(u"outputMessage"_s);
    m_message->layout()->setContentsMargins(0, 0, 0, 0);
    for (QWidget *page : std::initializer_list<QWidget *>{m_empty, m_media, m_text, m_message})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    connect(m_media, &MediaView::shown, this, &OutputView::shown);
}

void OutputView::setCompact(bool compact)
{
    m_media->setToolsVisible(!compact);
}

void OutputView::showFile(const QString &path)
{
    m_pages->setCurrentWidget(m_media);
    if (m_media->file() != path)
        m_media->setFile(path);
}

void OutputView::showText(const JobOutput &output)
{
    m_media->setFile({});
    QString text = output.text;
    if (output.cut)
        text += u"\n\n"_s + tr("Only the beginning is shown.");
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setText(text, output.kind == JobOutput::Kind::Json);
    m_pages->setCurrentWidget(m_text);
    emit shown();
}

void OutputView::showLiveText(const QString &text)
{
    m_media->setFile({});
    m_text->setGrowingText(text);
    m_pages->setCurrentWidget(m_text);
}

void OutputView::showSentence(const JobFacts::Absence &absence)
{
    m_media->setFile({});
    m_message->setMessage(absence.look.value_or(absence.bad ? StateLook::Failed : StateLook::Ready), absence.sentence,
                          absence.detail);
    m_pages->setCurrentWidget(m_message);
    emit shown();
}

void OutputView::clear()
{
    m_media->setFile({});
    m_text->setText({}, false);
    m_pages->setCurrentWidget(m_empty);
}

bool OutputView::showsMedia() const
{
    return m_pages->currentWidget() == m_media;
}

QString OutputView::shownText() const
{
    if (m_pages->currentWidget() == m_text)
        return m_text->toPlainText();
    return m_pages->currentWidget() == m_message ? m_message->sentence() : QString();
}

QWidget *OutputView::focusTarget() const
{
    if (m_pages->currentWidget() == m_text)
        return m_text;
    if (!showsMedia())
        return nullptr;
    return m_media->showsPlayer() ? static_cast<QWidget *>(m_media->playerView()) : m_media->imageView();
}

} // namespace bakeoff
