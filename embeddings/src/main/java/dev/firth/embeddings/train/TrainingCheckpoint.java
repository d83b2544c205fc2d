package dev.firth.embeddings.train;

import dev.firth.embeddings.files.ParameterFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a run stands, beside its parameters.
 *
 * @param epoch the epoch under way, from 0
 * @param chunk its first chunk that is not trained
 * @param counts what was done since the start
 * @param countsBefore what was done before this epoch
 */
record TrainingCheckpoint(
    int epoch, long chunk, TrainingCounts counts, TrainingCounts countsBefore) {
  static final TrainingCheckpoint START =
      new TrainingCheckpoint(0, 0, TrainingCounts.NONE, TrainingCounts.NONE);

  /**
   * Saves it with the parameters.
   *
   * @param run tells this run from others
   */
  void write(Path file, String run, List<ParameterMatrix> matrices, EarlyStopping stopping)
      throws IOException {
    var facts = new LinkedHashMap<String, String>();
    facts.put(ParameterFile.RUN, run);
    facts.put("epoch", Integer.toString(epoch));
    facts.put("chunk", Long.toString(chunk));
    put(facts, "counts", counts);
    put(facts, "before", countsBefore);
    var arrays = new ArrayList<float[]>();
    matrices.forEach(matrix -> arrays.add(matrix.values()));
    if (stopping.bestInputs() != null) {
      facts.put("best.epoch", Integer.toString(stopping.bestEpoch()));
      facts.put("best.loss", Double.toString(stopping.bestLoss()));
      arrays.add(stopping.bestInputs());
    }
    new ParameterFile(facts, arrays).write(file);
  }

  private static void put(Map<String, String> facts, String name, TrainingCounts counts) {
    facts.put(name + ".words", Long.toString(counts.trainedWords()));
    facts.put(name + ".pairs", Long.toString(counts.pairs()));
    facts.put(name + ".loss", Double.toString(counts.lossSum()));
    facts.put(name + ".predictions", Long.toString(counts.predictions()));
  }

  /**
   * Reads what {@link #write} wrote, into the parameters.
   *
   * @throws BadInputException if the file is damaged or that of another run
   */
  static TrainingCheckpoint read(
      Path file, String run, List<ParameterMatrix> matrices, EarlyStopping stopping)
      throws IOException {
    var saved = ParameterFile.readOfRun(file, run);
    var facts = saved.facts();
    try {
      copyInto(matrices, saved.arrays());
      if (facts.containsKey("best.epoch")) {
        stopping.restore(
            Double.parseDouble(facts.get("best.loss")),
            Integer.parseInt(facts.get("best.epoch")),
            saved.arrays().get(matrices.size()));
      }
      return new TrainingCheckpoint(
          Integer.parseInt(facts.get("epoch")),
          Long.parseLong(facts.get("chunk")),
          counts(facts, "counts"),
          counts(facts, "before"));
    } catch (NullPointerException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new BadInputException(file + " lacks something; remove it to begin anew", e);
    }
  }

  private static void copyInto(List<ParameterMatrix> matrices, List<float[]> arrays) {
    for (int i = 0; i < matrices.size(); i++) {
      float[] target = matrices.get(i).values();
      if (arrays.get(i).length != target.length) {
        throw new IndexOutOfBoundsException("array " + i);
      }
      System.arraycopy(arrays.get(i), 0, target, 0, target.length);
    }
  }

  private static TrainingCounts counts(Map<String, String> facts, String name) {
    return new TrainingCounts(
        Long.parseLong(facts.get(name + ".words")),
        Long.parseLong(facts.get(name + ".pairs")),
        Double.parseDouble(facts.get(name + ".loss")),
        Long.parseLong(facts.get(name + ".predictions")));
  }
}
