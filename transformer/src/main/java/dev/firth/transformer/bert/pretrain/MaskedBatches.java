package dev.firth.transformer.bert.pretrain;

import dev.firth.seq2seq.data.EpochRandom;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.data.BertTokens;
import dev.firth.transformer.bert.data.ExampleBatch;
import dev.firth.transformer.bert.data.InputRow;
import dev.firth.transformer.bert.masking.MaskedRow;
import dev.firth.transformer.bert.masking.Masking;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes what a model learns from of batches of examples: rows of text with tokens masked. */
final class MaskedBatches {
  private final Masking masking;
  private final BertTokens special;
  private final boolean segments;
  private final boolean pairs;

  /**
   * @param segments whether the model tells segments apart
   * @param pairs whether it is asked about pairs
   */
  MaskedBatches(Masking masking, BertTokens special, boolean segments, boolean pairs) {
    this.masking = masking;
    this.special = special;
    this.segments = segments;
    this.pairs = pairs;
  }

  /** A row before and after tokens were masked. */
  record Row(InputRow text, MaskedRow masked) {}

  /** The rows of a batch, the same at each call. */
  List<Row> rows(ExampleBatch batch) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < batch.rows(); i++) {
      EpochRandom random = batch.random(i);
      InputRow text = batch.row(i, random);
      rows.add(new Row(text, masking.mask(text.ids(), random)));
    }
    return rows;
  }

  /** What the model reads and is asked. */
  PretrainingBatch batch(ExampleBatch batch) {
    List<Row> rows = rows(batch);
    TokenMatrix tokens =
        TokenMatrix.of(rows.stream().map(row -> row.masked().ids()).toList(), special.pad());
    var masked = new LongArrayList();
    var expected = new LongArrayList();
    for (int row = 0; row < rows.size(); row++) {
      MaskedRow hidden = rows.get(row).masked();
      for (int i = 0; i < hidden.positions().length; i++) {
        masked.add((long) row * tokens.columns() + hidden.positions()[i]);
        expected.add(hidden.labels()[i]);
      }
    }
    return new PretrainingBatch(
        new BertInput(tokens, segments ? segments(rows, tokens.columns()) : new long[0]),
        masked.toLongArray(),
        expected.toLongArray(),
        pairs ? rows.stream().mapToLong(row -> row.text().label()).toArray() : new long[0]);
  }

  /** 0 for the first segment, 1 for the second, 0 behind the end. */
  private static long[] segments(List<Row> rows, int columns) {
    var cells = new long[rows.size() * columns];
    for (int row = 0; row < rows.size(); row++) {
      InputRow text = rows.get(row).text();
      int from = row * columns;
      Arrays.fill(cells, from + text.secondStart(), from + text.ids().length, 1);
    }
    return cells;
  }
}
