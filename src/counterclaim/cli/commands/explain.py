"""The command `explain`."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from counterclaim.cli.found import checked_file, conflict_meant, looks_like_id
from counterclaim.cli.outcome import INVALID, Outcome, UsageError
from counterclaim.cli.settings import settings_of
from counterclaim.cli.streams import width_of
from counterclaim.findings.codes import GROUPS, CodeEntry
from counterclaim.findings.quoting import quoted
from counterclaim.findings.suggestions import did_you_mean
from counterclaim.report.catalogue import CODES, rule_texts
from counterclaim.report.options import Layout
from counterclaim.report.renderers.conflict_text import detail_lines
from counterclaim.report.renderers.text import finding_lines
from counterclaim.report.sentences.names import names_of

_WIDTH = 88
_CONFLICT = "conflict."


def run(options: argparse.Namespace) -> Outcome:
    """Explain the codes that were asked for, or a conflict in a file; without any, list all codes.

    Raises:
        UsageError: There is no such code, or no such conflict.
    """
    words = options.codes
    if len(words) == 2 and looks_like_id(words[0]) and words[0] not in CODES:
        return _conflict(words[0], words[1], options)
    if len(words) == 1 and looks_like_id(words[0]) and words[0] not in CODES:
        raise UsageError(f"to explain a conflict, name its file too: explain {words[0]} FILE")
    return Outcome(explain_codes(words))


def _conflict(name: str, path: str, options: argparse.Namespace) -> Outcome:
    configuration = settings_of(options).for_file(path)
    result = checked_file(path, options.input_format, configuration)
    layout = Layout(width=width_of(options.stdout))
    if result.report is None or (not result.reading.dataset.claims and result.reading.errors):
        lines = [line for found in result.findings for line in finding_lines(found, layout)]
        return Outcome("".join(f"{line}\n" for line in lines), INVALID)
    conflict = conflict_meant([name], result)
    lines = list(detail_lines(conflict, names_of(result.dataset), layout))
    return Outcome("".join(f"{line}\n" for line in lines))


def explain_codes(codes: Sequence[str]) -> str:
    """Return the explanation of some codes; of none, the list of all.

    A conflict is also known by its code in other forms of report, such as
    `conflict.disagreement`.

    Raises:
        UsageError: There is no such code.
    """
    bare = [_bare(code) for code in codes]
    known = rule_texts()
    unknown = next((code for code in bare if code not in known), None)
    if unknown is not None:
        raise UsageError(_unknown(unknown, known))
    if not codes:
        return _list(known)
    return "\n".join(_page(known[code]) for code in dict.fromkeys(bare))


def _bare(code: str) -> str:
    kind = code.removeprefix(_CONFLICT)
    return kind if kind in CODES and CODES[kind].group == "kind" else code


def _unknown(code: str, known: Mapping[str, CodeEntry]) -> str:
    hint = did_you_mean(code, known) or "Without a code, explain lists them all."
    return f"there is no code {quoted(code)}. {hint}"


def _list(known: Mapping[str, CodeEntry]) -> str:
    width = max(map(len, known))
    lines = []
    for group, title in GROUPS.items():
        lines.append(title)
        of_group = (entry for entry in known.values() if entry.group == group)
        lines += [f"  {entry.code:{width}}  {entry.title}" for entry in of_group]
        lines.append("")
    return "\n".join(lines)


def _page(entry: CodeEntry) -> str:
    grave = "" if entry.severity is None else f", {entry.severity}"
    lines = [f"{entry.code} ({entry.group}{grave}): {entry.title}"]
    for label, text in (
        ("Meaning", entry.meaning),
        ("Why", entry.why),
        ("Example", entry.example),
        ("Better", entry.instead),
        ("What to do", entry.remedy),
    ):
        if text is not None:
            lines += _part(label, text, as_it_is=entry.group == "rule")
    return "".join(f"{line}\n" for line in lines)


def _part(label: str, text: str, *, as_it_is: bool) -> Iterator[str]:
    first, rest = f"  {label + ':':12}", " " * 14
    if as_it_is and label in ("Example", "Better"):  # data, whose lines are those of its author
        for number, line in enumerate(text.splitlines()):
            yield f"{rest if number else first}{line}".rstrip()
    else:
        yield from wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest)
