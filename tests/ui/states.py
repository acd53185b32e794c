"""The states of the page that are compared with golden files: small answers, made by hand."""

from corpus import Article, Where
from qa import (
    Answer,
    Citation,
    Claim,
    ClaimChecked,
    Conflict,
    ConflictKind,
    Evidence,
    Found,
    Label,
    Link,
    Reading,
    TextDelta,
    Verdict,
)
from qa.answers_store import StoredAnswer
from ui.highlights import Highlight
from ui.live import Live
from ui.render import (
    OpenArticle,
    article_html,
    failure_html,
    live_html,
    turn_html,
    welcome_html,
)
from ui.turns import Coverage, Turn

STORM = Article(
    id="storm",
    title="Storm & flood",
    text="The storm killed 12 people.\nThe ferries stay in port.",
    source="Coast Daily",
    url="https://coast.example/storm",
    published="2024-03-04",
)
LATER = Article(id="later", title="More dead", text="Berg counts 27 dead.", published="2024-03-09")
DEAD, FERRIES = Citation(1, STORM, 0, 27), Citation(2, STORM, 28, 53)
COUNT = Citation(3, LATER, 0, 20)
HOLDS = Verdict(Label.SUPPORTED, 1.0, ("these are the article's own words",))
FAILS = Verdict(Label.UNSUPPORTED, 0.2, ("the source does not name Tuesday",))
WRONG = Verdict(Label.CONTRADICTED, 0.0, ("the source says 12, not 13",))
PLAIN = Verdict(Label.NOT_CHECKABLE, 0.0)
CLAIMS = (
    Claim("", "The storm killed 12 people.", (DEAD,), HOLDS),
    Claim(" ", "It came on Tuesday.", (FERRIES,), FAILS),
    Claim("\n\n", "13 died.", (DEAD, FERRIES), WRONG),
    Claim(" ", "That is all.", (), PLAIN),
)
FIGURES = Conflict(
    "dead",
    (
        Reading(12, "exact", "people", "people", "12", "Lindqvist", "2024-03-04", None, DEAD),
        Reading(27, "exact", "dead", "dead", "27", "Berg", None, "2024-03-09", COUNT),
    ),
    (Link(0, 1, "disputes"),),
)
PRINTS = Conflict(
    "Who won?",
    (
        Reading("Lindqvist", "exact", "", "", "Lindqvist", None, None, "2024-03-04", DEAD, 2),
        Reading("Berg", "exact", "", "", "Berg", None, None, "2024-03-09", COUNT),
    ),
    (Link(0, 1, "outnumbered by"),),
    ConflictKind.PRINTS,
)
STANCES = Conflict(
    "Did anybody die?",
    (
        Reading("says so", "exact", "", "", "says so", "Berg", None, "2024-03-09", COUNT),
        Reading("denies it", "exact", "", "", "denies it", "Lindqvist", "2024-03-04", None, DEAD),
    ),
    (Link(0, 1, "disputes"),),
    ConflictKind.STANCES,
)
COVERED = Coverage(
    2,
    1,
    ("Coast Daily",),
    2,
    "2024-03-04",
    "2024-03-09",
    examples=("What did Berg say about Vestby?",),
)


def turn(answer: Answer, where: Where = Where(), **more) -> str:  # noqa: B008
    kept = StoredAnswer("id-1", None, "2026-01-01T00:00:00+00:00", where, answer)
    return turn_html(Turn(kept, **more), COVERED)


def verdicts() -> str:
    answer = Answer("How many died?", CLAIMS, (), "openai", model="small-1", trace=("read as: …",))
    return turn(answer, thumb="down", note="Too short.", changes={"storm": "changed"})


def figures() -> str:
    answer = Answer("How many died?", CLAIMS[:1], (), "extractive", conflicts=(FIGURES,))
    return turn(answer, Where("2024-03-01", None, ("Coast Daily",)))


def prints() -> str:
    return turn(Answer("Who won?", CLAIMS[:1], (), "extractive", conflicts=(PRINTS,)))


def stances() -> str:
    return turn(Answer("Did anybody die?", CLAIMS[:1], (), "extractive", conflicts=(STANCES,)))


def nothing() -> str:
    nearest = (Evidence(STORM, 28, 53),)
    return turn(Answer("Who won?", (), nearest, "extractive", reason="The articles do not say."))


def live() -> str:
    state = Live("How many died?").after(Found((Evidence(STORM, 0, 27),)))
    events = [
        TextDelta(0, "The storm killed 12."),
        ClaimChecked(0, HOLDS, "The storm killed 12. [1]", (DEAD,)),
        TextDelta(1, " The ferries"),
    ]
    for event in events:
        state = state.after(event)
    return live_html(state)


def article() -> str:
    highlights = (Highlight(2, 28, 53, current=True), Highlight(1, 0, 27))
    differences = (("gone", "The ferries stay in port."), ("new", "The ferries sail."))
    opened = OpenArticle(STORM, highlights, "https://coast.example/storm", "changed", differences)
    return article_html(opened)


STATES = {
    "verdicts": verdicts,
    "figures": figures,
    "prints": prints,
    "stances": stances,
    "nothing": nothing,
    "live": live,
    "article": article,
    "failure": lambda: failure_html("Who won?", "http://127.0.0.1:9: refused", can_switch=True),
    "welcome": lambda: welcome_html(COVERED),
}
