"""Speakers are found exactly or not at all; two of a name are never chosen between."""

from __future__ import annotations

import pytest

from claimsdb.errors import (
    AmbiguousError,
    ExistsError,
    InputError,
    NotFoundError,
    PartialDateError,
)
from claimsdb.services import parts, removing, speakers
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import SpeakerName


@pytest.mark.parametrize(
    "named",
    ["steve-barclay", "Steve Barclay", "STEVE  BARCLAY", "Mr Barclay", "Rt Hon Steve Barclay"],
)
def test_a_speaker_is_found_by_key_and_by_each_name(seeded: OpenBase, named: str) -> None:
    with seeded.reading() as session:
        assert speakers.get_speaker(session, named).key == "steve-barclay"


@pytest.mark.parametrize("named", ["Steve Barklay", "Steve", "", "  ", "?"])
def test_a_near_name_is_never_taken(seeded: OpenBase, named: str) -> None:
    with seeded.reading() as session, pytest.raises(NotFoundError):
        speakers.get_speaker(session, named)


def test_near_names_are_named(seeded: OpenBase) -> None:
    with seeded.reading() as session, pytest.raises(NotFoundError) as refused:
        speakers.get_speaker(session, "Steve Barklay")

    assert refused.value.hint == "Did you mean Steve Barclay?"


def test_two_of_a_name_are_told_with_their_keys(base: OpenBase) -> None:
    with base.writing("add") as session:
        speakers.add_speaker(session, "John Smith")
        with pytest.raises(ExistsError) as refused:
            speakers.add_speaker(session, "john smith")
        assert "--same-name" in (refused.value.hint or "")
        speakers.add_speaker(session, "John Smith", same_name=True)

        with pytest.raises(AmbiguousError, match="john-smith, john-smith-2"):
            speakers.find_or_make(session, "John Smith", create=True)
        assert speakers.get_speaker(session, "john-smith-2").key == "john-smith-2"


def test_a_name_that_reads_like_a_removed_speakers_key_can_be_given_again(
    base: OpenBase,
) -> None:
    with base.writing("add") as session:
        speakers.add_speaker(session, "unicef", kind="organisation")
    with base.writing("rm") as session:
        removing.carry_out(session, removing.plan(session, ["unicef"]))

    with base.writing("add") as session:
        made, is_new = speakers.find_or_make(session, "unicef", create=True)

        assert (made.key, is_new) == ("unicef-2", True)
        assert speakers.find_speaker(session, "unicef") is made


def test_a_name_is_kept_once_however_it_is_written(base: OpenBase) -> None:
    with base.writing("add") as session:
        row = speakers.add_speaker(session, "Jo Roe", aliases=["J. Roe", "j. roe", "Jo Roe"])
        speakers.add_name(session, row, "J. ROE")

        names = parts.rows(session, SpeakerName, "speaker_id", row.id)
        assert [(name.name, name.kind) for name in names] == [
            ("Jo Roe", "name"),
            ("J. Roe", "alias"),
        ]


@pytest.mark.parametrize("name", ["", " ", "...", "\N{ZERO WIDTH SPACE}", "x" * 501, "a\0b"])
def test_what_is_no_name_is_refused(base: OpenBase, name: str) -> None:
    with base.writing("add") as session, pytest.raises(InputError):
        speakers.add_speaker(session, name)


def test_titles_are_no_part_of_the_name(base: OpenBase) -> None:
    with base.writing("add") as session:
        row = speakers.add_speaker(session, "Prof Jo Roe")

        assert (row.name, row.sort_name, row.key) == ("Jo Roe", "Roe, Jo", "jo-roe")
        assert row.names[0].honorific == "Prof"


@pytest.mark.parametrize("wikidata_id", ["Q", "22", "Qx", "Q²", ""])
def test_what_is_no_wikidata_id_is_refused(base: OpenBase, wikidata_id: str) -> None:
    with base.writing("add") as session, pytest.raises(InputError, match="Wikidata"):
        speakers.add_speaker(session, "Jo Roe", wikidata_id=wikidata_id)


def test_roles_belong_to_people_and_to_an_order_of_days(seeded: OpenBase) -> None:
    with seeded.writing("add") as session:
        body = speakers.get_speaker(session, "BMA")
        person = speakers.get_speaker(session, "Steve Barclay")
        with pytest.raises(InputError, match="only a person"):
            speakers.add_position(session, body, "Union")
        with pytest.raises(InputError, match="ends"):
            speakers.add_position(session, person, "Minister", start="2023", end="2022")
        with pytest.raises(PartialDateError):
            speakers.add_position(session, person, "Minister", start="soon")
        with pytest.raises(InputError, match="needs a title"):
            speakers.add_position(session, person, " ")
