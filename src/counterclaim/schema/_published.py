"""The published schemas and code lists that come with the library."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from counterclaim.schema import VERSION


def published(name: str, version: str = VERSION) -> str:
    """Return the text of a published file, such as `dataset.schema.json`.

    Args:
        name: Path of the file inside its version, parts separated by `/`.
        version: Version of the format.

    Raises:
        FileNotFoundError: There is no such file; the message names those that there are.
    """
    if name not in published_names(version):
        known = ", ".join(published_names(version)) or "none"
        raise FileNotFoundError(f"no file {name} in version {version}; there are: {known}")
    return _folder().joinpath(version, *name.split("/")).read_text(encoding="utf-8")


def published_names(version: str = VERSION) -> tuple[str, ...]:
    """Return the names of the published files of a version, in order."""
    folder = _folder().joinpath(version)
    return tuple(sorted(_names(folder, ""))) if folder.is_dir() else ()


def _names(folder: Traversable, before: str) -> list[str]:
    found: list[str] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _names(entry, f"{before}{entry.name}/")
        else:
            found.append(before + entry.name)
    return found


def _folder() -> Traversable:
    packaged = files("counterclaim").joinpath("_schemas")
    # a checkout has the files beside the sources
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "schemas"
