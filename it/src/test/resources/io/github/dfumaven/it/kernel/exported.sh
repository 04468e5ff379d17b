# SPDX-License-Identifier: Apache-2.0
# Waits until the board of this bus is there for others to import: 1 is "available".
until [ "$(cat /sys/devices/platform/dummy_hcd.0/usb*/*-*/usbip_status 2>/dev/null)" = 1 ]; do
    if ! running /board.pid; then
        echo "the board has ended"
        cat /host/run/board.log
        exit 1
    fi
    sleep 0.2
done
