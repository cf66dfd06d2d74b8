// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/rawtext.h"

#include <QJsonDocument>
#include <QJsonParseError>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr int kDeepest = 200;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void breakLine(QByteArray &out, int depth)
{
    out += '\n';
    out.append(2 * depth, ' ');
}

MarkdownBlock heading(const QString &text)
{
    MarkdownBlock block;
    block.kind = MarkdownBlock::Kind::Heading;
    block.level = 3;
    block.text = text;
    return block;
}

void addCode(QList<MarkdownBlock> &out, const QString &text, const QString &language)
{
    using Join = MarkdownBlock::Join;
    Join join = Join::Start;
    for (QStringView line : QStringView(text).tokenize(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        MarkdownBlock block;
        block.kind = MarkdownBlock::Kind::Code;
        block.join = join;
        block.info = language;
        block.text = safeText(line);
        appendSegmented(out, std::move(block));
        join = Join::Line;
    }
}

/// JSON that was cut off at its end counts too.
bool isJson(const QByteArray &bytes)
{
    QJsonParseError error;
    QJsonDocument::fromJson(bytes, &error);
    return error.error == QJsonParseError::NoError || error.offset >= bytes.size() - 1;
}

void addBody(QList<MarkdownBlock> &out, QByteArray body)
{
    while (body.endsWith('\n') || body.endsWith('\r'))
        body.chop(1);
    if (body.isEmpty())
        return;
    const QByteArray start = body.first(std::min<qsizetype>(body.size(), 64)).trimmed();
    const bool json = start.startsWith('{') || start.startsWith('[');
    const bool events = start.startsWith("data:") || start.startsWith("event:") || start.startsWith(':')
        || start.startsWith("id:") || start.startsWith("retry:");
    if (json)
        addCode(out, prettyJson(body), u"json"_s);
    else
        addCode(out, QString::fromUtf8(body), events ? u"json"_s : start.startsWith('<') ? u"html"_s : QString());
}

} // namespace

QString prettyJson(const QByteArray &json)
{
    const QString asItIs = QString::fromUtf8(json);
    if (!isJson(json))
        return asItIs;
    QByteArray out;
    out.reserve(json.size() + json.size() / 4);
    int depth = 0;
    bool opened = false; // the last token opened an object or array that may be empty
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (isSpace(c))
            continue;
        if (c == '}' || c == ']') {
            --depth;
            if (!opened)
                breakLine(out, depth);
            out += c;
            opened = false;
            continue;
        }
        if (opened)
            breakLine(out, depth);
        opened = false;
        if (c == '"') {
            const qsizetype from = i;
            for (++i; i < json.size() && json[i] != '"'; ++i) {
                if (json[i] == '\\')
                    ++i;
            }
            out += QByteArrayView(json).sliced(from, std::min(json.size(), i + 1) - from);
        } else if (c == '{' || c == '[') {
            if (++depth > kDeepest)
                return asItIs;
            out += c;
            opened = true;
        } else if (c == ',') {
            out += c;
            breakLine(out, depth);
        } else if (c == ':') {
            out += ": ";
        } else {
            out += c;
        }
    }
    return QString::fromUtf8(out);
}

QList<MarkdownBlock> rawBlocks(const RawTraffic &traffic)
{
    QList<MarkdownBlock> out;
    if (!traffic.request.isEmpty() || !traffic.requestHead.isEmpty()) {
        out.append(heading(traffic.requestTitle));
        if (!traffic.requestHead.isEmpty())
            addCode(out, traffic.requestHead, u"http"_s);
        addBody(out, traffic.request);
    }
    if (!traffic.response.isEmpty()) {
        out.append(heading(traffic.responseTitle));
        qsizetype end = traffic.response.indexOf("\r\n\r\n");
        qsizetype gap = 4;
        if (end < 0) {
            end = traffic.response.indexOf("\n\n");
            gap = 2;
        }
        if (end < 0 || !traffic.response.startsWith("HTTP"))
            end = gap = 0;
        if (end > 0)
            addCode(out, QString::fromUtf8(traffic.response.first(end)), u"http"_s);
        addBody(out, traffic.response.sliced(std::min(traffic.response.size(), end + gap)));
    }
    if (!traffic.note.isEmpty()) {
        MarkdownBlock note;
        note.text = traffic.note;
        out.append(note);
    }
    return out;
}

} // namespace bakeoff
