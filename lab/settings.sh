# What the lab is made of. Sourced by lab/lab; nothing here reads or changes the machine.
# shellcheck shell=bash disable=SC2034

LAB_STATE=${LAB_STATE:-/var/lib/doctor-lab}

# TEST-NET-2 (RFC 5737), which nobody routes. The controller has the first address, host compute-N the (10+N)th.
LAB_NET=198.51.100
LAB_ADDRESS=$LAB_NET.1
LAB_BRIDGE=brlab
LAB_COMPUTES=3
LAB_MOST_COMPUTES=40

# Every port that is listened on, as "address:port". RabbitMQ's two helpers (Erlang's port mapper and distribution)
# have ports of their own, so that a RabbitMQ of the machine itself is not met.
declare -A LAB_LISTEN=(
    [memcached]=$LAB_ADDRESS:11211
    [epmd]=127.0.0.1:14369
    [rabbitmq]=$LAB_ADDRESS:5672
    [rabbitmq-erlang]=127.0.0.1:14672
    [keystone]=$LAB_ADDRESS:5000
    [placement]=$LAB_ADDRESS:8778
    [nova-api]=$LAB_ADDRESS:8774
    [glance-api]=$LAB_ADDRESS:9292
    [neutron-server]=$LAB_ADDRESS:9696
    [aodh-api]=$LAB_ADDRESS:8042
)

# Ceilometer's own definitions of events, as its package has them.
LAB_EVENT_DEFINITIONS=/usr/lib/python3/dist-packages/ceilometer/pipeline/data/event_definitions.yaml

# Free space that is asked for, in MiB: for the packages, for the state, and for another Debian.
LAB_SPACE_PACKAGES=3000
LAB_SPACE_STATE=1500
LAB_SPACE_ROOT=4500

# A persona: the installer's node has the first of these addresses, its controllers those that follow.
LAB_FIRST_NODE=130
LAB_MOST_CONTROLLERS=3

# How long another `lab` on the same state is waited for, in seconds: as long as the packages may take.
LAB_PATIENCE=900
