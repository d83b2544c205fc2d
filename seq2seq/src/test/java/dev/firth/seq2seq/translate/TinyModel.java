package dev.firth.seq2seq.translate;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.SpecialNames;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.model.ModelConfig;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.CellKind;
import dev.firth.seq2seq.recurrent.RecurrentArchitecture;
import dev.firth.seq2seq.recurrent.RecurrentOptions;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.pretokenize.Whitespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/** A model that has learned nothing, in a directory. */
final class TinyModel {
  private static final List<String> SPECIAL = List.of("<pad>", "<s>", "</s>", "<unk>");

  private TinyModel() {}

  /** Writes a model of words {@code w0}, {@code w1} and so on. */
  static Path write(Path directory, int words, long seed) throws IOException {
    return write(directory, words, seed, architecture());
  }

  /** Writes such a model of an architecture. */
  static Path write(Path directory, int words, long seed, RecurrentArchitecture architecture)
      throws IOException {
    Files.createDirectories(directory);
    Tokenizer tokenizer = words(words);
    TokenizerJson.write(tokenizer, directory.resolve("tokenizer.json"));
    var special = SpecialIds.of(tokenizer, SpecialNames.USUAL, "test");
    var side = ModelConfig.Side.of(tokenizer, special);
    var config = new ModelConfig<>(architecture, side, side);
    EncoderDecoder model = config.build();
    try (NDManager manager = Torch.manager().newSubManager()) {
      model.initialize(manager, seed);
      ModelDirectory.write(directory, config, model);
    }
    return directory;
  }

  static RecurrentArchitecture architecture() {
    return architecture(AttentionKind.ADDITIVE, 0.1);
  }

  static RecurrentArchitecture architecture(AttentionKind attention, double dropout) {
    return new RecurrentArchitecture(
        new RecurrentOptions(CellKind.LSTM, 8, 8, 1, true, 1, attention, true, true, dropout));
  }

  private static Tokenizer words(int count) {
    var vocabulary = new LinkedHashMap<String, Integer>();
    SPECIAL.forEach(word -> vocabulary.put(word, vocabulary.size()));
    IntStream.range(0, count).forEach(i -> vocabulary.put("w" + i, vocabulary.size()));
    return Tokenizer.builder(new WordLevelModel(vocabulary, "<unk>"))
        .preTokenizer(new Whitespace())
        .addedTokens(SPECIAL.stream().map(AddedToken::special).toList())
        .build();
  }
}
