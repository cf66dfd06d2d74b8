// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace bakeoff {

template <typename T>
struct SettingKey {
    QLatin1StringView name;
    T fallback;
};

/// Every setting of the window, with type and default on one page. Providers and line-ups live in the database.
namespace keys {
using namespace Qt::StringLiterals;
inline const SettingKey<QString> colorMode{"ui/colorMode"_L1, u"system"_s}; ///< "system", "light", "dark"
inline const SettingKey<QString> language{"ui/language"_L1, {}};            ///< empty: follow the system
inline const SettingKey<int> fontPercent{"ui/fontPercent"_L1, 100};         ///< 80 to 200
inline const SettingKey<bool> reducedMotion{"ui/reducedMotion"_L1, false};
inline const SettingKey<QByteArray> geometry{"ui/geometry"_L1, {}};
inline const SettingKey<bool> menuBar{"ui/menuBar"_L1, false};
inline const SettingKey<bool> providerCardHidden{"ui/providerCardHidden"_L1, false};
inline const SettingKey<QString> pickerFilters{"picker/filters"_L1, u"text"_s}; ///< chips that are on, by comma
inline const SettingKey<QString> pickerPriceCap{"picker/priceCap"_L1, {}};      ///< dollars per million tokens
inline const SettingKey<QString> pickerOrder{"picker/order"_L1, u"match"_s};     ///< catalogOrderName()
inline const SettingKey<QString> pickerProvider{"picker/provider"_L1, {}};      ///< empty: all
inline const SettingKey<QString> lastComparison{"ui/lastComparison"_L1, {}};
inline const SettingKey<int> backupLimit{"history/backupLimit"_L1, 7}; ///< dated backups that are kept, 1 to 100
inline const SettingKey<int> costsRange{"costs/range"_L1, 0};               ///< CostRange; other days are not kept
inline const SettingKey<QString> costsGrouping{"costs/grouping"_L1, u"model"_s};
inline const SettingKey<QStringList> costsLeftUnknown{"costs/leftUnknown"_L1, {}}; ///< replies and jobs, newest first
inline const SettingKey<QString> reportsLast{"reports/last"_L1, {}}; ///< id of the report that was open last
inline const SettingKey<QString> reportsFolder{"reports/folder"_L1, {}}; ///< where the last one was written
inline const SettingKey<QString> queueGrouping{"queue/grouping"_L1, u"batch"_s}; ///< "batch", "day", "none"
inline const SettingKey<QString> jobNotices{"queue/notices"_L1, u"on"_s};         ///< "on", "quiet", "off"
} // namespace keys

/// The settings file of a profile; passed in, so that a test uses one in a temporary folder. GUI thread.
class AppSettings {
public:
    explicit AppSettings(const QString &iniFile);

    template <typename T>
    T get(const SettingKey<T> &key) const
    {
        return m_store.value(key.name, QVariant::fromValue(key.fallback)).template value<T>();
    }
    template <typename T>
    void set(const SettingKey<T> &key, const T &value)
    {
        m_store.setValue(key.name, QVariant::fromValue(value));
    }

    /// Shortcuts the user changed: command id -> portable text of the key sequence.
    QString shortcut(const QString &commandId, const QString &fallback) const;
    void setShortcut(const QString &commandId, const QString &portableText);
    void resetShortcut(const QString &commandId);

private:
    QSettings m_store;
};

} // namespace bakeoff
