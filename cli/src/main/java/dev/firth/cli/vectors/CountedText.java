package dev.firth.cli.vectors;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Text whose words are counted, or given, and then encoded.
 *
 * @param vocabularyFile the words with their counts; null to count them
 */
record CountedText(
    Corpus corpus, WordTokenizer tokenizer, VocabularyOptions options, Path vocabularyFile)
    implements TrainingText {
  @Override
  public VocabularyCounter.Result words(Progress progress) throws IOException {
    return vocabularyFile == null
        ? VocabularyCounter.count(corpus, tokenizer, options, progress)
        : EncodedText.words(vocabularyFile);
  }

  @Override
  public IdCorpus ids(Vocabulary vocabulary, Path temporary, Progress progress) throws IOException {
    return IdCorpus.encode(corpus, tokenizer, vocabulary, temporary, options.threads(), progress);
  }

  @Override
  public List<Path> files() {
    return corpus.files();
  }

  @Override
  public void close() throws IOException {
    corpus.close();
  }
}
