# SPDX-License-Identifier: Apache-2.0
# Makes a USB device of one DFU interface, of which a program is to take care that finds it at /run/dfu.
set -e
cd /host/sys/kernel/config/usb_gadget
mkdir esp32s3
cd esp32s3
echo 0x303a > idVendor
echo 0x0009 > idProduct
echo 0x0728 > bcdDevice
echo full-speed > max_speed
mkdir strings/0x409 configs/rom.1 functions/ffs.dfu
echo 7c:df:a1:00:00:01 > strings/0x409/serialnumber
ln -s functions/ffs.dfu configs/rom.1/
mkdir /host/run/dfu
mount -t functionfs dfu /host/run/dfu
