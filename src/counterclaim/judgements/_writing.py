"""Writing judgements: one block each, one field a line, so that changes are easy to compare."""

import os
import tomllib
from collections.abc import Iterable, Iterator

from counterclaim.files import locked, write_text
from counterclaim.findings import Finding, Location
from counterclaim.findings.codes import finding_of
from counterclaim.findings.finding import fault
from counterclaim.judgements._reading import read_judgements
from counterclaim.judgements._values import ClaimSet, Judgement
from counterclaim.judgements.codes import JUDGEMENT_CODES
from counterclaim.judgements.schema import JUDGEMENTS_VERSION
from counterclaim.parsing.toml_text import read_toml

FilePath = str | os.PathLike[str]

_HEADER = f'schema_version = "{JUDGEMENTS_VERSION}"\n'


def judgements_text(judgements: Iterable[Judgement]) -> str:
    """Return the text of a file: equal judgements give equal texts, whatever their order."""
    ordered = sorted(judgements, key=_order)
    return "".join([_HEADER, *(_block(judgement) for judgement in ordered)])


def write_judgements(judgements: Iterable[Judgement], path: FilePath) -> None:
    """Write a file of judgements, in UTF-8, whole or not at all.

    What was in it, comments too, is replaced.

    Raises:
        OSError: The file cannot be written.
    """
    write_text(judgements_text(judgements), path)


def append_judgement(judgement: Judgement, path: FilePath) -> tuple[Finding, ...]:
    """Add a judgement at the end of a file and leave the rest, comments too, as it is.

    A file that does not exist is made; its folder has to be there. The file is written whole or
    not at all, and of several writers at once each waits for the others.

    Returns:
        What keeps the judgement from being added: faults of the file, or a judgement on the
        same that it has already. Empty where it was added.

    Raises:
        OSError: The file cannot be written.
    """
    with locked(path):
        return _append(judgement, path)


def _append(judgement: Judgement, path: FilePath) -> tuple[Finding, ...]:
    if not os.path.lexists(path):
        write_judgements((judgement,), path)
        return ()
    kept, findings = read_judgements(path)
    if findings:
        return findings
    before = read_toml(path).text
    text = before + ("" if before.endswith("\n") else "\n") + _block(judgement)
    at = Location(path=os.fspath(path), pointer="")
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        reason = "its judgements are one list in brackets, to which no block can be added"
        return (fault("schema.value", reason, at, "Write each as a block [[judgement]]."),)
    first = next((other for other in kept if other.about == judgement.about), None)
    if first is not None:
        return (_duplicate(first),)
    write_text(text, path)
    return ()


def _duplicate(first: Judgement) -> Finding:
    return finding_of(
        JUDGEMENT_CODES["judgement.duplicate"],
        "the same is judged here already",
        first.location,
        "Change this block, or take it out first.",
    )


def _order(judgement: Judgement) -> tuple[object, ...]:
    return (isinstance(judgement.about, ClaimSet), *_lines(judgement))


def _block(judgement: Judgement) -> str:
    return "\n[[judgement]]\n" + "".join(f"{line}\n" for line in _lines(judgement))


def _lines(judgement: Judgement) -> Iterator[str]:
    about = judgement.about
    if isinstance(about, ClaimSet):
        yield f"claims = [{', '.join(_text(name) for name in about.claims)}]"
        yield f"fingerprint = {_text(about.fingerprint)}"
    else:
        yield f"finding = {_text(about.code)}"
        yield f"record_kind = {_text(about.record_kind)}"
        yield f"record = {_text(about.record)}"
    yield f"verdict = {_text(judgement.verdict)}"
    yield f"by = {_text(judgement.by)}"
    yield f"on = {judgement.on.isoformat()}"
    if judgement.expires is not None:
        yield f"expires = {judgement.expires.isoformat()}"
    yield f"why = {_text(judgement.why)}"


def _text(text: str) -> str:
    """Return a text of TOML; marks without a shape are escaped, so that nothing hides."""
    return f'"{"".join(_mark(mark) for mark in text)}"'


def _mark(mark: str) -> str:
    if mark in '"\\':
        return f"\\{mark}"
    if mark.isprintable():
        return mark
    return f"\\u{ord(mark):04x}" if ord(mark) <= 0xFFFF else f"\\U{ord(mark):08x}"
