// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace bakeoff {

/// The words of a program in the user's language: German, English plurals (also for every language that has no file),
/// or the pseudo-locale "en_XA", in which each word that bypasses translation shows at once. Lives as long as the
/// application, on its thread.
class Translations {
public:
    Translations();
    /// \param language as in the settings: "de", "en", "en_XA"; it also becomes the default locale of figures and
    /// dates. Empty: the system's, from LANGUAGE, LC_ALL, LC_MESSAGES or LANG.
    void use(const QString &language = {});

private:
    QTranslator m_words;
    QTranslator m_qtWords; ///< Qt's own: standard buttons, menus of text fields, the command line's captions
};

} // namespace bakeoff
