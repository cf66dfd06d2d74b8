// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "providers/cog/outputhint.h"

#include <QByteArrayView>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace bakeoff {

class JsonNode;

enum class InputType {
    String,
    Integer, ///< 64 bits
    Number,
    Boolean,
    Choice,  ///< one of `choices`
    File,    ///< an address: http(s), a data URI, or file:// until it is handed over
    Secret,  ///< a string that is never stored
    Json,    ///< anything else; see JsonShape
};

/// What a field of InputType::Json takes.
enum class JsonShape { Any, Object, List };

/// What a file field seems to be for, by what it accepts, its name and its description.
enum class FileKind { Any, Image, Video, Audio };

/// One input of a model.
struct InputField {
    QString key;         ///< as sent: "num_inference_steps"
    QString title;       ///< for people, never empty; made of the key where the model gives none of its own
    QString description;
    InputType type = InputType::Json;
    bool list = false;      ///< several of `type`; limits and choices are those of an item. Never with Json
    bool multiLine = false; ///< of strings: longer text is to be expected
    QJsonValue defaultValue = QJsonValue::Undefined; ///< what the model takes where nothing is sent; not always one that fits
    QList<QJsonValue> choices;      ///< typed, in the order of the schema; of Choice
    std::optional<double> minimum;  ///< also `ge`
    std::optional<double> maximum;  ///< also `le`
    bool aboveMinimum = false;      ///< the minimum itself is not allowed
    bool belowMaximum = false;      ///< nor the maximum
    std::optional<double> multipleOf; ///< above 0
    std::optional<qint64> minLength;  ///< Unicode code points, from 0
    std::optional<qint64> maxLength;
    QString pattern;                  ///< regular expression that is found somewhere in the text; empty: none
    std::optional<qint64> minItems;   ///< of lists, from 0
    std::optional<qint64> maxItems;
    bool uniqueItems = false;
    bool required = false;
    bool nullable = false;   ///< may be left empty; null itself is never sent
    bool deprecated = false;
    QStringList accept;      ///< of files: "image/png", "image/*", ".safetensors"; empty: not said
    FileKind fileKind = FileKind::Any;
    JsonShape jsonShape = JsonShape::Any;
    bool extra = false; ///< not of the schema: came with an input (InputForm::fromInput)
    friend bool operator==(const InputField &, const InputField &) = default;

    bool hasDefault() const { return !defaultValue.isUndefined(); }
};

/// What a model takes and returns, by its own OpenAPI document (`components.schemas.Input` and `.Output`).
struct InputSchema {
    QList<InputField> fields; ///< in the order of a form: x-order, else that of the document; no key twice
    OutputHint output;
    friend bool operator==(const InputSchema &, const InputSchema &) = default;

    const InputField *field(QStringView key) const; ///< null: none

    /// Every property of the input becomes a field: one that is not understood becomes a Json field. References lead
    /// into the document only, circles end. A document without an input gives an empty form.
    /// \return what JsonNode::parse() says; BadReply where it is no object
    static Result<InputSchema> fromOpenApi(QByteArrayView json);
    static InputSchema fromOpenApi(const JsonNode &document);
};

} // namespace bakeoff
