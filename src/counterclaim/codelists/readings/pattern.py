"""What a reading is: one thing that people say, and the fields of a claim that say it."""

from typing import Literal

from attrs import frozen

from counterclaim.codelists.codes import Extent, Modality, Polarity, Process

Question = Literal[
    "leaving",
    "presence",
    "number",
    "decision",
    "announcement",
    "speech",
    "property",
    "relation",
    "none",
]
"""What a statement answers. Answers to one question meet; `none` takes no part in the check."""

Teller = Literal["owner", "host", "third", "any"]
"""Who typically says it: whose force it is, who has it on its soil, somebody else."""

ContentType = Literal["stage", "count", "attribute", "scope", "said", "change"]


@frozen(kw_only=True)
class ReadingPattern:
    """One reading of the catalogue.

    `says` and `content` are the type and the code of the content: a stage, a measure, the key
    of an attribute, a relation of subjects, a stance. `content` is None where a slot holds it.
    `modality` is what the words have by themselves; a plan turns into a forecast with the slot
    `expected` and into a conditional with the slot `condition`.
    """

    code: str
    question: Question
    teller: Teller
    meaning: str
    says: ContentType
    content: str | None
    process: Process | None = None
    extent: Extent = "all"
    polarity: Polarity = "affirmed"
    modality: Modality = "fact"
    change: bool = False
    """Whether a date in the slot `on` is the day of the change into the stage."""
    may_be_planned: bool = False
    """Whether it has the slots `planned` and `expected`, since it may be intended or expected."""
    up_to_now: bool = False
    """Whether it speaks of every day up to the statement where no time is given."""
    required: tuple[str, ...] = ()
    """The slots without which the reading says nothing."""
    useful: tuple[str, ...] = ()
    """The slots that the words most often fill besides."""
    assumes: str = ""
    """What it takes for granted, in words."""
    phrases: tuple[str, ...]

    @property
    def modalities(self) -> tuple[Modality, ...]:
        """The modalities that a claim with this reading may have, its own first."""
        if self.modality == "plan":
            return ("plan", "forecast", "conditional")
        if self.may_be_planned:
            return ("fact", "plan", "forecast", "conditional")
        return (self.modality,)
