// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportsettings.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>
#include <QVariant>

#include <algorithm>
#include <cstring>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestValue = 200;

QString valueText(const QJsonValue &value)
{
    QString text;
    if (value.isObject())
        text = QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    else if (value.isArray())
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    else
        text = value.toVariant().toString().simplified();
    return text.size() > kLongestValue ? text.first(kLongestValue) + u'…' : text;
}

bool isChoice(const QString &text)
{
    constexpr qsizetype longest = 40;
    return !text.isEmpty() && text.size() <= longest && !text.contains(u"://"_s) && !text.startsWith("sha256:"_L1)
        && !text.startsWith("data:"_L1) && text != "[redacted]"_L1
        && std::ranges::none_of(text, [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
}

/// Is what stands under this name what the work is about, rather than how it is done?
bool isSubject(const QString &key)
{
    return key == "seed"_L1 || key.contains("prompt"_L1) || key.contains("text"_L1) || key.contains("lyrics"_L1);
}

} // namespace

QString replySettingsLine(const QByteArray &settings, const ReportOptions &options)
{
    const QJsonObject json = QJsonDocument::fromJson(settings).object();
    QStringList parts;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString key = it.key();
        const bool tells = key == "routing"_L1 || key == "extra"_L1;
        if (key == "cleared"_L1 || (tells && !options.names) || (key == "system_prompt"_L1 && !options.prompts))
            continue;
        parts.append(key + u'=' + valueText(it.value()));
    }
    return parts.join(", "_L1);
}

QString jobSettingsLine(const QJsonObject &input, const ReportOptions &options)
{
    QStringList parts;
    for (auto it = input.begin(); it != input.end(); ++it) {
        const QJsonValue value = it.value();
        const bool choice = value.isString() && options.names && options.prompts && isChoice(value.toString());
        if (!isSubject(it.key().toLower()) && (value.isDouble() || value.isBool() || choice))
            parts.append(it.key() + u'=' + valueText(value));
    }
    return parts.join(", "_L1);
}

quint64 jobWork(const QJsonObject &input)
{
    const QString prompt = input["prompt"_L1].toString();
    QJsonObject rest;
    if (prompt.isEmpty()) {
        rest = input;
        rest.remove("seed"_L1);
    }
    const QByteArray text =
        prompt.isEmpty() ? QJsonDocument(rest).toJson(QJsonDocument::Compact) : prompt.toUtf8();
    const QByteArray digest = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    quint64 word = 0;
    std::memcpy(&word, digest.constData(), sizeof word);
    return word;
}

} // namespace bakeoff
