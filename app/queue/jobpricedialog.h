// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/job.h"
#include "store/jobpricerepository.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace bakeoff {

class TextLabel;
class Workbench;
struct Rate;

/// Fills in what a job of unknown cost is priced by: a price per output, or the hardware that its model runs on. Shown
/// in an OverlayPopup. What is entered counts for jobs that end from then on; ended ones of unknown cost get an estimate
/// where the user leaves that ticked. Known costs are never changed.
class JobPriceDialog : public QWidget {
    Q_OBJECT
public:
    enum class Asks { Price, Hardware };

    JobPriceDialog(Workbench &workbench, Asks asks, const Job &job, QWidget *parent = nullptr);

    QWidget *firstField() const;
    QSize wantedSize() const;

signals:
    void closed();
    /// Stored. \param filled how many ended jobs have a cost now
    void stored(int filled);

private:
    /// What was entered for this model before, with its dates.
    struct Known {
        QList<UnitPriceRow> prices;
        std::optional<HardwareChoice> hardware;
    };
    void readKnown();
    void showKnown();
    void buildPrice(QFormLayout &form);
    void buildHardware(QFormLayout &form);
    void showMetricHint();
    void showHardware();
    void save();
    void savePrice(const Rate &rate);
    void saveHardware(const Rate &rate);
    void fill();
    void problem(QLineEdit *field, const QString &sentence);
    void failed(const Error &error);

    Workbench &m_workbench;
    const Asks m_asks;
    const Job m_job;
    Known m_known;
    QString m_offered; ///< the amount that was filled in from what is known
    QComboBox *m_what;         ///< metric, or SKU
    QLineEdit *m_other = nullptr; ///< a SKU that is not listed
    QLineEdit *m_amount;
    QLineEdit *m_source;
    TextLabel *m_now; ///< what holds now, and since when
    TextLabel *m_hint;
    QCheckBox *m_fill;
    TextLabel *m_problem;
    QPushButton *m_save;
};

} // namespace bakeoff
