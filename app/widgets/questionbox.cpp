// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/questionbox.h"

#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLayout>
#include <QMessageBox>

namespace bakeoff {

using namespace Qt::StringLiterals;

void dressQuestion(QMessageBox &box)
{
    for (QLabel *label : box.findChildren<QLabel *>()) {
        label->setContentsMargins({});
        if (label->objectName() != "qt_msgbox_label"_L1)
            continue;
        label->setTextFormat(Qt::PlainText); // names in it are what somebody typed
        if (!box.informativeText().isEmpty())
            label->setFont(textFont(TextStep::Normal, QFont::DemiBold));
    }
    if (box.layout())
        box.layout()->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kMedium);
}

} // namespace bakeoff
