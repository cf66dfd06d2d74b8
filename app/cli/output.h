// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace bakeoff {

/// Exit codes of the command line; a contract.
enum class ExitCode { Fine = 0, SomeFailed = 1, Usage = 2, Budget = 4, Profile = 5, Interrupted = 130 };

/// To stdout, UTF-8, whatever the locale. Control characters of model output other than line feed and tab are shown as
/// U+FFFD, so that an answer cannot drive the terminal.
void printOut(const QString &text);
/// A line to stderr.
void printError(const QString &line);
void printJson(const QJsonObject &object);

/// Does stdout go to a terminal that can move its cursor?
bool isTerminal();
/// Columns of the terminal; 80 where it does not say.
int terminalWidth();

/// Replaces what could drive a terminal.
QString harmless(QString text);

/// A plain table: columns as wide as their widest cell, right-aligned where asked.
class TextTable {
public:
    explicit TextTable(QStringList headers, QList<int> rightAligned = {});
    void add(const QStringList &row);
    QString toString() const;

private:
    QStringList m_headers;
    QList<int> m_rightAligned;
    QList<QStringList> m_rows;
};

} // namespace bakeoff
