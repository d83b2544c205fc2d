package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.PromptAnswers;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.NearestName;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.translate.AlignedSentence;
import dev.firth.seq2seq.translate.ConstrainedSentence;
import dev.firth.seq2seq.translate.TranslatedSentence;
import dev.firth.seq2seq.translate.Translation;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Translates sentences typed at a prompt, and obeys its commands. */
final class TranslationAnswers implements PromptAnswers {
  static final String GREETING =
      "a sentence, or a sentence | beginning of its translation; :help names commands, Ctrl-D"
          + " leaves";

  private static final List<String> COMMANDS =
      List.of(":alternatives", ":avoid", ":beam", ":help", ":must", ":nbest", ":settings");

  private static final String HELP =
      """
      :nbest N          show the N best translations
      :beam N           search with a beam of this width
      :alternatives [N] the 5, or N, best translations of the last sentence
      :must PHRASE      translations must have this phrase, too; without one, none
      :avoid PHRASE     translations must not have this phrase, either; without one, any
      :settings         what is set\
      """;

  private static final int ALTERNATIVES = 5;
  private static final String BAR = "(^|\\s)\\|(\\s|$)";

  private final Console console;
  private final TranslationModel model;
  private final PromptSettings settings;
  private String last = "";

  TranslationAnswers(Console console, TranslationModel model, PromptSettings settings) {
    this.console = console;
    this.model = model;
    this.settings = settings;
  }

  @Override
  public void answer(String line) {
    String text = line.strip();
    if (text.startsWith(":")) {
      int blank = text.indexOf(' ');
      String name = blank < 0 ? text : text.substring(0, blank);
      obey(name, text.substring(name.length()).strip());
    } else {
      translate(text, settings.options(), settings.nBest());
      last = text;
    }
  }

  private void obey(String command, String argument) {
    switch (command) {
      case ":nbest" -> settings.setNBest(number(command, argument));
      case ":beam" -> settings.setBeam(number(command, argument));
      case ":must" -> settings.addMust(argument);
      case ":avoid" -> settings.addAvoid(argument);
      case ":settings", ":help" -> {}
      case ":alternatives" -> {
        showAlternatives(argument.isEmpty() ? ALTERNATIVES : number(command, argument));
        return;
      }
      default ->
          throw new UsageException(
              "there is no command " + command + NearestName.question(command, COMMANDS));
    }
    if (command.equals(":help") && !console.json()) {
      console.err().println(HELP);
    } else {
      printSettings();
    }
  }

  private static int number(String command, String argument) {
    try {
      return Integer.parseInt(argument);
    } catch (NumberFormatException e) {
      throw new UsageException(command + " takes a number, not '" + argument + "'");
    }
  }

  private void showAlternatives(int number) {
    if (last.isEmpty()) {
      throw new UsageException(":alternatives are those of a sentence: write one first");
    }
    translate(last, settings.alternatives(number), number);
  }

  /** A line of output for each line of input, if programs read it. */
  private void printSettings() {
    Map<String, Object> all = settings.toMap();
    if (console.json()) {
      console.printJson(all);
    } else {
      console
          .err()
          .println(
              all.entrySet().stream()
                  .map(entry -> entry.getKey() + " " + entry.getValue())
                  .collect(Collectors.joining(", ")));
    }
  }

  private void translate(String line, TranslationOptions options, int several) {
    String[] parts = line.split(BAR, 2);
    if (parts[0].isBlank()) {
      throw new UsageException("there is no sentence before the |");
    }
    var sentence = new ConstrainedSentence(parts[0], settings.must());
    var search = parts.length > 1 ? options.withPrefix(parts[1].strip()) : options;
    // The engine must not be torn down while it computes.
    TranslatedSentence translated =
        AwaitedWork.run(
            () -> {}, () -> model.translateConstrained(List.of(sentence), 0, search).getFirst());
    print(translated, several);
  }

  private void print(TranslatedSentence translated, int several) {
    if (console.json()) {
      boolean constrained = !settings.must().isEmpty();
      new RunOutput(console, new RunOutput.Form(several > 1, false, constrained, false))
          .print(AlignedSentence.unaligned(translated));
      return;
    }
    for (Translation translation : translated.translations()) {
      String text = translation.text().replace('\n', ' ');
      console
          .out()
          .println(
              several > 1
                  ? String.format(Locale.ROOT, "%9.4f  %s", translation.score(), text)
                  : text);
    }
    if (!translated.constraintsMet()) {
      console.err().println("no translation has all phrases within its greatest length");
    }
  }

  @Override
  public Object noAnswer(String why) {
    return Map.of("error", why);
  }

  @Override
  public Stream<String> completions(String begun) {
    return COMMANDS.stream().filter(command -> begun.startsWith(":") && command.startsWith(begun));
  }
}
