package dev.firth.eval.classify.spans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.classify.ClassScore;
import dev.firth.eval.classify.PrecisionRecall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** conlleval and seqeval on the same sentences, which follow each scheme and break it. */
class SpanParityTest {
  private static Path resource(String name) throws Exception {
    return Path.of(SpanParityTest.class.getResource("/parity/spans/" + name).toURI());
  }

  private static SpanResult result(String scheme, SpanReading reading) throws Exception {
    return SpanEvaluation.evaluate(ConllFile.read(resource(scheme + ".conll")), reading);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iob1", "iob2", "ioe2", "bioes", "bilou"})
  void printsWhatConllevalPrints(String scheme) throws Exception {
    assertEquals(
        Files.readString(resource(scheme + ".conlleval.txt")),
        ConllevalReport.of(result(scheme, SpanReading.conlleval())));
    assertEquals(
        Files.readString(resource(scheme + ".conlleval-raw.txt")),
        ConllevalReport.of(result(scheme, SpanReading.conllevalRaw())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iob1", "iob2", "ioe2", "bioes", "bilou"})
  void agreesWithSeqeval(String scheme) throws Exception {
    var strict = SpanScheme.valueOf(scheme.toUpperCase(Locale.ROOT));
    var ours = new ArrayList<String>();
    ours.addAll(rows(scheme, "default", result(scheme, SpanReading.seqeval())));
    ours.addAll(rows(scheme, "strict", result(scheme, SpanReading.strict(strict))));
    int compared = 0;
    for (String line : Files.readAllLines(resource("seqeval.tsv"))) {
      if (line.startsWith(scheme + "\t") && !line.contains("\taccuracy\t")) {
        checkRow(line, ours);
        compared++;
      }
    }
    assertTrue(compared >= 14, "only " + compared);
    assertEquals(compared, ours.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"iob1", "iob2", "ioe2", "bioes", "bilou"})
  void accuracyIsThatOfSeqeval(String scheme) throws Exception {
    double expected =
        Files.readAllLines(resource("seqeval.tsv")).stream()
            .filter(line -> line.startsWith(scheme + "\tdefault\taccuracy\t"))
            .mapToDouble(line -> Double.parseDouble(line.split("\t")[3]))
            .findFirst()
            .orElseThrow();
    assertEquals(expected, result(scheme, SpanReading.seqeval()).accuracy());
  }

  private static List<String> rows(String scheme, String mode, SpanResult result) {
    var rows = new ArrayList<String>();
    String start = scheme + "\t" + mode + "\t";
    for (ClassScore score : result.report().classes()) {
      rows.add(start + score.name() + "\t" + row(score.scores(), score.support()));
    }
    long support = result.report().total().gold();
    rows.add(start + "micro avg\t" + row(result.report().micro(), support));
    rows.add(start + "macro avg\t" + row(result.report().macro(), support));
    rows.add(start + "weighted avg\t" + row(result.report().weighted(), support));
    return rows;
  }

  private static String row(PrecisionRecall scores, long support) {
    return scores.precision() + "\t" + scores.recall() + "\t" + scores.f1() + "\t" + support;
  }

  private static void checkRow(String line, List<String> ours) {
    String[] expected = line.split("\t");
    String start = expected[0] + "\t" + expected[1] + "\t" + expected[2] + "\t";
    String[] found =
        ours.stream().filter(row -> row.startsWith(start)).findFirst().orElseThrow().split("\t");
    for (int i = 3; i < expected.length; i++) {
      assertEquals(Double.parseDouble(expected[i]), Double.parseDouble(found[i]), 1e-14, line);
    }
  }
}
