//! Scenarios as commands and code.

use crate::strategies;
use expect_test::expect;
use pool_vs_loop::export::{beyond_command, command_line, handler_code, send_line};
use pool_vs_loop::scenario::{Client, Command, Entry, Handler, Link, Scenario, Server};
use proptest::prelude::*;

fn scenario(query: &str) -> Scenario {
    let (link, notices) = Link::decode(query);
    assert_eq!(notices, [], "{query}");
    link.scenario
}

fn entry(entry: &str) -> Entry {
    entry.parse().expect("an entry")
}

#[test]
fn commands_are_those_of_the_servers() {
    let lines = [
        ("workers=1", "pool:blocking", "gunicorn -w 1 app:app"),
        ("workers=3", "pool:gather", "gunicorn -w 3 app:app"),
        ("threads=10", "threads:async", "gunicorn -w 4 --threads 10 app:app"),
        ("threads=1", "threads:async", "gunicorn -w 4 -k gthread --threads 1 app:app"),
        ("", "greenlets:blocking", "gunicorn -w 4 -k gevent app:app"),
        ("workers=1", "loop:async", "uvicorn app:app"),
        ("workers=2", "loop:blocking", "uvicorn app:app --workers 2"),
        // Limits that only the pool has here, and that say it in whole seconds.
        ("timeout=5s&backlog=64", "pool:async", "gunicorn -w 4 --timeout 5 --backlog 64 app:app"),
        ("timeout=5s&backlog=64", "threads:async", "gunicorn -w 4 --threads 4 app:app"),
        ("timeout=5s&backlog=64", "loop:async", "uvicorn app:app --workers 4"),
        ("timeout=1500ms", "pool:async", "gunicorn -w 4 app:app"),
        ("timeout=0", "pool:async", "gunicorn -w 4 app:app"),
        // Gunicorn's own limits, where they would hit.
        ("io=30s", "pool:async", "gunicorn -w 4 --timeout 0 app:app"),
        ("io=29s", "pool:async", "gunicorn -w 4 app:app"),
        ("io=29s&spread=exponential", "pool:async", "gunicorn -w 4 --timeout 0 app:app"),
        ("cpu=20s&cores=2", "pool:async", "gunicorn -w 4 --timeout 0 app:app"),
        ("cpu=2s&io=40s", "threads:async", "gunicorn -w 4 --threads 4 app:app"),
        ("cpu=2s", "greenlets:blocking", "gunicorn -w 4 -k gevent --timeout 0 app:app"),
        (
            "requests=1001",
            "greenlets:blocking",
            "gunicorn -w 4 -k gevent --worker-connections 1001 app:app",
        ),
        (
            "requests=5000&client=closed:1000",
            "greenlets:blocking",
            "gunicorn -w 4 -k gevent app:app",
        ),
    ];
    for (query, name, line) in lines {
        assert_eq!(command_line(&scenario(query), entry(name)), line, "{query}");
    }
}

#[test]
fn what_a_command_cannot_say_is_said() {
    let said = |query, name| beyond_command(&scenario(query), entry(name)).join(" ");
    assert_eq!(said("", "pool:blocking"), "");
    assert_eq!(said("workers=1", "loop:async"), "");
    expect!["The 20 threads for def handlers are set in the code. The limit of 5 connections a worker is a semaphore in the code. The kernel decides which worker takes a request. For the same cores put taskset -c 0-1 in front of it (on Linux)."]
        .assert_eq(&said("tokens=20&connections=5&accept=random&cpu=1ms&cores=2", "loop:blocking"));
    expect!["Gunicorn’s timeout is in whole seconds, at least one. For the same cores put taskset -c 0 in front of it (on Linux). How much CPU time the framework takes is its own affair. The code draws its I/O times; they are others than here."]
        .assert_eq(&said(
            "timeout=1ms&tokens=20&connections=5&cores=1&overhead=1ms&spread=exponential",
            "pool:blocking",
        ));
    expect!["The kernel decides which worker takes a request, and not evenly as here. A stuck worker accepts nothing, so that others take more. The kernel queues 2,048 connections unless --backlog and net.core.somaxconn say more."]
        .assert_eq(&said("requests=3000", "loop:stuck"));
}

#[test]
fn requests_are_sent_as_the_client_sends_them() {
    let line = |query: &str| send_line(&scenario(query), entry("loop:async"));
    expect![[r#"
        seq 5000 | xargs -P 8 -I{} curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-io
        hey -disable-keepalive -t 0 -n 5000 -c 5000 http://127.0.0.1:8000/async-io
        for i in $(seq 9); do curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-io & sleep 0.333333; done; wait
        awk 'BEGIN { srand(); for (i = 0; i < 9; i++) print -log(1 - rand()) / 2.5 }' | { while read gap; do sleep $gap; curl -s -o /dev/null -w '%{time_total}\n' http://127.0.0.1:8000/async-io & done; wait; }"#]]
    .assert_eq(
        &[
            "requests=5000&client=closed:8",
            "requests=5000",
            "requests=9&client=paced:3",
            "requests=9&client=poisson:2.5",
        ]
        .map(line)
        .join("\n"),
    );
}

proptest! {
    #[test]
    fn commands_read_back_set_what_they_were_made_of(scenario in strategies::scenario()) {
        for entry in Entry::ALL {
            let line = command_line(&scenario, entry);
            let command = Command::parse(&line).expect("a command");
            prop_assert_eq!(command.server, Some(entry.server), "{}", &line);
            prop_assert_eq!(command.program.name(), line.split(' ').next().unwrap_or_default());
            let unset: Vec<&str> = command.left_out.iter().map(|part| part.text.as_str()).collect();
            let known = |text: &&str| {
                // Gunicorn's own limits, which no setting stands for, are lifted where they'd hit.
                let (pool, greenlets) = (entry.server == Server::Pool, entry.server == Server::Greenlets);
                text.starts_with("--worker-connections ") && !pool || *text == "--timeout 0" && greenlets
            };
            prop_assert!(unset.iter().all(known), "{:?}", unset);
            let link = Link { scenario: scenario.clone(), ..Link::default() };
            let after = command.applied(&link);
            prop_assert_eq!(after.focused().map(|entry| entry.server), Some(entry.server));
            let mut expected = Scenario { lineup: after.scenario.lineup.clone(), ..scenario.clone() };
            if line.contains("--timeout 0") && entry.server == Server::Pool {
                expected.timeout = None;
            }
            prop_assert_eq!(after.scenario, expected, "{}", line);
        }
    }

    #[test]
    fn code_has_what_it_uses(scenario in strategies::scenario()) {
        for entry in Entry::ALL {
            let code = handler_code(&scenario, entry);
            for module in ["asyncio", "contextlib", "math", "random", "threading", "time", "to_thread"] {
                let used = code.lines().any(|line| {
                    !line.contains("import") && line.contains(&format!("{module}."))
                        && !line.trim_start().starts_with('#')
                        && (module != "to_thread" || !line.contains("asyncio.to_thread"))
                });
                let imported = code.lines().any(|line| line.contains("import") && line.ends_with(&format!("import {module}")));
                prop_assert_eq!(used, imported, "{} in\n{}", module, code);
            }
            for name in ["IO", "PIECES", "CPU", "CONNECTIONS"] {
                let set = code.lines().any(|line| line.starts_with(&format!("{name} =")));
                let used = code.lines().any(|line| line.starts_with("    ") && line.contains(name));
                if used || name == "CPU" || name == "CONNECTIONS" {
                    prop_assert_eq!(used, set, "{} in\n{}", name, code);
                }
            }
            let on_loop = entry.server == Server::Loop;
            prop_assert_eq!(code.contains("FastAPI()") || code.contains("FastAPI(l"), on_loop);
            prop_assert_eq!(code.contains("async def io"), entry.handler != Handler::Blocking);
            let heading = ["# ", &command_line(&scenario, entry)].concat();
            prop_assert!(code.lines().any(|line| line == heading));
            prop_assert!(code.ends_with("    return \"done\"\n"));
            prop_assert!(matches!(scenario.client, Client::Burst | Client::Closed(_)) || code.contains("sleep"));
        }
    }
}
