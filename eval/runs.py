"""A run: a folder with the cases, one line per result, and where these come from.

    run.json       settings, digests, versions, machine
    cases.jsonl    the cases as they were asked
    results.jsonl  one result per line, appended as it comes: a killed run is taken up from here

Results of other runs serve as cache: an answer that depends on the same things is not made twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from eval.asking import Settings, case_key
from eval.cases import Case, read_cases, write_cases
from eval.origin import code_digest, commit, digest, machine, versions
from eval.results import Result, read_results

FACTS, CASES, RESULTS = "run.json", "cases.jsonl", "results.jsonl"
Ask = Callable[[Sequence[tuple[Case, str]]], Iterator[Result]]  # cases with their keys


class RunError(ValueError):
    """A folder holds no run, or another one; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What `run.json` holds. `key` names cases, settings, code and library together.

    Times are ISO 8601 in UTC; `finished` is missing while cases are left. `library` is the
    fingerprint of the library, `None` where each case brings its own articles; `name` is what a
    reader sees.
    """

    id: str
    key: str
    name: str
    started: str
    finished: str | None
    settings: Settings
    cases: int
    library: str | None
    articles: int
    embedder: str
    jobs: int
    seed: int
    code: str
    commit: str | None
    versions: dict[str, str]
    machine: dict[str, str | int]

    @classmethod
    def of_row(cls, row: dict[str, object]) -> Facts:
        """The facts of a JSON object.

        Raises:
            TypeError: a field is missing or unknown.
        """
        settings = row.get("settings")
        if not isinstance(settings, dict):
            raise TypeError('"settings" is no object')
        return cls(**{**row, "settings": Settings(**settings)})  # type: ignore[arg-type] # from JSON


@dataclass(frozen=True, slots=True)
class Run:
    """A run on disk."""

    folder: Path
    facts: Facts

    @classmethod
    def read(cls, folder: Path) -> Run:
        """The run in `folder`.

        Raises:
            RunError: there is none, or its `run.json` is broken.
        """
        try:
            row = json.loads((folder / FACTS).read_text(encoding="utf-8"))
            return cls(folder, Facts.of_row(row))
        except FileNotFoundError as error:
            raise RunError(f"{folder}: no run here; name a folder that has {FACTS}") from error
        except (ValueError, TypeError, AttributeError) as error:
            raise RunError(
                f"{folder / FACTS}: no facts of a run ({error}); delete the folder"
            ) from error

    @property
    def cases(self) -> list[Case]:
        """The cases, in the order they were given."""
        return read_cases(self.folder / CASES)

    @property
    def results(self) -> dict[str, Result]:
        """The results so far by case."""
        return {result.case: result for result in read_results(self.folder / RESULTS)}

    def keys(self) -> dict[str, str]:
        """What the answer to each case depends on, as digests by case."""
        library = self.facts.library or ""
        return {
            c.id: case_key(c, self.facts.settings, self.facts.code, library) for c in self.cases
        }

    def add(self, result: Result) -> None:
        """Append a result; it is on disk when this returns."""
        with (self.folder / RESULTS).open("a", encoding="utf-8") as file:
            file.write(result.line + "\n")

    def write(self) -> Run:
        """The same run, its facts on disk."""
        text = json.dumps(asdict(self.facts), ensure_ascii=False, indent=2)
        (self.folder / FACTS).write_text(text + "\n", encoding="utf-8")
        return self

    def finish(self, now: str) -> Run:
        """The run with the time it was finished at, on disk."""
        return replace(self, facts=replace(self.facts, finished=now)).write()


def facts_of(
    name: str, cases: Sequence[Case], settings: Settings, *, library: str | None, articles: int,
    embedder: str, jobs: int, seed: int, now: str,
) -> Facts:  # fmt: skip
    """The facts of a run that begins at `now` (ISO 8601)."""
    code = code_digest()
    key = digest(tuple(cases), settings, code, library)
    stamp = now[:19].replace(":", "").replace("T", "-")
    return Facts(
        f"{stamp}-{key[:6]}", key, name, now, None, settings, len(cases), library, articles,
        embedder, jobs, seed, code, commit(), versions(), machine(),
    )  # fmt: skip


def begin(facts: Facts, cases: Sequence[Case], runs: Path, out: Path | None = None) -> Run:
    """The run in `out`, or an unfinished one of the same key below `runs`, or else a new one.

    Raises:
        RunError: `out` holds a run of other cases, settings, code or library, or files of no run.
    """
    found = [out] if out else _unfinished(runs, facts.key)
    for folder in found:
        if not (folder / FACTS).exists():
            continue
        run = Run.read(folder)
        if run.facts.key != facts.key:
            raise RunError(f"{folder}: holds another run ({run.facts.id}); name another folder")
        _drop_half_line(folder / RESULTS)
        return run
    folder = out or runs / facts.id
    folder.mkdir(parents=True, exist_ok=True)
    if there := sorted(path.name for path in folder.iterdir() if path.is_file()):
        raise RunError(f"{folder}: holds {there[0]} and no run; name a new folder")
    write_cases(cases, folder / CASES)
    return Run(folder, facts).write()


def listed(runs: Path) -> list[Run]:
    """The runs in the folder `runs`, oldest first; folders without one are passed over."""
    folders = sorted(path.parent for path in runs.glob(f"*/{FACTS}"))
    return sorted((Run.read(folder) for folder in folders), key=lambda run: run.facts.started)


def _unfinished(runs: Path, key: str) -> list[Path]:
    return [r.folder for r in listed(runs) if r.facts.key == key and not r.facts.finished]


def _drop_half_line(path: Path) -> None:
    """Cut what a killed run left of its last line."""
    if path.exists() and not (data := path.read_bytes()).endswith(b"\n"):
        path.write_bytes(data[: data.rfind(b"\n") + 1])


def fill(run: Run, ask: Ask, runs: Path, *, fresh: bool = False) -> Iterator[Result]:
    """Every result that the run lacks, written as it comes.

    Errors are tried again. Unless `fresh`, answers that another run below `runs` has under the same
    key are taken over; their times are those of that run.
    """
    keys = run.keys()
    done = {case for case, result in run.results.items() if result.error is None}
    left = [(case, keys[case.id]) for case in run.cases if case.id not in done]
    known = {} if fresh else _known(run, runs)
    for case, key in left:
        if key in known:
            yield _kept(run, replace(known[key], case=case.id))
    for result in ask([(case, key) for case, key in left if key not in known]):
        yield _kept(run, result)


def _kept(run: Run, result: Result) -> Result:
    run.add(result)
    return result


def _known(run: Run, runs: Path) -> dict[str, Result]:
    """Answers of other runs with the same settings and code, by key."""
    same = (run.facts.settings, run.facts.code)
    others = [
        other
        for other in listed(runs)
        if other.folder.resolve() != run.folder.resolve()
        and (other.facts.settings, other.facts.code) == same
    ]
    results = [result for other in others for result in other.results.values()]
    return {result.key: result for result in results if result.error is None}
