import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa.answerer import NO_ANSWER
from qa.answerers.drafting import Refusal, Words, drafted
from qa.answerers.markers import parse_draft
from qa.values import DraftClaim


def steps(*pieces, evidence=3):
    return list(drafted(pieces, evidence=evidence))


def test_a_sentence_comes_after_its_last_words():
    read = steps("It fell. [1]", " It rose [2].")
    claims = [step for step in read if isinstance(step, DraftClaim)]
    assert claims == [DraftClaim("", "It fell.", (0,)), DraftClaim(" ", "It rose.", (1,))]
    words = "".join(step.text for step in read[: read.index(claims[0])])
    assert words == "It fell."
    assert read[-1] == claims[1]


def test_initials_written_apart_are_joined_whatever_they_are_cut_into():
    text = "It fell in the U. S. next to U. N. Street, Vik, D. C. It rose. [1]"
    whole = "It fell in the U.S. next to U.N. Street, Vik, D.C. It rose."
    for read in (steps(text), steps(*text), steps(*re.findall(r"\S+\s*", text))):
        told = "".join(s.before + s.text for s in read if isinstance(s, DraftClaim))
        assert told.startswith("It fell in the U.S. next to U.N. Street, Vik, D.C.")
    words = "".join(s.text for s in steps(*f"{text[:-4]} [1]") if isinstance(s, Words))
    assert words == whole


def test_a_sentence_is_known_before_the_next_one_is_written():
    read = []

    def pieces():
        for piece in ("It fell. [1] It ", "rose high", " above. [2]"):
            read.append(piece)
            yield piece

    first = next(step for step in drafted(pieces(), evidence=2) if isinstance(step, DraftClaim))
    assert first == DraftClaim("", "It fell.", (0,))
    assert len(read) < 3


def test_a_refusal_is_one_step_whatever_it_is_cut_into():
    refusal = f"{NO_ANSWER}: nothing about “Oslo”."
    assert steps(*refusal) == [Refusal(refusal)]


def test_a_text_that_begins_like_a_refusal_and_cites_is_an_answer():
    [*_, last] = steps(f"{NO_ANSWER}, but it fell [1].")
    assert last == DraftClaim("", f"{NO_ANSWER}, but it fell.", (0,))


def test_no_part_of_a_finished_marker_is_shown():
    assert [step.text for step in steps("It fell [2, 9] ")] == ["It fell", "It fell"]


MARKERS = ["[1]", "[2, 9] ", "【3】", "[", "1", "]", "in [2024] ", "`x[1]` ", "In passage 2, "]
WORDS = [
    "It fell. ",
    "It ",
    "rose ",
    ". ",
    "Gen. Li said ",
    "U.S. ",
    "No. 5 ",
    "\n\n",
    "- ",
    "according to source 1",
]
PIECES = st.sampled_from([*MARKERS, *WORDS])
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@st.composite
def chopped(draw):
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


@given(chopped())
@example(["1No. 5 [1]. "])
def test_however_a_text_is_cut_its_sentences_are_those_of_the_whole(pieces):
    found = [step for step in steps(*pieces) if not isinstance(step, Words)]
    whole = parse_draft("".join(pieces), evidence=3).claims
    assert found == list(whole) or (not whole and isinstance(found[0], Refusal))


@given(chopped())
@example(["It fell. [1][1]It fell. "])
@example(["It fell. [1][1]It [2, 9] "])
@example(["It fell.Ole B", "erg left."])
@example(["U.S. It [1][1]U.S. `x[1]` "])
@example(["U.S. [1]It U.S. - [2, 9] [1][It It "])
def test_the_words_of_a_sentence_are_the_sentence_and_no_half_marker(pieces):
    shown = ""
    for step in steps(*pieces):
        if isinstance(step, Words):
            shown += step.text
        elif isinstance(step, DraftClaim):
            assert shown == step.before + step.text
            shown = ""


@pytest.mark.parametrize(
    "text",
    [
        "The passage does not answer this question.",
        "The provided passages do not mention a bridge. [1]",
        "None of the articles say who built it.",
        "This text doesn’t explicitly state the height of the dam.",
    ],
)
def test_a_refusal_in_words_of_the_models_own_is_one_too(text):
    assert steps(*text) == [Refusal(f"{NO_ANSWER}.")]


@pytest.mark.parametrize(
    "text",
    [
        "The passage does not name the builder, but it fell in May [1].",
        "The passages do not mention the height. The dam fell in May [1].",
        "The passage under the bridge is shut [1].",
        "The article says that the dam fell [1].",
    ],
)
def test_what_is_told_beside_it_is_an_answer(text):
    *_, last = steps(*text)
    assert isinstance(last, DraftClaim)
    assert "".join(step.text for step in steps(*text) if isinstance(step, Words)).strip()
