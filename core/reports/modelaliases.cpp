// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/modelaliases.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestFile = 1'000'000;
constexpr qsizetype kLongestText = 200;

Error bad(const QString &detail)
{
    return Error{.kind = ErrorKind::BadInput, .detail = detail};
}

/// What follows a colon behind the last slash left out.
QString withoutTag(const QString &id)
{
    const qsizetype colon = id.indexOf(u':', id.lastIndexOf(u'/') + 1);
    return colon < 0 ? id : id.first(colon);
}

QString lastPart(const QString &id)
{
    return id.sliced(id.lastIndexOf(u'/') + 1);
}

/// A text of 1 to kLongestText characters, trimmed.
Result<QString> textOf(const QJsonValue &value, const QString &place)
{
    const QString text = value.toString().trimmed();
    if (text.isEmpty() || text.size() > kLongestText)
        return bad(u"%1: expected a text of 1 to %2 characters"_s.arg(place).arg(kLongestText));
    return text;
}

} // namespace

ModelAliases ModelAliases::shipped()
{
    QFile file(u":/bakeoff/reports/model-aliases.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    const Result<ModelAliases> aliases = opened ? fromJson(file.readAll()) : Result<ModelAliases>(ModelAliases());
    Q_ASSERT(aliases.ok());
    return aliases.valueOr({});
}

Result<ModelAliases> ModelAliases::fromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return bad(u"no JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset));
    const QJsonValue list = document.object()["families"_L1];
    if (!list.isArray())
        return bad(u"families: expected a list"_s);
    const QJsonArray families = list.toArray();
    if (families.size() > MostFamilies)
        return bad(u"families: more than %1"_s.arg(MostFamilies));

    ModelAliases aliases;
    for (qsizetype f = 0; f < families.size(); ++f) {
        const QString place = u"families[%1]"_s.arg(f);
        const QJsonObject entry = families[f].toObject();
        const Result<QString> name = textOf(entry["name"_L1], place + ".name"_L1);
        if (!name)
            return name.error();
        const QJsonArray ids = entry["ids"_L1].toArray();
        if (!entry["ids"_L1].isArray() || ids.size() > MostIds)
            return bad(u"%1.ids: expected a list of at most %2"_s.arg(place).arg(MostIds));
        Family family{.name = *name, .ids = {}};
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const Result<QString> id = textOf(ids[i], u"%1.ids[%2]"_s.arg(place).arg(i));
            if (!id)
                return id.error();
            family.ids.append(patternOf(*id));
        }
        aliases.m_families.append(family);
    }
    return aliases;
}

Result<ModelAliases> ModelAliases::withFile(const QString &path)
{
    ModelAliases aliases = shipped();
    QFile file(path);
    if (!file.exists())
        return aliases;
    const QString name = QFileInfo(path).fileName() + u": "_s;
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::Storage, .detail = name + file.errorString()};
    const QByteArray json = file.read(kLargestFile + 1);
    if (json.size() > kLargestFile)
        return bad(name + u"larger than %1 bytes"_s.arg(kLargestFile));
    const Result<ModelAliases> own = fromJson(json);
    if (!own)
        return bad(name + own.error().detail);
    aliases.place(*own);
    return aliases;
}

void ModelAliases::place(const ModelAliases &before)
{
    QList<Family> families;
    for (const Family &own : before.m_families) {
        if (own.ids.isEmpty())
            m_families.removeIf([&own](const Family &f) { return f.name == own.name; });
        else
            families.append(own);
    }
    m_families = families + m_families;
}

ModelAliases::Pattern ModelAliases::patternOf(const QString &text)
{
    QStringList pieces;
    for (const QString &piece : text.split(u'*'))
        pieces.append(QRegularExpression::escape(piece));
    return {.expression = QRegularExpression(QRegularExpression::anchoredPattern(pieces.join(".*"_L1)),
                                             QRegularExpression::CaseInsensitiveOption),
            .withTag = text.contains(u':'),
            .withProvider = text.contains(u'/')};
}

std::optional<QString> ModelAliases::familyOf(const ModelRef &model) const
{
    const QString plain = withoutTag(model.id);
    const auto fits = [&](const Pattern &pattern) {
        const QString &id = pattern.withTag ? model.id : plain;
        const auto matches = [&pattern](const QString &text) { return pattern.expression.match(text).hasMatch(); };
        return matches(id) || matches(lastPart(id)) || (pattern.withProvider && matches(model.provider + u'/' + id));
    };
    for (const Family &family : m_families) {
        if (std::ranges::any_of(family.ids, fits))
            return family.name;
    }
    return std::nullopt;
}

QStringList ModelAliases::families() const
{
    QStringList names;
    for (const Family &family : m_families)
        names.append(family.name);
    return names;
}

} // namespace bakeoff
