"""The codes of what is asked and told when statements are drafted."""

from collections.abc import Mapping
from types import MappingProxyType

DRAFT_CODES: Mapping[str, str] = MappingProxyType(
    {
        "draft.columns": "A column that is needed is not there, or two may be meant.",
        "draft.row": "A row cannot be taken apart.",
        "draft.date": "It is not known when a statement was made.",
        "draft.speaker": "It is not known who made a statement.",
        "draft.two-speakers": "Two names stand where one speaker is expected.",
        "draft.subject": "It is not known which force at which place a statement is about.",
        "draft.words": "There are no words to be read.",
        "draft.formula": "A text begins as a formula does.",
        "draft.html": "A text holds tags of HTML, which were taken out.",
        "draft.unread": "The words were not read; the three likeliest readings are named.",
        "draft.slots": "A reading needs what the words do not say.",
        "draft.place": "A place is not in the gazetteer.",
        "draft.told": "What was taken from names, so that a person looks at it.",
        "draft.record": "A record that was made has a fault.",
    }
)
"""What each code means."""
