// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QWidget>

#include <memory>

namespace bakeoff {

class AppSettings;
class Banner;
class CommandRegistry;
class ComparisonDocument;
class Workbench;

/// Text comparison: panes side by side above the prompt. Shows one ComparisonDocument and owns it. Can be built and
/// painted before the workbench is ready; start() then fills it.
class CompareScreen : public QWidget {
    Q_OBJECT
public:
    CompareScreen(Workbench &workbench, AppSettings &settings, CommandRegistry &commands,
                  QWidget *parent = nullptr);
    ~CompareScreen() override;

    /// The workbench is ready: reopens the last comparison, or opens the sandbox line-up with a starter prompt.
    void start();
    void newComparison();
    /// Replies of the comparison shown before go on and are kept.
    void openComparison(const Id &id);
    /// What is shown is read anew: the whole history was replaced.
    void reload();
    /// As reload(), and says why: another window or the command line restored a backup.
    void replacedElsewhere();

    /// Shows a document that somebody else made, and owns it from here on.
    void showDocument(std::unique_ptr<ComparisonDocument> document);

    ComparisonDocument *document() const { return m_document.get(); }
    void focusPrompt();
    /// What stands below the header when there is something to tell; for the window's BannerQueue.
    QList<Banner *> banners() const;

signals:
    /// Another comparison is shown.
    void documentChanged();
    void titleChanged(const QString &title);
    /// Something that the status bar sums up has changed: states or costs.
    void progressChanged();
    /// A report of the comparison that is shown.
    void reportRequested(const bakeoff::Id &comparison);

private:
    class Private;
    std::unique_ptr<ComparisonDocument> m_document;
    std::unique_ptr<Private> d;
};

} // namespace bakeoff
