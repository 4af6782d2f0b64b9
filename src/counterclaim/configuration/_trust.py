"""Which configuration is taken unasked, and where it may have something written.

Files of claims come with checkouts, archives and shared folders. A configuration among them is
data of whoever made them: it may choose how they are checked, and not what happens elsewhere.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from counterclaim.findings import Finding, Location
from counterclaim.findings.quoting import quoted

_REPOSITORY = ".git"


def is_below(folder: str, path: str) -> bool:
    """Tell whether a path leads below a folder, all links followed, and not into `.git`."""
    try:
        root, place = Path(os.path.realpath(folder)), Path(os.path.realpath(path))
    except ValueError:  # a null character in the name
        return False
    return place != root and place.is_relative_to(root) and _REPOSITORY not in place.parts


def output_faults(table: Mapping[str, Any], folder: str, at: Location) -> Iterator[Finding]:
    """Yield a finding for each report that would be written outside the configuration's folder."""
    outputs = table.get("outputs")
    for form, path in outputs.items() if isinstance(outputs, dict) else ():
        is_named = isinstance(path, str) and path
        if is_named and not is_below(folder, os.path.join(folder, path)):  # noqa: PTH118
            yield Finding(
                code="configuration.outside",
                severity="warning",
                message=f"outputs.{form}: {quoted(path)} is not below the folder of the "
                "configuration; none of its outputs is written",
                location=evolve(at, pointer=f"{at.pointer}/outputs/{form}"),
                hint=f"Name another file, or ask for it on the command line: --output {form}:FILE.",
            )


def border(start: Path) -> Path | None:
    """Return the folder above which no configuration is taken unasked.

    That is the folder of the repository; without one the working folder, if the data lie below
    it, else None: only what lies beside the data is taken.
    """
    for folder in (start, *start.parents):
        if (folder / _REPOSITORY).exists():
            return folder
    here = Path.cwd()
    return here if start.is_relative_to(here) else None


def why_not_taken(configuration: Path, start: Path, end: Path | None) -> Finding | None:
    """Return why a configuration that was found is not taken, or None if it is.

    Args:
        configuration: The file.
        start: The file or folder that is checked.
        end: What `border` gives for it.
    """
    folder = configuration.parent
    beside = folder == (start if start.is_dir() else start.parent)
    if not beside and (end is None or not folder.is_relative_to(end)):
        return _not_taken(configuration, "it lies above the working folder, in no repository")
    if not beside and _is_of_another(configuration, start):
        return _not_taken(configuration, "it belongs to another user than you and than the data")
    return None


def _is_of_another(configuration: Path, start: Path) -> bool:
    if os.name == "nt":  # no owners as numbers
        return False
    data = next(path for path in (start, *start.parents) if path.exists())
    owners = {os.geteuid(), data.stat().st_uid}
    return configuration.stat().st_uid not in owners


def _not_taken(configuration: Path, why: str) -> Finding:
    return Finding(
        code="configuration.not-taken",
        severity="note",
        message=f"this configuration above the data was not taken: {why}",
        location=Location(path=os.fspath(configuration)),
        hint="If it is to count, name it with --config.",
    )
