"""What is told when a dataset goes into a format of others, or comes from one, explained."""

from functools import partial

from counterclaim.cli.codes._entry import entry

_finding = partial(entry, "finding")

INTERCHANGE = (
    _finding(
        "interchange.loss",
        "Lost on the way",
        "The other format has no place for a value, or for all of it.",
        "A reader of that format must not take what is missing for what was never said.",
        "A claim that is exported to schema.org: what it says as a code does not go along.",
        "Keep the dataset itself beside the export.",
    ),
    _finding(
        "interchange.assumed",
        "Filled in",
        "The other format, or a record, needs a value that nobody stated.",
        "What is filled in looks like a statement and is none.",
        "A source without a date in a bundle of STIX, which needs a day for every report.",
        "State the value, if it is known.",
    ),
    _finding(
        "interchange.document",
        "Not of that format",
        "The file, or an object in it, is not one of the format that was named.",
        "Nothing in it can be read.",
        "A list of numbers that is read as entities of FollowTheMoney.",
        "Name the right format.",
    ),
    _finding(
        "interchange.context",
        "A context that is not at hand",
        "A file of JSON-LD refers to a context by an address.",
        "Nothing is fetched from a network, so its terms stay unknown.",
        '"@context": "https://example.org/context.jsonld"',
        "Write the context into the file, or name the published one.",
    ),
    _finding(
        "interchange.left-out",
        "Left out",
        "Something has no value where one is needed, so no record or statement was made of it.",
        "Guessing the value would put words into somebody's mouth.",
        "A ClaimReview without claimReviewed.",
        "Add the value to the file.",
    ),
    _finding(
        "interchange.value",
        "A value that cannot be kept",
        "A value does not fit its field, or is one of several where a record has one.",
        "It was left out, or the first was taken; nothing is turned into something else.",
        "A date of publication that reads: soon.",
        "Correct the file, or the record that came of it.",
    ),
    _finding(
        "interchange.unread",
        "Not read",
        "A part of the file has no counterpart in a dataset.",
        "What was not read is still in the file, and may matter.",
        "The image of a person in a ClaimReview.",
    ),
    _finding(
        "interchange.marking",
        "Marked",
        "The file limits who may see it, or how it may be used.",
        "A dataset has no place for the limits, and they hold all the same.",
        "An object of STIX that is marked TLP:AMBER.",
        "Respect the marking before you publish anything of it.",
    ),
    _finding(
        "interchange.same-as",
        "Said to be one",
        "The file says that two things are one and the same, or gives them one identifier.",
        "Joining two people who are two cannot be undone; so nothing is joined.",
        "A sameAs to an item of Wikidata.",
        "Decide yourself, and write one actor with both names if they are one.",
    ),
)
