package dev.firth.embeddings.glove;

import dev.firth.embeddings.files.ParameterFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a GloVe training stands, between two rounds of blocks.
 *
 * @param epoch the epoch under way, from 1
 * @param round its first round that is not trained, from 0
 * @param lossSum of the rounds of this epoch
 * @param losses of the epochs before
 */
record GloveCheckpoint(int epoch, int round, double lossSum, List<Double> losses) {
  static final GloveCheckpoint START = new GloveCheckpoint(1, 0, 0, List.of());

  GloveCheckpoint {
    losses = List.copyOf(losses);
  }

  /** One more round was trained. */
  GloveCheckpoint afterRound(double loss) {
    return new GloveCheckpoint(epoch, round + 1, lossSum + loss, losses);
  }

  /** The epoch is over. */
  GloveCheckpoint afterEpoch(double loss) {
    var all = Stream.concat(losses.stream(), Stream.of(loss)).toList();
    return new GloveCheckpoint(epoch + 1, 0, 0, all);
  }

  /** A save: where a training stood, and its parameters. */
  record Saved(GloveCheckpoint position, List<float[]> parameters) {}

  /**
   * Saves it.
   *
   * @param run tells this training from others
   */
  void write(Path file, String run, List<float[]> parameters) throws IOException {
    var facts = new LinkedHashMap<String, String>();
    facts.put(ParameterFile.RUN, run);
    facts.put("epoch", Integer.toString(epoch));
    facts.put("round", Integer.toString(round));
    facts.put("loss", Double.toString(lossSum));
    facts.put("losses", losses.stream().map(Object::toString).collect(Collectors.joining(" ")));
    new ParameterFile(facts, parameters).write(file);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws BadInputException if the file is damaged or that of another training
   */
  static Saved read(Path file, String run) throws IOException {
    var saved = ParameterFile.readOfRun(file, run);
    var facts = saved.facts();
    try {
      var losses = facts.get("losses");
      var position =
          new GloveCheckpoint(
              Integer.parseInt(facts.get("epoch")),
              Integer.parseInt(facts.get("round")),
              Double.parseDouble(facts.get("loss")),
              losses.isEmpty()
                  ? List.of()
                  : Stream.of(losses.split(" ")).map(Double::valueOf).toList());
      return new Saved(position, saved.arrays());
    } catch (NullPointerException | NumberFormatException e) {
      throw new BadInputException(file + " lacks something; remove it to begin anew", e);
    }
  }
}
