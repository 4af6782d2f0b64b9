"""How much is read from one file."""

from attrs import field, frozen, validators

from counterclaim.findings import Finding, Location
from counterclaim.findings.finding import fault


@frozen(kw_only=True)
class Limits:
    """The most that is read; what is larger is refused with a finding, never cut off silently.

    Bytes are those of the file, before anything is parsed. Limits that belong to the format
    (nesting, numbers, ids) are not here: they are the same for everybody.

    Attributes:
        json_bytes: Bytes of a JSON document.
        yaml_bytes: Bytes of a YAML document; YAML is slow to read.
        lines_bytes: Bytes of a JSON Lines file.
        line_bytes: Bytes of one line of it.
        records: Records of a file, of all kinds together.
        text_length: Characters of one text, as it is written in the file with its escapes.
    """

    json_bytes: int = field(default=200_000_000, validator=validators.ge(1))
    yaml_bytes: int = field(default=10_000_000, validator=validators.ge(1))
    lines_bytes: int = field(default=4_000_000_000, validator=validators.ge(1))
    line_bytes: int = field(default=5_000_000, validator=validators.ge(1))
    records: int = field(default=5_000_000, validator=validators.ge(1))
    text_length: int = field(default=1_000_000, validator=validators.ge(1))


STANDARD = Limits()


def beyond(what: str, most: int, unit: str, at: Location, hint: str) -> Finding:
    """Return the finding for something that is larger than what is read."""
    message = f"{what} more than {most:,} {unit}"
    return fault("read.limit", message, at, hint)
