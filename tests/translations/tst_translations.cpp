// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the translations to the sources: every word is there, complete, and the programs speak it.
#include "words/translations.h"
#include "words/words.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <array>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

struct Message {
    QString context;
    QString source;
    QString comment; ///< that tells two equal sources apart
    QString state;   ///< "unfinished", "vanished", "obsolete"; empty: finished
    QStringList forms; ///< one, or one for each plural form
    bool plural = false;
    QString name() const { return u"%1: \"%2\""_s.arg(context, source.left(80)); }
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{.context = context};
    message.plural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.state = xml.attributes().value("type"_L1).toString();
            if (!message.plural) {
                message.forms << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    xml.readNextStartElement(); // TS
    while (xml.readNextStartElement()) { // context
        while (xml.readNextStartElement()) {
            if (xml.name() == "name"_L1)
                context = xml.readElementText();
            else if (xml.name() == "message"_L1)
                messages << readMessage(xml, context);
            else
                xml.skipCurrentElement();
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QString sourceFolder()
{
    return QStringLiteral(BAKEOFF_SOURCE_DIR);
}

QString tsFile(const QString &name)
{
    return sourceFolder() + u"/translations/"_s + name;
}

/// The placeholders of a text, sorted: "%1", "%L2", "%n".
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(L?\\d\\d?|n)"_s);
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

/// What `bakeoff-cli --help` prints where the environment asks for `language`.
QString help(const QString &language)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"LC_ALL"_s, u"LC_MESSAGES"_s})
        environment.remove(name);
    environment.insert(u"LANG"_s, language + u".UTF-8"_s);
    environment.insert(u"LANGUAGE"_s, language);
    QProcess cli;
    cli.setProcessEnvironment(environment);
    cli.start(qEnvironmentVariable("BAKEOFF_BIN_DIR") + u"/bakeoff-cli"_s, {u"--help"_s});
    cli.waitForFinished(20'000);
    return QString::fromUtf8(cli.readAllStandardOutput());
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private slots:
    void nothingIsUntranslated_data();
    void nothingIsUntranslated();
    void formsAreWhole_data() { nothingIsUntranslated_data(); }
    void formsAreWhole();
    void commandLineSpeaks_data();
    void commandLineSpeaks();
    void wordsFollowTheSetting();
    void pseudoLocaleMarksEverything();
};

void TestTranslations::nothingIsUntranslated_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("German") << u"bakeoff_de.ts"_s << QStringList();
    QTest::newRow("English plurals") << u"bakeoff_en.ts"_s << QStringList{u"-pluralonly"_s};
}

void TestTranslations::nothingIsUntranslated()
{
    QFETCH(const QString, name);
    QFETCH(const QStringList, options);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(name);
    QVERIFY(QFile::copy(tsFile(name), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));

    QProcess lupdate;
    lupdate.setWorkingDirectory(sourceFolder());
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(LUPDATE),
                  QStringList{u"-locations"_s, u"none"_s} + options + QStringList{u"app"_s, u"-ts"_s, copy});
    QVERIFY2(lupdate.waitForFinished(50'000), qPrintable(lupdate.errorString()));
    const QString output = QString::fromUtf8(lupdate.readAll());
    QVERIFY2(lupdate.exitCode() == 0, qPrintable(output));
    // It warns of a tr() whose class or context it cannot tell, which no file can translate then.
    for (const auto &warning : {"lacks Q_OBJECT"_L1, "Qualifying with unknown"_L1, "Cannot"_L1})
        QVERIFY2(!output.contains(warning), qPrintable(output));

    const QList<Message> messages = readMessages(copy);
    QVERIFY(!messages.isEmpty());
    QStringList wrong;
    for (const Message &message : messages) {
        if (!message.state.isEmpty())
            wrong << message.state + u": "_s + message.name();
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(u"build update_words, then translate\n"_s + wrong.join(u'\n')));
}

void TestTranslations::formsAreWhole()
{
    QFETCH(const QString, name);
    QStringList wrong;
    const QList<Message> messages = readMessages(tsFile(name));
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages) {
        if (message.forms.size() != (message.plural ? 2 : 1))
            wrong << u"plural forms: "_s + message.name();
        for (const QString &form : message.forms) {
            if (form.isEmpty())
                wrong << u"empty: "_s + message.name();
            else if (placeholders(form) != placeholders(message.source))
                wrong << u"placeholders: "_s + message.name() + u" / "_s + form;
            else if (form.contains("(s)"_L1))
                wrong << u"no plural: "_s + message.name();
        }
        for (const auto &mark : {u'&', u'…'}) {
            for (const QString &form : message.forms) {
                if (form.count(mark) != message.source.count(mark))
                    wrong << u"\"%1\": "_s.arg(mark) + message.name() + u" / "_s + form;
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestTranslations::commandLineSpeaks_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("German") << u"de_DE"_s << u"einen Prompt an mehrere Modelle senden"_s;
    QTest::newRow("German of Austria") << u"de_AT"_s << u"einen Prompt an mehrere Modelle senden"_s;
    QTest::newRow("pseudo-locale") << u"en_XA"_s << u"[šéñd óñé prómpt tó šévérál módélš ~~~~~ ~~~~~]"_s;
    QTest::newRow("English") << u"en_GB"_s << u"send one prompt to several models\n"_s;
    QTest::newRow("no translation") << u"fi_FI"_s << u"send one prompt to several models\n"_s;
}

void TestTranslations::commandLineSpeaks()
{
    QFETCH(const QString, language);
    QFETCH(const QString, sentence);
    const QString text = help(language);
    QVERIFY2(text.contains(sentence), qPrintable(text));
}

void TestTranslations::wordsFollowTheSetting()
{
    const auto models = [](int n) {
        return QCoreApplication::translate("bakeoff::ModelPicker", "%n model(s)", nullptr, n);
    };
    Translations translations;
    translations.use(u"de"_s);
    QCOMPARE(models(1), u"1 Modell"_s);
    QCOMPARE(models(3), u"3 Modelle"_s);
    const std::array states{ReplyState::Waiting, ReplyState::Starting, ReplyState::Reasoning, ReplyState::Answering,
                            ReplyState::Done,    ReplyState::Failed,   ReplyState::Stopped,   ReplyState::CutOff};
    QStringList words;
    for (const ReplyState state : states)
        words << Words::stateWord(state);
    const QStringList german{u"Wartet"_s, u"Kaltstart"_s,      u"Denkt nach"_s, u"Antwortet"_s,
                             u"Fertig"_s, u"Fehlgeschlagen"_s, u"Gestoppt"_s,   u"Abgerissen"_s};
    QCOMPARE(words, german);
    QCOMPARE(Words::readyWord(), u"Bereit"_s);
    QCOMPARE(Words::formatUsd(Usd::fromPicos(1'230'000'000'000)), u"1,23\u00a0$"_s);

    translations.use(u"en"_s);
    QCOMPARE(models(1), u"1 model"_s);
    QCOMPARE(models(3), u"3 models"_s);
    QCOMPARE(Words::readyWord(), u"Ready"_s);
}

void TestTranslations::pseudoLocaleMarksEverything()
{
    Translations translations;
    translations.use(u"en_XA"_s);
    QStringList wrong;
    for (const Message &message : readMessages(tsFile(u"bakeoff_de.ts"_s))) {
        const QByteArray context = message.context.toUtf8();
        const QByteArray comment = message.comment.toUtf8();
        const QString text = QCoreApplication::translate(context.constData(), message.source.toUtf8().constData(),
                                                         comment.isEmpty() ? nullptr : comment.constData(),
                                                         message.plural ? 2 : -1);
        if (!text.startsWith(u'[') || !text.endsWith(u']') || text.size() * 100 < message.source.size() * 135)
            wrong << message.name() + u" / "_s + text;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QCOMPARE(Words::formatDuration(std::chrono::milliseconds(840)).left(7), u"[0.84\u00a0š"_s);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
