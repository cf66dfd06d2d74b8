// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QPlainTextEdit>

#include <optional>

namespace bakeoff {

class TextHighlighter;

/// Where a JSON text is wrong, and how.
struct JsonProblem {
    int line = 0;   ///< from 1; 0: the whole text
    int column = 0; ///< in UTF-16 units, from 1
    QString what;   ///< a sentence without the place
    QString sentence() const; ///< "Line 3, column 12: …"
};

/// An editor for one JSON object (extra fields of a request) or one JSON Schema, checked as one types: the place of the
/// first mistake is marked, and whoever shows the editor says what it is.
class JsonEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    enum class Holds { Object, Schema };

    explicit JsonEditor(Holds holds, QWidget *parent = nullptr);

    void setObject(const QJsonObject &object);
    bool isBlank() const;
    /// Absent while the text is blank or wrong.
    std::optional<QJsonObject> object() const { return m_object; }
    const std::optional<JsonProblem> &problem() const { return m_problem; }

    QSize sizeHint() const override;

signals:
    /// After a change of the text was checked.
    void checked();

protected:
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    void check();
    void markProblem();

    Holds m_holds;
    QString m_text; ///< as it was checked
    TextHighlighter *m_highlighter = nullptr;
    std::optional<QJsonObject> m_object;
    std::optional<JsonProblem> m_problem;
    bool m_applyingFont = false;
};

} // namespace bakeoff
