package dev.firth.seq2seq.data;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.ParallelCorpus;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.words.Casing;
import dev.firth.tokenizers.words.LineForm;
import dev.firth.tokenizers.words.LineFormOptions;
import dev.firth.tokenizers.words.TruecaserTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the forms in which a model sees lines, and lines in these forms to learn tokenizers from.
 */
final class FormPreparation {
  private final ParallelCorpus train;
  private final Progress progress;

  FormPreparation(ParallelCorpus train, Progress progress) {
    this.train = train;
    this.progress = progress;
  }

  /** The forms, with truecasers that are learned from the text where they are wanted. */
  TextForms learn(TextFormOptions options) throws IOException {
    return new TextForms(
        form(options.source(), 0, options.tags()),
        form(options.target(), 1, List.of()),
        options.tags());
  }

  private LineForm form(LineFormOptions options, int side, List<String> tags) throws IOException {
    if (options.casing() != Casing.TRUE) {
      return LineForm.of(options);
    }
    var trainer = new TruecaserTrainer();
    LineForm words = LineForm.of(new LineFormOptions(true, options.language(), Casing.KEEP));
    each(
        "learning cases",
        side,
        line -> trainer.add(words.prepare(TaggedLine.of(line, tags).text())));
    return LineForm.of(options, trainer.train());
  }

  /** What is done with a line. */
  @FunctionalInterface
  private interface LineWork {
    void of(String line) throws IOException;
  }

  private void each(String name, int side, LineWork work) throws IOException {
    try (var reader = train.open();
        var task = progress.start(name, "bytes", train.bytes())) {
      while (reader.next()) {
        work.of(reader.text(side));
        task.done(reader.bytesRead());
      }
    }
  }

  /** What is made of the text that tokenizers are learned from. */
  @FunctionalInterface
  interface Learning {
    void from(Corpus text) throws IOException;
  }

  /**
   * Gives one side or both, prepared, to a learning.
   *
   * @param sides whose lines are learned from
   * @param folder for files that are gone when this ends
   */
  void prepared(TextForms forms, int[] sides, Path folder, Learning learning) throws IOException {
    Path[] files = new Path[sides.length];
    try {
      for (int i = 0; i < sides.length; i++) {
        files[i] =
            isAsItIs(forms, sides[i]) ? train.file(sides[i]) : write(forms, sides[i], folder);
      }
      try (Corpus text = Corpus.of(files)) {
        learning.from(text);
      }
    } finally {
      for (int i = 0; i < sides.length; i++) {
        if (files[i] != null && !files[i].equals(train.file(sides[i]))) {
          Files.deleteIfExists(files[i]);
        }
      }
    }
  }

  private static boolean isAsItIs(TextForms forms, int side) {
    return forms.side(side).options().isRaw() && forms.tagsOf(side).isEmpty();
  }

  private Path write(TextForms forms, int side, Path folder) throws IOException {
    Path file = folder.resolve("prepared." + side);
    AtomicFile.write(
        file, out -> each("preparing text", side, line -> out.write(prepared(forms, side, line))));
    return file;
  }

  /** Without its tag, which is a token already. */
  private static byte[] prepared(TextForms forms, int side, String line) {
    String text = TaggedLine.of(line, forms.tagsOf(side)).text();
    return (forms.side(side).prepare(text) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
