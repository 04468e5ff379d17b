# SPDX-License-Identifier: Apache-2.0
# Takes away what a test has plugged in, and waits until nothing of it is left: a later test would take it for its own.
rm -f /keep
ended /keeping.pid
for port in $(host usbip port 2>/dev/null | sed -n 's/^Port \([0-9]*\):.*/\1/p'); do
    host usbip detach -p "$port"
done
while awk 'NR > 1 && $3 != "004" { used = 1 } END { exit !used }' /sys/devices/platform/vhci_hcd.0/status; do
    sleep 0.1
done

if running /board.pid; then
    kill "$(cat /board.pid)"
fi
ended /board.pid
while ls /sys/devices/platform/dummy_hcd.0/usb*/*-*/idVendor >/dev/null 2>&1; do
    sleep 0.1
done
# Or a rule that is late exports the next board while it is looked at for the first time.
host SYSTEMD_IGNORE_CHROOT=1 udevadm settle
