// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

class QProgressBar;
class QPushButton;
class QToolButton;

namespace bakeoff {

class ElidedLabel;
class GlyphView;

/// One line about the file that a report is written into: under way, done or failed, with what can be done then.
class ReportExportLine : public Surface {
    Q_OBJECT
public:
    explicit ReportExportLine(QWidget *parent = nullptr);

    void showRunning(const QString &file);
    void setProgress(int percent); ///< -1: not known
    void showDone(const QString &file);
    void showFailed(const QString &fact, const QString &advice);
    QString text() const;
    QPushButton *cancelButton() const { return m_cancel; }
    QPushButton *openButton() const { return m_open; }
    QPushButton *folderButton() const { return m_folder; }
    QPushButton *againButton() const { return m_again; }

signals:
    void canceled();
    void openWanted(const QString &file);
    void folderWanted(const QString &file);
    void againWanted();

private:
    void show(StateLook look, const QString &text, const QString &detail, const QList<QWidget *> &parts);

    GlyphView *m_glyph;
    ElidedLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_open;
    QPushButton *m_folder;
    QPushButton *m_again;
    QToolButton *m_close;
    QString m_file;
};

} // namespace bakeoff
