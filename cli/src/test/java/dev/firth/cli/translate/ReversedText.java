package dev.firth.cli.translate;

import dev.firth.cli.CommandRun;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Parallel text of letters and the same letters the other way round.
 *
 * @param folder of the files
 */
record ReversedText(Path folder) {
  private static final int LONGEST = 6;
  private static final List<Object> BRIEF =
      List.of(
          "--dim",
          16,
          "--layers",
          1,
          "--max-steps",
          30,
          "--valid-beam",
          0,
          "--measure",
          "loss",
          "--vocab-size",
          30,
          "--progress=none");
  private static final String LETTERS = "abcdefgh";

  static ReversedText write(Path folder, int train, int valid) throws IOException {
    var text = new ReversedText(Files.createDirectories(folder));
    RandomGenerator random = Seeds.random(1);
    write(text.trainSource(), text.trainTarget(), train, random);
    write(text.validSource(), text.validTarget(), valid, random);
    return text;
  }

  private static void write(Path source, Path target, int lines, RandomGenerator random)
      throws IOException {
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      List<String> letters = new ArrayList<>();
      int length = 1 + random.nextInt(LONGEST);
      for (int j = 0; j < length; j++) {
        letters.add(LETTERS.substring(random.nextInt(LETTERS.length())).substring(0, 1));
      }
      sources.add(String.join(" ", letters));
      Collections.reverse(letters);
      targets.add(String.join(" ", letters));
    }
    Files.write(source, sources);
    Files.write(target, targets);
  }

  /** A model that has hardly learned to turn letters round, trained in a second or two. */
  static Path hardlyTrained(Path folder) throws IOException {
    Path model = folder.resolve("model");
    CommandRun.of(write(folder.resolve("text"), 200, 20).training(model, BRIEF)).succeeded();
    return model;
  }

  Path trainSource() {
    return folder.resolve("train.a");
  }

  Path trainTarget() {
    return folder.resolve("train.b");
  }

  Path validSource() {
    return folder.resolve("valid.a");
  }

  Path validTarget() {
    return folder.resolve("valid.b");
  }

  /**
   * A command that trains on them.
   *
   * @param usual options with their values
   * @param more options, which replace the usual ones
   */
  Object[] training(Path run, List<Object> usual, Object... more) {
    List<Object> options = new ArrayList<>(usual);
    for (Object option : more) {
      int at = options.indexOf(option);
      if (at >= 0 && option.toString().startsWith("--")) {
        options.subList(at, at + 2).clear();
      }
    }
    List<Object> command = new ArrayList<>(List.of("translate", "train", "--out", run));
    command.addAll(List.of("--source", trainSource(), "--target", trainTarget()));
    command.addAll(List.of("--valid-source", validSource(), "--valid-target", validTarget()));
    command.addAll(options);
    command.addAll(List.of(more));
    return command.toArray();
  }
}
