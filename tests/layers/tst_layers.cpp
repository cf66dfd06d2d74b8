// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// Holds the sources to the layers: base < net < providers < capabilities < workbench < app, without circles.
class TestLayers : public QObject {
    Q_OBJECT
private slots:
    void coreNamesNoWindow();
    void theCommandLineLinksNoWindow();
    void includesPointDownwards();
    void capabilitiesMakeNoCircle();
    void sqlStandsInTheStore();
    void coloursStandInTheTokens();
    void namesAreDefinedOnce();

    // The rules themselves, on samples that break them.
    void findsCircles();
    void findsSql_data();
    void findsSql();
    void findsColours_data();
    void findsColours();
    void findsTypes();
};

namespace {

struct Source {
    QString path; ///< from the top: "core/net/ssedecoder.h"
    QString text; ///< comments blanked out
    QString folder(int depth) const { return path.section(u'/', depth, depth); }
};

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Comments become spaces, so that lines keep their numbers; strings too where asked.
QString withoutComments(const QString &text, bool withoutStrings = false)
{
    static const QRegularExpression token(
        uR"re(//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+')re"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString out = text;
    for (auto it = token.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString found = match.captured();
        if (!found.startsWith(u'/') && !withoutStrings)
            continue;
        if (found.startsWith(u'\'') && match.capturedStart() > 0 && text[match.capturedStart() - 1].isDigit())
            continue; // 1'000'000
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (out[i] != u'\n')
                out[i] = u' ';
        }
    }
    return out;
}

QList<Source> sourcesBelow(const QString &folder)
{
    const QString top = QStringLiteral(BAKEOFF_SOURCE_DIR) + u'/';
    QList<Source> sources;
    QDirIterator files(top + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        sources.append({path.mid(top.size()), withoutComments(contentOf(path))});
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

QStringList matches(const QString &text, const QRegularExpression &pattern, int group = 1)
{
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured(group));
    return found;
}

/// "net/ssedecoder.h" of every #include "…".
QStringList ownIncludes(const QString &text)
{
    static const QRegularExpression include(uR"re(^\s*#\s*include\s+"([^"]+)")re"_s, QRegularExpression::MultilineOption);
    return matches(text, include);
}

/// What is in angle brackets.
QStringList systemIncludes(const QString &text)
{
    static const QRegularExpression include(uR"(^\s*#\s*include\s+<([^>]+)>)"_s, QRegularExpression::MultilineOption);
    return matches(text, include);
}

/// Layers of core/; a folder may include its own layer and those below. The sandbox stands apart: a program of its
/// own, which knows base only, so that it cannot agree with the client on a common mistake.
const QHash<QString, int> kLayers{
    {u"base"_s, 0},    {u"net"_s, 1},   {u"providers"_s, 2}, {u"catalog"_s, 3}, {u"compare"_s, 3}, {u"costs"_s, 3},
    {u"store"_s, 3},   {u"secrets"_s, 3}, {u"jobs"_s, 3},    {u"reports"_s, 3}, {u"media"_s, 3},   {u"workbench"_s, 4},
};

/// A way along `edges` that comes back to where it began; empty where there is none.
QStringList circle(const QHash<QString, QSet<QString>> &edges)
{
    QStringList path;
    QSet<QString> done;
    QStringList found;
    const auto visit = [&](const auto &self, const QString &node) -> void {
        if (!found.isEmpty() || done.contains(node))
            return;
        if (const qsizetype at = path.indexOf(node); at >= 0) {
            found = path.mid(at) << node;
            return;
        }
        path.append(node);
        for (const QString &next : edges.value(node))
            self(self, next);
        path.removeLast();
        done.insert(node);
    };
    for (auto it = edges.cbegin(); it != edges.cend(); ++it)
        visit(visit, it.key());
    return found;
}

QStringList sqlIn(const QString &text)
{
    static const QRegularExpression statement(
        uR"re("\s*(SELECT\s[^"]*\bFROM\b|select\s[^"]*\bfrom\b|(?i:INSERT\s+(?:OR\s+\w+\s+)?INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|(?:CREATE|DROP|ALTER)\s+(?:\w+\s+)?(?:TABLE|INDEX|TRIGGER|VIEW)\b)|PRAGMA\s|BEGIN IMMEDIATE))re"_s);
    static const QRegularExpression type(uR"(\b(QSqlQuery|QSqlDatabase|QSqlTableModel|sqlite3_\w+)\b)"_s);
    return matches(text, statement) + matches(text, type);
}

QStringList coloursIn(const QString &text)
{
    static const QRegularExpression literal(
        uR"re((u?"[^"\n]*#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|\bQColor\s*[({]\s*(?:0x|[0-9]|u?")|\bQColor\s+\w+\s*[({]\s*(?:0x|[0-9]|u?")|\bQColor::from\w+\s*\(\s*[0-9]|\bqRgba?\s*\(\s*(?:0x|[0-9])|\bQt::(?:black|white|red|green|blue|cyan|magenta|yellow|gray|lightGray|dark\w+)\b))re"_s);
    return matches(text, literal);
}

/// Types defined at namespace level, with their namespaces: "bakeoff::Reply". Unnamed namespaces are left out: what
/// stands in them is a file's own.
QStringList typesIn(const QString &source)
{
    static const QRegularExpression spaceName(uR"(\bnamespace\s*([\w:]*)\s*$)"_s);
    static const QRegularExpression typeName(
        uR"(\b(?:class|struct|union|enum(?:\s+class|\s+struct)?)\s+(?:\[\[\w+\]\]\s+)?([\w:]+)\s*(?:final\s*)?(?::[^:].*)?$)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression preprocessor(u"^\\s*#.*$"_s, QRegularExpression::MultilineOption);
    QString text = withoutComments(source, true);
    text.replace(preprocessor, QString());

    QStringList types;
    QStringList scopes; // a namespace by name, "?" for an unnamed one, "{" for anything else
    QString statement;
    for (const QChar c : std::as_const(text)) {
        if (c == u'{') {
            QString scope = u"{"_s;
            const bool inNamespaces = !scopes.contains(u"{"_s);
            if (const auto space = spaceName.match(statement); space.hasMatch()) {
                scope = space.captured(1).isEmpty() ? u"?"_s : space.captured(1);
            } else if (const auto type = typeName.match(statement);
                       inNamespaces && type.hasMatch() && !statement.contains(u'(') && !statement.contains(u'=')) {
                if (!scopes.contains(u"?"_s))
                    types.append((scopes + QStringList{type.captured(1)}).join(u"::"_s));
            }
            scopes.append(scope);
            statement.clear();
        } else if (c == u'}') {
            if (!scopes.isEmpty())
                scopes.removeLast();
            statement.clear();
        } else if (c == u';') {
            statement.clear();
        } else {
            statement += c;
        }
    }
    return types;
}

} // namespace

void TestLayers::coreNamesNoWindow()
{
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    QVERIFY(QFile::exists(headers + u"/QtCore/QObject"_s));
    static const QRegularExpression library(uR"(\bQt6?::(?:Gui|Widgets|Svg\w*|Qml|Quick\w*|Multimedia\w*|PrintSupport|OpenGL\w*)\b)"_s);
    int files = 0;
    for (const Source &source : sourcesBelow(u"core"_s)) {
        if (source.folder(1) == "media"_L1)
            continue; // the one library that may use Gui and Multimedia
        ++files;
        for (const QString &include : systemIncludes(source.text)) {
            if (!include.startsWith(u'Q') || include.contains(u".h"_s))
                continue;
            const QString name = include.section(u'/', -1);
            const bool ours = std::ranges::any_of(QStringList{u"QtCore"_s, u"QtNetwork"_s, u"QtSql"_s},
                                                  [&](const QString &module) {
                                                      return (!include.contains(u'/') || include.startsWith(module + u'/'))
                                                          && QFile::exists(headers + u'/' + module + u'/' + name);
                                                  });
            QVERIFY2(ours, qPrintable(source.path + u" includes "_s + include));
        }
    }
    QVERIFY(files > 100);
    QDirIterator lists(QStringLiteral(BAKEOFF_SOURCE_DIR) + u"/core"_s, {u"CMakeLists.txt"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (lists.hasNext()) {
        const QString path = lists.next();
        if (!path.contains("/core/media/"_L1))
            QVERIFY2(!library.match(contentOf(path)).hasMatch(), qPrintable(path));
    }
}

void TestLayers::theCommandLineLinksNoWindow()
{
    QFile program(qEnvironmentVariable("BAKEOFF_BIN_DIR") + u"/bakeoff-cli"_s);
    QVERIFY(program.open(QIODevice::ReadOnly));
    const QByteArray bytes = program.readAll();
    QVERIFY(bytes.contains("libQt6Core.so")); // names of what it is linked with
    for (const QByteArray &library : {"libQt6Gui.so"_ba, "libQt6Widgets.so"_ba, "libQt6Svg.so"_ba})
        QVERIFY2(!bytes.contains(library), library.constData());
}

void TestLayers::includesPointDownwards()
{
    for (const Source &source : sourcesBelow(u"core"_s)) {
        const QString from = source.folder(1);
        if (!source.path.contains(u'/', Qt::CaseSensitive) || source.path.count(u'/') < 2)
            continue;
        const bool sandbox = from == "sandbox"_L1;
        QVERIFY2(sandbox || kLayers.contains(from), qPrintable(source.path + u": which layer is this?"_s));
        for (const QString &include : ownIncludes(source.text)) {
            if (!include.contains(u'/'))
                continue; // made by the build
            const QString to = include.section(u'/', 0, 0);
            const QByteArray arrow = (source.path + u" includes "_s + include).toUtf8();
            if (sandbox) {
                // It is no witness for the client if it shares the client's wire code; these hold none.
                static const QStringList shared{u"providers/attachment.h"_s, u"providers/jsonschema.h"_s};
                QVERIFY2(to == "sandbox"_L1 || to == "base"_L1 || shared.contains(include), arrow.constData());
            } else if (to == "sandbox"_L1) {
                // How to find and start it; the server is another program's.
                QVERIFY2(from == "workbench"_L1 && (include.endsWith("/sandboxlauncher.h"_L1)
                                                    || include.endsWith("/sandboxfiles.h"_L1)),
                         arrow.constData());
            } else {
                QVERIFY2(kLayers.contains(to), arrow.constData()); // a folder of app/ is none
                QVERIFY2(kLayers[to] <= kLayers[from], arrow.constData());
            }
        }
    }
    for (const Source &source : sourcesBelow(u"app"_s)) {
        const QString from = source.folder(1);
        for (const QString &include : ownIncludes(source.text)) {
            const QString to = include.section(u'/', 0, 0);
            const QByteArray arrow = (source.path + u" includes "_s + include).toUtf8();
            // Pieces and words are used by screens, and know none.
            if (from == "widgets"_L1 || from == "words"_L1)
                QVERIFY2(to == from || to == "words"_L1 || kLayers.value(to, 9) < 4 || !include.contains(u'/'), arrow.constData());
            if (from == "cli"_L1)
                QVERIFY2(to == "cli"_L1 || to == "words"_L1 || to == "sandbox"_L1 || kLayers.contains(to), arrow.constData());
        }
        if (from == "cli"_L1)
            QVERIFY2(!systemIncludes(source.text).contains(u"QWidget"_s), qPrintable(source.path));
    }
}

void TestLayers::capabilitiesMakeNoCircle()
{
    QHash<QString, QSet<QString>> edges;
    for (const Source &source : sourcesBelow(u"core"_s)) {
        for (const QString &include : ownIncludes(source.text)) {
            const QString to = include.section(u'/', 0, 0);
            if (include.contains(u'/') && to != source.folder(1))
                edges[source.folder(1)].insert(to);
        }
    }
    QVERIFY(edges.value(u"workbench"_s).contains(u"compare"_s)); // it reads something
    QCOMPARE(circle(edges), QStringList());
}

void TestLayers::sqlStandsInTheStore()
{
    bool store = false;
    for (const Source &source : sourcesBelow(u"core"_s) + sourcesBelow(u"app"_s)) {
        const QStringList found = sqlIn(source.text);
        if (source.path.startsWith("core/store/"_L1))
            store = store || !found.isEmpty();
        else
            QVERIFY2(found.isEmpty(), qPrintable(source.path + u": "_s + found.join(u", "_s)));
    }
    QVERIFY(store);
}

void TestLayers::coloursStandInTheTokens()
{
    for (const Source &source : sourcesBelow(u"core"_s) + sourcesBelow(u"app"_s)) {
        const QStringList found = coloursIn(source.text);
        // A report is paper of its own, in core, which knows no window.
        if (source.path == "app/widgets/tokens.cpp"_L1 || source.path == "core/reports/reportcolours.h"_L1)
            QVERIFY(!found.isEmpty());
        else
            QVERIFY2(found.isEmpty(), qPrintable(source.path + u": "_s + found.join(u", "_s)));
    }
}

void TestLayers::namesAreDefinedOnce()
{
    QHash<QString, QString> places;
    for (const Source &source : sourcesBelow(u"core"_s) + sourcesBelow(u"app"_s)) {
        for (const QString &type : typesIn(source.text)) {
            // The linker keeps one of two classes of the same name, and both sides use it.
            QVERIFY2(!places.contains(type),
                     qPrintable(type + u" is defined in "_s + places.value(type) + u" and in "_s + source.path));
            places.insert(type, source.path);
        }
    }
    QCOMPARE(places.value(u"bakeoff::ComparisonDocument"_s), u"core/workbench/comparisondocument.h"_s);
    QVERIFY(places.size() > 100);
}

void TestLayers::findsCircles()
{
    QCOMPARE(circle({{u"a"_s, {u"b"_s}}, {u"b"_s, {u"c"_s}}, {u"d"_s, {u"a"_s, u"c"_s}}}), QStringList());
    const QStringList found = circle({{u"a"_s, {u"b"_s}}, {u"b"_s, {u"c"_s}}, {u"c"_s, {u"b"_s}}});
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.first(), found.last());
}

void TestLayers::findsSql_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("caught");
    QTest::newRow("select") << uR"(db.exec(u"SELECT text FROM replies"_s);)"_s << true;
    QTest::newRow("lower case") << uR"(u"delete from replies where id = ?"_s)"_s << true;
    QTest::newRow("update") << uR"("UPDATE replies SET text = ?")"_s << true;
    QTest::newRow("pragma") << uR"("PRAGMA user_version = 3")"_s << true;
    QTest::newRow("query") << u"QSqlQuery query;"_s << true;
    QTest::newRow("prose") << uR"(tr("Select a model from the list."))"_s << false;
    QTest::newRow("other prose") << uR"(tr("Update the list."))"_s << false;
    QTest::newRow("once") << u"#pragma once"_s << false;
}

void TestLayers::findsSql()
{
    QFETCH(const QString, line);
    QFETCH(const bool, caught);
    QCOMPARE(!sqlIn(line).isEmpty(), caught);
}

void TestLayers::findsColours_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("caught");
    QTest::newRow("string") << uR"(setStyleSheet(u"color: #ff8800"_s);)"_s << true;
    QTest::newRow("short") << uR"("#fff")"_s << true;
    QTest::newRow("numbers") << u"QColor(26, 29, 34)"_s << true;
    QTest::newRow("named") << u"painter.setPen(Qt::red);"_s << true;
    QTest::newRow("variable") << u"const QColor c{0x123456};"_s << true;
    QTest::newRow("rgb") << u"qRgb(1, 2, 3)"_s << true;
    QTest::newRow("of a token") << u"QColor(tokens.accent)"_s << false;
    QTest::newRow("none at all") << u"Qt::transparent"_s << false;
    QTest::newRow("comment") << withoutComments(u"// #ff8800 on white"_s) << false;
}

void TestLayers::findsColours()
{
    QFETCH(const QString, line);
    QFETCH(const bool, caught);
    QCOMPARE(!coloursIn(line).isEmpty(), caught);
}

void TestLayers::findsTypes()
{
    const QString text = uR"(
        namespace bakeoff {
        class Forward;
        /// class Commented {
        struct Plain { int a = 1; struct Inner { }; };
        class Derived final : public Plain { void f() { struct Local { }; } };
        enum class Kind { One };
        template <typename T> class [[nodiscard]] Boxed { };
        inline Plain make() { return {}; }
        namespace { struct Own { }; }
        namespace wire { struct Plain { }; }
        struct Outer::Parts { };
        const char *words = "struct Text {";
        }
    )"_s;
    QCOMPARE(typesIn(text), (QStringList{u"bakeoff::Plain"_s, u"bakeoff::Derived"_s, u"bakeoff::Kind"_s,
                                         u"bakeoff::Boxed"_s, u"bakeoff::wire::Plain"_s, u"bakeoff::Outer::Parts"_s}));
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestLayers)
#include "tst_layers.moc"
