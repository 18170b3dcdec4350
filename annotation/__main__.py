"""`python -m annotation` is the command line."""

from annotation.cli import main

if __name__ == "__main__":
    main()
