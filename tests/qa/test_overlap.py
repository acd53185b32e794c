import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from qa.reading import overlap
from qa.reading.overlap import stems


@pytest.fixture
def impatient():
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_stem_words_as_one_does(impatient):
    ends = "abcdefghklmnopqrstuvwxz"
    texts = [f"organisations{left} relationally{right}" for left in ends for right in ends]
    alone = [overlap.STEMMER.stemWords(text.split()) for text in texts]
    stems.cache_clear()
    overlap._stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(stems, texts))
    assert [list(found) for found in together] == alone
