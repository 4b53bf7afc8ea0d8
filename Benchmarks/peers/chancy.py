"""chancy, 100 jobs at once in its asyncio executor: prints COLUMN=VALUE lines. Arguments: CONNINFO JOBS SINGLY."""
import asyncio
import logging
import multiprocessing
import os
import sys
import time

from commit_to_start import Starts

# This file has the name of what it measures. Its jobs are found by name, in a module that is not this one.
folder = sys.path.pop(0)
import chancy
import psycopg
from chancy import Chancy, Queue, Worker

conninfo, jobs, singly = sys.argv[1], int(sys.argv[2]) // 10, int(sys.argv[3])
logging.disable(logging.CRITICAL)


@chancy.job(queue="default")
async def noop():
    pass


@chancy.job(queue="default")
async def timed(*, number: int):
    starts.note(number)


def make():
    return Chancy(conninfo, log=logging.getLogger("chancy"))


async def drain():
    async with make() as app:
        async with Worker(app, register_signal_handlers=False) as worker:
            await worker.wait_for_shutdown()


async def time_starts(app):
    global starts
    starts = Starts()
    async with Worker(app, register_signal_handlers=False):
        await starts.measure(lambda number: app.push(timed.job.with_kwargs(number=number)))


async def main():
    async with make() as app:
        await app.migrate()
        await app.declare(
            Queue("default", concurrency=100, executor="chancy.executors.asyncex.AsyncExecutor", eager_polling=True)
        )
        connection = await psycopg.AsyncConnection.connect(conninfo, autocommit=True)
        for column, processes in [("drain 1", 1), ("drain 2", 2)]:
            start = time.perf_counter()
            for _ in range(max(1, jobs // 1000)):
                async for _ in app.push_many([noop.job] * min(jobs, 1000)):
                    pass
            print(f"enqueue 1000s={jobs / (time.perf_counter() - start)}")
            workers = [multiprocessing.Process(target=lambda: asyncio.run(drain())) for _ in range(processes)]
            start = time.perf_counter()
            for worker in workers:
                worker.start()
            left = "SELECT count(*) FROM chancy_jobs WHERE state NOT IN ('succeeded', 'failed')"
            while (await (await connection.execute(left)).fetchone())[0]:
                await asyncio.sleep(0.02)
            print(f"{column}={jobs / (time.perf_counter() - start)}")
            for worker in workers:
                worker.kill()
            await connection.execute("DELETE FROM chancy_jobs")
        await time_starts(app)
        start = time.perf_counter()
        for _ in range(singly):
            await app.push(noop)
        print(f"singly={singly / (time.perf_counter() - start)}", flush=True)
        await connection.close()
    os._exit(0)


multiprocessing.set_start_method("fork")
asyncio.run(main())
