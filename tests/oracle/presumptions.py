"""What single claims presume beside what they say: the table of attached presumptions."""

from tests.oracle.theory import OPEN, STATES, Atom, Demand
from tests.oracle.who_and_what import execution, presence
from tests.oracle.windows import hull

STARTED = frozenset({"main_phase", "final_phase", "suspended", "completed"})
ONGOING = frozenset({"main_phase", "final_phase", "suspended"})


class Attached:
    """The presumptions of one claim that takes part in a compilation."""

    def __init__(self, compilation, reading):
        self.compilation = compilation
        self.policy = compilation.policy
        self.records = compilation.records
        self.reading = reading
        self.weak = reading.weak
        self.found = []

    def demands(self):
        """Return what the claim presumes, as demands of tier 1 or more."""
        reading = self.reading
        vouched = reading.affirmed and reading.claim.commitment in ("certain", "probable")
        if reading.movement is not None:
            self._movement()
        if vouched and reading.modality == "fact" and self._has_arrived():
            first, last = self.weak.first, self.weak.last
            atoms = [Atom(presence(reading.subject), frozenset({"present"}))]
            self._add("arrival_present", every=False, first=first, last=last, atoms=atoms)
            self._presence_persists("present")
        if reading.code is not None and vouched and reading.modality == "fact":
            self._takes_time()
            if reading.code in ("present", "absent"):
                self._presence_persists(reading.code)
            self._already_held()
            self._presence_before()
            self._contemporaneous()
        if vouched and reading.modality == "plan" and reading.role != "not_before":
            self._plan_means_agreed()
        if reading.modality == "plan" and reading.claim.commitment in ("certain", "probable"):
            self._stay_permitted()
        return [demand for demand in self.found if self.compilation.on(demand.rule)]

    def _add(self, rule, *, every, first, last, atoms, tier=1):
        if every:  # an update ends what is presumed throughout
            last = min(last, self.compilation.update_day(self.reading.id) - 1)
        if first > last or first == OPEN or last == -OPEN:
            return
        tier = max(tier, self.reading.tier)
        # "on every day" is about whole days, "on some day" about a moment
        self.found.append(Demand(rule, tier, every, first, last, tuple(atoms), whole_day=every))

    def _after(self, length):
        """Return the days that lie after every possible day and less than a length after each."""
        start = self.weak.last if self.weak.every else self.weak.first
        return _within(self.weak.last + 1, start + length - 1)

    def _before(self, length):
        """Return the days that lie before every possible day and less than a length before each."""
        end = self.weak.first if self.weak.every else self.weak.last
        return _within(end - length + 1, self.weak.first - 1)

    def _pace(self):
        deployment = self.records.deployments.get(self.reading.subject.deployment)
        return 0 if deployment is None else self.policy.pace[deployment.place.kind]

    def _is_withdrawal(self, *codes):
        reading = self.reading
        return reading.process == "withdrawal" and reading.code in codes

    def _movement(self):
        reading = self.reading
        subject, run = reading.subject, reading.claim.about.round
        first, last = self.weak.first, self.weak.last
        if reading.movement == "leaving":
            rule = "leaving_means_reduction"
            moving = [execution("reduction", subject, run)]
            moving += [execution("reduction", x, run) for x in self.records.wholes.get(subject, ())]
        else:
            rule = "arriving_means_arrival"
            moving = [execution("arrival", subject, run)]
        atoms = [Atom(timeline, STARTED) for timeline in moving]
        self._add(rule, every=False, first=first, last=last, atoms=atoms)

    def _takes_time(self):
        certain = self.reading.claim.commitment == "certain"
        if certain and self._is_withdrawal("not_started", "none", "cancelled"):
            first, last = self._after(self._pace())
            not_near_the_end = frozenset(STATES["execution"]) - {"final_phase", "completed"}
            atoms = [Atom(self.reading.timeline, not_near_the_end)]
            self._add("takes_time", every=True, first=first, last=last, atoms=atoms)

    def _has_arrived(self):
        reading = self.reading
        if reading.subject.deployment is None:
            return False
        codes = ("under_way", "final_stages", "started", "completed")
        stage = reading.process == "arrival" and reading.code in codes
        return stage or reading.movement == "arriving"

    def _is_interval(self):
        when = self.reading.claim.when
        return when is not None and when.role in ("at", "during") and when.edtf.kind == "interval"

    def _presence_persists(self, code):
        reading = self.reading
        if self._is_interval() and self.weak.last < reading.stated[0]:
            return
        start = self.weak.last if self.weak.every else self.weak.first
        if abs(start) == OPEN or abs(self.weak.last) == OPEN:
            return
        one_day = self.weak.first == self.weak.last  # then some day is every day
        first = self.weak.last + 1 if self.weak.every or one_day else self.weak.last
        direction = "out" if code == "present" else "in"
        covered = [
            max(begin, start + 1)
            for begin, end in self.compilation.covered(direction, reading.subject)
            if end > start
        ]
        end = min(covered, default=OPEN) - 1
        atoms = [Atom(presence(reading.subject), frozenset({code}))]
        for tier, days in ((1, self.policy.presence_days), (2, self.policy.presence_note_days)):
            last = min(start + days, end)
            self._add(
                "presence_persists", every=True, first=first, last=last, atoms=atoms, tier=tier
            )

    def _already_held(self):
        reading = self.reading
        if reading.claim.says.enters or reading.role == "since":
            return
        first, last = self.weak.first, self.weak.last
        if self._is_interval() and first != -OPEN:
            return
        if reading.code in ("under_way", "final_stages"):
            length = self._pace()
            days = self.compilation.starts(reading.timeline)
            defeated = any(first - length + 1 <= day <= last for day in days)
            states = ONGOING
        elif reading.code == "present":
            length = self.policy.presence_held_days
            windows = self.compilation.covered("in", reading.subject)
            defeated = any(
                max(begin, first - length + 1) <= min(end, last) for begin, end in windows
            )
            states = frozenset({"present"})
        else:
            return
        if not defeated:
            begin, end = self._before(length)
            atoms = [Atom(reading.timeline, states)]
            self._add("already_held", every=True, first=begin, last=end, atoms=atoms)

    def _presence_before(self):
        reading = self.reading
        if reading.subject.matter is not None:
            return
        if self._is_withdrawal("under_way", "final_stages", "started", "completed"):
            atoms = [Atom(presence(reading.subject), frozenset({"present"}))]
            last = self.weak.last
            self._add("presence_before", every=False, first=-OPEN, last=last, atoms=atoms)

    def _contemporaneous(self):
        reading = self.reading
        first, last = reading.stated
        if reading.claim.when is not None:
            return
        if not 2 <= last - first + 1 <= self.policy.contemporaneous_days:
            return
        atoms = self.compilation.content(reading)
        for other in self.compilation.readings:
            about_now = other.claim.when is None and other.modality == "fact"
            if other is reading or not about_now:
                continue
            if not self._linked(reading, other):
                continue
            begin, end = max(first, other.stated[0]), min(last, other.stated[1])
            self._add("contemporaneous", every=True, first=begin, last=end, atoms=atoms)

    def _linked(self, one, other):
        """Tell whether claims are about one timeline, or about two that the rules join."""
        here, there = self._timeline(one), self._timeline(other)
        if here == there:
            return True
        if there is None:
            return False
        if not (_of_people(here) and _of_people(there)):
            return False
        if None not in (here.round, there.round) and here.round != there.round:
            return False
        return there.subject in self.records.related(here.subject)

    def _timeline(self, reading):
        """Return the timeline of a claim; people who leave are about a reduction."""
        if reading.movement is None:  # of other numbers there is none
            return reading.timeline
        process = "reduction" if reading.movement == "leaving" else "arrival"
        return execution(process, reading.subject, reading.claim.about.round)

    def _plan_means_agreed(self):
        reading, about = self.reading, self.reading.claim.about
        decider = self.records.decider(about)
        if decider is None or decider not in self.records.roots(reading.claim.speaker):
            return
        if reading.movement == "leaving":
            process = "reduction"
        elif reading.movement == "arriving":
            process = "arrival"
        elif reading.code in ("under_way", "final_stages", "started", "completed"):
            process = reading.process
        else:
            return
        if process is None:  # a phase
            return
        decisions = {(reading.subject, process)}
        if process in ("withdrawal", "reduction") and reading.subject.matter is None:
            decisions.add((reading.subject, "reduction"))
            decisions |= {(x, "reduction") for x in self.records.wholes[reading.subject]}
        first, last = hull(reading.claim.stated)
        for subject, about_process in sorted(decisions, key=repr):
            timeline = self.compilation.decision(subject, about_process, about.round, decider)
            atoms = [Atom(timeline, frozenset({"agreed"}))]
            self._add("plan_means_agreed", every=False, first=first, last=last, atoms=atoms)

    def _stay_permitted(self):
        reading, records = self.reading, self.records
        deployment = reading.subject.deployment
        if reading.code is None or deployment is None:
            return
        own = records.party(records.deployments[deployment].force)
        own = own or records.deployments[deployment].force
        if own not in records.roots(reading.claim.speaker) or not self._plans_to_stay():
            return
        stayed = {reading.subject} | records.wholes[reading.subject]
        deciders = {
            other.timeline
            for other in self.compilation.readings
            if other.timeline is not None
            and other.timeline.facet == "decision"
            and other.timeline.process == "stay"
            and other.timeline.round == reading.claim.about.round
            and other.timeline.subject in stayed
            and other.timeline.decider not in (None, own)
        }
        allowed = frozenset(STATES["decision"]) - {"rejected"}
        for timeline in sorted(deciders, key=repr):
            self.found.append(
                Demand(
                    "stay_permitted",
                    max(1, reading.tier),
                    self.weak.every,
                    self.weak.first,
                    self.weak.last,
                    (Atom(timeline, allowed),),
                    whole_day=self.weak.every,
                )
            )

    def _plans_to_stay(self):
        """Tell whether a plan says that somebody is there, or that nobody leaves."""
        own = self.compilation.content(self.reading)[0]
        if own.timeline.facet == "presence":
            return own.states == {"present"}
        leaving = own.timeline.process in ("withdrawal", "reduction")
        stays = own.states <= {"not_started", "cancelled"}
        return own.timeline.facet == "execution" and leaving and stays


def _of_people(timeline):
    """Tell whether a timeline is about people who are there or leave."""
    return timeline.facet == "presence" or (
        timeline.facet == "execution"
        and timeline.phase is None
        and timeline.process in ("withdrawal", "reduction")
    )


def _within(first, last):
    """Return the days of a range, none where an end lies outside of an open window."""
    return (first, last) if abs(first) != OPEN and abs(last) != OPEN else (1, 0)
