"""The oracles' own reading of a dataset, written from the page on the consistency model.

It shares no code with the checker: only the records, the code lists and the days.
"""

from tests.oracle.claimed_parts import (
    claimed_parts,
    is_other_scope,
    is_questioned,
    named_in_scope,
    parts_in_sets,
)
from tests.oracle.closure import left_open
from tests.oracle.deadlines import taken_back
from tests.oracle.numbers import NumbersOfClaims, amount_of
from tests.oracle.pairs import IS_SO, never_together, plans_apart, rivals
from tests.oracle.presumptions import Attached
from tests.oracle.properties import rival_properties
from tests.oracle.relative import check_relative, hanging_of, is_relative
from tests.oracle.speech import own_words
from tests.oracle.theory import (
    OPEN,
    STATES,
    Atom,
    Demand,
    Implication,
    Return,
    Theory,
    Timeline,
)
from tests.oracle.who_and_what import (
    Records,
    execution,
    is_mute,
    movement_of,
    presence,
    process_of,
    subject_of,
    timeline_of,
)
from tests.oracle.windows import SkipError, every, hull, time_of, times, wholly_after

from counterclaim.codelists import stage_meaning
from counterclaim.consistency.policy import Policy
from counterclaim.model import Count, Stage

IDLE_MODALITIES = ("demand", "wish", "question", "no_position", "proposal")
WITHDRAWING = ("main_phase", "final_phase", "completed")
REDUCING = ("main_phase", "final_phase", "suspended", "completed")
UNDER_WAY = ("under_way", "final_stages", "suspended")


class Reading:
    """One claim that takes part, with its times, its tier, its party and its timeline."""

    def __init__(self, claim, records):
        self.claim = claim
        self.id = claim.id
        self.stated = hull(claim.stated)
        self.subject = subject_of(claim)
        self.process = process_of(claim.about)
        self.affirmed = claim.polarity == "affirmed"
        self.modality = claim.modality
        if not is_relative(claim) and claim.modality == "fact" and wholly_after(claim):
            self.modality = "forecast"
        self.tier = max(
            {"fact": 0, "plan": 1, "forecast": 2, "conditional": 2}[self.modality],
            {"certain": 0, "probable": 1, "possible": 2}[claim.commitment],
            1 if claim.about.inferred else 0,
        )
        self.party = records.party(claim.speaker)
        self.committed = records.committed(claim.speaker)
        if is_relative(claim):
            check_relative(claim)
            return  # the rest depends on when the anchor comes
        self.times = times(claim)
        self.weak = self.times.weak
        self.time = time_of(claim)
        self.movement = movement_of(claim)
        self.code = claim.says.code if isinstance(claim.says, Stage) else None
        self.timeline = None if self.code is None else timeline_of(claim, records)
        self.role = None if claim.when is None else claim.when.role
        self.amount = amount_of(self)
        self.start_day = self._start_day()

    def _start_day(self):
        """Return the day on which the claim says that a process starts, or None."""
        starts = (
            self.affirmed
            and self.code in IS_SO
            and (self.claim.says.enters or self.role == "since")
        )
        return self.time[0] if starts else None


def read(dataset, policy=None, *, prune=True):
    """Compile a dataset into a theory; `prune` leaves out timelines that cannot matter."""
    policy = Policy() if policy is None else policy
    late = {
        claim.id
        for claim in dataset.claims
        if policy.as_of is not None and hull(claim.stated)[0] > policy.as_of
    }
    claims = [claim for claim in dataset.claims if claim.id not in late]
    skipped = dict.fromkeys(late, "as of")
    resolved = Records(dataset, ())
    readings = []
    for claim in claims:
        reason = _reason_to_skip(claim, resolved)
        if reason is None:
            try:
                readings.append(Reading(claim, resolved))
            except SkipError as skip:
                reason = str(skip)
        if reason is not None:
            skipped[claim.id] = reason
    records = Records(dataset, [reading.claim for reading in readings])
    whole = _Compilation(dataset, records, policy, claims, readings)
    return whole.theory(skipped, prune=prune)


def _reason_to_skip(claim, records):
    if claim.modality in IDLE_MODALITIES:
        return "modality"
    if claim.commitment == "none":
        return "commitment"
    if is_other_scope(claim):
        return "content"
    if is_mute(claim):
        return "vague"
    about = claim.about
    exceptions = claim.says.exceptions if isinstance(claim.says, Stage) else ()
    named_deployments = {*exceptions, *named_in_scope(claim), about.deployment} - {None}
    if is_relative(claim):
        named_deployments.add(claim.when.relative.anchor.deployment)
    named_actors = {claim.speaker, about.by} - {None}
    if named_deployments - set(records.deployments) or named_actors - set(records.actors):
        return "reference"
    return None


class _Compilation:
    def __init__(self, dataset, records, policy, claims, readings):
        self.dataset = dataset
        self.records = records
        self.policy = policy
        self.readings = [reading for reading in readings if not is_relative(reading.claim)]
        self.hanging = [reading for reading in readings if is_relative(reading.claim)]
        self.by_id = {reading.id: reading for reading in readings}
        self._relate(claims)
        anchors = [reading.claim.when.relative.anchor for reading in self.hanging]
        self.rounds = sorted(
            {reading.claim.about.round for reading in readings} | {one.round for one in anchors}
        )
        self.claimed = claimed_parts(self)
        for reading in self.readings:
            if is_questioned(reading.claim, claims, self.withdrawn):
                reading.tier = 2

    # relations between claims

    def _relate(self, claims):
        """Find who withdrew, updated and disputed what; also by claims that do not take part."""
        self.withdrawals, self.updates, self.disputes = [], [], []
        by_id = {claim.id: claim for claim in claims}
        for claim in claims:
            for relation in claim.relations:
                target = by_id.get(relation.claim)
                if target is None:
                    continue
                same = self._commits(claim, target)
                if relation.kind in ("retracts", "corrects", "supersedes"):
                    (self.withdrawals if same else self.disputes).append((claim, target))
                elif relation.kind == "disputes":
                    self.disputes.append((claim, target))
                elif relation.kind == "updates" and same:
                    self.updates.append((claim, target))
        self.withdrawn = {target.id for _, target in self.withdrawals}

    def _commits(self, claim, target):
        """Tell whether a claim is made in the name of the party of another."""
        known = self.records.actors
        if claim.speaker not in known or target.speaker not in known:
            return False
        party = self.records.party(target.speaker)
        return party is not None and party in self.records.committed(claim.speaker)

    def update_day(self, claim_id):
        """Return the first day on which the claim may have been updated by its own party."""
        days = [
            hull(updater.stated)[0] for updater, target in self.updates if target.id == claim_id
        ]
        return min(days, default=OPEN)

    # covered days and starts

    def covered(self, direction, subject):
        """Return the windows covered `out` or `in` for a subject."""
        return [window for _, window in self.coverings(direction, subject)]

    def coverings(self, direction, subject):
        """Return those windows, each with the claim that covers it."""
        linked = self.records.related(subject)
        windows = []
        for reading in self.readings:
            window = self._covers(direction, reading)
            if window is not None and reading.subject in linked:
                windows.append((reading.id, window))
        return windows

    def _covers(self, direction, reading):
        weak = reading.modality == "conditional" or reading.claim.commitment == "possible"
        withdrawn = reading.id in self.withdrawn
        if weak or withdrawn or not reading.affirmed or reading.subject.exceptions:
            return None
        first, last = reading.weak.first, reading.weak.last
        says = reading.claim.says
        if isinstance(says, Count):
            fits = says.measure == ("leaving" if direction == "out" else "arriving")
            some = says.unit != "fraction" and (says.high is None or says.high >= 1)
            return (first, last) if fits and some else None
        if reading.timeline is None:
            return None
        if reading.timeline.facet == "presence":
            came = "absent" if direction == "out" else "present"
            return (first, last) if says.enters and reading.code == came else None
        processes = ("withdrawal", "reduction") if direction == "out" else ("arrival",)
        if reading.timeline.facet != "execution" or reading.process not in processes:
            return None
        ends = [
            done.weak.last
            for done in self.readings
            if self._over(done)
            and done.weak.first > last
            and done.subject in {reading.subject} | self.records.wholes.get(reading.subject, set())
        ]
        days = {
            **dict.fromkeys(UNDER_WAY, (first, self._goes_on_to(direction, last))),
            "started": (-OPEN, self._goes_on_to(direction, last)),
            "completed": (-OPEN, last),
        }
        if reading.code not in days:
            return None
        begin, end = days[reading.code]
        return (begin, min([end, *ends]))

    def _goes_on_to(self, direction, last):
        return last + self.policy.arrival_days if direction == "in" else OPEN

    def _over(self, reading):
        """Tell whether a claim reports that a withdrawal is over."""
        return (
            reading.code == "completed"
            and reading.process == "withdrawal"
            and reading.timeline.facet == "execution"
            and reading.affirmed
            and not reading.times.of_complement
            and reading.modality == "fact"
            and reading.claim.commitment in ("certain", "probable")
            and reading.id not in self.withdrawn
            and not reading.subject.exceptions
            and reading.subject.deployment is not None
        )

    def starts(self, timeline):
        """Return the days on which a process is claimed to start."""
        return [
            reading.start_day
            for reading in self.readings
            if reading.start_day is not None
            and reading.id not in self.withdrawn
            and reading.timeline == timeline
        ]

    # what the presumptions ask for

    def content(self, reading):
        """Return the atoms of a stage claim; completed means that nobody is there, too."""
        meant = frozenset(stage_meaning(reading.code).states)
        others = frozenset(STATES[reading.timeline.facet]) - meant
        complement = reading.affirmed == reading.times.of_complement
        atoms = [Atom(reading.timeline, others if complement else meant)]
        ends_presence = (
            reading.affirmed
            and not complement
            and reading.code == "completed"
            and reading.process == "withdrawal"
            and reading.subject.matter is None
            and self.on("completed_means_absent")
        )
        if ends_presence:
            atoms.append(Atom(presence(reading.subject), frozenset({"absent"})))
        return atoms

    def decision(self, subject, process, run, decider):
        return Timeline("decision", subject, process, run, decider)

    # the parts of the theory

    def on(self, rule):
        return rule not in self.policy.disabled

    def theory(self, skipped, *, prune):
        demands = {}
        amounts = self.amounts = NumbersOfClaims(self)
        for reading in self.readings:
            own = self.readings_of(reading) + Attached(self, reading).demands()
            demands[reading.id] = tuple(own + amounts.stages(reading))
        hanging = {
            reading.id: hanging_of(self, reading, lambda claim: Reading(claim, self.records))
            for reading in self.hanging
        }
        examples = [
            entry.on(int(day) + offset)
            for entry in hanging.values()
            for day in self._stated()
            for offset in (-2 * entry.reach, 0, 2 * entry.reach)
        ]
        examples = [example for example in examples if example is not None]
        numbers = amounts.background(
            {reading.id: amounts.demands(reading) for reading in self.readings},
            {demand.quantity for _, found in examples for demand in found},
        )
        laws = self._implications()
        withdrawals = [
            (execution("withdrawal", subject, run), presence(subject))
            for subject in self.records.subjects
            for run in self.rounds
        ]
        spoken = {
            atom.timeline for own in demands.values() for demand in own for atom in demand.atoms
        }
        spoken |= {entry.anchor.timeline for entry in hanging.values()}
        spoken |= {atom.timeline for d, _ in examples for one in d for atom in one.atoms}
        kept = self._needed(spoken) if prune else self._everything(spoken)
        kept |= {timeline for timeline, _ in numbers.present}
        laws = [
            law for law in laws if law.premise.timeline in kept and law.conclusion.timeline in kept
        ]
        withdrawals = [pair for pair in withdrawals if set(pair) <= kept]
        returns = [
            Return(away, here, tuple(self.covered("in", here.subject)))
            for away, here in withdrawals
        ]
        return Theory(
            tiers={name: reading.tier for name, reading in self.by_id.items()},
            demands=demands,
            numbers=numbers,
            rivals=self._rivals(amounts),
            apart=self._pairs(never_together),
            plans_apart=self._pairs(plans_apart),
            implications=tuple(laws),
            entries=tuple(withdrawals) if self.on("completed_means_absent") else (),
            returns=tuple(returns) if self.on("no_return") else (),
            no_regression=self.on("no_regression"),
            timelines=tuple(sorted(kept, key=repr)),
            skipped=skipped,
            hanging=hanging,
            stated=frozenset(self._stated()),
        )

    def _rivals(self, amounts):
        """Return all pairs and triples that exclude one another, with the lowest tier."""
        found = {}
        for some in (
            rivals(self),
            amounts.steps(),
            rival_properties(self),
            taken_back(self, amounts),
            left_open(self, amounts),
            own_words(self, self.dataset),
        ):
            for names, tier in some.items():
                found[names] = min(tier, found.get(names, tier))
        return found

    def _stated(self):
        """Return the days of statements whose time hangs on something."""
        return {day for reading in self.hanging for day in reading.stated}

    def _pairs(self, holds):
        """Return the pairs of claims of which something holds, in one order or the other."""
        readings = list(self.by_id.values())
        return frozenset(
            frozenset((one.id, other.id))
            for number, one in enumerate(readings)
            for other in readings[:number]
            if holds(self, one, other) or holds(self, other, one)
        )

    def _everything(self, spoken):
        kept = set(spoken)
        for subject in self.records.subjects:
            kept.add(presence(subject))
            for run in self.rounds:
                kept.add(execution("withdrawal", subject, run))
                kept.add(execution("reduction", subject, run))
        return kept

    def _needed(self, spoken):
        """Return the timelines that can matter.

        One that no claim speaks of matters only as a link. A reduction follows from things and
        nothing follows from it: it may always have been under way. A withdrawal matters where
        that of a whole does: else it may never start. A presence follows from the presence of
        parts, and parts are so at any depth; it matters where the withdrawal does.
        """
        kept = set(spoken)
        if self.claimed:  # what is linked through them is not looked for: everything may be
            kept = {t for t in self._everything(spoken) if t in spoken or t.process != "reduction"}
        for subject in self.records.subjects:
            for run in self.rounds:
                wholes = {
                    execution("withdrawal", whole, run) for whole in self.records.wholes[subject]
                }
                if wholes & spoken:
                    kept.add(execution("withdrawal", subject, run))
        withdrawals = [t for t in kept if t.process == "withdrawal" and t.phase is None]
        kept |= {
            presence(timeline.subject)
            for timeline in withdrawals
            if timeline.facet == "execution" and timeline.subject.matter is None
        }
        return kept

    def readings_of(self, reading):
        """Return the weak and the strong reading of a stage."""
        if reading.code is None:
            return []
        atoms = self.content(reading)
        weak, strong = reading.weak, reading.times.strong
        denied = not reading.affirmed
        demands = [_demand("weak", reading.tier, weak, atoms, denied=denied)]
        if reading.times.enters and weak.first != -OPEN:
            before = weak.first - 1
            others = frozenset(STATES[reading.timeline.facet]) - atoms[0].states
            not_yet = (Atom(reading.timeline, others),)
            demands.append(_demand("enters", reading.tier, every(before, before), not_yet))
        if strong is not None:
            demands.append(_demand("strong", 2, strong, atoms, denied=denied))
        ahead = reading.times.ahead
        if ahead is not None and self.on("holds_ahead"):
            tier = max(1, reading.tier)
            demands.append(_demand("holds_ahead", tier, ahead, atoms, denied=denied))
        return demands

    def _implications(self):
        laws = []

        def law(rule, tier, premise, conclusion, claims=frozenset()):
            if self.on(rule):
                laws.append(Implication(rule, tier, premise, conclusion, claims))

        def withdrawal(subject, run, *states):
            return Atom(execution("withdrawal", subject, run), frozenset(states))

        def reduction(subject, run):
            return Atom(execution("reduction", subject, run), frozenset(REDUCING))

        def present(subject):
            return Atom(presence(subject), frozenset({"present"}))

        for part, x, claims in parts_in_sets(self):
            law("part_present", 0, present(part), present(x), claims)
            for run in self.rounds:
                leaves = withdrawal(part, run, *WITHDRAWING)
                completed = withdrawal(part, run, "completed")
                law("whole_completed", 0, withdrawal(x, run, "completed"), completed, claims)
                law("final_reaches_parts", 1, withdrawal(x, run, "final_phase"), leaves, claims)
                law("part_reduces_whole", 1, leaves, reduction(x, run), claims)
        for x in self.records.subjects:
            for run in self.rounds:
                under_way = withdrawal(x, run, "main_phase", "final_phase")
                law("withdrawal_reduces", 0, withdrawal(x, run, *WITHDRAWING), reduction(x, run))
                law("under_way_present", 1, under_way, present(x))
        return laws


def _demand(rule, tier, window, atoms, *, denied=False):
    """Make a demand of a window; only "some day" of what is affirmed is met by a moment."""
    whole_day = window.every or denied
    return Demand(rule, tier, window.every, window.first, window.last, tuple(atoms), whole_day)
