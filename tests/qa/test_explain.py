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


def test_what_needs_no_check_has_no_grounds():
    explanation = explain("What did the river do?", EVIDENCE, Shares())
    assert explanation.verdict.label is Label.NOT_CHECKABLE
    assert (explanation.found, explanation.read, explanation.words) == ((), "", ())


def test_the_layers_read_a_capital_that_acts_as_the_check_does():
    explanation = explain(
        "Paris denied it had sent ships.", "France denied it had sent ships.", Shares()
    )
    assert explanation.verdict.label is Label.SUPPORTED
    assert explanation.found == ()
    assert dict(explanation.words)["Paris"] == 0


def test_a_second_opinion_is_part_of_the_verdict():
    class Doubter:
        name = "doubter"

        def supports(self, pairs):
            return [0.1 for _ in pairs]

    explanation = explain("The dam of Norrby held.", EVIDENCE, Shares(), Doubter())
    assert explanation.verdict.reasons == ("doubter does not find this in the cited words",)
