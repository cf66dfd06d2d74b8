// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/lineupbook.h"

#include "store/lineuprepository.h"
#include "store/storereader.h"
#include "store/storethread.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

LineUpBook::LineUpBook(StoreThread &store, StoreReader &reader, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(reader)
{
}

std::optional<LineUp> LineUpBook::find(const QString &name) const
{
    const auto found = std::ranges::find(m_lineUps, name, &LineUp::name);
    return found == m_lineUps.end() ? std::nullopt : std::optional(*found);
}

std::optional<LineUp> LineUpBook::defaultLineUp() const
{
    const auto found = std::ranges::find(m_lineUps, true, &LineUp::isDefault);
    return found == m_lineUps.end() ? std::nullopt : std::optional(*found);
}

QString LineUpBook::freeName(const QString &wanted) const
{
    return freeName(wanted, m_lineUps);
}

QString LineUpBook::freeName(const QString &wanted, const QList<LineUp> &taken)
{
    const QString base = wanted.simplified();
    QString name = base.left(LineUp::LongestName).trimmed();
    for (int n = 2; std::ranges::find(taken, name, &LineUp::name) != taken.end(); ++n) {
        const QString number = u' ' + QString::number(n);
        name = base.left(LineUp::LongestName - number.size()).trimmed() + number;
    }
    return name;
}

QFuture<Status> LineUpBook::reload()
{
    return m_reader.read<QList<LineUp>>([](Database &db) { return LineUpRepository(db).list(); })
        .then(this, [this](const Result<QList<LineUp>> &list) -> Status {
            if (!list)
                return list.error();
            if (std::exchange(m_lineUps, *list) != *list)
                emit changed();
            return success();
        });
}

QFuture<Status> LineUpBook::change(std::function<Status(LineUpRepository &)> write)
{
    return m_store
        .write([write = std::move(write)](Database &db) {
            LineUpRepository repository(db);
            return write(repository);
        })
        .then(this,
              [this](const Status &status) {
                  // The list is shown as the database has it, whether this change was taken or not.
                  return status ? reload() : QtFuture::makeReadyValueFuture(status);
              })
        .unwrap();
}

QFuture<Status> LineUpBook::save(const LineUp &lineUp)
{
    return change([lineUp](LineUpRepository &r) { return r.save(lineUp); });
}

QFuture<Status> LineUpBook::rename(const QString &from, const QString &to)
{
    return change([from, to](LineUpRepository &r) { return r.rename(from, to); });
}

QFuture<Status> LineUpBook::remove(const QString &name)
{
    return change([name](LineUpRepository &r) { return r.remove(name); });
}

QFuture<Status> LineUpBook::move(const QString &name, qsizetype to)
{
    QStringList names;
    for (const LineUp &lineUp : std::as_const(m_lineUps))
        names.append(lineUp.name);
    const qsizetype from = names.indexOf(name);
    if (from < 0)
        return QtFuture::makeReadyValueFuture(Status(Error{.kind = ErrorKind::NotFound}));
    names.move(from, std::clamp<qsizetype>(to, 0, names.size() - 1));
    return change([names](LineUpRepository &r) { return r.arrange(names); });
}

QFuture<Status> LineUpBook::setDefault(const QString &name)
{
    return change([name](LineUpRepository &r) { return r.setDefault(name); });
}

QByteArray LineUpBook::exported(const QStringList &names) const
{
    QList<LineUp> chosen;
    std::ranges::copy_if(m_lineUps, std::back_inserter(chosen), [&names](const LineUp &lineUp) {
        return names.isEmpty() || names.contains(lineUp.name);
    });
    return lineUpsToFile(chosen);
}

QFuture<Result<QStringList>> LineUpBook::import(const QByteArray &file)
{
    const Result<QList<LineUp>> read = lineUpsFromFile(file);
    if (!read)
        return QtFuture::makeReadyValueFuture(Result<QStringList>(read.error()));
    const auto names = std::make_shared<QStringList>();
    return change([lineUps = *read, names](LineUpRepository &r) -> Status {
               // What is taken is looked up where it is written: another process may just have added one.
               Result<QList<LineUp>> taken = r.list();
               if (!taken)
                   return taken.error();
               names->clear();
               for (LineUp lineUp : lineUps) {
                   lineUp.name = freeName(lineUp.name, *taken);
                   if (const Status saved = r.save(lineUp); !saved)
                       return saved;
                   taken->append(lineUp);
                   names->append(lineUp.name);
               }
               return success();
           })
        .then([names](const Status &status) {
            return status ? Result<QStringList>(*names) : Result<QStringList>(status.error());
        });
}

} // namespace bakeoff
