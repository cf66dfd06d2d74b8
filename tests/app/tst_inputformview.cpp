// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/filecontrol.h"
#include "queue/inputformview.h"
#include "queue/numberbox.h"
#include "widgets/theme.h"
#include "words/inputwords.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <memory>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

InputSchema everyKind()
{
    return *InputSchema::fromOpenApi(R"({"components":{"schemas":{"Input":{"required":["prompt"],"properties":{
        "prompt":{"type":"string","description":"What to paint","x-order":0},
        "steps":{"type":"integer","minimum":1,"maximum":50,"default":28,"x-order":1},
        "guidance":{"type":"number","minimum":0,"maximum":10,"default":3.5,"x-order":2},
        "seed":{"type":"integer","nullable":true,"x-order":3},
        "format":{"enum":["webp","jpg","png"],"default":"webp","x-order":4},
        "size":{"type":"integer","enum":[128,256,384,512,640,768,896,1024],"default":512,"x-order":5},
        "style":{"enum":["none","anime","photographic","cinematic","comic"],"x-order":6},
        "go_fast":{"type":"boolean","default":true,"description":"Quantised weights, slightly softer","x-order":7},
        "tile":{"type":"boolean","x-order":8},
        "image":{"type":"string","format":"uri","x-order":9},
        "images":{"type":"array","items":{"type":"string","format":"uri"},"maxItems":3,"x-order":10},
        "seeds":{"type":"array","items":{"type":"integer"},"x-order":11},
        "api_key":{"type":"string","x-order":12},
        "name":{"type":"string","default":"R & D","x-order":13},
        "options":{"type":"object","x-order":14}
        }}}}})"_ba);
}

} // namespace

/// Drives the form by keys and mouse and looks at the input that comes of it.
class TestInputFormView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { static Theme theme(*qApp, ThemeMode::Light, 100); }
    void init();
    void cleanup();

    void startsEmpty();
    void fillsText();
    void fillsNumbers();
    void stepsNumbers_data();
    void stepsNumbers();
    void slides();
    void choosesAndTicks();
    void leavesToTheModel();
    void saysWhatIsWrong();
    void saysWhatIsMissingWhenAsked();
    void showsWhatTheServerSays();
    void takesFiles();
    void takesListsOfFiles();
    void pastesPictures();
    void keepsJsonInStep();
    void keepsBrokenJson();
    void hidesSecretsAndLongFilesAsJson();
    void keepsUnknownKeys();
    void tabReachesEveryField();
    void longWordsFit();
    void everyFieldHasAName();
    void emptyForm();
    void manyFields();
    void speaksGermanNumbers();
    void words_data();
    void words();

private:
    template <typename T> T *find(const char *name) const { return m_view->findChild<T *>(QString::fromLatin1(name)); }
    void type(const char *name, const QString &text);
    void choose(const char *name, const QString &text);
    QJsonObject input() const { return m_view->form().input(); }
    QString note(const char *name) const;

    std::unique_ptr<InputFormView> m_view;
};

void TestInputFormView::init()
{
    m_view = std::make_unique<InputFormView>();
    m_view->resize(640, 700);
    m_view->setForm(InputForm(everyKind()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestInputFormView::cleanup()
{
    m_view.reset();
    QLocale::setDefault(QLocale::c());
}

void TestInputFormView::type(const char *name, const QString &text)
{
    auto *target = find<QWidget>(name);
    QVERIFY(target);
    target->setFocus();
    QTest::keyClick(target, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(target, Qt::Key_Delete);
    QTest::keyClicks(target, text);
}

void TestInputFormView::choose(const char *name, const QString &text)
{
    auto *box = find<QComboBox>(name);
    QVERIFY(box);
    box->setFocus();
    QTest::keyClicks(box, text.left(3));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(box->currentText(), text);
}

/// What a screen reader reads below the name: help, or what is wrong.
QString TestInputFormView::note(const char *name) const
{
    return find<QWidget>(name)->accessibleDescription();
}

void TestInputFormView::startsEmpty()
{
    QCOMPARE(input(), QJsonObject());
    QCOMPARE(m_view->problemCount(), 1); // the prompt
    QCOMPARE(note("prompt"), u"What to paint"_s); // nobody is told before they could do anything
    QCOMPARE(find<QWidget>("prompt")->accessibleName(), u"Prompt (required)"_s);
    QCOMPARE(m_view->firstField(), find<QWidget>("prompt"));
    QVERIFY(find<QCheckBox>("go_fast")->isChecked()); // the model's default
    QCOMPARE(find<QCheckBox>("tile")->checkState(), Qt::PartiallyChecked); // nobody knows
    QCOMPARE(find<QComboBox>("size")->currentText(), u"512"_s);
    QCOMPARE(find<QComboBox>("style")->currentText(), u"Not set"_s);
    QCOMPARE(find<NumberBox>("steps")->typed(), QString());
    QVERIFY(!find<QToolButton>("steps.reset")->isVisible());
}

void TestInputFormView::fillsText()
{
    QSignalSpy changed(m_view.get(), &InputFormView::changed);
    type("prompt", u"a cat"_s);
    QVERIFY(changed.size() >= 5);
    QCOMPARE(input(), (QJsonObject{{u"prompt"_s, u"a cat"_s}}));
    QCOMPARE(m_view->problemCount(), 0);
    type("name", u"x"_s);
    type("name", {}); // the model has a text of its own: none is something to say
    QCOMPARE(input()["name"_L1], QJsonValue(QString()));
    type("api_key", u"r8_x"_s);
    QCOMPARE(find<QLineEdit>("api_key")->echoMode(), QLineEdit::Password);
    QCOMPARE(input()["api_key"_L1], QJsonValue(u"r8_x"_s));
    auto *seeds = find<QPlainTextEdit>("seeds");
    seeds->setFocus();
    QTest::keyClicks(seeds, u"1"_s);
    QTest::keyClick(seeds, Qt::Key_Return);
    QTest::keyClicks(seeds, u"2"_s);
    QCOMPARE(input()["seeds"_L1], QJsonValue(QJsonArray{1, 2}));
    type("options", u"{\"a\": [1]}"_s);
    QCOMPARE(input()["options"_L1], QJsonValue(QJsonObject{{u"a"_s, QJsonArray{1}}}));
}

void TestInputFormView::fillsNumbers()
{
    type("steps", u"12"_s);
    type("guidance", u"7.25"_s);
    type("seed", u"9223372036854775807"_s);
    QCOMPARE(input()["steps"_L1], QJsonValue(12));
    QCOMPARE(input()["guidance"_L1], QJsonValue(7.25));
    QCOMPARE(input()["seed"_L1].toInteger(), 9223372036854775807);
    type("seed", {});
    QVERIFY(!input().contains("seed"_L1));
}

void TestInputFormView::stepsNumbers_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("after");
    QTest::newRow("from the default") << "steps"_ba << QString() << int(Qt::Key_Up) << u"29"_s;
    QTest::newRow("down") << "steps"_ba << u"5"_s << int(Qt::Key_Down) << u"4"_s;
    QTest::newRow("not below") << "steps"_ba << u"1"_s << int(Qt::Key_Down) << u"1"_s;
    QTest::newRow("a page") << "steps"_ba << u"5"_s << int(Qt::Key_PageUp) << u"15"_s;
    QTest::newRow("not above") << "steps"_ba << u"45"_s << int(Qt::Key_PageUp) << u"50"_s;
    QTest::newRow("fractions") << "guidance"_ba << u"0.2"_s << int(Qt::Key_Up) << u"0.3"_s;
    QTest::newRow("onto the grid") << "guidance"_ba << u"0.25"_s << int(Qt::Key_Up) << u"0.3"_s;
    QTest::newRow("and down") << "guidance"_ba << u"0.25"_s << int(Qt::Key_Down) << u"0.2"_s;
    QTest::newRow("without a range") << "seed"_ba << QString() << int(Qt::Key_Up) << u"1"_s;
    QTest::newRow("exact") << "seed"_ba << u"9223372036854775806"_s << int(Qt::Key_Up) << u"9223372036854775807"_s;
    QTest::newRow("no further") << "seed"_ba << u"9223372036854775807"_s << int(Qt::Key_Up) << u"9223372036854775807"_s;
    QTest::newRow("no number") << "seed"_ba << u"x"_s << int(Qt::Key_Up) << u"x"_s;
}

void TestInputFormView::stepsNumbers()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, before);
    QFETCH(int, key);
    QFETCH(QString, after);
    type(field.constData(), before);
    auto *box = find<NumberBox>(field.constData());
    QTest::keyClick(box, Qt::Key(key));
    QCOMPARE(box->typed(), after);
    if (before != after)
        QCOMPARE(m_view->form().text(QString::fromLatin1(field)), after);
}

void TestInputFormView::slides()
{
    auto *steps = find<QWidget>("steps.field")->findChild<QSlider *>();
    auto *guidance = find<QWidget>("guidance.field")->findChild<QSlider *>();
    QVERIFY(steps && guidance);
    QVERIFY(!find<QWidget>("seed.field")->findChild<QSlider *>()); // nobody slides to a seed
    QCOMPARE(steps->value(), 27); // shows the default, sets nothing
    QVERIFY(!input().contains("steps"_L1));
    guidance->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    QCOMPARE(input()["guidance"_L1], QJsonValue(3.6));
    QCOMPARE(find<NumberBox>("guidance")->typed(), u"3.6"_s);
    steps->triggerAction(QAbstractSlider::SliderToMaximum);
    QCOMPARE(input()["steps"_L1], QJsonValue(50));
    type("steps", u"1"_s);
    QCOMPARE(steps->value(), 0);
    QTest::mouseClick(steps, Qt::LeftButton, {}, QPoint(steps->width() - 2, steps->height() / 2));
    QVERIFY(input()["steps"_L1].toInt() > 1);
}

void TestInputFormView::choosesAndTicks()
{
    choose("size", u"768"_s);
    QCOMPARE(input()["size"_L1], QJsonValue(768)); // a number, as the schema has it
    choose("style", u"anime"_s);
    QCOMPARE(input()["style"_L1], QJsonValue(u"anime"_s));
    QTest::keyClick(find<QComboBox>("style"), Qt::Key_Home); // "Not set"
    QVERIFY(!input().contains("style"_L1));
    auto *fast = find<QCheckBox>("go_fast");
    QCOMPARE(fast->text(), u"Quantised weights, slightly softer"_s);
    fast->setFocus();
    QTest::keyClick(fast, Qt::Key_Space);
    QCOMPARE(input()["go_fast"_L1], QJsonValue(false));
    auto *tile = find<QCheckBox>("tile");
    QTest::mouseClick(tile, Qt::LeftButton, {}, QPoint(8, tile->height() / 2));
    QVERIFY(input()["tile"_L1].isBool());
    QTest::mouseClick(tile, Qt::LeftButton, {}, QPoint(8, tile->height() / 2));
    QVERIFY(tile->checkState() != Qt::PartiallyChecked); // said once, it is yes or no
    const auto segments = find<QWidget>("format.field")->findChildren<QPushButton *>();
    QCOMPARE(segments.size(), 3);
    QTest::mouseClick(segments[2], Qt::LeftButton);
    QCOMPARE(input()["format"_L1], QJsonValue(u"png"_s));
}

void TestInputFormView::leavesToTheModel()
{
    type("steps", u"3"_s);
    auto *reset = find<QToolButton>("steps.reset");
    QVERIFY(reset->isVisible());
    QCOMPARE(reset->toolTip(), u"Leave Steps to the model (28)"_s);
    QTest::mouseClick(reset, Qt::LeftButton);
    QVERIFY(!input().contains("steps"_L1));
    QCOMPARE(find<NumberBox>("steps")->typed(), QString());
    QVERIFY(!reset->isVisible());
    QVERIFY(find<NumberBox>("steps")->hasFocus());
    auto *fast = find<QCheckBox>("go_fast");
    fast->setFocus();
    QTest::keyClick(fast, Qt::Key_Space);
    find<QToolButton>("go_fast.reset")->setFocus();
    QTest::keyClick(find<QToolButton>("go_fast.reset"), Qt::Key_Space);
    QVERIFY(fast->isChecked() && !input().contains("go_fast"_L1));
}

void TestInputFormView::saysWhatIsWrong()
{
    type("prompt", u"p"_s);
    type("steps", u"51"_s);
    QCOMPARE(note("steps"), u"The largest is 50."_s);
    QCOMPARE(m_view->problemCount(), 1);
    type("steps", u"many"_s);
    QCOMPARE(note("steps"), u"Write a whole number."_s);
    QCOMPARE(find<NumberBox>("steps")->typed(), u"many"_s); // nothing typed is lost
    type("options", u"[1"_s);
    QCOMPARE(note("options"), u"This is not JSON."_s);
    QCOMPARE(m_view->problemCount(), 2);
    find<QWidget>("prompt")->setFocus();
    QVERIFY(m_view->focusFirstProblem());
    QVERIFY(find<NumberBox>("steps")->hasFocus());
    type("steps", u"5"_s);
    QVERIFY(m_view->focusFirstProblem());
    QVERIFY(find<QPlainTextEdit>("options")->hasFocus());
    type("options", u"{}"_s);
    QVERIFY(!m_view->focusFirstProblem());
    QCOMPARE(m_view->problemCount(), 0);
}

void TestInputFormView::saysWhatIsMissingWhenAsked()
{
    m_view->showMissing();
    QCOMPARE(note("prompt"), u"This has to be filled in."_s);
    type("prompt", u"p"_s);
    QCOMPARE(note("prompt"), u"What to paint"_s);
    m_view->setForm(InputForm(everyKind()));
    QCOMPARE(note("prompt"), u"What to paint"_s); // another form begins anew
    type("prompt", u"p"_s);
    type("prompt", {}); // whoever takes it away knows
    QCOMPARE(note("prompt"), u"This has to be filled in."_s);
}

void TestInputFormView::showsWhatTheServerSays()
{
    type("prompt", u"p"_s);
    const auto others = m_view->applyServerErrors({{u"steps"_s, u"number_lte"_s, u"Must be less than 5"_s},
                                                   {u"version"_s, u"x"_s, u"Not permitted"_s}});
    QCOMPARE(others.size(), 1);
    QCOMPARE(note("steps"), u"The provider says: “Must be less than 5”"_s);
    QCOMPARE(m_view->problemCount(), 1);
    type("steps", u"4"_s);
    QCOMPARE(m_view->problemCount(), 0);
}

void TestInputFormView::takesFiles()
{
    type("image", u"https://example.com/a.png"_s);
    QCOMPARE(input()["image"_L1], QJsonValue(u"https://example.com/a.png"_s));
    type("image", u"/tmp/a b.png"_s);
    QCOMPARE(QUrl(input()["image"_L1].toString()), QUrl::fromLocalFile(u"/tmp/a b.png"_s));
    type("image", u"nothing"_s);
    QVERIFY(note("image").startsWith("This is no file"_L1));

    auto *control = find<QWidget>("image.field")->findChild<FileControl *>();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(u"/tmp/dropped.png"_s)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(control, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(control, &drop);
    QVERIFY(drop.isAccepted());
    QCOMPARE(input()["image"_L1], QJsonValue(u"file:///tmp/dropped.png"_s));
    QCOMPARE(find<QLineEdit>("image")->text(), u"/tmp/dropped.png"_s);
    QMimeData text;
    text.setText(u"words"_s);
    QDragEnterEvent words(QPoint(5, 5), Qt::CopyAction, &text, Qt::LeftButton, {});
    words.ignore();
    QApplication::sendEvent(control, &words);
    QVERIFY(!words.isAccepted());
    QVERIFY(find<QPushButton>("image.choose")->accessibleName().contains("Image"_L1));
}

void TestInputFormView::takesListsOfFiles()
{
    auto *list = find<QListWidget>("images.list");
    QVERIFY(!list->isVisible());
    type("images", u"https://example.com/a.png"_s);
    QTest::keyClick(find<QLineEdit>("images"), Qt::Key_Return);
    auto *control = find<QWidget>("images.field")->findChild<FileControl *>();
    control->takePaths({u"/tmp/b.png"_s, u"/tmp/c.png"_s});
    QCOMPARE(input()["images"_L1], QJsonValue(QJsonArray{u"https://example.com/a.png"_s, u"file:///tmp/b.png"_s,
                                                         u"file:///tmp/c.png"_s}));
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 3);
    list->setFocus();
    list->setCurrentRow(2);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(input()["images"_L1][1], QJsonValue(u"file:///tmp/c.png"_s));
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(input()["images"_L1].toArray().size(), 2);
    control->takePaths({u"/tmp/d.png"_s, u"/tmp/e.png"_s});
    QCOMPARE(note("images"), u"Give at most 3 item(s)."_s);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(!input().contains("images"_L1));
    QVERIFY(find<QLineEdit>("images")->hasFocus()); // the list is gone
}

void TestInputFormView::pastesPictures()
{
    QImage image(200, 200, QImage::Format_RGB32);
    for (int y = 0; y < 200; ++y) { // so that it is no short file
        for (int x = 0; x < 200; ++x)
            image.setPixel(x, y, QRgb(0xff000000u | uint(x * 7919 * (y + 1))));
    }
    auto *mime = new QMimeData;
    mime->setImageData(image);
    QApplication::clipboard()->setMimeData(mime);
    auto *line = find<QLineEdit>("image");
    line->setFocus();
    QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
    const QString value = input()["image"_L1].toString();
    QVERIFY(value.startsWith("data:image/png;base64,"_L1));
    QCOMPARE(QImage::fromData(QByteArray::fromBase64(value.section(u',', 1).toLatin1())).size(), QSize(200, 200));
    QVERIFY(line->isReadOnly());
    QVERIFY2(line->text().startsWith("Pasted file (PNG, "_L1), qPrintable(line->text()));
    QTest::keyClicks(line, u"x"_s);
    QCOMPARE(input()["image"_L1].toString(), value);
    QTest::keyClick(line, Qt::Key_Backspace);
    QVERIFY(!input().contains("image"_L1));
    QVERIFY(!line->isReadOnly());
    QApplication::clipboard()->setText(u"https://example.com/x.png"_s); // words are typed as ever
    QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(input()["image"_L1], QJsonValue(u"https://example.com/x.png"_s));
}

void TestInputFormView::keepsJsonInStep()
{
    type("prompt", u"a cat"_s);
    auto *tabs = find<QTabBar>("inputTabs");
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(m_view->page(), InputFormView::Page::Json);
    auto *json = find<QPlainTextEdit>("inputJson");
    QCOMPARE(QJsonDocument::fromJson(json->toPlainText().toUtf8()).object(), input());
    json->setFocus();
    QTest::keyClick(json, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(json, Qt::Key_Delete);
    QTest::keyClicks(json, uR"({"prompt":"a dog","steps":"7","new":[true]})"_s);
    QCOMPARE(input(), (QJsonObject{{u"new"_s, QJsonArray{true}}, {u"prompt"_s, u"a dog"_s}, {u"steps"_s, 7}}));
    m_view->setPage(InputFormView::Page::Form);
    QCOMPARE(find<QPlainTextEdit>("prompt")->toPlainText(), u"a dog"_s);
    QCOMPARE(find<NumberBox>("steps")->typed(), u"7"_s);
    QCOMPARE(find<QPlainTextEdit>("new")->toPlainText(), u"[\n    true\n]"_s);
    type("steps", u"8"_s);
    m_view->setPage(InputFormView::Page::Json);
    QVERIFY(json->toPlainText().contains("\"steps\": 8"_L1));
}

void TestInputFormView::keepsBrokenJson()
{
    type("prompt", u"p"_s);
    m_view->setPage(InputFormView::Page::Json);
    auto *json = find<QPlainTextEdit>("inputJson");
    json->setFocus();
    QTest::keyClick(json, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(json, Qt::Key_Backspace);
    const QString broken = json->toPlainText();
    QCOMPARE(m_view->problemCount(), 1);
    QVERIFY(json->accessibleDescription().contains("This is not JSON."_L1));
    QCOMPARE(input(), (QJsonObject{{u"prompt"_s, u"p"_s}})); // as it was last readable
    find<QTabBar>("inputTabs")->setFocus();
    QVERIFY(m_view->focusFirstProblem());
    QVERIFY(json->hasFocus());
    m_view->setPage(InputFormView::Page::Form);
    QCOMPARE(m_view->problemCount(), 0);
    m_view->setPage(InputFormView::Page::Json);
    QCOMPARE(json->toPlainText(), broken); // nothing typed is lost
    m_view->setPage(InputFormView::Page::Form);
    type("steps", u"3"_s);
    m_view->setPage(InputFormView::Page::Json);
    QVERIFY(json->toPlainText() != broken); // the form has moved on
    QCOMPARE(m_view->problemCount(), 0);
}

void TestInputFormView::hidesSecretsAndLongFilesAsJson()
{
    const QString file = u"data:image/png;base64,"_s + QString::fromLatin1(QByteArray(3000, 'x').toBase64());
    m_view->setInput({{u"prompt"_s, u"p"_s}, {u"api_key"_s, u"r8_secret"_s}, {u"image"_s, file}});
    m_view->setPage(InputFormView::Page::Json);
    auto *json = find<QPlainTextEdit>("inputJson");
    QVERIFY(!json->toPlainText().contains("r8_secret"_L1));
    QVERIFY(json->toPlainText().size() < 500);
    QString text = json->toPlainText();
    json->setPlainText(text.replace(u"\"p\""_s, u"\"q\""_s));
    QCOMPARE(input(), (QJsonObject{{u"api_key"_s, u"r8_secret"_s}, {u"image"_s, file}, {u"prompt"_s, u"q"_s}}));
    json->setPlainText(uR"({"prompt":"q"})"_s);
    QCOMPARE(input(), (QJsonObject{{u"prompt"_s, u"q"_s}}));
}

void TestInputFormView::keepsUnknownKeys()
{
    m_view->setInput({{u"prompt"_s, u"p"_s}, {u"old"_s, 1}});
    QVERIFY(note("old").startsWith("This model has no such input"_L1));
    auto *reset = find<QToolButton>("old.reset");
    QVERIFY(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    QVERIFY(!find<QWidget>("old"));
    QCOMPARE(input(), (QJsonObject{{u"prompt"_s, u"p"_s}}));
}

void TestInputFormView::tabReachesEveryField()
{
    m_view->resize(640, 300); // most is below the fold
    m_view->activateWindow();
    m_view->firstField()->setFocus();
    auto *scroll = find<QScrollArea>("inputScroll");
    QStringList reached;
    for (int i = 0; i < 60 && !reached.contains("options"_L1); ++i) {
        QWidget *now = m_view->focusWidget();
        QVERIFY(now);
        reached.append(now->objectName());
        const QRect seen(now->mapTo(scroll->viewport(), QPoint()), now->size());
        QVERIFY2(scroll->viewport()->rect().intersects(seen), qPrintable(now->objectName()));
        QTest::keyClick(now, Qt::Key_Tab);
    }
    reached.removeAll(QString()); // the segments
    QStringList fields = reached;
    fields.removeIf([](const QString &name) { return name.contains(u'.'); });
    QCOMPARE(fields, (QStringList{u"prompt"_s, u"steps"_s, u"guidance"_s, u"seed"_s, u"size"_s, u"style"_s, u"go_fast"_s,
                                  u"tile"_s, u"image"_s, u"images"_s, u"seeds"_s, u"api_key"_s, u"name"_s, u"options"_s}));
}

/// Names and addresses of any length: nothing is wider than the form.
void TestInputFormView::longWordsFit()
{
    InputSchema schema;
    for (const InputType kind : {InputType::Integer, InputType::String, InputType::Choice, InputType::File,
                                 InputType::Boolean, InputType::Number}) {
        InputField field;
        field.key = u"a_very_long_name_of_an_input_that_nobody_should_have_given_%1"_s.arg(int(kind));
        field.title = QString(field.key).replace(u'_', u' ');
        field.description = u"What it is for takes more than one line to say, and then some more words"_s.repeated(2);
        field.type = kind;
        field.choices = {QString(200, u'x'), u"y"_s};
        schema.fields.append(field);
    }
    m_view->setForm(InputForm::fromInput(schema, {{schema.fields[3].key, QString(u"https://a.b/"_s + QString(900, u'c'))}}));
    QCoreApplication::processEvents();
    auto *scroll = find<QScrollArea>("inputScroll");
    QCOMPARE(scroll->widget()->width(), scroll->viewport()->width());
    const int left = find<QWidget>((schema.fields[0].key + u".field"_s).toUtf8().constData())->width();
    const int right = find<QWidget>((schema.fields[1].key + u".field"_s).toUtf8().constData())->width();
    QVERIFY(qAbs(left - right) <= 1);
}

void TestInputFormView::everyFieldHasAName()
{
    for (QWidget *child : m_view->findChildren<QWidget *>()) {
        const bool within = child->window() == m_view.get(); // not the list of a combo box
        if (!within || !(child->focusPolicy() & Qt::TabFocus) || child->isHidden() || child->objectName().startsWith("qt_"_L1))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(child);
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                 qPrintable(child->objectName() + u' ' + QString::fromLatin1(child->metaObject()->className())));
    }
}

void TestInputFormView::emptyForm()
{
    m_view->setForm(InputForm());
    QCOMPARE(m_view->firstField(), nullptr);
    QCOMPARE(m_view->problemCount(), 0);
    QVERIFY(!m_view->focusFirstProblem());
    m_view->setInput({{u"a"_s, 1}});
    QCOMPARE(input(), (QJsonObject{{u"a"_s, 1}}));
}

void TestInputFormView::manyFields()
{
    InputSchema schema;
    for (int i = 0; i < 2000; ++i) {
        InputField field;
        field.key = field.title = u"f%1"_s.arg(i);
        field.type = InputType::Integer;
        field.required = i == 1500;
        schema.fields.append(field);
    }
    m_view->setForm(InputForm(schema));
    QVERIFY(find<QWidget>("f299") && !find<QWidget>("f300"));
    QVERIFY(find<QLabel>("inputMore")->text().contains("1700"_L1));
    QCOMPARE(m_view->problemCount(), 1);
    QVERIFY(m_view->focusFirstProblem()); // beyond the controls
    QCOMPARE(m_view->page(), InputFormView::Page::Json);
}

void TestInputFormView::speaksGermanNumbers()
{
    QLocale::setDefault(QLocale(QLocale::German));
    m_view->setForm(InputForm(everyKind()));
    type("guidance", u"7,5"_s);
    QCOMPARE(input()["guidance"_L1], QJsonValue(7.5));
    type("guidance", u"7.25"_s); // as programs write it
    QCOMPARE(input()["guidance"_L1], QJsonValue(7.25));
    m_view->setInput({{u"prompt"_s, u"p"_s}, {u"guidance"_s, 0.5}});
    QCOMPARE(find<NumberBox>("guidance")->findChild<QLineEdit *>()->text(), u"0,5"_s);
    QCOMPARE(input()["guidance"_L1], QJsonValue(0.5));
}

void TestInputFormView::words_data()
{
    QTest::addColumn<InputField>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("limits");
    const auto row = [](const char *name, const InputField &field, const QJsonValue &value, const QString &sentence,
                        const QString &limits = {}) { QTest::newRow(name) << field << value << sentence << limits; };
    using enum InputType;
    row("missing", {.type = String, .required = true}, QJsonValue::Undefined, u"This has to be filled in."_s);
    row("range", {.type = Integer, .minimum = 1, .maximum = 4000000}, 0, u"The smallest is 1."_s, u"1 to 4000000"_s);
    row("open", {.type = Number, .minimum = 0, .maximum = 1.5, .aboveMinimum = true}, 0, u"Write a number above 0."_s,
        u"above 0, at most 1.5"_s);
    row("multiple", {.type = Integer, .minimum = 64, .multipleOf = 8}, 65, u"Write a multiple of 8."_s,
        u"at least 64, a multiple of 8"_s);
    row("one letter too many", {.type = String, .maxLength = 1}, u"ab"_s, u"Write at most 1 character(s)."_s,
        u"at most 1 character(s)"_s);
    row("choice", {.type = Choice, .choices = {u"DDIM"_s}}, u"K-LMS"_s, u"“K-LMS” is none of the choices."_s);
    row("in a list", {.type = Integer, .list = true, .maxItems = 2}, QJsonArray{1, u"x"_s}, u"Item 2: Write a whole number."_s,
        u"at most 2 item(s)"_s);
    row("file", {.type = File}, u"x"_s,
        u"This is no file: choose one, or write an address that begins with https://."_s);
}

void TestInputFormView::words()
{
    QFETCH(InputField, field);
    QFETCH(QJsonValue, value);
    const auto problem = checkValue(field, value);
    QVERIFY(problem);
    QTEST(InputWords::problemText(field, *problem, QLocale::c()), "sentence");
    QTEST(InputWords::limitsText(field, QLocale::c()), "limits");
    QCOMPARE(InputWords::valueText({}, QString(200, u'x')).size(), 60);
    QCOMPARE(InputWords::valueText({}, true), u"yes"_s);
    QCOMPARE(InputWords::valueText({}, QJsonValue(qint64(9007199254740993))), u"9007199254740993"_s);
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestInputFormView)
#include "tst_inputformview.moc"
