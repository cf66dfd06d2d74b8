// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/cog/modelkind.h"

#include "providers/cog/inputschema.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

enum class Medium { Image, Video, Audio, Caption, Other };

std::optional<Medium> mediumOf(const OutputItem &file)
{
    static const QHash<QString, Medium> media{
        {u"png"_s, Medium::Image},  {u"jpg"_s, Medium::Image},  {u"jpeg"_s, Medium::Image}, {u"webp"_s, Medium::Image},
        {u"gif"_s, Medium::Image},  {u"svg"_s, Medium::Image},  {u"avif"_s, Medium::Image}, {u"bmp"_s, Medium::Image},
        {u"tif"_s, Medium::Image},  {u"tiff"_s, Medium::Image}, {u"mp4"_s, Medium::Video},  {u"webm"_s, Medium::Video},
        {u"mov"_s, Medium::Video},  {u"mkv"_s, Medium::Video},  {u"avi"_s, Medium::Video},  {u"wav"_s, Medium::Audio},
        {u"mp3"_s, Medium::Audio},  {u"flac"_s, Medium::Audio}, {u"ogg"_s, Medium::Audio},  {u"m4a"_s, Medium::Audio},
        {u"opus"_s, Medium::Audio}, {u"aac"_s, Medium::Audio},  {u"mid"_s, Medium::Audio},  {u"midi"_s, Medium::Audio},
        {u"srt"_s, Medium::Caption}, {u"vtt"_s, Medium::Caption},
    };
    const QByteArray mime = file.mimeType();
    for (const auto &[name, medium] : {std::pair{"image/"_ba, Medium::Image}, std::pair{"video/"_ba, Medium::Video},
                                       std::pair{"audio/"_ba, Medium::Audio}}) {
        if (mime.startsWith(name))
            return medium;
    }
    const QString suffix = file.suffix();
    if (suffix.isEmpty())
        return std::nullopt; // says nothing
    return media.value(suffix, Medium::Other);
}

QStringList wordsIn(const QString &text)
{
    static const QRegularExpression gap(u"[^a-z0-9]+"_s);
    static const QRegularExpression number(u"(?<=[a-z]{4})\\d+$"_s); // "musicgen1"
    QStringList words = text.toLower().split(gap, Qt::SkipEmptyParts);
    for (QString &word : words)
        word.remove(number);
    return words;
}

/// How often any of these words stands in a text.
int hits(const QStringList &words, const QSet<QString> &wanted)
{
    return int(std::ranges::count_if(words, [&wanted](const QString &word) { return wanted.contains(word); }));
}

/// What the words around a model say.
class Evidence {
public:
    explicit Evidence(const ModelCues &cues)
        : m_name(wordsIn(cues.name.section(u'/', -1)))
        , m_description(wordsIn(cues.description.left(600)))
    {
        for (const InputField &field : cues.schema.fields) {
            m_keys += wordsIn(field.key);
            if (field.type != InputType::File)
                continue;
            m_takesAudio = m_takesAudio || field.fileKind == FileKind::Audio;
            m_takesImage = m_takesImage || field.fileKind == FileKind::Image;
            m_takesVideo = m_takesVideo || field.fileKind == FileKind::Video;
        }
        for (const OutputMember &member : cues.schema.output.members)
            m_members += wordsIn(member.key);
    }

    bool takesAudio() const { return m_takesAudio; }
    bool takesVideo() const { return m_takesVideo; }

    /// The name of a model says most, its members and inputs less, its description least.
    int weight(const QSet<QString> &wanted) const
    {
        return 4 * std::min(hits(m_name, wanted), 1) + 4 * std::min(hits(m_members, wanted), 1)
            + 2 * std::min(hits(m_keys, wanted), 2) + 2 * std::min(hits(m_description, wanted), 2);
    }

    RequestKind speechOrMusic() const
    {
        static const QSet<QString> music{u"music"_s,  u"musicgen"_s, u"song"_s,  u"songs"_s,   u"melody"_s,     u"lyrics"_s,
                                         u"bpm"_s,    u"tempo"_s,    u"midi"_s,  u"riffusion"_s, u"instrument"_s, u"musical"_s,
                                         u"beats"_s,  u"beat"_s,     u"piano"_s, u"vocals"_s,  u"stems"_s,      u"demucs"_s,
                                         u"guitar"_s, u"drums"_s,    u"bass"_s,  u"notes"_s,   u"chords"_s,     u"singing"_s,
                                         u"sound"_s,  u"sounds"_s,   u"effects"_s};
        static const QSet<QString> speech{u"speech"_s, u"tts"_s,     u"voice"_s,  u"voices"_s,   u"speaker"_s, u"speak"_s,
                                          u"spoken"_s, u"text"_s,    u"bark"_s,   u"xtts"_s,     u"clone"_s,   u"cloning"_s,
                                          u"accent"_s, u"language"_s, u"rvc"_s,   u"dubbing"_s,  u"gender"_s};
        return weight(music) > weight(speech) ? RequestKind::Music : RequestKind::Speech;
    }

    /// Of a model that returns words.
    RequestKind words() const
    {
        static const QSet<QString> heard{u"transcribe"_s, u"transcription"_s, u"transcript"_s, u"whisper"_s, u"whisperx"_s,
                                         u"asr"_s,        u"subtitles"_s,     u"srt"_s,        u"diarization"_s,
                                         u"segments"_s};
        const bool hears = m_takesAudio || (m_takesVideo && weight(heard) > 0);
        return hears ? RequestKind::Transcription : RequestKind::Text;
    }

    /// Of a model that returns files of an unknown type.
    std::optional<RequestKind> files() const
    {
        static const QSet<QString> video{u"video"_s,     u"videos"_s,    u"animate"_s,  u"animated"_s, u"animation"_s,
                                         u"animatediff"_s, u"movie"_s,   u"film"_s,     u"fps"_s,      u"frames"_s,
                                         u"mp4"_s,       u"lipsync"_s,   u"wav2lip"_s,  u"zeroscope"_s, u"deforum"_s,
                                         u"interpolation"_s};
        static const QSet<QString> audio{u"audio"_s, u"music"_s,  u"musicgen"_s, u"song"_s, u"speech"_s, u"tts"_s,
                                         u"voice"_s, u"voices"_s, u"sound"_s,    u"midi"_s, u"vocals"_s, u"singing"_s,
                                         u"mp3"_s,   u"wav"_s,    u"bpm"_s,      u"speaker"_s};
        static const QSet<QString> image{u"image"_s,  u"images"_s, u"photo"_s,     u"photos"_s,   u"picture"_s, u"sdxl"_s,
                                         u"flux"_s,   u"stable"_s, u"diffusion"_s, u"controlnet"_s, u"width"_s, u"height"_s,
                                         u"lora"_s,   u"portrait"_s, u"face"_s,    u"upscale"_s,  u"mask"_s,    u"sd"_s,
                                         u"img"_s,    u"inpainting"_s};
        static const QSet<QString> other{u"3d"_s,      u"mesh"_s,     u"glb"_s,     u"gaussian"_s, u"train"_s, u"trainer"_s,
                                         u"training"_s, u"dreambooth"_s, u"finetune"_s, u"zip"_s,   u"embeddings"_s,
                                         u"weights"_s};
        const int videoWeight = weight(video);
        const int audioWeight = weight(audio);
        const int imageWeight = weight(image);
        if (weight(other) > std::max({videoWeight, audioWeight, imageWeight}))
            return std::nullopt;
        if (videoWeight > imageWeight && videoWeight >= audioWeight)
            return RequestKind::Video;
        if (audioWeight > imageWeight)
            return speechOrMusic();
        return RequestKind::Image; // most models that return files paint
    }

private:
    QStringList m_name;
    QStringList m_description;
    QStringList m_keys;
    QStringList m_members;
    bool m_takesAudio = false;
    bool m_takesImage = false;
    bool m_takesVideo = false;
};

bool returnsFiles(const OutputHint &hint)
{
    const auto isFile = [](OutputShape shape) {
        return shape == OutputShape::File || shape == OutputShape::Gallery || shape == OutputShape::GrowingGallery;
    };
    return isFile(hint.shape) || std::ranges::any_of(hint.members, isFile, &OutputMember::shape);
}

} // namespace

std::optional<RequestKind> guessKind(const ModelCues &cues)
{
    const Evidence evidence(cues);
    QSet<Medium> media;
    bool text = false;
    bool unknownFile = false;
    for (const OutputItem &item : outputItems(cues.sampleOutput, cues.schema.output)) {
        text = text || item.kind == OutputItem::Kind::Text;
        if (item.kind != OutputItem::Kind::File)
            continue;
        if (const auto medium = mediumOf(item))
            media.insert(*medium);
        else
            unknownFile = true;
    }
    // What moves or sounds says more of a model than the still beside it.
    if (media.contains(Medium::Video))
        return RequestKind::Video;
    if (media.contains(Medium::Audio))
        return evidence.speechOrMusic();
    if (media.contains(Medium::Image))
        return RequestKind::Image;
    if (media.contains(Medium::Caption))
        return RequestKind::Transcription;
    if (media.contains(Medium::Other) && !text)
        return std::nullopt;
    if (unknownFile)
        return evidence.files();
    if (text)
        return evidence.words();

    const OutputHint &hint = cues.schema.output;
    if (returnsFiles(hint))
        return evidence.files();
    switch (hint.shape) {
    case OutputShape::Text:
    case OutputShape::TextStream:
    case OutputShape::TextList:
        return evidence.words();
    case OutputShape::Object:
    case OutputShape::Table:
        if (std::ranges::any_of(hint.members, [](const OutputMember &member) { return member.shape == OutputShape::Text; }))
            return evidence.words();
        break;
    default:
        break;
    }
    return std::nullopt;
}

} // namespace bakeoff
