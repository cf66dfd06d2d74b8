// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/inputform.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <utility>

namespace bakeoff {

/// A model whose inputs are filled in together with those of others.
struct SharedMember {
    QString model; ///< tells it from the others, never empty: "owner/name"
    InputForm form; ///< its own, empty
    friend bool operator==(const SharedMember &, const SharedMember &) = default;
};

/// A field of the joint form.
struct SharedField {
    QString key;      ///< in the joint form
    QString inputKey; ///< in the input of each of its models
    QList<qsizetype> members; ///< those that have it, ascending
    bool own = false; ///< split off by SharedForm's `own`
    friend bool operator==(const SharedField &, const SharedField &) = default;
};

/// Fields that the same models have.
struct SharedGroup {
    QList<qsizetype> members;
    QStringList keys; ///< in the joint form, in the order of the first model's form
    friend bool operator==(const SharedGroup &, const SharedGroup &) = default;
};

/// A value that one of the models of a field does not take.
struct SharedMisfit {
    qsizetype member = 0;
    InputField field; ///< of that model
    InputProblem problem;
};

/// The inputs of several models as one form. A field is shared where key and type agree. What a shared field takes is
/// what any of its models takes: ranges span them all, choices are joined. A value that only some of them take is named
/// with the others (misfits()), and a model can be given a field of its own. Pure values.
///
/// Keys of the joint form are those of the inputs; where one key stands for several fields, all but the one of most
/// models have "@" and the model behind it.
class SharedForm {
public:
    /// Model and input key.
    using Own = QSet<std::pair<QString, QString>>;

    SharedForm() = default;
    explicit SharedForm(QList<SharedMember> members, const Own &own = {});

    const QList<SharedMember> &members() const { return m_members; }
    /// The joint form with nothing filled in.
    const InputForm &form() const { return m_form; }
    const QList<SharedField> &fields() const { return m_fields; }
    const SharedField *field(QStringView key) const; ///< null: an extra field, or none
    /// Fields of all models first, then of fewer and fewer; models in their order.
    const QList<SharedGroup> &groups() const { return m_groups; }

    /// Models that do not take what the joint form holds for this field though the joint form does; none where nothing
    /// is set.
    QList<SharedMisfit> misfits(const InputForm &filled, const QString &key) const;
    /// The form of one model, filled in from the joint form. What has no field in it goes to every model.
    InputForm formOf(qsizetype member, const InputForm &filled) const;

    friend bool operator==(const SharedForm &, const SharedForm &) = default;

private:
    QList<SharedMember> m_members;
    QList<SharedField> m_fields;
    QHash<QString, qsizetype> m_places;
    QList<SharedGroup> m_groups;
    InputForm m_form;
};

/// What was filled in, by model and key, while models come and go: a model that comes takes over what the others have
/// where it fits, one that comes back what it had.
class SharedValues {
public:
    /// Remembers what is filled in, and forgets what was emptied.
    void take(const SharedForm &shared, const InputForm &filled);
    /// The joint form filled in from what is remembered.
    InputForm filled(const SharedForm &shared) const;
    void forget(const QString &model, const QString &inputKey);
    /// An input from elsewhere in place of all that is remembered, for whoever has these keys.
    void set(const QJsonObject &input);
    bool isEmpty() const { return m_common.isEmpty() && m_own.isEmpty() && m_extra.isEmpty(); }

private:
    struct Kept {
        QJsonValue value = QJsonValue::Undefined;
        QString text; ///< as typed, where it gives no value
    };
    static void put(InputForm &form, const QString &key, const Kept &kept);
    static bool suits(const InputField &field, const Kept &kept);

    QHash<QString, Kept> m_common; ///< input key -> what was last given for it
    QHash<std::pair<QString, QString>, Kept> m_own;
    QMap<QString, QJsonValue> m_extra;
};

} // namespace bakeoff
