package dev.firth.tokenizers.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Damage;
import dev.firth.tokenizers.SmallTokenizers;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a {@code tokenizer.json} is said with its place. */
class TokenizerJsonTest {
  private static final String WORDS =
      "\"model\":{\"type\":\"WordLevel\",\"unk_token\":\"a\",\"vocab\":{\"a\":0}}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                   | t: this is no tokenizer.json",
        "{}                                   | t: the member \"model\" is missing",
        "{WORDS,\"version\":\"2.0\"}          | t: version: Firth reads version 1.0",
        "{WORDS,\"version\":1}                | t: version: this should be a string, not 1",
        "{\"model\":7}                        | t: model: this should be an object, not 7",
        "{\"model\":{\"type\":\"LSTM\"}}      | t: model: there is no model of the type \"LSTM\"",
        "{WORDS,\"normalizer\":{\"type\":\"X\"}} | t: normalizer: there is no normalizer of the"
            + " type",
        "{WORDS,\"normalizer\":{}}            | t: normalizer: the member \"type\" is missing",
        "{WORDS,\"normalizer\":{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"NFC\"},3]}} | t:"
            + " normalizer.normalizers[1]: this should be an object",
        "{WORDS,\"normalizer\":{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"(\"},\"content\":\"\"}}"
            + " | t: normalizer.pattern.Regex: ",
        "{WORDS,\"normalizer\":{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"AAAA\"}} | t:"
            + " normalizer.precompiled_charsmap: ",
        "{WORDS,\"pre_tokenizer\":{\"type\":\"Punctuation\",\"behavior\":\"Eaten\"}} | t:"
            + " pre_tokenizer.behavior: there is no behavior \"Eaten\"",
        "{WORDS,\"pre_tokenizer\":{\"type\":\"Metaspace\",\"replacement\":\"ab\"}} | t:"
            + " pre_tokenizer.replacement: this should be a single character",
        "{WORDS,\"pre_tokenizer\":{\"type\":\"Metaspace\",\"replacement\":\"_\",\"add_prefix_space\":false,\"prepend_scheme\":\"first\"}}"
            + " | t: pre_tokenizer.add_prefix_space: false contradicts",
        "{WORDS,\"pre_tokenizer\":{\"type\":\"FixedLength\",\"length\":0}} | t:"
            + " pre_tokenizer.length: pieces of 0",
        "{WORDS,\"decoder\":{\"type\":\"CTC\",\"pad_token\":\"a\"}} | t: decoder: the member"
            + " \"word_delimiter_token\" is missing",
        "{WORDS,\"decoder\":{\"type\":\"Strip\",\"content\":\" \",\"start\":-1,\"stop\":0}} | t:"
            + " decoder.start: this should be a whole number",
        "{WORDS,\"post_processor\":{\"type\":\"BertProcessing\",\"sep\":[\"x\"],\"cls\":[\"y\",1]}}"
            + " | t: post_processor.sep: this should be a token and its id",
        "{WORDS,\"post_processor\":{\"type\":\"TemplateProcessing\",\"single\":[{\"SpecialToken\":{\"id\":\"x\",\"type_id\":0}}],\"pair\":[],\"special_tokens\":{}}}"
            + " | t: post_processor: a template names 'x'",
        "{WORDS,\"post_processor\":{\"type\":\"TemplateProcessing\",\"single\":[{\"Sequence\":{\"id\":\"B\",\"type_id\":0}}],\"pair\":[],\"special_tokens\":{}}}"
            + " | t: post_processor: the template for a single",
        "{WORDS,\"post_processor\":{\"type\":\"TemplateProcessing\",\"single\":[],\"pair\":[],\"special_tokens\":{\"x\":{\"ids\":[1,2],\"tokens\":[\"x\"]}}}}"
            + " | t: post_processor.special_tokens[\"x\"]: 'x' has 2 ids for 1",
        "{WORDS,\"truncation\":{\"max_length\":2,\"stride\":3,\"strategy\":\"LongestFirst\"}} | t:"
            + " truncation: windows of 2 tokens",
        "{WORDS,\"truncation\":{\"max_length\":2,\"stride\":0,\"strategy\":\"Some\"}} | t:"
            + " truncation.strategy: a strategy is",
        "{WORDS,\"padding\":{\"strategy\":{\"Fix\":3}}} | t: padding.strategy: the member \"Fixed\""
            + " is missing",
        "{WORDS,\"added_tokens\":[{\"id\":1,\"content\":\"x\"}]} | t: added_tokens[0]: the member"
            + " \"single_word\" is missing",
        "{\"model\":{\"type\":\"WordLevel\",\"unk_token\":\"a\",\"vocab\":{\"a\":0,\"b\":0}}} | t:"
            + " model.vocab[\"b\"]: the token 'a' has the same id 0",
        "{\"model\":{\"type\":\"WordPiece\",\"unk_token\":\"a\",\"continuing_subword_prefix\":\"#\",\"max_input_chars_per_word\":9,\"vocab\":{\"a\":-1}}}"
            + " | t: model.vocab[\"a\"]: this should be a whole number",
        "{\"model\":{\"type\":\"WordLevel\",\"unk_token\":\"a\",\"vocab\":{\"a\":2000000000}}} | t:"
            + " model.vocab[\"a\"]: the id 2000000000 is too large",
        "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0,\"b\":1},\"merges\":[\"a b\"]}} | t:"
            + " model.merges[0]: the merge \"a b\" needs the token 'ab'",
        "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0,\"ab\":1},\"merges\":[[\"a\",\"b\"]]}} |"
            + " t: model.merges[0]: the merge [\"a\",\"b\"] needs the token 'b'",
        "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[\"a b c\"]}} | t:"
            + " model.merges[0]: a merge is two tokens",
        "{\"model\":{\"type\":\"BPE\",\"vocab\":{},\"merges\":[],\"dropout\":2}} | t:"
            + " model.dropout: a dropout is",
        "{\"model\":{\"type\":\"Unigram\",\"unk_id\":1,\"vocab\":[[\"a\",-1.5]]}} | t:"
            + " model.unk_id: there are only 1 pieces",
        "{\"model\":{\"type\":\"Unigram\",\"unk_id\":0,\"vocab\":[[\"a\"]]}} | t: model.vocab[0]: a"
            + " piece is a token and its score",
        "{\"model\":{\"type\":\"WordLevel\",\"unk_token\":\"\\ud800\",\"vocab\":{\"a\":0}}} | t:"
            + " model.unk_token: half of a surrogate pair",
        "{\"model\":{\"a\":0,\"a\":1}}        | t: line 1, column ",
        "{\"model\":                          | t: line 1, column ",
        "{WORDS} x                            | t: line 1, column ",
      })
  void complaintsNameThePlace(String json, String begin) {
    var e =
        assertThrows(
            BadInputException.class, () -> TokenizerJson.parse(json.replace("WORDS", WORDS), "t"));
    assertTrue(e.getMessage().startsWith(begin), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void addedTokensWithTheSameId() {
    String tokens =
        SmallTokenizers.wordLevel()
            .withToken("x", "s")
            .withToken("y", "s")
            .toString()
            .replaceFirst("(\"id\" : )(\\d+)(?s:(.*)\"id\" : )\\d+", "$1$2$3\"id\" : $2");
    var e = assertThrows(BadInputException.class, () -> TokenizerJson.parse(tokens, "t"));
    assertTrue(
        e.getMessage().startsWith("t: added_tokens[1].id: the token 'x' has the same id"),
        e.getMessage());
  }

  @Test
  void missingFilesAndBrokenBytes() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    var missing = assertThrows(BadInputException.class, () -> TokenizerJson.read(file));
    assertTrue(missing.getMessage().contains("no such file"));
    Files.write(file, new byte[] {'{', '"', (byte) 0xc3, '"'});
    var broken = assertThrows(BadInputException.class, () -> TokenizerJson.read(file));
    assertTrue(broken.getMessage().contains("no UTF-8"), broken.getMessage());
  }

  @Test
  void writesAFileThatReadsAsTheSame() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    for (SmallTokenizers small : SmallTokenizers.kinds()) {
      Tokenizer tokenizer = TokenizerJson.parse(small.withToken("dog", "ln").toString(), "t");
      TokenizerJson.write(tokenizer, file);
      Tokenizer again = TokenizerJson.read(file);
      String text = "the quick brown dog, believable";
      assertArrayEquals(tokenizer.ids(text), again.ids(text));
      assertEquals(TokenizerJson.toJson(tokenizer), Files.readString(file));
    }
  }

  @Test
  void partsWithoutAFormAreRefused() throws IOException {
    Tokenizer tokenizer =
        TokenizerJson.parse(SmallTokenizers.wordLevel().toString(), "t").toBuilder()
            .normalizer(text -> text)
            .build();
    assertThrows(UsageException.class, () -> TokenizerJson.toJson(tokenizer));
  }

  /** Flipped bits and cut files are read, or refused with one line; nothing else. */
  @Test
  void damagedFiles() {
    for (SmallTokenizers small : SmallTokenizers.kinds()) {
      byte[] whole =
          small
              .withToken("dog", "s")
              .with("normalizer", SmallTokenizers.type("NFKC"))
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      assertTrue(Damage.fuzz(whole, 120).filter(this::refuses).count() > 30, small.model());
    }
  }

  private boolean refuses(Damage damage) {
    Path file = folder.resolve("damaged.json");
    try {
      TokenizerJson.read(damage.writeTo(file));
      return false;
    } catch (BadInputException e) {
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      return true;
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(damage.what(), e);
    }
  }
}
