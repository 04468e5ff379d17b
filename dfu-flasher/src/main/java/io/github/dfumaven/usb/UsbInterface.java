// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usb;

import io.github.dfumaven.bytes.Bytes;

/**
 * One alternate setting of one interface.
 *
 * @param configuration bConfigurationValue of the configuration it belongs to, 0 to 255
 * @param number bInterfaceNumber, 0 to 255
 * @param alternate bAlternateSetting, 0 to 255
 * @param interfaceClass bInterfaceClass, 0 to 255
 * @param subclass bInterfaceSubClass, 0 to 255
 * @param protocol bInterfaceProtocol, 0 to 255
 * @param nameIndex iInterface, 0 for none
 * @param extra the class and vendor descriptors behind the interface descriptor, as they come
 * @see <a href="https://www.usb.org/document-library/usb-20-specification">USB 2.0, table 9-12</a>
 */
public record UsbInterface(
        int configuration,
        int number,
        int alternate,
        int interfaceClass,
        int subclass,
        int protocol,
        int nameIndex,
        Bytes extra) {}
