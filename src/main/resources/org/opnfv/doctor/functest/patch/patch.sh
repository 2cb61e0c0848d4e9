# One configuration file of a controller, and the processes that read it. Comes over standard input, as root, behind lines that set
# the variables and content(). Everything stands in functions that the very last line calls: what arrives in part does nothing.
# shellcheck shell=sh
# shellcheck disable=SC2154 # the variables are set by the lines in front
# shellcheck disable=SC2254,SC2086 # patterns are meant to be patterns, and to be several

fail() {
    echo "$1" >&2
    exit 1
}

sum() {
    sha256sum <"$1" | cut -d ' ' -f 1
}

# What the file is now: its sum, or the word absent.
now() {
    if [ -e "$real" ]; then sum "$real"; else echo absent; fi
}

names() {
    set -f
    if [ -n "$tool" ]; then
        "$tool" ps --format '{{.Names}}' | while read -r name; do
            for pattern in $patterns; do
                case $name in $pattern) echo "$name" && break ;; esac
            done
        done
    else
        systemctl list-units --type=service --state=active --plain --no-legend --no-pager $patterns | cut -d ' ' -f 1
    fi
    set +f
}

# NAME|ok or another word|which life of it this is
state() {
    if [ -z "$tool" ]; then
        systemctl show -p ActiveState -p MainPID -p ActiveEnterTimestampMonotonic "$1" | {
            word=unknown life=
            while IFS='=' read -r key value; do
                case $key in
                ActiveState) word=$value ;;
                *) life="$life $key=$value" ;;
                esac
            done
            [ "$word" != active ] || word=ok
            echo "$1|$word|$life"
        }
        return
    fi
    life=$("$tool" inspect -f '{{.State.Running}} {{.State.Pid}} {{.State.StartedAt}}' "$1" 2>/dev/null) || life=
    health=$("$tool" inspect -f '{{.State.Health.Status}}' "$1" 2>/dev/null) ||
        health=$("$tool" inspect -f '{{.State.Healthcheck.Status}}' "$1" 2>/dev/null) || health=
    case $life/$health in
    # One that ends again and again counts as running while it waits for its next start; there is no process of it then.
    'true 0 '*) word=restarting ;;
    true*/starting | true*/unhealthy) word=$health ;;
    true*) word=ok ;;
    *) word=stopped ;;
    esac
    echo "$1|$word|$life"
}

# The same file among the packages of the virtual environment that a unit's program is in, or of the system.
packaged() { # UNIT
    program=$(systemctl show -p ExecStart "$1" | sed -n 's/^ExecStart={ path=\([^ ;]*\).*/\1/p')
    for found in "${program%/bin/*}"/lib/python3*/*-packages/"$packaged"; do
        [ ! -e "$found" ] || echo "$found"
    done
}

look() {
    for name in $(names); do
        state "$name" | sed 's/^/service|/'
        if [ -n "$packaged" ] && [ ! -e "$file" ] && [ ! -L "$file" ]; then
            found=$(packaged "$name" | head -n 1)
            file=${found:-$file}
        fi
    done
    real=$file
    [ -e "$file" ] || [ ! -L "$file" ] || fail "$file leads nowhere"
    [ ! -e "$file" ] || real=$(readlink -f -- "$file") || fail "$file leads nowhere"
    echo "path|$real"
    for backup in "$real".doctor-functest-*; do
        [ ! -e "$backup" ] || echo "backup|${backup##*.doctor-functest-}|$(sum "$backup")"
    done
    [ -e "$real" ] || return 0
    facts=$(stat -c '%a|%u|%g' "$real") || fail "$real cannot be looked at"
    label=$(stat -c %C "$real" 2>/dev/null) || label=-
    bytes=$(base64 <"$real") || fail "$real cannot be read"
    # From here on nothing can fail: what a failed script has said is told to the user, and this may hold passwords.
    printf 'file|%s|%s\ncontent|\n%s\n' "$facts" "$label" "$bytes"
}

# Each of Kolla's containers: its folder, when it copies what is there, and the list of what it copies; nothing for no list.
copied() {
    for name in $(names); do
        folder=$kolla/$(echo "$name" | tr _ -)
        # Of all its variables this one leaves the host: others may be secrets.
        when=$("$tool" inspect -f '{{.Config.Env}}' "$name" | tr '[] ' '\n' | sed -n 's/^KOLLA_CONFIG_STRATEGY=//p')
        list=
        [ ! -e "$folder/config.json" ] || list=$(base64 <"$folder/config.json" | tr -d '\n')
        echo "container|$name|$folder|$when|$list"
    done
}

# Whoever asks twice, because the answer was lost, finds it done.
replace() {
    umask 077
    [ ! -e "$backup" ] || [ "$(now)" != "$after" ] || return 0
    [ "$(now)" = "$before" ] || fail "somebody else changed it just now"
    if [ "$before" = absent ]; then
        : >"$backup" && : >"$new" && chown --reference="${real%/*}" -- "$new" && chmod 644 -- "$new" || return 1
    else
        cp -a -- "$real" "$backup" && cp -a -- "$real" "$new" || return 1
        [ "$(sum "$backup")" = "$before" ] || fail "its copy is not what it is"
    fi
    content >"$new" || return 1
    [ "$(sum "$new")" = "$after" ] || fail "it did not arrive whole"
    # These two only: all that a busy machine has still to write may take minutes.
    sync -- "$backup" "$new" || return 1
    # Whoever gave up waiting for this may have undone it.
    [ -e "$backup" ] || fail "it was taken back meanwhile"
    mv -f -- "$new" "$real"
}

# Whoever asks twice finds that done, too.
restore() {
    umask 077
    # All of it went with its folder, as a virtual environment does when the next release's takes its place.
    [ -d "${real%/*}" ] || return 0
    rm -f -- "$new"
    found=$(now)
    case $found in
    "$before") rm -f -- "$backup" ;;
    "$after")
        if [ "$before" = absent ]; then
            rm -f -- "$real" "$backup"
        elif [ -e "$backup" ] && [ "$(sum "$backup")" = "$before" ]; then
            mv -f -- "$backup" "$real"
        elif [ -n "$kept" ]; then
            cp -a -- "$real" "$new" && content >"$new" && [ "$(sum "$new")" = "$before" ] && mv -f -- "$new" "$real" &&
                rm -f -- "$backup"
        else
            fail "its copy from before, $backup, is gone or not whole"
        fi
        ;;
    *) fail "somebody else has changed it since; as it was before it is in $backup" ;;
    esac || return 1
    [ "$(now)" = "$before" ] || fail "it is not what it was"
}

# Nothing in it is left half done: it was done, or it has failed and all is as it was.
replaced() {
    if said=$(replace 2>&1); then
        echo "done|"
    else
        rm -f -- "$new"
        # A file that is changed needs its copy, whoever changed it.
        [ "$(now)" = "$after" ] || rm -f -- "$backup"
        echo "failed|$(echo "$said" | tr '\n' ' ')"
    fi
}

restored() {
    if said=$(restore 2>&1); then
        echo "done|"
    else
        rm -f -- "$new"
        echo "failed|$(echo "$said" | tr '\n' ' ')"
    fi
}

# A container that has a unit, as TripleO and newer releases of Kolla make them, is the unit's to restart.
one_anew() { # NAME
    if [ -z "$tool" ]; then
        systemctl restart --no-block "$1"
        return
    fi
    for unit in "tripleo_$1.service" "kolla-$1-container.service"; do
        if systemctl cat "$unit" >/dev/null 2>&1; then
            systemctl restart --no-block "$unit"
            return
        fi
    done
    "$tool" restart -t 10 "$1" >/dev/null
}

# All of them, also when one of them does not, and side by side: a container may take its ten seconds to end.
restart() {
    begun=
    failed=
    for name in $services; do
        one_anew "$name" </dev/null &
        begun="$begun $!|$name"
    done
    for one in $begun; do
        wait "${one%%|*}" || failed="$failed ${one#*|}"
    done
    [ -z "$failed" ] || fail "cannot be restarted:$failed"
}

states() {
    for name in $services; do
        state "$name"
    done
}

"$1"
