// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/textsection.h"

#include "compare/background.h"
#include "compare/textdiff.h"
#include "queue/outputcaption.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/segmented.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr int kLeastHeight = 160;
const QString kLookKey = u"look"_s;
} // namespace

TextSection::TextSection(OutputSet &set, QWidget *parent)
    : OutputSection(set, OutputKind::Text, tr("Texts"), parent)
    , m_looks(new Segmented(tr("Way to look at the texts"), this))
    , m_info(new TextLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
    , m_columns(new QWidget(this))
{
    m_looks->addChoice(tr("Side by side"), tr("All beside each other (G)"));
    m_looks->addChoice(tr("Difference"), tr("What differs from the first (X)"));
    connect(m_looks, &Segmented::currentIndexChanged, this,
            [this](int index) { setLook(index == 0 ? Look::Grid : Look::Difference); });
    head()->addWidget(m_looks);
    head()->addStretch(1);
    head()->addWidget(m_info);
    auto *columns = new QHBoxLayout(m_columns);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(metrics::kSmall);
    body()->addWidget(m_columns, 1);
}

TextSection::~TextSection() = default;

void TextSection::rebuild()
{
    const auto look = lookFromName(stored().value(kLookKey).toString());
    m_look = look == Look::Difference && count() > 1 ? Look::Difference : Look::Grid;
    for (QWidget *part : std::exchange(m_parts, {})) {
        m_columns->layout()->removeWidget(part);
        part->hide();
        part->deleteLater();
    }
    m_texts.clear();
    m_captions.clear();
    for (int i = 0; i < count(); ++i) {
        auto *part = new QWidget(m_columns);
        auto *column = new QVBoxLayout(part);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto *text = new QTextEdit(part);
        text->setReadOnly(true);
        text->setTabChangesFocus(true);
        text->setFont(monoFont());
        text->setMinimumHeight(scaled(kLeastHeight));
        text->installEventFilter(this);
        text->viewport()->installEventFilter(this);
        auto *caption = new OutputCaption(part);
        connect(caption, &OutputCaption::clicked, this, [this, i] { setCurrent(i); });
        column->addWidget(text, 1);
        column->addWidget(caption);
        m_columns->layout()->addWidget(part);
        m_parts.append(part);
        m_texts.append(text);
        m_captions.append(caption);
        showItem(i);
    }
    {
        const QSignalBlocker quiet(m_looks);
        m_looks->setCurrentIndex(m_look == Look::Grid ? 0 : 1);
    }
    m_looks->button(1)->setEnabled(count() > 1);
    showTexts();
}

void TextSection::showItem(int index)
{
    const OutputEntry &item = group().items[index];
    m_captions[index]->setItem(item, namesHidden());
    m_texts[index]->setAccessibleName(OutputCaption::spoken(item, namesHidden()));
}

void TextSection::focusCurrent()
{
    if (QTextEdit *text = m_texts.value(current()))
        text->setFocus(Qt::OtherFocusReason);
}

bool TextSection::setLook(Look look)
{
    if ((look != Look::Grid && look != Look::Difference) || (look == Look::Difference && count() < 2))
        return false;
    if (std::exchange(m_look, look) != look) {
        store(kLookKey, QString(lookName(look)));
        const QSignalBlocker quiet(m_looks);
        m_looks->setCurrentIndex(m_look == Look::Grid ? 0 : 1);
        showTexts();
    }
    return true;
}

void TextSection::showTexts()
{
    const int request = ++m_request;
    m_info->setText(m_look == Look::Difference ? tr("against %1").arg(group().items.first().letter) : QString());
    for (int i = 0; i < count(); ++i) {
        QTextEdit *text = m_texts[i];
        text->setPlainText(group().items[i].text);
        if (m_look != Look::Difference || i == 0)
            continue;
        inBackground([a = group().items.first().text, b = group().items[i].text] { return diffWords(a, b); })
            .then(this, [this, request, i](const QList<DiffRun> &runs) {
                if (request != m_request || i >= count())
                    return;
                const Tokens &tokens = tokensOf(palette());
                const QString a = group().items.first().text;
                const QString b = group().items[i].text;
                QTextEdit *shown = m_texts[i];
                shown->clear();
                QTextCursor cursor(shown->document());
                for (const DiffRun &run : runs) {
                    QTextCharFormat format;
                    if (run.kind == DiffRun::Kind::Deleted) {
                        format.setBackground(tokens.del);
                        format.setFontStrikeOut(true);
                    } else if (run.kind == DiffRun::Kind::Inserted) {
                        format.setBackground(tokens.ins);
                        format.setFontUnderline(true);
                    }
                    cursor.insertText(run.kind == DiffRun::Kind::Deleted ? a.sliced(run.aBegin, run.length)
                                                                         : b.sliced(run.bBegin, run.length),
                                      format);
                }
                shown->moveCursor(QTextCursor::Start);
            });
    }
}

void TextSection::showCurrent()
{
    for (int i = 0; i < m_captions.size(); ++i)
        m_captions[i]->setCurrent(i == current() && count() > 1);
}

bool TextSection::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress) {
        for (int i = 0; i < m_texts.size(); ++i) {
            if (watched == m_texts[i] || watched == m_texts[i]->viewport())
                setCurrent(i);
        }
    }
    return OutputSection::eventFilter(watched, event);
}

void TextSection::changeEvent(QEvent *event)
{
    OutputSection::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_look == Look::Difference && m_columns)
        showTexts();
}

} // namespace bakeoff
