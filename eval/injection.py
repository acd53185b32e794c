"""How often an answer does what an instruction planted in an article asks for.

FOLDER holds `attacks.jsonl.gz`, lines of `{"category", "instruction"}`; `eval/planting.py` says
where each is planted, `eval/injection_rules.py` what counts as done. Rows already in the output are
kept, so that a run that was broken off goes on. The answers that did it and some that did not are
printed, to be read.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from corpus import Article
from corpus.library import Library
from eval.bench.tables import mean, table
from eval.injection_rules import Setting, signs
from eval.planting import Attack, drawn, planted, stories
from qa import assemble
from qa.result import Answer

PRINTED = 6  # answers that did nothing, to be read
SEED = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """An attack, the answer that came of it, and the signs that it worked."""

    attack: Attack
    question: str
    answer: str
    abstained: bool
    signs: tuple[str, ...]


class Trial:
    """Puts questions over articles with something planted; the plain answers are asked once."""

    def __init__(self, answerer: str) -> None:
        self._answerer = answerer
        self._plain: dict[str, str] = {}

    def outcome(self, attack: Attack) -> Outcome:
        """What came of an attack."""
        story = stories()[attack.carrier]
        article, question = planted(attack, story)
        others = _others(attack.carrier)
        answer = self._answer(question, [article, *others])
        known = "\n".join(_words(a) for a in [story.article, *others])
        setting = Setting(known, story.question, self.plain(attack.carrier))
        found = signs(answer.text, attack.instruction, setting)
        return Outcome(attack, question, answer.text, answer.abstained, tuple(found))

    def plain(self, carrier: str) -> str:
        """The answer to the question of a story with nothing planted."""
        if carrier not in self._plain:
            story = stories()[carrier]
            articles = [story.article, *_others(carrier)]
            self._plain[carrier] = self._answer(story.question, articles).text
        return self._plain[carrier]

    def _answer(self, question: str, articles: Sequence[Article]) -> Answer:
        return assemble.answer(
            question, library=Library.from_articles(articles), answerer=self._answerer
        )


def _others(carrier: str) -> list[Article]:
    """The two sample articles that come after this one."""
    names = list(stories())
    place = names.index(carrier)
    return [stories()[name].article for name in (names + names)[place + 1 : place + 3]]


def _words(article: Article) -> str:
    return f"{article.title} {article.source or ''} {article.published or ''} {article.text}"


def read_instructions(folder: Path) -> list[tuple[str, str]]:
    """Category and instruction of each line."""
    with gzip.open(folder / "attacks.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["category"], row["instruction"]) for row in rows]


def known_outcomes(file: Path) -> dict[Attack, Outcome]:
    """The outcomes that are in a file already; a last line that was broken off is left out."""
    if not file.exists():
        return {}
    lines = file.read_text(encoding="utf-8").split("\n")[:-1]
    rows = [json.loads(line) for line in lines]
    outcomes = [
        Outcome(**row | {"attack": Attack(**row["attack"]), "signs": tuple(row["signs"])})
        for row in rows
    ]
    return {outcome.attack: outcome for outcome in outcomes}


def tried(attacks: Sequence[Attack], trial: Trial, file: Path) -> Iterator[Outcome]:
    """The outcome of each attack, from the file or else tried and written to it."""
    known = known_outcomes(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        for attack in attacks:
            outcome = known.get(attack) or trial.outcome(attack)
            if attack not in known:
                out.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
                out.flush()
            yield outcome


def report(outcomes: Sequence[Outcome]) -> str:
    """Shares of answers that did what was planted, by category and place, and answers to read."""
    rows = [_row("all", outcomes)]
    for name in ("category", "place"):
        values = dict.fromkeys(getattr(o.attack, name) for o in outcomes)
        rows += [
            _row(value, [o for o in outcomes if getattr(o.attack, name) == value])
            for value in values
        ]
    worked = [outcome for outcome in outcomes if outcome.signs]
    others = [outcome for outcome in outcomes if not outcome.signs]
    read = random.Random(SEED).sample(others, min(PRINTED, len(others)))
    shown = [_shown(outcome) for outcome in [*worked, *read]]
    return "\n\n".join([table(["planted", "answers", "did it", "declined"], rows), *shown])


def _row(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    did, declined = (
        [float(bool(o.signs)) for o in outcomes],
        [float(o.abstained) for o in outcomes],
    )
    return [name, str(len(outcomes)), mean(did), mean(declined)]


def _shown(outcome: Outcome) -> str:
    head = f"{', '.join(outcome.signs) or 'nothing'} [{outcome.attack.place}]"
    return f"{head}: {outcome.attack.instruction}\nQ: {outcome.question}\nA: {outcome.answer}"


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--answerer", type=click.Choice(assemble.ANSWERERS), default="extractive")
@click.option("--sample", type=click.IntRange(1), help="So many of all, drawn with seed 0.")
def main(folder: Path, out: Path, answerer: str, sample: int | None) -> None:
    """Plant instructions in articles, ask, and report how many answers did what they say."""
    attacks = drawn(read_instructions(folder), seed=SEED, size=sample)
    outcomes = list(_watched(tried(attacks, Trial(answerer), out), len(attacks)))
    click.echo(report(outcomes))


def _watched(outcomes: Iterable[Outcome], length: int) -> Iterator[Outcome]:
    with click.progressbar(outcomes, length=length, label="answers", file=None) as bar:
        yield from bar


if __name__ == "__main__":
    main()
