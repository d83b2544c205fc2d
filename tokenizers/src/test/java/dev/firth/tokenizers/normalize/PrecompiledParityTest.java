package dev.firth.tokenizers.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Damage;
import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PipelineParity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that spm_train compiled (see generate.sh), applied as Hugging Face's tokenizers do. */
class PrecompiledParityTest {
  private static final byte[] MAP = map();

  private static byte[] map() {
    try (InputStream map =
        PrecompiledParityTest.class.getResourceAsStream("/parity/charsmap/charsmap.bin")) {
      return map.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sameTextAndAlignment() throws IOException {
    var texts = new ArrayList<String>();
    for (String text : HardStrings.all()) {
      texts.add(HardStrings.wellFormed(text.substring(0, Math.min(500, text.length()))));
    }
    SplittableRandom random = Seeds.random(5);
    for (int i = 0; i < 400; i++) {
      texts.add(
          i % 2 == 0 ? rules(random) : HardStrings.wellFormed(HardStrings.random(random, 30)));
    }
    String json =
        "{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"%s\"}"
            .formatted(Base64.getEncoder().encodeToString(MAP));
    PipelineParity.normalizer(json, new Precompiled(CharsMap.of(MAP))).checkCharacters(texts);
  }

  /** What the rules are about, with marks and joiners that make clusters of it. */
  private static String rules(SplittableRandom random) {
    String[] parts = {
      "x", "e", "q", "a", "\u0301", "\u0307", "\u0323", "か", "\u3099", "ﷺ", "ﬁ", "™", "\u001e",
      "\u00ad", "é", "?", "/", "//", "ａ", "\u3000", "\u200d", "😀", "\u1100", "\u1161", " ", "\r\n"
    };
    var text = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  @Test
  void longestAndShortestKeys() {
    var map = CharsMap.of(MAP);
    byte[] text = "x\u0301y".getBytes(StandardCharsets.UTF_8);
    assertEquals("X", replacement(map, map.longest(text, 0, text.length)));
    assertEquals(3, map.longest(text, 0, text.length) >>> 32);
    assertEquals("yz", replacement(map, map.shortest(text, 0, text.length)));
    assertEquals(CharsMap.NONE, map.longest(text, 3, text.length));
  }

  private static String replacement(CharsMap map, long rule) {
    int place = (int) rule;
    return new String(map.pool(), place, map.poolEnd(place) - place, StandardCharsets.UTF_8);
  }

  static Stream<Damage> damages() {
    return Damage.fuzz(MAP, 300);
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagedMapsEitherWorkOrSaySo(Damage damage) {
    CharsMap map;
    try {
      map = CharsMap.of(damage.bytes());
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().startsWith("a character map of"), e.getMessage());
      return;
    }
    SplittableRandom random = Seeds.random(6);
    for (int i = 0; i < 20; i++) {
      byte[] text = rules(random).getBytes(StandardCharsets.UTF_8);
      for (int from = 0; from < text.length; from++) {
        map.longest(text, from, text.length);
      }
      new Precompiled(map).normalize(NormalizedText.of(rules(random)));
    }
  }

  @Test
  void sizesThatLie() {
    assertThrows(IllegalArgumentException.class, () -> CharsMap.of(new byte[3]));
    for (int size : new int[] {-1, 0, 3, MAP.length, Integer.MAX_VALUE}) {
      byte[] bytes = Damage.intField(MAP, 0, size).bytes();
      assertThrows(IllegalArgumentException.class, () -> CharsMap.of(bytes));
    }
  }
}
