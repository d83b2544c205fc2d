package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.training.EmbeddingStart;
import dev.firth.corpora.Corpus;
import dev.firth.runs.ProgressPrinter;
import dev.firth.runs.RunDirectory;
import dev.firth.transformer.bert.data.PreparedDocuments;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.pretrain.BertPretraining;
import dev.firth.transformer.bert.pretrain.PretrainingOptions;
import dev.firth.transformer.bert.pretrain.PretrainingResult;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firth bert pretrain}. */
@Command(
    name = "pretrain",
    header = "Pretrain a BERT on text.",
    description = {
      "",
      "Learns a vocabulary, cuts the text into documents and sentences, says what will go",
      "wrong, and trains: masked tokens are to be said, and pairs of segments told apart.",
      "Every figure stands beside what simple rules reach on the same held-out rows.",
      "RUN then is a folder as Hugging Face's programs read it, with options.json,",
      "metrics.jsonl and provenance.json.",
      ""
    },
    footer = {
      "",
      "  firth bert pretrain wiki.txt --size tiny --max-minutes 60 --out bert-tiny",
      "  firth bert pretrain wiki.txt --variant roberta --vocab-kind bytebpe --out roberta",
      "  firth bert pretrain wiki.txt --long-length 512 --epochs 5 --out bert --resume"
    })
final class BertPretrainCommand extends FirthCommand {
  @Mixin CorpusArgument corpus;

  @Mixin PretrainingFlags flags;

  @Mixin VocabularyOptions vocabulary;

  @Mixin EmbeddingStart start;

  @Override
  protected void run(Console console) throws IOException {
    PretrainingOptions options = flags.options(flags.shape.usualPairs());
    start.check(flags.shape.embeddingDim());
    var preparation = vocabulary.preparation(flags.reading());
    try (Corpus learned = corpus.open(flags.text.strict.isGiven())) {
      new PretrainingJob(flags, options, preparation, this::train).run(learned, spec(), console);
    }
  }

  private PretrainingResult train(
      BertPretraining pretraining,
      PreparedDocuments documents,
      BertForPretraining model,
      RunDirectory run,
      ProgressPrinter progress)
      throws IOException {
    start
        .apply(model.bert().embeddings().tokens(), documents.tokenizer())
        .ifPresent(note -> progress.println("firth: " + note));
    return pretraining.train(model, run, flags.resume, progress);
  }
}
