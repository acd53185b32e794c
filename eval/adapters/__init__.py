"""Cases from files that others published, in their own forms; the folder is the caller's.

Which of them were tried on an original file, and which only on rows written after their
documentation, stands in docs/evaluation.md.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from eval.adapters.conflict import ramdocs, rgb
from eval.adapters.grounded import alce, clapnq, mtrag, ragas
from eval.adapters.material import Material
from eval.adapters.multihop import prepared_multihop, published_multihop
from eval.adapters.news import prepared_news, published_news
from eval.adapters.squad import squad

ADAPTERS: dict[str, Callable[[Path], Material]] = {
    "news": prepared_news,
    "realtimeqa": published_news,
    "multihop": prepared_multihop,
    "multihop-rag": published_multihop,
    "clapnq": clapnq,
    "mtrag": mtrag,
    "ramdocs": ramdocs,
    "rgb": rgb,
    "alce": alce,
    "ragas": ragas,
    "squad": squad,
}

__all__ = ["ADAPTERS", "Material"]
