package dev.firth.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ByteCountTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "65536, 65536",
    "1k, 1024",
    "500m, 524288000",
    "2G, 2147483648",
    "1gb, 1073741824"
  })
  void readsSizes(String text, long bytes) {
    assertEquals(bytes, new ByteCount().convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "-1", "1.5g", "10 m", "999999999999t", "1e3"})
  void refusesOthers(String text) {
    assertThrows(TypeConversionException.class, () -> new ByteCount().convert(text));
  }
}
