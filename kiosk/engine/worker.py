"""A thread that does one blocking thing after another, so that the screens never wait."""

import logging
import queue
import threading
from collections.abc import Callable

Job = Callable[[], object]

log = logging.getLogger(__name__)


class Worker:
    """Runs jobs in the order they were given; a job's own failure is logged and ends only that job."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Do `job` after those submitted before."""
        self._jobs.put(job)

    def lives(self) -> bool:
        """Tell whether what is submitted will be done: the thread is there, busy or not."""
        return self._thread.is_alive()

    def stop(self, seconds: float = 5.0) -> None:
        """Finish what was submitted, and end; give up waiting after `seconds`."""
        self._jobs.put(None)
        self._thread.join(seconds)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception:
                log.exception("a job of %s failed", threading.current_thread().name)
