"""Countries by the words that news has for them: the name, its people, the capital that speaks."""

from __future__ import annotations

import re

from corpus.words import fold_word

ROWS = """
afghanistan afghan afghans kabul | albania albanian albanians tirana | algeria algerian algiers
argentina argentine argentinian argentines | armenia armenian armenians yerevan
australia australian australians canberra | austria austrian austrians vienna
azerbaijan azerbaijani azeri baku | bangladesh bangladeshi dhaka | belarus belarusian minsk
belgium belgian belgians | brazil brazilian brazilians brasilia | bulgaria bulgarian sofia
cambodia cambodian | cameroon cameroonian | canada canadian canadians ottawa
chile chilean chileans santiago | china chinese beijing | colombia colombian bogota
croatia croatian zagreb | cuba cuban cubans havana | cyprus cypriot nicosia
czechia czech czechs prague | denmark danish danes copenhagen | ecuador ecuadorian quito
egypt egyptian egyptians cairo | estonia estonian tallinn | ethiopia ethiopian
finland finnish finns helsinki | france french frenchmen paris | georgia georgian tbilisi
germany german germans berlin | ghana ghanaian accra | greece greek greeks athens
haiti haitian haitians | hungary hungarian hungarians budapest | iceland icelandic reykjavik
india indian indians delhi | indonesia indonesian jakarta | iran iranian iranians tehran
iraq iraqi iraqis baghdad | ireland irish dublin | israel israeli israelis jerusalem
italy italian italians rome | japan japanese tokyo | jordan jordanian amman
kazakhstan kazakh astana | kenya kenyan kenyans nairobi | kosovo kosovar pristina
kuwait kuwaiti | latvia latvian riga | lebanon lebanese beirut | libya libyan tripoli
lithuania lithuanian vilnius | malaysia malaysian | mali malian bamako | mexico mexican mexicans
moldova moldovan chisinau | mongolia mongolian | morocco moroccan rabat | myanmar burmese
nepal nepali nepalese kathmandu | netherlands dutch hague | nigeria nigerian nigerians abuja
norway norwegian norwegians oslo | pakistan pakistani pakistanis islamabad
palestine palestinian palestinians | peru peruvian lima | philippines philippine filipino manila
poland polish poles warsaw | portugal portuguese lisbon | qatar qatari doha
romania romanian bucharest | russia russian russians moscow kremlin | rwanda rwandan kigali
senegal senegalese dakar | serbia serbian serbs belgrade | singapore singaporean
slovakia slovak bratislava | slovenia slovenian ljubljana | somalia somali somalis mogadishu
spain spanish spaniards madrid | sudan sudanese khartoum | sweden swedish swedes stockholm
switzerland swiss bern | syria syrian syrians damascus | taiwan taiwanese taipei
thailand thai thais bangkok | tunisia tunisian tunis | turkey turkish turks turkiye ankara
uganda ugandan kampala | ukraine ukrainian ukrainians kyiv kiev | venezuela venezuelan caracas
vietnam vietnamese hanoi | yemen yemeni yemenis sanaa | zimbabwe zimbabwean harare
"""
TWO_WORDS = (  # these share a word with others, so that one word of them is not enough
    ("north korea", r"north[ -]koreans?|north[ -]korea|dprk|pyongyang"),
    ("south korea", r"south[ -]koreans?|south[ -]korea|(?-i:ROK)|seoul"),
    ("south africa", r"south[ -]africans?|south[ -]africa|pretoria"),
    ("south sudan", r"south[ -]sudan(?:ese)?"),
    (
        "united states",
        r"united states|(?-i:U\.?S\.?A?\.?)|americans?|washington|white house|pentagon",
    ),
    (
        "united kingdom",
        r"united kingdom|(?-i:U\.?K\.?)|britain|british|britons?|downing street",
    ),
    ("saudi arabia", r"saudis?(?: arabian?)?|riyadh"),
    ("united arab emirates", r"united arab emirates|(?-i:U\.?A\.?E\.?)|emiratis?|abu dhabi"),
    ("new zealand", r"new zealand(?:ers?)?"),
    ("sri lanka", r"sri lankans?|sri lanka"),
)
COUNTRIES = {
    fold_word(word): row.split()[0] for row in re.split(r"\||\n", ROWS) for word in row.split()
}
LONGER = [(country, re.compile(rf"(?:{words})(?!\w)", re.I)) for country, words in TWO_WORDS]
WORDS = re.compile(r"\w+")


def countries(text: str) -> list[str]:
    """The countries that `text` speaks of by name, people or capital, in order, each as one name.

    >>> countries("Seoul told the North Koreans and the French")
    ['south korea', 'north korea', 'france']
    """
    return [country for _, country in country_places(text)]


def country_places(text: str) -> list[tuple[int, str]]:
    """The countries in `text` with the places where they are named, in order."""
    found, end = list[tuple[int, str]](), 0
    for match in WORDS.finditer(text):
        if match.start() < end or not match.group()[0].isupper():
            continue
        country, length = _at(text, match)
        if country:
            found.append((match.start(), country))
            end = match.start() + length
    return found


def _at(text: str, word: re.Match[str]) -> tuple[str | None, int]:
    """The country that is named at a word, and how long the name is."""
    for country, pattern in LONGER:
        if longer := pattern.match(text, word.start()):
            return country, len(longer.group())
    return COUNTRIES.get(fold_word(word.group())), len(word.group())
