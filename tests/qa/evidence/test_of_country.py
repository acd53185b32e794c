"""Of whom and where a question asks, and whether a sentence tells of others."""

import pytest

from corpus import Article
from qa.evidence.of_country import is_elsewhere, of_others, whose_asked
from qa.questions.plan import plan_question
from qa.values import Evidence


def sentence(text):
    return Evidence(Article(text=text), 0, len(text))


FINNMARK = Article(id="north", text="They went to Norway's northern Finnmark region.")


@pytest.mark.parametrize(
    ("question", "text", "others"),
    [
        ("Did Sweden send boats to Norway?", "Denmark has sent boats to Norway.", True),
        ("Did Sweden send boats to Norway?", "Sweden and Denmark sent boats to Norway.", False),
        ("Did Norway send boats to Sweden?", "Sweden is supplying Norway with boats.", True),
        ("Are Danish soldiers in Norway?", "Swedish soldiers have come to Norway.", True),
        ("Are Danish soldiers in Norway?", "Troops from Sweden have come to Norway.", True),
        ("Are Danish soldiers in Norway?", "Danish and Swedish soldiers came.", False),
        ("Are Danish soldiers in Norway?", "They have come to Norway.", False),
        ("Who is in Norway?", "Swedish soldiers have come to Norway.", False),
        (
            "Did Sweden send boats?",
            "Denmark helps Sweden's navy by sending boats, Lind said.",
            True,
        ),
        ("Is NATO going to send boats?", "NATO knows that Danish soldiers came.", True),
        ("Is NATO going to send boats?", "NATO will send boats to Danish soldiers.", False),
        ("Is NATO going to send boats?", "NATO has none to spare.", False),
        (  # who else is at the place
            "What did Lind say about Swedish soldiers in Vik?",
            "“There are 40 in Vik,” Lind said of the town where Danish troops have dug in.",
            False,
        ),
        (  # a deployment is nobody's whose name stands before it
            "Did Sweden send soldiers?",
            "Sweden welcomed the deployment of Danish soldiers.",
            True,
        ),
    ],
)
def test_whose_soldiers_or_boats_they_are_is_told(question, text, others):
    assert of_others(plan_question(question), sentence(text)) == others


@pytest.mark.parametrize(
    ("leant", "others"), [("boats, Sweden's coast guard, sent", False), ("Danish soldiers", True)]
)
def test_what_a_follow_up_leans_on_does_not_tell_who_sends_something(leant, others):
    text = "Sweden summoned the envoy over the Norwegian soldiers."
    plan = plan_question(f"Whom did they summon over it ({leant})?")
    assert of_others(plan, sentence(text)) == others


@pytest.mark.parametrize(("envoy", "others"), [("Denmark", True), ("Sweden", False)])
def test_his_country_is_that_of_the_speaker(envoy, others):
    text = "He denied that his country sent boats."
    told = f"{envoy}'s envoy to the United Nations spoke. {text}"
    said = Evidence(Article(text=told), told.index(text), len(told))
    assert of_others(plan_question("Did Sweden send boats?"), said) == others


@pytest.mark.parametrize(
    ("question", "text", "elsewhere"),
    [
        ("Are soldiers in Norway?", "Soldiers train in eastern Sweden.", True),
        ("Are soldiers in Norway?", "Soldiers train in eastern Norway.", False),
        ("Are soldiers in Norway?", "Soldiers train near Sweden.", False),
        ("Are soldiers in Norway or Sweden?", "Soldiers train in eastern Sweden.", False),
        ("Are soldiers in Norway?", "Soldiers train in Denmark and Norway.", False),
        ("Are soldiers in Norway?", "Soldiers went to Finnmark.", False),
        ("Are soldiers in Sweden?", "Soldiers went to Finnmark.", True),
        ("Are soldiers in Norway?", "Soldiers went to fight in Sweden.", False),  # what for
        ("Are soldiers in Norway?", "Soldiers went to Swedish-held parts of Norway.", False),
        ("Are there soldiers?", "Soldiers train in Sweden.", False),
    ],
)
def test_in_which_country_they_are_is_told(question, text, elsewhere):
    assert is_elsewhere(plan_question(question), text, [FINNMARK]) == elsewhere


def test_a_country_that_opens_a_question_is_the_one_asked_of():
    assert whose_asked(plan_question("Norway sent soldiers, didn't it?")) == "Norway"
