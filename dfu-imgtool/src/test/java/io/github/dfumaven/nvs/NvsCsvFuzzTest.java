// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Laws;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** CSV files of values. */
class NvsCsvFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "key,type,encoding,value\nstorage,namespace,,\nn,data,u8,1\ns,data,string,\"a, \"\"b\"\"\n\"\n# comment\n",
                        "key,type,encoding,value\r\na,namespace\r\nh,data,hex2bin,00ff\r\nb,data,base64,AAE=\r\n",
                        "value,encoding,type,key,remark\n,,namespace,net\nhome,string,data,sta.ssid,x\n-1,i64,data,k\n")
                .map(text -> Bytes.utf8(text).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsCompiledIsReadBackAlike(byte[] input) {
        var text = Bytes.copyOf(input).toUtf8();
        if (text.contains("file") || text.contains("fill")) {
            return; // files of this machine, and short rows with long values
        }
        var file = new NvsFile("values.csv", Path.of(""), Bytes.copyOf(input));
        var read = Laws.read(input.length, () -> NvsValues.read(List.of(file)));
        var size = read.flatMap(values -> Laws.read(input.length, () -> values.leastSize(NvsVersion.V2)));
        if (read.isEmpty() || size.isEmpty()) {
            return;
        }

        var values = read.get();
        Laws.harmless(values.warnings());
        var options = new NvsOptions(size.get(), NvsVersion.V2, Optional.empty());
        var compiled = Laws.read(input.length, () -> values.compile(options)).orElseThrow();
        var partition = Laws.read(compiled.length(), () -> NvsPartition.parse(compiled, Optional.empty()))
                .orElseThrow();
        Laws.same("values", values.items(), partition.items());
        Laws.read(compiled.length(), () -> NvsCsv.format(partition)).ifPresent(csv -> {
            var again = new NvsFile("again.csv", Path.of(""), csv);
            var recompiled =
                    Laws.read(csv.length(), () -> NvsValues.read(List.of(again)).compile(options));
            Laws.same("partitions", compiled, recompiled.orElseThrow());
        });
    }
}
