package dev.firth.transformer.bert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.tokenizers.Encoding;
import java.util.Arrays;
import java.util.List;

/**
 * What a BERT reads in one call: texts or pairs with their special tokens, a row each.
 *
 * @param tokens ids, rows filled up behind their ends
 * @param segments the segment of each cell of {@code tokens}, row by row; empty where all are 0
 */
@SuppressWarnings("ArrayRecordComponent") // plain data that an engine copies, compared by nobody
public record BertInput(TokenMatrix tokens, long... segments) {

  /**
   * Checks the sizes against each other.
   *
   * @throws IllegalArgumentException if segments are neither none nor one for each cell, or a row
   *     is empty
   */
  public BertInput {
    if (segments.length != 0 && segments.length != tokens.ids().length) {
      throw new IllegalArgumentException(
          segments.length + " segments for " + tokens.ids().length + " tokens");
    }
    for (int row = 0; row < tokens.rows(); row++) {
      if (tokens.lengths()[row] == 0) {
        throw new IllegalArgumentException("row " + row + " has no token at all");
      }
    }
  }

  /**
   * Encoded texts as rows.
   *
   * @throws UsageException if the model lacks what they ask for
   */
  public static BertInput of(List<Encoding> rows, BertOptions options) {
    TokenMatrix tokens =
        TokenMatrix.of(rows.stream().map(Encoding::ids).toList(), options.padding());
    // Tokenizers may tell segments apart where the model has one or none.
    long[] segments =
        options.segments() > 1
            ? TokenMatrix.of(rows.stream().map(Encoding::typeIds).toList(), 0).ids()
            : new long[0];
    var input = new BertInput(tokens, segments);
    input.check(options);
    return input;
  }

  /**
   * Checks that a model has what this asks for, which the engine would only say in its own words.
   *
   * @throws UsageException that names the first id beyond the vocabulary, the first segment that is
   *     none, or the longest row if it is longer than the positions
   */
  public void check(BertOptions options) {
    if (tokens.columns() > options.positions()) {
      throw new UsageException(
          "a text of %d tokens is longer than the model's %d positions: cut it, or read it in windows"
              .formatted(tokens.columns(), options.positions()));
    }
    checkCells("id", "vocabulary", options.vocabulary(), tokens.ids());
    checkCells("segment", "segments", Math.max(1, options.segments()), segments);
  }

  private void checkCells(String what, String ofWhat, int size, long... values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] >= size) {
        throw new UsageException(
            "%s %d in row %d, column %d is none of the model's %s of %d; was the text encoded with the model's own tokenizer?"
                .formatted(
                    what, values[i], i / tokens.columns(), i % tokens.columns(), ofWhat, size));
      }
    }
  }

  /** Ids, segments and lengths as the methods of {@link Bert}'s script take them. */
  public List<NDArray> arrays(NDManager manager) {
    var shape = new Shape(tokens.rows(), tokens.columns());
    long[] cells = segments.length == 0 ? new long[tokens.ids().length] : segments;
    long[] lengths = Arrays.stream(tokens.lengths()).asLongStream().toArray();
    return List.of(
        manager.create(tokens.ids(), shape), manager.create(cells, shape), manager.create(lengths));
  }
}
