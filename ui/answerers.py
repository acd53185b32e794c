"""The answerers to choose from: what is configured, what is missing, who receives text."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from qa import assemble
from ui.turns import ANSWERER_NAMES

DEFAULT_HOST = "api.openai.com"  # where the openai client sends to without OPENAI_BASE_URL
MISSING = {
    "openai": "Not configured: set OPENAI_BASE_URL or OPENAI_API_KEY and start Byline again.",
    "local": "Not configured: set BYLINE_GGUF to a model file and start Byline again.",
}


def choices() -> list[tuple[str, str]]:
    """The answerers as a reader reads them, and their names."""
    return [(ANSWERER_NAMES.get(name, name), name) for name in assemble.ANSWERERS]


def configured(name: str, environment: Mapping[str, str]) -> bool:
    """Whether the answerer of this name can be asked."""
    if name == "openai":
        return bool(environment.get("OPENAI_BASE_URL") or environment.get("OPENAI_API_KEY"))
    if name == "local":
        return bool(environment.get("BYLINE_GGUF"))
    return True


def told(name: str, environment: Mapping[str, str]) -> str:
    """Which host receives what with this answerer, or what is missing, in a sentence or two."""
    if name in MISSING and not configured(name, environment):
        return MISSING[name]
    host = host_of(environment)
    if name == "openai" or (name == "auto" and configured("openai", environment)):
        return f"Your question and passages of the articles are sent to {host}."
    if environment.get("BYLINE_CHECKER", "").startswith("llm"):
        return f"Sentences of answers and the words they cite are sent to {host} to be checked."
    composed = "" if name == "local" else "Answers are composed of the articles' own sentences. "
    return f"{composed}Nothing is sent to any other host."


def host_of(environment: Mapping[str, str]) -> str:
    """The host that an endpoint's model runs on."""
    return urlsplit(environment.get("OPENAI_BASE_URL") or "").netloc or DEFAULT_HOST
