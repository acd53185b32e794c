"""Mail: the subject, the sender, the day, and the text as a mail program shows it."""

import email
from email import policy
from email.message import EmailMessage, Message
from email.utils import parseaddr

from corpus.article import CorpusError
from corpus.cleaning.plain import decode, unwrap
from corpus.dates import parse_date
from corpus.pages.html import read_fragment

BROKEN_HEADERS = (AttributeError, LookupError, TypeError, ValueError)  # found by fuzzing


def read_mail(data: bytes, *, place: str) -> tuple[dict[str, object], str]:
    """(fields of the article, visible text): plain text if the mail has it, else its HTML.

    The sender is its source. Raises CorpusError if it is no mail or has no text.
    """
    try:
        message = email.message_from_bytes(data, EmailMessage, policy=policy.default)
        fields = _fields(message)
        body = message.get_body(preferencelist=("plain", "html"))
        payload = body.get_payload(decode=True) if body else None
        charset = body.get_content_charset() if body else None
    except BROKEN_HEADERS as error:
        raise CorpusError(f"{place}: a broken mail ({error}); save it anew") from error
    if not any(fields.values()):
        raise CorpusError(f"{place}: no mail, for it has no headers; save the text of it as .txt")
    if body is None or not isinstance(payload, bytes) or not payload.strip():
        raise CorpusError(f"{place}: a mail without text; add its attachments as files")
    return fields, _text(body, decode(payload, place=place, charset=charset), place)


def _fields(message: Message) -> dict[str, object]:
    name, address = parseaddr(str(message["From"] or ""))
    return {
        "title": " ".join(str(message["Subject"] or "").split()),
        "source": name or address.rpartition("@")[2] or None,
        "published": parse_date(str(message["Date"] or "")),
    }


def _text(body: Message, text: str, place: str) -> str:
    if body.get_content_subtype() == "html":
        return read_fragment(text, place=place)[1]
    return unwrap(text)
