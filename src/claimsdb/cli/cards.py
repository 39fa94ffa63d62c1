"""How a quotation looks on a terminal: marks only round what is quoted, the state always.

Indirect speech is the reporter's wording and gets no quotation marks, here or anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def marked(quote: Mapping[str, Any], words: str | None = None) -> str:
    """The words as the mode allows them to be shown; `words` may be a highlighted form."""
    words = quote["words"] if words is None else words
    if quote.get("mode") == "indirect":
        return words
    inner = f"“{words}”"
    lead_in = quote.get("lead_in")
    return f"{lead_in} {inner}" if lead_in else inner


def said_line(record: Mapping[str, Any]) -> str:
    """`Steve Barclay, Health Secretary · said 2023-09?`."""
    who = record["speaker"]["name"]
    if record.get("role"):
        who += f", {record['role']}"
    return f"{who} · said {record.get('said_on') or 'on an unknown day'}"


def source_line(source: Mapping[str, Any]) -> str:
    """`Title, Outlet, 2023-10?`, with what is unknown named so."""
    title = source.get("title") or source.get("event_title")
    outlet = source.get("container_title") or source.get("container-title")
    outlet = outlet or source.get("publisher") or source.get("url") or source.get("URL")
    kind = {"article-newspaper": "article", "article": "article"}.get(
        str(source.get("type") or ""), str(source.get("type") or "source")
    )
    return ", ".join(
        (
            title or f"untitled {kind}",
            outlet or "outlet unknown",
            str(source.get("issued") or "undated"),
        )
    )


def figure_text(figure: Mapping[str, Any]) -> str:
    """`10.3 per cent = 10.3 % · pay increase · junior doctors · this year`."""
    value = str(figure["value"])
    if figure.get("upper"):
        value += f"–{figure['upper']}"
    sign = figure.get("comparator", "=")
    sign = "=" if sign == "between" else sign
    parts = [
        f"{figure.get('printed') or value} {sign} {value} {figure.get('unit') or ''}".rstrip()
    ]
    period = figure.get("period")
    if isinstance(period, Mapping):
        period = period.get("printed") or period.get("start")
    parts += [
        str(part)
        for part in (figure.get("measure"), figure.get("population"), figure.get("area"), period)
        if part
    ]
    return " · ".join(parts)


def figure_short(figure: Mapping[str, Any]) -> str:
    """`10.3%`, `>1000000`, `£3000000000`: a figure in the corner of a result."""
    unit = figure.get("unit") or ""
    sign = figure.get("comparator", "=")
    sign = "" if sign in ("=", "between") else sign
    value = str(figure["value"]) + (f"–{figure['upper']}" if figure.get("upper") else "")
    return f"{sign}{value}{unit}" if unit == "%" else f"{sign}{value} {unit}".rstrip()
