package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.corpora.Corpus;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.train.BpeTrainerOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.tokenizers.train.TokenizerTrainer;
import dev.firth.tokenizers.train.UnigramTrainerOptions;
import dev.firth.tokenizers.train.WordCountsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth tokenizer train}. */
@Command(
    name = "train",
    header = "Learn a tokenizer from text.",
    footer = {
      "",
      "The same text and options give the same file with any number of threads and any",
      "bound on memory. Merges are those of Hugging Face's trainers. The texts of two",
      "languages together give one vocabulary for both.",
      "",
      "  firth tokenizer train corpus.txt --model bytebpe --vocab-size 32000 \\",
      "      --special '<|endoftext|>' --out tokenizer.json",
      "  firth tokenizer train text.en text.de --model unigram --out joint.json"
    })
final class TrainCommand extends FirthCommand {
  @Parameters(arity = "0..*", paramLabel = "CORPUS", description = CorpusArgument.DESCRIPTION)
  List<String> corpus;

  @Option(
      names = "--counts",
      paramLabel = "FILE",
      description =
          "Learn from words that tokenizer count counted for the same --model, in place of a CORPUS"
              + " (default: none).")
  Path counts;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The tokenizer.json to write (no default).")
  Path out;

  @Mixin CountedWords counted;

  @Option(
      names = "--vocab-size",
      paramLabel = "N",
      description =
          "Tokens wanted, characters and special tokens included; a soft limit: characters stay,"
              + " and a small text has fewer (default: 30000, for unigram 8000; Hugging Face).")
  Integer vocabSize;

  @Option(
      names = "--min-frequency",
      paramLabel = "N",
      description =
          "Rarer pairs or words are left out, not for unigram (default: 0; Hugging Face).")
  Long minFrequency;

  @Option(
      names = "--limit-alphabet",
      paramLabel = "N",
      description =
          "At most so many different characters are kept, not for unigram and word (default:"
              + " all).")
  Integer limitAlphabet;

  @Option(
      names = "--initial-alphabet",
      paramLabel = "CHARS",
      description =
          "Characters that become tokens, seen or not (default: none, for bytebpe all bytes).")
  String initialAlphabet = "";

  @Option(
      names = "--max-token-length",
      paramLabel = "N",
      description =
          "Merged tokens of this many characters or more are not made (default: no limit).")
  Integer maxTokenLength;

  @Option(
      names = "--special",
      paramLabel = "TOKEN",
      description =
          "A special token, to be given several times (default: none but those of the model:"
              + " <unk>, or [PAD] [UNK] [CLS] [SEP] [MASK]).")
  List<String> special = List.of();

  @Mixin CountingMemory counting;

  @Mixin ThreadsOption threads;

  @Option(
      names = "--strict",
      description = "Broken UTF-8 is an error (default: it becomes U+FFFD).")
  boolean strict;

  @Mixin UnigramOptions unigram;

  @Override
  protected void run(Console console) throws IOException {
    boolean text = corpus != null && !corpus.isEmpty();
    if (text == (counts != null)) {
      throw new UsageException("give either a CORPUS or --counts FILE");
    }
    TokenizerTrainer trainer = trainer();
    AtomicFile.checkTarget(out);
    try (var progress = console.progress()) {
      var result =
          text ? fromText(trainer, progress) : trainer.train(WordCountsFile.read(counts), progress);
      TokenizerJson.write(result.tokenizer(), out);
      for (String note : result.notes()) {
        console.err().println("firth: " + note);
      }
      report(console, result);
    }
  }

  private TokenizerTrainer.Result fromText(TokenizerTrainer trainer, Progress progress)
      throws IOException {
    try (var text = Corpus.of(corpus).strict(strict)) {
      return trainer.train(text, counting.options(threads.number()), progress);
    }
  }

  private TokenizerTrainer trainer() {
    checkKind();
    Set<Integer> alphabet = initialAlphabet.codePoints().boxed().collect(Collectors.toSet());
    var options =
        BpeTrainerOptions.defaults()
            .withVocabSize(size())
            .withInitialAlphabet(alphabet)
            .withSpecialTokens(special);
    if (minFrequency != null) {
      options = options.withMinFrequency(minFrequency);
    }
    if (limitAlphabet != null) {
      options = options.withLimitAlphabet(limitAlphabet);
    }
    if (maxTokenLength != null) {
      options = options.withMaxTokenLength(maxTokenLength);
    }
    return new TokenizerTrainer(
        counted.kind, options, unigram.options(threads.number(), alphabet), counted.cased);
  }

  private int size() {
    if (vocabSize == null) {
      return counted.kind == TokenizerKind.UNIGRAM
          ? UnigramTrainerOptions.defaults().vocabSize()
          : BpeTrainerOptions.defaults().vocabSize();
    }
    if (vocabSize < 1) {
      throw new UsageException("--vocab-size takes a number above 0, not " + vocabSize);
    }
    return vocabSize;
  }

  /** An option that the model knows nothing of is a mistake. */
  private void checkKind() {
    boolean pieces = counted.kind == TokenizerKind.UNIGRAM;
    boolean words = counted.kind == TokenizerKind.WORD;
    if (!pieces) {
      unigram.requireNone(counted.kind.label());
    }
    refuse(pieces && minFrequency != null, "--min-frequency");
    refuse((pieces || words) && limitAlphabet != null, "--limit-alphabet");
    refuse((pieces || words) && maxTokenLength != null, "--max-token-length");
    refuse(
        (words || counted.kind == TokenizerKind.BYTE_BPE) && !initialAlphabet.isEmpty(),
        "--initial-alphabet");
    counted.check();
  }

  private void refuse(boolean wrong, String option) {
    if (wrong) {
      throw new UsageException(
          "%s is not for --model %s: leave it out".formatted(option, counted.kind.label()));
    }
  }

  private void report(Console console, TokenizerTrainer.Result result) {
    double seconds = result.countSeconds() + result.learnSeconds();
    if (console.json()) {
      var json = new LinkedHashMap<String, Object>();
      json.put("model", out.toString());
      json.put("kind", counted.kind.label());
      json.put("tokens", result.tokenizer().size());
      json.put("merges", result.merges());
      json.put("words", result.wordTokens());
      json.put("differentWords", result.words());
      json.put("seconds", seconds);
      json.put("countSeconds", result.countSeconds());
      json.put("learnSeconds", result.learnSeconds());
      json.put("notes", result.notes());
      console.printJson(json);
    } else {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%,d tokens from %,d words (%,d different) in %.1f s: %s%n",
              result.tokenizer().size(),
              result.wordTokens(),
              result.words(),
              seconds,
              out);
    }
  }
}
