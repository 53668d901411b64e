//! Pasted command lines.

use crate::strategies;
use expect_test::expect;
use pool_vs_loop::explain;
use pool_vs_loop::scenario::{
    Command, Entry, Link, MAX_LINEUP, NoCommand, Reason, Said, Server, Setting,
};
use proptest::prelude::*;
use std::fmt::Write;

fn read(text: &str) -> Command {
    Command::parse(text).unwrap_or_else(|why| panic!("{why:?} in {text}"))
}

/// What there is of a command, but for what was left out.
fn said(text: &str) -> (Option<Server>, Vec<Said>) {
    let command = read(text);
    (command.server, command.said)
}

#[test]
fn flags_are_read_in_all_their_forms() {
    for text in [
        "gunicorn -w 4 --threads 10 app:app",
        "gunicorn -w4 --threads=10 app:app",
        "gunicorn -w=4 app:app --threads 10",
        "gunicorn --workers 4 -k sync --threads 10 app:app",
        "gunicorn --workers=4 --worker-class gthread --threads 10 'app:create_app(\"x\")'",
        "$ gunicorn -w 4 --threads 10",
        "(venv) me@host:~/app$ ./venv/bin/gunicorn -w 4 --threads 10",
        "# gunicorn -w 4 --threads 10",
        "   # gunicorn -w 4 --threads 10 # -w 5",
        "gunicorn \\\n  -w 4 \\\n  --threads 10 \\\r\n app:app",
        "python -m gunicorn -w 4 --threads 10",
        "/usr/bin/python3.12 -m gunicorn -w 4 --threads 10",
        "exec env -i PORT=1 gunicorn -w 4 --threads 10",
        "sudo -u www nohup gunicorn -Dw 4 --threads 10 &",
        "cd gunicorn && pip install gunicorn && gunicorn -w 4 --threads 10",
        "uv run --with gevent gunicorn -w 4 --threads 10",
        "web: gunicorn -w 4 --threads 10",
        "CMD [\"gunicorn\", \"-w\", \"4\", \"--threads\",\"10\"]",
        "command: ['gunicorn', '-w', '4', '--threads', '10']",
        "ExecStart=/srv/bin/gunicorn -w 4 --threads 10",
        "gunicorn -b [::]:8000 -w 4 --threads 10",
        "gunicorn \"-w\" '4' --thr\"eads\" 1\\0",
        "gunicorn -w 1 -w 4 --threads 10",
        "WEB_CONCURRENCY=4 gunicorn --threads 10",
        "export WEB_CONCURRENCY=4\ngunicorn --threads 10",
        "WEB_CONCURRENCY=9 gunicorn --threads 10 -w 4",
        "GUNICORN_CMD_ARGS=\"--threads 10 -w 4\" gunicorn app:app",
        "GUNICORN_CMD_ARGS='-w 9 --threads=10' WEB_CONCURRENCY=8 gunicorn -w 4 app:app",
        "gunicorn -w ${WORKERS:-4} --threads 10",
        "gunicorn -w 4 --threads 10 -- -w 5",
        "gunicorn -w 4 --threads 10; uvicorn app:app --workers 2",
    ] {
        let expected = (Some(Server::Threads), vec![Said::Workers(4), Said::Threads(10)]);
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn kinds_of_workers_are_servers() {
    let classes = [
        ("sync", Server::Pool),
        ("gthread", Server::Threads),
        ("gunicorn.workers.gthread.ThreadWorker", Server::Threads),
        ("egg:gunicorn#gevent", Server::Greenlets),
        ("gevent", Server::Greenlets),
        ("eventlet", Server::Greenlets),
        ("uvicorn.workers.UvicornWorker", Server::Loop),
        ("uvicorn_worker.UvicornWorker", Server::Loop),
        ("uvicorn_worker.UvicornH11Worker", Server::Loop),
        ("app.MyUvicornWorker", Server::Loop),
        ("asgi", Server::Loop),
    ];
    for (class, server) in classes {
        for text in [format!("gunicorn -k {class}"), format!("gunicorn --worker-class={class} a:b")]
        {
            assert_eq!(read(&text).server, Some(server), "{text}");
        }
    }
    for text in
        ["uvicorn app:app", "python -m uvicorn app:app", "fastapi run main.py", "hypercorn app:app"]
    {
        assert_eq!(said(text), (Some(Server::Loop), vec![Said::OneWorker]), "{text}");
    }
    // Gunicorn's rule: threads make sync workers gthread, and no others.
    assert_eq!(read("gunicorn --threads 2").server, Some(Server::Threads));
    assert_eq!(read("gunicorn --threads 1").server, Some(Server::Pool));
    assert_eq!(read("gunicorn -k gthread").said, [Said::OneWorker, Said::Threads(1)]);
    assert_eq!(read("gunicorn -k gevent --threads 9").server, Some(Server::Greenlets));
    let tornado = read("gunicorn -k tornado -w 3");
    assert_eq!((tornado.server, tornado.said), (None, vec![Said::Workers(3)]));
}

#[test]
fn uvicorn_has_flags_and_variables_of_its_own() {
    for text in [
        "uvicorn app:app --workers 4",
        "uvicorn --workers=4 app:app",
        "WEB_CONCURRENCY=4 uvicorn app:app",
        "WEB_CONCURRENCY=9 UVICORN_WORKERS=4 uvicorn app:app",
        "UVICORN_WORKERS=9 uvicorn app:app --workers 4",
        "fastapi run app.py --workers 4",
        "hypercorn -w 4 app:app",
        "gunicorn -w 4 -k uvicorn.workers.UvicornWorker app:app",
        "gunicorn app:app --workers 4 --worker-class uvicorn_worker.UvicornWorker",
    ] {
        assert_eq!(said(text), (Some(Server::Loop), vec![Said::Workers(4)]), "{text}");
    }
    // They ignore the number of workers when they reload.
    for text in ["uvicorn app:app --reload --workers 4", "fastapi dev --workers 4"] {
        assert_eq!(read(text).said, [Said::Workers(1)], "{text}");
    }
    assert_eq!(read("gunicorn --reload -w 4").said, [Said::Workers(4)]);
    // -w is none of its flags.
    // Uvicorn has no -w and would not start: that is no word on workers, as little as what a file
    // says that isn't here.
    assert_eq!(read("uvicorn app:app -w 4").said, []);
    assert_eq!(read("gunicorn -c gunicorn.conf.py app:app").said, []);
    assert_eq!(read("gunicorn -c gunicorn.conf.py -w 3 app:app").said, [Said::Workers(3)]);
}

#[test]
fn limits_are_the_pools() {
    let limits = "-w 2 -t 60 --backlog 100";
    assert_eq!(
        read(&format!("gunicorn {limits}")).said,
        [Said::Workers(2), Said::Timeout(Some(60_000_000)), Said::Backlog(100)]
    );
    assert_eq!(read("gunicorn --timeout 0 -w 2").said, [Said::Workers(2), Said::Timeout(None)]);
    for class in ["gthread --threads 4", "gevent", "uvicorn.workers.UvicornWorker"] {
        let command = read(&format!("gunicorn -k {class} {limits}"));
        let reasons: Vec<_> = command.left_out.iter().map(|part| part.reason).collect();
        assert_eq!(reasons, [Reason::OnlyPool; 2], "{class}");
    }
}

#[test]
fn values_out_of_range_are_named_and_left_out() {
    for (flag, setting) in [
        ("-w 0", Setting::Workers),
        ("-w 1025", Setting::Workers),
        ("-w -1", Setting::Workers),
        ("-w $(nproc)", Setting::Workers),
        ("-w $(( 2 * $(nproc) + 1 ))", Setting::Workers),
        ("-w 99999999999999999999999", Setting::Workers),
        ("--workers=four", Setting::Workers),
        ("--threads 1025", Setting::Threads),
        ("-t 3601", Setting::Timeout),
        ("-t 18446744073709551615", Setting::Timeout),
        ("-t 1.5", Setting::Timeout),
        ("--backlog 0", Setting::Backlog),
    ] {
        let command = read(&format!("gunicorn {flag}"));
        let [part] = command.left_out.as_slice() else { panic!("{command:?}") };
        assert_eq!(part.reason, Reason::NotAllowed(setting), "{flag}");
        assert_eq!(part.text, flag);
        let set = |edit| format!("{edit:?}").contains(&format!("{setting:?}"));
        assert!(!command.edits().any(set), "{command:?}");
    }
}

#[test]
fn what_is_no_command_says_so() {
    let refused = |text: &str| explain::no_command(Command::parse(text).expect_err(text));
    let mut all = String::new();
    let long = "gunicorn ".repeat(456);
    for text in ["", " \n", "ls -l", "pip install gunicorn", "uv add uvicorn", &long] {
        writeln!(all, "{}", refused(text)).expect("a string");
    }
    for text in ["cd gunicorn", "echo gunicorn", "vim gunicorn.conf.py", "python app.py", "'"] {
        assert_eq!(Command::parse(text), Err(NoCommand::NoProgram), "{text}");
    }
    expect![[r#"
        Paste a command line first.
        Paste a command line first.
        Nothing was set: none of gunicorn, uvicorn, fastapi, hypercorn is called in it.
        Nothing was set: none of gunicorn, uvicorn, fastapi, hypercorn is called in it.
        Nothing was set: none of gunicorn, uvicorn, fastapi, hypercorn is called in it.
        Nothing was set: more than 4,096 bytes are no command.
    "#]]
    .assert_eq(&all);
}

#[test]
fn sentences_say_what_was_understood_and_left_out() {
    let mut all = String::new();
    for text in [
        "gunicorn app:app",
        "gunicorn -w 4 -t 120 --backlog 64 --threads 1 app:app",
        "gunicorn -w 4 --threads 10 -b 0.0.0.0:80 --preload --chdir /srv --access-logfile - app:app",
        "WEB_CONCURRENCY=2 gunicorn -w 4 -k gevent --worker-connections 500 -t 0 --threads 3 -c g.py",
        "gunicorn -k tornado -w 5000 --max-requests 100 --keyfile k --certfile c -n x --foo=1 -w",
        "uvicorn app:app --reload --workers 4 --loop asyncio --limit-concurrency 9 --proxy-headers",
        "fastapi run --timeout 3 --workers 2",
        "gunicorn --<script>alert(1)</script> -w 3",
    ] {
        writeln!(all, "{text}").expect("a string");
        for sentence in explain::command(&read(text)) {
            writeln!(all, "    {sentence}").expect("a string");
        }
    }
    let many: String = (0..30).map(|flag| format!(" --a{flag}")).collect();
    let sentences = explain::command(&read(&format!("gunicorn{many}")));
    assert!(sentences[1].ends_with("; 14 more."), "{sentences:?}");
    expect![[r#"
        gunicorn app:app
            Understood: gunicorn, 1 worker (its default); in the line-up it is pool.
        gunicorn -w 4 -t 120 --backlog 64 --threads 1 app:app
            Understood: gunicorn, 4 workers, a timeout of 120 s, a backlog of 64; in the line-up it is pool.
        gunicorn -w 4 --threads 10 -b 0.0.0.0:80 --preload --chdir /srv --access-logfile - app:app
            Understood: gunicorn, 4 workers, 10 threads each; in the line-up it is threads.
            Left out: -b 0.0.0.0:80 (where it listens changes no times); --preload, --chdir (how the application is loaded changes no times); --access-logfile (logging isn’t simulated).
        WEB_CONCURRENCY=2 gunicorn -w 4 -k gevent --worker-connections 500 -t 0 --threads 3 -c g.py
            Understood: gunicorn, 4 workers; in the line-up it is greenlets.
            Left out: WEB_CONCURRENCY=2 (given twice: another one counts); --worker-connections 500 (no such limit is simulated); -c g.py (what stands in the file isn’t known here); --threads 3 (only gthread workers have threads of their own); -t 0 (on these workers it limits no request that is simulated).
        gunicorn -k tornado -w 5000 --max-requests 100 --keyfile k --certfile c -n x --foo=1 -w
            Understood: gunicorn.
            Left out: --max-requests (restarts aren’t simulated); --keyfile, --certfile (encryption isn’t simulated); -n (it changes no times); --foo=1 (no flag of gunicorn that is known here); -w (it has no value); -k tornado (this kind of worker isn’t simulated); -w 5000 (Workers: a whole number from 1 to 1,024).
        uvicorn app:app --reload --workers 4 --loop asyncio --limit-concurrency 9 --proxy-headers
            Understood: uvicorn, 1 worker; in the line-up it is loop.
            Left out: --reload (how the application is loaded changes no times); --loop asyncio (the loop that is simulated is uvloop); --limit-concurrency 9 (no such limit is simulated); --proxy-headers (it changes no times); --workers 4 (with reloading there is one process).
        fastapi run --timeout 3 --workers 2
            Understood: fastapi, 2 workers; in the line-up it is loop.
            Left out: --timeout (no flag of fastapi that is known here).
        gunicorn --<script>alert(1)</script> -w 3
            Understood: gunicorn, 3 workers; in the line-up it is pool.
            Left out: --<script>alert(1)</script> (no flag of gunicorn that is known here).
    "#]].assert_eq(&all);
}

#[test]
fn an_entry_of_its_server_comes_into_focus() {
    let after = |query: &str, text: &str| {
        let (link, notices) = Link::decode(query);
        assert_eq!(notices, []);
        read(text).applied(&link).encode()
    };
    // The one in focus stays; else the first that is drawn; else the first, drawn from now on.
    assert_eq!(after("focus=5", "uvicorn a:b --workers 4"), "focus=5");
    assert_eq!(after("focus=2", "uvicorn a:b --workers 4"), "focus=4");
    assert_eq!(after("hide=4", "uvicorn a:b --workers 4"), "hide=4&focus=5");
    assert_eq!(after("hide=4,5,6", "uvicorn a:b --workers 4"), "hide=5,6&focus=4");
    // Without any, what the code in focus does, or what the server is made for.
    assert_eq!(
        after("lineup=pool:gather", "uvicorn a:b"),
        "workers=1&lineup=pool:gather,loop:gather&focus=2"
    );
    assert_eq!(
        after("lineup=pool:gather", "gunicorn -k gevent -w 4"),
        "lineup=pool:gather,greenlets:blocking&focus=2"
    );
    // A full line-up loses the entry in focus.
    let full = "lineup=pool:blocking,pool:async,pool:gather,pool:stuck,loop:blocking,loop:async,\
                loop:gather,loop:stuck&focus=2";
    assert_eq!(
        after(full, "gunicorn -w 8 --threads 2"),
        "workers=8&lineup=pool:blocking,pool:gather,pool:stuck,loop:blocking,loop:async,\
         loop:gather,loop:stuck,threads:async&threads=2&focus=8"
    );
    // A kind of worker that isn't simulated still says how many there are.
    assert_eq!(after("", "gunicorn -k tornado -w 8"), "workers=8");
    assert_eq!(after("workers=2&accept=shares:1-2", "gunicorn -w 3"), "workers=3");
    assert_eq!(after("timeout=5s&backlog=9", "gunicorn -w 4 -t 0"), "backlog=9");
}

/// Texts that are nearly command lines.
fn nearly() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "gunicorn",
        "uvicorn",
        "fastapi",
        "hypercorn",
        "run",
        "dev",
        "exec",
        "env",
        "python",
        "-m",
        "-w",
        "-w4",
        "-k",
        "-t",
        "-Dw",
        "-D",
        "--workers",
        "--workers=3",
        "--threads",
        "--timeout",
        "--backlog",
        "--reload",
        "--",
        "-",
        "4",
        "0",
        "-1",
        "99999999999",
        "gevent",
        "gthread",
        "sync",
        "$",
        "\\\n",
        "\n",
        "'",
        "\"",
        "\\",
        "$(",
        "${",
        ")",
        "}",
        "${W:-3}",
        "[",
        "]",
        ",",
        "CMD",
        "web:",
        "A=b",
        "WEB_CONCURRENCY=3",
        "GUNICORN_CMD_ARGS='-w 3'",
        "UVICORN_WORKERS=2",
        "UVICORN_RELOAD=1",
        "#",
        ";",
        "&&",
        "é",
        "\u{0}",
    ]);
    let glue = prop::sample::select(vec![" ", " ", " ", ""]);
    prop::collection::vec((word, glue), 0..20)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, glue)| [word, glue]).collect())
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(
        text in prop_oneof![any::<String>(), nearly(), nearly().prop_map(|text| format!("gunicorn {text}"))],
        link in strategies::link(),
    ) {
        match Command::parse(&text) {
            Err(why) => prop_assert!(!explain::no_command(why).is_empty()),
            Ok(command) => {
                let sentences = explain::command(&command);
                prop_assert!((1..=2).contains(&sentences.len()));
                prop_assert!(sentences.iter().all(|sentence| sentence.ends_with('.')));
                prop_assert!(sentences.iter().all(|sentence| !sentence.contains(char::is_control)));
                let after = command.applied(&link);
                // It is a link like any other, and nothing was lost but what had to give way.
                let (again, notices) = Link::decode(&after.encode());
                prop_assert_eq!(notices, []);
                prop_assert_eq!(&again, &after);
                let lost = |entry: &&Entry| !after.scenario.lineup.contains(entry);
                let lost = link.scenario.lineup.iter().filter(lost).count();
                prop_assert!(lost == 0 || lost == 1 && link.scenario.lineup.len() == MAX_LINEUP);
                if let Some(server) = command.server {
                    let focused = after.focused().expect("a focus");
                    prop_assert_eq!(focused.server, server);
                    prop_assert!(!after.hidden.contains(&focused));
                }
                prop_assert_eq!(command.applied(&after), after, "twice is once");
            }
        }
    }
}
