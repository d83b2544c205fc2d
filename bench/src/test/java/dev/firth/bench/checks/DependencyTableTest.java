package dev.firth.bench.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every library that a POM names has its row in docs/dependencies.md, and no row is left over. */
class DependencyTableTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<(?:dependency|path)>(.*?)</(?:dependency|path)>", Pattern.DOTALL);
  private static final Pattern GROUP = Pattern.compile("<groupId>\\s*(\\S+?)\\s*</groupId>");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>\\s*(\\S+?)\\s*</artifactId>");
  private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|(.*)\\|$");

  private final ProjectFiles project = ProjectFiles.here();

  @Test
  void libraryAndRowBelongTogether() throws IOException {
    var libraries = libraries();
    assertFalse(libraries.isEmpty());
    assertEquals(libraries, new TreeSet<>(rows().stream().map(List::getFirst).toList()));
  }

  @Test
  void rowSaysForWhatWeightAndWhatItSpares() throws IOException {
    for (List<String> row : rows()) {
      assertEquals(5, row.size(), "library, scope, KB, for what, without it: " + row);
      assertTrue(row.get(2).matches("[\\d,]+"), "weight in KB: " + row);
      assertFalse(row.get(3).isBlank() || row.get(4).isBlank(), row.toString());
    }
  }

  private Set<String> libraries() throws IOException {
    var libraries = new TreeSet<String>();
    for (Path pom : project.poms()) {
      var dependencies = DEPENDENCY.matcher(Files.readString(pom));
      while (dependencies.find()) {
        String group = first(GROUP, dependencies.group(1));
        if (!group.equals("dev.firth")) {
          libraries.add(group + ":" + first(ARTIFACT, dependencies.group(1)));
        }
      }
    }
    return libraries;
  }

  private List<List<String>> rows() throws IOException {
    var rows = new ArrayList<List<String>>();
    for (String line : Files.readAllLines(project.resolve("docs/dependencies.md"))) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        var cells = new ArrayList<String>();
        cells.add(row.group(1));
        for (String cell : row.group(2).split("\\|", -1)) {
          cells.add(cell.strip());
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private static String first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertTrue(matcher.find(), () -> pattern + " not in " + text);
    return matcher.group(1);
  }
}
