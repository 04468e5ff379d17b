#!/bin/busybox sh
# SPDX-License-Identifier: Apache-2.0
# The first program of the guest. Leaves a shell that takes its commands from the host.
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
while read -r module; do
    insmod "/modules/$module" || echo "$module cannot be loaded"
done < /modules/order

ip link set lo up
ip link set eth0 up
ip addr add 10.0.2.15/24 dev eth0
ip route add default via 10.0.2.2

# What the host changes of a file that the guest has read may stay unseen; a Java starts in a third of the time for it.
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=131072,cache=loose host /host
for folder in proc sys dev; do
    mount --bind /$folder /host/$folder
done
mount -t configfs config /host/sys/kernel/config
mount -t tmpfs tmp /host/run
mkdir -p /host/run/udev/rules.d /host/run/tmp

# Runs a program of the host.
cat > /bin/host <<'END'
#!/bin/sh
exec chroot /host /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"
END

# Tells whether the program runs whose number is in a file. What has ended and was not yet waited for has no exe.
cat > /bin/running <<'END'
#!/bin/sh
[ -e "$1" ] && [ -e "/proc/$(cat "$1")/exe" ]
END

# Waits until it has ended, and removes the file.
cat > /bin/ended <<'END'
#!/bin/sh
while running "$1"; do
    sleep 0.1
done
rm -f "$1"
END
chmod +x /bin/host /bin/running /bin/ended

# dfu-util finds a device that comes back only where udev runs. The rule exports boards again when they have come back.
cat > /host/run/udev/rules.d/50-usbip.rules <<'END'
ACTION=="add", SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", DRIVERS=="dummy_hcd", ATTR{idVendor}=="303a", RUN+="/usr/sbin/usbip bind -b %k"
END
host /lib/systemd/systemd-udevd --daemon

port=$(sed 's/.*it\.port=\([0-9]*\).*/\1/' /proc/cmdline)
nc 10.0.2.2 "$port" -e sh
poweroff -f
