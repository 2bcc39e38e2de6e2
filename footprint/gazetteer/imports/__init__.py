"""Files that people download (GeoNames, COD-AB, UCDP, ACLED, their own tables) → places over the bundled ones."""

from footprint.gazetteer.imports.importing import KINDS, Outcome, Progress, import_file, silent
from footprint.gazetteer.imports.shelf import Import, find_imports, remove

__all__ = [
    "KINDS",
    "Import",
    "Outcome",
    "Progress",
    "find_imports",
    "import_file",
    "remove",
    "silent",
]
