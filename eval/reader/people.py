"""Questions that people asked of passages, from files in the form of SQuAD."""

from collections.abc import Iterator
from pathlib import Path

from eval.adapters.squad import context_of, entries, headed
from eval.fields import Row, required, rows, text
from eval.reader.questions import Asked, bare, is_clear


def read_people(path: Path) -> list[Asked]:
    """The questions that are clear by themselves and have an answer in their paragraph, each once.

    The text of a passage is its paragraph behind the title of the article.

    Raises:
        CaseError: the file is not in this form.
        ValueError: a field of it is of another type.
    """
    found = dict[str, Asked]()
    for entry in entries(path):
        title, _ = headed(text(entry, "title"))
        for paragraph in rows(entry, "paragraphs"):
            for one in _asked(paragraph, title):
                found.setdefault(one.question, one)
    return list(found.values())


def _asked(paragraph: Row, title: str) -> Iterator[Asked]:
    passage = context_of(paragraph).strip()
    whole = f"{title}.\n{passage}"
    for row in rows(paragraph, "qas"):
        question = required(row, "question")
        answers = (required(answer, "text") for answer in rows(row, "answers"))
        answer = bare(next(answers, ""))
        if is_clear(question, answer, passage):
            yield Asked(question, answer, passage, whole)
