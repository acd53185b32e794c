from datetime import date

from corpus import Article
from qa import Citation, Conflict, Reading
from ui.timeline import NOBODY, timeline

ARTICLE = Article(id="a", text="12 died.")
CITED = Citation(1, ARTICLE, 0, 8)


def reading(figure, speaker, said_on, published=None):
    return Reading(float(figure), "exact", "", "", figure, speaker, said_on, published, CITED)


def line(*readings):
    return timeline(Conflict("dead", readings))


def test_points_stand_where_their_days_are_between_the_first_and_the_last():
    shown = line(
        reading("12", "Lind", "2024-03-01"),
        reading("15", "Lind", "2024-03-06"),
        reading("19", "Berg", None, "2024-03-11T10:00:00+01:00"),
    )
    [lind, berg] = shown.lanes
    assert [(p.day.day, p.left, p.row) for p in lind.points] == [(1, 0.0, 0), (6, 50.0, 0)]
    assert [(p.day.day, p.left) for p in berg.points] == [(11, 100.0)]


def test_points_too_near_to_read_stand_in_rows():
    shown = line(
        reading("12", None, "2024-03-01"),
        reading("13", None, "2024-03-02"),
        reading("19", None, "2024-03-31"),
    )
    [lane] = shown.lanes
    assert (lane.speaker, lane.rows) == (NOBODY, 2)
    assert [point.row for point in lane.points] == [0, 1, 0]


def test_ticks_that_would_overlap_are_left_out():
    shown = line(*(reading("1", "Lind", f"2024-03-{day:02}") for day in (1, 2, 16, 30, 31)))
    assert [day for day, _ in shown.ticks] == [date(2024, 3, day) for day in (1, 16, 31)]


def test_without_two_certain_days_there_is_no_line():
    assert line(reading("12", "Lind", "2024-03-01"), reading("19", "Berg", "Monday")) is None


def test_readings_without_a_certain_day_are_counted():
    days = ("2024-03-01", "2024-03-09", "Monday")
    assert line(*(reading("1", "Lind", day) for day in days)).undated == 1
