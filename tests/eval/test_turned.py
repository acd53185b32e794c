import random
import re

import pytest

from eval.checker.drawing import PairMaker
from eval.checker.pairs import Pair
from eval.checker.turned import turned
from eval.checker.voices import DENIES, SAYS, can_be_said, voiced

SUPPORTED = frozenset({"supported"})
TOLD = "In 1931 Norrby beat Vik at home. The king came."


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        (TOLD, "Vik was beaten by Norrby.", "Vik beat Norrby."),
        ("The Norrby Marine sued the Bank of Vik, and lost.",
         "The Bank of Vik was sued by the Norrby Marine.",
         "The Bank of Vik sued the Norrby Marine."),
        ("It was late when Vik was taken by Norrby.", "Norrby took Vik.", "Vik took Norrby."),
    ],
)  # fmt: skip
def test_a_deed_is_told_the_other_way_round_and_falsely_by_an_exchange(text, true, false):
    [one] = turned([text])
    assert one.true[0] == true
    assert one.false[0] == false
    assert one.evidence in text
    pair, others = one.pairs
    assert pair == Pair(true, one.evidence, SUPPORTED, "turned")
    assert [other.claim for other in others] == list(one.false)
    assert not any(other.is_supported for other in others)


@pytest.mark.parametrize(
    "text",
    [
        "Holm married Lind in May.",  # both did
        "Norrby sold Vik Marine shares.",  # whose end is not that of what was sold
        "Holm and Norrby beat Vik at home.",  # not Norrby alone
        "The President beat Vik in May.",  # an office
        "Norrby came. Vik went.",
        "It is not true that, in May, Norrby beat Vik at home.",
        "If Norrby beat Vik at home, it rains.",
    ],
)
def test_what_is_no_deed_of_one_to_another_is_left_out(text):
    assert list(turned([text])) == []


def test_a_deed_is_told_once_in_whatever_texts():
    assert len(list(turned([TOLD, TOLD]))) == 1


def _pairs(n=40):
    return [
        Pair(f"Crane {i} was sold to Vik.", f"In May crane {i} was sold to Vik.", SUPPORTED, "own")
        for i in range(n)
    ]


def test_words_are_given_to_who_says_them_and_falsely_to_another():
    rng = random.Random(4)
    for _ in range(200):
        true, false = voiced(_pairs(), "Eva Holm met Per Lind in Vik.", rng)
        assert true.is_supported
        assert not false.is_supported
        assert true.evidence == false.evidence
        assert true.claim != false.claim
        assert "{" not in true.claim + true.evidence


def test_a_denial_is_no_statement_of_the_same_speaker():
    rng = random.Random(4)
    made = [voiced(_pairs(), "Eva Holm met Per Lind.", rng) for _ in range(200)]

    def frame(claim, frames):
        patterns = [
            re.escape(one).replace(r"\{it\}", ".*").replace(r"\{Who\}", "(?P<who>.*)")
            for one in frames
            if one.startswith("{Who}")
        ]
        found = (re.fullmatch(pattern, claim) for pattern in patterns)
        return next((match["who"] for match in found if match), None)

    turned_round = [
        frame(true.claim, DENIES)
        for true, false in made
        if frame(true.claim, DENIES)
        and frame(true.claim, DENIES) == frame(false.claim, SAYS)
        and not frame(false.claim, DENIES)
    ]
    assert len(turned_round) > 5


@pytest.mark.parametrize(
    ("claim", "evidence", "labels", "can"),
    [
        ("Crane 3 was sold to Vik.", "In May crane 3 was sold to Vik.", SUPPORTED, True),
        ("Crane 3 was sold to Vik.", "In May crane 3 was sold to Vik.", {"contradicted"}, False),
        ("It was sold.", "In May crane 3 was sold to Vik.", SUPPORTED, False),
        ("Crane 3 was sold to Vik.", "It rained. Crane 3 was sold to Vik.", SUPPORTED, False),
        ("Crane 3 was sold to Vik.", "“Crane 3 was sold to Vik,” he said.", SUPPORTED, False),
    ],
)
def test_a_statement_is_one_sentence_beside_one_that_bears_it_out(claim, evidence, labels, can):
    assert can_be_said(Pair(claim, evidence, frozenset(labels), "own")) is can


def test_deeds_and_speakers_are_drawn_beside_the_rest():
    known = [
        Pair(
            f"Claim {n} is made of a crane.", f"Crane {n} came. It was sold in May.", labels, "own"
        )
        for n in range(20)
        for labels in (SUPPORTED, frozenset({"unsupported"}))
    ]
    deeds = [one.pairs for one in turned([TOLD])]
    drawn = PairMaker([*known, *_pairs()], lambda _: [], turned=deeds).draw(600, random.Random(2))
    origins = {pair.origin for pair in drawn}
    assert {"turned", "exchanged", "voiced", "another voice", "framed"} <= origins
    alone = PairMaker(known, lambda _: []).draw(300, random.Random(2))
    assert not {"turned", "voiced", "framed"} & {pair.origin for pair in alone}
