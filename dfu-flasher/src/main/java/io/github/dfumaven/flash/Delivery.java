// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.rom.FlashReader;
import io.github.dfumaven.rom.RomMemory;
import io.github.dfumaven.session.DownloadPlan;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Sends an image to a board, or only what its flash does not hold already. Nothing is left out that was not read from this board
 * a moment ago; where it cannot be read, all of the image is sent, and that is said.
 */
final class Delivery {

    private final FlashRequest request;
    private final Attempts attempts;
    private Optional<SentSectors> sent = Optional.empty();

    Delivery(FlashRequest request, Attempts attempts) {
        this.request = request;
        this.attempts = attempts;
    }

    /** Returns how much was sent, if only what differs was to be. */
    Optional<SentSectors> sent() {
        return sent;
    }

    /** Returns the verdict of the board on what was sent. */
    Verdict send(OpenBoard board) throws DeviceException {
        if (!request.changed()) {
            return attempts.run(
                    plan(board, request.image().payload()),
                    board.link(),
                    board.device().path());
        }
        var read = SectorImage.of(request.image().payload());
        if (!canRead(board)) {
            return sendAll(board, read.image(), "it is no ROM of an ESP chip that gives its flash back");
        }
        if (read.image().isEmpty()) {
            return sendAll(board, read.image(), read.obstacle());
        }
        var image = read.image().get();
        Set<Long> differing;
        try {
            differing = differing(board, image);
        } catch (DeviceException e) {
            if (e.code() == SessionError.INTERRUPTED) {
                throw e;
            }
            return sendAll(board, read.image(), "its flash cannot be read: " + e.message());
        }
        board.note(String.format(
                Locale.ROOT,
                "%d of %d sectors differ (experimental: not tried on a real board)",
                differing.size(),
                image.sectors()));
        return sendArchives(board, image, differing);
    }

    private Set<Long> differing(OpenBoard board, SectorImage image) throws DeviceException {
        var differing = new HashSet<Long>();
        new FlashReader(new RomMemory(board, request.restarts()))
                .read(
                        image.ranges(),
                        (done, total) ->
                                board.listener().progress(board.device().path(), done, total),
                        (which, found) -> differing.addAll(image.differing(which, found)));
        return differing;
    }

    private Verdict sendArchives(OpenBoard board, SectorImage image, Set<Long> sectors) throws DeviceException {
        var archives = image.archives(sectors);
        var path = board.device().path();
        var verdict = attempts.run(plan(board, archives.get(0)), board.link(), path);
        for (int i = 1; i < archives.size() && verdict instanceof Verdict.Success; i++) {
            verdict = attempts.runNext(plan(board, archives.get(i)), board.link(), path);
        }
        boolean all = verdict instanceof Verdict.Success;
        sent = Optional.of(new SentSectors(attempts.bytes(), all ? sectors.size() : 0, image.sectors()));
        if (all) {
            compareAgain(board, image, image.sharedWith(sectors));
        }
        return verdict;
    }

    /** On a chip that is smaller than the image, what was written may have landed on what was left out, or on what was written before. */
    private void compareAgain(OpenBoard board, SectorImage image, List<Long> suspects) throws DeviceException {
        if (suspects.isEmpty()) {
            return;
        }
        var ranges = suspects.stream()
                .map(sector -> new FlashRange(sector, FlashSector.SIZE))
                .toList();
        new FlashReader(new RomMemory(board, request.restarts()))
                .read(
                        ranges,
                        (done, total) ->
                                board.listener().progress(board.device().path(), done, total),
                        (which, found) -> {
                            if (!image.sector(suspects.get(which)).equals(found)) {
                                throw FlashError.FLASH_WRAPS.on(
                                        board.device(),
                                        "flash at 0x%x has changed when another place was written, as on a chip that"
                                                + " is smaller than the image",
                                        suspects.get(which));
                            }
                        });
    }

    private Verdict sendAll(OpenBoard board, Optional<SectorImage> image, String why) {
        board.note("all of the image is sent: " + why);
        var payload = request.image().payload();
        var verdict =
                attempts.run(plan(board, payload), board.link(), board.device().path());
        int sectors = image.map(SectorImage::sectors).orElseGet(WrittenFlash.of(payload)::sectors);
        sent = Optional.of(new SentSectors(attempts.bytes(), verdict instanceof Verdict.Success ? sectors : 0, 0));
        return verdict;
    }

    private DownloadPlan plan(OpenBoard board, Bytes payload) {
        return DownloadPlan.of(board.device(), board.setting(), payload, request.timeout())
                .pipelined(request.pipeline());
    }

    private static boolean canRead(OpenBoard board) {
        return board.device().isRom() && board.setting().functional().canUpload();
    }
}
