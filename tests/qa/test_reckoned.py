import pytest

from qa.checking.exact.counted import check_figures
from qa.checking.exact.days import distances
from qa.checking.exact.reckoned import check_multiples

SCHOOL = "The school said 70% of pupils stayed away."
TUNNEL = "The tunnel opened in 1990. The bridge opened in 2002."
QUAKE = "The quake hurt 600 people and killed 45."
WOLVES = "There are 80 wolves in the north and 41 in the south."


def found(claim, evidence, layer=check_figures):
    """What a layer says: "no" (contradicted), "?" (missing) or "doubt"."""
    return [
        "no" if p.contradicts else "doubt" if p.is_doubt else "?" for p in layer(claim, evidence)
    ]


@pytest.mark.parametrize(
    ("claim", "evidence", "says"),
    [
        ("The bridge opened 12 years after the tunnel.", TUNNEL, []),
        ("The bridge opened 13 years after the tunnel.", TUNNEL, ["?"]),
        ("The fair lasts three days.", "The fair is on from Friday to Sunday.", []),
        ("He died five days later.", "He fell on 28 January and died on 2 February.", []),
        ("Three in ten pupils came.", SCHOOL, ["doubt"]),
        ("About 30% of pupils came.", SCHOOL, ["doubt"]),
        ("The club pays $3 million a year.", "It pays $12 million over four years.", []),
        ("The club pays $5 million a year.", "It pays $12 million over four years.", ["no"]),
        ("The bus is $2.50 cheaper.", "The boat costs $7.30, the bus $4.80.", ["doubt"]),
        ("It hurt or killed more than 640 people.", QUAKE, ["doubt"]),
        ("It hurt or killed more than 800 people.", QUAKE, ["no"]),
        ("The list is four seats ahead.", "It won 35 seats, the bloc 31, others 4.", []),
        ("Lund, 12, opened the bridge.", "Lund won 35 seats, the bloc 23.", ["doubt"]),
    ],
)  # fmt: skip
def test_what_can_be_reckoned_is_a_doubt_and_none_where_the_claim_says_so(claim, evidence, says):
    assert found(claim, evidence) == says


@pytest.mark.parametrize(
    ("claim", "evidence", "says"),
    [
        ("The strike lasted three days.", "They walked out for 72 hours.", []),
        ("The strike lasted four days.", "They walked out for 72 hours.", ["?"]),
        ("It rang for thirty minutes.", "It rang for half an hour.", []),
        ("It rang for 90 minutes.", "It rang for an hour and a half.", []),
        ("He served 24 months.", "He served two years.", []),
        ("It took 100 years.", "It took a century.", []),
        ("It took 110 years.", "It took a century.", ["?"]),
    ],
)
def test_a_length_of_time_may_be_told_in_another_unit(claim, evidence, says):
    assert found(claim, evidence) == says


def test_over_a_span_of_time_may_be_a_bound():
    evidence = "It has not rained in more than three months."
    assert found("The town has gone over three months without rain.", evidence) == []


def test_a_figure_whose_noun_stands_elsewhere_does_not_contradict():
    evidence = "Seven directors voted against him; he had the votes of four."
    assert found("Four directors voted for him.", evidence) == ["?"]


@pytest.mark.parametrize(
    ("claim", "evidence", "says"),
    [
        ("The north has twice as many wolves as the south.", WOLVES, []),
        ("The north has nearly twice as many wolves as the south.", WOLVES, []),
        ("The north has more than twice as many wolves.", WOLVES, ["?"]),
        ("The north has three times as many wolves.", WOLVES, ["?"]),
        ("Wages are three times as high as in 2000.", "Wages, 40 then, have tripled to 120.", []),
        ("Wages are twice as high as in 2000.", "Wages have risen.", []),
    ],
)
def test_a_multiple_is_borne_out_by_two_figures(claim, evidence, says):
    assert found(claim, evidence, check_multiples) == says


def test_days_of_two_months_lie_as_far_apart_as_in_the_calendar():
    assert distances("From 28 January to 2 February", "day") == {5}
    assert distances("from Friday to Sunday", "day") == {2, 5}
    assert distances("in March and in May", "month") == {2, 10}


@pytest.mark.parametrize(
    ("claim", "evidence", "says"),
    [
        ("Nine cars were hit in May.", "It hit 14 cars in March, 9 in May and 20 in July.", []),
        (
            "Eight cars were hit in May.",
            "It hit 14 cars in March, 9 in May and 20 in July.",
            ["no"],
        ),
        (
            "The old record was 39.2 degrees.",
            "It was 2 degrees above the record of 39.2 set here.",
            [],
        ),
        ("Nine of 12 judges sat.", "Of the 12 judges, nine were there.", []),
        ("Two of three counts fell.", "The second of three counts stood.", ["doubt"]),
        ("Eight of 12 judges sat.", "Of the 12 judges, nine were there.", ["no"]),
        ("It cost 39 euros then.", "It rose to 41 euros a seat from 39.", []),
        ("Men under 12 travel free.", "Boys under 12 and those 67-plus travel free.", ["?"]),
        ("She has 29 goals.", "Lind, 29, has 14 goals.", ["no"]),
        ("The town has nine cars.", "The town has 14 cars. It bought nine in May.", ["?"]),
    ],
)
def test_a_bare_figure_counts_what_the_one_before_it_does(claim, evidence, says):
    assert found(claim, evidence) == says


@pytest.mark.parametrize(
    ("claim", "evidence", "says"),
    [
        ("25% of the clubs are here.", "Of 240 clubs, 60 are here.", ["doubt"]),
        ("35% of the clubs are here.", "Of 240 clubs, 60 are here.", ["?"]),
        ("Sales rose 50%.", "It sold 300 boats this year and 200 last year.", ["doubt"]),
        ("5% did not say.", "64% were for it, 31% against.", ["doubt"]),
        ("Twelve boys left.", "The school has two dozen boys, half of whom left.", ["doubt"]),
        ("He left almost four months later.", "He came on 4 June and left on 30 September.", []),
    ],
)
def test_shares_rises_and_parts_are_reckoned(claim, evidence, says):
    assert found(claim, evidence) == says


def test_what_is_sold_for_a_price_says_no_length_of_time():
    evidence = "The desk cost $90 and the lamp $30."
    assert found("The lamp went for $60.", evidence) == ["doubt"]
    assert found("Both went for $120 in total.", evidence) == []


def test_multiples_have_the_bounds_of_figures():
    evidence = "It sold 300 boats this year and 200 last year."
    told = "It sold {} twice as many boats this year."
    assert found(told.format("less than"), evidence, check_multiples) == []
    assert found(told.format("more than"), evidence, check_multiples) == ["?"]
    assert found("It sold at least twice as many.", "It sold 4, then 8.", check_multiples) == []


def test_lengths_of_time_are_compared_in_any_unit():
    evidence = "The film lasts 90 minutes, the concert three hours."
    told = "The concert lasts {} as long as the film."
    assert found(told.format("twice"), evidence, check_multiples) == []
    assert found(told.format("four times"), evidence, check_multiples) == ["?"]
