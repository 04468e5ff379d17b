// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.pictures;

/** The pictures that no run draws: what there is, what becomes of a board, and how stations work together. */
final class Pictures {

    private static final int BOX = 46;

    private Pictures() {}

    /** Draws who calls what, from people down to boards. */
    static String architecture() {
        var drawing = new Drawing("Three front ends on two libraries, and four ways to boards");
        drawing.box(20, 20, 230, BOX, Drawing.VIOLET, "dfu-maven-plugin", "mvn package dfu:flash");
        drawing.box(290, 20, 230, BOX, Drawing.BLUE, "dfu-imgtool", "command line and library");
        drawing.box(560, 20, 230, BOX, Drawing.GREEN, "dfu-flasher", "command line and library");
        drawing.box(290, 130, 230, BOX, Drawing.BLUE, "Firmware images", "read, checked, built, compared");
        drawing.box(560, 130, 230, BOX, Drawing.GREEN, "DFU session", "what to send next, the verdict");
        drawing.arrow(135, 66, 300, 130, Drawing.VIOLET);
        drawing.arrow(210, 66, 575, 130, Drawing.VIOLET);
        drawing.arrow(405, 66, 405, 130, Drawing.BLUE);
        drawing.arrow(675, 66, 675, 130, Drawing.GREEN);
        drawing.arrow(560, 153, 520, 153, Drawing.GREEN);
        drawing.box(20, 240, 180, BOX, Drawing.GREY, "libusb", "USB of this machine");
        drawing.box(217, 240, 180, BOX, Drawing.GREY, "usbip", "boards of other hosts");
        drawing.box(414, 240, 180, BOX, Drawing.GREY, "sim", "boards that are not there");
        drawing.box(611, 240, 180, BOX, Drawing.GREY, "serial ports", "what a board prints");
        drawing.arrow(640, 176, 120, 240, Drawing.GREEN);
        drawing.arrow(655, 176, 307, 240, Drawing.GREEN);
        drawing.arrow(670, 176, 504, 240, Drawing.GREEN);
        drawing.arrow(685, 176, 701, 240, Drawing.GREEN);
        drawing.label(
                405,
                320,
                Drawing.GREY,
                "ESP32-S2, ESP32-S3, ESP32-P4, ESP32-S31: their ROM takes the image and says whether it is in flash");
        return drawing.svg(810, 340);
    }

    /** Draws what a board is, from its application to the next one. */
    static String lifeOfABoard() {
        var drawing = new Drawing("What a board is, from one application to the next");
        drawing.box(20, 30, 200, BOX, Drawing.BLUE, "application", "appIDLE, if it has DFU");
        drawing.box(300, 30, 200, BOX, Drawing.GREEN, "ROM, runtime mode", "appIDLE");
        drawing.box(580, 30, 200, BOX, Drawing.GREEN, "ROM, DFU mode", "dfuIDLE");
        drawing.box(580, 150, 200, BOX, Drawing.GREEN, "taking blocks", "dfuDNLOAD-IDLE");
        drawing.box(580, 270, 200, BOX, Drawing.GREEN, "comparing flash", "dfuMANIFEST-SYNC");
        drawing.box(300, 270, 200, BOX, Drawing.GREEN, "confirmed", "dfuIDLE, status OK");
        drawing.box(300, 150, 200, BOX, Drawing.RED, "refused", "dfuERROR, and why");
        drawing.arrow(220, 53, 300, 53, Drawing.BLUE);
        drawing.label(260, 22, Drawing.GREY, "BOOT and RESET");
        drawing.arrow(500, 53, 580, 53, Drawing.GREEN);
        drawing.label(540, 22, Drawing.GREY, "DETACH");
        drawing.bent(120, 76, 330, 140, 600, 76, Drawing.BLUE);
        drawing.label(200, 128, Drawing.GREY, "DETACH");
        drawing.arrow(680, 76, 680, 150, Drawing.GREEN);
        drawing.note(688, 118, "first block");
        drawing.arrow(680, 196, 680, 270, Drawing.GREEN);
        drawing.note(688, 238, "empty block");
        drawing.arrow(580, 293, 500, 293, Drawing.GREEN);
        drawing.label(540, 286, Drawing.GREY, "equal");
        drawing.arrow(600, 270, 480, 196, Drawing.RED);
        drawing.label(520, 250, Drawing.GREY, "not");
        drawing.arrow(580, 173, 500, 173, Drawing.RED);
        drawing.label(540, 166, Drawing.GREY, "fault");
        drawing.bent(300, 293, 120, 293, 120, 76, Drawing.BLUE);
        drawing.label(190, 316, Drawing.GREY, "RESET, or --run");
        return drawing.svg(800, 340);
    }

    /** Draws several stations, with what they share. */
    static String manyStations() {
        var drawing = new Drawing("Stations with one firmware, one table of boards and one record");
        drawing.box(20, 20, 770, BOX, Drawing.VIOLET, "repository manager", "the released dfu.bin, by its coordinates");
        drawing.box(20, 310, 770, BOX, Drawing.BLUE, "PostgreSQL", "whose row is whose, and every attempt");
        drawing.box(
                20, 410, 770, BOX, Drawing.GREY, "who watches", "report of all stations, page of each, logs, metrics");
        for (int n = 0; n < 3; n++) {
            double left = 20 + n * 265;
            double middle = left + 120;
            drawing.arrow(middle, 66, middle, 120, Drawing.VIOLET);
            drawing.box(left, 120, 240, BOX, Drawing.GREEN, "station " + (n + 1), "job, table and values");
            for (int slot = 0; slot < 4; slot++) {
                double board = left + slot * 62;
                drawing.box(board, 200, 54, 34, Drawing.GREEN, "slot " + (slot + 1));
                drawing.arrow(middle, 166, board + 27, 200, Drawing.GREEN);
            }
            drawing.arrow(middle, 234, middle, 310, Drawing.BLUE);
        }
        drawing.note(148, 98, "fetched once, SHA-256 pinned");
        drawing.note(148, 278, "a row is taken, then confirmed");
        drawing.arrow(405, 356, 405, 410, Drawing.GREY);
        return drawing.svg(810, 476);
    }
}
