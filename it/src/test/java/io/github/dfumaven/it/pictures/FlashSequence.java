// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.pictures;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.session.StatusReport;
import io.github.dfumaven.usb.UsbPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Draws what passes between a computer and a board while it is flashed, as it passed. */
final class FlashSequence implements ProgressListener {

    /** The names of DFU 1.1, table 3.2, by bRequest. */
    private static final List<String> REQUESTS =
            List.of("DETACH", "DNLOAD", "UPLOAD", "GETSTATUS", "CLRSTATUS", "GETSTATE", "ABORT");

    /** What is told of a transfer whose request is one of DFU: bmRequestType is 0x21, or 0xa1 if the device answers. */
    private static final Pattern TRANSFER = Pattern.compile(
            "[2a]1 (?<request>..) (?<value>....) .... (?<length>....) [<>] (?<data>(?:[0-9a-f]{2})*) ?[a-z-]+");

    private static final int LEFT = 190;
    private static final int RIGHT = 640;
    private static final int ROW = 30;
    private static final int TOP = 70;

    /** One line of the picture: from the computer, an answer, or words about what happens meanwhile. */
    private record Row(String kind, String words) {}

    private final List<Row> rows = new ArrayList<>();
    private int blocks;
    private @Nullable String outcome;

    @Override
    public synchronized void transferred(UsbPath device, Supplier<String> words) {
        var transfer = TRANSFER.matcher(words.get());
        if (!transfer.matches()) {
            return;
        }
        var name = REQUESTS.get(number(transfer, "request"));
        switch (name) {
            case "DNLOAD" -> sent(number(transfer, "value"), number(transfer, "length"));
            case "GETSTATUS" -> status(Bytes.hex(transfer.group("data")));
            default -> rows.add(new Row("ask", name));
        }
        if (name.equals("DETACH")) {
            rows.add(new Row("note", "leaves the bus, and comes back at the same port"));
        }
    }

    private static int number(Matcher transfer, String field) {
        return Integer.parseInt(transfer.group(field), 16);
    }

    private void sent(int block, int length) {
        rows.add(
                length == 0
                        ? new Row("ask", "DNLOAD without data: that was all")
                        : new Row("ask", "DNLOAD, block " + block + ", " + length + " bytes"));
        blocks += length == 0 ? 0 : 1;
    }

    private void status(Bytes answer) {
        rows.add(new Row("ask", "GETSTATUS"));
        try {
            rows.add(new Row("tell", StatusReport.read(new ByteReader(answer)).toString()));
        } catch (FormatException e) {
            rows.add(new Row("note", "no answer"));
        }
    }

    @Override
    public synchronized void note(UsbPath device, String text) {
        rows.add(new Row("note", text));
    }

    @Override
    public synchronized void finished(BoardResult result) {
        outcome = result.outcome().toString();
    }

    /** Returns the picture: all there was, but of the blocks only the first two and the last one. */
    synchronized String svg() {
        var shown = shortened();
        var drawing = new Drawing("A flash, request by request");
        int end = TOP + shown.size() * ROW;
        drawing.box(LEFT - 90, 12, 180, 34, Drawing.BLUE, "dfu-flasher");
        drawing.box(RIGHT - 90, 12, 180, 34, Drawing.GREEN, "ROM of the chip");
        drawing.dashes(LEFT, 46, LEFT, end);
        drawing.dashes(RIGHT, 46, RIGHT, end);
        double y = TOP;
        for (var row : shown) {
            switch (row.kind()) {
                case "ask" -> drawing.arrow(LEFT, y + 8, RIGHT, y + 8, Drawing.BLUE);
                case "tell" -> drawing.arrow(RIGHT, y + 8, LEFT, y + 8, Drawing.GREEN);
                default -> {}
            }
            drawing.label((LEFT + RIGHT) / 2.0, y + 2, colour(row), row.words());
            y += ROW;
        }
        return drawing.svg(LEFT + RIGHT, end);
    }

    private static String colour(Row row) {
        return switch (row.kind()) {
            case "ask" -> Drawing.BLUE;
            case "tell" -> Drawing.GREEN;
            default -> Drawing.GREY;
        };
    }

    private List<Row> shortened() {
        var shown = new ArrayList<Row>();
        int block = 0;
        for (var row : rows) {
            if (row.words().startsWith("DNLOAD, block")) {
                block++;
                if (block == 3) {
                    shown.add(new Row("note", "… and so on, " + (blocks - 3) + " blocks more …"));
                }
            }
            if (block <= 2 || block == blocks) {
                shown.add(row);
            }
        }
        shown.add(new Row("note", "told to you: " + outcome));
        return shown;
    }
}
