// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputcaption.h"

#include "queue/outputdelta.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"

#include <QHBoxLayout>
#include <QMouseEvent>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr int kHeight = 36;
} // namespace

OutputCaption::OutputCaption(QWidget *parent)
    : QWidget(parent)
    , m_letter(new Tag({}, {}, this))
    , m_name(new ElidedLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold, this))
    , m_figures(new ElidedLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
{
    keepScaledHeight(this, kHeight);
    m_figures->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSmall);
    row->addWidget(m_letter);
    // The name gives way first.
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_figures->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    row->addWidget(m_name, 1);
    row->addWidget(m_figures);
}

void OutputCaption::setItem(const OutputEntry &item, bool hidden, const QString &facts)
{
    m_letter->setText(item.letter);
    m_name->setText(hidden ? QString() : item.modelName());
    QStringList figures;
    if (!facts.isEmpty())
        figures.append(facts);
    if (item.job) {
        figures.append(OutputDelta::runText(*item.job));
        figures.append(OutputDelta::costText(*item.job));
    }
    m_figures->setText(hidden ? QString() : figures.join(u"   "_s));
    setToolTip(hidden || !item.job ? QString() : item.job->model.toString());
}

void OutputCaption::setCurrent(bool current)
{
    m_name->setTone(current ? Tone::Accent : Tone::Text);
}

QString OutputCaption::line() const
{
    return u"%1 %2 %3"_s.arg(m_letter->text(), m_name->text(), m_figures->text()).simplified();
}

QString OutputCaption::spoken(const OutputEntry &item, bool hidden)
{
    if (hidden || !item.job)
        return item.letter;
    return QStringList{item.letter, item.modelName(), OutputDelta::runText(*item.job), OutputDelta::costText(*item.job)}.join(
        u", "_s);
}

void OutputCaption::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    emit clicked();
}

} // namespace bakeoff
