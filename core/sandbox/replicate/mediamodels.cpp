// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/mediamodels.h"

#include "sandbox/replicate/cogschema.h"
#include "sandbox/replicate/jsonshapes.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using Kind = SandboxMediaModel::Kind;

constexpr qint64 kFirstVersion = 1'780'000'000'000'000; // of this catalogue
constexpr qint64 kDay = 86'400'000'000;

SandboxMediaModel model(const QString &name, Kind kind, const QString &description, const QString &details,
                        const QStringList &tags, const QString &collection)
{
    SandboxMediaModel m;
    m.name = name;
    m.kind = kind;
    m.description = description;
    m.details = details;
    m.tags = tags;
    m.collection = collection;
    return m;
}

/// Versions are asked for by their id, so it must not change as long as the schema does not.
void addVersion(SandboxMediaModel &model, const QString &cog, const QJsonObject &document, int day)
{
    const QByteArray id =
        QCryptographicHash::hash((model.name + u'@' + QString::number(day)).toUtf8(), QCryptographicHash::Sha256);
    model.versions.prepend({QString::fromLatin1(id.toHex()), {kFirstVersion + day * kDay}, cog, document});
}

QJsonArray texts(std::initializer_list<const char *> list)
{
    QJsonArray array;
    for (const char *text : list)
        array << QString::fromLatin1(text);
    return array;
}

QString seedText()
{
    return u"Random seed. Leave it out for a random one."_s;
}

SandboxMediaModel painter()
{
    SandboxMediaModel m = model(
        u"painter"_s, Kind::Painter, u"Paints hills, a sun and shapes in the colours of your prompt"_s,
        u"Paints one to four pictures inside the sandbox: no network, no cost. The same prompt, seed and size give the "
        "same pixels. The prompt stands in the picture as a caption."_s,
        {u"text-to-image"_s, u"image-to-image"_s}, u"text-to-image"_s);
    m.official = true;
    SandboxCogSchema schema;
    schema.text(u"prompt"_s, u"What to paint"_s)
        .required()
        .file(u"image"_s, u"A picture whose bytes are mixed into the seed"_s, u"image/*"_s)
        .nullable()
        .choice(u"aspect_ratio"_s, u"Aspect ratio of the picture; \"custom\" takes width and height"_s,
                texts({"1:1", "16:9", "9:16", "4:3", "3:4", "21:9", "custom"}), u"1:1"_s)
        .integer(u"width"_s, u"Width in pixels, with aspect_ratio \"custom\""_s, 64, 2048)
        .nullable()
        .integer(u"height"_s, u"Height in pixels, with aspect_ratio \"custom\""_s, 64, 2048)
        .nullable()
        .integer(u"num_outputs"_s, u"Number of pictures"_s, 1, 4, 1)
        .integer(u"num_inference_steps"_s, u"Steps; more take longer"_s, 1, 50, 12)
        .choice(u"output_format"_s, u"Format of the pictures"_s, texts({"webp", "jpg", "png"}), u"webp"_s)
        .boolean(u"transparent"_s, u"Leave the ground out (not with jpg)"_s, false)
        .integer(u"seed"_s, seedText(), {}, {})
        .nullable();
    addVersion(m, u"0.16.7"_s, schema.document(SandboxCogSchema::list(SandboxCogSchema::uri())), 60);
    m.exampleInput = {
        {u"prompt"_s, u"a lighthouse at dusk, warm colours"_s}, {u"aspect_ratio"_s, u"16:9"_s}, {u"seed"_s, 7}};
    m.exampleOutput = QJsonArray{QString(kExampleFolder + m.name + u"/out-0.webp"_s)};
    return m;
}

SandboxMediaModel flipbook()
{
    SandboxMediaModel m =
        model(u"flipbook"_s, Kind::Flipbook, u"Paints picture after picture and hands over each as it is done"_s,
              u"Its output grows while it runs, and its stream sends the address of each picture."_s,
              {u"text-to-image"_s}, u"text-to-image"_s);
    m.streams = m.streamsFiles = true;
    SandboxCogSchema schema;
    schema.text(u"prompt"_s, u"What to paint"_s)
        .required()
        .integer(u"pictures"_s, u"Number of pictures"_s, 1, 24, 4)
        .integer(u"size"_s, u"Width and height in pixels"_s, 64, 1024, 512)
        .integer(u"seed"_s, seedText(), {}, {})
        .nullable();
    addVersion(m, u"0.14.1"_s, schema.document(SandboxCogSchema::iterator(SandboxCogSchema::uri(), false)), 41);
    m.exampleInput = {{u"prompt"_s, u"a tree through the seasons"_s}, {u"pictures"_s, 4}, {u"seed"_s, 3}};
    m.exampleOutput = QJsonArray{QString(kExampleFolder + m.name + u"/out-0.png"_s)};
    return m;
}

SandboxMediaModel film()
{
    SandboxMediaModel m = model(u"film"_s, Kind::Film, u"Makes a video of up to twenty seconds, with sound"_s,
                                u"Encodes real video, H.264 in MP4 or VP9 in WebM, with a frame counter in the "
                                u"picture. The same prompt and seed "
                                "give the same frames."_s,
                                {u"text-to-video"_s}, u"text-to-video"_s);
    m.official = true;
    SandboxCogSchema schema;
    schema.text(u"prompt"_s, u"What the video shows"_s)
        .required()
        .file(u"image"_s, u"A picture whose bytes are mixed into the seed"_s, u"image/*"_s)
        .nullable()
        .number(u"duration"_s, u"Length in seconds"_s, 0.5, 20, 3)
        .choice(u"resolution"_s, u"Height of the picture"_s, texts({"240p", "480p", "720p", "1080p"}), u"480p"_s)
        .choice(u"aspect_ratio"_s, u"Aspect ratio"_s, texts({"16:9", "9:16", "1:1"}), u"16:9"_s)
        .choice(u"fps"_s, u"Frames a second"_s, QJsonArray{12, 24, 30}, 24)
        .boolean(u"with_audio"_s, u"Add a sound track"_s, true)
        .choice(u"output_format"_s, u"Container of the video"_s, texts({"mp4", "webm"}), u"mp4"_s)
        .integer(u"seed"_s, seedText(), {}, {})
        .nullable();
    addVersion(m, u"0.16.9"_s, schema.document(SandboxCogSchema::uri()), 66);
    m.exampleInput = {
        {u"prompt"_s, u"clouds over the sea"_s}, {u"duration"_s, 2}, {u"resolution"_s, u"240p"_s}, {u"seed"_s, 11}};
    m.exampleOutput = QString(kExampleFolder + m.name + u"/output.mp4"_s);
    return m;
}

SandboxMediaModel speaker()
{
    SandboxMediaModel m = model(
        u"speaker"_s, Kind::Speaker, u"Reads a text aloud, in four voices that nobody understands"_s,
        u"A formant synthesis with the rhythm of your text. The text goes along in the file, where sandbox/transcriber "
        "finds it."_s,
        {u"text-to-speech"_s}, u"text-to-speech"_s);
    m.official = true;
    SandboxCogSchema schema;
    schema.text(u"text"_s, u"What to say"_s)
        .required()
        .with({{u"minLength"_s, 1}, {u"maxLength"_s, 10'000}})
        .choice(u"voice"_s, u"Voice"_s, texts({"amber", "basalt", "cedar", "dune"}), u"amber"_s)
        .choice(u"output_format"_s, u"Format of the sound"_s, texts({"wav", "mp3"}), u"wav"_s)
        .integer(u"seed"_s, seedText(), {}, {})
        .nullable();
    addVersion(m, u"0.16.8"_s, schema.document(SandboxCogSchema::uri()), 63);
    m.exampleInput = {{u"text"_s, u"The quick brown fox jumps over the lazy dog."_s}, {u"voice"_s, u"cedar"_s}};
    m.exampleOutput = QString(kExampleFolder + m.name + u"/output.wav"_s);
    return m;
}

SandboxMediaModel composer()
{
    SandboxMediaModel m = model(u"composer"_s, Kind::Composer, u"Composes a short piece: chords, a bass and a melody"_s,
                                u"Music in a scale that follows from prompt and seed."_s,
                                {u"text-to-music"_s, u"music-generation"_s}, u"ai-music-generation"_s);
    // The older version packs fewer inputs, as an older Cog does.
    SandboxCogSchema older;
    older.text(u"prompt"_s, u"What the piece is like"_s, u"calm piano"_s)
        .integer(u"duration"_s, u"Length in seconds"_s, 1, 30, 8)
        .integer(u"seed"_s, seedText(), {}, {});
    addVersion(m, u"0.3.6"_s, older.document(SandboxCogSchema::uri()), 2);
    SandboxCogSchema schema;
    schema.text(u"prompt"_s, u"What the piece is like"_s)
        .required()
        .integer(u"duration"_s, u"Length in seconds"_s, 1, 120, 8)
        .choice(u"output_format"_s, u"Format of the sound"_s, texts({"mp3", "wav"}), u"mp3"_s)
        .integer(u"seed"_s, seedText(), {}, {})
        .nullable();
    addVersion(m, u"0.13.7"_s, schema.document(SandboxCogSchema::uri()), 30);
    m.exampleInput = {{u"prompt"_s, u"a slow waltz in minor"_s}, {u"duration"_s, 6}, {u"seed"_s, 5}};
    m.exampleOutput = QString(kExampleFolder + m.name + u"/output.mp3"_s);
    return m;
}

SandboxMediaModel transcriber()
{
    SandboxMediaModel m = model(u"transcriber"_s, Kind::Transcriber, u"Writes down what sandbox/speaker has said"_s,
                                u"It finds the text that sandbox/speaker left in its file. It recognises nothing: of "
                                u"other sound it tells length "
                                "and level, and says that it cannot listen."_s,
                                {u"speech-to-text"_s, u"transcription"_s}, u"speech-to-text"_s);
    SandboxCogSchema schema;
    schema.file(u"audio"_s, u"The sound file"_s, u"audio/*"_s)
        .required()
        .boolean(u"timestamps"_s, u"Add one segment a sentence, with times"_s, true);
    const QJsonObject segment{{u"type"_s, u"object"_s}};
    const QJsonObject output{
        {u"type"_s, u"object"_s},
        {u"required"_s, texts({"text", "duration"})},
        {u"properties"_s,
         QJsonObject{{u"text"_s, QJsonObject{{u"title"_s, u"Text"_s}, {u"type"_s, u"string"_s}}},
                     {u"duration"_s, QJsonObject{{u"title"_s, u"Duration"_s}, {u"type"_s, u"number"_s}}},
                     {u"segments"_s, SandboxCogSchema::list(segment)}}}};
    addVersion(m, u"0.9.4"_s, schema.document(output), 22);
    m.exampleInput = {{u"audio"_s, QString(kExampleFolder + u"speaker/output.wav"_s)}};
    m.exampleOutput = QJsonObject{{u"text"_s, u"The quick brown fox jumps over the lazy dog."_s}, {u"duration"_s, 3.1}};
    return m;
}

/// A story teller: the same weights, each with the temperature and pace of its own.
SandboxMediaModel teller(const QString &name, const QString &description, double temperature)
{
    SandboxMediaModel m = model(name, Kind::Writer, description,
                                u"260,000 weights that run inside the sandbox and continue whatever text they are given. "
                                "The model attends to the last 512 tokens only."_s,
                                {u"text-generation"_s, u"llm"_s}, u"language-models"_s);
    m.official = m.streams = true;
    SandboxCogSchema schema;
    schema.text(u"prompt"_s, u"How the story begins"_s)
        .required()
        .text(u"system_prompt"_s, u"Put before the prompt"_s, QString())
        .integer(u"max_tokens"_s, u"Most tokens of the answer"_s, 1, 2000, 160)
        .number(u"temperature"_s, u"0 takes the likeliest token each time"_s, 0, 2, temperature)
        .number(u"top_p"_s, u"Only the likeliest tokens that make up this share"_s, 0, 1, 0.95)
        .integer(u"top_k"_s, u"Only so many of the likeliest tokens; 0: all"_s, 0, 512, 0)
        .text(u"stop_sequences"_s, u"Texts at which the answer ends, with commas between them"_s, QString())
        .integer(u"seed"_s, seedText(), {}, {})
        .nullable();
    addVersion(m, u"0.16.7"_s, schema.document(SandboxCogSchema::iterator(QJsonObject{{u"type"_s, u"string"_s}}, true)),
               58);
    m.exampleInput = {{u"prompt"_s, u"Once upon a time, there was a little boat"_s}, {u"max_tokens"_s, 60}};
    m.exampleOutput = texts({" that", " lived", " in", " a", " harbour."});
    return m;
}

SandboxMediaModel writer()
{
    return teller(u"writer"_s, u"Writes children's stories with a real, tiny language model"_s, 0.8);
}

/// The story models of the chat routes, so that one model can be had at two providers.
SandboxMediaModel storyFast()
{
    SandboxMediaModel m = teller(u"story-fast"_s, u"The story model story-fast, run by predictions"_s, 0.8);
    m.startMs = 450;
    m.tokensPerSecond = 70;
    return m;
}

SandboxMediaModel storyHot()
{
    SandboxMediaModel m = teller(u"story-hot"_s, u"The story model story-hot, run by predictions"_s, 1.3);
    m.startMs = 900;
    m.tokensPerSecond = 60;
    return m;
}

SandboxMediaModel json()
{
    SandboxMediaModel m = model(u"json"_s, Kind::Json, u"Returns JSON of every awkward shape"_s,
                                u"Objects, nested lists, numbers, null, very long texts, 249 files: for whoever shows "
                                "outputs."_s,
                                {u"json"_s, u"test"_s}, {});
    QJsonArray shapes;
    for (const QLatin1StringView shape : allSandboxShapes())
        shapes << QString(shape);
    SandboxCogSchema schema;
    schema.choice(u"shape"_s, u"Shape of the output"_s, shapes, u"object"_s)
        .text(u"text"_s, u"A text that stands in the output"_s, u"Hello"_s)
        .list(u"numbers"_s, u"Numbers that are added up"_s, QJsonObject{{u"type"_s, u"number"_s}}, QJsonArray{1, 2, 3})
        .with({{u"maxItems"_s, 1000}})
        .text(u"anything"_s, u"Any JSON"_s)
        .with({{u"type"_s, u"object"_s}})
        .nullable()
        .secret(u"api_key"_s, u"A secret: it is not kept, and only that it was given is told"_s)
        .nullable()
        .integer(u"seed"_s, seedText(), {}, {})
        .nullable()
        .with({{u"deprecated"_s, true}});
    addVersion(m, u"0.11.3"_s, schema.document(QJsonObject{}), 18);
    m.exampleInput = {{u"shape"_s, u"object"_s}, {u"text"_s, u"Hello"_s}};
    m.exampleOutput = QJsonObject{{u"text"_s, u"Hello"_s}, {u"sum"_s, 6}};
    return m;
}

/// Those whose course is the point.
SandboxMediaModel course(const QString &name, Kind kind, const QString &description, const SandboxCogSchema &schema,
                         const QJsonObject &output, int day)
{
    SandboxMediaModel m = model(name, kind, description, description, {u"test"_s}, {});
    addVersion(m, u"0.13.7"_s, schema.document(output), day);
    m.exampleInput = {{u"prompt"_s, u"a paper boat"_s}};
    return m;
}

QList<SandboxMediaModel> courses()
{
    const QJsonObject textOutput{{u"type"_s, u"string"_s}};
    SandboxCogSchema plain;
    plain.text(u"prompt"_s, u"What to paint"_s, u"a paper boat"_s).integer(u"seed"_s, seedText(), {}, {}).nullable();
    SandboxCogSchema slow = plain;
    slow.number(u"seconds"_s, u"How long it takes"_s, 0.1, 3600, 30);
    SandboxCogSchema failing = plain;
    failing
        .choice(u"error_code"_s, u"What it fails with"_s,
                texts({"E005", "E1000", "E1001", "E6716", "E8765", "E9243", "traceback", "none"}), u"E1001"_s)
        .choice(u"moment"_s, u"When it fails"_s, texts({"starting", "begin", "middle", "end"}), u"middle"_s)
        .number(u"seconds"_s, u"How long it would take"_s, 0, 600, 1);
    SandboxCogSchema cold = plain;
    cold.number(u"start_seconds"_s, u"How long it starts"_s, 0, 600, 20);
    SandboxCogSchema gpu = plain;
    gpu.number(u"seconds"_s, u"Seconds of work"_s, 0.1, 600, 4)
        .choice(u"resolution"_s, u"Width and height"_s, QJsonArray{256, 512, 1024}, 512);
    QList<SandboxMediaModel> list{
        course(u"slow"_s, Kind::Slow, u"Takes as long as you say, and logs its steps"_s, slow, textOutput, 10),
        course(u"failing"_s, Kind::Failing, u"Fails with the code and at the moment that you choose"_s, failing,
               textOutput, 11),
        course(u"hanging"_s, Kind::Hanging, u"Never ends by itself"_s, plain, textOutput, 12),
        course(u"cold"_s, Kind::Cold, u"Starts cold: it boots for as long as you say, then paints"_s, cold,
               SandboxCogSchema::uri(), 13),
        course(u"gpu"_s, Kind::Gpu, u"Paints, billed by the second of the hardware it runs on"_s, gpu,
               SandboxCogSchema::uri(), 14),
    };
    list[1].exampleInput = {{u"error_code"_s, u"E1001"_s}, {u"moment"_s, u"middle"_s}};
    return list;
}

SandboxMediaModel faultModel(const SandboxMediaFault &fault)
{
    const bool writes = fault.kind == SandboxMediaFaultKind::StreamBreaks;
    SandboxMediaModel m =
        model(u"fault-"_s + fault.name, writes ? Kind::Writer : Kind::Painter, QString::fromLatin1(fault.sentence),
              QString::fromLatin1(fault.sentence), {u"fault"_s, u"test"_s}, {});
    m.fault = &fault;
    m.official = true;
    m.streams = writes;
    SandboxCogSchema schema;
    schema.text(u"prompt"_s, u"What to make"_s, u"a paper boat"_s)
        .integer(u"num_inference_steps"_s, u"Steps; more take longer"_s, 1, 50, 3)
        .integer(u"seed"_s, seedText(), {}, {})
        .nullable();
    if (fault.kind == SandboxMediaFaultKind::CreatedSlow)
        schema.integer(u"delay_ms"_s, u"Milliseconds before the answer"_s, 0, 600'000, 5000);
    if (fault.kind == SandboxMediaFaultKind::Delivery) {
        QJsonArray faults;
        for (const QLatin1StringView name : allDeliveryFaults())
            faults << QString(name);
        schema.choice(u"delivery_fault"_s, u"What is wrong with the delivery"_s, faults, u"cut"_s)
            .integer(u"cut_at"_s, u"Bytes before it breaks"_s, 0, 1'000'000, 1000);
    }
    const QJsonObject text{{u"type"_s, u"string"_s}};
    addVersion(m, u"0.16.7"_s,
               schema.document(writes ? SandboxCogSchema::iterator(text, true)
                                      : SandboxCogSchema::list(SandboxCogSchema::uri())),
               1);
    m.exampleInput = {{u"prompt"_s, u"a paper boat"_s}};
    return m;
}

} // namespace

SandboxMediaModels::SandboxMediaModels()
{
    m_models << painter() << film() << speaker() << composer() << transcriber() << writer() << storyFast()
             << storyHot() << flipbook() << json() << courses();
    for (const SandboxMediaFault &fault : allMediaFaults())
        m_models << faultModel(fault);
}

const SandboxMediaModel *SandboxMediaModels::find(QStringView name) const
{
    const auto found = std::ranges::find_if(m_models, [name](const SandboxMediaModel &m) { return m.name == name; });
    return found == m_models.end() ? nullptr : &*found;
}

const SandboxMediaModel *SandboxMediaModels::ofVersion(QStringView versionId) const
{
    const auto found =
        std::ranges::find_if(m_models, [versionId](const SandboxMediaModel &m) { return version(m, versionId); });
    return found == m_models.end() ? nullptr : &*found;
}

const SandboxModelVersion *SandboxMediaModels::version(const SandboxMediaModel &model, QStringView versionId)
{
    const auto found =
        std::ranges::find_if(model.versions, [versionId](const SandboxModelVersion &v) { return v.id == versionId; });
    return found == model.versions.end() ? nullptr : &*found;
}

QList<SandboxCollection> SandboxMediaModels::collections()
{
    return {
        {u"text-to-image"_s, u"Generate images"_s, u"Models that paint pictures from a prompt"_s},
        {u"text-to-video"_s, u"Generate videos"_s, u"Models that make videos from a prompt"_s},
        {u"text-to-speech"_s, u"Generate speech"_s, u"Models that read a text aloud"_s},
        {u"ai-music-generation"_s, u"Generate music"_s, u"Models that compose"_s},
        {u"speech-to-text"_s, u"Transcribe speech"_s, u"Models that write down what was said"_s},
        {u"language-models"_s, u"Use LLMs"_s, u"Models that write text"_s},
        {u"official"_s, u"Official models"_s, u"Always on, with a stable interface and a price by output"_s},
    };
}

} // namespace bakeoff
