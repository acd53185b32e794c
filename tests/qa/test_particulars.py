import pytest

from qa.checking.exact.counted import check_figures
from qa.checking.exact.days import check_dates, dates_in
from qa.checking.exact.layers import particulars
from qa.checking.exact.particulars import check_names, check_negation, check_quotes
from qa.checking.exact.spoken import check_speaker
from qa.reading.names import known_name
from qa.reading.overlap import overlap

FLOOD = "The flood killed 40 people and hurt 12 firefighters in Norrby, Anna Lindqvist said."


def problems(layer, claim, evidence):
    """What a layer says, each "no" (contradicted) or "?" (missing) with the reason."""
    return [("no" if p.contradicts else "?", p.reason) for p in layer(claim, evidence)]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("She called it “a grave error”.", "“It was a grave error,” she said."),
        ("She said “it was … error”.", "It was a grave error."),
        ("It was a mistake.", "It was an error."),
    ],
)
def test_words_in_quotation_marks_that_stand_there_pass(claim, evidence):
    assert problems(check_quotes, claim, evidence) == []


def test_words_in_quotation_marks_that_do_not_stand_there_are_named():
    [(_, reason)] = problems(check_quotes, "She said “a huge error”.", "It was a grave error.")
    assert "“a huge error”" in reason


def test_an_ellipsis_that_drops_a_negation_is_no_quotation():
    assert problems(check_quotes, "“We will … sign.”", "We will not sign.")


@pytest.mark.parametrize(
    "claim",
    [
        "The flood killed 40 people.",
        "Forty people were killed.",
        "About 40 people died and 12 firefighters were hurt.",
    ],
)
def test_figures_that_count_the_same_pass(claim):
    assert problems(check_figures, claim, FLOOD) == []


def test_another_figure_for_the_same_noun_contradicts():
    assert problems(check_figures, "The flood killed 60 people.", FLOOD) == [
        ("no", "the article says 40, the answer 60")
    ]


def test_a_figure_moved_to_another_noun_contradicts():
    assert problems(check_figures, "The flood killed 12 people.", FLOOD)[0][0] == "no"


def test_a_figure_of_something_else_is_missing():
    [(label, reason)] = problems(check_figures, "The flood ruined 500 houses.", FLOOD)
    assert label == "?"
    assert "500" in reason


@pytest.mark.parametrize(
    ("claim", "is_doubt"),
    [
        ("Berg sang at Winter Games 50 in the hall.", True),
        ("Berg sang in Type 50.", True),
        ("In Norrby 50 houses stand.", False),
        ("In Norrby 50 people live.", False),
        ("Another 50 stand.", False),
        ("On Monday 50 stood.", False),
    ],
)
def test_a_figure_that_ends_a_name_is_a_doubt(claim, is_doubt):
    [problem] = check_figures(claim, "Berg sang in Norrby, where houses stand and people live.")
    assert problem.is_doubt is is_doubt


@pytest.mark.parametrize("claimed", ["More than 50", "At least 60"])
def test_a_bound_of_what_is_counted_there_is_not_of_another_figure(claimed):
    evidence = "The flood killed 40 people. About 80 homes were destroyed."
    assert problems(check_figures, f"{claimed} people were killed.", evidence)[0][0] == "no"


def test_units_are_part_of_a_figure():
    assert problems(check_figures, "Prices rose 5%.", "Prices rose 5 percent.") == []
    assert problems(check_figures, "Prices rose €5.", "Prices rose 5%.")
    assert problems(check_figures, "It cost $5 million.", "It cost US$5 million.") == []


@pytest.mark.parametrize(
    ("claimed", "there"),
    [("About", "Up to"), ("Up to", "About"), ("More than", "Exactly"), ("At least", "At most")],
)
def test_a_bound_that_the_evidence_does_not_give_is_a_problem(claimed, there):
    evidence = f"{there} 40 people died."
    assert problems(check_figures, f"{claimed} 40 people died.", evidence)
    assert problems(check_figures, evidence, evidence) == []


@pytest.mark.parametrize(
    ("claimed", "held"),
    [
        ("Fewer than 50 critics saw it.", []),
        ("More than 30 critics saw it.", []),
        ("More than 15 critics saw it.", ["?"]),  # too far from 40 to tell of it
        ("More than 50 critics saw it.", ["?"]),
    ],
)
def test_a_bound_may_be_told_of_a_figure_that_is_counted_in_other_words(claimed, held):
    found = problems(check_figures, claimed, "It has a score of 8, from 40 reviews.")
    assert [label for label, _ in found] == held


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The vote is on May 5.", "The vote is on 5 May 2024."),
        ("Berg resigned in October.", "Berg resigned on 3 October."),
        ("Berg may resign.", "Berg thinks of resigning."),
        ("Berg resigned in the 1970's.", "In the early 1970s, not 1980, Berg resigned."),
    ],
)
def test_dates_that_stand_there_pass(claim, evidence):
    assert problems(check_dates, claim, evidence) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The vote is on May 5.", "The vote is on 6 May."),
        ("The vote is on Monday.", "The vote is on Tuesday."),
        ("The vote was in 2023.", "The vote was in 2024."),
        ("Berg won 2019's vote.", "Berg lost in 2015."),
    ],
)
def test_another_date_contradicts(claim, evidence):
    assert problems(check_dates, claim, evidence)[0][0] == "no"


@pytest.mark.parametrize(
    "claim",
    [
        "Before 20 April 2020 there were four cases.",
        "There were four cases by April 20, 2020.",
        "Four cases were found after the start of April 10, 2020.",
        "Four cases were found earlier than 2021.",
        "Four cases were found after December 30, 2019.",
    ],
)
def test_a_side_of_a_date_is_a_doubt_beside_another_date(claim):
    found = list(check_dates(claim, "As of 16 April 2020 there were four cases."))
    assert found
    assert all(problem.is_doubt and not problem.contradicts for problem in found)


@pytest.mark.parametrize(
    "claim",
    [
        "Four cases were found before 2020.",
        "Four cases were found after April 20, 2021.",
        "There were four cases since 10 April 2020.",
        "Four cases were found before Monday.",
    ],
)
def test_the_wrong_side_of_a_date_and_a_day_that_it_began_contradict(claim):
    found = check_dates(claim, "On Sunday, 16 April 2021, there were four cases.")
    assert any(problem.contradicts for problem in found)


def test_a_date_where_there_is_none_is_missing():
    assert problems(check_dates, "The vote was in 2023.", "The vote was close.")[0][0] == "?"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Yesterday Zelensky spoke.", "President Zelenskyy spoke."),
        ("Help came from the UN.", "The United Nations sent help."),
        ("A Ukrainian minister spoke.", "A minister of Ukraine spoke."),
        ("Aid came from Dutch farmers.", "The Netherlands' farmers sent aid."),
    ],
)
def test_names_in_another_spelling_pass(claim, evidence):
    assert problems(check_names, claim, evidence) == []


def test_a_name_that_is_not_there_is_missing():
    [(label, reason)] = problems(check_names, "They met in Bergen.", "They met in Oslo.")
    assert (label, "“Bergen”" in reason) == ("?", True)


def test_the_first_word_of_a_sentence_need_not_be_a_name_but_a_speaker_is():
    assert problems(check_names, "Floods came.", "Water rose.") == []
    assert problems(check_names, "Berg said so.", "Lindqvist said so.")


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The court convicted the mayor.", "The court has not convicted the mayor."),
        ("The court did not convict the mayor.", "The court convicted the mayor."),
    ],
)
def test_a_sentence_turned_round_by_a_negation_contradicts(claim, evidence):
    assert problems(check_negation, claim, evidence)[0][0] == "no"


def test_a_negation_elsewhere_in_the_evidence_does_not_contradict():
    evidence = "The court convicted the mayor of fraud. The prosecutor did not comment."
    assert problems(check_negation, "The court convicted the mayor of fraud.", evidence) == []


def test_words_given_to_another_speaker_contradict():
    evidence = "Ole Berg said the old dam is safe."
    assert problems(check_speaker, "Anna Lindqvist said the old dam is safe.", evidence) == [
        ("no", "the article gives this to Ole Berg, the answer to Anna Lindqvist")
    ]
    assert problems(check_speaker, "Berg said the old dam is safe.", evidence) == []


@pytest.mark.parametrize("who", ["Lind", "Berg", "Lind and Berg"])
def test_what_two_say_together_each_of_them_says(who):
    evidence = "Anna Lind and Ole Berg said on Monday that 40 boats had sunk."
    assert problems(check_speaker, f"{who} said 40 boats had sunk.", evidence) == []
    assert problems(check_speaker, "Holt said 40 boats had sunk.", evidence) != []


def test_the_articles_own_words_have_no_problem():
    assert particulars(FLOOD, f"Rain fell. {FLOOD} Trains stood.") == []


def test_every_layer_is_asked():
    claim = "On Monday Ole Berg said that 60 people died in Bergen: “no hope”."
    reasons = " ".join(p.reason for p in particulars(claim, FLOOD))
    assert all(part in reasons for part in ("“no hope”", "60", "Monday", "“Bergen”"))


def test_overlap_is_the_share_of_the_claims_stems():
    assert overlap("Floods killed people", "The flood kills a horse") == pytest.approx(2 / 3)
    assert overlap("the of", "anything") == 0


def test_a_place_and_its_people_are_known_for_one_another():
    assert known_name("french", ["france"])
    assert known_name("russia", ["russians"])
    assert not known_name("norway", ["sweden"])


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("In 1986 Tatum O'Neal died.", "In 1986 O'Neal lost her life in an accident."),
        ("The author trains GANs.", "He trains a generative adversarial network for it."),
        ("Norrby Shipping grew in Q2.", "Norrby Shipping grew in the second quarter."),
    ],
)
def test_a_name_passes_in_its_other_forms(claim, evidence):
    assert not list(check_names(claim, evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Then Ryan O'Brien died.", "In 1986 O'Neal lost her life."),
        ("Then the BBC said so.", "A British broadcaster said so."),
        ("Norrby Shipping grew in Q2.", "Norrby Shipping grew in the third quarter."),
        ("Envoys of the UN came.", "Envoys of the Ukrainian nation came."),
    ],
)
def test_a_name_of_somebody_else_does_not(claim, evidence):
    assert list(check_names(claim, evidence))


def test_quoted_words_belong_to_whoever_speaks_them_there():
    evidence = (
        "Vera Holt said the dam would hold. “Nobody here needs to leave home tonight.” Luis Prado"
        " called the plan to leave home tonight, which Holt opposes, a wise one for everybody here."
    )
    claim = "“Nobody here needs to leave home tonight,” said {}."
    assert problems(check_speaker, claim.format("Vera Holt"), evidence) == []
    assert problems(check_speaker, claim.format("Luis Prado"), evidence)[0][0] == "no"
    indirect = "Luis Prado said that the “plan to leave home tonight” was wise."
    assert problems(check_speaker, indirect, evidence.replace("the plan", "a plan")) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Lind said that the agency had found no trace of oil in the harbour.",
        "Anna Lind told the Post that the agency found no trace of oil in the harbour.",
        "“The agency found no trace of oil in the harbour,” Lind said.",
    ],
)
def test_of_reported_words_within_reported_words_who_reports_them_is_checked(claim):
    evidence = "“The agency has found no trace of oil in the harbour,” Anna Lind told the Post."
    assert problems(check_speaker, claim, evidence) == []
    other = claim.replace("Anna Lind", "Ole Berg").replace("Lind", "Berg")
    [problem] = check_speaker(other, evidence)
    assert "gives this to Anna Lind" in problem.reason


def test_what_is_said_tells_the_sentence_and_not_who_is_named_beside_it():
    evidence = (
        "Ole Berg, a financial planner in Vik, spoke to the Norrby Post. Eva Holm said it is"
        " important to stay calm in a fall."
    )
    claim = "Ole Berg, a financial planner, told the Norrby Post that it is important to stay calm."
    [problem] = check_speaker(claim, evidence)
    assert problem.reason == "the article gives this to Eva Holm, the answer to Ole Berg"


def test_who_spoke_with_whom_gives_nobody_words():
    evidence = "Anna Lind and Ole Berg talked in Oslo about the dam, the Norrby Post reported."
    assert particulars("Anna Lind and Ole Berg spoke in Oslo about the dam.", evidence) == []
    [problem] = particulars("Ole Berg reported that they talked in Oslo about the dam.", evidence)
    assert "gives this to" in problem.reason


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Russia denied the reports.", "Kremlin spokesman Ole Berg denied the reports."),
        ("Norway denied the reports.", "Oslo denied the reports on Monday."),
        ("The mayor denied the reports.", "Mayor Anna Lind denied the reports."),
        (
            "The consumer group denied the reports.",
            "Consumer group Safe Table denied the reports.",
        ),
        (
            "Its regional head denied the reports.",
            "Eva Holm, its new regional head, denied the reports.",
        ),
        (
            "Its regional head denied the reports.",
            "Of the dam, its regional head, Eva Holm, denied the reports.",
        ),
    ],
)
def test_an_office_and_a_country_speak_through_those_who_hold_it(claim, evidence):
    assert particulars(claim, evidence) == []


@pytest.mark.parametrize(
    "evidence",
    [
        "Consumer group Safe Table met. Ole Berg denied the reports on Monday.",
        "Ole Berg, a lawyer for the consumer group, denied the reports on Monday.",
        "Ole Berg, who sued the consumer group, denied the reports on Monday.",
        "Ole Berg, the consumer group's critic, denied the reports on Monday.",
        "Asked about the consumer group, Ole Berg denied the reports on Monday.",
    ],
)
def test_who_is_described_otherwise_does_not_speak(evidence):
    [problem] = particulars("The consumer group denied the reports on Monday.", evidence)
    assert "gives this to" in problem.reason


def test_nobody_speaks_for_another_country():
    [problem, *_] = particulars(
        "Sweden denied the reports.", "Norwegian spokesman Ole Berg denied the reports."
    )
    assert "Sweden" in problem.reason


def test_the_people_of_a_country_stand_in_the_name_of_its_ministry():
    evidence = "South Korea's Foreign Ministry protested against North Korean troops."
    assert not list(check_names("The South Korean ministry protested.", evidence))
    assert list(check_names("Anna Novak protested.", "Anna Lind met Petra Novak."))


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Some 11,000 Russian soldiers train in the east.", True),
        ("Some 11,000 U.S. soldiers train in the east.", True),
        ("Some 11,000 North Korean soldiers train in the east.", False),
        ("Some 11,000 soldiers train in the east.", False),
    ],
)
def test_a_figure_counts_people_of_the_same_country(claim, found):
    evidence = "Lind said that 11,000 North Korean soldiers were training in the east of Russia."
    assert [problem.contradicts for problem in check_figures(claim, evidence)] == [True] * found


PRISONERS = "Israel let go 183 prisoners, 18 of whom had been given life, in return for 40 men."


@pytest.mark.parametrize(
    ("claim", "evidence", "held"),
    [
        ("Eighteen of the prisoners had been given life.", PRISONERS, False),
        ("Forty of the prisoners had been given life.", PRISONERS, True),
        ("Two kilns of 900 were fined.", "Only two of about 900 kilns were fined.", False),
        ("15 of the prisoners died.", "15 guards held 40 prisoners; 12 prisoners died.", True),
        ("12 people were killed.", "57 people were killed, 12 of them children.", True),
        ("60% of voters backed it.", "60% of farmers and 20% of voters backed it.", True),
        ("Fewer than one in five officers came.", "Of 2,500 officers 400 came.", False),
        ("Two in ten farmers back it.", "Nine in ten farmers back it.", True),
    ],
)
def test_a_part_is_compared_with_that_part(claim, evidence, held):
    assert bool(particulars(claim, evidence)) is held


def test_what_multiplies_is_a_doubt():
    [problem] = particulars("Eggs cost four times as much.", "Eggs cost $8, once $2.")
    assert (problem.contradicts, problem.is_doubt) == (False, True)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("One or two people came.", None),
        ("At most six accounts are free.", None),
        ("At least six accounts are free.", "the article says up to six, the answer At least six"),
        ("Lind turns 99.", "the figure 99 does not stand in the cited words"),
        ("In Vik it was some 163,000.", None),
    ],
)
def test_a_figure_is_held_against_the_one_of_its_value(claim, reason):
    evidence = (
        "Two accounts, or up to six accounts, are free on Lind's 99th birthday. One or two or three"
        " or five people came. In Vik (162,550 birds) it rained."
    )
    assert [p.reason for p in check_figures(claim, evidence)] == ([reason] if reason else [])


def test_a_rank_makes_a_missing_figure_a_doubt():
    assert [p.is_doubt for p in check_figures("Lind turns 99.", "Her 99th birthday.")] == [True]
    assert [p.is_doubt for p in check_figures("Lind turns 99.", "Her birthday.")] == [False]


def test_at_least_contradicts_at_most():
    [problem] = check_figures("The debt is above $25 billion.", "The debt is below $25 billion.")
    assert problem.contradicts


@pytest.mark.parametrize(
    ("claim", "evidence", "missing"),
    [
        ("The AP reported a flood.", "A flood came, the Associated Press reported.", []),
        ("The AP reported a flood.", "A flood came, Ada Lind reported.", ["AP"]),
        ("Senators Anna Lind and Ole Berg came.", "Anna Lind and Ole Berg came.", []),
        ("He left, Lind wrote on Twitter.", "He left, Lind wrote in a tweet.", []),
        ("He left, Lind wrote on Twitter.", "He left, Lind wrote in a letter.", ["Twitter"]),
    ],
)
def test_two_capitals_several_titles_and_a_tweet_name_what_stands_there(claim, evidence, missing):
    reasons = [problem.reason for problem in check_names(claim, evidence)]
    assert reasons == [f"“{name}” does not stand in the cited words" for name in missing]


def test_what_dashes_set_off_is_no_part_of_what_is_negated():
    evidence = "The rumours – that the dam had burst, and that Lind had left Vik – never went away."
    assert problems(check_negation, "The rumours went away soon.", evidence) == [
        ("no", "the article says: “The rumours … never went away.”")
    ]


@pytest.mark.parametrize(
    ("claim", "doubtful"),
    [
        ("Sick days fell by 15 in the quarter.", [True]),
        ("Sick days fell by 17 in the quarter.", [False]),
        ("There were 67 sick days in both.", [True]),
        ("About 68 sick days were counted in both.", [True]),
    ],
)
def test_a_figure_that_two_others_make_is_a_doubt(claim, doubtful):
    evidence = "Sick days fell from 41 in spring to 26 in the quarter."
    assert [problem.is_doubt for problem in check_figures(claim, evidence)] == doubtful


def test_a_figure_may_leave_out_its_currency_where_the_value_is_one():
    evidence = "Of what they pay in dollars, 40 clerks share about 300 million."
    assert not list(check_figures("Clerks share about 300 million dollars.", evidence))
    assert list(check_figures("Clerks share about 400 million dollars.", evidence))


@pytest.mark.parametrize(
    ("claim", "evidence", "doubtful"),
    [
        ("It sank on Thursday.", "On Friday, a day after it had sunk, Lind spoke.", True),
        ("It sank on Monday.", "On Wednesday Lind said it sank the previous day.", False),
        ("It may run until 2027.", "Its end in 2025 was put off by three years.", False),
        ("It may run until 2028.", "Its end in 2025 was put off by three years.", True),
        ("It was left on 7 August.", "It was found on 2 August, five days after.", True),
        ("It was left on 9 August.", "It was found on 2 August, five days after.", False),
        ("It was built in August.", "It burnt in October, two months after it was built.", True),
    ],
)
def test_a_date_that_steps_lead_to_is_a_doubt(claim, evidence, doubtful):
    [problem, *_] = check_dates(claim, evidence)
    assert problem.is_doubt is doubtful


def test_both_ends_of_a_range_of_days_are_days_and_34_is_none():
    assert {("day", "Aug 16"), ("day", "Aug 31")} <= dates_in("shut from 16 to 31 August")
    assert {("day", "May 3"), ("day", "May 5")} <= dates_in("from May 3-5")
    assert dates_in("Nov 05") == {("month", "Nov"), ("day", "Nov 5")}
    assert not {kind for kind, _ in dates_in("In July 34 came.")} & {"day"}


def test_who_is_the_who_though_it_is_a_word_that_says_nothing():
    said = "the virus spreads fast in Vik"
    assert not list(check_speaker(f"The WHO said {said}.", f"{said.capitalize()}, the WHO said."))


def test_a_name_of_single_letters_stands_where_it_does():
    evidence = "Gold was found at the home of Sen. Ada Lind, D-N.J. in September."
    assert not list(check_names(evidence, evidence))


def test_figures_joined_by_a_word_that_they_share_are_those_of_the_same_words():
    evidence = "She won the 200-, 400-, 800- and 1,500-meter events."
    assert not list(check_figures(evidence, evidence))
    assert list(check_figures("She won the 600-meter event.", evidence))


def test_a_statement_says_what_somebody_says_in_one():
    evidence = "In a statement Friday, the company said that Lind resigned from the board."
    claim = "A {} said that Lind resigned from the board."
    assert not list(check_speaker(claim.format("statement"), evidence))
    assert list(check_speaker(claim.format("letter"), evidence))


def test_the_last_year_of_a_range_may_be_short():
    assert ("year", "1996") in dates_in("the duke (1986-96)")
    assert ("year", "2005") not in dates_in("on 2012-05-12")


def test_from_an_age_on_is_at_that_age_or_at_least_at_it():
    evidence = "Vera Lind has skied from the age of six."
    told = ("Lind began to ski at six.", "Lind has skied from the age of six.")
    assert not any(list(check_figures(claim, evidence)) for claim in told)
    assert list(check_figures("Lind began to ski at nine.", evidence))


def test_a_body_stands_where_its_initials_do_and_nobody_is_no_name():
    evidence = "The WHO said on Monday that no appeal was filed."
    claim = "The World Health Organization said that no appeal was filed."
    assert not list(check_names(claim, evidence))
    assert not list(check_names("Nobody appealed.", evidence))
    assert list(check_names("The World Trade Organization said so.", evidence))


def test_a_country_in_an_aside_says_whose_count_it_is():
    there = "Norway's police chief said that 40 Danish soldiers had left."
    assert not problems(check_figures, "40 soldiers (Norway's police chief) left.", there)
    assert problems(check_figures, "40 Norwegian soldiers left.", there)


def test_a_body_speaks_through_whoever_serves_it():
    there = "State Department spokesman Ole Berg said that 40 had left."
    assert not problems(check_speaker, "The State Department said that 40 had left.", there)
    assert problems(check_speaker, "The Treasury said that 40 had left.", there)
