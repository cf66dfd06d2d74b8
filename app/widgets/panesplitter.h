// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace bakeoff {

/// A splitter whose handles are hairlines of 1 px with a grab of 5 px, and tab stops with names: the arrow keys move
/// them by 16 px, with Ctrl by 1 px.
class PaneSplitter : public QSplitter {
    Q_OBJECT
public:
    explicit PaneSplitter(Qt::Orientation orientation, QWidget *parent = nullptr);

    /// All panes get the same size.
    void equalize();

protected:
    QSplitterHandle *createHandle() override;
    void childEvent(QChildEvent *event) override;

private:
    void nameHandles();
};

} // namespace bakeoff
