import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import corpus
import embeddings
import qa

PACKAGES = (corpus, embeddings, qa)
HEAVY = {"torch", "faiss", "sentence_transformers", "openai", "trafilatura", "numpy", "sklearn"}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda p: p.__name__)
def test_public_names_are_sorted_and_there(package):
    assert package.__all__ == sorted(package.__all__)
    assert len(package.__all__) == len(set(package.__all__))
    for name in package.__all__:
        assert not inspect.ismodule(getattr(package, name))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda p: p.__name__)
def test_no_module_bears_the_name_of_a_public_function(package):
    modules = {module.name for module in pkgutil.iter_modules(package.__path__)}
    assert not modules & set(package.__all__)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda p: p.__name__)
def test_every_module_and_public_thing_says_what_it_is(package):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        assert importlib.import_module(module.name).__doc__, module.name
    for name in package.__all__:
        assert inspect.getdoc(getattr(package, name)), name


def test_importing_the_answers_loads_no_heavy_library():
    shown = "import sys, qa; print(*{name.partition('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    assert not HEAVY & set(ran.stdout.split())
