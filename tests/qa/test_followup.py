import pytest

from qa.questions.followup import standalone
from qa.questions.parts import questions
from qa.questions.plan import plan_question

TURNS = [("Who runs Norrby?", "Berg."), ("How many boats did Lindqvist see?", "About 40. [1]")]


@pytest.mark.parametrize(
    "question", ["And when?", "Why?", "Where were they?", "When did the ships leave?"]
)
def test_a_question_that_leans_on_the_last_one_gets_its_words(question):
    asked = standalone(question, TURNS)
    assert "boats" in asked
    assert "Lindqvist" in asked
    assert "Norrby" not in asked


@pytest.mark.parametrize(
    "question",
    [
        "Name the mayor of Oslo",
        "How many elephants live in Kenya?",
        "When did the council of Bergen vote on the new harbour budget?",
    ],
)
def test_a_question_that_stands_alone_stays(question):
    assert standalone(question, TURNS) == question


def test_the_first_question_stays_as_it_is():
    assert standalone("And when?", []) == "And when?"


def test_the_words_of_the_new_question_come_first_and_none_comes_twice():
    asked = standalone("How many boats were theirs?", TURNS)
    assert asked.startswith("How many boats were theirs")
    assert asked.count("boats") == 1


@pytest.mark.parametrize("question", ["And Berg?", "What about Berg?", "According to Berg?"])
def test_another_name_takes_the_place_of_the_speaker_asked_for(question):
    assert standalone(question, TURNS) == "How many boats did Berg see?"


def test_another_speaker_is_not_asked_for_with_the_last_one():
    asked = standalone("And how many did Eva Holm estimate?", TURNS)
    assert "Lindqvist" not in asked
    assert "boats" in asked


def test_what_somebody_says_is_said_about_the_last_question():
    assert "boats" in standalone("What does Holm say?", TURNS)
    assert standalone("Who is Eva Holm?", TURNS) == "Who is Eva Holm?"


def test_a_question_that_leans_on_one_that_leans_gets_the_words_of_both():
    asked = standalone("Where did they go?", [*TURNS, ("When were the boats seen?", "On Monday.")])
    assert "Lindqvist" in asked
    assert "(" in asked
    assert asked.count("boats") == asked.count("(") == 1


@pytest.mark.parametrize(
    ("last", "question", "read"),
    [
        ("What did the mayor say about Vik?", "And Berg?", "What did Berg say about Vik?"),
        (
            "How many ships in Vik did Vik claim to lose?",
            "And Oslo?",
            "How many ships in Vik did Oslo claim to lose?",
        ),
        ("How many died in Vik?", "And in Oslo?", "How many died in Oslo?"),
        ("Who runs the port of the Vik?", "And of Oslo?", "Who runs the port of Oslo?"),
        ("Who runs Vik?", "And in Oslo?", "What about in Oslo (runs Vik)?"),
        ("Who runs Vik?", "In Oslo?", "What about in Oslo (runs Vik)?"),
        ("Who leads Norway?", "And in Sweden?", "Who leads Sweden?"),
        ("How many people died?", "And in Oslo?", "How many people died in Oslo?"),
        (
            "How many Norwegian boats are there?",
            "In repair?",
            "How many Norwegian boats are there in repair?",
        ),
        ("How many went to Vik?", "And in Oslo?", "What about in Oslo (Vik)?"),
        ("Did Berg resign?", "And in Sweden?", "What about in Sweden (Berg resign)?"),
        ("What did Berg say about dams?", "US?", "What did US say about dams?"),
        ("What did Berg say about dams?", "The mayor?", "What did the mayor say about dams?"),
        ("What did the mayor say?", "And the governor?", "What did the governor say?"),
        ("What did the mayor of Vik say?", "The judge?", "What did the judge say (Vik)?"),
        ("Who is the mayor of Vik?", "And the governor?", "the governor (mayor, Vik)?"),
        ("Who sank in Vik in 2016?", "And who sank in 2020?", "who sank in 2020 (Vik)?"),
        ("What did Berg say in May?", "And in June?", "in June (Berg)?"),
        ("What did Berg say on Monday?", "And on Friday?", "on Friday (Berg)?"),
        ("When will they leave Vik?", "Why?", "Why (leave Vik)?"),
        ("Does Berg want Vik?", "And Holm?", "What about Holm (Berg, Vik)?"),
        ("Did Norway send boats to Peru?", "And Sweden?", "Did Sweden send boats to Peru?"),
        ("What did Berg say about dams?", "And why?", "why (Berg, dams)?"),
        ("What did Berg say on dams in May?", "And on tax?", "What did Berg say on tax in May?"),
        ("What did Berg say about dams?", "And on Tuesday?", "on Tuesday (Berg, dams)?"),
        ("How many orders did Berg sign?", "And Lund?", "How many orders did Lund sign?"),
        ("Did Berg visit Norway?", "And Sweden?", "Did Berg visit Sweden?"),
        ("How old is Berg's dog?", "And Lund?", "How old is Lund's dog?"),
        ("How many boats sank in 2019?", "And in 2020?", "How many boats sank in 2020?"),
        ("How many boats sank?", "What about 2020?", "How many boats sank in 2020?"),
        ("What did Berg say about dams?", "And on tax?", "What did Berg say about tax?"),
        ("What did Berg say about dams?", "What about tax?", "What did Berg say about tax?"),
        ("Did Berg call Holm a liar?", "And Holm?", "What about Holm (Berg, liar)?"),
        ("What did Berg say about Vik?", "Really?", "What did Berg say about Vik?"),
        ("What did Berg say about Vik?", "Tell me more.", "Tell me more about that (Berg, Vik)"),
        ("Did Berg accuse Holm?", "Did Holm respond?", "Did Holm respond (Berg accuse)?"),
        ("When did Berg, Holm and Lund meet?", "Why?", "Why (Berg, Holm, Lund meet)?"),
    ],
)
def test_turns_of_a_newsroom_are_read_as_they_are_meant(last, question, read):
    assert standalone(question, [(last, "")]) == read


@pytest.mark.parametrize(
    "question",
    [
        "What happened in Vik this week?",
        "Is there a strike in Vik?",
        "Is it true that Holm won?",
        "When did Holm and Lund sign their pact?",
        "how many people died in the flood in vik",
    ],
)
def test_words_that_point_nowhere_do_not_lean(question):
    assert standalone(question, [("What did Berg say about the budget?", "")]) == question


def test_whom_a_rewritten_turn_asks_for_is_replaced_again():
    turns = [("What did Berg say about Vik?", ""), ("What about Holm?", "")]
    assert standalone("And Lund?", turns) == "What did Lund say about Vik?"
    later = [*turns, ("When was that?", "")]
    assert standalone("And Lund?", later) == "What did Lund say about Vik?"


def test_the_brackets_of_a_question_of_its_own_are_not_leant_on():
    assert standalone("Who died in the flood (Vik)?", []) == "Who died in the flood, Vik?"
    assert standalone(" ", [("Who?", "")]) == " "


def test_however_long_a_conversation_is_only_its_last_turns_are_read():
    turns = [("Who runs Norrby?", "Berg."), *[("Why?", "It rained.")] * 2000]
    assert "Norrby" not in standalone("And when?", turns)
    assert "Norrby" in standalone("And when?", turns[:5])


def test_of_what_a_follow_up_leans_on_no_word_is_asked_for_alone():
    plan = plan_question("When will they leave (Lindqvist boats Vik)?")
    assert plan.points_back
    assert [t.word for t in plan.terms if t.start in plan.leaning and t.weight >= 1] == [
        "Lindqvist", "Vik",
    ]  # fmt: skip
    assert not plan_question("When will the ferries leave (Lindqvist boats Vik)?").points_back
    assert not plan_question("When will they leave Vik?").points_back


def test_what_is_said_beside_a_question_need_not_be_met():
    plan = plan_question("I love fishing. May I fish in the harbour of Vik?")
    assert {t.word for t in plan.terms if t.weight >= 1} == {"fish", "harbour", "Vik"}
    subject = plan_question("There was a flood in Vik. How many died?")
    assert {t.word for t in subject.terms if t.weight >= 1} >= {"flood", "Vik", "died"}
    assert questions("I love fishing. Who runs the harbour?") == [
        "I love fishing. Who runs the harbour?"
    ]
    remark = plan_question("I love fishing in Vik.")
    assert {t.word for t in remark.terms if t.weight >= 1} == {"love", "fishing", "Vik"}


@pytest.mark.parametrize(
    ("question", "read"),
    [
        (
            "Mayor Anna Lind was fined on Monday. Which town does she serve?",
            "Which town does she serve (Mayor Anna Lind, fined, Monday)?",
        ),
        (
            "Vik loses two boats a year. Which harbour sells boats that were lost?",
            "Which harbour sells boats that were lost (Vik loses two)?",
        ),
        ("I live in Vik. May I fish in the harbour?", None),
        ("Who is she? Why did Anna Lind resign?", None),
        ("Anna Lind resigned. Tell me more about it.", None),
        ("Did Gov. Anna Lind resign?", None),
    ],
)
def test_a_statement_before_a_question_is_leant_on(question, read):
    assert standalone(question, []) == (read or question)


def test_what_two_statements_tell_does_not_become_one():
    read = standalone("Lind left. Berg stayed. When did it happen?", [])
    assert read == "When did it happen (Lind left, Berg stayed)?"


def test_the_end_of_what_a_question_leans_on_is_nobody_who_says_something():
    turn = "It ends with Anna Lind and Ole Berg targeting states. How many votes are needed?"
    assert plan_question(standalone(turn, [])).speaker == ""


@pytest.mark.parametrize(
    ("turn", "read"),
    [
        ("I meant in Alna", "How many boats sank in Alna?"),
        ("Sorry, I meant Alna.", "How many boats sank in Alna?"),
        ("oops, correction to Alna", "How many boats sank in Alna?"),
        ("not Vik, Alna", "How many boats sank in Alna?"),
        ("No, I mean the small ones", "How many boats sank in Vik (the small ones)?"),
        ("I meant why they sank", "Why they sank (boats, Vik)?"),
        ("I mean, why did they sink?", "Why did they sink (boats sank, Vik)?"),
        ("No, in Alna", "How many boats sank in Alna?"),
        ("Sorry, Alna!", "How many boats sank in Alna?"),
        ("No, really?", "How many boats sank in Vik?"),
        ("Not in Vik, in Alna", "How many boats sank in Alna?"),
        ("I meant Alna, not Vik", "How many boats sank in Alna?"),
        ("not ink, oil", "not ink, oil (boats sank, Vik)?"),
        ("I mean that they sank", "I mean that they sank (boats, Vik)?"),
        (
            "Not yet, but when will they sail?",
            "Not yet, but when will they sail (boats sank, Vik)?",
        ),
        ("I mean it", "I mean it (boats sank, Vik)?"),
    ],
)
def test_what_was_meant_takes_the_place_of_what_was_said(turn, read):
    assert standalone(turn, [("How many boats sank in Vik?", "Ten.")]) == read


def test_who_was_meant_is_asked_for_instead_of_whom_was_named():
    history = [("What did Anna Lind say about the dam?", "")]
    assert standalone("I was asking about Berg", history) == "What did Berg say about the dam?"
    assert standalone("No, the mayor", history) == "What did the mayor say about the dam?"
    assert standalone("I was asking about Berg", []) == "I was asking about Berg"


def test_what_somebody_was_to_speak_of_is_corrected_too():
    history = [("What did Anna Lind say about the dam?", "")]
    for turn in ("I meant the bridge", "Sorry, I mean about the bridge"):
        assert standalone(turn, history) == "What did Anna Lind say about the bridge?"
    bare = standalone("I meant the bridge", [("What did Lind say?", "")])
    assert bare == "What did Lind say (the bridge)?"


@pytest.mark.parametrize(
    ("turn", "read"),
    [
        ("I meant Alna", "floods in Alna"),
        ("I meant in Alna", "floods in Alna"),
        ("I meant the fires", "the fires"),
    ],
)
def test_a_topic_is_corrected_like_a_question(turn, read):
    assert standalone(turn, [("floods in Vik", "")]) == read


@pytest.mark.parametrize(
    ("turn", "read", "kind"),
    [
        ("casualties", "casualties (dam broken, Vik)", "topic"),
        ("casualties?", "casualties (dam broken, Vik)?", "open"),
        ("the mayor's reaction", "the mayor's reaction (dam broken, Vik)?", "open"),
    ],
)
def test_a_topic_after_a_question_stays_one_and_leans_on_it(turn, read, kind):
    asked = standalone(turn, [("Why has the dam broken in Vik?", "")])
    assert asked == read
    assert plan_question(asked).kind == kind


@pytest.mark.parametrize(
    ("turn", "read"),
    [
        ("Thanks! Who owns it?", "Who owns it (dam, Vik)?"),
        ("Is that all? I heard that Lind has left.", "Has Lind left?"),
        ("Why? And who owns it?", "Why? And who owns it (dam, Vik)?"),
        ("Thank you very much. Who owns it?", "Who owns it (dam, Vik)?"),
        ("That's sad. Who owns it?", "Who owns it (dam, Vik)?"),
        ("Great! Did it break?", "Did it break (dam, Vik)?"),
        ("It is cracked. Who owns it?", "Who owns it (cracked, dam, Vik)?"),
        ("Thanks!", "Thanks!"),
    ],
)
def test_sentences_that_say_nothing_before_others_are_left_out(turn, read):
    assert standalone(turn, [("Does the dam hold in Vik?", "")]) == read


def test_what_asks_with_a_word_of_its_own_is_no_place():
    assert standalone("And at what cost?", [("Who paid?", "")]) == "at what cost (paid)?"


def test_a_turn_that_only_thanks_is_none_to_lean_on():
    turns = [("Does the dam hold in Vik?", "Yes."), ("Great, thanks!", "Nothing is asked.")]
    assert standalone("Who owns it?", turns) == "Who owns it (dam, Vik)?"


@pytest.mark.parametrize(
    ("asked", "turn", "read"),
    [
        ("What did Lind say about the dam?", "Berg", "What did Berg say about the dam?"),
        ("What did Lind say about the dam?", "Ole Berg?", "What did Ole Berg say about the dam?"),
        ("How many boats did Lind count?", "Norway", "How many boats did Norway count?"),
        ("Who won in Norrby?", "Vik?", "What about Vik (won, Norrby)?"),
        ("Who won in Norrby?", "Vik", "Vik"),
        ("Who won in 2016?", "2020", "Who won in 2020?"),
        ("Who won in Norrby?", "in 2020?", "Who won in Norrby in 2020?"),
        ("What did Lind say about the dam?", "Really?", "What did Lind say about the dam?"),
    ],
)
def test_a_name_alone_is_asked_the_same(asked, turn, read):
    assert standalone(turn, [(asked, "")]) == read


@pytest.mark.parametrize(
    ("before", "reply", "question", "read"),
    [
        ("Who counted 40 boats?", "Post: 40 boats had come, Ole Berg said. [1]", "Who is he?",
         "Who is Ole Berg?"),
        ("Who counted 40 boats?", "[Berg] said so. [1]", "What else did he say about boats?",
         "What else did Berg say about boats (counted 40)?"),
        ("Who won in Norrby?", "Anna Lind won in Norrby. [1]", "How old is she?",
         "How old is Anna Lind (won, Norrby)?"),
        ("What did Lind say about the dam?", "No. [1]", "Why was she in Vik?",
         "Why was Lind in Vik (dam)?"),
        ("What did Lind announce in Vik?", "No. [1]", "What did she warn of?",
         "What did Lind warn of (Vik)?"),
        ("Did Anna Lind leave?", "Yes. [1]", "Who replaced her?",
         "Who replaced Anna Lind (leave)?"),
        ("Who shot Ole Berg?", "Police said Eva Holm shot Berg. [1]", "Was she caught?",
         "Was Eva Holm caught (shot Ole Berg)?"),
        ("What did the French minister say?", "No. [1]", "Who is she?",
         "Who is the French minister?"),
        ("Who is Anna Lind?", "Anna Lind is a mayor. [1]", "What is her trade?",
         "What is Anna Lind's trade?"),
    ],
)  # fmt: skip
def test_he_is_who_was_asked_about_or_whom_the_answer_named(before, reply, question, read):
    assert standalone(question, [(before, reply)]) == read


@pytest.mark.parametrize(
    ("before", "reply", "question"),
    [
        ("Who criticised it?", "Lind and Berg criticised it. [1]", "Where was he?"),
        ("Who won in Vik?", "Anna Lind beat Ole Berg in Vik. [1]", "Where was she?"),
        ("Who leads the talks?", "The articles do not answer this question.", "Where was she?"),
        ("What did Norway say?", "No. [1]", "Where was she?"),
        ("What did Ole Berg tell Anna Lind?", "No. [1]", "Where was she?"),
        ("What did Lind say?", "No. [1]", "Where were they?"),
        ("Who shot Berg?", "Police said a man shot Berg. [1]", "Where was he?"),
        ("Who said so?", "Of 40, 22 sank in Erie County. [1]", "Where was he?"),
        ("What did the mayor say about Ole Berg?", "No. [1]", "Where was he?"),
        ("Why did Norda shares fall?", "No. [1]", "Where was he?"),
    ],
)
def test_whom_he_means_stays_open_where_several_or_none_are_named(before, reply, question):
    assert standalone(question, [(before, reply)]).startswith(question.rstrip("?"))


def test_words_of_two_turns_do_not_become_one_name():
    turns = [("How many soldiers did Lind see?", "40. [1]"), ("Have they come to Norway?", "Yes.")]
    assert "Norway, soldiers" in standalone("Who summoned whom over it?", turns)


@pytest.mark.parametrize(
    ("turn", "read"),
    [("That was when?", "That was when (dam, Vik)?"), ("That's sad.", "That's sad.")],
)
def test_a_question_that_opens_like_a_remark_is_none(turn, read):
    assert standalone(turn, [("Why does the dam hold in Vik?", "")]) == read


def test_a_body_in_small_letters_takes_the_place_of_the_speaker():
    turns = [("What did Lind say about the dam?", "")]
    assert standalone("And the opposition?", turns) == "What did the opposition say about the dam?"


@pytest.mark.parametrize(
    ("turn", "read"),
    [
        ("In short?", "In short, how many boats sank in Vik?"),
        ("ok, shorter please", "In short, how many boats sank in Vik?"),
        ("Can you summarise that in one sentence?", "In short, how many boats sank in Vik?"),
        ("In detail?", "Tell me more about that (boats sank, Vik)"),
        ("Are you sure?", "How many boats sank in Vik?"),
        ("Is that really true?", "How many boats sank in Vik?"),
        ("Make it a table", "How many boats sank in Vik?"),
        ("As bullet points, please.", "How many boats sank in Vik?"),
    ],
)
def test_the_last_question_is_asked_again_where_its_answer_is_wanted_otherwise(turn, read):
    assert standalone(turn, [("How many boats sank in Vik?", "Ten.")]) == read


def test_turns_that_want_the_answer_otherwise_are_none_to_lean_on():
    asked = ("How many boats sank in Vik?", "In short?", "Translate it into German.", "Really?")
    assert standalone("And in Alna?", [(turn, "Ten.") for turn in asked]) == (
        "How many boats sank in Alna?"
    )


@pytest.mark.parametrize(
    ("turn", "read"),
    [
        ("Different question: what did it cost?", "What did it cost?"),
        ("New topic. Who won?", "Who won?"),
        ("Back to Lind: where is he now?", "where is Lind now?"),
        ("What about Lind, did she resign?", "did Lind resign?"),
        ("As for the costs of the pact, who pays?", "who pays (costs, pact)?"),
        ("Turning to the dam: why did it break?", "why did it break (dam)?"),
    ],
)
def test_another_matter_named_ahead_leans_on_nothing_else(turn, read):
    assert standalone(turn, [("How many boats sank in Vik?", "Ten.")]) == read


@pytest.mark.parametrize(
    ("asked", "reply", "turn", "read"),
    [
        (["What did Lind say about dams?", "Did she leave?"], "No. [1]", "Was she sacked?",
         "Was Lind sacked (leave, dams)?"),
        (["What did Lind say about dams?", "And why?"], "No. [1]", "Was she sacked?",
         "Was Lind sacked (dams)?"),
        (["Why did the dam break?"], "Mayor Ole Berg said it was old. [1]", "Will he pay?",
         "Will Ole Berg pay (dam break)?"),
        (["Why did the dam break?"], "Zelna Dam broke. [1]", "Will he pay?",
         "Will he pay (dam break)?"),
        (["What did Lind say?", "Who replaced Lind?"], "Ole Berg did. [1]", "Is he rich?",
         "Is Ole Berg rich (replaced Lind)?"),
        (["Who replaced Lind?"], "Here is the nearest. Post: Ole Berg did. [1]", "Is he rich?",
         "Is Ole Berg rich (replaced Lind)?"),
        (["What did Lind say?", "Who replaced Lind?"], "It rained. [1]", "Is he rich?",
         "Is he rich (replaced Lind)?"),
        (["Did Vik win?"], "Yes. [1]", "Was he there?", "Was he there (Vik win)?"),
    ],
)  # fmt: skip
def test_he_is_whoever_earlier_turns_asked_about_or_the_one_of_office_who_was_told(
    asked, reply, turn, read
):
    assert standalone(turn, [(one, reply) for one in asked]) == read


@pytest.mark.parametrize(
    ("asked", "turn", "read"),
    [
        ("Did the Vik Bank close?", "Who denies that?", "Who denies that the Vik Bank did close?"),
        ("Is it true that boats sank?", "And who disagrees?", "Who denies that boats sank?"),
        ("How many boats sank?", "Who says otherwise?", "How many boats sank?"),
        ("Is the old boat lost?", "Who denies it?", "Who denies that the old boat is lost?"),
        ("Is Lind's boat lost?", "Who disputes this?", "Who disputes that (Lind's boat lost)?"),
        ("Did Lind leave?", "Who denies the theft?", "Who denies the theft (Lind leave)?"),
    ],
)
def test_who_says_otherwise_denies_what_was_asked(asked, turn, read):
    assert standalone(turn, [(asked, "")]) == read


@pytest.mark.parametrize(
    ("asked", "turn", "read"),
    [
        (
            "How many people died in Vik?",
            "And the missing?",
            "How many people were missing in Vik?",
        ),
        ("how many dead in Vik", "and injured", "how many people were injured in Vik?"),
        ("How many died in Vik?", "What about children?", "How many children died in Vik?"),
        ("How many deaths in Vik?", "Cases then?", "How many cases in Vik?"),
        ("Who died in Vik?", "And children?", "children (died, Vik)?"),
        ("Did Lind resign?", "And the mayor?", "Did the mayor resign?"),
        ("How many sank?", "And according to the navy?", "How many sank according to the navy?"),
        ("How many sank, according to Berg?", "According to us?", "How many sank according to us?"),
        ("How many people died in Vik?", "And the mayor?", "the mayor (died, Vik)?"),
        ("What was paid in May?", "And in the shops?", "What was paid in May in the shops?"),
        ("Who won in the first round?", "And in the second?", "Who won in the second round?"),
        ("Who won in the capital?", "In the north", "Who won in the north?"),
    ],
)
def test_others_who_are_counted_and_other_places_take_the_place_of_the_last(asked, turn, read):
    assert standalone(turn, [(asked, "")]) == read


def test_a_statement_of_oneself_is_leant_on_where_the_question_points_at_it():
    turn = "I read about the march in Vik. How many took part in it?"
    assert standalone(turn, []) == "How many took part in it (read, march, Vik)?"


def test_another_pronoun_takes_the_place_of_the_one_before():
    turns = [("What did Ole Berg say?", "No. [1]")]
    assert standalone("Who replaced her? Sorry, him.", turns) == "Who replaced Ole Berg?"


@pytest.mark.parametrize(
    ("before", "turn", "asked"),
    [
        ("What's the latest?", "and about the dam?", "What is the latest about the dam?"),
        ("Where do they differ?", "What about Lind?", "Where do the articles differ about Lind?"),
        ("Where do they differ on the dam?", "Why?", "Why (dam)?"),
        ("Where do the reports disagree?", "When was that?", "When was that?"),
        ("What's the latest?", "where do they differ?", "where do they differ?"),
    ],
)
def test_questions_for_articles_are_asked_of_another_topic_and_lend_no_words(before, turn, asked):
    assert standalone(turn, [(before, "")]) == asked
