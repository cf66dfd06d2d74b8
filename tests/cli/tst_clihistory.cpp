// SPDX-License-Identifier: GPL-3.0-or-later
// "history backup", "restore", "export", "import", "rerun", and what is said of a damaged history.
#include "cliprogram.h"

#include "base/clock.h"
#include "store/database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestCliHistory : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup()
    {
        m_server.reset();
        m_program.reset();
    }
    void backsUpAndRestores();
    void listsBackups();
    void refusesWhatIsNoBackup();
    void carriesComparisonsToAnotherProfile();
    void refusesWhatIsNoExport();
    void runsAgain();
    void runsNothingAgain();
    void namesTheWayOutOfDamage();
    void restoresOverAHistoryThatCannotBeOpened();
    void fullDisks_data();
    void fullDisks();
    void anOlderHistoryOnAFullDisk();
    void aFolderThatCannotBeWritten();
    void aHistoryThatIsKeptBusy();

private:
    QString compare(const QString &prompt) const;
    QString history() const { return m_program->folder() + u"/history.db"_s; }
    QString titleOfNewest() const;
    void fill() const;
    static bool overwrite(const QString &file, qint64 at, const QByteArray &bytes);

    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<FakeServer> m_server;
};

void TestCliHistory::init()
{
    m_program = std::make_unique<CliProgram>();
    m_server = std::make_unique<FakeServer>();
    m_server->handler = openaiwire::server();
    QCOMPARE(m_program->addProvider(u"mine"_s, m_server->url()), 0);
}

/// \return the id of the comparison
QString TestCliHistory::compare(const QString &prompt) const
{
    return m_program->run({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, prompt})
        .json()["comparison"_L1]
        .toString();
}

/// Many long answers, so that most pages of the file hold text.
void TestCliHistory::fill() const
{
    m_server->handler = [](const FakeServer::Request &request) {
        return request.target.endsWith("/models") ? openaiwire::server()(request)
                                                  : openaiwire::answer(QString(60'000, u'x'));
    };
    for (int i = 0; i < 6; ++i)
        QVERIFY(!compare(u"Prompt %1"_s.arg(i)).isEmpty());
}

bool TestCliHistory::overwrite(const QString &file, qint64 at, const QByteArray &bytes)
{
    QFile f(file);
    return f.open(QIODevice::ReadWrite) && f.seek(at) && f.write(bytes) == bytes.size();
}

QString TestCliHistory::titleOfNewest() const
{
    const auto newest = m_program->newestComparison();
    return newest && !newest->turns.isEmpty() ? newest->turns.first().prompt : QString();
}

void TestCliHistory::backsUpAndRestores()
{
    QVERIFY(!compare(u"First"_s).isEmpty());
    const QString copy = m_program->path(u"copy.db"_s);
    CliEnd end = m_program->run({u"history"_s, u"backup"_s, copy, u"--json"_s});
    QCOMPARE(end.exitCode, 0);
    QCOMPARE(end.json()["file"_L1].toString(), copy);
    QCOMPARE(end.json()["bytes"_L1].toInteger(), QFileInfo(copy).size());

    QVERIFY(!compare(u"Second"_s).isEmpty());
    QCOMPARE(titleOfNewest(), u"Second"_s);
    end = m_program->run({u"history"_s, u"restore"_s, copy, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(titleOfNewest(), u"First"_s);
    const QString before = end.json()["before"_L1].toString();
    QVERIFY(QFile::exists(before));
    QVERIFY(!end.json()["was_damaged"_L1].toBool());
    QCOMPARE(end.json()["charges_kept"_L1].toInt(), 1);
    // Back again, in words.
    end = m_program->run({u"history"_s, u"restore"_s, before});
    QCOMPARE(end.exitCode, 0);
    QVERIFY2(end.out.contains("The history is restored; as it was before it is kept as"), end.out.constData());
    QCOMPARE(titleOfNewest(), u"Second"_s);
    QCOMPARE(m_program->run({u"history"_s, u"check"_s}).exitCode, 0);
}

void TestCliHistory::listsBackups()
{
    CliEnd end = m_program->run({u"history"_s, u"backup"_s, u"--list"_s});
    QCOMPARE(end.exitCode, 0);
    QVERIFY(end.out.contains("There are no backups yet."));
    end = m_program->run({u"history"_s, u"backup"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    end = m_program->run({u"history"_s, u"backup"_s, u"--list"_s, u"--json"_s});
    const QJsonArray backups = end.json()["backups"_L1].toArray();
    QCOMPARE(backups.size(), 1);
    QVERIFY(QFile::exists(backups[0]["file"_L1].toString()));
    QVERIFY(backups[0]["automatic"_L1].toBool());
    QVERIFY(m_program->run({u"history"_s, u"backup"_s, u"--list"_s}).out.contains("history-"));
    // Other commands take none.
    QVERIFY(!compare(u"Hi"_s).isEmpty());
    QCOMPARE(QDir(m_program->folder() + u"/backups"_s).entryList({u"*.db"_s}).size(), 1);
}

void TestCliHistory::refusesWhatIsNoBackup()
{
    QVERIFY(!compare(u"First"_s).isEmpty());
    const QString text = m_program->path(u"notes.txt"_s);
    QVERIFY(overwrite(text, 0, "Not a history."));
    CliEnd end = m_program->run({u"history"_s, u"restore"_s, text});
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.err.contains("“notes.txt” is damaged, or no history of Bakeoff. Nothing was changed; choose another backup."),
             end.err.constData());
    end = m_program->run({u"history"_s, u"restore"_s, m_program->path(u"none"_s)});
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.err.contains("There is no file “none”."), end.err.constData());
    end = m_program->run({u"history"_s, u"restore"_s, history()});
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.err.contains("is the history itself"), end.err.constData());
    end = m_program->run({u"history"_s, u"backup"_s, history()});
    QCOMPARE(end.exitCode, 2);
    end = m_program->run({u"history"_s, u"backup"_s, m_program->path(u"no/x.db"_s)});
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.err.contains("There is no folder"), end.err.constData());

    const QString newer = m_program->path(u"newer.db"_s);
    QCOMPARE(m_program->run({u"history"_s, u"backup"_s, newer}).exitCode, 0);
    QVERIFY(overwrite(newer, 60, QByteArray::fromHex("000003e7")));
    end = m_program->run({u"history"_s, u"restore"_s, newer, u"--json"_s});
    QCOMPARE(end.exitCode, 2);
    QCOMPARE(end.json()["error"_L1]["kind"_L1].toString(), u"newer_data"_s);
    QCOMPARE(titleOfNewest(), u"First"_s);
    for (const QStringList &bad : {QStringList{u"restore"_s}, QStringList{u"restore"_s, u"a"_s, u"b"_s}, QStringList{u"export"_s},
                                   QStringList{u"import"_s}, QStringList{u"rerun"_s}, QStringList{u"rerun"_s, u"five"_s},
                                   QStringList{u"export"_s, u"x"_s, u"five"_s}})
        QCOMPARE(m_program->run(QStringList(u"history"_s) + bad).exitCode, 2);
}

void TestCliHistory::carriesComparisonsToAnotherProfile()
{
    const QString first = compare(u"First"_s);
    const QString second = compare(u"Second"_s);
    const QString file = m_program->path(u"one.bakeoff"_s);
    CliEnd end = m_program->run({u"history"_s, u"export"_s, file, first, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.json()["comparisons"_L1].toArray(), QJsonArray{first});
    QVERIFY(m_program->run({u"history"_s, u"export"_s, file}).out.contains("exported to"));

    CliProgram other;
    end = other.run({u"history"_s, u"import"_s, file, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.json()["imported"_L1].toArray().size(), 2);
    const CliEnd shown = other.run({u"history"_s, u"show"_s, second, u"--json"_s});
    QCOMPARE(shown.json()["turns"_L1][0]["replies"_L1][0]["text"_L1].toString(), u"Hello"_s);
    end = other.run({u"history"_s, u"import"_s, file});
    QVERIFY2(end.out.contains("left out"), end.out.constData());
    QCOMPARE(m_program->run({u"history"_s, u"export"_s, file, u"01990000-0000-7000-8000-000000000000"_s}).exitCode, 2);
}

void TestCliHistory::refusesWhatIsNoExport()
{
    const QString text = m_program->path(u"notes.bakeoff"_s);
    QVERIFY(overwrite(text, 0, "Not an export."));
    CliEnd end = m_program->run({u"history"_s, u"import"_s, text});
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.err.contains("“notes.bakeoff” holds no exported history. Nothing was imported."), end.err.constData());
    QVERIFY(!compare(u"First"_s).isEmpty());
    const QString file = m_program->path(u"cut.bakeoff"_s);
    QCOMPARE(m_program->run({u"history"_s, u"export"_s, file}).exitCode, 0);
    QVERIFY(QFile::resize(file, QFileInfo(file).size() / 2));
    end = m_program->run({u"history"_s, u"import"_s, file, u"--json"_s});
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.err.contains("“cut.bakeoff” is damaged. Nothing was imported"), end.err.constData());
    QCOMPARE(end.json()["error"_L1]["kind"_L1].toString(), u"corrupt_data"_s);
}

void TestCliHistory::runsAgain()
{
    const QString first = compare(u"First"_s);
    m_server->handler = [](const FakeServer::Request &request) {
        return request.target.endsWith("/models") ? openaiwire::server()(request) : openaiwire::answer(u"Hello again"_s);
    };
    const CliEnd end = m_program->run({u"history"_s, u"rerun"_s, first, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    const QJsonObject json = end.json();
    QVERIFY(json["comparison"_L1].toString() != first);
    QCOMPARE(json["origin"_L1].toString(), first);
    QCOMPARE(json["end"_L1].toString(), u"complete"_s);
    QCOMPARE(json["turns"_L1].toInt(), 1);
    QCOMPARE(json["replies"_L1][0]["text"_L1].toString(), u"Hello again"_s);
    const QJsonObject delta = json["deltas"_L1][0].toObject();
    QCOMPARE(delta["model"_L1].toString(), u"mine/m"_s);
    QCOMPARE(delta["similarity"_L1].toDouble(), 0.6667);
    QCOMPARE(delta["output_tokens"_L1].toInt(), 0);
    QVERIFY(delta.contains("e2e_ms"_L1));
    QVERIFY(!delta.contains("cost_usd"_L1)); // neither is known

    const CliEnd words = m_program->run({u"history"_s, u"rerun"_s, json["comparison"_L1].toString()});
    QCOMPARE(words.exitCode, 0);
    QVERIFY2(words.out.contains("Compared with then:") && words.out.contains("100"), words.out.constData());
}

void TestCliHistory::runsNothingAgain()
{
    QCOMPARE(m_program->run({u"history"_s, u"rerun"_s, u"01990000-0000-7000-8000-000000000000"_s}).exitCode, 1);
    const QString first = compare(u"First"_s);
    m_server->handler = [](const FakeServer::Request &request) {
        return request.target.endsWith("/models") ? openaiwire::server()(request)
                                                  : FakeServer::Script{FakeServer::answer(400, R"({"error":{"message":"no"}})")};
    };
    const CliEnd end = m_program->run({u"history"_s, u"rerun"_s, first, u"--json"_s});
    QCOMPARE(end.exitCode, 1);
    QCOMPARE(end.json()["replies"_L1][0]["state"_L1].toString(), u"failed"_s);
}

void TestCliHistory::namesTheWayOutOfDamage()
{
    fill();
    QCOMPARE(m_program->run({u"history"_s, u"backup"_s}).exitCode, 0);
    const QString good = QDir(m_program->folder() + u"/backups"_s).entryInfoList({u"*.db"_s}).first().absoluteFilePath();
    // A page in the midst of an answer's text, wherever the file has it.
    QFile whole(history());
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    QList<qint64> pages;
    for (qsizetype at = 0; at + 4096 <= bytes.size(); at += 4096) {
        if (QByteArrayView(bytes).sliced(at + 4, 4092) == QByteArray(4092, 'x'))
            pages.append(at);
    }
    QVERIFY(!pages.isEmpty());
    QVERIFY(overwrite(history(), pages[pages.size() / 2], QByteArray(4096, '\xa5')));

    CliEnd end = m_program->run({u"history"_s, u"check"_s});
    QCOMPARE(end.exitCode, 5);
    QVERIFY2(end.err.contains("bakeoff-cli history restore " + good.toUtf8()), end.err.constData());
    QVERIFY(end.out.contains("The history is damaged. Nothing was changed."));
    end = m_program->run({u"history"_s, u"backup"_s, m_program->path(u"x.db"_s)});
    QCOMPARE(end.exitCode, 5);
    QVERIFY2(end.err.contains("The history is damaged, so no sound backup could be made."), end.err.constData());
    QVERIFY(!QFile::exists(m_program->path(u"x.db"_s)));

    // What can be read is saved, and said to be not all.
    const QString file = m_program->path(u"rest.bakeoff"_s);
    end = m_program->run({u"history"_s, u"export"_s, file, u"--json"_s});
    QCOMPARE(end.exitCode, 1);
    const qsizetype saved = end.json()["comparisons"_L1].toArray().size();
    QCOMPARE(saved + end.json()["unreadable"_L1].toArray().size(), 6);
    QVERIFY(saved >= 4);
    QVERIFY2(end.err.contains("could not be read and"), end.err.constData());

    end = m_program->run({u"history"_s, u"restore"_s, good, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QVERIFY(end.json()["was_damaged"_L1].toBool());
    QCOMPARE(m_program->run({u"history"_s, u"check"_s}).exitCode, 0);
    // A profile of its own takes what was saved.
    CliProgram other;
    QCOMPARE(other.run({u"history"_s, u"import"_s, file, u"--json"_s}).json()["imported"_L1].toArray().size(), saved);
}

void TestCliHistory::restoresOverAHistoryThatCannotBeOpened()
{
    QVERIFY(!compare(u"First"_s).isEmpty());
    QCOMPARE(m_program->run({u"history"_s, u"backup"_s}).exitCode, 0);
    const QString good = QDir(m_program->folder() + u"/backups"_s).entryInfoList({u"*.db"_s}).first().absoluteFilePath();
    QVERIFY(overwrite(history(), 0, QByteArray(300, '\0')));
    CliEnd end = m_program->run({u"compare"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"hi"_s});
    QCOMPARE(end.exitCode, 5);
    QVERIFY2(end.err.contains("The history file is damaged and was left as it is."), end.err.constData());
    QVERIFY2(end.err.contains("bakeoff-cli history restore " + good.toUtf8()), end.err.constData());
    end = m_program->run({u"history"_s, u"restore"_s, good});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(titleOfNewest(), u"First"_s);
    QVERIFY(!compare(u"Second"_s).isEmpty());
}

void TestCliHistory::fullDisks_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("where"); // what cannot be written, below the profile
    QTest::addColumn<QString>("sentence");
    QTest::newRow("backup") << QStringList{u"backup"_s} << u"/backups/history"_s
                            << u"The disk is full, so no backup was made."_s;
    QTest::newRow("restore") << QStringList{u"restore"_s, u"%1"_s} << u"/backups"_s
                             << u"The disk is full, so nothing was restored."_s;
    QTest::newRow("export") << QStringList{u"export"_s, u"%2"_s} << u"/out"_s
                            << u"The disk is full, so nothing was exported."_s;
    QTest::newRow("import") << QStringList{u"import"_s, u"%3"_s} << u"/history.db-wal"_s << u"The disk is full."_s;
}
void TestCliHistory::fullDisks()
{
    QFETCH(QStringList, command);
    QFETCH(const QString, where);
    QFETCH(const QString, sentence);
    const QString first = compare(u"First"_s);
    const QString copy = m_program->path(u"copy.db"_s);
    const QString exported = m_program->path(u"exported.bakeoff"_s);
    QCOMPARE(m_program->run({u"history"_s, u"backup"_s, copy}).exitCode, 0);
    {
        CliProgram other;
        FakeServer server;
        server.handler = openaiwire::server();
        QCOMPARE(other.addProvider(u"mine"_s, server.url()), 0);
        QCOMPARE(other.run({u"compare"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"Elsewhere"_s}).exitCode, 0);
        QCOMPARE(other.run({u"history"_s, u"export"_s, exported}).exitCode, 0);
    }
    for (QString &word : command)
        word.replace(u"%1"_s, copy).replace(u"%2"_s, m_program->folder() + u"/out.bakeoff"_s).replace(u"%3"_s, exported);

    const QProcessEnvironment roomy = m_program->environment;
    m_program->environment.insert(u"LD_PRELOAD"_s, QStringLiteral(BAKEOFF_FULL_DISK));
    m_program->environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    m_program->environment.insert(u"FULL_DISK_FOLDER"_s, m_program->folder() + where);
    m_program->environment.insert(u"FULL_DISK_FLAG"_s, m_program->path(u"full"_s));
    QFile flag(m_program->path(u"full"_s));
    QVERIFY(flag.open(QIODevice::WriteOnly));
    const CliEnd end = m_program->run(QStringList(u"history"_s) + command);
    QCOMPARE(end.exitCode, 5);
    QVERIFY2(end.err.contains(sentence.toUtf8()), end.err.constData());
    QVERIFY(flag.remove());
    m_program->environment = roomy;
    QCOMPARE(m_program->run({u"history"_s, u"check"_s}).exitCode, 0);
    QCOMPARE(titleOfNewest(), u"First"_s);
    QVERIFY(!QFile::exists(m_program->folder() + u"/out.bakeoff"_s));
    QCOMPARE(QDir(m_program->folder() + u"/backups"_s).entryList({u"*.db"_s, u"*.part*"_s}, QDir::Files), QStringList());
    QCOMPARE(m_program->run(QStringList(u"history"_s) + command).exitCode, 0); // with room it works
}

void TestCliHistory::anOlderHistoryOnAFullDisk()
{
    QVERIFY(QFile::remove(history()));
    QVERIFY(QFile::copy(QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/store/data/version1.db"), history()));
    QVERIFY(QFile::setPermissions(history(), QFile::ReadOwner | QFile::WriteOwner));
    const auto content = [this] {
        QFile file(history());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content();
    const QProcessEnvironment roomy = m_program->environment;
    m_program->environment.insert(u"LD_PRELOAD"_s, QStringLiteral(BAKEOFF_FULL_DISK));
    m_program->environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    m_program->environment.insert(u"FULL_DISK_FOLDER"_s, history());
    m_program->environment.insert(u"FULL_DISK_FLAG"_s, m_program->path(u"full"_s));
    QFile flag(m_program->path(u"full"_s));
    QVERIFY(flag.open(QIODevice::WriteOnly));
    const CliEnd end = m_program->run({u"history"_s, u"check"_s});
    QCOMPARE(end.exitCode, 5);
    QVERIFY2(end.err.contains("The disk is full."), end.err.constData());
    QCOMPARE(content(), before);
    QVERIFY(flag.remove());
    m_program->environment = roomy;
    const CliEnd check = m_program->run({u"history"_s, u"check"_s, u"--json"_s});
    QCOMPARE(check.exitCode, 0);
    QCOMPARE(check.json()["replies"_L1].toInt(), 6);
}

void TestCliHistory::aFolderThatCannotBeWritten()
{
    if (::geteuid() == 0) {
        // To root every folder can be written; one that is no folder can by nobody.
        const QString file = m_program->path(u"file"_s);
        QVERIFY(overwrite(file, 0, "x"));
        QCOMPARE(m_program->run({u"history"_s, u"backup"_s, file + u"/x.db"_s}).exitCode, 2);
        QCOMPARE(m_program->run({u"history"_s, u"export"_s, file + u"/x.bakeoff"_s}).exitCode, 2);
        return;
    }
    const QString folder = m_program->path(u"closed"_s);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    const CliEnd end = m_program->run({u"history"_s, u"backup"_s, folder + u"/x.db"_s});
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.err.contains("“x.db” cannot be written. No backup was made; choose another folder."), end.err.constData());
    QCOMPARE(m_program->run({u"history"_s, u"export"_s, folder + u"/x.bakeoff"_s}).exitCode, 2);
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestCliHistory::aHistoryThatIsKeptBusy()
{
    QVERIFY(!compare(u"First"_s).isEmpty());
    const SystemClock clock;
    const QString copy = m_program->path(u"copy.db"_s);
    {
        const auto db = Database::openForWriting(history(), clock);
        QVERIFY(db);
        ScopedTransaction tx(**db);
        QVERIFY(tx.begun());
        const CliEnd end = m_program->run({u"compare"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"hi"_s});
        QCOMPARE(end.exitCode, 5);
        QVERIFY2(end.err.contains("Another program keeps the history busy. Close it or retry in a moment."), end.err.constData());
    }
    QCOMPARE(m_program->run({u"compare"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"hi"_s}).exitCode, 0);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestCliHistory)
#include "tst_clihistory.moc"
