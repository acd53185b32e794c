"""The answerer behind any OpenAI-compatible endpoint, through the `openai` client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import openai
from openai.types.chat import ChatCompletionMessageParam

from qa.answerer import AnswererError
from qa.prompts import messages
from qa.values import Evidence

TIMEOUT = 120.0  # seconds without a word: a small model on two cores reads 2,000 tokens in 40
RETRIES = 2  # after 429, 5xx and broken connections, with the client's growing pauses
MAX_TOKENS = 400  # of an answer: four sentences take about 150
MAX_PASSAGES = 6  # 250 tokens each: with the prompt about 2,000 tokens, which 4,096 hold with room
SWITCH = "or ask without it: --answerer extractive"


class OpenAIAnswerer:
    """Writes with a model of an endpoint; a failing endpoint is an error, never another answer."""

    name = "openai"

    def __init__(self, client: openai.OpenAI, model: str) -> None:
        self._client = client
        self.model: str | None = model

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> OpenAIAnswerer:
        """The endpoint of `OPENAI_BASE_URL` and `OPENAI_API_KEY`, the model of `BYLINE_MODEL`.

        Without `BYLINE_MODEL` it is the first model that the endpoint lists.

        Raises:
            AnswererError: nothing is configured, or the endpoint is out of reach or lists no model.
        """
        url, key = environment.get("OPENAI_BASE_URL"), environment.get("OPENAI_API_KEY")
        if not url and not key:
            raise AnswererError(
                f"no endpoint is configured: set OPENAI_BASE_URL or OPENAI_API_KEY, {SWITCH}"
            )
        client = openai.OpenAI(
            base_url=url or None, api_key=key or "none", timeout=TIMEOUT, max_retries=RETRIES
        )
        return cls(client, environment.get("BYLINE_MODEL") or _first_model(client))

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """The pieces of the model's answer; closing the iterator ends the request.

        Raises:
            AnswererError: the endpoint failed, or sent what is no answer.
        """
        asked: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": m["content"]}
            if m["role"] == "system"
            else {"role": "user", "content": m["content"]}
            for m in messages(question, evidence[:MAX_PASSAGES])
        ]
        silent = True
        try:
            with self._client.chat.completions.create(
                model=self.model or "",
                messages=asked,
                temperature=0,
                max_tokens=MAX_TOKENS,
                stream=True,
            ) as chunks:
                for chunk in chunks:
                    if chunk.choices and (piece := chunk.choices[0].delta.content):
                        silent = False
                        yield piece
        except (openai.OpenAIError, ValueError, AttributeError, TypeError) as error:
            raise _translated(self._client, error) from error
        if silent:
            raise AnswererError(
                f"{self._client.base_url}: sent no words; check the server, {SWITCH}"
            )


def _first_model(client: openai.OpenAI) -> str:
    try:
        found = next(iter(client.models.list()), None)
    except (openai.OpenAIError, ValueError, AttributeError, TypeError) as error:
        raise _translated(client, error) from error
    if found is None or not found.id:
        raise AnswererError(f"{client.base_url}: lists no model; set BYLINE_MODEL, {SWITCH}")
    return found.id


def _translated(client: openai.OpenAI, error: Exception) -> AnswererError:
    """One line for whatever an endpoint did: which endpoint, what it said, the remedy."""
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return AnswererError(
        f"{client.base_url}: {said}; check OPENAI_BASE_URL and the server, {SWITCH}"
    )
