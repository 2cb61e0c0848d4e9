#!/bin/sh
# Starts doctor-functest; the rest of this file is its jar. JAVA_HOME chooses the Java, DOCTOR_JAVA_OPTS adds options to it.

fail() {
    echo "doctor-functest: $1; install Java 17 or newer, or set JAVA_HOME to one" >&2
    exit 2
}

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

# In the C locale Java reads names of files as ASCII, and takes others for files that are not there.
case ${LC_ALL:-${LC_CTYPE:-$LANG}} in
    "" | C | POSIX) export LC_ALL=C.UTF-8 ;;
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
case "$DOCTOR_JAVA_OPTS $JAVA_TOOL_OPTIONS $JDK_JAVA_OPTIONS" in
    *AOT*) archive= ;; # Java takes one or the other, and else does not start
esac

# A run is short: with the quick compiler alone, the first 1,000 requests are answered 1.3 times as fast and the first
# 60,000 still 1.4 times, in less memory. The heap's limit keeps the whole below 250 MB. What Java would log, it would log to
# standard output, where the result goes.
# shellcheck disable=SC2086 # options are to be split at spaces
exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx128m -Xlog:disable \
    ${archive:+"-XX:SharedArchiveFile=$archive" -XX:+VerifySharedSpaces} $terminal $DOCTOR_JAVA_OPTS -jar "$0" "$@"
exit 126
