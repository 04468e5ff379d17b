// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.dfumaven.backend.Check;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.device.DeviceListing;
import io.github.dfumaven.doctor.Diagnosis;
import io.github.dfumaven.error.Explanation;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.usb.UnreachedHost;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes lists and reports as JSON, in the shape that scripts hold us to. */
final class FlasherJson {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

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
    static String list(List<DeviceListing> listings, List<UnreachedHost> unreached) {
        var json = array(listings, FlasherJson::listing);
        unreached.forEach(host -> json.add(unreached(host)));
        return GSON.toJson(json);
    }

    static String report(FlashReport report) {
        var json = new JsonObject();
        json.addProperty("image", report.image());
        json.addProperty("sha256", report.sha256());
        json.add("devices", array(report.devices(), FlasherJson::result));
        return GSON.toJson(json);
    }

    /** Writes a report of no devices, with what went wrong before any of them was touched. */
    static String failure(Optional<String> image, Optional<String> sha256, Throwable why) {
        var json = new JsonObject();
        json.add("image", text(image));
        json.add("sha256", text(sha256));
        json.add("devices", new JsonArray());
        json.add("error", error(why));
        return GSON.toJson(json);
    }

    static String diagnosis(Diagnosis diagnosis) {
        var json = new JsonObject();
        json.add("checks", array(diagnosis.checks(), FlasherJson::check));
        json.addProperty("ready", diagnosis.ready());
        json.addProperty("nextStep", diagnosis.nextStep());
        return GSON.toJson(json);
    }

    private static JsonObject check(Check check) {
        var json = new JsonObject();
        json.addProperty("finding", check.finding().name().toLowerCase(Locale.ROOT));
        json.addProperty("text", check.text());
        json.add("cure", text(Optional.of(check.cure()).filter(cure -> !cure.isEmpty())));
        return json;
    }

    private static JsonObject listing(DeviceListing listing) {
        var json = new JsonObject();
        json.addProperty("mode", listing.mode());
        json.addProperty("idVendor", listing.idVendor());
        json.addProperty("idProduct", listing.idProduct());
        json.addProperty("bcdDevice", listing.bcdDevice());
        json.addProperty("devnum", listing.devnum());
        json.addProperty("configuration", listing.configuration());
        json.addProperty("interface", listing.interfaceNumber());
        json.addProperty("alt", listing.alt());
        json.addProperty("path", listing.path());
        json.addProperty("name", listing.name());
        json.addProperty("serial", listing.serial());
        json.add("target", text(listing.target()));
        json.addProperty("openable", listing.openable());
        json.add("problem", text(listing.problem()));
        return json;
    }

    private static JsonObject unreached(UnreachedHost host) {
        var json = new JsonObject();
        OF_DEVICES_ONLY.forEach(name -> json.add(name, JsonNull.INSTANCE));
        json.addProperty("path", host.host());
        json.addProperty("openable", false);
        json.addProperty("problem", host.problem().describe(Wording.PLAIN));
        return json;
    }

    private static JsonObject result(BoardResult result) {
        var json = new JsonObject();
        json.addProperty("path", result.path().toString());
        json.add("target", text(result.target()));
        json.addProperty("result", result.outcome().id());
        json.addProperty("bytes", result.bytes());
        json.addProperty("blocks", result.blocks());
        json.addProperty("millis", result.millis());
        if (result.restarts() > 0) {
            json.addProperty("restarts", result.restarts());
        }
        result.proof().baseCompared().ifPresent(compared -> json.addProperty("baseCompared", compared));
        result.proof().flashSizeChecked().ifPresent(checked -> json.addProperty("flashSizeChecked", checked));
        json.add("state", text(result.state()));
        json.add("status", text(result.status()));
        json.add("error", result.error().<JsonElement>map(FlasherJson::error).orElse(JsonNull.INSTANCE));
        return json;
    }

    private static JsonObject error(Throwable thrown) {
        var explained = Explanation.of(thrown, Tool.WORDING);
        var json = new JsonObject();
        json.addProperty("code", explained.code());
        json.addProperty("message", explained.inOneLine());
        json.addProperty("hint", explained.hint());
        return json;
    }

    private static JsonElement text(Optional<String> value) {
        return value.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonElement> writer) {
        var array = new JsonArray();
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }
}
