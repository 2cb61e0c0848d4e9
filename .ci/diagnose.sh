# What the lab has to say when something failed on it. Sourced by .ci/run.
# shellcheck shell=bash

# The end of the log of `up`, what is not running, and the last errors of each service.
lab_says() {
    local logs=/var/lib/doctor-lab/log file errors
    echo "ci: $(uname -r), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)" >&2
    { free -m; df -h / /var/lib; } >&2
    [[ -d $logs ]] || { echo "ci: the lab has no logs" >&2; return; }
    echo "ci: == the end of lab.log" >&2
    tail -n 25 "$logs/lab.log" >&2
    lab/lab status 2>&1 | grep -v ' running ' >&2
    for file in "$logs"/*.log; do
        [[ $file != */lab.log ]] || continue
        errors=$(grep -E ' (ERROR|CRITICAL) |\[(error|ERROR)\]|Traceback|^[a-z]+: .*(denied|failed)' "$file" | tail -n 6 | cut -c1-400)
        [[ -z $errors ]] || printf 'ci: == errors in %s\n%s\n' "$(basename "$file")" "$errors" >&2
    done
}
