package dev.firth.spark.ml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextReader;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.embeddings.sentence.SifWeights;
import dev.firth.embeddings.sentence.WordProbabilities;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.spark.models.ModelSource;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.words.NamedWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Word vectors and how sentences are made of them.
 *
 * @param vectors a vector file
 * @param sentences a text whose common component is removed, a sentence a line; null for none
 * @param sifA the constant of {@link SifWeights}; 0 for the plain mean
 */
record WordModelSource(String vectors, String sentences, double sifA, NamedWords words)
    implements ModelSource<WordModel> {
  static WordModelSource mean(String vectors, NamedWords words) {
    return new WordModelSource(vectors, null, 0, words);
  }

  static WordModelSource sif(String vectors, NamedWords words, String sentences, double a) {
    if (!(a > 0)) {
      throw new UsageException("FirthSentenceVectors: sifA is a number above 0, not " + a);
    }
    return new WordModelSource(vectors, sentences, a, words);
  }

  @Override
  public List<String> paths() {
    return sentences == null ? List.of(vectors) : List.of(vectors, sentences);
  }

  @Override
  public WordModel open(List<Path> files) throws IOException {
    WordVectors opened = WordVectors.open(files.getFirst());
    try {
      WordTokenizer tokenizer = words.open();
      return new WordModel(opened, encoder(opened, files, tokenizer), tokenizer);
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  @Override
  public void close(WordModel model) {
    model.vectors().close();
  }

  private SentenceEncoder encoder(WordVectors opened, List<Path> files, WordTokenizer tokenizer)
      throws IOException {
    if (sifA == 0) {
      return SentenceEncoder.mean(opened);
    }
    if (sentences != null) {
      return SentenceEncoder.sif(opened, sifA, read(files.getLast(), tokenizer));
    }
    WordProbabilities probabilities =
        WordProbabilities.ofTraining(opened)
            .orElseThrow(
                () ->
                    new BadInputException(
                        vectors + " tells no counts of words, which sif needs: set sifSentences"));
    return SentenceEncoder.weighted(opened, new SifWeights(probabilities, sifA));
  }

  private static List<List<String>> read(Path file, WordTokenizer tokenizer) throws IOException {
    var read = new ArrayList<List<String>>();
    try (Corpus corpus = Corpus.of(file);
        TextReader lines = corpus.open()) {
      while (lines.next()) {
        String line = new String(lines.buffer(), lines.offset(), lines.length(), UTF_8);
        read.add(SentenceEncoder.words(line, tokenizer));
      }
    }
    return read;
  }
}
