// All instances at a glance: a curve for each checkpoint over the instances, the fastest at the top.

/** Curves of the checkpoints that differ between instances; a click goes to the instances there. */
function glance(run, detail, indexes, domain, width, go) {
    const { left, right } = besides(width);
    const height = 190;
    const x = rowsScale(domain, width);
    const y = scale(0, Math.max(1, indexes.length - 1), 8, height - 6);
    const ends = [];
    const curves = summary.steps.filter(step => detail.steps[step.id] || run.shared[step.id]).map(step => {
        const points = [];
        indexes.forEach((index, rank) => {
            const m = moment(run, detail, index, step.id);
            if (m) {
                points.push([x.at(m.t - zero(run)), y.at(rank)]);
            }
        });
        const seen = points.filter(point => point[0] >= left - 1 && point[0] <= width - right + 1);
        if (!seen.length) {
            return null;
        }
        ends.push([seen[seen.length - 1][0], step]);
        const path = seen.map(([px, py], i) => `${i ? 'L' : 'M'}${px.toFixed(1)} ${py.toFixed(1)}`).join('');
        return svg('path', { class: `curve ${step.component ?? 'neutral'}`, d: path });
    });
    let last = -Infinity;
    const names = ends.sort((a, b) => a[0] - b[0]).map(([end, step]) => {
        last = Math.max(end, last + 27);
        return svg('text', { x: last, y: height + 32, 'text-anchor': 'middle', class: 'strong', 'font-size': 11 }, step.id);
    });
    const drawn = picture(width, height + 56,
        `Curves of the checkpoints of ${count(indexes.length, 'instance')}, sorted; the same figures are in the table below`,
        timeAxis(x, 0, height, width < 560 ? 4 : 8),
        [0, indexes.length - 1].map(rank => svg('text', { x: left - 8, y: y.at(rank) + (rank ? 2 : 8), 'text-anchor': 'end' }, rank + 1)),
        curves, names);
    drawn.style.cursor = 'pointer';
    drawn.addEventListener('click', event => {
        const box = drawn.getBoundingClientRect();
        const rank = Math.round(y.value((event.clientY - box.top) / box.height * (height + 56)));
        go(Math.max(0, Math.min(indexes.length - 1, rank)));
    });
    return drawn;
}
