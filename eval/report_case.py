"""One question of the report page: what its template shows, as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from eval.cases import Case
from eval.faults import ERROR, Fault
from eval.metrics import gold
from eval.metrics.citations import JudgedSentence
from eval.metrics.table import METRICS
from eval.outcomes import Extract
from eval.report_words import amount, words_of
from eval.scoring import Scored
from qa.result import Json

JUDGED = {True: ("borne out", "good"), False: ("not borne out", "bad"), None: ("not scored", "")}
LABELS = {"supported": "good", "contradicted": "bad", "unsupported": "bad"}


def look(fault: Fault) -> str:
    """How a fault is coloured: what misleads the reader is worse than what lacks."""
    return "bad" if fault.misleads or fault is ERROR else "warn"


def case_view(scored: Scored, anchor: str) -> Json:
    """All that the page shows of a question; `anchor` is its id in the page."""
    case, result, answer = scored.case, scored.result, scored.result.answer or {}
    worst = "good" if not scored.faults else look(scored.faults[0])
    return {
        "anchor": anchor,
        "id": case.id,
        "kind": case.kind,
        "question": case.question,
        "history": case.history,
        "limits": _limits(case),
        "look": worst,
        "mark": {"good": "✓", "warn": "○", "bad": "✗"}[worst],
        "faults": [{"name": f.name, "words": f.words, "look": look(f)} for f in scored.faults],
        "times": f"{result.seconds:.2f} s",
        "error": result.error,
        "abstained": answer.get("abstained", False),
        "text": answer.get("text", ""),
        "sentences": _sentences(answer.get("claims", []), scored.judged),
        "readings": _readings(answer.get("conflicts", [])),
        "citations": _citations(scored),
        "expected": _expected(case),
        "passages": _passages(scored),
        "scores": [
            (words_of(metric), amount(metric, value))
            for metric in METRICS
            if (value := scored.scores[metric.name]) is not None
        ],
    }


def _limits(case: Case) -> list[str]:
    named = {"from": case.since, "until": case.until, "today is": case.today}
    limits = [f"{name} {value}" for name, value in named.items() if value]
    return limits + ([f"sources: {', '.join(case.sources)}"] if case.sources else [])


def _sentences(claims: Sequence[Json], judged: Sequence[JudgedSentence]) -> list[Json]:
    rows = []
    for claim, mark in zip(claims, judged, strict=True):
        words, colour = JUDGED[mark.borne_out]
        rows.append(
            {
                "text": claim["text"],
                "citations": claim.get("citations", []),
                "label": claim.get("verdict", "").replace("_", " "),
                "support": "" if (support := claim.get("support")) is None else f"{support:.2f}",
                "look": LABELS.get(claim.get("verdict", ""), ""),
                "reasons": claim.get("reasons", []),
                "judged": words,
                "judged_look": colour,
            }
        )
    return rows


def _readings(conflicts: Sequence[Json]) -> list[Json]:
    rows = []
    for reading in (reading for conflict in conflicts for reading in conflict["readings"]):
        who = ", ".join(filter(None, (reading.get("speaker"), reading.get("said_on"))))
        counted = reading.get("counted") or ""
        said = f"{reading['quoted']} {counted}".strip() + (f" ({who})" if who else "")
        rows.append({"text": said, "citation": reading.get("citation")})
    return rows


def _citations(scored: Scored) -> list[Json]:
    return [
        {
            "number": citation["number"],
            "title": _title(citation["article"]),
            "origin": _origin(citation["article"]),
            "before": citation.get("before", ""),
            "quote": citation["quote"],
            "after": citation.get("after", ""),
            "gold": _gold(scored.case, citation["article"], citation["quote"]),
        }
        for citation in (scored.result.answer or {}).get("citations", [])
    ]


def _title(article: Json) -> str:
    return str(article.get("title") or article.get("id") or "")


def _origin(article: Json) -> str:
    outlet = article.get("source") or article.get("agency")
    known = (outlet, (article.get("published") or "")[:10])
    return ", ".join(filter(None, known))


def _gold(case: Case, article: Json, words: str) -> str:
    """Whether the words lie on gold words, or at least in a gold article; else empty."""
    named = (str(article.get(name) or "") for name in ("id", "title", "url"))
    identity, title, url = named
    extract = Extract(identity, words, title, url)
    if any(gold.lies_on(extract, span) for span in gold.gold_spans(case)):
        return "right words"
    right = any(gold.is_named(extract, name) for name in gold.gold_articles(case))
    return "right article" if right else ""


def _expected(case: Case) -> list[tuple[str, list[str]]]:
    named = {
        "No answer:": ["the articles do not answer this"] if case.unanswerable else [],
        "Answer, any of:": list(case.answers),
        "Said:": [" / ".join(forms) for forms in case.claims],
        "Versions:": [" ".join((r.value, f"({r.speaker})" * bool(r.speaker), r.date)).strip()
                      for r in case.readings],
        "Words:": [f"“{span.text}” in {span.article}" for span in gold.gold_spans(case)],
        "Articles, any of:": list(case.articles),
        "Not:": list(case.wrong_answers),
        "Note:": [case.note] if case.note else [],
    }  # fmt: skip
    return [(name, values) for name, values in named.items() if values]


def _passages(scored: Scored) -> list[Json]:
    return [
        {
            "title": _title(passage["article"]),
            "score": f"{passage['score']:.3f}" if "score" in passage else "",
            "text": passage["text"],
            "gold": _gold(scored.case, passage["article"], passage["text"]),
        }
        for passage in scored.result.passages
    ]
