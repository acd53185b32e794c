import pytest

from corpus import Article
from qa.evidence.speaking import speaks, who_is_meant, who_speaks
from qa.values import Evidence


def sentence(article, words=""):
    """These words of an article, all of it if none are given."""
    start = article.text.index(words)
    return Evidence(article, start, start + len(words or article.text))


TEXT = (
    "Danish Foreign Minister Anna Lind came with Ole Berg and the Coast Guard. The Danish foreign"
    " minister said the sea was rough. The guard had warned of it, with Tom Ray describing waves."
    " South Korea said nothing of the kind."
)
SEA = Article(id="sea", text=TEXT)


@pytest.mark.parametrize(
    ("speaker", "words", "does"),
    [
        ("Anna Lind", "The Danish foreign minister said the sea was rough.", True),
        ("Denmark", "The Danish foreign minister said the sea was rough.", True),
        ("Tom Ray", "The guard had warned of it, with Tom Ray describing waves.", True),
        ("Ole Berg", "The Danish foreign minister said the sea was rough.", False),
        ("South Korea", "South Korea said nothing of the kind.", True),
        ("North Korea", "South Korea said nothing of the kind.", False),
        ("Danish defence minister", "The Danish foreign minister said the sea was rough.", False),
        ("Danish minister", "The Danish foreign minister said the sea was rough.", True),
        ("", "South Korea said nothing of the kind.", False),
    ],
)
def test_offices_and_countries_speak_through_those_who_hold_them(speaker, words, does):
    assert speaks(speaker, sentence(SEA, words)) is does


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Danish foreign minister", "Anna Lind"),
        ("guard", "Coast Guard"),
        ("American", "United States"),
        ("Ole Berg", "Ole Berg"),
    ],
)
def test_an_office_or_a_common_noun_is_who_the_article_names(who, name):
    assert who_is_meant(who, SEA) == name


def test_a_rank_alone_speaks_where_it_is_called_so_whoever_holds_it():
    text = "The mayor said the dam leaks. Mayor Ole Berg left. Mayor Eva Holm stayed."
    assert speaks("mayor", sentence(Article(text=text), "The mayor said the dam leaks."))


def test_a_word_of_a_longer_name_stands_for_no_body():
    said = Article(id="un", text="The United Nations said it rained.")
    assert speaks("UN", sentence(said))
    assert not speaks("Ho Un", sentence(said))


@pytest.mark.parametrize(
    ("who", "speaker", "theirs"),
    [
        ("U.N. officials", "United Nations", True),
        ("The EU envoy", "European Union", True),
        ("The WHO", "World Health Organization", True),
        ("A US official", "United Airlines", False),
    ],
)
def test_initials_stand_for_a_body(who, speaker, theirs):
    said = Article(id="said", text=f"{who} said it rained.")
    assert speaks(speaker, sentence(said)) == theirs


def test_who_holds_an_office_may_be_told_by_an_article_beside_it():
    said = Article(id="said", text="President Holt denied it.")
    beside = Article(id="beside", text="The Latvian president, Vera Holt, came to Vik.")
    assert not speaks("Latvia", sentence(said))
    assert speaks("Latvia", sentence(said), [beside])
    assert not speaks("Norway", sentence(said), [beside])


def test_all_who_are_listed_before_the_verb_speak():
    text = "Norway, Sweden, and the Latvian council jointly expressed concern."
    listed = Article(id="listed", text=text)
    assert all(speaks(who, sentence(listed)) for who in ("Norway", "Sweden", "Latvia"))
    text = "In Norway, where Lind met Berg of the Vik council, Holt expressed concern."
    assert not speaks("Norway", sentence(Article(text=text)))


@pytest.mark.parametrize(
    ("text", "speaker", "silent"),
    [
        (
            "Ole Berg met Anna Lind in Vik, with Lind conveying the thanks of the crew.",
            "Anna Lind",
            "Ole Berg",
        ),
        (
            "Lind, speaking alongside the new mayor Ole Berg, said that it was over.",
            "Lind",
            "Berg",
        ),
        (
            "Lind, speaking alongside the newly chosen Norrby town mayor Ole Berg, said that it was"
            " over.",
            "Lind",
            "Berg",
        ),
        ("According to Lind, 40 Norwegian boats were expected to leave.", "Lind", "Norway"),
        ("“Norway sending boats would be grave,” Anna Lind said.", "Anna Lind", "Norway"),
    ],
)
def test_of_those_named_only_whoever_says_it_speaks(text, speaker, silent):
    article = Article(id="named", text=text)
    assert speaks(speaker, sentence(article))
    assert not speaks(silent, sentence(article))


def test_a_body_speaks_through_whoever_holds_an_office_of_it():
    text = "NATO chief Anna Lind met Ole Berg in Vik. Lind said there was no proof. Berg said more."
    article = Article(id="met", text=text)
    assert speaks("NATO", sentence(article, "Lind said there was no proof."))
    assert not speaks("NATO", sentence(article, "Berg said more."))


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“It rained. We have no proof. It was late,” said Anna Lind.", "We have no proof.", True),
        ("Anna Lind said: “It rained. We have no proof. It was late.”", "We have no proof.", True),
        ('Anna Lind said: "It rained. We have no proof."', "We have no proof.", True),
        ("“It rained,” Anna Lind said. We have no proof.", "We have no proof.", False),
        (
            "“It rained.\nWe have no proof. It was late,” said Anna Lind.",
            "We have no proof.",
            False,
        ),
        ("“It rained. We have no proof. It was late.”", "We have no proof.", False),
    ],
)
def test_words_inside_a_quotation_are_of_whoever_ends_or_begins_it(text, words, who):
    article = Article(id="proof", text=text)
    assert (who_speaks(sentence(article, words)) == ["Anna Lind"]) is who


def test_a_body_in_capitals_speaks_though_its_name_is_a_light_word():
    text = "The WHO said the outbreak was over."
    article = Article(id="who", text=text)
    assert speaks("the WHO", sentence(article))
    assert not speaks("the UN", sentence(article))


COUNCIL = (
    "Mayor Anna Lind of Vik said the dam holds. The Vik Tenants Union said rents must fall."
    " Vik police said nobody was hurt. The governor of Alna, Eva Dahl, urged calm."
    " The Alna Farmers Union said she was wrong."
)


@pytest.mark.parametrize(
    ("speaker", "words", "theirs"),
    [
        ("Vik mayor", "Mayor Anna Lind of Vik said the dam holds.", True),
        ("Vik mayor", "The Vik Tenants Union said rents must fall.", False),
        ("Vik mayor's spokesman", "The Vik Tenants Union said rents must fall.", False),
        ("Vik police spokesman", "Vik police said nobody was hurt.", True),
        ("Alna governor", "The governor of Alna, Eva Dahl, urged calm.", True),
        ("governor of Alna", "The Alna Farmers Union said she was wrong.", False),
        ("Vik Tenants Union", "Mayor Anna Lind of Vik said the dam holds.", False),
        ("Vik Tenants Union", "The Vik Tenants Union said rents must fall.", True),
    ],
)
def test_another_body_of_the_same_place_does_not_speak_for_an_office(speaker, words, theirs):
    article = Article(id="council", text=COUNCIL)
    assert speaks(speaker, sentence(article, words)) is theirs


TALKS = (
    "Talks in the US began. Secretary of State Per Ek said they went well. Former Secretary of"
    " State Mia Holt said they would fail. Prime Minister Jon Falk of Norway said it rained."
)


@pytest.mark.parametrize(
    ("speaker", "words", "theirs"),
    [
        ("US Secretary of State", "Secretary of State Per Ek said they went well.", True),
        (
            "US Secretary of State",
            "Former Secretary of State Mia Holt said they would fail.",
            False,
        ),
        ("UK Prime Minister", "Prime Minister Jon Falk of Norway said it rained.", False),
        ("Norwegian Prime Minister", "Prime Minister Jon Falk of Norway said it rained.", True),
    ],
)
def test_an_office_in_capitals_is_whoever_holds_it_now(speaker, words, theirs):
    article = Article(id="talks", text=TALKS)
    assert speaks(speaker, sentence(article, words)) is theirs


@pytest.mark.parametrize(
    ("title", "speaker", "theirs"),
    [
        ("Norda Gyms raises its fee", "interim head of Norda Gyms", True),
        ("Norda Gyms raises its fee", "Norda Gyms CEO", True),
        ("Norda Gyms raises its fee", "Alna Gyms CEO", False),
        ("A fee is raised", "Norda Gyms CEO", False),
    ],
)
def test_under_a_headline_that_names_a_body_an_office_alone_is_of_it(title, speaker, theirs):
    text = "On Monday interim CEO Anna Lind said it was time. Alna CEO Kim Vos agreed."
    words = "On Monday interim CEO Anna Lind said it was time."
    assert speaks(speaker, sentence(Article(title=title, text=text), words)) is theirs


@pytest.mark.parametrize(
    ("speaker", "text", "spoken"),
    [
        ("Norway's spy agency", "Danish intelligence agencies counted 40 boats.", False),
        ("Norway's spy agency", "Norway's intelligence service counted 40 boats.", True),
        ("the Danish navy", "The Norwegian navy said no.", False),
        ("the Danish navy", "The navy said no.", True),
        ("Alna governor", "Alna Gov. Eva Lind said no.", True),
        ("the governor", "Alna Gov. Eva Lind said no.", True),
        ("the governor", "Alna Lt. Gov. Eva Lind said no.", False),
        ("Norwegian Chancellor Ole Berg", "Norway's Ole Berg said no.", True),
    ],
)
def test_a_body_of_another_country_is_another(speaker, text, spoken):
    assert speaks(speaker, sentence(Article(text=text))) == spoken
