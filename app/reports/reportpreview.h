// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/reportpages.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QHash>
#include <QPixmap>

#include <memory>
#include <optional>

namespace bakeoff {

/// The pages of a report below each other, as the PDF has them. A new report takes the place of the old one where the
/// reader is; it is laid out in slices between other events, the old one stays until then.
///
/// Keys while it has the focus: Page Up, Page Down, Space, Home, End and arrows scroll, with Ctrl: Page Up and Page Down go
/// a page on, + and - zoom, 0 fits the width. Ctrl and the wheel zoom.
class ReportPreview : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr int kLeastZoom = 50; ///< percent of the size on paper
    static constexpr int kMostZoom = 200;

    explicit ReportPreview(QWidget *parent = nullptr);
    ~ReportPreview() override;

    void setDocument(const ReportDocument &document, ReportPaper paper = usualPaper());
    void clear();
    /// A document is being laid out.
    bool isBusy() const { return m_next != nullptr; }
    /// What is shown; null before the first one, and after clear().
    const ReportPages *pages() const { return m_pages.get(); }

    int pageCount() const;
    int currentPage() const; ///< from 0: the one that has most of the view; -1: none
    void goToPage(int page);
    /// "Page 2 of 5"; empty where there is none.
    QString placeText() const;

    /// Percent; absent: as wide as the view.
    void setZoom(std::optional<int> percent);
    std::optional<int> zoom() const { return m_zoom; }
    int shownPercent() const; ///< what that is now

    QSize sizeHint() const override;

public slots:
    void zoomIn();
    void zoomOut();
    void fitWidth();

signals:
    void placeChanged(const QString &text); ///< placeText()
    void zoomChanged();
    void laidOut(); ///< the last document that was set is shown

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// The place at the top of the view: a page and how far down in it, in shares of its height.
    struct Place {
        int page = 0;
        double share = 0;
    };
    double scale() const;             ///< px a point
    QSizeF pagePixels() const;
    double pageTop(int page) const;   ///< px from the top of all
    double wholeHeight() const;
    QRectF pageRect(int page) const;  ///< in the viewport
    std::optional<Place> place() const; ///< absent: no page is there
    void renewBars(const std::optional<Place> &place);
    void renewPlace();
    void step(int by);
    QPixmap pictureOf(int page);

    std::unique_ptr<ReportPages> m_pages;
    std::unique_ptr<ReportPages> m_next; ///< being laid out
    QBasicTimer m_slices;
    std::optional<int> m_zoom;
    QHash<int, QPixmap> m_pictures; ///< of the pages in view and their neighbours
    double m_pictureScale = 0;
    int m_saidPage = -2; ///< of placeChanged()
    int m_saidCount = 0;
    bool m_ring = false; ///< the focus came by keyboard
};

} // namespace bakeoff
