//! What the program lets go of is not its any more.

use dateline::engine::give_back;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MB: usize = 1 << 20;

/// Memory of this process that lies in the machine's, in megabytes.
fn held() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
    let kb = line.and_then(|l| l.trim().strip_suffix("kB")?.trim().parse::<usize>().ok());
    kb.expect("the system says so") / 1024
}

fn small_things(mb: usize) -> Vec<Box<[u8]>> {
    (0..mb * MB / 64).map(|_| Box::from([7; 64])).collect()
}

#[test]
#[cfg_attr(
    not(target_os = "linux"),
    ignore = "reads what Linux says of a process"
)]
fn what_was_let_go_of_goes_back_and_what_is_held_stays() {
    let before = held();
    // Made by a thread that has ended and let go of by this one, as what resolving makes is.
    let made = std::thread::spawn(|| (small_things(200), small_things(50)));
    let (gone, kept) = made.join().expect("it only makes things");
    let full = held();
    assert!(full > before + 250, "{before} MB before, {full} MB full");
    drop(gone);
    give_back();
    let after = held();
    assert!(
        after < before + 100,
        "{before} MB before, {full} MB full, {after} MB after"
    );
    assert!(
        after > before + 40 && kept.iter().all(|b| b[63] == 7),
        "what is held stays"
    );
}
