// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeclock.h"
#include "store/database.h"
#include "store/reportsettingsrepository.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Settings of reports, as JSON and as they are kept.
class TestSavedReports : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto db = Database::openForWriting(m_dir->filePath(u"history.db"_s), m_clock);
        QVERIFY(db);
        m_db = std::move(db).value();
    }

    void comesBackFromJson_data()
    {
        QTest::addColumn<ReportSettings>("settings");
        QTest::newRow("blank") << ReportSettings();
        QTest::newRow("everything") << full();
        ReportSettings dates;
        dates.covers = ReportCovers::Dates;
        dates.selection.filter.from = UtcMicros{-1};
        dates.selection.filter.until = UtcMicros{9'007'199'254'740'993}; // more than a double holds
        QTest::newRow("dates") << dates;
        ReportSettings words;
        words.options.title = u"\u202e\"Quotes\", 'and' \U0001f600\u0000 zero"_s;
        words.options.conclusion = u"one\ntwo\n"_s;
        words.options.projectedRequests = 1'000'000'000'000'000'000;
        QTest::newRow("words") << words;
    }

    void comesBackFromJson()
    {
        QFETCH(const ReportSettings, settings);
        const auto back = ReportSettings::fromJson(settings.toJson());
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        ReportSettings bare = settings;
        bare.id = {};
        bare.created = bare.updated = {};
        QCOMPARE(*back, bare);
    }

    void refusesWhatItNeverWrote_data()
    {
        QTest::addColumn<QJsonObject>("json");
        const QJsonObject good = full().toJson();
        const auto with = [&good](const QString &name, const QJsonValue &value) {
            QJsonObject json = good;
            json[name] = value;
            return json;
        };
        const auto option = [&](const QString &name, const QJsonValue &value) {
            QJsonObject options = good["options"_L1].toObject();
            options[name] = value;
            return with(u"options"_s, options);
        };
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("covers") << with(u"covers"_s, u"everything"_s);
        QTest::newRow("id") << with(u"comparisons"_s, QJsonArray{u"one"_s});
        QTest::newRow("no list") << with(u"jobs"_s, u"one"_s);
        QTest::newRow("filter") << with(u"filter"_s, QJsonObject{{u"colour"_s, u"red"_s}});
        QTest::newRow("no options") << with(u"options"_s, {});
        QTest::newRow("template") << option(u"template"_s, u"long"_s);
        QTest::newRow("flag") << option(u"media"_s, u"yes"_s);
        QTest::newRow("requests") << option(u"requests_a_month"_s, u"many"_s);
        QTest::newRow("no requests") << option(u"requests_a_month"_s, u"0"_s);
        QTest::newRow("baseline") << option(u"baseline"_s, u"noslash"_s);
    }

    void refusesWhatItNeverWrote()
    {
        QFETCH(const QJsonObject, json);
        const auto read = ReportSettings::fromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
    }

    void knowsWhetherItAsksAnything()
    {
        ReportSettings settings;
        QVERIFY(settings.isBlank());
        QVERIFY(!settings.asksAnything()); // not "everything"
        settings.covers = ReportCovers::Filter;
        QVERIFY(settings.asksAnything());
        settings.covers = ReportCovers::Batches;
        QVERIFY(!settings.asksAnything());
        settings.selection.jobs = {newId(m_clock.nowUtc())};
        QVERIFY(settings.asksAnything());
        QVERIFY(!settings.isBlank());
    }

    void areKept()
    {
        ReportSettingsRepository reports(*m_db);
        QCOMPARE(reports.list()->size(), 0);
        ReportSettings a = full();
        a.id = newId(m_clock.nowUtc());
        a.created = a.updated = m_clock.nowUtc();
        QVERIFY(reports.put(a));
        m_clock.advance(1s);
        ReportSettings b;
        b.id = newId(m_clock.nowUtc());
        b.created = b.updated = m_clock.nowUtc();
        QVERIFY(reports.put(b));
        QCOMPARE(*reports.load(a.id), a);
        QCOMPARE(*reports.load(b.id), b);
        QCOMPARE(*reports.list(), (QList<ReportEntry>{{b.id, {}, b.updated}, {a.id, a.options.title, a.updated}}));
        m_clock.advance(1s);
        a.options.title = u"Another"_s;
        a.updated = m_clock.nowUtc();
        QVERIFY(reports.put(a));
        QCOMPARE(*reports.list(), (QList<ReportEntry>{{a.id, u"Another"_s, a.updated}, {b.id, {}, b.updated}}));
        QVERIFY(reports.remove(a.id));
        QVERIFY(reports.remove(a.id)); // it is gone, as was wanted
        QCOMPARE(reports.load(a.id).error().kind, ErrorKind::NotFound);
        QCOMPARE(reports.list()->size(), 1);
    }

    void tellsWhatCannotBeRead()
    {
        ReportSettingsRepository reports(*m_db);
        ReportSettings a = full();
        a.id = newId(m_clock.nowUtc());
        QVERIFY(reports.put(a));
        QVERIFY(m_db->exec(u"UPDATE reports SET settings = 'torn'"_s));
        QCOMPARE(reports.load(a.id).error().kind, ErrorKind::CorruptData);
        QCOMPARE(reports.list()->size(), 1); // so that it can be deleted
    }

private:
    ReportSettings full() const
    {
        ReportSettings settings;
        settings.covers = ReportCovers::Batches;
        settings.selection.comparisons = {newId(m_clock.nowUtc()), newId(m_clock.nowUtc())};
        settings.selection.batches = {newId(m_clock.nowUtc())};
        settings.selection.jobs = {newId(m_clock.nowUtc())};
        settings.selection.filter.tags = {u"support"_s};
        settings.selection.filter.starred = true;
        settings.options = {.title = u"Which model?"_s,
                            .question = u"A cheaper one?"_s,
                            .conclusion = u"Yes."_s,
                            .form = ReportTemplate::OnePage,
                            .prompts = false,
                            .answers = false,
                            .names = false,
                            .media = false,
                            .sameModel = false,
                            .projectedRequests = 20'000,
                            .baseline = ModelRef{u"router"_s, u"a/b"_s}};
        return settings;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
};

QTEST_GUILESS_MAIN(TestSavedReports)
#include "tst_savedreports.moc"
