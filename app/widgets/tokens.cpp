// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tokens.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace bakeoff {

namespace {

constexpr QColor rgb(unsigned value)
{
    return QColor(static_cast<int>((value >> 16) & 0xff), static_cast<int>((value >> 8) & 0xff),
                  static_cast<int>(value & 0xff));
}

Tokens makeLight()
{
    Tokens t;
    t.dark = false;
    t.window = rgb(0xF1F2F4);
    t.rail = rgb(0xE6E8EC);
    t.base = rgb(0xFFFFFF);
    t.alt = rgb(0xF7F8FA);
    t.raised = rgb(0xFFFFFF);
    t.button = rgb(0xFFFFFF);
    t.hover = rgb(0xE9EBEF);
    t.code = rgb(0xF5F6F8);
    t.dim = QColor(26, 29, 34, 77);
    t.line = rgb(0xDADDE2);
    t.line2 = rgb(0xC2C7CF);
    t.field = rgb(0x838A95);
    t.text = rgb(0x1A1D22);
    t.text2 = rgb(0x4A515C);
    t.text3 = rgb(0x626974);
    t.accent = rgb(0x2857C5);
    t.fill = rgb(0x2857C5);
    t.onFill = rgb(0xFFFFFF);
    t.chart = rgb(0x2857C5);
    t.sel = rgb(0xDFE8FB);
    t.selLine = rgb(0xA8BFF0);
    t.hit = rgb(0xFFE59A);
    t.hitText = rgb(0x1A1D22);
    t.ins = rgb(0xCDEED9);
    t.del = rgb(0xFAD5CF);
    t.codeColors = {t.text,        rgb(0x8A2BB0), rgb(0x0A6C80), rgb(0x1B7541),
                    rgb(0x9A4B00), rgb(0x2857C5), t.text3};
    const QColor waiting = rgb(0x626974);
    const QColor cold = rgb(0x0A6C80);
    const QColor think = rgb(0x6B3FBA);
    const QColor done = rgb(0x1B7541);
    const QColor failed = rgb(0xBB2B1A);
    const QColor stopped = rgb(0x575E69);
    const QColor cut = rgb(0x855700);
    t.m_states = {t.text3, waiting, cold, think, t.accent, t.accent, done,
                  failed, stopped, stopped, cut, cut, t.accent};
    const QColor grey = rgb(0xECEEF1);
    const QColor blue = rgb(0xE4ECFC);
    const QColor sand = rgb(0xFAEFD8);
    t.m_grounds = {t.base, grey, rgb(0xDFF2F5), rgb(0xEFE8FB), blue, blue, rgb(0xE1F3E8),
                   rgb(0xFCE8E5), grey, grey, sand, sand, blue};
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.window = rgb(0x212429);
    t.rail = rgb(0x1A1C20);
    t.base = rgb(0x17191D);
    t.alt = rgb(0x1D2024);
    t.raised = rgb(0x272B31);
    t.button = rgb(0x2C3037);
    t.hover = rgb(0x2B2F36);
    t.code = rgb(0x1F2227);
    t.dim = QColor(0, 0, 0, 128);
    t.line = rgb(0x30343B);
    t.line2 = rgb(0x454B54);
    t.field = rgb(0x737B87);
    t.text = rgb(0xE5E8EC);
    t.text2 = rgb(0xB2B9C3);
    t.text3 = rgb(0x969EA9);
    t.accent = rgb(0x93B4FF);
    t.fill = rgb(0x3A66D6);
    t.onFill = rgb(0xFFFFFF);
    t.chart = rgb(0x6C92EC);
    t.sel = rgb(0x233356);
    t.selLine = rgb(0x44609E);
    t.hit = rgb(0x6B5312);
    t.hitText = rgb(0xFFF4D2);
    t.ins = rgb(0x1C4A31);
    t.del = rgb(0x5B2822);
    t.codeColors = {t.text,        rgb(0xD3A2F2), rgb(0x6CCADB), rgb(0x86D3A5),
                    rgb(0xEDB26E), rgb(0x9DBBFF), t.text3};
    const QColor waiting = rgb(0x9AA2AD);
    const QColor cold = rgb(0x5CC6D8);
    const QColor think = rgb(0xBFA1F7);
    const QColor done = rgb(0x67CB92);
    const QColor failed = rgb(0xFF8F80);
    const QColor stopped = rgb(0xA9B0BA);
    const QColor cut = rgb(0xE8B757);
    t.m_states = {t.text3, waiting, cold, think, t.accent, t.accent, done,
                  failed, stopped, stopped, cut, cut, t.accent};
    const QColor grey = rgb(0x2A2E34);
    const QColor blue = rgb(0x202F52);
    const QColor sand = rgb(0x392C12);
    t.m_grounds = {t.base, grey, rgb(0x12333B), rgb(0x30264A), blue, blue, rgb(0x163626),
                   rgb(0x43211D), grey, grey, sand, sand, blue};
    return t;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

const Tokens &lightTokens()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens &tokensOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

const Tokens &applicationTokens()
{
    const QPalette palette = QGuiApplication::palette();
    return tokensOf(palette);
}

QPalette paletteOf(const Tokens &t, bool raised)
{
    QPalette p;
    p.setColor(QPalette::Window, raised ? t.raised : t.window);
    p.setColor(QPalette::Base, t.base);
    p.setColor(QPalette::AlternateBase, t.alt);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.hover);
    p.setColor(QPalette::Button, t.button);
    p.setColor(QPalette::Mid, t.line2);
    p.setColor(QPalette::Dark, t.field);
    p.setColor(QPalette::Shadow, t.line2);
    p.setColor(QPalette::Highlight, t.sel);
    p.setColor(QPalette::Accent, t.accent);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::PlaceholderText, t.text3);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                            QPalette::HighlightedText, QPalette::BrightText})
        p.setColor(role, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.text3);
    return p;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace bakeoff
