// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/filecontrol.h"

#include "catalog/inputform.h"
#include "compare/offeredfiles.h"
#include "widgets/icons.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMimeData>
#include <QMimeDatabase>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

bool isData(const QString &address)
{
    return address.startsWith("data:"_L1, Qt::CaseInsensitive);
}

/// A path of this machine becomes an address, everything else stays.
QString addressOf(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.startsWith(u'/') || text.startsWith("~/"_L1))
        return QUrl::fromLocalFile(text.startsWith(u'~') ? QDir::homePath() + text.sliced(1) : text).toString();
    return text;
}

QString iconOf(FileKind kind)
{
    switch (kind) {
    case FileKind::Image: return u"image"_s;
    case FileKind::Video: return u"video"_s;
    case FileKind::Audio: return u"audio"_s;
    case FileKind::Any: break;
    }
    return u"attach"_s;
}

/// "*.png *.jpg" of what the field accepts; empty: all.
QStringList patternsOf(const InputField &field)
{
    QStringList types = field.accept;
    if (types.isEmpty() && field.fileKind == FileKind::Image)
        types = {u"image/*"_s};
    else if (types.isEmpty() && field.fileKind == FileKind::Video)
        types = {u"video/*"_s};
    else if (types.isEmpty() && field.fileKind == FileKind::Audio)
        types = {u"audio/*"_s};
    QStringList patterns;
    const QMimeDatabase database;
    for (const QString &type : std::as_const(types)) {
        if (type.startsWith(u'.')) {
            patterns.append(u'*' + type);
        } else if (type.endsWith("/*"_L1)) {
            for (const QMimeType &known : database.allMimeTypes()) {
                if (known.name().startsWith(type.chopped(1)) && !known.suffixes().isEmpty())
                    patterns += known.globPatterns();
            }
        } else {
            patterns += database.mimeTypeForName(type).globPatterns();
        }
    }
    patterns.removeDuplicates();
    return patterns;
}

} // namespace

QString shownFile(const QString &address)
{
    if (isData(address)) {
        const qsizetype comma = address.indexOf(u',');
        const QString mime = address.sliced(5, std::max<qsizetype>(0, comma - 5)).section(u';', 0, 0);
        const QString suffix = QMimeDatabase().mimeTypeForName(mime).preferredSuffix();
        const qint64 letters = address.size() - comma - 1;
        const qint64 bytes = address.first(std::max<qsizetype>(0, comma)).endsWith("base64"_L1) ? letters * 3 / 4 : letters;
        //: A file that stands in the input itself. %1: its type, "PNG". %2: its size.
        return FileControl::tr("Pasted file (%1, %2)")
            .arg(suffix.isEmpty() ? mime : suffix.toUpper(), QLocale().formattedDataSize(bytes, 0));
    }
    const QUrl url(address);
    return url.isLocalFile() ? QDir::toNativeSeparators(url.toLocalFile()) : address;
}

FileControl::FileControl(const InputField &field, QWidget *parent)
    : InputControl(field.key, parent)
    , m_field(field)
    , m_line(new QLineEdit(this))
    , m_choose(makeButton(tr("Choose…"), ButtonKind::Plain, iconOf(field.fileKind), this))
{
    setAcceptDrops(true);
    m_line->setAcceptDrops(false); // what is dropped is ours
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    const QString standard = field.list ? QString() : field.defaultValue.toString();
    m_line->setPlaceholderText(!standard.isEmpty()            ? standard
                               : field.fileKind == FileKind::Image ? tr("Drop or paste a picture, or write an address")
                                                              : tr("Drop a file, or write an address"));
    //: %1: what the file is for, such as "Start image".
    m_choose->setAccessibleName(tr("Choose a file: %1").arg(field.title));
    m_choose->setObjectName(field.key + u".choose"_s);
    connect(m_choose, &QPushButton::clicked, this, &FileControl::choose);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (m_list)
            return; // Enter adds it
        m_values = text.trimmed().isEmpty() ? QStringList() : QStringList{addressOf(text)};
        m_line->setReadOnly(false);
        emit edited();
    });

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    row->addWidget(m_line, 1);
    row->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSmall, metrics::kSmall, metrics::kSmall, metrics::kSmall);
    layout->setSpacing(metrics::kSmall);
    if (field.list) {
        m_list = new QListWidget(this);
        m_list->setObjectName(field.key + u".list"_s);
        //: %1: what the files are for, such as "Images".
        m_list->setAccessibleName(tr("Files: %1").arg(field.title));
        m_list->setAccessibleDescription(tr("Del takes one out, Alt+Up and Alt+Down move it."));
        m_list->setToolTip(m_list->accessibleDescription());
        m_list->setTabKeyNavigation(false);
        m_list->setTextElideMode(Qt::ElideMiddle);
        m_list->installEventFilter(this);
        layout->addWidget(m_list);
        connect(m_line, &QLineEdit::returnPressed, this, &FileControl::addTyped);
        connect(m_line, &QLineEdit::editingFinished, this, &FileControl::addTyped);
    }
    layout->addLayout(row);
    showValues();
}

QWidget *FileControl::focusTarget()
{
    return m_line;
}

void FileControl::showForm(const InputForm &form)
{
    const QJsonValue value = form.value(key());
    m_values.clear();
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            m_values.append(item.toString());
    } else if (value.isString()) {
        m_values.append(value.toString());
    }
    showValues();
}

void FileControl::writeTo(InputForm &form) const
{
    if (m_values.isEmpty())
        form.unset(key());
    else if (m_field.list)
        form.set(key(), QJsonArray::fromStringList(m_values));
    else
        form.set(key(), m_values.first());
}

void FileControl::showValues()
{
    if (!m_list) {
        setLine(m_values.value(0));
        return;
    }
    const int row = m_list->currentRow();
    m_list->clear();
    for (const QString &value : std::as_const(m_values))
        m_list->addItem(shownFile(value));
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    m_list->setVisible(!m_values.isEmpty());
    const int lines = std::clamp(int(m_values.size()), 1, 5);
    m_list->setFixedHeight(lines * (m_list->fontMetrics().height() + metrics::kSmall) + metrics::kTight);
    m_list->updateGeometry();
}

/// A data URI has nothing to type in; clearing it takes it out.
void FileControl::setLine(const QString &address)
{
    const QString shown = address.isEmpty() ? QString() : shownFile(address);
    m_line->setReadOnly(isData(address));
    if (m_line->text() != shown) {
        m_line->setText(shown);
        m_line->setCursorPosition(0);
    }
}

void FileControl::addTyped()
{
    const QString text = m_line->text().trimmed();
    if (text.isEmpty())
        return;
    m_line->clear();
    add({addressOf(text)});
}

void FileControl::add(const QStringList &addresses)
{
    if (addresses.isEmpty())
        return;
    if (m_field.list)
        m_values += addresses;
    else
        m_values = {addresses.first()};
    showValues();
    emit edited();
}

void FileControl::takePaths(const QStringList &paths)
{
    QStringList addresses;
    for (const QString &path : paths)
        addresses.append(QUrl::fromLocalFile(path).toString());
    add(addresses);
}

void FileControl::choose()
{
    const QStringList patterns = patternsOf(m_field);
    QStringList filters;
    if (!patterns.isEmpty())
        filters.append(tr("What fits (%1)").arg(patterns.join(u' ')));
    filters.append(tr("All files (*)"));
    auto *dialog = new QFileDialog(this, m_field.title, {}, filters.join(u";;"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_field.list ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::filesSelected, this, &FileControl::takePaths);
    dialog->open();
}

bool FileControl::take(const QMimeData &mime)
{
    QStringList addresses;
    for (const OfferedFile &file : filesOfferedBy(mime)) {
        if (!file.path.isEmpty()) {
            addresses.append(QUrl::fromLocalFile(file.path).toString());
        } else {
            const QString type = QMimeDatabase().mimeTypeForData(file.data).name();
            addresses.append(u"data:"_s + type + u";base64,"_s + QString::fromLatin1(file.data.toBase64()));
        }
    }
    if (addresses.isEmpty() && mime.hasUrls()) {
        for (const QUrl &url : mime.urls())
            addresses.append(url.toString(QUrl::FullyEncoded));
    }
    add(addresses);
    return !addresses.isEmpty();
}

void FileControl::dragEnterEvent(QDragEnterEvent *event)
{
    if (!offersFiles(*event->mimeData()) && !event->mimeData()->hasUrls())
        return;
    event->acceptProposedAction();
    m_dropping = true;
    update();
}

void FileControl::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropping = false;
    update();
}

void FileControl::dropEvent(QDropEvent *event)
{
    m_dropping = false;
    update();
    if (take(*event->mimeData()))
        event->acceptProposedAction();
}

void FileControl::moveItem(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_values.size())
        return;
    m_values.swapItemsAt(row, to);
    showValues();
    m_list->setCurrentRow(to);
    emit edited();
}

bool FileControl::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return InputControl::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_line && key->matches(QKeySequence::Paste)) {
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        if (mime && offersFiles(*mime)) {
            if (event->type() == QEvent::KeyPress)
                take(*mime);
            event->accept();
            return true;
        }
    }
    // A pasted file is no text: the first key takes it out as a whole.
    if (watched == m_line && m_line->isReadOnly() && event->type() == QEvent::KeyPress
        && (key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Delete)) {
        m_values.clear();
        showValues();
        emit edited();
        return true;
    }
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int row = m_list->currentRow();
        if (key->key() == Qt::Key_Delete && row >= 0) {
            m_values.removeAt(row);
            showValues();
            if (m_values.isEmpty())
                m_line->setFocus(Qt::OtherFocusReason);
            emit edited();
            return true;
        }
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveItem(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return InputControl::eventFilter(watched, event);
}

void FileControl::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_dropping ? t.accent : t.field, 1, m_dropping ? Qt::SolidLine : Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(m_dropping ? t.sel : t.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadiusField, metrics::kRadiusField);
}

} // namespace bakeoff
