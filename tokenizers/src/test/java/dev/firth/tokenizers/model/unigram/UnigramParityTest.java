package dev.firth.tokenizers.model.unigram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.HuggingFace;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SearchPattern;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.SentencePieceFile;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceVocabulary;
import dev.firth.tokenizers.normalize.Lowercase;
import dev.firth.tokenizers.normalize.Nfkc;
import dev.firth.tokenizers.normalize.Nfkd;
import dev.firth.tokenizers.normalize.NormalizerSequence;
import dev.firth.tokenizers.normalize.Precompiled;
import dev.firth.tokenizers.normalize.Replace;
import dev.firth.tokenizers.normalize.Strip;
import dev.firth.tokenizers.normalize.StripAccents;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Unigram models made from SentencePiece's, behind the parts that such files usually have, beside
 * Hugging Face's tokenizers: full encodings, which the parts make one after the other, and ids
 * alone, which are made region by region.
 */
class UnigramParityTest {
  private static final int[] CHARACTERS =
      "aeinorst ABC  .,-'(``\u2581\u00e4\u00df\u2019\u2013\u4e2d\u3042\u30ab\uff9e\u00a0\u3000\u0301\u200d\ud83d\ude00\ufb01\u00bd\t\n0123"
          .codePoints()
          .toArray();
  private static final PreTokenizer METASPACE = new Metaspace('\u2581', PrependScheme.ALWAYS, true);

  private static final int LONGEST = 500;

  private static SentencePieceFile file;
  private static Precompiled precompiled;

  @BeforeAll
  static void read() throws IOException {
    String path = "/parity/sentencepiece/unigram-bytes.model";
    try (InputStream in = UnigramParityTest.class.getResourceAsStream(path)) {
      file = SentencePieceFile.read(path, in.readAllBytes());
    }
    precompiled = new Precompiled(file.normalizer().options().charsMap());
  }

  @Test
  void asTransformersConvertsThem() {
    var strip = new Strip(false, true);
    var blanks = new Replace(SearchPattern.regex(" {2,}"), "\u2581");
    var normalizer = new NormalizerSequence(List.of(precompiled, strip, blanks));
    check(0, model(true, false), normalizer, METASPACE);
    check(1, model(false, false), normalizer, new Metaspace('\u2581', PrependScheme.FIRST, true));
    check(2, model(true, true), normalizer, new Metaspace('\u2581', PrependScheme.ALWAYS, false));
  }

  @Test
  void tiesAndOtherSchemes() {
    check(3, model(false, true), precompiled, METASPACE);
    check(4, model(true, true), precompiled, new Metaspace('\u2581', PrependScheme.NEVER, true));
    check(5, model(false, true), null, new Metaspace('\u2581', PrependScheme.FIRST, true));
    check(6, model(false, false), new Nfkc(), new Metaspace('_', PrependScheme.ALWAYS, true));
  }

  @Test
  void behindWhitespaceSplit() {
    for (PrependScheme scheme : PrependScheme.values()) {
      var metaspace = new Metaspace('\u2581', scheme, true);
      var both = new PreTokenizerSequence(List.of(new WhitespaceSplit(), metaspace));
      check(7, model(true, false), precompiled, both);
    }
  }

  @Test
  void manyNormalizers() {
    List<Normalizer> steps =
        List.of(
            new Replace(SearchPattern.literal("``"), "\""),
            new Nfkd(),
            new StripAccents(),
            new Lowercase(),
            precompiled,
            new Replace(SearchPattern.regex(" {2,}"), " "));
    check(8, model(false, false), new NormalizerSequence(steps), METASPACE);
    check(9, model(true, false), new Strip(true, true), METASPACE);
  }

  private static UnigramModel model(boolean bytes, boolean ties) {
    SentencePieceVocabulary pieces = file.model().vocabulary();
    List<ScoredPiece> scored =
        pieces.pieces().stream()
            .map(p -> new ScoredPiece(p.text(), ties ? Math.round(p.score()) : p.score()))
            .toList();
    return new UnigramModel(scored, pieces.unknownId(), bytes);
  }

  private static void check(
      int seed, UnigramModel model, Normalizer normalizer, PreTokenizer preTokenizer) {
    Tokenizer tokenizer =
        Tokenizer.builder(model).normalizer(normalizer).preTokenizer(preTokenizer).build();
    try (HuggingFace theirs = HuggingFace.of(TokenizerJson.toJson(tokenizer))) {
      SplittableRandom random = Seeds.random(seed);
      for (String text : texts(random)) {
        HuggingFace.Tokens wanted = theirs.encode(text, false);
        HuggingFace.Tokens full = HuggingFace.Tokens.of(tokenizer.encode(text, false));
        assertEquals("", wanted.difference(full), () -> "'" + text + "' " + normalizer);
        checkIds(wanted.ids(), tokenizer, text);
      }
      // Behind the first buffer of units.
      String text = random(random, 5000);
      checkIds(HuggingFace.Tokens.of(tokenizer.encode(text, false)).ids(), tokenizer, text);
    }
  }

  private static void checkIds(List<Integer> wanted, Tokenizer tokenizer, String text) {
    int[] ids = wanted.stream().mapToInt(id -> id).toArray();
    // The second time most of it is remembered.
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(ids, tokenizer.ids(text), () -> "'" + text + "' " + tokenizer.normalizer());
    }
  }

  private static List<String> texts(SplittableRandom random) {
    var texts = new ArrayList<String>();
    // To compare the offsets of long ones takes quadratic time.
    HardStrings.all().stream()
        .filter(text -> text.length() <= LONGEST)
        .forEach(text -> texts.add(HardStrings.wellFormed(text)));
    for (int i = 0; i < 150; i++) {
      texts.add(random(random, random.nextInt(40)));
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
}
