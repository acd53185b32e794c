"""Questions of passages: people's, from files in the form of SQuAD, and those on invented news."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.adapters.squad import context_of, entries, headed
from eval.cases import CaseError
from eval.fields import Row, required, rows, text
from eval.invented import Block
from eval.reader.questions import Asked, bare, is_clear


def read_people(path: Path) -> list[Asked]:
    """The questions that are clear by themselves and have an answer in their paragraph, each once.

    The text of a passage is its paragraph behind the title of the article, where it has one.

    Raises:
        CaseError: the file is not in this form, or a field of it of another type.
    """
    found = dict[str, Asked]()
    for place, entry in enumerate(entries(path), 1):
        try:
            for one in _of_article(entry):
                found.setdefault(one.question, one)
        except ValueError as error:
            raise CaseError(f"{path}:{place}: {error}") from error
    return list(found.values())


def _of_article(entry: Row) -> Iterator[Asked]:
    title, _ = headed(text(entry, "title"))
    for paragraph in rows(entry, "paragraphs"):
        yield from _asked(paragraph, title)


def _asked(paragraph: Row, title: str) -> Iterator[Asked]:
    passage = context_of(paragraph).strip()
    whole = f"{title}.\n{passage}" if title else passage
    for row in rows(paragraph, "qas"):
        question = required(row, "question")
        answers = (required(answer, "text") for answer in rows(row, "answers"))
        answer = bare(next(answers, ""))
        if is_clear(question, answer, passage):
            yield Asked(question, answer, passage, whole)


def invented_questions(blocks: Iterable[Block]) -> list[Asked]:
    """The questions on invented news, those that it does not answer among them."""
    return [
        Asked(question, bare(answer), block.passage, block.passage, tuple(map(bare, others)))
        for block in blocks
        for question, answer, *others in [*block.told, *((asked, "") for asked in block.untold)]
    ]
