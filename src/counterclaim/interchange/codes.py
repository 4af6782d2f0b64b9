"""The codes of the findings that importing and exporting have: one table."""

from counterclaim.documents.codes import FaultCode

INTERCHANGE_CODES: tuple[FaultCode, ...] = (
    FaultCode("interchange.loss", "The other format has no place for a value.", "note"),
    FaultCode("interchange.assumed", "The other format needs a value that nobody stated.", "note"),
    FaultCode("interchange.document", "The file is not one of the format."),
    FaultCode("interchange.context", "The file refers to a context that is not at hand."),
    FaultCode("interchange.left-out", "A record has no value where one is needed."),
    FaultCode("interchange.value", "A value cannot be kept as it stands.", "warning"),
    FaultCode("interchange.unread", "A part of the file has no counterpart.", "warning"),
    FaultCode("interchange.marking", "The file limits who may see it or use it.", "warning"),
    FaultCode("interchange.same-as", "The file says that two things are one.", "note"),
)
"""First those of exports, then those of imports."""
