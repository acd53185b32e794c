"""Numbers in words: forty-two, two and a half million, a quarter of a million."""

import re

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
SMALL = "|".join([*ONES, *TENS])
SCALE = "|".join(SCALES)
SPELLED = rf"(?:(?:{SMALL})(?:[- ](?:{SMALL}))*)"
AND_A_HALF = r"[- ]and[- ]a[- ]half"
FEW = "|".join([*ONES][1:10])
PART_OF = (  # before a scale: a quarter of a, two-thirds of a, half a, a half-
    rf"(?:(?:(?:{FEW}|an?)[- ])?(?:half|quarters?)[- ](?:of[- ])?(?:an?[- ])?"
    rf"|(?:{FEW}|an?)[- ](?:{'|'.join(PARTS)})s?[- ]of[- ]an?[- ])"
)
PART_OF_SCALE = re.compile(
    rf"(?:(?P<n>{FEW}|an?)[- ])?(?P<part>{'|'.join(PARTS)})s?[- ](?:of[- ])?(?:an?[- ])?"
    rf"(?P<rest>(?:{SCALE})\b.*)"
)
WITH_A_HALF = re.compile(rf"(?P<whole>.+?){AND_A_HALF}(?:[- ](?P<rest>.+))?")


def spelled_value(words: str) -> float:
    """The value of a number in words.

    >>> spelled_value("two hundred and five thousand"), spelled_value("a quarter of a million")
    (205000.0, 250000.0)
    >>> spelled_value("two and a half million"), spelled_value("a million and a half")
    (2500000.0, 1500000.0)
    """
    words = words.casefold().strip()
    if part := PART_OF_SCALE.fullmatch(words):
        return ONES.get(part["n"] or "", 1) / PARTS[part["part"]] * spelled_value(part["rest"])
    if halved := WITH_A_HALF.fullmatch(words):
        last = re.split(r"[- ]+", halved["whole"])[-1]
        whole, half = spelled_value(halved["whole"]), 0.5 * SCALES.get(last, 1.0)
        return (whole + half) * (spelled_value(halved["rest"]) if halved["rest"] else 1.0)
    total, current = 0.0, 0.0
    for word in re.split(r"[- ]+", words):
        if word in SCALES:
            scaled = max(current, 1.0) * SCALES[word]
            total, current = (total, scaled) if scaled < 1000 else (total + scaled, 0.0)
        else:
            current += ONES.get(word, 0) + TENS.get(word, 0)
    return total + current
