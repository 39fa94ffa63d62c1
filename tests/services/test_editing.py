"""Fields are changed by name; what depends on them stays true or the change is refused."""

from __future__ import annotations

import datetime as dt
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
from claimsdb.services import editing, keys, quotes, sources, speakers, statements
from claimsdb.services.editing import Options
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import (
    Batch,
    Figure,
    Quote,
    QuoteSpan,
    Source,
    SourceCreator,
    SourceVersion,
    Speaker,
    SpeakerName,
    Statement,
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


def held(session: Session, source: Source, text: str) -> SourceVersion:
    version = SourceVersion(
        source_id=source.id, seq=0, retrieved_at=dt.datetime.now(dt.UTC), sha256="0" * 64,
        text=text,
    )  # fmt: skip
    session.add(version)
    session.flush()
    return version


def anchored(base: OpenBase, text: str, words: str) -> str:
    """Add a quote that stands in a held text; return the statement's key."""
    with base.writing("add") as session:
        source = sources.add_source(session, {"title": "The Paper"}, key="paper")
        held(session, source, text)
        new = statements.NewQuote(words=words, speaker="Jo Roe", source="paper", key="roe")
        return statements.add_quote(session, new, create=True).statement.key


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


def test_a_lead_in_goes_with_the_mode_that_has_one(seeded: OpenBase) -> None:
    with pytest.raises(InputError, match="lead-in"):
        edit(seeded, FAIR, {"mode": "direct"})

    edit(seeded, FAIR, {"mode": "direct", "lead_in": ""})

    assert value(seeded, FAIR, "mode") == "direct"


def test_another_speaker_must_be_there_already(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    there_and_back(seeded, lambda session: editing.edit(session, PAY, {"speaker": "BMA"}))

    assert value(seeded, PAY, "speaker") == "british-medical-association"
    with pytest.raises(NotFoundError):
        edit(seeded, PAY, {"speaker": "Somebody New"})


def test_figures_keep_their_place_when_words_move(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    words = "As I said: t" + value(seeded, PAY, "words")[1:].replace("average ", "mean ")

    there_and_back(seeded, lambda session: editing.edit(session, PAY, {"words": words}))

    with seeded.reading() as session:
        figures = session.scalars(select(Figure).where(Figure.start.is_not(None))).all()
        for figure in figures:
            assert figure.quote is not None
            assert figure.quote.words[figure.start : figure.end] == figure.printed


def test_words_that_lose_a_figure_are_refused(seeded: OpenBase) -> None:
    words = value(seeded, PAY, "words").replace("10.3 per cent", "13 per cent")

    with pytest.raises(InputError, match=r"'10.3 per cent' no longer stands") as refused:
        edit(seeded, PAY, {"words": words})

    assert "--refigure" in (refused.value.hint or "")


def test_refigure_reads_the_new_words_and_leaves_the_claim_its_number(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    words = value(seeded, PAY, "words").replace("10.3 per cent", "13 per cent")

    there_and_back(
        seeded,
        lambda session: editing.edit(
            session, PAY, {"words": words}, options=Options(refigure=True)
        ),
    )

    with seeded.reading() as session:
        quote = quotes.preferred(session, PAY)
        printed = [figure.printed for figure in quote.figures if not figure.deleted_at]
        assert printed == ["13 per cent", "8.8 per cent", "six per cent"]
        claim = session.scalars(select(Figure).where(Figure.printed == "10.3 per cent")).one()
        assert (claim.quote_id, claim.start, claim.deleted_at) == (None, None, None)
        assert claim.claim_id is not None


def test_outer_quotation_marks_are_not_part_of_the_words(seeded: OpenBase) -> None:
    edit(seeded, FAIR, {"words": "“received a fair rise”"})

    assert value(seeded, FAIR, "words") == "received a fair rise"


def test_anchored_words_are_found_again_in_the_held_text(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    key = anchored(base, "She said: “We won it. We won.” And left.", "We won it.")

    done = there_and_back(
        base, lambda session: editing.edit(session, key, {"words": "We won it. We won."})
    )

    assert done.notes == ["Found again in the held text of paper."]


def test_words_at_two_places_keep_to_the_old_one(base: OpenBase) -> None:
    key = anchored(base, "We won. Later: We won it.", "We won it")

    edit(base, key, {"words": "We won"})

    with base.reading() as session:
        spans = session.scalars(select(QuoteSpan).where(QuoteSpan.deleted_at.is_(None))).all()
        assert [(span.start, span.end) for span in spans] == [(15, 21)]


def test_words_that_the_held_text_does_not_print_are_refused(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    key = anchored(base, "She said: “We won.”", "We won.")

    with pytest.raises(InputError, match="does not print these words") as refused:
        edit(base, key, {"words": "We lost."})

    assert "--unanchored" in (refused.value.hint or "")
    there_and_back(
        base,
        lambda session: editing.edit(
            session, key, {"words": "We lost."}, options=Options(unanchored=True)
        ),
    )
    with base.reading() as session:
        assert not session.scalars(select(QuoteSpan).where(QuoteSpan.deleted_at.is_(None))).all()


def test_another_source_takes_the_place_in_the_first_ones_text_away(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    key = anchored(base, "She said: “We won.”", "We won.")
    with base.writing("add") as session:
        sources.add_source(session, {"title": "Another"}, key="another")

    there_and_back(base, lambda session: editing.edit(session, key, {"source": "another"}))

    with base.reading() as session:
        assert not session.scalars(select(QuoteSpan).where(QuoteSpan.deleted_at.is_(None))).all()


def test_a_quote_finds_its_place_when_it_gets_a_source_with_a_held_text(base: OpenBase) -> None:
    with base.writing("add") as session:
        source = sources.add_source(session, {"title": "The Paper"}, key="paper")
        held(session, source, "She said: “We won.”")
        new = statements.NewQuote(words="We won.", speaker="Jo Roe", key="roe")
        statements.add_quote(session, new, create=True)

    done = edit(base, "roe", {"source": "The Paper"})

    assert done.notes == ["Found in the held text of paper."]


def test_the_same_words_twice_in_a_source_are_refused(base: OpenBase) -> None:
    with base.writing("add") as session:
        for words in ("We won.", "We won again."):
            new = statements.NewQuote(words=words, speaker="Jo Roe")
            statements.add_quote(session, new, create=True)
        first, second = session.scalars(select(Statement.key).order_by(Statement.id)).all()

    with pytest.raises(ExistsError) as refused:
        edit(base, second, {"words": "We won!"})

    assert refused.value.key == first
    assert f"claimsdb merge {first} {second}" in (refused.value.hint or "")


def test_verified_says_who_when_and_against_what(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    with pytest.raises(InputError, match="needs verified_against"):
        edit(seeded, PAY, {"state": "verified"})

    there_and_back(
        seeded,
        lambda session: editing.edit(
            session, PAY, {"state": "verified", "verified_against": "the recording"}
        ),
    )

    assert value(seeded, PAY, "verified_by") == "tester"
    assert value(seeded, PAY, "verified_on") == dt.datetime.now().astimezone().date().isoformat()
    with pytest.raises(InputError, match="needs verified_by"):
        edit(seeded, PAY, {"verified_by": ""})


def test_who_verified_is_only_said_of_a_verified_quote(seeded: OpenBase) -> None:
    with pytest.raises(InputError, match="belongs to a verified quote"):
        edit(seeded, PAY, {"verified_by": "me"})


@pytest.mark.parametrize("change", [{"words": "received a rise"}, {"source": ""}])
def test_a_verified_quote_that_changes_is_verified_no_more(
    seeded: OpenBase, change: dict[str, str]
) -> None:
    edit(seeded, FAIR, {"state": "verified", "verified_against": "the recording"})

    done = edit(seeded, FAIR, change)

    assert value(seeded, FAIR, "state") == "accepted"
    assert value(seeded, FAIR, "verified_against") == ""
    assert "It is verified no more: what was verified has changed." in done.notes


def test_the_second_printing_is_edited_by_its_number_and_may_be_preferred(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    with base.writing("add") as session:
        first = statements.NewQuote(words="We have won.", speaker="Jo Roe", key="roe")
        statements.add_quote(session, first, create=True)
        again = statements.NewQuote(
            words="We've won.", statement="roe", source="https://a.example/"
        )
        statements.add_quote(session, again)

    edit(base, "roe", {"cue": "cried"}, quote=1)
    there_and_back(
        base,
        lambda session: editing.edit(session, "roe", {}, quote=1, options=Options(prefer=True)),
    )

    assert value(base, "roe", "words") == "We've won."
    assert value(base, "roe", "cue") == "cried"
    with pytest.raises(InputError, match="has no printing 2"):
        edit(base, "roe", {"cue": "said"}, quote=2)


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


def test_periods_read_against_the_old_day_are_told(seeded: OpenBase) -> None:
    done = edit(seeded, PAY, {"said_on": "2024-09-14"})

    assert done.notes == ["Read against 2023-09? still: this year."]


def test_a_removed_record_is_not_edited(seeded: OpenBase) -> None:
    with seeded.writing("rm") as session:
        from claimsdb.services import removing

        removing.carry_out(session, removing.plan(session, [PAY]))

    with pytest.raises(NotFoundError):
        edit(seeded, PAY, {"cue": "said"})
    with seeded.reading() as session:
        assert session.scalars(select(Quote).where(Quote.deleted_at.is_not(None))).all()
