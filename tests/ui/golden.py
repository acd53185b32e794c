"""HTML compared with the files in `golden/`; `python -m tests.ui.golden` writes them anew."""

from pathlib import Path

from tests.ui.states import STATES

FOLDER = Path(__file__).parent / "golden"


def stored(name: str) -> str:
    """The HTML of this state as it was when somebody last looked at it."""
    return (FOLDER / f"{name}.html").read_text(encoding="utf-8")


def main() -> None:
    """Write all states anew; look at the difference before you commit it."""
    FOLDER.mkdir(exist_ok=True)
    for name, rendered in STATES.items():
        (FOLDER / f"{name}.html").write_text(rendered(), encoding="utf-8")


if __name__ == "__main__":
    main()
