# SPDX-License-Identifier: Apache-2.0
# Attaches a board of the host whenever none is attached: a board that detaches itself closes the connection.
while :; do
    if ! host usbip port | grep -q usbip://; then
        host usbip --tcp-port "$PORT" attach -r 10.0.2.2 -b 1-10
    fi
    sleep 0.3
done
