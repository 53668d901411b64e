//! The code that does the same as an entry.

use expect_test::{Expect, expect};
use pool_vs_loop::export::handler_code;
use pool_vs_loop::scenario::{Entry, Link, Scenario};

fn scenario(query: &str) -> Scenario {
    let (link, notices) = Link::decode(query);
    assert_eq!(notices, [], "{query}");
    link.scenario
}

fn entry(entry: &str) -> Entry {
    entry.parse().expect("an entry")
}

/// The code for an entry of a scenario, as it is kept here.
fn check(query: &str, name: &str, expected: Expect) {
    expected.assert_eq(&handler_code(&scenario(query), entry(name)));
}

#[test]
fn flask_runs_plain_functions() {
    check(
        "",
        "pool:blocking",
        expect![[r##"
        # app.py
        # pip install flask gunicorn
        # gunicorn -w 4 app:app
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/io

        import time

        from flask import Flask

        IO = 1  # seconds that a request waits
        PIECES = 2

        app = Flask(__name__)


        @app.get("/io")
        def io():
            for _ in range(PIECES):
                time.sleep(IO / PIECES)
            return "done"
    "##]],
    );
    check(
        "cpu=50ms&io=300ms&subtasks=1&connections=3&threads=8",
        "threads:blocking",
        expect![[r##"
            # app.py
            # pip install flask gunicorn
            # gunicorn -w 4 --threads 8 app:app
            # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/io

            import threading
            import time

            from flask import Flask

            IO = 0.3  # seconds that a request waits
            PIECES = 1
            CPU = 0.05  # seconds that it computes
            CONNECTIONS = threading.Semaphore(3)  # in each worker

            app = Flask(__name__)


            def compute():
                end = time.thread_time() + CPU  # CPU time, not the clock's
                while time.thread_time() < end:
                    pass


            @app.get("/io")
            def io():
                compute()
                with CONNECTIONS:
                    time.sleep(IO / PIECES)
                return "done"
        "##]],
    );
    check(
        "io=0&cpu=10ms",
        "greenlets:blocking",
        expect![[r##"
        # app.py
        # pip install flask 'gunicorn[gevent]'
        # gunicorn -w 4 -k gevent app:app
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/io

        import time

        from flask import Flask

        CPU = 0.01  # seconds that it computes

        app = Flask(__name__)


        def compute():
            end = time.thread_time() + CPU  # CPU time, not the clock's
            while time.thread_time() < end:
                pass


        @app.get("/io")
        def io():
            compute()
            return "done"
    "##]],
    );
    check(
        "connections=3&requests=100",
        "greenlets:blocking",
        expect![[r##"
        # app.py
        # pip install flask 'gunicorn[gevent]'
        # gunicorn -w 4 -k gevent app:app
        # seq 100 | xargs -P 100 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/io

        import threading
        import time

        from flask import Flask

        IO = 1  # seconds that a request waits
        PIECES = 2
        CONNECTIONS = threading.Semaphore(3)  # in each worker

        app = Flask(__name__)


        @app.get("/io")
        def io():
            for _ in range(PIECES):
                with CONNECTIONS:
                    time.sleep(IO / PIECES)
            return "done"
    "##]],
    );
}

#[test]
fn flask_runs_coroutines() {
    check(
        "",
        "pool:async",
        expect![[r##"
        # app.py
        # pip install 'flask[async]' gunicorn
        # gunicorn -w 4 app:app
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-io

        import asyncio

        from flask import Flask

        IO = 1  # seconds that a request waits
        PIECES = 2

        app = Flask(__name__)


        @app.get("/async-io")
        async def io():
            for _ in range(PIECES):
                await asyncio.sleep(IO / PIECES)
            return "done"
    "##]],
    );
    check(
        "subtasks=4&connections=2",
        "pool:gather",
        expect![[r##"
        # app.py
        # pip install 'flask[async]' gunicorn
        # gunicorn -w 4 app:app
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-io-multi

        import asyncio

        from flask import Flask

        IO = 1  # seconds that a request waits
        PIECES = 4

        app = Flask(__name__)


        async def piece(connections):
            async with connections:
                await asyncio.sleep(IO / PIECES)


        @app.get("/async-io-multi")
        async def io():
            connections = asyncio.Semaphore(2)
            await asyncio.gather(*(piece(connections) for _ in range(PIECES)))
            return "done"
    "##]],
    );
    check(
        "subtasks=4&connections=2&spread=uniform:0.5",
        "threads:gather",
        expect![[r##"
        # app.py
        # pip install 'flask[async]' gunicorn
        # gunicorn -w 4 --threads 4 app:app
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-io-multi

        import asyncio
        import random
        import threading

        from flask import Flask

        IO = 1  # seconds that a request waits
        PIECES = 4
        CONNECTIONS = threading.Semaphore(2)  # in each worker

        app = Flask(__name__)


        def duration():
            return IO / PIECES * random.uniform(1 - 0.5, 1 + 0.5)


        async def piece():
            await asyncio.to_thread(CONNECTIONS.acquire)
            try:
                await asyncio.sleep(duration())
            finally:
                CONNECTIONS.release()


        @app.get("/async-io-multi")
        async def io():
            await asyncio.gather(*(piece() for _ in range(PIECES)))
            return "done"
    "##]],
    );
    check(
        "",
        "threads:stuck",
        expect![[r##"
        # app.py
        # pip install 'flask[async]' gunicorn
        # gunicorn -w 4 --threads 4 app:app
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-blocking

        import time

        from flask import Flask

        IO = 1  # seconds that a request waits
        PIECES = 2

        app = Flask(__name__)


        @app.get("/async-blocking")
        async def io():
            for _ in range(PIECES):
                time.sleep(IO / PIECES)
            return "done"
    "##]],
    );
}

#[test]
fn fastapi_runs_both() {
    check(
        "tokens=20&cpu=1500us",
        "loop:blocking",
        expect![[r##"
        # app.py
        # pip install fastapi 'uvicorn[standard]'
        # uvicorn app:app --workers 4
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/io

        import contextlib
        import time

        from anyio import to_thread
        from fastapi import FastAPI

        IO = 1  # seconds that a request waits
        PIECES = 2
        CPU = 0.0015  # seconds that it computes


        @contextlib.asynccontextmanager
        async def lifespan(app):
            to_thread.current_default_thread_limiter().total_tokens = 20  # threads for def handlers
            yield


        app = FastAPI(lifespan=lifespan)


        def compute():
            end = time.thread_time() + CPU  # CPU time, not the clock's
            while time.thread_time() < end:
                pass


        @app.get("/io")
        def io():
            compute()
            for _ in range(PIECES):
                time.sleep(IO / PIECES)
            return "done"
    "##]],
    );
    check(
        "connections=3&spread=exponential",
        "loop:async",
        expect![[r##"
        # app.py
        # pip install fastapi 'uvicorn[standard]'
        # uvicorn app:app --workers 4
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-io

        import asyncio
        import random

        from fastapi import FastAPI

        IO = 1  # seconds that a request waits
        PIECES = 2
        CONNECTIONS = asyncio.Semaphore(3)  # in each worker

        app = FastAPI()


        def duration():
            return IO / PIECES * random.expovariate(1)


        @app.get("/async-io")
        async def io():
            for _ in range(PIECES):
                async with CONNECTIONS:
                    await asyncio.sleep(duration())
            return "done"
    "##]],
    );
    check(
        "connections=3&spread=lognormal:0.5&subtasks=3",
        "loop:gather",
        expect![[r##"
        # app.py
        # pip install fastapi 'uvicorn[standard]'
        # uvicorn app:app --workers 4
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-io-multi

        import asyncio
        import math
        import random

        from fastapi import FastAPI

        IO = 1  # seconds that a request waits
        PIECES = 3
        CONNECTIONS = asyncio.Semaphore(3)  # in each worker

        app = FastAPI()


        def duration():
            variance = math.log(1 + 0.5**2)
            return IO / PIECES * random.lognormvariate(-variance / 2, variance**0.5)


        async def piece():
            async with CONNECTIONS:
                await asyncio.sleep(duration())


        @app.get("/async-io-multi")
        async def io():
            await asyncio.gather(*(piece() for _ in range(PIECES)))
            return "done"
    "##]],
    );
    check(
        "io=0",
        "loop:gather",
        expect![[r##"
        # app.py
        # pip install fastapi 'uvicorn[standard]'
        # uvicorn app:app --workers 4
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-io-multi

        from fastapi import FastAPI

        app = FastAPI()


        @app.get("/async-io-multi")
        async def io():
            return "done"
    "##]],
    );
    check(
        "connections=3",
        "loop:stuck",
        expect![[r##"
        # app.py
        # pip install fastapi 'uvicorn[standard]'
        # uvicorn app:app --workers 4
        # seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-blocking

        import time

        from fastapi import FastAPI

        IO = 1  # seconds that a request waits
        PIECES = 2

        app = FastAPI()


        @app.get("/async-blocking")
        async def io():
            for _ in range(PIECES):
                time.sleep(IO / PIECES)
            return "done"
    "##]],
    );
}
