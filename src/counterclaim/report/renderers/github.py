"""The report as workflow commands of GitHub Actions, which annotate the lines of a change.

Form: `::error file=...,line=...,col=...,title=...::message`. The runner reads `%25`, `%0D` and
`%0A` back, in properties also `%3A` and `%2C`.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from counterclaim.consistency import Conflict
from counterclaim.consistency.codes import conflict_code
from counterclaim.findings import Location, Severity
from counterclaim.pipeline.result import Checked, conflicts_of, findings_of, place_of
from counterclaim.report.options import Options, finding_words, level_of
from counterclaim.report.renderers.escaping import clean
from counterclaim.report.sentences.conflicts import message_of, unless_sentence, why_sentence
from counterclaim.report.sentences.names import Names, dated_ref, names_of
from counterclaim.report.sentences.statements import statement_of

_COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {"error": "error", "warning": "warning", "note": "notice"}
)
_CLAUSES = 5
"""How many ways to reconcile the statements are told."""
_NO_FILE = ("<stdin>", "")


def render_github(entries: Sequence[Checked], options: Options) -> str:
    """Return one workflow command for each finding and each conflict.

    A conflict is placed at its latest statement; its message names all of them. What has been
    judged is left out, and so are counts.
    """
    return "".join(f"{line}\n" for entry in entries for line in _commands(entry, options))


def _commands(entry: Checked, options: Options) -> Iterator[str]:
    for found in findings_of(entry, options.threshold):
        yield _command(found.severity, found.location, entry, found.code, [finding_words(found)])
    names = names_of(entry.dataset)
    for conflict in conflicts_of(entry, options.grade):
        at = place_of(conflict.claims[-1], entry)
        lines = [message_of(conflict, names), *_statements(conflict, names)]
        lines += [why_sentence(conflict, names), unless_sentence(conflict, names, _CLAUSES)]
        yield _command(level_of(conflict, options), at, entry, conflict_code(conflict), lines)


def _statements(conflict: Conflict, names: Names) -> Iterator[str]:
    for claim in conflict.claims:
        statement = statement_of(names, claim)
        if statement is not None:
            yield f"{dated_ref(names, claim)}: {statement.words}"


def _command(
    severity: Severity, at: Location, entry: Checked, title: str, lines: Sequence[str]
) -> str:
    file = at.path or entry.name
    stated = {
        "file": None if file in _NO_FILE else file,
        "line": at.line,
        "col": at.column,
        "title": title,
    }
    properties = ",".join(
        f"{name}={_property(clean(str(value)))}"
        for name, value in stated.items()
        if value is not None
    )
    message = "\n".join(clean(line) for line in lines)
    return f"::{_COMMANDS[severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
