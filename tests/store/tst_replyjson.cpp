// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/replyjson.h"

#include "fakeclock.h"
#include "samples.h"

#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {
/// Through text, as the database keeps it.
QJsonObject reread(const QJsonObject &json)
{
    return QJsonDocument::fromJson(QJsonDocument(json).toJson(QJsonDocument::Compact)).object();
}
} // namespace

class TestReplyJson : public QObject {
    Q_OBJECT

private slots:
    void keepsEveryField()
    {
        const FakeClock clock;
        const Comparison c = samples::comparison(clock);
        const Reply reply = samples::ended(samples::intent(clock, samples::turn(clock, c), c.panes.at(0)), u"x"_s);
        QCOMPARE(replyClocksFromJson(reread(toJson(reply.clocks))), reply.clocks);
        QCOMPARE(chatFactsFromJson(reread(toJson(reply.facts))), reply.facts);
        const QJsonObject wrapped{{"a"_L1, toJson(reply.attempts)}};
        QCOMPARE(failedAttemptsFromJson(reread(wrapped)["a"_L1].toArray()), reply.attempts);
        const Error error{.kind = ErrorKind::Interrupted,
                          .detail = u"d"_s,
                          .providerMessage = u"m"_s,
                          .httpStatus = 200,
                          .retryAfter = std::chrono::seconds(1),
                          .maybeBilled = true};
        QCOMPARE(errorFromJson(reread(toJson(error))), error);
    }

    void keepsWhatIsNotKnownUnknown()
    {
        QCOMPARE(toJson(ReplyClocks{}), QJsonObject());
        QCOMPARE(toJson(ChatFacts{}), QJsonObject());
        QCOMPARE(replyClocksFromJson({}), ReplyClocks{});
        QCOMPARE(chatFactsFromJson({}), ChatFacts{});
        TokenUsage zero;
        zero.cachedInput = 0;
        QCOMPARE(tokenUsageFromJson(reread(toJson(zero))), zero);
        QVERIFY(tokenUsageFromJson(reread(toJson(zero))) != TokenUsage{});
    }

    void keepsAllDigitsOfABill()
    {
        TokenUsage usage;
        usage.billed = Usd::fromPicos(std::numeric_limits<qint64>::max());
        usage.input = std::numeric_limits<qint64>::max() - 1;
        QCOMPARE(tokenUsageFromJson(reread(toJson(usage))), usage);
    }

    void readsWrongTypesAsAbsent()
    {
        const QJsonObject wrong{{"request_sent"_L1, "soon"_L1}, {"chunks"_L1, QJsonArray{1}}};
        QCOMPARE(replyClocksFromJson(wrong), ReplyClocks{});
    }

    void namesStates_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("name");
        const QStringList names{u"waiting"_s, u"starting"_s, u"reasoning"_s, u"answering"_s,
                                u"done"_s,    u"failed"_s,   u"stopped"_s,   u"cut_off"_s};
        for (int i = 0; i < names.size(); ++i)
            QTest::newRow(qPrintable(names.at(i))) << i << names.at(i);
    }

    void namesStates()
    {
        QFETCH(const int, state);
        QFETCH(const QString, name);
        QCOMPARE(QString(replyStateName(ReplyState(state))), name);
        QCOMPARE(replyStateFromName(name), ReplyState(state));
        QCOMPARE(replyStateFromName(name + u'x'), std::nullopt);
    }

    void knowsWhatBelongsInTheLedger_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<bool>("billed");
        const auto row = [](const char *title, bool billed, auto change) {
            Reply reply;
            change(reply);
            QTest::newRow(title) << reply << billed;
        };
        row("done, unknown price", true, [](Reply &r) { r.state = ReplyState::Done; });
        row("stopped before it was sent", false, [](Reply &r) { r.state = ReplyState::Stopped; });
        row("stopped after it was sent", true, [](Reply &r) {
            r.state = ReplyState::Stopped;
            r.clocks.requestSent = std::chrono::nanoseconds(1);
        });
        row("wrong key", false, [](Reply &r) {
            r.state = ReplyState::Failed;
            r.clocks.requestSent = std::chrono::nanoseconds(1);
            r.error = Error{.kind = ErrorKind::BadKey, .httpStatus = 401};
        });
        row("lost without an answer", true, [](Reply &r) {
            r.state = ReplyState::Failed;
            r.error = Error{.kind = ErrorKind::Timeout, .maybeBilled = true};
        });
        row("failed after some text", true, [](Reply &r) {
            r.state = ReplyState::CutOff;
            r.text = u"Once"_s;
            r.error = Error{.kind = ErrorKind::Interrupted};
        });
        row("failed, but billed", true, [](Reply &r) {
            r.state = ReplyState::Failed;
            r.cost = Cost::billed(Usd::fromPicos(1));
            r.error = Error{.kind = ErrorKind::ProviderFailed};
        });
    }

    void knowsWhatBelongsInTheLedger()
    {
        QFETCH(const Reply, reply);
        QFETCH(const bool, billed);
        QCOMPARE(mayHaveBeenBilled(reply), billed);
    }
};

QTEST_GUILESS_MAIN(TestReplyJson)
#include "tst_replyjson.moc"
