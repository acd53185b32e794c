"""A digest that tells whether two libraries would answer alike."""

from __future__ import annotations

import hashlib
import json

from corpus.library import Library

OF_ONE_FILE = ("generation", "identity")  # facts of the manifest that say nothing of the contents


def fingerprint(library: Library) -> str:
    """Sixteen hex digits over the articles, their revisions and how they were cut and embedded.

    Neither the order in which a library was filled nor the place of its files changes it.
    """
    database = library.database
    digest = hashlib.sha256()
    for identity, revision, meta in database.rows(
        "SELECT id, revision, meta FROM articles ORDER BY id"
    ):
        known = json.loads(str(meta)) | {"uri": None}
        digest.update(repr((identity, revision, sorted(known.items()))).encode())
    for fact in database.rows("SELECT key, value FROM manifest ORDER BY key"):
        digest.update(repr(fact).encode() if fact[0] not in OF_ONE_FILE else b"")
    return digest.hexdigest()[:16]
