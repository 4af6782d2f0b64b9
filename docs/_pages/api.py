"""A page for each public package: its classes and functions for autodoc, and its other names."""

import ast
import inspect
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Literal, get_args, get_origin

from counterclaim.codelists import CODE_LISTS

PACKAGES: Mapping[str, str] = {
    "model": "Records",
    "documents": "Files",
    "tables": "Tables",
    "frames": "Data frames",
    "interchange": "Formats of others",
    "structure.references": "References",
    "reading": "Reading statements",
    "drafting": "From tables of statements to datasets",
    "proofreading": "Reading claims back",
    "consistency": "The checker",
    "rules": "Data-quality rules",
    "findings": "Findings",
    "judgements": "Judgements",
    "configuration": "Configuration",
    "pipeline": "All stages of a check",
    "report": "Reports",
    "schema": "JSON Schemas",
    "readings": "Readings of claims",
    "time": "Dates and durations",
    "codelists": "Code lists and stages",
    "strategies": "Hypothesis strategies",
}
"""The packages that have a page, with the title of each."""

_TEXTS: Mapping[str, str] = {
    "codelists.CODE_LISTS": "Every code list by its name.",
    "codelists.FACETS": "The facets, each with its question and its states.",
    "codelists.STAGES": "Every stage code with its facet and the states that it allows.",
    "codelists.TRANSITIONS": "The steps from one state to the next, hard and soft.",
    "configuration.FAIL_ON": "Every choice of what a check fails on.",
    "configuration.FailOn": "From what on a check fails.",
    "configuration.GradeOrOff": (
        "How sure the conflicts of a kind are, or that they are not reported."
    ),
    "configuration.SeverityOrOff": (
        "How grave the findings of a code are, or that they are not reported."
    ),
    "consistency.AssumptionCode": (
        "What a conflict can rest on: a rule, a strong reading, or something of a single claim."
    ),
    "consistency.ChangeCode": "Why a change of records cannot be made.",
    "consistency.Definition": "The background rules that hold by the meaning of the words.",
    "consistency.GRADES": "From the surest to the least sure.",
    "consistency.Grade": "How surely the claims of a conflict exclude one another.",
    "consistency.Kind": "What kind of conflict it is; the consistency model says when.",
    "consistency.Presumption": "The background rules that are taken to hold and may be wrong.",
    "consistency.Question": "What the claims of a conflict answer differently.",
    "consistency.Reason": "Why claims cannot all be true, as values.",
    "consistency.RuleCode": "Every background rule.",
    "drafting.DRAFTED": "The mark of a claim that no person has confirmed yet.",
    "drafting.DRAFT_CODES": "The codes of what is asked when statements are drafted.",
    "reading.ENTRY_POINTS": "The group of entry points in which a package names its readers.",
    "documents.Format": "The formats of files.",
    "documents.SUFFIXES": "The format that each end of a file name stands for.",
    "frames.Backend": "The libraries whose frames are made.",
    "findings.RecordKind": "The kinds of records.",
    "findings.Severity": "How grave a finding or conflict is.",
    "interchange.INTERCHANGE_CODES": "The codes of the findings of imports and exports.",
    "interchange.Tlp": "The levels of the Traffic Light Protocol that STIX 2.1 defines.",
    "judgements.JUDGEMENTS_VERSION": "The version of the form of the files that are written.",
    "judgements.VERDICTS": "Every verdict.",
    "judgements.Verdict": "What can be decided about a conflict.",
    "model.SchemaVersion": "The versions of the format that the library reads.",
    "structure.references.Reference": (
        "Where a reference stands in its record, the kind of the record that it names, and its id."
    ),
    "readings.QUESTIONS": "What each question asks, in words.",
    "readings.READINGS": "Every reading by its code, question by question.",
    "readings.Question": ("What a statement answers; ``none`` takes no part in the check."),
    "report.REPORT_VERSION": "The version of the report in JSON.",
    "schema.SchemaName": "The schemas; ``line`` is that of a line of JSON Lines.",
    "tables.TableFormat": "The formats of tables.",
}
"""What a name is that has no words in the code."""


def pages() -> Mapping[str, str]:
    """Return a page for each package, and the page that lists them."""
    packages = {f"reference/api/{_file(name)}.md": _page(name) for name in PACKAGES}
    return {**packages, "reference/api/index.md": _index()}


def _index() -> str:
    listed = "\n".join(map(_file, PACKAGES))
    rows = "".join(
        f"| [`counterclaim.{name}`]({_file(name)}.md) | {_summary(name)} |\n" for name in PACKAGES
    )
    return f"""\
# Python API

What is listed here is public. Everything else, and every name with a leading underscore, may change
without notice; so may the words of messages. Compare codes, never texts.

| package | what it holds |
| --- | --- |
{rows}
The names that most programs need can be imported from `counterclaim` itself:

```python
from counterclaim import Claim, Policy, check, load
```

All records and results are frozen values: they cannot be changed or subclassed usefully; make
changed copies with `attrs.evolve`. Lists are tuples.

```{{toctree}}
:hidden:

{listed}
```
"""


def _file(name: str) -> str:
    """Return the name of the page of a package."""
    return name.rpartition(".")[2]


def _summary(name: str) -> str:
    module = import_module(f"counterclaim.{name}")
    return (inspect.getdoc(module) or "").partition("\n\n")[0].replace("\n", " ")


def public_names(name: str) -> tuple[str, ...]:
    """Return the public names of a package: `__all__`, or what a single module defines."""
    module = import_module(f"counterclaim.{name}")
    listed: Iterable[str] | None = getattr(module, "__all__", None)
    if listed is not None:
        return tuple(listed)
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    return tuple(sorted(found for found in _defined(tree) if not found.startswith("_")))


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _page(name: str) -> str:
    module = import_module(f"counterclaim.{name}")
    entries = "\n".join(_entry(name, module, public) for public in public_names(name))
    return f"""\
# {PACKAGES[name]}: `counterclaim.{name}`

```{{eval-rst}}
.. automodule:: counterclaim.{name}
   :no-members:

{entries}```
"""


def _entry(name: str, module: ModuleType, public: str) -> str:
    value = getattr(module, public)
    full = f"counterclaim.{name}.{public}"
    if inspect.isclass(value):
        kind = "exception" if issubclass(value, BaseException) else "class"
        return f".. auto{kind}:: {full}\n   :members:\n"
    # a function that keeps its results is no plain function
    if inspect.isfunction(inspect.unwrap(value) if callable(value) else value):
        return f".. autofunction:: {full}\n"
    text = _words(name, module, public)
    if get_origin(value) is None and not _is_union(value):
        return f".. py:data:: {full}\n\n   {text}\n"
    return f".. py:type:: {full}\n\n   {text}{_values(value)}\n"


def _is_union(value: object) -> bool:
    return type(value).__name__ in ("UnionType", "Union")


def _values(value: object) -> str:
    """Say which codes an alias stands for, unless a code list says so."""
    codes = tuple(_codes(value))
    if not codes or any(listed.values == codes for listed in CODE_LISTS.values()):
        return ""
    return f" One of {', '.join(f'``{code}``' for code in codes)}."


def _codes(value: object) -> Iterator[str]:
    if get_origin(value) is Literal:
        yield from map(str, get_args(value))
    elif _is_union(value):
        for part in get_args(value):
            yield from _codes(part)


def _words(name: str, module: ModuleType, public: str) -> str:
    value = getattr(module, public)
    for listed in CODE_LISTS.values():
        if get_origin(value) is Literal and listed.values == get_args(value):
            return f"The codes of the list ``{listed.name}``."
    text = _TEXTS.get(f"{name}.{public}") or _literal_docstring(module, public)
    if text is None:
        raise ValueError(f"say in {Path(__file__).name} what counterclaim.{name}.{public} is")
    return text


def _literal_docstring(module: ModuleType, public: str) -> str | None:
    """Return the string that stands below the assignment of a name, wherever that is."""
    home = Path(module.__file__ or "")
    files = sorted(home.parent.glob("*.py")) if home.name == "__init__.py" else [home]
    for file in files:
        body = ast.parse(file.read_text(encoding="utf-8")).body
        for node, after in pairwise(body):
            names = _defined(ast.Module(body=[node], type_ignores=[]))
            if (
                isinstance(node, ast.Assign | ast.AnnAssign)
                and public in names
                and isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
                and isinstance(after.value.value, str)
            ):
                return inspect.cleandoc(after.value.value).replace("`", "``").replace("\n", " ")
    return None
