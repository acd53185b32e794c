"""The cases that ship with Byline, asked and scored by the real command with the packaged model."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eval.cases import read_cases

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
CASES = ROOT / "eval" / "samples.jsonl"
# What the extractive answerer owes by its make: its words are the article's own.
LIMITS = {"marker_validity": 1.0, "quote_fidelity": 0.99, "fact_hits@10": 0.9, "answer_said": 0.5}
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "HF_HUB_OFFLINE": "1"}


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The command as it went, and the folder of its run."""
    folder = tmp_path_factory.mktemp("samples")
    byline = [str(Path(sys.executable).parent / "byline"), "--data", str(folder)]
    environment = ENVIRONMENT | {"HOME": str(folder), "MPLCONFIGDIR": str(folder / "plots")}
    samples = ROOT / "corpus" / "samples"
    subprocess.run([*byline, "add", "--quiet", str(samples)], check=True, env=environment)
    limits = [f"--fail-under={name}={value}" for name, value in LIMITS.items()]
    command = [*byline, "eval", str(CASES), "--answerer", "extractive", "--json", *limits]
    out = ["--out", str(folder / "run")]
    done = subprocess.run([*command, *out], capture_output=True, text=True, env=environment)
    return done, folder / "run"


def test_every_shipped_case_is_answered_and_the_limits_are_kept(ran):
    done, _ = ran
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert len(document["cases"]) == len(read_cases(CASES))
    assert document["errors"] == 0


def test_the_run_leaves_a_report_of_every_form(ran):
    _, folder = ran
    suites = ElementTree.parse(folder / "junit.xml").getroot()
    assert suites.find("testsuite[@name='limits']").get("failures") == "0"
    assert (folder / "report.html").stat().st_size > 100_000
