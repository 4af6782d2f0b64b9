"""Formulas as SMT-LIB texts."""


def any_of(formulas):
    """Write a disjunction in SMT-LIB."""
    return f"(or false {' '.join(formulas)})"


def all_of(formulas):
    """Write a conjunction in SMT-LIB."""
    return f"(and true {' '.join(formulas)})"


def integer(number):
    """Write a whole number."""
    return str(number) if number >= 0 else f"(- {-number})"
