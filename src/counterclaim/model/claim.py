"""The record of a claim: who said what about which deployment, and when."""

from typing import Annotated

from attrs import field, frozen

from counterclaim.codelists import (
    Commitment,
    Credibility,
    Modality,
    Polarity,
    Process,
    RelationKind,
    StageCode,
    TextKind,
    TimeRole,
    facet_of,
)
from counterclaim.model.content import About, Content, Stage
from counterclaim.model.fields import (
    Extra,
    Items,
    Language,
    Line,
    Number,
    OpenCode,
    RecordId,
    checked,
    describe,
    refuse,
)
from counterclaim.time import Duration, Edtf


@frozen(kw_only=True, field_transformer=checked)
class Anchor:
    """The first day on which a subject is in a stage."""

    deployment: RecordId = field(metadata=describe("Id of the deployment.", refers_to="deployment"))
    process: Process = field(metadata=describe("The process of the deployment."))
    code: StageCode = field(metadata=describe("The stage that is entered."))
    round: Annotated[int, Number(minimum=1)] = field(
        default=1, metadata=describe("Which run of a process that happens again.")
    )
    phase: OpenCode | None = field(
        default=None, metadata=describe("A named phase of the process, where it is that phase's.")
    )


@frozen(kw_only=True, field_transformer=checked)
class Relative:
    """A moment at an offset from the moment at which another subject enters a stage."""

    offset: Duration = field(
        metadata=describe("How long after the anchor (ISO 8601 duration; P0D for at once).")
    )
    anchor: Anchor = field(metadata=describe("The moment from which the offset counts."))


@frozen(kw_only=True, field_transformer=checked)
class TimeReference:
    """The time that a content is about: an EDTF expression or a relative time, and its role."""

    role: TimeRole = field(metadata=describe("How the time bears on the content."))
    edtf: Edtf | None = field(
        default=None, metadata=describe("The time in EDTF; either this or `relative`.")
    )
    relative: Relative | None = field(
        default=None, metadata=describe("The time relative to another subject's stage.")
    )
    text: Line | None = field(default=None, metadata=describe("The words of the source."))

    def __attrs_post_init__(self) -> None:
        """Refuse a time that is neither or both of an EDTF expression and a relative time."""
        if (self.edtf is None) == (self.relative is None):
            reason = "expected either edtf or relative, and not both"
            refuse("TimeReference", [("time_one_form", None, reason)])


@frozen(kw_only=True, field_transformer=checked)
class Relay:
    """Somebody who passes a claim on; a relay is not committed to the content."""

    actor: RecordId = field(
        metadata=describe("Id of the actor that passes the claim on.", refers_to="actor")
    )
    source: RecordId | None = field(
        default=None,
        metadata=describe("Id of the source in which the relay does so.", refers_to="source"),
    )


@frozen(kw_only=True, field_transformer=checked)
class Relation:
    """A relation of a claim to another one."""

    kind: RelationKind = field(metadata=describe("How this claim is related to the other."))
    claim: RecordId = field(metadata=describe("Id of the other claim.", refers_to="claim"))


@frozen(kw_only=True, field_transformer=checked)
class Claim:
    """An attributed statement.

    `speaker` is the actor committed to the content: the innermost holder, never the outlet
    that relays it. Four dates are kept apart: `stated` here, `published` and `accessed` of
    the source, and the time `when` that the content is about; a claim without `when` is
    about the day on which it was stated. Raises `InvalidValueError` for a value that a field
    cannot hold.
    """

    id: RecordId = field(metadata=describe("Unique among the claims of the dataset."))
    text: Line = field(metadata=describe("The words, or a close paraphrase; see `text_kind`."))
    speaker: RecordId = field(
        metadata=describe("Id of the actor committed to the content.", refers_to="actor")
    )
    sources: Annotated[tuple[RecordId, ...], Items(minimum=1)] = field(
        metadata=describe(
            "Ids of the sources in which the claim is found; at least one.", refers_to="source"
        )
    )
    stated: Edtf = field(metadata=describe("When it was said (EDTF)."))
    about: About = field(metadata=describe("The subject."))
    says: Content = field(metadata=describe("The content, of one of six types."))
    when: TimeReference | None = field(
        default=None,
        metadata=describe(
            "The time that the content is about; absent means the day of the statement, and for "
            "plans and forecasts the time from then on."
        ),
    )
    polarity: Polarity = field(
        default="affirmed", metadata=describe("Whether the content is affirmed or denied.")
    )
    modality: Modality = field(
        default="fact", metadata=describe("Whether it is a fact, a plan, a demand and so on.")
    )
    condition: Line | None = field(
        default=None, metadata=describe("The condition of a conditional claim, in words.")
    )
    commitment: Commitment = field(
        default="certain", metadata=describe("How far the speaker vouches for the content.")
    )
    cue: Line | None = field(
        default=None, metadata=describe("The words that show modality or commitment.")
    )
    credibility: Credibility | None = field(
        default=None,
        metadata=describe("Admiralty grade; absent means not graded, 6 means cannot be judged."),
    )
    text_kind: TextKind = field(
        default="paraphrase", metadata=describe("Whether the text is quoted or in other words.")
    )
    language: Language | None = field(
        default=None, metadata=describe("The language of the text, as a BCP 47 tag.")
    )
    via: tuple[Relay, ...] = field(
        default=(), metadata=describe("Those who passed it on, nearest the speaker first.")
    )
    utterance: RecordId | None = field(
        default=None,
        metadata=describe("Shared by claims that report one and the same utterance."),
    )
    relations: tuple[Relation, ...] = field(
        default=(), metadata=describe("Relations to other claims that the sources express.")
    )
    note: Line | None = field(default=None, metadata=describe("A remark for readers."))
    extra: Extra | None = field(
        default=None, hash=False, metadata=describe("The publisher's own data; never read.")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a stage without its process, and a condition without its modality."""
        faults: list[tuple[str, str | None, str]] = []
        if (self.modality == "conditional") != (self.condition is not None):
            reason = "expected exactly where the modality is conditional"
            faults.append(("claim_condition", "condition", reason))
        if isinstance(self.says, Stage) and self.about.process is None:
            code = self.says.code
            if facet_of(code) != "presence":
                reason = f"expected a process, since {code} is a stage of a process"
                faults.append(("claim_process", "about", reason))
        refuse("Claim", faults)
