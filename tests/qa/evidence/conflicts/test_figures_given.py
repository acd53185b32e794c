import pytest

from corpus import Article
from corpus.sentences import sentence_spans
from qa.evidence.conflicts.figures_given import conflict_of, figures_given, of_speaker, whole_first
from qa.evidence.selection import Found
from qa.questions.plan import plan_question
from qa.values import Citation, Evidence, Link

QUESTION = "How many soldiers did Vera Holt expect?"


def sentences(*articles):
    """Every sentence of the articles as evidence."""
    return [
        Evidence(article, start, end, score=0.9)
        for article in articles
        for start, end in sentence_spans(article.text)
    ]


def unread(evidence):
    """The sentences as found where no reader has read them."""
    return Found(tuple(evidence), None, (None,) * len(evidence))


def seen(*articles, question=QUESTION):
    return figures_given(plan_question(question), unread(sentences(*articles)))


def conflict(*articles):
    found = seen(*articles)
    cited = [
        Citation(i, s.evidence.article, s.evidence.start, s.evidence.end)
        for i, s in enumerate(found, 1)
    ]
    return conflict_of("how many soldiers", list(zip(found, cited, strict=True)))


def article(text, day=None, name="a"):
    return Article(id=name, text=text, published=day)


HOLT = article("Vera Holt said 9,000 soldiers would come.", "2024-05-01", "early")
LATER = article("Vera Holt said 11,000 soldiers would come.", "2024-05-09", "late")
BERG = article("Ole Berg said up to 7,000 soldiers would come.", "2024-05-02", "berg")


def test_a_reading_says_who_gave_which_figure_when_and_of_what():
    [holt, berg] = conflict(HOLT, BERG).readings
    assert (holt.value, holt.bound, holt.unit, holt.speaker) == (
        9000,
        "exact",
        "soldiers",
        "Vera Holt",
    )
    assert (berg.value, berg.bound, berg.quoted) == (7000, "at most", "up to 7,000")
    assert berg.counted == "soldiers would come"
    assert berg.published == "2024-05-02"
    assert berg.citation.quote == BERG.text


def test_what_two_say_together_is_a_reading_of_both_and_of_the_voice_of_each():
    both = article("Danish police and Norway's Coast Guard said 4,000 soldiers had come.", name="x")
    one = article("Norway's Coast Guard said 4,000 soldiers had come.", name="y")
    assert [s.speaker for s in seen(both, one)] == ["Danish police and Norway's Coast Guard"]
    assert [s.speaker for s in seen(one, both)] == ["Norway's Coast Guard"]


def test_a_reading_tells_that_its_figure_is_only_expected():
    sent = article("Vera Holt said Peru intends to send 9,000 soldiers to Norrby.", name="sent")
    told = [reading.counted for reading in conflict(sent, BERG).readings]
    assert told == ["soldiers to Norrby, expected", "soldiers would come"]
    cost = article("Vera Holt said in May that the plan met 9,000 soldiers in Norrby.", name="met")
    assert conflict(cost, BERG).readings[0].counted == "soldiers in Norrby"
    lost = article("Vera Holt said the storm may have met 9,000 soldiers in Norrby.", name="lost")
    assert conflict(lost, BERG).readings[0].counted == "soldiers in Norrby"


def test_what_is_counted_does_not_end_at_the_dot_of_a_figure_or_of_initials():
    text = (
        "About 40 soldiers of the U.S. Army and the 7.5 million others of Aug. 4 came. So it was."
    )
    [one] = seen(article(text, "2024-05-01"), question="How many soldiers came?")
    assert one.counted == "soldiers of the U.S. Army and the 7.5 million others of Aug. 4 came"


def test_only_figures_of_what_the_question_names_are_readings():
    fires = [
        Article(
            id="f", title="Fire at Vik", text="It burned 900 acres. Then it grew to 1,200 acres."
        ),
        Article(id="g", title="A week of fires", text="The Lund fire has burned 70,000 acres."),
    ]
    found = seen(*fires, question="How many acres did the Vik fire burn?")
    assert [one.figure.value for one in found] == [900, 1200]


def test_the_dead_are_not_those_hurt_in_the_same_sentence():
    text = "The quake killed 7 people and injured 40 people. At least 60 were hurt, with 9 deaths."
    found = seen(article(text), question="How many people died in the quake?")
    assert [one.figure.value for one in found] == [7, 9]
    hurt = seen(article(text), question="How many people were hurt in the quake?")
    assert 40 in [one.figure.value for one in hurt]


def test_figures_of_nobody_known_update_nothing():
    first = article("About 900 soldiers came.", "2024-05-01", "a")
    second = article("About 950 soldiers came.", "2024-05-09", "b")
    assert conflict(first, second).links == ()


def test_a_later_figure_of_one_speaker_updates_whatever_the_order_found():
    assert conflict(HOLT, LATER).links == (Link(0, 1, "updates"),)
    assert conflict(LATER, HOLT).links == (Link(1, 0, "updates"),)


def test_only_the_latest_figure_of_a_speaker_is_disputed():
    links = conflict(HOLT, LATER, BERG).links
    assert links == (Link(0, 1, "updates"), Link(1, 2, "disputes"))


def test_another_speaker_disputes():
    assert conflict(HOLT, BERG).links == (Link(0, 1, "disputes"),)


def test_spellings_of_one_speaker_are_one():
    again = article("President Vera Holt said 9,000 soldiers would come.", "2024-05-09")
    assert conflict(HOLT, again) is None
    assert len(seen(HOLT, again)) == 1


def test_a_figure_for_a_part_differs_in_scope():
    part = article("Vera Holt said 2,000 soldiers would go to Norrby.", "2024-05-02", "part")
    assert conflict(HOLT, part).links == (Link(0, 1, "differs in scope"),)


def test_the_order_stays_open_where_a_date_is_missing():
    undated = article("Vera Holt said 11,000 soldiers would come.", None, "undated")
    assert len(conflict(HOLT, undated).readings) == 2
    assert conflict(HOLT, undated).links == ()


@pytest.mark.parametrize("before", ["up from 8,000", "compared with 8,000 in May 2023"])
def test_a_sentence_that_revises_a_figure_gives_both_and_the_update(before):
    revised = article(f"Vera Holt said 11,000 soldiers would come, {before}.", "2024-05-09")
    found = conflict(revised)
    assert [reading.value for reading in found.readings] == [11_000, 8_000]
    assert found.links == (Link(1, 0, "updates"),)


@pytest.mark.parametrize(
    ("text", "updated"),
    [
        ("Vera Holt said 9,000 soldiers had come. Her earlier estimate had stood at 7,000.", True),
        (
            "Norwegian minister Vera Holt said 9,000 soldiers had come."
            " An initial Norwegian figure was 7,000 soldiers.",
            True,
        ),
        ("Vera Holt said 9,000 soldiers had come. An initial Swedish figure was 7,000.", False),
        ("Vera Holt said 9,000 soldiers had come. Ole Berg's figure was 7,000.", False),
    ],
)
def test_a_figure_called_an_earlier_one_is_updated_by_that_beside_it(text, updated):
    found = conflict(article(text))
    values = [reading.value for reading in found.readings] if found else []
    old, new = (values.index(v) if v in values else -1 for v in (7000, 9000))
    assert (found is not None and Link(old, new, "updates") in found.links) == updated


def test_a_bare_figure_gives_way_to_one_of_the_same_voice_that_says_where_it_counts():
    bare = article("Vera Holt put their number at 9,000.", "2024-05-01", "bare")
    assert len(seen(bare)) == 1
    [one] = seen(bare, HOLT)
    assert one.evidence.text == HOLT.text
    [one] = seen(HOLT, bare)
    assert one.evidence.text == HOLT.text


def test_a_figure_that_an_article_gives_twice_is_that_of_the_speaker_it_names_once():
    told = "By 9 p.m. 9,000 soldiers came, the army said."
    [one] = seen(article(f"The port saw 9,000 soldiers. {told}"), question="How many soldiers?")
    assert (one.speaker, one.evidence.text) == ("army", told)
    by_two = article(f"Lind counted 9,000 soldiers. {told}")
    assert len(seen(by_two, question="How many soldiers?")) == 2
    elsewhere = article("Lind saw 9,000 soldiers.", name="b")
    assert len(seen(article(told), elsewhere, question="How many soldiers?")) == 2


def test_a_day_in_the_sentence_dates_a_reading():
    dated = article("Vera Holt said on Monday that 11,000 soldiers would come.", "2024-05-10")
    assert conflict(HOLT, dated).readings[1].said_on == "2024-05-06"


def test_equal_figures_are_no_conflict():
    assert conflict(HOLT, article("Ole Berg said 9,000 soldiers would come.")) is None
    assert conflict() is None


def test_only_what_the_question_counts_is_seen():
    other = article("Vera Holt said 300 tanks, 5% of the fleet, would come in 12 days.")
    assert seen(other) == []
    assert seen(HOLT, question="Who is Vera Holt?") == []


def test_words_that_news_uses_for_one_another_count_the_same():
    assert [s.figure.value for s in seen(article("Ole Berg saw 7,000 troops arrive."))] == [7_000]


def test_what_fits_the_question_badly_is_left_out():
    [low] = [Evidence(HOLT, 0, len(HOLT.text), score=0.1)]
    assert figures_given(plan_question(QUESTION), unread([low])) == []


def test_copies_of_one_story_are_one_voice():
    copy = article("The army chief said 9,000 soldiers would come.", "2024-05-02", "copy")
    plan, found = plan_question("How many soldiers would come?"), unread(sentences(HOLT, copy))
    assert len(figures_given(plan, found, {"early": 1, "copy": 2})) == 2
    assert len(figures_given(plan, found, {"early": 1, "copy": 1})) == 1


def test_a_reading_tells_how_many_voices_give_it():
    same = article("Ole Berg said 9,000 soldiers would come.", "2024-05-02", "same")
    found = conflict(HOLT, same, LATER)
    assert [(r.value, r.speaker, r.voices) for r in found.readings] == [
        (9000, "Vera Holt", 2),
        (9000, "Ole Berg", 2),
        (11_000, "Vera Holt", 1),
    ]


def test_without_a_speaker_the_agency_or_the_publisher_is_the_voice():
    text = "Some 9,000 soldiers would come."
    prints = [Article(id=s, text=text, source=s, agency="AP") for s in ("Post", "Echo")]
    assert len(seen(*prints)) == 1
    assert len(seen(*prints, Article(id="own", text=text, source="Times"))) == 2


def test_a_place_that_the_question_names_narrows_nothing():
    north = article("Ole Berg said 7,000 soldiers were in Norrby.", "2024-05-02", "north")
    south = article("Vera Holt said 9,000 soldiers were in Norrby.", "2024-05-02", "south")
    assert conflict(north, south).links == (Link(0, 1, "disputes"),)


def test_figures_of_the_whole_go_before_those_of_a_part_in_the_order_found():
    part = article("Vera Holt said 2,000 soldiers would come to the Alna region.", name="part")
    found = whole_first(seen(part, HOLT, BERG))
    assert [one.figure.value for one in found] == [9_000, 7_000, 2_000]


def test_what_somebody_announces_for_others_is_one_voice_with_their_own_words():
    service = article(
        "Norway's coast guard has learnt that 9,000 soldiers would come, Vera Holt announced.",
        name="service",
    )
    assert len(seen(HOLT, service)) == 1
    assert len(seen(HOLT, article("Ole Berg said 9,000 soldiers would come.", name="b"))) == 2


def test_a_body_and_its_head_are_one_voice():
    body = article(
        "Ole Lund, the head of Norway's navy, said 9,000 soldiers would come."
        " Norway's navy said 9,000 soldiers would come."
    )
    assert [one.speaker for one in seen(body, question="How many soldiers would come?")] == [
        "Ole Lund"
    ]


def found_with(*strengths, question=QUESTION):
    names = ("Ada Lind", "Ole Berg", "Eva Holt")
    texts = [f"{who} said {n}00 soldiers would come." for n, who in enumerate(names, 2)]
    evidence = sentences(*(article(text, name=str(n)) for n, text in enumerate(texts)))
    return plan_question(question), Found(tuple(evidence), None, strengths)


@pytest.mark.parametrize(
    ("strengths", "values"),
    [
        ((2.0, 1.0, -3.5), [200, 300, 400]),
        ((9.0, -3.5, -4.5), [200, 300]),  # far below the likeliest, and unlikely
        ((0.1, -4.8, -5.8), [200, 300, 400]),  # a bare figure of the same
        ((0.1, -4.8, -6.5), [200, 300]),
        ((-3.0, -4.5, -11.5), [200, 300]),  # none is likely
        ((None, None, None), [200, 300, 400]),
    ],
)
def test_only_sentences_that_may_answer_have_figures(strengths, values):
    plan, found = found_with(*strengths, question="How many soldiers would come?")
    assert [one.figure.value for one in figures_given(plan, found)] == values


def test_figures_that_one_speaker_gives_in_one_breath_are_of_two_things():
    land = article("Vera Holt said 900 soldiers came by land, 90 soldiers by sea.")
    assert conflict(land) is None
    assert conflict(article("Vera Holt said 900 soldiers came, up from 90 soldiers in May."))
    assert conflict(article("Vera Holt saw 900 soldiers, and 90 soldiers, said Ole Berg."), BERG)


def test_of_a_rise_the_second_figure_takes_the_place_of_the_first():
    rise = article("Vera Holt raised the number of soldiers expected from 40 to 50.", "2024-05-01")
    told = conflict(rise)
    assert [reading.value for reading in told.readings] == [40, 50]
    assert told.links == (Link(0, 1, "updates"),)


def test_days_since_which_it_is_so_are_not_those_on_which_it_is_said():
    since = article("Vera Holt said 900 soldiers had come since Monday.", "2024-05-01", "since")
    [reading, _] = conflict(since, BERG).readings
    assert reading.said_on is None


DIED = "How many people died in the Alna fire?"


@pytest.mark.parametrize(
    ("text", "earlier", "relation"),
    [
        ("A day earlier the guild had spoken of 40 dead.", 40, "updates"),
        ("The guild had initially spoken of 40 dead.", 40, "updates"),
        ("It had stood at 40 on Sunday.", 40, "updates"),
        ("Three Norwegians died, the guild said.", 21, "differs in scope"),
        ("Norway raised its citizens killed from two to three.", 21, "differs in scope"),
    ],
)
def test_a_toll_follows_an_earlier_one_and_is_of_more_than_one_people(text, earlier, relation):
    told = article(f"The Alna fire killed 21 people, the guild said. {text}", "2024-05-03")
    found = seen(told, question=DIED)
    cited = [Citation(1, told, s.evidence.start, s.evidence.end) for s in found]
    [link] = conflict_of(DIED, list(zip(found, cited, strict=True))).links
    assert (found[link.earlier].figure.value, link.relation) == (earlier, relation)


def test_asked_for_somebodys_figure_no_one_elses_is_told():
    question = "How many soldiers will come according to {}?"
    found = seen(HOLT, BERG, article("Some 8,000 soldiers would come.", name="unsaid"))
    told = {
        who: [one.figure.value for one in of_speaker(plan_question(question.format(who)), found)]
        for who in ("Vera Holt", "Ole Berg", "Per Moe")
    }
    assert told == {"Vera Holt": [9000], "Ole Berg": [7000], "Per Moe": [8000]}
    assert of_speaker(plan_question("How many soldiers will come?"), found) == found
