// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/appearancepage.h"

#include "shell/appsettings.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/segmented.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

const QStringList &modeNames()
{
    static const QStringList names{u"system"_s, u"light"_s, u"dark"_s}; // in the order of ThemeMode
    return names;
}

} // namespace

AppearancePage::AppearancePage(AppSettings &settings, Theme &theme, QWidget *parent)
    : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(metrics::kXLarge, metrics::kXLarge, metrics::kXLarge, metrics::kXLarge);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setHorizontalSpacing(metrics::kMedium);
    form->setVerticalSpacing(metrics::kMedium);

    auto *mode = new Segmented(tr("Colours"));
    mode->addChoice(tr("As the system"));
    mode->addChoice(tr("Light"));
    mode->addChoice(tr("Dark"));
    mode->setCurrentIndex(static_cast<int>(theme.mode()));
    connect(mode, &Segmented::currentIndexChanged, this, [&settings, &theme](int index) {
        settings.set(keys::colorMode, modeNames().at(index));
        theme.setMode(static_cast<ThemeMode>(index));
    });
    form->addRow(tr("Colours"), mode);

    auto *size = new QSpinBox;
    size->setRange(80, 200);
    size->setSingleStep(10);
    size->setSuffix(u"\u00a0%"_s);
    size->setValue(theme.fontPercent());
    size->setKeyboardTracking(false);
    size->setAccessibleName(tr("Size of the text"));
    size->setMaximumWidth(110);
    connect(size, &QSpinBox::valueChanged, this, [this, &settings, &theme](int percent) {
        settings.set(keys::fontPercent, percent);
        // Later: the spin box must not change its own font while it handles the key.
        QTimer::singleShot(0, this, [&theme, percent] { theme.setFontPercent(percent); });
    });
    form->addRow(tr("Size of the &text"), size);

    auto *language = new QComboBox;
    language->addItem(tr("As the system"), QString());
    language->addItem(u"English"_s, u"en"_s); // languages are named in themselves
    language->addItem(u"Deutsch"_s, u"de"_s);
    language->setCurrentIndex(std::max(0, language->findData(settings.get(keys::language))));
    language->setAccessibleName(tr("Language"));
    auto *languageRow = new QHBoxLayout;
    languageRow->addWidget(language);
    languageRow->addWidget(new TextLabel(tr("Takes effect at the next start."), TextStep::Small, Tone::Text3));
    languageRow->addStretch();
    connect(language, &QComboBox::currentIndexChanged, this,
            [&settings, language] { settings.set(keys::language, language->currentData().toString()); });
    auto *languageLabel = new QLabel(tr("&Language"));
    languageLabel->setBuddy(language);
    form->addRow(languageLabel, languageRow);

    auto *motion = new QCheckBox(tr("Nothing &moves: running states stand still"));
    motion->setChecked(settings.get(keys::reducedMotion));
    connect(motion, &QCheckBox::toggled, this, [this, &settings](bool on) {
        settings.set(keys::reducedMotion, on);
        emit reducedMotionChanged(on);
    });
    form->addRow(tr("Motion"), motion);
}

} // namespace bakeoff
