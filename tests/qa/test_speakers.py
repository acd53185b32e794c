import pytest

from qa.reading.speakers import last_speaker, speaker_at, speakers_in
from qa.reading.speaking_together import together
from qa.reading.telling import MOST_TOLD, telling


def speaker(sentence, words, before=()):
    return speaker_at(sentence, sentence.index(words), before)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Mayor Anna Lindqvist said that 40 homes were lost.", "Anna Lindqvist"),
        ("The storm took 40 homes, engineer Petra Novak said on Monday.", "Petra Novak"),
        ("“We lost 40 homes,” farmer Ole Berg told reporters.", "Ole Berg"),
        ("“We lost 40 homes,” said Ole Berg.", "Ole Berg"),
        ("“We lost 40 homes,” said Lind adviser Ole Berg.", "Ole Berg"),
        ("“We lost 40 homes,” said Lind's chief adviser Ole Berg.", "Ole Berg"),
        ("“We lost 40 homes,” said Anna Lind while visiting Vik.", "Anna Lind"),
        ("“We lost 40 homes,” said a group of Norwegian senators, led by Ole Berg.",
         "Norwegian senators"),
        ("“We lost 40 homes,” said Anna Lind as always.", "Anna Lind"),
        ("“We lost 40 homes,” said Anna Lind afterwards.", "Anna Lind"),
        ("“We lost 40 homes,” said Anna Lind outdoors.", "Anna Lind"),
        ("“We lost 40 homes,” said Anna Lind after president Ole Berg had left.", "Anna Lind"),
        ("“We lost 40 homes,” said Anna Lind and mayor Ole Berg.", "Anna Lind"),
        ("“We lost 40 homes,” said Anna Lind with head coach Ole Berg beside her.", "Anna Lind"),
        ("“We lost 40 homes,” said Norwegian officials on Monday.", "Norwegian officials"),
        ("Ole Berg passed on “a list of 40 homes” from the town.", "Ole Berg"),
        ("According to the Red Cross, 40 homes were lost.", "Red Cross"),
        ("The firm's chief executive, Tom Ray, said 40 homes were lost.", "Tom Ray"),
        ("Petra Novak, who leads the agency, said 40 homes were lost.", "Petra Novak"),
        ("Petra Novak, the head of a firm in Vik, where it rained, said 40 homes were lost.",
         "Petra Novak"),
        ("Petra Novak, the mayor of Vik, a port in Finnmark, said 40 homes were lost.",
         "Petra Novak"),
        ("Petra Novak in Vik said 40 homes were lost.", "Petra Novak"),
        ("Petra Novak earlier this month said 40 homes were lost.", "Petra Novak"),
        ("Petra Novak has often said 40 homes were lost.", "Petra Novak"),
        ("Some 40 homes were lost, according to the Alna Hospital in Vik.", "Alna Hospital"),
        ("Some 40 homes were lost, according to the Institutes of Health.",
         "Institutes of Health"),
        ("In Vik, the mayor, who visited the site, said 40 homes were lost.", "mayor"),
        ("A Red Cross estimate of 40 homes was disputed.", "Red Cross"),
    ],
)  # fmt: skip
def test_the_one_who_gives_a_figure_is_found(sentence, who):
    assert speaker(sentence, "40") == who


@pytest.mark.parametrize(
    "sentence", ["The storm took 40 homes.", "In June 40 homes were rebuilt by volunteers."]
)
def test_what_nobody_says_has_no_speaker(sentence):
    assert speaker(sentence, "40") is None


def test_each_half_of_a_sentence_has_its_own_speaker():
    sentence = "Anna Lindqvist said 40 homes were lost, but Ole Berg said 60 were."
    assert speaker(sentence, "40") == "Anna Lindqvist"
    assert speaker(sentence, "60") == "Ole Berg"
    assert speakers_in(sentence) == ["Anna Lindqvist", "Ole Berg"]


def test_quoted_words_belong_to_the_speaker_right_behind_them():
    sentence = "“It killed 40 people,” said Anna Lindqvist, but Ole Berg said it was 60."
    assert speaker(sentence, "40") == "Anna Lindqvist"
    assert speaker(sentence, "60") == "Ole Berg"


def test_a_pronoun_is_the_last_speaker_before_it():
    before = ("Vera Holt arrived.", "Governor Luis Prado warned of more rain.")
    assert speaker("He added that 40 homes were lost.", "40", before) == "Luis Prado"
    assert speaker("He added that 40 homes were lost.", "40") is None


def test_whoever_is_said_to_have_spoken_by_a_pronoun_is_not_who_speaks_next():
    before = ("Luis Prado said it was late.", "He said Vera Holt admitted the theft.")
    assert speaker("He added that 40 homes were lost.", "40", before) == "Luis Prado"


def test_reports_that_are_denied_are_no_verb():
    assert speakers_in("Tom Ray denied reports that 40 homes were lost.") == ["Tom Ray"]


def test_a_verb_inside_of_a_quotation_gives_no_speaker():
    assert speaker("“Ole Berg said 40 homes,” Anna Lindqvist noted.", "40") == "Anna Lindqvist"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Ole Berg denied it, the Norrby Post reported on Monday.", "Ole Berg"),
        ("The envoy denied it, Reuters said.", "envoy"),
        ("“Ada Lind denied it,” Ole Berg said.", "Ole Berg"),
        ("It rained, Ole Berg said.", "Ole Berg"),
    ],
)
def test_who_only_reports_what_somebody_said_is_not_meant_by_he(sentence, who):
    assert last_speaker([sentence]) == who


def test_the_last_speaker_is_looked_for_a_few_sentences_back_only():
    said = "Ole Berg said so."
    assert last_speaker([said, "Rain fell."]) == "Ole Berg"
    assert last_speaker([said, *["Rain fell."] * 5]) is None


def test_what_is_cited_at_length_is_no_source():
    assert speakers_in("Berg urged haste, citing Norway.") == ["Norway"]
    matter = "the great number of ships that had left the harbour for Norway"
    assert speakers_in(f"Berg urged haste, citing {matter}.") == ["Berg"]


def test_whoever_declines_to_comment_speaks():
    assert speakers_in("He refused to say more.", ["Ole Berg came late."]) == ["Ole Berg"]


def test_a_pronoun_means_whoever_acted_before():
    for acted in ("met the press", "opened the bridge", "spoke in Vik"):
        assert speakers_in("She said so.", [f"Anna Lind {acted}."]) == ["Anna Lind"]


def test_a_pronoun_means_whoever_acted_between_an_office_and_a_comma():
    before = [
        "It will rise, Ole Vik said.",
        "The head of the guild, Ada Lind, gave another figure.",
    ]
    assert speaker_at("She said that 23 boats had sunk.", 20, before) == "Ada Lind"
    stamped = ["Norrby Post, 3 May 2024: The head of the guild, Ada Lind, gave another figure."]
    assert speaker_at("She said that 23 boats had sunk.", 20, stamped) is None


def test_it_right_behind_a_verb_of_telling_is_whoever_tells():
    before = ["Ada Lind spoke of 900 boats."]
    sentence = "The ministry said it expected no more than 600 boats."
    assert speaker_at(sentence, 40, before) == "ministry"


def test_of_unnamed_people_those_speak_and_not_what_they_know_of():
    sentence = "Three people with direct knowledge of the matter said 600 boats had sunk."
    assert speaker_at(sentence, 60) == "Three people"


def test_an_envoy_to_a_body_is_not_that_body():
    said = "Norway's representative to the United Nations confirmed the talks."
    assert last_speaker([said]) == "Norway's representative to the United Nations"
    assert last_speaker(["The United Nations confirmed the talks."]) == "United Nations"


def test_who_stands_after_the_verb_of_saying_speaks():
    assert speakers_in("Sweden may wait after Norway closed it, said the mayor Ole Berg.") == [
        "Ole Berg"
    ]
    assert speakers_in("Anna Lind, who came late, said Norway would wait.") == ["Anna Lind"]


def test_what_is_said_after_a_comma_is_no_speaker():
    assert speakers_in("Lind, the mayor, said that 40 people had died in Norrby.") == ["Lind"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Sen. Carl Berg, R-Texas, said the bridge is safe.", ["Carl Berg"]),
        ("Anna Lind has not flatly rejected the reports that it sank.", ["Anna Lind"]),
        ("The council of Norrby rejected the bill.", []),
        ("Infections were reported in 12 states.", []),
        ("There were 40 reported thefts, officials of Norrby said.", ["Norrby"]),
        (
            "The Centers for Sea Control and Prevention said 40 fell ill.",
            ["Centers for Sea Control and Prevention"],
        ),
        ("The Bank of Norrby said that 40 had lost money.", ["Bank of Norrby"]),
        ("The so-called Long Bridge has cost 164 million.", []),
        ("The bridge is said to be the oldest of Norrby.", []),
        (
            "According to the U.S. Department of Energy, the dam holds.",
            ["U.S. Department of Energy"],
        ),
        (
            "The Norrby Department of Energy estimates that the dam holds.",
            ["Norrby Department of Energy"],
        ),
    ],
)
def test_parties_labels_and_hearsay_are_no_speakers(sentence, who):
    assert speakers_in(sentence) == who


def test_reports_from_somebody_are_no_verb():
    text = "Lind's warning followed recent reports from Norway's Coast Guard that suggest a leak."
    assert speakers_in(text) == ["Norway's Coast Guard"]
    assert speakers_in("Radio Norrby reports a leak.") == ["Radio Norrby"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("According to Radio Norrby, Anna Lind said 40 boats had sunk.", "Anna Lind"),
        ("According to Radio Norrby, the ministry said on Monday that 40 boats had sunk.",
         "ministry"),
        ("According to the ministry, the deal announced on Monday covers 40 boats.", "ministry"),
        ("According to Lind, the town expects 40 boats.", "Lind"),
        ("According to Lind, 40 boats had sunk, and Berg said it was late.", "Lind"),
        ("Citing Anna Lind, the Norrby Post reported that 40 boats had sunk.", "Anna Lind"),
        ("According to the agency, the storm named Ida claimed 40 lives.", "agency"),
    ],
)  # fmt: skip
def test_words_that_a_source_passes_on_are_of_whoever_says_them_there(sentence, who):
    assert speaker(sentence, "40") == who


def test_what_others_have_learned_is_of_whoever_announces_it():
    learned = "The coast guard has learned that 40 boats sank"
    assert speaker(f"{learned}, Anna Lind announced on Monday.", "40") == "Anna Lind"
    assert speaker(f"{learned}, which Anna Lind denied.", "40") == "coast guard"
    assert speaker(f"{learned}.", "40") == "coast guard"


def test_an_adverb_and_a_full_stop_are_no_part_of_who_speaks():
    assert speakers_in("Sweden, Norway and Denmark jointly expressed concern.") == ["Denmark"]
    assert speakers_in("They have come, according to Norway's coast guard.") == [
        "Norway's coast guard"
    ]


def test_who_finds_something_tells_of_it_only_if_it_is_a_finding():
    assert speaker("Divers found 40 coins near the wreck.", "40") is None
    assert speaker("Researchers at Vik Institute found that 40 died.", "40") is not None


def test_who_is_said_to_count_it_behind_the_verb_speaks():
    assert speaker("A crowd estimated by the Vik News service at 900 came.", "900") == "Vik News"
    assert speaker("Homes counted by the police at 40 were empty.", "40") == "police"


def test_a_place_in_another_clause_says_nothing_nor_do_false_claims():
    assert speakers_in("It rained in Vik when police officials said so.") == []
    assert speakers_in("They push false claims that Berg left.") == []
    assert speakers_in("Lind claims that Berg left.") == ["Lind"]


@pytest.mark.parametrize(
    ("sentence", "before", "who"),
    [
        ("“It rained,” said he.", "Anna Lind left.", "Anna Lind"),
        ("“It did,” Ole Berg, head of the Vik Fund, a charity, told us.", "It rained.", "Ole Berg"),
        ("“It rained,” she said.", "Anna Lind, 73, of Vik, had a hat.", "Anna Lind"),
        ("“Did it rain?” Ole Berg asked.", "It rained.", "Ole Berg"),
    ],
)
def test_who_is_told_with_age_office_or_place_speaks(sentence, before, who):
    assert speakers_in(sentence, [before]) == [who]


def test_who_asks_for_a_deed_says_nothing():
    assert speakers_in("Ole Berg asked the court to act.") == []


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("“It rained,” said Ohio state Sen. Anna Lind in Vik.", "Anna Lind"),
        ("“It rained,” lawmaker Ole Lund of the ruling party DNP told us.", "Ole Lund"),
        ("Secretary of State Antony Blinken said so.", "Antony Blinken"),
        ("The President of New Zealand said so.", "President of New Zealand"),
        ("The mayor of Vik said so.", "mayor of Vik"),
    ],
)
def test_neither_a_state_nor_a_party_nor_a_town_speaks_for_its_people(sentence, who):
    assert speakers_in(sentence) == [who]


@pytest.mark.parametrize(
    "sentence", ["Anna Lind called 911.", "Coach Ole Berg called a timeout.", "All told, 40 sank."]
)
def test_who_calls_for_something_says_nothing(sentence):
    assert speakers_in(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Two of the four states next to Norrby were hit.", []),
        ("Smaller states are served well by the Norrby Council.", []),
        ("Votes of the Norrby Council serve smaller states.", []),
        ("The Norrby Council serves all, the report states.", ["report"]),
        ("The Norrby Council states that it serves all.", ["Norrby Council"]),
        ("Users see it in a feature called “Your Year”.", []),
        ("Anna Lind called “Your Year” a joke.", ["Anna Lind"]),
        ("The harbour at 2:30 in the afternoon said it rained.", ["harbour"]),
        ("Anna Lind on Monday said it rained.", ["Anna Lind"]),
    ],
)
def test_neither_states_nor_a_name_nor_a_time_of_day_speaks(sentence, who):
    assert speakers_in(sentence) == who


def test_it_means_the_source_named_before_and_he_whoever_acted():
    before = ["According to the indictment, Berg opened the house."]
    assert speakers_in("It alleges that the house was unsafe.", before) == ["indictment"]
    assert speakers_in("He said that the house was safe.", before) == ["Berg"]


@pytest.mark.parametrize(
    "sentence",
    [
        "They knew what the designer had not yet told his cutters.",
        "She refused to pay the three million dollars asked, told them nothing.",
        "He defended the compromise and noted that it rained.",
    ],
)
def test_words_before_a_verb_that_are_no_one_do_not_speak(sentence):
    assert speakers_in(sentence) == []


def test_who_speaks_for_an_officer_is_not_the_officer():
    assert speakers_in("A spokesman for Mayor Anna Lind said it rained.") == [
        "spokesman for Mayor Anna Lind"
    ]
    assert speakers_in("A spokesman for Anna Lind said it rained.") == ["Anna Lind"]


def test_what_can_tell_nothing_is_cited_as_a_reason():
    assert speakers_in("The Coast Guard, citing bad weather, said it would stop.") == [
        "Coast Guard"
    ]
    assert speakers_in("It would stop, Radio Vik said, citing two officials.") == ["two officials"]


def test_an_aside_parts_nobody_from_what_they_say_together():
    sentence = "Norwegian police and the Coast Guard, citing fog, said it would stop."
    assert together(sentence, "Coast Guard") == ["Norwegian police", "Coast Guard"]


def test_who_stands_between_commas_speaks_though_they_say_that_they_did():
    assert speakers_in("Its head, Jan Vik, said they had left.") == ["Jan Vik"]
    assert speakers_in("Lind left. Its head, Jan Vik, said he wanted more.") == ["Jan Vik"]


def test_a_sentence_of_verbs_of_telling_is_read_in_no_time():
    assert len(telling("Lind said that " * 500)) == MOST_TOLD


def test_each_part_between_semicolons_has_its_own_source():
    told = "About 180 were sent home, according to the guild; the firm spoke of 150."
    assert speaker_at(told, told.index("180")) == "guild"
    assert speaker_at(told, told.index("150")) == "firm"
    told = "Some 40 came, Lind said; 30 stayed."
    assert speaker_at(told, told.index("30")) == "Lind"


def test_whoever_tells_one_thing_and_says_another_speaks():
    told = "The rebels declared Vik free of Ole Berg and said that the road was open."
    assert speakers_in(told) == ["rebels"]
    assert speakers_in("Lind said that it rained and Berg added that it snowed.") == [
        "Lind",
        "Berg",
    ]


def test_a_source_may_go_on_to_speak():
    assert speakers_in("Some 40 left Vik, according to Lind, who admitted that it rained.") == [
        "Lind"
    ]


def test_whoever_corrects_a_number_speaks():
    told = "Anna Lind corrected the number: four had died, not five as she said on Sunday."
    assert speaker_at(told, told.index("four"), ["Ole Berg left."]) == "Anna Lind"
    before = ["The Health Ministry said so."]
    assert speaker_at("It had spoken of 40.", 17, before) == "Health Ministry"


def test_it_is_nobody_with_a_title_and_what_stands_before_a_colon_does_not_speak():
    before = ["Army spokesman General Ole Berg said so.", "A draft was leaked."]
    assert speaker_at("It speaks of 40.", 13, before) is None
    told = "Alna Post, 3 May: Ole Berg, the chief of Norda, said that it rained."
    assert speaker_at(told, len(told)) == "Ole Berg"
    body = "The International Committee of the Red Cross said 40 came."
    assert speaker_at(body, body.index("40")) == "International Committee of the Red Cross"


def test_a_body_is_named_behind_when_it_spoke():
    assert speaker_at("A day earlier the ministry had spoken of 40 boats.", 40) == "ministry"
