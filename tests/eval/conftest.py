"""The command line, its offline settings and its two articles, as the tests of `qa` have them."""

from tests.qa.conftest import byline, news, offline

__all__ = ["byline", "news", "offline"]
