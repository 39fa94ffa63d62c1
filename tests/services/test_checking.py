"""What a check says beside the words: who, when, in which role, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claimsdb.compare.findings import FindingType, Severity
from claimsdb.extract.article import read_text
from claimsdb.extract.draft import read_draft
from claimsdb.services import checking, correcting, ingesting, proposing, speakers, statements
from claimsdb.services.findings import Finding, Options
from claimsdb.services.fixing import fix
from claimsdb.services.inserting import bibliography, insert
from claimsdb.services.opening import OpenBase
from claimsdb.services.statements import NewQuote
from claimsdb.services.text_holder import TextHolder

PAY = "Every nurse in the land will be paid the going rate before the winter sets in"
DAY_OF_CHECK = 20_000  # 2024-10-04


@pytest.fixture
def session(base: OpenBase) -> Iterator[Session]:
    """A base with a minister who was something else before."""
    with base.writing("test") as writing:
        minister = speakers.add_speaker(writing, "Ada Quill", kind="person")
        speakers.add_position(writing, minister, "Health Secretary", start="2020", end="2021")
        speakers.add_position(writing, minister, "Education Secretary", start="2022", end="2023")
        speakers.add_speaker(writing, "Bert Inkwell", kind="person")
        statements.add_quote(
            writing,
            NewQuote(words=PAY, speaker="Ada Quill", said_on="2020-11-02", key="quill-pay"),
        )
    with base.reading() as reading:
        yield reading


def told(session: Session, draft: str, **options: object) -> list[Finding]:
    chosen = Options(today=DAY_OF_CHECK, **options)  # type: ignore[arg-type]
    return checking.check(read_draft(draft), session=session, options=chosen)


def types(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.type.value, one.severity.value) for one in found]


def test_a_role_of_another_time_is_wrong(session: Session) -> None:
    found = told(session, f"Education Secretary Ada Quill said: “{PAY}”.")

    assert types(found) == [("wrong-role", "warning")]
    assert "was not Education Secretary when this was said" in found[0].message


def test_a_role_that_ended_since_wants_a_then(session: Session) -> None:
    found = told(session, f"Health Secretary Ada Quill said: “{PAY}”.")

    assert types(found) == [("wrong-role", "info"), ("exact", "ok")]


@pytest.mark.parametrize("role", ["then Health Secretary", "former Health Secretary"])
def test_a_role_with_then_or_former_is_right(session: Session, role: str) -> None:
    found = told(session, f"The {role} Ada Quill said: “{PAY}”.")

    assert types(found) == [("exact", "ok")]


def test_the_day_in_the_metadata_decides_whether_a_role_is_a_former_one(session: Session) -> None:
    draft = f"---\ndate: 2020-11-05\n---\n\nHealth Secretary Ada Quill said: “{PAY}”.\n"

    assert types(checking.check(read_draft(draft), session=session)) == [("exact", "ok")]


def test_words_in_the_wrong_mouth_are_found_and_told(session: Session) -> None:
    [found] = told(session, f"“{PAY},” said Bert Inkwell.")

    assert (found.type, found.severity) == (FindingType.WRONG_SPEAKER, Severity.ERROR)
    assert found.message == "Ada Quill said this, not Bert Inkwell"
    assert found.key == "quill-pay"


def test_a_pronoun_never_makes_an_error_of_the_speaker(session: Session) -> None:
    found = told(session, f"Bert Inkwell came in. He said: “{PAY}”.")

    assert all(one.severity is not Severity.ERROR for one in found)


def test_a_citation_pins_the_statement_and_a_wrong_one_is_told(base: OpenBase) -> None:
    with base.writing("test") as writing:
        speakers.add_speaker(writing, "Ada Quill", kind="person")
        for key, words in (
            ("one", "We will pay every nurse in the land before winter"),
            ("two", "We will pay every nurse in the land before summer"),
            ("three", "The harvest was poor in all the northern counties"),
        ):
            statements.add_quote(writing, NewQuote(words=words, speaker="Ada Quill", key=key))
    with base.reading() as session:
        draft = "Ada Quill said: “We will pay every nurse in the land before {}” [@{}]."
        pinned = told(session, draft.format("summer", "one"))
        free = told(session, draft.format("summer", "two"))
        wrong = told(session, draft.format("summer", "three"))

    assert [(one.type.value, one.key) for one in pinned] == [("word-changed", "one")]
    assert [(one.type.value, one.key) for one in free] == [("exact", "two")]
    assert [(one.type.value, one.key) for one in wrong] == [("exact", "two")]
    assert "cites three, which does not say it" in wrong[0].message


def test_what_was_taken_back_or_corrected_is_told(base: OpenBase) -> None:
    with base.writing("test") as writing:
        speakers.add_speaker(writing, "Ada Quill", kind="person")
        for key, words in (("old", PAY), ("new", "Nurses will be paid less than I had promised")):
            statements.add_quote(
                writing,
                NewQuote(words=words, speaker="Ada Quill", key=key, source="https://x.example/a"),
            )
        correcting.correct(writing, "old", by="new", retracts=True)
    with base.reading() as session:
        found = told(session, f"Ada Quill said: “{PAY}”.")

    assert types(found) == [("withdrawn", "warning")]


def test_a_notice_of_the_source_is_told(base: OpenBase) -> None:
    with base.writing("test") as writing:
        speakers.add_speaker(writing, "Ada Quill", kind="person")
        added = statements.add_quote(
            writing, NewQuote(words=PAY, speaker="Ada Quill", source="https://x.example/a")
        )
        assert added.quote.source is not None
        correcting.set_notice(writing, added.quote.source.key, "The day was wrong.")
    with base.reading() as session:
        found = told(session, f"Ada Quill said: “{PAY}”.")

    assert types(found) == [("source-corrected", "warning")]
    assert found[0].message == "the source says: The day was wrong."


@pytest.mark.parametrize("words", [PAY, PAY.replace("going rate", "usual wage")])
def test_a_translation_is_never_exact(base: OpenBase, words: str) -> None:
    with base.writing("test") as writing:
        speakers.add_speaker(writing, "Ada Quill", kind="person")
        statements.add_quote(
            writing,
            NewQuote(words=PAY, speaker="Ada Quill", language="en", translated_by="Cy Rendering"),
        )
    with base.reading() as session:
        found = told(session, f"Ada Quill said: “{words}”.")

    assert types(found) == [("translation", "info")]
    assert "a translation by Cy Rendering" in found[0].message


def test_two_statements_that_fit_equally_are_both_shown(base: OpenBase) -> None:
    with base.writing("test") as writing:
        speakers.add_speaker(writing, "Ada Quill", kind="person")
        for key, tail in (("one", "and then we went home"), ("two", "and that was all of it")):
            words = f"We shall fight for every single bed in this hospital {tail}"
            statements.add_quote(writing, NewQuote(words=words, speaker="Ada Quill", key=key))
    with base.reading() as session:
        draft = "Ada Quill said: “We shall fight for every single bed in this hospital”."
        [found] = told(session, draft)

    assert found.type is FindingType.AMBIGUOUS
    assert found.keys == ("one", "two")


def test_a_but_that_only_the_held_text_has_is_seen(base: OpenBase) -> None:
    article = (
        "“We will pay every nurse in the land before winter,” Ada Quill said, “but only if the "
        "harvest is good.”\n"
    )
    with base.writing("test") as writing:
        reading = proposing.read(read_text(article.encode()))
        [proposal] = reading.proposals
        first = type(proposal)(
            **{
                **{name: getattr(proposal, name) for name in proposal.__slots__},
                "spans": proposal.spans[:1],
                "words": article[proposal.spans[0][0] : proposal.spans[0][1]],
                "figures": (),
            }
        )
        ingesting.store(writing, reading, [first], state="accepted", fields={"title": "A"})
    with base.reading() as session:
        draft = "Ada Quill said: “We will pay every nurse in the land before winter”."
        [found] = told(session, draft)

    assert found.type is FindingType.STOPS_BEFORE_BUT


def test_severities_are_the_users(session: Session) -> None:
    draft = (
        f"Ada Quill said: “{PAY}”.\n\nBert Inkwell said: “Nobody ever says such a thing as this "
        "in public”.\n"
    )
    loud = told(session, draft, severity={FindingType.EXACT: Severity.WARNING}, strict=True)

    assert types(loud) == [("exact", "warning"), ("not-found", "error")]


# --- against files ---------------------------------------------------------------------------

SPEECH = (
    "ADA QUILL: We came here to build houses for the poor. But we did not find the money.\n\n"
    "BERT INKWELL: Nobody has ever asked me where that money of ours has gone.\n"
)


def test_a_draft_is_held_against_a_transcript_without_any_base() -> None:
    holder = TextHolder([("speech.txt", read_text(SPEECH.encode()))])
    draft = (
        "Bert Inkwell said: “Nobody has ever asked me where that money of mine has gone”.\n\n"
        "Ada Quill said: “We came here to build houses for the poor”.\n\n"
        "Bert Inkwell said: “We came here to build houses for the poor”.\n"
    )
    found = checking.check(read_draft(draft), holder=holder)

    assert [(one.line, one.type.value) for one in found] == [
        (1, "word-changed"),
        (3, "stops-before-but"),
        (5, "wrong-speaker"),
        (5, "stops-before-but"),
    ]
    assert found[0].source == "speech.txt"


_NAMES = ["Ada Quill", "Bert Inkwell", "Cy Rendering"]
_WORDS = "river market window harvest letters of the a in under our many stones sing walk".split()
_SENTENCE = st.lists(st.sampled_from(_WORDS), min_size=5, max_size=14).map(
    lambda words: " ".join(words).capitalize()
)
_ARTICLE = st.lists(st.tuples(st.sampled_from(_NAMES), _SENTENCE), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(said=_ARTICLE)
def test_a_source_held_against_itself_is_exact(said: list[tuple[str, str]]) -> None:
    text = "\n\n".join(f"{name} said: “{words}.”" for name, words in said) + "\n"
    holder = TextHolder([("a.txt", read_text(text.encode()))])
    found = checking.check(read_draft(text, kind="text"), holder=holder)

    kinds = {one.type.value for one in found}
    twice = len({words for _, words in said}) < len(said)
    assert kinds <= ({"exact", "wrong-speaker"} if twice else {"exact"})
    for one in found:
        assert text[one.start : one.end] == one.draft_words


# --- fixing and citing -----------------------------------------------------------------------


def test_a_fix_changes_marks_and_no_word(session: Session) -> None:
    with_dash = PAY.replace("land will", "land  will")
    draft = f'Ada Quill said: "{with_dash}".\n'
    fixed = fix(draft, told(session, draft))

    assert fixed.text == f'Ada Quill said: "{PAY}".\n'
    assert types(told(session, fixed.text)) == [("exact", "ok")]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(
    edits=st.lists(
        st.tuples(st.integers(1, 70), st.sampled_from([" ", ",", "’", "—", "“", ".", "X", "9"])),
        max_size=4,
    )
)
def test_no_fix_ever_changes_a_letter(session: Session, edits: list[tuple[int, str]]) -> None:
    words = PAY
    for at, put in edits:
        words = words[:at] + put + words[at:]
    draft = f'Ada Quill said: "{words}".\n'
    fixed = fix(draft, told(session, draft)).text

    assert [c for c in fixed if c.isalnum()] == [c for c in draft if c.isalnum()]


def test_keys_are_put_behind_what_is_certain_and_only_once(session: Session) -> None:
    draft = (
        f"Ada Quill said: “{PAY}.” Then she left.\n\n“{PAY},” said Bert Inkwell.\n\n"
        f"Ada Quill said: “{PAY.replace('nurse', 'doctor')}”.\n"
    )
    once = insert(draft, told(session, draft))
    twice = insert(once.text, told(session, once.text))

    assert once.text == draft.replace(".” Then", ".” [@quill-pay] Then")
    assert once.added == ("quill-pay",)
    assert (twice.text, twice.added, twice.cited) == (once.text, (), ("quill-pay",))


def test_a_bibliography_keeps_what_its_author_wrote(session: Session) -> None:
    from claimsdb.services import exporting

    records = list(exporting.export(session, exporting.ids_of(session, ["quill-pay"])))
    own = "@book{mine,\n  title = {Mine},\n}\n"
    added = bibliography(own, records)

    assert added.lstrip().startswith("@")
    assert bibliography(own + added, records) == ""
