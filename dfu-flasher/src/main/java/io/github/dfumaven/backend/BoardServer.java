// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.FlashTiming;
import io.github.dfumaven.sim.SimError;
import io.github.dfumaven.sim.SimulatedBoards;
import io.github.dfumaven.sim.SimulatedBoards.Board;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.ServerSetup;
import io.github.dfumaven.usbip.UsbIpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Simulated boards that USB/IP clients use, on this machine or another. Each board's flash is written to its file when a
 * client lets go of it, and in the end.
 */
public final class BoardServer implements AutoCloseable {

    /**
     * What to serve, and where.
     *
     * @param chip the chip on each board, one with DFU
     * @param count how many boards, 1 to 100
     * @param setup flash size and flash file
     * @param address what to listen on
     * @param port 0 to 65535; 0 takes a free one
     * @param latency of every transfer, zero or more
     */
    public record Request(
            Chip chip, int count, SimulatedSetup setup, InetAddress address, int port, Duration latency) {}

    private final SimulatedBoards boards;
    private final Consumer<IOException> onFailure;
    private final Map<UsbPath, Integer> saved = new HashMap<>();
    private Optional<UsbIpServer> server = Optional.empty();

    private BoardServer(SimulatedBoards boards, Consumer<IOException> onFailure) {
        this.boards = boards;
        this.onFailure = onFailure;
    }

    /**
     * Makes the boards, which start in runtime mode, and serves them.
     *
     * @param request what to serve, and where
     * @param onFailure hears of a flash file that cannot be written while clients are served
     * @return a server that clients can reach, to be closed
     * @throws io.github.dfumaven.error.InvalidRequestException if the chip has no DFU, a number is out of range, a flash
     *     file has no flash chip's size, or the port is taken
     * @throws IOException if a flash file cannot be read or made
     */
    public static BoardServer start(Request request, Consumer<IOException> onFailure) throws IOException {
        check(request.chip(), request.count());
        Optional<Path> file = request.setup().flashFile();
        long size = request.setup().flashSize();
        var boards = file.isPresent()
                ? SimulatedBoards.withFiles(request.chip(), request.count(), file.get(), size, FlashTiming.INSTANT)
                : SimulatedBoards.of(request.chip(), request.count(), size);
        var server = new BoardServer(boards, onFailure);
        server.listen(request);
        return server;
    }

    private static void check(Chip chip, int count) throws InvalidRequestException {
        if (!chip.hasDfu()) {
            throw chip.dfuNotSupported();
        }
        if (count < 1 || count > SimulatedBoards.MOST) {
            throw SimError.BAD_BOARD_COUNT.about(
                    "count", count, "boards cannot be simulated, only 1 to %d", SimulatedBoards.MOST);
        }
    }

    private void listen(Request request) throws IOException {
        var devices = new LinkedHashMap<UsbPath, SimulatedDevice>();
        for (var board : boards.list()) {
            devices.put(board.path(), board.rom());
            saved.put(board.path(), changes(board));
        }
        var setup = ServerSetup.local(request.port())
                .on(request.address())
                .with(new BusTiming(request.latency(), Duration.ZERO, Duration.ZERO))
                .whenClientLeaves(this::clientLeft);
        server = Optional.of(UsbIpServer.start(devices, setup));
    }

    /**
     * Returns where clients reach the boards.
     *
     * @return the port really taken
     */
    public int port() {
        return server.orElseThrow().port();
    }

    /**
     * Returns where the boards are plugged in.
     *
     * @return the first one first
     */
    public List<UsbPath> paths() {
        return boards.list().stream().map(Board::path).toList();
    }

    /**
     * Waits until this is closed.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void awaitClosed() throws InterruptedException {
        server.orElseThrow().awaitClosed();
    }

    /**
     * Sends all clients away and writes what is not written yet.
     *
     * @throws IOException if a flash file cannot be written; the others are written all the same
     */
    @Override
    public void close() throws IOException {
        server.ifPresent(UsbIpServer::close);
        IOException failure = null;
        for (var board : boards.list()) {
            try {
                save(board);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void clientLeft(UsbPath path) {
        for (var board : boards.list()) {
            if (board.path().equals(path)) {
                try {
                    save(board);
                } catch (IOException e) {
                    onFailure.accept(e);
                }
            }
        }
    }

    /** Writes the flash if anything was done to it since: clients come and go that only look. */
    private synchronized void save(Board board) throws IOException {
        int now = changes(board);
        if (board.flashFile().isPresent() && saved.getOrDefault(board.path(), -1) != now) {
            board.rom().flash().save(board.flashFile().get());
            saved.put(board.path(), now);
        }
    }

    private static int changes(Board board) {
        return board.rom().flash().operations().size();
    }
}
