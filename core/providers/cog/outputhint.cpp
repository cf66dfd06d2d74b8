// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/cog/outputhint.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Texts that are shown each by itself; a table of more is read as JSON.
constexpr qsizetype kMostTexts = 1000;
/// Levels at which a string is a text of its own: the top, an object at the top, a row of a table.
constexpr int kDeepestText = 2;
constexpr qsizetype kLongestAddress = 8192;
constexpr qsizetype kLongestName = 120;

QString memberPath(const QString &path, const QString &key)
{
    static const QRegularExpression plain(u"^[A-Za-z_][A-Za-z0-9_-]*$"_s);
    if (!plain.match(key).hasMatch()) {
        QString quoted = key;
        quoted.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
        return path + u"[\""_s + quoted + u"\"]"_s;
    }
    return path.isEmpty() ? key : path + u'.' + key;
}

/// Walks one output.
struct OutputWalk {
    QList<OutputItem> items;
    qsizetype files = 0;
    qsizetype texts = 0;
    bool complete = true; ///< the items show all that there is

    void visit(const QJsonValue &value, const QString &path, int depth)
    {
        if (value.isString()) {
            visitString(value.toString(), path, depth);
        } else if (value.isArray() || value.isObject()) {
            if (depth >= kDeepestOutput) {
                complete = false;
                return;
            }
            if (value.isArray()) {
                const QJsonArray array = value.toArray();
                for (qsizetype i = 0; i < array.size(); ++i)
                    visit(array[i], path + u'[' + QString::number(i) + u']', depth + 1);
            } else {
                const QJsonObject object = value.toObject();
                for (auto it = object.begin(); it != object.end(); ++it)
                    visit(it.value(), memberPath(path, it.key()), depth + 1);
            }
        } else if (!value.isNull() && !value.isUndefined()) {
            complete = false;
        }
    }

    void visitString(const QString &text, const QString &path, int depth)
    {
        if (isFileAddress(text)) {
            complete = complete && files < kMostOutputFiles;
            if (files++ < kMostOutputFiles)
                items.append({.kind = OutputItem::Kind::File, .path = path, .text = text});
        } else if (depth <= kDeepestText && texts < kMostTexts) {
            ++texts;
            items.append({.kind = OutputItem::Kind::Text, .path = path, .text = text});
        } else {
            complete = false;
        }
    }
};

/// All strings of a list in one, where it holds nothing else and no file.
std::optional<QString> joined(const QJsonArray &array)
{
    if (array.isEmpty())
        return std::nullopt;
    QString text;
    for (const QJsonValue &piece : array) {
        if (!piece.isString() || isFileAddress(piece.toString()))
            return std::nullopt;
        text += piece.toString();
    }
    return text;
}

} // namespace

bool isFileAddress(QStringView text)
{
    if (text.startsWith("data:"_L1, Qt::CaseInsensitive)) {
        const qsizetype comma = text.first(std::min<qsizetype>(text.size(), 300)).indexOf(u',');
        if (comma < 0)
            return false;
        const QStringView head = text.sliced(5, comma - 5);
        // "data:, 1, 2" is prose; a data URI names a type or an encoding.
        return (head.contains(u'/') || head.contains(u';'))
            && std::ranges::none_of(head, [](QChar c) { return c.isSpace(); });
    }
    if (!text.startsWith("https://"_L1, Qt::CaseInsensitive) && !text.startsWith("http://"_L1, Qt::CaseInsensitive))
        return false;
    if (text.size() > kLongestAddress || std::ranges::any_of(text, [](QChar c) { return c.isSpace(); }))
        return false;
    const QUrl url(text.toString());
    return url.isValid() && !url.host().isEmpty();
}

QByteArray OutputItem::mimeType() const
{
    if (kind != Kind::File || !text.startsWith("data:"_L1, Qt::CaseInsensitive))
        return {};
    const QStringView head = QStringView(text).first(std::min<qsizetype>(text.size(), 300)).sliced(5);
    const qsizetype end = head.indexOf(QRegularExpression(u"[;,]"_s));
    return end < 0 ? QByteArray() : head.first(end).toUtf8().toLower();
}

QString OutputItem::suffix() const
{
    static const QRegularExpression plain(u"^[a-z0-9]{1,8}$"_s);
    const QString found = QFileInfo(fileName()).suffix().toLower();
    return plain.match(found).hasMatch() ? found : QString();
}

QString OutputItem::fileName() const
{
    if (kind != Kind::File || !text.startsWith("http"_L1, Qt::CaseInsensitive))
        return {};
    QString name = QUrl(text).fileName(QUrl::FullyDecoded);
    for (QChar &c : name) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f || u"<>:\"/\\|?*"_s.contains(c)
            || c.category() == QChar::Other_Format)
            c = u'_';
    }
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    if (name.size() > kLongestName) { // the end of the name says its type
        const QString ending = name.last(std::min<qsizetype>(name.size() - name.lastIndexOf(u'.'), 9));
        name = name.first(kLongestName - 9) + (ending.startsWith(u'.') ? ending : QString());
    }
    return name.trimmed();
}

QList<OutputItem> outputItems(const QJsonValue &output, const OutputHint &hint)
{
    if (output.isNull() || output.isUndefined())
        return {};
    if (output.isArray() && hint.shape != OutputShape::TextList) {
        if (const auto text = joined(output.toArray()))
            return {{.kind = OutputItem::Kind::Text, .text = *text}};
    }
    OutputWalk walk;
    walk.visit(output, QString(), 0);
    if (!walk.complete || walk.items.isEmpty())
        walk.items.append({.kind = OutputItem::Kind::Json, .value = output});
    return walk.items;
}

} // namespace bakeoff
