from eval.metrics.fidelity import attribution, marker_validity, number_fidelity, quote_fidelity
from eval.outcomes import Extract, Outcome, Stated

SOURCE = "Mayor Anna Lind said: “The dam held, and not one of the 1,200 homes is wet.”"


def said(text, *cited):
    return Stated(text, tuple(Extract("a", words) for words in cited))


def test_markers_of_nothing_count_against_the_valid_ones():
    assert marker_validity(Outcome("x", (said("x", "a", "b"),), unknown_markers=1)) == 2 / 3
    assert marker_validity(Outcome("x", (said("x"),), unknown_markers=1)) == 0
    assert marker_validity(Outcome("x", (said("x"),))) is None


def test_a_quotation_must_stand_verbatim_in_one_citation():
    assert quote_fidelity([said('Lind said "the dam held".', SOURCE)]) == 1
    assert quote_fidelity([said('Lind said "the dam broke".', SOURCE)]) == 0
    assert quote_fidelity([said('She said "the dam held".', "the dam", "held")]) == 0
    assert quote_fidelity([said('She said "the dam held".')]) == 0


def test_an_ellipsis_may_not_drop_a_negation():
    assert quote_fidelity([said('"The dam held ... one of the 1,200 homes is wet."', SOURCE)]) == 0


def test_without_quotations_or_with_scare_quotes_nothing_is_scored():
    assert quote_fidelity([said("The dam held.", SOURCE), said('A "dam" held.', SOURCE)]) is None


def test_figures_stand_in_the_cited_words_however_they_are_grouped():
    assert number_fidelity([said("1200 homes are dry.", SOURCE)]) == 1
    assert number_fidelity([said("200 of 1,200 homes are dry.", SOURCE)]) == 1 / 2
    assert number_fidelity([said("It rose by 3 m.", "It rose by 3.5 m.")]) == 0
    assert number_fidelity([said("All homes are dry.", SOURCE)]) is None


def test_the_date_of_the_cited_article_may_be_told():
    led = "Courier, 19 October 2024: All homes are dry."
    dated = Extract("a", "All homes are dry.", published="2024-10-19T08:00:00+02:00")
    assert number_fidelity([Stated(led, (dated,))]) == 1
    assert number_fidelity([said(led, "All homes are dry.")]) == 0


def test_the_source_and_a_day_without_a_nought_may_be_told():
    led = "Channel 4, 1 October 2024: All homes are dry."
    dated = Extract("a", "All homes are dry.", published="2024-10-01", source="Channel 4")
    assert number_fidelity([Stated(led, (dated,))]) == 1
    assert number_fidelity([Stated("On 2024-10-01 all was dry.", (dated,))]) == 1
    assert number_fidelity([Stated("7 homes are dry.", (dated,))]) == 0


def test_speakers_must_be_named_by_the_cited_words():
    assert attribution([said("Anna Lind said that the dam held.", SOURCE)]) == 1
    assert attribution([said("Per Holm said that the dam held.", SOURCE)]) == 0
    assert attribution([said("The dam held.", SOURCE)]) is None


def test_spellings_of_a_speaker_are_one():
    cited = "President Volodymyr Zelenskiy said so."
    assert attribution([said("Zelenskyy said so.", cited)]) == 1
