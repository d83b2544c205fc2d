package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;

/** What the commands say that change a vocabulary. */
final class ChangeReport {
  private ChangeReport() {}

  /** Prints sizes before and after. */
  static void print(Console console, Path out, int before, int after, int kept) {
    if (console.json()) {
      var json = new LinkedHashMap<String, Object>();
      json.put("model", out.toString());
      json.put("before", before);
      json.put("tokens", after);
      json.put("kept", kept);
      console.printJson(json);
    } else {
      console
          .out()
          .printf(Locale.ROOT, "%,d tokens (%,d before, %,d kept): %s%n", after, before, kept, out);
    }
  }
}
