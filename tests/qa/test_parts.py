import pytest

from qa.questions.parts import parts, questions, remarks, sides_asked


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (
            "What did Lind and Berg say about the dam?",
            ["What did Lind say about the dam?", "What did Berg say about the dam?"],
        ),
        (
            "Did the mayor praise the dam while the minister blamed the river?",
            ["Did the mayor praise the dam?", "the minister blamed the river?"],
        ),
        (
            "Who opened the new bridge and when did the old bridge fall?",
            ["Who opened the new bridge?", "when did the old bridge fall?"],
        ),
        (
            "Who opened the new bridge? When did the old bridge fall?",
            ["Who opened the new bridge?", "When did the old bridge fall?"],
        ),
        (
            "Do Lind and Berg agree on how many houses are empty?",
            [
                "What does Lind say about how many houses are empty?",
                "What does Berg say about how many houses are empty?",
            ],
        ),
        (
            "Did the Red Cross disagree with Anna Berg that the dam was safe?",
            [
                "What does the Red Cross say about whether the dam was safe?",
                "What does Anna Berg say about whether the dam was safe?",
            ],
        ),
        (
            "What did Anna Lind's and Ole Berg's boats cost?",
            ["What did Anna Lind's boats cost?", "What did Ole Berg's boats cost?"],
        ),
        (
            "Where are Lind's, Berg's and Holt's boats?",
            ["Where are Lind's boats?", "Where are Berg's boats?", "Where are Holt's boats?"],
        ),
        ("What did Anna Lind and Ole Berg's boat cost?", []),
        (
            "How many people fell in Vik and how many in Oslo?",
            ["How many people fell in Vik?", "How many people fell in Oslo?"],
        ),
        ("How many people fell in Vik and how many in the end?", []),
        ("How many people fell in Vik and how many in Oslo in May?", []),
        (
            "How many people fell in Vik and how many in Oslo died?",
            ["How many people fell in Vik?", "how many in Oslo died?"],
        ),
        ("How many bears did Norway have in 1950, and how many now?", []),
        (
            "How many left and how many now live there?",
            ["How many left?", "how many now live there?"],
        ),
        (
            "How bad is it, in the view of Lind, the Red Cross and Berg?",
            [
                "How bad is it, in the view of Lind?",
                "How bad is it, in the view of the Red Cross?",
                "How bad is it, in the view of Berg?",
            ],
        ),
        (
            "Whose fault was it according to Norway and according to Denmark?",
            ["Whose fault was it according to Norway?", "Whose fault was it according to Denmark?"],
        ),
        (
            "Whom do Lind and Berg each blame for the flood?",
            ["Whom do Lind blame for the flood?", "Whom do Berg blame for the flood?"],
        ),
        (
            "What did the Red Cross and Lind say about each other?",
            ["What did the Red Cross say about Lind?", "What did Lind say about the Red Cross?"],
        ),
        (
            "How do both Norway and Denmark view the deal?",
            ["How do Norway view the deal?", "How do Denmark view the deal?"],
        ),
        (
            "In Oslo, what did Sen. Lind, D-Ohio, say?",
            [],
        ),
        (
            "According to Reuters, Norway and Denmark agreed on what?",
            [
                "According to Reuters, Norway agreed on what?",
                "According to Reuters, Denmark agreed on what?",
            ],
        ),
    ],
)
def test_a_question_of_several_is_cut_into_them(question, found):
    assert parts(question) == found


@pytest.mark.parametrize(
    "question",
    [
        "When did Lind and Berg sign the treaty?",  # together
        "Who opened the bridge?",
        "Did the dam break, or was the gate opened?",  # of two answers one
        "How many men and women drowned?",
        "What was the meeting between Lind and Berg about?",
        "How much do Lind and Berg spend each year?",
        "How many boats sail between Oslo and Bergen each day?",
        "What did the mayor of Vik, Anna Lind, and Berg say?",
        "What did Sen. Lind, D-Ohio, and Sen. Berg say?",
        "",
    ],
)
def test_one_question_has_no_parts(question):
    assert parts(question) == []


def test_what_was_agreed_on_together_and_what_articles_agree_on_is_no_stance_of_each():
    assert parts("Did Norway and Denmark agree on a treaty?")[0] == "Did Norway agree on a treaty?"
    assert questions("Do the Vik Times article and the Oslo Post article agree on the dam?") == [
        "Do the Vik Times article and the Oslo Post article agree on the dam?"
    ]


def test_the_clauses_of_a_long_question_are_its_parts():
    clauses = (
        "Which company, which opened a new bakery in Norrby last spring, was fined by the city"
        " council for its noise, and now plans to move all of its ovens to the other bank?"
    )
    assert len(parts(clauses)) == 3


def test_what_people_tell_of_themselves_behind_a_question_is_no_part_of_it():
    asked = "When will they be ready? I keep reading different things."
    assert parts(asked) == []
    assert questions(asked) == [asked]
    leaning = "I fish in the harbour of Vik. When will they close it?"
    assert remarks(leaning) == []


def test_what_is_said_about_several_things_is_one_question():
    assert len(questions("What does Lind say about the dam and where it will be built?")) == 1
    assert len(questions("What did Lind say about the dam and what he wants?")) == 1


def test_a_second_question_is_one_of_its_own_whatever_its_order():
    assert len(questions("What did Lind say about the dam and where will it be built?")) == 2
    assert len(questions("What did Lind say and how many people did the dam kill?")) == 2
    assert len(questions("When was the dam built and why it broke?")) == 2


def test_a_sentence_that_asks_on_is_a_question_of_its_own_and_each_sentence_may_hold_two():
    assert questions("What did Lind say about the dam? When was it?") == [
        "What did Lind say about the dam?",
        "When was it?",
    ]
    assert questions("Who built the dam and when did it break? Why did they?") == [
        "Who built the dam?",
        "when did it break?",
        "Why did they?",
    ]
    assert len(questions("I like boats. Where is it?")) == 1
    assert questions("When was Lind born? And where?") == ["When was Lind born?", "And where?"]


def test_no_question_is_dropped_where_there_are_many():
    many = [f"Who built the dam of {town}?" for town in ("Vik", "Oslo", "Hald", "Norrby", "Lund")]
    assert questions(" ".join(many)) == many
    assert questions(" ".join(many * 2)) == [*(many * 2)[:7], " ".join(many[2:])]


@pytest.mark.parametrize(
    "question",
    [
        "Compare Lind and Berg on the dam.",
        "Compare what Lind and Berg say about the dam.",
        "Contrast the views of Lind and Berg on the dam.",
        "compare Lind's and Berg's statements about the dam",
    ],
)
def test_who_is_to_be_compared_is_asked_one_by_one(question):
    asked = ["What does Lind say about the dam?", "What does Berg say about the dam?"]
    assert questions(question) == asked
    assert parts(question) == asked


def test_who_says_so_is_told_with_what_is_told_and_is_no_question_of_its_own():
    assert questions("How many boats sank, and who says so?") == ["How many boats sank?"]
    assert questions("Who called the dam a danger, and in what words?") == [
        "Who called the dam a danger?"
    ]
    assert questions("Who says so?") == ["Who says so?"]


def test_two_who_are_asked_to_agree_whether_it_is_so_are_each_asked_that():
    both = ["Does Norway say that the dam leaks?", "Does Ole Berg say that the dam leaks?"]
    assert sides_asked("Do Norway and Ole Berg agree on whether the dam leaks?") == both
    assert sides_asked("Do Norway and Ole Berg agree that the dam leaks?") == both
    assert sides_asked("Do Norway and Ole Berg agree on the dam?") == []
    assert sides_asked("Do Norway and Ole Berg differ over whether to go?") == []
    assert sides_asked("Does the dam leak?") == []


def test_who_gave_what_is_a_question_of_its_own():
    halves = ["Who painted the ship?", "who gave it?"]
    assert questions("Who painted the ship and who gave it?") == halves
