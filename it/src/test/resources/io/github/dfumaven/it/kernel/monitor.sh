# SPDX-License-Identifier: Apache-2.0
# A board with a serial port on the guest's own bus prints, is typed to, leaves and comes back, while $MONITOR shows it.
# Ends with what that ended with; what it has said is in /host/run/monitor.*.
says() {
    for i in $(seq 1200); do
        grep -q "$2" "/host/run/monitor.$1" 2>/dev/null && return
        sleep 0.1
    done
    echo "monitor.$1 has no '$2'"
    cat /host/run/monitor.*
    exit 1
}

for module in $MODULES; do
    insmod "/host$module" 2>/dev/null
done
cd /host/sys/kernel/config/usb_gadget
mkdir serial
cd serial
echo 0x1209 > idVendor
echo 0x0001 > idProduct
mkdir strings/0x409 configs/c.1 functions/acm.0
echo Board > strings/0x409/product
ln -s functions/acm.0 configs/c.1/
ls /sys/class/udc > UDC
until [ -e /dev/ttyACM0 ]; do
    sleep 0.1
done
stty -F /dev/ttyGS0 raw -echo
path=$(basename "$(ls -d /sys/devices/platform/dummy_hcd.0/usb*/*-1)")

mkfifo /typed
(eval "$MONITOR --path $path" < /typed > /host/run/monitor.out 2> /host/run/monitor.err; echo $? > /ended) &
exec 3> /typed
says err "is open"
exec 4<> /dev/ttyGS0
echo first >&4
says out first
echo help >&3
head -n 1 <&4 | sed 's/^/typed: /'
exec 4>&-

echo > UDC
says err "is gone"
ls /sys/class/udc > UDC
says err "Board is back"
echo second > /dev/ttyGS0
until [ -e /ended ]; do
    sleep 0.1
done
exec 3>&-

echo > UDC
# The boards of other tests have serial ports, too, and shall be as they are without it.
rmmod cdc-acm
cat /host/run/monitor.out /host/run/monitor.err
exit "$(cat /ended)"
