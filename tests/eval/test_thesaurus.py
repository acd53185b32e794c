import pytest

from eval.checker.thesaurus import Thesaurus

SENSES = """\
assist%2:41:00:: 00000010 1 9
automobile%1:06:00:: 00000020 1 0
car%1:06:00:: 00000020 1 70
car%1:06:01:: 00000030 2 5
help%2:41:00:: 00000010 1 50
help%1:04:00:: 00000040 1 30
force%1:07:00:: 00000050 1 20
force%1:14:00:: 00000070 2 21
force%2:36:00:: 00000060 1 22
power%1:07:00:: 00000050 1 9
"""
NOUNS = """\
  1 This is the licence.
00000020 06 n 02 car 0 automobile 0 000 | wheels
00000030 06 n 01 car 1 000 | of a train
00000040 04 n 01 help 0 000 | aid
00000050 07 n 02 force 0 power 0 000 | strength
"""
VERBS = """\
00000010 41 v 02 help 0 assist 0 000 01 + 02 00 | give help
00000060 36 v 01 force 0 000 01 + 02 00 | to compel
"""


@pytest.fixture
def thesaurus(tmp_path):
    files = {"index.sense": SENSES, "data.noun": NOUNS, "data.verb": VERBS, "data.adj": ""}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    return Thesaurus(tmp_path)


def test_synonyms_come_in_the_form_of_the_word(thesaurus):
    assert thesaurus("cars") == ("automobiles",)
    assert thesaurus("helped") == ("assisted",)
    assert thesaurus("assisting") == ("helping",)


def test_a_word_of_many_meanings_has_none(thesaurus):
    assert thesaurus("force") == ()


def test_unknown_words_and_function_words_have_none(thesaurus):
    assert thesaurus("bridge") == thesaurus("with") == thesaurus("") == ()


def test_without_files_there_are_no_synonyms():
    assert Thesaurus(None)("cars") == ()
