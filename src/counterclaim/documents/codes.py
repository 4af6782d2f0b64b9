"""The codes of the findings about files, records and references: one table."""

from attrs import frozen

from counterclaim.findings import Severity


@frozen
class FaultCode:
    """A code, its severity, and what it means."""

    code: str
    meaning: str
    severity: Severity = "error"


FAULT_CODES: tuple[FaultCode, ...] = (
    FaultCode("read.file", "The file is missing, is a directory, or may not be read."),
    FaultCode("read.format", "The end of the file's name tells no format, and none was given."),
    FaultCode("read.limit", "The file, a line or a text in it is larger than what is read."),
    FaultCode("parse.encoding", "The bytes are not UTF-8."),
    FaultCode("parse.empty", "There is nothing in the file."),
    FaultCode("parse.json", "The text, or the line, is not JSON."),
    FaultCode(
        "parse.yaml",
        "The text is not YAML, or uses tags, other keys than texts, or several documents.",
    ),
    FaultCode("parse.alias", "The YAML uses an alias."),
    FaultCode("parse.duplicate-key", "An object has a key twice."),
    FaultCode("parse.number", "A number is not finite, or is whole and beyond 2^53 - 1."),
    FaultCode("parse.depth", "More than 64 objects and lists lie inside one another."),
    FaultCode("schema.version", "The file follows a version of the format that is not read."),
    FaultCode("schema.type", "A value is of another kind than it must be: a number for a text."),
    FaultCode("schema.null", "A value is null. What is absent is left out."),
    FaultCode("schema.missing", "A key that is needed is missing."),
    FaultCode("schema.unknown-key", "There is no such key."),
    FaultCode("schema.code", "A code is not in its closed list."),
    FaultCode("schema.value", "A text, number or list breaks a rule: form, length, limits."),
    FaultCode("schema.text", "A text holds half of a surrogate pair, which UTF-8 cannot write."),
    FaultCode("schema.date", "A date is not EDTF, not in the calendar, or ends before it starts."),
    FaultCode("schema.duration", "A duration is not one of years, months, weeks and days."),
    FaultCode("schema.range", "The low bound of a count is above its high bound."),
    FaultCode("schema.fields", "Two fields exclude or need each other."),
    FaultCode("schema.number", "A number of the publisher's own data is not finite or too large."),
    FaultCode("schema.depth", "The publisher's own data is more than 32 levels deep."),
    FaultCode("structure.second-dataset", "A second line describes the dataset."),
    FaultCode(
        "structure.no-dataset", "No line describes the dataset; version 1.0 was taken.", "note"
    ),
    FaultCode("reference.duplicate-id", "Two records of one kind have the same id."),
    FaultCode("reference.missing", "An id refers to no record of the kind that is meant."),
    FaultCode("reference.refused", "An id refers to a record that has faults and was left out."),
    FaultCode("reference.cycle", "A record is a part of itself, or derived from itself."),
)
"""In the order in which a file is read."""
