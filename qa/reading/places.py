"""Countries by the words that news has for them: the name, its people, the capital that speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.words import fold_word, fold_words

# A country, its people; the capital that speaks for it.
ROWS = """
afghanistan afghan afghans ; kabul | albania albanian albanians ; tirana
algeria algerian ; algiers | angola angolan angolans ; luanda
argentina argentine argentinian argentines | armenia armenian armenians ; yerevan
australia australian australians ; canberra | austria austrian austrians ; vienna
azerbaijan azerbaijani azeri ; baku | bahamas bahamian bahamians
bahrain bahraini bahrainis ; manama | bangladesh bangladeshi ; dhaka
barbados barbadian barbadians ; bridgetown | belarus belarusian ; minsk | belgium belgian belgians
belize belizean | benin beninese | bhutan bhutanese ; thimphu | bolivia bolivian bolivians
bosnia bosnian bosnians ; sarajevo | botswana botswanan ; gaborone
brazil brazilian brazilians ; brasilia | brunei bruneian | bulgaria bulgarian ; sofia
burundi burundian burundians ; bujumbura | cambodia cambodian | cameroon cameroonian
canada canadian canadians ; ottawa | chile chilean chileans ; santiago
china chinese ; beijing | colombia colombian ; bogota | comoros comorian
congo congolese ; kinshasa brazzaville | croatia croatian ; zagreb | cuba cuban cubans ; havana
cyprus cypriot ; nicosia | czechia czech czechs ; prague | denmark danish danes ; copenhagen
djibouti djiboutian | dominica | ecuador ecuadorian ; quito | egypt egyptian egyptians ; cairo
eritrea eritrean eritreans ; asmara | estonia estonian ; tallinn | eswatini swazi
ethiopia ethiopian | fiji fijian fijians ; suva | finland finnish finns ; helsinki
france french frenchmen ; paris | gabon gabonese ; libreville | gambia gambian gambians ; banjul
georgia georgian ; tbilisi | germany german germans ; berlin | ghana ghanaian ; accra
greece greek greeks ; athens | grenada grenadian | guatemala guatemalan guatemalans
guyana guyanese | haiti haitian haitians
honduras honduran hondurans ; tegucigalpa | hungary hungarian hungarians ; budapest
iceland icelandic ; reykjavik | india indian indians ; delhi | indonesia indonesian ; jakarta
iran iranian iranians ; tehran | iraq iraqi iraqis ; baghdad | ireland irish ; dublin
israel israeli israelis ; jerusalem | italy italian italians ; rome | jamaica jamaican jamaicans
japan japanese ; tokyo | jordan jordanian ; amman | kazakhstan kazakh ; astana
kenya kenyan kenyans ; nairobi | kiribati | kosovo kosovar ; pristina | kuwait kuwaiti
kyrgyzstan kyrgyz ; bishkek | laos laotian laotians ; vientiane | latvia latvian ; riga
lebanon lebanese ; beirut | lesotho basotho ; maseru | liberia liberian liberians ; monrovia
libya libyan ; tripoli | liechtenstein | lithuania lithuanian ; vilnius | luxembourg luxembourgish
madagascar malagasy ; antananarivo | malawi malawian malawians ; lilongwe | malaysia malaysian
maldives maldivian maldivians | mali malian ; bamako | malta maltese ; valletta
mauritania mauritanian mauritanians ; nouakchott | mauritius mauritian mauritians
mexico mexican mexicans | micronesia micronesian | moldova moldovan ; chisinau | monaco
mongolia mongolian | montenegro montenegrin montenegrins ; podgorica | morocco moroccan ; rabat
mozambique mozambican mozambicans ; maputo | myanmar burmese
namibia namibian namibians ; windhoek | nauru nauruan | nepal nepali nepalese ; kathmandu
netherlands dutch ; hague | nicaragua nicaraguan nicaraguans ; managua
niger nigerien nigeriens ; niamey | nigeria nigerian nigerians ; abuja
norway norwegian norwegians ; oslo | oman omani omanis
pakistan pakistani pakistanis ; islamabad | palau palauan | palestine palestinian palestinians
panama panamanian panamanians | paraguay paraguayan paraguayans ; asuncion | peru peruvian ; lima
philippines philippine filipino ; manila | poland polish poles ; warsaw
portugal portuguese ; lisbon | qatar qatari ; doha | romania romanian ; bucharest
russia russian russians ; moscow kremlin | rwanda rwandan ; kigali | samoa samoan samoans ; apia
senegal senegalese ; dakar | serbia serbian serbs ; belgrade | seychelles | singapore singaporean
slovakia slovak ; bratislava | slovenia slovenian ; ljubljana | somalia somali somalis ; mogadishu
spain spanish spaniards ; madrid | sudan sudanese ; khartoum | suriname surinamese ; paramaribo
sweden swedish swedes ; stockholm | switzerland swiss ; bern | syria syrian syrians ; damascus
taiwan taiwanese ; taipei | tajikistan tajik tajiks ; dushanbe
tanzania tanzanian tanzanians ; dodoma | thailand thai thais ; bangkok | togo togolese ; lome
tonga tongan tongans | tunisia tunisian ; tunis | turkey turkish turks ; turkiye ankara
turkmenistan turkmen ; ashgabat | tuvalu tuvaluan | uganda ugandan ; kampala
ukraine ukrainian ukrainians ; kyiv kiev | uruguay uruguayan uruguayans ; montevideo
uzbekistan uzbek uzbeks ; tashkent | vanuatu | venezuela venezuelan ; caracas
vietnam vietnamese ; hanoi | yemen yemeni yemenis ; sanaa | zambia zambian zambians ; lusaka
zimbabwe zimbabwean ; harare
"""
TWO_WORDS = (  # these share a word with others, so that one word of them is not enough
    ("north korea", r"north[ -]korea|dprk|pyongyang", r"north[ -]koreans?"),
    ("south korea", r"south[ -]korea|(?-i:ROK)|seoul", r"south[ -]koreans?"),
    ("south africa", r"south[ -]africa|pretoria", r"south[ -]africans?"),
    ("south sudan", r"south[ -]sudan", r"south[ -]sudanese"),
    (
        "united states",
        r"united states|(?-i:U\.?S\.?A?\.?)|washington|white house|pentagon",
        r"americans?",
    ),
    (
        "united kingdom",
        r"united kingdom|(?-i:U\.?K\.?)|britain|downing street",
        r"british|britons?",
    ),
    ("saudi arabia", r"saudi arabia|riyadh", r"saudis?(?: arabian)?"),
    (
        "united arab emirates",
        r"united arab emirates|(?-i:U\.?A\.?E\.?)|abu dhabi",
        r"emiratis?",
    ),
    ("new zealand", r"new zealand", r"new zealanders?"),
    ("sri lanka", r"sri lanka", r"sri lankans?"),
    ("burkina faso", r"burkina faso|ouagadougou", r"burkinab[eè]"),
    ("cape verde", r"cape verde|cabo verde", r"cape verdeans?"),
    ("central african republic", r"central african republic|bangui", r"central africans?"),
    ("chad", r"chad(?! (?-i:[A-Z]))", r"chadians?"),  # no first name
    ("costa rica", r"costa rica", r"costa ricans?"),
    ("dominican republic", r"dominican republic|santo domingo", r"dominicans?"),
    ("east timor", r"east timor|timor-leste", r"(?:east )?timorese"),
    ("el salvador", r"el salvador", r"salvador(?:e|i)?ans?"),
    ("equatorial guinea", r"equatorial guinea", r"equatorial guineans?"),
    ("guinea-bissau", r"guinea-bissau", r"bissau-guineans?"),
    ("guinea", r"(?<!new )guinea(?![ -](?:pig|fowl))|conakry", r"guineans?"),
    ("ivory coast", r"ivory coast|c[oô]te d['’]ivoire|abidjan", r"ivorians?"),
    ("marshall islands", r"marshall islands", r"marshallese"),
    ("north macedonia", r"north macedonia|skopje", r"(?:north )?macedonians?"),
    ("papua new guinea", r"papua new guinea|port moresby", r"papua new guineans?"),
    ("san marino", r"san marino", r"sammarinese"),
    ("sierra leone", r"sierra leone", r"sierra leoneans?"),
    ("solomon islands", r"solomon islands|honiara", r"solomon islanders?"),
    ("trinidad and tobago", r"trinidad(?: and tobago)?", r"trinidadians?"),
    ("vatican", r"vatican(?: city)?|holy see", r"vaticans?"),
)
ALSO = tuple(  # words of one country or body besides those of the rows
    frozenset(words.split())
    for words in (
        "us united states america american americans washington usa",
        "uk britain british britons united kingdom",
        "england english", "scotland scottish scots", "wales welsh",
        "dprk korea korean koreans pyongyang",
        "un united nations", "eu european europe union",
    )
)  # fmt: skip
SPLIT = [row.split() for row in re.split(r"\||\n", ROWS) if row.strip()]
COUNTRIES = {fold_word(word): row[0] for row in SPLIT for word in row if word != ";"}
PEOPLES = {
    fold_word(word): row[0] for row in SPLIT for word in " ".join(row).split(" ;")[0].split()
}
SEATS = frozenset(  # of governments: capitals, the Kremlin; and another name of Turkey
    fold_word(word) for row in SPLIT for word in " ".join(row).partition(" ; ")[2].split()
)
GOVERNMENTS = SEATS.union(fold_word(row[0]) for row in SPLIT)
SEATS_OF_TWO_WORDS = {
    "south korea": "seoul", "north korea": "pyongyang", "south africa": "pretoria",
    "united states": "washington", "saudi arabia": "riyadh", "united arab emirates": "abu dhabi",
}  # fmt: skip
CAPITALS = SEATS - {"kremlin", "turkiye"} | set(SEATS_OF_TWO_WORDS.values())
SEAT_OF = {COUNTRIES[seat]: seat for seat in sorted(CAPITALS & set(COUNTRIES))} | SEATS_OF_TWO_WORDS
LONGER = re.compile(  # one group for each of them, in their order
    "|".join(rf"((?:{people}|{own})(?!\w))" for _, own, people in TWO_WORDS), re.I
)
THEMSELVES = {  # not their people
    country: re.compile(rf"(?:{own})(?!\w)", re.I) for country, own, _ in TWO_WORDS
}
WORDS = re.compile(r"\w+")
NAMED = r"(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?"
CAPITAL = re.compile(  # where somebody is, or goes to
    rf"(?<=\b(?:in|to) )(?:the )?(?P<whose>{NAMED})(?:['’]s)? capital\b(?! of\b)"
    rf"|(?<=\b(?:in|to) )the capital of (?P<of>(?:the )?{NAMED})",
    re.IGNORECASE,
)
GOES = re.compile(  # not "sent troops to Moscow", nor "officials in Moscow"
    r"\b(?:visit(?:s|ed|ing)?|leav(?:e|es|ing)|left|reach(?:es|ed|ing)?"
    r"|(?:go|goes|went|gone|travel\w*|fl(?:y|ies|ew|own)|trips?|visits?|come|comes|came|return\w*)"
    r"\s(?:back\s)?to)\s$",
    re.IGNORECASE,
)
HOUSES = frozenset(("kremlin", "white house", "pentagon", "downing street"))
ASKED_OF = re.compile(  # before a capital that acts in a question
    r"(?:^|[,;:]\s|\b(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|may|might|should"
    r"|must|that|if|when|while|because|why|how|and|or|but|than|between|with|by|against)\s)(?:the\s)?$",
    re.IGNORECASE,
)
STAFF = (  # what a government or its leader has
    r"(?:soldiers|troops|men|fighters|army|armies|forces|military|navy|fleet|government|regime|officers"
    r"|envoys?|diplomats?|ministers?|officials?|ambassadors?|spies|delegat\w+|negotiators?)\b"
)
OF_GOVERNMENT = re.compile(rf"['’]s?\s(?:[a-z][\w-]*\s)?{STAFF}")  # Moscow's new envoy
AT_A_PLACE = re.compile(
    r"\b(?:in|at|near|around|outside|inside|through|into|via|across|towards?|from|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
CAPITAL_WORD = re.compile(r"\s[A-Z]")  # the Washington Post
OF_A_NAME = re.compile(r"[A-Z][\w.-]*\s$")  # George Washington
ARTICLE = re.compile(r"\bthe\s$", re.IGNORECASE)
WITH_ARTICLE = re.compile(r"(?:united|netherlands|philippines|u\.?s\b|u\.?k\b|u\.?a\.?e\b)", re.I)
ACTS = re.compile(
    r"(?:^|[.,;:!?“”\"]\s?|\b(?:that|and|while|whereas|but|although|as|if|said|says|between|with|by"
    r"|for|against|accus\w+|urg\w+|told|warn\w+|support\w*|back\w*|help\w*"
    r"|(?:suppl|deliver)\w+(?:\s[\w,]+){0,6}?\sto)\s)[“\"]?$",
    re.IGNORECASE,
)


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
    if longer := LONGER.match(text, word.start()):
        return TWO_WORDS[(longer.lastindex or 1) - 1][0], len(longer.group())
    return COUNTRIES.get(fold_word(word.group())), len(word.group())


def same_country(word: str, other: str) -> bool:
    """Two folded words may mean one country, its people, or a body of countries; no capitals.

    >>> same_country("danes", "denmark"), same_country("moscow", "russia")
    (True, False)
    """
    country = PEOPLES.get(word)
    return (country is not None and country == PEOPLES.get(other)) or any(
        word in group and other in group for group in ALSO
    )


def is_adjective(name: str) -> bool:
    """A name says of which country something is, and is none itself: French, North Korean.

    >>> is_adjective("French"), is_adjective("France"), is_adjective("Seoul")
    (True, False, False)
    """
    return bool(countries(name)) and not _governments(name) and not name.endswith("ns")


def is_capital(name: str) -> bool:
    """A name is that of a capital, and so of a town as well as of who governs there.

    >>> is_capital("Paris"), is_capital("France"), is_capital("Abu Dhabi")
    (True, False, True)
    """
    return " ".join(fold_words(name)) in CAPITALS


def is_town(text: str, start: int, end: int) -> bool:
    """The capital at `[start, end)` is a town that somebody goes to or leaves, and no government.

    >>> is_town("She flew to Oslo.", 12, 16), is_town("Ask what Oslo said.", 9, 13)
    (True, False)
    """
    return is_capital(text[start:end]) and bool(GOES.search(text[:start]))


def with_capitals(text: str) -> str:
    """A text in which the capital that somebody is in, or goes to, has its name.

    >>> with_capitals("Whom did she meet in the Ukrainian capital?")
    'Whom did she meet in Kyiv?'
    """

    def named(match: re.Match[str]) -> str:
        country = countries(match["whose"] or match["of"])[:1]
        return SEAT_OF[country[0]].title() if country and country[0] in SEAT_OF else match.group()

    return CAPITAL.sub(named, text)


def in_the_names_of(evidence: str, claim: str) -> str:
    """`claim` with its governments called as `evidence` calls them: Seoul is South Korea.

    A capital is its government where it acts ("Seoul said", "between Moscow and Kyiv"), and a place
    elsewhere; a country may be either. What the evidence does not name or names so stays as it is.

    >>> in_the_names_of("South Korea called in the envoy.", "Seoul called in the envoy in Seoul.")
    'South Korea called in the envoy in Seoul.'
    """
    there = [one for one in _governments(evidence) if not _is_place(evidence, one)]
    for place, name, country, called in _called_otherwise(claim, there):
        if fold_words(name) == fold_words(country) or ACTS.search(claim[:place]):
            claim = claim[:place] + called + claim[place + len(name) :]
    return claim


def with_own_names(text: str) -> str:
    """A text that calls the governments in it by one name: that of the country, if it has that.

    >>> with_own_names("Norway said that Oslo would pay in Oslo.")
    'Norway said that Norway would pay in Oslo.'
    """
    found = _governments(text)
    own = {country: name for _, name, country in reversed(found) if not _is_seat(name)}
    for place, name, country in reversed(found):
        if country in own and _is_seat(name) and not _is_place(text, (place, name, country)):
            text = text[:place] + own[country] + text[place + len(name) :]
    return text


def by_country(question: str, text: str) -> str:
    """A question with countries, as a text calls them, for capitals that act in it alone.

    A town that is asked about stays, and so does a capital that the text names itself.

    >>> by_country("What did Seoul tell the envoy in Oslo?", "South Korea called in the envoy.")
    'What did South Korea tell the envoy in Oslo?'
    """
    for place, name, _, called in _called_otherwise(question, _governments(text)):
        before, after = question[:place], question[place + len(name) :]
        owns = OF_GOVERNMENT.match(after) and not OF_A_NAME.search(before)
        acts = ASKED_OF.search(before) or owns
        alone = not CAPITAL_WORD.match(after) and not AT_A_PLACE.search(before)
        if _is_seat(name) and acts and alone:
            question = f"{ARTICLE.sub('', before)}{_with_article(called)}{after}"
    return question


def _called_otherwise(
    text: str, there: Sequence[tuple[int, str, str]]
) -> Iterator[tuple[int, str, str, str]]:
    """The governments of a text that are called otherwise there: place, name, country, that name.

    The last comes first; what is called in several ways there has the first of them.
    """
    known = {name for _, name, _ in there}
    called = {country: name for _, name, country in reversed(there)}
    for place, name, country in reversed(_governments(text)):
        if country in called and name not in known:
            yield place, name, country, called[country]


def _is_place(text: str, found: tuple[int, str, str]) -> bool:
    return _is_seat(found[1]) and not ACTS.search(text[: found[0]])


def _is_seat(name: str) -> bool:
    return is_capital(name) or name.casefold() in HOUSES


def _with_article(country: str) -> str:
    return f"the {country}" if WITH_ARTICLE.match(country) else country


def _governments(text: str) -> list[tuple[int, str, str]]:
    """Where `text` names a country or the capital that speaks for it, how, and which."""
    found = list[tuple[int, str, str]]()
    for place, country in country_places(text):
        own = THEMSELVES.get(country, WORDS)
        match = own.match(text, place) or WORDS.match(text, place)
        if match and (match.re is not WORDS or fold_word(match.group()) in GOVERNMENTS):
            found.append((place, match.group(), country))
    return found
