// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/attachmentrepository.h"

#include "base/enumnames.h"
#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// In the database; append-only.
constexpr EnumNames<AttachmentKind, 4> kKinds{{
    {AttachmentKind::Image, "image"_L1},
    {AttachmentKind::Audio, "audio"_L1},
    {AttachmentKind::Document, "document"_L1},
    {AttachmentKind::Text, "text"_L1},
}};

} // namespace

QJsonArray AttachmentRepository::namesOf(const QList<Attachment> &attachments)
{
    QJsonArray names;
    for (const Attachment &attachment : attachments) {
        names.append(QJsonObject{{"sha256"_L1, QString::fromLatin1(attachment.sha256.toHex())},
                                 {"name"_L1, attachment.name}});
    }
    return names;
}

Result<QList<Attachment>> AttachmentRepository::load(const QJsonArray &names)
{
    QList<Attachment> attachments;
    for (const QJsonValue value : names) {
        const QByteArray sha256 = QByteArray::fromHex(value["sha256"_L1].toString().toLatin1());
        auto found = m_read.constFind(sha256);
        if (found == m_read.constEnd()) {
            std::optional<Attachment> read;
            const Status s = m_db.each(u"SELECT media_type, kind, data FROM attachments WHERE sha256 = ?"_s,
                                       {sql::blob(sha256)}, [&](const QSqlQuery &row) {
                                           const auto kind = valueOf(kKinds, row.value(1).toString());
                                           if (kind)
                                               read = Attachment{.name = {},
                                                                 .mediaType = row.value(0).toString(),
                                                                 .kind = *kind,
                                                                 .sha256 = sha256,
                                                                 .data = row.value(2).toByteArray()};
                                           return false;
                                       });
            if (!s)
                return s.error();
            // A comparison whose file is gone is still worth reading.
            found = m_read.insert(sha256, read.value_or(Attachment{.sha256 = sha256}));
        }
        Attachment attachment = *found;
        attachment.name = value["name"_L1].toString();
        attachments.append(attachment);
    }
    return attachments;
}

Status AttachmentRepository::put(const QList<Attachment> &attachments)
{
    for (const Attachment &attachment : attachments) {
        if (attachment.isMissing())
            continue;
        // Asked first: a comparison is saved often, and its files need not travel into the database each time.
        const auto stored = m_db.value(u"SELECT count(*) FROM attachments WHERE sha256 = ?"_s,
                                       {sql::blob(attachment.sha256)});
        if (!stored)
            return stored.error();
        if (stored->toInt() > 0)
            continue;
        const Status s = m_db.exec(u"INSERT INTO attachments (sha256, media_type, kind, data) VALUES (?, ?, ?, ?)"_s,
                                   {sql::blob(attachment.sha256), sql::text(attachment.mediaType),
                                    sql::name(nameOf(kKinds, attachment.kind)), sql::blob(attachment.data)});
        if (!s)
            return s;
    }
    return success();
}

Result<int> AttachmentRepository::dropUnnamed()
{
    const Status s = m_db.exec(
        u"DELETE FROM attachments WHERE lower(hex(sha256)) NOT IN"
        " (SELECT json_extract(j.value, '$.sha256') FROM turns, json_each(turns.attachments) j"
        " WHERE turns.attachments <> '[]'"
        " UNION ALL SELECT json_extract(j.value, '$.sha256') FROM comparisons, json_each(comparisons.attachments) j"
        " WHERE comparisons.attachments <> '[]')"_s);
    return s ? Result<int>(m_db.changedRows()) : Result<int>(s.error());
}

} // namespace bakeoff
