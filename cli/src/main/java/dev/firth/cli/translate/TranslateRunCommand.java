package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.InputBatch;
import dev.firth.cli.shell.InputLine;
import dev.firth.cli.shell.InputLines;
import dev.firth.cli.shell.StrictOption;
import dev.firth.runs.AwaitedWork;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.align.UnknownWords;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.translate.AlignedSentence;
import dev.firth.seq2seq.translate.AttentionReader;
import dev.firth.seq2seq.translate.ConstrainedSentence;
import dev.firth.seq2seq.translate.TranslatedSentence;
import dev.firth.seq2seq.translate.TranslationAligner;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.transformer.ModelFamilies;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth translate run}: a line of translation for each line of text. */
@Command(
    name = "run",
    header = "Translate text, line by line.",
    footer = {
      "",
      "Lines come out in their order, empty ones as empty ones, and as soon as they are there.",
      "With --json an object a line: translation, score, logProbability, ended, tokens, cut;",
      "with --n-best also translations, with --constraints also constraintsMet, with",
      "--alignments also alignment.",
      "",
      "  firth translate run en-de test.en > test.out",
      "  firth score bleu test.out --ref test.de",
      "  printf 'A man sleeps.\\tHerr\\n' | firth translate run en-de --constraints"
    })
final class TranslateRunCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "RUN", description = "Directory of a trained model.")
  Path model;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The text (default: standard input).")
  Path file;

  @Mixin SearchOptions search;

  @Mixin PhraseOptions phrases;

  @Mixin AlignmentOptions alignments;

  @Mixin UnknownOptions unknown;

  @Mixin RunOptions run;

  @Option(
      names = "--tokenized",
      description =
          "Write what the model writes, such as lower case and blanks around punctuation (default:"
              + " put back into text).")
  boolean tokenized;

  @Mixin StrictOption strict;

  private long brokenBytes;
  private long cutLines;

  @Override
  protected void run(Console console) throws IOException {
    TranslationOptions options =
        run.options(search.options(spec()))
            .withAvoid(phrases.avoided(console, strict.isGiven()))
            .withUnknown(unknown.isWanted());
    AttentionLayer layer = alignments.layer();
    Optional<UnknownWords> replacing = unknown.read();
    var stopped = new AtomicBoolean();
    try (InputLines lines = InputLines.open(file, console);
        TranslationModel translation =
            TranslationModel.load(run.models(model), ModelFamilies.all());
        AttentionReader reader = reader(translation, layer)) {
      Torch.setThreads(1); // steps are too small to be shared, sentences are
      var output = new RunOutput(console, form());
      Optional<TranslationAligner> aligner =
          Optional.ofNullable(reader).map(of -> new TranslationAligner(of, replacing));
      for (InputBatch batch = lines.next(); batch != null; batch = lines.next()) {
        List<InputLine> next = batch.lines();
        // The engine must not be torn down while it computes.
        AwaitedWork.run(
            () -> stopped.set(true), () -> translate(next, translation, aligner, options, output));
        if (stopped.get()) {
          throw new InterruptedIOException("translation was interrupted");
        }
        if (!lines.isReady()) {
          console.out().flush();
        }
      }
    }
    StrictOption.warn(console, brokenBytes);
    phrases.warn(console);
    if (cutLines > 0) {
      console
          .err()
          .printf(
              "firth: %,d lines have more than %,d tokens; only their beginnings were translated%n",
              cutLines, search.maxSource);
    }
  }

  private RunOutput.Form form() {
    return new RunOutput.Form(search.nBest > 1, tokenized, phrases.constraints, alignments.wanted);
  }

  /** Null if nothing is to be aligned. */
  private AttentionReader reader(TranslationModel translation, AttentionLayer layer) {
    return alignments.wanted || unknown.isWanted() ? translation.attention(layer) : null;
  }

  private Void translate(
      List<InputLine> lines,
      TranslationModel translation,
      Optional<TranslationAligner> aligner,
      TranslationOptions options,
      RunOutput output)
      throws IOException {
    List<ConstrainedSentence> sentences = new ArrayList<>();
    for (InputLine line : lines) {
      brokenBytes += line.brokenBytes(strict.isGiven());
      sentences.add(phrases.sentence(line));
    }
    long first = lines.getFirst().number() - 1;
    List<TranslatedSentence> found = translation.translateConstrained(sentences, first, options);
    for (AlignedSentence sentence : aligned(sentences, found, aligner, options)) {
      cutLines += sentence.sentence().cut() ? 1 : 0;
      phrases.count(sentence.sentence());
      output.print(sentence);
    }
    return null;
  }

  private static List<AlignedSentence> aligned(
      List<ConstrainedSentence> sentences,
      List<TranslatedSentence> found,
      Optional<TranslationAligner> aligner,
      TranslationOptions options) {
    if (aligner.isEmpty()) {
      return found.stream().map(AlignedSentence::unaligned).toList();
    }
    List<String> texts = sentences.stream().map(ConstrainedSentence::text).toList();
    return aligner.get().align(texts, found, options);
  }
}
