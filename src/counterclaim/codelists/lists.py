"""Every code list with its titles and descriptions; published as CSV beside the schema."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from counterclaim.codelists.stages import FACETS, STAGES


@frozen
class Code:
    """One code: its value in files, a short title, and what it means."""

    code: str
    title: str
    description: str


@frozen
class CodeList:
    """A named list of codes; `open` lists may be extended by a publisher."""

    name: str
    title: str
    open: bool
    codes: tuple[Code, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """The codes alone, in order."""
        return tuple(code.code for code in self.codes)


def _closed(name: str, title: str, *codes: tuple[str, str, str]) -> CodeList:
    return CodeList(name, title, open=False, codes=tuple(Code(*code) for code in codes))


def _open(name: str, title: str, *codes: tuple[str, str, str]) -> CodeList:
    return CodeList(name, title, open=True, codes=tuple(Code(*code) for code in codes))


_STAGE_TEXTS = {
    "not_discussed": ("Not discussed", "The matter has not come up between those who decide."),
    "under_discussion": ("Under discussion", "Talks are going on; nothing is settled."),
    "on_hold": ("On hold", "Talks have been paused."),
    "agreed": ("Agreed", "Those who decide have agreed on it or ordered it."),
    "rejected": ("Rejected", "Those who decide have refused it."),
    "undecided": ("Undecided", "Not discussed, under discussion, or on hold."),
    "unannounced": ("Unannounced", "No official announcement has been made."),
    "announced": ("Announced", "It has been announced officially."),
    "not_started": ("Not started", "It has not begun, but may."),
    "under_way": ("Under way", "It has begun and is not done: main phase or final phase."),
    "final_stages": ("Final stages", "It is nearly done."),
    "suspended": ("Suspended", "It is paused, whether or not it had begun."),
    "completed": (
        "Completed",
        "It is done for the whole deployment; after a withdrawal nobody is left of it.",
    ),
    "cancelled": ("Cancelled", "It has been called off."),
    "none": ("None", "There is no such process: not started or cancelled."),
    "started": ("Started", "It has begun, and may be over: under way, suspended or completed."),
    "absent": ("Absent", "Nobody of the force is there."),
    "present": ("Present", "At least one person of the force is there."),
}

_LISTS = (
    _closed(
        "actor-kinds",
        "Kinds of actors",
        ("person", "Person", "A named human being."),
        ("organization", "Organization", "A body with a name: ministry, outlet, institute, party."),
        ("state", "State", "A country as a party."),
        ("armed_force", "Armed force", "The forces of a state, or a branch or command of them."),
        (
            "armed_group",
            "Armed group",
            "An armed body that is no force of a state, such as a militia or a company.",
        ),
        ("coalition", "Coalition", "Several states, forces or people that act or speak as one."),
        ("unnamed", "Unnamed speaker", "Known by a description only, such as an official."),
    ),
    _closed(
        "name-kinds",
        "Kinds of names",
        ("native", "Native", "In the language and script of the bearer."),
        ("romanization", "Romanization", "The native name in Latin letters; there may be many."),
        ("alias", "Alias", "Another name in use."),
        ("acronym", "Acronym", "Initials."),
        ("short", "Short form", "A part of the name that is used alone."),
        ("former", "Former", "No longer in use."),
        ("misspelling", "Misspelling", "A wrong spelling seen in a source."),
        ("mistranslation", "Mistranslation", "A wrong translation seen in a source; no alias."),
    ),
    _closed(
        "place-kinds",
        "Kinds of places",
        ("country", "Country", "A state's territory."),
        ("region", "Region", "A province, governorate or other named part of a country."),
        ("area", "Area", "Any other stretch of land or sea, such as a border zone."),
        ("town", "Town", "A city, town or village."),
        ("base", "Base", "A military base, port or airfield."),
        ("site", "Site", "A post, checkpoint, island outpost or single building."),
    ),
    _open(
        "source-kinds",
        "Kinds of sources",
        ("news_article", "News article", "A piece of journalism."),
        ("wire_report", "Wire report", "A news agency's report."),
        ("interview", "Interview", "Questions and answers as published."),
        ("statement", "Statement", "An official text or communique."),
        ("press_briefing", "Press briefing", "Spoken to journalists, or its transcript."),
        ("social_post", "Social media post", "A post by an account."),
        ("report", "Report", "A study or analysis."),
        ("letter", "Letter", "A letter or memorandum."),
        ("broadcast", "Broadcast", "Television, radio or video."),
        ("dataset", "Dataset", "Published data."),
    ),
    _closed(
        "reliability",
        "Reliability of a source (Admiralty scale)",
        ("A", "Completely reliable", "No doubt about it."),
        ("B", "Usually reliable", "Minor doubt."),
        ("C", "Fairly reliable", "Doubt."),
        ("D", "Not usually reliable", "Significant doubt."),
        ("E", "Unreliable", "History of invalid information."),
        ("F", "Cannot be judged", "No basis for a judgement; not the worst grade."),
    ),
    _closed(
        "credibility",
        "Credibility of a claim (Admiralty scale)",
        ("1", "Confirmed", "By sources independent of this one."),
        ("2", "Probably true", "Fits what is known, not confirmed."),
        ("3", "Possibly true", "Fits partly."),
        ("4", "Doubtful", "Possible, but nothing else says so."),
        ("5", "Improbable", "Other information goes against it."),
        ("6", "Cannot be judged", "No basis for a judgement; not the worst grade."),
    ),
    _closed(
        "text-kinds",
        "What the text of a claim is",
        ("quotation", "Quotation", "The words as printed in the source."),
        ("paraphrase", "Paraphrase", "The content in the encoder's words."),
        ("translation", "Translation", "The encoder's translation of the printed words."),
    ),
    _closed(
        "processes",
        "Processes",
        ("withdrawal", "Withdrawal", "The whole deployment leaves its place, wherever it goes."),
        ("arrival", "Arrival", "The force comes to the place, or more of it comes."),
        ("mission_end", "End of mission", "The mandate ends; nobody need leave."),
        ("handover", "Handover", "A base or task passes to somebody else."),
        ("reduction", "Reduction", "Some of the deployment leaves; some may stay."),
        ("relocation", "Relocation", "The deployment moves within its own place."),
        (
            "stay",
            "Stay",
            "The deployment stays on: decided or announced, and carried out by being present.",
        ),
    ),
    _closed(
        "extents",
        "How much of a deployment a statement is about",
        ("all", "All", "The process for the whole deployment."),
        ("part", "Part", "The process for some of it; of a withdrawal: a reduction."),
        ("any", "Any", "Any part of it, however small; usual in denials."),
    ),
    _closed(
        "polarities",
        "Polarity",
        ("affirmed", "Affirmed", "The speaker says that it is so."),
        ("denied", "Denied", "The speaker says that it is not so."),
    ),
    _closed(
        "modalities",
        "Modality",
        ("fact", "Fact", "Said to be so."),
        ("plan", "Plan", "Intended, ordered or promised by a side that decides it."),
        ("forecast", "Forecast", "Expected by somebody who does not decide it."),
        ("conditional", "Conditional", "Said to hold under a condition."),
        ("proposal", "Proposal", "Offered, drafted or studied; nobody is bound."),
        ("demand", "Demand", "Asked of others."),
        ("wish", "Wish", "Hoped for."),
        ("question", "Question", "Asked."),
        ("no_position", "No position", "Declines to say, or does not know."),
    ),
    _closed(
        "commitments",
        "How far the speaker vouches for the content",
        ("certain", "Certain", "Said without a hedge."),
        ("probable", "Probable", "Said to be likely."),
        ("possible", "Possible", "Said to be possible, or doubted."),
        ("none", "None", "Passed on without vouching for it."),
    ),
    _closed(
        "time-roles",
        "How a time bears on the content",
        ("at", "At", "At some moment of a date; throughout an interval."),
        ("during", "During", "The same as `at`."),
        (
            "by",
            "By",
            "At some moment up to the end of the time; of a fact also before the statement.",
        ),
        (
            "until",
            "Until",
            "Throughout, up to the day before the time; of a fact surely on that day before.",
        ),
        (
            "since",
            "Since",
            "Throughout, from the time to the statement; of a plan without an end.",
        ),
        ("not_before", "Not before", "Not the content until the time begins."),
        ("for", "For", "The one figure that is given for a whole period."),
    ),
    _closed(
        "claim-relations",
        "Relations between claims",
        ("supports", "Supports", "Gives a reason to believe the other."),
        ("disputes", "Disputes", "Says of that very statement that it is not so."),
        ("corrects", "Corrects", "The party replaces its own mistake."),
        ("updates", "Updates", "The party brings its own claim up to date; both were true."),
        ("supersedes", "Supersedes", "The party replaces its own earlier claim."),
        ("retracts", "Retracts", "The party takes its own claim back."),
        ("repeats", "Repeats", "Says the same again; one voice, not two."),
        ("qualifies", "Qualifies", "Limits how the other is to be understood."),
    ),
    _closed("facets", "Facets", *((f.facet, f.facet.capitalize(), f.question) for f in FACETS)),
    _closed("stages", "Stages", *((s.code, *_STAGE_TEXTS[s.code]) for s in STAGES)),
    _closed(
        "measures",
        "What a count counts",
        ("present", "Present", "The stock at a time."),
        ("remaining", "Remaining", "The stock that a step leaves behind."),
        ("leaving", "Leaving", "The flow out over a time."),
        ("arriving", "Arriving", "The flow in over a time."),
        ("net_change", "Net change", "Arrived minus left over a time; 0 for no change."),
        ("lost", "Lost", "Killed, captured or destroyed over a time; not a movement."),
        ("ceiling", "Ceiling", "The most that may be present."),
    ),
    _closed(
        "movements",
        "How much of a movement a count covers",
        ("total", "Total", "All that moved in the time."),
        ("some", "Some", "A part of what moved, such as the first flight; there may be more."),
    ),
    _open(
        "populations",
        "Who is counted",
        ("assigned", "Assigned", "On the permanent rolls there."),
        ("rotational", "Rotational", "There for a turn of some months."),
        ("uniformed", "Uniformed", "Soldiers and police, without civilians and contractors."),
        ("combat", "Combat", "Combat troops, without trainers and support."),
        ("civilian", "Civilian", "Civilian employees."),
        ("contractors", "Contractors", "Employees of private companies."),
    ),
    _closed(
        "directions",
        "Which way a number changes",
        ("up", "Up", "It grows."),
        ("down", "Down", "It shrinks."),
        ("none", "None", "It stays the same."),
    ),
    _closed(
        "stances",
        "What an actor is said to have said",
        ("said", "Said", "The actor said it."),
        ("confirmed", "Confirmed", "The actor confirmed it."),
        ("denied", "Denied", "The actor said that it is not so."),
        ("silent", "Silent", "The actor said nothing of it."),
        ("evasive", "Evasive", "The actor was asked and did not answer."),
    ),
    _closed(
        "value-types",
        "Types of the values of attributes",
        ("text", "Text", "Words; equal apart from case and spaces, or different."),
        ("boolean", "Boolean", "true or false."),
        ("date", "Date", "A time in EDTF; different where no day is in both."),
        ("place", "Place", "A recorded name, an ISO 3166 code (IQ-AN lies within IQ), or words."),
        ("number", "Number", "A decimal number."),
        ("set", "Set", "Several values, separated by semicolons."),
    ),
    _closed(
        "units",
        "Units of a count",
        ("persons", "Persons", "Soldiers or other personnel."),
        ("units", "Military units", "Battalions, brigades and the like; no fixed head-count."),
        ("bases", "Bases", "Bases or posts."),
        ("vehicles", "Vehicles", "Vehicles, aircraft or ships."),
        ("fraction", "Fraction", "A share of the deployment, from 0 to 1."),
    ),
    _closed(
        "bases-of-bounds",
        "Where the bounds of a count come from",
        ("stated", "Stated", "Printed in the source."),
        ("convention", "Convention", "A documented reading of a word such as hundreds."),
        ("vague", "Vague", "A word without bounds, such as many; never used as a number."),
        ("inferred_from_unit_size", "Inferred from unit size", "Worked out from usual sizes."),
    ),
    _closed(
        "scope-relations",
        "Relations between subjects that a speaker asserts",
        ("distinct_from", "Distinct from", "The subjects are different things."),
        ("part_of", "Part of", "The first subject is part of the second."),
        ("same_as", "Same as", "The subjects are one and the same."),
        (
            "same_personnel_as",
            "Same personnel as",
            "The same people under another badge; the subjects stay two.",
        ),
    ),
    _open(
        "partitions",
        "Partitions of a deployment",
        ("place", "By place", "Parts at different places."),
        ("force", "By force", "Parts of different forces."),
        ("role", "By role", "Parts with different tasks."),
    ),
    _open(
        "identifier-schemes",
        "Schemes of identifiers",
        ("wikidata", "Wikidata", "Item number, such as Q796."),
        ("geonames", "GeoNames", "Number of a place."),
        ("icao", "ICAO", "Airfield code."),
        ("iata", "IATA", "Airport code."),
        ("iso3166_2", "ISO 3166-2", "Subdivision of a country."),
        ("lei", "LEI", "Legal entity identifier."),
    ),
    _open(
        "attribute-keys",
        "Keys of attributes",
        ("reason", "Reason", "Why it happens; several reasons may hold together."),
        ("destination", "Destination", "Where the force goes."),
        ("mission_name", "Name of the mission", "What the mission is called."),
        ("purpose", "Purpose", "What the force is there for, or what a document is for."),
        ("condition", "Condition", "What it depends on."),
        ("legal_basis", "Legal basis", "The agreement or mandate."),
        ("authentic", "Authentic", "Of a document: whether it is real; a draft is. A boolean."),
        (
            "progress",
            "Progress",
            "Of a document: drafted, signed, sent or received; each implies those before it.",
        ),
        ("report_accurate", "Report accurate", "Of a report: whether it is right. A boolean."),
        ("policy_changed", "Policy changed", "Whether the policy is another one now. A boolean."),
        ("agreement_made", "Agreement made", "Whether there is an agreement. A boolean."),
        ("signed", "Signed", "Of a document: when it was signed. A date."),
        ("readiness", "Readiness", "Whether the force is on alert, or how high it is; daily."),
        ("controlled_by", "Controlled by", "Who holds the place; exclusive and daily."),
        ("opinion", "Opinion", "What somebody thinks of it; it is kept and not compared."),
        ("author", "Author", "Of a document: who wrote it."),
        ("binding", "Binding", "Of a document: whether it binds its parties. A boolean."),
    ),
)

CODE_LISTS: Mapping[str, CodeList] = MappingProxyType({entry.name: entry for entry in _LISTS})


def code_list(name: str) -> CodeList:
    """Return a code list by name; raises KeyError for a name that is not in `CODE_LISTS`."""
    return CODE_LISTS[name]
