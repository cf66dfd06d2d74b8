// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeclock.h"
#include "framenumber.h"
#include "outputsamples.h"

#include "queue/outputcompare.h"

#include <QTest>

#include <memory>
#include <optional>

class QTemporaryDir;

namespace bakeoff {

class AppSettings;
class CommandRegistry;
class FilmSection;
class PictureSection;
class SoundSection;
class Theme;
class Workbench;

/// A test whose every case gets the page of outputs side by side on a profile of its own, and real pictures, films and
/// sounds to put on it.
class OutputCompareTest : public QObject {
    Q_OBJECT
public:
    OutputCompareTest();
    ~OutputCompareTest() override;

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

protected:
    static constexpr int kWait = 20'000; ///< ms

    static QByteArray png(const QImage &image);
    static QByteArray plain(const QSize &size, const QColor &color);
    /// Everything that is written on it or said of it.
    static QString allWords(const QWidget &page);

    Id picture(const QColor &color, const QString &model, QJsonObject input = {}, QSize size = {64, 48});
    Id film(double seconds, quint64 seed, int width = 320, int height = 180,
            const QString &model = QStringLiteral("acme/filmer"));
    Id sound(const QString &text, const QString &voice = {});
    void show(const QList<Id> &jobs);
    PictureSection *pictures() const;
    FilmSection *films() const;
    SoundSection *sounds() const;
    bool picturesAreRead() const;
    std::optional<OutputVerdict> storedVerdict(OutputKind kind, const QList<Id> &jobs);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_page.get(), key, modifiers); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<samples::OutputSamples> m_samples;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<OutputCompare> m_page;
};

} // namespace bakeoff
