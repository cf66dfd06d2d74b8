// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/sharedform.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Fields of several models that become one.
struct Bucket {
    SharedField field;
    QList<InputField> parts; ///< of its members
};

bool agree(const InputField &a, const InputField &b)
{
    return a.key == b.key && a.type == b.type && a.list == b.list && a.jsonShape == b.jsonShape && !a.extra && !b.extra;
}

/// The wider of two bounds; absent in one means that there is none.
template <typename T, typename Wider>
std::optional<T> widest(const std::optional<T> &a, const std::optional<T> &b, Wider wider)
{
    return a && b ? std::optional(wider(*a, *b)) : std::nullopt;
}

template <typename T>
T least(const T &a, const T &b)
{
    return std::min(a, b);
}

template <typename T>
T most(const T &a, const T &b)
{
    return std::max(a, b);
}

/// Spans what both take.
InputField joined(InputField a, const InputField &b)
{
    if (a.minimum && b.minimum && *a.minimum == *b.minimum)
        a.aboveMinimum = a.aboveMinimum && b.aboveMinimum;
    else if (a.minimum && b.minimum && *b.minimum < *a.minimum)
        a.aboveMinimum = b.aboveMinimum;
    if (a.maximum && b.maximum && *a.maximum == *b.maximum)
        a.belowMaximum = a.belowMaximum && b.belowMaximum;
    else if (a.maximum && b.maximum && *b.maximum > *a.maximum)
        a.belowMaximum = b.belowMaximum;
    a.minimum = widest(a.minimum, b.minimum, least<double>);
    a.maximum = widest(a.maximum, b.maximum, most<double>);
    a.aboveMinimum = a.aboveMinimum && a.minimum;
    a.belowMaximum = a.belowMaximum && a.maximum;
    a.minLength = widest(a.minLength, b.minLength, least<qint64>);
    a.maxLength = widest(a.maxLength, b.maxLength, most<qint64>);
    a.minItems = widest(a.minItems, b.minItems, least<qint64>);
    a.maxItems = widest(a.maxItems, b.maxItems, most<qint64>);
    if (a.multipleOf != b.multipleOf)
        a.multipleOf.reset();
    if (a.pattern != b.pattern)
        a.pattern.clear();
    for (const QJsonValue &choice : b.choices) {
        if (!a.choices.contains(choice))
            a.choices.append(choice);
    }
    if (a.accept != b.accept) {
        if (a.accept.isEmpty() || b.accept.isEmpty())
            a.accept.clear();
        for (const QString &type : b.accept) {
            if (!a.accept.isEmpty() && !a.accept.contains(type))
                a.accept.append(type);
        }
    }
    if (a.fileKind != b.fileKind)
        a.fileKind = FileKind::Any;
    // What is left out each model fills in by itself: one default only where it is that of all.
    const bool missing = (a.required && !a.hasDefault()) || (b.required && !b.hasDefault());
    if (a.defaultValue != b.defaultValue)
        a.defaultValue = QJsonValue::Undefined;
    a.required = missing || (a.required && b.required && a.hasDefault());
    a.multiLine = a.multiLine || b.multiLine;
    a.uniqueItems = a.uniqueItems && b.uniqueItems;
    a.nullable = a.nullable && b.nullable;
    a.deprecated = a.deprecated && b.deprecated;
    return a;
}

QList<Bucket> bucketsOf(const QList<SharedMember> &members, const SharedForm::Own &own)
{
    QList<Bucket> buckets;
    for (qsizetype at = 0; at < members.size(); ++at) {
        for (const InputField &field : members[at].form.fields()) {
            const bool alone = own.contains({members[at].model, field.key});
            const auto same = alone ? buckets.end() : std::ranges::find_if(buckets, [&](const Bucket &bucket) {
                return !bucket.field.own && !bucket.field.members.contains(at) && agree(bucket.parts.first(), field);
            });
            if (same == buckets.end()) {
                Bucket bucket;
                bucket.field = {.key = {}, .inputKey = field.key, .members = {at}, .own = alone};
                bucket.parts = {field};
                buckets.append(bucket);
            } else {
                same->field.members.append(at);
                same->parts.append(field);
            }
        }
    }
    return buckets;
}

/// Gives every bucket a key of its own.
void nameBuckets(QList<Bucket> &buckets, const QList<SharedMember> &members)
{
    QHash<QString, qsizetype> plain; // key -> bucket that may have it as it is
    for (qsizetype i = 0; i < buckets.size(); ++i) {
        const SharedField &field = buckets[i].field;
        const auto before = plain.constFind(field.inputKey);
        if (before == plain.cend()
            || (!field.own && (buckets[*before].field.own || field.members.size() > buckets[*before].field.members.size())))
            plain.insert(field.inputKey, i);
    }
    for (qsizetype i = 0; i < buckets.size(); ++i) {
        SharedField &field = buckets[i].field;
        const bool alone = field.own && std::ranges::any_of(members, [&](const SharedMember &other) {
            return other.model != members[field.members.first()].model && other.form.field(field.inputKey);
        });
        field.key = plain.value(field.inputKey) == i && !alone
            ? field.inputKey
            : field.inputKey + u'@' + members[field.members.first()].model;
    }
}

} // namespace

SharedForm::SharedForm(QList<SharedMember> members, const Own &own)
    : m_members(std::move(members))
{
    QList<Bucket> buckets = bucketsOf(m_members, own);
    nameBuckets(buckets, m_members);
    std::ranges::stable_sort(buckets, [](const Bucket &a, const Bucket &b) {
        const auto &first = a.field.members;
        const auto &second = b.field.members;
        return first.size() != second.size()
            ? first.size() > second.size()
            : std::ranges::lexicographical_compare(first, second);
    });
    InputSchema schema;
    if (!m_members.isEmpty())
        schema.output = m_members.first().form.output();
    for (const Bucket &bucket : std::as_const(buckets)) {
        InputField field = bucket.parts.first();
        for (const InputField &part : bucket.parts.sliced(1))
            field = joined(field, part);
        field.key = bucket.field.key;
        schema.fields.append(field);
        m_places.insert(field.key, m_fields.size());
        m_fields.append(bucket.field);
        if (m_groups.isEmpty() || m_groups.last().members != bucket.field.members)
            m_groups.append({.members = bucket.field.members, .keys = {}});
        m_groups.last().keys.append(field.key);
    }
    m_form = InputForm(std::move(schema));
}

const SharedField *SharedForm::field(QStringView key) const
{
    const auto place = m_places.constFind(key.toString());
    return place == m_places.cend() ? nullptr : &m_fields[*place];
}

QList<SharedMisfit> SharedForm::misfits(const InputForm &filled, const QString &key) const
{
    QList<SharedMisfit> misfits;
    const SharedField *shared = field(key);
    const QJsonValue value = filled.value(key);
    if (!shared || value.isUndefined() || filled.problem(key))
        return misfits;
    for (const qsizetype member : shared->members) {
        const InputField *part = m_members[member].form.field(shared->inputKey);
        if (!part)
            continue;
        if (const auto problem = checkValue(*part, fittedToField(*part, value)))
            misfits.append({.member = member, .field = *part, .problem = *problem});
    }
    return misfits;
}

InputForm SharedForm::formOf(qsizetype member, const InputForm &filled) const
{
    InputForm form = m_members[member].form;
    for (const InputField &given : filled.fields()) {
        const SharedField *shared = field(given.key);
        if (!filled.isSet(given.key) || (shared && !shared->members.contains(member)))
            continue;
        const QString key = shared ? shared->inputKey : given.key;
        const InputField *part = form.field(key);
        const QJsonValue value = filled.value(given.key);
        if (!value.isUndefined())
            form.set(key, part ? fittedToField(*part, value) : value);
        else if (part)
            form.setText(key, filled.text(given.key));
    }
    return form;
}

bool SharedValues::suits(const InputField &field, const Kept &kept)
{
    return !kept.value.isUndefined() && !checkValue(field, fittedToField(field, kept.value));
}

void SharedValues::put(InputForm &form, const QString &key, const Kept &kept)
{
    const InputField *field = form.field(key);
    if (!kept.value.isUndefined())
        form.set(key, field ? fittedToField(*field, kept.value) : kept.value);
    else if (field)
        form.setText(key, kept.text);
}

void SharedValues::take(const SharedForm &shared, const InputForm &filled)
{
    m_extra.clear();
    for (const InputField &field : filled.fields()) {
        const SharedField *known = shared.field(field.key);
        if (!known) {
            if (filled.isSet(field.key))
                m_extra.insert(field.key, filled.value(field.key));
            continue;
        }
        const bool set = filled.isSet(field.key);
        const QJsonValue value = filled.value(field.key);
        const Kept kept{.value = value, .text = value.isUndefined() ? filled.text(field.key) : QString()};
        for (const qsizetype member : known->members) {
            const std::pair key{shared.members()[member].model, known->inputKey};
            if (set)
                m_own.insert(key, kept);
            else
                m_own.remove(key);
        }
        if (known->own)
            continue;
        if (set)
            m_common.insert(known->inputKey, kept);
        else
            m_common.remove(known->inputKey);
    }
}

InputForm SharedValues::filled(const SharedForm &shared) const
{
    InputForm form = shared.form();
    for (const SharedField &field : shared.fields()) {
        const auto own = std::ranges::find_if(field.members, [&](qsizetype member) {
            return m_own.contains({shared.members()[member].model, field.inputKey});
        });
        if (own != field.members.end())
            put(form, field.key, m_own.value({shared.members()[*own].model, field.inputKey}));
        else if (const auto common = m_common.constFind(field.inputKey);
                 common != m_common.cend() && !field.own && suits(*form.field(field.key), *common))
            put(form, field.key, *common);
    }
    for (auto extra = m_extra.cbegin(); extra != m_extra.cend(); ++extra) {
        const Kept kept{.value = extra.value(), .text = {}};
        QStringList keys; // from elsewhere: it belongs to whichever field has this key
        for (const SharedField &field : shared.fields()) {
            if (field.inputKey == extra.key() || field.key == extra.key())
                keys.append(field.key);
        }
        if (keys.isEmpty())
            put(form, extra.key(), kept);
        for (const QString &key : std::as_const(keys)) {
            if (!form.isSet(key) && (keys.size() == 1 || suits(*form.field(key), kept)))
                put(form, key, kept);
        }
    }
    return form;
}

void SharedValues::forget(const QString &model, const QString &inputKey)
{
    m_own.remove({model, inputKey});
}

void SharedValues::set(const QJsonObject &input)
{
    m_common.clear();
    m_own.clear();
    m_extra.clear();
    for (auto it = input.begin(); it != input.end(); ++it)
        m_extra.insert(it.key(), it.value());
}

} // namespace bakeoff
