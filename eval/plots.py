"""Plots as inline SVG: text stays text, and the page's colours come in through `currentColor`."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

INK, SOFT, ACCENT = "#010203", "#040506", "#070809"  # stand-ins, replaced by the page's colours
COLOURS = {INK: "currentColor", SOFT: "var(--soft)", ACCENT: "var(--accent)"}
WIDTH, HEIGHT = 5.6, 3.2  # inches
PAGE_WIDE = re.compile(r"<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL)
REFERENCE = re.compile(r'(\bid="|xlink:href="#|url\(#)')


def intervals_plot(figures: Sequence[tuple[str, float, float, float]]) -> str:
    """Means with their intervals, one line each, top down: (name, mean, low, high), all in 0..1."""
    with _look():
        plot, axes = _axes(height=0.6 + 0.26 * len(figures))
        names, means, lows, highs = zip(*figures, strict=True) if figures else ((), (), (), ())
        places = range(len(figures))
        axes.hlines(places, lows, highs, color=ACCENT, linewidth=5, alpha=0.3)
        axes.plot(means, places, "o", color=ACCENT, markersize=5, clip_on=False)
        axes.set_yticks(places, names)
        axes.set_ylim(len(figures) - 0.4, -0.6)
        axes.set_xlim(0, 1)
        axes.grid(axis="x")
        return _svg(plot, "intervals", "Measures with their 95% intervals")


def calibration_plot(bins: Sequence[tuple[float, float, int]], name: str) -> str:
    """What held, over the support given: (mean support, share that held, how many) per bin.

    `name` tells the ids of one such plot on a page from those of another.
    """
    with _look():
        plot, axes = _axes()
        axes.plot((0, 1), (0, 1), "--", color=SOFT, linewidth=1)
        most = max((count for *_, count in bins), default=1)
        for given, held, count in bins:
            axes.plot(given, held, "o", color=ACCENT, markersize=4 + 10 * (count / most) ** 0.5)
            axes.annotate(str(count), (given, held), xytext=(8, 6), textcoords="offset points")
        axes.set(xlim=(0, 1.02), ylim=(-0.02, 1.08), xlabel="support given", ylabel="share held")
        axes.grid()
        return _svg(plot, f"calibration-{name}", "Share that held, by support given")


def latency_plot(seconds: Sequence[float], marks: Mapping[str, float]) -> str:
    """How many answers took how long, with named times (percentiles) marked."""
    with _look():
        plot, axes = _axes()
        axes.hist(seconds, bins=min(30, max(5, len(seconds) // 3)), color=ACCENT, alpha=0.45)
        top = axes.get_ylim()[1]
        for place, (name, value) in enumerate(marks.items()):
            axes.axvline(value, color=INK, linewidth=1)
            height = top * (1 - 0.09 * place)
            axes.annotate(
                f"{name} {value:.2f} s", (value, height), xytext=(4, -10),
                textcoords="offset points",
            )  # fmt: skip
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set(xlabel="seconds to the whole answer", ylabel="answers", xlim=(0, None))
        return _svg(plot, "latency", "How long answers took")


def curve_plot(curves: Mapping[str, Sequence[float]]) -> str:
    """Shares over the number of passages looked at, from 1: one line for each name."""
    with _look():
        plot, axes = _axes()
        for (name, values), style in zip(curves.items(), ("-", "--", ":", "-."), strict=False):
            passages = range(1, len(values) + 1)
            axes.plot(passages, values, style, color=ACCENT, linewidth=2, label=name)
        axes.set(xlabel="passages looked at", ylim=(0, 1.03), ylabel="share of cases")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid()
        if curves:
            axes.legend(frameon=False, loc="lower right")
        return _svg(plot, "curve", "What search finds among its first passages")


def _look() -> AbstractContextManager[None]:
    return mpl.rc_context(
        {
            "svg.fonttype": "none", "svg.hashsalt": "byline", "font.size": 10.0,
            "text.color": INK, "axes.edgecolor": SOFT, "axes.labelcolor": INK, "xtick.color": INK,
            "ytick.color": INK, "axes.spines.top": False, "axes.spines.right": False,
            "grid.color": SOFT, "grid.alpha": 0.35,
        }
    )  # fmt: skip


def _axes(height: float = HEIGHT) -> tuple[Figure, Axes]:
    plot = Figure(figsize=(WIDTH, height), layout="constrained")
    FigureCanvasSVG(plot)
    plot.patch.set_alpha(0)
    axes = plot.subplots()
    axes.patch.set_alpha(0)
    axes.set_axisbelow(True)
    return plot, axes


def _svg(plot: Figure, name: str, label: str) -> str:
    """The plot as an `<svg>` element; ids bear `name`, so that several fit one page."""
    file = io.StringIO()
    plot.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    text = file.getvalue()
    text = REFERENCE.sub(rf"\g<1>{name}-", text[text.index("<svg") :])
    for stand_in, colour in COLOURS.items():
        text = text.replace(stand_in, colour)
    text = PAGE_WIDE.sub("", text)
    return text.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
