"""The codes of the findings about configurations, and about files of TOML in general."""

from counterclaim.findings.codes import CodeEntry, finding

CONFIGURATION_CODES: tuple[CodeEntry, ...] = (
    finding(
        "parse.toml",
        "Not TOML",
        "A configuration, or a file of judgements, breaks the grammar of TOML.",
        "Nothing in it can be trusted.",
        "severity = error, without quotation marks.",
        "Correct the place that the finding names.",
    ),
    finding(
        "configuration.two-files",
        "Two configurations in one folder",
        "A folder has a counterclaim.toml and a table tool.counterclaim in its pyproject.toml.",
        "Only the first counts, and whoever edits the other one wonders.",
        "severity in both files.",
        "Leave one of the two.",
        severity="warning",
    ),
)
