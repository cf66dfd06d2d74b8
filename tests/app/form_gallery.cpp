// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of very different models in both modes, in pictures: form_gallery FOLDER [PERCENT]
#include "queue/inputformview.h"
#include "../catalog/samplemodels.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace bakeoff;

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2) {
        std::fputs("form_gallery FOLDER [PERCENT]\n", stderr);
        return 2;
    }
    Theme theme(app, ThemeMode::Light, arguments.value(2, u"100"_s).toInt());
    const QDir folder(arguments[1]);
    folder.mkpath(u"."_s);
    const QStringList wanted{u"fofr/sdxl-ghostbusters"_s,         u"meta/meta-llama-3-70b-instruct"_s,
                             u"andreasjansson/flux-schnell-redux-layers"_s, u"dashed/whisperx-subtitles-replicate"_s,
                             u"andreasjansson/cantable-diffuguesion"_s,     u"yorickvp/jina-embeddings-v2-base-en"_s,
                             u"ardianfe/demucs-prod"_s,           u"anotherjesse/zeroscope-v2-xl"_s,
                             u"tstramer/sd-pokemon-diffusion"_s,  u"ulissemini/gpt2-xl-actadd"_s};
    for (const SampleModel &model : sampleModels()) {
        if (!wanted.contains(model.id))
            continue;
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            InputFormView view;
            view.resize(660, 760);
            view.setForm(InputForm::fromInput(model.schema, model.exampleInput));
            view.showMissing();
            view.show();
            QCoreApplication::processEvents();
            const QString name = model.id.section(u'/', 1) + (mode == ThemeMode::Dark ? u"-dark"_s : u"-light"_s);
            view.grab().save(folder.filePath(name + u".png"_s));
            view.setPage(InputFormView::Page::Json);
            QCoreApplication::processEvents();
            view.grab().save(folder.filePath(name + u"-json.png"_s));
        }
    }
    return 0;
}
