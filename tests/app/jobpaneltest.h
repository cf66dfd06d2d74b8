// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobprofile.h"

#include "costs/charge.h"
#include "queue/factrows.h"
#include "queue/jobpanel.h"

#include <QTest>

#include <memory>

class QPushButton;

namespace bakeoff {

class Theme;

/// A test whose every case gets the panel of a chosen job in a window, on a profile into which it puts jobs.
class JobPanelTest : public QObject {
    Q_OBJECT
public:
    JobPanelTest();
    ~JobPanelTest() override;

private slots:
    void initTestCase();
    void init();
    void cleanup();

protected:
    void show(const QList<Id> &ids);
    Job ended(JobState state) const;
    Job unpriced() const;
    /// A small one that no other number gives.
    static QByteArray picture(int i);
    /// With breaking spaces.
    static QString plain(QString text) { return text.replace(QChar(QChar::Nbsp), QLatin1Char(' ')); }
    static QString value(const FactRows &facts, const QString &name);
    QString fact(const QString &name) const;
    QPushButton *button(const char *name) const;
    void tab(int index);
    Charge charge(const Id &job) const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<JobProfile> m_profile;
    std::unique_ptr<QWidget> m_window;
    JobPanel *m_panel = nullptr;
    QByteArray m_picture; ///< 320 x 200
};

} // namespace bakeoff
