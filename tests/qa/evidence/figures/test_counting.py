import pytest

from corpus import Article
from corpus.sentences import sentence_spans
from qa.evidence.figures.counting import counting, counts_vaguely, sightings_of, uncounted
from qa.questions.plan import plan_question
from qa.values import Evidence


def values(question, text):
    return [figure.value for figure, _ in counting(plan_question(question), text)]


def seen(question, text):
    article = Article(id="a", text=text)
    sentences = [Evidence(article, a, b, 0.9) for a, b in sentence_spans(text)]
    return [one.figure.value for one in sightings_of(plan_question(question), sentences)]


DANES, ADA = "How many Danish soldiers came?", "How many people did Hurricane Ada kill?"


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        (DANES, "Some 900 Danish soldiers came.", [900]),
        (DANES, "Some 900 soldiers from Denmark came.", [900]),
        (DANES, "Some 900 Norwegian soldiers came.", []),
        (DANES, "There were 900 in Norrby.", [900]),
        (DANES, "Norwegian soldiers came, 900 of them on foot.", []),
        (DANES, "Of 900 Norwegian soldiers, up from 800, few stayed.", []),
        (DANES, "The two had met before.", []),
        (ADA, "Hurricane Ada killed 40 people.", [40]),
        (ADA, "It killed 40 people.", [40]),
        (ADA, "Hurricane Eva killed 90 people.", []),
        (ADA, "Hurricane Ada killed 40 people, fewer than Hurricane Eva.", [40]),
        (ADA, "Ada killed 40 people, Hurricane Eva fewer.", [40]),
        (ADA, "Officials said 40 people were killed.", [40]),
        (ADA, "Room 12 said 40 people were killed.", [40]),
        (ADA, "Hurricane Ada killed 40 of the 90 people.", [40, 90]),
    ],
)
def test_only_those_of_the_name_asked_for_are_counted(question, text, found):
    assert values(question, text) == found


def test_figures_of_the_place_asked_for_leave_out_the_others():
    text = "Ole Berg saw 900 soldiers in Norrby. Ole Berg saw 700 soldiers in Alna."
    assert seen("How many soldiers are in Alna?", text) == [700]
    assert seen("How many soldiers came?", text) == [900, 700]


def test_who_does_something_in_all_is_no_place():
    text = "Norda sold 400 boats. It made some 280 boats of the kind that Norda calls light."
    assert seen("How many boats in all did Norda sell?", text) == [400, 280]


def test_those_in_another_place_are_not_there_though_they_fight_beside_its_people():
    text = "Berg saw 900 soldiers in Laos beside Thai forces. Berg saw 700 soldiers in Thailand."
    assert seen("How many soldiers are in Thailand?", text) == [700]
    text = "Berg saw 900 soldiers go to Norway's northern Alna region to help. He saw 700 in Oslo."
    assert seen("How many soldiers went to Alna?", text) == [900]


def test_whom_they_fight_for_is_no_place_they_are_in():
    text = "Berg saw 900 soldiers in Oslo. Berg saw 700 soldiers in Laos."
    assert seen("How many soldiers came to fight for Laos?", text) == [900, 700]
    assert seen("How many soldiers came to fight in Laos?", text) == [700]


def test_figures_of_the_group_asked_for_leave_out_the_others():
    text = "Ole Berg saw 900 soldiers. Ole Berg saw 40 wounded soldiers in tents."
    assert seen("How many wounded soldiers are there?", text) == [40]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How many soldiers did Denmark send?", [900]),
        ("How many soldiers did Copenhagen send?", [900]),
        ("How many soldiers did Norway send?", []),
        ("How many Norwegian soldiers came?", []),
        ("How many Danes came?", [900]),
        ("How many soldiers were captured?", []),
        ("How many soldiers did Norway's police say were sent?", [900]),
    ],
)
def test_sender_people_and_fate_asked_for_must_be_those_of_the_figure(question, found):
    assert values(question, "Norway said that Denmark had sent 900 soldiers.") == found


def test_a_figure_that_names_nobody_counts_whom_the_text_spoke_of_last():
    before = ["Danish soldiers came, and Norway sent doctors."]
    plan = plan_question("How many Norwegian soldiers came?")
    assert counting(plan, "Already 900 are here.", before) == []


def test_a_state_that_is_asked_for_leaves_out_the_others():
    text = "Ole Berg saw 900 soldiers arrive. Some 700 soldiers are being trained."
    assert seen("How many soldiers are in training?", text) == [700]


def test_what_is_only_expected_is_not_what_is():
    text = "Some 900 soldiers are in Alna. Some 700 soldiers are expected in Alna."
    assert seen("How many soldiers are in Alna?", text) == [900]
    assert seen("How many soldiers are expected in Alna?", text) == [900, 700]
    assert seen("How many soldiers were to go to Alna?", text) == [900, 700]


def test_a_place_that_its_clause_names_is_where_a_figure_counts_that_names_none():
    question = "How many soldiers are in Alna?"
    assert seen(question, "Alna has 900 soldiers. The army of Norby has 700 soldiers.") == [900]
    assert seen(question, "Alna has 900 soldiers. Some 700 soldiers are in Alna.") == [700]


def test_where_people_are_counted_passengers_are_unless_people_are_called_so():
    question = "How many people fit into the ferry?"
    assert seen(question, "The ferry carries no more than seven passengers.") == [7]
    assert seen(question, "The ferry holds 40 people. The ferry has 12 workers.") == [40]
    for others in ("workers", "civilians", "Danes"):
        asked = f"How many {others} fit into the ferry?"
        assert seen(asked, "The ferry holds 7 passengers.") == []


def test_an_age_behind_a_name_counts_nobody():
    question = "How many soldiers came to Alna?"
    text = "Åsa Ström, 58, and Berg, aged 61, saw 90 soldiers arrive in Alna."
    assert seen(question, text) == [90]
    assert seen(question, "In Alna, 58, most of them young, came.") == [58]
    assert seen(question, "Of Lind, 41,000, most of them young, came to Alna.") == [41000]


def test_what_was_to_blame_is_not_expected():
    text = "The floods were to blame for 900 deaths in Alna. Some 700 deaths occurred in Alna."
    assert seen("How many deaths were there in Alna?", text) == [900, 700]


def test_an_earlier_estimate_stays_beside_the_figure_that_replaced_it():
    text = "Up to 900 soldiers are in Alna. An earlier American estimate was 700."
    assert seen("How many soldiers are in Alna?", text) == [900, 700]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Hundreds of Danish soldiers came.", True),
        ("Hundreds of soldiers came.", True),
        ("Thousands of Swedish soldiers came.", False),
        ("Dozens of ferries came.", False),
        ("Soldiers came.", False),
    ],
)
def test_hundreds_of_what_is_asked_for_are_a_number_of_it(text, counted):
    assert counts_vaguely(plan_question("How many Danish soldiers came?"), text) is counted


@pytest.mark.parametrize(
    ("question", "text", "values"),
    [
        ("How many years was Lind a priest?", "She looks back on 67 years as a priest.", [67]),
        ("How many metres was the track?", "The track was only 10 metres across.", [10]),
        ("How many soldiers came?", "They came for 40 days.", []),
        ("How many individuals died?", "The flood killed 12 people.", [12]),
        ("How many workers left?", "The Post spoke to five workers who left.", []),
        ("How many workers did it poll?", "It polled 900 workers.", [900]),
        ("How many workers did Lind speak to?", "Lind spoke to 40 workers.", [40]),
        ("How many adults took part?", "The institute surveyed 900 adults.", [900]),
    ],
)
def test_years_and_metres_are_counted_where_they_are_asked_for(question, text, values):
    found = counting(plan_question(question), text)
    assert [figure.value for figure, _ in found] == values


def test_what_is_not_counted_is_told_in_the_words_of_the_question():
    drowned = plan_question("How many Danish soldiers have drowned?")
    assert uncounted(drowned) == "nothing about “how many Danish soldiers have drowned”"
    body = plan_question("How many countries in Paris, Texas, joined the club, the one of 1,200?")
    assert uncounted(body) == "nothing about “how many countries in Paris, Texas, joined the club”"
    cash = plan_question("How much cash have the miners raised?")
    assert uncounted(cash) == "nothing about “how much cash have the miners raised”"
    size = plan_question("What was the number of Danish soldiers in Vik?")
    assert uncounted(size) == "no number of Danish soldiers"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How many boats are in Vik?", [40, 50]),
        ("how many boats are in vik", [40, 50]),  # a place also in small letters
        ("How many boats are in Norway?", [40, 50]),  # where Vik lies, as the text says
        ("How many boats are in Sweden?", [60]),
    ],
)
def test_a_place_may_be_written_small_or_lie_in_the_country_asked_for(question, found):
    text = "She saw 40 boats in Vik. She saw 50 boats in Norway's southern Vik region."
    assert seen(question, f"{text} She saw 60 boats in Sweden.") == found


def test_a_figure_with_a_hyphen_counts_the_unit_behind_it():
    text = "A 2,492-carat stone was found in Vik. A 3-day search had gone before."
    assert seen("How many carats has the stone of Vik?", text) == [2492]


def test_customers_may_be_counted_as_people_unless_customers_are():
    question = "How many customers fell ill?"
    assert seen(question, "Some 75 people have fallen ill.") == [75]
    assert seen(question, "Some 75 people have fallen ill. Of these 60 customers are well.") == [60]


def test_a_toll_may_be_told_with_its_day_and_what_killed_is_no_dead():
    question = "How many people died in Storm Ada?"
    text = "Storm Ada's death toll hit 200 Thursday. Only eight storms have killed more."
    assert seen(question, text) == [200]


def test_figures_between_dashes_are_part_of_the_one_before_them():
    text = "Some 98 wounded people – 46 of them women and 36 men – lay in Vik."
    assert seen("How many people were wounded?", text) == [98]
    assert seen("How many people were wounded?", "Some 98 people were wounded – 36 in Vik.") == [
        98, 36,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How many people did the fire of July 2018 kill?", [50, 86, 104]),
        ("How many people did the 2018 fire kill?", [50, 86, 104]),
        ("How many people did fires kill since 2018?", [50, 90, 86, 71, 104]),
        ("How many people did the fire of 1999 kill?", [50, 90, 86, 71, 104]),
    ],
)
def test_figures_of_the_year_that_is_asked_for_leave_out_the_others(question, found):
    articles = [
        ("The fire killed 50 people, the most since 1991.", "2018-07-24"),
        ("The fire killed 90 people.", "2022-07-20"),
        ("The fire of 2018 killed 86 people.", "2023-01-01"),
        ("In 2002 a fire killed 71 people.", "2018-07-27"),
        ("The 2018 fire began at noon. The fire killed 104 people.", "2023-01-01"),
    ]
    sentences = [
        Evidence(Article(id=str(i), text=text, published=day), *sentence_spans(text)[-1], 0.9)
        for i, (text, day) in enumerate(articles)
    ]
    assert [o.figure.value for o in sightings_of(plan_question(question), sentences)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three firefighters died in the fire of Vik.", [3]),
        ("Some 49 Palestinians were killed in the fire.", [49]),
        ("Some 49 others died in the fire.", [49]),
        ("Some 49 are confirmed dead after the fire.", [49]),
        ("The quake – which killed 50,000 people – struck at dawn.", [50_000]),
    ],
)
def test_the_dead_are_counted_whoever_they_were(text, found):
    assert seen("How many people died in it?", text) == found


def test_whose_they_are_that_are_counted_is_named_near_the_figure():
    question = "How many Norda workers are there?"
    text = "Norda has 40 workers. It rained. It poured. Snow fell. Varg has 90 workers."
    assert seen(question, text) == [40]
    assert seen(question, "Norda grew. There are 50 workers now.") == [50]


def test_a_party_is_no_holiday():
    text = "The Conservatives won 121 seats. Labour won 411 seats."
    assert seen("How many seats did Labour win?", text) == [411]


def test_a_clause_that_names_the_country_asked_for_counts_beside_figures_placed_there():
    text = "Four people died in Norway. A quake shook Norway after 62 people were killed in it."
    question = "How many people died in Norway?"
    assert seen(question, text) == [4, 62]
    assert seen(question, "Four people died in Norway. In Norway and Laos 90 people died.") == [4]


def test_a_holiday_of_the_question_tells_when_it_was():
    question = "How many people died in the New Year's Day quake?"
    assert seen(question, "The quake on Monday killed 62 people.") == [62]


def test_who_loses_something_is_not_dead():
    question = "How many people lost power in the storm?"
    assert seen(question, "Some 900 people were in the dark after the storm.") == [900]
    assert seen("How many people lost their lives?", "Some 9 people died. 40 came.") == [9]
    assert seen("How many people died?", "Some 9 people lost their lives. 40 came.") == [9]


def test_a_rate_is_no_count_unless_it_is_asked_for():
    text = "Some 9 boats came. Some 40 boats per day come."
    assert seen("How many boats came?", text) == [9]
    assert seen("How many boats come per day?", text) == [9, 40]


@pytest.mark.parametrize("whom", ["children", "soldiers", "miners", "officers"])
def test_people_are_counted_as_no_narrower_group(whom):
    question = f"How many {whom} died in Vik?"
    assert seen(question, "Some 40 people died in Vik.") == []
    assert seen(question, f"Some 9 {whom} died in Vik.") == [9]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The boats under 18 are not meant.", []),
        ("Anybody 18 or older may row.", []),
        ("The label says EST. 5712 in red.", []),
        ("It lost boats, 30 of them in May.", [30]),
        ("It was the blizzard of ’77, and 30 boats sank.", [30]),
    ],
)
def test_ages_codes_and_years_count_nothing(text, found):
    assert values("How many boats sank?", text) == found


def test_of_those_of_a_country_some_are_counted_and_not_what_is_somebodys():
    assert values(DANES, "Berg expected about 600 of the old and tired Danish soldiers.") == [600]
    assert values("How many boats sank?", "Norda won four of its five cups.") == []


def test_of_those_killed_where_others_were_hurt_the_dead_are_asked_for():
    question = "How many people were killed in the fire where Lind was injured?"
    assert values(question, "The fire killed 40 people.") == [40]
    assert values(question, "The fire injured 90 people.") == []


def test_how_much_there_is_may_be_told_by_its_measure():
    text = "Norda recalled 563 pounds of raw ground beef and 20 pounds of cheese."
    assert values("How much beef did Norda recall?", text) == [563]
    assert values("How many boats did Norda recall?", text) == []


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("How many points did Norda score?", "Norda won 34-18 in Vik.", []),
        ("How many points did Norda score?", "Norda is 19-40 in all.", []),
        ("How many people came?", "Some 30-40 people came.", [40]),
        ("How many people came?", "Between 30 and 40 people came.", [40]),
        ("How many boats sank?", "Two of the fires and six of 82 games were lost.", []),
        ("How many boxes were recalled?", "It bears the product code 72287.", []),
        ("How many people fled Vik?", "Some 900 people fled Vik, where 40 were killed.", [900]),
    ],
)
def test_scores_codes_and_other_fates_count_nothing_and_a_range_counts_once(question, text, found):
    assert values(question, text) == found


def test_a_namesake_is_another_thing():
    question = "How many acres did the Dixie Fire burn?"
    assert seen(question, "The Dixie Fire burned 900 acres.") == [900]
    assert seen(question, "The Dixie Fire grew. The fire burned 900 acres.") == [900]
    assert seen(question, "The Camp Fire burned 900 acres.") == []
    storm = "How many people did Hurricane Ada kill?"
    for called in ("Hurricane Ada", "Tropical Storm Ada", "Ada"):
        assert seen(storm, f"{called} killed 40 people.") == [40]
    people = "How many boats did Anna Lind buy?"
    for named, bought in (("Lind", [9]), ("Mayor Lind", [9]), ("Eva Lind", [])):
        assert seen(people, f"{named} bought 9 boats.") == bought


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("How many Danish troops came?", "Vik, with a population of 90,000, fell to troops.", []),
        ("How many houses burned in Vik?", "In Vik, a town of 4,000, houses burned.", []),
        ("How many people live in Vik?", "Vik is a town of some 4,000.", [4000]),
        ("How many gold bars were sold?", "Norda sells 1 ounce gold bars.", []),
        ("How many gold bars were sold?", "Norda sold 400 gold bars.", [400]),
        ("In how many games did Vik win?", "Vik had a 105-102 victory in Game 4.", []),
        ("In how many games did Vik win?", "Vik won the series in five games.", [5]),
    ],
)
def test_inhabitants_weights_and_scores_count_nothing_else(question, text, found):
    assert values(question, text) == found


def test_men_are_no_women_but_both_are_people():
    assert values("How many women accused Berg?", "Lind named 40 men whom they accused.") == []
    assert values("How many women accused Berg?", "Some 40 women accused Berg.") == [40]
    assert values("How many people accused Berg?", "Some 40 women accused Berg.") == [40]


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("How many workers went home?", "Some 66 cases are known, 46 of them here.", []),
        ("How many boats sank?", "A storm came to Alna. Berg said 22 lorries fell, Lind 30.", []),
        ("How many boats sank?", "Many boats sank. Berg spoke of 22, Lind of 30.", [22, 30]),
        ("How many votes came?", "With 74 percent counted, Lind stood at 51.", []),
        ("How many cases are in Alna?", "Of 41 cases, 29 are in Vik, eight in Alna.", [8]),
        ("How many boats sank?", "Berg saw 40 nets. There were 90 in Vik.", []),
    ],
)
def test_a_bare_figure_counts_what_was_counted_or_spoken_of_before(question, text, found):
    assert seen(question, text) == found


def test_the_dead_are_not_who_was_taken_to_hospital():
    asked = "How many people died?"
    assert values(asked, "Two people died and 14 were taken to hospital.") == [2]
    assert seen(asked, "A fire killed 31 people. Berg put the number at 27.") == [31, 27]
    assert seen(asked, "A fire killed 31 people. Of the hurt, 21 were still in hospital.") == [31]


def test_prisoners_who_are_spoken_of_may_be_called_people():
    asked = "How many prisoners were freed?"
    assert seen(asked, "Both sides freed prisoners. Lind said 412 people were let go.") == [412]
    assert seen(asked, "A ship came. Lind said 412 people were let go.") == []
    assert seen("How many prisoners died?", "Prisoners rose. Some 40 people died.") == []


def test_a_day_on_which_something_begins_or_is_planned_is_not_when_it_was_said():
    text = (
        "Lind saw 43 boats in the calm, which began on 17 May. Berg said on 3 May he saw 40 boats."
    )
    article = Article(id="a", text=text, published="2024-05-20")
    sentences = [Evidence(article, a, b, 0.9) for a, b in sentence_spans(text)]
    found = sightings_of(plan_question("How many boats were seen?"), sentences)
    assert [one.said_on for one in found] == [None, "2024-05-03"]


def test_a_figure_that_goes_on_from_those_of_the_place_asked_for_is_of_it_too():
    text = "Ole Berg saw 160 lorries in Alna. The army said 190 lorries came. In Vik 30 came."
    assert seen("How many lorries are in Alna?", text) == [160, 190]
    text = "Some 160 lorries are in Alna. Some 90 have been seen, all but 20 of them in Vik."
    assert seen("How many lorries are in Alna?", text) == [160]


def test_nine_of_the_cases_are_no_dead():
    text = "Two people died. Nine of the 14 cases are known. It said 57 were ill and six had died."
    assert seen("How many people died?", text) == [2, 6]


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("How many people are missing?", "The number of missing had fallen to 40.", [40]),
        ("How many boats sank?", "The number of missing had fallen to 40.", []),
        ("How many Danish citizens died?", "The number of Danish citizens killed is now 7.", [7]),
        ("How many Danish citizens died?", "Berg spoke of 40 dead.", []),
        ("How many children died?", "Of the dead, 31 were children.", [31]),
        ("How many teachers died?", "Of the dead, 31 were children.", []),
        ("How many children died?", "Two people were in a toll twice, it should be 40.", []),
        (
            "How many people were rescued?",
            "Some 90 were unaccounted for and 40 were rescued.",
            [40],
        ),
        ("What was the death toll?", "Some 40 people died and 90 fled.", [40]),
        ("What was the death toll?", "Divers found 40 bodies.", [40]),
    ],
)
def test_a_figure_without_a_noun_counts_what_the_words_beside_it_tell(question, text, found):
    assert values(question, text) == found


def test_a_number_that_points_back_counts_what_was_counted_before():
    text = "About 200 schools voted against it, Berg said. Lind said the number was 64."
    assert seen("How many schools voted against it?", text) == [200, 64]
    assert seen("How many lessons did they vote for?", text) == []


def test_the_dead_are_not_all_children_where_children_are_counted():
    text = "Berg spoke of 83 dead. Among the dead are 27 children, Lind said."
    assert seen("How many children died?", text) == [27]


def test_what_a_story_is_about_need_not_be_named_beside_its_figures():
    text = "The Alna dam burst on Monday. Rain fell. Roads were cut. It was dark. Berg saw 40 dead."
    assert seen("How many people died in the Alna dam disaster?", text) == [40]
    assert seen("How many people died in the Vik dam disaster?", text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lind denied that she had ever spoken of 600 boats.", []),
        ("Lind rejected the claim of 600 boats.", []),
        ("Some 400 boats came, Lind said, and not 600.", [400]),
        ("The report that 600 boats came is not true, Lind said.", []),
        ("Norda rejected 600 boats.", [600]),
    ],
)
def test_a_figure_that_its_speaker_denies_is_nobodys(text, found):
    assert values("How many boats came?", text) == found


MARCH = "How many people joined the Vik march?"
DISMISSED = "How many workers did Norda dismiss?"


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        (MARCH, "Police saw 900 at the Vik march. Berg spoke of 4,000.", [900, 4000]),
        (MARCH, "4,000 people joined the Vik march. Police saw 900; they held 12.", [4000, 900]),
        (
            DISMISSED,
            "Norda dismissed 90 workers. Berg rejected the figure of 90 and spoke of 120.",
            [90, 120],
        ),
    ],
)
def test_a_bare_figure_goes_on_from_a_bare_one_and_not_from_another_deed(question, text, found):
    assert seen(question, text) == found


def test_who_perished_is_dead_and_the_age_of_somebody_no_toll():
    text = "21 perished in the Alna fire. Anna Lind was 40 when she left."
    assert seen("How many people died in the Alna fire?", text) == [21]
