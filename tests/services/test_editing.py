"""Fields are changed by name, and nothing that somebody else changed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import (
    AmbiguousError,
    ConflictError,
    ExistsError,
    InputError,
    NotFoundError,
    PartialDateError,
)
from claimsdb.services import editing, keys, sources, speakers
from claimsdb.services.editing import Options
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import (
    Batch,
    Quote,
    Source,
    SourceCreator,
    Speaker,
    SpeakerName,
)

PAY = "barclay-2023-10-3-pay"
FAIR = "barclay-2023-fair-pay"
ThereAndBack = Callable[[OpenBase, Callable[[Session], Any]], Any]


def edit(base: OpenBase, key: str, changes: Mapping[str, str], **more: Any) -> editing.Edited:
    with base.writing("edit") as session:
        return editing.edit(session, key, changes, **more)


def value(base: OpenBase, key: str, field: str) -> str:
    with base.reading() as session:
        return editing.snapshot(session, key).fields[field]


def test_a_statement_is_edited_in_all_its_fields(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    changes = {
        "said_on": "14 September 2023", "occasion": "Party conference", "note": "Checked.",
        "mode": "mixed", "lead_in": "they say", "cue": "claimed", "attribution": "Mr Barclay",
        "role": "Minister", "language": "en-GB", "translated-by": "Nobody", "at": "col 12",
        "basis": "transcript",
    }  # fmt: skip

    done = there_and_back(seeded, lambda session: editing.edit(session, PAY, changes))

    now = {name: after for name, _, after in done.changed}
    assert now == {
        "said_on": "2023-09-14", "occasion": "Party conference", "note": "Checked.",
        "mode": "mixed", "lead_in": "they say", "cue": "claimed", "role": "Minister",
        "language": "en-GB", "translated_by": "Nobody", "at": "column 12", "basis": "transcript",
    }  # fmt: skip


def test_an_empty_value_clears_a_field(seeded: OpenBase) -> None:
    done = edit(seeded, PAY, {"said_on": "", "note": "", "basis": "", "role": " "})

    assert {name: after for name, _, after in done.changed} == dict.fromkeys(
        ("said_on", "note", "basis", "role"), ""
    )


def test_the_same_value_again_changes_nothing_and_leaves_no_batch(seeded: OpenBase) -> None:
    done = edit(seeded, PAY, {"said_on": "2023-09?", "cue": "added"})

    assert done.changed == ()
    with seeded.reading() as session:
        assert len(session.scalars(select(Batch)).all()) == 1


def test_an_unknown_field_is_refused_with_those_that_there_are(seeded: OpenBase) -> None:
    with pytest.raises(InputError) as refused:
        edit(seeded, PAY, {"saidon": "2023"})

    assert "has no field 'saidon'" in str(refused.value)
    assert refused.value.hint is not None
    assert "Did you mean said_on?" in refused.value.hint
    assert "verified_against" in refused.value.hint


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("key", "never changed"),
        ("topics", "claimsdb tag"),
        ("claim", "claimsdb link"),
        ("corrects", "claimsdb correct"),
    ],
)
def test_what_is_no_field_says_where_it_is_changed(
    seeded: OpenBase, field: str, hint: str
) -> None:
    with pytest.raises(InputError) as refused:
        edit(seeded, PAY, {field: "x"})

    assert hint in (refused.value.hint or "")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"said_on": "2023-13"}, PartialDateError),
        ({"mode": "loud"}, InputError),
        ({"mode": ""}, InputError),
        ({"lead_in": "he says"}, InputError),  # only a mixed quotation leads in
        ({"at": "somewhere"}, InputError),
        ({"words": " … "}, InputError),
        ({"words": ""}, InputError),
        ({"speaker": ""}, InputError),
        ({"speaker": "Steve Barklay"}, NotFoundError),
        ({"source": "news-2023-nhs-strike"}, NotFoundError),
        ({"note": "a\0b"}, InputError),
        ({"said": "2023", "said_on": "2024"}, InputError),
    ],
)
def test_a_bad_value_is_refused_and_the_base_is_as_before(
    seeded: OpenBase,
    live: Callable[[OpenBase], Any],
    changes: dict[str, str],
    error: type[Exception],
) -> None:
    before = live(seeded)

    with pytest.raises(error):
        edit(seeded, PAY, {"cue": "said", **changes})

    assert live(seeded) == before


def test_a_renamed_speaker_is_found_by_the_new_name_only_and_is_told_so(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    done = there_and_back(
        seeded, lambda session: editing.edit(session, "steve-barclay", {"name": "Stephen Barclay"})
    )

    assert "--kind former" in done.notes[0]
    with seeded.reading() as session:
        row = keys.resolve_as(session, Speaker, "steve-barclay")
        assert row.sort_name == "Barclay, Stephen"
        assert speakers.find_speaker(session, "stephen barclay") is row
        assert speakers.find_speaker(session, "Steve Barclay") is None
        names = session.scalars(
            select(SpeakerName.name).where(
                SpeakerName.speaker_id == row.id, SpeakerName.deleted_at.is_(None)
            )
        ).all()
        assert sorted(names) == ["Mr Barclay", "Stephen Barclay"]


def test_a_name_that_another_speaker_has_needs_same_name(seeded: OpenBase) -> None:
    with pytest.raises(ExistsError):
        edit(seeded, "steve-barclay", {"name": "Phil Banfield"})

    edit(seeded, "steve-barclay", {"name": "Phil Banfield"}, options=Options(same_name=True))

    with seeded.reading() as session, pytest.raises(AmbiguousError):
        speakers.find_speaker(session, "Phil Banfield")


def test_a_body_that_was_taken_for_a_person_loses_given_and_family_name(base: OpenBase) -> None:
    with base.writing("add") as session:
        speakers.add_speaker(session, "Roe Strand", kind="person")

    edit(base, "roe-strand", {"kind": "organisation"})

    with base.reading() as session:
        row = keys.resolve_as(session, Speaker, "roe-strand")
        assert row.sort_name == "Roe Strand"
        assert [(name.given, name.family) for name in row.names] == [(None, None)]


def test_who_held_a_role_is_a_person(seeded: OpenBase) -> None:
    with pytest.raises(InputError, match="so it is a person"):
        edit(seeded, "steve-barclay", {"kind": "organisation"})
    with pytest.raises(InputError, match="so it is an organisation"):
        edit(seeded, "british-medical-association", {"kind": "person"})


def test_a_wikidata_id_belongs_to_one_speaker(seeded: OpenBase) -> None:
    edit(seeded, "steve-barclay", {"wikidata": "q695316"})

    assert value(seeded, "steve-barclay", "wikidata_id") == "Q695316"
    with pytest.raises(ExistsError):
        edit(seeded, "phil-banfield", {"wikidata_id": "Q695316"})
    edit(seeded, "steve-barclay", {"wikidata_id": "Q695316", "note": "an MP"})


def test_a_source_is_edited_in_csls_terms(seeded: OpenBase, there_and_back: ThereAndBack) -> None:
    changes = {
        "title": "A title", "outlet": "The Paper", "issued": "2023-10-02",
        "url": "https://news.example/a?utm_source=x", "by": "Jane Roe; Roe Press Office",
        "type": "article-newspaper",
    }  # fmt: skip

    there_and_back(seeded, lambda session: editing.edit(session, "news-2023-nhs-strikes", changes))

    with seeded.reading() as session:
        row = keys.resolve_as(session, Source, "news-2023-nhs-strikes")
        assert row.canonical_url == "https://news.example/a"
        assert row.issued_first == row.issued_last is not None
        live = [one for one in row.creators if not one.deleted_at]
        assert [(one.family, one.given, one.literal) for one in live] == [
            ("Roe", "Jane", None),
            (None, None, "Roe Press Office"),
        ]
    assert value(seeded, "news-2023-nhs-strikes", "by") == "Roe, Jane; Roe Press Office"


def test_an_editor_of_a_source_stays_when_its_authors_change(base: OpenBase) -> None:
    with base.writing("add") as session:
        sources.add_source(
            session, {"title": "A book"}, key="book",
            creators=[{"family": "Roe"}, {"role": "editor", "family": "Poe"}],
        )  # fmt: skip

    edit(base, "book", {"by": "Jane Doe"})

    with base.reading() as session:
        live = session.scalars(
            select(SourceCreator).where(SourceCreator.deleted_at.is_(None))
        ).all()
        assert sorted((one.role, one.family) for one in live) == [
            ("author", "Doe"),
            ("editor", "Poe"),
        ]


def test_an_address_belongs_to_one_source(base: OpenBase) -> None:
    with base.writing("add") as session:
        sources.add_source(session, {"url": "https://news.example/a"}, key="one")
        sources.add_source(session, {"title": "B"}, key="two")

    with pytest.raises(ExistsError) as refused:
        edit(base, "two", {"url": "http://news.example/a/"})

    assert "claimsdb merge one two" in (refused.value.hint or "")


def test_a_source_needs_something_to_know_it_by(base: OpenBase) -> None:
    with base.writing("add") as session:
        sources.add_source(session, {"title": "B"}, key="two")

    with pytest.raises(InputError):
        edit(base, "two", {"title": ""})


def test_two_topics_or_claims_cannot_get_the_same_words(seeded: OpenBase) -> None:
    with pytest.raises(ExistsError):
        edit(seeded, "nhs-workforce", {"name": "nhs  Strikes"})
    text = value(seeded, "pay-rise-6-per-cent-consultants", "text")
    with pytest.raises(ExistsError):
        edit(seeded, "3685-cancelled-mid-and-south-essex", {"text": text.upper()})
    edit(seeded, "nhs-workforce", {"name": "NHS Workforce"})
    edit(seeded, "pay-rise-6-per-cent-consultants", {"text": text.upper(), "note": ""})


def test_a_change_made_while_somebody_typed_is_a_conflict_that_names_both(
    seeded: OpenBase,
) -> None:
    with seeded.reading() as session:
        seen = editing.snapshot(session, PAY)
    edit(seeded, PAY, {"cue": "shouted"})

    with pytest.raises(ConflictError, match=r"'shouted' now, and you wrote 'whispered'"):
        edit(seeded, PAY, {"cue": "whispered"}, seen=seen)


def test_a_change_of_another_field_meanwhile_is_kept(seeded: OpenBase) -> None:
    with seeded.reading() as session:
        seen = editing.snapshot(session, PAY)
    edit(seeded, PAY, {"cue": "shouted"})

    edit(seeded, PAY, {"role": "Minister"}, seen=seen)

    assert value(seeded, PAY, "cue") == "shouted"
    assert value(seeded, PAY, "role") == "Minister"


def test_a_removed_record_is_not_edited(seeded: OpenBase) -> None:
    with seeded.writing("rm") as session:
        from claimsdb.services import removing

        removing.carry_out(session, removing.plan(session, [PAY]))

    with pytest.raises(NotFoundError):
        edit(seeded, PAY, {"cue": "said"})
    with seeded.reading() as session:
        assert session.scalars(select(Quote).where(Quote.deleted_at.is_not(None))).all()
