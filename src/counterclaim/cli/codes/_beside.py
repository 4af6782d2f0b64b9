"""What can be wrong with configurations, judgements and rules, explained."""

from functools import partial

from counterclaim.cli.codes._entry import entry

_finding = partial(entry, "finding")

BESIDE = (
    _finding(
        "parse.toml",
        "Not TOML",
        "A configuration, or a file of judgements, breaks the grammar of TOML.",
        "Nothing in it can be trusted.",
        "severity = error, without quotation marks.",
        "Correct the place that the finding names.",
    ),
    _finding(
        "configuration.two-files",
        "Two configurations in one folder",
        "A folder has a counterclaim.toml and a table tool.counterclaim in its pyproject.toml.",
        "Only the first counts, and whoever edits the other one wonders.",
        "severity in both files.",
        "Leave one of the two.",
    ),
    _finding(
        "configuration.not-taken",
        "Configuration that was not taken",
        "A configuration in a folder above the data lies outside their repository and outside the "
        "working folder, or belongs to somebody else.",
        "It could hide conflicts without anybody having asked for it.",
        "A counterclaim.toml in a shared folder above the data, of another user.",
        "Name it with --config if it is to count; move or remove it if it is not.",
    ),
    _finding(
        "configuration.outside",
        "Output outside the folder of the configuration",
        "A configuration names a file for a report that is not below its own folder, is reached "
        "through a link that leads out of it, or lies in .git; no output of it is written.",
        "A configuration comes with the data; it must not write over files elsewhere.",
        'outputs.json = "../report.json"',
        "Name a file below the folder, or ask for the report with --output.",
    ),
    _finding(
        "judgement.duplicate",
        "Judged twice",
        "A set of claims, or a finding, is judged twice; the first judgement counts.",
        "The two may say different things.",
        "Two blocks on c1 and c2.",
        "Leave one of the two.",
    ),
    _finding(
        "judgement.stale",
        "Judgement on words that have changed",
        "The claims no longer say what was judged; the judgement is not applied.",
        "What was decided about other words does not hold for these.",
        "The date of c2 was corrected after c1 and c2 had been judged.",
        "Judge again, with the fingerprint that the finding names.",
    ),
    _finding(
        "judgement.expired",
        "Judgement that has ended",
        "The last day of the judgement has passed; it is not applied.",
        "Somebody wanted it to be looked at again after that day.",
        "expires = 2025-10-01, checked with --as-of 2025-10-02.",
        "Judge again, or take it out.",
    ),
    _finding(
        "judgement.expiry-unchecked",
        "End of a judgement that was not checked",
        "The judgement has a last day, and the check has no day; it is applied.",
        "No clock is read, so that equal files give equal reports.",
        "expires = 2025-10-01, checked without --as-of.",
        "Give the check a day with --as-of.",
    ),
    _finding(
        "judgement.unmatched",
        "Judgement that meets nothing",
        "No checked file has what the judgement is about.",
        "It may have been left over, or its ids may be wrong.",
        "A judgement on c7, which was deleted.",
        "If it is done with, take it out.",
    ),
    _finding(
        "judgement.unneeded",
        "Judgement without a conflict",
        "The claims are there as judged, and the check finds no conflict between them.",
        "A rule was switched off, or another claim resolves the conflict.",
        "A judgement on c1 and c2 in a run with --disable takes_time.",
        "If it is done with, take it out.",
    ),
    _finding(
        "internal.rule-not-loaded",
        "Rules that could not be loaded",
        "A package offers rules, and they cannot all be used.",
        "What they would have found is missing from the report.",
        "A package whose rules need another version of the library.",
        "Correct or remove the package that the finding names.",
    ),
    _finding(
        "internal.rule-failed",
        "Rule that failed",
        "A rule was stopped by an error of its own; the other rules ran.",
        "What it would have found is missing from the report.",
        "A rule of a package that expects every reference to resolve.",
        "Run without the rule (--ignore with its code), and report the error to its authors.",
    ),
)
