"""Words from data, as messages show them."""

_SHOWN = 60


def quoted(text: str) -> str:
    """Return the text in double quotes, on one line, safe to print and of bounded length."""
    shown = text[:_SHOWN].replace('"', '\\"')
    # Line breaks, direction marks and lone surrogates would garble the message or its encoding.
    shown = "".join(
        mark if mark.isprintable() else mark.encode("unicode_escape").decode("ascii")
        for mark in shown
    )
    return f'"{shown}"' if len(text) <= _SHOWN else f'"{shown}..."'
