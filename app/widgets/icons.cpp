// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include "widgets/tokens.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

QString pathOf(const QString &name)
{
    return u":/bakeoff/icons/%1.svg"_s.arg(name);
}

class LookIconEngine : public QIconEngine {
public:
    explicit LookIconEngine(QString name)
        : m_name(std::move(name))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
        const int size = qMin(rect.width(), rect.height());
        const QPixmap pixmap = iconPixmap(m_name, color(mode, state), size, ratio);
        painter->drawPixmap(rect.center().x() - (size - 1) / 2, rect.center().y() - (size - 1) / 2, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        return iconPixmap(m_name, color(mode, state), qMin(size.width(), size.height()), scale);
    }

    QIconEngine *clone() const override { return new LookIconEngine(*this); }
    QString key() const override { return u"bakeoff"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = qMin(size.width(), size.height());
        return {side, side};
    }

private:
    static QColor color(QIcon::Mode mode, QIcon::State state)
    {
        const Tokens &t = applicationTokens();
        if (mode == QIcon::Disabled)
            return t.text3;
        if (state == QIcon::On)
            return t.accent;
        return mode == QIcon::Active || mode == QIcon::Selected ? t.text : t.text2;
    }

    QString m_name;
};

} // namespace

QIcon lookIcon(const QString &name)
{
    return QFile::exists(pathOf(name)) ? QIcon(new LookIconEngine(name)) : QIcon();
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    const QString key = u"bakeoff:%1:%2:%3:%4"_s.arg(name, color.name(QColor::HexArgb)).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor"_ba, color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QImage image(QSize(size, size) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(image.size())));
    painter.end();
    image.setDevicePixelRatio(ratio);
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QStringList iconNames()
{
    QStringList names = QDir(u":/bakeoff/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace bakeoff
