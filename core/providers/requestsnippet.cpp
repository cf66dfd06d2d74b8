// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/requestsnippet.h"

#include "net/connectionpool.h"
#include "providers/openai/chatmessages.h"
#include "providers/openrouter/openrouterprovider.h"
#include "providers/providerconfig.h"
#include "providers/replicate/replicateapi.h"

#include <QJsonDocument>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Linux takes no argument of 128 KiB or more; a shell's own printf has no such limit.
constexpr qsizetype kLongestArgument = qsizetype{120} * 1024;

QString shellQuoted(const QString &text)
{
    return u'\'' + QString(text).replace("'"_L1, "'\\''"_L1) + u'\'';
}

/// Letters of any script stay readable; what an editor would show as nothing, or turn around, is escaped.
bool isPlain(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString escape(char32_t c, SnippetLanguage language)
{
    const auto hex = [c](int digits) { return QString::number(uint(c), 16).rightJustified(digits, u'0'); };
    if (language == SnippetLanguage::JavaScript)
        return u"\\u{"_s + hex(0) + u'}';
    if (c > 0xffff)
        return u"\\U"_s + hex(8);
    return c > 0xff ? u"\\u"_s + hex(4) : u"\\x"_s + hex(2);
}

/// A string literal in single quotes.
QString literal(const QString &text, SnippetLanguage language)
{
    QString out = u"'"_s;
    for (const char32_t c : text.toUcs4()) {
        switch (c) {
        case U'\\':
            out += "\\\\"_L1;
            break;
        case U'\'':
            out += "\\'"_L1;
            break;
        case U'\n':
            out += "\\n"_L1;
            break;
        case U'\r':
            out += "\\r"_L1;
            break;
        case U'\t':
            out += "\\t"_L1;
            break;
        case U'/': // "</script>" ends a script wherever it stands
            out += language == SnippetLanguage::JavaScript && out.endsWith(u'<') ? "\\/"_L1 : "/"_L1;
            break;
        default:
            if (isPlain(c))
                out += QString::fromUcs4(&c, 1);
            else
                out += escape(c, language);
        }
    }
    return out + u'\'';
}

QString curl(const SnippetRequest &request)
{
    const QString body = shellQuoted(QString::fromUtf8(request.body));
    const QString url = request.url.toString(QUrl::FullyEncoded);
    const bool globs = url.contains(u'[') || url.contains(u'{');
    const bool piped = request.body.size() > kLongestArgument;
    QStringList lines{u"curl --no-buffer "_s + (globs ? u"--globoff "_s : QString()) + shellQuoted(url)};
    if (!request.keyVariable.isEmpty())
        lines.append(u"-H \"Authorization: Bearer $"_s + request.keyVariable + u'"');
    for (const auto &[name, value] : request.headers)
        lines.append(u"-H "_s + shellQuoted(QString::fromUtf8(name + ": " + value)));
    lines.append(piped ? u"--data-binary @-"_s : u"--data-raw "_s + body);
    return (piped ? u"printf %s "_s + body + u" |\n"_s : QString()) + lines.join(" \\\n  "_L1) + u'\n';
}

QString python(const SnippetRequest &request)
{
    const auto quoted = [](const QString &text) { return literal(text, SnippetLanguage::Python); };
    QString headers;
    if (!request.keyVariable.isEmpty())
        headers += u"    'Authorization': 'Bearer ' + os.environ["_s + quoted(request.keyVariable) + u"],\n"_s;
    for (const auto &[name, value] : request.headers)
        headers += u"    "_s + quoted(QString::fromUtf8(name)) + u": "_s + quoted(QString::fromUtf8(value)) + u",\n"_s;
    return (request.keyVariable.isEmpty() ? QString() : u"import os\n"_s) + u"import urllib.request\n\nurl = "_s +
           quoted(request.url.toString(QUrl::FullyEncoded)) + u"\nheaders = {\n"_s + headers + u"}\nbody = "_s +
           quoted(QString::fromUtf8(request.body)) +
           u"\n\nrequest = urllib.request.Request(url, body.encode('utf-8'), headers, method='POST')\n"
           "with urllib.request.urlopen(request) as response:\n"
           "    for line in response:\n"
           "        print(line.decode('utf-8'), end='', flush=True)\n"_s;
}

QString javaScript(const SnippetRequest &request)
{
    const auto quoted = [](const QString &text) { return literal(text, SnippetLanguage::JavaScript); };
    QString headers;
    if (!request.keyVariable.isEmpty())
        headers += u"    'Authorization': 'Bearer ' + process.env["_s + quoted(request.keyVariable) + u"],\n"_s;
    for (const auto &[name, value] : request.headers)
        headers += u"    "_s + quoted(QString::fromUtf8(name)) + u": "_s + quoted(QString::fromUtf8(value)) + u",\n"_s;
    return u"const url = "_s + quoted(request.url.toString(QUrl::FullyEncoded)) + u";\nconst headers = {\n"_s +
           headers + u"};\nconst body = "_s + quoted(QString::fromUtf8(request.body)) +
           u";\n\nfetch(url, { method: 'POST', headers, body }).then(async (response) => {\n"
           "    const decoder = new TextDecoder();\n"
           "    for await (const chunk of response.body)\n"
           "        process.stdout.write(decoder.decode(chunk, { stream: true }));\n"
           "});\n"_s;
}

QString keyVariableOf(const ProviderConfig &config)
{
    if (!config.keyVariable.isEmpty())
        return config.keyVariable;
    if (const QString ofPreset = presetInfo(config.preset).keyVariable; !ofPreset.isEmpty())
        return ofPreset;
    if (config.isSandbox)
        return u"SANDBOX_API_KEY"_s;
    return isLoopback(config.baseUrl.host()) ? QString() : u"API_KEY"_s;
}

/// See PredictionRoute.
QString predictionPath(const QString &model, const QByteArray &body)
{
    if (QJsonDocument::fromJson(body)["version"_L1].isString() || model.isEmpty())
        return u"predictions"_s;
    return (model.startsWith("deployments/"_L1) ? model : u"models/"_s + model) + u"/predictions"_s;
}

} // namespace

Result<SnippetRequest> snippetRequest(const ProviderConfig &config, const QByteArray &rawRequest, const QString &model)
{
    const bool prediction = config.kind == ProviderKind::Replicate;
    if (prediction ? leavesFilesOut(rawRequest) : leavesAttachmentsOut(rawRequest))
        return Error{.kind = ErrorKind::LimitExceeded, .detail = u"attachments were left out of the request"_s};
    if (QJsonDocument::fromJson(rawRequest).isNull())
        return Error{.kind = ErrorKind::LimitExceeded, .detail = u"the request was not kept to its end"_s};
    SnippetRequest request{.url = apiUrl(normalisedBaseUrl(config),
                                         prediction ? predictionPath(model, rawRequest) : u"chat/completions"_s),
                           .headers = {{"Content-Type"_ba, "application/json"_ba}},
                           .keyVariable = keyVariableOf(config),
                           .body = rawRequest};
    if (config.kind == ProviderKind::OpenRouter) {
        const QHttpHeaders own = openRouterHeaders();
        for (qsizetype i = 0; i < own.size(); ++i) {
            const QLatin1StringView name = own.nameAt(i);
            request.headers.append({QByteArray(name.data(), name.size()), own.valueAt(i).toByteArray()});
        }
    }
    return request;
}

QString requestSnippet(const SnippetRequest &request, SnippetLanguage language)
{
    switch (language) {
    case SnippetLanguage::Curl:
        return curl(request);
    case SnippetLanguage::Python:
        return python(request);
    case SnippetLanguage::JavaScript:
        return javaScript(request);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace bakeoff
