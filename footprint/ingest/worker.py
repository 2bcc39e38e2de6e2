"""A process that reads reports for a bulk run: tasks on its standard input, what they came to on its standard output.

    python -m footprint.ingest.worker

It ends when its input does, so that none is left over when whoever started it dies. The first message is the module
search path and the `Setup`; then each is a list of tasks. Every answer is one frame: four bytes of length, then a pickle.
Both ends are processes of one run on one machine: nothing from outside is ever unpickled.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import struct
import sys
from typing import IO, Any

from footprint.errors import FootprintError
from footprint.ingest.engine import Done, Setup, Task
from footprint.ingest.keeping import read_report

HEAD = struct.Struct(">I")
READY, BROKEN = "ready", "broken"


def main() -> int:
    """Read until there is no more to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides when it ends
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever else prints must not get between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        _serve(sys.stdin.buffer, answers)
    except (EOFError, BrokenPipeError):
        return 0
    return 0


def _serve(tasks: IO[bytes], answers: IO[bytes]) -> None:
    path, packed, limit = pickle.load(tasks)  # noqa: S301  from the process that started this one
    sys.path[:] = path
    setup: Setup = pickle.loads(packed)  # noqa: S301
    try:
        reader = setup.make_reader()
    except FootprintError as error:
        _send(answers, (BROKEN, str(error)))
        return
    except Exception as error:
        _send(answers, (BROKEN, f"{type(error).__name__}: {error}"))
        return
    _send(answers, (READY, reader.version))
    with open(os.devnull, "w") as nowhere:
        while True:
            some: list[Task] = pickle.load(tasks)  # noqa: S301
            for task in some:
                # Should whoever started it be dead, nobody else would end a process that hangs.
                faulthandler.dump_traceback_later(limit * 2 + 10, exit=True, file=nowhere)
                attempt = read_report(task.item, reader, setup.fixes)
                faulthandler.cancel_dump_traceback_later()
                _send(answers, Done(task, attempt))


def _send(answers: IO[bytes], answer: Any) -> None:  # noqa: ANN401  a pair at first, then Done
    packed = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    answers.write(HEAD.pack(len(packed)))
    answers.write(packed)
    answers.flush()


def read_frame(answers: IO[bytes]) -> bytes | None:
    """The next answer, still packed; None where the process ended."""
    head = answers.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    packed = answers.read(size)
    return packed if len(packed) == size else None


if __name__ == "__main__":
    sys.exit(main())
