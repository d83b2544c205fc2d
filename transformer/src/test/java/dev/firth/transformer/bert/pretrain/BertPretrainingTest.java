package dev.firth.transformer.bert.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.transformer.bert.data.PreparedDocuments;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.data.WordPieces;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.masking.MaskedUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BertPretrainingTest {
  private static final int STEPS = 24;

  @TempDir Path folder;

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private PretrainingResult train(
      PreparedDocuments documents, PretrainingOptions options, String run) throws IOException {
    var model = AlmanacRun.model(documents, options, 0, manager);
    try (var pretraining = new BertPretraining(documents, options);
        var directory = AlmanacRun.directory(folder.resolve(run))) {
      return pretraining.train(model, directory, true, Progress.none());
    }
  }

  /** A broken gradient or label would show here. */
  @Test
  void aHandfulOfRowsIsLearnedByHeart() throws IOException {
    PreparedDocuments documents = AlmanacRun.prepare(folder.resolve("data"), 3000, 400);
    var options = AlmanacRun.options(250).withRate(3e-3, 0.05);
    // The same rows and masks in every epoch.
    options = options.withData(options.examples().withDuplicates(1), options.masking(), 4096);
    train(documents, options, "run");
    List<String> lines = Files.readAllLines(folder.resolve("run").resolve("metrics.jsonl"));
    String last =
        lines.stream()
            .filter(l -> l.contains("\"mlmLoss\"") && l.contains("\"lr\""))
            .toList()
            .getLast();
    assertTrue(value(last, "mlmAccuracy") > 0.98, last);
    assertTrue(value(last, "nspAccuracy") > 0.98, last);
  }

  private static double value(String line, String name) {
    String from = line.substring(line.indexOf("\"" + name + "\"") + name.length() + 3);
    return Double.parseDouble(from.split("[,}]")[0].strip());
  }

  /** With checkpoints every four steps, in both phases and behind the change between them. */
  @Test
  void cutOffAndResumedTheSameWeightsComeOut() throws IOException {
    PreparedDocuments documents = AlmanacRun.prepare(folder.resolve("data"), 20_000, 400);
    var usual = AlmanacRun.options(STEPS);
    var phases =
        usual
            .withData(usual.examples().withMaxLength(32), usual.masking(), 2048)
            .withLongRows(AlmanacRun.LENGTH, 0.5);
    assertResumes(documents, phases, "phases", 6, 13, 19);
    var packed =
        usual.withData(
            usual.examples().withTask(SentenceTask.NONE),
            usual.masking().withUnit(MaskedUnit.SPANS),
            2048);
    assertResumes(documents, packed, "packed", 10);
  }

  private void assertResumes(
      PreparedDocuments documents, PretrainingOptions options, String name, int... cuts)
      throws IOException {
    Map<String, float[]> expected = weights(documents, options, name, Progress.none());
    for (int cut : cuts) {
      String run = name + cut;
      assertThrows(CutOff.Happened.class, () -> weights(documents, options, run, new CutOff(cut)));
      Map<String, float[]> resumed = weights(documents, options, run, Progress.none());
      expected.forEach((weight, values) -> assertArrayEquals(values, resumed.get(weight), weight));
    }
  }

  /** The weights that a training with dropout ends with. */
  private Map<String, float[]> weights(
      PreparedDocuments documents, PretrainingOptions options, String run, Progress progress)
      throws IOException {
    BertForPretraining model = AlmanacRun.model(documents, options, 0.1, manager);
    try (var pretraining = new BertPretraining(documents, options);
        var directory = AlmanacRun.directory(folder.resolve(run))) {
      var result = pretraining.train(model, directory, true, progress);
      assertEquals(STEPS, result.training().steps());
    }
    var weights = new LinkedHashMap<String, float[]>();
    model.parameters().forEach((n, weight) -> weights.put(n, weight.getArray().toFloatArray()));
    return weights;
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() throws IOException {
    PreparedDocuments documents = AlmanacRun.prepare(folder.resolve("data"), 3000, 400);
    var options = AlmanacRun.options(5);
    BertForPretraining model = AlmanacRun.model(documents, options, 0, manager);
    var packed =
        options.withData(options.examples().withTask(SentenceTask.NONE), options.masking(), 2048);
    var longer = options.withData(options.examples().withMaxLength(128), options.masking(), 2048);
    for (PretrainingOptions wrong : List.of(packed, longer)) {
      try (var pretraining = new BertPretraining(documents, wrong);
          var run = AlmanacRun.directory(folder.resolve("run"))) {
        assertThrows(
            UsageException.class, () -> pretraining.train(model, run, false, Progress.none()));
      }
    }
    var other =
        new PreparedDocuments(
            WordPieces.of("the"),
            documents.special(),
            documents.training(),
            documents.heldOut(),
            documents.counts(),
            List.of(),
            List.of());
    var refused = assertThrows(BadInputException.class, () -> new BertPretraining(other, options));
    assertTrue(refused.getMessage().contains("train.ids"), refused.getMessage());
  }

  @Test
  void anEmptyTextIsRefused() throws IOException {
    Path text = folder.resolve("empty.txt");
    Files.writeString(text, "\n\n");
    assertThrows(BadInputException.class, () -> AlmanacRun.prepare(folder, text, 400, 0.05));
    Files.write(text, new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b', 0});
    var wide =
        assertThrows(BadInputException.class, () -> AlmanacRun.prepare(folder, text, 400, 0.05));
    assertTrue(wide.getMessage().contains("UTF-16"), wide.getMessage());
    Files.writeString(text, "Only one document is in this text.");
    var alone =
        assertThrows(BadInputException.class, () -> AlmanacRun.prepare(folder, text, 40, 0.05));
    assertTrue(alone.getMessage().contains("held out"), alone.getMessage());
  }
}
