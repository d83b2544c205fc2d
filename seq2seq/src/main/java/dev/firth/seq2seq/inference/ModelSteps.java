package dev.firth.seq2seq.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
  private final ScriptModule program;
  private final SequenceModel model;
  private final SpecialIds special;
  private final int sentences;

  /** Places of the longest source. */
  private final int places;

  /** Tokens of each row. */
  private int length;

  /** The sentence of each row. */
  private int[] owners;

  private ScriptValue kept;
  private ScriptValue state;

  ModelSteps(ScriptModule program, SequenceModel model, SpecialIds special, TokenMatrix sources) {
    this.program = program;
    this.model = model;
    this.special = special;
    this.sentences = sources.rows();
    this.places = sources.columns();
    this.owners = IntStream.range(0, sentences).toArray();
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
    if (request.attention() && !model.attends()) {
      throw new UnsupportedOperationException("this model has no attention to a source");
    }
    model.requirePlaces(++length);
    try (NDManager manager = Torch.manager().newSubManager()) {
      reorder(request, manager);
      long[] tokens = longs(request.tokens());
      try (ScriptValue advanced =
          program.call("advance", kept, state, manager.create(tokens), request.attention())) {
        List<ScriptValue> parts = advanced.parts();
        try (ScriptValue scores = parts.get(0);
            ScriptValue weights = parts.get(2)) {
          state.close();
          state = parts.get(1);
          Candidates candidates = candidates(scores, request, manager);
          return request.attention()
              ? candidates.withAttention(places, floats(weights, manager))
              : candidates;
        }
      }
    }
  }

  /** What belongs to the sources only moves when a sentence has left. */
  private void reorder(StepRequest request, NDManager manager) {
    if (request.keepsRows(owners.length)) {
      return;
    }
    int[] now = Arrays.stream(request.parents()).map(parent -> owners[parent]).toArray();
    NDArray order = manager.create(longs(request.parents()));
    state = replaced(state, program.call("rows", state, order));
    if (!Arrays.equals(now, owners)) {
      kept = replaced(kept, program.call("rows", kept, order));
      owners = now;
    }
  }

  private static ScriptValue replaced(ScriptValue old, ScriptValue by) {
    old.close();
    return by;
  }

  private Candidates candidates(ScriptValue scores, StepRequest request, NDManager manager) {
    NDList best =
        request.edits().none() && !request.wholeRows()
            ? program.run(manager, "best", scores, request.k())
            : edited(scores, request, manager);
    float[] logs = best.get(0).toFloatArray();
    return request.wholeRows()
        ? Candidates.wholeRows(vocabularySize(), logs)
        : Candidates.best(request.k(), best.get(1).toIntArray(), logs);
  }

  private NDList edited(ScriptValue scores, StepRequest request, NDManager manager) {
    Edits edits = request.edits();
    int[] rows =
        IntStream.range(0, edits.forced().length)
            .filter(row -> edits.forced()[row] != Edits.FREE)
            .toArray();
    int[] forced = Arrays.stream(rows).map(row -> edits.forced()[row]).toArray();
    return program.run(
        manager,
        "best_edited",
        scores,
        request.k(),
        manager.create(longs(edits.repeated())),
        edits.penalty(),
        manager.create(longs(edits.never())),
        manager.create(longs(edits.banned())),
        manager.create(longs(rows)),
        manager.create(longs(forced)));
  }

  private static float[] floats(ScriptValue tensor, NDManager manager) {
    return tensor.tensors(manager).singletonOrThrow().toFloatArray();
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
