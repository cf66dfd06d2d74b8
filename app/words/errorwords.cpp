// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/words.h"

#include "base/result.h"
#include "compare/comparison.h"
#include "reports/modelaliases.h"

#include <QStringList>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The provider's title may stand first in a sentence; where it is our own word it needs a capital there.
QString capitalised(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

bool isWebPage(const Error &error)
{
    return error.providerMessage.trimmed().startsWith(u'<') || error.detail.contains("html"_L1, Qt::CaseInsensitive);
}

/// Kinds after which a partial answer may stand in the pane.
bool canBreakOff(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Overloaded:
    case ErrorKind::ProviderFailed:
    case ErrorKind::NoNetwork:
    case ErrorKind::Tls:
    case ErrorKind::Timeout:
    case ErrorKind::Interrupted:
    case ErrorKind::BadReply:
    case ErrorKind::LimitExceeded:
    case ErrorKind::RateLimited:
        return true;
    default:
        return false;
    }
}

} // namespace

ErrorText Words::errorText(const Error &error, const QString &provider, std::optional<int> wordsKept,
                           const QLocale &locale)
{
    const QString name = provider.isEmpty() ? tr("the provider") : provider;
    // " (401)", or nothing where no HTTP answer came.
    const QString code = error.httpStatus ? u" (%1)"_s.arg(*error.httpStatus) : QString();
    // A pause that is asked for comes in whole seconds.
    const auto wholeSeconds = [&locale](std::chrono::seconds time) {
        if (time >= std::chrono::minutes(1))
            return formatDuration(time, locale);
        return tr("%1 s").arg(locale.toString(qlonglong(time.count()))).replace(u' ', QChar(QChar::Nbsp));
    };
    const QString pause = error.retryAfter ? wholeSeconds(*error.retryAfter) : QString();
    const int kept = wordsKept.value_or(0);
    ErrorText text;
    //: In all these sentences %1 is a provider's name and %2 the HTTP status in brackets with a space before, or nothing.
    switch (error.kind) {
    case ErrorKind::Cancelled:
        text.what = tr("Stopped before it was complete.");
        text.advice = tr("What came until then is kept.");
        break;
    case ErrorKind::BadInput:
        if (error.httpStatus) {
            text.what = tr("%1 did not accept the request%2.").arg(name, code);
            text.advice = tr("Check the settings; Details say what was refused.");
        } else if (error.detail.startsWith(ModelAliases::FileName)) {
            //: %1 is the name of a file
            text.what = tr("The file %1 in the profile's folder is not valid.").arg(ModelAliases::FileName);
            text.advice = tr("Correct or remove it; Details say where it is wrong.");
        } else {
            text.what = tr("The request was not sent, since it is not valid.");
            text.advice = tr("Check prompt and settings; Details say what is wrong.");
        }
        break;
    case ErrorKind::NoKey:
        text.what = tr("No key for %1 was found.").arg(name);
        text.advice = tr("Add one in Settings or set its environment variable.");
        break;
    case ErrorKind::BadKey:
        text.what = tr("%1 refused the key%2.").arg(name, code);
        text.advice = tr("Check it in Settings.");
        break;
    case ErrorKind::NoCredit:
        text.what = tr("No credit left at %1%2.").arg(name, code);
        text.advice = tr("Add credit or swap the model.");
        break;
    case ErrorKind::Forbidden:
        text.what = tr("%1 does not allow this request%2.").arg(name, code);
        text.advice = tr("The key or its region may lack the right to this model; Details have the reason given.");
        break;
    case ErrorKind::Moderated:
        text.what = tr("%1 refused the prompt for its content%2.").arg(name, code);
        text.advice = tr("Change the prompt or swap the model.");
        break;
    case ErrorKind::NotFound:
        text.what = tr("%1 has no such model or address%2.").arg(name, code);
        text.advice = tr("Swap the model or check the address in Settings.");
        break;
    case ErrorKind::ContextTooLong:
        text.what = tr("The prompt is longer than this model can read.");
        text.advice = tr("Shorten it or swap to a model with a larger context.");
        break;
    case ErrorKind::RateLimited:
        text.what = tr("Too many requests%1.").arg(code);
        text.advice = error.retryAfter ? tr("%1 asks to wait %2.").arg(name, pause) : tr("Wait a little, then retry.");
        break;
    case ErrorKind::Overloaded:
        text.what = tr("%1 has no room for this model now%2.").arg(name, code);
        text.advice = error.retryAfter ? tr("Retry after %1 or swap the model.").arg(pause)
                                       : tr("Retry later or swap the model.");
        break;
    case ErrorKind::ProviderFailed:
        text.what = tr("%1 failed to answer%2.").arg(name, code);
        text.advice = tr("Retry or swap the model.");
        break;
    case ErrorKind::NoNetwork:
        text.what = tr("This machine is offline.");
        text.advice = tr("Connect it, then retry.");
        break;
    case ErrorKind::HostNotFound:
        text.what = tr("The address of %1 was not found.").arg(name);
        text.advice = tr("Check it in Settings, and check the network.");
        break;
    case ErrorKind::ConnectionRefused:
        text.what = tr("Nobody answers at the address of %1.").arg(name);
        text.advice = tr("Start the server or check the address in Settings.");
        break;
    case ErrorKind::Tls:
        text.what = tr("The secure connection to %1 failed.").arg(name);
        text.advice = tr("Check its certificate, the clock of this machine and the proxy.");
        break;
    case ErrorKind::Timeout:
        text.what = tr("%1 did not answer in time.").arg(name);
        text.advice = tr("Retry or swap the model.");
        break;
    case ErrorKind::Interrupted:
        if (!wordsKept) {
            text.what = tr("The connection to %1 broke.").arg(name);
            text.advice = tr("What came until then is kept; retry for a whole answer.");
        } else if (kept > 0) {
            text.what = tr("The connection broke after %n word(s).", nullptr, kept);
            text.advice = tr("They are kept; retry for a whole answer.");
        } else {
            text.what = tr("The connection to %1 broke before any text came.").arg(name);
            text.advice = tr("Retry or swap the model.");
        }
        break;
    case ErrorKind::BadReply:
        text.what = isWebPage(error) ? tr("The answer was a web page, not JSON%1.").arg(code)
                                     : tr("%1 sent an answer that could not be read%2.").arg(name, code);
        text.advice = tr("Check the address in Settings.");
        break;
    case ErrorKind::Redirected:
        text.what = tr("%1 sent the request on to another address%2.").arg(name, code);
        text.advice = tr("It was not followed; enter the final address in Settings.");
        break;
    case ErrorKind::LimitExceeded:
        text.what = tr("%1 sent more than Bakeoff accepts.").arg(name);
        text.advice = tr("What came until then is kept; Details name the limit.");
        break;
    case ErrorKind::InsecureUrl:
        text.what = tr("The address of %1 is not encrypted, so nothing was sent.").arg(name);
        text.advice = tr("Use https, or allow plain http for it in Settings.");
        break;
    case ErrorKind::ForeignHost:
        text.what = tr("The address is not one that may see the key of %1, so nothing was sent.").arg(name);
        text.advice = tr("Check the address in Settings.");
        break;
    case ErrorKind::UnknownPrice:
        text.what = tr("The price of this request is not known.");
        text.advice = tr("Swap to a model whose price is listed.");
        break;
    case ErrorKind::Overflow:
        text.what = tr("The cost of this request is too large to be counted.");
        text.advice = tr("Check the prices that the provider lists.");
        break;
    case ErrorKind::Storage:
        text.what = tr("The history could not be written.");
        text.advice = tr("Check the profile folder; Details name the fault.");
        break;
    case ErrorKind::DiskFull:
        text.what = tr("The disk is full.");
        text.advice = tr("Free some space; until then nothing more is saved.");
        break;
    case ErrorKind::ReadOnly:
        text.what = tr("The profile folder cannot be written.");
        text.advice = tr("Change its permissions or choose another folder with --profile.");
        break;
    case ErrorKind::Locked:
        text.what = tr("Another program keeps the history busy.");
        text.advice = tr("Close it or retry in a moment.");
        break;
    case ErrorKind::NewerData:
        text.what = tr("This profile was written by a newer Bakeoff and was left untouched.");
        text.advice = tr("Update Bakeoff or choose another folder with --profile.");
        break;
    case ErrorKind::CorruptData:
        text.what = tr("The history file is damaged and was left as it is.");
        text.advice = tr("Restore a backup or choose another folder with --profile.");
        break;
    case ErrorKind::BudgetReached:
        if (const auto refusal = budgetRefusal(error)) {
            text = budgetText(*refusal, locale);
        } else {
            text.what = tr("A budget does not allow this.");
            text.advice = tr("Nothing was sent: raise the budget under Costs, or ask for less.");
        }
        break;
    case ErrorKind::KeyStore:
        text.what = tr("The key store of this system cannot be used.");
        text.advice = tr("Keys come from environment variables or last for this session only.");
        break;
    }
    if (canBreakOff(error.kind)) {
        if (kept > 0 && error.maybeBilled)
            text.advice = tr("%n word(s) are kept; a retry may be billed again.", nullptr, kept);
        else if (kept > 0 && error.kind != ErrorKind::Interrupted)
            text.advice = tr("%n word(s) are kept; retry for a whole answer.", nullptr, kept);
        else if (error.maybeBilled)
            text.advice = tr("It may have been billed; a retry may be billed again.");
    }
    text.what = capitalised(text.what);
    text.advice = capitalised(text.advice);

    QStringList lines;
    if (error.httpStatus)
        lines.append(tr("HTTP status %1").arg(*error.httpStatus));
    if (!error.providerMessage.isEmpty())
        lines.append(capitalised(tr("%1 says: “%2”").arg(name, error.providerMessage)));
    if (!error.detail.isEmpty())
        lines.append(error.detail);
    if (error.retryAfter)
        lines.append(tr("Wait asked for: %1").arg(pause));
    if (error.maybeBilled)
        lines.append(tr("The request left this machine and may have been billed."));
    lines.append(tr("Code: %1").arg(errorKindName(error.kind)));
    text.details = lines.join(u'\n');
    return text;
}

ErrorText Words::errorText(const Reply &reply, const QString &provider, const QLocale &locale)
{
    const QString &text = reply.text.isEmpty() ? reply.reasoning : reply.text;
    int words = 0;
    bool inWord = false;
    for (const QChar c : text) {
        const bool space = c.isSpace();
        words += !space && !inWord ? 1 : 0;
        inWord = !space;
    }
    return errorText(*reply.error, provider, words, locale);
}

} // namespace bakeoff
