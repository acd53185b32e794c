import random

import pytest

from eval.checker.retellings import (
    according,
    adjective,
    day_elsewhere,
    passive,
    possessive,
    retold,
    said_first,
    said_last,
)  # fmt: skip


@pytest.mark.parametrize(
    ("way", "claim", "told"),
    [
        (said_last, "Anna Lind said the dam held.", "The dam held, Anna Lind said."),
        (
            said_last,
            "The mayor said on Monday that Vik was dry.",
            "Vik was dry, the mayor said on Monday.",
        ),
        (said_first, "The dam held, Anna Lind said.", "Anna Lind said that the dam held."),
        (said_first, "According to Ole Berg, Vik was dry.", "Ole Berg said that Vik was dry."),
        (according, "Anna Lind said the dam held.", "According to Anna Lind, the dam held."),
        (day_elsewhere, "On Monday, the dam held.", "The dam held on Monday."),
        (day_elsewhere, "The dam held in May 2024.", "In May 2024, the dam held."),
        (possessive, "Norway's minister said so.", "The minister of Norway said so."),
        (possessive, "The mayor of Vik was glad.", "Vik's mayor was glad."),
        (adjective, "France's foreign minister said so.", "The French foreign minister said so."),
        (
            passive,
            "The city closed the bridge in May.",
            "The bridge was closed by the city in May.",
        ),
        (passive, "The bridge was built by Ole Berg.", "Ole Berg built the bridge."),
    ],
)
def test_a_fact_is_told_in_another_sentence(way, claim, told):
    assert way(claim) == told


@pytest.mark.parametrize(
    ("way", "claim"),
    [
        (said_last, "Anna Lind said she was glad."),  # who is she, before Anna Lind is named?
        (said_last, "Anna Lind said “the dam held”."),
        (adjective, "Vik's mayor said so."),
        (passive, "Rain fell on the town."),
        (day_elsewhere, "The dam held."),
    ],
)
def test_what_would_not_stay_true_or_readable_is_left(way, claim):
    assert way(claim) is None


def test_what_fits_no_way_stays_as_it_is():
    rng = random.Random(0)
    assert retold("Rain fell.", rng) == "Rain fell."
    ways = {retold("On Monday, France's minister closed the dam.", rng) for _ in range(40)}
    assert len(ways) > 2
