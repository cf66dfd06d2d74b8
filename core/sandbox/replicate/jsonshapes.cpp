// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/jsonshapes.h"

#include <QJsonArray>

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr std::array kShapes{
    "object"_L1,
    "empty-object"_L1,
    "text"_L1,
    "empty-text"_L1,
    "long-text"_L1,
    "markup"_L1,
    "number"_L1,
    "big-numbers"_L1,
    "boolean"_L1,
    "null"_L1,
    "list"_L1,
    "empty-list"_L1,
    "texts"_L1,
    "nested-lists"_L1,
    "mixed-list"_L1,
    "deep"_L1,
    "table"_L1,
    "one-file"_L1,
    "files"_L1,
    "249-files"_L1,
    "files-in-object"_L1,
    "nested-files"_L1,
    "nulls-among-files"_L1,
    "data-uri"_L1,
    "far-address"_L1,
    "text-with-address"_L1,
    "strange-keys"_L1,
};

constexpr int kDepth = 300;

QJsonArray array(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonValue deep()
{
    QJsonValue value = u"the bottom"_s;
    for (int i = 0; i < kDepth; ++i)
        value = i % 2 == 0 ? QJsonValue(QJsonArray{value}) : QJsonValue(QJsonObject{{u"in"_s, value}});
    return value;
}

QJsonArray table()
{
    QJsonArray rows;
    for (int i = 0; i < 40; ++i) {
        QJsonObject row{{u"id"_s, i}, {u"label"_s, u"row %1"_s.arg(i)}, {u"score"_s, 1.0 / (i + 1)}};
        if (i % 7 == 0)
            row.insert(u"note"_s, QJsonValue::Null); // not every row has every column
        rows << row;
    }
    return rows;
}

} // namespace

std::span<const QLatin1StringView> allSandboxShapes()
{
    return kShapes;
}

int filesOfSandboxShape(const QString &shape)
{
    if (shape == "one-file"_L1)
        return 1;
    if (shape == "files"_L1 || shape == "files-in-object"_L1 || shape == "nested-files"_L1 ||
        shape == "nulls-among-files"_L1)
        return 4;
    return shape == "249-files"_L1 ? 249 : 0;
}

QJsonValue sandboxShape(const QString &shape, const QJsonObject &input, const QStringList &files)
{
    const QString text = input.value(u"text"_s).toString();
    const auto is = [&shape](QLatin1StringView name) { return shape == name; };
    if (is("empty-object"_L1))
        return QJsonObject{};
    if (is("text"_L1))
        return text;
    if (is("empty-text"_L1))
        return QString();
    if (is("long-text"_L1))
        return (text + u' ').repeated(200'000 / (text.size() + 1) + 1);
    if (is("markup"_L1))
        return u"<h1>%1</h1><script>alert(1)</script>\n\n# %1\n\n![x](https://example.invalid/x.png)"_s.arg(text);
    if (is("number"_L1))
        return 0.1;
    if (is("big-numbers"_L1))
        return QJsonArray{QJsonValue(std::numeric_limits<qint64>::max()),
                          QJsonValue(std::numeric_limits<qint64>::min()), QJsonValue(1e308), QJsonValue(5e-324),
                          QJsonValue(-0.0)};
    if (is("boolean"_L1))
        return true;
    if (is("null"_L1))
        return QJsonValue::Null;
    if (is("list"_L1))
        return input.value(u"numbers"_s).toArray();
    if (is("empty-list"_L1))
        return QJsonArray{};
    if (is("texts"_L1))
        return QJsonArray{text, QString(), text + u"\n"_s, u" "_s + text};
    if (is("nested-lists"_L1))
        return QJsonArray{QJsonArray{1, 2, QJsonArray{3}}, QJsonArray{}, QJsonArray{QJsonArray{QJsonArray{4}}}};
    if (is("mixed-list"_L1))
        return QJsonArray{text, 1, true, QJsonValue::Null, QJsonObject{{u"a"_s, 1}}, QJsonArray{}};
    if (is("deep"_L1))
        return deep();
    if (is("table"_L1))
        return table();
    if (is("one-file"_L1))
        return files.value(0);
    if (is("files"_L1) || is("249-files"_L1))
        return array(files);
    if (is("files-in-object"_L1))
        return QJsonObject{
            {u"picture"_s, files.value(0)}, {u"mask"_s, files.value(1)}, {u"others"_s, array(files.sliced(2))},
            {u"caption"_s, text},           {u"score"_s, 0.93},          {u"missing"_s, QJsonValue::Null}};
    if (is("nested-files"_L1))
        return QJsonArray{QJsonObject{{u"frames"_s, QJsonArray{QJsonObject{{u"url"_s, files.value(0)}}}}},
                          QJsonArray{files.value(1), QJsonArray{files.value(2)}},
                          QJsonObject{{u"a"_s, QJsonObject{{u"b"_s, files.value(3)}}}}};
    if (is("nulls-among-files"_L1))
        return QJsonArray{files.value(0), QJsonValue::Null, files.value(1), QString(), files.value(2), files.value(3)};
    if (is("data-uri"_L1))
        return u"data:text/plain;base64,"_s + QString::fromLatin1(text.toUtf8().toBase64());
    if (is("far-address"_L1))
        return u"https://replicate.delivery.example.invalid/out-0.png"_s;
    if (is("text-with-address"_L1))
        return u"See https://example.invalid/page for %1."_s.arg(text);
    if (is("strange-keys"_L1))
        return QJsonObject{{QString(), 1}, {u"a.b[0]"_s, 2},      {u"../../etc"_s, 3},
                           {u"日本"_s, 4}, {u"line\nbreak"_s, 5}, {u"a\u202Eb"_s, 6}};
    double sum = 0;
    for (const QJsonValue &number : input.value(u"numbers"_s).toArray())
        sum += number.toDouble();
    return QJsonObject{{u"text"_s, text},
                       {u"sum"_s, sum},
                       {u"anything"_s, input.value(u"anything"_s)},
                       {u"secret_given"_s, input.contains(u"api_key"_s)}};
}

} // namespace bakeoff
