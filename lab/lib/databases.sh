# MariaDB, RabbitMQ and memcached, then tables, accounts and the service catalog.
# shellcheck shell=bash

DATABASES=(keystone placement glance nova_api nova nova_cell0 neutron aodh)

start_foundation() {
    make_database_folder
    start mariadb mariadbd --defaults-file="$LAB_STATE/etc/mariadb.cnf"
    start memcached memcached -u memcache -l "${LAB_LISTEN[memcached]%:*}" -p "${LAB_LISTEN[memcached]#*:}"
    start_rabbitmq
    wait_for "a first answer of MariaDB" 60 mariadb database_answers
    make_databases
    wait_for "RabbitMQ's port" 90 rabbitmq listens rabbitmq
}

sql() { # statements on stdin
    mariadb --no-defaults --socket="$LAB_STATE/run/mariadb/socket" --batch --skip-column-names
}

database_answers() {
    echo 'select 1' | sql
}

make_database_folder() {
    [[ ! -e $LAB_STATE/mariadb/.complete ]] || return 0
    rm -rf "$LAB_STATE/mariadb"
    mkdir -p "$LAB_STATE/mariadb"
    chown mysql: "$LAB_STATE/mariadb"
    install -d -o mysql "$LAB_STATE/run/mariadb"
    mariadb-install-db --defaults-file="$LAB_STATE/etc/mariadb.cnf" --skip-test-db >"$LAB_STATE/log/mariadb-install.log"
    touch "$LAB_STATE/mariadb/.complete"
}

make_databases() {
    local name
    for name in "${DATABASES[@]}"; do
        echo "create database if not exists $name;"
        echo "grant all on $name.* to 'lab'@'localhost' identified by '$DATABASE_PASSWORD';"
    done | sql
}

# What is in the queues is worth nothing after a restart: the bus begins anew each time, and never with a crash to
# recover from.
start_rabbitmq() {
    ! is_running rabbitmq || return 0
    rm -rf "$LAB_STATE/rabbitmq"
    mkdir -p "$LAB_STATE/rabbitmq"
    start epmd epmd -port "${LAB_LISTEN[epmd]#*:}" -address 127.0.0.1
    wait_for "Erlang's port mapper" 10 epmd listens epmd
    start rabbitmq env HOME="$LAB_STATE/rabbitmq" RABBITMQ_NODENAME=lab@localhost \
        ERL_EPMD_PORT="${LAB_LISTEN[epmd]#*:}" ERL_EPMD_ADDRESS=127.0.0.1 \
        RABBITMQ_DIST_PORT="${LAB_LISTEN[rabbitmq-erlang]#*:}" \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
        RABBITMQ_CONFIG_FILE="$LAB_STATE/etc/rabbitmq.conf" RABBITMQ_CONF_ENV_FILE="$LAB_STATE/etc/none" \
        RABBITMQ_ENABLED_PLUGINS_FILE="$LAB_STATE/etc/none" RABBITMQ_MNESIA_BASE="$LAB_STATE/rabbitmq" \
        RABBITMQ_LOGS=- /usr/lib/rabbitmq/bin/rabbitmq-server
}

# Once for each state folder. Each of these may be run again after a crash; two at a time, for they wait for Python a
# lot.
make_tables() {
    [[ ! -e $LAB_STATE/run/tables ]] || return 0
    local one two failed=0
    (set -e; nova_tables) & one=$!
    (set -e; other_tables) & two=$!
    wait "$one" || failed=1
    wait "$two" || failed=1
    [[ $failed -eq 0 ]]
    touch "$LAB_STATE/run/tables"
}

nova_tables() {
    nova_manage api_db sync
    nova_manage cell_v2 map_cell0
    nova_manage db sync
    nova_manage cell_v2 list_cells | grep -qw cell1 || nova_manage cell_v2 create_cell --name=cell1
}

other_tables() {
    local etc=$LAB_STATE/etc url=http://${LAB_LISTEN[keystone]}/v3
    keystone_manage db_sync
    keystone_manage fernet_setup --keystone-user root --keystone-group root
    keystone_manage credential_setup --keystone-user root --keystone-group root
    OS_BOOTSTRAP_PASSWORD=$ADMIN_PASSWORD keystone_manage bootstrap --bootstrap-region-id RegionOne \
        --bootstrap-admin-url "$url" --bootstrap-internal-url "$url" --bootstrap-public-url "$url"
    placement-manage --config-file "$etc/placement.conf" db sync
    glance-manage --config-file "$etc/glance-api.conf" db_sync
    aodh-dbsync --config-file "$etc/aodh.conf"
    neutron-db-manage --config-file "$etc/neutron.conf" --config-file "$etc/ml2.ini" upgrade head
}

nova_manage() {
    nova-manage --config-file "$LAB_STATE/etc/nova.conf" "$@"
}

keystone_manage() {
    keystone-manage --config-file "$LAB_STATE/etc/keystone.conf" "$@"
}

fill_catalog() {
    [[ ! -e $LAB_STATE/run/catalog ]] || return 0
    SERVICE_PASSWORD=$SERVICE_PASSWORD ask_cloud catalog --address "$LAB_ADDRESS"
    touch "$LAB_STATE/run/catalog"
}
