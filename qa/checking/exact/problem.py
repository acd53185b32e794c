"""What a layer of the check finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A particular of the claim that the evidence lacks, or contradicts.

    A doubt lowers the support and decides nothing alone: "he" may be the name that is missing.
    """

    contradicts: bool
    reason: str
    is_doubt: bool = False
