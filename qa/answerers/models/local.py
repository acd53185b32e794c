"""A GGUF file run in this process by llama.cpp, behind the client of any other endpoint.

The server listens on the loopback interface only, and answers nobody without the key made for it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import openai
import xllamacpp
from huggingface_hub import hf_hub_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError

from qa.answerer import AnswererError
from qa.answerers.models.endpoint import (
    CONTEXT,
    TIMEOUT,
    OpenAIAnswerer,
    context_of,
    is_constrained,
)

LOOPBACK = "127.0.0.1"
ON_HUB = re.compile(r"(?P<repository>[\w.-]+/[\w.-]+)/(?P<file>[\w./-]+\.gguf)")
EXAMPLE = "a path, or owner/repository/file.gguf on the model hub"
SILENT = -1  # verbosity of the server
MOST_MODELS = 1  # held at once: each takes a gigabyte or more


def local_answerer(environment: Mapping[str, str]) -> OpenAIAnswerer:
    """The answerer of the file that `BYLINE_GGUF` names, which is read on first use.

    Raises:
        AnswererError: it names no file, the file cannot be fetched or run, or another setting
            makes no sense.
    """
    context, constrained = context_of(environment) or CONTEXT, is_constrained(environment)
    file = model_file(environment.get("BYLINE_GGUF") or "")
    _, address, key = _serving(file, context)
    client = openai.OpenAI(base_url=f"{address}/v1", api_key=key, timeout=TIMEOUT, max_retries=0)
    return OpenAIAnswerer(client, file.stem, name="local", context=context, constrained=constrained)


def model_file(named: str, *, hub: str | None = None) -> Path:
    """The file of this name: on this machine, else fetched once from the model hub at `hub`.

    Raises:
        AnswererError: there is none, here or there.
    """
    if not named:
        raise AnswererError(f"no model file is named: set BYLINE_GGUF to {EXAMPLE}")
    if (path := Path(named).expanduser()).is_file():
        return path
    on_hub = ON_HUB.fullmatch(named)
    if not on_hub:
        raise AnswererError(f"BYLINE_GGUF is {named!r}: there is no such file; write {EXAMPLE}")
    try:
        return Path(hf_hub_download(on_hub["repository"], on_hub["file"], endpoint=hub))
    except (HfHubHTTPError, HFValidationError, OSError) as error:
        said = " ".join(str(error).split())[:200]
        raise AnswererError(f"BYLINE_GGUF is {named!r}: cannot be fetched ({said})") from error


@lru_cache(maxsize=MOST_MODELS)
def _serving(file: Path, context: int) -> tuple[xllamacpp.Server, str, str]:
    """A running server of the file, its address and its key; it ends with the process."""
    key = secrets.token_urlsafe()
    params = xllamacpp.CommonParams()
    params.model.path = str(file)
    params.hostnames, params.port, params.api_keys = [LOOPBACK], 0, [key]
    params.n_ctx, params.n_parallel = context, 1
    params.verbosity, params.ui = SILENT, False
    try:
        server = xllamacpp.Server(params)
    except RuntimeError as error:
        raise AnswererError(
            f"BYLINE_GGUF: {file} cannot be run ({error}); is it a whole GGUF file of a chat model?"
        ) from error
    return server, server.listening_address, key
