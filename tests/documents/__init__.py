"""Our own fixture documents: made-up units, real layouts, faults planted on purpose.

``data/*.toml`` hold what each report says, its planted faults and its expected facts;
``layouts`` turn that into the official forms; ``builders`` print it in any format.
"""

from documents.builders import BUILDERS
from documents.loading import clean, faulty, load, names
from documents.model import Fixture

__all__ = ["BUILDERS", "Fixture", "clean", "faulty", "load", "names"]
