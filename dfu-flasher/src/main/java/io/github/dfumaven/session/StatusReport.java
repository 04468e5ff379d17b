// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to GETSTATUS.
 *
 * <pre>
 * offset  size  field          value
 *      0     1  bStatus        what came of the last request
 *      1     3  bwPollTimeout  milliseconds, little-endian
 *      4     1  bState         the state after this request
 *      5     1  iString        index of a text of the vendor, 0 for none
 * </pre>
 *
 * @param statusCode bStatus, 0 to 255
 * @param pollMillis bwPollTimeout, 0 to 0xff_ffff: how long to wait before the next GETSTATUS while the device is busy
 * @param stateCode bState, 0 to 255
 * @param stringIndex iString, 0 to 255
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1,
 *     section 6.1.2</a>
 */
public record StatusReport(int statusCode, int pollMillis, int stateCode, int stringIndex) {

    /** Bytes of the answer: 6. */
    public static final int SIZE = 6;

    public StatusReport {
        if ((statusCode & ~0xff) != 0
                || (pollMillis & ~0xff_ffff) != 0
                || (stateCode & ~0xff) != 0
                || (stringIndex & ~0xff) != 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "status %x %x %x %x is out of range", statusCode, pollMillis, stateCode, stringIndex));
        }
    }

    /**
     * Reads the six bytes that a device sends.
     *
     * @param in stands at the first byte
     * @return the report
     * @throws FormatException if there are fewer bytes
     */
    public static StatusReport read(ByteReader in) throws FormatException {
        int status = in.u8("bStatus");
        int poll = in.u16le("bwPollTimeout") | in.u8("bwPollTimeout") << 16;
        return new StatusReport(status, poll, in.u8("bState"), in.u8("iString"));
    }

    /**
     * Writes the six bytes that a device sends.
     *
     * @param out gets the bytes
     */
    public void write(ByteWriter out) {
        out.u8(statusCode)
                .u16le(pollMillis & 0xffff)
                .u8(pollMillis >>> 16)
                .u8(stateCode)
                .u8(stringIndex);
    }

    /** {@return what came of the last request: the status, or empty for a number that the specification does not have} */
    public Optional<DfuStatus> status() {
        return DfuStatus.ofCode(statusCode);
    }

    /** {@return the state: the state, or empty for a number that the specification does not have} */
    public Optional<DfuState> state() {
        return DfuState.ofCode(stateCode);
    }

    /** {@return how long to wait before the next GETSTATUS while the device is busy: bwPollTimeout, as the device gave it} */
    public Duration pollTimeout() {
        return Duration.ofMillis(pollMillis);
    }

    /** {@return whether the device reports an error: true in dfuERROR, and with any status but OK} */
    public boolean isError() {
        return statusCode != DfuStatus.OK.code() || stateCode == DfuState.DFU_ERROR.code();
    }

    /** {@return the name of the state: such as {@code dfuIDLE}, or {@code state 11} for an unknown one} */
    public String stateName() {
        return state().map(DfuState::toString).orElse("state " + stateCode);
    }

    /** {@return the name of the status: such as {@code errFIRMWARE}, or {@code status 16} for an unknown one} */
    public String statusName() {
        return status().map(DfuStatus::toString).orElse("status " + statusCode);
    }

    /** Returns state, status and what the status means. */
    @Override
    public String toString() {
        return stateName() + ", " + statusName()
                + status().map(status -> " (" + status.meaning() + ")").orElse("");
    }
}
