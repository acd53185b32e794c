import ast
from pathlib import Path

import pytest

ALLOWED = {
    "corpus": set(),
    "embeddings": {"corpus"},
    "qa": {"corpus", "embeddings"},
    "eval": {"corpus", "embeddings", "qa"},
    "ui": {"corpus", "qa"},
}
ALSO = {
    "qa/commands/chat.py": {"ui"},
    "qa/commands/evaluation.py": {"eval"},
}  # only inside of the command that needs them
IMPORTS_INSIDE = {
    "qa/assemble.py",
    "qa/commands/cli.py",
    "qa/commands/chat.py",
    "qa/commands/evaluation.py",
    "qa/commands/library.py",
}
ROOT = Path(__file__).parents[1]
FILES = [
    path.relative_to(ROOT) for package in ALLOWED for path in sorted((ROOT / package).rglob("*.py"))
]


def imports(tree):
    """Every import of a syntax tree with the packages it names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield node, {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            yield node, {(node.module or "").partition(".")[0]}


def inside(tree):
    """The imports that stand inside functions."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {node for function in functions for node, _ in imports(function)}


def parsed(file):
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=str)
def test_packages_import_only_what_lies_below_them(file):
    package, late = file.parts[0], inside(parsed(file))
    for node, named in imports(parsed(file)):
        more = ALSO.get(file.as_posix(), set())
        ours = (named & set(ALLOWED)) - {package}
        assert ours <= ALLOWED[package] | more, f"{file}:{node.lineno}"
    assert not late or file.as_posix() in IMPORTS_INSIDE, f"{file}: imports inside functions"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_what_only_a_command_needs_is_imported_inside_of_it(file):
    tree = parsed(file)
    late = inside(tree)
    for node, named in imports(tree):
        assert node in late or not named & ALSO.get(file.as_posix(), set()), f"{file}:{node.lineno}"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_imports_are_absolute(file):
    for node, _ in imports(parsed(file)):
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{file}:{node.lineno}"
