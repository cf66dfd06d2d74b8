// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "compare/paneboard.h"
#include "workbench/comparisondocument.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bakeoff {

using namespace Qt::StringLiterals;

QJsonValue CompareScreen::Private::viewValue(const QString &key) const
{
    return q->m_document ? q->m_document->value().view.value(key) : QJsonValue(QJsonValue::Undefined);
}

void CompareScreen::Private::setViewValue(const QString &key, const QJsonValue &value)
{
    if (!q->m_document)
        return;
    QJsonObject view = q->m_document->value().view;
    if (value.isUndefined())
        view.remove(key);
    else
        view.insert(key, value);
    q->m_document->setView(view);
}

void CompareScreen::Private::keepView()
{
    if (!q->m_document)
        return;
    QJsonArray sizes;
    for (const int size : board->sizes())
        sizes.append(size);
    setViewValue(u"sizes"_s, sizes);
}

void CompareScreen::Private::restoreView()
{
    QList<int> sizes;
    for (const QJsonValue &size : viewValue(u"sizes"_s).toArray())
        sizes.append(size.toInt());
    board->setSizes(sizes);
}

} // namespace bakeoff
