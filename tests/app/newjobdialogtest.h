// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "queue/jobmodelsmodel.h"
#include "queue/newjobdialog.h"

#include <QTest>

#include <memory>

class QTemporaryDir;

namespace bakeoff {

class AppSettings;
class CommandRegistry;
class SandboxServer;
class Theme;

/// A test whose every case gets the new-job dialog over a window, with the sandbox's own Replicate as provider
/// "studio".
class NewJobDialogTest : public QObject {
    Q_OBJECT
public:
    NewJobDialogTest();
    ~NewJobDialogTest() override;

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

protected:
    bool open(bool sandbox = true);
    template <typename T>
    T *find(const char *name) const
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    QString text(const char *label) const;
    JobModelsModel &rows() const;
    static ModelRef ref(const char *name);
    bool tick(const char *name);
    /// The form of what is ticked is there.
    bool formHas(const char *key) const;
    QWidget *control(const char *key) const;
    void type(const char *key, const QString &words);
    bool settled() const;
    QString note(const char *key) const;
    QList<Job> jobs();
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});

    std::unique_ptr<Theme> m_theme;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<QWidget> m_host;
    NewJobDialog *m_dialog = nullptr;
};

} // namespace bakeoff
