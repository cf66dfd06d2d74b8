// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reportwriter.h"

#include "compare/comparison.h"
#include "compare/textdiff.h"

#include <QMap>

#include <algorithm>
#include <limits>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Longer answers are not compared word by word: nobody reads that on paper.
constexpr qsizetype kLongest = 60'000; ///< UTF-16 units
/// Beyond it the two have so little in common that marking it is harder to read than both of them.
constexpr double kMostChanged = 0.6;

int number(qint64 n)
{
    return static_cast<int>(std::min<qint64>(n, std::numeric_limits<int>::max()));
}

qsizetype wordsIn(QStringView text)
{
    qsizetype words = 0;
    bool inside = false;
    for (const QChar c : text) {
        const bool space = c.isSpace();
        words += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return words;
}

using Piece = ReportAnswers::Answer::Piece;

QList<Piece> piecesOf(const QString &base, const QString &text)
{
    QList<Piece> pieces;
    for (const DiffRun &run : diffWords(base, text)) {
        switch (run.kind) {
        case DiffRun::Kind::Equal:
            pieces.append({Piece::Kind::Same, text.sliced(run.bBegin, run.length)});
            break;
        case DiffRun::Kind::Deleted:
            pieces.append({Piece::Kind::Removed, base.sliced(run.aBegin, run.length)});
            break;
        case DiffRun::Kind::Inserted:
            pieces.append({Piece::Kind::Added, text.sliced(run.bBegin, run.length)});
            break;
        }
    }
    return pieces;
}

/// Share of the words of both texts that are not in the other, 0 to 1.
double changedShare(const QList<Piece> &pieces)
{
    qsizetype changed = 0;
    qsizetype all = 0;
    for (const Piece &piece : pieces) {
        const qsizetype words = wordsIn(piece.text);
        all += piece.kind == Piece::Kind::Same ? 2 * words : words;
        changed += piece.kind == Piece::Kind::Same ? 0 : words;
    }
    return all > 0 ? static_cast<double>(changed) / static_cast<double>(all) : 0;
}

} // namespace

QString ReportWriter::figuresOf(const ReportAnswer &answer) const
{
    QStringList parts;
    if (const auto state = replyStateFromName(answer.state))
        parts << Words::stateWord(*state);
    if (answer.e2e)
        parts << m_figures.time(*answer.e2e);
    if (answer.ttft)
        parts << tr("TTFT %1").arg(m_figures.time(*answer.ttft));
    if (answer.tokensPerS)
        parts << Words::formatSpeed(*answer.tokensPerS, m_locale);
    if (answer.outputTokens)
        parts << tr("%1 tokens").arg(m_figures.count(*answer.outputTokens));
    const QString cost = Words::costLabel(answer.cost, answer.sandbox, m_locale);
    const bool amount = answer.cost.amount && *answer.cost.amount > Usd();
    if (!answer.charged)
        parts << Words::tr("no charge");
    else if (amount && answer.cost.kind == ChargeKind::Billed)
        parts << Words::tr("billed %1").arg(cost);
    else if (amount)
        parts << Words::tr("estimated %1").arg(cost);
    else
        parts << Words::tr("cost %1").arg(cost);
    if (answer.rating)
        //: %1: a rating from 1 to 5.
        parts << tr("rated %1 of 5").arg(m_locale.toString(*answer.rating));
    if (answer.best)
        parts << tr("marked as the best");
    return m_figures.list(parts);
}

ReportAnswers ReportWriter::answersOf(const ReportTurn &turn) const
{
    ReportAnswers block;
    if (m_report.options.prompts) {
        block.prompt = turn.prompt;
        block.system = turn.system;
        block.promptName = tr("Prompt");
        block.systemName = tr("System prompt");
    }
    QMap<int, int> times; // a pane that repeats, or one that was retried
    for (const ReportAnswer &answer : turn.answers)
        ++times[answer.model];
    // The baseline where it answered, else the first that did.
    const ReportAnswer *base = nullptr;
    for (const ReportAnswer &answer : turn.answers) {
        if (answer.text.isEmpty())
            continue;
        if (!base || (answer.model == m_report.baseline && base->model != m_report.baseline))
            base = &answer;
    }
    QMap<int, int> seen;
    QString baseName;
    const auto nameFor = [&](const ReportAnswer &answer, int sample) {
        //: One of several answers of a model. %1: the model; %2: which one.
        return times[answer.model] > 1 ? tr("%1, answer %2").arg(nameOf(answer.model), m_locale.toString(sample)) : nameOf(answer.model);
    };
    for (const ReportAnswer &answer : turn.answers) {
        const int sample = ++seen[answer.model];
        if (&answer == base)
            baseName = nameFor(answer, sample);
    }
    seen.clear();
    for (const ReportAnswer &answer : turn.answers) {
        ReportAnswers::Answer shown;
        shown.name = nameFor(answer, ++seen[answer.model]);
        shown.look = answer.model >= 0 && answer.model < m_report.models.size() ? model(answer.model).look : 0;
        shown.figures = figuresOf(answer);
        shown.markdown = answer.text;
        if (base && &answer == base && turn.answers.size() > 1) {
            shown.differenceNote = tr("The others are compared with this.");
        } else if (base && &answer != base && !answer.text.isEmpty()) {
            if (answer.text == base->text) {
                //: %1: a model.
                shown.differenceNote = tr("The same as %1, word for word.").arg(baseName);
            } else if (answer.text.size() <= kLongest && base->text.size() <= kLongest) {
                shown.difference = piecesOf(base->text, answer.text);
                //: %1: a share: "14%"; %2: a model.
                const double changed = changedShare(shown.difference);
                shown.differenceNote = tr("%1 of the words differ from %2").arg(m_figures.percent(changed), baseName);
                if (changed > kMostChanged)
                    shown.difference.clear();
            } else {
                shown.differenceNote = tr("Too long to be compared word by word.");
            }
        }
        block.answers.append(shown);
    }
    return block;
}

void ReportWriter::writeAnswers()
{
    if (m_report.turns.isEmpty())
        return;
    heading(2, tr("Answers side by side"));
    if (!m_report.options.names)
        paragraph(tr("Names are left out; an answer may still say which model wrote it."), true);
    for (const ReportTurn &turn : m_report.turns) {
        if (turn.answers.isEmpty())
            continue;
        if (m_report.turns.size() > 1) {
            QString title = turn.title.simplified();
            while (title.endsWith(u'.')) // a comma comes behind it
                title.chop(1);
            const QString day = m_figures.date(turn.at, true);
            // A title is the user's own, or the beginning of the prompt; it may name the models.
            heading(3, m_report.options.prompts && m_report.options.names && !title.isEmpty() ? tr("%1, %2").arg(title, day) : day);
        }
        m_document.blocks.append(answersOf(turn));
    }
    if (m_report.moreAnswers > 0)
        paragraph(tr("%n answer(s) more are in CSV and JSON.", nullptr, number(m_report.moreAnswers)), true);
}

QString ReportWriter::insteadOf(const QString &mediaType)
{
    //: In the place of a picture: what kind of file it is.
    if (mediaType.startsWith("audio/"_L1))
        return tr("Sound");
    //: In the place of a picture: what kind of file it is.
    if (mediaType.startsWith("video/"_L1))
        return tr("Video");
    //: In the place of a picture: what kind of file it is.
    if (mediaType.startsWith("image/"_L1))
        return tr("Picture");
    //: In the place of a picture: what kind of file it is.
    return mediaType.startsWith("text/"_L1) ? tr("Text") : tr("File");
}

void ReportWriter::writeMedia()
{
    if (m_report.media.isEmpty())
        return;
    heading(2, tr("Outputs"));
    ReportMediaGrid grid;
    for (const ReportMedia &media : m_report.media) {
        ReportMediaGrid::Item item;
        item.name = nameOf(media.model);
        QStringList caption;
        if (m_report.options.prompts && !media.title.isEmpty())
            caption << media.title.simplified();
        if (media.seed)
            caption << tr("seed %1").arg(QString::number(*media.seed));
        if (media.total)
            caption << m_figures.time(*media.total);
        caption << (media.charged ? Words::tr("cost %1").arg(Words::costLabel(media.cost, media.sandbox, m_locale)) : Words::tr("no charge"));
        if (const auto picture = m_pictures.constFind(media.sha256); picture != m_pictures.cend()) {
            item.picture = picture->bytes;
            item.pictureType = picture->type;
        } else {
            item.instead = insteadOf(media.mediaType);
            if (media.path.isEmpty())
                caption << tr("the file is gone");
        }
        item.caption = m_figures.list(caption);
        grid.items.append(item);
    }
    m_document.blocks.append(grid);
    if (m_report.moreMedia > 0)
        paragraph(tr("%n output(s) more are in CSV and JSON.", nullptr, number(m_report.moreMedia)), true);
}

} // namespace bakeoff
