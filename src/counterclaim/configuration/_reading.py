"""Finding and reading a configuration; what is wrong with it is told with its place."""

import os
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import evolve

from counterclaim.configuration._known_codes import families_of, known_codes
from counterclaim.configuration._trust import border, output_faults, why_not_taken
from counterclaim.configuration._values import Configuration, PolicyNumbers
from counterclaim.configuration.schema import configuration_schema
from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault
from counterclaim.findings.pointers import escaped
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.parsing.toml_text import Table, faults_of, read_toml, sound_keys, with_lines

FilePath = str | os.PathLike[str]
Read = tuple[Configuration, tuple[Finding, ...]]

OWN, SHARED = "counterclaim.toml", "pyproject.toml"
_TABLE = "/tool/counterclaim"
_CONFLICT = "conflict."


def configuration_for(path: FilePath) -> Read:
    """Return the configuration that holds for a file or folder, and what is wrong with it.

    Args:
        path: The file or folder that is checked.

    Returns:
        What is set in the file that `find_configuration` finds; an empty configuration where
        there is none.
    """
    found, findings = find_configuration(path)
    if found is None:
        return Configuration(), findings
    configuration, more = read_configuration(found)
    return configuration, (*findings, *more)


def find_configuration(path: FilePath) -> tuple[Path | None, tuple[Finding, ...]]:
    """Return the nearest file with a configuration, from a file or folder upwards.

    That is `counterclaim.toml`, or `pyproject.toml` with a table `tool.counterclaim`; one
    without the table is passed over. The search ends with the folder that holds `.git`, or at
    the root. A `pyproject.toml` that cannot be read ends it too, with a finding.

    What is found in a folder above the data is taken only in the same repository, or below the
    working folder, and only if it belongs to whoever runs the program or owns the data; else a
    finding names it.
    """
    start = Path(os.path.abspath(path))  # noqa: PTH100  (links stay as they were named)
    found, findings = _nearest(start)
    refusal = None if found is None else why_not_taken(found, start, border(start))
    return (found, findings) if refusal is None else (None, (refusal,))


def _nearest(start: Path) -> tuple[Path | None, tuple[Finding, ...]]:
    for folder in (start, *start.parents):
        own, shared = folder / OWN, folder / SHARED
        findings: tuple[Finding, ...] = ()
        has_table = False
        if shared.is_file():
            file = read_toml(shared)
            findings = file.findings
            has_table = file.table is not None and _has_table(file.table)
        if own.is_file():
            return own, (_two_files(own),) if has_table else ()
        if has_table or findings:
            return (shared if has_table else None), findings
        if (folder / ".git").exists():
            break
    return None, ()


def _has_table(table: Table) -> bool:
    tool = table.get("tool")
    return isinstance(tool, dict) and "counterclaim" in tool


def _two_files(own: Path) -> Finding:
    return Finding(
        code="configuration.two-files",
        severity="warning",
        message=f"{SHARED} beside it has a table tool.counterclaim too, which does not count",
        location=Location(path=os.fspath(own)),
        hint="Leave one of the two.",
    )


def read_configuration(path: FilePath) -> Read:
    """Read the configuration in a file: its table if it is a `pyproject.toml`, else all of it.

    Returns:
        What is set without a fault, and a finding for every fault. A key with a fault is not
        set. The pointer of a finding leads to the key in the file; its line is that of the key.
    """
    file = read_toml(path)
    at = Location(path=os.fspath(path), pointer="")
    if file.table is None:
        return Configuration(), file.findings
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120  (as they were named)
    table: Any = file.table
    if Path(path).name == SHARED:
        at = evolve(at, pointer=_TABLE)
        tool = table.get("tool")
        table = tool.get("counterclaim", {}) if isinstance(tool, dict) else {}
    faults = (
        *faults_of(table, configuration_schema(), at),
        *(_code_faults(table, at) if isinstance(table, dict) else ()),
        *(output_faults(table, folder, at) if isinstance(table, dict) else ()),
    )
    findings = with_lines(faults, file.text)
    if not isinstance(table, dict):
        return Configuration(), findings
    return _built(sound_keys(table, findings, at.pointer or ""), folder, os.fspath(path)), findings


def _code_faults(table: Table, at: Location) -> Iterator[Finding]:
    """Yield a finding for each code that does not exist."""
    codes = known_codes()
    choices = (*codes, *families_of(codes))
    for key in ("select", "ignore"):
        listed = table.get(key)
        for index, code in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(code, str) and code not in choices:
                place = evolve(at, pointer=f"{at.pointer}/{key}/{index}")
                yield _unknown_code(f"{key}[{index}]", code, place, choices)
    for key, known in (
        ("severities", [code for code in codes if not code.startswith(_CONFLICT)]),
        ("grades", [code for code in codes if code.startswith(_CONFLICT)]),
    ):
        regraded = table.get(key)
        for code in regraded if isinstance(regraded, dict) else ():
            if code not in known:
                place = evolve(at, pointer=f"{at.pointer}/{key}/{escaped(code)}")
                yield _unknown_code(key, code, place, known)


def _unknown_code(name: str, code: str, at: Location, known: Collection[str]) -> Finding:
    return fault(
        "schema.code", f"{name}: there is no code {quoted(code)}", at, did_you_mean(code, known)
    )


def _built(table: Table, folder: str, source: str) -> Configuration:
    """Return the configuration of a table without faults."""
    numbers = dict(table.get("policy", {}))
    pace = MappingProxyType(dict(numbers.pop("pace", {})))
    as_of, judgements = table.get("as_of"), table.get("judgements")
    return Configuration(
        severity=table.get("severity"),
        grade=table.get("grade"),
        fail_on=table.get("fail_on"),
        select=_listed(table, "select"),
        ignore=_listed(table, "ignore"),
        severities=MappingProxyType(dict(table.get("severities", {}))),
        grades=MappingProxyType(dict(table.get("grades", {}))),
        disable=_listed(table, "disable"),
        policy=PolicyNumbers(pace=pace, **numbers),
        as_of=None if as_of is None else date.fromisoformat(as_of).toordinal(),
        format=table.get("format"),
        outputs=MappingProxyType(
            {name: _below(folder, path) for name, path in table.get("outputs", {}).items()}
        ),
        judgements=None if judgements is None else _below(folder, judgements),
        exclude=_listed(table, "exclude"),
        folder=folder,
        source=source,
    )


def _listed(table: Table, key: str) -> tuple[Any, ...] | None:
    return tuple(table[key]) if key in table else None


def _below(folder: str, path: str) -> str:
    return os.path.join(folder, path)  # noqa: PTH118  (as a text)
