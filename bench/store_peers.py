#!/usr/bin/env python3
"""The store beside DuckDB: the same synthetic records in SQLite, in PostgreSQL, and as Parquet, and the same questions.

store_bench fills and asks the first two; PostgreSQL is a server of this script's own. The records are then written as
CSV by `rapport query`, taken into Parquet, and asked there. DuckDB's full-text extension has to be downloaded, so that words are
looked for in all sentences; it is asked from Python.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/cli"))

import postgres_server  # noqa: E402

ROUNDS = 9
BETWEEN = """((actor_countries = 'USA' AND recipient_countries = 'CHN')
          OR (actor_countries = 'CHN' AND recipient_countries = 'USA'))"""
QUESTIONS = {
    "dyad by month, the most frequent":
        f"""SELECT substr(day, 1, 7) AS month, count(*), sum(goldstein) FROM records
            WHERE {BETWEEN} AND plover <> '' GROUP BY 1 ORDER BY 1""",
    "page of 100, one frequent actor and event":
        """SELECT * FROM records WHERE actor_countries = 'USA' AND event = 'AID'
           AND day >= '2015-01-01' ORDER BY day DESC LIMIT 100""",
    "page of 100 of a dyad":
        f"""SELECT * FROM records WHERE {BETWEEN} ORDER BY day DESC LIMIT 100""",
    "page of 100, two words":
        """SELECT * FROM records WHERE regexp_matches(sentence_text, '\\bword1234\\b') AND
           regexp_matches(sentence_text, '\\bword17\\b') ORDER BY day DESC LIMIT 100""",
    "page of 100, a frequent word":
        """SELECT * FROM records WHERE regexp_matches(sentence_text, '\\bword17\\b')
           ORDER BY day DESC LIMIT 100""",
    "count of all": "SELECT count(*) FROM records",
}


def duckdb_figures(csv, parquet):
    """Runs in the environment that has DuckDB."""
    import duckdb
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    texts = ", ".join(f"'{name}': 'VARCHAR'" for name in ("start", "end", "published"))
    begin = time.perf_counter()
    connection.execute(f"COPY (SELECT * FROM read_csv('{csv}', header = true, types = {{{texts}}})) TO '{parquet}' "
                       "(FORMAT parquet)")
    seconds = time.perf_counter() - begin
    records = connection.execute(f"SELECT count(*) FROM '{parquet}'").fetchone()[0]
    print(f"{csv.stat().st_size / records:.0f} bytes a record as CSV, {parquet.stat().st_size / records:.0f} as Parquet, "
          f"made in {seconds:.1f} s", flush=True)
    connection.execute("CREATE VIEW records AS SELECT *, coalesce(\"start\", CASE WHEN status = 'actual' THEN published "
                       f"END) AS day FROM '{parquet}'")
    for name, sql in QUESTIONS.items():
        times = []
        for _ in range(ROUNDS + 1):  # The first warms up.
            begin = time.perf_counter()
            connection.execute(sql).fetchall()
            times.append(1000 * (time.perf_counter() - begin))
        print(f"{name:<48}{statistics.median(times[1:]):>10.1f} ms", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/store-peers")
    parser.add_argument("--bench", default=ROOT / "build/release/bench/store_bench")
    parser.add_argument("--rapport", default=ROOT / "build/release/bin/rapport")
    parser.add_argument("--python", default=ROOT / "build/peers-venv/bin/python")
    parser.add_argument("--no-postgres", action="store_true")
    parser.add_argument("--duckdb", nargs=2, type=pathlib.Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.duckdb:
        duckdb_figures(*arguments.duckdb)
        return
    arguments.work.mkdir(parents=True, exist_ok=True)
    store, csv, parquet = (arguments.work / name for name in ("store.db", "records.csv", "records.parquet"))
    print(f"== SQLite, {arguments.records} records", flush=True)
    subprocess.run([arguments.bench, str(arguments.records), store], check=True)
    if postgres_server.binaries() and not arguments.no_postgres:
        print("== PostgreSQL", flush=True)
        server = postgres_server.PostgresServer()
        try:
            server.run("CREATE SCHEMA bench")
            subprocess.run([arguments.bench, str(arguments.records), server.url("bench")], check=True)
        finally:
            server.stop()
    print("== DuckDB, one thread, Parquet", flush=True)
    subprocess.run([arguments.rapport, "query", "--store", store, "--sort", "stored", "--limit", str(2 * arguments.records),
                    "--format", "csv", "--out", csv], check=True)
    # Again, in the environment that has DuckDB.
    subprocess.run([arguments.python, __file__, "--duckdb", csv, parquet], check=True)


if __name__ == "__main__":
    main()
