// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/echoanswer.h"

#include "providers/jsonschema.h"
#include "sandbox/contentparts.h"
#include "sandbox/piecesource.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

QByteArray listOf(const QList<Attachment> &attachments)
{
    QByteArray list;
    for (const Attachment &attachment : attachments) {
        list += "\n- " + modalityOf(attachment.kind).toUtf8() + ": " + attachment.mediaType.toUtf8() + ", " +
                QByteArray::number(attachment.data.size()) + " bytes";
        if (!attachment.name.isEmpty())
            list += ", " + attachment.name.toUtf8();
    }
    return list;
}

bool fits(const QByteArray &text, const std::optional<QJsonObject> &schema)
{
    if (!schema)
        return checkJsonObject(text).ok();
    const Result<JsonFit> fit = validateJson(*schema, text);
    return fit && fit->fits();
}

/// The JSON in a text that fits: all of the text, or a fenced block of it.
std::optional<QByteArray> jsonIn(const QByteArray &text, const std::optional<QJsonObject> &schema)
{
    if (fits(text, schema))
        return text.trimmed();
    static const QRegularExpression fence(u"^```[^\\n`]*\\n(.*?)^```"_s,
                                          QRegularExpression::MultilineOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    auto blocks = fence.globalMatch(QString::fromUtf8(text));
    while (blocks.hasNext()) {
        const QByteArray block = blocks.next().captured(1).toUtf8();
        if (fits(block, schema))
            return block.trimmed();
    }
    return std::nullopt;
}

} // namespace

std::variant<EchoAnswer, ApiError> echoAnswer(const ChatRequest &request)
{
    const ChatRequest::Message &asked = request.asked();
    EchoAnswer echo = splitThought(asked.text.toUtf8());
    const QString format = request.responseFormat[u"type"_s].toString();
    if (format == u"json_object"_s || format == u"json_schema"_s) {
        const std::optional<QByteArray> json = jsonIn(echo.answer, schemaOf(request.responseFormat));
        if (!json)
            return ApiError::badRequest(u"Echo sends back what it is given, and this prompt holds no JSON that fits "
                                        "the response format."_s,
                                        u"response_format"_s);
        echo.answer = *json;
    } else if (!asked.attachments.isEmpty()) {
        const QByteArray list = listOf(asked.attachments);
        echo.answer += echo.answer.isEmpty() ? list.sliced(1) : "\n" + list;
    }
    if (const QByteArray begun = request.prefill().toUtf8(); !begun.isEmpty()) {
        echo.thought.clear();
        if (echo.answer.startsWith(begun))
            echo.answer.remove(0, begun.size());
    }
    if (!request.reasoningOn)
        echo.thought.clear();
    if (request.reasoningTokens)
        echo.thought.truncate(echoTokensEnd(echo.thought, *request.reasoningTokens));
    return echo;
}

} // namespace bakeoff
