// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"
#include "widgets/surface.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace bakeoff {

class TextLabel;
struct LocalServer;
class Workbench;

/// A card that is one button: a bold line, a note below, a chevron at the right.
class CardButton : public QAbstractButton {
    Q_OBJECT
public:
    CardButton(const QString &title, const QString &note, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_note;
};

/// The panel beside the first comparisons: keys found in the environment and servers found on this computer are one
/// click away, every other provider opens the form. Nothing is added without a click.
class FirstStartPanel : public Surface {
    Q_OBJECT
public:
    explicit FirstStartPanel(Workbench &workbench, QWidget *parent = nullptr);

    /// The workbench is ready: looks for keys and local servers.
    void start();

signals:
    /// The form shall open with this preset.
    void addRequested(bakeoff::Preset preset);
    /// A provider was added from here.
    void added(const QString &name);
    void hideRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    void lookForKeys();
    void lookForServers();
    void offerServers(const QList<LocalServer> &servers);
    void offer(const ProviderConfig &config, const QString &title, const QString &note);
    void use(const ProviderConfig &config, Surface *card);

    Workbench &m_workbench;
    QVBoxLayout *m_found;
    TextLabel *m_choose = nullptr; ///< above what there is to choose from
    bool m_started = false;
};

} // namespace bakeoff
