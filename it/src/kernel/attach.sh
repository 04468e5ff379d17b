#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Attaches a simulated board to a real Linux kernel and flashes it with dfu-util there: opt-in, because it needs qemu and a
# kernel image. Half a minute. Emulated always: a machine that offers KVM and cannot do it hangs in the boot.
#
#   apt-get install qemu-system-x86 busybox-static usbip dfu-util
#   apt-get download linux-image-6.1.0-51-amd64 && dpkg-deb -x linux-image-*.deb kernel
#   dfu-flasher simulate --target esp32s3 --port 3240 --flash-file flash.bin &
#   it/src/kernel/attach.sh kernel dfu.bin
#
# The host's / is seen by the guest over 9p, read-only, so that its usbip and dfu-util run unmodified; the host's loopback
# is 10.0.2.2. Two attachments, because the board closes the connection when it detaches itself. Exit 0 only if the list
# shows DFU mode after the detach, and dfu-util's download ends in dfuIDLE.
set -eu
kernel=$(cd "$1" && pwd)
image=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
port=${3:-3240}
version=$(ls "$kernel/lib/modules")
modules=$kernel/lib/modules/$version/kernel
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/root/bin" "$work/root/modules" "$work/root/host" "$work/root/proc" "$work/root/sys" "$work/root/dev"
cp /bin/busybox "$work/root/bin/busybox"
for name in virtio virtio_ring virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci failover net_failover virtio_net \
        netfs fscache 9pnet 9pnet_virtio 9p usb-common usbcore usbip-core vhci-hcd; do
    found=$(find "$modules" -name "$name.ko" | head -n 1)
    if [ -n "$found" ]; then
        cp "$found" "$work/root/modules/"
        echo "$name" >> "$work/root/modules/order"
    fi
done
cat > "$work/root/init" <<EOF
#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
while read name; do insmod /modules/\$name.ko || echo "no \$name"; done < /modules/order
ip link set lo up
ip link set eth0 up
ip addr add 10.0.2.15/24 dev eth0
ip route add default via 10.0.2.2
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=131072 host /host
for each in proc sys dev; do mount --bind /\$each /host/\$each; done
mount -t tmpfs tmp /host/run
mkdir -p /host/run/udev
run() { chroot /host /usr/bin/env PATH=/usr/sbin:/usr/bin:/sbin:/bin "\$@" 2>&1; }
run /lib/systemd/systemd-udevd --daemon
echo "== attach"
run usbip --tcp-port $port attach -r 10.0.2.2 -b 1-10
sleep 3
run dfu-util -l
echo "== detach"
run dfu-util -e
sleep 2
echo "== attach again"
run usbip --tcp-port $port attach -r 10.0.2.2 -b 1-10
sleep 3
run dfu-util -l
echo "== download"
run dfu-util -d 303a: -D $image && echo "== DOWNLOADED"
dmesg | grep -i 'vhci\|usb ' | tail -n 25
poweroff -f
EOF
chmod +x "$work/root/init"
(cd "$work/root" && find . | busybox cpio -o -H newc 2>/dev/null | gzip -1) > "$work/initrd"
timeout 300 qemu-system-x86_64 -m 768 -nographic -no-reboot -accel tcg \
    -kernel "$kernel/boot/vmlinuz-$version" -initrd "$work/initrd" -append "console=ttyS0 quiet panic=-1" \
    -netdev user,id=net -device virtio-net-pci,netdev=net \
    -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on \
    < /dev/null | tee "$work/log"
grep -q '^Found DFU: ' "$work/log" && grep -q '^== DOWNLOADED' "$work/log"
