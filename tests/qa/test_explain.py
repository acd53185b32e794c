from qa.checking.check import Support
from qa.checking.explain import explain
from qa.values import Label

EVIDENCE = "The river flooded Norrby on Thursday. The dam held."


class Shares:
    """Support as the share of the claim's words that stand in the evidence."""

    def score(self, pairs):
        return [Support(self.share(*pair), "supported", pair[1]) for pair in pairs]

    def share(self, claim, evidence):
        words = claim.lower().strip(".").split()
        return sum(word in evidence.lower() for word in words) / len(words)


def test_a_word_that_the_evidence_lacks_speaks_against_the_claim():
    explanation = explain("The purple dam held.", EVIDENCE, Shares())
    assert dict(explanation.words)["purple"] == 3 / 4 - 1
    assert dict(explanation.words)["dam"] > 0
    assert explanation.read == EVIDENCE
    assert explanation.found == ()


def test_what_the_exact_layers_found_is_given_with_their_names():
    explanation = explain("The river flooded Norrby on Friday.", EVIDENCE, Shares())
    assert explanation.verdict.label == Label.CONTRADICTED
    assert ("dates", "the article says Thursday, the answer Friday") in explanation.found


def test_the_articles_own_words_and_missing_evidence_need_no_model():
    assert explain("The dam held.", EVIDENCE, Shares()).words == ()
    assert explain("The dam held.", "", Shares()).words == ()
