// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Serial ports that do what a test tells, in the time of a virtual clock. */
final class FakePorts implements SerialPorts {

    /** What a port does next when it is read. */
    private record Act(Bytes bytes, boolean leaves) {

        boolean isRest() {
            return bytes.isEmpty() && !leaves;
        }
    }

    final VirtualSleeper time = new VirtualSleeper();
    final List<String> opened = new ArrayList<>();
    private final Deque<Act> acts = new ArrayDeque<>();
    private final Deque<DeviceException> refusals = new ArrayDeque<>();
    private List<SerialPortInfo> present = List.of();
    private List<SerialPortInfo> next = List.of();
    private Duration since = Duration.ZERO;

    static SerialPortInfo port(String name, String path, int interfaceNumber, int vendorId) {
        return new SerialPortInfo(
                name,
                Optional.of(UsbPath.of(1, Integer.valueOf(path.substring(2)))),
                interfaceNumber,
                OptionalInt.of(vendorId),
                "Board");
    }

    FakePorts with(SerialPortInfo... ports) {
        present = List.of(ports);
        return this;
    }

    FakePorts prints(String text) {
        acts.add(new Act(Bytes.utf8(text), false));
        return this;
    }

    /** Nothing comes for a second. */
    FakePorts rests() {
        for (int i = 0; i < 10; i++) {
            acts.add(new Act(Bytes.EMPTY, false));
        }
        return this;
    }

    /** The port leaves, and after a second others are there. */
    FakePorts leavesFor(SerialPortInfo... ports) {
        acts.add(new Act(Bytes.EMPTY, true));
        next = List.of(ports);
        return this;
    }

    FakePorts refuses(DeviceException why, int times) {
        for (int i = 0; i < times; i++) {
            refusals.add(why);
        }
        return this;
    }

    @Override
    public List<SerialPortInfo> list() {
        if (!next.isEmpty() && !since.isZero() && time.elapsed().compareTo(since.plusSeconds(1)) >= 0) {
            present = next;
            next = List.of();
        }
        return present;
    }

    @Override
    public Optional<SerialPortInfo> named(String name) {
        return list().stream().filter(port -> port.name().equals(name)).findFirst();
    }

    @Override
    public SerialLink open(SerialPortInfo port, int baud) throws DeviceException {
        var refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
        opened.add(port.name() + " " + baud);
        return new Link();
    }

    private final class Link implements SerialLink {

        @Override
        public int read(byte[] into) {
            var act = acts.peek();
            if (act == null || act.isRest()) {
                acts.poll();
                pass();
                return 0;
            }
            if (act.leaves()) {
                acts.remove();
                present = List.of();
                since = time.elapsed().plusNanos(1);
                return GONE;
            }
            acts.remove();
            System.arraycopy(act.bytes().toByteArray(), 0, into, 0, act.bytes().length());
            return act.bytes().length();
        }

        private void pass() {
            try {
                time.sleep(Duration.ofMillis(100));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void write(byte[] bytes) {}

        @Override
        public void close() {}
    }
}
