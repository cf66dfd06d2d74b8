// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/job.h"

#include "base/enumnames.h"

#include <QHash>
#include <QHostAddress>
#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<JobState, 10> kStates{{
    {JobState::Queued, "queued"_L1},
    {JobState::Sending, "sending"_L1},
    {JobState::Unconfirmed, "unconfirmed"_L1},
    {JobState::Starting, "starting"_L1},
    {JobState::Processing, "processing"_L1},
    {JobState::Succeeded, "succeeded"_L1},
    {JobState::Failed, "failed"_L1},
    {JobState::Canceled, "canceled"_L1},
    {JobState::Aborted, "aborted"_L1},
    {JobState::Expired, "expired"_L1},
}};

constexpr EnumNames<ArtifactState, 5> kArtifactStates{{
    {ArtifactState::Waiting, "waiting"_L1},
    {ArtifactState::Downloaded, "downloaded"_L1},
    {ArtifactState::Expired, "expired"_L1},
    {ArtifactState::Refused, "refused"_L1},
    {ArtifactState::Missing, "missing"_L1},
}};

constexpr int kDeepestOutput = 64;
constexpr qsizetype kLongestTitle = 200;
constexpr qsizetype kLongestName = 120;

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool isFile(const QString &text)
{
    if (text.startsWith("data:"_L1))
        return text.contains(u',');
    if (!text.startsWith("https://"_L1) && !text.startsWith("http://"_L1))
        return false;
    if (std::ranges::any_of(text, [](QChar c) { return c.isSpace(); }))
        return false;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || isLoopback(url);
}

QString nameOfUrl(const QString &text, int position)
{
    if (text.startsWith("data:"_L1))
        return u"output-%1"_s.arg(position);
    const QString name = QUrl(text).fileName();
    return name.isEmpty() ? u"output-%1"_s.arg(position) : safeFileName(name);
}

void collect(const QJsonValue &value, const QString &source, int depth, QList<Artifact> &found)
{
    if (depth > kDeepestOutput || found.size() >= kMostArtifacts)
        return;
    if (value.isString()) {
        const QString text = value.toString();
        if (isFile(text)) {
            const int position = static_cast<int>(found.size());
            found.append({.position = position, .source = source, .url = text, .fileName = nameOfUrl(text, position)});
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            collect(array.at(i), source + u"[%1]"_s.arg(i), depth + 1, found);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect(it.value(), source.isEmpty() ? it.key() : source + u'.' + it.key(), depth + 1, found);
    }
}

QJsonValue replaced(const QJsonValue &value, const QHash<QString, int> &places)
{
    if (value.isString()) {
        const QString text = value.toString();
        const auto found = text.startsWith("data:"_L1) ? places.constFind(text) : places.cend();
        return found == places.cend() ? value : QJsonValue(u"artifact:%1"_s.arg(*found));
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue item : value.toArray())
            array.append(replaced(item, places));
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = replaced(QJsonValue(it.value()), places);
        return object;
    }
    return value;
}

} // namespace

QLatin1StringView jobStateName(JobState state)
{
    return nameOf(kStates, state);
}

std::optional<JobState> jobStateFromName(QStringView name)
{
    return valueOf(kStates, name);
}

bool isFinal(JobState state)
{
    return state >= JobState::Succeeded;
}

bool isRunning(JobState state)
{
    return state == JobState::Starting || state == JobState::Processing;
}

QLatin1StringView artifactStateName(ArtifactState state)
{
    return nameOf(kArtifactStates, state);
}

std::optional<ArtifactState> artifactStateFromName(QStringView name)
{
    return valueOf(kArtifactStates, name);
}

QString jobTitle(const QJsonObject &input)
{
    const auto usable = [](const QJsonValue &value) {
        const QString text = value.toString().left(4 * kLongestTitle).simplified();
        const bool address = text.startsWith("sha256:"_L1) || text.startsWith("data:"_L1) || text.startsWith("http"_L1)
            || text.startsWith("file:"_L1);
        return address ? QString() : text.left(kLongestTitle);
    };
    for (const QLatin1StringView key : {"prompt"_L1, "text"_L1, "lyrics"_L1, "message"_L1, "caption"_L1}) {
        if (const QString text = usable(input[key]); !text.isEmpty())
            return text;
    }
    QString longest; // "png" says less than a sentence
    for (const QJsonValue value : input) {
        if (const QString text = usable(value); text.size() > longest.size())
            longest = text;
    }
    return longest;
}

QList<Artifact> artifactsOf(const QJsonValue &output)
{
    QList<Artifact> found;
    collect(output, {}, 0, found);
    return found;
}

QJsonValue storedOutput(const QJsonValue &output, const QList<Artifact> &artifacts)
{
    QHash<QString, int> places;
    for (const Artifact &artifact : artifacts) {
        if (artifact.url.startsWith("data:"_L1))
            places.insert(artifact.url, artifact.position);
    }
    return places.isEmpty() ? output : replaced(output, places);
}

QString safeFileName(const QString &name)
{
    QString safe;
    for (const QChar c : name) {
        const bool refused = c.unicode() < 0x20 || c.unicode() == 0x7f || c.category() == QChar::Other_Format
            || QStringView(u"/\\:*?\"<>|").contains(c);
        safe.append(refused ? u'_' : c);
    }
    while (safe.startsWith(u'.') || safe.startsWith(u' '))
        safe.removeFirst();
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    if (safe.size() > kLongestName) {
        const qsizetype dot = safe.lastIndexOf(u'.');
        const QString ending = dot > 0 && safe.size() - dot <= 10 ? safe.mid(dot) : QString();
        safe = safe.left(kLongestName - ending.size()) + ending;
    }
    const bool nothing = std::ranges::all_of(safe, [](QChar c) { return c == u'_'; });
    return nothing ? u"output"_s : safe;
}

} // namespace bakeoff
