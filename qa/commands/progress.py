"""A progress bar on standard error around anything that is gone through."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

Item = TypeVar("Item")


def watched(items: Iterable[Item], label: str, total: int | None = None) -> Iterator[Item]:
    """The items; integers say how many are done, others are counted."""
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)
        for count, item in enumerate(items, 1):
            progress.update(task, completed=item if isinstance(item, int) else count)
            yield item
