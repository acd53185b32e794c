"""A judge that can be followed by hand."""

from eval.judges import Judgement


class WordJudge:
    """Supported if every word of the claim is in the evidence; a word "?" cannot be judged."""

    name = "words"
    is_checker = False

    def judge(self, pairs):
        return [self._one(claim.split(), evidence.split()) for claim, evidence in pairs]

    def _one(self, claim, evidence):
        if "?" in claim:
            return None
        supported = set(claim) <= set(evidence)
        return Judgement(supported, float(supported))
