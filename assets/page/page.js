// The page's one script: draws the timeline, and shows what stands behind each mark. Needs nothing but what is in this file.
(() => {
'use strict';
const D = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const DAY = 86400, YEAR = 365.2425 * DAY;
const E = D.events, N = D.entities;
const fold = s => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const reduced = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

// ---- the calendar: proleptic Gregorian, of any year; after Howard Hinnant's "days from civil" ----
const civil = days => {
  days += 719468;
  const era = Math.floor(days / 146097), doe = days - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153), d = doy - Math.floor((153 * mp + 2) / 5) + 1, m = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (m <= 2 ? 1 : 0), m, d];
};
const daysOf = (y, m, d) => {
  if (m <= 2) y--;
  const era = Math.floor(y / 400), yoe = y - era * 400;
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
};
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const yearName = y => y <= 0 ? `${1 - y} BCE` : y < 1000 ? `${y} CE` : String(y);

// ---- what is shown ----
const dated = E.map((e, i) => i).filter(i => E[i].a !== null || E[i].b !== null);
const from = i => E[i].a ?? E[i].b, to = i => E[i].b ?? E[i].a;
const order = [...dated].sort((x, y) => from(x) - from(y) || to(x) - to(y) || x - y);
const undated = E.map((e, i) => i).filter(i => E[i].a === null && E[i].b === null);
let lo = Infinity, hi = -Infinity;
for (const i of dated) { lo = Math.min(lo, from(i)); hi = Math.max(hi, to(i)); }
if (!(lo < hi)) { lo = isFinite(lo) ? lo - YEAR : 0; hi = lo + 2 * YEAR; }
const margin = (hi - lo) * 0.03 + DAY;
// Room on the right for the words of what comes last.
const WHOLE = [lo - margin, hi + margin + (hi - lo) * 0.2];
const view = { a: WHOLE[0], b: WHOLE[1] };
let group = D.group, query = '', selected = -1, hover = null, lanes = [], passing = null, dirty = true, stale = true;
let dark = false, C = {};
const hay = E.map(() => null);
const haystack = i => hay[i] ??= fold([E[i].l, E[i].w, ...E[i].q.map(q => q[0]), ...E[i].e.map(n => N[n].n), ...(E[i].g || [])].join(' '));

const canvas = $('canvas'), ctx = canvas.getContext('2d'), scroll = $('scroll');
const FONT = '"Dateline Sans","Noto Sans","Segoe UI","Helvetica Neue",Arial,sans-serif';
const AXIS = 48, ROW = 24, PAD = 6, GAP = 8;
let W = 0, H = 0, HEAD = 0;
const widths = new Map();
const measure = (text, bold) => {
  const key = (bold ? 'b' : '') + text;
  let w = widths.get(key);
  if (w === undefined) { ctx.font = `${bold ? 600 : 400} 12.5px ${FONT}`; w = ctx.measureText(text).width; widths.set(key, w); }
  return w;
};
const cut = (text, room, bold) => {
  if (measure(text, bold) <= room) return text;
  let a = 0, b = text.length;
  while (a < b) { const m = (a + b + 1) >> 1; if (measure(text.slice(0, m) + '…', bold) <= room) a = m; else b = m - 1; }
  // Never between the halves of one character.
  if (a > 0 && /[\uD800-\uDBFF]/.test(text[a - 1])) a--;
  return a ? text.slice(0, a).trimEnd() + '…' : '';
};
const label = i => E[i].c ??= cut(E[i].l, 260);

const colors = () => {
  const style = getComputedStyle(document.documentElement);
  const get = n => style.getPropertyValue('--' + n).trim();
  C = {}; for (const n of ['surface', 'panel', 'raised', 'border', 'grid', 'grid-strong', 'lane-band', 'text', 'muted', 'faint', 'accent', 'selection', 'warning', 'good', 'rest']) C[n] = get(n);
  C.lanes = get('lanes').split(' ');
};
const alpha = (hex, a) => hex + Math.round(a * 255).toString(16).padStart(2, '0');

const filter = () => {
  const words = fold(query).split(/\s+/).filter(Boolean);
  passing = words.length ? new Set(E.map((e, i) => i).filter(i => words.every(w => haystack(i).includes(w)))) : null;
  const n = passing ? passing.size : E.length;
  const events = k => `${k.toLocaleString('en').replace(/,/g, '\u202f')} event${k === 1 ? '' : 's'}`;
  $('count').textContent = (passing ? `${events(n)} of ${events(E.length)}` : events(n)) + (undated.length ? ` · ${undated.length} without a date, in the list` : '');
};
const shows = i => !passing || passing.has(i);

const lanesOf = () => {
  const all = new Map();
  const put = (key, title, i) => { let l = all.get(key); if (!l) all.set(key, l = { key, title, ids: [] }); l.ids.push(i); };
  for (const i of order) {
    if (!shows(i)) continue;
    if (group === 'none') { put('all', '', i); continue; }
    if (group === 'document') {
      const docs = [...new Set(E[i].q.map(q => q[1]))];
      if (!docs.length) put('rest', 'Other', i);
      for (const d of docs) put('d' + d, D.docs[d].t || D.docs[d].n, i);
      continue;
    }
    const of = E[i].e.filter(n => N[n].k === group);
    if (!of.length) put('rest', 'Other', i);
    for (const n of of) put(n, N[n].n, i);
  }
  lanes = [...all.values()].sort((x, y) => (x.key === 'rest') - (y.key === 'rest') || from(x.ids[0]) - from(y.ids[0]) || (x.title < y.title ? -1 : 1));
  lanes.forEach((l, n) => { l.n = n; });
  stale = true;
};

// ---- where everything stands, at one zoom: the same wherever one has moved to ----
const OPEN = 56;
const extent = (e, s) => {
  // Left and right of the mark in pixels from 1970.
  if (e.a === null) { const x = e.b * s; return [x - OPEN, x]; }
  if (e.b === null && e.f !== 'r') { const x = e.a * s; return [x, x + OPEN]; }
  const b = e.b === null ? Math.max(e.r?.length ? e.r[e.r.length - 1] : e.a, e.a) : e.b;
  if (e.f === 'd') { const x = (e.a + b) / 2 * s; return b * s - e.a * s > 11 ? [e.a * s, b * s] : [x - 5.5, x + 5.5]; }
  const x0 = e.a * s, x1 = b * s;
  if (x1 - x0 < 8) { const x = (x0 + x1) / 2; return [x - 4, x + 4]; }
  return [x0, x1];
};
class Track {
  constructor() { this.a = []; this.b = []; }
  room(x0, x1) {
    let lo = 0, hi = this.a.length;
    while (lo < hi) { const m = (lo + hi) >> 1; if (this.b[m] <= x0) lo = m + 1; else hi = m; }
    return lo < this.a.length && this.a[lo] < x1 ? -1 : lo;
  }
  put(at, x0, x1) { this.a.splice(at, 0, x0); this.b.splice(at, 0, x1); }
}
const pack = () => {
  const s = (W - HEAD) / (view.b - view.a);
  const most = lanes.length === 1 ? 12 : 7;
  let y = stack(s, most + extra);
  if (extra && y > H - AXIS - 8) { extra = 0; y = stack(s, most); }
  // Where there is room below, more rows are better than folds.
  const free = H - AXIS - y - 16, folded = lanes.filter(l => l.folds.length).length;
  const more = folded ? Math.floor(free / ROW / folded) : 0;
  if (more > 0) { extra += more; y = stack(s, most + extra); }
  $('tall').style.height = Math.max(0, y + AXIS + 8 - H) + 'px';
  stale = false;
};
let extra = 0;
const stack = (s, most) => {
  let y = 0;
  for (const lane of lanes) {
    const tracks = [];
    lane.put = []; lane.folds = [];
    const left = [];
    for (const i of worth(lane)) {
      const e = E[i], [x0, x1] = extent(e, s), lead = (e.x ? 12 : 0) + (e.v ? 12 : 0), w = measure(label(i)) + lead;
      // A long bar has its words inside, if they fit; else beside it.
      const inside = (e.f === 'l' || e.f === 'b' || e.f === 'c') && x1 - x0 > w + 16;
      const end = inside ? x1 : x1 + 6 + w;
      let row = 0, at = -1;
      for (; row < most; row++) { if (!tracks[row]) tracks[row] = new Track(); if ((at = tracks[row].room(x0, end + GAP)) >= 0) break; }
      if (at < 0) { left.push(i); continue; }
      tracks[row].put(at, x0, end + GAP);
      lane.put.push({ i, x0, x1, end, row, inside, lead, text: label(i) });
    }
    if (left.length) {
      // Into bins that hold still while one moves; what is close is one pill.
      const bins = new Map(), BIN = 44;
      for (const i of left) { const [x0, x1] = extent(E[i], s), k = Math.floor((x0 + x1) / 2 / BIN); (bins.get(k) ?? bins.set(k, []).get(k)).push(i); }
      for (const [k, ids] of bins) lane.folds.push({ k, x: k * BIN + 2, w: BIN - 4, ids });
    }
    lane.put.sort((p, q) => p.x0 - q.x0);
    // Words that were cut get the room that is left in their row.
    const next = new Map();
    for (let k = lane.put.length - 1; k >= 0; k--) {
      const p = lane.put[k], room = (next.get(p.row) ?? Infinity) - GAP;
      next.set(p.row, p.x0);
      if (p.text === E[p.i].l) continue;
      const w = measure(E[p.i].l) + p.lead;
      if (p.inside ? p.x1 - p.x0 > w + 16 : p.x1 + 6 + w < room && w < 640) { p.text = E[p.i].l; if (!p.inside) p.end = p.x1 + 6 + w; }
    }
    lane.rows = tracks.length;
    const wanted = group === 'none' ? 0 : 1;
    lane.h = Math.max(lane.rows + (left.length ? 1 : 0), wanted) * ROW + 2 * PAD;
    lane.y = y; y += lane.h;
  }
  return y;
};
// The order in which events get their place: sorted once, whoever is selected first.
const worth = lane => {
  const ids = lane.worth ??= [...lane.ids].sort((p, q) => E[q].m - E[p].m || from(p) - from(q));
  return selected >= 0 && lane.ids.includes(selected) ? [selected, ...ids.filter(i => i !== selected)] : ids;
};

// ---- drawing ----
const STEPS = [[60, 'm', 1], [300, 'm', 5], [900, 'm', 15], [3600, 'h', 1], [10800, 'h', 3], [21600, 'h', 6], [DAY, 'd', 1], [7 * DAY, 'w', 1], [30.4 * DAY, 'M', 1], [91.3 * DAY, 'M', 3], ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 1e5, 1e6].map(n => [n * YEAR, 'Y', n])];
const ticks = () => {
  const s = (W - HEAD) / (view.b - view.a);
  const step = STEPS.find(([len, u]) => len * s >= (u === 'Y' ? 52 : u === 'M' ? 40 : u === 'd' ? 28 : u === 'w' ? 34 : 48)) || STEPS[STEPS.length - 1];
  const [len, unit, n] = step, out = [], big = [];
  const a = view.a, b = view.b;
  if (unit === 'Y') {
    let y = Math.floor(civil(Math.floor(a / DAY))[0] / n) * n;
    for (; out.length < 500; y += n) { const t = daysOf(y, 1, 1) * DAY; if (t > b) break; out.push([t, yearName(y), t + len, y % (n * 5) === 0]); }
  } else if (unit === 'M') {
    let [y, m] = civil(Math.floor(a / DAY)); m = Math.floor((m - 1) / n) * n + 1;
    for (; out.length < 500;) {
      const t = daysOf(y, m, 1) * DAY; if (t > b) break;
      out.push([t, len * s > 130 ? MONTHS[m - 1] : MONTHS[m - 1].slice(0, 3), t + len, m === 1]);
      m += n; if (m > 12) { m -= 12; y++; }
    }
  } else if (unit === 'd' || unit === 'w') {
    let d = Math.floor(a / DAY); if (unit === 'w') d -= (d + 3) % 7 < 0 ? (d + 3) % 7 + 7 : (d + 3) % 7;
    for (; out.length < 500; d += unit === 'w' ? 7 : 1) { if (d * DAY > b) break; const day = civil(d)[2]; out.push([d * DAY, String(day), d * DAY + len, day === 1]); }
  } else {
    for (let t = Math.floor(a / len) * len; t <= b && out.length < 500; t += len) {
      const sec = ((t % DAY) + DAY) % DAY;
      out.push([t, `${String(Math.floor(sec / 3600)).padStart(2, '0')}:${String(Math.floor(sec / 60) % 60).padStart(2, '0')}`, t + len, sec === 0]);
    }
  }
  // What the row above says: the year of months, the month of days, the day of hours, the century of years.
  const first = civil(Math.floor(a / DAY));
  if (unit === 'M') for (let y = first[0]; big.length < 300; y++) { const t = daysOf(y, 1, 1) * DAY; if (t > b) break; big.push([t, yearName(y), daysOf(y + 1, 1, 1) * DAY]); }
  else if (unit === 'd' || unit === 'w') for (let [y, m] = first; big.length < 300;) { const t = daysOf(y, m, 1) * DAY; if (t > b) break; const name = `${MONTHS[m - 1]} ${yearName(y)}`; m++; if (m > 12) { m = 1; y++; } big.push([t, name, daysOf(y, m, 1) * DAY]); }
  else if (unit !== 'Y') for (let d = Math.floor(a / DAY); big.length < 60 && d * DAY <= b; d++) { const [y, m, k] = civil(d); big.push([d * DAY, `${k} ${MONTHS[m - 1]} ${yearName(y)}`, (d + 1) * DAY]); }
  return [out, big];
};
const X = t => HEAD + (t - view.a) / (view.b - view.a) * (W - HEAD);
const T = x => view.a + (x - HEAD) / (W - HEAD) * (view.b - view.a);

const rounded = (c, x, y, w, h, r) => { c.beginPath(); c.roundRect(x, y, Math.max(w, 0.5), h, Math.min(r, h / 2, Math.max(w, 0.5) / 2)); };
// One mark; the legend draws its samples with the same function.
const mark = (c, e, x0, x1, y, color, left, right) => {
  const hollow = e.h, surface = C.surface;
  c.lineWidth = 1.75; c.strokeStyle = color; c.setLineDash(e.s === 'planned' ? [3, 2.5] : []);
  if (e.f === 'd') {
    const x = (x0 + x1) / 2;
    c.beginPath(); c.arc(x, y, 4.75, 0, 7);
    c.fillStyle = hollow || e.s === 'planned' ? surface : color; c.fill(); c.stroke();
  } else if (e.f === 'c') {
    rounded(c, x0 + 1, y - 7, x1 - x0 - 2, 14, 4);
    c.fillStyle = alpha(color, hollow ? 0.07 : 0.2); c.fill(); c.lineWidth = 1.25; c.stroke();
  } else if (e.f === 'l') {
    rounded(c, x0, y - 6, x1 - x0, 12, 3);
    c.fillStyle = hollow || e.s === 'planned' ? alpha(color, 0.25) : alpha(color, 0.8); c.fill();
    if (hollow || e.s === 'planned') { c.lineWidth = 1.25; c.stroke(); }
  } else if (e.f === 'b') {
    const g = c.createLinearGradient(Math.max(x0, -4000), 0, Math.min(x1, 12000), 0), soft = x1 - x0 > 4000 ? 0.15 : 0.5;
    g.addColorStop(0, alpha(color, left ? 0.5 : 0)); g.addColorStop(left ? 0.001 : soft * (right ? 1.99 : 1), alpha(color, 0.5)); g.addColorStop(right ? 1 : left ? 0.02 : 1 - soft + 0.001, alpha(color, 0.5)); g.addColorStop(1, alpha(color, right ? 0.5 : 0));
    c.fillStyle = g; c.fillRect(x0, y - 7, x1 - x0, 14);
    c.lineWidth = 1.75; c.setLineDash([]);
    for (const x of [left && x0, right && x1]) if (x !== false && x !== undefined) { c.beginPath(); c.moveTo(x, y - 7); c.lineTo(x, y + 7); c.stroke(); }
  } else if (e.f === 'r') {
    c.setLineDash([]); c.lineWidth = 1.5; c.strokeStyle = alpha(color, 0.55); c.beginPath(); c.moveTo(x0, y); c.lineTo(x1, y); c.stroke();
  }
  c.setLineDash([]);
};
const diamond = (c, x, y, color) => { c.beginPath(); c.moveTo(x, y - 5.5); c.lineTo(x + 5.5, y); c.lineTo(x, y + 5.5); c.lineTo(x - 5.5, y); c.closePath(); c.fillStyle = color; c.fill(); };
const fork = (c, x, y, color) => { c.strokeStyle = color; c.lineWidth = 1.5; c.beginPath(); c.moveTo(x, y); c.lineTo(x + 3.5, y); c.lineTo(x + 8, y - 4); c.moveTo(x + 3.5, y); c.lineTo(x + 8, y + 4); c.stroke(); };
const check = (c, x, y, color) => { c.strokeStyle = color; c.lineWidth = 1.75; c.beginPath(); c.moveTo(x, y); c.lineTo(x + 3, y + 3); c.lineTo(x + 8, y - 4); c.stroke(); };
let hits = [];

const draw = () => {
  dirty = false;
  if (stale) pack();
  const dpr = devicePixelRatio || 1, c = ctx;
  if (canvas.width !== Math.round(W * dpr) || canvas.height !== Math.round(H * dpr)) { canvas.width = Math.round(W * dpr); canvas.height = Math.round(H * dpr); canvas.style.width = W + 'px'; canvas.style.height = H + 'px'; }
  c.setTransform(dpr, 0, 0, dpr, 0, 0);
  c.fillStyle = C.surface; c.fillRect(0, 0, W, H);
  const sy = AXIS - scroll.scrollTop, s = (W - HEAD) / (view.b - view.a), off = HEAD - view.a * s;
  const [small, big] = ticks();
  const last = lanes[lanes.length - 1], floor = Math.min(H, last ? sy + last.y + last.h : AXIS);
  hits = [];
  for (const lane of lanes) if (lane.n % 2) { c.fillStyle = C['lane-band']; c.fillRect(0, sy + lane.y, W, lane.h); }
  for (const [t, , , strong] of small) { const x = Math.round(X(t)) + 0.5; if (x < HEAD) continue; c.strokeStyle = C[strong ? 'grid-strong' : 'grid']; c.lineWidth = 1; c.beginPath(); c.moveTo(x, AXIS); c.lineTo(x, floor); c.stroke(); }
  c.textBaseline = 'middle';
  for (const lane of lanes) {
    const top = sy + lane.y;
    if (top > H || top + lane.h < AXIS) continue;
    const color = lane.key === 'rest' ? C.rest : C.lanes[lane.n % C.lanes.length];
    c.save(); c.beginPath(); c.rect(HEAD, Math.max(AXIS, top), W - HEAD, lane.h); c.clip();
    for (const p of lane.put) {
      const e = E[p.i], x0 = p.x0 + off, x1 = p.x1 + off, end = p.end + off, y = top + PAD + ROW * (p.row + 0.5);
      if (x0 > W) break;
      if (end < HEAD || y < AXIS - ROW || y > H + ROW) continue;
      if (p.i === selected) { rounded(c, x0 - 5, y - 11, end - x0 + 10, 22, 6); c.fillStyle = C.selection; c.fill(); c.strokeStyle = C.accent; c.lineWidth = 1.25; c.stroke(); }
      else if (hover && hover.i === p.i) { rounded(c, x0 - 5, y - 11, end - x0 + 10, 22, 6); c.fillStyle = alpha(C.text, 0.06); c.fill(); }
      mark(c, e, x0, x1, y, color, e.a !== null && e.f === 'b' && e.b === null, e.b !== null && e.f === 'b' && e.a === null);
      if (e.f === 'r') { let before = -99; for (const t of e.r || []) { const x = X(t); if (x - before < 11) continue; before = x; if (x > HEAD - 8 && x < W + 8) diamond(c, x, y, color); } }
      // Words stay in sight as long as their mark does.
      let tx = p.inside ? Math.min(Math.max(x0 + 8, HEAD + 8), x1 - measure(p.text) - 20 - p.lead) : x1 + 6;
      if (e.x) { fork(c, tx, y, C.warning); tx += 12; }
      if (e.v) { check(c, tx, y, C.good); tx += 12; }
      c.font = `400 12.5px ${FONT}`; c.textAlign = 'left';
      c.fillStyle = p.inside && e.f === 'l' && !e.h && e.s !== 'planned' ? C.surface : e.s === 'cancelled' ? C.muted : C.text;
      const text = p.text; c.fillText(text, tx, y + 0.5);
      if (e.s === 'cancelled') { c.strokeStyle = C.muted; c.lineWidth = 1; c.beginPath(); c.moveTo(tx, y + 0.5); c.lineTo(tx + measure(text), y + 0.5); c.stroke(); }
      hits.push([Math.max(x0, HEAD) - 3, y - 11, end + 4, y + 11, p]);
    }
    for (const f of lane.folds) {
      const x = f.x + off, y = top + PAD + ROW * (lane.rows + 0.5);
      if (x > W || x + f.w < HEAD) continue;
      rounded(c, x, y - 9, f.w, 18, 9); c.fillStyle = alpha(color, 0.12); c.fill(); c.strokeStyle = alpha(color, 0.45); c.lineWidth = 1; c.stroke();
      c.font = `600 11px ${FONT}`; c.textAlign = 'center'; c.fillStyle = C.text; c.fillText('+' + f.ids.length, x + f.w / 2, y + 0.5);
      hits.push([x, y - 9, x + f.w, y + 9, f]);
    }
    c.restore();
    c.fillStyle = C.grid; c.fillRect(0, Math.round(top + lane.h) - 1, W, 1);
    if (HEAD > 20) {
      c.save(); c.beginPath(); c.rect(0, AXIS, HEAD, H - AXIS); c.clip();
      c.fillStyle = lane.n % 2 ? C['lane-band'] : C.surface; c.fillRect(0, top, HEAD, lane.h - 1);
      c.fillStyle = color; rounded(c, 0, top + 4, 3, lane.h - 9, 1.5); c.fill();
      const ty = Math.max(top + PAD + ROW / 2, Math.min(AXIS + ROW / 2 + PAD, top + lane.h - ROW / 2 - PAD));
      const count = String(lane.ids.length);
      c.font = `400 11px ${FONT}`; c.textAlign = 'right'; c.fillStyle = C.muted; c.fillText(count, HEAD - 12, ty);
      c.font = `600 12.5px ${FONT}`; c.textAlign = 'left'; c.fillStyle = C.text;
      const room = HEAD - 16 - 20 - c.measureText(count).width;
      if (lane.h > 2.2 * ROW && measure(lane.title, true) > room) {
        // On a second line, where there is room for one.
        const words = lane.title.split(' '); let first = '';
        while (words.length && measure((first + ' ' + words[0]).trim(), true) <= room) first = (first + ' ' + words.shift()).trim();
        c.fillText(cut(first || words.shift() || '', room, true), 16, ty); c.fillText(cut(words.join(' '), room, true), 16, ty + 16);
      } else c.fillText(cut(lane.title, room, true), 16, ty);
      c.fillStyle = C['grid-strong']; c.fillRect(HEAD - 1, top, 1, lane.h);
      c.restore();
    }
  }
  // The axis, over what has scrolled under it.
  c.fillStyle = C.surface; c.fillRect(0, 0, W, AXIS);
  c.save(); c.beginPath(); c.rect(HEAD, 0, W - HEAD, AXIS); c.clip();
  c.textAlign = 'left';
  for (const [t, name, end] of big) {
    const x = X(t); c.strokeStyle = C['grid-strong']; c.lineWidth = 1; c.beginPath(); c.moveTo(Math.round(x) + 0.5, 4); c.lineTo(Math.round(x) + 0.5, AXIS); c.stroke();
    c.font = `600 12.5px ${FONT}`; const w = c.measureText(name).width, tx = Math.max(x, HEAD) + 6;
    if (tx + w < X(end) - 4) { c.fillStyle = C.text; c.fillText(name, tx, 14); }
  }
  c.font = `400 11px ${FONT}`;
  for (const [t, name, , strong] of small) {
    const x = X(t), lone = !big.length;
    c.fillStyle = strong && lone ? C.text : C.muted;
    if (x >= HEAD - 1) { c.fillText(name, x + 5, lone ? AXIS / 2 : 34); c.strokeStyle = C['grid-strong']; c.beginPath(); c.moveTo(Math.round(x) + 0.5, lone ? 16 : 28); c.lineTo(Math.round(x) + 0.5, AXIS); c.stroke(); }
  }
  c.restore();
  c.fillStyle = C.border; c.fillRect(0, AXIS - 1, W, 1);
  if (!lanes.length) { c.font = `400 13px ${FONT}`; c.textAlign = 'center'; c.fillStyle = C.muted; c.fillText(query ? `Nothing is found for “${query}”.` : 'There is nothing with a date to show.', W / 2, AXIS + 60); }
  drawOverview();
};
const over = $('overview');
let bins = null;
const drawOverview = () => {
  const dpr = devicePixelRatio || 1, c = over.getContext('2d'), w = over.clientWidth, h = 44;
  if (!w) return;
  if (over.width !== Math.round(w * dpr)) { over.width = Math.round(w * dpr); over.height = h * dpr; }
  c.setTransform(dpr, 0, 0, dpr, 0, 0);
  c.clearRect(0, 0, w, h);
  const n = Math.max(1, Math.floor((w - 16) / 4)), key = n + '|' + query;
  if (!bins || bins.key !== key) {
    bins = { key, all: new Float64Array(n), most: 1 };
    for (const i of dated) if (shows(i)) { const k = Math.floor(((from(i) + to(i)) / 2 - WHOLE[0]) / (WHOLE[1] - WHOLE[0]) * n); if (k >= 0 && k < n) bins.most = Math.max(bins.most, ++bins.all[k]); }
  }
  c.fillStyle = alpha(C.muted, 0.55);
  for (let k = 0; k < n; k++) if (bins.all[k]) { const y = Math.max(2, Math.sqrt(bins.all[k] / bins.most) * (h - 14)); c.fillRect(8 + k * 4, h - 5 - y, 3, y); }
  const [a, b] = brush(w);
  c.fillStyle = C.selection; c.fillRect(a, 3, b - a, h - 6);
  c.strokeStyle = C.accent; c.lineWidth = 1.5; rounded(c, a, 3, b - a, h - 6, 3); c.stroke();
};
const brush = w => { const x = t => 8 + (t - WHOLE[0]) / (WHOLE[1] - WHOLE[0]) * (w - 16); const a = Math.max(2, Math.min(x(view.a), w - 8)), b = Math.max(a + 6, Math.min(x(view.b), w - 2)); return [a, b]; };
const redraw = () => { if (!dirty) { dirty = true; requestAnimationFrame(draw); } };

// ---- moving ----
const LEAST = 600, MOST = (WHOLE[1] - WHOLE[0]) * 1.6;
const set = (a, b) => {
  let len = Math.min(Math.max(b - a, LEAST), MOST);
  const middle = (a + b) / 2; if (len !== b - a) { a = middle - len / 2; b = middle + len / 2; }
  // Something is always in sight.
  const min = WHOLE[0] - len * 0.5, max = WHOLE[1] + len * 0.5;
  if (a < min) { b += min - a; a = min; } if (b > max) { a -= b - max; b = max; }
  if (Math.abs((b - a) - (view.b - view.a)) > (b - a) * 1e-9) stale = true;
  view.a = a; view.b = b; redraw();
};
let flight = 0;
const glide = (a, b) => {
  cancelAnimationFrame(flight);
  if (reduced()) return set(a, b);
  const s = { ...view }, t0 = performance.now();
  const step = now => { const t = Math.min(1, (now - t0) / 180), k = 1 - (1 - t) ** 3; set(s.a + (a - s.a) * k, s.b + (b - s.b) * k); if (t < 1) flight = requestAnimationFrame(step); };
  flight = requestAnimationFrame(step);
};
const zoom = (x, by, soft) => { const t = T(x), a = t - (t - view.a) * by, b = t + (view.b - t) * by; soft ? glide(a, b) : set(a, b); };
const pan = px => { const d = px / (W - HEAD) * (view.b - view.a); set(view.a + d, view.b + d); };
const fit = () => {
  const ids = passing ? order.filter(shows) : order;
  if (!ids.length || !passing) return glide(...WHOLE);
  let a = Infinity, b = -Infinity; for (const i of ids) { a = Math.min(a, from(i)); b = Math.max(b, to(i)); }
  const m = Math.max((b - a) * 0.06, 5 * DAY); glide(a - m, b + m);
};
const at = (x, y) => { for (let k = hits.length - 1; k >= 0; k--) { const h = hits[k]; if (x >= h[0] && x <= h[2] && y >= h[1] && y <= h[3] && y > AXIS && x > HEAD) return h[4]; } return null; };
canvas.addEventListener('wheel', ev => {
  ev.preventDefault(); cancelAnimationFrame(flight);
  const box = canvas.getBoundingClientRect(), x = ev.clientX - box.left, unit = ev.deltaMode === 1 ? 16 : ev.deltaMode === 2 ? 400 : 1;
  if (x < HEAD && !ev.ctrlKey) { scroll.scrollTop += ev.deltaY * unit; return; }
  if (ev.shiftKey || Math.abs(ev.deltaX) > Math.abs(ev.deltaY)) return pan((ev.deltaX || ev.deltaY) * unit);
  zoom(x, Math.exp(Math.max(-120, Math.min(120, ev.deltaY * unit)) * (ev.ctrlKey ? 0.01 : 0.0022)));
}, { passive: false });
const fingers = new Map();
let press = null;
canvas.addEventListener('pointerdown', ev => {
  if (ev.button) return;
  cancelAnimationFrame(flight); canvas.setPointerCapture(ev.pointerId);
  fingers.set(ev.pointerId, [ev.offsetX, ev.offsetY]);
  press = fingers.size === 1 ? { x: ev.offsetX, y: ev.offsetY, moved: false } : null;
});
canvas.addEventListener('pointermove', ev => {
  const was = fingers.get(ev.pointerId);
  if (!was) { point(ev.offsetX, ev.offsetY); return; }
  const now = [ev.offsetX, ev.offsetY];
  if (fingers.size === 2) {
    const other = [...fingers].find(([id]) => id !== ev.pointerId)[1];
    const before = Math.hypot(was[0] - other[0], was[1] - other[1]), after = Math.hypot(now[0] - other[0], now[1] - other[1]);
    if (after > 8) zoom((now[0] + other[0]) / 2, before / after);
    pan((was[0] - now[0]) / 2);
  } else if (press) {
    if (!press.moved && Math.hypot(now[0] - press.x, now[1] - press.y) > 4) { press.moved = true; canvas.classList.add('drag'); tip(null); }
    if (press.moved) { pan(was[0] - now[0]); scroll.scrollTop += was[1] - now[1]; }
  }
  fingers.set(ev.pointerId, now);
});
const lift = ev => {
  fingers.delete(ev.pointerId); canvas.classList.remove('drag');
  if (ev.type === 'pointerup' && press && !press.moved) {
    const hit = at(ev.offsetX, ev.offsetY);
    if (!hit) select(-1); else if (hit.ids) open(hit); else select(hit.i);
  }
  press = null;
};
canvas.addEventListener('pointerup', lift); canvas.addEventListener('pointercancel', lift);
canvas.addEventListener('pointerleave', () => { tip(null); if (hover) { hover = null; redraw(); } });
canvas.addEventListener('dblclick', ev => { const hit = at(ev.offsetX, ev.offsetY); if (!hit) fit(); else if (hit.i !== undefined) near(hit.i); });
scroll.addEventListener('scroll', redraw);
const near = i => { const len = Math.max(to(i) - from(i), DAY) * 3, m = (from(i) + to(i)) / 2; glide(m - Math.max(len, 40 * DAY), m + Math.max(len, 40 * DAY)); };
// A fold is opened by going to where its events are apart; where they can't be, in the list.
const open = f => {
  let a = Infinity, b = -Infinity; for (const i of f.ids) { a = Math.min(a, from(i)); b = Math.max(b, to(i)); }
  const len = b - a; if (len <= 2 * DAY && (view.b - view.a) < 20 * DAY) { asList(true, f.ids[0]); return; }
  const m = (a + b) / 2, half = Math.max(len * 0.6, DAY * 4, (view.b - view.a) / 40); glide(m - half, m + half);
};
const tip = (html, x, y) => {
  const t = $('tip'); if (!html) { t.hidden = true; return; }
  t.replaceChildren(...html); t.hidden = false;
  const box = $('picture').getBoundingClientRect(), w = t.offsetWidth, h = t.offsetHeight;
  t.style.left = Math.max(4, Math.min(x + 12, box.width - w - 8)) + 'px';
  t.style.top = (y + 44 + 18 + h > box.height ? y + 44 - h - 10 : y + 44 + 18) + 'px';
};
const el = (tag, cls, text) => { const e = document.createElement(tag); if (cls) e.className = cls; if (text !== undefined) e.textContent = text; return e; };
const upper = s => s.charAt(0).toUpperCase() + s.slice(1);
const point = (x, y) => {
  const hit = at(x, y); canvas.classList.toggle('on', !!hit);
  if ((hit && hover && hit === hover) || (!hit && !hover)) return;
  hover = hit; redraw();
  if (!hit) return tip(null);
  if (hit.ids) return tip([el('b', '', `${hit.ids.length} more event${hit.ids.length === 1 ? '' : 's'}`), ...[...hit.ids].sort((p, q) => E[q].m - E[p].m).slice(0, 4).map(i => { const s = el('span', '', E[i].l); s.style.display = 'block'; return s; }), el('span', '', 'Click to come closer')], x, y);
  const e = E[hit.i]; tip([el('b', '', e.l), el('span', '', `${upper(e.w)} · ${e.k}`)], x, y);
};

// ---- one event, with everything that stands behind it ----
const details = $('details');
const select = (i, keep) => {
  selected = i; stale = true; redraw();
  document.querySelectorAll('.row[aria-current]').forEach(r => r.removeAttribute('aria-current'));
  if (i < 0) { if (!details.hidden) { details.hidden = true; resize(); } return; }
  const e = E[i];
  $('live').textContent = `${upper(e.w)}: ${e.l}`;
  document.querySelector(`.row[data-i="${i}"]`)?.setAttribute('aria-current', 'true');
  details.replaceChildren();
  const close = el('button', 'close', '×'); close.type = 'button'; close.setAttribute('aria-label', 'Close'); close.onclick = () => { select(-1); canvas.focus(); };
  details.append(close, el('h2', '', e.l), el('p', 'when', upper(e.w)));
  const badges = el('ul', 'badges');
  const badge = (text, cls) => badges.append(el('li', cls, text));
  badge(e.k, e.f === 'b' ? 'warn' : '');
  if (e.s !== 'happened' && e.s !== 'recurring') badge(e.s, 'warn');
  badge(e.p, e.v ? 'good' : '');
  if (e.t) badge(e.t, '');
  details.append(badges);
  if (e.o) details.append(el('p', '', e.o));
  if (e.q.length) details.append(el('h3', '', e.q.length === 1 ? 'The sentence that says so' : 'The sentences that say so'));
  for (const [quote, d, page, a, b] of e.q) {
    const box = el('blockquote'), doc = D.docs[d], cite = el('cite');
    const p = el('p', '', `“${quote}”`); p.dir = 'auto'; box.append(p);
    const name = (doc.t || doc.n) + (page ? `, ${page}` : '') + (doc.d ? ` · ${doc.d}` : '');
    if (doc.x !== undefined) { const read = el('button', '', name); read.type = 'button'; read.onclick = () => text(d, a, b); cite.append(read); } else cite.textContent = name;
    if (doc.t && doc.t !== doc.n) { cite.append(document.createElement('br'), doc.n); }
    box.append(cite); details.append(box);
  }
  if (e.y.length) { details.append(el('h3', '', 'How the date is known')); const ol = el('ol', 'why'); for (const why of e.y) ol.append(el('li', '', why)); details.append(ol); }
  if (e.e.length) {
    details.append(el('h3', '', 'Who and what takes part'));
    const chips = el('div', 'chips');
    for (const n of e.e) { const b = el('button'), dot = el('i'); b.type = 'button'; dot.style.background = `var(--${N[n].k})`; b.append(dot, N[n].n); b.title = `Show only events with ${N[n].n}`; b.onclick = () => { $('search').value = N[n].n; search(N[n].n); }; chips.append(b); }
    details.append(chips);
  }
  if (e.g?.length) { details.append(el('h3', '', 'Tags'), el('p', '', e.g.join(', '))); }
  if (e.n) { details.append(el('h3', '', 'Note'), el('p', '', e.n)); }
  const was = details.hidden; details.hidden = false; if (was) resize();
  details.scrollTop = 0;
  if (!keep) show(i);
};
const text = (d, a, b) => {
  const doc = D.docs[d], box = el('div', 'text'); box.dir = 'auto'; box.tabIndex = 0;
  // Places are counted in bytes of UTF-8.
  const bytes = new TextEncoder().encode(doc.x), part = (i, j) => new TextDecoder().decode(bytes.slice(i, j));
  const lit = el('mark', '', part(a, b));
  box.append(part(0, a), lit, part(b, bytes.length));
  details.querySelector('.text')?.remove(); details.querySelector('.texthead')?.remove();
  details.append(el('h3', 'texthead', doc.t || doc.n), box); box.scrollIntoView({ block: 'nearest' }); lit.scrollIntoView({ block: 'center' }); box.focus({ preventScroll: true });
};
// Brings a mark into the window if it is out of it.
const show = i => {
  if (E[i].a === null && E[i].b === null) return;
  const a = from(i), b = to(i), len = view.b - view.a;
  if (b < view.a + len * 0.02 || a > view.b - len * 0.1) { const m = (a + b) / 2; glide(m - len / 2, m + len / 2); }
  requestAnimationFrame(() => { if (stale) pack(); for (const l of lanes) { const p = l.put.find(p => p.i === i); if (!p) continue; const y = l.y + PAD + ROW * p.row; if (y < scroll.scrollTop || y + ROW > scroll.scrollTop + H - AXIS) scroll.scrollTop = Math.max(0, y - (H - AXIS) / 2); break; } redraw(); });
};
const walk = by => {
  const ids = order.filter(shows); if (!ids.length) return;
  let k = ids.indexOf(selected);
  if (k < 0) { k = ids.findIndex(i => from(i) >= view.a); k = k < 0 ? 0 : k; } else k = Math.max(0, Math.min(ids.length - 1, k + by));
  select(ids[k]);
};

// ---- the same as a list ----
const events = $('events');
let built = null;
const build = () => {
  if (built === query) return; built = query;
  const all = document.createDocumentFragment(); let year = null, ul = null;
  for (const i of [...order, ...undated]) {
    if (!shows(i)) continue;
    const e = E[i], y = e.a === null && e.b === null ? 'Without a date' : e.a === null ? 'Begin not known' : yearName(civil(Math.floor(e.a / DAY))[0]);
    if (y !== year) { year = y; all.append(el('h2', '', y)); ul = el('ul'); all.append(ul); }
    const li = el('li'), row = el('button', 'row'); row.type = 'button'; row.dataset.i = i;
    row.append(el('span', '', upper(e.w)), el('b', '', e.l)); row.onclick = () => select(i, true);
    li.append(row);
    const sources = el('div', 'sources', [`${upper(e.k)}. ${e.p}.`, ...e.q.map(([q, d, page]) => `“${q}” — ${D.docs[d].n}${page ? ', ' + page : ''}`)].join(' ')); li.append(sources);
    ul.append(li);
  }
  if (!all.childNodes.length) all.append(el('p', 'none', 'Nothing is found.'));
  events.replaceChildren(all);
};
const asList = (on, i) => {
  $('list').setAttribute('aria-pressed', on); events.hidden = !on; $('picture').hidden = on;
  if (on) { build(); if (i !== undefined) { select(i, true); events.querySelector(`.row[data-i="${i}"]`)?.scrollIntoView({ block: 'center' }); } } else resize();
};
const search = text => {
  query = text; hover = null; tip(null); filter(); lanesOf(); scroll.scrollTop = 0; redraw();
  if (!events.hidden) build();
  $('live').textContent = $('count').textContent;
};

// ---- the bar, the keys ----
const kinds = [['none', 'None'], ['project', 'Projects'], ['person', 'People'], ['organisation', 'Organisations'], ['place', 'Places'], ['series', 'Series'], ['document', 'Documents']];
for (const [key, name] of kinds) if (key === 'none' || key === 'document' || N.some(n => n.k === key)) { const o = el('option', '', name); o.value = key; $('group').append(o); }
if (![...$('group').options].some(o => o.value === group)) group = 'none';
$('group').value = group;
$('group').onchange = () => { group = $('group').value; lanesOf(); scroll.scrollTop = 0; resize(); };
$('search').oninput = () => search($('search').value);
$('search').onkeydown = ev => { if (ev.key === 'Escape') { $('search').value = ''; search(''); canvas.focus(); } else if (ev.key === 'Enter') { walk(0); canvas.focus(); fit(); } };
$('fit').onclick = fit; $('in').onclick = () => zoom((HEAD + W) / 2, 0.6, true); $('out').onclick = () => zoom((HEAD + W) / 2, 1 / 0.6, true);
$('list').onclick = () => asList(events.hidden);
const looks = on => { dark = on; document.documentElement.dataset.theme = on ? 'dark' : 'light'; $('theme').textContent = on ? '☀' : '☾'; colors(); redraw(); };
$('theme').onclick = () => { looks(!dark); legend(); };
const KEYS = [['← →', 'event before, event after'], ['Enter', 'read what stands behind it'], ['+ −', 'zoom in, zoom out'], ['Shift ← →', 'move through time'], ['↑ ↓', 'scroll the lanes'], ['0', 'fit all'], ['/', 'search'], ['L', 'list'], ['T', 'light or dark'], ['Esc', 'close'], ['wheel, pinch', 'zoom where the pointer is'], ['drag', 'move'], ['double click', 'fit what is clicked']];
const SAMPLES = [[{ f: 'd' }, 'the day is known'], [{ f: 'd', h: 1 }, 'worked out, not stated'], [{ f: 'c' }, 'only the month or the year is known'], [{ f: 'l' }, 'lasted'], [{ f: 'b' }, 'some time within'], [{ f: 'b', e: 1 }, 'some time before'], [{ f: 'b', e: 2 }, 'some time after'], [{ f: 'r' }, 'again and again'], [{ f: 'd', s: 'planned' }, 'planned'], [{ f: 'x' }, 'sources disagree'], [{ f: 'v' }, 'a person confirmed it'], [{ f: '+' }, 'more events, too close to tell apart']];
const legend = () => {
  const box = $('legend'); box.replaceChildren();
  const marks = el('div', 'marks');
  for (const [e, words] of SAMPLES) {
    const cv = el('canvas'), dpr = devicePixelRatio || 1; cv.width = 44 * dpr; cv.height = 22 * dpr; const c = cv.getContext('2d'); c.scale(dpr, dpr); c.textBaseline = 'middle';
    const color = C.lanes[0];
    if (e.f === 'x') fork(c, 18, 11, C.warning); else if (e.f === 'v') check(c, 18, 11, C.good);
    else if (e.f === '+') { rounded(c, 6, 2, 32, 18, 9); c.fillStyle = alpha(color, 0.12); c.fill(); c.strokeStyle = alpha(color, 0.45); c.stroke(); c.font = `600 11px ${FONT}`; c.textAlign = 'center'; c.fillStyle = C.text; c.fillText('+7', 22, 11.5); }
    else { mark(c, e, e.f === 'd' ? 17 : 4, e.f === 'd' ? 27 : 40, 11, color, e.e === 2, e.e === 1); if (e.f === 'r') for (const x of [10, 22, 34]) diamond(c, x, 11, color); }
    marks.append(cv, el('span', '', words));
  }
  const keys = el('dl'); for (const [key, what] of KEYS) { const dt = el('dt'); dt.append(el('kbd', '', key)); keys.append(dt, el('dd', '', what)); }
  box.append(el('h2', '', 'What the marks mean'), marks, el('h2', '', 'Keys and pointer'), keys);
  box.querySelectorAll('h2')[1].style.marginTop = '16px';
};
const help = on => { $('legend').hidden = !on; $('help').setAttribute('aria-expanded', on); if (on) legend(); };
$('help').onclick = ev => { ev.stopPropagation(); help($('legend').hidden); };
addEventListener('click', ev => { if (!$('legend').hidden && !$('legend').contains(ev.target)) help(false); });
addEventListener('keydown', ev => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName || '');
  if (ev.key === 'Escape') { if (!$('legend').hidden) return help(false); if (typing) return; if (selected >= 0) { select(-1); if (events.hidden) canvas.focus(); } else if (query) { $('search').value = ''; search(''); } return; }
  if (typing || ev.ctrlKey || ev.metaKey || ev.altKey) return;
  const onButton = document.activeElement?.tagName === 'BUTTON';
  const middle = selected >= 0 && X(from(selected)) > HEAD && X(from(selected)) < W ? X(from(selected)) : (HEAD + W) / 2;
  const keys = {
    ArrowRight: () => ev.shiftKey ? pan(120) : walk(1), ArrowLeft: () => ev.shiftKey ? pan(-120) : walk(-1),
    ArrowUp: () => { scroll.scrollTop -= 48; }, ArrowDown: () => { scroll.scrollTop += 48; }, PageUp: () => { scroll.scrollTop -= H - 80; }, PageDown: () => { scroll.scrollTop += H - 80; },
    '+': () => zoom(middle, 0.7, true), '=': () => zoom(middle, 0.7, true), '-': () => zoom(middle, 1 / 0.7, true), '0': fit, f: fit,
    '/': () => $('search').focus(), l: () => asList(events.hidden), t: () => $('theme').click(), '?': () => help($('legend').hidden),
    Enter: onButton ? null : () => { if (selected >= 0) details.focus(); else walk(0); },
  };
  const does = keys[ev.key.length === 1 ? ev.key.toLowerCase() : ev.key];
  if (!does || (!events.hidden && /^(Arrow|Page|Enter)/.test(ev.key))) return;
  ev.preventDefault(); does();
});
let drag = null;
over.addEventListener('pointerdown', ev => {
  over.setPointerCapture(ev.pointerId); cancelAnimationFrame(flight);
  const w = over.clientWidth, [a, b] = brush(w), x = ev.offsetX, time = x => WHOLE[0] + (x - 8) / (w - 16) * (WHOLE[1] - WHOLE[0]);
  const part = Math.abs(x - a) < 6 ? 'a' : Math.abs(x - b) < 6 ? 'b' : 'both';
  if (part === 'both' && (x < a || x > b)) { const m = time(x), half = (view.b - view.a) / 2; set(m - half, m + half); }
  drag = { part, time, last: time(x) };
});
over.addEventListener('pointermove', ev => {
  const w = over.clientWidth, [a, b] = brush(w), x = ev.offsetX;
  over.style.cursor = Math.abs(x - a) < 6 || Math.abs(x - b) < 6 ? 'ew-resize' : 'grab';
  if (!drag) return;
  const t = drag.time(x), d = t - drag.last; drag.last = t;
  if (drag.part === 'both') set(view.a + d, view.b + d); else if (drag.part === 'a') set(Math.min(view.a + d, view.b - LEAST), view.b); else set(view.a, Math.max(view.b + d, view.a + LEAST));
});
for (const type of ['pointerup', 'pointercancel']) over.addEventListener(type, () => { drag = null; });
const resize = () => {
  const w = scroll.clientWidth, h = scroll.clientHeight; if (!w || !h) return;
  W = w; H = h; HEAD = group === 'none' ? 12 : Math.max(84, Math.min(208, Math.round(W * 0.22))); stale = true; redraw();
};
new ResizeObserver(resize).observe(scroll);
const scheme = matchMedia('(prefers-color-scheme: dark)');
scheme.addEventListener('change', () => looks(scheme.matches));
// On paper: every event with its sentences.
addEventListener('beforeprint', () => { build(); });
if (D.source) $('source').textContent = D.source;
filter(); lanesOf(); looks(scheme.matches); resize(); dirty = false; redraw();
document.fonts?.ready.then(() => { widths.clear(); for (const e of E) delete e.c; stale = true; redraw(); });
// For tests, and for who wants to drive it from the console.
window.dateline = { view, select, search, fit, zoom, pan, events: E, lanes: () => lanes, draw, pack, extent: () => hits.length, whole: WHOLE, set };
document.documentElement.dataset.ready = 'true';
})();
