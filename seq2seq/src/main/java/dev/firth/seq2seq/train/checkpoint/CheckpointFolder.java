package dev.firth.seq2seq.train.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a training keeps its files: {@code training.safetensors}, the {@link Checkpoint} to go on
 * from, and {@code weights-00001000.safetensors} for weights that were kept after a validation.
 *
 * @param path it exists
 */
public record CheckpointFolder(Path path) {
  private static final Pattern WEIGHTS = Pattern.compile("weights-\\d+\\.safetensors");

  /** What a killed program leaves beside the files that it wrote. */
  private static final Pattern UNFINISHED =
      Pattern.compile("\\.(training|weights-\\d+)\\.safetensors\\.[0-9a-f]{8}\\.tmp");

  /** The checkpoint to go on from. */
  public Path training() {
    return path.resolve("training.safetensors");
  }

  /** The weights kept after a step. */
  public Path weights(long step) {
    return path.resolve(String.format(Locale.ROOT, "weights-%08d.safetensors", step));
  }

  /** The files of kept weights. */
  public List<Path> files(List<KeptWeights> kept) {
    return kept.stream().map(weights -> weights(weights.step())).toList();
  }

  /**
   * Removes all weights but these, and what was left unfinished. To be called when they are named
   * in the checkpoint, so that at any moment what it names is there.
   */
  public void keepOnly(List<KeptWeights> kept) throws IOException {
    Set<Path> named = new HashSet<>(files(kept));
    try (var files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (UNFINISHED.matcher(name).matches()
            || (WEIGHTS.matcher(name).matches() && !named.contains(file))) {
          Files.delete(file);
        }
      }
    }
  }
}
