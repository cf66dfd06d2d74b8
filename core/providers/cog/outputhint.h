// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace bakeoff {

/// What a model says it returns. A hint and no more: what is shown follows the actual value (outputItems()).
enum class OutputShape {
    Unknown,        ///< not said, or anything
    Text,
    TextStream,     ///< pieces of one text, joined without anything between them (iterator + concatenate)
    TextList,       ///< texts that stay apart
    File,
    Gallery,        ///< several files, all at once
    GrowingGallery, ///< several files, one after the other
    Object,         ///< see members
    Table,          ///< a list of objects; see members
    Json,           ///< numbers, lists of lists, several alternatives
};

/// A property of an output that is an object, or of the rows of a table.
struct OutputMember {
    QString key;
    QString title;
    OutputShape shape = OutputShape::Unknown;
    friend bool operator==(const OutputMember &, const OutputMember &) = default;
};

struct OutputHint {
    OutputShape shape = OutputShape::Unknown;
    QList<OutputMember> members; ///< of Object and Table, in the order of the document
    friend bool operator==(const OutputHint &, const OutputHint &) = default;
};

/// One thing to show of an output.
struct OutputItem {
    enum class Kind {
        File, ///< `text` is its address: http(s) or a data URI
        Text,
        Json, ///< `value`
    };
    Kind kind = Kind::Json;
    QString path; ///< where it stands in the output: "frames[3].url"; empty: it is the whole output
    QString text;
    QJsonValue value = QJsonValue::Undefined;
    friend bool operator==(const OutputItem &, const OutputItem &) = default;

    /// Of a file: "image/png" of a data URI, empty where it says nothing and for addresses.
    QByteArray mimeType() const;
    /// Of a file: what its address says, in lower case and without the dot: "png"; empty: nothing. At most 8 letters
    /// or digits.
    QString suffix() const;
    /// Of a file: the last part of its address, percent decoded, made safe as a file's name; empty: nothing usable.
    QString fileName() const;
};

/// Files that are looked for at most in one output; further ones are seen in the JSON only.
inline constexpr qsizetype kMostOutputFiles = 10'000;
/// Levels of lists and objects that are walked; what is deeper is seen in the JSON only.
inline constexpr int kDeepestOutput = 32;

/// What an output holds, in its order, whatever the schema promised. A string that is an http(s) address or a data URI
/// is a file, at any depth. Strings at the top, in a top-level object or in the rows of a table are texts; a top-level
/// list of strings is one text, joined, unless the hint says TextList. What neither covers (numbers, deeper strings,
/// yes and no) is shown by one last item, the whole output as JSON with an empty path. Null and absent: nothing.
QList<OutputItem> outputItems(const QJsonValue &output, const OutputHint &hint = {});

/// Is this string the address of a file rather than a text: a whole http(s) URL with a host or a data URI, without any
/// white space?
bool isFileAddress(QStringView text);

} // namespace bakeoff
