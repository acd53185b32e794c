"""The answerer behind any OpenAI-compatible endpoint, through the `openai` client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

import openai
from openai.types import Model
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

from qa.answerer import SWITCH, AnswererError, Doubt, Judgement
from qa.answerers.models.constrained import response_format, written_out
from qa.answerers.models.judging import ALTERNATIVES, chance_of_yes, judging_messages
from qa.answerers.models.prompts import (
    AS_SCHEMA,
    END,
    FENCE,
    IF_NOT,
    REMINDER,
    Messages,
    frame_tokens,
    messages,
    rewrite_messages,
)
from qa.answerers.models.thoughts import without_thoughts
from qa.answerers.models.tokens import count_tokens
from qa.values import Evidence, Usage

TIMEOUT = 120.0  # seconds without a word: a small model on two cores reads 2,000 tokens in 40
RETRIES = 4  # after 429, 5xx and broken connections, with the client's growing pauses: 7 s in all
CONTEXT = 4096  # tokens, where neither the settings nor the endpoint say what a model holds
PASSAGES_SHARE = 5  # a fifth of the context: two cores read that of a small one in 15 s
ANSWER_SHARE = 16  # of a small context that is 256 tokens; four sentences take about 150
LEAST_ROOM = 60  # tokens: a sentence with its source
FIRST_CHUNKS = 3  # of a reply, one of which tells the chances of its first word
ASKED_AGAIN = {"max_tokens": "max_completion_tokens"}  # as newer models call it
BUSY = (openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError)
FAILURES = (openai.OpenAIError, ValueError, AttributeError, TypeError)  # also answers of no sense


class OpenAIAnswerer:
    """Writes with a model of an endpoint; a failing endpoint is an error, never another answer.

    `context` is the number of tokens that the model holds, if known. With `constrained` the
    endpoint is to keep the answer to a JSON schema that knows only numbers of passages that exist.
    """

    def __init__(
        self, client: openai.OpenAI, model: str, *, name: str = "openai",
        context: int | None = None, constrained: bool = False,
    ) -> None:  # fmt: skip
        self._client = client
        self.name = name
        self.model: str | None = model
        self._known_context = context
        self._constrained = constrained
        self._judges = True  # until the endpoint has told no chances

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> OpenAIAnswerer:
        """The endpoint of `OPENAI_BASE_URL` and `OPENAI_API_KEY`, the model of `BYLINE_MODEL`.

        Without `BYLINE_MODEL` it is the first model that the endpoint lists. `BYLINE_CONTEXT` is
        how many tokens it holds; `BYLINE_CITATIONS` is `text` or `schema`.

        Raises:
            AnswererError: nothing is configured, a setting makes no sense, or the endpoint is out
                of reach or lists no model.
        """
        url, key = environment.get("OPENAI_BASE_URL"), environment.get("OPENAI_API_KEY")
        if not url and not key:
            raise AnswererError(
                f"no endpoint is configured: set OPENAI_BASE_URL or OPENAI_API_KEY, {SWITCH}"
            )
        context, constrained = context_of(environment), is_constrained(environment)
        client = openai.OpenAI(
            base_url=url or None, api_key=key or "none", timeout=TIMEOUT, max_retries=RETRIES
        )
        model = environment.get("BYLINE_MODEL") or _first_model(client)
        return cls(client, model, context=context, constrained=constrained)

    @cached_property
    def context(self) -> int:
        """Tokens that the model holds: as set, else as the endpoint lists it, else `CONTEXT`."""
        return self._known_context or _listed_context(self._client, self.model) or CONTEXT

    def room(self, question: str) -> int:
        """Tokens of passages that are read: a share of the context, less for a long question.

        Raises:
            AnswererError: the question leaves no room for a sentence.
        """
        answer = 2 * (self.context // ANSWER_SHARE)  # once more if it is asked to rewrite
        left = self.context - answer - frame_tokens(question)
        if left < LEAST_ROOM:
            raise AnswererError(
                f"{self._client.base_url}: model {self.model!r} holds {self.context:,} tokens, too"
                " few for this question; ask in fewer words, or set BYLINE_CONTEXT if it holds more"
            )
        return min(left, max(LEAST_ROOM, self.context // PASSAGES_SHARE))

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str | Usage]:
        """The pieces of the model's answer; closing the iterator ends the request.

        Raises:
            AnswererError: the endpoint failed, or sent what is no answer.
        """
        return self._answer(question, evidence, REMINDER)

    def write_in_doubt(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str | Usage]:
        """As `write`, with the words of a refusal beside the question.

        Raises:
            AnswererError: as for `write`.
        """
        return self._answer(question, evidence, f"{REMINDER} {IF_NOT}")

    def _answer(
        self, question: str, evidence: Sequence[Evidence], reminder: str
    ) -> Iterator[str | Usage]:
        if not self._constrained:
            return self._chat(messages(question, evidence, reminder=reminder), {})
        asked = messages(question, evidence, reminder=AS_SCHEMA)
        form = {"response_format": response_format(len(evidence))}
        return written_out(self._chat(asked, form), name=str(self._client.base_url))

    def judge(self, question: str, sentences: Sequence[str]) -> Judgement | None:
        """How likely each sentence answers the question, one short request each.

        `None` where the endpoint tells no chances of tokens, and then it is not asked again, or is
        busy or out of reach: the request for the answer, which follows, tells what is wrong.
        """
        judged = list[tuple[float, Usage]]()
        for sentence in sentences if self._judges else ():
            try:
                one = self._judged(judging_messages(question, sentence))
            except BUSY:
                return None
            if one is None:
                self._judges = False
                return None
            judged.append(one)
        chances, used = tuple(chance for chance, _ in judged), [usage for _, usage in judged]
        return Judgement(chances, sum(used[1:], used[0])) if judged else None

    def _judged(self, asked: Messages) -> tuple[float, Usage] | None:
        """The chance of yes as the first word of the reply; what comes after it is not read."""
        options = {
            "temperature": 0,
            "max_tokens": 1,
            "logprobs": True,
            "top_logprobs": ALTERNATIVES,
        }
        chance = None
        try:
            with self._client.with_options(max_retries=0).chat.completions.create(
                model=self.model or "", messages=[_turn(message) for message in asked],
                stream=True, extra_body=options,
            ) as chunks:  # fmt: skip
                for chunk in islice(chunks, FIRST_CHUNKS):
                    told = chunk.choices[0].logprobs if chunk.choices else None
                    if told and told.content:
                        chance = chance_of_yes(told.content[0].top_logprobs)
                        break
        except BUSY:
            raise
        except FAILURES:
            return None
        read = sum(count_tokens(m["content"]) for m in asked)
        return None if chance is None else (chance, Usage(read, 1, estimated=True))

    def rewrite(
        self, question: str, evidence: Sequence[Evidence], draft: str, doubts: Sequence[Doubt]
    ) -> Iterator[str | Usage]:
        """The pieces of a line for each doubted sentence.

        Raises:
            AnswererError: as for `write`.
        """
        return self._chat(rewrite_messages(question, evidence, draft, doubts), {})

    def _chat(self, asked: Messages, form: Mapping[str, object]) -> Iterator[str | Usage]:
        return without_thoughts(self._pieces(asked, form), name=str(self._client.base_url))

    def _pieces(self, asked: Messages, form: Mapping[str, object]) -> Iterator[str | Usage]:
        options = {
            "temperature": 0,
            "max_tokens": self.context // ANSWER_SHARE,
            "stop": [FENCE, END],  # a small model may go on with passages of its own making
            "stream_options": {"include_usage": True},
            **form,
        }
        text, usage = "", None
        try:
            with self._opened(asked, options) as chunks:
                for chunk in chunks:
                    usage = chunk.usage or usage
                    if chunk.choices and (piece := chunk.choices[0].delta.content):
                        text += piece
                        yield piece
        except FAILURES as error:
            raise _translated(self._client, error) from error
        if not text:
            raise AnswererError(
                f"{self._client.base_url}: sent no words; check the server, {SWITCH}"
            )
        if usage:
            yield Usage(usage.prompt_tokens, usage.completion_tokens)
        else:
            read = sum(count_tokens(m["content"]) for m in asked)
            yield Usage(read, count_tokens(text), estimated=True)

    def _opened(
        self, asked: Messages, options: dict[str, object]
    ) -> openai.Stream[ChatCompletionChunk]:
        """The stream of the answer; options that the endpoint refuses by name are left out."""
        chat: list[ChatCompletionMessageParam] = [_turn(message) for message in asked]
        while True:
            try:
                return self._client.chat.completions.create(
                    model=self.model or "", messages=chat, stream=True, extra_body=options
                )
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                refused = [name for name in options if name in str(error)]
                if not refused or refused[0] == "response_format":
                    raise
                value = options.pop(refused[0])
                if refused[0] in ASKED_AGAIN:
                    options[ASKED_AGAIN[refused[0]]] = value


def _turn(message: Mapping[str, str]) -> ChatCompletionMessageParam:
    if message["role"] == "system":
        return {"role": "system", "content": message["content"]}
    if message["role"] == "assistant":
        return {"role": "assistant", "content": message["content"]}
    return {"role": "user", "content": message["content"]}


def context_of(environment: Mapping[str, str]) -> int | None:
    """`BYLINE_CONTEXT`, if it is set.

    Raises:
        AnswererError: it is no number of tokens.
    """
    value = environment.get("BYLINE_CONTEXT")
    if not value:
        return None
    if not value.isdecimal() or int(value) < 1:
        raise AnswererError(f"BYLINE_CONTEXT is {value!r}; write a number of tokens such as 8192")
    return int(value)


def is_constrained(environment: Mapping[str, str]) -> bool:
    """Whether `BYLINE_CITATIONS` asks for a schema.

    Raises:
        AnswererError: it is neither `text` nor `schema`.
    """
    value = environment.get("BYLINE_CITATIONS") or "text"
    if value not in ("text", "schema"):
        raise AnswererError(f"BYLINE_CITATIONS is {value!r}; write text or schema")
    return value == "schema"


def _first_model(client: openai.OpenAI) -> str:
    try:
        found = next(iter(client.models.list()), None)
    except FAILURES as error:
        raise _translated(client, error) from error
    if found is None or not found.id:
        raise AnswererError(f"{client.base_url}: lists no model; set BYLINE_MODEL, {SWITCH}")
    return found.id


def _listed_context(client: openai.OpenAI, model: str | None) -> int | None:
    """What the endpoint's list says that a model holds; many endpoints do not say."""
    try:
        listed = next((m for m in client.models.list() if m.id == model), None)
    except FAILURES:
        return None  # the request for the answer that follows tells what is wrong
    return _said_context(listed) if listed else None


def _said_context(model: Model) -> int | None:
    """The number under the names that vLLM, OpenRouter and llama.cpp give it."""
    said = model.model_extra or {}
    meta = said.get("meta")
    named = [said.get("max_model_len"), said.get("context_length")]
    named += [meta.get("n_ctx")] if isinstance(meta, dict) else []
    return next((n for n in named if isinstance(n, int) and n > 0), None)


def _translated(client: openai.OpenAI, error: Exception) -> AnswererError:
    """One line for whatever an endpoint did: which endpoint, what it said, the remedy."""
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return AnswererError(
        f"{client.base_url}: {said}; check OPENAI_BASE_URL and the server, {SWITCH}"
    )
