//! x
#[test]
fn t(){
  let mut s=pool_vs_loop::scenario::Scenario::default(); s.requests=1_000_000;
  for &e in &s.lineup { let t=std::time::Instant::now();
  let mut m=pool_vs_loop::sim::Simulation::new(&s,e); while !m.advance(1<<20){} let r=m.finish().unwrap(); let a=t.elapsed(); let su=pool_vs_loop::sim::Summary::of(&r); println!("{e} {a:?} {:?} {}",t.elapsed(), su.makespan);}
}
