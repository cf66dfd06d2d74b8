// SPDX-License-Identifier: GPL-3.0-or-later
#include "../reports/paperdocuments.h"

#include "media/pdfreport.h"
#include "reports/reportpreview.h"
#include "reportsamples.h"
#include "widgets/tokens.h"
#include "words/reportwords.h"

#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace bakeoff;
using namespace Qt::StringLiterals;

/// The preview of a report, driven by keys and wheel.
class TestReportPreview : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void showsThePagesOfThePdf();
    void turnsPages();
    void zooms();
    void keepsItsPlaceWhenTheReportChanges();
    void showsNothing();
    void isReadAloud();
    void paintsOnlyWhatIsInView();
    void showsRealReports();

private:
    /// Shows a report and waits until it is laid out.
    void show(const ReportDocument &document);
    void picture(const QString &name);

    std::unique_ptr<ReportPreview> m_view;
};

void TestReportPreview::init()
{
    m_view = std::make_unique<ReportPreview>();
    m_view->resize(900, 700);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->setFocus();
}

void TestReportPreview::cleanup()
{
    m_view.reset();
}

void TestReportPreview::show(const ReportDocument &document)
{
    m_view->setDocument(document, ReportPaper::A4);
    QTRY_VERIFY(!m_view->isBusy());
}

void TestReportPreview::picture(const QString &name)
{
    const QString folder = qEnvironmentVariable("BAKEOFF_REPORT_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    m_view->grab().save(folder + u'/' + name + u".png"_s);
}

void TestReportPreview::showsThePagesOfThePdf()
{
    show(paper::full());
    QVERIFY(m_view->pageCount() > 3);
    QCOMPARE(m_view->placeText(), u"Page 1 of %1"_s.arg(m_view->pageCount()));
    picture(u"preview-light"_s);
    const QImage light = m_view->grab().toImage();
    QCOMPARE(light.pixelColor(3, 300), lightTokens().rail);
    // Paper stays light in a dark window.
    m_view->setPalette(paletteOf(darkTokens()));
    picture(u"preview-dark"_s);
    const QImage dark = m_view->grab().toImage();
    QCOMPARE(dark.pixelColor(3, 300), darkTokens().rail);
    QCOMPARE(dark.pixelColor(450, 200), light.pixelColor(450, 200));
    const QPoint margin(dark.width() / 2, 40);
    QCOMPARE(dark.pixelColor(margin), QColor(255, 255, 255));
}

void TestReportPreview::turnsPages()
{
    show(paper::full());
    QSignalSpy places(m_view.get(), &ReportPreview::placeChanged);
    QScrollBar *bar = m_view->verticalScrollBar();
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    const int once = bar->value();
    QVERIFY(once > 300);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(bar->value(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(bar->value(), once);
    QTest::keyClick(m_view.get(), Qt::Key_Space, Qt::ShiftModifier);
    QCOMPARE(bar->value(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY(bar->value() > 0 && bar->value() < once);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(m_view->currentPage(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(m_view->currentPage(), 2);
    QCOMPARE(places.last().first().toString(), u"Page 3 of %1"_s.arg(m_view->pageCount()));
    QTest::keyClick(m_view.get(), Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(m_view->currentPage(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentPage(), m_view->pageCount() - 1);
    QCOMPARE(bar->value(), bar->maximum());
    picture(u"preview-end"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(bar->value(), 0);
    m_view->goToPage(99);
    QCOMPARE(m_view->currentPage(), m_view->pageCount() - 1);
}

void TestReportPreview::zooms()
{
    show(paper::full());
    QSignalSpy zoomed(m_view.get(), &ReportPreview::zoomChanged);
    QVERIFY(!m_view->zoom());
    const int fitting = m_view->shownPercent();
    QVERIFY2(fitting > 95 && fitting < 115, qPrintable(QString::number(fitting)));
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    m_view->resize(600, 700);
    QVERIFY(m_view->shownPercent() < fitting);
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    m_view->resize(900, 700);
    QCOMPARE(m_view->shownPercent(), fitting);

    m_view->goToPage(2);
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_view->shownPercent() > fitting);
    QCOMPARE(m_view->currentPage(), 2);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 200);
    QCOMPARE(m_view->currentPage(), 2);
    QVERIFY(m_view->horizontalScrollBar()->maximum() > 0);
    picture(u"preview-200"_s);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 50);
    QCOMPARE(m_view->currentPage(), 2);
    picture(u"preview-50"_s);
    QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(!m_view->zoom());
    QCOMPARE(m_view->shownPercent(), fitting);
    QCOMPARE(m_view->currentPage(), 2);

    const auto wheel = [&](int delta, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(QPointF(200, 200), m_view->viewport()->mapToGlobal(QPointF(200, 200)), {}, {0, delta}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    };
    const int before = m_view->verticalScrollBar()->value();
    wheel(-120, Qt::NoModifier);
    QVERIFY(m_view->verticalScrollBar()->value() > before);
    wheel(120, Qt::ControlModifier);
    QVERIFY(m_view->shownPercent() > fitting);
    QVERIFY(zoomed.size() > 5);
    m_view->setZoom(7);
    QCOMPARE(m_view->zoom(), 50);
}

void TestReportPreview::keepsItsPlaceWhenTheReportChanges()
{
    ReportDocument document = paper::full();
    show(document);
    m_view->verticalScrollBar()->setValue(1500);
    const int page = m_view->currentPage();
    QSignalSpy laid(m_view.get(), &ReportPreview::laidOut);
    document.title = u"Another title"_s;
    m_view->setDocument(document, ReportPaper::A4);
    QVERIFY(m_view->isBusy());
    QVERIFY(m_view->pageCount() > 0); // the old one until then
    // One that comes while it is laid out takes its place.
    document.title = u"A third title"_s;
    m_view->setDocument(document, ReportPaper::A4);
    QTRY_COMPARE(laid.size(), 1);
    QVERIFY(!m_view->isBusy());
    QCOMPARE(m_view->pages()->document().title, document.title);
    QCOMPARE(m_view->verticalScrollBar()->value(), 1500);
    QCOMPARE(m_view->currentPage(), page);
    // The same again is no work.
    m_view->setDocument(document, ReportPaper::A4);
    QVERIFY(!m_view->isBusy());
    // Shorter than where the reader was: the end of it.
    show(paper::empty());
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
}

void TestReportPreview::showsNothing()
{
    QCOMPARE(m_view->pageCount(), 0);
    QCOMPARE(m_view->currentPage(), -1);
    QCOMPARE(m_view->placeText(), QString());
    for (const int key : {Qt::Key_PageDown, Qt::Key_End, Qt::Key_Home, Qt::Key_Space})
        QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key));
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    m_view->goToPage(3);
    m_view->grab();
    show(paper::empty());
    QCOMPARE(m_view->pageCount(), 1);
    m_view->setDocument(paper::full(), ReportPaper::A4);
    m_view->clear();
    QCOMPARE(m_view->pageCount(), 0);
    QVERIFY(!m_view->isBusy());
    QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
    m_view->grab();
}

void TestReportPreview::isReadAloud()
{
    show(paper::full());
    QAccessibleInterface *voice = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(voice);
    QCOMPARE(voice->text(QAccessible::Name), u"Preview of the report"_s);
    const QString said = voice->text(QAccessible::Description);
    QVERIFY(said.startsWith(m_view->placeText()));
    QVERIFY(said.contains("Which model for customer notices?"_L1));
    m_view->goToPage(1);
    QVERIFY(voice->text(QAccessible::Description).startsWith("Page 2 of"_L1));
    QVERIFY(voice->text(QAccessible::Description) != said);
    ReportDocument document = paper::full();
    document.blocks.prepend(ReportParagraph{u"Something new."_s});
    m_view->goToPage(0);
    show(document);
    QVERIFY(voice->text(QAccessible::Description).contains("Something new."_L1));
}

void TestReportPreview::paintsOnlyWhatIsInView()
{
    show(paper::full(17));
    QVERIFY(m_view->pageCount() > 12);
    // Places all over it are as the pages themselves.
    for (const int page : {0, 7, m_view->pageCount() - 1}) {
        m_view->setZoom(100);
        m_view->goToPage(page);
        const QImage shown = m_view->grab().toImage();
        QImage sheet(QSize(793, 1123), QImage::Format_RGB32);
        QPainter painter(&sheet);
        painter.scale(793 / 595.0, 1123 / 842.0);
        m_view->pages()->paint(painter, page);
        painter.end();
        // Ink of the page's upper half stands in the view.
        int ink = 0;
        for (int y = 100; y < 500; ++y) {
            for (int x = 60; x < 700; ++x)
                ink += qGray(sheet.pixel(x, y)) < 128 ? 1 : 0;
        }
        int dark = 0;
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 60; x < shown.width() - 40; ++x)
                dark += qGray(shown.pixel(x, y)) < 128 ? 1 : 0;
        }
        QVERIFY(page == m_view->pageCount() - 1 || ink > 500);
        QVERIFY2(dark >= ink * 9 / 10, qPrintable(u"%1: %2 of %3"_s.arg(page).arg(dark).arg(ink)));
    }
}

void TestReportPreview::showsRealReports()
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QMap<QString, ReportDocument> documents{{u"notices"_s, reportDocument(reportsamples::notices(), english)},
                                            {u"pictures"_s, reportDocument(reportsamples::pictures(), english)}};
    for (auto it = documents.cbegin(); it != documents.cend(); ++it) {
        show(*it);
        QString all;
        for (int page = 0; page < m_view->pageCount(); ++page)
            all += m_view->pages()->text(page) + u'\n';
        QStringList headings;
        for (const ReportBlock &block : it->blocks) {
            if (const auto *heading = std::get_if<ReportHeading>(&block)) {
                headings << heading->text;
                QVERIFY2(all.contains(heading->text), qPrintable(heading->text));
            }
        }
        QVERIFY(headings.size() > 3);
        QCOMPARE(m_view->pages()->entries().size(), headings.size());
        QVERIFY(!it->cutNote.isEmpty());
        picture(u"real-"_s + it.key());
        QBuffer pdf;
        QVERIFY(pdf.open(QIODevice::WriteOnly));
        QVERIFY(writePdf(*m_view->pages(), pdf));
        QVERIFY(pdf.data().startsWith("%PDF-1.4"));
        if (const QString folder = qEnvironmentVariable("BAKEOFF_REPORT_PICTURES"); !folder.isEmpty()) {
            QFile file(folder + u"/real-"_s + it.key() + u".pdf"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(pdf.data());
        }
    }
}

QTEST_MAIN(TestReportPreview)
#include "tst_reportpreview.moc"
