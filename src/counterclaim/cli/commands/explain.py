"""The command `explain`."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from counterclaim.cli.codes import CODES, GROUPS, Entry, rule_texts
from counterclaim.cli.outcome import Outcome, UsageError

_WIDTH = 88
_CONFLICT = "conflict."


def run(options: argparse.Namespace) -> Outcome:
    """Explain the codes that were asked for; without any, list all.

    Raises:
        UsageError: There is no such code.
    """
    return Outcome(explain_codes(options.codes))


def explain_codes(codes: Sequence[str]) -> str:
    """Return the explanation of some codes; of none, the list of all.

    A conflict is also known by its code in other forms of report, such as
    `conflict.disagreement`.

    Raises:
        UsageError: There is no such code.
    """
    bare = [_bare(code) for code in codes]
    # the rules are imported only where one is asked for, or all are
    known = CODES if bare and all(code in CODES for code in bare) else rule_texts()
    unknown = next((code for code in bare if code not in known), None)
    if unknown is not None:
        raise UsageError(_unknown(unknown, known))
    if not codes:
        return _list(known)
    return "\n".join(_page(known[code]) for code in dict.fromkeys(bare))


def _bare(code: str) -> str:
    kind = code.removeprefix(_CONFLICT)
    return kind if kind in CODES and CODES[kind].group == "kind" else code


def _unknown(code: str, known: Mapping[str, Entry]) -> str:
    from counterclaim.findings.quoting import quoted  # noqa: PLC0415
    from counterclaim.findings.suggestions import did_you_mean  # noqa: PLC0415  (seldom needed)

    hint = did_you_mean(code, known) or "Without a code, explain lists them all."
    return f"there is no code {quoted(code)}. {hint}"


def _list(known: Mapping[str, Entry]) -> str:
    width = max(map(len, known))
    lines = []
    for group, title in GROUPS.items():
        lines.append(title)
        of_group = (entry for entry in known.values() if entry.group == group)
        lines += [f"  {entry.code:{width}}  {entry.title}" for entry in of_group]
        lines.append("")
    return "\n".join(lines)


def _page(entry: Entry) -> str:
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
