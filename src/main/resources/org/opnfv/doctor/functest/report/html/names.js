// Names in the room that there is for them.

const graphemes = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('en', { granularity: 'grapheme' }) : null;

/** What a reader takes for one letter each: an emoji is never cut in half. */
function lettersOf(text) {
    return graphemes ? Array.from(graphemes.segment(text), part => part.segment) : Array.from(text);
}

/** What all names end with from their last hyphen on, such as the id of their run; nothing when they differ there. */
function commonEnd(names) {
    const end = names[0]?.slice(names[0].lastIndexOf('-')) ?? '';
    return names.length > 1 && end.startsWith('-') && names.every(name => name.endsWith(end) && name.length > end.length) ? end : '';
}

/** A name without the end that all have, and where it is still too long without its middle: ends tell names apart. */
function shortened(name, end, pixels) {
    const letters = lettersOf(name.slice(0, name.length - end.length));
    if (textWidth(letters.join('')) <= pixels) {
        return letters.join('');
    }
    let keep = letters.length - 1;
    const cut = () => [...letters.slice(0, Math.ceil(keep / 2)), '…', ...letters.slice(letters.length - Math.floor(keep / 2))].join('');
    while (keep > 2 && textWidth(cut()) > pixels) {
        keep--;
    }
    return cut();
}
