import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa.answerers.drafting import Words, drafted
from qa.answerers.markers import Marker, find_markers, held_back, parse_draft
from qa.values import DraftClaim


@pytest.mark.parametrize(
    ("marker", "numbers"),
    [
        ("[1]", (1,)),
        ("[1, 2]", (1, 2)),
        ("[1-3]", (1, 2, 3)),
        ("[1–3]", (1, 2, 3)),
        ("[Source 1]", (1,)),
        ("[Sources 1 and 2]", (1, 2)),
        ("【1】", (1,)),
        ("【2†source】", (2,)),
        ("［1］", (1,)),
        ("[^1]", (1,)),
        ("[[1]]", (1,)),
        ("[[1]](https://norrby.example/2)", (1,)),
        ("[1], [2] and [3]", (1, 2, 3)),
    ],
)
def test_markers_are_found_however_they_are_written(marker, numbers):
    assert find_markers(f"It fell {marker}.") == ("It fell.", [Marker(7, numbers)])


@pytest.mark.parametrize(
    "text",
    ["In [2024] it fell.", "Use `a[1]` here.", "It fell (1).", "It [sic] fell.", "[1-100000]"],
)
def test_years_code_and_other_brackets_stay_text(text):
    assert find_markers(text) == (text, [])


def claims(text, evidence=3):
    return [(claim.text, claim.cited) for claim in parse_draft(text, evidence=evidence).claims]


@pytest.mark.parametrize(
    "text", ["It fell. [1] It rose. [2]", "It fell [1]. It rose [2].", "It fell.[1] It rose.[2]"]
)
def test_a_marker_belongs_to_its_sentence_before_or_after_the_full_stop(text):
    assert claims(text) == [("It fell.", (0,)), ("It rose.", (1,))]


@pytest.mark.parametrize(
    "text",
    ["[1] It fell.\n[2] It rose.", "[1] It fell. [2] It rose.", "- [1] It fell.\n- [2] It rose."],
)
def test_a_marker_that_leads_belongs_to_the_sentence_that_follows(text):
    assert claims(text) == [("It fell.", (0,)), ("It rose.", (1,))]


def test_a_marker_alone_on_the_last_line_belongs_to_the_sentence_before():
    assert claims("It fell.\n[2]") == [("It fell.", (1,))]


def test_words_that_only_say_that_there_are_passages_are_left_out():
    preamble = "Based on the provided passages, trains stood still [1]. It fell (Source: [2])."
    assert claims(preamble) == [("Trains stood still.", (0,)), ("It fell.", (1,))]
    assert claims("It was built from the sources, Berg said [1].") == [
        ("It was built from the sources, Berg said.", (0,))
    ]


def test_each_number_is_cited_once_in_order():
    assert claims("It [2] fell [1][2].") == [("It fell.", (1, 0))]


def test_numbers_beyond_the_evidence_are_kept_apart():
    assert parse_draft("It fell [0][2][7].", evidence=2).claims == (
        DraftClaim("", "It fell.", (1,), ("0", "7")),
    )


def test_paragraphs_and_list_marks_stand_before_the_words():
    draft = parse_draft("It fell. [1]\n\n- It rose. [2]\n2. It stood.", evidence=2)
    assert [claim.before for claim in draft.claims] == ["", "\n\n- ", "\n2. "]
    assert [claim.text for claim in draft.claims] == ["It fell.", "It rose.", "It stood."]


def test_a_marker_that_begins_a_line_leaves_no_space():
    draft = parse_draft("[1] It fell.\n[2] It rose.\n- [1] It stood.", evidence=2)
    assert [claim.before for claim in draft.claims] == ["", "\n", "\n- "]
    assert [claim.cited for claim in draft.claims] == [(0,), (1,), (0,)]


@pytest.mark.parametrize("text", ["", "  \n", "[1]", "- ", "..."])
def test_a_text_without_words_has_no_claims(text):
    assert parse_draft(text, evidence=1).claims == ()


@pytest.mark.parametrize("end", [" [", " [1", " [Source 1, Sour", "【1", " ", " `a[1"])
def test_half_a_marker_is_held_back(end):
    assert held_back(f"It fell{end}") == len("It fell")


@pytest.mark.parametrize("end", [",", " a", " and", ", and ", " & [", "; [2"])
def test_a_list_of_markers_is_held_back_until_it_ends(end):
    assert held_back(f"It fell [1]{end}") == len("It fell [1]")


@pytest.mark.parametrize("text", ["It fell", "It fell in [2024]", "It fell [1]"])
def test_nothing_is_held_back_of_a_whole_text(text):
    assert held_back(text) == len(text)


PIECES = st.sampled_from(
    [
        "It fell",
        ". ",
        "Gen. Li",
        " [1]",
        "[2, 9]",
        "【3】",
        "\n\n- ",
        "`x[1]`",
        "```",
        "[2024]",
        "[",
        "]",
        "according to passage 2",
        "Passage 1 says that it rose",
        "In source 1, ",
        " [1], [2] and",
        "[3] says ",
    ]
)
TEXTS = st.text() | st.lists(PIECES).map("".join)


@given(TEXTS, st.integers(0, 4))
@example("[9999999999999-1]", 1)
def test_any_text_is_parsed_and_cites_only_what_there_is(text, evidence):
    draft = parse_draft(text, evidence=evidence)
    assert all(0 <= place < evidence for claim in draft.claims for place in claim.cited)
    plain, _ = find_markers(text)
    together = "".join(claim.before + claim.text for claim in draft.claims)
    assert plain.strip().startswith(together.strip())


@given(TEXTS)
def test_what_is_held_back_is_at_the_end(text):
    assert 0 <= held_back(text) <= len(text)


NAMED = [
    ("According to passage 1, trains stood still.", "Trains stood still.", (1,)),
    ("Source 1: Trains stood still.", "Trains stood still.", (1,)),
    ("According to passages 1 and 3, trains stood still.", "Trains stood still.", (1, 3)),
    ("As stated in Passage [2], trains stood.", "Trains stood.", (2,)),
    ("Passage 3 says that trains stood still.", "Trains stood still.", (3,)),
    ("Trains stood still, according to source 2.", "Trains stood still.", (2,)),
    ("Trains stood still (see passage 2).", "Trains stood still.", (2,)),
    ("Trains stood still (passages 1, 2).", "Trains stood still.", (1, 2)),
    ("According to [1] and [2], trains stood still.", "Trains stood still.", (1, 2)),
    ("Trains stood still, as reported in [3].", "Trains stood still.", (3,)),
    ("[1] and [2] state that trains stood still.", "Trains stood still.", (1, 2)),
    ("Trains stood still ([2]).", "Trains stood still.", (2,)),
]


@pytest.mark.parametrize(("text", "plain", "cited"), NAMED)
def test_a_passage_named_in_words_is_a_marker_too(text, plain, cited):
    assert claims(text) == [(plain, tuple(n - 1 for n in cited))]


def test_each_sentence_may_begin_with_the_passage_that_says_it():
    said = "[1] says that it fell. [2] reports that it rose."
    assert claims(said) == [("It fell.", (0,)), ("It rose.", (1,))]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("It was built in 1885 in [1].", "It was built in 1885."),
        ("She was born in Vik, Osby, in [1].", "She was born in Vik, Osby."),
        ("His name was Liang (梁) in [1]!", "His name was Liang (梁)!"),
        ("Berg was Teacher of the Year in [1].", "Berg was Teacher of the Year."),
        ("The head is Anna Berg, who said it in [1].", "The head is Anna Berg."),
        ("The head is Anna Berg, who is mentioned in [1].", "The head is Anna Berg."),
    ],
)
def test_in_before_a_marker_goes_where_nothing_else_needs_it(text, plain):
    assert claims(text) == [(plain, (0,))]


def test_a_preposition_that_ends_a_sentence_stays():
    assert claims("That is the town they come from [2].") == [
        ("That is the town they come from.", (1,))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "According to Article 5, an attack on one is an attack on all.",
        "He read from passage 4 of the report.",
        "According to two sources, trains stood still.",
        "The passage says that trains stood still.",
        "Source 12a confirms it.",
    ],
)
def test_what_only_looks_like_a_passage_stays_text(text):
    assert find_markers(text) == (text, [])


def test_words_that_may_yet_name_a_passage_are_held_back():
    whole = "It fell. According to passage 1, trains stood"
    shown = {whole[: held_back(whole[:n])] for n in range(len("It fell. "), len(whole))}
    assert all(text.rstrip() == "It fell." or "passage 1, t" in text for text in shown)


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_a_comma_before_a_marker_goes_where_the_sentence_ends(size):
    text = 'It was a "war", [1]. On May 17, [1], [2]! It fell, [2] and rose. [3]'
    plain = 'It was a "war". On May 17! It fell, and rose.'
    assert find_markers(text)[0] == plain
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    steps = drafted(pieces, evidence=3)
    assert "".join(step.text for step in steps if isinstance(step, Words)) == plain


def test_a_marker_ends_a_sentence_before_a_publisher_in_small_letters():
    text = (
        "post.com, 3 May: It sank. [1] the-post.co.uk, 4 May: “It rose!” [2] post.com: It left. [3]"
    )
    claims = parse_draft(text, evidence=3).claims
    assert [(claim.text, claim.cited) for claim in claims] == [
        ("post.com, 3 May: It sank.", (0,)),
        ("the-post.co.uk, 4 May: “It rose!”", (1,)),
        ("post.com: It left.", (2,)),
    ]


def test_a_marker_behind_initials_ends_a_sentence_if_another_may_begin_there():
    text = "3 May: It was sold in the U.S. [3] 4 May: It sank. [1] The U.S. [2] navy saw it."
    claims = parse_draft(text, evidence=3).claims
    assert [(claim.text, claim.cited) for claim in claims] == [
        ("3 May: It was sold in the U.S.", (2,)),
        ("4 May: It sank.", (0,)),
        ("The U.S. navy saw it.", (1,)),
    ]
