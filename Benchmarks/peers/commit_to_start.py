"""Commit to start of jobs that find an idle queue, one after the other, for the peers' scripts."""
import asyncio
import time


class Starts:
    """When each numbered job began."""

    def __init__(self):
        self._begun = {}
        self._news = asyncio.Event()

    def note(self, number):
        """To be called by the job."""
        self._begun[number] = time.perf_counter()
        self._news.set()

    async def measure(self, enqueue, times=300, warm_up=20, seconds=30):
        """Prints COLUMN=VALUE lines in milliseconds; a slow queue is asked less often than `times`."""
        waits = []
        end = time.perf_counter() + seconds
        for number in range(warm_up + times):
            await asyncio.sleep(0.02)
            await enqueue(number)
            committed = time.perf_counter()
            while number not in self._begun:
                self._news.clear()
                await asyncio.wait_for(self._news.wait(), 60)
            if number >= warm_up or time.perf_counter() > end:
                waits.append(max(0, self._begun[number] - committed) * 1000)
            if time.perf_counter() > end:
                break
        waits.sort()
        print(f"start p50={waits[len(waits) // 2]}\nstart p99={waits[int(len(waits) * 0.99)]}", flush=True)
