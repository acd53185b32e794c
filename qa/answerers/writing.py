"""An answer while it is written: each sentence shown, checked, and once sent back if it fails."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.words import fold_words, readable
from qa.answerer import NO_ANSWER, Answerer, AnswererError, Doubt, LanguageModel, closed
from qa.answerers.citing import Citing
from qa.answerers.drafting import Refusal, drafted, numbered_lines
from qa.answerers.extractive import shown
from qa.answerers.markers import parse_draft
from qa.answerers.models.instructions import is_bare_figure, is_heading, is_instruction
from qa.checking.check import SUPPORTED, Checker
from qa.checking.verify import Verified, resting_on, verify_claim
from qa.events import ClaimChecked, SentBack, TextDelta
from qa.evidence.attribution import attributed
from qa.evidence.selection import Found as Judged
from qa.values import Claim, DraftClaim, Evidence, Label, Repairs, Usage, Verdict, passage_of

ENDED = re.compile(r"[.!?…:;][\"'”’)\]]*$")
MOST_REPEATED = 2  # sentences: a model that says more of them again goes on so
ELSEWHERE = "\n\nElsewhere in the articles: "  # before what they answer otherwise
OWN_WORDS = "\n\nWhat the articles say: "  # where nothing of a model's answer holds, or it declines
CLEARLY = 0.75  # support of the first sentence of an answer that the articles hardly give
MOST_SUMMED_UP = 4  # citations of the sentences that one without any sums up
SENT_BACK = 4  # sentences at most: an answer with more that fail is beyond repair
Failed = dict[int, tuple[DraftClaim, Verified]]  # by the place in the answer


@dataclass(frozen=True, slots=True)
class Task:
    """A question with the passages found for it, and what of them the answerer gets to read.

    `judged` are their sentences as judged, for a language model alone; `unfound` tells why there
    are no passages, if so.
    """

    question: str
    found: tuple[Evidence, ...]
    read: tuple[Evidence, ...]
    judged: Judged | None = None
    unfound: str = "nothing like it was found"

    @property
    def in_doubt(self) -> bool:
        """The passages may well not answer the question."""
        return self.judged is not None and not self.judged.answers


@dataclass(slots=True)
class Progress:
    """What has come about so far of one answer."""

    citing: Citing
    draft: str = ""
    begun: int = 0  # sentences written, checked or not
    settled: dict[int, Claim] = field(default_factory=dict)
    said: set[tuple[str, ...]] = field(default_factory=set)  # the words of each sentence, folded
    repaired: dict[int, Repairs] = field(default_factory=dict)
    reason: str | None = None
    trace: tuple[str, ...] = ()
    respelled: tuple[tuple[str, str], ...] = ()  # words of the question, each with what was read
    timings: dict[str, float] = field(default_factory=dict)
    usage: Usage | None = None
    started: float = field(default_factory=time.perf_counter)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The sentences whose words and verdict are certain, in the order of the answer."""
        return tuple(self.settled[place] for place in sorted(self.settled))

    @property
    def repairs(self) -> Repairs:
        """What was done to the sentences so far, added up."""
        return sum(self.repaired.values(), Repairs())

    def timed(self, step: str, since: float) -> float:
        """Add the seconds since a moment to a step, and give the moment that is now."""
        now = time.perf_counter()
        self.timings[step] = self.timings.get(step, 0.0) + now - since
        return now

    def heard(self, pieces: Iterable[str | Usage]) -> Iterator[str]:
        """The words among the pieces, as they can be stored; what they cost is added up."""
        for piece in pieces:
            if isinstance(piece, Usage):
                self.used(piece)
            else:
                yield readable(piece)

    def used(self, usage: Usage) -> None:
        """Add what a request to a language model cost."""
        self.usage = self.usage + usage if self.usage else usage

    def says_again(self, draft: DraftClaim) -> bool:
        """Whether these words, two and more, stand in the answer already."""
        words = tuple(fold_words(draft.text))
        known = len(words) > 1 and words in self.said
        self.said.add(words)
        return known

    def holds(self, place: int) -> bool:
        """The sentence at a place is borne out by what it cites."""
        return self.settled[place].verdict.label is Label.SUPPORTED

    @property
    def declined(self) -> bool:
        """It is said that the articles do not answer, and nothing else."""
        return self.reason is not None and not self.settled

    def overruled(self) -> ClaimChecked:
        """What was written, that the articles do not answer, is no part of the answer after all."""
        place, self.begun, self.reason = self.begun, self.begun + 1, None
        self.trace += ("the model declined, the articles' own words answer",)
        verdict = Verdict(Label.NOT_CHECKABLE, 0.0, ("the articles do answer",))
        return ClaimChecked(place, verdict, text="")

    def leave_out(self, place: int, counted: Repairs, reason: str) -> ClaimChecked:
        """The sentence at `place` is no part of the answer, and is counted."""
        self.settled.pop(place, None)
        self.repaired[place] = counted
        return ClaimChecked(place, Verdict(Label.NOT_CHECKABLE, 0.0, (reason,)), text="")

    def withdrawn(self, reason: str) -> Iterator[ClaimChecked]:
        """Every sentence left out."""
        self.trace += tuple(f"withdrawn: {claim.text}" for claim in self.claims)
        for place in sorted(self.settled):
            yield self.leave_out(place, Repairs(withdrawn=1), reason)

    def settle(self, place: int, draft: DraftClaim, verified: Verified) -> ClaimChecked:
        """The sentence at `place` is as it will be."""
        cited = self.citing.cite_all(verified.cited)
        claim = Claim(draft.before, verified.text, cited, verified.verdict)
        self.settled[place] = claim
        self.repaired[place] = verified.repairs
        final, streamed = claim.before + claim.marked_text, draft.before + draft.text
        corrected = final if final != streamed else None
        return ClaimChecked(place, verified.verdict, corrected, claim.citations)

    def opened(self) -> Iterator[ClaimChecked]:
        """The first sentence without the white space that parted it from those left out."""
        for place, claim in sorted(self.settled.items())[:1]:
            if claim.before[:1].isspace():
                self.settled[place] = own = replace(claim, before=claim.before.lstrip())
                text = own.before + own.marked_text
                yield ClaimChecked(place, own.verdict, text, own.citations)


class CheckedWriter:
    """Has an answerer write and a checker judge. Immutable, hence shared by everybody who asks."""

    def __init__(self, answerer: Answerer, checker: Checker) -> None:
        self._answerer = answerer
        self._checker = checker

    def write(
        self, task: Task, progress: Progress
    ) -> Iterator[TextDelta | ClaimChecked | SentBack]:
        """Words as they come, and for each sentence the verdict as soon as it is certain.

        A sentence that fails waits for the end: then such sentences, the first few, are sent back
        once, together. A model's answer to a question that the articles hardly answer is withdrawn
        if its first sentence does not clearly hold.
        """
        if not task.read:
            progress.reason = f"{NO_ANSWER}: {task.unfound}."
            yield TextDelta(0, progress.reason)
            return
        failed: Failed = {}
        with closed(self._begun(task)) as pieces:
            yield from self._written(progress.heard(pieces), task, failed, progress)
        yield from self._summing_up(failed, progress)
        if failed and isinstance(self._answerer, LanguageModel):
            yield SentBack(tuple(failed))
            yield from self._sent_back(self._answerer, failed, task, progress)
        if task.in_doubt and isinstance(self._answerer, LanguageModel):
            yield from _withdrawn(progress)
        yield from progress.opened()
        if not progress.settled and progress.reason is None:
            progress.reason = f"{NO_ANSWER}: the model wrote no statement."
            yield TextDelta(progress.begun, progress.reason)

    def add(
        self, lead: str, sentences: Sequence[Evidence], task: Task, progress: Progress
    ) -> Iterator[TextDelta | ClaimChecked]:
        """Sentences of the passages found, behind what was written, checked like the others.

        The words of `lead` come before the first. It takes the place of a refusal.
        """
        before = lead if progress.settled else lead.lstrip()
        for sentence in sentences:
            words = " ".join(sentence.text.split())
            if tuple(fold_words(words)) in progress.said or _tells_nothing(words, task):
                continue
            place = passage_of(sentence, task.found)
            text = attributed(shown(sentence, task.found[place]), sentence.article)
            draft = DraftClaim(before, text, (place,))
            verified = verify_claim(draft, task.found, task.found, self._checker)
            if verified.verdict.label is not Label.SUPPORTED or verified.repairs != Repairs():
                continue
            if progress.declined:
                yield progress.overruled()
            yield TextDelta(progress.begun, draft.before + draft.text)
            yield progress.settle(progress.begun, draft, verified)
            progress.begun += 1
            before = " "

    def holds(self, statement: str, sentence: Evidence) -> bool:
        """Whether a sentence bears out a statement."""
        return self._checker.check([(statement, sentence.text)])[0].support >= SUPPORTED

    def _begun(self, task: Task) -> Iterator[str | Usage]:
        if task.in_doubt and isinstance(self._answerer, LanguageModel):
            return self._answerer.write_in_doubt(task.question, task.read)
        return self._answerer.write(task.question, task.read)

    def _written(
        self, words: Iterator[str], task: Task, failed: Failed, progress: Progress
    ) -> Iterator[TextDelta | ClaimChecked]:
        start = time.perf_counter()
        steps = drafted(_kept(words, progress), evidence=len(task.read))
        written = list[DraftClaim]()
        while progress.repairs.repeated < MOST_REPEATED and (step := next(steps, None)):
            start = progress.timed("write", start)
            if isinstance(step, DraftClaim):
                written.append(step)
                event = self._checked(step, task, failed, progress)
                progress.timed("check", start)
                if event:
                    yield event
            else:
                progress.timings.setdefault("first_text", start - progress.started)
                if isinstance(step, Refusal):
                    progress.reason = step.text
                yield TextDelta(progress.begun, step.text)
            start = time.perf_counter()  # the reader's time is not ours
        progress.timed("write", start)
        if isinstance(self._answerer, LanguageModel) and _is_broken_off(written):
            failed.pop(progress.begun - 1, None)
            yield progress.leave_out(progress.begun - 1, Repairs(unfinished=1), "it is broken off")

    def _checked(
        self, draft: DraftClaim, task: Task, failed: Failed, progress: Progress
    ) -> ClaimChecked | None:
        """The verdict on a sentence, unless it failed and can be sent back, or is left out."""
        place, progress.begun = progress.begun, progress.begun + 1
        if progress.says_again(draft):
            return progress.leave_out(place, Repairs(repeated=1), "the answer says it already")
        if isinstance(self._answerer, LanguageModel) and _tells_nothing(draft.text, task):
            return progress.leave_out(place, Repairs(no_statement=1), "it is no statement")
        verified = verify_claim(draft, task.read, task.found, self._checker)
        may_go_back = isinstance(self._answerer, LanguageModel) and len(failed) < SENT_BACK
        if verified.repairs.marked and may_go_back:
            failed[place] = draft, verified
            return None
        return progress.settle(place, draft, verified)

    def _summing_up(self, failed: Failed, progress: Progress) -> Iterator[ClaimChecked]:
        """The failed sentences that cite nothing and say what those beside them rest on.

        Such a sentence leads in those behind it, or else closes those before it.
        """
        for place, (draft, verified) in list(failed.items()):
            held = [i for i in sorted(progress.settled) if progress.holds(i)]
            beside = [i for i in held if place < i] or held
            cited = [c for i in beside for c in progress.settled[i].citations][:MOST_SUMMED_UP]
            parts = [Evidence(c.article, c.start, c.end) for c in cited]
            if draft.cited or draft.unknown_markers:
                continue
            if better := resting_on(verified, list(dict.fromkeys(parts)), self._checker):
                del failed[place]
                yield progress.settle(place, draft, better)

    def _sent_back(
        self, model: LanguageModel, failed: Failed, task: Task, progress: Progress
    ) -> Iterator[ClaimChecked]:
        """Each failed sentence in new words if those hold, else as it was, marked."""
        start = time.perf_counter()
        lines = numbered_lines(_reply(model, failed, task, progress))
        start = progress.timed("rewrite", start)
        for number, (place, (draft, verified)) in enumerate(failed.items(), 1):
            start = time.perf_counter()
            better = self._better(lines.get(number, ""), verified, task, progress)
            event = progress.settle(place, draft, better)
            progress.timed("check", start)
            yield event

    def _better(self, line: str, failed: Verified, task: Task, progress: Progress) -> Verified:
        """The new words if they are one sentence that holds and is not there yet."""
        claims = parse_draft(line, evidence=len(task.read)).claims
        if len(claims) != 1 or claims[0].text in {claim.text for claim in progress.claims}:
            return failed
        second = verify_claim(claims[0], task.read, task.found, self._checker)
        if second.verdict.label is not Label.SUPPORTED:
            return failed
        unknown = Repairs(unknown_markers=failed.repairs.unknown_markers, rewritten=1)
        return replace(second, repairs=second.repairs + unknown)


def _tells_nothing(text: str, task: Task) -> bool:
    """A model copied a heading, an order from a passage or the question, or a bare figure."""
    return is_instruction(text) or is_heading(text, task.read) or is_bare_figure(text)


def _withdrawn(progress: Progress) -> Iterator[TextDelta | ClaimChecked]:
    """All sentences of an answer left out, and why, if the first of them does not clearly hold.

    For questions that the articles hardly answer: what follows a wrong answer is beside the point.
    """
    claims = progress.settled
    first = claims[min(claims)].verdict if claims else None
    clear = first and first.label is Label.SUPPORTED and first.support >= CLEARLY
    if first is None or clear or first.label is Label.NOT_CHECKABLE:
        return
    yield from progress.withdrawn("the answer is withdrawn")
    progress.reason = f"{NO_ANSWER}: they do not bear out what the model wrote."
    yield TextDelta(progress.begun, progress.reason)


def _is_broken_off(written: Sequence[DraftClaim]) -> bool:
    """The last of several sentences neither ends like the others nor cites anything."""
    *before, last = [bool(ENDED.search(one.text)) for one in written] or [True]
    return bool(before) and all(before) and not last and not written[-1].cited


def _kept(words: Iterator[str], progress: Progress) -> Iterator[str]:
    """The words, which also make up the draft."""
    for piece in words:
        progress.draft += piece
        yield piece


def _reply(model: LanguageModel, failed: Failed, task: Task, progress: Progress) -> str:
    """What the model says to the doubts; nothing if it fails, since its answer stands."""
    doubts = [Doubt(v.text, "; ".join(v.verdict.reasons)) for _, v in failed.values()]
    try:
        with closed(model.rewrite(task.question, task.read, progress.draft, doubts)) as pieces:
            return "".join(progress.heard(pieces))
    except AnswererError as error:
        progress.trace += (f"sentences could not be sent back: {error}",)
        return ""
