"""The background rules about numbers, properties and speech about speech, explained."""

from functools import partial

from counterclaim.findings.codes import entry

_definition = partial(entry, "definition")
_presumption = partial(entry, "presumption")

_OFF = "Switch it off with --disable {code} to see what remains without it."

DEFINITIONS = (
    _definition(
        "balance",
        "A number changes only by those who come and leave",
        "The number at a deployment on a day is that of the day before, plus those who came, less "
        "those who left.",
        "It is how counting works. With it figures of different days bear on one another.",
        "“2,500 on the 1st”, “in the week after it 900 left and nobody came” and “2,500 on the "
        "8th”.",
    ),
    _definition(
        "count_present",
        "Somebody is there where at least one is counted",
        "A deployment is present on a day exactly if the number of all its persons is at least 1.",
        "It ties figures to what is said of presence and of completed withdrawals.",
        "“600 soldiers are there” and “nobody is there any more”, of one day.",
    ),
    _definition(
        "population_within",
        "A group is at most a larger one",
        "The persons of a population, such as the civilians, are at most all persons there, and "
        "combat troops at most those in uniform.",
        "Each of them is one of those who are there, or in uniform.",
        "“1,200 combat troops are there” and “900 persons are there in all”, of one day.",
        "Check the population of the counts.",
    ),
    _definition(
        "parts_within_whole",
        "Parts are together at most the whole",
        "The persons of the parts that are recorded directly under a whole, in one partition, are "
        "together at most those of the whole.",
        "Nobody is in two parts of one partition, and everybody in a part is in the whole.",
        "“2,000 at the one base”, “900 at the other” and “2,500 in the country”.",
        "Check the part_of of the deployments, and that parts of one partition do not overlap.",
    ),
    _definition(
        "partition_exhaustive",
        "Declared parts are together the whole",
        "Where a whole declares a partition exhaustive, the persons of its recorded parts are "
        "together exactly those of the whole.",
        "That is what the declaration says.",
        "“900 at the one base”, “600 at the other”, and “2,500 in all”, where there is no third.",
        "Take the partition out of exhaustive, if there may be more parts than are recorded.",
    ),
    _definition(
        "single_value",
        "The property has one value only",
        "Two claims give the property of one subject different values, and it can have one alone: "
        "as the claims say by exclusive, or as most properties do.",
        "A mission has one name; it may have several reasons.",
        "“They go to Kuwait” and “they go home”, of one withdrawal.",
        "Set exclusive to false where several values stand beside one another.",
    ),
    _definition(
        "denied_value",
        "One denies the value that the other gives",
        "One claim gives a property a value, the other denies that it has it, one that follows "
        "from it, or one in which it lies: a day in a month, a base in a country.",
        "They say the opposite of one another in the same words.",
        "“The reason is the election” and “the election is not the reason”.",
    ),
    _definition(
        "excluded_value",
        "One value rules the other out",
        "One claim lists, as excludes, a value that the other claim gives.",
        "Whoever encoded the claim found in its words that both cannot be.",
        "“They leave of their own will, not because they were told to” and “they were told to”.",
        "Check excludes: it is for what the speaker rules out, not for what an editor thinks.",
    ),
    _definition(
        "claimed_part",
        "One deployment is said to be a part of the other",
        "A claim says that one deployment is a part of another one, or the same; what is said of "
        "both is then read together.",
        "It is for the speaker to say what belongs together, and the claim is named in what "
        "follows from it.",
        "“The advisers are a part of the brigade”, “the brigade has left” and “the advisers are "
        "there”.",
        "Take the claim out, or record the part in part_of, if it is beyond dispute.",
    ),
)

PRESUMPTIONS = (
    _presumption(
        "figure_persists",
        "A figure stands until somebody moves",
        "A reported number stands for 180 days, but for those who are said to come and leave; "
        "after a week it may drift, by 10 per cent for each begun 30 days. For notes it stands "
        "for 365 days and does not drift.",
        "Nobody counts every day, and yet a number of last month means something today.",
        "“2,500 are there” on the 1st and “900 are there” on the 20th, and nobody has left.",
        "Record those who left, if a source reports it; the numbers can be configured.",
    ),
    _presumption(
        "ceiling_holds",
        "A ceiling is kept",
        "No more persons are there than a claim says are allowed.",
        "A breach of an agreed number is news; without any report of it, two figures clash.",
        "“At most 2,500 are allowed” and “3,200 are there”, of one day.",
        _OFF.format(code="ceiling_holds"),
    ),
    _presumption(
        "period_figure",
        "A figure for a period holds on each day of it",
        "A number that is given for a whole period lies within its bounds on each of its days.",
        "“2,500 in 2023” is mostly meant so, and sometimes as an average or a peak.",
        "“2,500 during 2023” and “900 on 1 June 2023”.",
        "Give the day that is meant, if the source does.",
    ),
    _presumption(
        "change_excludes_withdrawal",
        "No withdrawal without a fall",
        "While the number is said to grow, or to stay the same, no withdrawal and no reduction "
        "is in its main or final phase.",
        "Who withdraws and who reinforces at the same time says so.",
        "“There are more of them every week” and “the withdrawal is under way”.",
        _OFF.format(code="change_excludes_withdrawal"),
    ),
    _presumption(
        "step_arithmetic",
        "What is there, less what leaves, is what remains",
        "A report of a number, a number of those who leave or come, and a number that is to be "
        "there then belong to one step, and have to add up, within what a figure may drift.",
        "Announcements of a withdrawal often give two of the three numbers, and a report the "
        "third.",
        "“2,500 are there”, “900 will leave” and “600 will remain”.",
        "Give the days of the movement and of what remains, if these are two steps.",
    ),
    _presumption(
        "target_stands",
        "A target is kept once it is reached",
        "After the deadline of a plan no more people are there than it was to leave behind, for "
        "the time that a figure stands, until somebody is said to come.",
        "A promise of 3,000 by June is broken as well if 5,000 are counted in July.",
        "In May: “3,000 remain by the end of June.” In July: “5,000 are there.”",
        "Record those who came since, if anybody speaks of them.",
    ),
    _presumption(
        "closure",
        "What is said to move is all that moves",
        "Between two reports of a number nobody comes or leaves but those of the one movement that "
        "is claimed for these days.",
        "Without it no number of people that leaves could ever contradict what is there later.",
        "“2,000 are there.” “All 2,000 have left.” “500 are there.”",
        "Record the other movements of these days, if anybody speaks of them.",
    ),
    _presumption(
        "deadline_moved",
        "One party sets one deadline for one target",
        "A party sets a later deadline, or an open one, while an earlier one, that it set for the "
        "same target itself, has not passed; and neither claim says that it brings the other up "
        "to date.",
        "A deadline that is put off without a word is what readers want to see.",
        "In March: “They leave by June.” In May: “They leave by September.”",
        "Add the relation updates or supersedes, if the speaker speaks of the old date.",
    ),
    _presumption(
        "entered_once",
        "A change happens once",
        "Two claims give two days on which one process entered one stage, and no claim says that "
        "it was in another stage between the two.",
        "A process that begins on two days has been paused in between, and somebody would say so.",
        "“It has been under way since it began on the 10th.” “It began on the 12th.”",
        "Record the pause, or another round, if there was one.",
    ),
    _presumption(
        "condition_added",
        "A plan without a condition stays without one",
        "A party makes hang on a condition what it planned without one, or an earlier step of "
        "it, before the time of the plan is over; and neither claim says that it brings the "
        "other up to date.",
        "A promise that later depends on something is a promise taken back in part.",
        "In March: “They leave by June.” In April: “They leave when the truce holds.”",
        "Add the relation updates, supersedes or qualifies, if the speaker speaks of the plan.",
    ),
    _presumption(
        "own_words",
        "An actor is held to what it is reported to have said",
        "A claim reports what an actor said, denied or did not say, and a claim of that actor's "
        "own says something else.",
        "Reports of speech go wrong often; which of the two is so is for the reader to find out.",
        "“The minister confirmed that the withdrawal has begun” and the minister: “There is no "
        "withdrawal.”",
        _OFF.format(code="own_words"),
    ),
)
