"""The codes of what keeps a rule from being run."""

from counterclaim.findings.codes import CodeEntry, finding

FAILURE_CODES: tuple[CodeEntry, ...] = (
    finding(
        "internal.rule-not-loaded",
        "Rules that could not be loaded",
        "A package offers rules, and they cannot all be used.",
        "What they would have found is missing from the report.",
        "A package whose rules need another version of the library.",
        "Correct or remove the package that the finding names.",
    ),
    finding(
        "internal.rule-failed",
        "Rule that failed",
        "A rule was stopped by an error of its own; the other rules ran.",
        "What it would have found is missing from the report.",
        "A rule of a package that expects every reference to resolve.",
        "Run without the rule (--ignore with its code), and report the error to its authors.",
    ),
)
