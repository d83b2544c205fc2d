package dev.firth.spark.jobs;

import dev.firth.cli.Firth;
import dev.firth.cli.shell.ExitCodes;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.spark.parts.Manifest;
import dev.firth.spark.parts.PartFile;
import dev.firth.spark.parts.PartFolder;
import dev.firth.spark.text.LocalText;
import dev.firth.spark.text.TextPart;
import dev.firth.spark.text.TextParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;

/**
 * Tokenizes a corpus with any tokenizer: every task runs the command {@code tokenizer encode} on
 * its part, so that the parts are, one behind the other, what that command prints of the whole.
 */
public final class EncodeJob {
  private EncodeJob() {}

  /**
   * Encodes into a folder that is to be made.
   *
   * @param model file or folder of the tokenizer
   * @param options of the command, such as {@code --ids}
   */
  public static Manifest encode(
      Cluster cluster, TextParts text, Path model, List<String> options, String folder)
      throws IOException {
    for (TextPart part : text.list()) {
      if (part.packed()) {
        throw new BadInputException(part.name() + " is compressed: unpack it to tokenize it");
      }
    }
    PartFolder out = PartFolder.begin(folder, cluster.hadoop());
    String sent = cluster.send(model);
    var hadoop = cluster.hadoopOfTasks();
    List<String> given = List.copyOf(options);
    List<PartFile> parts =
        cluster
            .taskEach(text.list())
            .map(part -> encode(part, sent, given, folder, hadoop.value().value()))
            .filter(Objects::nonNull)
            .collect();
    return out.finish(Manifest.TEXT, parts, Map.of());
  }

  /** Null for a part in which no line begins. */
  private static PartFile encode(
      TextPart part, String model, List<String> options, String folder, Configuration hadoop)
      throws IOException {
    try (var local = LocalText.of(part, hadoop)) {
      if (local.isEmpty()) {
        return null;
      }
      return PartFolder.write(
          folder,
          part.index(),
          ".txt",
          hadoop,
          out -> {
            run(command(local, model, options), part, local, out);
            return Map.of();
          });
    }
  }

  private static String[] command(LocalText text, String model, List<String> options) {
    List<String> command = new ArrayList<>(List.of("tokenizer", "encode"));
    command.addAll(options);
    command.addAll(List.of("--threads", "1", "--progress", "none"));
    command.addAll(List.of(Cluster.sent(model).toString(), text.file().toString()));
    return command.toArray(String[]::new);
  }

  private static void run(String[] command, TextPart part, LocalText text, OutputStream out)
      throws IOException {
    var errors = new ByteArrayOutputStream();
    try (var lines = new PrintStream(out, false, StandardCharsets.UTF_8);
        var err = new PrintStream(errors, false, StandardCharsets.UTF_8)) {
      int code = Firth.run(command, InputStream.nullInputStream(), lines, err);
      err.flush();
      if (code != ExitCodes.DONE) {
        throw failure(code, errors.toString(StandardCharsets.UTF_8), part, text);
      }
      if (lines.checkError()) {
        throw new IOException("cannot write the output of " + part.place());
      }
    }
  }

  private static IOException failure(int code, String errors, TextPart part, LocalText text) {
    String message =
        errors
            .strip()
            .replaceFirst("^firth( [a-z]+)*: ", "")
            .replace(text.file().toString(), part.place());
    return switch (code) {
      case ExitCodes.BAD_INPUT -> new BadInputException(message);
      case ExitCodes.WRONG_USE -> throw new UsageException(message);
      default -> new IOException(message);
    };
  }
}
