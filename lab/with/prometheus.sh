# Prometheus, whose blackbox exporter pings the hosts each second, and its Alertmanager, which posts to port 12345 here.
# shellcheck shell=bash disable=SC2034

PACKAGES_prometheus=(prometheus prometheus-alertmanager prometheus-blackbox-exporter)
LAB_LISTEN[prometheus]=$LAB_ADDRESS:9090
LAB_LISTEN[alertmanager]=$LAB_ADDRESS:9093
LAB_LISTEN[blackbox-exporter]=$LAB_ADDRESS:9115

start_prometheus() {
    local etc=$LAB_STATE/etc name n
    for name in prometheus prometheus-rules alertmanager blackbox; do
        render "$LAB_TOP/conf/$name.yml" >"$etc/$name.yml"
    done
    for ((n = 1; n <= COMPUTES; n++)); do
        printf '{"targets": ["%s"], "labels": {"hostname": "%s"}}\n' "$(host_address "$n")" "$(host_name "$n")"
    done | paste -sd, | sed 's/.*/[&]/' >"$etc/prometheus-hosts.json"
    start blackbox-exporter prometheus-blackbox-exporter --config.file="$etc/blackbox.yml" --timeout-offset=0.1 \
        --web.listen-address="${LAB_LISTEN[blackbox-exporter]}"
    start alertmanager prometheus-alertmanager --config.file="$etc/alertmanager.yml" --cluster.listen-address= \
        --storage.path="$LAB_STATE/alertmanager" --web.listen-address="${LAB_LISTEN[alertmanager]}"
    start prometheus prometheus --config.file="$etc/prometheus.yml" --storage.tsdb.path="$LAB_STATE/prometheus" \
        --web.listen-address="${LAB_LISTEN[prometheus]}"
    wait_for "Prometheus" 60 prometheus answers prometheus /-/ready
    wait_for "Alertmanager" 60 alertmanager answers alertmanager /-/ready
}
