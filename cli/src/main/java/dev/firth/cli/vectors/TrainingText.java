package dev.firth.cli.vectors;

import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a training reads: text whose words are counted and encoded, or ids made before. */
interface TrainingText extends AutoCloseable {
  /** The words, with what was seen while counting them. */
  VocabularyCounter.Result words(Progress progress) throws IOException;

  /**
   * The text as ids of these words.
   *
   * @param temporary a place for a file that the caller removes
   */
  IdCorpus ids(Vocabulary vocabulary, Path temporary, Progress progress) throws IOException;

  /** The files that were named, for the record of what was trained on. */
  List<Path> files();

  @Override
  void close() throws IOException;
}
