import random

from eval.checker.answered import answered
from eval.checker.drawing import PairMaker
from eval.checker.pairs import Pair, invented_claims, split
from eval.invented import Block
from eval.reader.questions import Asked

TEXTS = [
    f"The port of Norrby {n} sold 1{n} cranes to Oslo on Monday. Anna Lindqvist {n} opposed it. "
    f"The ferries stopped because the quay was under repair. Nobody was hurt in Vestby {n}."
    for n in range(60)
]
SUPPORTED, NOT = frozenset({"supported"}), frozenset({"unsupported"})
PAIRS = [
    pair
    for n, text in enumerate(TEXTS)
    for pair in (
        Pair(f"The port of Norrby {n} sold 1{n} cranes.", text, SUPPORTED, "own"),
        Pair(f"The port of Norrby {n} bought 1{n} cranes.", text, NOT, "own"),
        Pair(f"The port of Norrby {n} bought 1{n} cranes.", text[:90], NOT, "own"),
    )
]


def test_what_is_kept_apart_shares_no_claim_and_no_evidence_with_what_is_trained_on():
    trained, apart = split(PAIRS)
    assert len(trained) + len(apart) == len(PAIRS)
    assert 3 <= len(apart) <= 60
    assert not {p.claim for p in trained} & {p.claim for p in apart}
    assert not {p.evidence for p in trained} & {p.evidence for p in apart}


def test_the_split_does_not_hang_on_the_order_of_the_pairs():
    shuffled = random.Random(1).sample(PAIRS, k=len(PAIRS))
    assert set(split(shuffled)[1]) == set(split(PAIRS)[1])


def test_pairs_are_drawn_of_every_kind_and_alike_for_a_seed():
    maker = PairMaker(PAIRS, lambda word: [word[::-1]])
    drawn = maker.draw(400, random.Random(2))
    assert drawn == maker.draw(400, random.Random(2))
    assert {
        "own", "edited", "made true", "made false",
    } <= {pair.origin for pair in drawn}  # fmt: skip
    assert all(pair.claim and pair.evidence for pair in drawn)


def test_claims_made_of_questions_are_drawn_with_a_false_one():
    text = "In Vik the port of Norrby sold cranes to Oslo Marine. Eva Holm signed for the buyers."
    asked = [Asked("Who signed for the buyers of the cranes?", "Eva Holm", text, text)]
    [one] = answered(asked)
    drawn = PairMaker(PAIRS, lambda _: [], asked=[one.pairs]).draw(400, random.Random(4))
    true = [pair for pair in drawn if pair.origin == "asked"]
    false = [pair for pair in drawn if pair.origin in ("another answer", "rest")]
    assert {pair.origin for pair in false} == {"another answer", "rest"}
    assert 10 < len(true) == len(false) < 100
    assert {pair.claim for pair in true} == {one.claim}
    assert {pair.claim for pair in false if pair.evidence == text} == set(one.false)
    assert {pair.claim for pair in false if pair.evidence == one.rest} == {one.claim}
    assert all(pair.is_supported for pair in true)
    assert not any(pair.is_supported for pair in false)


def test_true_and_false_pairs_are_told_apart():
    drawn = PairMaker(PAIRS, lambda _: []).draw(400, random.Random(3))
    made = [pair for pair in drawn if pair.origin != "own"]
    true = {pair.claim for pair in made if pair.is_supported}
    false = {pair.claim for pair in made if not pair.is_supported}
    assert true
    assert false
    assert not any(pair.is_supported for pair in made if pair.origin in ("edited", "made false"))


def test_claims_about_invented_news_are_drawn_true_and_false_alike():
    block = Block("It rained in Vik.", (), (), ("Vik was wet.",), (("extra", "Oslo was wet."),))
    claims = invented_claims([block, Block("It snowed.", (), (), ("Snow fell.",), ())])
    drawn = PairMaker(PAIRS, lambda _: [], invented=claims).draw(400, random.Random(5))
    own = [pair for pair in drawn if pair.origin.startswith("invented")]
    assert {pair.claim for pair in own} == {"Vik was wet.", "Oslo was wet."}
    assert sum(pair.is_supported for pair in own) == len(own) / 2 > 0
    assert all("It rained in Vik." in pair.evidence for pair in own)
