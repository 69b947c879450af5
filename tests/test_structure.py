"""The structure of the code: one name for each concept, and folders that can be overlooked."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

MAX_MODULES = 16  # in a folder
MAX_LINES = 350  # in a module; the record format, one model, is the longest
ALIAS = re.compile(r"[A-Z][a-z]\w*")
# Limits, weights and caches say what they are: MAX_…, MIN_…, …_WEIGHT, …_CACHE_SIZE
VAGUE_NAME = re.compile(r"(?:\w+_)?(?:LONGEST|SHORTEST|MOST|LEAST|FEW|REMEMBERED|KEPT)(?:_\w+)?")


@pytest.fixture(scope="module")
def modules(repository: Path) -> dict[Path, ast.Module]:
    return {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for package in ("bot", "handlers")
        for path in sorted((repository / package).rglob("*.py"))
    }


def defined_names(tree: ast.Module) -> Iterator[str]:
    """Yield the public classes, type aliases and constants of a module."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def test_no_class_or_type_alias_has_the_name_of_another(
    modules: dict[Path, ast.Module],
) -> None:
    places = defaultdict(set)
    for path, tree in modules.items():
        for name in defined_names(tree):
            if ALIAS.fullmatch(name):
                places[name].add(str(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_no_constant_has_a_vague_name(modules: dict[Path, ast.Module]) -> None:
    names = {name for tree in modules.values() for name in defined_names(tree)}
    assert {name for name in names if VAGUE_NAME.fullmatch(name)} == set()


def test_no_folder_has_too_many_modules(modules: dict[Path, ast.Module]) -> None:
    counts: defaultdict[Path, int] = defaultdict(int)
    for path in modules:
        counts[path.parent] += path.name != "__init__.py"
    assert {str(folder): count for folder, count in counts.items() if count > MAX_MODULES} == {}


def test_no_module_is_too_long(modules: dict[Path, ast.Module]) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {str(path): length for path, length in lengths.items() if length > MAX_LINES} == {}


def test_every_module_says_what_it_is_for(modules: dict[Path, ast.Module]) -> None:
    assert [str(path) for path, tree in modules.items() if not ast.get_docstring(tree)] == []
