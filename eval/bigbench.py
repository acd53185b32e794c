"""Claims and questions of people out of BIG-bench: to train the check and the reader on.

Run: python -m eval.bigbench BIGBENCH.tar.gz FOLDER

The file is the source of the package `bigbench`, read at 1.0.0. Into the folder go
`claims.jsonl.gz`, pairs as `eval.checker.train --more` takes them: claims of VitaminC (Schuster et
al. 2021), each beside a sentence of Wikipedia, often one of two that differ in a word; and
`questions.json`, in the form of SQuAD, as `eval.reader.train --people` takes it: what people asked
a search engine (Natural Questions, Kwiatkowski et al. 2019, some answers replaced by others as in
Longpre et al. 2021), questions that need to know whom a pronoun means (Quoref, Dasigi et al. 2019),
and SQuADShifts (Miller et al. 2020) but for its newspaper, which measures.

Models that BIG-bench (Srivastava et al. 2023) is to measure must not be trained on it. CLAPnq is
made of Natural Questions too, but of those without a short answer, which are not among these.
"""

import argparse
import gzip
import json
import re
import sys
import tarfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

TASKS = "bigbench/benchmark_tasks"
VITAMINC = "vitaminc_fact_verification/task.json"
SEARCHED = "contextual_parametric_knowledge_conflicts/task.json"
QUOREF = "natural_instructions/subtask002_quoref_answer_generation/task.json"
OTHERS_THAN_NEWS = ("new_wiki", "reddit", "amazon_reviews")
SHIFTS = tuple(f"squad_shifts/{name}_v1.0.json" for name in OTHERS_THAN_NEWS)
LABELS = {"True": "supported", "False": "contradicted", "Neither": "unsupported"}
PARTED = (  # what tokenizers put blanks around, and what stood there
    (re.compile(r"``\s?|\s?''"), '"'),
    (re.compile(r"-LRB-\s?"), "("),
    (re.compile(r"\s?-RRB-"), ")"),
    (re.compile("\ufffd"), " "),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
    (re.compile(r"(?<=\d) ([–:/]) (?=\d)"), r"\1"),
    (re.compile(r"([(\[$£€#]) "), r"\1"),
    (re.compile(r" (?=[,;:?!%)\]]|\.(?!\d))"), ""),
    (re.compile(r" (?=(?:'t|'s|n't|'re|'ve|'ll|'d|'m)\b)"), ""),
    (re.compile(r"\s+"), " "),
)


def written(text: str) -> str:
    """A text as people write it, of one that was cut into tokens."""
    for pattern, stood in PARTED:
        text = pattern.sub(stood, text)
    return text.strip()


def claim_rows(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Pairs of VitaminC: the evidence is a sentence behind the title of its page."""
    for example in task["examples"]:
        evidence, _, claim = str(example["input"]).rpartition("\nClaim: ")
        scores = example["target_scores"]
        label = LABELS[max(scores, key=scores.__getitem__)]
        texts = {"claim": written(claim), "evidence": written(evidence)}
        yield {"dataset": "vitaminc", **texts, "label": label, "trainable": True}


def searched(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Entries in the form of SQuAD of what people asked a search engine, each with its passage."""
    for example in task["examples"]:
        asked, _, context = str(example["input"]).partition("\nContext:")
        question = asked.rpartition("Question:")[2]
        yield _entry(question, context, str(example["target"]))


def referring(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The same of questions whose answer a passage tells by a pronoun."""
    for example in task["examples"]:
        passage, _, question = str(example["input"]).rpartition("\nQuestion:")
        answer = str(example["target"][0]).rstrip(".")
        yield _entry(question, passage.removeprefix("Passage:"), answer)


def _entry(question: str, context: str, answer: str) -> dict[str, Any]:
    """One question on one paragraph of a page without a title."""
    asked = {"question": written(question), "answers": [{"text": written(answer)}]}
    return {"title": "", "paragraphs": [{"context": written(context), "qas": [asked]}]}


def shifted(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The entries of a part of SQuADShifts, without titles that are but numbers."""
    for entry in data["data"]:
        numbered = re.search(r"_\d+$", entry["title"])
        yield entry | {"title": "" if numbered else entry["title"]}


def read_tasks(package: Path, names: Collection[str]) -> dict[str, Any]:
    """The contents of these files of the package, by their names below its tasks.

    Raises:
        KeyError: the package lacks one.
    """
    found = dict[str, Any]()
    with tarfile.open(package) as tar:
        for member in tar:
            name = member.name.partition(f"{TASKS}/")[2]
            if name in names and (file := tar.extractfile(member)):
                found[name] = json.load(file)
    if lost := sorted(set(names) - found.keys()):
        raise KeyError(f"{TASKS}/{lost[0]} is not there; give the source of bigbench 1.0.0")
    return found


def write(package: Path, folder: Path) -> None:
    """Write both files.

    Raises:
        KeyError: the package lacks a task.
    """
    tasks = read_tasks(package, (VITAMINC, SEARCHED, QUOREF, *SHIFTS))
    folder.mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / "claims.jsonl.gz", "wt", encoding="utf-8") as lines:
        for row in claim_rows(tasks[VITAMINC]):
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    entries = [*searched(tasks[SEARCHED]), *referring(tasks[QUOREF])]
    entries += [entry for name in SHIFTS for entry in shifted(tasks[name])]
    text = json.dumps({"data": entries}, ensure_ascii=False)
    (folder / "questions.json").write_text(text, encoding="utf-8")


def main() -> int:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("package", type=Path, metavar="BIGBENCH.tar.gz")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    write(options.package, options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
