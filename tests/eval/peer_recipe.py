"""A system that quotes its first article, and dies when asked to; run as a process by tests."""

import sys

from eval.peers.protocol import Reply, Setup, Source, serve


def build(setup: Setup):
    if setup.model == "missing":
        raise SystemExit("no such model")
    articles = setup.articles

    def ask(question):
        sys.stdout.write("noise that is no reply\n")
        if "crash" in question:
            raise ValueError("what a question")
        sources = tuple(Source(article.id, article.text) for article in articles)
        return Reply("40 homes were empty [1]. Nobody knows [9].", sources)

    return ask


serve(build)
