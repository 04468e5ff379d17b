{
  "catalogs": {},
  "aliases": {
    "dfu-imgtool": {
      "script-ref": "io.github.dfumaven:dfu-imgtool:{{projectVersion}}",
      "description": "Builds, explains and verifies firmware images for the USB DFU of ESP32 chips",
      "java": "17+",
      "main": "io.github.dfumaven.imgtool.cli.ImgTool",
      "dependencies": ["info.picocli:picocli:{{jbangPicocli}}"]
    },
    "dfu-flasher": {
      "script-ref": "io.github.dfumaven:dfu-flasher:{{projectVersion}}",
      "description": "Flashes ESP32 chips over USB DFU and believes only what the device confirms",
      "java": "25+",
      "main": "io.github.dfumaven.flasher.cli.FlasherTool",
      "dependencies": [
        "info.picocli:picocli:{{jbangPicocli}}",
        "org.flywaydb:flyway-core:{{jbangFlyway}}",
        "org.flywaydb:flyway-database-postgresql:{{jbangFlyway}}",
        "org.postgresql:postgresql:{{jbangPostgresql}}",
        "org.xerial:sqlite-jdbc:{{jbangSqlite}}"
      ],
      "runtime-options": ["--enable-native-access=ALL-UNNAMED"]
    }
  }
}
