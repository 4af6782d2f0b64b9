"""The value of a text of JSON, or a finding."""

from typing import Any

from counterclaim.findings import Finding, Location
from counterclaim.interchange._gathering import Gathering
from counterclaim.parsing.json_text import parse_json
from counterclaim.parsing.text import decode


def parsed(data: str | bytes, at: Location, gathering: Gathering) -> Any:  # noqa: ANN401  (any value of JSON)
    """Return the value of a text of JSON; None, with what is wrong, where it is none."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    text = decode(raw, at)
    if isinstance(text, Finding):
        gathering.add(text)
        return None
    read = parse_json(text, at)
    for found in read.findings:
        gathering.add(found)
    if read.value is None and not read.findings:
        gathering.remark("document", "expected an object or a list, got null", "")
    return read.value
