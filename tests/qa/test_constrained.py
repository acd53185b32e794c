import json

import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article
from qa.answerer import NO_ANSWER, AnswererError
from qa.answerers.markers import Marker, find_markers
from qa.answerers.models.constrained import response_format, written_out
from qa.answerers.models.endpoint import OpenAIAnswerer
from qa.answerers.models.local import local_answerer
from qa.values import Evidence, Usage
from tests.qa.gguf_files import write_model
from tests.qa.servers import serving

FLOOD = Article(id="flood", title="Flood", text="The river rose. Trains stood still.")
EVIDENCE = [Evidence(FLOOD, 0, 15), Evidence(FLOOD, 16, 35)]
ROSE = {"text": "The river rose.", "passages": [1]}
STOOD = {"text": "Trains stood still.", "passages": [1, 2]}


def written(*pieces):
    return "".join(piece for piece in written_out(iter(pieces), name="here"))


def test_sentences_become_prose_with_markers():
    text = json.dumps({"sentences": [ROSE, STOOD]})
    assert written(text) == "The river rose. [1] Trains stood still. [1][2]"


def test_no_sentences_are_a_refusal():
    assert written('{"sentences": []}') == NO_ANSWER


def test_words_are_shown_as_they_come_and_markers_when_they_are_whole():
    pieces = ['{"sentences": [{"text": "The ri', 'ver rose.", "passages": [1', "2]}]}"]
    assert list(written_out(iter(pieces), name="here")) == ["The ri", "ver rose.", " [12]"]


def test_what_was_cut_off_is_kept():
    assert written('{"sentences": [{"text": "The river') == "The river"


def test_what_was_used_is_passed_on():
    pieces = [json.dumps({"sentences": [ROSE]}), Usage(10, 2)]
    assert Usage(10, 2) in list(written_out(iter(pieces), name="here"))


@pytest.mark.parametrize(
    "text", ["The river rose. [1]", '{"answer": "It rose."}', "[]", '{"sentences": [5]}']
)
def test_what_is_of_another_form_is_an_error_with_the_remedy(text):
    with pytest.raises(AnswererError, match=r"here: .*BYLINE_CITATIONS"):
        written(text)


SENTENCES = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
            "passages": st.lists(st.integers(1, 9), max_size=3),
        }
    ),
    max_size=3,
)


@given(SENTENCES, st.booleans(), st.integers(1, 9))
def test_however_the_json_is_cut_the_prose_is_that_of_the_whole(sentences, ascii_only, step):
    text = json.dumps({"sentences": sentences}, ensure_ascii=ascii_only)
    cut = [text[i : i + step] for i in range(0, len(text), step)]
    assert written(*cut) == written(text)


def test_the_endpoint_is_asked_for_numbers_that_exist():
    pieces = (json.dumps({"sentences": [ROSE]}),)
    with (
        serving(pieces=pieces) as server,
        openai.OpenAI(base_url=server.url, api_key="key", max_retries=0) as client,
    ):
        answerer = OpenAIAnswerer(client, "small-1", context=4096, constrained=True)
        *words, _ = answerer.write("What rose?", EVIDENCE)
    assert "".join(words) == "The river rose. [1]"
    [(_, _, body)] = server.asked
    assert body["response_format"] == response_format(2)
    assert '"enum": [1, 2]' in json.dumps(body["response_format"])


def test_a_real_grammar_keeps_a_model_from_a_number_that_does_not_exist(tmp_path):
    start = '{"sentences":[{"text":"The▁river▁rose.","passages":['
    file = write_model(tmp_path / "seven.gguf", [start, "7", "]}]}"])
    environment = {"BYLINE_GGUF": str(file)}
    said = {}
    for way in ("text", "schema"):
        answerer = local_answerer(environment | {"BYLINE_CITATIONS": way})
        with answerer._client:
            *pieces, _ = answerer.write("What rose?", EVIDENCE[:1])
        said[way] = "".join(pieces)
    assert '"passages":[7]' in said["text"]
    assert find_markers(said["schema"]) == ("The river rose.", [Marker(15, (1,))])
