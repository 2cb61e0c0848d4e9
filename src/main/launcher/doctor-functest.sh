#!/bin/sh
# Starts doctor-functest; the rest of this file is its jar. JAVA_HOME chooses the Java, DOCTOR_JAVA_OPTS adds options to it.

{ # A shell reads all of this before it does any of it, so that a program of which only the beginning was copied is an error.
set +e +u # a caller may have exported SHELLOPTS

# Java ends with 1 when it cannot start, which is FAIL's code: whatever can be told before is told here, with another one.
say() {
    echo "doctor-functest: $1" >&2
    exit "${2:-2}"
}

fail() {
    say "$1; install Java 17 or newer, or set JAVA_HOME to one"
}

# A stream that is closed is one that is not written to: else the next file that is opened gets its number, and the result.
true 2>/dev/null 3<&0 || exec </dev/null
true 2>/dev/null 3>&1 || exec 1</dev/null
true 2>/dev/null 3>&2 || exec 2>/dev/null

# A shell that was given the name alone may have found it on the PATH, where Java does not look.
{ [ -f "$0" ] && [ -r "$0" ]; } || say "$0 is no file that can be read from here: call the program by its path"
# A jar ends with a record of 22 bytes.
case $({ tail -c 22 "$0" | tr '\0\n' '..'; } 2>/dev/null) in
    PK* | "") ;; # nothing, where these programs cannot be started
    *) say "$0 is not whole: copy it once more" ;;
esac
case $0 in
    *:*) say "Java runs no program that has a colon in its path: move $0" ;;
esac
place=$0
[ "${0#/}" != "$0" ] || place=$PWD/$0
case $place in
    *!/*) say "Java reads no program in a folder whose name ends with an exclamation mark: move $place" ;;
esac

if [ -n "$JAVA_HOME" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "there is no Java at JAVA_HOME ($JAVA_HOME)"
else
    java=$(command -v java) || fail "there is no java on the PATH"
fi

# A JDK says its version in a file beside bin, which spares starting it twice.
home=$(readlink -f "$java" 2>/dev/null || echo "$java")
home=${home%/bin/java}
version=
if [ -r "$home/release" ]; then
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            version=${value#\"}
            version=${version%\"}
            break
        fi
    done < "$home/release"
fi
if [ -z "$version" ]; then
    version=$("$java" -version 2>&1)
    version=${version#*\"}
    version=${version%%\"*}
fi
# 17 of 17.0.15 or 17-ea, 8 of 1.8.0_402.
major=${version#1.}
major=${major%%[!0-9]*}
[ "${major:-0}" -ge 17 ] || fail "$java is of version ${major:-unknown}, which is too old"

# In the C locale Java reads names of files as ASCII, and takes others for files that are not there. The system's words are
# to be English, for some are looked for.
characters=${LC_ALL:-${LC_CTYPE:-$LANG}}
case $characters in
    "" | C | POSIX) export LC_ALL=C.UTF-8 ;;
    *)
        unset LC_ALL
        export LC_CTYPE="$characters" LC_MESSAGES=C
        ;;
esac

terminal=
[ ! -t 2 ] || terminal=-Ddoctor.terminal=true

# Beside the program there may be its classes as the Java that it was built with has them in memory, which spares a quarter of
# a run's work. Java looks whether they are unharmed, of this very Java and of this program where it is, and goes on without
# them where not. But one of another version then does without its own classes' archive, too, and starts slower, and of a file
# that is cut off Java 17 dies: so version and size are in the name.
archive=
for found in "$0.$version".*.jsa; do
    size=${found#"$0.$version."}
    [ ! -r "$found" ] || [ -z "$(find "$found" -type f -size "${size%.jsa}c" 2>/dev/null)" ] || archive=$found
done
case "$DOCTOR_JAVA_OPTS $JAVA_TOOL_OPTIONS $JDK_JAVA_OPTIONS $_JAVA_OPTIONS" in
    *AOT*) archive= ;; # Java takes one or the other, and else does not start
esac

set -f # options are split at blanks, and are no patterns
whose="${JAVA_TOOL_OPTIONS:+, JAVA_TOOL_OPTIONS}${JDK_JAVA_OPTIONS:+, JDK_JAVA_OPTIONS}${DOCTOR_JAVA_OPTS:+, DOCTOR_JAVA_OPTS}${_JAVA_OPTIONS:+, _JAVA_OPTIONS}"
given="$JAVA_TOOL_OPTIONS $JDK_JAVA_OPTIONS $DOCTOR_JAVA_OPTS $_JAVA_OPTIONS"
# Java gives the last word to the second of these: so it has it, but for what keeps Java's own words off standard output. Quotes
# are for Java to read.
options=$DOCTOR_JAVA_OPTS
case $_JAVA_OPTIONS in
    *[\"\']*) ;;
    *)
        options="$options $_JAVA_OPTIONS"
        unset _JAVA_OPTIONS
        ;;
esac

# A run is short: with the quick compiler alone, the first 1,000 requests are answered 1.3 times as fast and the first
# 60,000 still 1.4 times, in less memory. The heap's limit keeps the whole below 250 MB. Where somebody else has chosen, that counts.
ours=-XX:-UsePerfData
case $given in
    *-XX:+Use[A-Z]*GC*) ;;
    *) ours="$ours -XX:+UseSerialGC" ;;
esac
case $given in
    *Tiered* | *-Xint* | *-Xcomp*) ;;
    *) ours="$ours -XX:TieredStopAtLevel=1" ;;
esac
case $given in
    *-Xm[sx]* | *HeapSize* | *RAMPercentage* | *RAMFraction*) ;;
    *) ours="$ours -Xmx128m" ;;
esac

# Java's log can go to a file or to standard error; standard output is for the result.
case $given in
    *-Xlog:disable* | *-Xlog:*:[!s:]* | *-Xlog:*:stderr*) ;;
    *-Xlog* | *-verbose*) echo "doctor-functest: note: Java's log is not shown on standard output, where the result goes; give it a file, as in -Xlog:gc:file=gc.log" >&2 ;;
esac

# shellcheck disable=SC2086 # options are to be split at blanks
set -- $ours ${archive:+"-XX:SharedArchiveFile=$archive" -XX:+VerifySharedSpaces} $terminal $options \
    -XX:+DisplayVMOutputToStderr -Xlog:all=off -jar "$0" "$@"

# What may keep Java from starting: options of others, and limits that are tighter than usual. A start costs a twentieth of a
# second, so that Java is tried only then. One that would wait for a debugger is not.
options_are_given() {
    for word in $given; do
        case $word in
            -Djava.* | -Djdk.* | -Dsun.* | -Dcom.sun.*) return 0 ;;
            -D*) ;;
            *) return 0 ;;
        esac
    done
    return 1
}

tight_limits() {
    [ ! -r /proc/self/limits ] || while read -r line; do
        case $line in
            "Max data size "* | "Max address space "*) least=unlimited ;;
            "Max stack size "*) least=1048576 ;;
            "Max processes "*) least=512 ;;
            "Max open files "*) least=256 ;;
            *) continue ;;
        esac
        name=${line%%  *}
        rest=${line#"$name"}
        # shellcheck disable=SC2086 # to find its first word
        set -- $rest
        [ "$1" = unlimited ] || { [ "$least" != unlimited ] && [ "$1" -ge "$least" ]; } || tight="$tight, ${name#Max } $1"
    done </proc/self/limits
    group=
    [ ! -r /proc/self/cgroup ] || IFS=: read -r _ _ group </proc/self/cgroup
    pids=max
    [ ! -r "/sys/fs/cgroup$group/pids.max" ] || read -r pids <"/sys/fs/cgroup$group/pids.max"
    [ "$pids" = max ] || [ "$pids" -ge 512 ] || tight="$tight, processes of the control group $pids"
}

try() {
    answer=$("$java" -Ddoctor.try=true -XX:+ErrorFileToStderr "$@" 2>&1 </dev/null)
    code=$?
    case $answer in
        *"doctor-functest can start"*) return ;;
    esac
    words=
    IFS='
'
    for line in $answer; do
        case $line in
            "#"*) break ;;
            *"Picked up "* | "Error: Could not create the"* | "Error: A fatal exception"*) ;;
            *) words="$words${words:+ }$line" ;;
        esac
    done
    if [ -n "$whose" ]; then
        say "Java cannot start with what is set in ${whose#, }${tight:+, or under the limits of this process (${tight#, })}: ${words:-it ended with $code}"
    fi
    say "Java cannot start under the limits of this process (${tight#, }): ${words:-it ended with $code}" 3
}

tight=
tight_limits
options_are_given || whose=
case $given in
    *jdwp*suspend=n*) try "$@" ;;
    *jdwp*) ;;
    *) [ -z "$whose$tight" ] || try "$@" ;;
esac

exec "$java" "$@"
exit 126
}
