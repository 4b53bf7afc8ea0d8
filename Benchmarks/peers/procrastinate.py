"""procrastinate, 20 jobs at once: prints COLUMN=VALUE lines. Arguments: CONNINFO JOBS SINGLY."""
import asyncio
import logging
import multiprocessing
import sys
import time

from commit_to_start import Starts

# This file has the name of what it measures.
sys.path.pop(0)
import procrastinate

conninfo, jobs, singly = sys.argv[1], int(sys.argv[2]) // 10, int(sys.argv[3])
# It warns of apps in a main module, which matters to those whose workers are other programs.
logging.disable(logging.WARNING)


def make():
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=conninfo))

    @app.task(name="noop")
    async def noop():
        pass

    return app, noop


async def drain():
    app, _ = make()
    async with app.open_async():
        await app.run_worker_async(wait=False, concurrency=20, install_signal_handlers=False)


async def time_starts():
    starts = Starts()
    app, _ = make()

    @app.task(name="timed")
    async def timed(number):
        starts.note(number)

    async with app.open_async():
        worker = asyncio.create_task(app.run_worker_async(concurrency=20, install_signal_handlers=False))
        await starts.measure(lambda number: timed.defer_async(number=number))
        worker.cancel()
        await asyncio.wait([worker])


async def main():
    app, noop = make()
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        for column, processes in [("drain 1", 1), ("drain 2", 2)]:
            start = time.perf_counter()
            for _ in range(max(1, jobs // 1000)):
                await noop.batch_defer_async(*[{}] * min(jobs, 1000))
            print(f"enqueue 1000s={jobs / (time.perf_counter() - start)}")
            workers = [multiprocessing.Process(target=lambda: asyncio.run(drain())) for _ in range(processes)]
            start = time.perf_counter()
            for worker in workers:
                worker.start()
            for worker in workers:
                await asyncio.to_thread(worker.join)
            print(f"{column}={jobs / (time.perf_counter() - start)}")
        await time_starts()
        start = time.perf_counter()
        for _ in range(singly):
            await noop.defer_async()
        print(f"singly={singly / (time.perf_counter() - start)}")


multiprocessing.set_start_method("fork")
asyncio.run(main())
