"""A PostgreSQL server of the tests' own, on a socket in a temporary folder."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time


def binaries():
    """The folder of Debian's newest server programs; None where none is installed."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def other_user(folder):
    """What stands before a command so that it does not run as root, which the server refuses."""
    if os.geteuid() != 0:
        return []
    nobody = ["unshare", "--user", "--map-user=65534", "--map-group=65534"]
    if subprocess.run([*nobody, "true"], stderr=subprocess.DEVNULL).returncode == 0:
        return nobody
    shutil.chown(folder, "postgres", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


class PostgresServer:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rapport_postgres_", dir="/tmp"))
        user = other_user(self.folder)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        subprocess.run([*user, binaries() / "initdb", "-D", self.folder / "data", "-U", "tester", "-A", "trust",
                        "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], check=True, **quiet)
        self.process = subprocess.Popen([*user, binaries() / "postgres", "-D", self.folder / "data", "-k", self.folder,
                                         "-c", "listen_addresses=", "-c", "fsync=off"], **quiet)
        end = time.monotonic() + 60
        while self.run("SELECT 1").returncode != 0 and time.monotonic() < end:
            time.sleep(0.05)

    def url(self, schema="public", user="tester"):
        return f"postgresql://{user}@/postgres?host={self.folder}&options=-csearch_path%3D{schema}"

    def run(self, sql):
        return subprocess.run(["psql", "-qXAt", self.url(), "-c", sql], capture_output=True, text=True)

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)
