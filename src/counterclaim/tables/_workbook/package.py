"""Opening a workbook safely: the archive, its parts, and the XML in them.

Everything that could cost much is looked at before it is unpacked or parsed.
"""

import posixpath
import zipfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote
from zlib import error as ZlibError  # noqa: N812  (its name in lower case says too little)

from attrs import frozen

from counterclaim.documents import MissingExtraError
from counterclaim.findings.quoting import quoted

MAX_FILE = 100_000_000
MAX_UNPACKED = 200_000_000
MAX_PART_FREE = 10_000_000
MAX_RATIO = 200
MAX_ENTRIES = 2_000
MAX_NESTING = 64
MAX_INSIDE = 500_000
"""Limits of a workbook: bytes of the file and of all its parts; times that a part of more than
`MAX_PART_FREE` bytes may be larger than in the archive; parts; how deep elements of XML lie
inside one another, and how many inside a row or another element that is read as a whole."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class WorkbookError(ValueError):
    """A workbook is not read.

    Attributes:
        code: Code of the finding.
        reason: What is wrong.
        hint: What to do about it.
        sheet: Name of the sheet in which it is wrong, if it is in one.
        cell: Name of the cell, if it is in one.
    """

    def __init__(
        self,
        code: str,
        reason: str,
        hint: str | None = None,
        sheet: str | None = None,
        cell: str | None = None,
    ) -> None:
        super().__init__(code, reason, hint, sheet, cell)
        self.code = code
        self.reason = reason
        self.hint = hint
        self.sheet = sheet
        self.cell = cell


@frozen
class Related:
    """A part, or an address outside, that a part refers to; `kind` is the end of its type."""

    kind: str
    target: str
    external: bool


def open_package(path: Path) -> zipfile.ZipFile:
    """Open the archive of a workbook, once it is known to be harmless.

    Raises:
        OSError: The file cannot be read.
        WorkbookError: It is not a workbook that is read.
    """
    if path.stat().st_size > MAX_FILE:
        raise _limit(f"the file has more than {MAX_FILE:,} bytes")
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            raise _old(file.read())
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        # OSError: the archive states places before its start
        raise damaged("the file is not a workbook") from error
    try:
        _check_archive(archive)
    except WorkbookError:
        archive.close()
        raise
    return archive


def _old(data: bytes) -> WorkbookError:
    if _ENCRYPTED in data:
        return WorkbookError(
            "table.encrypted", "the workbook is encrypted", "Save it without a password."
        )
    return WorkbookError(
        "table.old-format", "this is a workbook of an old format", "Save it as .xlsx."
    )


def _check_archive(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES:
        raise _limit(f"the workbook has more than {MAX_ENTRIES:,} parts")
    if len(set(names)) != len(names):
        raise _unsafe("two parts of the workbook have the same name")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise WorkbookError(
                "table.encrypted", "a part of the workbook is encrypted", "Save it anew."
            )
        if entry.compress_type not in _PACKED:
            raise damaged("a part is packed in a way that workbooks do not use")
        packed = max(entry.compress_size, 1)
        if entry.file_size > MAX_PART_FREE and entry.file_size > MAX_RATIO * packed:
            raise _unsafe(f"a part unpacks to more than {MAX_RATIO} times its size")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise _unsafe(f"the workbook unpacks to more than {MAX_UNPACKED:,} bytes")
    if any(posixpath.basename(name).lower() == "vbaproject.bin" for name in names):
        raise macros()
    if "[Content_Types].xml" not in names:
        if "mimetype" in names:
            raise WorkbookError(
                "table.old-format", "this is a spreadsheet of another format", "Save it as .xlsx."
            )
        raise damaged("the file is an archive and not a workbook")


def elements(archive: zipfile.ZipFile, part: str, wanted: Collection[str]) -> Iterator[Any]:
    """Yield the elements of a part that have one of the wanted names, as soon as they end.

    An element is emptied once the next is asked for, so wanted names must not lie inside
    one another. Names are without their namespaces.

    Raises:
        MissingExtraError: The package that parses XML safely is not installed.
        WorkbookError: The part is missing, is not XML, or uses what attacks use.
    """
    try:
        from defusedxml import (  # type: ignore[import-untyped]  # noqa: PLC0415
            DefusedXmlException,
        )
        from defusedxml.ElementTree import (  # type: ignore[import-untyped]  # noqa: PLC0415
            ParseError,
            iterparse,
        )
    except ModuleNotFoundError:
        raise MissingExtraError("Reading .xlsx", "xlsx") from None
    try:
        with _open(archive, part) as stream:
            yield from _walk(iterparse(stream, ("start", "end"), forbid_dtd=True), wanted)
    except DefusedXmlException:
        raise _unsafe("the workbook holds XML with declarations of its own") from None
    except WorkbookError:
        raise
    except (
        ParseError,
        zipfile.BadZipFile,
        ZlibError,
        EOFError,
        OSError,
        LookupError,
        ValueError,
    ) as error:
        # LookupError: the XML names an encoding that there is not
        raise damaged(f"the part {quoted(part)} is damaged") from error


def _open(archive: zipfile.ZipFile, part: str) -> IO[bytes]:
    try:
        return archive.open(part)
    except (KeyError, NotImplementedError, RuntimeError) as error:
        raise damaged(f"the part {quoted(part)} is missing") from error


def _walk(events: Iterator[tuple[str, Any]], wanted: Collection[str]) -> Iterator[Any]:
    # the elements around the current one; each finished one is cut off from its parent
    around: list[Any] = []
    inside = held = 0
    for event, element in events:
        if event == "start":
            around.append(element)
            inside += local(element) in wanted
            held += inside > 0
            if len(around) > MAX_NESTING or held > MAX_INSIDE:
                raise _unsafe("too many elements of XML lie inside one another")
            continue
        around.pop()
        is_wanted = local(element) in wanted
        inside -= is_wanted
        if is_wanted:
            yield element
        if inside == 0:
            held = 0
            element.clear()
            if around:
                around[-1].remove(element)


def local(element: Any) -> str:  # noqa: ANN401  (an element of XML)
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str | None:  # noqa: ANN401  (an element of XML)
    """Return an attribute by its name without its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def relations_of(archive: zipfile.ZipFile, part: str) -> Mapping[str, Related]:
    """Return what a part refers to, by the ids of the relationships; "" is the whole package."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive.NameToInfo:
        return {}
    found = {}
    for element in elements(archive, rels, ("Relationship",)):
        target = element.get("Target", "")
        external = element.get("TargetMode") == "External"
        place = unquote(target) if external else _resolved(folder, unquote(target))
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Related(kind, place, external)
    return found


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def content_type_of(archive: zipfile.ZipFile, part: str) -> str:
    """Return the content type that the package states for a part, or an empty text."""
    for element in elements(archive, "[Content_Types].xml", ("Override",)):
        if element.get("PartName", "").lstrip("/") == part:
            return str(element.get("ContentType", ""))
    return ""


def damaged(reason: str) -> WorkbookError:
    """Return the error for a file that is not, or not wholly, a workbook."""
    return WorkbookError(
        "parse.xlsx", reason, "Open it in a spreadsheet program and save it as .xlsx."
    )


def macros() -> WorkbookError:
    """Return the error for a workbook with macros."""
    return WorkbookError(
        "table.macros", "the workbook holds macros", "Save it as .xlsx, which has none."
    )


def _unsafe(reason: str) -> WorkbookError:
    return WorkbookError("table.unsafe", reason, "Save it anew in a spreadsheet program.")


def _limit(reason: str) -> WorkbookError:
    return WorkbookError("table.limit", reason, "Use JSON Lines for data of this size.")
