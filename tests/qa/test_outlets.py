import pytest

from corpus import Article
from qa.questions.outlets import of_outlet, outlets, same_outlet


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What does the Norrby Post article on the dam say?", ["Norrby Post"]),
        ("Did a report by the Alna Times name the mayor?", ["Alna Times"]),
        ("As reported by Reuters, who resigned?", ["Reuters"]),
        ("Which articles from the Post, the Times and the Echo agree?", ["Post", "Times", "Echo"]),
        ("Is there an article on Forbes about the dam?", ["Forbes"]),
        ("Is there an article on Anna Lind?", []),
        ("Who sued the Norrby Post?", []),
        ("According to the Danish minister, is the dam safe?", []),
    ],
)
def test_publishers_are_recognised_by_what_stands_beside_them(question, names):
    assert [outlet.name for outlet in outlets(question)] == names


def test_known_publishers_are_recognised_by_a_verb_of_telling():
    assert outlets("Did the Post claim it?") == []
    assert [o.name for o in outlets("Did the Post claim it?", ["The Post"])] == ["The Post"]


def test_a_publisher_in_the_news_is_no_source():
    assert outlets("Who sued the Post over the dam?", ["The Post"]) == []


def test_a_site_is_called_by_its_name():
    [outlet] = outlets("What did Norrby Post report about the dam?", ["norrbypost.com"])
    assert outlet.name == "norrbypost.com"


def test_a_publisher_is_named_where_it_stands():
    question = "What did 'The Post - Sports' report?"
    [outlet] = outlets(question, ["The Post - Sports"])
    assert question[outlet.start : outlet.end] == "The Post - Sports"


@pytest.mark.parametrize("dash", ["-", "–", "—", "|"])
def test_a_publisher_with_a_desk_is_known_without_it(dash):
    [outlet] = outlets("What did the Post report?", [f"The Post {dash} Sports"])
    assert outlet.name == f"The Post {dash} Sports"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("BBC", "BBC News", True),
        ("The Post", "Post.com", True),
        ("NYT", "New York Times", True),
        ("The Times", "The New York Times", False),
        ("The Post", "The Echo", False),
        ("USA TODAY", "usatoday.com", True),
        ("The Week", "theweek.co.uk", True),
        ("CNN", "edition.cnn.com", True),
        ("The Echo", "theweek.co.uk", False),
    ],
)
def test_one_publisher_goes_by_several_names(left, right, same):
    assert same_outlet(left, right) is same_outlet(right, left) is same


def test_an_article_is_of_its_source_its_agency_and_its_author():
    article = Article(id="a", text="It rained.", source="The Post", agency="AP", authors=("Li Wu",))
    assert all(of_outlet(article, name) for name in ("Post", "AP", "Li Wu"))
    assert not of_outlet(article, "Reuters")
