import gzip
import json
import random
from pathlib import Path

import pytest
import torch

from embeddings import SentenceRead, Sentences
from embeddings.crossencoder import read_weights
from embeddings.reader import TELLS, WEIGHTS, PassageReader
from eval.invented import read_blocks
from eval.reader import questions, train
from eval.reader.people import invented_questions
from eval.reader.questions import Asked, holds, passages, read_questions, texts_to_ask
from eval.reader.readings import Reading, ReadingMaker, nearest, readings, split
from eval.reader.train import Measured, measure
from tests.eval.replying import replying
from tests.fakes import HashEmbedder

TEXT = (
    "The port of Norrby sold twelve old cranes to Oslo in May. The ferries to Bergen stopped on"
    " Monday for a week. Harbour master Eva Holm blamed the ice that came in from the Baltic."
    " Nobody was hurt when a gate of the dock at Molde broke."
)
ASKED = Asked("Who runs the harbour in Norrby?", "Eva Holm", TEXT[: TEXT.index(" Nobody")], TEXT)
BLOCK = (
    f"P: {TEXT}\nQ: Who is to blame, by the port's boss? | the ice\n"
    "U: Who mended the gate at Molde?\nT: Eva blamed ice.\nF: figure | Norrby sold seven cranes.\n"
)
OTHER = ("Ole Lund met Ida Moe in Vik on Sunday. It rained all day there.",) * 2


@pytest.fixture
def pairs_file(tmp_path):
    rows = [
        {
            "dataset": "own", "trainable": True, "label": "supported",
            "claim": f"The port of Norrby {n} sold cranes.", "evidence": f"Day {n}. {TEXT}",
        }
        for n in range(40)
    ]  # fmt: skip
    file = tmp_path / "pairs.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return file


@pytest.fixture
def endpoint(monkeypatch):
    """Asks one question that is clear, and two that are not."""
    asked = (
        "1. Who bought cranes of Norrby's port? | Oslo\nWhy did he leave? | the ice\n"
        "What did Norrby sell? | a ship"
    )
    with replying(lambda _: asked) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        yield server


def test_passages_are_whole_sentences_that_name_somebody():
    assert passages([TEXT, "It rained. It snowed. " * 30]) == [(TEXT, TEXT)]


def test_questions_are_asked_once_and_those_unclear_or_without_an_answer_are_left_out(
    endpoint, pairs_file, tmp_path, monkeypatch
):
    out = tmp_path / "questions.jsonl"
    for most in ("2", "5"):
        monkeypatch.setattr("sys.argv", ["questions", str(pairs_file), str(out), "--most", most])
        assert questions.main() == 0
    assert len(endpoint.asked) == 5
    [one] = read_questions(out, pairs_file)
    assert (one.question, one.answer) == ("Who bought cranes of Norrby's port?", "Oslo")
    assert one.passage in one.text
    assert one.text in texts_to_ask(pairs_file)


def test_an_answer_stands_in_a_text_as_whole_words_in_their_order():
    assert holds("It was “Eva  Holm”, she said.", "eva holm")
    assert not holds("Evan Holm", "Eva Holm")
    assert not holds("Holm, Eva", "Eva Holm")
    assert not holds("Eva", "?")


def test_readings_have_the_answer_once_or_not_at_all():
    drawn = [r for seed in range(200) for r in readings(ASKED, [OTHER], random.Random(seed))]
    told = [
        (one.passage.text[slice(*span)], answers)
        for one in drawn
        for span, answers in zip(one.passage.spans, one.answers, strict=True)
    ]
    assert {text for text, answers in told if answers} == {
        "Harbour master Eva Holm blamed the ice that came in from the Baltic."
    }
    assert not any("Holm" in text for text, answers in told if answers is False)
    texts = " ".join(text for text, answers in told if answers is False)
    assert "Ole Lund" in texts
    assert "cranes" in texts
    assert any(not any(one.answers) and "Norrby" in one.passage.text for one in drawn)


def test_readings_know_where_the_words_of_the_answer_stand():
    drawn = [r for seed in range(50) for r in readings(ASKED, [OTHER], random.Random(seed))]
    assert {bool(one.words) == (True in one.answers) for one in drawn} == {True}
    assert {one.passage.text[slice(*one.words)] for one in drawn if one.words} == {"Eva Holm"}


def test_what_is_pointed_at_counts_only_where_it_is_known_and_in_the_passage():
    task = train.Answering(ReadingMaker([ASKED], [[OTHER]]))
    ids, _, _, inside, labels, pointed, ends = next(task.batches(64, random.Random(1)))
    rows = torch.arange(len(ids))
    assert {(0, 0)} < {tuple(own) for own in ends.tolist()}
    assert pointed[rows.unsqueeze(1), ends.clamp(min=0)].all()
    right = torch.full((*ids.shape, 4), -20.0)
    right[..., :2] = 0.0
    for column in (2, 3):
        right[rows, ends[:, column - 2].clamp(min=0), column] = 20.0
    even = torch.zeros_like(right)
    outside = right.clone()
    outside[..., 2:][~pointed] = 40.0
    targets = inside, labels, pointed, ends
    least = task.loss(right, *targets)
    assert task.loss(even, *targets) > least
    assert task.loss(outside, *targets) == least
    assert task.loss(even, inside, labels, pointed, torch.full_like(ends, -1)) == pytest.approx(
        least.item(), abs=1e-3
    )


def test_what_is_nearest_is_of_other_texts_and_texts_are_trained_on_or_measured_with():
    asked = [
        Asked(f"Who saw whale {n} of Vik?", "Ole", f"Ole saw whale {n}.", f"Ole saw whale {n}. Ah.")
        for n in range(60)
    ]
    near = nearest(asked, HashEmbedder(dim=512))
    assert {len(own) for own in near} == {30}
    assert all(own.text not in {text for _, text in n} for own, n in zip(asked, near, strict=True))
    own, apart = split(asked)
    assert (len(own), len(apart)) == (57, 3)
    assert {one.text for one in own}.isdisjoint(one.text for one in apart)


def test_a_reader_that_is_always_right_is_measured_so():
    class Knowing:
        def answering(self, question, passages):
            return [[self.read(p.text, *span) for span in p.spans] for p in passages]

        def read(self, text, start, end):
            at = text.find("Holm", start, end)
            return SentenceRead(1.0, (at, at + 4)) if at >= 0 else SentenceRead(0.0)

    class Blunt(Knowing):
        def read(self, text, start, end):
            return SentenceRead(super().read(text, start, end).chance, (start, start + 3))

    drawn = [r for seed in range(20) for r in readings(ASKED, [OTHER], random.Random(seed))]
    assert measure(Knowing(), drawn) == Measured(1.0, 1.0, 1.0)
    assert measure(Blunt(), drawn) == Measured(1.0, 1.0, 0.0)
    unread = Reading("Who?", drawn[0].passage, (None,) * len(drawn[0].answers))
    assert measure(Knowing(), [unread]) == Measured(0.0, None, 0.0)


def test_a_question_that_its_passage_does_not_answer_is_read_beside_what_is_most_like_it():
    untold = Asked("Why did the harbour master Eva Holm leave Norrby?", "", TEXT, TEXT)
    for seed in range(20):
        [one] = readings(untold, [OTHER], random.Random(seed))
        assert "Harbour master Eva Holm" in one.passage.text
        assert not any(one.answers)
        assert one.words is None


def test_all_sentences_that_answer_otherwise_answer():
    asked = Asked("What happened in the ports?", "sold twelve", TEXT, TEXT, ("stopped", "broke"))
    for seed in range(20):
        for one in readings(asked, [], random.Random(seed)):
            parts = [one.passage.text[slice(*span)] for span in one.passage.spans]
            assert one.answers == tuple("blamed" not in part for part in parts)
            assert one.words is None


def test_a_sentence_of_another_text_with_the_same_words_may_answer():
    asked = Asked("What happened in the ports?", "sold twelve", TEXT, TEXT, ("on Sunday",))
    drawn = [one for n in range(20) for one in readings(asked, [OTHER], random.Random(n))]
    assert {one.answers for one in drawn if "Ole Lund" in one.passage.text} == {(None, False)}


def test_invented_news_gives_questions_with_and_without_an_answer(tmp_path):
    (tmp_path / "a.txt").write_text(BLOCK, encoding="utf-8")
    told, untold = invented_questions(read_blocks(tmp_path))
    assert told == Asked("Who is to blame, by the port's boss?", "the ice", TEXT, TEXT)
    assert untold == Asked("Who mended the gate at Molde?", "", TEXT, TEXT)
    assert list(ReadingMaker([untold], [[OTHER]]).draw(1, random.Random(0)))


@pytest.mark.model
def test_a_run_goes_on_and_writes_changed_weights_that_the_reader_reads(
    pairs_file, tmp_path, monkeypatch
):
    monkeypatch.setattr("eval.training.BLOCK", 96)
    folder, out = tmp_path / "work", tmp_path / "out"
    people, news = tmp_path / "people.json", tmp_path / "news"
    answer = {"text": "Oslo", "answer_start": TEXT.index("Oslo")}
    rows = [
        {
            "context": f"Day {n}. {TEXT}",
            "qas": [{"question": f"Who bought the {n} cranes of Norrby?", "answers": [answer]}],
        }
        for n in range(40)
    ]
    people.write_text(json.dumps({"data": [{"title": "Port", "paragraphs": rows}]}))
    news.mkdir()
    (news / "a.txt").write_text(BLOCK, encoding="utf-8")
    asked = ["--people", str(people), "--invented", str(news)]
    arguments = ["train", str(folder), *asked, "--out", str(out)]
    monkeypatch.setattr("sys.argv", [*arguments, "--minutes", "0.001"])
    train.main()
    assert (folder / "state.pt").exists()
    monkeypatch.setattr("sys.argv", [*arguments, "--finish", "96"])
    train.main()
    before, after = read_weights(train.BEGIN), read_weights(out / "reader.safetensors")
    layer = "bert.encoder.layer.0.output.dense.weight"
    assert not torch.equal(before[layer], after[layer])
    [[read]] = PassageReader(out / "reader.safetensors").answering(
        "Who?", [Sentences("It.", ((0, 3),))]
    )
    assert 0 < read.chance < 1
    points = tmp_path / "points"
    begin = ["--begin", str(out / "reader.safetensors"), "--only-point", "--finish", "96"]
    monkeypatch.setattr("sys.argv", ["train", str(points), *asked, "--out", str(points), *begin])
    train.main()
    pointing = read_weights(points / "reader.safetensors")
    head = "classifier.weight"
    assert torch.equal(pointing[layer], after[layer])
    assert torch.equal(pointing[head][:TELLS], after[head][:TELLS])
    assert not torch.equal(pointing[head][TELLS:], after[head][TELLS:])
    mean = tmp_path / "mean"
    mean.mkdir()
    files = [str(file) for file in (WEIGHTS, out / "reader.safetensors")]
    monkeypatch.setattr("sys.argv", [*arguments[:-1], str(mean), "--mean", *files])
    train.main()
    states = [read_weights(Path(file)) for file in (*files, mean / "reader.safetensors")]
    own, other, both = (state[layer] for state in states)
    rounded, apart = (both - (own + other) / 2).abs().mean(), (own - other).abs().mean() / 2
    assert rounded < apart / 2


def test_training_without_questions_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["train", str(tmp_path / "work")])
    with pytest.raises(SystemExit):
        train.main()
    assert "give --people or --invented" in capsys.readouterr().err


def test_questions_without_an_answer_in_a_sentence_are_not_drawn():
    lost = Asked("Who runs the harbour?", "Eva Berg", ASKED.passage, TEXT)
    with pytest.raises(ValueError, match="none of 1 questions"):
        ReadingMaker([lost], [[OTHER]])


def test_a_maker_draws_as_many_as_are_wanted():
    maker = ReadingMaker([ASKED], [[OTHER]])
    drawn = maker.draw(50, random.Random(1))
    assert len(drawn) >= 50
    assert drawn == maker.draw(50, random.Random(1))
