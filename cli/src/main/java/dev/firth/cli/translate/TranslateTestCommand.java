package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.ParallelCorpus;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.AwaitedWork;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.translate.TranslatedSentence;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.transformer.ModelFamilies;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth translate test}: how good a model's translations of a text are. */
@Command(
    name = "test",
    header = "Translate a text and score the translations.",
    footer = {
      "",
      "BLEU and chrF of the text as sacreBLEU computes them, with signatures; of a model",
      "that sees words of Moses also the tokenized BLEU of the literature, form:… in its",
      "signature. Then BLEU by length, and with --counts how well words are said by how",
      "often they were seen.",
      "",
      "  firth translate test en-de test.en test.de --counts train.de --out test.out"
    })
final class TranslateTestCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "RUN", description = "Directory of a trained model.")
  Path model;

  @Parameters(index = "1", paramLabel = "SOURCE", description = "Text, a sentence a line.")
  Path source;

  @Parameters(
      index = "2",
      paramLabel = "REFERENCE",
      description = "What it should be translated to, line by line.")
  Path reference;

  @Mixin SearchOptions search;

  @Mixin RunOptions run;

  @Option(
      names = "--counts",
      paramLabel = "FILE",
      description = "The training text of the target, whose words are counted (default: none).")
  Path counts;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write the translations, a line each (default: no).")
  Path out;

  @Override
  protected void run(Console console) throws IOException {
    TranslationOptions options = run.options(search.options(spec()));
    if (out != null) {
      AtomicFile.checkTarget(out);
    }
    ParallelLines lines = ParallelLines.read(source, reference);
    try (TranslationModel translation =
        TranslationModel.load(run.models(model), ModelFamilies.all())) {
      Optional<Object2LongOpenHashMap<String>> seen =
          counts == null ? Optional.empty() : Optional.of(count(translation));
      Torch.setThreads(1); // steps are too small to be shared, sentences are
      long begin = System.nanoTime();
      // The engine must not be torn down while it computes.
      List<TranslatedSentence> translated =
          AwaitedWork.run(() -> {}, () -> translation.translate(lines.sources(), options));
      double seconds = (System.nanoTime() - begin) * 1e-9;
      if (out != null) {
        write(translated);
      }
      var scores = new TestScores(translation.targetForm(), translated, lines.targets());
      new TestOutput(console, scores, seconds).print(seen);
    }
  }

  /** How often the words of the training text stand there, in the model's form. */
  private Object2LongOpenHashMap<String> count(TranslationModel translation) throws IOException {
    var seen = new Object2LongOpenHashMap<String>();
    try (var text = ParallelCorpus.of(counts);
        var reader = text.open()) {
      while (reader.next()) {
        for (String word : translation.targetForm().prepare(reader.text(0)).split("\\s+")) {
          seen.addTo(word, 1);
        }
      }
    }
    return seen;
  }

  private void write(List<TranslatedSentence> translated) throws IOException {
    List<String> texts = new ArrayList<>();
    translated.forEach(sentence -> texts.add(TestScores.text(sentence)));
    AtomicFile.write(
        out,
        stream -> stream.write((String.join("\n", texts) + "\n").getBytes(StandardCharsets.UTF_8)));
  }
}
