package dev.firth.embeddings.glove;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Path;

/** A text as ids, with the vocabulary of its words. */
record CountedText(Vocabulary vocabulary, IdCorpus ids) implements AutoCloseable {

  static CountedText of(Path text, int minCount, Path folder) throws IOException {
    try (var corpus = Corpus.of(text)) {
      var vocabulary =
          VocabularyCounter.count(
                  corpus,
                  new WhitespaceWords(),
                  VocabularyOptions.defaults().withMinCount(minCount),
                  Progress.none())
              .vocabulary();
      return of(text, vocabulary, folder);
    }
  }

  static CountedText of(Path text, Vocabulary vocabulary, Path folder) throws IOException {
    try (var corpus = Corpus.of(text)) {
      var ids =
          IdCorpus.encode(
              corpus,
              new WhitespaceWords(),
              vocabulary,
              folder.resolve("text.ids"),
              1,
              Progress.none());
      return new CountedText(vocabulary, ids);
    }
  }

  @Override
  public void close() {
    ids.close();
  }
}
