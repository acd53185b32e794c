"""All forms of a report, written into the folder of its run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from eval.report_data import Limit, junit, report_json
from eval.report_page import report_page
from eval.report_text import markdown
from eval.scoring import Report


def write_report(report: Report, folder: Path, *, limits: Sequence[Limit] = ()) -> Path:
    """Write report.html, report.md, report.json and junit.xml; the path of the page."""
    document = json.dumps(report_json(report), ensure_ascii=False, indent=1)
    forms = {
        "report.json": document + "\n",
        "report.md": markdown(report),
        "junit.xml": junit(report, limits),
        "report.html": report_page(report),
    }
    for name, text in forms.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "report.html"
