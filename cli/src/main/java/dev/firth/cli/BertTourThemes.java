package dev.firth.cli;

import dev.firth.cli.bert.TfIdfBaseline;
import dev.firth.cli.bert.TuningScore;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.transformer.bert.finetune.FineTuning;
import dev.firth.transformer.bert.finetune.FineTuningOptions;
import dev.firth.transformer.bert.finetune.LabelAnswer;
import dev.firth.transformer.bert.finetune.PretrainedModel;
import dev.firth.transformer.bert.finetune.TextClassification;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Fold;
import dev.firth.transformer.bert.finetune.data.LabelledTextReader;
import dev.firth.transformer.bert.finetune.data.TextColumns;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Fine-tuning in the quickstart: to tell the themes of texts, with and without pretraining. */
final class BertTourThemes {
  private static final FineTuningOptions OPTIONS =
      FineTuningOptions.defaults().withEpochs(20, 5e-4).withBatch(16);

  private final Fold<TextInput, String> texts;
  private final PretrainedModel pretrained;
  private final Path out;
  private final long seed;

  BertTourThemes(BertTourFiles files, Path model, Path out, long seed) throws IOException {
    texts = new Fold<>(read(files.train()), read(files.valid()));
    pretrained = PretrainedModel.open(model);
    this.out = out;
    this.seed = seed;
  }

  private static List<Example<TextInput, String>> read(Path file) throws IOException {
    return LabelledTextReader.read(file, TextColumns.found());
  }

  /** Accuracy by the way it was reached; the fine-tuned model is written. */
  SequencedMap<String, Double> compare(Progress progress) throws IOException {
    var task = TextClassification.of(texts.training());
    var tuning =
        new FineTuning<>(
            task,
            pretrained,
            texts.training(),
            texts.validation(),
            TuningScore.ofLabels(),
            pretrained.options().positions());
    var accuracy = new LinkedHashMap<String, Double>();
    accuracy.put("accuracy", train(tuning, false, progress));
    accuracy.put("fromScratch", train(tuning, true, progress));
    accuracy.put("tfIdf", TfIdfBaseline.score(List.of(texts)).get("accuracy"));
    return accuracy;
  }

  private double train(
      FineTuning<TextInput, String, LabelAnswer> tuning, boolean fromScratch, Progress progress)
      throws IOException {
    Path folder = out.resolve("runs").resolve(fromScratch ? "scratch" : "pretrained");
    var provenance = Provenance.capture(seed, "pytorch", List.of("quickstart"));
    try (var run = RunDirectory.create(folder, EffectiveOptions.none(), provenance)) {
      var result = tuning.train(OPTIONS.withStart(fromScratch, seed), run, progress);
      try (var model = result.model()) {
        if (!fromScratch) {
          model.write(out);
        }
      }
      return result.training().best().get("accuracy");
    }
  }
}
