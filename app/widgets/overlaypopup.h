// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace bakeoff {

/// A popup inside its window: the window is dimmed, the content lies raised on top. No window of its own, so focus and
/// place behave on Wayland too. Tab stays inside; Esc and a click outside close it; the focus then goes back.
class OverlayPopup : public QWidget {
    Q_OBJECT
public:
    /// \param host the widget that is covered, usually the main window's central widget
    /// \param accessibleName said when it opens
    OverlayPopup(QWidget *host, const QString &accessibleName);

    /// Takes ownership. \param wanted largest size; it shrinks with the host
    void setContent(QWidget *content, const QSize &wanted);
    QWidget *content() const { return m_content; }

    void open(QWidget *firstFocus);
    bool isOpen() const { return isVisible(); }

public slots:
    void dismiss();

signals:
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void raiseGround();
    bool ownsKey(const QKeyEvent &event) const;

    QWidget *m_host;
    QPointer<QWidget> m_content;
    QPointer<QWidget> m_before;
    QSize m_wanted;
};

} // namespace bakeoff
