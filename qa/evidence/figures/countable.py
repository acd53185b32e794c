"""The words that may stand for what a question counts: troops for soldiers, people for guests."""

from qa.evidence.figures.fates import asks_for_dead
from qa.questions.plan import Plan
from qa.reading.places import countries

OTHER_UNITS = frozenset(
    "percent day days day-old week weeks month months year years hour hours minute minutes second"
    " seconds km kilometre kilometres kilometer kilometers mile miles metre metres meter meters"
    " ton tons tonne tonnes ounce ounces gram grams kilo kilos inch inches foot feet acre acres"
    " hectare hectares liter liters litre litres gallon gallons carat carats dollar dollars euro"
    " euros pound pounds am pm times time degree degrees -day -year".split()
)
SOLDIERS = frozenset(
    "troop troops soldier soldiers personnel infantry infantrymen infantryman force forces"
    " fighters serviceman servicemen contingent men recruits combatants military".split()
)
PEOPLE = frozenset("people persons individuals".split())
KINDS_OF_PEOPLE = SOLDIERS.union(  # who are counted where people are
    "adults americans bystanders children civilians climbers commuters crew customers demonstrators"
    " detainees drivers employees evacuees fans firefighters fishermen guests hostages members"
    " migrants miners officers others passengers patients pilgrims police prisoners protesters"
    " pupils refugees rescuers residents sailors spectators staff students survivors suspects"
    " teachers teenagers tourists travelers travellers users victims visitors volunteers voters"
    " workers worshippers".split()
)
CALLED_PEOPLE = frozenset(  # of these, who are anybody: not children, soldiers, officers
    "commuters customers fans guests passengers patients residents spectators tourists travelers"
    " travellers users victims visitors".split()
)
CAPTIVES = frozenset("captives detainees hostages prisoners".split())
DEAD = frozenset(  # as what is counted; among `FATES` are verbs too, and no victims, who may live
    "dead deaths killed fatalities died perished casualties victims bodies".split()
)
ACTIVE = frozenset("that which who have has had".split())  # before "killed": who did it
SYNONYMS = (  # words that news uses for one another when it counts
    SOLDIERS,
    frozenset(
        "people person persons individual individuals residents civilians inhabitants citizens men"
        " women".split()
    ),
    DEAD,
    frozenset("building buildings structure structures".split()),
    frozenset("home homes house houses".split()),
    frozenset("killing killings murder murders homicide homicides".split()),
    frozenset("crime crimes offence offences offense offenses".split()),
    frozenset("car cars vehicle vehicles".split()),
    frozenset("ship ships vessel vessels boat boats".split()),
    frozenset("plane planes aircraft jet jets airplane airplanes".split()),
    frozenset("worker workers employee employees staff".split()),
    frozenset("child children kid kids".split()),
    frozenset("student students pupil pupils".split()),
    frozenset("company companies firm firms business businesses".split()),
)
WOMEN = {"women"}  # who are people, and no men


def may_count(plan: Plan) -> set[str]:
    """What a question may count, in other words too: customers are people, not so children."""
    people = not CALLED_PEOPLE.isdisjoint(plan.counted.casefold().split()[-1:])
    return nouns_for(plan) | (PEOPLE if people else set())


def nouns_for(plan: Plan) -> set[str]:
    """The counted noun with what news puts in its place, and its singular or plural.

    A people ("North Koreans") may be counted as soldiers or as citizens, people who died as deaths.
    """
    if not plan.counted:
        return set()
    word = plan.counted.split()[-1].casefold()
    forms = {word, word.removesuffix("s"), f"{word}s"}
    people = SYNONYMS[:2] if countries(plan.counted.split()[-1].title()) or _people(plan) else ()
    dead = [DEAD] if asks_for_dead(plan) else []
    alike = (group for group in SYNONYMS if forms & group - WOMEN)
    return forms.union(*alike, *people, *dead) - (WOMEN if word == "men" else set())


def deed_asked(plan: Plan) -> list[str]:
    """The words behind what is counted that say what is done: walked, in how many workers walked.

    Names are no deed; [] where a question counts whatever there is.
    """
    counted = plan.question.find(plan.counted) if plan.counted else -1
    named = {place for name in plan.names for place in range(name.start, name.end)}
    end = counted + len(plan.counted)
    behind = (term for term in plan.terms if counted >= 0 and term.start >= end)
    return [term.word for term in behind if term.weight >= 1 and term.start not in named]


def _people(plan: Plan) -> bool:
    """What is counted ends in the name of a people of two words: North Koreans."""
    return bool(countries(" ".join(plan.counted.split()[-2:]))) and plan.counted[-1:] == "s"
