from corpus import Article
from qa.evidence.chronology import MOST, day_of, timeline
from qa.values import Evidence


def told(text, published=None):
    return Evidence(Article(id=text, text=text, published=published), 0, len(text), 0.9)


LATE = told("The dam broke on 9 May 2024.")
EARLY = told("Rain fell on Monday.", "2024-05-07")
REPORT = told("The minister came.", "2024-05-12")
OPEN = told("Water rose on May 8.")


def test_a_sentence_is_of_the_day_it_names_else_of_its_article():
    assert [day_of(s) for s in (LATE, EARLY, REPORT)] == ["2024-05-09", "2024-05-06", "2024-05-12"]
    assert day_of(OPEN) == "05-08"
    assert day_of(told("Water rose on Monday.")) == day_of(told("Water rose.")) == ""


def test_a_timeline_goes_by_the_days():
    assert timeline([LATE, REPORT, EARLY]) == [EARLY, LATE, REPORT]


def test_a_day_without_its_year_is_placed_by_month_and_day():
    assert timeline([LATE, OPEN, EARLY]) == [EARLY, OPEN, LATE]


def test_of_each_day_the_best_sentence_is_told_and_undated_ones_are_not():
    again = told("Trees fell on 9 May 2024.")
    assert timeline([LATE, again, told("It was bad.")]) == [LATE]
    many = [told(f"It rained on {day} May 2024.") for day in range(1, 20)]
    assert len(timeline(many)) == MOST
