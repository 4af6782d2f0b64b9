"""The command `explain`."""

from collections.abc import Sequence
from textwrap import wrap

from counterclaim.cli._arguments import UsageError
from counterclaim.cli.codes import CODES, GROUPS, Entry, entries_of

_WIDTH = 88


def explain_codes(codes: Sequence[str]) -> str:
    """Return the explanation of some codes; of none, the list of all.

    Raises:
        UsageError: There is no such code.
    """
    unknown = next((code for code in codes if code not in CODES), None)
    if unknown is not None:
        raise UsageError(_unknown(unknown))
    if not codes:
        return _list()
    return "\n".join(_page(CODES[code]) for code in dict.fromkeys(codes))


def _unknown(code: str) -> str:
    from counterclaim._guess import did_you_mean  # noqa: PLC0415  (seldom needed)
    from counterclaim.time.errors import quoted  # noqa: PLC0415

    hint = did_you_mean(code, CODES) or "Without a code, explain lists them all."
    return f"there is no code {quoted(code)}. {hint}"


def _list() -> str:
    width = max(map(len, CODES))
    lines = []
    for group, title in GROUPS.items():
        lines.append(title)
        lines += [f"  {entry.code:{width}}  {entry.title}" for entry in entries_of(group)]
        lines.append("")
    return "\n".join(lines)


def _page(entry: Entry) -> str:
    parts = (
        ("Meaning", entry.meaning),
        ("Why", entry.why),
        ("Example", entry.example),
        ("What to do", entry.remedy),
    )
    lines = [f"{entry.code} ({entry.group}): {entry.title}"]
    for label, text in parts:
        if text is not None:
            first, rest = f"  {label + ':':12}", " " * 14
            lines += wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest)
    return "".join(f"{line}\n" for line in lines)
