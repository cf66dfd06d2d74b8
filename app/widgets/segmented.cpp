// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmented.h"

#include "widgets/lookstyle.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace bakeoff {

Segmented::Segmented(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QHBoxLayout(this))
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit currentIndexChanged(id);
    });
}

int Segmented::addChoice(const QString &text, const QString &toolTip)
{
    auto *choice = new QPushButton(text, this);
    choice->setCheckable(true);
    choice->setAccessibleName(text);
    choice->setToolTip(toolTip);
    const int index = static_cast<int>(m_group->buttons().size());
    m_group->addButton(choice, index);
    m_layout->addWidget(choice);
    if (index == 0) {
        const QSignalBlocker quiet(m_group);
        choice->setChecked(true);
    }
    for (int i = 0; i <= index; ++i) {
        setButtonKind(button(i), index == 0 ? ButtonKind::SegmentOnly
                          : i == 0          ? ButtonKind::SegmentFirst
                          : i == index      ? ButtonKind::SegmentLast
                                            : ButtonKind::SegmentMiddle);
    }
    return index;
}

int Segmented::currentIndex() const
{
    return m_group->checkedId();
}

void Segmented::setCurrentIndex(int index)
{
    if (QAbstractButton *choice = button(index))
        choice->setChecked(true);
}

QAbstractButton *Segmented::button(int index) const
{
    return m_group->button(index);
}

} // namespace bakeoff
