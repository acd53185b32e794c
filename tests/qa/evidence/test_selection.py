import pytest

from corpus import Article
from embeddings.embedder import SentenceTransformerEmbedder
from qa.evidence.kinds import holds_kind, introduces
from qa.evidence.relevance import Relevance
from qa.evidence.selection import find_evidence
from qa.questions.plan import plan_question
from qa.values import Evidence
from tests.qa.assistants import EMBEDDER

FLOOD = Article(
    id="flood",
    title="Flood in Norrby",
    text="The river Alna flooded Norrby on Thursday. Anna Lindqvist said the flood killed 40"
    " people. Two bridges were closed. Trains stood still. FLOOD PICTURES",
)
COPY = Article(id="copy", title="Flood", text="The river Alna flooded Norrby on Thursday.")


def found(question, *articles, model=EMBEDDER):
    hits = [Evidence(a, 0, len(a.text)) for a in articles or (FLOOD,)]
    return find_evidence(plan_question(question), hits, Relevance(model))


def test_the_same_passages_are_judged_once_for_a_question():
    relevance, passages = Relevance(EMBEDDER), [Evidence(FLOOD, 0, len(FLOOD.text))]
    first, again = (
        find_evidence(plan_question("Which bridges were closed?"), passages, relevance)
        for _ in range(2)
    )
    assert first is again
    assert find_evidence(plan_question("Who closed it?"), passages, relevance) != first
    assert find_evidence(plan_question("Which bridges were closed?"), [], relevance) != first


def test_a_party_is_met_by_the_name_of_one():
    member = Article(id="member", text="Ada Berg sits in the senate as a Republican.")
    speaker = Article(id="speaker", text="Ada Berg sits in the senate as its speaker.")
    question = "What party does Ada Berg belong to in the senate?"
    assert found(question, member).answers
    assert not found(question, speaker).answers


def test_the_sentence_that_answers_comes_first():
    assert found("Which bridges were closed?").evidence[0].text == "Two bridges were closed."
    assert found("How many people did the flood kill?").evidence[0].text.endswith("40 people.")


def test_evidence_is_whole_sentences_best_first_and_no_headlines():
    evidence = found("Which bridges were closed?").evidence
    assert {e.text[-1] for e in evidence} == {"."}
    assert [e.score for e in evidence] == sorted((e.score for e in evidence), reverse=True)


def test_a_heading_that_asks_tells_nothing():
    asking = Article(id="q", text="What happens next in Norrby? The river Alna left its bed.")
    assert [e.text[-1] for e in found("What happens next in Norrby?", asking).evidence] == ["."]


def test_a_wording_that_stands_in_two_articles_is_there_once():
    texts = [e.text for e in found("Which river flooded Norrby?", FLOOD, COPY).evidence]
    assert texts.count(COPY.text) == 1


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("And then the river Alna flooded Norrby in the night.", 1),
        ("The river Alna flooded about Norrby in the night.", 2),
        ("The river Norrby flooded Alna in the night.", 2),
        ("The river Alna had not flooded Norrby in the night.", 2),
        ("The river Alna flooded Vik in the night.", 2),
    ],
)
def test_a_sentence_that_says_another_again_is_told_once(other, told):
    texts = ("The river Alna flooded Norrby in the night.", other)
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    assert len(found("Which river flooded Norrby?", *articles).evidence) == told


def test_a_question_that_is_met_is_answered():
    assert found("Which bridges were closed?").answers
    assert found("Which bridges were closed?").missing is None


def test_what_is_missing_is_told():
    assert found("How do elephants sleep?").missing == "nothing about “elephants”"


def test_what_stands_in_a_sentence_that_is_shown_only_lacks_the_rest():
    text = "Anna Lind came by boat. Trains ran late. Shops were full. Per Holt closed the harbour."
    article = Article(id="met", text=text.replace("full.", "full. Rain fell again."))
    missing = found("Where did Anna Lind close the harbour?", article).missing
    assert missing == "nothing about “Anna Lind” together with the rest of it"


def test_a_name_that_is_missing_is_told_in_full():
    assert found("Who is Erik Dahl-Moe?").missing == "nothing about “Erik Dahl-Moe”"
    assert found("When were the bridges closed?", COPY).answers is False


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("How many bridges were closed?", "no such number"),
        ("How much money did the bridges cost?", "no such sum"),
        ("When were the bridges closed?", "no such date"),
    ],
)
def test_an_article_without_the_kind_asked_for_does_not_answer(question, missing):
    bare = Article(id="bare", text="The bridges were closed. The bridges cost money.")
    assert found(question, bare).missing == missing


def test_a_number_that_is_not_there_is_not_answered_by_another():
    assert not found("Did the flood kill 70 people?").answers


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("How many sank?", "Nine ships sank.", "The ships sank."),
        ("How much did it cost?", "It cost €9.", "It cost a lot."),
        ("When did it sink?", "It sank on Monday.", "It sank fast."),
        ("When was it built?", "It was built in 486 BC.", "It was built by 486 men."),
        ("When was it built?", "It was built in the 1890s.", "It was built for ninety boats."),
        ("Who saw it?", "It was seen by Ole Berg.", "The boat was seen by fishermen."),
        ("Who built the pier?", "Ole Berg built it.", "Ole Berg said the pier was built."),
        ("Who said it has no leader?", "Ole Berg said it has no leader.", "It has no leader."),
        ("Who built it?", "It was built by Ole Berg.", "It was built, Ole Berg told the Post."),
        ("Who built it?", "Ole Berg said that he built it.", "It stood, according to Ole Berg."),
        ("Who heads the crew?", "Ole Berg, who heads it, spoke.", "The crew has no head."),
        ("In which place did it sink?", "It sank near Vik.", "It sank, and Vik mourned."),
        ("In which city was it built?", "It was built in Vik.", "It was built in Norway."),
        ("In which city did it lie?", "It lay in Vik.", "It lay in Norwegian-held waters."),
        ("In which city did it lie?", "It lay in Oslo.", "It was up to Oslo where it lay."),
        ("Which general led it?", "General Ole Berg led it.", "Secretary General Ole Berg led it."),
        ("Which general led it?", "Gen. Ole Berg led it.", "The General Assembly of Vik led it."),
        ("Which governments came?", "Norway and Peru came.", "Norway came."),
        ("Which bank paid?", "The Vik Savings Bank paid.", "Two banks in Norway paid."),
        ("Which bank paid for the Hilda?", "Norda paid.", "The Hilda was paid by a bank."),
    ],
)
def test_a_sentence_holds_the_kind_of_answer_or_does_not(question, yes, no):
    plan = plan_question(question)
    assert holds_kind(plan, yes)
    assert not holds_kind(plan, no)


def test_a_name_that_the_question_gives_is_not_who_it_asks_for():
    assert not holds_kind(plan_question("Who saw Ole Berg?"), "The fishermen saw Ole Berg.")


def test_a_bank_or_a_town_that_is_not_named_is_not_told():
    bare = Article(id="bare", text="The boat was built in Norway. A bank paid for the boat.")
    assert found("Which bank paid for the boat?", bare).missing == "no such name"
    assert found("In which town was the boat built?", bare).missing == "no such place"
    paid = Article(id="paid", text="Norda paid for the boat.")
    assert found("Which bank paid for the boat?", paid).answers
    assert found("Which hospital paid for the boat?", paid).missing == "no such name"
    home = Article(id="home", text="Norda, a hospital in Vik, paid for the boat.")
    assert found("Which hospital paid for the boat?", home).answers


def test_where_somebody_was_may_stand_before_the_pronoun():
    question = "In which city did Ole Berg praise the dam?"
    assert found(question, Article(id="a", text="Ole Berg is here. He did praise the dam.")).missing
    told = Article(id="told", text="Ole Berg met the press in Vik. He did praise the dam.")
    assert found(question, told).answers


def test_who_does_it_is_not_told_where_those_who_do_it_only_meet():
    question = "Who commands the fleet of Vik?"
    met = "Mayor Anna Lind met top commanders about the fleet of Vik."
    assert found(question, Article(id="met", text=met)).missing == "nothing about “commands”"
    told = f"{met} Admiral Ole Berg commands the fleet of Vik."
    assert found(question, Article(id="told", text=told)).answers


def test_a_rank_must_be_that_of_the_thing():
    plan = Article(
        id="plan",
        text="The first step of the plan is a new dam. It is the second plan for a dam in a year.",
    )
    assert found("What is the first step of the plan?", plan).answers
    assert found("What is the second step of the plan?", plan).missing == "no second step"
    assert found("What is step one of the plan?", plan).answers
    assert found("What is step two of the plan?", plan).missing == "no second step"


DATED = Article(
    id="dated", source="Norrby Post", published="2024-05-03",
    text="Anna Lindqvist closed two bridges on 2 May 2024.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Does the Norrby Post article say that two bridges closed?", None),
        ("Does the Echo article say that two bridges closed?", "no article of “Echo”"),
        ("What closed on 2 May 2024?", None),
        ("What closed on 3 May 2024?", None),  # the day of the article
        ("What closed on 9 May 2024?", "nothing of 2024-05-09"),
    ],
)
def test_publishers_and_days_that_are_named_must_be_there(question, missing):
    hits = [Evidence(DATED, 0, len(DATED.text))]
    plan = plan_question(question, ["Norrby Post"])
    assert find_evidence(plan, hits, Relevance(EMBEDDER)).missing == missing


def test_the_day_asked_for_goes_before_another():
    text = "Anna Lindqvist closed a bridge on 9 May. Anna Lindqvist closed a bridge on 2 May."
    days = Article(id="days", text=text)
    assert "2 May" in found("What did Anna Lindqvist close on 2 May?", days).evidence[0].text


def test_what_a_follow_up_leans_on_need_not_stand_there_word_for_word():
    assert found("How many people did it kill (Why was Norrby flooded and evacuated)?").answers


def test_a_name_that_is_not_there_is_not_excused():
    assert (
        found("How many people did the flood kill in Ostvik?").missing == "nothing about “Ostvik”"
    )


def test_what_the_question_says_was_done_must_be_said():
    text = "Anna Lindqvist summoned the ambassador of Norway to Norrby on Thursday over the dam."
    met = Article(id="met", text=text)
    question = "Why did Anna Lindqvist {} the ambassador of Norway to Norrby over the dam?"
    assert found(question.format("summon"), met).answers
    assert found(question.format("expel"), met).missing == "nothing about “expel”"


def test_who_holds_an_office_goes_before_who_is_near_it():
    near = "The trip of Ole Berg was his first as Norwegian foreign minister."
    named = "Danish Foreign Minister Anna Lind stayed at home."
    both = Article(id="both", text=f"{near} {named}")
    assert found("Who is Denmark's foreign minister?", both).evidence[0].text == named
    assert found("Who is Sweden's foreign minister?", both).missing == (
        "nobody is named as Sweden's foreign minister"
    )


def test_an_age_is_asked_for_and_must_be_told():
    old = Article(id="old", text="Anna Lind, who is 40 years old, met Ole Berg.")
    young = Article(id="young", text="Anna Lind met Ole Berg.")
    assert found("How old is Anna Lind?", old).answers
    assert found("How old is Anna Lind?", young).missing == "no such age"


def test_whoever_the_question_names_is_not_the_official_it_asks_for():
    met = Article(id="met", text="Norway called in Anna Lind, the ambassador.")
    assert found("Which official called in Lind?", met).missing == "nobody is named"


@pytest.fixture(scope="module")
def model():
    """The packaged embedding model: which words mean the same is nothing that hashes know."""
    return SentenceTransformerEmbedder()


def test_a_sentence_that_leaves_no_word_open_goes_before_one_that_does(model):
    text = (
        "Anna Lind, the mayor, said on Monday that Anna Lind's plan for the dam would go on."
        " Ole Berg was there. Rain fell. Trains stood still. Snow fell on Tuesday."
        ' Anna Lind came late. "I regret the noise of the pumps," she said.'
    )
    plan = Article(id="plan", text=text)
    first = found("What did Anna Lind say about the noise of the pumps?", plan, model=model)
    assert "pumps" in first.evidence[0].text


def test_a_count_of_those_who_did_something_else_is_no_answer(model):
    army = Article(id="army", text="Norway said that 300 of its soldiers arrived by ship.")
    assert found("How many soldiers arrived in Norway?", army, model=model).answers
    assert not found("How many soldiers resigned in Norway?", army, model=model).answers


def test_soldiers_of_a_country_are_not_those_of_an_alliance(model):
    army = Article(id="army", text="NATO's chief said that Norway has sent 3,000 soldiers to Oslo.")
    assert not found("How many NATO soldiers are in Oslo?", army, model=model).answers
    assert found("How many Norwegian soldiers are in Oslo?", army, model=model).answers


def test_countries_are_more_than_one(model):
    one, two = "Norway backs the pact.", "The pact is backed by Denmark and by Sweden."
    pact = Article(id="pact", text=f"{one} {two}")
    asked = found("Which countries back the pact?", pact, model=model)
    assert asked.evidence[0].text == two


def test_a_figure_of_somebody_may_stand_behind_a_pronoun(model):
    text = "Anna Lind met the press in Vik. {} said that 40 homes were empty in Vik."
    question = "How many homes in Vik did Anna Lind say were empty?"
    for who, missing in (("She", None), ("Ole Berg", "no such number of Anna Lind")):
        article = Article(id="vik", text=text.format(who))
        assert found(question, article, model=model).missing == missing


def test_hundreds_are_a_number_of_nobody_in_particular(model):
    article = Article(id="vik", text="Hundreds of homes were empty in Vik.")
    assert found("How many homes were empty in Vik?", article, model=model).answers


def test_what_stands_there_almost_as_asked_may_be_called_otherwise(model):
    text = "Ole Berg brought a letter from Anna Lind to Norway."
    met = Article(id="met", text=text)
    question = "What {} did Ole Berg bring to Norway from Anna Lind?"
    assert found(question.format("message"), met, model=model).answers
    assert not found(question.format("weapon"), met, model=model).answers


def test_a_short_question_is_met_by_one_sentence_that_has_its_words(model):
    sent = Article(
        id="sent", title="Help for Vik", text="Norway has sent help to the towns on the coast,"
        " with an initial contingent of some 300 engineers arriving by ship in Vik on Friday.",
    )  # fmt: skip
    assert found("How big is the initial contingent?", sent, model=model).answers
    assert not found("How big is the final contingent?", sent, model=model).answers


def test_how_long_is_told_by_a_length_of_time(model):
    met = "Anna Lind met Ole Berg in Vik on Monday."
    told = Article(id="told", text=f"{met} The talks lasted three hours.")
    untold = Article(id="untold", text=f"{met} The talks were about the dam.")
    asked = "How long did the talks of Anna Lind and Ole Berg last?"
    assert found(asked, told, model=model).answers
    assert found(asked, untold, model=model).missing == "no such length of time"


def test_words_of_the_one_asked_about_go_before_those_of_others(model):
    text = (
        "Sweden may close its border after Norway closed the border, said Ole Berg."
        " Norway said the closure was lawful and would be short."
    )
    article = Article(id="border", title="Border", text=text)
    evidence = found("What has Norway itself said about closing the border?", article, model=model)
    assert evidence.evidence[0].text.startswith("Norway said")


def test_whom_the_question_says_that_somebody_told_it_is_named_there():
    told = "Anna Lind told the Norrby Post that the dam would hold. Ole Berg stayed at home."
    article = Article(id="told", source="Coast Daily", text=told)
    assert found("What did Anna Lind tell the Norrby Post?", article).answers
    assert found("What did Anna Lind tell the Coast Daily?", article).answers
    missing = found("What did Anna Lind tell Vera Holt?", article).missing
    assert missing == "no words of Anna Lind about it"


@pytest.mark.parametrize("marks", ["“{}”", "'{}'"])
def test_a_sentence_with_the_words_that_the_question_quotes_goes_first(marks):
    text = "Lind said of all in the boat of Vik no word. “It is no boat at all,” Ole Berg said."
    question = f"Who said of the boat of Vik {marks.format('it is no boat at all')}?"
    first = found(question, Article(id="boat", text=text)).evidence[0].text
    assert first.endswith("Ole Berg said.")


def test_a_country_is_not_met_by_one_that_is_near(model):
    text = "North Korea will send boats to Peru in May. Peru said it was ready."
    article = Article(id="boats", title="Boats for Peru", text=text)
    assert found("When will North Korea send boats?", article, model=model).answers
    asked = "When will South Korea send boats to Peru?"
    assert found(asked, article, model=model).missing == "nothing about “South Korea”"
    seoul = Article(id="seoul", title="Boats", text="Seoul will send boats to Peru in May.")
    assert found(asked, seoul, model=model).answers


def test_a_rank_need_not_stand_there_in_its_own_word(model):
    text = "Ada Berg, who speaks for Norway in Vik, said that the boats were empty."
    article = Article(id="boats", title="Boats of Norway", text=text)
    for rank in ("envoy", "deputy", "representative"):
        asked = f"What did Norway's {rank} Ada Berg say about the boats?"
        assert found(asked, article, model=model).answers


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What did Ole Berg say about the 40 boats?", None),
        ("What did Ole Berg say about the 70 boats?", "no words of Ole Berg about it"),
        ("Did Ole Berg say that 40 boats were empty?", None),
        ("Did Eva Holt say that 40 boats were empty?", "no words of Eva Holt about it"),
    ],
)
def test_words_about_a_figure_stand_near_it(model, question, missing):
    text = "Some 40 boats came to Norrby. Ole Berg said that the boats were empty."
    article = Article(id="boats", title="Boats of Norrby", text=text)
    assert found(question, article, model=model).missing == missing


def test_what_was_called_off_is_not_met_by_a_call(model):
    text = (
        "Anna Lind travelled to Vik on Monday. She repeated her call for help on the trip to Vik."
    )
    article = Article(id="trip", title="Trip", text=text)
    assert not found("Why did Anna Lind call off her trip to Vik?", article, model=model).answers


def test_a_distance_is_told_by_a_measure():
    plan = plan_question("How far did the ship sail?")
    assert holds_kind(plan, "It sailed 40 nautical miles.")
    assert not holds_kind(plan, "It sailed on 4 May with 40 men.")


def test_the_figure_that_the_question_gives_stands_in_the_first_sentence(model):
    text = (
        "Anna Lind said 900 men from Norway were in Vik. There are 1,200 in Moss, Anna Lind said."
    )
    article = Article(id="men", title="Men from Norway", text=text)
    first = found("Where are there 1,200 men from Norway?", article, model=model).evidence[0]
    assert first.text.startswith("There are 1,200")


def test_whatever_tells_of_the_day_answers_what_happened_on_it(model):
    text = "On 3 May, Anna Lind closed the dam. On 4 May, Ole Berg opened the road."
    article = Article(id="days", title="Dams", text=text, published="2024-05-05")
    first = found("What happened on 4 May?", article, model=model)
    assert first.answers
    assert first.evidence[0].text.startswith("On 4 May")
    assert not found("What happened on 9 May?", article, model=model).answers


def test_a_sentence_that_only_says_the_question_again_is_no_evidence(model):
    text = "The revenue of Falk in 2020. Falk earned 40 million crowns, 3 million more than before."
    article = Article(id="falk", title="Falk", text=text)
    told = found("What was the revenue of Falk in 2020?", article, model=model)
    assert not any(e.text.startswith("The revenue") for e in told.evidence)
    again = found("Was the dam closed?", Article(id="dam", text="The dam was closed."), model=model)
    assert again.evidence[0].text == "The dam was closed."


def test_nobody_who_runs_something_is_named_in_the_words_of_the_question(model):
    article = Article(id="navy", title="Navy", text="The navy of Norway left Vik on Monday.")
    asked = found("Who runs the Norwegian navy?", article, model=model)
    assert asked.missing == "nobody is named who runs the Norwegian navy"


def test_those_counted_may_be_called_otherwise(model):
    text = "Some 40 soldiers of Norway are expected to go to Vik, Anna Lind said on Monday."
    article = Article(id="soldiers", title="Soldiers", text=text)
    asked = "Out of the whole contingent, how many men did Anna Lind think would go to Vik?"
    assert found(asked, article, model=model).answers


def test_what_a_reason_is_asked_for_must_have_been_done(model):
    text = "Norway summoned the ambassador of Peru on Monday to protest against its boats in Vik."
    article = Article(id="summoned", title="Protest", text=text)
    asked = "What reason did Norway give for {} the ambassador of Peru?"
    assert found(asked.format("expelling"), article, model=model).missing == (
        "nothing about “expelling”"
    )
    assert found(asked.format("summoning"), article, model=model).answers


def test_a_capital_that_somebody_visits_is_named_itself(model):
    text = "Anna Lind of Norway visited Kyiv on Monday. Peru has sent 40 boats to Norway."
    article = Article(id="visit", title="Visit", text=text)
    assert not found("When did Anna Lind visit Lima?", article, model=model).answers
    assert found("When did Anna Lind visit Kyiv?", article, model=model).answers
    assert found("How many boats has Lima sent?", article, model=model).answers


@pytest.mark.parametrize(
    ("text", "introduced"),
    [
        ("Anna Lind, a pharmacist of Vik, left.", True),
        ("Anna Lind, 42, a pilot, left.", True),
        ("Anna Lind, who founded Norda, left.", True),
        ("Anna Lind is one of the richest in Vik.", True),
        ("The storm took epidemiologist Anna Lind by surprise.", True),
        ("After Anna Lind left, it rained.", False),
        ("Lind, the day after, left.", False),
        ("Anna Lind left, an hour late.", False),
        ("Last summer Anna Lind left.", False),
        ("Anna Lind, the police said, left.", False),
        ("Anna Lind, a day later, left.", False),
        ("Anna Lind, who was there, left.", False),
        ("Anna Lind was the first to leave.", False),
        ("Anna Lind, the founder of Norda, left.", True),
    ],
)
def test_whoever_is_called_something_beside_the_name_is_introduced(text, introduced):
    whole = Evidence(Article(text=text), 0, len(text))
    assert introduces(plan_question("Who is Anna Lind?"), whole) == introduced
