"""What adding articles came to: how many of each kind of change, and why things were skipped."""

from collections import Counter
from dataclasses import dataclass, field

from corpus import Change

KINDS = ("added", "changed", "unchanged", "duplicate", "skipped")


@dataclass(slots=True)
class Summary:
    """Changes counted by kind, the skipped and the incomplete ones also by reason."""

    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, change: Change) -> None:
        """Count one more change."""
        self.counts[change.kind] += 1
        if change.reason and change.kind != "duplicate":
            self.reasons[change.kind, change.reason.split(";")[0]] += 1

    @property
    def text(self) -> str:
        """The counts in one line, then a line for each reason, the commonest first."""
        head = ", ".join(f"{self.counts[kind]} {kind}" for kind in KINDS)
        told = [f"  {n} {kind}: {reason}" for (kind, reason), n in self.reasons.most_common()]
        return "\n".join([head, *told])
