"""A dataset through all stages, as the command line takes it.

`run` takes a file, a folder of tables or a dataset, and a configuration; its result is what
reports are made from. `read` and `load` take every format of the project. The stages: reading,
rules about the quality of data, the check for conflicts, judgements, and what is selected, ignored
and regraded.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.pipeline.reading import (
        DataFormat,
        InvalidDocumentError,
        load,
        loads,
        read,
        reads,
    )
    from counterclaim.pipeline.result import Checked, Near, Result
    from counterclaim.pipeline.running import Source, Task, run, run_all

__all__ = [
    "Checked",
    "DataFormat",
    "InvalidDocumentError",
    "Near",
    "Result",
    "Source",
    "Task",
    "load",
    "loads",
    "read",
    "reads",
    "run",
    "run_all",
]

_HOMES = {
    "reading": ("DataFormat", "InvalidDocumentError", "load", "loads", "read", "reads"),
    "result": ("Checked", "Near", "Result"),
    "running": ("Source", "Task", "run", "run_all"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: who only reads needs no checker."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
