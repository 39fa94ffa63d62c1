"""The statements that every format is tried on, and the foreign readers that read them back.

`golden/statements.jsonl` holds a statement for each kind of source, all of invented people
but the first; `everything` has a mark in each facet that a statement can have.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claimsdb.citations.record import (
    CitationRecord,
    ClaimLinkRecord,
    ClaimRecord,
    CreatorRecord,
    FigureRecord,
    NameRecord,
    OriginRecord,
    PositionRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
    VerdictRecord,
)
from claimsdb.citations.styled import PandocMissingError, find_pandoc
from claimsdb.citations.tree import read_record

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def statements() -> list[CitationRecord]:
    lines = (GOLDEN / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    return [read_record(json.loads(line)) for line in lines]


@pytest.fixture(scope="session")
def statement(statements: list[CitationRecord]) -> Callable[[str], CitationRecord]:
    """The golden statement of a key."""
    by_key = {str(record.key): record for record in statements}
    return by_key.__getitem__


@pytest.fixture(scope="session")
def pandoc() -> Callable[[bytes | str, str, str], Any]:
    """Call pandoc: text, format from, format to; `csljson` comes back parsed."""
    try:
        program = find_pandoc()
    except PandocMissingError:
        pytest.skip("no pandoc here")

    def convert(text: bytes | str, reader: str, writer: str) -> Any:
        given = text.encode() if isinstance(text, str) else text
        done = subprocess.run(
            [program, f"--from={reader}", f"--to={writer}", "--wrap=none"],
            input=given,
            capture_output=True,
            check=True,
        )
        read = done.stdout.decode()
        return json.loads(read) if writer in {"csljson", "json"} else read

    return convert


@pytest.fixture
def everything() -> CitationRecord:
    source = SourceRecord(
        key="sourcekey",
        type="article-newspaper",
        title="titlemark",
        container_title="outletmark",
        publisher="publishermark",
        issued="2022-06",
        url="https://url.example/mark",
        accessed="2022-07",
        archive_url="https://archive.example/mark",
        language="en",
        correction_notice="noticemark",
        event_title="eventmark",
        event_place="placemark",
        doi="10.1000/mark",
        note="sourcenotemark",
        creators=(CreatorRecord(family="Reportermark", given="R."),),
    )
    quote = QuoteRecord(
        words="wordsmark\n\nparagraphmark",
        mode="mixed",
        lead_in="leadinmark",
        attribution="attributionmark",
        language="cy-GB",
        translated_by="translatormark",
        locator="locatormark",
        locator_kind="column",
        basis="transcript",
        state="verified",
        verified_by="checkermark",
        verified_on="2022-08",
        verified_against="againstmark",
        source=source,
        spans=((987654, 987663), (987670, 987683)),
        sha256="ab",
        figures=(FigureRecord(printed="figuremark", value=Decimal("1"), measure="measuremark"),),
    )
    claim = ClaimRecord(
        key="claimkey",
        text="claimmark",
        verdicts=(VerdictRecord(rating="verdictmark"),),
        links=(ClaimLinkRecord(kind="same_as", key="linkmark"),),
    )
    speaker = SpeakerRecord(
        key="speakerkey",
        kind="person",
        name="Nameona Speakermark",
        given="Nameona",
        family="Speakermark",
        wikidata_id="Q7654321",
        aliases=(NameRecord(name="aliasmark"),),
        positions=(PositionRecord(title="positionmark"),),
    )
    return CitationRecord(
        key="statementmark",
        speaker=speaker,
        role="rolemark",
        said_on="2021-05",
        occasion="occasionmark",
        quotes=(quote, QuoteRecord(words="otherwordsmark")),
        claims=(claim,),
        topics=(TopicRecord(name="topicmark"),),
        corrects="correctsmark",
        aliases=("oldkeymark",),
        origin=OriginRecord(base="originmark", key="k"),
        note="statementnotemark",
    )
