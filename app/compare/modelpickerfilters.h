// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalogsearch.h"

#include <QStringList>
#include <QToolButton>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace bakeoff {

class AppSettings;

/// A round button that switches one condition on and off. It keeps the room of its cross, so that nothing beside it
/// moves when it is switched.
class FilterChip : public QToolButton {
    Q_OBJECT
public:
    explicit FilterChip(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// The row of filters of the model picker: chips, a price cap, a provider, and the order of the hits. What is set is kept in the settings and
/// comes back with the next picker.
class ModelPickerFilters : public QWidget {
    Q_OBJECT
public:
    explicit ModelPickerFilters(AppSettings &settings, QWidget *parent = nullptr);

    /// Names for the list of providers; keeps the chosen one where it is still there.
    void setProviders(const QStringList &names);

    CatalogOrder order() const;
    /// Without a cap while the field holds no price.
    CatalogFilter filter() const;
    /// Does more than ask for text models?
    bool isNarrowing() const;
    /// What is wrong with the price cap; empty: nothing.
    QString problem() const;
    /// For the order of the tab stops.
    QWidget *lastField() const;
    /// Only text models, as a first picker opens.
    void reset();

signals:
    void changed();

private:
    FilterChip *addChip(const QString &text, const QString &toolTip, const QString &name);
    void take();
    std::optional<Usd> cap() const;

    AppSettings &m_settings;
    QList<FilterChip *> m_chips;
    QLineEdit *m_cap;
    QComboBox *m_provider;
    QComboBox *m_order;
    QString m_wantedProvider; ///< chosen before, maybe not listed yet
    bool m_filling = false;
};

} // namespace bakeoff
