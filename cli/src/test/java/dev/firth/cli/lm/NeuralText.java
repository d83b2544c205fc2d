package dev.firth.cli.lm;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text that a tiny model learns by heart, and the command that trains on it.
 *
 * @param file a line for each of some sentences, many times
 */
record NeuralText(Path file) {
  private static final List<String> SENTENCES =
      List.of("the cat sees the dog", "a dog hears a bird", "one bird", "");
  private static final int TIMES = 30;
  private static final List<Object> TINY =
      List.of(
          "--dim=16",
          "--heads=2",
          "--layers=1",
          "--context=24",
          "--vocab-kind=word",
          "--vocab-size=40",
          "--batch-tokens=256",
          "--warmup=10",
          "--lr=0.02",
          "--max-steps=40",
          "--patience=100",
          "--hold-out=15",
          "--deterministic",
          "--progress=none");

  static NeuralText write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      lines.addAll(SENTENCES);
    }
    Files.write(file, lines);
    return new NeuralText(file);
  }

  /** Trains a tiny model. */
  CommandRun train(Path run, Object... more) {
    List<Object> command = new ArrayList<>(List.of("lm", "train", "--model", "neural", file));
    command.addAll(TINY);
    command.addAll(List.of("--out", run));
    for (Object option : more) {
      String name = option.toString().split("=", 2)[0] + "=";
      command.removeIf(old -> name.startsWith("--") && old.toString().startsWith(name));
    }
    command.addAll(Arrays.asList(more));
    return CommandRun.of(command.toArray());
  }
}
