import sqlite3
import subprocess
import sys
import threading
from dataclasses import fields, replace

import pytest

from corpus import CorpusError, Library, Where
from qa.answers_store import AnswerStore, Thumb, changes_since, new_id
from qa.stored_form import pack, unpack
from qa.values import Repairs, Usage
from tests.qa.test_result import ABSTAINED, ANSWER, FLOOD

FULL = replace(
    ANSWER,
    reason="a reason",
    repairs=Repairs(1, 2, 3, 4, 5),
    usage=Usage(100, 20, estimated=True),
    undated_left_out=3,
    respelled=(("brigde", "bridge"),),
    trace=("read as: How many died?",),
)


@pytest.fixture
def store(tmp_path):
    return AnswerStore(tmp_path / "data" / "answers.sqlite")


@pytest.mark.parametrize("answer", [FULL, ANSWER, ABSTAINED], ids=["full", "usual", "abstained"])
def test_a_stored_answer_comes_back_equal(store, answer):
    stored = store.answer(store.save_answer(answer))
    assert stored.answer == answer
    assert str(stored.answer) == str(answer)


def test_no_field_of_an_answer_is_left_out_of_the_trial_above():
    empty = replace(ABSTAINED, evidence=(), reason=None)
    same = {f.name for f in fields(FULL) if getattr(FULL, f.name) == getattr(empty, f.name)}
    assert not same


def test_two_revisions_of_an_article_stay_apart():
    first, later = (
        replace(c, article=a) for c, a in zip(ANSWER.citations, REVISIONS, strict=False)
    )
    claims = (replace(ANSWER.claims[0], citations=(first, later)),)
    answer = replace(ANSWER, claims=claims, conflicts=(), evidence=())
    assert unpack(pack(answer)) == answer
    assert len(pack(answer).articles) == 2


REVISIONS = (FLOOD, replace(FLOOD, text=FLOOD.text.replace("40", "41")))


def test_the_limits_and_the_time_of_the_question_are_kept(store):
    where = Where("2024-05-01", None, ("Norrby Post",))
    stored = store.answer(store.save_answer(ANSWER, where=where))
    assert stored.where == where
    assert stored.asked_at.endswith("+00:00")


def test_quotes_survive_a_change_of_the_article_and_the_change_is_told(store):
    answer = store.answer(store.save_answer(ANSWER)).answer
    assert changes_since(answer, Library.from_articles([FLOOD])) == {}
    assert changes_since(answer, Library.from_articles([REVISIONS[1]])) == {"flood": "changed"}
    assert changes_since(answer, Library.from_articles([])) == {"flood": "removed"}
    assert answer.citations[1].quote == "Berg said 40 people died."


def test_a_conversation_has_its_answers_in_order(store):
    conversation = store.start_conversation(new_id())
    for answer in (ANSWER, ABSTAINED, FULL):
        store.save_answer(answer, conversation=conversation)
    kept = store.conversation(conversation)
    assert [stored.answer for stored in kept] == [ANSWER, ABSTAINED, FULL]
    assert {stored.conversation for stored in kept} == {conversation}


def test_a_visitor_sees_their_own_conversations_the_latest_first(store):
    mine, other = new_id(), new_id()
    first, second, _empty = (store.start_conversation(mine) for _ in range(3))
    foreign = store.start_conversation(other)
    for conversation in (second, foreign, first):
        store.save_answer(ANSWER, conversation=conversation)
    store.save_answer(ABSTAINED, conversation=first)
    shown = [(c.id, c.question, c.answers) for c in store.conversations(mine)]
    assert shown == [(first, "How many died?", 2), (second, "How many died?", 1)]


def test_ids_cannot_be_guessed():
    assert len({new_id() for _ in range(100)}) == 100
    assert len(new_id()) >= 22  # 128 bits


def test_feedback_is_one_row_per_visitor_and_answer(store):
    answer_id = store.save_answer(ANSWER)
    store.give_feedback(answer_id, Thumb.UP, visitor="a")
    store.give_feedback(answer_id, Thumb.DOWN, " Wrong figure. ", visitor="a")
    store.give_feedback(answer_id, Thumb.UP, visitor="b")
    rows = {(f.answer_id, f.question, f.thumb, f.note) for f in store.feedback()}
    question = ANSWER.question
    assert rows == {
        (answer_id, question, Thumb.DOWN, "Wrong figure."),
        (answer_id, question, Thumb.UP, ""),
    }
    store.delete_feedback(answer_id, visitor="a")
    assert [f.thumb for f in store.feedback()] == [Thumb.UP]


def test_a_deleted_answer_leaves_no_word_in_the_file(store):
    other = replace(FLOOD, id="other", text="The bridge of Solvik fell.")
    keep = store.save_answer(ANSWER)
    gone = store.save_answer(replace(ABSTAINED, evidence=(_words(other),)))
    store.give_feedback(gone, Thumb.DOWN, "Unhelpful")
    assert b"Solvik" in _bytes(store)
    store.delete_answer(gone)
    assert not any(word in _bytes(store) for word in (b"Solvik", b"Unhelpful", gone.encode()))
    assert store.answer(keep).answer == ANSWER


def _words(article):
    return replace(ABSTAINED.evidence[0], article=article)


def _bytes(store):
    return b"".join(path.read_bytes() for path in store.path.parent.iterdir())


def test_a_deleted_conversation_takes_its_answers_and_feedback_along(store):
    visitor = new_id()
    conversation = store.start_conversation(visitor)
    answer_id = store.save_answer(ANSWER, conversation=conversation)
    store.give_feedback(answer_id, Thumb.UP)
    store.delete_conversation(conversation)
    assert store.conversations(visitor) == store.feedback() == []
    assert b"Norrby" not in _bytes(store)
    with pytest.raises(CorpusError, match="it was deleted"):
        store.answer(answer_id)


def test_what_is_not_there_is_refused_in_words(store):
    for call in (store.answer, store.conversation, store.delete_answer, store.delete_conversation):
        with pytest.raises(CorpusError, match="'nowhere': it was deleted"):
            call("nowhere")
    with pytest.raises(CorpusError, match="no conversation 'nowhere'"):
        store.save_answer(ANSWER, conversation="nowhere")
    with pytest.raises(CorpusError, match="no answer 'nowhere'"):
        store.give_feedback("nowhere", Thumb.UP)


def test_a_store_of_a_newer_byline_is_refused(store):
    with sqlite3.connect(store.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(CorpusError, match=r"newer Byline \(schema 99, this one reads 1\); update"):
        AnswerStore(store.path)


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path):
    library = Library.open(tmp_path / "library.sqlite")
    library.database.close()
    with pytest.raises(CorpusError, match="another database"):
        AnswerStore(tmp_path / "library.sqlite")
    (tmp_path / "answers.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(CorpusError, match="cannot be opened as the store of answers"):
        AnswerStore(tmp_path / "answers.sqlite")


def test_a_store_that_is_damaged_later_is_told_in_a_line(store):
    for file in store.path.parent.glob(f"{store.path.name}*"):
        file.write_bytes(b"no database" * 1000)
    told = r"answers\.sqlite: cannot be opened .*; move the file away and begin a new one"
    with pytest.raises(CorpusError, match=told):
        store.conversations("somebody")
    with pytest.raises(CorpusError, match=told):
        store.start_conversation("somebody")


def test_threads_write_and_read_at_once(store):
    failed = []

    def visit():
        try:
            conversation = store.start_conversation(new_id())
            for _ in range(5):
                store.save_answer(ANSWER, conversation=conversation)
                store.conversation(conversation)
        except sqlite3.Error as error:
            failed.append(error)

    threads = [threading.Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sum(stored for (stored,) in store._rows("SELECT count(*) FROM answers")) == 40


def test_processes_open_and_fill_one_store_at_once(tmp_path):
    code = (
        "import sys; from pathlib import Path; from qa.answers_store import AnswerStore;"
        "from qa.result import Answer; store = AnswerStore(Path(sys.argv[1]));"
        "[store.save_answer(Answer(str(n), (), (), 'extractive')) for n in range(10)]"
    )
    file = tmp_path / "answers.sqlite"
    runs = [subprocess.Popen([sys.executable, "-c", code, file]) for _ in range(3)]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    assert AnswerStore(file)._rows("SELECT count(*) FROM answers") == [(30,)]


def test_an_answer_stored_with_fewer_fields_is_still_read():
    packed = pack(ABSTAINED)
    older = replace(packed, answer=packed.answer.replace(', "timings": {}', ""))
    assert older != packed
    assert unpack(older) == ABSTAINED
