"""A run that was killed, reported: no gate may take it for one that passed."""

import pytest

from tests.eval.reports import NOWHERE, RIGHT, WRONG, answer, result, run_of

LIMIT = ("--fail-under", "answer_said=0.9")


@pytest.fixture
def folder(tmp_path):
    """A run of three cases, one of which was answered, and well."""
    found = [result(RIGHT, answer("40 homes were empty."))]
    return run_of(tmp_path, cases=(RIGHT, WRONG, NOWHERE), found=found).folder


@pytest.mark.parametrize("options", [(), LIMIT, (*LIMIT, "--json")], ids=["bare", "limit", "json"])
def test_it_exits_as_with_errors_and_says_how_many_are_missing(byline, folder, options):
    ran = byline("eval", "report", folder, "--judge", "exact", *options)
    assert ran.status == 3
    assert "not finished: 2 of 3 questions have no result yet." in ran.err


def test_a_figure_below_its_limit_still_decides(byline, folder):
    ran = byline("eval", "report", folder, "--judge", "exact", "--fail-under", "answer_said=1.1")
    assert ran.status == 4
    assert "not finished" in ran.err
