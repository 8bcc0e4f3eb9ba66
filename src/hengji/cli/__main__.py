"""``python -m hengji.cli``."""

from hengji.cli import main

if __name__ == "__main__":  # worker processes import this module too
    main()
