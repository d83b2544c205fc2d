package dev.firth.tokenizers.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.RandomText;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneWordsTest {
  private static final String SAMPLE =
      "Málaga's O'Neill, 3.14 e-mail: x@y.org — ΣΊΣΥΦΟΣ Straße ﬁne; 東京タワー 한국어 👩‍👩‍👧 ไทย";

  @Test
  void wordsByUnicodeRules() {
    assertEquals(
        List.of("Málaga's", "O'Neill", "3.14", "e", "mail"),
        words(LuceneWords.standard(), SAMPLE).subList(0, 5));
    var folded = LuceneWords.standard().lowercase(true).fold(true);
    assertEquals(
        List.of("malaga's", "o'neill", "3.14", "e", "mail"), words(folded, SAMPLE).subList(0, 5));
    assertEquals(List.of(), words(folded, ""));
    assertEquals(List.of(), words(folded, "... — !"));
  }

  @Test
  void signaturesNameWhatIsDone() {
    assertEquals("standard", LuceneWords.standard().signature());
    assertEquals("standard,lowercase", LuceneWords.standard().lowercase(true).signature());
    assertEquals("standard,fold", LuceneWords.standard().fold(true).signature());
    assertEquals(
        "standard,lowercase,fold", LuceneWords.standard().fold(true).lowercase(true).signature());
    assertEquals("standard", LuceneWords.standard().fold(true).fold(false).signature());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void agreesWithLuceneItself(int index) throws IOException {
    String text = SAMPLE + new RandomText(Seeds.random(index), 300).lines(50) + SAMPLE;
    boolean lowercase = (index & 1) != 0;
    boolean fold = (index & 2) != 0;
    assertEquals(
        directly(text, lowercase, fold),
        words(LuceneWords.standard().lowercase(lowercase).fold(fold), text),
        Seeds.describe(index));
  }

  @Test
  void longWordsComeInPartsOf255() throws IOException {
    String text = "a".repeat(600) + " " + "𝒳".repeat(200);
    List<String> words = words(LuceneWords.standard(), text);
    assertEquals(List.of("a".repeat(255), "a".repeat(255), "a".repeat(90)), words.subList(0, 3));
    assertEquals("𝒳".repeat(200), String.join("", words.subList(3, words.size())));
    assertEquals(directly(text, false, false), words);
  }

  @Test
  void threadsDoNotDisturbEachOther() {
    var tokenizer = LuceneWords.standard().lowercase(true);
    List<String> expected = words(tokenizer, SAMPLE);
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> assertEquals(expected, words(tokenizer, SAMPLE)));
  }

  private static List<String> words(LuceneWords tokenizer, String text) {
    byte[] bytes = ("x" + text + "y").getBytes(UTF_8);
    var words = new ArrayList<String>();
    tokenizer.tokenize(
        bytes,
        1,
        bytes.length - 2,
        (b, offset, length) -> words.add(new String(b, offset, length, UTF_8)));
    return words;
  }

  private static List<String> directly(String text, boolean lowercase, boolean fold)
      throws IOException {
    var words = new ArrayList<String>();
    var source = new StandardTokenizer();
    source.setReader(new StringReader(text));
    TokenStream stream = lowercase ? new LowerCaseFilter(source) : source;
    try (TokenStream tokens = fold ? new ASCIIFoldingFilter(stream) : stream) {
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(tokens.getAttribute(CharTermAttribute.class).toString());
      }
      tokens.end();
    }
    return words;
  }
}
