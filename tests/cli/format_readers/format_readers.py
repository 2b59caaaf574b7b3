"""Strict readers of political event data formats, after their published descriptions.

Each read_NAME(path_or_bytes) gives a list of dicts and raises
ValueError("line N: column X: why") on any deviation.  Standard library
only; the parts stand in the modules imported here.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from datapackage_reader import read_datapackage  # noqa: E402
from feed_reader import read_atom, read_feed, read_rss  # noqa: E402
from gdelt_reader import read_gdelt_events, read_gdelt_mentions  # noqa: E402
from icews_reader import read_icews  # noqa: E402
from phoenix_reader import read_petrarch, read_phoenix  # noqa: E402
from plover_reader import read_plover  # noqa: E402
from polecat_reader import read_polecat  # noqa: E402

READERS = {
    "gdelt-events": read_gdelt_events, "gdelt-mentions": read_gdelt_mentions,
    "icews": read_icews, "polecat": read_polecat, "phoenix": read_phoenix,
    "petrarch": read_petrarch, "plover": read_plover, "feed": read_feed, "rss": read_rss,
    "atom": read_atom, "datapackage": read_datapackage}


def main(argv):
    """format_readers.py FORMAT FILE...: prints the row count or the refusal of each."""
    failed = False
    for path in argv[2:]:
        try:
            print(f"{path}: {len(READERS[argv[1]](path))} rows")
        except ValueError as error:
            failed = True
            print(f"{path}: {error}")
    return int(failed)


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in READERS:
        sys.exit(f"usage: format_readers.py {{{','.join(READERS)}}} FILE...")
    sys.exit(main(sys.argv))
