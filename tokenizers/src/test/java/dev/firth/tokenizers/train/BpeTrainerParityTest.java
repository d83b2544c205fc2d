package dev.firth.tokenizers.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tokens, ids and merges of Hugging Face's BpeTrainer, on random words with all its options. More
 * cases: write them with generate.py and give the file as -Dfirth.parity.cases.
 */
class BpeTrainerParityTest {
  private static final Path CASES =
      Path.of(
          System.getProperty(
              "firth.parity.cases", "src/test/resources/parity/huggingface-trainers/cases.jsonl"));

  @Test
  void learnsWhatHuggingFaceLearns() throws IOException {
    var mapper = new ObjectMapper();
    int cases = 0;
    for (String line : Files.readAllLines(CASES)) {
      JsonNode expected = mapper.readTree(line);
      LearnedMerges learned = learn(expected);
      String message = "case " + cases + ": " + expected.get("options");
      assertEquals(strings(expected.get("tokens")), learned.tokens(), message);
      assertEquals(pairs(expected.get("merges")), merges(learned), message);
      cases++;
    }
    assertFalse(cases < 50, "only " + cases + " cases");
  }

  private static LearnedMerges learn(JsonNode expected) {
    var words = new LinkedHashMap<String, Long>();
    expected.get("words").properties().forEach(e -> words.put(e.getKey(), e.getValue().asLong()));
    BpeTrainerOptions options = options(expected.get("options"));
    var names = new TokenNames();
    int merges = made(expected).size();
    List<String> tokens = strings(expected.get("tokens"));
    for (String token : tokens.subList(0, tokens.size() - merges)) {
      names.add(token);
    }
    return new BpeTrainer(options).learn(WordCounts.of(words), names, Progress.none());
  }

  /** Tokens that merges made and that are no special tokens or characters: the last ones. */
  private static Set<String> made(JsonNode expected) {
    String prefix = expected.get("options").path("continuing_subword_prefix").asText("");
    var made = new HashSet<String>();
    for (JsonNode merge : expected.get("merges")) {
      String right = merge.get(1).asText();
      boolean strips = !prefix.isEmpty() && right.startsWith(prefix);
      made.add(merge.get(0).asText() + (strips ? right.substring(prefix.length()) : right));
    }
    strings(expected.get("options").path("special_tokens")).forEach(made::remove);
    var first =
        new HashSet<>(strings(expected.get("tokens")).subList(0, firstMade(expected, made)));
    made.removeAll(first);
    return made;
  }

  /** Where the last token stands that is not made by a merge, plus one. */
  private static int firstMade(JsonNode expected, Set<String> made) {
    List<String> tokens = strings(expected.get("tokens"));
    int first = tokens.size();
    while (first > 0 && made.contains(tokens.get(first - 1))) {
      first--;
    }
    return first;
  }

  private static BpeTrainerOptions options(JsonNode json) {
    var options =
        BpeTrainerOptions.defaults()
            .withVocabSize(json.get("vocab_size").asInt())
            .withMinFrequency(json.path("min_frequency").asLong(0))
            .withSpecialTokens(strings(json.path("special_tokens")))
            .withContinuingSubwordPrefix(json.path("continuing_subword_prefix").asText(""))
            .withEndOfWordSuffix(json.path("end_of_word_suffix").asText(""));
    var initial = new HashSet<Integer>();
    strings(json.path("initial_alphabet")).forEach(c -> initial.add(c.codePointAt(0)));
    options = options.withInitialAlphabet(initial);
    if (json.has("limit_alphabet")) {
      options = options.withLimitAlphabet(json.get("limit_alphabet").asInt());
    }
    return json.has("max_token_length")
        ? options.withMaxTokenLength(json.get("max_token_length").asInt())
        : options;
  }

  private static List<String> merges(LearnedMerges learned) {
    var lines = new ArrayList<String>();
    for (int merge : learned.ranked()) {
      lines.add(learned.line(merge));
    }
    return lines;
  }

  private static List<String> pairs(JsonNode merges) {
    var lines = new ArrayList<String>();
    merges.forEach(m -> lines.add(m.get(0).asText() + " " + m.get(1).asText()));
    return lines;
  }

  private static List<String> strings(JsonNode array) {
    var strings = new ArrayList<String>();
    array.forEach(s -> strings.add(s.asText()));
    return strings;
  }
}
