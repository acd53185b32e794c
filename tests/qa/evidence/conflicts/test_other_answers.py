import pytest

from corpus import Article
from qa.evidence.conflicts.other_answers import ONE_THING, other_answers
from qa.evidence.selection import Found
from qa.questions.plan import plan_question
from qa.reading.overlap import overlap
from qa.values import Evidence


def found(*likely, title=""):
    """Sentences, each of its own article, with the log odds that they answer."""
    articles = [Article(id=str(i), text=text, title=title) for i, (text, _) in enumerate(likely)]
    evidence = tuple(Evidence(a, 0, len(a.text), 0.5) for a in articles)
    return Found(evidence, None, tuple(strength for _, strength in likely))


def others(question, told, *likely, title=""):
    def holds(statement, sentence):
        return overlap(statement, sentence.text) > 0.9

    judged = found(*likely, title=title)
    return [e.text for e in other_answers(plan_question(question, ()), judged, told, holds)]


@pytest.mark.parametrize(
    ("question", "told", "agreeing", "differing"),
    [
        ("Who won the race in Norrby?", "Ada Berg won the race in Norrby.",
         "The race was won by Berg.", "Ole Lund won it."),
        ("When did the dam of Norrby burst?", "It burst on 3 May 2021.",
         "The dam burst on May 3.", "It burst in June 2020."),
        ("How much did the bridge cost?", "The bridge cost $12 million.",
         "It cost 12 million dollars.", "It cost $15 million."),
        ("Who is the mayor of Norrby?", "“We rowed,” Mayor Ada Berg tells TIME.",
         "Mayor Berg of Norrby spoke.", "“We rowed,” Mayor Ole Lund tells TIME."),
        ("Which sport does Ada Berg play?", "Ada Berg plays handball.",
         "Ada Berg plays handball in Norrby.", "Ada Berg is a tennis player."),
    ],
)  # fmt: skip
def test_likely_sentences_that_answer_otherwise_are_given(question, told, agreeing, differing):
    assert others(question, [told], (agreeing, 0.9), (differing, 0.8)) == [differing]
    assert others(question, [told], (differing, -3.0)) == []


@pytest.mark.parametrize(
    ("question", "told", "there"),
    [
        ("Who won the race?", "Berg, the French runner, won.", "The French rower Lund won."),
        ("Where was the race?", "The race was in Lyon, France.", "The race was in Nice, France."),
        ("Where was the race?", "The race was in Paris, France.", "The race was in Nice, France."),
    ],
)  # fmt: skip
def test_a_nationality_or_country_in_common_is_no_answer_in_common(question, told, there):
    assert others(question, [told], (there, 0.9)) == [there]


def test_the_country_of_a_place_agrees_with_it():
    told = ["The race was in Lyon, in France."]
    assert others("Where was the race?", told, ("The race was in France.", 0.9)) == []


def test_whoever_only_tells_of_something_is_no_other_answer():
    told = ["Ada Berg won the race."]
    assert others("Who won the race?", told, ("“He ran well,” Ole Lund said.", 0.9)) == []


def test_what_nothing_told_can_differ_from_is_no_other_answer():
    assert others("Who won the race?", [], ("Ole Lund won the race.", 0.9)) == []


def test_questions_that_ask_for_no_one_thing_have_no_other_answers():
    assert others("How did Ada Berg react?", ["She left."], ("Ada Berg laughed.", 0.9)) == []


def test_another_answer_is_given_once_and_five_at_most():
    names = ("Ole Lund", "Eva Holm", "Per Vik", "Ida Moe", "Jon Tamm", "Liv Dahl")
    said = [(f"{name} won the race.", 0.9) for name in ("Ole Lund", *names)]
    told = ["Ada Berg won the race."]
    assert others("Who won the race?", told, *said) == [
        f"{name} won the race." for name in names[:5]
    ]


def test_figures_for_what_the_question_counts_are_given_unless_told():
    likely = [(f"{n} people died in the flood.", 0.0) for n in (40, 52, 52, 61)]
    told = ["The flood killed 40 people."]
    assert others("How many people died in the flood?", told, *likely) == [
        "52 people died in the flood.", "61 people died in the flood.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "one"),
    [
        ("What is the genre of the film Manic?", True), ("What sport is Tim good at?", True),
        ("Which political party is Senator Lind a part of?", True), ("What did Lind say?", False),
        ("What happened in Norrby?", False), ("What kind of soldiers are they?", False),
        ("Which actor won the prize?", True), ("In which city was Lind born?", True),
        ("What led to the strike?", False), ("What made him resign?", False),
        ("What else did she say?", False), ("What exactly happened?", False),
        ("Tell me what he said.", False), ("What about the strike?", False),
        ("What film won the prize?", True), ("What did he do?", False),
        ("Which ministers resigned?", False), ("What are the reasons of the strike?", False),
    ],
)  # fmt: skip
def test_questions_for_one_thing_are_told_from_open_ones(question, one):
    assert bool(ONE_THING.match(question)) is one


@pytest.mark.parametrize(
    ("told", "there", "differs"),
    [
        ("It burst on 3 May 2020.", "The dam burst in June 2020.", True),
        ("It burst in May 2021.", "The dam burst in May.", False),
        ("It burst on Friday.", "The dam burst on May 3.", False),
        ("It burst in 1961.", "The dam burst in 1962.", True),
        ("It burst in 1961.", "The dam drowned 1500 soldiers.", False),
    ],
)
def test_days_differ_in_what_both_tell(told, there, differs):
    found = others("When did the dam of Norrby burst?", [told], (there, 0.9))
    assert found == ([there] if differs else [])


def test_a_weekday_is_the_day_that_its_article_means():
    article = Article(id="a", text="The dam burst on Monday.", published="2021-05-05")
    known = Found((Evidence(article, 0, len(article.text), 0.5),), None, (0.9,))
    plan = plan_question("When did the dam burst?", ())
    for told, differs in (("It burst on 3 May 2021.", False), ("It burst on 10 May 2021.", True)):
        assert bool(other_answers(plan, known, [told], lambda *_: False)) is differs


def test_of_an_article_one_sentence_is_given_and_unread_ones_are_none():
    text = "Ole Lund won the race. Eva Holm won the race."
    article = Article(id="a", text=text)
    evidence = (Evidence(article, 0, 22, 0.5), Evidence(article, 23, len(text), 0.5))
    plan, told = plan_question("Who won the race?", ()), ["Ada Berg won the race."]
    both = other_answers(plan, Found(evidence, None, (0.9, 0.8)), told, lambda *_: False)
    assert [e.text for e in both] == ["Ole Lund won the race."]
    assert other_answers(plan, Found(evidence, None, (None, None)), told, lambda *_: False) == []


def test_a_sentence_with_a_figure_that_was_not_told_is_given():
    revised = "40 people died in the flood, up from 30 people."
    likely = [("40 people died.", 0.0), (revised, 0.0), ("30 people died in the flood.", 0.0)]
    question, told = "How many people died in the flood?", ["The flood killed 40 people."]
    assert others(question, told, *likely) == [revised]
    assert others(question, [], *likely) == []


def test_figures_that_surely_answer_are_given_though_they_count_by_another_name():
    question, told = "How many packs of juice were sold?", ["The firm sold 900 packs."]
    likely = [
        ("It sold 70 cases.", 1.4), ("Its 70 cases went fast.", 1.3), ("It sold 900 cases.", 1.2),
        ("It has 5 vans.", 0.5),
    ]  # fmt: skip
    assert others(question, told, *likely) == ["It sold 70 cases."]


def test_articles_called_by_the_name_tell_of_others_who_bear_it_though_less_likely():
    asked, told = "What is the profession of Ada Berg?", "Ada Berg, a pilot, left."
    another = "Ada Berg (rower) Ada Berg is a rower from Norrby."
    assert others(asked, [told], (another, -3.0)) == [another]
    assert others(asked, [another], (another, -3.0)) == []
    assert others(asked, [told], ("The friend of Ada Berg is a rower.", -3.0)) == []
    assert others(asked, [told], (another, -5.0)) == []
    assert others(asked, [told], (another, -3.0), title="Ada Berg (rower)") == [another]
    assert others(asked, [told], (another, -3.0), title="Ada Berg Wins Regatta") == []
