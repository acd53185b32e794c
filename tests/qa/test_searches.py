from corpus import Article, Library, Passage, Where
from embeddings import Hit
from qa.questions.plan import plan_question
from qa.questions.searches import Look, find, limits, looks, told

SOURCES = ["Norrby Post", "Alna Times"]
ALL = Where()


def looked(question, where=ALL):
    return looks(plan_question(question, SOURCES), where, SOURCES)


def test_a_plain_question_is_one_search_among_all():
    assert looked("Who opened the bridge?") == [Look("Who opened the bridge?", ALL)]


def test_one_publisher_named_is_the_only_one_searched():
    question = "According to the Norrby Post, who opened the bridge?"
    assert looked(question) == [Look(question, Where(sources=("Norrby Post",)))]


def test_several_publishers_are_searched_each_besides_all():
    found = looked("Do the Norrby Post article and the Alna Times article name the mayor?")
    assert [look.where.sources for look in found] == [(), ("Norrby Post",), ("Alna Times",)]


def test_a_publisher_without_articles_limits_nothing():
    assert looked("Does the Echo article name the mayor?")[0].where == ALL


def test_publishers_that_were_asked_for_are_not_looked_beyond():
    only = Where(sources=("Alna Times",))
    assert {look.where for look in looked("Did the Norrby Post report it?", only)} == {only}


def test_each_part_is_searched_for():
    words = [look.words for look in looked("What did Lind and Berg say about the dam?")]
    assert words[1:] == ["What did Lind say about the dam?", "What did Berg say about the dam?"]


class Shelf:
    """Finds what was put under the words."""

    def __init__(self, found):
        self.found = found

    def search(self, question, *, k, where, today=None):
        return self.found[question][:k]


def hit(name, score):
    return Hit(Passage(name, 0, 1), score)


def test_the_best_of_each_search_come_first_and_each_passage_once():
    shelf = Shelf({"x": [hit("a", 0.9), hit("b", 0.8)], "y": [hit("c", 0.5), hit("a", 0.95)]})
    library = Library.from_articles([Article(id="a", text="It rained.")])
    found = find(shelf, library, [Look("x", ALL), Look("y", ALL)], k=3)
    assert found == [hit("a", 0.95), hit("c", 0.5), hit("b", 0.8)]


def test_an_empty_library_is_not_searched():
    assert find(Shelf({}), Library.from_articles([]), [Look("x", ALL)], k=3) == []


def test_searches_are_told_in_words():
    assert limits(ALL) == "all articles"
    assert limits(Where(until="2024-10-02")) == "articles published from ever to 2024-10-02"
    assert told([Look("x", Where(sources=("A", "B")))]) == ("searched: x (articles of A, B)",)
