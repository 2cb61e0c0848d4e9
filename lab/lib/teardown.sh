# Ending processes: ours, all of ours, and nobody else's.
# shellcheck shell=bash disable=SC2086 # lists of numbers are split on purpose

# Process ids, links and namespaces last for one life of the kernel.
forget_other_boot() {
    local boot known
    boot=$(</proc/sys/kernel/random/boot_id)
    known=$(cat "$LAB_STATE/run/boot-id" 2>/dev/null)
    [[ $boot != "$known" ]] || return 0
    # A file that is not there, or empty for want of space, tells of no other life.
    [[ -z $known ]] || rm -f "$LAB_STATE"/run/*.pid "$LAB_STATE"/run/made-*
    echo "$boot" >"$LAB_STATE/run/boot-id.new" && mv "$LAB_STATE/run/boot-id.new" "$LAB_STATE/run/boot-id"
}

# The processes of a service: those of the session that it was started as the leader of. Its number cannot be given away
# while the session lasts; when the leader's number is another process by now, the session is gone.
service_processes() { # NAME
    local pid started now
    read -r pid started 2>/dev/null <"$LAB_STATE/run/$1.pid" || return 0
    now=$(start_time "$pid") || true
    [[ -z $now || $now == "$started" ]] || return 0
    ps -eo pid=,sid=,stat= | awk -v s="$pid" '$2 == s && $3 !~ /^Z/ { print $1 }'
}

# Every process of the lab: by session, by namespace (helpers that left their session, and what was started over ssh),
# and by the mark in the environment that each service was started with.
lab_processes() {
    local file n
    {
        for file in "$LAB_STATE"/run/*.pid; do service_processes "$(basename "$file" .pid)"; done
        for n in $(host_numbers); do ip netns pids "compute-$n" || true; done
        for n in $(node_names); do ip netns pids "$n" || true; done
        grep -lzxF "$(lab_mark)" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3 || true # some end while it reads
    } | sort -un | while read -r n; do
        ! start_time "$n" >/dev/null || echo "$n"
    done
}

# What was ended from outside, or by a machine that forgot every process, is nothing that `up` has to find running:
# what belongs to the lab is started anew, and what belonged to another version of it is over.
forget_ended() {
    local file processes
    for file in "$LAB_STATE"/run/*.pid; do
        # Whoever cannot look knows nothing of an end.
        processes=$(service_processes "$(basename "$file" .pid)") || continue
        [[ -n $processes ]] || rm -f "$file"
    done
}

signal() { # SIGNAL PID...
    local name=$1
    shift
    [[ $# -eq 0 ]] || kill "-$name" "$@" 2>/dev/null || true
}

# Asks the processes that a command lists to end, and ends those that are still listed after a time.
end_listed() { # SECONDS COMMAND...
    local end=$((SECONDS + $1)) pids
    shift
    pids=$("$@")
    signal TERM $pids
    while [[ -n $pids ]] && ((SECONDS < end)); do
        sleep 0.2
        pids=$("$@")
    done
    signal KILL $pids
    while [[ -n $pids ]] && ((SECONDS < end + 10)); do
        sleep 0.1
        pids=$("$@")
    done
    [[ -z $pids ]] || { echo "cannot be ended: processes" $pids; return 1; }
}

end_services() { # NAME...
    local name
    for name in "$@"; do
        end_listed 5 service_processes "$name"
        rm -f "$LAB_STATE/run/$name.pid"
    done
}

# The database last: it writes down what the others say in ending.
end_processes() {
    end_listed 8 all_but_database
    end_listed 30 lab_processes
    rm -f "$LAB_STATE"/run/*.pid "$LAB_STATE"/run/mariadb/*
}

all_but_database() {
    comm -23 <(lab_processes | sort) <(service_processes mariadb | sort)
}
