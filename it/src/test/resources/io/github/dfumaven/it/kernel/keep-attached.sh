# SPDX-License-Identifier: Apache-2.0
# Attaches a board of the host whenever none is attached: a board that detaches itself closes the connection. Ends when
# /keep is gone. The kernel is asked itself, for clients have only so much patience: 004 is a port without a board.
while [ -e /keep ]; do
    if ! awk 'NR > 1 && $3 != "004" { used = 1 } END { exit !used }' /sys/devices/platform/vhci_hcd.0/status; then
        host usbip --tcp-port "$PORT" attach -r 10.0.2.2 -b 1-10
    fi
    sleep 0.2
done
