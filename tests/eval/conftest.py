"""The command line and its offline settings, as the tests of `qa` have them."""

from tests.qa.conftest import byline, offline

__all__ = ["byline", "offline"]
