package dev.firth.tokenizers.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole tokenizers that Hugging Face's trainers learned from a file. */
class TokenizerTrainerParityTest {
  private static final Path REFERENCE = Path.of("src/test/resources/parity/huggingface-trainers");

  private static final BpeTrainerOptions OPTIONS = BpeTrainerOptions.defaults();

  private static JsonNode expected(String kind) throws IOException {
    return new ObjectMapper().readTree(REFERENCE.resolve("pipelines.json").toFile()).get(kind);
  }

  private static Model train(TokenizerKind kind, BpeTrainerOptions options) throws IOException {
    try (var corpus = Corpus.of(REFERENCE.resolve("text.txt"))) {
      return new TokenizerTrainer(kind, options, false)
          .train(corpus, WordCountingOptions.defaults(), Progress.none())
          .tokenizer()
          .model();
    }
  }

  private static List<String> tokens(Model model) {
    var tokens = new ArrayList<String>();
    for (int id = 0; id < model.size(); id++) {
      tokens.add(model.tokenOf(id));
    }
    return tokens;
  }

  private static List<String> strings(JsonNode array) {
    var strings = new ArrayList<String>();
    array.forEach(s -> strings.add(s.asText()));
    return strings;
  }

  private static void checkMerges(JsonNode expected, Model model) {
    assertEquals(strings(expected.get("tokens")), tokens(model));
    assertEquals(
        strings(expected.get("merges")),
        ((BpeModel) model).merges().stream().map(m -> m.left() + " " + m.right()).toList());
  }

  @Test
  void bpe() throws IOException {
    checkMerges(
        expected("bpe"), train(TokenizerKind.BPE, OPTIONS.withVocabSize(500).withMinFrequency(2)));
  }

  @Test
  void byteBpe() throws IOException {
    checkMerges(
        expected("bytebpe"),
        train(
            TokenizerKind.BYTE_BPE,
            OPTIONS.withVocabSize(600).withSpecialTokens(List.of("<|endoftext|>"))));
  }

  @Test
  void word() throws IOException {
    assertEquals(
        strings(expected("word").get("tokens")),
        tokens(train(TokenizerKind.WORD, OPTIONS.withVocabSize(300).withMinFrequency(2))));
  }

  /** With the ids that the characters with ## happened to have in the reference. */
  @Test
  void wordPiece() throws IOException {
    List<String> tokens = strings(expected("wordpiece").get("tokens"));
    WordCounts words;
    try (var corpus = Corpus.of(REFERENCE.resolve("text.txt"))) {
      words =
          WordCounter.withDefaults()
              .count(corpus, BertNormalizer.uncased(), new BertPreTokenizer());
    }
    var names = new TokenNames();
    tokens.stream().filter(TokenizerTrainerParityTest::isCharacterOrSpecial).forEach(names::add);
    var trainer =
        new BpeTrainer(
            OPTIONS
                .withVocabSize(400)
                .withMinFrequency(2)
                .withSpecialTokens(TokenizerKind.WORDPIECE.specialTokens())
                .withContinuingSubwordPrefix("##"));
    assertEquals(tokens, trainer.learn(words, names, Progress.none()).tokens());
  }

  private static boolean isCharacterOrSpecial(String token) {
    String bare = token.startsWith("##") ? token.substring(2) : token;
    return (token.startsWith("[") && token.endsWith("]"))
        || bare.codePointCount(0, bare.length()) == 1;
  }
}
