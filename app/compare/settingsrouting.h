// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/modelinfo.h"
#include "providers/routing.h"

#include <QJsonObject>
#include <QWidget>

#include <functional>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace bakeoff {

class SettingsField;

/// OpenRouter's `provider` object as fields. Keys that have no field here are kept.
class RoutingFields : public QWidget {
    Q_OBJECT
public:
    /// \param cleared GenerationSettings::cleared; others than those of the routing mean nothing here
    RoutingFields(const QJsonObject &routing, const QJsonObject &inherited, const QStringList &cleared = {},
                  QWidget *parent = nullptr);

    /// Hosts to choose from, under the buttons beside the lists.
    void setEndpoints(const QList<ModelEndpoint> &endpoints);
    QJsonObject routing() const { return m_routing.toJson(); }
    /// What is left to OpenRouter although all panes have a value for it: "routing.sort".
    QStringList cleared() const;
    int problems() const { return m_problems; }
    QWidget *firstWrong() const;
    void clear();

signals:
    void changed();

private:
    using Read = std::function<QString(OpenRouterRouting &)>;
    struct Entry {
        SettingsField *field = nullptr;
        Read read;
        std::function<void()> clear;
        QString key;
        std::function<bool()> isCleared; ///< null: there is nothing to clear
    };

    void addHosts(const QString &label, const QString &key, const QString &help, QStringList OpenRouterRouting::*member);
    template <typename Member>
    void addChoice(const QString &label, const QString &key, const QString &help, Member OpenRouterRouting::*member,
                   const QList<QPair<QString, Member>> &choices);
    void addPrice(const QString &label, const QString &key, const QString &help,
                  QString OpenRouterRouting::MaxPrice::*member);
    SettingsField *add(const QString &label, const QString &key, const QString &help, QWidget *control, Read read,
                       std::function<void()> clear);
    QString inheritedText(const QString &value) const;
    bool startsCleared(const QString &key) const;
    void offerDefaults(SettingsField *field, QLineEdit *edit, const QString &inherited);
    void check();

    OpenRouterRouting m_start;
    OpenRouterRouting m_inherited;
    OpenRouterRouting m_routing;
    QStringList m_cleared; ///< at the start
    QList<Entry> m_entries;
    QList<ModelEndpoint> m_endpoints;
    QList<QWidget *> m_hostButtons;
    QGridLayout *m_grid;
    int m_cell = 0;
    int m_problems = 0;
    bool m_building = true;
};

} // namespace bakeoff
