"""An HTML page that stands alone: no script, no style sheet from elsewhere, no tracking.

Only a quotation is a `blockquote`. Texts say their language and may run in their own
direction, so that Arabic and Hebrew do not turn the sentence around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from claimsdb.citations.listing import facts
from claimsdb.citations.options import Options
from claimsdb.citations.plain import source_line
from claimsdb.citations.record import CitationRecord
from claimsdb.citations.wording import (
    INDIRECT,
    one_line,
    paragraphs,
    role_at_the_time,
    shown_words,
)

_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "article{border-top:1px solid #999;padding:1rem 0}blockquote{margin:1rem 0 1rem 1.5rem}"
    "dl{font-size:.85rem;display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}"
    "dt{color:#555}dd{margin:0}"
)


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield the page: its head, an `article` a statement, its end."""
    title = escape(one_line(options.title or "Statements"))
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    for record in records:
        yield article(record)
    yield "</body>\n</html>\n"


def article(record: CitationRecord) -> str:
    """Return one statement as an `article` whose id is its key."""
    quote = record.preferred
    role = role_at_the_time(record)
    who = f"<b>{_text(record.speaker.name)}</b>" + (f", {_text(role)}" if role else "")
    identity = f' id="{escape(record.key)}"' if record.key else ""
    lines = [f'<article{identity} class="{quote.mode}">', f"<p>{who}</p>", _words(record)]
    lines.append("<dl>")
    lines.append(f"<dt>Source</dt><dd>{source_line(quote.source, 'html')}</dd>")
    for fact in facts(record):
        address = escape(fact.url or "")
        link = f' <a href="{address}">{address}</a>' if _web(fact.url) else ""
        lines.append(f"<dt>{escape(fact.name)}</dt><dd>{_text(fact.text)}{link}</dd>")
    return "\n".join([*lines, "</dl>", "</article>\n"])


def _words(record: CitationRecord) -> str:
    quote = record.preferred
    language = f' lang="{escape(quote.language)}"' if quote.language else ""
    body = "".join(
        f'<p dir="auto"{language}>{escape(paragraph)}</p>'
        for paragraph in paragraphs(shown_words(quote))
    )
    if quote.mode == "indirect":
        return f'<div class="reported"><p><i>{INDIRECT.capitalize()}:</i></p>{body}</div>'
    address = quote.source.url if quote.source else None
    cite = f' cite="{escape(address)}"' if address and _web(address) else ""
    return f"<blockquote{cite}>{body}</blockquote>"


def _text(text: str) -> str:
    return f"<bdi>{escape(one_line(text))}</bdi>"


def _web(address: str | None) -> bool:
    """A link goes to the web and nowhere else: `javascript:` is an address too."""
    return bool(address) and str(address).startswith(("http://", "https://"))
