//! Arguments in, exit code out.

/// Pages are made of very many short texts: a quarter of a build's time went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    induct::cmd::main()
}
