package dev.firth.cli;

import dev.firth.cli.bert.BertCommand;
import dev.firth.cli.classify.ClassifyCommand;
import dev.firth.cli.corpus.CorpusCommand;
import dev.firth.cli.lm.LmCommand;
import dev.firth.cli.score.ScoreCommand;
import dev.firth.cli.search.SearchCommand;
import dev.firth.cli.shell.BrokenPipe;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.ConsoleOwner;
import dev.firth.cli.shell.ExitCodes;
import dev.firth.cli.shell.Failures;
import dev.firth.cli.shell.Noun;
import dev.firth.cli.tokenizer.TokenizerCommand;
import dev.firth.cli.translate.TranslateCommand;
import dev.firth.cli.vectors.VectorsCommand;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code firth} command. Exit codes: 0 done, 1 the work failed, 2 wrong use, 3 bad input data,
 * 130 interrupted. With {@code --json} the result is one JSON object on standard output, everything
 * else goes to standard error. An error is one line.
 */
@Command(
    name = "firth",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionText.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    header = "Text to tokens, tokens to vectors, and how good they are.")
public final class Firth implements Runnable, ConsoleOwner {
  private static final SequencedMap<String, Class<?>> NOUNS = nouns();

  private final Console console;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      order = 1000,
      description = "Print the result as one JSON object (default: text for people).")
  boolean json;

  @Option(
      names = "--progress",
      scope = ScopeType.INHERIT,
      order = 1001,
      paramLabel = "MODE",
      defaultValue = "auto",
      description =
          "How to show progress on standard error: auto, plain or none (default: ${DEFAULT-VALUE},"
              + " a redrawn line on a terminal and plain lines elsewhere).")
  String progress;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      order = 1002,
      description = "Show the stack trace of an error (default: one line).")
  boolean debug;

  private static SequencedMap<String, Class<?>> nouns() {
    var nouns = new LinkedHashMap<String, Class<?>>();
    nouns.put("quickstart", QuickstartCommand.class);
    nouns.put("doctor", DoctorCommand.class);
    nouns.put("corpus", CorpusCommand.class);
    nouns.put("tokenizer", TokenizerCommand.class);
    nouns.put("vectors", VectorsCommand.class);
    nouns.put("classify", ClassifyCommand.class);
    nouns.put("search", SearchCommand.class);
    nouns.put("translate", TranslateCommand.class);
    nouns.put("bert", BertCommand.class);
    nouns.put("lm", LmCommand.class);
    nouns.put("score", ScoreCommand.class);
    nouns.put("completion", CompletionCommand.class);
    nouns.put("rehearse", RehearseCommand.class);
    return Collections.unmodifiableSequencedMap(nouns);
  }

  private Firth(Console console) {
    this.console = console;
  }

  /** Without a noun: what there is. */
  @Override
  public void run() {
    console.out().println(commandLine(this, NOUNS.keySet()).getUsageMessage(console.ansi()));
  }

  @Override
  public Console console() {
    return console.with(json, progress);
  }

  /**
   * Runs one command line inside this JVM.
   *
   * @return the exit code
   */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return run(args, new Console(in, out, err, Ansi.OFF));
  }

  private static int run(String[] args, Console console) {
    var firth = new Firth(console);
    try {
      String[] ours = LanguageModelKind.translate(PeerSpellings.translate(args));
      int code = commandLine(firth, nounsFor(ours)).execute(ours);
      console.flush();
      return code;
    } catch (BrokenPipe e) {
      return ExitCodes.DONE;
    } catch (Throwable e) {
      return Failures.report(e, console.err(), firth.debug);
    }
  }

  /** The command line as picocli sees it, for tests of the help. */
  static CommandLine commandLine() {
    var console = new Console(InputStream.nullInputStream(), System.out, System.err, Ansi.OFF);
    return commandLine(new Firth(console), NOUNS.keySet());
  }

  /** The nouns that are needed: reading the options of all takes longer than most work. */
  private static Set<String> nounsFor(String[] args) {
    if (args.length == 0 || args[0].equals("completion")) {
      return NOUNS.keySet();
    }
    if (Set.of("--version", "-V").contains(args[0])) {
      return Set.of();
    }
    return NOUNS.containsKey(args[0]) ? Set.of(args[0]) : NOUNS.keySet();
  }

  private static CommandLine commandLine(Firth firth, Set<String> nouns) {
    Console console = firth.console;
    var line = new CommandLine(firth);
    NOUNS.forEach(
        (noun, command) -> {
          if (nouns.contains(noun)) {
            // A command line of its own, so that its verbs' model transformers are heard.
            line.addSubcommand(noun, new CommandLine(command));
          }
        });
    if (nouns.equals(NOUNS.keySet())) {
      for (Noun noun : ServiceLoader.load(Noun.class)) {
        line.addSubcommand(noun.name(), new CommandLine(noun.command()));
      }
    }
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setParameterExceptionHandler((e, args) -> wrongUse(e, console, firth));
    IExecutionExceptionHandler failures =
        (e, command, result) -> {
          if (e instanceof BrokenPipe) {
            // The reader has seen enough: head and less are no failures.
            return ExitCodes.DONE;
          }
          return Failures.report(e, console.err(), firth.debug);
        };
    line.setExecutionExceptionHandler(failures);
    return line;
  }

  private static int wrongUse(ParameterException e, Console console, Firth firth) {
    if (firth.debug) {
      e.printStackTrace(console.err());
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    var message = new StringBuilder(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      var suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        message.append("; did you mean ").append(String.join(" or ", suggestions)).append('?');
      }
    }
    console
        .err()
        .println(
            command
                + ": "
                + Failures.oneLine(message.toString())
                + " ("
                + command
                + " --help says more)");
    return ExitCodes.WRONG_USE;
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    var finished = new AtomicBoolean();
    Console console = Console.ofProcess();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!finished.get()) {
                    console.err().println("\nfirth: interrupted; unfinished files are removed");
                  }
                },
                "interrupted"));
    int code = run(args, console);
    finished.set(true);
    System.exit(code);
  }
}
