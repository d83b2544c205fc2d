package dev.firth.bench.conformance;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.ByteLevelDecoder;
import dev.firth.tokenizers.files.GptVocabulary;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.postprocess.ByteLevelProcessing;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.train.BpeTrainerOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.tokenizers.train.TokenizerTrainer;
import dev.firth.tokenizers.train.WordCountingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tokenizers in the data that Hugging Face's library can run too, and some that Firth trains on
 * the data's texts.
 */
final class Subjects {
  private static final List<String> TRAINING_TEXTS =
      List.of("parallel/multi30k/train.en", "parallel/multi30k/train.de");
  private static final int TRAINED_SIZE = 6000;

  private final DataFolders data;

  Subjects(DataFolders data) {
    this.data = data;
  }

  /** Those that are there. */
  List<Subject> all() throws IOException {
    var all = new ArrayList<Subject>();
    gpt2().ifPresent(all::add);
    bert("uncased", BertNormalizer.uncased()).ifPresent(all::add);
    bert("cased", BertNormalizer.cased()).ifPresent(all::add);
    all.addAll(trained());
    return all;
  }

  private Optional<Subject> bert(String kind, BertNormalizer normalizer) throws IOException {
    Optional<Path> file = data.find("tokenizers/bert/" + kind + ".vocab.txt");
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(new Subject("BERT " + kind, VocabText.read(file.get(), normalizer)));
  }

  private Optional<Subject> gpt2() throws IOException {
    Optional<Path> vocabulary = data.find("tokenizers/gpt2/vocab.json");
    Optional<Path> merges = data.find("tokenizers/gpt2/merges.txt");
    if (vocabulary.isEmpty() || merges.isEmpty()) {
      return Optional.empty();
    }
    var model = GptVocabulary.read(vocabulary.get(), merges.get(), BpeOptions.DEFAULTS);
    return Optional.of(
        new Subject(
            "GPT-2",
            Tokenizer.builder(model)
                .preTokenizer(new ByteLevel(false, true, true))
                .postProcessor(new ByteLevelProcessing(false, true, false))
                .decoder(new ByteLevelDecoder())
                .addedTokens(List.of(AddedToken.special("<|endoftext|>")))
                .build()));
  }

  /** One of each kind, on two languages together. */
  private List<Subject> trained() throws IOException {
    List<Path> texts = TRAINING_TEXTS.stream().map(data::find).flatMap(Optional::stream).toList();
    var trained = new ArrayList<Subject>();
    if (!texts.isEmpty()) {
      for (TokenizerKind kind : TokenizerKind.values()) {
        trained.add(new Subject("trained " + kind.label(), train(kind, texts)));
      }
    }
    return trained;
  }

  private static Tokenizer train(TokenizerKind kind, List<Path> texts) throws IOException {
    var options = BpeTrainerOptions.defaults().withVocabSize(TRAINED_SIZE);
    var trainer = new TokenizerTrainer(kind, options, false);
    try (var corpus = Corpus.of(texts.toArray(Path[]::new))) {
      return trainer.train(corpus, WordCountingOptions.defaults(), Progress.none()).tokenizer();
    }
  }
}
