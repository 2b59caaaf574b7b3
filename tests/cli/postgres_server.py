"""A PostgreSQL server of the tests' own, on a socket in a temporary folder."""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time


def binaries():
    """The folder of Debian's newest server programs; None where none is installed."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=version)
    return found[-1].parent if found else None


def version(program):
    """The 15 of /usr/lib/postgresql/15/bin/initdb."""
    return int(float(program.parent.parent.name))


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
        self.process = None
        try:
            self.start()
        except BaseException:
            self.stop()
            raise

    def start(self):
        user = other_user(self.folder)
        # An order that is not that of bytes: what relies on the order of the server is found out.
        order = ["--locale-provider=icu", "--icu-locale=en-US"] if version(binaries() / "initdb") >= 15 else []
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        subprocess.run([*user, binaries() / "initdb", "-D", self.folder / "data", "-U", "tester", "-A", "trust",
                        "-E", "UTF8", "--locale=C.UTF-8", *order, "--no-sync"], check=True, **quiet)
        # It ends with this program, also where that is killed.
        self.process = subprocess.Popen([*user, "setpriv", "--pdeathsig=QUIT", binaries() / "postgres", "-D",
                                         self.folder / "data", "-k", self.folder, "-c", "listen_addresses=",
                                         "-c", "fsync=off"], **quiet)
        end = time.monotonic() + 60
        while self.run("SELECT 1").returncode != 0:
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError("the PostgreSQL server does not start")
            time.sleep(0.05)

    def url(self, schema="public", user="tester"):
        return f"postgresql://{user}@/postgres?host={self.folder}&options=-csearch_path%3D{schema}"

    def run(self, sql):
        return subprocess.run(["psql", "-qXAt", self.url(), "-c", sql], capture_output=True, text=True)

    def stop(self):
        try:
            if self.process is not None and self.process.poll() is None:
                self.process.send_signal(signal.SIGINT)  # It does not wait for its clients.
                self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
