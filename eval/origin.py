"""Where a result comes from: code, library, versions and machine, as digests and plain facts."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import corpus
import embeddings
import qa

ANSWERING = (corpus, embeddings, qa)  # the packages that an answer depends on
LIBRARIES = (
    "byline", "faiss-cpu", "numpy", "openai", "sentence-transformers", "torch", "transformers",
)  # fmt: skip
ROOT = Path(__file__).parents[1]


def digest(*parts: object) -> str:
    """Sixteen hex digits over the parts as Python writes them."""
    return hashlib.sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()[:16]


@lru_cache(maxsize=1)
def code_digest() -> str:
    """A digest of every file of the packages that answer, whether committed or not."""
    folders = [Path(str(package.__file__)).parent for package in ANSWERING]
    return digest(
        *((str(file.relative_to(folder.parent)), hashlib.sha256(file.read_bytes()).hexdigest())
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts and "samples" not in file.parts)
    )  # fmt: skip


def commit() -> str | None:
    """The commit of the working tree, `-dirty` if files differ from it; `None` outside of git."""
    head = _git("rev-parse", "HEAD")
    if head is None:
        return None
    return f"{head}-dirty" if _git("status", "--porcelain", "--untracked-files=no") else head


def _git(*arguments: str) -> str | None:
    try:
        ran = subprocess.run(  # noqa: S603 (constant arguments)
            ["git", "-C", str(ROOT), *arguments],  # noqa: S607 (whichever git is on the path)
            capture_output=True, text=True, check=True, timeout=20,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return ran.stdout.strip()


def versions() -> dict[str, str]:
    """The versions of Python and of the libraries that figures depend on."""
    return {"python": platform.python_version()} | {name: version(name) for name in LIBRARIES}


def machine() -> dict[str, str | int]:
    """What the run ran on, as far as it bears on time."""
    return {
        "system": platform.platform(terse=True),
        "processor": platform.machine(),
        "cores": os.cpu_count() or 0,
    }
