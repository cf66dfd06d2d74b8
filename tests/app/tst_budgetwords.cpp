// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of budgets and of estimates that rest on history; the sources of the texts, before plurals.
#include "compare/comparison.h"
#include "words/words.h"

#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

const QLocale kUs(QLocale::English, QLocale::UnitedStates);

Usd usd(const char *decimal)
{
    return Usd::fromDecimal(decimal).value();
}

} // namespace

class TestBudgetWords : public QObject {
    Q_OBJECT

private slots:
    void refusals_data()
    {
        QTest::addColumn<BudgetScope>("scope");
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("held");
        QTest::addColumn<int>("unknown");
        QTest::addColumn<QString>("what");
        QTest::newRow("day") << BudgetScope::Day << QString() << u"0"_s << 0
                             << u"Today's budget of $5.00 does not suffice: $4.90 is spent, and up to $0.111 is needed."_s;
        QTest::newRow("held too")
            << BudgetScope::Month << QString() << u"0.05"_s << 0
            << u"This month's budget of $5.00 does not suffice: $4.90 is spent, $0.05 is held for what runs, and up to $0.111 is needed."_s;
        QTest::newRow("of a provider") << BudgetScope::Day << u"or"_s << u"0"_s << 0
                                       << u"Today's budget of $5.00 for or does not suffice: $4.90 is spent, and up to $0.111 is needed."_s;
        QTest::newRow("run") << BudgetScope::Run << QString() << u"0"_s << 0
                             << u"The budget of $5.00 for one run does not suffice: up to $0.111 is needed."_s;
        QTest::newRow("no price") << BudgetScope::Day << QString() << u"0"_s << 3
                                  << u"Today's budget of $5.00 needs known prices, and 3 request(s) have none."_s;
    }

    void refusals()
    {
        QFETCH(BudgetScope, scope);
        QFETCH(QString, provider);
        QFETCH(QString, held);
        QFETCH(int, unknown);
        QFETCH(QString, what);
        const BudgetRefusal refusal{.budget = {scope, provider, usd("5"), 80},
                                    .spent = usd("4.9"),
                                    .held = usd(held.toLatin1().constData()),
                                    .asked = usd("0.1101"),
                                    .unknown = unknown};
        QCOMPARE(Words::budgetText(refusal, kUs).what, what);
        // The error of a reply says the same, and its advice what to do.
        const Error error{.kind = ErrorKind::BudgetReached, .detail = budgetRefusalDetail(refusal)};
        const ErrorText text = Words::errorText(error, {}, {}, kUs);
        QCOMPARE(text.what, what);
        QVERIFY(text.advice.startsWith(u"Nothing was sent: "_s));
        QVERIFY(text.advice.contains(unknown > 0 ? u"allow it for this send"_s : u"raise the budget"_s));
        // A detail of another kind still gives a sentence.
        QVERIFY(!Words::errorText({.kind = ErrorKind::BudgetReached, .detail = u"?"_s}, {}, {}, kUs).what.isEmpty());
    }

    void warnings_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<int>("percent");
        QTest::newRow("rounded down") << u"0.0999"_s << 99;
        QTest::newRow("all of it") << u"0.1"_s << 100;
    }

    void warnings()
    {
        QFETCH(QString, asked);
        QFETCH(int, percent);
        const BudgetRefusal after{.budget = {BudgetScope::Day, {}, usd("5"), 80},
                                  .spent = usd("4.8"),
                                  .held = usd("0.1"),
                                  .asked = usd(asked.toLatin1().constData())};
        QCOMPARE(Words::budgetWarning(after, kUs), u"Today's budget of $5.00 may be used up to %1% with this."_s.arg(percent));
    }

    void estimatesSayTheirRule()
    {
        Forecast forecast{.prompt = {23, 52}, .completion = {50, 1000}};
        forecast.range = Forecast::Range{usd("0.001"), usd("0.002")};
        QVERIFY(Words::forecastTooltip(forecast, kUs).contains(u"23 to 52 tokens, guessed from its characters"_s));
        QVERIFY(Words::forecastTooltip(forecast, kUs).contains(u"50 to 1,000 tokens, assumed"_s));
        forecast.prompt = {31, 31};
        forecast.promptIsCounted = true;
        forecast.completionAnswers = 37;
        QVERIFY(Words::forecastTooltip(forecast, kUs).contains(u"31 tokens, as the provider counted it before"_s));
        QVERIFY(Words::forecastTooltip(forecast, kUs)
                    .contains(u"50 to 1,000 tokens, from this model's last 37 answer(s), 10th to 90th percentile"_s));
    }
};

QTEST_GUILESS_MAIN(TestBudgetWords)
#include "tst_budgetwords.moc"
