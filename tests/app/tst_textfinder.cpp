// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/textfinder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestTextFinder : public QObject {
    Q_OBJECT

private slots:
    void marks_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("marked");
        QTest::newRow("a word") << u"token"_s << u"A Token, a token."_s << QStringList{u"Token"_s, u"token"_s};
        QTest::newRow("last word as a beginning") << u"retr"_s << u"retry later"_s << QStringList{u"retr"_s};
        QTest::newRow("words before the last are whole") << u"re later"_s << u"re retry later"_s
                                                         << QStringList{u"re"_s, u"later"_s};
        QTest::newRow("inside of a word is no hit") << u"try"_s << u"retry try"_s << QStringList{u"try"_s};
        QTest::newRow("characters between words") << u"retry-after"_s << u"Retry After, Retry-After, RetryAfter"_s
                                                  << QStringList{u"Retry After"_s, u"Retry-After"_s};
        QTest::newRow("quotes") << u"\"two words\""_s << u"two words, words two"_s << QStringList{u"two words"_s};
        QTest::newRow("quotes close the word") << u"\"wor\""_s << u"word wor"_s << QStringList{u"wor"_s};
        QTest::newRow("a quote that is open") << u"\"two wor"_s << u"two words"_s << QStringList{u"two wor"_s};
        QTest::newRow("accents") << u"cafe"_s << u"Café CAFÉ cafe"_s << QStringList{u"Café"_s, u"CAFÉ"_s, u"cafe"_s};
        QTest::newRow("accents asked for") << u"café"_s << u"cafe"_s << QStringList{u"cafe"_s};
        QTest::newRow("nothing") << u""_s << u"anything"_s << QStringList();
        QTest::newRow("only signs") << u"?! **"_s << u"?! **"_s << QStringList();
        QTest::newRow("never a pattern") << u"a.c (x|y) \\"_s << u"abc x|y a.c"_s
                                         << QStringList{u"x|y"_s, u"a.c"_s};
        QTest::newRow("ideographs") << u"東京"_s << u"東京 大阪"_s << QStringList{u"東京"_s};
        QTest::newRow("emoji beside") << u"yes"_s << u"🙂yes🙂"_s << QStringList{u"yes"_s};
    }
    void marks()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QFETCH(QStringList, marked);
        const TextFinder finder = TextFinder::ofQuery(query);
        QStringList found;
        qsizetype end = 0;
        for (const TextFinder::Stretch &place : finder.in(text)) {
            QVERIFY(place.at >= end);
            end = place.at + place.length;
            found.append(text.mid(place.at, place.length));
        }
        QCOMPARE(found, marked);
    }

    void anEmptyOneIsEmpty()
    {
        QVERIFY(TextFinder().isEmpty());
        QVERIFY(TextFinder::ofQuery(u" \"\" ? "_s).isEmpty());
        QVERIFY(!TextFinder::ofQuery(u"a"_s).isEmpty());
    }

    void manyWordsAreBounded()
    {
        QStringList words;
        for (int i = 0; i < 5000; ++i)
            words.append(u"w%1"_s.arg(i));
        QCOMPARE(TextFinder::ofQuery(words.join(u' ')).in(u"w0 w63 w64 w4999"_s).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestTextFinder)
#include "tst_textfinder.moc"
