// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/papertext.h"

#include <QTextDocument>

namespace bakeoff {

/// Reads Markdown and nothing else: whatever file or address a text asks for, it gets nothing.
class ClosedTextDocument : public QTextDocument {
    Q_OBJECT
public:
    using QTextDocument::QTextDocument;
    /// How often something was asked for, in all documents of this thread.
    static int asked();

protected:
    QVariant loadResource(int type, const QUrl &name) override;
};

/// A paragraph, heading, line of code, rule or table of an answer.
struct PaperPart {
    enum class Kind { Paragraph, Heading, Code, Rule, Table };
    Kind kind = Kind::Paragraph;
    int level = 0;   ///< of a heading, 1 to 6
    int indent = 0;  ///< of list and quotation, 0 to 6
    int quote = 0;   ///< depth of quotation, 0 to 6
    QString marker;  ///< "•", "3."; in front of the first line of a list's item
    QList<PaperRun> runs;
    QList<QList<QList<PaperRun>>> cells; ///< of a table: rows of cells; the first row is its head
    QList<bool> right;                   ///< columns whose text stands at the right
};

/// The parts of a text that a model wrote. Raw HTML is text, links are text, a picture is its name in brackets. A text
/// that would make a table of too many cells stays as it was written. \param link "#rrggbb" of links \param code ground of
/// code within a line
QList<PaperPart> readPaperMarkdown(const QString &markdown, const QString &link, const QString &code);

} // namespace bakeoff
