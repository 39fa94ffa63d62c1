"""Write what was measured into a page of the handbook: a table, and a plot beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from run import Measured

_MARK = "<!-- measured {count} -->"
_END = "<!-- end -->"


def write_report(
    page: Path, count: int, machine: str, whole: float, found: Sequence[Measured]
) -> None:
    """Replace, or add, the section for a corpus of `count` statements in `page`."""
    mark = _MARK.format(count=count)
    section = "\n".join([mark, *_table(count, machine, whole, found), _END])
    plot = page.with_name(f"performance-{count}.svg")
    plot.write_text(_plot(count, found), encoding="utf-8")
    text = page.read_text(encoding="utf-8") if page.exists() else "# Performance\n"
    if mark in text:
        text = re.sub(
            f"{re.escape(mark)}.*?{re.escape(_END)}", lambda _: section, text, flags=re.S
        )
    else:
        text = f"{text.rstrip()}\n\n{section}\n"
    page.write_text(text, encoding="utf-8")


def _table(count: int, machine: str, whole: float, found: Sequence[Measured]) -> list[str]:
    ours = found[0]
    lines = [
        f"## {count:,} statements",
        "",
        (
            f"{machine}; the whole base is {whole:.2f} times its text; "
            f"imported at {ours.rate:,.0f} statements a second."
        ),
        "",
        (
            "| | p50 | p95 | p99 ms | recall@10 | tie-aware | worst class | index / text "
            "| built/s | p50 to ours |"
        ),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {one.name} | {one.p50:.1f} | {one.p95:.1f} | {one.p99:.1f} | {one.strict:.3f} | "
        f"{one.aware:.3f} | {one.worst:.3f} | {one.size:.2f} | {one.rate:,.0f} | "
        f"{one.p50 / ours.p50:.1f} |"
        for one in found
    ]
    return [*lines, "", f"![Milliseconds against recall](performance-{count}.svg)"]


def _plot(count: int, found: Sequence[Measured]) -> str:
    """Milliseconds (p50, by powers of ten) against tie-aware recall, a dot an engine."""
    width, height, left, bottom = 640, 320, 60, 40
    low = min(0.8, min(one.aware for one in found))
    most = max(4.0, *(log10(one.p50) + 0.3 for one in found))

    def place(one: Measured) -> tuple[float, float]:
        x = left + (width - left - 20) * max(0.0, log10(one.p50)) / most
        y = 20 + (height - bottom - 20) * (1 - one.aware) / (1 - low or 1)
        return x, y

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        'font-family="sans-serif" font-size="12" role="img">',
        f"<title>Search over {count:,} statements: milliseconds against recall</title>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for power in range(int(most) + 1):
        x = left + (width - left - 20) * power / most
        parts.append(f'<path d="M{x:.0f} 20V{height - bottom}" stroke="#ddd"/>')
        parts.append(
            f'<text x="{x:.0f}" y="{height - 22}" text-anchor="middle">{10**power:,} ms</text>'
        )
    for step in range(5):
        share = low + (1 - low) * step / 4
        y = 20 + (height - bottom - 20) * (1 - step / 4)
        parts.append(f'<path d="M{left} {y:.0f}H{width - 20}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.0f}" text-anchor="end">{share:.2f}</text>')
    for one in found:
        x, y = place(one)
        colour = "#b3261e" if one is found[0] else "#333"
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>')
        parts.append(f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{one.name}</text>')
    parts.append(f'<text x="{left}" y="{height - 6}">p50 of a search; up is better recall</text>')
    return "\n".join([*parts, "</svg>", ""])
