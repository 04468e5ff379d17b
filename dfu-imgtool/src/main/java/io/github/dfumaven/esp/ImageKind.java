// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

/** What an image is for. */
public enum ImageKind {
    /** A second stage bootloader. */
    BOOTLOADER,
    /** An application. */
    APP,
    /** Something that runs from memory alone and does not say what it is: an old bootloader, or an application for RAM. */
    RAM
}
