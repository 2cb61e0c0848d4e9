# Runs on a compute host as root, read from standard input: look OUR-BOOT PROC SYS | crash OUR-BOOT PROC SYS
# OUR-BOOT tells the kernel of the machine that asks; PROC and SYS are where those file systems are.

fail() {
    echo "$1" >&2
    exit 1
}

boot=$(cat "$3/sys/kernel/random/boot_id") || fail "it does not tell which boot of it this is"
[ "$boot" != "$2" ] || fail "it runs on the kernel of this very machine, which would crash with it: it is a container or a namespace here"
[ -w "$3/sysrq-trigger" ] || fail "$3/sysrq-trigger cannot be written: it is a container, or its kernel has no sysrq"
[ "$(cat "$3/sys/kernel/panic" 2>/dev/null || echo 0)" != 0 ] || [ "$(cat "$4/kernel/kexec_crash_loaded" 2>/dev/null)" = 1 ] ||
    fail "it would stay dead after a crash (kernel.panic is 0, and no kdump is loaded): sysctl kernel.panic=10 lets it boot"
case $1 in
look) echo "$boot" ;;
crash) echo c >"$3/sysrq-trigger" ;;
esac
