"""A web page as an article: its main text, and what it states of itself in its head.

The text comes from trafilatura. Title, creators, outlet, date and address are read here,
from JSON-LD first, then OpenGraph and plain meta tags: what a page states is taken, what it
does not state is left unknown and never guessed from its looks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from claimsdb.errors import InputError, PartialDateError
from claimsdb.extract.article import Article
from claimsdb.extract.reading import PASTE
from claimsdb.text.dates import parse_date

LEAST_WORDS = 40
"""Fewer are a cookie notice, a teaser or a login form."""

_TYPES = {
    "NewsArticle": "article-newspaper",
    "ReportageNewsArticle": "article-newspaper",
    "AnalysisNewsArticle": "article-newspaper",
    "OpinionNewsArticle": "article-newspaper",
    "BackgroundNewsArticle": "article-newspaper",
    "ReviewNewsArticle": "article-newspaper",
    "LiveBlogPosting": "article-newspaper",
    "BlogPosting": "post-weblog",
    "SocialMediaPosting": "post",
    "Report": "report",
    "ScholarlyArticle": "article-journal",
    "Article": "webpage",
    "WebPage": "webpage",
}


def read_page(markup: str, *, encoding: str | None = None, url: str | None = None) -> Article:
    """The article in a web page. Raises InputError for a page that holds next to nothing."""
    import lxml.etree
    import lxml.html
    import trafilatura

    try:
        tree = lxml.html.document_fromstring(_undeclared(markup))
    except (lxml.etree.LxmlError, ValueError) as error:
        raise InputError(f"This page cannot be read: {error}.", hint=PASTE) from None
    stated = _stated(tree)
    found = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=True, deduplicate=False
    )
    blocks = [line.strip() for line in (found or "").splitlines() if line.strip()]
    text = "\n\n".join(blocks)
    if len(text.split()) < LEAST_WORDS:
        raise InputError(
            "This page holds next to no text; it may stand behind a login or a paywall.",
            hint=PASTE,
        )
    remarks = [] if encoding in (None, "utf-8", "utf-8-sig") else [f"Read as {encoding}."]
    return Article(
        text=text,
        extractor=f"trafilatura {trafilatura.__version__}",
        encoding=encoding,
        url=url or stated.pop("url", None),
        remarks=tuple(remarks),
        **{name: value for name, value in stated.items() if name != "url"},
    )


def _undeclared(markup: str) -> str:
    """Without an XML declaration, which lxml refuses in text that is decoded already."""
    if markup.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return markup[markup.index("?>") + 2 :] if "?>" in markup else markup
    return markup


def _stated(tree: Any) -> dict[str, Any]:
    meta = _meta(tree)
    linked = _linked_article(tree)
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)") or meta.get("og:url")
    authors = _names(linked.get("author")) or _names(meta.get("author"))
    return {
        "type": _TYPES.get(_kind(linked), "webpage") if linked else "webpage",
        "title": _text(linked.get("headline"))
        or meta.get("og:title")
        or _text(linked.get("name"))
        or _text(tree.xpath("string(//title)")),
        "authors": tuple(authors),
        "container_title": meta.get("og:site_name") or _name(linked.get("publisher")),
        "publisher": None,
        "issued": _date(linked.get("datePublished"))
        or _date(meta.get("article:published_time"))
        or _date(meta.get("date"))
        or _date(meta.get("dc.date"))
        or _date(meta.get("parsely-pub-date")),
        "url": _address(canonical) or _address(linked.get("url")),
        "canonical_url": _address(canonical),
        "language": _text(tree.get("lang")) or _text(linked.get("inLanguage")),
    }


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _linked_article(tree: Any) -> Mapping[str, Any]:
    """The JSON-LD node that describes the article; the likeliest where there are several."""
    nodes: list[Mapping[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            nodes += _nodes(json.loads(script, strict=False))
        except ValueError:
            continue
    known = [node for node in nodes if _kind(node) in _TYPES]
    return min(known, key=lambda node: list(_TYPES).index(_kind(node)), default={})


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 5:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        yield from _nodes(value.get("@graph", []), depth + 1)
        yield from _nodes(value.get("mainEntity", []), depth + 1)


def _kind(node: Mapping[str, Any]) -> str:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return next((str(kind) for kind in named if kind in _TYPES), "")


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    found = [_name(item) for item in values]
    return [name for name in dict.fromkeys(found) if name and "://" not in name]


def _name(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value)


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    import html

    return " ".join(html.unescape(value).split()) or None


def _date(value: Any) -> str | None:
    """The day of a timestamp; None for what is no date."""
    text = _text(value)
    if text is None:
        return None
    try:
        return parse_date(text).edtf
    except PartialDateError:
        return None


def _address(value: Any) -> str | None:
    text = _text(value)
    return text if text and text.startswith(("http://", "https://")) else None
