package dev.firth.cli.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerCommandsTest {
  @TempDir Path folder;
  private Path text;

  @BeforeEach
  void writeText() throws IOException {
    text = folder.resolve("text.txt");
    Files.writeString(
        text,
        "the king rules the land, and the queen rules the king.\nNaïve café, 北京!\n".repeat(40));
  }

  private Path train(String model) {
    Path out = folder.resolve(model + ".json");
    CommandRun.of(
            "tokenizer",
            "train",
            text,
            "--model",
            model,
            "--vocab-size",
            300,
            "--out",
            out,
            "--progress",
            "none")
        .succeeded();
    return out;
  }

  @ParameterizedTest
  @ValueSource(strings = {"bpe", "bytebpe", "unigram"})
  void whatWasEncodedIsDecoded(String kind) throws IOException {
    Path model = train(kind);
    var encoded =
        CommandRun.withInput("the king, naïve\n\nthe café", "tokenizer", "encode", model, "--json")
            .succeeded();
    assertEquals(3, encoded.out().lines().count());
    var first = new ObjectMapper().readTree(encoded.out().lines().findFirst().orElseThrow());
    assertEquals(first.get("ids").size(), first.get("tokens").size());
    assertEquals(first.get("ids").size(), first.get("offsets").size());
    assertEquals(0, first.get("offsets").get(0).get(0).asInt());
    var decoded = CommandRun.withInput(encoded.out(), "tokenizer", "decode", model).succeeded();
    assertEquals("the king, naïve\n\nthe café\n", decoded.out());
  }

  @Test
  void specialTokensAreAddedOnlyOnRequest() {
    Path model = train("wordpiece");
    String bare =
        CommandRun.withInput("The King\n", "tokenizer", "encode", model).succeeded().out();
    assertEquals("the king\n", bare);
    String framed =
        CommandRun.withInput("The King\n", "tokenizer", "encode", model, "--special")
            .succeeded()
            .out();
    assertEquals("[CLS] the king [SEP]\n", framed);
  }

  @Test
  void linesMayBeJsonStrings() {
    Path model = train("bytebpe");
    String lines = "\"the\\nking\"\n\"\"\n";
    var run =
        CommandRun.withInput(lines, "tokenizer", "encode", model, "--input", "jsonl", "--ids")
            .succeeded();
    String decoded =
        CommandRun.withInput(run.out(), "tokenizer", "decode", model).succeeded().out();
    assertEquals("the\nking\n\n", decoded);
  }

  @Test
  void trainingIsTheSameWithAnyThreadsAndMemory() throws IOException {
    byte[] expected = Files.readAllBytes(train("bytebpe"));
    Path out = folder.resolve("other.json");
    var json =
        CommandRun.of(
                "tokenizer",
                "train",
                text,
                "--vocab-size",
                300,
                "--out",
                out,
                "--threads",
                3,
                "--memory",
                "1m",
                "--json",
                "--progress",
                "none")
            .succeeded()
            .json();
    assertArrayEquals(expected, Files.readAllBytes(out));
    assertEquals("bytebpe", json.get("kind").asText());
    assertEquals(json.get("merges").asInt() + 256, json.get("tokens").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bpe", "bytebpe", "wordpiece", "unigram", "word"})
  void countedWordsGiveTheSameTokenizer(String kind) throws IOException {
    byte[] expected = Files.readAllBytes(train(kind));
    Path counts = folder.resolve("words.jsonl");
    var json =
        CommandRun.of("tokenizer", "count", text, "--model", kind, "--out", counts, "--json")
            .succeeded()
            .json();
    assertEquals(Files.readAllLines(counts).size(), json.get("differentWords").asInt());
    Path out = folder.resolve("counted.json");
    CommandRun.of(
            "tokenizer",
            "train",
            "--counts",
            counts,
            "--model",
            kind,
            "--vocab-size",
            300,
            "--out",
            out)
        .succeeded();
    assertArrayEquals(expected, Files.readAllBytes(out));
  }

  @Test
  void countsAreCheckedAndOneInputIsTaken() throws IOException {
    Path counts = Files.writeString(folder.resolve("words.jsonl"), "[\"b\",1]\n[\"a\",1]\n");
    Path out = folder.resolve("o.json");
    CommandRun.of("tokenizer", "train", "--counts", counts, "--out", out)
        .failed(3, "words.jsonl, line 2");
    CommandRun.of("tokenizer", "train", text, "--counts", counts, "--out", out)
        .failed(2, "--counts");
    CommandRun.of("tokenizer", "train", "--out", out).failed(2, "CORPUS");
    CommandRun.of("tokenizer", "count", text, "--cased", "--out", counts).failed(2, "--cased");
    Path empty = Files.createFile(folder.resolve("empty.txt"));
    CommandRun.of("tokenizer", "count", empty, "--out", out, "--progress=none")
        .failed(3, "empty.txt");
  }

  @Test
  void aSmallTextSaysThatItsVocabularyIsSmaller() {
    Path out = folder.resolve("out.json");
    var run =
        CommandRun.of(
                "tokenizer", "train", text, "--model", "bpe", "--out", out, "--progress", "none")
            .succeeded();
    assertTrue(run.err().contains("instead of 30000"), run.err());
  }

  @Test
  void inspectShowsThePartsAndTheVocabulary() {
    Path model = train("wordpiece");
    var json = CommandRun.of("tokenizer", "inspect", model, "--json").succeeded().json();
    assertEquals("WordPieceModel", json.get("model").asText());
    assertEquals("BertNormalizer", json.get("normalizer").asText());
    assertEquals(5, json.get("specialTokens").size());
    String vocabulary = CommandRun.of("tokenizer", "inspect", model, "--vocab").succeeded().out();
    assertEquals(List.of("0\t[PAD]", "1\t[UNK]", "2\t[CLS]"), vocabulary.lines().limit(3).toList());
  }

  @Test
  void vocabularyFilesAreReadWithTheirCase() throws IOException {
    Path vocabulary = folder.resolve("vocab.txt");
    Files.writeString(vocabulary, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nThe\nthe\n##s\n");
    for (var expected :
        Map.of("", "The the ##s\n", "--cased", "The the ##s\n", "--uncased", "the the ##s\n")
            .entrySet()) {
      var args = new ArrayList<Object>(List.of("tokenizer", "encode", folder));
      if (!expected.getKey().isEmpty()) {
        args.add(expected.getKey());
      }
      assertEquals(
          expected.getValue(),
          CommandRun.withInput("The thes\n", args.toArray()).succeeded().out());
    }
  }

  @Test
  void bytesThatAreNoUtf8AreCountedOrRefused() throws IOException {
    Path model = train("bytebpe");
    Path broken = folder.resolve("broken.txt");
    Files.write(
        broken, "na\u00EF\u00FFve \u00E4\nthe king\n".getBytes(StandardCharsets.ISO_8859_1));
    var run = CommandRun.of("tokenizer", "encode", model, broken).succeeded();
    assertTrue(run.err().contains("3 bytes were no UTF-8"), run.err());
    CommandRun.of("tokenizer", "encode", model, broken, "--strict")
        .failed(3, "line 1 has 3 bytes that are no UTF-8");
  }

  @Test
  void linesKeepTheirOrderWithAnyThreads() {
    Path model = train("bytebpe");
    var lines = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      lines.append("the king ").append(i).append('\n');
    }
    String one = encoded(lines, model, 1);
    assertEquals(one, encoded(lines, model, 3));
    String back =
        CommandRun.withInput(one, "tokenizer", "decode", model, "--threads", 2).succeeded().out();
    assertEquals(lines.toString(), back);
  }

  private static String encoded(CharSequence lines, Path model, int threads) {
    return CommandRun.withInput(
            lines.toString(), "tokenizer", "encode", model, "--ids", "--threads", threads)
        .succeeded()
        .out();
  }

  @Test
  void aLineMayBeLongerThanWhatIsReadAtOnce() {
    Path model = train("bytebpe");
    String input = "a".repeat(1 << 20) + "\n\nthe king";
    String ids =
        CommandRun.withInput(input, "tokenizer", "encode", model, "--ids").succeeded().out();
    assertEquals(3, ids.lines().count());
    String text = CommandRun.withInput(ids, "tokenizer", "decode", model).succeeded().out();
    assertEquals(input + "\n", text);
  }

  @Test
  void whatWasDoneBeforeABadLineIsPrinted() {
    Path model = train("bytebpe");
    var run =
        CommandRun.withInput(
            "\"a\"\n\"a\"\n7\n\"a\"\n",
            "tokenizer",
            "encode",
            model,
            "--input",
            "jsonl",
            "--threads",
            1);
    assertEquals(3, run.code());
    assertEquals("a\na\n", run.out());
    assertTrue(run.err().contains("standard input, line 3"), run.err());
  }

  @Test
  void specialTokensInATextAreAllowedTextOrForbidden() throws IOException {
    Path vocabulary = folder.resolve("v.txt");
    Files.writeString(vocabulary, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nsep\n[\n]\n");
    var args = new ArrayList<Object>(List.of("tokenizer", "encode", vocabulary, "--uncased"));
    assertEquals("[SEP]\n", CommandRun.withInput("[SEP]\n", args.toArray()).succeeded().out());
    args.add("--special-in-text=text");
    assertEquals("[ sep ]\n", CommandRun.withInput("[SEP]\n", args.toArray()).succeeded().out());
    args.set(4, "--special-in-text=forbid");
    CommandRun.withInput("[SEP]\n", args.toArray()).failed(3, "line 1", "[SEP]");
    args.set(4, "--special-in-text=maybe");
    CommandRun.withInput("[SEP]\n", args.toArray()).failed(2, "maybe");
  }

  @Test
  void codesOfSubwordNmtAreApplied() throws IOException {
    Path codes = folder.resolve("my.codes");
    Files.writeString(codes, "#version: 0.2\nt h\nth e</w>\nc a\nca t</w>\n");
    Path parts = folder.resolve("parts");
    Files.writeString(parts, "the 9\nc@@ 8\na@@ 8\nt 8\ncat 2\n");
    var args = new ArrayList<Object>(List.of("tokenizer", "encode", codes));
    assertEquals("the cat\n", CommandRun.withInput("the cat\n", args.toArray()).succeeded().out());
    args.addAll(List.of("--vocabulary", parts, "--vocabulary-threshold", 5));
    String out = CommandRun.withInput("the cat\n", args.toArray()).succeeded().out();
    assertEquals("the c@@ a@@ t\n", out);
    args.addAll(List.of("--separator", "~"));
    CommandRun.withInput("the cat\n", args.toArray()).succeeded();
    CommandRun.of("tokenizer", "inspect", codes).succeeded();
    CommandRun.of("tokenizer", "compare", codes, codes, text).succeeded();
    CommandRun.of("tokenizer", "inspect", codes, "--uncased").failed(2, "--uncased", "subword-nmt");
    CommandRun.of("tokenizer", "inspect", codes, "--vocabulary-threshold", 5)
        .failed(2, "--vocabulary");
    CommandRun.of("tokenizer", "inspect", codes, "--encoding", "x").failed(2, "o200k_base");
  }

  @Test
  void theOptionsOfUnigramModelsAreForThemAlone() {
    Path out = folder.resolve("u.json");
    var args = new ArrayList<Object>(List.of("tokenizer", "train", text, "--out", out));
    args.addAll(List.of("--progress", "none", "--model", "unigram", "--vocab-size", 330));
    args.addAll(List.of("--byte-fallback", "--user-defined", "queen", "--seed-size", 5000));
    args.addAll(List.of("--shrinking-factor", 0.6, "--sub-iterations", 1));
    args.addAll(List.of("--max-piece-length", 8, "--character-coverage", 0.98));
    CommandRun.of(args.toArray()).succeeded();
    String tokens =
        CommandRun.withInput("a queenly 京\n", "tokenizer", "encode", out).succeeded().out();
    assertTrue(tokens.contains("queen "), tokens);
    String ids =
        CommandRun.withInput("a 漢\n", "tokenizer", "encode", out, "--ids").succeeded().out();
    assertEquals("a 漢\n", CommandRun.withInput(ids, "tokenizer", "decode", out).succeeded().out());
    args.set(args.indexOf("unigram"), "bpe");
    CommandRun.of(args.toArray()).failed(2, "--character-coverage", "unigram");
    CommandRun.of(
            "tokenizer", "train", text, "--out", out, "--model", "unigram", "--min-frequency", 2)
        .failed(2, "--min-frequency", "unigram");
    CommandRun.of("tokenizer", "train", text, "--out", out, "--model", "bpe", "--cased")
        .failed(2, "--cased");
  }

  @Test
  void mergesGoToTwoFilesAndBack() throws IOException {
    Path model = train("bytebpe");
    Path files = folder.resolve("two");
    var run =
        CommandRun.of(
            "tokenizer", "convert", model, files, "--format", "vocab.json+merges.txt", "--json");
    assertEquals("post_processor", run.succeeded().json().get("lost").get(0).asText());
    assertTrue(run.err().contains("post_processor"), run.err());
    Path back = folder.resolve("back.json");
    CommandRun.of("tokenizer", "convert", files, back).succeeded();
    String input = "The king, naïve\n";
    assertEquals(
        CommandRun.withInput(input, "tokenizer", "encode", model, "--ids").succeeded().out(),
        CommandRun.withInput(input, "tokenizer", "encode", back, "--ids").succeeded().out());
    CommandRun.of("tokenizer", "convert", train("word"), files, "--format", "vocab.json+merges.txt")
        .failed(2, "BPE");
  }

  @Test
  void vocabulariesAreExtendedPrunedAndMergedWithTheirEmbeddings() throws IOException {
    Path model = train("bytebpe");
    int size = CommandRun.of("tokenizer", "inspect", model, "--json").json().get("tokens").asInt();
    Path rows = folder.resolve("rows.vec");
    var vectors = new StringBuilder(size + " 2\n");
    for (int id = 0; id < size; id++) {
      vectors.append("t").append(id).append(' ').append(id).append(' ').append(-id).append('\n');
    }
    Files.writeString(rows, vectors);
    Path larger = folder.resolve("larger.json");
    Path moved = folder.resolve("moved.vec");
    var extended =
        CommandRun.of(
            "tokenizer",
            "extend",
            model,
            "--token",
            "Ġkingqueen",
            "--out",
            larger,
            "--embeddings",
            rows,
            "--embeddings-out",
            moved,
            "--json");
    int after = extended.succeeded().json().get("tokens").asInt();
    assertTrue(after > size);
    assertEquals(after + " 2", Files.readAllLines(moved).getFirst());
    assertEquals(
        "Ġkingqueen\n",
        CommandRun.withInput(" kingqueen\n", "tokenizer", "encode", larger).succeeded().out());
    Path little = Files.writeString(folder.resolve("little.txt"), "the king\n");
    Path smaller = folder.resolve("smaller.json");
    Path ids = folder.resolve("ids.tsv");
    CommandRun.of("tokenizer", "prune", model, little, "--out", smaller, "--remapping", ids)
        .succeeded();
    assertEquals(size, Files.readAllLines(ids).size());
    assertTrue(Files.readString(ids).contains("\t-1\t"));
    assertEquals(
        CommandRun.withInput("the king\n", "tokenizer", "encode", model).succeeded().out(),
        CommandRun.withInput("the king\n", "tokenizer", "encode", smaller).succeeded().out());
    Path both = folder.resolve("both.json");
    CommandRun.of("tokenizer", "merge", smaller, model, "--out", both, "--remapping-second", ids)
        .succeeded();
    assertTrue(Files.readString(ids).lines().noneMatch(line -> line.contains("\t-1\t")));
    CommandRun.of("tokenizer", "merge", model, train("wordpiece"), "--out", both)
        .failed(2, "cannot be merged");
    CommandRun.of("tokenizer", "extend", model, "--out", larger).failed(2, "--token");
    CommandRun.of("tokenizer", "prune", larger, little, "--out", smaller, "--embeddings", rows)
        .failed(2, "--embeddings-out");
    CommandRun.of(
            "tokenizer",
            "prune",
            larger,
            little,
            "--out",
            smaller,
            "--embeddings",
            rows,
            "--embeddings-out",
            moved)
        .failed(3, "rows.vec", "a row for every id");
  }

  @Test
  void compareCountsBoth() {
    Path one = train("bytebpe");
    Path other = train("wordpiece");
    var json = CommandRun.of("tokenizer", "compare", one, other, text, "--json").succeeded().json();
    assertEquals(80, json.get("first").get("texts").asInt());
    assertEquals(40 * 14, json.get("second").get("words").asInt());
    assertEquals(0, json.get("first").get("unknownRate").asDouble());
    assertTrue(json.get("second").get("fertility").asDouble() >= 1);
    int shared = json.get("sharedTokens").asInt();
    assertEquals(
        json.get("first").get("vocabulary").asInt(), shared + json.get("onlyFirst").asInt());
    String people = CommandRun.of("tokenizer", "compare", one, one, text).succeeded().out();
    assertTrue(people.contains("80 of 80 texts are cut alike"), people);
    assertTrue(people.contains("100.00% of all"), people);
    CommandRun.of("tokenizer", "compare", one, other, folder.resolve("none")).failed(3, "none");
    CommandRun.of("tokenizer", "compare", one, other).failed(2, "CORPUS");
  }

  @Test
  void convertWritesTheSameTokenizer() throws IOException {
    Path model = train("wordpiece");
    Path vocabulary = folder.resolve("v.txt");
    CommandRun.of("tokenizer", "convert", model, vocabulary, "--format", "vocab.txt").succeeded();
    assertEquals("[PAD]", Files.readAllLines(vocabulary).getFirst());
    Path back = folder.resolve("back.json");
    CommandRun.of("tokenizer", "convert", vocabulary, back, "--uncased", "--json").succeeded();
    String input = "The king, naïve\n";
    assertEquals(
        CommandRun.withInput(input, "tokenizer", "encode", model, "--json").succeeded().out(),
        CommandRun.withInput(input, "tokenizer", "encode", back, "--json").succeeded().out());
    CommandRun.of("tokenizer", "convert", train("bpe"), back, "--format", "vocab.txt")
        .failed(2, "WordPiece");
    CommandRun.of("tokenizer", "convert", model, back, "--format", "xml").failed(2, "xml");
  }

  @Test
  void wrongUseEndsWithTwo() {
    Path out = folder.resolve("out.json");
    CommandRun.of("tokenizer", "train", text, "--out", out, "--model", "magic")
        .failed(2, "magic", "wordpiece");
    CommandRun.of("tokenizer", "train", text, "--out", out, "--vocab-size", "0")
        .failed(2, "--vocab-size");
    CommandRun.of("tokenizer", "train", text, "--out", out, "--threads", "0").failed(2, "threads");
    CommandRun.of("tokenizer", "train", text, "--out", out, "--memory", "9").failed(2, "memory");
    CommandRun.of("tokenizer", "train", text).failed(2, "--out");
    CommandRun.of("tokenizer", "encode", train("bpe"), text, "--input", "xml").failed(2, "xml");
    CommandRun.of("tokenizer", "inspect", out, "--cased", "--uncased").failed(2, "--cased");
  }

  @Test
  void badInputEndsWithThree() throws IOException {
    Path none = folder.resolve("none");
    CommandRun.of("tokenizer", "train", none, "--out", folder.resolve("o.json")).failed(3, "none");
    Path empty = Files.createFile(folder.resolve("empty.txt"));
    CommandRun.of("tokenizer", "train", empty, "--out", folder.resolve("o.json"), "--progress=none")
        .failed(3, "empty.txt");
    CommandRun.of("tokenizer", "encode", none, text).failed(3, "none");
    CommandRun.of("tokenizer", "encode", folder, text).failed(3, "holds no tokenizer");
    CommandRun.of("tokenizer", "encode", empty, text).failed(3, "empty.txt");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {10, 3, 1, 2});
    CommandRun.of("tokenizer", "encode", binary, text).failed(3, "binary");
    Path model = train("bpe");
    CommandRun.of("tokenizer", "encode", model, none).failed(3, "none");
    CommandRun.withInput("{\n", "tokenizer", "encode", model, "--input", "jsonl")
        .failed(3, "line 1");
    CommandRun.withInput("7\n", "tokenizer", "encode", model, "--input", "jsonl")
        .failed(3, "line 1", "JSON string");
    CommandRun.withInput("4 x\n", "tokenizer", "decode", model).failed(3, "line 1", "'x'");
    CommandRun.withInput("99999\n", "tokenizer", "decode", model).failed(3, "99999");
    CommandRun.withInput("-1\n", "tokenizer", "decode", model).failed(3, "-1");
    Files.writeString(model, Files.readString(model).substring(0, 300));
    CommandRun.of("tokenizer", "inspect", model).failed(3, "bpe.json");
  }
}
