"""Articles in which people give different figures on different days, and what else pages show."""

from corpus import Article

HARBOUR = [
    Article(
        id="first-count",
        title="Storm floods the harbour of Vestby",
        text=(
            "A storm flooded the harbour of Vestby on Monday. Mayor Anna Lindqvist said the storm"
            " killed 12 people in Vestby.\n\nThe ferries stay in port until Thursday, the harbour"
            " office said."
        ),
        source="Coast Daily",
        url="https://coast.example/storm",
        published="2024-03-04",
    ),
    Article(
        id="second-count",
        title="Vestby storm: more dead found",
        text=(
            "Divers searched the harbour of Vestby through the night. Mayor Anna Lindqvist said on"
            " Wednesday the storm killed 19 people in Vestby."
        ),
        source="Coast Daily",
        url="https://coast.example/more-dead",
        published="2024-03-06",
    ),
    Article(
        id="hospital",
        title="Hospital gives another figure",
        text=(
            "Doctor Ole Berg disagreed with the mayor. Ole Berg said the storm killed 27 people in"
            " Vestby. He counted the missing crew of a trawler."
        ),
        source="Norrby Post",
        url="https://norrby.example/hospital",
        published="2024-03-09",
    ),
    Article(
        id="trawler",
        title="Trawler crew of Vestby still missing",
        text=(
            "Eight sailors of the trawler Alma are missing. Their families wait in Vestby. Minister"
            " Karin Holm promised help to the families on Friday."
        ),
        source="Norrby Post",
        published="2024-03-08",
    ),
]
TOLL = "How many people did the storm kill in Vestby?"
