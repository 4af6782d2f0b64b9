"""No module keeps anything that changes while the library is used."""

import ast
import importlib
import pkgutil
import types
from collections.abc import MutableMapping, MutableSequence, MutableSet
from pathlib import Path

import pytest
from attrs import fields, has

import counterclaim
from counterclaim.findings.frozen import FrozenDict

SRC = Path(counterclaim.__file__).parent
MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages([str(SRC)], "counterclaim.")
    if not found.name.endswith("__main__")
)
PUBLIC = [name for name in ("counterclaim", *MODULES) if "._" not in name]
CHANGEABLE = (MutableMapping, MutableSequence, MutableSet, bytearray)
CHANGING = {
    *("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove"),
    *("reverse", "setdefault", "sort", "update"),
    *("difference_update", "intersection_update", "symmetric_difference_update"),
}


def changeable_parts(value, path):
    """Yield the paths to what can be changed inside a value, itself included."""
    if isinstance(value, types.MappingProxyType | FrozenDict):
        for key, inner in value.items():
            yield from changeable_parts(inner, f"{path}[{key!r}]")
    elif isinstance(value, CHANGEABLE):
        yield path
    elif isinstance(value, tuple | frozenset):
        for place, inner in enumerate(value):
            yield from changeable_parts(inner, f"{path}[{place}]")
    elif not isinstance(value, type) and has(type(value)):
        for field in fields(type(value)):
            yield from changeable_parts(getattr(value, field.name), f"{path}.{field.name}")


def held_by(module, wanted=None):
    """Return the paths to what can be changed in those names of a module that are wanted."""
    return [
        path
        for name, value in sorted(vars(module).items())
        if not name.startswith("__") and (wanted is None or wanted(name))
        for path in changeable_parts(value, name)
    ]


def changes(tree, names):
    """Return the lines on which a function changes what one of some names holds."""

    def root(node):
        while isinstance(node, ast.Subscript | ast.Attribute):
            node = node.value
        return node.id if isinstance(node, ast.Name) else None

    lines = set()
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        for node in ast.walk(function):
            changed = []
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
                changed = [node]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                changed = [node.func.value] if node.func.attr in CHANGING else []
            elif isinstance(node, ast.Global):
                lines |= {node.lineno for name in node.names if name in names}
            lines |= {node.lineno for target in changed if root(target) in names}
    return sorted(lines)


def is_public(name):
    """Tell whether a name is meant for users."""
    return not name.startswith("_")


@pytest.mark.parametrize("name", PUBLIC)
def test_public_names_hold_nothing_that_changes(name):
    """No public name is a list, a dict or a set, nor holds one inside."""
    assert held_by(importlib.import_module(name), is_public) == []


@pytest.mark.parametrize("name", ["counterclaim", *MODULES])
def test_tables_are_only_read(name):
    """No function changes a list, dict or set of its module, or one that it imports."""
    module = importlib.import_module(name)
    names = {path.partition("[")[0].partition(".")[0] for path in held_by(module)}
    assert changes(ast.parse(Path(module.__file__).read_text("utf-8")), names) == []


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_is_global(path):
    """No function binds a name of its module."""
    tree = ast.parse(path.read_text("utf-8"))
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree))


def test_what_changes_would_be_found():
    """A dict is found wherever it hides, and a change to it however it is written."""
    module = types.ModuleType("m")
    module.plain = {}
    module.inside = ({"a"}, types.MappingProxyType({"k": [1]}))
    module.sealed = types.MappingProxyType({"k": (1, frozenset({2}))})
    module._own = []
    assert held_by(module, is_public) == ["inside[0]", "inside[1]['k']", "plain"]
    assert held_by(module) == ["_own", "inside[0]", "inside[1]['k']", "plain"]
    tree = ast.parse(
        "_own = {}\n"
        "_own['at import'] = 1\n"
        "def a():\n    _own['k'] = 1\n"
        "def b():\n    del _own['k']['l']\n"
        "def c():\n    _own['k'].append(1)\n"
        "def d():\n    _own['k'] += 1\n"
        "def e(other):\n    other['k'] = _own['k']\n"
        "def f():\n    return _own.get('k')\n"
        "def g():\n    global _own\n"
    )
    assert changes(tree, {"_own"}) == [4, 6, 8, 10, 16]
