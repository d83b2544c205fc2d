package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.data.ExampleBatch;
import dev.firth.transformer.bert.data.ExampleSampler;
import dev.firth.transformer.bert.masking.MaskedVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rows that a model is judged by: always the same, with the same tokens masked. */
final class HeldOutRows {
  private final List<ExampleBatch> examples = new ArrayList<>();
  private final MaskedBatches batches;

  /**
   * Takes rows of the sampler's first epoch.
   *
   * @param most rows, or those of one batch more
   */
  HeldOutRows(ExampleSampler sampler, MaskedBatches batches, int most) {
    this.batches = batches;
    int rows = 0;
    for (ExampleBatch batch : sampler.epoch(0)) {
      if (rows >= most) {
        break;
      }
      examples.add(batch);
      rows += batch.rows();
    }
  }

  /** Goes through the batches; they are made anew, so that they need no memory. */
  void forEach(Consumer<PretrainingBatch> action) {
    for (ExampleBatch batch : examples) {
      action.accept(batches.batch(batch));
    }
  }

  /** The masked tokens and what truly stands beside them. */
  List<MaskedTarget> targets(MaskedVocabulary vocabulary) {
    var targets = new ArrayList<MaskedTarget>();
    for (ExampleBatch batch : examples) {
      for (MaskedBatches.Row row : batches.rows(batch)) {
        int[] ids = row.text().ids();
        for (int position : row.masked().positions()) {
          targets.add(
              new MaskedTarget(
                  word(ids[position - 1], vocabulary),
                  ids[position],
                  word(ids[position + 1], vocabulary)));
        }
      }
    }
    return targets;
  }

  /** A row begins and ends with special tokens, so that each other has two neighbours. */
  private static int word(int id, MaskedVocabulary vocabulary) {
    return vocabulary.isSpecial(id) ? TokenStream.NONE : id;
  }

  /** Share of the more frequent answer about pairs. */
  double pairMajority() {
    long rows = 0;
    long others = 0;
    for (ExampleBatch batch : examples) {
      for (MaskedBatches.Row row : batches.rows(batch)) {
        rows++;
        others += row.text().label();
      }
    }
    return (double) Math.max(others, rows - others) / rows;
  }
}
