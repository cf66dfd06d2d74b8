// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"
#include "costs/costfigures.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QBoxLayout;
class QHBoxLayout;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace bakeoff {

class AppSettings;
class Banner;
class BudgetMeter;
class ChartView;
class CommandRegistry;
class CostsSide;
class CostTableModel;
class ElidedLabel;
class EmptyState;
class OverlayPopup;
class Segmented;
class StoreReader;
class TextLabel;
class Workbench;

/// What was spent: the sum of a range, its budgets, a chart by day, a table, and what is unknown. A bar or a row that is
/// clicked filters all of it. Sums of a long ledger take a while, so they are read on a thread of their own.
class CostsScreen : public QWidget {
    Q_OBJECT
public:
    CostsScreen(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent = nullptr);
    ~CostsScreen() override;

    /// The workbench is ready.
    void start();
    void focusFirst();
    /// Opens the dialog over the window.
    void openBudgets();
    void openPrices(const std::optional<ModelRef> &model = {});

    const CostQuestion &question() const { return m_question; }
    ChartView *chart() const { return m_chart; }
    QTableView *table() const { return m_table; }
    Banner *banner() const { return m_banner; } ///< below the header

signals:
    void shown(); ///< an answer of the ledger is on screen
    /// A report of the days and conditions that are shown.
    void reportRequested(const bakeoff::HistoryFilter &filter);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addCommands(CommandRegistry &commands);
    QWidget *buildHeader(CommandRegistry &commands);
    QWidget *buildSums();
    QWidget *buildTable();
    void setRange(CostRange range);
    void openOther();
    void setGrouping(LedgerGrouping grouping);
    void pickBar(int bar);
    void pickRow(const QModelIndex &index);
    void clearFilters();
    void ask();
    void display(const CostFigures &figures);
    void showSums();
    void renewNames();
    void renewChips();
    void renewMeters();
    void fit();
    void fitColumns();
    QDate today() const;
    OverlayPopup *popup(const QString &name);

    Workbench &m_workbench;
    AppSettings &m_settings;
    std::unique_ptr<StoreReader> m_reader; ///< made when the screen is first shown
    QTimer m_soon;
    CostRange m_range = CostRange::Today;
    DaySpan m_other;
    CostQuestion m_question;
    CostFigures m_figures;
    bool m_started = false;
    bool m_reading = false;
    bool m_again = false;

    Segmented *m_rangeSwitch;
    Segmented *m_groupSwitch;
    Banner *m_banner;
    EmptyState *m_empty;
    QWidget *m_body;
    TextLabel *m_spanLabel;
    TextLabel *m_sum;
    TextLabel *m_gap;
    TextLabel *m_legendBilled;
    TextLabel *m_legendEstimated;
    TextLabel *m_legendUnknown;
    QBoxLayout *m_sums = nullptr; ///< sum and meters, beside or below each other
    QVBoxLayout *m_meters;
    QList<BudgetMeter *> m_meterList;
    TextLabel *m_chartTitle;
    ElidedLabel *m_chartNote;
    ChartView *m_chart;
    ElidedLabel *m_tableTitle;
    QHBoxLayout *m_chips;
    QList<QWidget *> m_chipList;
    ElidedLabel *m_sandbox;
    CostTableModel *m_model;
    QTableView *m_table;
    CostsSide *m_side;
    QAction *m_clear = nullptr;
};

} // namespace bakeoff
