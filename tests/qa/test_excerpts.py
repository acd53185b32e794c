from corpus import Article
from qa.answerers.models.excerpts import excerpts, passages_for, to_read
from qa.answerers.models.prompts import passage_tokens
from qa.values import Evidence
from tests.qa.assistants import ScriptedAnswerer, ScriptedModel

LINES = [
    "The river rose.",
    "Trains stood still.",
    "Bridges closed.",
    "Schools opened.",
    "It ended.",
]
FLOOD = Article(id="flood", text=" ".join(LINES))
COUNT = Article(id="count", text="Police counted 52. Snow fell later.")
PASSAGES = [Evidence(COUNT, 0, len(COUNT.text)), Evidence(FLOOD, 0, len(FLOOD.text))]


def sentence(text, article=FLOOD):
    start = article.text.index(text)
    return Evidence(article, start, start + len(text))


def texts(*nearest, room):
    return [part.text for part in excerpts(PASSAGES, nearest, room)]


def test_passages_are_read_as_a_whole_as_long_as_there_is_room():
    tokens = sum(map(passage_tokens, PASSAGES))
    assert to_read(PASSAGES, (), tokens) == tuple(PASSAGES)
    assert to_read(PASSAGES, (), tokens - 1) != tuple(PASSAGES)


def test_of_many_passages_the_first_are_read_as_far_as_they_fit():
    many = [PASSAGES[0]] * 12
    room = 9 * passage_tokens(PASSAGES[0])
    assert to_read(many, (), room) == tuple(many[:9])


def test_more_passages_are_looked_for_where_there_is_room():
    found = [
        passages_for(ScriptedModel(room=room), "Who left?", 8) for room in (600, 6_000, 100_000)
    ]
    assert found == [8, 15, 24]
    assert passages_for(ScriptedAnswerer(), "Who left?", 8) == 8


def test_a_sentence_is_read_with_the_one_before_it():
    room = passage_tokens(sentence("Trains stood still. Bridges closed."))
    assert texts(sentence("Bridges closed."), room=room) == ["Trains stood still. Bridges closed."]


def test_the_first_sentence_of_a_passage_is_read_alone():
    assert texts(sentence("The river rose."), room=100) == ["The river rose."]


def test_parts_that_touch_are_one_and_the_order_is_that_of_the_passages():
    near = [sentence("It ended."), sentence("Bridges closed."), sentence("Snow fell later.", COUNT)]
    assert texts(*near, room=1000) == [COUNT.text, " ".join(LINES[1:])]


def test_the_nearest_sentences_go_first_when_room_is_short():
    far, near = sentence("Snow fell later.", COUNT), sentence("It ended.")
    assert texts(near, far, room=passage_tokens(sentence("Schools opened. It ended."))) == [
        "Schools opened. It ended."
    ]


def test_the_best_sentence_is_read_in_any_case():
    assert texts(sentence("Bridges closed."), room=1) == ["Bridges closed."]


def test_without_sentences_the_passages_count_as_such():
    assert texts(room=passage_tokens(PASSAGES[0])) == [COUNT.text]
