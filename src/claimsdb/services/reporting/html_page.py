"""Findings as one web page: the draft on the left, the sources on the right.

The page asks for nothing from anywhere and needs no script, so that it can be mailed, archived
and opened in ten years. Each paragraph of the draft is a row, with what was found in it beside
it; a narrow screen stacks the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from claimsdb.compare.findings import Segment
from claimsdb.services.findings import Finding
from claimsdb.services.reporting.checked import Checked, standing

_NAMES = {"error": "errors", "warning": "warnings", "info": "remarks", "ok": "exact"}


def to_html(drafts: Sequence[Checked], *, everything: bool = True) -> str:
    """A page for all drafts. Without `everything`, what is not held is marked but not listed."""
    title = ", ".join(draft.file for draft in drafts) or "claimsdb check"
    body = "".join(_draft(draft, number, everything) for number, draft in enumerate(drafts))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_text(title)} · claimsdb check</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n"
        "<footer>Checked with claimsdb. “Exact” means exactly as that source prints it."
        "</footer>\n</body>\n</html>\n"
    )


def _draft(draft: Checked, number: int, everything: bool) -> str:
    findings = [one for one in draft.findings if everything or not one.quiet]
    counts: dict[str, int] = {}
    for one in draft.findings:
        name = "absent" if one.quiet else one.severity.value
        counts[name] = counts.get(name, 0) + 1
    chips = "".join(
        f'<span class="chip {name}">{count} {_NAMES.get(name, "not in the base")}</span>'
        for name in ("error", "warning", "info", "ok", "absent")
        if (count := counts.get(name, 0))
    )
    rows = "".join(_row(draft, row, number) for row in _rows(draft.raw, findings))
    return (
        f"<section>\n<header><h1>{_text(draft.file)}</h1><p>{chips or 'no quotations found'}</p>"
        f'</header>\n<div class="heads"><h2>The draft</h2><h2>The sources</h2></div>\n{rows}'
        "</section>\n"
    )


_Row = tuple[int, int, list[tuple[int, Finding]]]


def _rows(raw: str, findings: Sequence[Finding]) -> Iterator[_Row]:
    """The paragraphs of a draft with their numbered findings; a finding over two joins them."""
    edges = [0]
    at = raw.find("\n\n")
    while at >= 0:
        end = at
        while end < len(raw) and raw[end] == "\n":
            end += 1
        if not any(one.start < end <= one.end for one in findings):
            edges.append(end)
        at = raw.find("\n\n", end)
    edges.append(len(raw))
    numbered = list(enumerate(findings, 1))
    for start, end in pairwise(edges):
        here = [(n, one) for n, one in numbered if start <= one.start < end]
        if raw[start:end].strip():
            yield start, end, here


def _row(draft: Checked, row: _Row, number: int) -> str:
    start, end, here = row
    line = draft.raw.count("\n", 0, start) + 1
    cards = "".join(_card(one, f"f{number}-{n}") for n, one in here)
    text = _marked(draft.raw, start, end, here, number)
    return (
        f'<div class="row"><div class="draft"><span class="line">{line}</span><p>{text}</p></div>'
        f'<div class="sources">{cards}</div></div>\n'
    )


def _marked(
    raw: str, start: int, end: int, here: Sequence[tuple[int, Finding]], number: int
) -> str:
    """The paragraph with each place of a finding as a link to it; the loudest marks a place."""
    places: list[tuple[int, int, int, Finding]] = []
    order = ("error", "warning", "info", "ok")
    for n, one in sorted(here, key=lambda pair: order.index(pair[1].severity.value)):
        for a, b in one.places or ((one.start, one.end),):
            if a < b and all(b <= c or d <= a for c, d, _, _ in places):
                places.append((a, b, n, one))
    parts: list[str] = []
    at = start
    for a, b, n, one in sorted(places, key=lambda place: place[0]):
        kind = "absent" if one.quiet else one.severity.value
        parts.append(_text(raw[at:a]))
        parts.append(
            f'<a class="{kind}" href="#f{number}-{n}" title="{_text(one.type.value)}">'
            f"{_text(raw[a:b])}</a>"
        )
        at = b
    parts.append(_text(raw[at:end].rstrip("\n")))
    return "".join(parts)


def _card(one: Finding, anchor: str) -> str:
    kind = "absent" if one.quiet else one.severity.value
    name = one.type.value.replace("-", " ")
    parts = [
        f'<article class="{kind}" id="{anchor}"><h3><b>{_text(name)}</b>'
        f'<span class="place">{one.line}:{one.column}</span>'
        + (f"<code>{_text(one.key)}</code>" if one.key else "")
        + "</h3>"
    ]
    if one.quiet:
        parts.append(f"<p>{_text(one.message)}</p>")
    else:
        if one.source_words:
            ours, theirs = (_diff(one.segments, side) for side in ("draft", "source"))
            if one.segments and ours != theirs:
                parts.append(f"<dl><dt>draft</dt><dd>{ours}</dd>")
                parts.append(f"<dt>source</dt><dd>{theirs}</dd></dl>")
            else:
                parts.append(f"<blockquote>{_text(one.source_words)}</blockquote>")
        if one.message:
            parts.append(f'<p class="why">{_text(one.message)}</p>')
        about = f"{one.speaker}, said {one.said_on or 'on an unknown day'}" if one.speaker else ""
        rest = standing(one) if one.source else ""
        parts.append(f'<p class="from">{_text(" · ".join(filter(None, (about, rest))))}</p>')
        if one.paste and one.severity.value in ("error", "warning"):
            parts.append(f'<p class="paste"><span>paste</span><kbd>{_text(one.paste)}</kbd></p>')
    parts.append("</article>")
    return "".join(parts)


def _diff(segments: Sequence[Segment], side: str) -> str:
    """One side of the comparison; what differs is marked, long equal stretches are whole."""
    parts: list[str] = []
    for segment in segments:
        words = segment.draft if side == "draft" else segment.source
        if segment.kind == "outside" or not words:
            continue
        if segment.kind == "equal":
            parts.append(_text(words))
        else:
            tag = "del" if side == "draft" else "ins"
            parts.append(f"<{tag}>{_text(words)}</{tag}>")
    return "".join(parts)


def _text(text: str) -> str:
    return escape(text.replace("\0", " "), quote=True)


_STYLE = """
:root{--bg:#faf9f6;--ink:#1d1c1a;--soft:#6b6862;--line:#dedbd3;--card:#fff;
--error:#b3261e;--warning:#9a6200;--info:#2b5f9e;--ok:#2c7a3f;--absent:#8a8780;
--tint-error:#fbe4e1;--tint-warning:#fbeed2;--tint-info:#e3edf8;--tint-ok:#e3f2e5;
--tint-absent:#efede8}
@media(prefers-color-scheme:dark){:root{--bg:#161514;--ink:#e9e6df;--soft:#a29e95;--line:#37342f;
--card:#1f1d1b;--error:#ff8a80;--warning:#f0b04f;--info:#8ab8ee;--ok:#7fce90;--absent:#8f8b83;
--tint-error:#4a1f1c;--tint-warning:#43310f;--tint-info:#1b3149;--tint-ok:#1a3a22;
--tint-absent:#2a2825}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 Georgia,"Times New Roman",serif}
main{max-width:80rem;margin:0 auto;padding:1.5rem}
header{border-bottom:2px solid var(--ink);margin-bottom:.5rem}
h1{font-size:1.5rem;margin:0;overflow-wrap:anywhere}
h2,h3,.chip,.place,.line,dt,.from,.paste span,footer{font-family:system-ui,sans-serif}
h2{font-size:.75rem;text-transform:uppercase;letter-spacing:.08em;color:var(--soft);margin:.4rem 0}
header p{margin:.5rem 0 .75rem}
.chip{display:inline-block;font-size:.8rem;font-weight:600;padding:.1rem .6rem;margin-right:.4rem;
border-radius:1rem}
.heads,.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem}
.row{border-top:1px solid var(--line);padding:.9rem 0}
.draft{position:relative;padding-left:2.6rem}
.draft p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.line{position:absolute;left:0;top:.15rem;font-size:.75rem;color:var(--soft)}
.draft a{color:inherit;text-decoration:underline 2px;text-underline-offset:3px;border-radius:2px}
article{background:var(--card);border:1px solid var(--line);border-left:4px solid;
border-radius:4px;padding:.6rem .8rem;margin:0 0 .7rem}
article:last-child{margin-bottom:0}article:target{outline:2px solid}
h3{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline;font-size:.85rem;
margin:0 0 .4rem}
h3 code{margin-left:auto;color:var(--soft);font-weight:400;overflow-wrap:anywhere}
.place{color:var(--soft);font-weight:400}
dl{display:grid;grid-template-columns:3.6rem minmax(0,1fr);gap:.3rem .4rem;margin:0}
dt{font-size:.75rem;color:var(--soft);padding-top:.2rem}dd{margin:0;overflow-wrap:anywhere}
blockquote{margin:0}article p{margin:.4rem 0 0;font-size:.9rem}
article.absent p{margin:0;color:var(--soft)}
.from{color:var(--soft);font-size:.8rem!important}
.paste{display:flex;gap:.4rem}.paste span{width:3.6rem;flex:none;font-size:.75rem;
color:var(--soft);padding-top:.15rem}
kbd{font:inherit;background:var(--tint-ok);padding:0 .3rem;border-radius:3px}
del{background:var(--tint-error);color:var(--error);text-decoration:none;border-radius:2px;
box-shadow:inset 0 -2px var(--error)}
ins{background:var(--tint-ok);color:var(--ok);text-decoration:none;border-radius:2px;
box-shadow:inset 0 -2px var(--ok)}
footer{max-width:80rem;margin:0 auto;padding:0 1.5rem 2rem;color:var(--soft);font-size:.8rem}
@media(max-width:50rem){.heads{display:none}.row{grid-template-columns:1fr;gap:.8rem}}
@media print{body{background:#fff}.row{break-inside:avoid}}
""" + "".join(
    f".draft a.{kind}{{background:var(--tint-{kind});text-decoration-color:var(--{kind})}}"
    f".chip.{kind}{{background:var(--tint-{kind});color:var(--{kind})}}"
    f"article.{kind}{{border-left-color:var(--{kind})}}article.{kind} b{{color:var(--{kind})}}\n"
    for kind in ("error", "warning", "info", "ok", "absent")
)
