// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparewindow.h"

#include <QAccessible>
#include <QObject>

/// A test whose every case gets the real window on a fresh profile, light, at 100 percent.
class CompareWindowTest : public QObject {
    Q_OBJECT
public:
    explicit CompareWindowTest(QSize size = {1400, 900})
        : m_size(size)
    {
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<bakeoff::Theme>(*qApp, bakeoff::ThemeMode::Light, 100); }
    void init()
    {
        w = std::make_unique<CompareWindow>(*m_theme, m_size);
        QVERIFY(w->open());
        prepare();
    }
    void cleanup()
    {
        QAccessible::installUpdateHandler(nullptr);
        w.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

protected:
    /// What every case begins with besides; may fail it.
    virtual void prepare() {}

    std::unique_ptr<bakeoff::Theme> m_theme;
    std::unique_ptr<CompareWindow> w;

private:
    QSize m_size;
};
