package dev.firth.cli.classify;

import dev.firth.embeddings.fasttext.FastTextBinary;
import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The model a command asks. */
final class ClassifierFile {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A classifier: fastText's .bin or .ftz, written by Firth or fastText.")
  Path file;

  FastTextModel open(String labelPrefix) throws IOException {
    var model = FastTextBinary.open(file, labelPrefix);
    if (!model.isClassifier()) {
      model.close();
      throw new BadInputException(
          file + " holds word vectors, no classifier: make one with firth classify train");
    }
    return model;
  }
}
