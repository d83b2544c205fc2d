package dev.firth.cli.bert;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth bert …}. */
@Command(
    name = "bert",
    header = "Pretrain BERT and its family on text.",
    subcommands = {BertPretrainCommand.class})
public final class BertCommand extends CommandGroup {}
