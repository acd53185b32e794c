import pytest

from qa.reading.speaking_together import MOST, together


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Lind and Berg said 40 boats had sunk.", ["Lind", "Berg"]),
        ("In Vik, Lind and Berg said 40 boats had sunk.", ["Lind", "Berg"]),
        ("The storm hit Vik, and Lind and Berg said 40 boats had sunk.", ["Lind", "Berg"]),
        ("Mayor Anna Lind and police chief Ole Berg said no.", ["Anna Lind", "Ole Berg"]),
        ("Sweden, Norway and Denmark jointly said no.", ["Sweden", "Norway", "Denmark"]),
        ("Reports from Danish police and Norway's Coast Guard suggest a leak.",
         ["Danish police", "Norway's Coast Guard"]),
        ("It leaked, according to Radio Norrby and the Norrby Post.",
         ["Radio Norrby", "Norrby Post"]),
        ("“It leaks,” said Anna Lind and Ole Berg.", ["Anna Lind", "Ole Berg"]),
    ],
)  # fmt: skip
def test_all_who_say_it_together_are_told(sentence, who):
    assert together(sentence, who[-1]) == together(sentence, who[0]) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Lind met Berg and Holt said 40 boats had sunk.", "Holt"),
        ("Lind and Berg met on Monday, and Berg said 40 boats had sunk.", "Berg"),
        ("After meeting Lind and Berg, Holt said 40 boats had sunk.", "Holt"),
        ("Lind told Berg and Holt that 40 boats had sunk.", "Lind"),
        ("Some 40 boats sank off Alna and Vik, Lind said.", "Lind"),
        ("Health officials in Alna and Vik said 40 fell ill.", "Vik"),
        ("The Centers for Sea Control and Prevention said 40 fell ill.",
         "Centers for Sea Control and Prevention"),
        ("He said no.", "Ole Berg"),
    ],
)  # fmt: skip
def test_who_only_stands_beside_somebody_does_not_speak(sentence, who):
    assert together(sentence, who) == [who]


def test_his_coach_between_commas_speaks_too():
    sentence = "Ali Omar and his old coach, Tor Lie, said that it was lost."
    assert together(sentence, "Tor Lie") == ["Ali Omar", "Tor Lie"]
    assert together("Ali Omar and Tor Lie were late, said Holt.", "Holt") == ["Holt"]


def test_of_a_long_list_the_last_ones_are_read():
    sentence = ", ".join(f"Lind{'e' * i}" for i in range(1, 20)) + " and Berg said it rained."
    assert len(together(sentence, "Berg")) == MOST
