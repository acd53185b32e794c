import pytest

from corpus import Article
from qa.questions.offices import by_name, names_by_proxy
from qa.questions.plan import plan_question

REPORTS = [
    Article(
        id="talks",
        title="Talks in Oslo",
        text="Danish Foreign Minister Anna Lind met Ole Berg, who heads Norway's coast guard, in"
        " Oslo. Latvian President Vera Holt was ill. Swedish Defence Minister Petra Novak stayed at"
        " home.",
    ),
    Article(
        id="later",
        title="Novak resigns",
        text="Petra Novak resigned. Swedish Defence Minister Ida Moe takes over from her. The"
        " Danish ambassador to Norway, Per Dahl, and Riga Mayor Eva Liepa welcomed her."
        " Latvian government spokeswoman Zane Kalna said nothing.",
    ),
]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What did Denmark's top diplomat say?", "What did Anna Lind say?"),
        ("Is the chief Danish diplomat in Oslo?", "Is Anna Lind in Oslo?"),
        ("How is the Latvian head of state?", "How is Vera Holt?"),
        ("Where is Latvia's head of state's house?", "Where is Vera Holt's house?"),
        ("What did Holt's spokeswoman say?", "What did Zane Kalna say?"),
        ("Where are Holt's elite troops?", "Where are Latvia's elite troops?"),
        ("What did Holt's envoy bring?", "What did Latvia's envoy bring?"),
        (
            "Did Denmark's top diplomat call the Latvian head of state?",
            "Did Anna Lind call Vera Holt?",
        ),
    ],
)
def test_an_office_in_other_words_than_the_articles_is_read_as_the_name(question, named):
    plan = plan_question(question)
    assert names_by_proxy(plan)
    assert by_name(plan, REPORTS) == named


@pytest.mark.parametrize(
    "question",
    [
        "What did the Danish foreign minister say?",  # as the articles call her
        "Who is Denmark's top diplomat?",  # this asks for the name
        "When did Anna Lind become Denmark's top diplomat?",
        "Was Anna Lind Denmark's top diplomat?",
        "What did Denmark's top diplomat Anna Lind say?",
        "What did the Swedish defence boss say?",  # two bore it
        "What did the top diplomat say?",  # of which country?
        "What did the Finnish president say?",  # nobody tells who that is
        "Which country's head of state was ill?",
        "What did the former Latvian head of state say?",
        "Where are Berg's boats?",
        "Where are Per Dahl's soldiers?",  # of two countries, an ambassador
        "When did the rain stop?",
    ],
)
def test_any_other_office_stays(question):
    assert by_name(plan_question(question), REPORTS) == question


def test_without_articles_nobody_is_named():
    plan = plan_question("What did Denmark's top diplomat say?")
    assert by_name(plan, []) == plan.question
