package dev.firth.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.testkit.HardStrings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^>]*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s([a-zA-Z0-9-]+)=\"([^\"]*)\"");

  private static final String[] ATTACKS = {
    "<script>alert(1)</script>",
    "</title></style></svg><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "&lt;b&gt; &#60;script&#62; &amp;amp;",
    "<!-- --> <![CDATA[ ]]> <?php ?>",
    "--></style><style>body{display:none}",
    "{{7*7}} ${7*7} %s %n \\u003cscript\\u003e"
  };

  static Stream<String> hostileTexts() {
    // The hard strings all at once: a page a string takes seconds.
    return Stream.concat(Stream.of(ATTACKS), Stream.of(String.join(" ", HardStrings.all(100))));
  }

  private static final Structure PLAIN = Structure.of(page("plain"));

  private static String page(String text) {
    return Samples.everything(text).toHtml().replace("<!DOCTYPE html>", "");
  }

  /** What a page consists of, whatever its texts say. */
  private record Structure(List<String> tags, Set<String> attributes) {
    static Structure of(String page) {
      var tags = new ArrayList<String>();
      var attributes = new TreeSet<String>();
      var tag = TAG.matcher(page);
      while (tag.find()) {
        tags.add(tag.group(1) + tag.group(2));
        var attribute = ATTRIBUTE.matcher(tag.group(3));
        while (attribute.find()) {
          attributes.add(attribute.group(1));
        }
        assertEquals("", ATTRIBUTE.matcher(tag.group(3)).replaceAll(""), tag.group());
      }
      return new Structure(tags, attributes);
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void textsDoNotChangeWhatThePageConsistsOf(String text) {
    String page = page(text);
    assertEquals(PLAIN, Structure.of(page));
    assertFalse(page.contains("<script"), page);
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void textsComeBackFromTheJson(String text) throws IOException {
    JsonNode json = new ObjectMapper().readTree(Samples.everything(text).toJson());
    assertEquals("Report on " + text, json.get("title").textValue());
    assertEquals("family", json.at("/panels/0/groups/1/label").textValue());
  }

  @Test
  void pageHasNoScriptAndLoadsNothing() {
    String page = page("x");
    var structure = Structure.of(page);
    for (String tag : new String[] {"script", "img", "iframe", "object", "embed", "form", "base"}) {
      assertFalse(structure.tags().contains(tag), tag);
    }
    assertTrue(structure.attributes().stream().noneMatch(name -> name.startsWith("on")));
    assertFalse(structure.attributes().contains("style"));
    assertFalse(structure.attributes().contains("src"));
    assertFalse(Pattern.compile("(?i)https?://|url\\(|@import").matcher(page).find());
  }

  @Test
  void everyElementIsClosedAndEveryNameIsGivenOnce() {
    String page = page("x");
    var open = new ArrayList<String>();
    for (String tag : Structure.of(page).tags()) {
      if (tag.startsWith("/")) {
        assertEquals(tag.substring(1), open.removeLast());
      } else if (!Set.of("meta", "link", "wbr").contains(tag)) {
        open.add(tag);
      }
    }
    assertEquals(List.of(), open);
    var ids = new HashSet<String>();
    var id = Pattern.compile(" id=\"([^\"]+)\"").matcher(page);
    while (id.find()) {
      assertTrue(ids.add(id.group(1)), id.group(1));
    }
    var reference = Pattern.compile("aria-labelledby=\"([^\"]+)\"").matcher(page);
    while (reference.find()) {
      assertTrue(ids.containsAll(List.of(reference.group(1).split(" "))), reference.group(1));
    }
  }

  @Test
  void everyNumberOfAPlotIsAlsoText() {
    String page = Samples.everything("x").toHtml();
    for (String number :
        new String[] {
          "81.2\u00a0%", "[15.0\u00a0%, 26.0\u00a0%]", "0.6100", "−0.1200", "506", "120", "19,544"
        }) {
      assertTrue(page.contains(number), number);
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void imagesAreXmlWithNothingInIt(String text) throws Exception {
    String svg = Samples.heat(text).toSvg();
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    Document image = builder.parse(new InputSource(new StringReader(svg)));
    assertEquals(5, image.getElementsByTagName("text").getLength());
    assertEquals(3, cells(image).size());
    assertEquals(0, image.getElementsByTagName("script").getLength());
    assertTrue(cells(image).get(1).getTextContent().endsWith(": 0.751"), svg);
  }

  private static List<Element> cells(Document image) {
    var cells = new ArrayList<Element>();
    var squares = image.getElementsByTagName("rect");
    for (int i = 0; i < squares.getLength(); i++) {
      var square = (Element) squares.item(i);
      if (square.getAttribute("class").equals("cell")) {
        cells.add(square);
      }
    }
    return cells;
  }

  @Test
  void heatMapsOfLongSentencesStaySmall() {
    List<String> words = IntStream.range(0, 200).mapToObj(i -> "word" + i).toList();
    List<List<Double>> shares =
        IntStream.range(0, 200)
            .mapToObj(row -> IntStream.range(0, 200).mapToObj(i -> i == row ? 0.9 : 5e-4).toList())
            .toList();
    String page = Report.titled("long").with(new HeatPanel("m", "", words, words, shares)).toHtml();
    assertTrue(page.length() < 200_000, "length " + page.length());
  }

  @Test
  void samePageForTheSameReport() {
    assertEquals(Samples.everything("x").toHtml(), Samples.everything("x").toHtml());
  }

  @Test
  void jsonHasNullForWhatIsNoNumberAndAllPoints() throws IOException {
    JsonNode json = new ObjectMapper().readTree(Samples.everything("x").toJson());
    assertTrue(json.at("/headlines/1/value").isNull());
    assertTrue(json.at("/headlines/1/low").isMissingNode());
    assertEquals(0.81, json.at("/headlines/0/low").doubleValue());
    assertEquals(1201, json.at("/panels/2/curves/0/points").size());
    assertEquals(0.8123, json.at("/panels/0/groups/0/bars/0/value").doubleValue());
    assertTrue(json.at("/panels/0/groups/2/count").isMissingNode());
    assertEquals(99, json.at("/panels/5/counts/1/1").intValue());
    assertEquals(19544, json.at("/panels/7/rows/1/3").intValue());
  }

  @Test
  void longCurvesAreThinnedOnThePageOnly() {
    var points = new ArrayList<Curve.Point>();
    for (int i = 0; i < 200_000; i++) {
      points.add(new Curve.Point(i, i % 7));
    }
    var axis = Axis.of("step", NumberStyle.COUNT);
    var panel = CurvePanel.of("noise", axis, axis, List.of(Curve.line("noise", points)));
    String page = Report.titled("noise").with(panel).toHtml();
    assertTrue(page.length() < 100_000, "length " + page.length());
    assertTrue(page.contains("25 of 200,000 points"), "says how many are shown");
  }

  @Test
  void emptyReportsArePages() {
    String page =
        Report.titled("")
            .with(CurvePanel.of("", Axis.share("x"), Axis.of("y", NumberStyle.PLAIN), List.of()))
            .with(
                new BarPanel(
                    "", "", Axis.of("", NumberStyle.PLAIN), "", List.of("only"), List.of()))
            .with(new MatrixPanel("", "", List.of(), List.of()))
            .with(new HeatPanel("", "", List.of(), List.of(), List.of()))
            .with(new ReliabilityPanel("", "", List.of()))
            .with(new TablePanel("", "", List.of(), List.of()))
            .toHtml();
    assertTrue(page.endsWith("</html>\n"), page);
  }

  @Test
  void matricesOfManyClassesShowTheirGreatestConfusions() {
    var labels = new ArrayList<String>();
    var counts = new ArrayList<List<Long>>();
    for (int row = 0; row < 100; row++) {
      labels.add("class" + row);
      var line = new ArrayList<Long>();
      for (int column = 0; column < 100; column++) {
        line.add(row == column ? 50L : row == 7 && column == 8 ? 1234L : 0L);
      }
      counts.add(line);
    }
    String page = Report.titled("many").with(new MatrixPanel("m", "", labels, counts)).toHtml();
    assertTrue(page.contains("1,234") && page.contains("class8"), page);
    assertFalse(page.contains("class9<"), "only what was confused is listed");
  }

  @Test
  void panelsRefuseDataThatDoNotFit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new MatrixPanel("m", "", List.of("a", "b"), List.of(List.of(1L, 2L))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new MatrixPanel("m", "", List.of("a"), List.of(List.of(-1L))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new HeatPanel("h", "", List.of("a"), List.of("b"), List.of(List.of(1.1))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new HeatPanel("h", "", List.of("a"), List.of("b"), List.of(List.of())));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new BarPanel(
                "b",
                "",
                Axis.share("x"),
                "",
                List.of("one", "two"),
                List.of(BarGroup.of("g", 1, 0.5))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TablePanel("t", "", List.of(TablePanel.Column.text("a")), List.of(List.of(true))));
  }

  @Test
  void writesThePageAndTheJsonBesideIt(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("my report #1.html");
    Samples.everything("x").write(page);
    Path json = folder.resolve("my report #1.json");
    assertEquals(Samples.everything("x").toJson(), Files.readString(json));
    assertTrue(Files.readString(page).contains("href=\"./my%20report%20%231.json\""));
  }

  @Test
  void jsonNeverTakesThePlaceOfThePage() {
    assertEquals(Path.of("a/x.json"), Report.jsonFile(Path.of("a/x.html")));
    assertEquals(Path.of("x.y.json"), Report.jsonFile(Path.of("x.y")));
    assertEquals(Path.of("x.json.json"), Report.jsonFile(Path.of("x.json")));
    assertEquals(Path.of(".html.json"), Report.jsonFile(Path.of(".html")));
  }
}
