"""pgqueuer, batches of 100: prints COLUMN=VALUE lines. Arguments: CONNINFO JOBS SINGLY."""
import asyncio
import multiprocessing
import sys
import time

from commit_to_start import Starts

# This file has the name of what it measures.
sys.path.pop(0)
import asyncpg
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgDriver
from pgqueuer.models import Job
from pgqueuer.queries import Queries
from pgqueuer.types import QueueExecutionMode

options = dict(part.split("=", 1) for part in sys.argv[1].split())
jobs, singly = int(sys.argv[2]), int(sys.argv[3])


async def connect():
    return await asyncpg.connect(host=options["host"], user=options["user"], database=options["dbname"])


async def drain():
    queue = PgQueuer(AsyncpgDriver(await connect()))

    @queue.entrypoint("noop")
    async def noop(job: Job) -> None:
        pass

    await queue.run(batch_size=100, mode=QueueExecutionMode.drain)


async def time_starts(queries):
    starts = Starts()
    queue = PgQueuer(AsyncpgDriver(await connect()))

    @queue.entrypoint("timed")
    async def timed(job: Job) -> None:
        starts.note(int(job.payload))

    worker = asyncio.create_task(queue.run(batch_size=100))
    await starts.measure(lambda number: queries.enqueue("timed", str(number).encode(), 0))
    worker.cancel()


async def main():
    connection = await connect()
    queries = Queries(AsyncpgDriver(connection))
    await queries.install()
    for column, processes in [("drain 1", 1), ("drain 2", 2)]:
        start = time.perf_counter()
        for _ in range(jobs // 1000):
            await queries.enqueue(["noop"] * 1000, [None] * 1000, [0] * 1000)
        print(f"enqueue 1000s={jobs / (time.perf_counter() - start)}")
        workers = [multiprocessing.Process(target=lambda: asyncio.run(drain())) for _ in range(processes)]
        start = time.perf_counter()
        for worker in workers:
            worker.start()
        while await connection.fetchval("SELECT EXISTS (SELECT FROM pgqueuer)"):
            await asyncio.sleep(0.02)
        print(f"{column}={jobs / (time.perf_counter() - start)}")
        for worker in workers:
            worker.kill()
    await time_starts(queries)
    start = time.perf_counter()
    for _ in range(singly):
        await queries.enqueue("noop", None, 0)
    print(f"singly={singly / (time.perf_counter() - start)}")


multiprocessing.set_start_method("fork")
asyncio.run(main())
