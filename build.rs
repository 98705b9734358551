//! What a program for Windows carries inside: its icon and its name. Everywhere else there is nothing to do.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=assets/icons/dateline.ico");
    #[cfg(windows)]
    resources();
}

/// Shown by Explorer, the task bar and the properties of the file. A build without the tools for it is told so and goes on.
#[cfg(windows)]
fn resources() {
    let windows = std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "windows");
    if !windows {
        return;
    }
    let mut resources = winresource::WindowsResource::new();
    resources.set_icon("assets/icons/dateline.ico");
    resources.set("ProductName", "Dateline");
    resources.set("FileDescription", "Dateline");
    if let Err(why) = resources.compile() {
        println!("cargo:warning=dateline.exe is built without its icon: {why}");
    }
}
