// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/storygeneration.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestStoryModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void greedyTextIsThePublishedOne();
    void bytesSurviveTheTokenizer_data();
    void bytesSurviveTheTokenizer();
    void neighboursAreMerged();
    void longTextIsTokenizedInTime();
    void seedsDecide();
    void topKOfOneIsGreedy();
    void storiesGoOnPastTheWindow();
    void longPromptsKeepTheirEnd();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
    void speedIsMeasured();

private:
    QByteArray write(const QByteArray &prompt, StorySampling sampling, int tokens) const;

    std::shared_ptr<const StoryModel> m_model;
};

void TestStoryModel::initTestCase()
{
    Result<std::shared_ptr<const StoryModel>> model = StoryModel::load();
    QVERIFY(model.ok());
    m_model = *model;
    QCOMPARE(m_model->window(), 512);
    QCOMPARE(m_model->vocabulary(), 512);
}

QByteArray TestStoryModel::write(const QByteArray &prompt, StorySampling sampling, int tokens) const
{
    StoryGeneration story(m_model, m_model->tokenizer().encode(prompt), sampling);
    QByteArray text;
    for (int i = 0; i < tokens; ++i) {
        const std::optional<StoryToken> token = story.next();
        if (!token)
            break;
        text += token->bytes;
    }
    return text;
}

// What the authors of the weights publish as their output at temperature 0: 200 tokens, the last one not shown in
// their test (llama2.c, test_all.py, expected_stdout).
void TestStoryModel::greedyTextIsThePublishedOne()
{
    const QByteArray expected =
        "Once upon a time, there was a little girl named Lily. She loved to play outside in the park. One day, she saw "
        "a big, red ball. She wanted to play with it, but it was too high.\n"
        "Lily's mom said, \"Lily, let's go to the park.\" Lily was sad and didn't know what to do. She said, \"I want "
        "to "
        "play with your ball, but I can't find it.\"\n"
        "Lily was sad and didn't know what to do. She said, \"I'm sorry, Lily. I didn't know what to do.\"\n"
        "Lily didn't want to help her mom, so she";
    QCOMPARE(write({}, {.temperature = 0}, 200), expected);
    // Continuing from its own beginning gives the same text again.
    const QByteArray half = "Once upon a time, there was a little girl named Lily.";
    QVERIFY(expected.startsWith(half + write(half, {.temperature = 0}, 40)));
}

void TestStoryModel::bytesSurviveTheTokenizer_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("story") << "Once upon a time, there was a little girl named Lily."_ba;
    QTest::newRow("spaces") << "  two  spaces and a\ttab "_ba;
    QTest::newRow("lines") << "\n\none\r\ntwo\n"_ba;
    QTest::newRow("code") << "```cpp\nint main() { return 0; }\n```"_ba;
    QTest::newRow("characters") << "Grüße, 日本語, 👩‍👩‍👧, \u202Eleft"_ba;
    QTest::newRow("not UTF-8") << "\xff\xc3\x28 \x80\x80\x80\x80\x80 \xf0\x9f"_ba;
    QTest::newRow("zero byte") << QByteArray("a\0b", 3);
}

void TestStoryModel::bytesSurviveTheTokenizer()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(m_model->tokenizer().decode(m_model->tokenizer().encode(text)), text);
}

void TestStoryModel::neighboursAreMerged()
{
    const StoryTokenizer &words = m_model->tokenizer();
    const QByteArray text = "She said, \"Let's go to the park and play outside together!\" They were happy.";
    const std::vector<int> tokens = words.encode(text);
    QVERIFY(tokens.size() < static_cast<size_t>(text.size()) / 2);
    // No token of this tokenizer goes over a space, so word by word must give the same as all at once.
    std::vector<int> parts;
    for (const QByteArray &word : text.split(' ')) {
        const std::vector<int> part = words.encode(word);
        parts.insert(parts.end(), part.begin(), part.end());
    }
    QVERIFY(tokens == parts);
}

void TestStoryModel::longTextIsTokenizedInTime()
{
    const QByteArray text = "Tim and Sue ran to the big tree. "_ba.repeated(20'000); // 660 KB: hopeless if quadratic
    const std::vector<int> tokens = m_model->tokenizer().encode(text);
    QCOMPARE(m_model->tokenizer().decode(tokens), text);
}

void TestStoryModel::seedsDecide()
{
    const StorySampling warm{.temperature = 1, .topP = 0.95, .seed = 7};
    StorySampling other = warm;
    other.seed = 8;
    const QByteArray text = write("One day", warm, 80);
    QCOMPARE(write("One day", warm, 80), text);
    QVERIFY(write("One day", other, 80) != text);
    QVERIFY(!text.isEmpty());
}

void TestStoryModel::topKOfOneIsGreedy()
{
    const QByteArray greedy = write("One day", {.temperature = 0}, 60);
    QCOMPARE(write("One day", {.temperature = 1.3, .topK = 1, .seed = 3}, 60), greedy);
    QCOMPARE(write("One day", {.temperature = 1.3, .topP = 0, .seed = 4}, 60), greedy);
}

void TestStoryModel::storiesGoOnPastTheWindow()
{
    StoryGeneration story(m_model, {}, {.temperature = 0.8, .topP = 0.9, .seed = 1, .minTokens = 1500});
    QByteArray text;
    for (int i = 0; i < 1500; ++i) {
        const std::optional<StoryToken> token = story.next();
        QVERIFY(token.has_value());
        text += token->bytes;
    }
    // Words all the way: past the window it neither repeats one token nor falls apart into bytes.
    const QByteArray late = text.last(600);
    QVERIFY2(late.count(' ') > 60, late.constData());
    QVERIFY2(late.contains(" the ") || late.contains(" and "), late.constData());
}

void TestStoryModel::longPromptsKeepTheirEnd()
{
    const QByteArray filler = "The cat sat on the mat. "_ba.repeated(400);
    const QByteArray end = "Once upon a time, there was a little girl named";
    const StorySampling greedy{.temperature = 0};
    QCOMPARE(write(filler + end, greedy, 30), write(filler + filler + end, greedy, 30));
}

void TestStoryModel::brokenFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("weights");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("no weights") << QByteArray::fromHex("40000000ac000000050000000800000004000000000200000002 0000");
    QTest::newRow("negative size") << QByteArray(28, '\xff');
    QTest::newRow("heads do not divide") << QByteArray::fromHex("41000000ac00000005000000080000000400000000020000") +
                                                QByteArray::fromHex("00020000");
}

void TestStoryModel::brokenFilesAreRefused()
{
    QFETCH(const QByteArray, weights);
    QFile tokenizer(u":/story/tok512.bin"_s);
    QVERIFY(tokenizer.open(QIODevice::ReadOnly));
    const auto result = StoryModel::fromBytes(weights, tokenizer.readAll());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::CorruptData);
}

void TestStoryModel::speedIsMeasured()
{
    QVERIFY(storyTokensPerSecond(m_model, 50) > 0);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestStoryModel)
#include "tst_storymodel.moc"
