//! The seed post's argument in ten chapters, and the ways between them.

use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Control, Key, Page, Result, Visit};

/// What a chapter has to show.
struct Chapter {
    address: &'static str,
    answer: &'static str,
    makespans: &'static [&'static str],
    labels: &'static [&'static str],
    /// A part of the sentence of what to watch.
    watch: &'static str,
    /// Where the requests are at the playhead that it sets.
    moment: &'static str,
    /// A part of why it takes so long.
    why: &'static str,
}

const CHAPTERS: [Chapter; 10] = [
    Chapter {
        address: "?lineup=pool:blocking&at=1500ms",
        answer: "16 requests on 4 workers: the pool takes 4.00 s with def.",
        makespans: &["4.00 s"],
        labels: &["pool: blocking"],
        watch: "the 5th request waits for its turn",
        moment: "At 1.50 s: 4 requests are in service, 8 wait in the queue, 4 are answered.",
        why: "⌈16 / 4⌉ × 1.00 s = 4.00 s",
    },
    Chapter {
        address: "?lineup=pool:blocking,pool:async&focus=2&at=1500ms",
        answer: "16 requests on 4 workers: the pool takes 4.00 s with def and async def alike.",
        makespans: &["4.00 s", "4.00 s"],
        labels: &["pool: blocking = async"],
        watch: "Watch the two lines be one",
        moment: "At 1.50 s: 4 requests are in service, 8 wait in the queue, 4 are answered.",
        why: "WSGI ties a worker to one request at a time",
    },
    Chapter {
        address: "?lineup=pool:blocking,pool:async,pool:gather&focus=3&at=750ms",
        answer: "16 requests on 4 workers: the pool takes 4.00 s with def and async def alike, \
                 2.00 s with the wait split in two.",
        makespans: &["4.00 s", "4.00 s", "2.00 s"],
        labels: &["pool: blocking = async", "pool: gather"],
        watch: "every step half as high",
        moment: "At 0.750 s: 4 requests are in service, 8 wait in the queue, 4 are answered.",
        why: "⌈16 / 4⌉ × 0.500 s = 2.00 s",
    },
    Chapter {
        address: "?lineup=pool:async,loop:async&focus=2&at=500ms",
        answer: "16 requests on 4 workers: the pool takes 4.00 s with async def; the event loop \
                 1.00 s, a quarter of the time.",
        makespans: &["4.00 s", "1.00 s"],
        labels: &["pool: async", "loop: async"],
        watch: "all 16 wait at the same time",
        moment: "At 0.500 s: 16 requests are in service.",
        why: "Nothing holds it back: every reply takes its own I/O only, 1.00 s.",
    },
    Chapter {
        address: "?requests=100",
        answer: "100 requests on 4 workers: the pool takes 25.0 s with def and async def alike, \
                 12.5 s with the wait split in two; the event loop 1.00 s and 0.500 s, each 25 \
                 times as fast.",
        makespans: &["25.0 s", "25.0 s", "12.5 s", "1.00 s", "1.00 s", "0.500 s"],
        labels: &[
            "pool: blocking = async",
            "pool: gather",
            "loop: blocking = async",
            "loop: gather",
        ],
        watch: "the floor of the loop stays where it is",
        moment: "At 25.0 s: all requests are answered.",
        why: "⌈100 / 4⌉ × 1.00 s = 25.0 s",
    },
    Chapter {
        address: "?requests=100&lineup=loop:blocking,loop:async&accept=shares:44-24-16-16\
                  &overhead=measured&at=1500ms",
        answer: "100 requests on 4 workers: the event loop takes 2.00 s with def, 1.01 s with \
                 async def.",
        makespans: &["2.00 s", "1.01 s"],
        labels: &["loop: blocking", "loop: async"],
        watch: "its last four wait for a second wave",
        // The first wave is over: only what worker 0 has beyond its 40 threads is left.
        moment: "At 1.50 s: 4 requests are in service, 96 are answered. Worker 0 has 4 requests: \
                 4 waiting for I/O. Worker 1 is idle.",
        why: "The fullest worker got 44 of the 100 requests, 4 more than it has threads",
    },
    Chapter {
        address: "?lineup=pool:blocking,loop:async,loop:stuck&focus=3&at=1500ms",
        answer: "16 requests on 4 workers: the pool takes 4.00 s with def; the event loop 1.00 s \
                 with async def, 4.00 s with async def that blocks.",
        makespans: &["4.00 s", "1.00 s", "4.00 s"],
        labels: &["pool: blocking = loop: stuck", "loop: async"],
        watch: "Watch the loop become a pool",
        moment: "At 1.50 s: 4 requests are in service, 8 wait at their workers, 4 are answered.",
        why: "while one handler blocks, all other requests of its worker wait",
    },
    Chapter {
        address: "?io=0s&cpu=250ms&lineup=pool:blocking,loop:blocking,loop:async&focus=3&at=600ms",
        answer: "16 requests on 4 workers: the pool takes 1.00 s with def; the event loop 1.00 s \
                 with def and async def alike, just as long.",
        makespans: &["1.00 s", "1.00 s", "1.00 s"],
        labels: &["pool: blocking", "loop: blocking = async"],
        watch: "no server beats the cores",
        moment: "At 0.600 s: 12 requests are in service, 4 wait at their workers.",
        why: "4 × 0.250 s = 1.00 s",
    },
    Chapter {
        address: "?requests=100&lineup=pool:blocking,loop:async&client=paced:5&at=20s",
        answer: "100 requests at 5 a second on 4 workers: the median reply of the pool takes \
                 3.40 s with def (95 % within 5.60 s); that of the event loop 1.00 s with async \
                 def, 3.4 times as fast.",
        makespans: &["25.6 s", "20.8 s"],
        labels: &["pool: blocking", "loop: async"],
        watch: "every request waits longer than the one before",
        moment: "At 20.0 s: 4 requests are in service, 19 wait in the queue, 77 are answered.",
        why: "Arrivals are faster than service: 5 requests a second come, and the workers can \
              answer 4",
    },
    Chapter {
        address: "?requests=100&subtasks=1&lineup=pool:blocking,loop:async&connections=5&focus=2\
                  &at=1500ms",
        answer: "100 requests on 4 workers: the pool takes 25.0 s with def; the event loop 5.00 s \
                 with async def, 5 times as fast.",
        makespans: &["25.0 s", "5.00 s"],
        labels: &["pool: blocking", "loop: async"],
        watch: "Watch the stairs come back",
        moment: "At 1.50 s: 80 requests are in service, 20 are answered.",
        why: "each worker has 5, so at most 20 calls are under way at a time",
    },
];

async fn await_chapter(page: &Page, number: Option<u32>) -> Result<()> {
    until_equal("the chapter", async || page.chapter().await, number).await?;
    Ok(())
}

/// The page shows all that a chapter has to show.
async fn shows(page: &Page, number: u32, chapter: &Chapter) -> Result<()> {
    await_chapter(page, Some(number)).await?;
    page.await_text("#answer", chapter.answer).await?;
    page.await_quiet().await?;
    assert_eq!(page.address().await?, chapter.address, "chapter {number}");
    assert_eq!(page.makespans().await?, chapter.makespans, "chapter {number}");
    let labels = page.labels().await?;
    assert_eq!(labels, chapter.labels, "chapter {number}");
    let watch = page.watch().await?;
    assert!(watch.contains(chapter.watch), "no {:?} in {watch:?}", chapter.watch);
    let moment = page.moment().await?;
    assert!(moment.starts_with(chapter.moment), "{moment:?} for {:?}", chapter.moment);
    let why = page.why().await?.join(" ");
    assert!(why.contains(chapter.why), "no {:?} in {why:?}", chapter.why);
    Ok(())
}

#[tokio::test]
async fn each_has_the_numbers_of_the_post() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            assert_eq!(page.chapter().await?, None);
            for (number, chapter) in (1..).zip(&CHAPTERS) {
                page.go_to_chapter(number).await?;
                shows(page, number, chapter).await?;
            }
            Ok(())
        })
        .await
}

/// The log as the post has it: a path, and the seconds at which four replies each come.
async fn logs(page: &Page, chapter: u32, path: &str, seconds: [u32; 4]) -> Result<()> {
    page.go_to_chapter(chapter).await?;
    page.await_quiet().await?;
    page.click("#to-end").await?;
    page.await_text("#log .caption", "16 replies up to the playhead.").await?;
    let line = |number: usize| {
        let (second, worker) = (seconds[number / 4], number % 4);
        format!("[2024-10-29 17:04:{second}] [pid-worker{worker}] GET {path}")
    };
    let all: Vec<String> = (0..16).map(line).collect();
    // Twelve rows are in view, at first the last ones.
    until_equal("the last rows", async || page.log_rows().await, all[4..].to_vec()).await?;
    page.click("#log-rows").await?;
    page.press(Key::Home).await?;
    until_equal("the first rows", async || page.log_rows().await, all[..12].to_vec()).await?;
    // The browser may still be scrolling, and then drops the next key.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    page.press(Key::End).await?;
    until_equal("the last rows", async || page.log_rows().await, all[4..].to_vec()).await?;
    Ok(())
}

#[tokio::test]
async fn the_logs_are_those_of_the_post() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            logs(page, 1, "/io", [15, 16, 17, 18]).await?;
            logs(page, 2, "/async-io", [15, 16, 17, 18]).await?;
            logs(page, 3, "/async-io-multi", [15, 15, 16, 16]).await
        })
        .await
}

#[tokio::test]
async fn each_opens_from_its_address() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for (number, chapter) in (1..).zip(&CHAPTERS) {
                page.open(chapter.address).await?;
                shows(page, number, chapter).await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_change_offers_the_way_back() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.go_to_chapter(4).await?;
            page.await_makespans(["4.00 s", "1.00 s"]).await?;
            page.await_text("#chapter-next", "Next: The whole comparison").await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_makespans(["16.0 s", "1.00 s"]).await?;
            page.toggle("pool:async").await?;
            page.await_text("#chapter-back", "Back to this chapter").await?;
            assert_eq!(page.chapter().await?, Some(4), "the reader still is in the chapter");
            assert!(page.watch().await?.contains("Watch the floor"));
            assert_eq!(page.count("#chapter-next").await?, 1, "the way on stays");

            page.click("#chapter-back").await?;
            page.await_makespans(["4.00 s", "1.00 s"]).await?;
            page.await_drawn_lines(2).await?;
            page.await_address(CHAPTERS[3].address).await?;
            page.await_text("#chapter-next", "Next: The whole comparison").await?;

            // How it is looked at is no change: the chapter stays as it is.
            page.choose_view("finished").await?;
            page.click("#to-start").await?;
            page.await_address("?lineup=pool:async,loop:async&view=finished&focus=2&at=0s").await?;
            assert_eq!(page.count("#chapter-back").await?, 0);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn next_walks_through_all_of_them_and_back_returns() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=3").await?;
            page.await_text("#chapter-next", "Begin: Four at a time").await?;
            for (number, chapter) in (1..).zip(&CHAPTERS) {
                page.click("#chapter-next").await?;
                await_chapter(page, Some(number)).await?;
                page.await_address(chapter.address).await?;
            }
            assert_eq!(page.count("#chapter-next").await?, 0, "there is no eleventh");
            for number in (1..10).rev() {
                page.back().await?;
                page.await_address(CHAPTERS[number - 1].address).await?;
                await_chapter(page, Some(u32::try_from(number)?)).await?;
            }
            page.back().await?;
            page.await_address("?workers=3").await?;
            page.await_makespans(["6.00 s", "6.00 s", "3.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.forward().await?;
            await_chapter(page, Some(1)).await?;
            page.await_makespans(["4.00 s"]).await
        })
        .await
}
