//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    induct::cmd::main()
}
