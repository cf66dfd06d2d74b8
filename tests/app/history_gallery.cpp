// SPDX-License-Identifier: GPL-3.0-or-later
// The history screen in pictures: history_gallery FOLDER [LANGUAGE]. A profile with some months of work, both modes, two
// sizes, large type and words a third longer.
#include "comparewindow.h"
#include "historysamples.h"

#include "history/historylistmodel.h"
#include "history/historypreview.h"
#include "history/historyscreen.h"
#include "history/historysearchfield.h"
#include "history/historylist.h"
#include "store/storethread.h"
#include "widgets/overlaypopup.h"
#include "workbench/historybook.h"
#include "words/translations.h"

#include <QDir>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

/// English with a third more letters, as German has.
class LongerWords : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString source = QString::fromUtf8(text);
        return source.size() < 3 ? source : source + QString(source.size() * 35 / 100, u'ö');
    }
};

bool fill(CompareWindow &w)
{
    const UtcMicros now = SystemClock().nowUtc();
    QList<Comparison> all;
    for (const historysamples::Sample &sample : historysamples::samples())
        all.append(historysamples::comparisonOf(sample, now));
    // Older ones, so that the list goes on.
    const QList<historysamples::Sample> again = historysamples::samples();
    for (int i = 0; i < 40; ++i) {
        historysamples::Sample sample = again.at(i % again.size());
        sample.daysAgo = 20 + 3 * i;
        sample.title += u" (%1)"_s.arg(i + 2);
        sample.starred = false;
        all.append(historysamples::comparisonOf(sample, now));
    }
    const QFuture<Status> written = w.workbench().store().write([all](Database &db) -> Status {
        for (const Comparison &c : all) {
            if (Status s = historysamples::put(db, c); !s)
                return s;
        }
        return success();
    });
    if (!QTest::qWaitFor([&] { return written.isFinished(); }, 20'000) || !written.result())
        return false;
    for (const Comparison &c : std::as_const(all)) {
        if (c.starred)
            w.workbench().history().setStarred({c.id}, true);
        if (!c.tags.isEmpty())
            w.workbench().history().setTags(c.id, c.tags);
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 2) {
        qWarning("usage: history_gallery FOLDER [LANGUAGE]");
        return 2;
    }
    Translations translations;
    translations.use(argc > 2 ? QString::fromLocal8Bit(argv[2]) : u"en"_s);
    Theme theme(app, ThemeMode::Light, 100);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(u"."_s);
    const auto pictures = [&](CompareWindow &w, const QString &name) {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            QTest::qWait(150);
            w.window().grab().save(folder.filePath(u"%1-%2.png"_s.arg(name, mode == ThemeMode::Light ? u"light"_s : u"dark"_s)));
        }
        theme.setMode(ThemeMode::Light);
    };
    CompareWindow w(theme, {1600, 1000});
    if (!w.open() || !fill(w))
        return 1;
    w.window().showScreen(MainWindow::Screen::History);
    auto *screen = w.window().findChild<HistoryScreen *>();
    auto *search = w.window().findChild<QWidget *>(u"historyScreen"_s)->findChild<HistorySearchField *>();
    const auto settle = [&] {
        auto *model = static_cast<HistoryListModel *>(screen->list()->model());
        if (!QTest::qWaitFor([&] { return model->isSettled() && !model->isReading() && !screen->preview()->isLoading(); }, 10'000))
            qWarning("the history is still being read");
        QTest::qWait(500);
    };
    screen->focusList();
    settle();
    pictures(w, u"history-list"_s);
    search->setText(u"retry-after"_s);
    settle();
    settle();
    w.run("history.nextHit");
    w.run("history.nextHit");
    pictures(w, u"history"_s);
    HistoryQuery narrow = screen->query();
    narrow.filter.tags = {u"support"_s};
    narrow.filter.states = {ReplyState::Failed};
    narrow.filter.costLeast = Usd::fromPicos(1'000'000'000);
    screen->setQuery(narrow);
    settle();
    pictures(w, u"history-filtered"_s);
    screen->setQuery({});
    search->setText(u"zzzz"_s);
    settle();
    pictures(w, u"history-nothing"_s);
    w.run("history.backups");
    QTest::qWait(500);
    pictures(w, u"backups"_s);
    for (OverlayPopup *popup : w.window().findChildren<OverlayPopup *>())
        popup->dismiss();
    search->setText(u"retry"_s);
    w.window().resize(1280, 800);
    settle();
    pictures(w, u"history-1280"_s);
    theme.setFontPercent(150);
    settle();
    pictures(w, u"history-large"_s);
    theme.setFontPercent(100);
    w.close();

    LongerWords words;
    QCoreApplication::installTranslator(&words);
    CompareWindow other(theme, {1280, 800});
    if (!other.open() || !fill(other))
        return 1;
    other.window().showScreen(MainWindow::Screen::History);
    QTest::qWait(800);
    pictures(other, u"history-long"_s);
    QCoreApplication::removeTranslator(&words);
    return 0;
}
