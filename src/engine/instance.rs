//! One window a user: a second start hands its folders to the window that runs.
//!
//! Not what the window does with them; that is `ui`. Nothing leaves the machine: the two meet in a socket of the program's
//! own folder (a named pipe on Windows), which only this user can reach.

use interprocess::local_socket::traits::{ListenerExt, Stream as _};
use interprocess::local_socket::{
    ConnectOptions, GenericFilePath, GenericNamespaced, ListenerOptions, Name, Stream, ToFsName,
    ToNsName,
};
#[cfg(unix)]
use interprocess::os::unix::local_socket::ListenerOptionsExt;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// What the second start says: one line of JSON.
#[derive(Serialize, Deserialize)]
struct Asked {
    open: Vec<PathBuf>,
}

/// What the first window answers once it has taken that over.
const TAKEN: &str = "taken";

/// A window that does not answer within this time hangs or is no Dateline: then the second start opens its own.
const PATIENCE: Duration = Duration::from_secs(2);

/// No list of paths is longer; whoever sends more is not listened to.
const LONGEST: u64 = 1 << 20;

/// How this start goes on.
pub enum Instance {
    /// Another window has taken the paths over: there is nothing left to do.
    Handed,
    /// This is the first window. What later starts ask for arrives here: absolute paths, none where the window is only to
    /// come to the front.
    First(Receiver<Vec<PathBuf>>),
    /// Nobody can be asked (no such folder, a system without local sockets): a window like any other.
    Alone,
}

/// Hands `paths` to the window that runs with the same `own` folder, or becomes that window; `wake` is called from
/// another thread whenever something has been asked for.
pub fn instance(own: &Path, paths: &[PathBuf], wake: impl Fn() + Send + 'static) -> Instance {
    let Some(meet) = meeting_point(own) else {
        return Instance::Alone;
    };
    if hand_over(&meet, paths).is_some() {
        return Instance::Handed;
    }
    // What is in the way now is what a killed window left behind: no live one answered.
    let _ = std::fs::create_dir_all(own);
    let options = |name| {
        let options = ListenerOptions::new().name(name).try_overwrite(true);
        #[cfg(unix)]
        let options = options.mode(0o600);
        options
    };
    let Some(listener) = named(&meet).and_then(|name| options(name).create_sync().ok()) else {
        return Instance::Alone;
    };
    let (tell, asked) = channel();
    let listening = std::thread::Builder::new()
        .name("later starts".to_owned())
        .spawn(move || {
            for stream in listener.incoming().flatten() {
                let Some(paths) = listen(stream) else {
                    continue;
                };
                if tell.send(paths).is_err() {
                    return;
                }
                wake();
            }
        });
    match listening {
        Ok(_) => Instance::First(asked),
        Err(_) => Instance::Alone,
    }
}

/// Where windows of one user and folder meet; `None` where the system allows no such name.
fn meeting_point(own: &Path) -> Option<String> {
    // The system's limit for a socket's path is 108 bytes on Linux and 104 elsewhere.
    const LONGEST_PATH: usize = 100;
    if cfg!(windows) {
        let hash = blake3::hash(own.to_string_lossy().as_bytes());
        return Some(format!("dateline-{}", &hash.to_hex()[..16]));
    }
    let path = own.join("window.socket");
    let path = path.to_str()?;
    (path.len() <= LONGEST_PATH).then(|| path.to_owned())
}

fn named(meet: &str) -> Option<Name<'_>> {
    match cfg!(windows) {
        true => meet.to_ns_name::<GenericNamespaced>().ok(),
        false => meet.to_fs_name::<GenericFilePath>().ok(),
    }
}

/// `Some` once the other window has said that it takes them.
fn hand_over(meet: &str, paths: &[PathBuf]) -> Option<()> {
    let mut stream = ConnectOptions::new()
        .name(named(meet)?)
        .connect_sync()
        .ok()?;
    wait_at_most(&stream)?;
    // The other window stands in another folder.
    let open = paths
        .iter()
        .map(std::path::absolute)
        .collect::<Result<_, _>>()
        .ok()?;
    // A name that is not Unicode cannot be said in JSON; then this start opens its own window.
    let mut line = serde_json::to_string(&Asked { open }).ok()?;
    line.push('\n');
    stream.write_all(line.as_bytes()).ok()?;
    let mut answer = String::new();
    BufReader::new(stream.take(64))
        .read_line(&mut answer)
        .ok()?;
    (answer.trim_end() == TAKEN).then_some(())
}

fn listen(mut stream: Stream) -> Option<Vec<PathBuf>> {
    wait_at_most(&stream)?;
    let mut line = String::new();
    BufReader::new((&mut stream).take(LONGEST))
        .read_line(&mut line)
        .ok()?;
    let asked: Asked = serde_json::from_str(&line).ok()?;
    writeln!(stream, "{TAKEN}").ok()?;
    Some(asked.open)
}

fn wait_at_most(stream: &Stream) -> Option<()> {
    stream.set_recv_timeout(Some(PATIENCE)).ok()?;
    stream.set_send_timeout(Some(PATIENCE)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(own: &Path) -> Receiver<Vec<PathBuf>> {
        match instance(own, &[], || ()) {
            Instance::First(asked) => asked,
            Instance::Handed => panic!("somebody else was there"),
            Instance::Alone => panic!("no socket could be made"),
        }
    }

    #[test]
    fn a_second_start_hands_its_folders_over() {
        let own = tempfile::tempdir().unwrap();
        let asked = first(own.path());
        let paths = [
            PathBuf::from("/tmp/letters \"of\" 1990"),
            PathBuf::from("minutes"),
        ];
        assert!(matches!(
            instance(own.path(), &paths, || ()),
            Instance::Handed
        ));
        let got = asked.recv_timeout(Duration::from_secs(5)).unwrap();
        assert_eq!(got[0], paths[0]);
        assert!(got[1].is_absolute() && got[1].ends_with("minutes"));
    }

    #[test]
    fn another_folder_of_the_program_is_another_window() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let _asked = first(one.path());
        assert!(matches!(
            instance(two.path(), &[], || ()),
            Instance::First(_)
        ));
    }

    #[test]
    #[cfg(unix)]
    fn what_a_killed_window_left_behind_stops_nobody() {
        let own = tempfile::tempdir().unwrap();
        // A listener that is dropped without its file being taken away, as at a kill.
        let left =
            std::os::unix::net::UnixListener::bind(own.path().join("window.socket")).unwrap();
        drop(left);
        let _asked = first(own.path());
        assert!(matches!(instance(own.path(), &[], || ()), Instance::Handed));
    }

    #[test]
    #[cfg(unix)]
    fn whoever_says_something_else_is_not_listened_to() {
        let own = tempfile::tempdir().unwrap();
        let asked = first(own.path());
        let mut odd =
            std::os::unix::net::UnixStream::connect(own.path().join("window.socket")).unwrap();
        odd.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
        drop(odd);
        assert!(asked.recv_timeout(Duration::from_millis(200)).is_err());
        assert!(matches!(instance(own.path(), &[], || ()), Instance::Handed));
    }

    #[test]
    #[cfg(unix)]
    fn only_this_user_can_reach_it() {
        use std::os::unix::fs::PermissionsExt;
        let own = tempfile::tempdir().unwrap();
        std::fs::set_permissions(own.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        let _asked = first(own.path());
        let mode = std::fs::metadata(own.path().join("window.socket"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{mode:o}");
    }
}
