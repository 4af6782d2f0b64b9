"""Lets `python -m counterclaim` run the command line."""

import sys

from counterclaim.cli import main

if __name__ == "__main__":
    sys.exit(main())
