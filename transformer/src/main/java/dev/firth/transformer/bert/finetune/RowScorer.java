package dev.firth.transformer.bert.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.LengthBatches;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What a model says about rows, in batches of about equal length. Thread-safe. */
final class RowScorer implements AutoCloseable {
  /** Most rows times columns of a batch: more at once is not faster. */
  private static final int CELLS = 4096;

  private final DownstreamTask<?, ?, ?> task;
  private final BertOptions options;
  private final ScriptModule program;

  RowScorer(DownstreamTask<?, ?, ?> task, BertWithHead model) {
    this.task = task;
    this.options = model.bert().options();
    this.program = new ScriptModule(new ScoreScript(model));
  }

  /** The scores of each question of each row, in the order of the rows. */
  List<float[][]> score(List<TaskRow> rows) {
    var scores = new ArrayList<float[][]>(Collections.nCopies(rows.size(), null));
    int together = task.rowsOfQuestion();
    for (int[] questions :
        LengthBatches.of(
            rows.size() / together, i -> longest(rows, i * together), CELLS / together)) {
      int[] batch =
          Arrays.stream(questions)
              .flatMap(i -> IntStream.range(i * together, (i + 1) * together))
              .toArray();
      List<float[][]> ofBatch = ofBatch(Arrays.stream(batch).mapToObj(rows::get).toList());
      for (int i = 0; i < batch.length; i++) {
        scores.set(batch[i], ofBatch.get(i));
      }
    }
    return scores;
  }

  private int longest(List<TaskRow> rows, int first) {
    return rows.subList(first, first + task.rowsOfQuestion()).stream()
        .mapToInt(row -> row.encoding().size())
        .max()
        .orElse(0);
  }

  private List<float[][]> ofBatch(List<TaskRow> rows) {
    RowBatch batch = RowBatch.of(task, rows, options);
    if (batch.count() == 0) {
      return rows.stream().map(row -> new float[0][]).toList();
    }
    try (NDManager own = Torch.manager().newSubManager()) {
      List<Object> arguments = new ArrayList<>(batch.input().arrays(own));
      arguments.add(own.create(batch.places()));
      NDArray scores = program.run(own, "scores", arguments.toArray()).singletonOrThrow();
      return split(batch, scores.toFloatArray(), (int) scores.getShape().get(1));
    }
  }

  private static List<float[][]> split(RowBatch batch, float[] scores, int answers) {
    List<float[][]> ofRows = new ArrayList<>();
    for (int[] questions : batch.questions()) {
      ofRows.add(
          Arrays.stream(questions)
              .mapToObj(q -> Arrays.copyOfRange(scores, q * answers, (q + 1) * answers))
              .toArray(float[][]::new));
    }
    return ofRows;
  }

  @Override
  public void close() {
    program.close();
  }
}
