# A host in namespaces of its own: sh sshd.sh FOLDER. Accounts, what sudo allows and /run are its own; it ends with us.
set -e
folder=$1
mount --make-rprivate /
mount -t tmpfs tmpfs /run
mkdir -p /run/sshd
# What this machine's root has in its shell's files is no part of the host.
mount -t tmpfs -o mode=700 tmpfs /root
for file in passwd shadow group sudoers; do
    cat "$folder/host/$file" >"$folder/$file"
    chmod 640 "$folder/$file"
    [ "$file" = shadow ] || chmod 444 "$folder/$file"
    mount --bind "$folder/$file" "/etc/$file"
done
hostname host-of-tests
exec /usr/sbin/sshd -D -f "$folder/sshd.conf" -E "$folder/sshd.log"
