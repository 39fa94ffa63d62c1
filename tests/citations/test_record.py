from __future__ import annotations

import pytest

from claimsdb.citations.record import CitationRecord, QuoteRecord, SpeakerRecord
from claimsdb.errors import InputError


def test_a_statement_takes_its_wording_from_its_first_quote() -> None:
    first, second = QuoteRecord(words="as first printed"), QuoteRecord(words="as printed later")

    record = CitationRecord(speaker=SpeakerRecord(name="A. Body"), quotes=(first, second))

    assert record.words == "as first printed"
    assert record.preferred is first


def test_a_statement_without_words_cannot_be_made() -> None:
    with pytest.raises(InputError, match="has no words"):
        CitationRecord(key="empty", speaker=SpeakerRecord(name="A. Body"), quotes=())
