// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.device.Check;
import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.doctor.Diagnosis;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.BoardIdentity;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.Started;
import io.github.dfumaven.json.JsonObjectBuilder;
import io.github.dfumaven.usb.UsbException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes lists and reports as JSON, in the shape that scripts hold us to. */
final class FlasherJson {

    /** What an entry of the list has if it is a device, in the order in which that is written. */
    private static final List<String> OF_DEVICES_ONLY = List.of(
            "mode",
            "idVendor",
            "idProduct",
            "bcdDevice",
            "devnum",
            "configuration",
            "interface",
            "alt",
            "path",
            "name",
            "serial",
            "target");

    private FlasherJson() {}

    /** Writes a list; a host that was not reached has an entry of the same shape, in which its name is the path. */
    static String list(List<DfuDevice> devices, Map<String, UsbException> unreached, Origin origin) {
        var entries = Stream.concat(
                devices.stream().flatMap(FlasherJson::entries),
                unreached.entrySet().stream().map(FlasherJson::unreached));
        return JsonObjectBuilder.list(entries.toList(), origin::putInto);
    }

    static String report(FlashReport report, Origin origin) {
        return new JsonObjectBuilder()
                .put("image", report.image())
                .put("sha256", report.sha256())
                .put(
                        "devices",
                        report.devices(),
                        device -> result(
                                new JsonObjectBuilder()
                                        .put("path", device.path().toString()),
                                device,
                                origin))
                .toString();
    }

    /** Writes a report of no devices, with what went wrong before any of them was touched. */
    static String failure(Optional<String> image, Optional<String> sha256, Throwable why) {
        return new JsonObjectBuilder()
                .put("image", image)
                .put("sha256", sha256)
                .put("devices", List.of(), device -> device)
                .put("error", error(why))
                .toString();
    }

    static String diagnosis(Diagnosis diagnosis) {
        return new JsonObjectBuilder()
                .put("checks", diagnosis.checks(), FlasherJson::check)
                .put("ready", diagnosis.ready())
                .put("nextStep", Tool.WORDING.spell(diagnosis.nextStep()))
                .toString();
    }

    private static JsonObjectBuilder check(Check check) {
        return new JsonObjectBuilder()
                .put("finding", check.finding().name().toLowerCase(Locale.ROOT))
                .put("text", check.text())
                .put("cure", Optional.of(Tool.WORDING.spell(check.cure())).filter(cure -> !cure.isEmpty()));
    }

    /** Returns an entry for each alternate setting. */
    private static Stream<JsonObjectBuilder> entries(DfuDevice device) {
        return device.interfaces().stream().map(setting -> entry(device, setting));
    }

    private static JsonObjectBuilder entry(DfuDevice device, DfuInterface setting) {
        var ids = device.usb().descriptor();
        return new JsonObjectBuilder()
                .put("mode", setting.mode().id())
                .put("idVendor", ids.vendorId())
                .put("idProduct", ids.productId())
                .put("bcdDevice", ids.bcdDevice())
                .put("devnum", device.usb().devnum())
                .put("configuration", setting.setting().configuration())
                .put("interface", setting.number())
                .put("alt", setting.alternate())
                .put("path", device.path().toString())
                .put("name", setting.name().orElse(DfuDevice.UNKNOWN))
                .put("serial", device.serial().orElse(DfuDevice.UNKNOWN))
                .put("target", device.chip().map(Chip::target))
                .put("openable", device.problem().isEmpty())
                .put("problem", device.problem().map(why -> why.describe(Wording.PLAIN)));
    }

    private static JsonObjectBuilder unreached(Map.Entry<String, UsbException> host) {
        var json = new JsonObjectBuilder();
        OF_DEVICES_ONLY.forEach(name -> json.put(name, Optional.empty()));
        json.put("path", host.getKey());
        json.put("openable", false);
        json.put("problem", host.getValue().describe(Wording.PLAIN));
        return json;
    }

    /** Writes what boards told of themselves; what they did not tell is null. */
    static String boards(List<BoardIdentity> boards) {
        return JsonObjectBuilder.list(
                boards,
                board -> told(
                                new JsonObjectBuilder()
                                        .put("path", board.path().toString())
                                        .put("target", board.target()),
                                board.facts())
                        .put("flashSize", board.facts().flatMap(ChipFacts::flashSize))
                        .put("error", board.error().map(FlasherJson::error)));
    }

    private static JsonObjectBuilder told(JsonObjectBuilder json, Optional<ChipFacts> facts) {
        return json.put("mac", facts.flatMap(ChipFacts::mac))
                .put("revision", facts.map(told -> told.revision().number()))
                .put("flashId", facts.flatMap(ChipFacts::flashId));
    }

    /** Puts what came of a device behind its path. */
    static JsonObjectBuilder result(JsonObjectBuilder json, BoardResult result, Origin origin) {
        json.put("target", result.target());
        json.put("serial", result.serial());
        result.proof().facts().ifPresent(facts -> told(json, Optional.of(facts)));
        result.proof().ownSha256().ifPresent(sha256 -> json.put("sha256", sha256));
        json.put("result", result.outcome().id());
        json.put("bytes", result.bytes());
        json.put("blocks", result.blocks());
        json.put("millis", result.millis());
        if (result.restarts() > 0) {
            json.put("restarts", result.restarts());
        }
        result.sectors()
                .ifPresent(sectors -> json.put("bytesSent", sectors.bytesSent())
                        .put("sectorsSent", sectors.sectorsSent())
                        .put("sectorsCompared", sectors.sectorsCompared()));
        result.proof().baseCompared().ifPresent(compared -> json.put("baseCompared", compared));
        result.proof().flashSizeChecked().ifPresent(checked -> json.put("flashSizeChecked", checked));
        json.put("state", result.state());
        json.put("status", result.status());
        result.started().ifPresent(started -> json.put("after", started.after().id()));
        json.put(
                "error",
                result.error()
                        .or(() -> result.started().flatMap(Started::error))
                        .map(FlasherJson::error));
        return origin.putInto(json);
    }

    /** Puts behind a path that is null what there is to say where no device was touched. */
    static JsonObjectBuilder nothing(JsonObjectBuilder json, Throwable why) {
        var unknown = Optional.empty();
        return json.put("target", unknown)
                .put("serial", unknown)
                .put("result", BoardResult.Outcome.FAILED.id())
                .put("bytes", 0)
                .put("blocks", 0)
                .put("millis", 0)
                .put("state", unknown)
                .put("status", unknown)
                .put("error", error(why));
    }

    private static JsonObjectBuilder error(Throwable thrown) {
        var explained = Explanation.of(thrown, Tool.WORDING);
        return new JsonObjectBuilder()
                .put("code", explained.code())
                .put("message", explained.inOneLine())
                .put("hint", explained.hint());
    }
}
