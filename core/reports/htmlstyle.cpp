// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/htmlstyle.h"

#include "reports/reportcolours.h"

namespace bakeoff {

namespace {

constexpr char kStyle[] = R"css(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--desk);color:var(--text);font:15px/1.55 Inter,"Noto Sans","Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:920px;margin:24px auto 40px;padding:46px 60px 36px;background:var(--paper);border:1px solid var(--line)}
h1,h2,h3,h4,h5,h6{line-height:1.3;font-weight:600;margin:0}
h1{font-size:26px;font-weight:700;letter-spacing:-.01em}
h2{font-size:19px;margin:44px 0 10px}
h3{font-size:16px;margin:30px 0 8px}
h4{font-size:15px;margin:22px 0 6px}
p{margin:0 0 10px}
.sub{margin:6px 0 26px;color:var(--faint);font-size:14px}
.note,figcaption{color:var(--faint);font-size:13px;line-height:1.5}
.faint{color:var(--faint)}
.note strong{color:var(--text)}
strong,b{font-weight:600}
bdi{unicode-bidi:isolate}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.9em}
code{background:var(--code);border-radius:4px;padding:1px 4px}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}

nav{margin:26px 0 0;padding:14px 0 12px;border:solid var(--line);border-width:1px 0;font-size:14px}
nav p{margin:0 0 4px;font-weight:600;font-size:13px;color:var(--text2)}
nav ol{list-style:none;margin:0;padding:0;columns:2 260px;column-gap:40px}
nav li{break-inside:avoid;padding:2px 0}
nav li.deeper{padding-inline-start:16px}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}

.facts{display:grid;grid-template-columns:fit-content(220px) minmax(0,1fr);gap:8px 28px;margin:0 0 14px}
.facts dt{color:var(--faint)}
.facts dd{margin:0;white-space:pre-line}

.box{overflow-x:auto;margin:6px 0 14px}
table{border-collapse:separate;border-spacing:0;font-variant-numeric:tabular-nums;line-height:1.4}
.figures{width:100%;font-size:13.5px}
.figures.few{width:auto;min-width:min(100%,460px)}
.figures th,.figures td{padding:8px 0;padding-inline-start:15px;text-align:start;vertical-align:baseline;font-weight:400;min-width:6em;max-width:34em}
.figures th:first-child{padding-inline-start:0;min-width:13em;max-width:24em}
.figures .n{text-align:end;white-space:nowrap;min-width:0;max-width:none;overflow-wrap:normal}
.figures td{overflow-wrap:break-word}
.figures .n.faint{white-space:normal}
.figures.many{font-size:12.5px}
.figures.many th,.figures.many td{padding-inline-start:10px}
.figures.many th:first-child{padding-inline-start:0;min-width:10em}
.figures thead th{vertical-align:bottom;font-weight:500;font-size:12.5px;color:var(--text2);border-bottom:1px solid var(--rule);overflow-wrap:normal;position:relative}
.figures tbody th,.figures tbody td{border-bottom:1px solid var(--line)}
.figures .unit{display:block}
.figures .best{color:var(--good);font-weight:600}
.figures .faint{color:var(--faint)}
.figures caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.figures button{font:inherit;color:inherit;text-align:inherit;background:none;border:0;padding:0;margin:0;cursor:pointer}
.figures button:hover{color:var(--text)}
.figures [aria-sort]{color:var(--text)}
.figures [aria-sort]::after{position:absolute;bottom:8px;inset-inline-end:-13px;font-size:11px;content:"\2193"}
.figures [aria-sort=descending]::after{content:"\2191"}
.figures th:last-child[aria-sort]::after{inset-inline-end:auto;inset-inline-start:7px}
@media print{.figures [aria-sort]::after{content:none}}

figure{margin:10px 0 16px}
.chart{display:block;max-width:100%;height:auto;overflow:visible;direction:ltr}
.small{display:none}
figcaption{margin-top:6px}

.asked{margin:0 0 14px;padding:10px 14px;background:var(--code);border-radius:5px}
.asked p{margin:0;font-size:14px;line-height:1.5;white-space:pre-wrap;unicode-bidi:plaintext;text-align:start}
.asked .label{font-size:12.5px;color:var(--faint)}
.asked p+.label{margin-top:8px}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(340px,100%),1fr));gap:16px;margin:0 0 20px}
.answer{min-width:0;padding:12px 16px 6px;border:1px solid var(--line);border-top:2px solid var(--rule);border-radius:0 0 5px 5px}
.answer .name{display:flex;gap:7px;align-items:baseline;font-size:14px;margin:0}
.answer .name svg{flex:none}
.answer .figure{margin:1px 0 10px;padding-bottom:9px;border-bottom:1px solid var(--line);color:var(--faint);font-size:12.5px;font-variant-numeric:tabular-nums}
.answer .figure:last-child{border:0;margin:1px 0 0}
.md{font-size:14px;line-height:1.5}
.md p,.md li,.md h1,.md h2,.md h3,.md h4,.md h5,.md h6,.md th,.md td,.diff{unicode-bidi:plaintext;text-align:start}
.md h1,.md h2,.md h3,.md h4,.md h5,.md h6{font-size:14px;margin:14px 0 5px}
.md .m1{font-size:16px}
.md .m2{font-size:15px}
.md>:first-child{margin-top:0}
.md ul,.md ol{margin:0 0 10px;padding-inline-start:22px}
.md li{margin:2px 0}
.md li>p{margin-bottom:6px}
.md .task{list-style:none;margin-inline-start:-18px}
.md blockquote{margin:0 0 10px;padding-inline-start:12px;border-inline-start:3px solid var(--rule);color:var(--text2)}
.md hr{border:0;border-top:1px solid var(--rule);margin:14px 0}
.md pre{margin:0 0 10px;padding:9px 12px;background:var(--code);border:1px solid var(--line);border-radius:5px;white-space:pre-wrap;tab-size:4;line-height:1.45}
.md pre code{padding:0;background:none;font-size:12.5px}
.md .box{margin:0 0 10px}
.md table{font-size:13px;border-collapse:collapse}
.md th,.md td{padding:5px 9px;border:1px solid var(--line);vertical-align:top;overflow-wrap:normal;max-width:24em;overflow-wrap:break-word}
.md th{font-weight:600;background:var(--code)}
.md .r{text-align:end}
.md .c{text-align:center}
.md .image{color:var(--text2)}
details{margin:0 0 8px;font-size:13px}
summary{cursor:pointer;color:var(--faint)}
.diff{margin:8px 0;white-space:pre-wrap;line-height:1.55}
ins{background:var(--inserted);text-decoration:underline;text-decoration-color:var(--good);text-decoration-thickness:1.5px;text-underline-offset:2px;border-radius:2px}
del{background:var(--removed);text-decoration:line-through;text-decoration-color:var(--bad);border-radius:2px}

.media{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(210px,100%),1fr));gap:18px 16px;margin:6px 0 18px}
.media figure{margin:0;min-width:0}
.media img,.media .none{display:block;width:100%;height:170px;object-fit:contain;background:var(--code);border-radius:3px}
.media .none{display:grid;place-content:center;padding:0 12px;color:var(--faint);font-size:13px;text-align:center;overflow:hidden}
.media .name{display:block;color:var(--text);font-weight:500}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--line);color:var(--faint);font-size:12.5px}

@media screen and (max-width:760px){
main{margin:0;padding:26px 20px 24px;border:0}
body{background:var(--paper)}
h1{font-size:23px}
h2{margin-top:36px}
.facts{grid-template-columns:minmax(0,1fr);gap:0}
.facts dd{margin-bottom:8px}
.figures th:first-child{position:sticky;inset-inline-start:0;z-index:1;background:var(--paper);min-width:9.5em;max-width:38vw}
}
@media screen and (max-width:640px){
.wide{display:none}
.small{display:block;width:100%;max-width:520px}
}
@media print{
body{background:none;font-size:10.5pt}
main{max-width:none;margin:0;padding:0;border:0}
nav{display:none}
.box{overflow:visible}
.figures{font-size:8.5pt}
.figures thead th{font-size:8pt}
.figures.many,.figures.many thead th{font-size:7.5pt}
.figures th,.figures td{padding:5px 0;padding-inline-start:8px;min-width:0}
.figures th:first-child,.figures.many th:first-child{min-width:7em}
.figures.many th,.figures.many td{padding-inline-start:8px}
.figures .n{white-space:normal}
h1,h2,h3,h4,.name,.figure,.label{break-after:avoid}
tr,figure,.media figure,.asked{break-inside:avoid}
thead{display:table-header-group}
p,li,pre{orphans:3;widows:3}
.asked{border:1px solid var(--line)}
.answers{grid-template-columns:repeat(auto-fit,minmax(min(280px,100%),1fr))}
details::details-content{content-visibility:visible;height:auto}
a{color:inherit}
}
@page{margin:18mm 16mm}
)css";

constexpr char kScript[] = R"js(
(function () {
'use strict';
var words = new Intl.Collator(document.documentElement.lang || undefined, {numeric: true});
document.querySelectorAll('table.figures').forEach(function (table) {
  var body = table.tBodies[0];
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  var rows = Array.prototype.slice.call(body.rows);
  if (2 > rows.length)
    return;
  function figure(row, at) {
    var figure = row.cells[at].getAttribute('data-sort');
    return figure === null ? NaN : Number(figure);
  }
  heads.forEach(function (head, at) {
    var figures = rows.some(function (row) { return !isNaN(figure(row, at)); });
    var button = document.createElement('button');
    button.type = 'button';
    button.title = table.getAttribute('data-hint');
    while (head.firstChild)
      button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener('click', function () {
      var was = head.getAttribute('aria-sort');
      var way = was === 'ascending' ? -1 : was === 'descending' ? 0 : 1;
      heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
      var order = rows.slice();
      if (way !== 0) {
        head.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
        order.sort(function (a, b) {
          if (!figures)
            return way * words.compare(a.cells[at].textContent, b.cells[at].textContent);
          var x = figure(a, at), y = figure(b, at);
          if (isNaN(x) || isNaN(y))
            return isNaN(x) - isNaN(y);
          return way * (x - y);
        });
      }
      var all = document.createDocumentFragment();
      order.forEach(function (row) { all.appendChild(row); });
      body.appendChild(all);
    });
  });
});
})();
)js";

QByteArray properties(const ReportColours &colours)
{
    QByteArray css = ":root{";
    const auto add = [&css](const QByteArray &name, const QString &value) { css += "--" + name + ':' + value.toLatin1() + ';'; };
    add("desk", colours.desk);
    add("paper", colours.paper);
    add("text", colours.text);
    add("text2", colours.text2);
    add("faint", colours.faint);
    add("line", colours.line);
    add("rule", colours.rule);
    add("code", colours.code);
    add("accent", colours.accent);
    add("good", colours.good);
    add("bad", colours.bad);
    add("note", colours.note);
    add("inserted", colours.inserted);
    add("removed", colours.removed);
    for (qsizetype i = 0; i < colours.looks.size(); ++i)
        add("look" + QByteArray::number(i), colours.looks[i]);
    css += '}';
    return css;
}

} // namespace

QByteArray htmlReportStyle()
{
    return "\n:root{color-scheme:light dark}\n" + properties(reportColours(false)) + "\n@media screen and (prefers-color-scheme:dark){"
        + properties(reportColours(true)) + "}\n@media print{:root{color-scheme:light}}" + kStyle;
}

QByteArray htmlReportScript()
{
    return kScript;
}

} // namespace bakeoff
