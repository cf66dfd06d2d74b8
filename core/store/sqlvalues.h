// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QVariant>

// How values of the program become SQLite's, and back. A null QString is empty text, never SQL's NULL.
namespace bakeoff::sql {

inline QVariant id(const Id &id)
{
    return id.toRfc4122();
}

/// NULL for the null id.
inline QVariant idOrNull(const Id &id)
{
    return id.isNull() ? QVariant() : sql::id(id);
}

inline Id toId(const QVariant &value)
{
    return Id::fromRfc4122(value.toByteArray());
}

inline QVariant text(const QString &text)
{
    return text.isNull() ? QVariant(QString(QLatin1StringView(""))) : QVariant(text);
}

inline QVariant name(QLatin1StringView name)
{
    return QString(name);
}

inline QVariant blob(const QByteArray &bytes)
{
    return bytes.isNull() ? QVariant(QByteArray("")) : QVariant(bytes);
}

inline QVariant json(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

inline QVariant json(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

inline QJsonObject toObject(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8()).object();
}

inline QJsonArray toArray(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8()).array();
}

inline QJsonObject toJson(const QMap<QString, QString> &texts)
{
    QJsonObject object;
    for (const auto &[key, text] : texts.asKeyValueRange())
        object[key] = text;
    return object;
}

inline QMap<QString, QString> toTexts(const QVariant &value)
{
    QMap<QString, QString> texts;
    const QJsonObject object = toObject(value);
    for (auto text = object.constBegin(); text != object.constEnd(); ++text)
        texts.insert(text.key(), text->toString());
    return texts;
}

} // namespace bakeoff::sql
