"""Measure the check against people's verdicts, and against edits that must not pass.

Run: python -m eval.checker.measure PAIRS.jsonl.gz [ARTICLES.jsonl.gz] [--most 300]
     python -m eval.checker.measure PAIRS.jsonl.gz --asked QUESTIONS.jsonl
     python -m eval.checker.measure PAIRS.jsonl.gz --people SQUAD.json
     python -m eval.checker.measure PAIRS.jsonl.gz --invented eval/invented_news

Prints Markdown tables. The first is per set: of sets that were trained on only the pairs kept
apart. The second is of claims made from the sentences of articles: edits that should fail, and
sentences that should pass. `--asked` adds one of claims made of questions of a language model
(`eval.reader.questions`), with their answers and with others; see `eval.checker.answered`.
`--people` does so with questions that people asked, in the form of SQuAD, drawn with seed 0.
`--invented` adds one of the claims about invented news (`eval.invented`) that is kept apart.
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from corpus.sentences import sentence_spans
from embeddings.embedder import SentenceTransformerEmbedder
from eval.checker import edits
from eval.checker.answered import Answered, answered
from eval.checker.drawing import PairMaker
from eval.checker.pairs import SENTENCE, Pair, invented_claims, read_pairs, split
from eval.checker.rewrites import reduced
from eval.checker.words import WordNeighbours
from eval.invented import Block, read_blocks, split_blocks
from eval.metrics.agreement import auroc, balanced_accuracy, calibration_error
from eval.reader.people import read_people
from eval.reader.questions import read_questions
from qa.checking.check import SUPPORTED, LayeredChecker
from qa.checking.support import WEIGHTS, SupportModel, Weights
from qa.reading.overlap import overlap
from qa.values import Label

SHORT = 500  # characters of evidence, such as a citation has
MADE = 1200  # pairs drawn for the regression, of which a third are made claims
MADE_CLAIMS = ("edited", "reworded", "detail", "made true", "made false", "made partial")
OF_A_SET = 120  # pairs of people's for the regression
Numbers = NDArray[np.float64]
EDITS: tuple[tuple[str, edits.Edit], ...] = (
    ("name swapped", edits.swap_name),
    ("figure changed", edits.change_figure),
    ("date changed", edits.change_date),
    ("negation dropped or added", edits.negate),
    ("opposite", edits.swap_opposite),
    ("bound or hedge changed", edits.change_certainty),
    ("names exchanged", edits.exchange_names),
    ("word changed", edits.swap_word),
)


def regression(model: SupportModel, pairs: Sequence[Pair]) -> Weights:
    """The weights of log odds and cosine, fitted to people's pairs kept apart and to made ones.

    Sets weigh by the root of their size, true pairs as much as false ones, so that a support of 0.5
    parts them best.
    """
    _, apart = split(pairs)
    drawn = PairMaker(apart, WordNeighbours()).draw(MADE, random.Random(1))
    fitted_to = [pair for own in by_set(apart, OF_A_SET).values() for pair in own]
    fitted_to += [pair for pair in drawn if pair.origin in MADE_CLAIMS]
    features = model.features([(pair.claim, pair.evidence) for pair in fitted_to])
    sizes = Counter(pair.origin for pair in fitted_to)
    fitted = LogisticRegression(class_weight="balanced", C=10).fit(
        [[odds, cosine] for odds, cosine, _, _ in features],
        [pair.is_supported for pair in fitted_to],
        sample_weight=[sizes[pair.origin] ** -0.5 for pair in fitted_to],
    )
    odds, cosine = (float(weight) for weight in fitted.coef_[0])
    return Weights(odds, cosine, float(fitted.intercept_[0]))


def best_balanced_accuracy(truth: Sequence[bool], scores: Numbers) -> float:
    """The balanced accuracy at the threshold that is best for these very scores: an upper bound."""
    return max(
        balanced_accuracy(truth, (scores >= threshold).tolist()) or 0.0
        for threshold in np.unique(np.quantile(scores, np.linspace(0, 1, 101)))
    )


def by_set(pairs: Sequence[Pair], most: int) -> dict[str, list[Pair]]:
    """Up to `most` pairs of every set, drawn with seed 0."""
    shuffled = list(pairs)
    random.Random(0).shuffle(shuffled)
    found: dict[str, list[Pair]] = {}
    for pair in shuffled:
        own = found.setdefault(pair.origin, [])
        if len(own) < most:
            own.append(pair)
    return dict(sorted(found.items()))


def set_table(sets: dict[str, list[Pair]], checker: LayeredChecker, model: SupportModel) -> str:
    """Balanced accuracy, area under the curve and calibration, per set, beside the floors.

    The calibration error of few pairs is large by chance; the last row has them all.
    """
    head = "| set | pairs | check | model alone | AUC | ECE | words | cosine |"
    every = [pair for pairs in sets.values() for pair in pairs]
    shown = sets | ({"all of these": every} if len(sets) > 1 else {})
    rows = [f"| {name} | {_row(pairs, checker, model)} |" for name, pairs in shown.items()]
    return "\n".join([head, "|---|---|---|---|---|---|---|---|", *rows])


def _row(pairs: Sequence[Pair], checker: LayeredChecker, model: SupportModel) -> str:
    texts = [(pair.claim, pair.evidence) for pair in pairs]
    truth = [pair.is_supported for pair in pairs]
    said = [verdict.label is Label.SUPPORTED for verdict in checker.check(texts)]
    supports = _supports(texts, model)
    words = [overlap(*text) for text in texts]
    cosines = _cosines(texts)
    figures = (
        balanced_accuracy(truth, said),
        balanced_accuracy(truth, [support >= SUPPORTED for support in supports]),
        auroc(truth, supports),
        calibration_error(truth, supports),
        best_balanced_accuracy(truth, np.array(words)),
        best_balanced_accuracy(truth, cosines),
    )
    shown = [f"{figure:.3f}" if figure is not None else "-" for figure in figures]
    return " | ".join([str(len(pairs)), *shown])


def _cosines(texts: Sequence[tuple[str, str]]) -> Numbers:
    """The cosine of claim and evidence, the evidence cut to what the embedding model reads."""
    embedder = SentenceTransformerEmbedder()
    left, right = (embedder.embed_passages(list(side)) for side in zip(*texts, strict=True))
    return np.asarray((left * right).sum(axis=1), dtype=np.float64)


def edit_table(texts: Sequence[str], model: SupportModel, n: int) -> str:
    """The share of `n` claims of each kind that passes the check, and its exact layers alone."""
    return _passing_table(_made(texts, n), model)


def answer_table(claims: Sequence[Answered], model: SupportModel) -> str:
    """The same of claims made of answers, of each with another answer, drawn with seed 0.

    And of each beside what of its evidence lacks the answer, with the areas under the curve of the
    supports of either and of the true ones.
    """
    rng = random.Random(0)
    true = [(one.claim, one.evidence) for one in claims]
    false = [(rng.choice(one.false), one.evidence) for one in claims]
    rest = [(one.claim, one.rest) for one in claims if one.rest]
    wrong = [("made with another answer", false), ("made of an answer, beside the rest", rest)]
    there = [(name, made) for name, made in wrong if made]
    table = _passing_table([("made of an answer (should pass)", true), *there], model)
    supports = _supports(true, model)
    areas = [f"true and {name}: {_area(supports, _supports(made, model))}" for name, made in there]
    return f"{table}\n\narea under the curve, {', '.join(areas)}"


def invented_table(blocks: Iterable[Block], model: SupportModel) -> str:
    """Claims about invented news, true ones and each kind of false ones, and the area.

    Of passages that have both.
    """
    claims = [pair for both in invented_claims(blocks) for own in both for pair in own]
    named: dict[str, list[tuple[str, str]]] = {}
    for pair in claims:
        name = f"{pair.origin} (should pass)" if pair.is_supported else pair.origin
        named.setdefault(name, []).append((pair.claim, pair.evidence))
    true = [(pair.claim, pair.evidence) for pair in claims if pair.is_supported]
    false = [(pair.claim, pair.evidence) for pair in claims if not pair.is_supported]
    area = _area(_supports(true, model), _supports(false, model))
    return f"{_passing_table(sorted(named.items()), model)}\n\narea under the curve: {area}"


def _supports(pairs: Sequence[tuple[str, str]], model: SupportModel) -> list[float]:
    return [support.supported for support in model.score(pairs)]


def _area(true: Sequence[float], false: Sequence[float]) -> str:
    area = auroc([True] * len(true) + [False] * len(false), [*true, *false])
    return "-" if area is None else f"{area:.3f}"


def _passing_table(
    named: Iterable[tuple[str, Sequence[tuple[str, str]]]], model: SupportModel
) -> str:
    rows = ["| claim | pairs | passes | exact layers alone |", "|---|---|---|---|"]
    for name, made in named:
        whole, exact = (_passing(LayeredChecker(scorer), made) for scorer in (model, None))
        rows.append(f"| {name} | {len(whole)} | {np.mean(whole):.3f} | {np.mean(exact):.3f} |")
    return "\n".join(rows)


def _passing(checker: LayeredChecker, pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Whether each pair passes; those with nothing to check are left out."""
    verdicts = [v for v in checker.check(pairs) if v.label is not Label.NOT_CHECKABLE]
    return [verdict.label is Label.SUPPORTED for verdict in verdicts]


def speed_lines(model: SupportModel, pairs: Sequence[tuple[str, str]]) -> str:
    """Pairs a second of the score, and milliseconds a pair of the exact layers."""
    began = time.perf_counter()
    model.score(pairs)
    scored = time.perf_counter()
    LayeredChecker(None).check(pairs)
    exact = time.perf_counter() - scored
    return (
        f"score: {len(pairs) / (scored - began):.0f} pairs a second\n"
        f"exact layers: {1000 * exact / len(pairs):.1f} ms a pair"
    )


def _made(texts: Sequence[str], n: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    neighbours = WordNeighbours()
    for name, edit in EDITS:
        rng = random.Random(name)
        pairs: list[tuple[str, str]] = []
        for _ in range(40 * n):
            sentence, evidence = _drawn(texts, rng)
            source = edits.Source(evidence, rng.choice(texts), neighbours, rng)
            if sentence and len(pairs) < n and (changed := edit(sentence, source)):
                pairs.append((changed, evidence))
        yield name, pairs
    rng = random.Random(0)
    drawn = [_drawn(texts, rng) for _ in range(4 * n)]
    true = [(sentence, evidence) for sentence, evidence in drawn if sentence][:n]
    yield "verbatim (should pass)", true
    shorter = [(reduced(sentence, rng), evidence) for sentence, evidence in true]
    yield "lightly reduced (should pass)", shorter


def _drawn(texts: Sequence[str], rng: random.Random) -> tuple[str, str]:
    """A sentence with the two around it; "" for a sentence that is none."""
    text = rng.choice(texts)
    spans = sentence_spans(text)
    at = rng.randrange(len(spans))
    evidence = text[spans[max(0, at - 1)][0] : spans[min(len(spans) - 1, at + 1)][1]]
    sentence = text[slice(*spans[at])]
    whole = SENTENCE.fullmatch(sentence) and 6 <= len(sentence.split()) <= 50
    return (sentence if whole else ""), evidence


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--most", type=int, default=300, help="pairs of a set or an edit")
    parser.add_argument(
        "--never-trained", action="store_true", help="leave out the sets that were trained on"
    )
    parser.add_argument("--asked", type=Path, metavar="QUESTIONS.jsonl")
    parser.add_argument("--people", type=Path, metavar="SQUAD.json")
    parser.add_argument("--invented", type=Path, metavar="FOLDER")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    model = SupportModel(SentenceTransformerEmbedder(), options.weights)
    checker = LayeredChecker(model)
    _, kept = split(read_pairs(options.pairs, trainable=True))
    others = read_pairs(options.pairs, trainable=False)
    measured = others if options.never_trained else [*kept, *others]
    sys.stdout.write(set_table(by_set(measured, options.most), checker, model) + "\n\n")
    sys.stdout.flush()
    if options.articles:
        with gzip.open(options.articles, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        texts = [text for text in texts if len(sentence_spans(text)) > 3]
        sys.stdout.write(edit_table(texts, model, options.most) + "\n\n")
    if options.asked:
        claims = list(answered(read_questions(options.asked, options.pairs)))[: options.most]
        sys.stdout.write(answer_table(claims, model) + "\n\n")
    if options.people:
        claims = list(answered(read_people(options.people)))
        random.Random(0).shuffle(claims)
        sys.stdout.write(answer_table(claims[: options.most], model) + "\n\n")
    if options.invented:
        apart = split_blocks(read_blocks(options.invented))[1]
        sys.stdout.write(invented_table(apart, model) + "\n\n")
    short = [(pair.claim, pair.evidence) for pair in kept if len(pair.evidence) <= SHORT]
    sys.stdout.write(speed_lines(model, short[: options.most]) + "\n")


if __name__ == "__main__":
    main()
