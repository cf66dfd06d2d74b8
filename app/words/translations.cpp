// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

/// QLocale knows no territory XA, so the name is read by hand.
bool isPseudoLocale(const QString &language)
{
    QString name = language;
    for (const char *variable : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (!name.isEmpty())
            break;
        name = qEnvironmentVariable(variable);
    }
    return name.startsWith("en_XA"_L1) || name.startsWith("en-XA"_L1);
}

} // namespace

Translations::Translations()
{
    QCoreApplication::installTranslator(&m_qtWords);
    QCoreApplication::installTranslator(&m_words);
}

void Translations::use(const QString &language)
{
    const QString folder = u":/i18n"_s;
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    if (isPseudoLocale(language))
        (void)m_words.load(u"bakeoff_en_XA"_s, folder);
    else if (!m_words.load(locale, u"bakeoff"_s, u"_"_s, folder))
        (void)m_words.load(u"bakeoff_en"_s, folder);
    // Of the same language as ours, not of the locale: half of a window in another language helps nobody.
    (void)m_qtWords.load(u"qtbase_"_s + m_words.language().section(u'_', 0, 0),
                         QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace bakeoff
