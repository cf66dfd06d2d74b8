// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reportsamples.h"

#include <QLocale>
#include <QTest>

namespace bakeoff::reportsamples {

inline const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);
inline const QLocale kGerman(QLocale::German, QLocale::Germany);

inline QString wholeText(const ReportDocument &document)
{
    return textsOf(document).join(QLatin1Char('\n'));
}

inline QStringList headings(const ReportDocument &document, int level = 2)
{
    QStringList texts;
    for (const ReportHeading &heading : blocksOf<ReportHeading>(document)) {
        if (heading.level == level)
            texts << heading.text;
    }
    return texts;
}

/// The row of a table that begins with `name`; empty where there is none.
inline QStringList rowOf(const ReportTable &table, const QString &name)
{
    for (const QList<ReportCell> &row : table.rows) {
        if (row.constFirst().text != name)
            continue;
        QStringList cells;
        for (const ReportCell &cell : row)
            cells << QString(cell.best ? QStringLiteral("*%1*").arg(cell.text) : cell.text).replace(QChar(QChar::Nbsp), u'_');
        return cells;
    }
    return {};
}

inline ReportTable tableOf(const ReportDocument &document, const QString &caption)
{
    for (const ReportTable &table : blocksOf<ReportTable>(document)) {
        if (table.caption == caption)
            return table;
    }
    QTest::qFail(qPrintable(QStringLiteral("no table ") + caption), __FILE__, __LINE__);
    return {};
}

} // namespace bakeoff::reportsamples
