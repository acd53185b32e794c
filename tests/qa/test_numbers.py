import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.reading.numbers import figures
from qa.reading.spelled import spelled_value


def values(text):
    return [figure.value for figure in figures(text)]


def only(text):
    [figure] = figures(text)
    return figure


def test_a_figure_knows_its_text_and_what_stands_before_it():
    figure = only("Lind saw almost 40 boats.")
    assert figure.text == "Lind saw almost 40 boats."
    assert figure.text_before == "Lind saw "
    assert figure == only("Berg had almost 40 boats.")  # as figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11,000 troops", 11_000),
        ("1.5 million voters", 1_500_000),
        ("20bn", 20_000_000_000),
        ("3k runners", 3_000),
        ("forty-two ships", 42),
        ("two hundred and five thousand", 205_000),
        ("half a million", 500_000),
        ("a hundred sheep", 100),
        ("three dozen boats", 36),
        ("two quarters in a row", 2),
        ("a quarter of a million seats", 250_000),
        ("two-thirds of a million", 2_000_000 / 3),
        ("a half-million voters", 500_000),
        ("two and a half million", 2_500_000),
        ("three and a half years", 3.5),
        ("a billion and a half", 1_500_000_000),
        ("2,3 million seats", 2_300_000),
        ("€12,50 a seat", 12.5),
        ("a rise of 1,5 %", 1.5),
        ("2½ per cent", 2.5),
        ("a 0.5pc rise", 0.5),
        ("1\u2009500 metres", 1_500),
    ],
)
def test_numbers_in_digits_and_words_have_their_value(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "in 2023",
        "on May 5",
        "the 5th of May",
        "May 3-5",
        "On May 3 soldiers came",
        "the blizzard of ’77.",
        "from 3rd to 5th May",
        "3–5 May",
        "at 10:30",
        "the 1990s",
        "the 3rd fire",
        "an F-16",
        "COVID-19",
        "one of them",
        "at 9 a.m.",
        "dozens of boats",
        "two-thirds of the boats",
        "a majority of two-thirds",
        "Two thirds of them",
    ],
)
def test_years_days_times_ordinals_and_names_are_no_figures(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The fire burned 40 barns", "exact"),
        ("almost 40 barns", "about"),
        ("up to 40 barns", "at most"),
        ("fewer than 40 barns", "at most"),
        ("as much as 40 inches", "at most"),
        ("lower than 40 degrees", "at most"),
        ("higher than 40 degrees", "at least"),
        ("upwards of 40 barns", "at least"),
        ("it exceeds 40 inches", "at least"),
        ("it will not exceed 40 inches", "at most"),
        ("no higher than 40 inches", "at most"),
        ("no lower than 40 inches", "at least"),
        ("more than 40 barns", "at least"),
        ("At least 40 barns", "at least"),
        ("40 barns or so", "exact"),
        ("40 or so barns", "about"),
        ("40 barns or more", "at least"),
        ("40 or more barns", "at least"),
        ("40 years or longer", "at least"),
        ("40 barns or fewer", "at most"),
        ("40 barns in the north or more to the south", "exact"),
        ("40 in cars or under rubble", "exact"),
        ("40 jobs or higher wages", "exact"),
        ("40 hours or more likely less", "exact"),
    ],
)
def test_the_words_before_a_number_bound_it(text, bound):
    assert only(text).bound == bound


@pytest.mark.parametrize(
    ("text", "unit"),
    [("12% of voters", "%"), ("12 percent", "%"), ("€20bn", "€"), ("20 barns", "")],
)
def test_percent_and_currency_are_units_and_nouns_are_not(text, unit):
    assert only(text).unit == unit


@pytest.mark.parametrize("text", ["one in five barns", "One in every ten barns"])
def test_one_in_so_many_is_no_figure(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("number one in four countries", [4]),
        ("killed five in 20 villages", [5, 20]),
        ("12 out of 15 hostages", [12, 15]),
        ("nine in ten farmers", [9, 10]),
        ("three times as many", [3]),
        ("On March 1 in 12 cities", [12]),
    ],
)
def test_what_only_looks_like_one_in_so_many_is_a_figure(text, found):
    assert values(text) == found


def test_half_a_dozen_are_six():
    assert values("half a dozen barns, half dozen boats, a dozen ships") == [6, 6, 12]


def test_a_figure_is_quoted_with_its_bound():
    text = "Police held up to 40 people."
    figure = only(text)
    assert text[figure.start : figure.end] == "40"
    assert text[figure.quoted_start : figure.end] == "up to 40"


def test_a_bound_behind_a_figure_is_quoted_too():
    text = "Some say 40 barns or more burnt."
    figure = only(text)
    assert text[figure.start : figure.end] == "40"
    assert text[figure.quoted_start : figure.quoted_end] == "40 barns or more"


def test_figures_come_in_order():
    assert values("Of 52 boats, nine sank and 12% leaked.") == [52, 9, 12]
    assert values("10-12 boats sank") == [10, 12]


WORDS = st.sampled_from(
    "about up to 10 1,500 40% $3 million forty-two dozen and a May 5 2024 , . - half k".split()
)


@given(st.text() | st.lists(WORDS).map(" ".join))
def test_offsets_stand_on_the_number(text):
    for figure in figures(text):
        assert 0 <= figure.quoted_start <= figure.start < figure.end <= len(text)
        number = text[figure.start : figure.end]
        assert values(number) in ([figure.value], [])  # alone it may be a year
        assert number == number.strip()


@given(st.integers(0, 999_999))
def test_a_number_with_separators_is_read_as_it_is_written(number):
    assert values(f"{number:,} votes in all") in ([number], [])  # a year is none
    assert values(f"{number:,}% of votes") == [number]


def test_number_words_add_up():
    assert spelled_value("seventy-five") == 75
    assert spelled_value("three hundred and twelve thousand") == 312_000


def test_about_a_figure_is_one_near_it_and_over_years_may_be_a_span():
    [claimed], [there] = figures("about nine fell"), figures("9.09 fell")
    assert claimed.follows_from(there)
    assert not figures("about nine")[0].follows_from(figures("9.5 fell")[0])


@pytest.mark.parametrize(
    ("claimed", "there", "follows"),
    [
        ("nearly 90 boats", "87 boats", True),
        ("close to 60 boats", "58 boats", True),
        ("nearly 27,000 boats", "more than 26,800 boats", True),
        ("about 26,000 boats", "more than 26,800 boats", False),
        ("nearly 87 boats", "84 boats", False),
        ("about 50 boats", "44 boats", False),
        ("nearly 70%", "67%", False),
    ],
)
def test_about_a_round_figure_is_what_rounds_to_it(claimed, there, follows):
    assert figures(claimed)[0].follows_from(figures(there)[0]) is follows


def test_a_range_has_the_sign_and_the_scale_of_either_side():
    assert [(f.value, f.unit) for f in figures("It costs $5-10 million.")] == [
        (5e6, "$"),
        (10e6, "$"),
    ]


def test_a_score_under_par_is_no_bound_and_a_plus_is_one():
    assert [f.bound for f in figures("a seven-under 65, 40-plus boats, 300+ tents")] == [
        "exact",
        "exact",
        "at least",
        "at least",
    ]
    assert figures("over 14 years")[0].bound == "exact"
    assert figures("over 14 people")[0].bound == "at least"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("In May 20-30 people died", [30]),
        ("They killed 12 to 15 March protesters", [12]),
        ("He said '40.'", [40]),
    ],
)
def test_a_count_beside_a_month_or_a_mark_is_no_day_and_no_year(text, counted):
    assert values(text) == counted


def test_a_row_of_digits_that_no_number_holds_is_no_figure():
    assert [figure.value for figure in figures(f"40 of {'9' * 400} died.")] == [40]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It costs ten to twelve dollars.", [(10, "$"), (12, "$")]),
        ("It costs $10 to $12.", [(10, "$"), (12, "$")]),
        ("Sales grew 4-7%.", [(4, "%"), (7, "%")]),
        ("Two to three million came.", [(2e6, ""), (3e6, "")]),
        ("It rose from 500 to 2 million.", [(500, ""), (2e6, "")]),
        ("They won 9-2 with 40%.", [(9, ""), (2, ""), (40, "%")]),
    ],
)
def test_what_is_behind_the_second_of_a_range_is_of_both(text, found):
    assert [(figure.value, figure.unit) for figure in figures(text)] == found


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("children younger than 5", "at most"),
        ("adults older than 65", "at least"),
        ("no older than 65", "at most"),
        ("over three months after she left", "at least"),
        ("over 3 years ago", "at least"),
        ("over three months", "exact"),
    ],
)
def test_ages_have_bounds_and_so_has_a_time_since_something(text, bound):
    assert only(text).bound == bound


def test_hours_of_the_day_are_no_figures():
    assert values("at 8 in the morning, by 9 o'clock") == []
    assert values("It killed 8 in the morning.") == [8]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("between five and ten boats", [5, 10]),
        ("between 2 and 3 million boats", [2e6, 3e6]),
        ("between two million and three million boats", [2e6, 3e6]),
        ("between two hundred and three hundred boats", [200, 300]),
        ("$2 to $3 million", [2e6, 3e6]),
        ("two thousand and three hundred boats", [2300]),
        ("one hundred and fifty million boats", [150e6]),
        ("rose from 40 to 2 million", [40, 2e6]),
    ],
)
def test_what_lies_between_two_figures_is_no_third(text, told):
    assert values(text) == told


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Nobody will have to stay longer than two years.", "at most"),
        ("None of them is younger than 45.", "at least"),
        ("Nobody came, but it killed more than 40 sheep.", "at least"),
        ("None of the more than 200 sheep died.", "at least"),
        ("Lind has never lost in more than 40 races.", "at least"),
        ("No one under 18 may vote.", "at most"),
        ("There are not more than 40 boats.", "at most"),
        ("There are not fewer than 40 boats.", "at least"),
        ("Children 12 and under may come.", "at most"),
        ("It is for those 65 and older.", "at least"),
        ("It killed 12 and over the years more.", "exact"),
        ("Lind worked there for over 20 years.", "at least"),
        ("Lind saw Berg over 20 years.", "exact"),
        ("a price of 31 rupees at most", "at most"),
        ("All of them are seventy or older.", "at least"),
        ("It killed 40 sheep at most farms.", "exact"),
    ],
)
def test_a_bound_is_turned_round_by_nobody_and_may_stand_behind(text, bound):
    assert only(text).bound == bound


@pytest.mark.parametrize("text", ["hotter than 40 degrees", "from the age of 40", "from age 40"])
def test_comparatives_and_ages_from_are_bounds(text):
    assert only(text).bound == "at least"


@pytest.mark.parametrize(
    "text", ["her twenty-first season", "the forty-second day, his ninety-ninth"]
)
def test_a_rank_in_words_is_no_figure(text):
    assert values(text) == []


def test_those_of_an_age_and_over_are_at_least_as_old_whatever_follows():
    assert only("Those 67 and over travel free.").bound == "at least"
    assert only("It sold 67 and over time more.").bound == "exact"
