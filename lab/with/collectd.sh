# collectd on the controller, which pings the hosts and posts its notifications to port 12346 here, by plugins of
# its own alone.
# shellcheck shell=bash disable=SC2034

PACKAGES_collectd=(collectd-core liboping0 libyajl2) # and libcurl, which curl brings

start_collectd() {
    local conf=$LAB_STATE/etc/collectd.conf n
    {
        render "$LAB_TOP/conf/collectd.conf"
        echo "<Plugin ping>"
        printf '  Interval 0.25\n  Timeout 0.24\n'
        for ((n = 1; n <= COMPUTES; n++)); do echo "  Host \"$(host_address "$n")\""; done
        echo "</Plugin>"
    } >"$conf"
    heed collectd "$(cat "$conf")"
    start collectd collectd -f -C "$conf"
}
