// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicatedata.h"

#include "base/jsontext.h"
#include "providers/ownfiles.h"
#include "providers/provider.h"

#include <QDate>
#include <QTime>

#include <algorithm>
#include <initializer_list>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestId = 200;
constexpr qsizetype kLongestError = qsizetype{64} * 1024; // characters

Error badShape(const QString &what)
{
    return {.kind = ErrorKind::BadReply, .detail = u"no %1 in the answer"_s.arg(what)};
}

/// A name, an id, a tag: letters, digits and these, so that it can stand in a path.
bool isPlainWord(QStringView text)
{
    return !text.isEmpty() && text.size() <= kLongestId && text != u"." && text != u".."
        && std::ranges::all_of(text, [](QChar c) {
               return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'-' || c == u'_' || c == u'.';
           });
}

QUrl webAddress(const JsonNode &node)
{
    const QUrl url(node.string(), QUrl::StrictMode);
    const bool web = url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    return web ? url : QUrl();
}

std::optional<UtcMicros> moment(const JsonNode &node)
{
    return utcFromRfc3339(node.string());
}

QString textOrJson(const JsonNode &node)
{
    if (!node.exists())
        return {};
    return (node.isString() ? node.string() : QString::fromUtf8(jsonTextOf(node))).left(kLongestError);
}

QJsonObject objectOf(const JsonNode &node)
{
    return jsonValueOf(node).toObject();
}

void writeString(QByteArrayView utf8, QByteArray &out)
{
    out += '"' + jsonEscaped(utf8) + '"';
}

void write(const JsonNode &node, QByteArray &out)
{
    switch (node.type()) {
    case JsonNode::Type::Missing:
    case JsonNode::Type::Null:
        out += "null";
        break;
    case JsonNode::Type::Bool:
        out += node.boolean().value_or(false) ? "true" : "false";
        break;
    case JsonNode::Type::Number:
        out += node.decimal();
        break;
    case JsonNode::Type::String:
        writeString(node.string().toUtf8(), out);
        break;
    case JsonNode::Type::Array:
        out += '[';
        for (size_t i = 0; i < node.items().size(); ++i) {
            if (i > 0)
                out += ',';
            write(node.items()[i], out);
        }
        out += ']';
        break;
    case JsonNode::Type::Object:
        out += '{';
        for (size_t i = 0; i < node.items().size(); ++i) {
            if (i > 0)
                out += ',';
            writeString(node.keys()[i], out);
            out += ':';
            write(node.items()[i], out);
        }
        out += '}';
        break;
    }
}

PredictionStatus statusOf(const JsonNode &root)
{
    const QString name = root["status"].string();
    if (const auto known = predictionStatusFromName(name))
        return *known;
    if (root["completed_at"].exists()) // a word that is newer than this program
        return root["error"].exists() || !root["output"].exists() ? PredictionStatus::Failed : PredictionStatus::Succeeded;
    return root["started_at"].exists() || name == "running"_L1 ? PredictionStatus::Processing : PredictionStatus::Starting;
}

/// Metrics are an open map; lists and objects in it are nobody's.
QJsonObject metricsOf(const JsonNode &node)
{
    QJsonObject metrics;
    const QJsonObject all = objectOf(node);
    for (auto it = all.constBegin(); it != all.constEnd(); ++it) {
        if (it->isDouble() || it->isString() || it->isBool())
            metrics.insert(it.key(), it.value());
    }
    return metrics;
}

bool isVersionId(const QString &id)
{
    constexpr qsizetype kDigits = 64;
    return id.size() == kDigits && std::ranges::all_of(id, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

template <typename T, typename Read>
Result<ReplicatePage<T>> parsePage(const JsonNode &root, const QString &what, Read read)
{
    if (!root["results"].isArray())
        return badShape(what);
    ReplicatePage<T> page;
    for (const JsonNode &item : root["results"].items()) {
        if (const Result<T> entry = read(item))
            page.items.append(*entry);
    }
    page.next = webAddress(root["next"]);
    return page;
}

QList<PredictionModel> modelsOf(const JsonNode &list)
{
    QList<PredictionModel> models;
    for (const JsonNode &item : list.items()) {
        if (const auto model = parsePredictionModel(item))
            models.append(*model);
    }
    return models;
}

std::optional<qint64> tally(const QJsonObject &metrics, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QJsonValue value = metrics[name];
        if (!value.isDouble())
            continue;
        const qint64 n = value.toInteger(-1);
        if (n >= 0)
            return n;
    }
    return std::nullopt;
}

} // namespace

QJsonValue jsonValueOf(const JsonNode &node)
{
    const QJsonValue value = node.toJsonValue();
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

QByteArray jsonTextOf(const JsonNode &node)
{
    QByteArray out;
    write(node, out);
    return out;
}

std::optional<UtcMicros> utcFromRfc3339(QStringView text)
{
    qsizetype at = 0;
    const auto number = [&](qsizetype digits) -> int {
        int n = 0;
        for (qsizetype i = 0; i < digits; ++i, ++at) {
            if (at >= text.size() || text[at] < u'0' || text[at] > u'9')
                return -1;
            n = n * 10 + (text[at].unicode() - u'0');
        }
        return n;
    };
    const auto sign = [&](QStringView allowed) {
        if (at >= text.size() || !allowed.contains(text[at]))
            return false;
        ++at;
        return true;
    };
    const int year = number(4);
    if (year < 0 || !sign(u"-"))
        return std::nullopt;
    const int month = number(2);
    if (month < 0 || !sign(u"-"))
        return std::nullopt;
    const QDate date(year, month, number(2));
    if (!date.isValid() || !sign(u"Tt "))
        return std::nullopt;
    const int hour = number(2);
    if (hour < 0 || !sign(u":"))
        return std::nullopt;
    const int minute = number(2);
    if (minute < 0 || !sign(u":"))
        return std::nullopt;
    const int second = qMin(number(2), 59); // a leap second is the one before it
    if (!QTime::isValid(hour, minute, second))
        return std::nullopt;
    qint64 micros = 0;
    if (sign(u".,")) {
        qint64 unit = 100'000;
        const qsizetype begin = at;
        for (; at < text.size() && text[at] >= u'0' && text[at] <= u'9'; ++at, unit /= 10)
            micros += unit * (text[at].unicode() - u'0');
        if (at == begin)
            return std::nullopt;
    }
    qint64 offset = 0; // seconds
    if (at < text.size() && !sign(u"Zz")) {
        const qint64 direction = text[at] == u'-' ? -1 : 1;
        if (!sign(u"+-"))
            return std::nullopt;
        const int hours = number(2);
        sign(u":");
        const int minutes = number(2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
            return std::nullopt;
        offset = direction * (hours * 3600 + minutes * 60);
    }
    if (at != text.size())
        return std::nullopt;
    constexpr qint64 kJulianDayOf1970 = 2'440'588;
    const qint64 seconds = (date.toJulianDay() - kJulianDayOf1970) * 86'400 + hour * 3600 + minute * 60 + second - offset;
    return UtcMicros{seconds * 1'000'000 + micros};
}

Result<Prediction> parsePrediction(const JsonNode &root)
{
    Prediction p;
    p.id = root["id"].string();
    if (!isPlainWord(p.id))
        return badShape(u"id of a prediction"_s);
    p.model = root["model"].string();
    p.version = root["version"].string();
    p.deployment = root["deployment"].string();
    p.status = statusOf(root);
    p.input = objectOf(root["input"]);
    p.output = jsonValueOf(root["output"]);
    p.error = textOrJson(root["error"]);
    p.logs = root["logs"].string();
    p.metrics = metricsOf(root["metrics"]);
    p.created = moment(root["created_at"]);
    p.started = moment(root["started_at"]);
    p.completed = moment(root["completed_at"]);
    p.deadline = moment(root["deadline"]);
    p.dataRemoved = root["data_removed"].boolean().value_or(false);
    const JsonNode &urls = root["urls"];
    p.getUrl = webAddress(urls["get"]);
    p.cancelUrl = webAddress(urls["cancel"]);
    p.streamUrl = webAddress(urls["stream"]);
    p.webUrl = webAddress(urls["web"]);
    return p;
}

Result<PredictionPage> parsePredictionPage(const JsonNode &root)
{
    const auto page = parsePage<Prediction>(root, u"list of predictions"_s, parsePrediction);
    if (!page)
        return page.error();
    return PredictionPage{page->items, page->next};
}

QString predictionIdIn(QByteArrayView json)
{
    json = json.trimmed();
    if (!json.startsWith('{'))
        return {};
    int depth = 0;
    bool isKey = false;
    QByteArrayView key;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"') {
            const qsizetype begin = i + 1;
            for (++i; i < json.size() && json[i] != '"'; ++i) {
                if (json[i] == '\\')
                    ++i;
            }
            if (i >= json.size())
                return {};
            const QByteArrayView text = json.sliced(begin, i - begin);
            if (depth == 1 && isKey) {
                key = text;
                isKey = false;
            } else if (depth == 1 && key == "id") {
                const QString id = QString::fromUtf8(text);
                return isPlainWord(id) ? id : QString();
            }
        } else if (c == '{' || c == '[') {
            isKey = ++depth == 1;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',') {
            isKey = depth == 1;
        }
    }
    return {};
}

Result<PredictionModel> parsePredictionModel(const JsonNode &root)
{
    PredictionModel model;
    model.id = root["owner"].string() + u'/' + root["name"].string();
    if (replicateModelPath(model.id).isEmpty())
        return badShape(u"owner and name of a model"_s);
    model.name = root["name"].string();
    model.description = root["description"].string();
    const JsonNode &latest = root["latest_version"]; // null, or an empty object
    model.version = latest["id"].string();
    if (latest["openapi_schema"].isObject() && !latest["openapi_schema"].items().empty())
        model.schema = jsonTextOf(latest["openapi_schema"]);
    const bool official = root["is_official"].boolean().value_or(!isVersionId(model.version));
    model.route = official ? PredictionRoute::Official : PredictionRoute::Version;
    model.example = objectOf(root["default_example"]);
    if (const QJsonValue input = model.example["input"_L1]; namesOwnFile(input))
        model.example["input"_L1] = withoutOwnFiles(input.toObject());
    if (const auto runs = root["run_count"].integer(); runs && *runs >= 0)
        model.runCount = runs;
    model.cover = webAddress(root["cover_image_url"]);
    model.page = webAddress(root["url"]);
    return model;
}

Status takeModelVersion(const JsonNode &root, PredictionModel &model)
{
    if (!isPlainWord(root["id"].string()))
        return badShape(u"id of a version"_s);
    model.version = root["id"].string();
    const JsonNode &schema = root["openapi_schema"];
    model.schema = schema.isObject() && !schema.items().empty() ? jsonTextOf(schema) : QByteArray();
    return success();
}

Result<ReplicateDeployment> parseReplicateDeployment(const JsonNode &root)
{
    ReplicateDeployment deployment;
    PredictionModel &model = deployment.model;
    const QString path = root["owner"].string() + u'/' + root["name"].string();
    if (replicateModelPath(path).isEmpty())
        return badShape(u"owner and name of a deployment"_s);
    const JsonNode &release = root["current_release"];
    model.id = u"deployments/"_s + path;
    model.name = root["name"].string();
    model.route = PredictionRoute::Deployment;
    model.version = release["version"].string();
    model.hardware = release["configuration"]["hardware"].string();
    deployment.runs = release["model"].string();
    model.page = QUrl(u"https://replicate.com/deployments/"_s + path);
    return deployment;
}

Result<ReplicatePage<PredictionModel>> parseReplicateModels(const JsonNode &root)
{
    return parsePage<PredictionModel>(root, u"list of models"_s, parsePredictionModel);
}

Result<ReplicatePage<ReplicateDeployment>> parseReplicateDeployments(const JsonNode &root)
{
    return parsePage<ReplicateDeployment>(root, u"list of deployments"_s, parseReplicateDeployment);
}

Result<ReplicatePage<ModelCollection>> parseReplicateCollections(const JsonNode &root)
{
    return parsePage<ModelCollection>(root, u"list of collections"_s, parseReplicateCollection);
}

Result<ModelCollection> parseReplicateCollection(const JsonNode &root)
{
    ModelCollection collection;
    collection.slug = root["slug"].string();
    if (!isPlainWord(collection.slug))
        return badShape(u"name of a collection"_s);
    collection.name = root["name"].string();
    if (collection.name.isEmpty())
        collection.name = collection.slug;
    collection.description = root["description"].string();
    collection.models = modelsOf(root["models"]);
    return collection;
}

Result<QList<PredictionModel>> parseReplicateSearch(const JsonNode &root)
{
    if (!root["models"].isArray())
        return badShape(u"list of found models"_s);
    QList<PredictionModel> models;
    for (const JsonNode &item : root["models"].items()) {
        const JsonNode &described = item["model"].isObject() ? item["model"] : item;
        if (auto model = parsePredictionModel(described)) {
            if (model->description.isEmpty())
                model->description = item["metadata"]["generated_description"].string();
            models.append(*std::move(model));
        }
    }
    return models;
}

Result<UploadedFile> parseUploadedFile(const JsonNode &root)
{
    UploadedFile file;
    file.id = root["id"].string();
    file.url = webAddress(root["urls"]["get"]);
    file.expires = moment(root["expires_at"]);
    if (file.url.isEmpty())
        return badShape(u"address of the file"_s);
    return file;
}

Result<AccountInfo> parseReplicateAccount(const JsonNode &root)
{
    AccountInfo info;
    info.label = root["username"].string();
    if (info.label.isEmpty())
        return badShape(u"user name"_s);
    return info;
}

TokenUsage usageOfMetrics(const QJsonObject &metrics)
{
    TokenUsage usage;
    usage.input = tally(metrics, {"token_input_count"_L1, "input_token_count"_L1});
    usage.output = tally(metrics, {"token_output_count"_L1, "output_token_count"_L1});
    return usage;
}

QString replicateModelPath(const QString &id)
{
    const qsizetype slash = id.indexOf(u'/');
    if (slash < 0 || !isPlainWord(QStringView(id).first(slash)) || !isPlainWord(QStringView(id).sliced(slash + 1)))
        return {};
    return id;
}

} // namespace bakeoff
