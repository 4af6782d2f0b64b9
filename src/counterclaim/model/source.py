"""The record of a source: the document in which a claim is found."""

from attrs import field, frozen

from counterclaim.codelists import Admiralty
from counterclaim.model.fields import (
    Extra,
    Language,
    Line,
    OpenCode,
    RecordId,
    Url,
    checked,
    describe,
)
from counterclaim.time import Edtf


@frozen(kw_only=True, field_transformer=checked)
class Source:
    """A document: an article, a transcript, a post, a letter.

    `derived_from` names the sources that it copies or relays: repetition is no
    corroboration. Raises `InvalidValueError` for a value that a field cannot hold.
    """

    id: RecordId = field(metadata=describe("Unique among the sources of the dataset."))
    kind: OpenCode | None = field(
        default=None, metadata=describe("What kind of document it is.", suggestions="source-kinds")
    )
    publisher: RecordId | None = field(
        default=None, metadata=describe("Id of the actor that published it.", refers_to="actor")
    )
    title: Line | None = field(default=None, metadata=describe("The title as printed."))
    url: Url | None = field(default=None, metadata=describe("Where it was published."))
    archived_url: Url | None = field(default=None, metadata=describe("Where a copy is archived."))
    published: Edtf | None = field(default=None, metadata=describe("When it was published (EDTF)."))
    accessed: Edtf | None = field(
        default=None, metadata=describe("When the encoder read it (EDTF).")
    )
    language: Language | None = field(
        default=None, metadata=describe("The language of the document, as a BCP 47 tag.")
    )
    machine_translated: bool = field(
        default=False, metadata=describe("True where the text was translated by a machine.")
    )
    derived_from: tuple[RecordId, ...] = field(
        default=(),
        metadata=describe(
            "Ids of the sources that it copies, quotes or relays.", refers_to="source"
        ),
    )
    reliability: Admiralty | None = field(
        default=None,
        metadata=describe("Admiralty grade; absent means not graded, F means cannot be judged."),
    )
    note: Line | None = field(default=None, metadata=describe("A remark for readers."))
    extra: Extra | None = field(
        default=None, hash=False, metadata=describe("The publisher's own data; never read.")
    )
