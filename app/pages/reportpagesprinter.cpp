// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reportprinter.h"

#include "media/mediareader.h"
#include "media/pdfreport.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kThumbnail(480, 480); ///< pixels, as ReportPicture says

class PagesPrinter final : public ReportPrinter {
public:
    Status writePdf(const ReportDocument &document, QIODevice &device) override { return bakeoff::writePdf(document, device); }

    ReportPicture thumbnail(const QString &file) override
    {
        const Result<MediaPreview> preview = readMedia(file, {.box = kThumbnail});
        if (!preview || preview->thumbnail.isNull())
            return {};
        ReportPicture picture;
        QBuffer buffer(&picture.bytes);
        buffer.open(QIODevice::WriteOnly);
        // A photograph of 480 pixels is 30 KB as JPEG and ten times that as PNG.
        const bool opaque = !preview->thumbnail.hasAlphaChannel();
        if (!preview->thumbnail.save(&buffer, opaque ? "JPEG" : "PNG", opaque ? 85 : -1))
            return {};
        picture.type = opaque ? u"image/jpeg"_s : u"image/png"_s;
        return picture;
    }
};

} // namespace

} // namespace bakeoff

extern "C" Q_DECL_EXPORT QCoreApplication *bakeoff_make_report_application(const char *program)
{
    // Own arguments: Qt takes some of those that it knows away. They live as long as the application.
    static QByteArray name(program);
    static QByteArray option("-platform");
    static QByteArray platform("offscreen");
    static int count = 3;
    static char *arguments[] = {name.data(), option.data(), platform.data(), nullptr};
    return new QGuiApplication(count, arguments);
}

extern "C" Q_DECL_EXPORT bakeoff::ReportPrinter *bakeoff_make_report_printer()
{
    return new bakeoff::PagesPrinter;
}
