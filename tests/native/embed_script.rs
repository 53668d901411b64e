//! `static/embed.js`: its attributes are the keys of links.

use pool_vs_loop::scenario::Link;

/// A link that sets everything.
const FULL: &str = "workers=5&requests=17&io=2s&subtasks=3&cpu=1ms\
    &lineup=pool:blocking,loop:async,loop:gather&hide=2&threads=5&tokens=41&cores=5&client=closed:3\
    &spread=exponential&accept=random&connections=9&overhead=measured&timeout=9s&backlog=9&seed=2\
    &embed=1&show=plot&view=finished&theme=dark&lang=de&focus=3&at=1s";

#[test]
fn its_attributes_are_the_keys_of_links_in_their_order() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/static/embed.js");
    let script = std::fs::read_to_string(path).expect("the script is part of the project");
    let list = script.split("const KEYS = (").nth(1).and_then(|rest| rest.split(").split").next());
    let list = list.expect("a list of keys").replace(['"', '+', '\n'], " ");
    let attributes: Vec<&str> = list.split_whitespace().collect();

    let (link, notices) = Link::decode(FULL);
    assert!(notices.is_empty(), "{notices:?}");
    let query = link.encode();
    assert_eq!(query, FULL, "it sets everything, as links write it");
    let keys = query.split('&').filter_map(|pair| pair.split_once('=')).map(|(key, _)| key);
    let own = ["v"].into_iter().chain(keys.filter(|&key| key != "embed"));
    assert_eq!(attributes, own.collect::<Vec<_>>());
}
