// Elements, numbers and words that all parts of the page share. Text becomes text nodes only, never HTML.

const SVG = 'http://www.w3.org/2000/svg';

function filled(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            node.addEventListener(name, value);
        } else if (value !== null && value !== undefined && value !== false) {
            node.setAttribute(name, value === true ? '' : value);
        }
    }
    node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
    return node;
}

/** An HTML element; attributes that are functions are listeners. */
function el(tag, attributes = {}, ...children) {
    return filled(document.createElement(tag), attributes, children);
}

/** An SVG element. */
function svg(tag, attributes = {}, ...children) {
    return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** Pixels that a finger needs. */
const TARGET = 24;

/** A text in a picture; who does not see the picture has the name of what it stands in. */
function label(x, y, text, attributes = {}) {
    return svg('text', { x, y, 'aria-hidden': 'true', ...attributes }, text);
}

/** A picture of so many units, with its words for those who do not see it. */
function picture(width, height, words, ...children) {
    return svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': words }, ...children);
}

/** A section with a heading, which can be given the focus. */
function card(id, title, ...children) {
    return el('section', { class: 'card', id, 'aria-labelledby': `${id}-title` },
        el('h2', { id: `${id}-title`, tabindex: -1 }, title), ...children);
}

/** A card of which paper must not part the first so many parts: a heading, its words and their picture. */
function together(parts, section) {
    section.prepend(el('div', { class: 'together' }, [...section.children].slice(0, parts)));
    return section;
}

/** What can be done, which paper cannot. */
function hint(words) {
    return el('span', { class: 'hint' }, words);
}

/** A table; heads that begin with # are those of numbers. */
function table(caption, heads, rows) {
    const numeric = index => heads[index].startsWith('#') ? 'number' : null;
    const cell = (value, index) =>
        el(index === 0 ? 'th' : 'td', { class: numeric(index), scope: index === 0 ? 'row' : null }, value);
    return scrolled(el('div', { class: 'scroll' }, el('table', {},
        el('caption', {}, caption),
        el('thead', {}, el('tr', {}, heads.map((head, index) => el('th', { scope: 'col', class: numeric(index) }, head.replace(/^#/, ''))))),
        el('tbody', {}, rows.map(row => el('tr', {}, row.map(cell)))))));
}

/** The keyboard reaches what is wider than its place, and only that. */
function scrolled(place) {
    new ResizeObserver(() => {
        const wide = place.scrollWidth > place.clientWidth;
        filled(place, wide ? { tabindex: 0, role: 'group', 'aria-label': place.querySelector('caption').textContent } : {}, []);
        if (!wide) {
            ['tabindex', 'role', 'aria-label'].forEach(name => place.removeAttribute(name));
        }
    }).observe(place);
    return place;
}

/** Microseconds in a unit, and decimals there. */
const UNITS = { ms: [1e3, 1], s: [1e6, 3] };

/** The unit of times that stand together, of which this is the largest: ten seconds and more are seconds. */
function unitFor(us) {
    return Math.abs(us) < 1e7 ? 'ms' : 's';
}

function numeral(number, decimals) {
    return number.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Halves go away from zero, as in all other reports; the division of two numbers alone may end on either side of them. */
function rounded(us, factor, decimals) {
    const parts = Math.round(Math.abs(us) * 10 ** decimals / factor) / 10 ** decimals;
    return us < 0 ? -parts : parts;
}

/** Microseconds as people read them: 13.6 ms, 1,074.6 ms, 12.431 s. */
function duration(us, unit = unitFor(us)) {
    const [factor, decimals] = UNITS[unit];
    return us === null || us === undefined ? '?' : `${numeral(rounded(us, factor, decimals) || 0, decimals)} ${unit}`;
}

/** All that is known of a time: microseconds. */
function exact(us) {
    return `${numeral(us / 1e3, 3)} ms`;
}

/** A limit has no more digits than it was given. */
function limitText(us, unit = unitFor(us)) {
    return `${(us / UNITS[unit][0]).toLocaleString('en', { maximumFractionDigits: 6 })} ${unit}`;
}

function percent(share) {
    return `${(share * 100).toFixed(1)} %`;
}

function count(number, noun) {
    return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** The moment in UTC with all that was recorded: 2026-11-23 01:18:30.200001. */
function clockTime(us) {
    const text = new Date(Math.floor(us / 1e3)).toISOString();
    return `${text.slice(0, 10)} ${text.slice(11, 19)}.${String(us % 1e6).padStart(6, '0')} UTC`;
}

const VERDICTS = { PASS: ['pass', '✓'], FAIL: ['fail', '✗'], UNKNOWN: ['unknown', '?'] };

/** A verdict with its sign: never told by colour alone. */
function badge(verdict) {
    const [style, sign] = VERDICTS[verdict];
    return el('span', { class: `badge ${style}` }, el('span', { 'aria-hidden': 'true' }, sign), ` ${verdict}`);
}

/** Tells those who do not see it. */
function say(words) {
    document.getElementById('status').textContent = words;
}
