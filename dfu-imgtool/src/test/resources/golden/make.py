#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the cases beside it. It was written from the formats' descriptions (CPIO "new ASCII", DFU 1.1 appendix B, ESP-IDF's
documentation of partition tables, the UF2 specification), knows nothing of the Java code, and needs only Python 3.

The tests read the cases alone; run this to add one:  python3 make.py
"""

import binascii
import hashlib
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).parent


def stream(seed, length):
    """The bytes of the recipe "sha256ctr": one SHA-256 of "seed:number" behind the other."""
    blocks = (hashlib.sha256(f"{seed}:{n}".encode()).digest() for n in range(length // 32 + 1))
    return b"".join(blocks)[:length]


def padded(data, unit, fill=b"\0"):
    return data + fill * (-len(data) % unit)


def member(name, data, mode=0o100644, links=0):
    fields = [0, mode, 0, 0, links, 0, len(data), 0, 0, 0, 0, len(name) + 1, 0]
    head = b"070701" + b"".join(b"%08x" % field for field in fields) + name + b"\0"
    return padded(head, 4) + padded(data, 4)


def dfu(pid, mebibytes, files, part_size):
    """files: name, address and data, by ascending address."""
    pieces = [(b"flash_params.dat", 0, 28, struct.pack("<8I", 0, 0, 0, mebibytes << 20, 65536, 4096, 256, 65535))]
    for name, address, data in files:
        for part, start in enumerate(range(0, len(data), part_size)):
            shown = name if part == 0 else f"{name}.{part}"
            pieces.append((shown.encode(), address + start, 0, data[start : start + part_size]))
    index = b"".join(struct.pack("<II64s", address, flags, name) + hashlib.md5(data).digest()
                     for name, address, flags, data in pieces)
    archive = member(b"dfuinfo0.dat", index) + b"".join(member(name, data) for name, _, _, data in pieces)
    archive += member(b"TRAILER!!!", b"", mode=0, links=1)
    file = padded(archive, 10240) + struct.pack("<4H3sB", 0xFFFF, pid, 0x303A, 0x0100, b"UFD", 16)
    return file + struct.pack("<I", binascii.crc32(file) ^ 0xFFFFFFFF)


def table(rows, md5=True):
    """rows: type, subtype, offset, size, name and flags."""
    data = b"".join(struct.pack("<2sBBII16sI", b"\xaa\x50", *row) for row in rows)
    if md5:
        data += b"\xeb\xeb" + b"\xff" * 14 + hashlib.md5(data).digest()
    return data.ljust(0xC00, b"\xff")


def uf2(family, files, chunk):
    """Blocks of 512 bytes; each file is numbered for itself, as esptool does, and has the flag for an MD5 behind the data."""
    out = b""
    for address, data in files:
        count = -(-len(data) // chunk)
        for number in range(count):
            piece = data[number * chunk : (number + 1) * chunk]
            # What the MD5 is over, and the MD5, come right behind the data, also in the last block.
            body = piece + struct.pack("<II", address + number * chunk, len(piece)) + hashlib.md5(piece).digest()
            out += struct.pack("<8I", 0x0A324655, 0x9E5D5157, 0x2000 | 0x4000, address + number * chunk,
                               len(piece), number, count, family)
            out += body.ljust(476, b"\0") + struct.pack("<I", 0x0AB16F30)
    return out


def recipe(path, seed, length):
    data = stream(seed, length)
    source = {"kind": "sha256ctr", "seed": seed, "length": length}
    return {"path": path, "size": length, "sha256": hashlib.sha256(data).hexdigest(), "source": source}, data


def write(category, name, title, args, inputs, output, **more):
    case = {"id": name, "title": title, "strictness": "exact", "args": args, **inputs, **more}
    case["expect"] = {"exit": 0, "output": {"size": len(output), "sha256": hashlib.sha256(output).hexdigest()}, "warnings": []}
    folder = HERE / category / name
    folder.mkdir(parents=True, exist_ok=True)
    if category == "partition-table":
        # Small enough to be read: what is not 0xff, in hexadecimal digits.
        written = output.rstrip(b"\xff")
        case["expect"]["output"]["source"] = {"kind": "concat", "parts": [
            {"kind": "hex", "hex": written.hex()},
            {"kind": "fill", "byte": 255, "length": len(output) - len(written)}]}
    (folder / "case.json").write_text(json.dumps(case, indent=1) + "\n")


def main():
    boot, boot_data = recipe("boot.bin", "own-boot", 5001)
    app, app_data = recipe("app.bin", "own-app", 9000)
    write("mkdfu", "own-one-file", "one file for the ESP32-S2",
          ["write", "-o", "dfu.bin", "--pid", "2", "0x10000", "app.bin"], {"inputs": [app]},
          dfu(2, 2, [("app.bin", 0x10000, app_data)], 524288))
    write("mkdfu", "own-parts", "two files for the ESP32-S3 in the wrong order, cut after 4 KiB",
          ["write", "-o", "dfu.bin", "--pid", "9", "--flash-size", "8MB", "--part-size", "4096",
           "0x10000", "app.bin", "0x0", "boot.bin"], {"inputs": [app, boot]},
          dfu(9, 8, [("boot.bin", 0, boot_data), ("app.bin", 0x10000, app_data)], 4096))
    files = {"path": "args.json", "source": {"kind": "text", "text": json.dumps(
        {"flash_files": {"0x2000": "boot.bin", "0x10000": "app.bin"}})}}
    write("mkdfu", "own-json", "files of a build of ESP-IDF for the ESP32-P4",
          ["write", "-o", "dfu.bin", "--pid", "12", "--flash-size", "16MB", "--json", "args.json"],
          {"inputs": [files, app, boot]},
          dfu(0x12, 16, [("boot.bin", 0x2000, boot_data), ("app.bin", 0x10000, app_data)], 524288))

    rows = [(1, 2, 0x9000, 0x6000, b"nvs", 0), (1, 1, 0xF000, 0x1000, b"phy_init", 0),
            (0, 0, 0x10000, 0x100000, b"factory", 1), (1, 0x82, 0x110000, 0xF0000, b"storage", 0)]
    text = "nvs,data,nvs,0x9000,24K\nphy_init,data,phy,,4K\nfactory,app,factory,,1M,encrypted\nstorage,data,spiffs,,960K\n"
    csv = {"path": "input.csv", "source": {"kind": "text", "text": text}}
    write("partition-table", "own-places-follow", "offsets that follow from sizes and alignment",
          ["input.csv", "output.bin"], {"input": csv}, table(rows), direction="csv2bin")
    write("partition-table", "own-without-md5", "the same without the row of the MD5",
          ["--disable-md5sum", "input.csv", "output.bin"], {"input": csv}, table(rows, md5=False), direction="csv2bin")

    flash = (b"\xff" * 0x1000 + boot_data).ljust(0x10000, b"\xff") + app_data
    merge = ["--chip", "esp32s2", "merge-bin", "-o", "merged.bin"]
    places = ["0x1000", "boot.bin", "0x10000", "app.bin"]
    write("merge-bin", "own-raw", "what flash holds, with 0xff between the files",
          merge + places, {"inputs": [boot, app]}, flash)
    write("merge-bin", "own-padded", "the same filled up to the flash size",
          merge + ["--pad-to-size", "1MB"] + places, {"inputs": [boot, app]}, flash.ljust(1 << 20, b"\xff"))
    write("merge-bin", "own-uf2", "UF2 blocks with an MD5",
          merge + ["--format", "uf2"] + places, {"inputs": [boot, app]},
          uf2(0xBFDD4EEE, [(0x1000, boot_data), (0x10000, app_data)], 452))


main()
