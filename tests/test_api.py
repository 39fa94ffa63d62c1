"""The base in a notebook does what the commands do."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimsdb
from claimsdb.errors import ExistsError, InputError

ARTICLE = 'Steve Barclay said: "My door is always open to discuss how we work together."\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


def test_an_article_is_read_without_a_base() -> None:
    [found] = claimsdb.read_article(ARTICLE).proposals

    assert (found.speaker, found.mode) == ("Steve Barclay", "direct")


def test_what_is_ingested_is_found_and_checked(path: Path) -> None:
    with claimsdb.open(path) as base:
        stored = base.ingest(ARTICLE, title="An article", issued="2023-10")
        [hit] = base.search("dor allways open", speaker="barclay").hits
        draft = 'Steve Barclay said: "My door is never open to discuss how we work together."\n'
        [finding] = base.check(draft)

    assert hit.key == stored.added[0] == finding.key
    assert finding.type == "negation-changed"


def test_the_same_words_are_refused_and_the_base_goes_on(path: Path) -> None:
    with claimsdb.open(path, author="a reporter") as base:
        key = base.add_quote("We are ready to talk.", speaker="BMA", create=True)
        with pytest.raises(ExistsError) as refused:
            base.add_quote("We are READY to talk", speaker="BMA")
        assert refused.value.key == key
        assert base.undo() == "add quote"
        assert base.search("ready to talk").hits == ()
        assert base.redo() == "add quote"
        assert [hit.key for hit in base.search("ready to talk").hits] == [key]


def test_a_claimsdb_error_is_at_hand(path: Path) -> None:
    with claimsdb.open(path) as base, pytest.raises(claimsdb.ClaimsdbError):
        base.add_quote("", speaker="BMA")


def test_an_unknown_filter_is_refused(path: Path) -> None:
    with claimsdb.open(path) as base, pytest.raises(InputError):
        base.search("pay", colour="red")
