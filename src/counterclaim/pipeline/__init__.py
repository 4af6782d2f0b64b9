"""One file, or dataset, through all stages: reading, rules, checking, judging, grading."""
