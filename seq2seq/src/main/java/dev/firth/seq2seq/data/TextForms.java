package dev.firth.seq2seq.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.words.Casing;
import dev.firth.tokenizers.words.LineForm;
import dev.firth.tokenizers.words.LineFormOptions;
import dev.firth.tokenizers.words.Truecaser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The forms in which a translation model sees lines, and where they lie in its directory: {@code
 * text.json}, and {@code truecaser.source} and {@code truecaser.target} where there is true case. A
 * directory without them is that of a model that sees lines as they are.
 *
 * @param source of the language that is read
 * @param target of the language that is written
 * @param tags as in {@link TextFormOptions}
 */
public record TextForms(LineForm source, LineForm target, List<String> tags) {
  /** Lines as they are. */
  public static final TextForms RAW = new TextForms(LineForm.RAW, LineForm.RAW, List.of());

  private static final String FILE = "text.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  public TextForms {
    tags = List.copyOf(tags);
  }

  /** What they were made from. */
  public TextFormOptions options() {
    return new TextFormOptions(source.options(), target.options(), tags);
  }

  /** The form of one side: 0 is the source. */
  LineForm side(int number) {
    return number == 0 ? source : target;
  }

  /** The tags that a line of a side may begin with. */
  List<String> tagsOf(int side) {
    return side == 0 ? tags : List.of();
  }

  /**
   * Reads those of a directory.
   *
   * @throws BadInputException if they are damaged
   */
  public static TextForms read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return RAW;
    }
    TextFormOptions options;
    try {
      options = MAPPER.readValue(Files.readAllBytes(file), TextFormOptions.class);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s does not say in which form a model sees lines: %s"
              .formatted(file, firstLine(e.getCause() instanceof UsageException u ? u : e)),
          e);
    }
    if (options == null) {
      throw new BadInputException(file + " does not say in which form a model sees lines");
    }
    return new TextForms(
        form(directory, "source", options.source()),
        form(directory, "target", options.target()),
        options.tags());
  }

  private static String firstLine(Exception e) {
    return e.getMessage().lines().findFirst().orElse("no JSON");
  }

  private static LineForm form(Path directory, String side, LineFormOptions options)
      throws IOException {
    return options.casing() == Casing.TRUE
        ? LineForm.of(options, Truecaser.read(truecaser(directory, side)))
        : LineForm.of(options);
  }

  private static Path truecaser(Path directory, String side) {
    return directory.resolve("truecaser." + side);
  }

  /** The files that {@link #write} makes of such forms. */
  static List<Path> files(Path directory, TextFormOptions options) {
    List<Path> files = new ArrayList<>();
    if (!options.equals(TextFormOptions.RAW)) {
      files.add(directory.resolve(FILE));
    }
    if (options.source().casing() == Casing.TRUE) {
      files.add(truecaser(directory, "source"));
    }
    if (options.target().casing() == Casing.TRUE) {
      files.add(truecaser(directory, "target"));
    }
    return files;
  }

  /** Writes them into a directory; where lines are seen as they are, there are no files. */
  public void write(Path directory) throws IOException {
    writeTruecaser(directory, "source", source);
    writeTruecaser(directory, "target", target);
    if (options().equals(TextFormOptions.RAW)) {
      Files.deleteIfExists(directory.resolve(FILE));
      return;
    }
    byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(options());
    AtomicFile.write(directory.resolve(FILE), out -> out.write(json));
  }

  private static void writeTruecaser(Path directory, String side, LineForm form)
      throws IOException {
    if (form.truecaser() == null) {
      Files.deleteIfExists(truecaser(directory, side));
    } else {
      form.truecaser().write(truecaser(directory, side));
    }
  }
}
