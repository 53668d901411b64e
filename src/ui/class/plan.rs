//! Lesson plans of 20 and of 45 minutes, and what students are to take along.

use crate::ui::parts::text;
use crate::words::t;
use yew::prelude::*;

/// Learning goals and both plans.
pub fn view() -> Html {
    let goals = [
        t!("Say why the fifth request on four workers waits, and work out when it is answered."),
        t!(
            "Explain why async def alone changes nothing in a pool, and what changes when the wait is split."
        ),
        t!("Tell waiting that holds a worker from waiting that leaves it free."),
        t!(
            "Say what one blocking call does to an event loop, and why plain def handlers are an exception."
        ),
        t!("Judge from a run whether workers, threads or the loop hold a server back."),
    ];
    html! {
        <section key="plan" class="plan" aria-labelledby="plan-title">
            <h2 id="plan-title">{ t!("Learning goals") }</h2>
            <p>{ t!("After the lesson, students can:") }</p>
            <ul>{ for goals.into_iter().map(|goal| text("li", goal)) }</ul>
            <h2>{ t!("Before the lesson") }</h2>
            <p>{ t!("No accounts, nothing to install; phones will do. Try the exercises yourself: it takes about \
                     40 minutes.") }</p>
            <ul>{ for before().into_iter().map(|what| text("li", what)) }</ul>
            <h2>{ t!("How the codes get to you") }</h2>
            <p>{ t!("Each student finds a result code under “All exercises”, from the first answer on; “Your result \
                     code” leads to it. Try one of these ways before the lesson:") }</p>
            <ul>{ for ways().into_iter().map(|way| text("li", way)) }</ul>
            { timed(t!("20 minutes"), &short()) }
            { timed(t!("45 minutes"), &long()) }
            <h2>{ t!("What students get wrong, and what helps") }</h2>
            <dl>
                { for confusions().into_iter().flat_map(|(what, helps)| {
                    [text("dt", what), text("dd", helps)]
                }) }
            </dl>
        </section>
    }
}

fn before() -> [&'static str; 3] {
    [
        t!(
            "“Show the way” above puts the exercises on the wall, as a QR picture and as an address. Students open them in the first minute."
        ),
        t!("Without devices: print the worksheet, and show the runs yourself, on the projector."),
        t!(
            "Without network: open the playground and this page once beforehand. Your browser keeps both; students have the worksheet."
        ),
    ]
}

fn ways() -> [&'static str; 3] {
    [
        t!(
            "A chat, the quickest with many: students post their codes there, and you paste the whole chat into “The class”. Lines without a code are skipped."
        ),
        t!(
            "A camera: scan the QR pictures one after the other with one phone or tablet. There the codes add up, and “Copy all codes” takes them to another device."
        ),
        t!(
            "Neither: a show of hands for each answer that the part “Answers” lists is nearly as good."
        ),
    ]
}

/// Minutes, what happens, and how.
type Step = (&'static str, &'static str, &'static str);

fn short() -> Vec<Step> {
    vec![
        (
            "3",
            t!("A queue at a counter"),
            t!(
                "Four clerks, sixteen customers, a minute each: when does the last one leave? Take guesses by a show of hands. Clerks who wait for another office are workers that wait for I/O."
            ),
        ),
        (
            "5",
            t!("Predict"),
            t!(
                "Exercises 1, 3 and 6, each alone and in silence: first the prediction, then the run. Nobody is asked to be right."
            ),
        ),
        (
            "5",
            t!("Explain to a neighbour"),
            t!(
                "In pairs: where was my prediction wrong, and what did I believe? The timeline shows it."
            ),
        ),
        (
            "5",
            t!("What the class thought"),
            t!(
                "Put the codes into “The class” and show it on the projector. Take the most frequent mistake, not the right answer, and ask what would have to be true for it."
            ),
        ),
        ("2", t!("One sentence"), t!("Each student finishes: “A worker that waits is …”")),
    ]
}

fn long() -> Vec<Step> {
    vec![
        (
            "5",
            t!("A queue at a counter"),
            t!(
                "Four clerks, sixteen customers, a minute each: when does the last one leave? Take guesses by a show of hands. Then: what if the clerks could take the next customer while the other office looks things up?"
            ),
        ),
        (
            "12",
            t!("The pool"),
            t!(
                "Exercises 1 to 4, alone, three minutes each: predict, run, explain. Who is done early takes exercise 5 and the goals: “now change it so that …”."
            ),
        ),
        (
            "4",
            t!("What the class thought, first time"),
            t!(
                "A show of hands on the one mistake that most have made; somebody who made it explains what they believed."
            ),
        ),
        (
            "10",
            t!("The loop"),
            t!(
                "Exercises 6, 8 and 9, in pairs: both write a prediction down before one of them types it. Those who are done early go on with 7 and with what comes after 9."
            ),
        ),
        (
            "7",
            t!("What the class thought"),
            t!(
                "Put the codes into “The class” and show it on the projector: at a glance first, then the two questions with the most mistakes."
            ),
        ),
        (
            "5",
            t!("Transfer"),
            t!(
                "A handler of your own course or product: does it wait or compute, does it hold its worker, what would one change gain? Try it in the playground."
            ),
        ),
        (
            "2",
            t!("One sentence"),
            t!("Each student finishes: “async helps when …, and not when …”"),
        ),
    ]
}

fn timed(title: &'static str, steps: &[Step]) -> Html {
    let row = |(place, (minutes, what, how)): (usize, &Step)| {
        html! {
            <tr key={place}>
                <td>{ t!("{minutes} min", minutes = *minutes) }</td>
                <th scope="row">{ *what }</th>
                <td>{ *how }</td>
            </tr>
        }
    };
    html! {
        <>
            <h2>{ title }</h2>
            <table class="steps">
                <thead><tr>
                    { crate::ui::parts::head(t!("Time")) }
                    { crate::ui::parts::head(t!("Step")) }
                    { crate::ui::parts::head(t!("How")) }
                </tr></thead>
                <tbody>{ for steps.iter().enumerate().map(row) }</tbody>
            </table>
        </>
    }
}

fn confusions() -> Vec<(&'static str, &'static str)> {
    vec![
        (
            t!("“async makes it faster.”"),
            t!(
                "It makes nothing faster; it lets one who waits do something else. In a pool there is nothing else: the worker stays with its request. Compare exercises 1 and 3."
            ),
        ),
        (
            t!("“The first requests take no time.”"),
            t!(
                "The first wave takes as long as any other. Count waves, not gaps between them; the access log shows the first stamps."
            ),
        ),
        (
            t!("“Split in two, so it takes half, always.”"),
            t!(
                "Only where the pieces wait together: gather, not one await after the other. And only the wait is split, never the CPU time."
            ),
        ),
        (
            t!("“Four loops share everything evenly.”"),
            t!(
                "Who accepts a connection is a race. With plain def each process has forty threads, so one that gets more than forty starts a second wave."
            ),
        ),
        (
            t!("“async def makes a blocking call harmless.”"),
            t!(
                "It makes it worse: the call holds the whole loop, and everybody behind it. A plain def at least gets a thread."
            ),
        ),
    ]
}
