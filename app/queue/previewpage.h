// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

class QToolButton;
class QVBoxLayout;

namespace bakeoff {

class ElidedLabel;
class OutputView;
class TextLabel;

/// One output large over the window, or on the whole screen. Keys: Page Up and Page Down go to others of the job, F11
/// the whole screen and back, Space and Esc close, where the output itself has no use for them.
class PreviewPage : public Surface {
    Q_OBJECT
public:
    explicit PreviewPage(QWidget *parent = nullptr);
    ~PreviewPage() override;

    OutputView *view() const { return m_view; }
    /// \param position "3 of 249"; empty where there is one
    void setTitle(const QString &title, const QString &position, bool hasBefore, bool hasNext);
    bool isFullScreen() const { return m_full != nullptr; }
    QWidget *firstFocus() const;

public slots:
    void setFullScreen(bool on);

signals:
    void stepWanted(int by);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handle(const QKeyEvent &event);

    OutputView *m_view;
    QVBoxLayout *m_slot;
    ElidedLabel *m_title;
    TextLabel *m_position;
    QToolButton *m_before;
    QToolButton *m_next;
    QToolButton *m_fullButton;
    QWidget *m_full = nullptr;
};

} // namespace bakeoff
