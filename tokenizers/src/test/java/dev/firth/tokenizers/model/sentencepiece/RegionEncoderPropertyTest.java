package dev.firth.tokenizers.model.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.files.SentencePieceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids alone, region by region, are those of the normalizer and the model one after the other. */
class RegionEncoderPropertyTest {
  private static final int[] CHARACTERS =
      "aeinorst ABC  .,-'(\u2581\u00e4\u00df\u2019\u2013\u4e2d\u3042\u30ab\uff9e\u00a0\u3000\u0301\u200d\ud83d\ude00\ufb01\u00bd\t\n0123<sep>"
          .codePoints()
          .toArray();

  @ParameterizedTest
  @ValueSource(
      strings = {"unigram", "unigram-bytes", "unigram-suffix", "bpe", "bpe-bytes", "bpe-across"})
  void sameAsTheParts(String name) throws IOException {
    SentencePieceFile file = SentencePieceFile.read(name, bytes(name));
    SentencePieceModel model = file.model();
    FusedEncoder fused = model.fuse(file.normalizer(), null).orElseThrow();
    for (String text : texts(Seeds.random(name.hashCode()))) {
      var expected = new TokenBuffer(true);
      NormalizedText normalized = file.normalizer().normalize(NormalizedText.of(text));
      if (!normalized.isEmpty()) {
        model.tokenize(normalized, expected);
      }
      // The second time most of it is remembered.
      for (int i = 0; i < 2; i++) {
        var tokens = new TokenBuffer(false);
        tokens.add(7);
        String around = "x" + text + "y";
        fused.encode(around, 1, around.length() - 1, tokens);
        int[] ids = tokens.ids();
        assertEquals(7, ids[0]);
        assertArrayEquals(expected.ids(), Arrays.copyOfRange(ids, 1, ids.length), text);
      }
    }
  }

  private static List<String> texts(SplittableRandom random) {
    var texts = new ArrayList<>(HardStrings.all());
    texts.addAll(HardStrings.loneSurrogates());
    for (int i = 0; i < 1500; i++) {
      texts.add(random(random, random.nextInt(40)));
    }
    for (int i = 0; i < 10; i++) {
      texts.add(random(random, 3000 + random.nextInt(4000)));
      texts.add("ab ".repeat(random.nextInt(5000)) + "\u00a0 ".repeat(random.nextInt(5000)));
    }
    return texts;
  }

  private static String random(SplittableRandom random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int rare = random.nextInt(0x20, 0xd800);
      int usual = CHARACTERS[random.nextInt(CHARACTERS.length)];
      text.appendCodePoint(random.nextInt(20) == 0 ? rare : usual);
    }
    return text.toString();
  }

  private static byte[] bytes(String name) throws IOException {
    String path = "/parity/sentencepiece/" + name + ".model";
    try (InputStream in = RegionEncoderPropertyTest.class.getResourceAsStream(path)) {
      return in.readAllBytes();
    }
  }
}
