package dev.firth.seq2seq.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.search.Candidates;
import dev.firth.seq2seq.search.Edits;
import dev.firth.seq2seq.search.StepFunction;
import dev.firth.seq2seq.search.StepRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The steps of one batch of sources through a model, for one search. What was computed of earlier
 * tokens is kept with the engine, a row for each unfinished sequence; only the best tokens come
 * back.
 */
final class ModelSteps implements StepFunction, AutoCloseable {
  private static final int NO_ATTENTION = -1;

  private final ScriptModule program;
  private final SequenceModel model;
  private final SpecialIds special;
  private final AttentionLayer layer;
  private final int sentences;

  /** Places of the longest source. */
  private final int places;

  /** Tokens of each row. */
  private int length;

  /** The sentence of each row of the state. */
  private int[] owners;

  /** The sentence of each row of what is kept of the sources. */
  private int[] keptOwners;

  private ScriptValue kept;
  private ScriptValue state;

  ModelSteps(
      ScriptModule program,
      SequenceModel model,
      SpecialIds special,
      AttentionLayer layer,
      TokenMatrix sources) {
    this.program = program;
    this.model = model;
    this.special = special;
    this.layer = layer;
    this.sentences = sources.rows();
    this.places = sources.columns();
    this.owners = IntStream.range(0, sentences).toArray();
    this.keptOwners = owners;
    start(sources);
  }

  private void start(TokenMatrix sources) {
    model.requirePlaces(sources.columns());
    try (NDManager manager = Torch.manager().newSubManager()) {
      NDArray ids = manager.create(sources.ids(), new Shape(sources.rows(), sources.columns()));
      try (ScriptValue both = program.call("start", ids)) {
        take(both.parts());
      }
    }
  }

  private void take(List<ScriptValue> parts) {
    kept = parts.get(0);
    state = parts.get(1);
  }

  @Override
  public int vocabularySize() {
    return model.targetVocabulary();
  }

  @Override
  public int startToken() {
    return special.begin();
  }

  @Override
  public int endToken() {
    return special.end();
  }

  @Override
  public int sentences() {
    return sentences;
  }

  @Override
  public Candidates step(StepRequest request) {
    model.requirePlaces(++length);
    try (ScriptValue result = advance(request)) {
      List<ScriptValue> parts = result.parts();
      state = replaced(state, parts.get(0));
      try (NDManager manager = Torch.manager().newSubManager();
          ScriptValue weights = parts.get(1);
          ScriptValue logs = parts.get(2);
          ScriptValue tokens = parts.get(3)) {
        Candidates candidates =
            request.wholeRows()
                ? Candidates.wholeRows(vocabularySize(), floats(logs, manager))
                : Candidates.best(
                    request.k(), array(tokens, manager).toIntArray(), floats(logs, manager));
        return request.attention()
            ? candidates.withAttention(places, floats(weights, manager))
            : candidates;
      }
    }
  }

  private ScriptValue advance(StepRequest request) {
    Edits edits = request.edits();
    int[] forced =
        IntStream.range(0, edits.forced().length)
            .filter(row -> edits.forced()[row] != Edits.FREE)
            .toArray();
    long[] order = reorder(request);
    return program.call(
        "step",
        kept,
        state,
        order,
        longs(request.tokens()),
        request.k(),
        longs(edits.repeated()),
        edits.penalty(),
        longs(edits.never()),
        longs(edits.banned()),
        longs(forced),
        longs(Arrays.stream(forced).map(row -> edits.forced()[row]).toArray()),
        request.attention() ? layer.indexIn(model.attention()) : NO_ATTENTION);
  }

  /**
   * The order of the state's rows, empty where they stay as they are. What belongs to the sources
   * only moves when a sentence has left: it has a row for each sentence as long as all sentences
   * have equally many rows.
   */
  private long[] reorder(StepRequest request) {
    if (request.keepsRows(owners.length)) {
      return new long[0];
    }
    owners = Arrays.stream(request.parents()).map(parent -> owners[parent]).toArray();
    int[] wanted = keptOwners(owners);
    if (!Arrays.equals(wanted, keptOwners)) {
      long[] places = Arrays.stream(wanted).mapToLong(this::placeOfKept).toArray();
      kept = replaced(kept, program.call("rows", kept, places));
      keptOwners = wanted;
    }
    return longs(request.parents());
  }

  private static int[] keptOwners(int[] owners) {
    int[] distinct = Arrays.stream(owners).distinct().toArray();
    int share = owners.length / distinct.length;
    boolean equal =
        share * distinct.length == owners.length
            && IntStream.range(0, owners.length).allMatch(i -> owners[i] == distinct[i / share]);
    return equal ? distinct : owners;
  }

  private int placeOfKept(int sentence) {
    int place = 0;
    while (keptOwners[place] != sentence) {
      place++;
    }
    return place;
  }

  private static ScriptValue replaced(ScriptValue old, ScriptValue by) {
    old.close();
    return by;
  }

  private static NDArray array(ScriptValue tensor, NDManager manager) {
    return tensor.tensors(manager).singletonOrThrow();
  }

  private static float[] floats(ScriptValue tensor, NDManager manager) {
    return array(tensor, manager).toFloatArray();
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }

  @Override
  public void close() {
    kept.close();
    state.close();
  }
}
