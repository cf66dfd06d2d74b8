// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/uploads.h"

#include "sandbox/replicate/predictionstore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

QJsonObject toJson(const SandboxUpload &upload)
{
    return {{u"id"_s, upload.id},
            {u"name"_s, upload.name},
            {u"content_type"_s, QString::fromLatin1(upload.contentType)},
            {u"size"_s, upload.size},
            {u"sha256"_s, upload.sha256},
            {u"md5"_s, upload.md5},
            {u"metadata"_s, upload.metadata},
            {u"created"_s, upload.created.value}};
}

SandboxUpload fromJson(const QJsonObject &object)
{
    return {.id = object.value(u"id"_s).toString(),
            .name = object.value(u"name"_s).toString(),
            .contentType = object.value(u"content_type"_s).toString().toLatin1(),
            .size = object.value(u"size"_s).toInteger(),
            .sha256 = object.value(u"sha256"_s).toString(),
            .md5 = object.value(u"md5"_s).toString(),
            .metadata = object.value(u"metadata"_s).toObject(),
            .created = {object.value(u"created"_s).toInteger()}};
}

/// A parameter of a header value: name="a \"quoted\" text", or name=token.
QByteArray parameter(const QByteArray &header, const QByteArray &name)
{
    qsizetype at = 0;
    while ((at = header.indexOf(';', at)) >= 0) {
        ++at;
        while (at < header.size() && (header.at(at) == ' ' || header.at(at) == '\t'))
            ++at;
        const qsizetype equals = header.indexOf('=', at);
        if (equals < 0)
            return {};
        const QByteArray key = header.sliced(at, equals - at).trimmed().toLower();
        QByteArray value;
        at = equals + 1;
        if (at < header.size() && header.at(at) == '"') {
            for (++at; at < header.size() && header.at(at) != '"'; ++at) {
                if (header.at(at) == '\\' && at + 1 < header.size())
                    ++at;
                value += header.at(at);
            }
        } else {
            const qsizetype end = header.indexOf(';', at);
            value = header.sliced(at, (end < 0 ? header.size() : end) - at).trimmed();
            at = end < 0 ? header.size() : end;
        }
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

void SandboxUploads::open(const QString &folder)
{
    m_folder = folder + u"/uploads"_s;
    const QDir dir(m_folder);
    for (const QString &name : dir.entryList({u"*.json"_s}, QDir::Files)) {
        const SandboxUpload upload = fromJson(readSandboxJson(dir.filePath(name)));
        if (upload.id + u".json"_s == name && QFile::exists(pathOf(upload.id)))
            m_uploads << upload;
    }
    std::ranges::stable_sort(m_uploads, [](const auto &a, const auto &b) { return a.created > b.created; });
}

QString SandboxUploads::pathOf(const QString &id) const
{
    return m_folder + u'/' + id + u".bin"_s;
}

Result<SandboxUpload> SandboxUploads::add(SandboxUpload upload, const QByteArray &bytes)
{
    upload.size = bytes.size();
    upload.sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    upload.md5 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    QSaveFile file(pathOf(upload.id));
    if (!QDir().mkpath(m_folder) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() ||
        !file.commit() || !writeSandboxJson(m_folder + u'/' + upload.id + u".json"_s, toJson(upload)))
        return Error{ErrorKind::Storage, u"cannot write the file"_s};
    m_uploads.prepend(upload);
    return upload;
}

const SandboxUpload *SandboxUploads::find(const QString &id) const
{
    const auto found = std::ranges::find_if(m_uploads, [&id](const SandboxUpload &u) { return u.id == id; });
    return found == m_uploads.end() ? nullptr : &*found;
}

bool SandboxUploads::remove(const QString &id)
{
    if (find(id) == nullptr)
        return false;
    m_uploads.removeIf([&id](const SandboxUpload &u) { return u.id == id; });
    QFile::remove(m_folder + u'/' + id + u".json"_s);
    QFile::remove(pathOf(id));
    return true;
}

void SandboxUploads::expire(UtcMicros until)
{
    QStringList old;
    for (const SandboxUpload &upload : std::as_const(m_uploads)) {
        if (upload.created <= until)
            old << upload.id;
    }
    for (const QString &id : std::as_const(old))
        remove(id);
}

std::optional<QList<SandboxFormPart>> parseFormData(const QByteArray &contentType, const QByteArray &body)
{
    if (!contentType.toLower().startsWith("multipart/form-data"))
        return {};
    const QByteArray boundary = parameter(contentType, "boundary");
    if (boundary.isEmpty())
        return {};
    const QByteArray line = "--" + boundary;
    QList<SandboxFormPart> parts;
    qsizetype at = body.startsWith(line) ? 0 : body.indexOf("\r\n" + line);
    if (at < 0)
        return {};
    at = body.indexOf(line, at) + line.size();
    while (!QByteArrayView(body).sliced(at).startsWith("--")) {
        const qsizetype headers = body.indexOf("\r\n", at);
        const qsizetype content = body.indexOf("\r\n\r\n", at);
        const qsizetype end = content < 0 ? -1 : body.indexOf("\r\n" + line, content + 2);
        if (headers < 0 || content < 0 || end < 0)
            return {};
        SandboxFormPart part;
        for (const QByteArray &header : body.sliced(headers, content - headers).split('\n')) {
            const qsizetype colon = header.indexOf(':');
            const QByteArray name = header.first(std::max<qsizetype>(colon, 0)).trimmed().toLower();
            const QByteArray value = header.sliced(colon + 1).trimmed();
            if (name == "content-disposition") {
                part.name = QString::fromUtf8(parameter(value, "name"));
                part.fileName = QString::fromUtf8(parameter(value, "filename"));
            } else if (name == "content-type") {
                part.contentType = value;
            }
        }
        part.bytes = end >= content + 4 ? body.sliced(content + 4, end - content - 4) : QByteArray();
        parts << part;
        at = end + 2 + line.size();
    }
    return parts;
}

} // namespace bakeoff
