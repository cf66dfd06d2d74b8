// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/differencebar.h"

#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastSummary = 120;

/// A word as the difference marks it.
class LegendWord : public QWidget {
public:
    LegendWord(const QString &text, bool inserted, QWidget *parent)
        : QWidget(parent)
        , m_text(text)
        , m_inserted(inserted)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics m(textFont(TextStep::Small));
        return {m.horizontalAdvance(m_text) + metrics::kSmall, m.height() + metrics::kTight};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensOf(palette());
        painter.fillRect(rect(), m_inserted ? t.ins : t.del);
        painter.setFont(textFont(TextStep::Small));
        painter.setPen(t.text);
        painter.drawText(rect(), Qt::AlignCenter, m_text);
        const QRect word = rect().adjusted(metrics::kTight, 0, -metrics::kTight, 0);
        if (m_inserted)
            painter.fillRect(word.left(), rect().bottom() - 1, word.width(), 2, t.state(StateLook::Done));
        else
            painter.fillRect(word.left(), rect().center().y() + 1, word.width(), 1, t.state(StateLook::Failed));
    }

private:
    QString m_text;
    bool m_inserted;
};

} // namespace

DifferenceBar::DifferenceBar(QWidget *parent)
    : Surface(Ground::Window, Qt::BottomEdge, parent)
    , m_baseline(new QComboBox(this))
    , m_only(new QCheckBox(tr("Only differences"), this))
    , m_previous(makeIconButton(u"previous"_s, tr("Previous change"), ButtonSize::Bar, this))
    , m_next(makeIconButton(u"next"_s, tr("Next change"), ButtonSize::Bar, this))
    , m_summary(new ElidedLabel({}, TextStep::Normal, Tone::Text, QFont::Medium, this))
    , m_keys(new TextLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
{
    setObjectName(u"differenceBar"_s);
    keepScaledHeight(this, 40);
    setAccessibleName(tr("Difference"));
    auto *label = new TextLabel(tr("Baseline"), TextStep::Normal, Tone::Text2, QFont::Normal, this);
    label->setBuddy(m_baseline);
    m_baseline->setObjectName(u"baselineChooser"_s);
    m_baseline->setAccessibleName(tr("Baseline"));
    m_baseline->setToolTip(tr("The answer that the others are compared with, word by word"));
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_baseline->setMinimumContentsLength(8);
    m_only->setObjectName(u"onlyDifferences"_s);
    m_only->setToolTip(tr("Folds what is the same in all answers"));
    QToolButton *close = makeIconButton(u"close"_s, tr("Show the answers without their differences"), ButtonSize::Bar, this);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, 0, metrics::kSmall, 0);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(label);
    layout->addWidget(m_baseline);
    layout->addSpacing(metrics::kSmall);
    layout->addWidget(m_only);
    layout->addSpacing(metrics::kSmall);
    auto *rule = new HairLine(Qt::Vertical, this);
    keepScaledHeight(rule, 20);
    layout->addWidget(rule);
    layout->addSpacing(metrics::kSmall);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_keys);
    layout->addSpacing(metrics::kSmall);
    auto *added = new LegendWord(tr("added"), true, this);
    auto *lost = new LegendWord(tr("only in the baseline"), false, this);
    layout->addWidget(added);
    layout->addWidget(lost);
    layout->addWidget(close);
    m_extras = {m_keys, lost, added};

    connect(m_baseline, &QComboBox::activated, this,
            [this](int index) { emit baselineChosen(m_baseline->itemData(index).toUuid()); });
    connect(m_only, &QCheckBox::toggled, this, &DifferenceBar::onlyToggled);
    connect(m_previous, &QToolButton::clicked, this, [this] { emit stepRequested(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit stepRequested(1); });
    connect(close, &QToolButton::clicked, this, &DifferenceBar::closeRequested);
}

void DifferenceBar::fit()
{
    int need = Surface::minimumSizeHint().width() + std::min(m_summary->sizeHint().width(), scaled(kLeastSummary));
    for (const QWidget *extra : std::as_const(m_extras)) {
        if (extra->isHidden())
            need += extra->sizeHint().width() + metrics::kSmall;
    }
    for (QWidget *extra : std::as_const(m_extras)) {
        extra->setVisible(need <= width());
        if (extra->isHidden())
            need -= extra->sizeHint().width() + metrics::kSmall;
    }
}

QSize DifferenceBar::minimumSizeHint() const
{
    QSize size = Surface::minimumSizeHint();
    for (const QWidget *extra : std::as_const(m_extras)) {
        if (!extra->isHidden())
            size.rwidth() -= extra->sizeHint().width() + metrics::kSmall;
    }
    return size;
}

void DifferenceBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fit();
}

void DifferenceBar::setPanes(const QList<QPair<Id, QString>> &panes, const Id &baseline)
{
    bool same = m_baseline->count() == panes.size();
    for (int i = 0; same && i < m_baseline->count(); ++i)
        same = m_baseline->itemData(i).toUuid() == panes[i].first && m_baseline->itemText(i) == panes[i].second;
    if (!same) {
        m_baseline->clear();
        for (const auto &[id, name] : panes)
            m_baseline->addItem(name, QVariant::fromValue(id));
    }
    m_baseline->setCurrentIndex(m_baseline->findData(QVariant::fromValue(baseline)));
}

void DifferenceBar::setOnly(bool only)
{
    m_only->setChecked(only);
}

void DifferenceBar::setSummary(const QString &text, bool steps)
{
    m_summary->setText(text);
    fit();
    m_previous->setEnabled(steps);
    m_next->setEnabled(steps);
}

QString DifferenceBar::summary() const
{
    return m_summary->text();
}

void DifferenceBar::setKeys(const QString &keys)
{
    m_keys->setText(keys);
}

} // namespace bakeoff
