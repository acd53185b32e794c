"""The README's example runs, and commands, settings and the version are documented."""

import re
import tomllib
from pathlib import Path

import pytest

from qa.commands.cli import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
DOCUMENTS = [*sorted(ROOT.glob("docs/*.md")), ROOT / "CONTRIBUTING.md"]
SETTING = re.compile(r"\b(?:BYLINE|OPENAI)_[A-Z_]+\b")


@pytest.mark.model
def test_the_python_example_answers_with_a_citation(capsys, monkeypatch):
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    [example] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
    assert "40 homes were empty. [1]" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_documented(name):
    documents = README + (ROOT / "docs" / "design.md").read_text()
    assert re.search(rf"byline (?:[\w| ]*\b)?{name}\b|\| {name}\b", documents)


def test_every_setting_in_the_code_is_documented():
    code = "".join(path.read_text() for path in ROOT.glob("[cequ]*/**/*.py"))
    assert set(SETTING.findall(code)) <= set(SETTING.findall(README))


def test_the_changelog_begins_with_the_version_of_the_project():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    [newest, *_] = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest == version


@pytest.mark.parametrize("index", sorted(ROOT.glob("qa/*/**/__init__.py")), ids=str)
def test_a_package_tells_where_each_of_its_modules_is_of_use(index):
    modules = {path.stem for path in index.parent.glob("*.py")} - {"__init__"}
    assert index.parent.name == "commands" or modules <= set(re.findall(r"\w+", index.read_text()))


def test_the_modules_that_documents_name_exist():
    files = {f"/{path.relative_to(ROOT)}" for path in ROOT.glob("[ceqtu]*/**/*.py")}
    named = re.findall(r"`([a-z_/]+\.py)`", README + "".join(map(Path.read_text, DOCUMENTS)))
    assert not [name for name in named if not any(file.endswith(f"/{name}") for file in files)]
