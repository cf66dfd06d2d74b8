// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of header and status bar is cut off: sizes of text and window, languages.
#include "comparewindow.h"

#include "shell/statustext.h"
#include "shell/totalsbar.h"
#include "widgets/lookstyle.h"
#include "widgets/screenheader.h"
#include "widgets/segmented.h"
#include "words/translations.h"

#include <QAccessible>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

QString nameOf(const QObject *object)
{
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(const_cast<QObject *>(object));
    return told ? told->text(QAccessible::Name) : QString();
}

QList<QAbstractButton *> buttonsOf(const QWidget &root)
{
    QList<QAbstractButton *> shown;
    for (QAbstractButton *button : root.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            shown.append(button);
    }
    return shown;
}

} // namespace

class TestCompareFit : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100); }
    void cleanup()
    {
        w.reset();
        m_theme->setFontPercent(100);
        m_words.use(u"en"_s);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void theHeaderShowsWholeWordsOrIcons_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("percent");
        for (const char *language : {"en", "de", "en_XA"}) {
            for (const int percent : {100, 150, 200})
                QTest::addRow("%s %d", language, percent) << QString::fromLatin1(language) << percent;
        }
    }
    void theHeaderShowsWholeWordsOrIcons()
    {
        QFETCH(QString, language);
        QFETCH(int, percent);
        m_words.use(language);
        m_theme->setFontPercent(percent);
        w = std::make_unique<CompareWindow>(*m_theme, QSize(1600, 1000));
        QVERIFY(w->open(true));
        const auto *header = w->window().compareScreen()->findChild<ScreenHeader *>();
        const int bottom = header->height();
        QList<QSize> sizes{{1600, 1000}, {1280, 800}, {1600, 1000}};
        QStringList folded;
        for (const QSize size : sizes) {
            w->window().resize(size);
            QTest::qWait(50);
            QCOMPARE(w->window().size(), size);
            int end = 0;
            folded.clear();
            for (const QAbstractButton *button : buttonsOf(*header)) {
                const QString name = nameOf(button);
                QVERIFY2(!name.isEmpty() && !button->text().isEmpty(), qPrintable(button->text()));
                const bool mayElide = button->objectName() == u"lineUpButton"_s; // a name of any length
                QVERIFY2(mayElide || button->width() >= button->sizeHint().width(), qPrintable(name));
                QVERIFY(button->height() <= bottom);
                end = std::max(end, button->mapTo(header, QPoint(button->width(), 0)).x());
                if (isFolded(button)) {
                    folded.append(name);
                    QVERIFY2(!button->toolTip().isEmpty(), qPrintable(name));
                    QVERIFY2(foldGain(button) > 0, qPrintable(name));
                }
            }
            QVERIFY2(end <= header->width(), qPrintable(u"%1 of %2"_s.arg(end).arg(header->width())));
        }
        if (language == u"en"_s && percent == 100)
            QVERIFY2(!folded.contains(u"Columns"_s), qPrintable(folded.join(u", "_s)));
        if (percent == 200)
            QVERIFY(!folded.isEmpty());
    }

    void wordsComeBackWithTheRoom()
    {
        w = std::make_unique<CompareWindow>(*m_theme, QSize(1600, 1000));
        QVERIFY(w->open());
        const auto *header = w->window().compareScreen()->findChild<ScreenHeader *>();
        const auto words = [header] {
            qsizetype count = 0;
            for (const QAbstractButton *button : buttonsOf(*header))
                count += isFolded(button) ? 0 : 1;
            return count;
        };
        const qsizetype all = words();
        QCOMPARE(all, buttonsOf(*header).size());
        qsizetype before = all;
        for (int width = 1600; width >= 760; width -= 40) {
            w->window().resize(width, 800);
            QTRY_VERIFY2(words() <= before, qPrintable(QString::number(width)));
            QCOMPARE(w->window().width(), width);
            before = words();
        }
        QVERIFY(before < all);
        QVERIFY(header->findChild<Segmented *>()->button(0)->accessibleName() == u"Columns"_s);
        w->window().resize(1600, 1000);
        QTRY_COMPARE(words(), all);
        // Larger type alone, in a window that stays as it is.
        w->window().resize(1280, 800);
        m_theme->setFontPercent(200);
        QTRY_VERIFY(words() < all);
        m_theme->setFontPercent(100);
        w->window().resize(1600, 1000);
        QTRY_COMPARE(words(), all);
    }

    void anAmountIsNeverCut_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {100, 150, 200})
            QTest::addRow("%d", percent) << percent;
    }
    void anAmountIsNeverCut()
    {
        QFETCH(int, percent);
        m_theme->setFontPercent(percent);
        w = std::make_unique<CompareWindow>(*m_theme, QSize(1600, 1000));
        QVERIFY(w->open());
        w->setModels({u"story-fast"_s, u"fault-missing-usage"_s, u"fault-500"_s, u"echo"_s});
        w->send(u"One sentence."_s);
        QVERIFY(w->waitUntilEnded());
        auto *bar = w->window().findChild<TotalsBar *>();
        auto *comparison = bar->findChild<StatusText *>(u"comparisonSum"_s);
        QTRY_VERIFY(comparison->isVisible() && comparison->fullValue().contains(u'$'));
        QTest::qWait(600); // the ledger is read
        for (int width = 1600; width >= 900; width -= 60) {
            w->window().resize(width, 800);
            QTest::qWait(10);
            for (const StatusText *sum : bar->findChildren<StatusText *>()) {
                if (!sum->isVisible() || sum->label().isEmpty())
                    continue;
                const QString where = u"%1 at %2"_s.arg(sum->shownText()).arg(width);
                QVERIFY2(sum->width() >= sum->sizeHint().width(), qPrintable(where));
                QVERIFY2(sum->mapTo(bar, QPoint(sum->width(), 0)).x() <= bar->width(), qPrintable(where));
                QVERIFY2(nameOf(sum).contains(sum->fullValue()), qPrintable(nameOf(sum)));
            }
            QVERIFY(comparison->isVisible());
            QVERIFY(comparison->shownText().contains(u'$'));
        }
    }

private:
    Translations m_words;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<CompareWindow> w;
};

QTEST_MAIN(TestCompareFit)
#include "tst_comparefit.moc"
