"""The background rules of a check, explained."""

from functools import partial

from counterclaim.findings.codes import entry

_definition = partial(entry, "definition")
_presumption = partial(entry, "presumption")

_OFF = "Switch it off with --disable {code} to see what remains without it."

DEFINITIONS = (
    _definition(
        "transitions",
        "The stages follow one another in a set order",
        "From one day to the next a timeline moves along the published transitions, any number of "
        "steps at a time; none leads back to the first stage.",
        "A process that is under way cannot have still to begin on a later day.",
        "“Under way” in March and “not started” in June do not fit; “not started” in March and "
        "“under way” in June do.",
    ),
    _definition(
        "completed_means_absent",
        "A completed withdrawal leaves nobody behind",
        "Who says that a withdrawal is completed says that nobody of the deployment is there on "
        "that day.",
        "That is what the word means: whoever is still there has not been withdrawn.",
        "“The withdrawal is completed” and “there are soldiers there”, both of 6 September.",
    ),
    _definition(
        "part_present",
        "Where a part is present, so is the whole",
        "If somebody of a part is there, somebody of the whole is there.",
        "A soldier of the part is a soldier of the whole.",
        "“US forces are in Iraq” and “nobody of the coalition, of which they are a part, is left”.",
        "Check the part_of of the deployments: the rule is as good as that record. Switched off, "
        "`parts_within_whole` and `partition_exhaustive` are off as well.",
    ),
    _definition(
        "whole_completed",
        "A completed withdrawal of the whole includes every part",
        "If the withdrawal of a deployment is completed, that of each of its parts is completed.",
        "Nobody of the whole is left, so nobody of a part is.",
        "“The coalition has left” and “the withdrawal of the US forces in it is under way”.",
        "Check the part_of of the deployments: the rule is as good as that record.",
    ),
    _definition(
        "withdrawal_reduces",
        "A withdrawal that has begun is a reduction as well",
        "If a withdrawal is in its main or final phase, or completed, a reduction has begun.",
        "Those who have left already make the force smaller.",
        "“The withdrawal is under way” and “nobody is being taken out, not even a few”.",
    ),
)

PRESUMPTIONS = (
    _presumption(
        "no_regression",
        "Nothing goes backwards",
        "A timeline takes no soft transition: what is agreed is not reopened, what is completed "
        "is not begun again, what has begun is not called off.",
        "Such turns happen, and are worth reporting when statements imply one.",
        "“Completed” in May, “under way again” in June.",
        _OFF.format(code="no_regression"),
    ),
    _presumption(
        "no_return",
        "Nobody comes back after a completed withdrawal",
        "After a completed withdrawal nobody is there, unless somebody is said to have come.",
        "A return is news; without any report of it, two statements probably clash.",
        "“The withdrawal is completed” in May, “soldiers are there” in August, and no arrival.",
        "Record a claim of the arrival, if a source reports one.",
    ),
    _presumption(
        "under_way_present",
        "During a withdrawal somebody is still there",
        "While a withdrawal is in its main or final phase, somebody of the deployment is there.",
        "When the last one has gone, it is completed.",
        "“The withdrawal is in its final stages” and “nobody is left”, of one day.",
        _OFF.format(code="under_way_present"),
    ),
    _presumption(
        "final_reaches_parts",
        "The final phase of the whole reaches every part",
        "When the withdrawal of a whole is in its final phase, that of each part has begun.",
        "A withdrawal that is nearly done has hardly left a part out.",
        "“The coalition's withdrawal is in its final stages” and “the US forces in it are not "
        "withdrawing”.",
        "If a part is known to stay, name it in the exceptions of the stage.",
    ),
    _presumption(
        "part_reduces_whole",
        "A part that withdraws reduces the whole",
        "When the withdrawal of a part has begun, a reduction of the whole has begun.",
        "Whoever leaves the part leaves the whole, unless they only move within it.",
        "“They are leaving Ain al-Asad” and “nothing of the force in Iraq is being withdrawn”.",
        _OFF.format(code="part_reduces_whole"),
    ),
    _presumption(
        "leaving_means_reduction",
        "People who leave are a reduction",
        "A count of persons who leave means that a reduction of the deployment, and of all that "
        "it is a part of, has begun.",
        "Rotations and leave are seldom reported as people leaving.",
        "“600 soldiers have left” and “there is no withdrawal of any kind”.",
        _OFF.format(code="leaving_means_reduction"),
    ),
    _presumption(
        "arriving_means_arrival",
        "People who arrive are an arrival",
        "A count of persons who arrive means that an arrival at the deployment has begun.",
        "Rotations are seldom reported as people arriving.",
        "“200 soldiers have come” and “no arrival has started”.",
        _OFF.format(code="arriving_means_arrival"),
    ),
    _presumption(
        "takes_time",
        "A withdrawal takes time",
        "A withdrawal that has not started is not in its final phase or completed within some "
        "days: 7 for a country, 2 for a region or an area, 0 for a town, base or site.",
        "Statements of one week about one country would otherwise never meet.",
        "“There is no withdrawal” on the 6th and “it is in its final stages” on the 8th.",
        _OFF.format(code="takes_time"),
    ),
    _presumption(
        "presence_persists",
        "A presence or an absence lasts",
        "Who is there, or is not, stays so for 14 days (365 for notes), up to the first day on "
        "which somebody is said to move.",
        "Nobody repeats every day that soldiers are still there.",
        "“Soldiers are there” on the 6th and “nobody is there” on the 8th, with no withdrawal.",
        _OFF.format(code="presence_persists"),
    ),
    _presumption(
        "already_held",
        "What is going on did so before",
        "What is reported as going on, or as present, was so some days before, unless a start is "
        "claimed then: 7 days for a withdrawal from a country, 30 for a presence.",
        "A report of something going on is not a report of its first day.",
        "“Nobody is there” on the 1st and “soldiers are there” on the 10th, with no arrival.",
        "Record when it began, if a source says so.",
    ),
    _presumption(
        "presence_before",
        "A withdrawal begins with somebody there",
        "If a withdrawal is under way, nearly done or completed, somebody was there before.",
        "Nobody can leave a place where nobody was.",
        "“The withdrawal is completed” and “there never was anybody”.",
        _OFF.format(code="presence_before"),
    ),
    _presumption(
        "contemporaneous",
        "Reports on the present are about the same days",
        "Statements about the time at which they were made, whose dates are known only roughly "
        "(2 to 31 days), are about the days that their dates share.",
        "Two undated remarks in one article speak of one and the same present.",
        "“No withdrawal” and “in its final stages”, both said at some time in September.",
        "Give the day of each statement, if it is known.",
    ),
    _presumption(
        "plan_means_agreed",
        "A plan of those who decide is agreed",
        "Who decides on a process and states a plan for it has agreed on it.",
        "One does not announce as planned what one has not decided.",
        "The ministry: “They leave by September.” An adviser: “It has not even been discussed.”",
        _OFF.format(code="plan_means_agreed"),
    ),
    _presumption(
        "arrival_present",
        "Where people have come, somebody is there",
        "Whoever says as a fact that people have arrived, or have begun to, says that somebody of "
        "the deployment is there.",
        "Who comes is there at first, however soon he leaves again.",
        "“They have begun to deploy there.” On the same day: “Nobody of them is there.”",
        _OFF.format(code="arrival_present"),
    ),
    _presumption(
        "holds_ahead",
        "What is said of days to come holds",
        "What a fact says of every day of an interval is a report up to the day of the statement, "
        "and a promise of the days after it.",
        "Nobody can report what has not been; but who says “from now on” means it.",
        "In May: “From now on there is no withdrawal.” In August: “The withdrawal is under way.”",
        "Make it a plan, if the speaker decides it.",
    ),
    _presumption(
        "stay_permitted",
        "Nobody has refused leave to stay",
        "Who plans that its force stays takes it that nobody else who decides on the stay has "
        "refused it, on any day for which it plans.",
        "A host that refuses and a guest that stays all the same are what readers want to see.",
        "The host: “We do not allow them to stay.” The guest: “Our soldiers stay.”",
        _OFF.format(code="stay_permitted"),
    ),
    _presumption(
        "explicit_dispute",
        "A dispute is meant as one",
        "A claim that disputes another one, about the same subject or a part of it, cannot be "
        "true together with it.",
        "The speaker says so, even where the contents alone would not show it.",
        "“What the minister says about the base is wrong.”",
        "Check the relation: disputes is for what a speaker says, not for what an editor thinks.",
    ),
    _presumption(
        "denied_then_affirmed",
        "A denial is not out of date",
        "One party first says that there is none and within a year says that there is, without "
        "anybody saying that it began in between.",
        "Such a turn is a reversal that readers should see.",
        "In 2014: “There are no soldiers of ours.” Later: “Our soldiers stood there.”",
        "Record the start, if a source reports one.",
    ),
)
