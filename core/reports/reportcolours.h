// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/chart.h"

#include <QString>
#include <QStringList>

namespace bakeoff {

/// Colours of a report as "#rrggbb": paper of its own, the same whatever the window's mode. PDF, preview and print take
/// the light ones, HTML has both. Values are those of the window's tokens, so that a chart looks alike in both places.
///
/// All text, shape and underline colours reach 4.5:1 on `paper` (WCAG 2.2 AA; tests/reports/tst_htmlreport.cpp computes
/// it), `text` and `faint` also on `code`, `text` on `inserted` and `removed`.
struct ReportColours {
    QString desk;         ///< around the paper
    QString paper;
    QString text;
    QString text2;        ///< secondary: heads of tables, names of facts
    QString faint;        ///< notes, captions, "n too small"
    QString line;         ///< hairlines between rows
    QString rule;         ///< stronger: below the head of a table, around answers
    QString code;         ///< ground of code and prompts
    QString accent;       ///< links, focus ring
    QString good;         ///< "best of its column"; under inserted words
    QString bad;          ///< through removed words
    QString note;         ///< words over a bar: amount unknown
    QString inserted;     ///< ground
    QString removed;      ///< ground
    QStringList looks;    ///< 8, by ChartSeries::look

    ChartColours chart() const { return {text, faint, line, paper, accent, note, looks}; }
};

inline const ReportColours &reportColours(bool dark)
{
    using namespace Qt::StringLiterals;
    static const ReportColours light{
        .desk = u"#F1F2F4"_s,
        .paper = u"#FFFFFF"_s,
        .text = u"#1A1D22"_s,
        .text2 = u"#4A515C"_s,
        .faint = u"#626974"_s,
        .line = u"#DADDE2"_s,
        .rule = u"#C2C7CF"_s,
        .code = u"#F5F6F8"_s,
        .accent = u"#2857C5"_s,
        .good = u"#1B7541"_s,
        .bad = u"#BB2B1A"_s,
        .note = u"#855700"_s,
        .inserted = u"#CDEED9"_s,
        .removed = u"#FAD5CF"_s,
        // blue, teal, violet, ochre, red, green, magenta, slate
        .looks = {u"#2857C5"_s, u"#0A6C80"_s, u"#6B3FBA"_s, u"#855700"_s, u"#BB2B1A"_s, u"#1B7541"_s, u"#A8256F"_s, u"#575E69"_s},
    };
    static const ReportColours night{
        .desk = u"#101215"_s,
        .paper = u"#17191D"_s,
        .text = u"#E5E8EC"_s,
        .text2 = u"#B2B9C3"_s,
        .faint = u"#969EA9"_s,
        .line = u"#30343B"_s,
        .rule = u"#454B54"_s,
        .code = u"#1F2227"_s,
        .accent = u"#93B4FF"_s,
        .good = u"#67CB92"_s,
        .bad = u"#FF8F80"_s,
        .note = u"#E8B757"_s,
        .inserted = u"#1C4A31"_s,
        .removed = u"#5B2822"_s,
        .looks = {u"#6C92EC"_s, u"#5CC6D8"_s, u"#BFA1F7"_s, u"#E8B757"_s, u"#FF8F80"_s, u"#67CB92"_s, u"#F29BCB"_s, u"#A9B0BA"_s},
    };
    return dark ? night : light;
}

} // namespace bakeoff
