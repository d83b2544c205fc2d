package dev.firth.eval.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.firth.eval.report.Curve.Point;
import dev.firth.eval.report.ReliabilityPanel.Bin;
import dev.firth.eval.report.TablePanel.Column;
import dev.firth.runs.FirthVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A report as one JSON object; numbers that JSON does not have become null. */
final class ReportJson {
  private final Report report;
  private final StringWriter text = new StringWriter();

  ReportJson(Report report) {
    this.report = report;
  }

  String text() {
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("title", report.title());
      json.writeStringField("description", report.description());
      json.writeStringField("version", "firth-" + FirthVersion.current());
      json.writeArrayFieldStart("headlines");
      for (Headline headline : report.headlines()) {
        write(json, headline);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("panels");
      for (Panel panel : report.panels()) {
        write(json, panel);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, Headline headline) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", headline.name());
    fields(json, headline.estimate());
    json.writeStringField("note", headline.note());
    json.writeStringField("signature", headline.signature());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Panel panel) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", kind(panel));
    json.writeStringField("title", panel.title());
    json.writeStringField("caption", panel.caption());
    switch (panel) {
      case BarPanel bars -> fields(json, bars);
      case CurvePanel curves -> fields(json, curves);
      case HeatPanel heat -> fields(json, heat);
      case MatrixPanel matrix -> fields(json, matrix);
      case ReliabilityPanel reliability -> fields(json, reliability);
      case TablePanel table -> fields(json, table);
    }
    json.writeEndObject();
  }

  private static String kind(Panel panel) {
    return switch (panel) {
      case BarPanel _ -> "bars";
      case CurvePanel _ -> "curves";
      case HeatPanel _ -> "heat";
      case MatrixPanel _ -> "confusion";
      case ReliabilityPanel _ -> "reliability";
      case TablePanel _ -> "table";
    };
  }

  private static void fields(JsonGenerator json, BarPanel panel) throws IOException {
    json.writeStringField("axis", panel.axis().name());
    json.writeStringField("counted", panel.countName());
    strings(json, "series", panel.series());
    json.writeArrayFieldStart("groups");
    for (BarGroup group : panel.groups()) {
      json.writeStartObject();
      json.writeStringField("label", group.label());
      if (group.count() >= 0) {
        json.writeNumberField("count", group.count());
      }
      json.writeArrayFieldStart("bars");
      for (Estimate bar : group.bars()) {
        write(json, bar);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void fields(JsonGenerator json, CurvePanel panel) throws IOException {
    json.writeStringField("x", panel.x().name());
    json.writeStringField("y", panel.y().name());
    json.writeArrayFieldStart("curves");
    for (Curve curve : panel.curves()) {
      json.writeStartObject();
      json.writeStringField("name", curve.name());
      json.writeStringField("note", curve.note());
      json.writeStringField("drawing", curve.drawing().name().toLowerCase(Locale.ROOT));
      json.writeArrayFieldStart("points");
      for (Point point : curve.points()) {
        json.writeStartArray();
        number(json, point.x());
        number(json, point.y());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void fields(JsonGenerator json, MatrixPanel panel) throws IOException {
    strings(json, "labels", panel.labels());
    json.writeArrayFieldStart("counts");
    for (List<Long> row : panel.counts()) {
      json.writeStartArray();
      for (long count : row) {
        json.writeNumber(count);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void fields(JsonGenerator json, HeatPanel panel) throws IOException {
    strings(json, "rows", panel.rows());
    strings(json, "columns", panel.columns());
    json.writeArrayFieldStart("shares");
    for (List<Double> row : panel.shares()) {
      json.writeStartArray();
      for (double share : row) {
        number(json, share);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void fields(JsonGenerator json, ReliabilityPanel panel) throws IOException {
    json.writeArrayFieldStart("bins");
    for (Bin bin : panel.bins()) {
      json.writeStartObject();
      number(json, "low", bin.low());
      number(json, "high", bin.high());
      json.writeNumberField("count", bin.count());
      number(json, "confidence", bin.confidence());
      number(json, "accuracy", bin.accuracy());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void fields(JsonGenerator json, TablePanel panel) throws IOException {
    strings(json, "columns", panel.columns().stream().map(Column::name).toList());
    json.writeArrayFieldStart("rows");
    for (List<Object> row : panel.rows()) {
      json.writeStartArray();
      for (Object cell : row) {
        cell(json, cell);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void cell(JsonGenerator json, Object cell) throws IOException {
    switch (cell) {
      case Estimate estimate -> write(json, estimate);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Number number -> number(json, number.doubleValue());
      default -> json.writeString(cell.toString());
    }
  }

  private static void write(JsonGenerator json, Estimate estimate) throws IOException {
    json.writeStartObject();
    fields(json, estimate);
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, Estimate estimate) throws IOException {
    number(json, "value", estimate.value());
    if (estimate.hasInterval()) {
      number(json, "low", estimate.low());
      number(json, "high", estimate.high());
    }
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    number(json, value);
  }

  private static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
