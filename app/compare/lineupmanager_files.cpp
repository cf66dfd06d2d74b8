// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lineupmanager.h"

#include "compare/lineuplistmodel.h"
#include "words/words.h"
#include "workbench/lineupbook.h"
#include "workbench/workbench.h"

#include <QFile>
#include <QFileDialog>
#include <QFuture>
#include <QSaveFile>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
/// A file of line-ups is small; larger ones are something else. Bytes.
constexpr qint64 kLargestFile = 16 * 1024 * 1024;
} // namespace

void LineUpManager::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import line-ups"), {}, tr("Line-ups (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &LineUpManager::importFile);
    dialog->open();
}

void LineUpManager::chooseExport(bool all)
{
    if (!current())
        return;
    auto *dialog = new QFileDialog(this, tr("Export line-ups"), {}, tr("Line-ups (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(all ? u"line-ups.json"_s : QString(m_shown).replace(u'/', u'-') + u".json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, all](const QString &path) { exportFile(path, all); });
    dialog->open();
}

void LineUpManager::importFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        tell(StateLook::Failed, tr("The file could not be read."), file.errorString());
        return;
    }
    m_workbench.lineUps().import(file.read(kLargestFile + 1)).then(this, [this](const Result<QStringList> &names) {
        if (!names) {
            const ErrorKind kind = names.error().kind;
            if (kind == ErrorKind::NewerData)
                tell(StateLook::Failed, tr("The file was written by a newer Bakeoff."), names.error().detail);
            else if (kind == ErrorKind::BadInput)
                tell(StateLook::Failed, tr("The file holds no line-ups."), names.error().detail);
            else
                tell(StateLook::Failed, Words::errorText(names.error(), {}).sentence(), {});
            return;
        }
        if (names->isEmpty()) {
            tell(StateLook::Info, tr("The file holds no line-ups."), {});
            return;
        }
        choose(names->first());
        tell(StateLook::Done, tr("%n line-up(s) imported.", nullptr, static_cast<int>(names->size())),
             names->join(u", "_s));
    });
}

void LineUpManager::exportFile(const QString &path, bool all)
{
    const LineUp *lineUp = current();
    if (!lineUp)
        return;
    const int count = all ? m_model->rowCount() : 1;
    const QByteArray bytes = m_workbench.lineUps().exported(all ? QStringList() : QStringList(lineUp->name));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0 || !file.commit()) {
        tell(StateLook::Failed, tr("The file could not be written."), file.errorString());
        return;
    }
    tell(StateLook::Done, tr("%n line-up(s) exported.", nullptr, count), path);
}

} // namespace bakeoff
