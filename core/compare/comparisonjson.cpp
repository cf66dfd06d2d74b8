// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparisonjson.h"

#include "compare/replyjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>
#include <optional>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QJsonArray idsToJson(const QList<Id> &ids)
{
    QJsonArray json;
    for (const Id &id : ids)
        json.append(idText(id));
    return json;
}

void putId(QJsonObject &json, QLatin1StringView key, const Id &id)
{
    if (!id.isNull())
        json[key] = idText(id);
}

QJsonObject variablesToJson(const PromptVariables &variables)
{
    QJsonObject json;
    for (const auto &[name, value] : variables.asKeyValueRange())
        json[name] = value;
    return json;
}

QJsonArray attachmentsToJson(const QList<Attachment> &attachments)
{
    QJsonArray json;
    for (const Attachment &attachment : attachments) {
        json.append(QJsonObject{{"sha256"_L1, QString::fromLatin1(attachment.sha256.toHex())},
                                {"name"_L1, attachment.name}});
    }
    return json;
}

QJsonObject judgementToJson(const Judgement &judgement)
{
    QJsonObject json{{"mark"_L1, markName(judgement.mark)},
                     {"note"_L1, judgement.note},
                     {"tags"_L1, QJsonArray::fromStringList(judgement.tags)}};
    if (judgement.rating)
        json["rating"_L1] = *judgement.rating;
    return json;
}

QJsonObject voteToJson(const BlindVote &vote)
{
    QJsonObject json{{"outcome"_L1, voteOutcomeName(vote.outcome)},
                     {"panes"_L1, idsToJson(vote.panes)},
                     {"replies"_L1, idsToJson(vote.replies)}};
    putId(json, "winner"_L1, vote.winner);
    if (vote.outcome != VoteOutcome::Open)
        json["decided_us"_L1] = vote.decided.value;
    return json;
}

QJsonObject replyToJson(Reply reply)
{
    if (!isFinal(reply.state)) {
        reply.state = ReplyState::CutOff;
        reply.error = Error{.kind = ErrorKind::Interrupted,
                            .detail = u"exported before the answer had ended"_s,
                            .maybeBilled = true};
    }
    const bool failed = reply.state == ReplyState::Failed || reply.state == ReplyState::CutOff;
    if (failed && !reply.error)
        reply.error = Error{.kind = ErrorKind::Interrupted, .detail = u"stored without its error"_s};
    else if (!failed)
        reply.error.reset();
    QJsonObject cost{{"kind"_L1, chargeKindName(reply.cost.kind)}};
    if (reply.cost.amount)
        cost["picos"_L1] = reply.cost.amount->picos();
    QJsonObject json{{"id"_L1, idText(reply.id)},
                     {"pane"_L1, idText(reply.pane)},
                     {"sample"_L1, reply.sample},
                     {"provider"_L1, reply.model.provider},
                     {"model"_L1, reply.model.id},
                     {"settings"_L1, reply.settings.toJson()},
                     {"created_us"_L1, reply.created.value},
                     {"state"_L1, replyStateName(reply.state)},
                     {"text"_L1, reply.text},
                     {"reasoning"_L1, reply.reasoning},
                     {"facts"_L1, toJson(reply.facts)},
                     {"clocks"_L1, toJson(reply.clocks)},
                     {"timing"_L1, timingSourceName(reply.timing)},
                     {"cost"_L1, cost},
                     {"cost_basis"_L1, reply.costBasis},
                     {"sandbox"_L1, reply.sandbox},
                     {"attempts"_L1, toJson(reply.attempts)},
                     {"raw_request"_L1, QString::fromLatin1(reply.rawRequest.toBase64())},
                     {"raw_response"_L1, QString::fromLatin1(reply.rawResponse.toBase64())}};
    putId(json, "continues"_L1, reply.continues);
    if (!reply.inputDigest.isEmpty())
        json["input_sha256"_L1] = QString::fromLatin1(reply.inputDigest.toHex());
    if (reply.error)
        json["error"_L1] = toJson(*reply.error);
    if (!reply.judgement.isEmpty())
        json["judgement"_L1] = judgementToJson(reply.judgement);
    return json;
}

QJsonObject turnToJson(const Turn &turn)
{
    QJsonArray replies;
    for (const Reply &reply : turn.replies)
        replies.append(replyToJson(reply));
    QJsonObject json{{"id"_L1, idText(turn.id)},
                     {"number"_L1, turn.number},
                     {"prompt"_L1, turn.prompt},
                     {"source"_L1, turn.source},
                     {"variables"_L1, variablesToJson(turn.variables)},
                     {"attachments"_L1, attachmentsToJson(turn.attachments)},
                     {"created_us"_L1, turn.created.value},
                     {"replies"_L1, replies}};
    putId(json, "parent"_L1, turn.parent);
    if (turn.vote)
        json["vote"_L1] = voteToJson(*turn.vote);
    return json;
}

/// The last moment of the year 9999; microseconds.
constexpr qint64 kLatest = 253'402'300'799'999'999;

/// One object of the file, with its place for messages. What is wrong is noted (the first time), and an empty value
/// stands for it.
class Node {
public:
    Node(const QJsonValue &value, QString place, std::optional<Error> &fault)
        : m_place(std::move(place))
        , m_fault(&fault)
    {
        if (!value.isObject())
            refuse(u"is no object"_s);
        m_json = value.toObject();
    }

    void refuse(const QString &why) const
    {
        if (!*m_fault)
            *m_fault = Error{.kind = ErrorKind::CorruptData, .detail = u"%1: %2"_s.arg(m_place, why)};
    }
    void fail(const Error &error) const
    {
        if (!*m_fault)
            *m_fault = error;
    }
    Node inner(QLatin1StringView key, const QString &what) const
    {
        return Node(m_json[key], u"%1, %2"_s.arg(m_place, what), *m_fault);
    }
    bool has(QLatin1StringView key) const { return m_json.contains(key); }

    QString text(QLatin1StringView key) const
    {
        const QJsonValue value = m_json[key];
        if (!value.isString())
            refuse(u"\"%1\" is no text"_s.arg(key));
        return value.toString();
    }
    bool flag(QLatin1StringView key) const
    {
        const QJsonValue value = m_json[key];
        if (!value.isBool())
            refuse(u"\"%1\" is neither true nor false"_s.arg(key));
        return value.toBool();
    }
    qint64 integer(QLatin1StringView key, qint64 least, qint64 most) const
    {
        const QJsonValue value = m_json[key];
        const qint64 number = value.toInteger(least == 0 ? -1 : least - 1);
        if (!value.isDouble() || number < least || number > most)
            refuse(u"\"%1\" is no whole number from %2 to %3"_s.arg(key).arg(least).arg(most));
        return std::clamp(number, least, most);
    }
    UtcMicros moment(QLatin1StringView key) const { return UtcMicros{integer(key, 0, kLatest)}; }
    Id id(QLatin1StringView key) const
    {
        const Id found = idOrNull(key);
        if (found.isNull())
            refuse(u"\"%1\" is no id"_s.arg(key));
        return found;
    }
    /// Null where there is none.
    Id idOrNull(QLatin1StringView key) const
    {
        return has(key) ? toId(m_json[key], key) : Id();
    }
    QList<Id> ids(QLatin1StringView key) const
    {
        QList<Id> found;
        for (const QJsonValue value : array(key))
            found.append(toId(value, key));
        return found;
    }
    QJsonObject object(QLatin1StringView key) const
    {
        const QJsonValue value = m_json[key];
        if (!value.isObject())
            refuse(u"\"%1\" is no object"_s.arg(key));
        return value.toObject();
    }
    QJsonArray array(QLatin1StringView key) const
    {
        const QJsonValue value = m_json[key];
        if (!value.isArray())
            refuse(u"\"%1\" is no list"_s.arg(key));
        return value.toArray();
    }
    QStringList texts(QLatin1StringView key) const
    {
        QStringList found;
        for (const QJsonValue value : array(key)) {
            if (!value.isString())
                refuse(u"\"%1\" holds what is no text"_s.arg(key));
            // As the program keeps tags.
            if (const QString text = value.toString().trimmed(); !text.isEmpty() && !found.contains(text))
                found.append(text);
        }
        return found;
    }
    QByteArray bytes(QLatin1StringView key) const
    {
        const auto decoded = QByteArray::fromBase64Encoding(text(key).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            refuse(u"\"%1\" is no Base64"_s.arg(key));
        return decoded ? *decoded : QByteArray();
    }
    template <typename E>
    E named(QLatin1StringView key, std::optional<E> (*fromName)(QStringView)) const
    {
        const std::optional<E> value = fromName(text(key));
        if (!value)
            refuse(u"\"%1\" has an unknown name"_s.arg(key));
        return value.value_or(E{});
    }
    PromptVariables variables(QLatin1StringView key) const
    {
        PromptVariables found;
        const QJsonObject json = object(key);
        for (auto value = json.constBegin(); value != json.constEnd(); ++value) {
            if (!value->isString())
                refuse(u"\"%1\" holds what is no text"_s.arg(key));
            found.insert(value.key(), value->toString());
        }
        return found;
    }
    QByteArray sha256(QLatin1StringView key) const
    {
        const QByteArray hash = QByteArray::fromHex(text(key).toLatin1());
        if (hash.size() != 32)
            refuse(u"\"%1\" is no SHA-256"_s.arg(key));
        return hash;
    }
    QList<Node> nodes(QLatin1StringView key, const QString &what) const
    {
        QList<Node> found;
        for (const QJsonValue value : array(key))
            found.append(Node(value, u"%1, %2 %3"_s.arg(m_place, what).arg(found.size() + 1), *m_fault));
        return found;
    }

private:
    Id toId(const QJsonValue &value, QLatin1StringView key) const
    {
        // QUuid forgives much; only the one form is an id, so that two of them are equal exactly where their texts are.
        const QString text = value.toString();
        const Id id = Id::fromString(text);
        if (id.isNull() || idText(id) != text)
            refuse(u"\"%1\" is no id"_s.arg(key));
        return id;
    }

    QJsonObject m_json;
    QString m_place;
    std::optional<Error> *m_fault;
};

/// Reads one comparison and keeps account of its ids.
class ComparisonBuilder {
public:
    explicit ComparisonBuilder(const AttachmentSource &attachments)
        : m_attachments(attachments)
    {
    }

    Comparison read(const Node &json)
    {
        Comparison c;
        c.id = fresh(json.id("id"_L1), json);
        c.title = json.text("title"_L1);
        c.created = json.moment("created_us"_L1);
        c.updated = json.moment("updated_us"_L1);
        c.systemPrompt = json.text("system_prompt"_L1);
        c.defaults = GenerationSettings::fromJson(json.object("defaults"_L1));
        c.draft = json.text("draft"_L1);
        c.variables = json.variables("variables"_L1);
        c.attachments = attachments(json);
        c.blind = json.flag("blind"_L1);
        for (const Node &pane : json.nodes("panes"_L1, u"pane"_s))
            c.panes.append(readPane(pane));
        for (const Node &turn : json.nodes("turns"_L1, u"turn"_s)) {
            c.turns.append(readTurn(turn));
            c.turns.last().comparison = c.id;
        }
        c.leaf = json.idOrNull("leaf"_L1);
        if (!c.leaf.isNull() && !m_turns.contains(c.leaf))
            json.refuse(u"\"leaf\" is none of its turns"_s);
        c.view = json.object("view"_L1);
        c.starred = json.flag("starred"_L1);
        c.tags = json.texts("tags"_L1);
        c.origin = json.idOrNull("origin"_L1);
        return c;
    }

private:
    Id fresh(const Id &id, const Node &json)
    {
        if (m_seen.contains(id))
            json.refuse(u"its id stands twice"_s);
        m_seen.insert(id);
        return id;
    }

    QList<Attachment> attachments(const Node &json)
    {
        QList<Attachment> found;
        for (const Node &named : json.nodes("attachments"_L1, u"attachment"_s)) {
            Result<Attachment> attachment = m_attachments(named.sha256("sha256"_L1), named.text("name"_L1));
            if (attachment)
                found.append(std::move(attachment).value());
            else
                named.fail(attachment.error());
        }
        return found;
    }

    static ModelRef model(const Node &json)
    {
        const ModelRef model{json.text("provider"_L1), json.text("model"_L1)};
        if (model.provider.contains(u'/'))
            json.refuse(u"names no model"_s);
        return model;
    }

    Pane readPane(const Node &json)
    {
        return {.id = fresh(json.id("id"_L1), json),
                .model = model(json),
                .settings = GenerationSettings::fromJson(json.object("settings"_L1)),
                .repeat = static_cast<int>(json.integer("repeat"_L1, 1, Pane::MaximumRepeat))};
    }

    Turn readTurn(const Node &json)
    {
        Turn turn;
        turn.id = fresh(json.id("id"_L1), json);
        turn.parent = json.idOrNull("parent"_L1);
        if (!turn.parent.isNull() && !m_turns.contains(turn.parent))
            json.refuse(u"follows no earlier turn"_s);
        turn.number = static_cast<int>(json.integer("number"_L1, 1, 1'000'000));
        // Not always the next one: a turn that could not be written (full disk) is missing from the file too.
        if (turn.number <= m_turns.value(turn.parent))
            json.refuse(u"has not the number of its place"_s);
        m_turns.insert(turn.id, turn.number);
        turn.prompt = json.text("prompt"_L1);
        turn.source = json.text("source"_L1);
        turn.variables = json.variables("variables"_L1);
        turn.attachments = attachments(json);
        turn.created = json.moment("created_us"_L1);
        QSet<Id> earlier;
        for (const Node &reply : json.nodes("replies"_L1, u"answer"_s)) {
            turn.replies.append(readReply(reply, earlier));
            turn.replies.last().turn = turn.id;
            earlier.insert(turn.replies.constLast().id);
        }
        if (json.has("vote"_L1))
            turn.vote = readVote(json.inner("vote"_L1, u"vote"_s), earlier);
        return turn;
    }

    static BlindVote readVote(const Node &json, const QSet<Id> &replies)
    {
        BlindVote vote{.panes = json.ids("panes"_L1),
                       .outcome = json.named("outcome"_L1, voteOutcomeFromName),
                       .winner = json.idOrNull("winner"_L1),
                       .replies = json.ids("replies"_L1)};
        const bool open = vote.outcome == VoteOutcome::Open;
        if (!open)
            vote.decided = json.moment("decided_us"_L1);
        if ((vote.outcome == VoteOutcome::Win) != !vote.winner.isNull()
            || (!vote.winner.isNull() && !vote.panes.contains(vote.winner)))
            json.refuse(u"its winner is none of its panes"_s);
        for (const Id &reply : std::as_const(vote.replies)) {
            if (!replies.contains(reply))
                json.refuse(u"judges an answer of another turn"_s);
        }
        return vote;
    }

    Reply readReply(const Node &json, const QSet<Id> &earlier)
    {
        Reply reply;
        reply.id = fresh(json.id("id"_L1), json);
        reply.pane = json.id("pane"_L1);
        reply.sample = static_cast<int>(json.integer("sample"_L1, 0, Pane::MaximumRepeat - 1));
        reply.continues = json.idOrNull("continues"_L1);
        if (!reply.continues.isNull() && !earlier.contains(reply.continues))
            json.refuse(u"continues no earlier answer"_s);
        reply.model = model(json);
        reply.settings = GenerationSettings::fromJson(json.object("settings"_L1));
        reply.created = json.moment("created_us"_L1);
        reply.state = json.named("state"_L1, replyStateFromName);
        if (!isFinal(reply.state))
            json.refuse(u"has not ended"_s);
        reply.text = json.text("text"_L1);
        reply.reasoning = json.text("reasoning"_L1);
        reply.facts = chatFactsFromJson(json.object("facts"_L1));
        reply.clocks = replyClocksFromJson(json.object("clocks"_L1));
        reply.timing = json.named("timing"_L1, timingSourceFromName);
        const Node cost = json.inner("cost"_L1, u"cost"_s);
        reply.cost.kind = cost.named("kind"_L1, chargeKindFromName);
        if (cost.has("picos"_L1))
            reply.cost.amount = Usd::fromPicos(cost.integer("picos"_L1, 0, std::numeric_limits<qint64>::max()));
        if ((reply.cost.kind == ChargeKind::Unknown) == reply.cost.amount.has_value())
            cost.refuse(u"an unknown amount, or none that is known"_s);
        reply.costBasis = json.object("cost_basis"_L1);
        reply.sandbox = json.flag("sandbox"_L1);
        if (json.has("input_sha256"_L1))
            reply.inputDigest = json.sha256("input_sha256"_L1);
        if (json.has("error"_L1))
            reply.error = errorFromJson(json.object("error"_L1));
        if ((reply.state == ReplyState::Failed || reply.state == ReplyState::CutOff) != reply.error.has_value())
            json.refuse(u"its error does not go with how it ended"_s);
        reply.attempts = failedAttemptsFromJson(json.array("attempts"_L1));
        reply.rawRequest = json.bytes("raw_request"_L1);
        reply.rawResponse = json.bytes("raw_response"_L1);
        if (json.has("judgement"_L1))
            reply.judgement = readJudgement(json.inner("judgement"_L1, u"judgement"_s));
        return reply;
    }

    static Judgement readJudgement(const Node &json)
    {
        Judgement judgement{.mark = json.named("mark"_L1, markFromName),
                            .note = json.text("note"_L1),
                            .tags = json.texts("tags"_L1)};
        if (json.has("rating"_L1))
            judgement.rating = static_cast<int>(json.integer("rating"_L1, 1, 5));
        return judgement;
    }

    const AttachmentSource &m_attachments;
    QSet<Id> m_seen;
    QHash<Id, int> m_turns; ///< number by id
};

} // namespace

QJsonObject toJson(const Comparison &c)
{
    QJsonArray panes;
    for (const Pane &pane : c.panes) {
        panes.append(QJsonObject{{"id"_L1, idText(pane.id)},
                                 {"provider"_L1, pane.model.provider},
                                 {"model"_L1, pane.model.id},
                                 {"settings"_L1, pane.settings.toJson()},
                                 {"repeat"_L1, pane.repeat}});
    }
    QJsonArray turns;
    for (const Turn &turn : c.turns)
        turns.append(turnToJson(turn));
    QJsonObject json{{"id"_L1, idText(c.id)},
                     {"title"_L1, c.title},
                     {"created_us"_L1, c.created.value},
                     {"updated_us"_L1, c.updated.value},
                     {"system_prompt"_L1, c.systemPrompt},
                     {"defaults"_L1, c.defaults.toJson()},
                     {"draft"_L1, c.draft},
                     {"variables"_L1, variablesToJson(c.variables)},
                     {"attachments"_L1, attachmentsToJson(c.attachments)},
                     {"blind"_L1, c.blind},
                     {"panes"_L1, panes},
                     {"turns"_L1, turns},
                     {"view"_L1, c.view},
                     {"starred"_L1, c.starred},
                     {"tags"_L1, QJsonArray::fromStringList(c.tags)}};
    putId(json, "leaf"_L1, c.leaf);
    putId(json, "origin"_L1, c.origin);
    return json;
}

Result<Comparison> comparisonFromJson(const QJsonObject &json, const AttachmentSource &attachments)
{
    std::optional<Error> fault;
    Comparison comparison = ComparisonBuilder(attachments).read(Node(json, u"comparison"_s, fault));
    if (fault)
        return *fault;
    return comparison;
}

Comparison underNewIds(const Comparison &comparison)
{
    Comparison c = comparison;
    QHash<Id, Id> renamed;
    const auto rename = [&renamed](Id &id, UtcMicros made) { id = renamed[id] = newId(made); };
    // Panes that left the line-up have answers too.
    const auto follow = [&renamed](Id &id, UtcMicros made) {
        if (id.isNull())
            return;
        if (!renamed.contains(id))
            renamed.insert(id, newId(made));
        id = renamed.value(id);
    };
    rename(c.id, c.created);
    for (Pane &pane : c.panes)
        rename(pane.id, c.created);
    for (Turn &turn : c.turns) {
        rename(turn.id, turn.created);
        turn.comparison = c.id;
        follow(turn.parent, turn.created);
        for (Reply &reply : turn.replies) {
            rename(reply.id, reply.created);
            reply.turn = turn.id;
            follow(reply.pane, reply.created);
            follow(reply.continues, reply.created);
        }
        if (turn.vote) {
            for (QList<Id> *ids : {&turn.vote->panes, &turn.vote->replies}) {
                for (Id &id : *ids)
                    follow(id, turn.created);
            }
            follow(turn.vote->winner, turn.created);
        }
    }
    follow(c.leaf, c.updated);
    QByteArray view = QJsonDocument(c.view).toJson(QJsonDocument::Compact);
    for (const auto &[from, to] : renamed.asKeyValueRange())
        view.replace(idText(from).toLatin1(), idText(to).toLatin1());
    c.view = QJsonDocument::fromJson(view).object();
    return c;
}

bool isSameContent(const Comparison &a, const Comparison &b)
{
    const auto content = [](Comparison c) {
        c.updated = {};
        c.view = {};
        c.draft.clear();
        c.variables.clear();
        c.attachments.clear();
        c.blind = false;
        c.leaf = {};
        c.starred = false;
        c.tags.clear();
        return c;
    };
    return content(a) == content(b);
}

} // namespace bakeoff
