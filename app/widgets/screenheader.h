// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"
#include "widgets/wordfold.h"

#include <QList>
#include <QPointer>

class QAbstractButton;
class QHBoxLayout;

namespace bakeoff {

class ElidedLabel;

/// The bar on top of a screen: title, context beside it, a stretch, and the screen's own controls at the right. Where
/// there is no room for all words buttons are shown by their icons alone, group by group.
class ScreenHeader : public Surface {
    Q_OBJECT
public:
    explicit ScreenHeader(const QString &title, QWidget *parent = nullptr);

    QString title() const;
    void setTitle(const QString &title);
    /// Behind the title: line-up, tags.
    void addContext(QWidget *widget);
    /// At the right end, in the order of the calls.
    void addControl(QWidget *widget);
    /// These lose their words together. \param order the lowest loses them first; calls of one order make one group
    void foldTogether(int order, const QList<QAbstractButton *> &buttons);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    WordFold m_words;
    QList<QPointer<QWidget>> m_widgets;
    ElidedLabel *m_title;
    QHBoxLayout *m_context;
    QHBoxLayout *m_controls;
};

} // namespace bakeoff
