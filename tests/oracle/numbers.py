"""What claims say of numbers, and what is presumed about them."""

from fractions import Fraction
from itertools import product

from tests.oracle.figures import bounds, flow_of, quantity_of
from tests.oracle.movements import wide_and_narrow
from tests.oracle.theory import (
    OPEN,
    STATES,
    Atom,
    Demand,
    Numbers,
    Quantity,
    StandDemand,
    StockDemand,
    Subject,
    Sum,
    Total,
    TotalDemand,
)
from tests.oracle.who_and_what import execution, is_head_count, is_number, is_stock, presence
from tests.oracle.windows import SkipError, every

from counterclaim.model import Change, Count

PLANNED = ("plan", "conditional", "forecast")
LIES_WITHIN = {"combat": "uniformed"}
"""Populations that lie within another one than everybody."""


class Amount:
    """The number of one claim that takes part: its quantity, its bounds and its days."""

    def __init__(self, reading):
        self.reading = reading
        claim = self.claim = reading.claim
        self.is_change = isinstance(claim.says, Change)
        self.is_stock = is_stock(claim)
        self.of_period = self.is_stock and reading.role == "for"
        self.quantity = quantity_of(claim, reading.subject)
        self.quantity_of_days = quantity_of(claim, reading.subject, of_period=False)
        self.flow = None if self.is_stock else flow_of(claim)
        self.wide, self.narrow = (None, None) if self.is_stock else wide_and_narrow(claim)
        if self.flow == "net" and self.wide.first == -OPEN:
            raise SkipError("empty window")
        # `not_before` is about the complement of a stock
        self.denied = reading.affirmed == (self.is_stock and reading.times.of_complement)

    @property
    def is_plain_stock(self):
        """Whether it is an affirmed stock of the quantity itself, on days."""
        return is_head_count(self.claim) and not (self.denied or self.of_period)

    @property
    def is_report(self):
        """Whether it is a figure that persists."""
        return (
            self.is_plain_stock
            and self.reading.affirmed
            and self.reading.modality == "fact"
            and self.claim.commitment in ("certain", "probable")
            and self.claim.says.basis != "vague"
        )


class NumbersOfClaims:
    """The numbers of all claims that take part in a compilation."""

    def __init__(self, compilation):
        self.compilation = compilation
        self.policy = compilation.policy
        self.records = compilation.records
        self.amounts = [reading.amount for reading in compilation.readings if reading.amount]

    # what is said

    def demands(self, reading):
        """Return what a claim says of numbers and presumes about them."""
        amount = reading.amount
        if amount is None:
            return ()
        found = list(self._stock(amount) if amount.is_stock else self._total(amount))
        if amount.of_period and reading.affirmed:
            found += self._period(amount)
        if amount.is_stock and amount.claim.says.measure == "ceiling":
            found += self._ceiling(amount)
        found += self._target(amount)
        if amount.is_report:
            found += self._persists(amount)
            found += self._of_the_same_days(amount)
        return tuple(demand for demand in found if self.compilation.on(demand.rule))

    def bounds(self, amount):
        """Return the low and the high bound of a number, widened where it is affirmed."""
        return bounds(amount.claim, self.policy, widened=not amount.denied)

    def _stock(self, amount):
        reading = amount.reading
        low, high = self.bounds(amount)
        if low is None and high is None:
            return
        within, strong = not amount.denied, reading.times.strong
        weak = every(-OPEN, OPEN) if amount.of_period else reading.weak
        yield _stock_demand("weak", reading.tier, weak, amount.quantity, low, high, within=within)
        if strong is not None and not amount.of_period:
            yield _stock_demand("strong", 2, strong, amount.quantity, low, high, within=within)
        ahead = reading.times.ahead
        if ahead is not None:
            tier = max(1, reading.tier)
            rule = "holds_ahead"
            yield _stock_demand(rule, tier, ahead, amount.quantity, low, high, within=within)

    def _total(self, amount):
        """Return the totals that a movement claims, over its wide and its narrow days."""
        reading, wide, narrow = amount.reading, amount.wide, amount.narrow
        low, high = self.bounds(amount)
        tier = reading.tier

        def total(rule, tier, *options):
            return TotalDemand(rule, tier, amount.quantity, amount.flow, options)

        def over(window, low, high, *, within=True):
            return Total(window.first, window.last, low, high, within)

        if amount.flow == "net":
            yield total("weak", tier, over(wide, low, high, within=not amount.denied))
            return
        if amount.claim.says.movement == "some":
            high = None
        if amount.denied:
            few = over(narrow, low, None, within=False)
            many = over(wide, None, high, within=False)
            options = [few] * (low is not None) + [many] * (high is not None)
            if options and not (low is not None and narrow.empty):
                yield total("weak", tier, *options)
            return
        for rule, at, most, least in (("weak", tier, wide, narrow), ("strong", 2, narrow, wide)):
            if low is not None and not most.empty:
                yield total(rule, at, over(most, low, None))
            if high is not None and not least.empty:
                yield total(rule, at, over(least, None, high))

    # what is presumed

    def _period(self, amount):
        low, high = self.bounds(amount)
        tier = max(1, amount.reading.tier)
        period = every(*amount.quantity.period)
        yield _stock_demand("period_figure", tier, period, amount.quantity_of_days, low, high)

    def _ceiling(self, amount):
        if amount.denied or not amount.reading.affirmed or amount.claim.says.unit == "fraction":
            return
        high = self.bounds(amount)[1]
        if high is None:
            return
        says = amount.claim.says
        quantity = Quantity("stock", amount.reading.subject, says.unit, says.population)
        window = every(*amount.quantity.period) if amount.of_period else amount.reading.weak
        if amount.reading.role == "by":
            window = every(window.first, window.last + self.policy.figure_days)
        tier = max(1, amount.reading.tier)
        yield _stock_demand("ceiling_holds", tier, window, quantity, None, high)

    def _target(self, amount):
        """Yield that after a deadline no more are there than a plan was to leave behind."""
        reading, says = amount.reading, amount.claim.says
        by_then = reading.role == "by" and reading.modality == "plan" and reading.affirmed
        if not by_then or not isinstance(says, Count) or says.measure != "remaining":
            return
        high = self.bounds(amount)[1] if is_head_count(amount.claim) else None
        if high is None or says.basis == "vague":
            return
        due, tier = reading.weak.last, max(1, reading.tier)
        coming = [
            max(first, due + 1)
            for first, last in self.compilation.covered("in", reading.subject)
            if last > due
        ]
        end = min([*coming, self.compilation.update_day(reading.id)], default=OPEN) - 1
        for stage, percent, begin, close in self._times_that_it_stands(due):
            first, last = max(begin, due + 1), min(close, end)
            if stage == 1 and first <= last:
                most = high * (100 + percent) / Fraction(100)
                window = every(first, last)
                yield _stock_demand("target_stands", tier, window, amount.quantity, None, most)

    def _of_the_same_days(self, amount):
        """Yield that figures of the present told in one month are of the days they share."""
        first, last = amount.reading.stated
        if amount.claim.when is not None:
            return
        if not 2 <= last - first + 1 <= self.policy.contemporaneous_days:
            return
        low, high = self.bounds(amount)
        tier = max(1, amount.reading.tier)
        for other in self.amounts:
            told_now = other.is_report and other.claim.when is None
            if other is amount or not told_now or other.quantity != amount.quantity:
                continue
            begin, end = max(first, other.reading.stated[0]), min(last, other.reading.stated[1])
            if begin <= end:
                window = every(begin, end)
                yield _stock_demand("contemporaneous", tier, window, amount.quantity, low, high)

    def _persists(self, amount):
        reading, weak = amount.reading, amount.reading.weak
        when = amount.claim.when
        throughout = when is not None and when.edtf.kind == "interval"
        if throughout and when.role in ("at", "during") and weak.last < reading.stated[0]:
            return
        origin = weak.last if weak.every else weak.first
        start = weak.last + 1 if weak.every else weak.last
        if abs(origin) == OPEN or abs(start) == OPEN:
            return
        end = self.compilation.update_day(reading.id) - 1
        for tier, percent, begin, close in self._times_that_it_stands(origin):
            first, last = max(begin, start), min(close, end)
            if first <= last:
                for flow, bound in self._drifted(amount, percent):
                    direction = "out" if flow == "left" else "in"
                    yield StandDemand(
                        "figure_persists",
                        max(tier, reading.tier),
                        amount.quantity,
                        flow,
                        tuple(self.covered(direction, reading.subject)),
                        origin,
                        first,
                        last,
                        bound,
                    )

    def _times_that_it_stands(self, origin):
        """Return tiers, per cents of drift, and first and last days from an origin on."""
        policy = self.policy
        ends = [policy.figure_grace_days]
        while ends[-1] < policy.figure_days:
            ends.append(ends[-1] + policy.drift_days)
        first = 0
        for number, end in enumerate(ends):
            last = min(end, policy.figure_days)
            yield 1, number * policy.drift_percent, origin + first, origin + last
            first = last + 1
        yield 2, 0, origin, origin + policy.figure_note_days

    def _drifted(self, amount, percent):
        low, high = self.bounds(amount)
        found = []
        if low is not None:
            found.append(("left", low * (100 - percent) / Fraction(100)))
        if high is not None:
            found.append(("came", high * (100 + percent) / Fraction(100)))
        return found

    def covered(self, direction, subject):
        """Return the windows of days on which figures may change."""
        return [window for _, window in self.coverings(direction, subject)]

    def coverings(self, direction, subject):
        """Return those windows, each with the claim by which its days are covered."""
        linked = self.records.related(subject)
        windows = list(self.compilation.coverings(direction, subject))
        for amount in self.amounts:
            reading, says = amount.reading, amount.claim.says
            if reading.id in self.compilation.withdrawn or reading.subject not in linked:
                continue
            if not reading.affirmed:
                continue
            if reading.modality == "conditional" or reading.claim.commitment == "possible":
                continue
            if amount.flow == "net":
                windows.append((reading.id, (amount.wide.first, amount.wide.last)))
            if not is_head_count(amount.claim):
                continue
            leaves_some = says.measure == "remaining" and direction == "out"
            aimed_at = says.measure == "present" and reading.modality in PLANNED
            if leaves_some or aimed_at:
                windows.append((reading.id, (reading.stated[0], OPEN)))
            if says.population == "rotational":
                windows.append((reading.id, (-OPEN, OPEN)))
        return windows

    def stages(self, reading):
        """Return what a change says of the stages of a withdrawal and of a reduction."""
        amount = reading.amount
        rule = "change_excludes_withdrawal"
        if amount is None or not amount.is_change or not self.compilation.on(rule):
            return []
        if not reading.affirmed or amount.claim.says.direction == "down":
            return []
        not_under_way = frozenset(STATES["execution"]) - {"main_phase", "final_phase"}
        atoms = tuple(
            Atom(execution(process, reading.subject, amount.claim.about.round), not_under_way)
            for process in ("withdrawal", "reduction")
        )
        window = (amount.wide.every, amount.wide.first, amount.wide.last)
        return [Demand(rule, max(1, reading.tier), *window, atoms, whole_day=True)]

    # steps

    def steps(self):
        """Return the triples whose arithmetic does not work out, with their tiers."""
        found = {}
        if not self.compilation.on("step_arithmetic"):
            return found
        reports = [amount for amount in self.amounts if amount.is_report]
        moves = [amount for amount in self.amounts if self._is_step(amount)]
        goals = [
            amount
            for amount in self.amounts
            if amount.is_plain_stock
            and amount.reading.affirmed
            and (amount.claim.says.measure == "remaining" or amount.reading.modality in PLANNED)
        ]
        for report, move, goal in product(reports, moves, goals):
            if report is goal or not self._one_quantity(report, move, goal):
                continue
            tier = self._tier_of_step(report, move, goal)
            if tier is not None:
                ids = frozenset(amount.reading.id for amount in (report, move, goal))
                tiers = [amount.reading.tier for amount in (report, move, goal)]
                found[ids] = min(found.get(ids, 2), max(tier, *tiers))
        return found

    def _is_step(self, amount):
        says = amount.claim.says
        return (
            isinstance(says, Count)
            and not amount.is_stock
            and says.measure in ("leaving", "arriving")
            and says.movement == "total"
            and says.basis != "vague"
            and amount.reading.affirmed
            and amount.reading.modality in ("fact", "plan", "conditional")
        )

    def _one_quantity(self, report, move, goal):
        quantity = report.quantity
        same = quantity == move.quantity == goal.quantity
        return same and quantity.unit == "persons" and quantity.kind == "stock"

    def _tier_of_step(self, report, move, goal):
        stated = [amount.reading.stated for amount in (report, move, goal)]
        if stated[0][0] > stated[1][1] + self.policy.drift_days or stated[0][0] > stated[2][1]:
            return None
        distance = max(last for _, last in stated) - min(first for first, _ in stated)
        policy = self.policy
        if distance <= policy.figure_days:
            late = max(0, distance - policy.figure_grace_days)
            percent = -(-late // policy.drift_days) * policy.drift_percent
            if self._misses(report, move, goal, percent):
                return 1
        if distance <= policy.figure_note_days and self._misses(report, move, goal, 0):
            return 2
        return None

    def _misses(self, report, move, goal, percent):
        """Tell whether report and movement lead to more than the goal's most, or less."""
        drifted = dict(self._drifted(report, percent))
        before = (drifted.get("left"), drifted.get("came"))
        move_low, move_high = self.bounds(move)
        low, high = self.bounds(goal)
        if move.flow == "left":
            step = (_negated(move_high), _negated(move_low))
        else:
            step = (move_low, move_high)
        least, most = _plus(before[0], step[0]), _plus(before[1], step[1])
        too_many = least is not None and high is not None and least > high
        too_few = most is not None and low is not None and most < low
        return too_many or too_few

    # the background

    def background(self, demands, further=frozenset()):
        """Return what holds of all quantities that matter, with the demands of the claims.

        Some further quantities are spoken of besides.
        """
        parts = self._recorded_parts()
        exhaustive = any(exact for _, _, exact in parts)
        if not self.amounts and not exhaustive and not further:
            return Numbers({})
        on = self.compilation.on
        spoken = {demand.quantity for own in demands.values() for demand in own} | further
        populations = {q.population for q in spoken if _of_persons(q)}
        populations |= {LIES_WITHIN[one] for one in populations if one in LIES_WITHIN}
        if populations or exhaustive:
            populations.add(None)
        deployments = [Subject(deployment=name) for name in self.records.deployments]
        heads = {
            (x, p): Quantity("stock", x, "persons", p) for x in deployments for p in populations
        }
        sums = []
        for whole, members, are_all in parts:
            exact = are_all and on("partition_exhaustive")
            for population in populations if exact or on("parts_within_whole") else ():
                own = tuple(heads[part, population] for part in members)
                sums.append(Sum(own, heads[whole, population], exact))
        if on("population_within"):
            sums += [
                Sum((quantity,), heads[x, LIES_WITHIN.get(population)], exact=False)
                for (x, population), quantity in heads.items()
                if population is not None
            ]
        if on("parts_within_whole"):
            sums += [
                Sum((heads[part, p],), heads[whole, p], exact=False, claims=frozenset({name}))
                for name, part, whole in self.compilation.claimed
                for p in populations
            ]
        present = [(presence(x), heads[x, None]) for x in deployments if None in populations]
        return Numbers(
            demands,
            tuple(sorted(spoken | set(heads.values()), key=repr)),
            tuple(sums),
            tuple(present) if on("count_present") else (),
            balance=on("balance"),
        )

    def _recorded_parts(self):
        """Return wholes with the parts recorded for a partition, and whether these are all."""
        found = {}
        for name, deployment in self.records.deployments.items():
            for entry in deployment.part_of:
                if entry.whole in self.records.deployments:
                    members = found.setdefault((entry.whole, entry.partition), [])
                    members.append(Subject(deployment=name))
        return [
            (
                Subject(deployment=whole),
                tuple(dict.fromkeys(members)),
                partition in self.records.deployments[whole].exhaustive,
            )
            for (whole, partition), members in found.items()
        ]


def amount_of(reading):
    """Return the number of a claim, or None for a claim about a stage."""
    return Amount(reading) if is_number(reading.claim) else None


def _stock_demand(rule, tier, window, quantity, low, high, *, within=True):
    days = (window.every, window.first, window.last)
    return StockDemand(rule, tier, *days, quantity, low, high, within)


def _of_persons(quantity):
    return quantity.kind == "stock" and quantity.unit == "persons" and (quantity.period is None)


def _negated(number):
    return None if number is None else -number


def _plus(one, other):
    return None if one is None or other is None else one + other
