package dev.firth.cli.bert;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth bert …}. */
@Command(
    name = "bert",
    header = "Pretrain BERT, fine-tune it, and use it.",
    subcommands = {
      BertPretrainCommand.class,
      BertDistillCommand.class,
      BertFinetuneCommand.class,
      BertExitsCommand.class,
      BertPredictCommand.class,
      BertFillMaskCommand.class,
      BertEmbedCommand.class
    })
public final class BertCommand extends CommandGroup {}
