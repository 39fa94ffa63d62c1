"""An article goes in whole, anchored to its text, and comes out again by undo."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from claimsdb.errors import InputError
from claimsdb.extract.article import Article, read_text
from claimsdb.services import ingesting, proposing, searching, undoing, verifying
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Figure, Quote, QuoteSpan, Source, SourceVersion, Statement

ARTICLE = """Patients waited longer last year, health figures show.

Health Secretary Steve Barclay said: "Today marks the grim milestone of over one million \
appointments cancelled as a result of strikes.

"Regrettably, the strikes go on."

Mr Barclay said medics have "received a fair and reasonable pay rise" of 8.8 per cent.
"""


def article(text: str = ARTICLE, **fields: str) -> Article:
    return Article(text=text, extractor="text", **fields)  # type: ignore[arg-type]


def take_all(base: OpenBase, source: Article, **fields: str) -> ingesting.Stored:
    with base.reading() as session:
        reading = proposing.read(source, session)
    accepted = [proposal for proposal in reading.proposals if proposal.speaker]
    with base.writing("ingest") as session:
        return ingesting.store(session, reading, accepted, state="accepted", fields=fields)


def clean(base: OpenBase) -> bool:
    with base.reading() as session:
        return verifying.verify(session) == []


def test_what_is_accepted_is_found_with_its_source_and_spans(base: OpenBase) -> None:
    stored = take_all(base, article(), title="Grim milestone", issued="2023-10-02")

    with base.reading() as session:
        hit = searching.search(session, "grim milstone appointments").hits[0]
        assert hit.key in stored.added
        assert hit.sources[0].title == "Grim milestone"
        quote = session.scalars(select(Quote).where(Quote.words.startswith("Today"))).one()
        assert len(quote.spans) == 2
        assert quote.spans[0].source_version.text == ARTICLE
    assert clean(base)


def test_a_figure_points_into_the_words_and_not_into_the_article(base: OpenBase) -> None:
    take_all(base, article())

    with base.reading() as session:
        figure = session.scalars(select(Figure).where(Figure.printed == "one million")).one()
        assert figure.quote is not None
        assert figure.quote.words[figure.start : figure.end] == "one million"
        assert figure.comparator == ">"


def test_the_same_article_twice_adds_nothing(base: OpenBase) -> None:
    first = take_all(base, article())
    second = take_all(base, article())

    assert second.added == []
    assert sorted(second.known) == sorted(first.added)
    with base.reading() as session:
        assert session.scalar(select(func.count()).select_from(SourceVersion)) == 1


def test_the_same_words_in_another_source_are_another_printing(base: OpenBase) -> None:
    first = take_all(base, article(), title="The first paper")
    second = take_all(base, article("An agency report.\n\n" + ARTICLE), title="The second paper")

    assert second.added == []
    assert sorted(second.printings) == sorted(first.added)
    with base.reading() as session:
        statement = session.scalars(
            select(Statement).where(Statement.key == first.added[-1])
        ).one()
        assert [quote.seq for quote in statement.quotes] == [0, 1]
    assert clean(base)


def test_a_changed_article_is_the_next_version_and_what_vanished_is_told(base: OpenBase) -> None:
    url = "https://gazette.example/strikes"
    take_all(base, article(), url=url)

    changed = take_all(base, article(ARTICLE.replace("fair and reasonable", "fair")), url=url)

    assert any("not in the new version" in note for note in changed.notes)
    with base.reading() as session:
        assert session.scalars(select(SourceVersion.seq).order_by(SourceVersion.seq)).all() == [
            0,
            1,
        ]
        assert session.scalar(select(func.count()).select_from(Source)) == 1
    assert clean(base)


def test_undo_takes_an_ingest_back_whole(base: OpenBase) -> None:
    take_all(base, article())

    with base.writing("undo") as session:
        undoing.undo(session, author="tester")

    with base.reading() as session:
        for model in (Statement, Quote, QuoteSpan, Figure, Source, SourceVersion):
            live = select(func.count()).select_from(model).where(model.deleted_at.is_(None))
            assert session.scalar(live) == 0
        assert searching.search(session, "grim milestone").hits == ()
    assert clean(base)


def test_a_speaker_of_the_base_is_recognised(seeded: OpenBase) -> None:
    with seeded.reading() as session:
        reading = proposing.read(article(), session)

    barclay = [p for p in reading.proposals if p.speaker == "Steve Barclay"]
    assert barclay
    assert {p.speaker_key for p in barclay} == {"steve-barclay"}


def test_a_statement_without_a_speaker_is_not_stored(base: OpenBase) -> None:
    reading = proposing.read(article('"We will win," it says on the wall of the house.\n'))
    proposal = proposing.Proposal(mode="direct", spans=((1, 13),), words="We will win,")

    with pytest.raises(InputError, match="Nobody is named"), base.writing("ingest") as session:
        ingesting.store(session, reading, [proposal], state="accepted")

    with base.reading() as session:
        assert session.scalar(select(func.count()).select_from(Source)) == 0


def test_who_publishes_a_document_is_its_speaker(base: OpenBase) -> None:
    text = "NHS figures show 3,685 operations were cancelled.\n"

    [proposal] = proposing.read(read_text(text.encode())).proposals

    assert (proposal.mention, proposal.speaker) == ("NHS figures", "NHS")
    assert proposal.speaker_kind == "organisation"


def test_a_candidate_is_printed_in_the_shape_that_scripts_rely_on() -> None:
    lines = proposing.candidate_json(proposing.read(article()), "strikes.txt")

    spoken = next(line for line in lines if line["mode"] == "direct")
    assert spoken["file"] == "strikes.txt"
    assert spoken["speaker"]["name"] == "Steve Barclay"
    assert spoken["spans"][0][0] == ARTICLE.index("Today")
    figure = spoken["figures"][0]
    assert ARTICLE[figure["start"] : figure["end"]] == figure["printed"] == "one million"
    assert figure["value"] == "1000000"
