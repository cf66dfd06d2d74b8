// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/charge.h"

#include <QWidget>

class QVBoxLayout;

namespace bakeoff {

class AppSettings;
class TextLabel;
class Workbench;

/// Charges of unknown amount, by model: why the amount is not known and what can be done about it. A price that is known
/// now is used only where the user says so.
class UnknownCharges : public QWidget {
    Q_OBJECT
public:
    UnknownCharges(Workbench &workbench, AppSettings &settings, QWidget *parent = nullptr);

    /// \param charges newest first \param all how many there are; more than `charges` where they are too many to show
    void setCharges(const QList<Charge> &charges, int all);
    /// A price may be known now that was not before.
    void renew();

signals:
    void priceWanted(const bakeoff::ModelRef &model);
    /// Some charges have an amount now.
    void filled();

private:
    struct Group {
        ModelRef model;
        QList<Charge> charges;
    };
    void addCard(const Group &group);
    void fillIn(QList<Id> subjects, int done, const ModelRef &model);
    void leave(const Group &group);

    Workbench &m_workbench;
    AppSettings &m_settings;
    TextLabel *m_title;
    QVBoxLayout *m_layout;
    QWidget *m_body = nullptr;
    QList<Charge> m_charges;
    int m_all = 0;
    QString m_problemCard; ///< model whose charges could not be filled in
    QString m_problem;
};

} // namespace bakeoff
