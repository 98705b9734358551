//! The page to share, opened by a browser that is allowed nothing: it draws, finds, opens its evidence and moves as it should.

use std::path::Path;
use std::process::Command;

/// What the page is asked to do once it is there; what it answers stands in `<pre id="told">`.
const ASK: &str = r"
const out = {}, d = window.dateline, $ = id => document.getElementById(id);
const key = (key, more) => dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
const point = (type, x, y, more) => $('canvas').dispatchEvent(new PointerEvent(type, { clientX: $('canvas').getBoundingClientRect().left + x, clientY: $('canvas').getBoundingClientRect().top + y, pointerId: 1, bubbles: true, cancelable: true, ...more }));
try {
  out.ready = document.documentElement.dataset.ready;
  out.events = d.events.length;
  d.draw(); out.marks = d.extent();
  // Zoom by the wheel, at the pointer: what is under it stays under it.
  const box = $('canvas').getBoundingClientRect(), head = 208, w = box.width, x = 700;
  const time = () => d.view.a + (x - head) / (w - head) * (d.view.b - d.view.a);
  const before = time(), wide = d.view.b - d.view.a;
  $('canvas').dispatchEvent(new WheelEvent('wheel', { clientX: box.left + x, clientY: box.top + 200, deltaY: -300, bubbles: true, cancelable: true }));
  out.nearer = (d.view.b - d.view.a) < wide * 0.9; out.anchored = Math.abs(time() - before) < wide * 0.002;
  const a = d.view.a; key('ArrowRight', { shiftKey: true }); out.panned = d.view.a > a;
  // The keys walk from event to event and open what stands behind one.
  key('ArrowRight'); out.opened = !$('details').hidden; out.quotes = document.querySelectorAll('#details blockquote').length;
  out.said = $('live').textContent; out.how = document.querySelectorAll('#details ol.why li').length;
  key('Escape'); out.closed = $('details').hidden;
  // Search.
  $('search').value = 'Assembly'; $('search').dispatchEvent(new Event('input')); out.found = $('count').textContent;
  const n = d.lanes().reduce((n, l) => n + l.ids.length, 0); out.narrowed = n > 0 && n < out.events;
  d.search('zzzzz'); out.nothing = d.lanes().length === 0; d.search('');
  // Lanes by people.
  $('group').value = 'person'; $('group').dispatchEvent(new Event('change')); out.people = d.lanes().length > 2;
  // The list.
  key('l'); out.rows = document.querySelectorAll('#events .row').length; key('l');
  // Light and dark.
  const theme = document.documentElement.dataset.theme; key('t'); out.turned = document.documentElement.dataset.theme !== theme;
  out.texts = JSON.parse($('data').textContent).docs.some(x => 'x' in x);
  // Nothing can be loaded.
  out.blocked = 0; addEventListener('securitypolicyviolation', () => { out.blocked++; $('told').textContent = JSON.stringify(out); });
  const img = new Image(); img.src = 'https://example.org/a.png'; document.body.append(img); fetch('https://example.org/').catch(() => {});
} catch (e) { out.error = String(e); }
const pre = document.createElement('pre'); pre.id = 'told'; pre.textContent = JSON.stringify(out); document.body.append(pre);
";

fn browser() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|b| Command::new(b).arg("--version").output().is_ok())
}

fn export(to: &Path, more: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "data/sample", "-o"])
        .arg(to)
        .args(more)
        .output()
        .expect("the program runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    std::fs::read_to_string(to).expect("the page is there")
}

#[test]
fn texts_are_inside_only_where_they_are_asked_for() {
    let dir = tempfile::tempdir().expect("a folder");
    let without = export(&dir.path().join("a.html"), &[]);
    let with = export(&dir.path().join("b.html"), &["--with-texts"]);
    assert!(!without.contains("\"x\":\"") && with.contains("\"x\":\""));
    assert!(with.len() > without.len() + 10_000);
}

#[test]
fn a_browser_draws_it_and_it_answers() {
    let Some(browser) = browser() else {
        println!("skipped: no Chromium is installed");
        return;
    };
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("page.html");
    let page = export(&path, &[]);
    let nonce = page
        .split("nonce=\"")
        .nth(1)
        .and_then(|p| p.split('"').next())
        .expect("a nonce");
    std::fs::write(
        &path,
        format!("{page}<script nonce=\"{nonce}\">{ASK}</script>"),
    )
    .expect("it can be written");
    let run = Command::new(browser)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1280,900",
            "--force-prefers-reduced-motion",
            "--virtual-time-budget=2000",
            "--dump-dom",
        ])
        .arg(format!(
            "--user-data-dir={}",
            dir.path().join("profile").display()
        ))
        .arg(format!("file://{}", path.display()))
        .output()
        .expect("the browser runs");
    let dom = String::from_utf8_lossy(&run.stdout);
    let told = dom
        .split("<pre id=\"told\">")
        .nth(1)
        .and_then(|t| t.split("</pre>").next());
    let told = told.unwrap_or_else(|| {
        panic!(
            "the page did not answer: {}",
            String::from_utf8_lossy(&run.stderr)
        )
    });
    let told: serde_json::Value = serde_json::from_str(&told.replace("&amp;", "&")).expect("JSON");
    assert!(told["error"].is_null(), "{told}");
    for yes in [
        "nearer", "anchored", "panned", "opened", "closed", "narrowed", "nothing", "people",
        "turned",
    ] {
        assert_eq!(told[yes], true, "{yes}: {told}");
    }
    assert_eq!(told["ready"], "true");
    assert_eq!(told["texts"], false);
    assert_eq!(told["rows"], told["events"]);
    for some in ["marks", "quotes", "how", "events"] {
        assert!(told[some].as_u64() > Some(0), "{some}: {told}");
    }
    assert!(
        told["blocked"].as_u64() >= Some(2),
        "nothing is loaded from anywhere: {told}"
    );
}
