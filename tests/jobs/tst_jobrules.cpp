// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobclocks.h"
#include "jobs/jobrules.h"
#include "jobs/jobtimes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr UtcMicros kNoon{1'790'000'000'000'000};

UtcMicros at(std::chrono::microseconds since)
{
    return {kNoon.value + since.count()};
}

/// Single quotes stand for double ones; moc loses its way in raw strings.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QJsonObject object(const char *text)
{
    return QJsonDocument::fromJson(json(text)).object();
}

Id id(int n)
{
    return Id(0x1, 0, 0, 0, 0, 0, 0, 0, 0, 0, static_cast<uchar>(n));
}

const char *const kCat = "{'prompt': 'a cat'}";

SentJob sent(int n, std::chrono::microseconds when, const char *input = kCat)
{
    return {.id = id(n),
            .model = {u"rep"_s, u"sandbox/painter"_s},
            .route = PredictionRoute::Official,
            .input = object(input),
            .sent = at(when)};
}

Prediction listed(const QString &name, std::chrono::microseconds when, const char *input = kCat)
{
    Prediction p;
    p.id = name;
    p.model = u"sandbox/painter"_s;
    p.version = u"hidden"_s;
    p.input = object(input);
    p.created = at(when);
    return p;
}

QString pairs(const QList<std::pair<Id, QString>> &found)
{
    QStringList texts;
    for (const auto &[job, prediction] : found)
        texts.append(QString::number(job.data4[7]) + prediction);
    texts.sort();
    return texts.join(u' ');
}

} // namespace

class TestJobRules : public QObject {
    Q_OBJECT

private slots:
    /// Type 7 of Hyndman and Fan: by hand, and as R's quantile() has it.
    void usualTimes_data()
    {
        QTest::addColumn<QList<int>>("seconds");
        QTest::addColumn<int>("low"); // ms; 0: too few
        QTest::addColumn<int>("high");
        QTest::newRow("none") << QList<int>{} << 0 << 0;
        QTest::newRow("four") << QList<int>{1, 2, 3, 4} << 0 << 0;
        QTest::newRow("five: the middle half") << QList<int>{50, 10, 30, 20, 40} << 20'000 << 40'000;
        QTest::newRow("six") << QList<int>{1, 2, 3, 4, 5, 6} << 2'250 << 4'750;
        QTest::newRow("ten: the middle eight") << QList<int>{10, 9, 8, 7, 6, 5, 4, 3, 2, 1} << 1'900 << 9'100;
        QTest::newRow("all the same") << QList<int>(20, 7) << 7'000 << 7'000;
    }
    void usualTimes()
    {
        QFETCH(const QList<int>, seconds);
        QFETCH(const int, low);
        QFETCH(const int, high);
        QList<std::chrono::microseconds> times;
        for (const int s : seconds)
            times.append(std::chrono::seconds(s));
        const JobTimes found = jobTimes(times);
        QCOMPARE(found.n, seconds.size());
        QCOMPARE(found.isEnough(), low > 0);
        QVERIFY(found.low == std::chrono::milliseconds(low));
        QVERIFY(found.high == std::chrono::milliseconds(high));
        QCOMPARE(found.share(), seconds.size() < 10 ? 50 : 80);
    }

    void namesAreStable()
    {
        QStringList names;
        for (const JobState state : kJobStates) {
            names.append(jobStateName(state));
            QCOMPARE(jobStateFromName(QString(jobStateName(state))), state);
        }
        QCOMPARE(names.join(u' '), u"queued sending unconfirmed starting processing succeeded failed canceled aborted expired"_s);
        QVERIFY(!jobStateFromName(u"done"));
    }

    void transitions_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to"); // all that are allowed besides staying
        QTest::newRow("queued") << u"queued"_s << u"sending failed canceled"_s;
        QTest::newRow("sending") << u"sending"_s
                                 << u"queued unconfirmed starting processing succeeded failed canceled aborted expired"_s;
        QTest::newRow("unconfirmed") << u"unconfirmed"_s
                                     << u"starting processing succeeded failed canceled aborted expired"_s;
        QTest::newRow("starting") << u"starting"_s << u"processing succeeded failed canceled aborted expired"_s;
        QTest::newRow("processing") << u"processing"_s << u"succeeded failed canceled aborted expired"_s;
        for (const char *last : {"succeeded", "failed", "canceled", "aborted", "expired"})
            QTest::newRow(last) << QString::fromLatin1(last) << QString();
    }

    void transitions()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        const JobState state = *jobStateFromName(from);
        QStringList allowed;
        for (const JobState next : kJobStates) {
            if (next != state && mayBecome(state, next))
                allowed.append(jobStateName(next));
        }
        QCOMPARE(allowed.join(u' '), to);
        QVERIFY(mayBecome(state, state));
    }

    /// Only what is queued may be sent.
    void onlyTheQueuedAreSent()
    {
        for (const JobState state : kJobStates)
            QCOMPARE(state != JobState::Sending && mayBecome(state, JobState::Sending), state == JobState::Queued);
    }

    void isOf_data()
    {
        QTest::addColumn<QByteArray>("ours");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<int>("seconds"); // created - sent
        QTest::addColumn<bool>("same");
        const QByteArray cat = json("{'prompt': 'a cat', 'steps': 4}");
        QTest::newRow("the same") << cat << cat << 0 << true;
        QTest::newRow("other order, 4.0") << cat << json("{'steps': 4.0, 'prompt': 'a cat'}") << 0 << true;
        QTest::newRow("null is absent") << cat << json("{'steps': 4, 'prompt': 'a cat', 'mask': null}") << 0 << true;
        QTest::newRow("other value") << cat << json("{'prompt': 'a cat', 'steps': 5}") << 0 << false;
        QTest::newRow("text is no number") << cat << json("{'prompt': 'a cat', 'steps': '4'}") << 0 << false;
        QTest::newRow("a key less") << cat << json("{'prompt': 'a cat'}") << 0 << false;
        QTest::newRow("a key more") << cat << json("{'prompt': 'a cat', 'steps': 4, 'seed': 1}") << 0 << false;
        QTest::newRow("large seeds") << json("{'seed': 9007199254740993}")
                                     << json("{'seed': 9007199254740992}") << 0 << false;
        QTest::newRow("5 min before") << cat << cat << -300 << true;
        QTest::newRow("earlier") << cat << cat << -301 << false;
        QTest::newRow("10 min after") << cat << cat << 600 << true;
        QTest::newRow("later") << cat << cat << 601 << false;
        const QByteArray file = json("{'image': 'sha256:0101010101010101010101010101010101010101010101010101010101010101'}");
        QTest::newRow("a file, inlined") << file << json("{'image': 'data:image/png;base64,AA=='}") << 0 << true;
        QTest::newRow("a file, moved") << file << json("{'image': 'https://replicate.delivery/x.png'}") << 0 << true;
        QTest::newRow("no file") << file << json("{'image': 'a cat'}") << 0 << false;
        const QByteArray up = json("{'image': 'sha256:0202020202020202020202020202020202020202020202020202020202020202'}");
        QTest::newRow("uploaded") << up << json("{'image': 'https://api.test/files/2'}") << 0 << true;
        QTest::newRow("another upload") << up << json("{'image': 'https://api.test/files/3'}") << 0 << false;
        QTest::newRow("a secret") << json("{'token': '[redacted]'}") << json("{'token': '***'}") << 0 << true;
        QTest::newRow("in a list") << json("{'images': ['sha256:0101010101010101010101010101010101010101010101010101010101010101', 'https://x.test/a.png']}")
                                   << json("{'images': ['https://y.test/1', 'https://x.test/a.png']}") << 0 << true;
        QTest::newRow("a longer list") << json("{'a': [1]}") << json("{'a': [1, 2]}") << 0 << false;
    }

    void isOf()
    {
        QFETCH(const QByteArray, ours);
        QFETCH(const QByteArray, theirs);
        QFETCH(const int, seconds);
        QFETCH(const bool, same);
        SentJob job = sent(1, 0s, ours.constData());
        job.files = {{.sha256 = QByteArray(32, '\1')}, {.sha256 = QByteArray(32, '\2'), .uploadedUrl = u"https://api.test/files/2"_s}};
        QCOMPARE(bakeoff::isOf(listed(u"p"_s, std::chrono::seconds(seconds), theirs.constData()), job), same);
    }

    void whichModel()
    {
        SentJob job = sent(1, 0s);
        Prediction p = listed(u"p"_s, 0s);
        p.model = u"sandbox/film"_s;
        QVERIFY(!bakeoff::isOf(p, job));
        job.route = PredictionRoute::Version;
        job.version = u"abc"_s;
        QVERIFY(!bakeoff::isOf(p, job));
        p.version = u"abc"_s; // the name in the answer may be an internal one
        QVERIFY(bakeoff::isOf(p, job));
        job.route = PredictionRoute::Deployment;
        QVERIFY(!bakeoff::isOf(p, job));
        p.deployment = u"sandbox/painter"_s;
        QVERIFY(bakeoff::isOf(p, job));
        p.deployment = u"painter"_s; // without its owner, as Replicate says it
        QVERIFY(bakeoff::isOf(p, job));
        p.deployment = u"film"_s;
        QVERIFY(!bakeoff::isOf(p, job));
        p.deployment = u"painter"_s;
        p.dataRemoved = true;
        QVERIFY(!bakeoff::isOf(p, job));
        p = listed(u"p"_s, 0s);
        p.created.reset();
        QVERIFY(!bakeoff::isOf(p, sent(1, 0s)));
    }

    void oneToOne_data()
    {
        QTest::addColumn<QList<int>>("jobs");        // minutes of sending; numbered from 1
        QTest::addColumn<QList<int>>("predictions"); // minutes of creation; a, b, c, …
        QTest::addColumn<QString>("claimed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one") << QList<int>{0} << QList<int>{0} << QString() << u"1a"_s;
        QTest::newRow("none") << QList<int>{0} << QList<int>{} << QString() << QString();
        QTest::newRow("claimed by another") << QList<int>{0} << QList<int>{0} << u"a"_s << QString();
        QTest::newRow("two jobs, one prediction") << QList<int>{0, 1} << QList<int>{1} << QString() << u"1a"_s;
        QTest::newRow("one job, two predictions") << QList<int>{1} << QList<int>{1, 2} << QString() << u"1a"_s;
        QTest::newRow("in order") << QList<int>{0, 1, 2} << QList<int>{2, 1, 0} << QString() << u"1c 2b 3a"_s;
        QTest::newRow("no job is left without") << QList<int>{8, 0} << QList<int>{10, 16} << QString() << u"1b 2a"_s;
        QTest::newRow("out of the window") << QList<int>{0, 30} << QList<int>{31} << QString() << u"2a"_s;
    }

    void oneToOne()
    {
        QFETCH(const QList<int>, jobs);
        QFETCH(const QList<int>, predictions);
        QFETCH(const QString, claimed);
        QFETCH(const QString, expected);
        QList<SentJob> waiting;
        for (int i = 0; i < jobs.size(); ++i)
            waiting.append(sent(i + 1, std::chrono::minutes(jobs[i])));
        QList<Prediction> page;
        for (int i = 0; i < predictions.size(); ++i)
            page.append(listed(QString(QChar(u'a' + i)), std::chrono::minutes(predictions[i])));
        QSet<QString> taken;
        if (!claimed.isEmpty())
            taken.insert(claimed);
        QCOMPARE(pairs(reconcile(waiting, page, taken)), expected);
        // A prediction that two pages show is still one.
        QCOMPARE(pairs(reconcile(waiting, page + page, taken)), expected);
    }

    /// "replicate-internal/…" in the place of the model's name.
    void internalNames_data()
    {
        QTest::addColumn<QStringList>("jobs");        // models, asked the same a minute after each other
        QTest::addColumn<QStringList>("predictions"); // their names; a, b, c, …
        QTest::addColumn<QString>("expected");
        const QString inner = u"replicate-internal/x"_s;
        QTest::newRow("one") << QStringList{u"a/paint"_s} << QStringList{inner} << u"1a"_s;
        QTest::newRow("its own name goes first") << QStringList{u"a/paint"_s} << QStringList{inner, u"a/paint"_s} << u"1b"_s;
        QTest::newRow("two of one model") << QStringList{u"a/paint"_s, u"a/paint"_s} << QStringList{inner, inner} << u"1a 2b"_s;
        QTest::newRow("two models: nobody knows") << QStringList{u"a/paint"_s, u"b/draw"_s} << QStringList{inner} << QString();
        QTest::newRow("two models, one tells its name") << QStringList{u"a/paint"_s, u"b/draw"_s}
                                                        << QStringList{u"b/draw"_s, inner} << u"1b 2a"_s;
        QTest::newRow("another model") << QStringList{u"a/paint"_s} << QStringList{u"a/film"_s} << QString();
    }

    void internalNames()
    {
        QFETCH(const QStringList, jobs);
        QFETCH(const QStringList, predictions);
        QFETCH(const QString, expected);
        QList<SentJob> waiting;
        for (int i = 0; i < jobs.size(); ++i) {
            waiting.append(sent(i + 1, std::chrono::minutes(i)));
            waiting.last().model.id = jobs[i];
        }
        QList<Prediction> page;
        for (int i = 0; i < predictions.size(); ++i) {
            page.append(listed(QString(QChar(u'a' + i)), std::chrono::minutes(i)));
            page.last().model = predictions[i];
        }
        QCOMPARE(pairs(reconcile(waiting, page, {})), expected);
        waiting.first().route = PredictionRoute::Version;
        waiting.first().version = u"v"_s;
        for (const auto &[job, prediction] : reconcile(waiting, page, {}))
            QVERIFY(job != id(1));
    }

    void reconcilingEnds()
    {
        QVERIFY(!reconcileIsOver(kNoon, at(1h)));
        QVERIFY(reconcileIsOver(kNoon, at(1h + 1us)));
        QVERIFY(!reconcileIsOver(kNoon, at(-5h))); // the clock was set back
    }

    void afterSubmission_data()
    {
        QTest::addColumn<Submission::Kind>("kind");
        QTest::addColumn<ErrorKind>("error");
        QTest::addColumn<JobState>("state");
        using Kind = Submission::Kind;
        QTest::newRow("taken") << Kind::Accepted << ErrorKind::Cancelled << JobState::Starting;
        QTest::newRow("no connection") << Kind::NotSent << ErrorKind::ConnectionRefused << JobState::Queued;
        QTest::newRow("no network") << Kind::NotSent << ErrorKind::NoNetwork << JobState::Queued;
        QTest::newRow("no key") << Kind::NotSent << ErrorKind::NoKey << JobState::Failed;
        QTest::newRow("foreign host") << Kind::NotSent << ErrorKind::ForeignHost << JobState::Failed;
        QTest::newRow("429") << Kind::Refused << ErrorKind::RateLimited << JobState::Queued;
        QTest::newRow("422") << Kind::Refused << ErrorKind::BadInput << JobState::Failed;
        QTest::newRow("402") << Kind::Refused << ErrorKind::NoCredit << JobState::Failed;
        QTest::newRow("nobody knows") << Kind::Unconfirmed << ErrorKind::Timeout << JobState::Unconfirmed;
        QTest::newRow("500") << Kind::Unconfirmed << ErrorKind::ProviderFailed << JobState::Unconfirmed;
        QTest::newRow("429, but unconfirmed") << Kind::Unconfirmed << ErrorKind::RateLimited << JobState::Unconfirmed;
    }

    void afterSubmission()
    {
        QFETCH(const Submission::Kind, kind);
        QFETCH(const ErrorKind, error);
        QFETCH(const JobState, state);
        Submission submission{.kind = kind, .error = Error{.kind = error}};
        if (kind == Submission::Kind::Accepted) {
            submission.error.reset();
            submission.prediction = listed(u"p"_s, 0s);
        }
        const AfterSubmission after = bakeoff::afterSubmission(submission, 1, 7);
        QCOMPARE(after.state, state);
        QCOMPARE(after.pause.has_value(), state == JobState::Queued);
    }

    void pausesGrowAndHonourTheProvider()
    {
        const Submission refused{.kind = Submission::Kind::Refused,
                                 .error = Error{.kind = ErrorKind::RateLimited, .retryAfter = 90s}};
        QVERIFY(*bakeoff::afterSubmission(refused, 1, 1).pause >= 90s);
        QVERIFY(*bakeoff::afterSubmission(refused, 1, 1).pause < 120s);
        const Submission gone{.kind = Submission::Kind::NotSent, .error = Error{.kind = ErrorKind::ConnectionRefused}};
        for (quint64 seed = 0; seed < 50; ++seed) {
            QVERIFY(*bakeoff::afterSubmission(gone, 1000, seed).pause <= 60s);
            QVERIFY(*bakeoff::afterSubmission(gone, 1, seed).pause >= 250ms);
        }
        QVERIFY(pollPause(0s, 0, false) < pollPause(20s, 0, false));
        QVERIFY(pollPause(20s, 0, false) < pollPause(1h, 0, false));
        QCOMPARE(pollPause(0s, 0, true), 10s);
        QCOMPARE(pollPause(0s, 100, false), 60s);
    }

    void allowances()
    {
        RateAllowance allowance{.remaining = 0, .reset = 30s, .heard = kNoon};
        QCOMPARE(allowedFrom(allowance, at(1s)), at(30s));
        QCOMPARE(allowedFrom(allowance, at(31s)), at(31s));
        QCOMPARE(allowedFrom(allowance, at(-1h)), at(-1h)); // the clock was set back
        allowance.remaining = 1;
        QCOMPARE(allowedFrom(allowance, at(1s)), at(1s));
        QCOMPARE(allowedFrom({}, at(1s)), at(1s));
    }

    void leases()
    {
        const Id me = id(1);
        const Id other = id(2);
        QVERIFY(mayTake({}, me, kNoon, true));
        QVERIFY(mayTake({me, at(-1h)}, me, kNoon, true));
        QVERIFY(!mayTake({other, at(1s)}, me, kNoon, true));
        QVERIFY(mayTake({other, at(1s)}, me, kNoon, false));
        QVERIFY(mayTake({other, kNoon}, me, kNoon, true));
        QVERIFY(mayTake({other, at(2h)}, me, kNoon, true)); // the clock was set back
    }

    void deadlines()
    {
        QCOMPARE(overdue(60s, 60s), Overdue::No);
        QCOMPARE(overdue(60s + kDeadlineGrace + 1s, 60s), Overdue::Cancel);
        QCOMPARE(overdue(60s + kDeadlineGrace + 6min, 60s), Overdue::GiveUp);
        QCOMPARE(overdue(2h, std::nullopt), Overdue::No);
        QCOMPARE(overdue(kLongestRun + 1s, std::nullopt), Overdue::Cancel);
        QCOMPARE(overdue(kLongestRun + 6min, std::nullopt), Overdue::GiveUp);
    }

    void clocks()
    {
        using Absent = JobFigure::Absent;
        JobStamps stamps{.created = kNoon};
        JobClocks none = jobClocks(stamps, {}, JobState::Queued, at(1min));
        QCOMPARE(none.queue.absent, Absent::NotYet);
        QCOMPARE(none.total.absent, Absent::NotYet);
        QVERIFY(!none.probablyCold);

        stamps = {.created = kNoon, .sent = at(1s), .confirmed = at(2s), .ended = at(21s), .providerCreated = at(100s),
                  .providerStarted = at(104s), .providerCompleted = at(114s)};
        JobClocks whole = jobClocks(stamps, 8.25, JobState::Succeeded, at(1h));
        QCOMPARE(*whole.queue.value, 4s);
        QCOMPARE(*whole.run.value, 8250ms);
        QCOMPARE(*whole.total.value, 20s);
        QVERIFY(!whole.probablyCold);
        QVERIFY(jobClocks(stamps, 8.25, JobState::Succeeded, at(1h), 3s).probablyCold);
        QCOMPARE(*jobClocks(stamps, {}, JobState::Succeeded, at(1h)).run.value, 10s);

        QCOMPARE(*jobSavingTime(stamps, at(22500ms)).value, 1500ms);
        QCOMPARE(jobSavingTime(stamps, {}).absent, Absent::NotYet);
        QCOMPARE(jobSavingTime(stamps, at(20s)).absent, Absent::ClocksDisagree);

        stamps.providerStarted = at(99s);
        stamps.providerCompleted = at(98s);
        whole = jobClocks(stamps, {}, JobState::Succeeded, at(1h));
        QCOMPARE(whole.queue.absent, Absent::ClocksDisagree);
        QCOMPARE(whole.run.absent, Absent::ClocksDisagree);
        QVERIFY(!whole.run.value);
        stamps.providerStarted.reset();
        QCOMPARE(jobClocks(stamps, {}, JobState::Failed, at(1h)).queue.absent, Absent::NotSaid);
        // Still booting.
        stamps.ended.reset();
        QVERIFY(!jobClocks(stamps, {}, JobState::Starting, at(7s)).probablyCold);
        QVERIFY(jobClocks(stamps, {}, JobState::Starting, at(8s)).probablyCold);

        QCOMPARE(predictTimeOf(object("{'predict_time': 1.5}")), 1.5);
        QVERIFY(!predictTimeOf(object("{'predict_time': -1}")));
        QVERIFY(!predictTimeOf(object("{'predict_time': '1'}")));
    }

    void outputs_data()
    {
        QTest::addColumn<QByteArray>("output"); // the only item of a list
        QTest::addColumn<QString>("files");     // "place=name …"
        QTest::newRow("none") << QByteArray("[null]") << QString();
        QTest::newRow("one") << json("['https://replicate.delivery/x/out-0.webp']") << u"=out-0.webp"_s;
        QTest::newRow("several") << json("[['https://a.test/0.png', 'https://a.test/1.png']]") << u"[0]=0.png [1]=1.png"_s;
        QTest::newRow("nested") << json("[{'frames': [{'url': 'https://a.test/f.png'}], 'n': 3, 'text': 'x'}]")
                                << u"frames[0].url=f.png"_s;
        QTest::newRow("inlined") << json("['data:image/png;base64,AAAA']") << u"=output-0"_s;
        QTest::newRow("text") << json("[['See ', 'https://a.test/x and more']]") << QString();
        QTest::newRow("plain http") << json("['http://a.test/x.png']") << QString();
        QTest::newRow("loopback") << json("['http://127.0.0.1:9/x.png']") << u"=x.png"_s;
        QTest::newRow("file") << json("['file:///etc/passwd']") << QString();
        QTest::newRow("no name") << json("['https://a.test/']") << u"=output-0"_s;
        QTest::newRow("hostile name") << json("['https://a.test/x/a%3Ab%0Ac.png?x=1']") << u"=a_b_c.png"_s;
    }

    void outputs()
    {
        QFETCH(const QByteArray, output);
        QFETCH(const QString, files);
        QStringList found;
        for (const Artifact &a : artifactsOf(QJsonDocument::fromJson(output).array().at(0)))
            found.append(a.source + u'=' + a.fileName);
        QCOMPARE(found.join(u' '), files);
    }

    void manyOutputs()
    {
        QJsonArray files;
        for (int i = 0; i < 249; ++i)
            files.append(u"https://a.test/%1.png"_s.arg(i));
        QCOMPARE(artifactsOf(files).size(), 249);
        QCOMPARE(artifactsOf(files).last().position, 248);
        QJsonArray all;
        for (int i = 0; i < 20; ++i)
            all.append(files);
        QCOMPARE(artifactsOf(all).size(), kMostArtifacts);
        QJsonValue deep = u"https://a.test/x"_s;
        for (int i = 0; i < 1000; ++i)
            deep = QJsonArray{deep};
        QCOMPARE(artifactsOf(deep).size(), 0);
    }

    void storedWithoutBytes()
    {
        const QJsonArray output{u"data:text/plain,hello"_s, u"https://a.test/x.png"_s, 3, QJsonObject{{u"a"_s, u"data:,x"_s}}};
        const QJsonValue stored = storedOutput(output, artifactsOf(output));
        const QByteArray expected = json("['artifact:0','https://a.test/x.png',3,{'a':'artifact:2'}]");
        QCOMPARE(QJsonDocument(stored.toArray()).toJson(QJsonDocument::Compact), expected);
    }

    void safeNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << u"out.png"_s << u"out.png"_s;
        QTest::newRow("folders") << u"../../etc/passwd"_s << u"_.._etc_passwd"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
        QTest::newRow("control") << u"a\nb\u202Egnp.exe"_s << u"a_b_gnp.exe"_s;
        QTest::newRow("nothing") << u"..."_s << u"output"_s;
        QTest::newRow("only refused") << u"///"_s << u"output"_s;
        QTest::newRow("long") << QString(300, u'x') + u".png"_s << QString(116, u'x') + u".png"_s;
    }

    void safeNames()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, safe);
        QCOMPARE(safeFileName(name), safe);
    }

    void titles()
    {
        QCOMPARE(jobTitle(object("{'seed': 4, 'format': 'png', 'prompt': '  a\n cat '}")), u"a cat"_s);
        QCOMPARE(jobTitle(object("{'format': 'png', 'caption_text': 'the longest text'}")), u"the longest text"_s);
        QCOMPARE(jobTitle(object("{'image': 'sha256:00', 'url': 'https://a.test'}")), QString());
        QCOMPARE(jobTitle({{u"prompt"_s, QString(5000, u'x')}}).size(), 200);
    }
};

QTEST_GUILESS_MAIN(TestJobRules)
#include "tst_jobrules.moc"
