#!/bin/bash
# Puts a virtual machine in the place of the lab's compute-3, so that --fault crash has a kernel of its own to crash:
# bench/crash-host.sh start KERNEL BUSYBOX [PANIC [--stays-off]] | stop
#
# A compute host of the lab shares the machine's kernel, and is refused. The VM has compute-3's address, its sshd and its nova-compute,
# which end with its kernel; compute-3's Neutron agent goes on outside, for no instance can get a port without it. Its root is this
# machine's, which it cannot write: what it writes stays in its memory and is lost with it.
# KERNEL is the folder of an unpacked package (dpkg-deb -x linux-image-6.1.0-NN-amd64_*.deb FOLDER), BUSYBOX the program of
# busybox-static. PANIC is its kernel.panic, 10 by default. With --stays-off the VM ends with its first crash; `start` boots it again.
# Needs root, a lab without persona (lab/lab up), and qemu-system-x86; no KVM: it then boots in about a minute. The console is in WORK,
# /tmp/crash-host. `stop` ends the VM; `lab/lab up` afterwards gives compute-3 its own services back.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
work=${WORK:-/tmp/crash-host}
host=compute-3
tap=vlab3-vm
state=${LAB_STATE:-/var/lib/doctor-lab}
address=198.51.100.13

# Ends a service of the lab, and says what its command was; those of OpenStack have it in brackets after their name.
end_service() { # NAME
    local pid
    read -r pid _ <"$state/run/$1.pid" || return 0
    tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | sed 's/^[^(]*(\(.*\)).*/\1/'
    kill "$pid" 2>/dev/null
    timeout 30 tail --pid="$pid" -f /dev/null
}

# Its namespace keeps the Neutron agent, at another address.
make_room() {
    local agent
    ip -n "$host" -o address show eth0 | grep -q "$address/" || return 0
    end_service nova-compute-3 >/dev/null
    end_service sshd-3 >/dev/null
    read -r -a agent < <(end_service neutron-agent-3)
    ip -n "$host" address delete "$address/24" dev eth0
    ip -n "$host" address add "${address%.*}.63/24" dev eth0
    setsid "$top/lab/lib/on-host" "$state" "$host" "${agent[@]}" >"$work/agent.log" 2>&1 </dev/null &
    echo $! >"$work/agent.pid"
}

# What the kernel begins with: modules for its network and root, and an init that makes the root writable and becomes its services.
make_initramfs() { # KERNEL BUSYBOX
    local root=$work/initramfs module file
    rm -rf "$root"
    mkdir -p "$root"/{bin,modules,proc,lower,upper,new}
    cp "$2" "$root/bin/busybox"
    for module in virtio_ring virtio virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci failover net_failover virtio_net \
        netfs fscache 9pnet 9pnet_virtio 9p overlay; do
        file=$(find "$1/lib/modules" -name "$module.ko" | head -n 1)
        [[ -z $file ]] || { cp "$file" "$root/modules/" && echo "$module"; }
    done >"$root/modules/order"
    cat >"$root/init" <<INIT
#!/bin/busybox sh
/bin/busybox --install -s /bin
while read -r module; do insmod /modules/\$module.ko; done </modules/order
mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=524288 root /lower &&
mount -t tmpfs upper /upper && mkdir /upper/files /upper/work &&
mount -t overlay -o lowerdir=/lower,upperdir=/upper/files,workdir=/upper/work root /new &&
mount -t proc proc /new/proc && mount -t sysfs sys /new/sys && mount -t devtmpfs dev /new/dev &&
mount -t tmpfs run /new/run && mount -t tmpfs tmp /new/tmp || poweroff -f
mkdir -p /new/dev/pts /new/run/sshd /new/run/lock
mount -t devpts devpts /new/dev/pts
hostname $host
ip link set lo up
ip address add $address/24 dev eth0
ip link set eth0 up
cp /new$state/etc/hosts /new/etc/hosts
exec switch_root /new /bin/bash -c '/usr/sbin/sshd -D -e -f $state/etc/sshd_config &
    nova-compute --config-file $state/etc/nova-compute.conf --config-file $state/etc/$host.conf &
    wait; exec sleep infinity'
INIT
    chmod +x "$root/init"
    (cd "$root" && find . | ./bin/busybox cpio -o -H newc 2>/dev/null | gzip -1) >"$work/initramfs.gz"
}

start() { # KERNEL BUSYBOX [PANIC [--stays-off]]
    local more=()
    command -v qemu-system-x86_64 >/dev/null || fail "qemu-system-x86_64 is missing"
    mkdir -p "$work"
    [[ ${4:-} != --stays-off ]] || more=(-no-reboot)
    make_initramfs "$1" "$2"
    make_room
    ip link show "$tap" >/dev/null 2>&1 || ip tuntap add "$tap" mode tap
    ip link set "$tap" master brlab up
    setsid qemu-system-x86_64 -accel tcg -cpu max -m 1024 -nodefaults -display none -serial "file:$work/console" "${more[@]}" \
        -kernel "$1"/boot/vmlinuz-* -initrd "$work/initramfs.gz" -append "console=ttyS0 quiet panic=${3:-10}" \
        -netdev "tap,id=n,ifname=$tap,script=no,downscript=no" -device virtio-net-pci,netdev=n,mac=52:54:00:00:00:13,romfile= \
        -virtfs local,path=/,mount_tag=root,security_model=none,readonly=on,multidevs=remap >"$work/qemu.log" 2>&1 </dev/null &
    echo $! >"$work/qemu.pid"
    for _ in {1..180}; do
        ! grep -q SSH < <(timeout 2 bash -c "exec 3<>/dev/tcp/$address/22 && head -n 1 <&3" 2>/dev/null) || return 0
        kill -0 "$(<"$work/qemu.pid")" 2>/dev/null || fail "it ended: $(tail -n 3 "$work/qemu.log")"
        sleep 1
    done
    fail "it has no sshd in 180 s: see $work/console"
}

stop() {
    local name
    for name in qemu agent; do kill "$(cat "$work/$name.pid" 2>/dev/null)" 2>/dev/null; done
    ip link delete "$tap" 2>/dev/null
    ip -n "$host" address delete "${address%.*}.63/24" dev eth0 2>/dev/null
    return 0
}

case ${1:-} in
start) start "${@:2}" ;;
stop) stop ;;
*) fail "start KERNEL BUSYBOX [PANIC [--stays-off]] | stop" ;;
esac
