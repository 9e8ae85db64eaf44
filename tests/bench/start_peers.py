"""Start-up and memory beside four well-known terminal programs: the table of docs/benchmarks.md.

Not a test: the peers have to be installed, each in an environment of its own, and named here:

    python tests/bench/start_peers.py --store STORE harlequin=/env/bin/harlequin posting=/env/bin/posting \
        visidata=/env/bin/vd toolong=/env/bin/tl

All run in turn in the same pseudo-terminal of 140 by 40, ``RUNS`` times, timed from the start of the
process to the words that tell that its content stands; memory is the resident set of the whole process
group a second later. harlequin opens a SQLite file, visidata and toolong a table of a few lines.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.ui.terminal import Terminal

RUNS = 5
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("first frame")

Bare().run()
"""


def resident(pid: int) -> float:
    """Return the resident set of a process and its children, in MB."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        except OSError:
            continue
        if pid in {int(told["Pid"]), int(told["PPid"])}:
            total += int(told.get("VmRSS", "0 kB").split()[0])
    return total / 1024


def measure(command: list[str], marker: bytes) -> tuple[float, float]:
    """Return seconds to the marker, and memory in MB a second after it."""
    with Terminal(command, size=(140, 40)) as terminal:
        seconds = terminal.wait_for_bytes(marker)
        end = time.monotonic() + 1
        while time.monotonic() < end:
            terminal.read(0.1)
        return seconds, resident(terminal.pid)


def main() -> None:
    """Measure all in turn and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True, help="a store with one article")
    parser.add_argument("peers", nargs="*", metavar="NAME=PROGRAM")
    told = parser.parse_args()
    peers = dict(each.split("=", 1) for each in told.peers)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "bare.py").write_text(BARE)
        (work / "rows.csv").write_text("place,count\nVarnia,12\nEllery,40\n")
        (work / "lines.log").write_text("2031-03-12 first line\n2031-03-12 second line\n")
        with sqlite3.connect(work / "small.db") as conn:
            conn.execute("CREATE TABLE places (name TEXT)")
        with sqlite3.connect(told.store) as conn:
            article, claim = conn.execute(
                "SELECT article_id, claim.text FROM article JOIN claim ON claim.article = article.id "
                "WHERE claim.number = 1"
            ).fetchone()
        program = str(Path(sys.executable).with_name("workbench"))
        review = [program, "review", article, "--store", str(told.store), "--reviewer", "bench"]
        runs = {
            "bare Textual app": ([sys.executable, str(work / "bare.py")], b"first frame"),
            "workbench, first frame": (review, b"Opening the store"),
            "workbench, claims listed": (review, claim[:24].encode()),
        }
        known = {
            "harlequin": (["-a", "sqlite", str(work / "small.db")], b"main"),
            "posting": ([], b"Collection is empty"),
            "visidata": ([str(work / "rows.csv")], b"Varnia"),
            "toolong": ([str(work / "lines.log")], b"second line"),
        }
        runs |= {
            name: ([peers[name], *words], mark) for name, (words, mark) in known.items() if name in peers
        }
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(RUNS):
            for name, (command, marker) in runs.items():
                found[name].append(measure(command, marker))
    bare = median(seconds for seconds, _ in found["bare Textual app"])
    print("| program | seconds, median | times a bare app | memory, MB |\n| --- | ---: | ---: | ---: |")
    for name, figures in found.items():
        seconds = median(figure[0] for figure in figures)
        memory = median(figure[1] for figure in figures)
        print(f"| {name} | {seconds:.2f} | {seconds / bare:.2f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
