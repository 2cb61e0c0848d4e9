# Starting, finding and ending processes, without any service manager.
# shellcheck shell=bash
#
# Each service is started as the leader of a session of its own, and its process id is kept together with the time the
# kernel started it, so that a number that was given away again after a crash is not taken for ours.

# When the kernel started a process, in clock ticks since boot; fails when it is gone or a zombie.
start_time() { # PID
    local stat fields
    { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
    read -r -a fields <<<"${stat##*) }" # the name before it may hold anything
    [[ ${fields[0]} != Z ]] && echo "${fields[19]}"
}

is_running() { # NAME
    local pid started
    read -r pid started 2>/dev/null <"$LAB_STATE/run/$1.pid" || return 1
    [[ -n $started && $started == "$(start_time "$pid")" ]]
}

# What is in the environment of each of our processes. Those of a lab in a box have the name that its folder has on the
# machine, where they are seen, too.
lab_mark() {
    echo "DOCTOR_LAB=$LAB_STATE${LAB_BOX:+-$LAB_BOX}"
}

# Starts a service that is not running; the log of its life before is kept as NAME.log.1.
start() { # NAME COMMAND...
    local name=$1 log=$LAB_STATE/log/$1.log pid
    shift
    ! is_running "$name" || return 0
    [[ ! -e $log ]] || mv "$log" "$log.1"
    (
        close_inherited
        # A background command of a script ignores Ctrl-C, and what is started by a service over ssh would inherit that.
        exec env --default-signal=INT,QUIT "$(lab_mark)" setsid "$@"
    ) >"$log" 2>&1 </dev/null &
    pid=$!
    echo "$pid $(start_time "$pid" || true)" >"$LAB_STATE/run/$name.pid"
}

# Ends a service that was started for something else than it is to be now: with other files, at another place.
heed() { # NAME TEXT
    local sum
    sum=$(sha256sum <<<"$2")
    [[ $sum != "$(cat "$LAB_STATE/run/$1.of" 2>/dev/null)" ]] || return 0
    end_services "$1"
    echo "$sum" >"$LAB_STATE/run/$1.of"
}

# A service must keep neither our lock nor a pipe of our caller, who would wait for its end.
close_inherited() {
    local fd
    for fd in /proc/self/fd/*; do
        fd=${fd##*/}
        [[ $fd -le 2 ]] || eval "exec $fd>&-"
    done
}

# Starts an API: under uwsgi where the release says which program or module that is, else as the server it brings. Only
# programs without eventlet are for uwsgi: one that patches Python's threads for eventlet can neither run threads of
# uwsgi ("cannot switch to a different thread") nor keep its heartbeats to RabbitMQ while nobody asks it something.
start_api() { # NAME [VARIABLE=VALUE...] -- COMMAND...
    local name=$1 program=${WSGI[$1]:-} variables=(UWSGI_THREADS=8) how
    shift
    while [[ $1 != -- ]]; do variables+=("$1") && shift; done
    shift
    if [[ -z $program ]]; then
        start "$name" "$@"
        return
    fi
    if [[ $program == /* ]]; then how=(--wsgi-file "$program"); else how=(--module "$program:application"); fi
    start "$name" env "${variables[@]}" uwsgi --ini "$LAB_STATE/etc/uwsgi.ini" \
        --http-socket "${LAB_LISTEN[$name]}" "${how[@]}"
}

# Does an API answer at all? "300 Multiple Choices" and "401" are answers, a server's own error is not.
answers() { # SERVICE [PATH]
    local code
    code=$(curl -s -m 5 -o /dev/null -w '%{http_code}' "http://${LAB_LISTEN[$1]}${2:-/}")
    [[ $code == [234]* ]]
}

listens() { # SERVICE
    (exec 3<>"/dev/tcp/${LAB_LISTEN[$1]/://}") 2>/dev/null
}

print_services() {
    local file name
    for file in "$LAB_STATE"/run/*.pid; do
        [[ -e $file ]] || { say "no service was started"; return 0; }
        name=$(basename "$file" .pid)
        if is_running "$name"; then
            printf '%-28s running   process %s\n' "$name" "$(cut -d' ' -f1 "$file")"
        else
            printf '%-28s ENDED     see %s\n' "$name" "$LAB_STATE/log/$name.log"
        fi
    done
}
