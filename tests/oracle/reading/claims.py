"""What a claim is before anything is derived from it: its subject, parties, days and grade."""

from functools import cached_property

from attrs import frozen
from tests.oracle.reading.days import LONG, STATES, Days, every, some

from counterclaim.codelists.stages import stage_meaning
from counterclaim.model import Count, Stage
from counterclaim.structure.hierarchy import Subject, structure_of

CERTAIN, LIKELY, WEAK = range(3)
GRADES = ("certain", "likely", "weak")
BEGUN = frozenset(("main_phase", "final_phase", "suspended", "completed"))
NOT_BEGUN = frozenset(("not_started", "held", "cancelled"))
SILENT = ("demand", "wish", "question", "no_position", "proposal")


@frozen
class World:
    """A dataset with its references resolved."""

    dataset: object
    structure: object
    claims: dict


def world_of(dataset):
    """Resolve a dataset."""
    return World(dataset, structure_of(dataset), {c.id: c for c in dataset.claims})


def states_of(code, facet):
    """Return the states that a stage code allows, with `held`."""
    if code == "suspended":
        return frozenset(("held", "suspended"))
    states = set(stage_meaning(code).states)
    if "not_started" in states and facet == "execution":
        states |= {"held", "cancelled"}
    return frozenset(states)


class View:
    """A claim with what it means by itself."""

    def __init__(self, world, claim, span=None, *, someday=False):
        self.world, self.claim = world, claim
        self.id, self.says, self.about = claim.id, claim.says, claim.about
        self.when = None if someday else claim.when
        self.someday = someday
        self.s0 = -LONG if claim.stated.earliest is None else claim.stated.earliest
        self.s1 = LONG if claim.stated.latest is None else claim.stated.latest
        time = None if self.when is None else self.when.edtf
        self.role = None if self.when is None else self.when.role
        self.f = -LONG if time is None or time.earliest is None else time.earliest
        self.l = LONG if time is None or time.latest is None else time.latest
        self.placed = span is not None
        if span is not None:
            self.f, self.l = span
        self.time = time
        self.structure = world.structure

    def __repr__(self):
        return self.id

    @cached_property
    def modality(self):
        """The modality; a fact about a time wholly after its statement is a forecast."""
        if self.claim.modality == "fact" and self.when is not None and self.f > self.s1:
            return "forecast"
        return self.claim.modality

    @property
    def fact(self):
        return self.modality == "fact"

    @property
    def intends(self):
        return not self.fact

    @property
    def affirmed(self):
        return self.claim.polarity == "affirmed"

    @property
    def possible(self):
        return self.claim.commitment == "possible"

    @property
    def firm_fact(self):
        """A fact, certain or probable."""
        return self.fact and not self.possible

    @cached_property
    def grade(self):
        """How firm the claim is as such."""
        certain = self.claim.commitment == "certain"
        if self.possible or self.modality == "conditional":
            return WEAK
        if self.modality == "forecast" and not certain:
            return WEAK
        if not (self.fact and certain) or self.about.inferred:
            return LIKELY
        return CERTAIN

    @cached_property
    def subject(self):
        exceptions = getattr(self.says, "exceptions", ())
        return Subject(self.about.deployment, self.about.matter, tuple(sorted(set(exceptions))))

    @property
    def process(self):
        if self.about.process == "withdrawal" and self.about.extent != "all":
            return "reduction"
        return self.about.process

    @cached_property
    def parties(self):
        return self.structure.parties(self.claim.speaker)

    @cached_property
    def decider(self):
        return self.structure.decider(self.about.deployment, self.about.by)

    @property
    def of_force(self):
        """Whether its speaker commits the party of the force."""
        if self.about.deployment is None:
            return False
        force = self.structure.deployments[self.about.deployment].force
        return self.structure.speaks_for(self.claim.speaker, force)

    @property
    def stage(self):
        return self.says.code if isinstance(self.says, Stage) else None

    @property
    def enters(self):
        """Whether it says that a stage is entered; a denied one is merely denied."""
        return self.affirmed and self.stage is not None and self.says.enters

    @property
    def measure(self):
        return self.says.measure if isinstance(self.says, Count) else None

    @property
    def interval(self):
        return self.time is not None and self.time.kind == "interval"

    def same_party(self, other):
        return bool(self.parties & other.parties) or self.claim.speaker == other.claim.speaker

    def may_settle(self, other):
        """Whether its speaker may take back what another claim says: for all who said it."""
        return bool(other.parties) and other.parties <= self.parties

    @cached_property
    def line(self):
        """The line that a stage is about."""
        facet = stage_meaning(self.stage).facet
        if facet == "presence":
            return (self.subject, "presence", None, 1, None, None)
        by = self.decider if facet in ("decision", "announcement") else None
        return (self.subject, facet, self.process, self.about.round, self.about.phase, by)

    @cached_property
    def states(self):
        """The states that its stage allows."""
        facet = self.line[1]
        states = states_of(self.stage, facet)
        whole = frozenset(STATES[facet])
        if not self.affirmed:
            states = whole - states
        if self.role == "not_before":
            states = whole - states
        return states

    @property
    def stays(self):
        """Whether it is a plan to stay."""
        return self.intends and self.affirmed and self.stage in ("present", "none", "not_started")

    @property
    def undated(self):
        """Whether its days hang on a date of statement without a bound."""
        if self.s0 > -LONG and self.s1 < LONG:
            return False
        if self.when is None:
            moves = self.intends and self.affirmed and not self.stays
            return not moves or self.s0 <= -LONG
        if self.role in ("by", "until"):
            return not self.fact
        return self.role == "not_before" or (self.role == "since" and self.fact)

    def days(self):
        """Return the days by the table of times, and those of the strong reading; or None."""
        s0, s1, f, l, role = self.s0, self.s1, self.f, self.l, self.role  # noqa: E741
        if self.when is None:
            if self.fact:
                return self._of_a_date(s0, s1)
            if self.someday or (self.affirmed and not self.stays):
                return some(s0, LONG), None
            return every(s1, LONG), every(s0, LONG)
        read = {"by": self._by, "until": self._until, "since": self._since}.get(role, self._at)
        return (every(s1, f - 1), every(s0, l - 1)) if role == "not_before" else read()

    def _since(self):
        s0, s1, f, l = self.s0, self.s1, self.f, self.l  # noqa: E741
        if not self.fact:
            return every(l, LONG), every(f, LONG)
        return every(l, s0) if l <= s0 else some(f, s1), every(f, s1)

    def _of_a_date(self, first, last):
        """Return the days of a date: a denial of one day is about all of it."""
        denied = not self.affirmed and first == last
        return Days(denied, first, last), every(first, last)

    def _at(self):
        if not self.interval:
            return self._of_a_date(self.f, self.l)
        time = self.time
        if not time.has_core:
            return some(self.f, self.l), every(self.f, self.l)
        if any(mark in time.text for mark in "~?%"):
            first = -LONG if time.core_first is None else time.core_first
            last = LONG if time.core_last is None else time.core_last
            return every(first, last), every(self.f, self.l)
        return every(self.f, self.l), every(self.f, self.l)

    def _by(self):
        s0, s1, f, l = self.s0, self.s1, self.f, self.l  # noqa: E741
        if self.affirmed:
            if self.fact:
                return some(-LONG, l), some(-LONG, f)
            return some(s0, l), some(s1, f)
        if self.fact:
            return every(-LONG, f), every(-LONG, l)
        return every(s1, f), every(s0, l)

    def _until(self):
        s0, s1, f, l = self.s0, self.s1, self.f, self.l  # noqa: E741
        if self.affirmed:
            if self.fact:
                return every(f - 1, f - 1), every(f - 1, l - 1)
            return every(s1, f - 1), every(s0, l - 1)
        start = f - 1 if self.fact else s0
        return some(start, l - 1), some(start, f - 1)
