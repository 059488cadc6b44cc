package org.lacuna.app.export.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacuna.app.export.ExportedClip;
import org.lacuna.app.export.SampleExtractions;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptReaders;

class CsvWriterTest {

  @TempDir Path folder;

  /** Rows of a written table by column name. */
  private List<Map<String, String>> table(ExportedClip clip, String ending, boolean vectors)
      throws IOException {
    new CsvWriter(vectors, true)
        .write(clip, name -> folder.resolve(name.substring(name.lastIndexOf('/') + 1)));
    List<String> lines = Files.readAllLines(folder.resolve("talk.mp4" + ending));
    String delimiter = ending.equals(".audio.csv") ? ";" : ",";
    String[] names = lines.get(0).split(delimiter, -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(delimiter, -1);
      assertThat(cells).hasSameSizeAs(names);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        assertThat(row.put(names[i], cells[i])).as("column %s once", names[i]).isNull();
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void theFaceTableIsWhatReadersOfOpenFaceExpect() throws Exception {
    List<Map<String, String>> rows = table(SampleExtractions.clip("native"), ".vision.csv", false);
    assertThat(rows).hasSize(5);
    assertThat(rows.get(0).keySet().stream().limit(12))
        .containsExactly(
            "frame",
            "face_id",
            "timestamp",
            "confidence",
            "success",
            "gaze_angle_x",
            "gaze_angle_y",
            "pose_Rx",
            "pose_Ry",
            "pose_Rz",
            "x_0",
            "x_1");
    assertThat(rows.get(0)).containsKeys("y_67", "AU01_r", "AU45_r", "mouth_opening");
    assertThat(rows.get(0)).doesNotContainKeys("au01", "gaze_yaw", "face_confidence", "x_68");

    Map<String, String> seen = rows.get(4);
    assertThat(seen)
        .containsEntry("frame", "5")
        .containsEntry("face_id", "2")
        .containsEntry("timestamp", "0.133468")
        .containsEntry("timestamp_end", "0.166835")
        .containsEntry("confidence", "0.875")
        .containsEntry("success", "1")
        .containsEntry("AU01_r", "1.5")
        .containsEntry("AU45_r", "0.0")
        .containsEntry("x_8", "154.0")
        .containsEntry("y_8", "304.0")
        .containsEntry("head_yaw", "10.0")
        .containsEntry("mouth_opening", "");
    double[] gaze = OpenFaceAngles.gaze(20, 10);
    assertThat(number(seen, "gaze_angle_x")).isCloseTo(gaze[0], within(1e-6));
    assertThat(number(seen, "gaze_angle_y")).isCloseTo(gaze[1], within(1e-6));
    double[] pose = OpenFaceAngles.pose(10, -5, 4);
    assertThat(number(seen, "pose_Rx")).isCloseTo(pose[0], within(1e-6));
    assertThat(number(seen, "pose_Ry")).isCloseTo(pose[1], within(1e-6));
    assertThat(number(seen, "pose_Rz")).isCloseTo(pose[2], within(1e-6));
  }

  private static double number(Map<String, String> row, String name) {
    return Double.parseDouble(row.getOrDefault(name, ""));
  }

  @Test
  void whatIsNotMeasuredIsEmptyAndNeverZero() throws Exception {
    List<Map<String, String>> rows = table(SampleExtractions.clip("native"), ".vision.csv", false);
    for (int hidden : new int[] {0, 2, 3}) {
      Map<String, String> row = rows.get(hidden);
      assertThat(row).containsEntry("success", "0");
      row.forEach(
          (name, cell) -> {
            boolean place = hidden == 2 && name.matches("[xy]_\\d+|confidence");
            if (place) {
              assertThat(cell).as(name).isNotEmpty();
            } else if (!name.matches("frame|face_id|timestamp|timestamp_end|success")) {
              assertThat(cell).as(name).isEmpty();
            }
          });
    }
    List<Map<String, String>> sound = table(SampleExtractions.clip("native"), ".audio.csv", false);
    assertThat(sound.get(3))
        .containsEntry("F0semitoneFrom27.5Hz", "NaN")
        .containsEntry("observed", "1");
    assertThat(sound.get(5))
        .containsEntry("Loudness", "NaN")
        .containsEntry("rms_db", "NaN")
        .containsEntry("observed", "0");
  }

  @Test
  void theTableOfAllFacesHasOneLineForEachFaceInAPicture() throws Exception {
    List<Map<String, String>> rows = table(SampleExtractions.clip("words"), ".faces.csv", false);
    assertThat(rows.stream().map(r -> r.get("frame"))).containsExactly("2", "3", "5");
    assertThat(rows.stream().map(r -> r.get("face_id"))).containsOnly("2");
    assertThat(rows.stream().map(r -> r.get("success"))).containsExactly("1", "0", "1");
    assertThat(rows.get(1)).containsEntry("confidence", "0.75").containsEntry("x_8", "153.0");
    assertThat(rows.get(1)).containsEntry("AU01_r", "").containsEntry("timestamp", "0.066734");
  }

  @Test
  void theSoundTableReadsBackAsItWas() throws Exception {
    ExportedClip clip = SampleExtractions.clip("native");
    List<Map<String, String>> rows = table(clip, ".audio.csv", false);
    FeatureSequence sound = clip.features().sequence(Modality.AUDIO).orElseThrow();
    assertThat(rows).hasSize(sound.steps());
    assertThat(rows.get(0).keySet())
        .containsExactly(
            "name",
            "frameTime",
            "F0semitoneFrom27.5Hz",
            "Loudness",
            "mfcc0",
            "F1frequency",
            "rms_db",
            "frameEnd",
            "observed");
    for (int t = 0; t < sound.steps(); t++) {
      Map<String, String> row = rows.get(t);
      assertThat(row).containsEntry("name", "'talk'");
      assertThat(Math.round(1e6 * number(row, "frameTime"))).isEqualTo(sound.startUs(t));
      assertThat(Math.round(1e6 * number(row, "frameEnd"))).isEqualTo(sound.endUs(t));
      for (String name : row.keySet()) {
        int column = sound.spec().indexOf(ForeignNames.fromOpenSmile(name));
        if (column >= 0 && sound.observed(t)) {
          assertThat(Float.valueOf(row.getOrDefault(name, "")))
              .isEqualTo(Float.valueOf(sound.value(t, column)));
        }
      }
    }
  }

  @Test
  void theWordTableIsATranscriptThatLacunaReads() throws Exception {
    ExportedClip clip = SampleExtractions.clip("native");
    new CsvWriter(true, false)
        .write(clip, name -> folder.resolve(name.substring(name.lastIndexOf('/') + 1)));
    Path file = folder.resolve("talk.mp4.words.csv");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo("start,end,word,origin,confidence,valence,e0,e1");
    assertThat(lines.get(1)).isEqualTo("0.000000,0.030000,\"Good,\",given,1.0,1.9,0.0,0.0");
    assertThat(lines.get(3)).startsWith("0.050000,0.060000,table,interpolated,1.0,,2.0,");
    Transcript read = TranscriptReaders.standard().read(file, clip.features().durationUs());
    List<TimedWord> words = clip.features().words();
    assertThat(read.words()).hasSize(words.size());
    for (int i = 0; i < words.size(); i++) {
      assertThat(read.words().get(i).startUs()).isEqualTo(words.get(i).startUs());
      assertThat(read.words().get(i).endUs()).isEqualTo(words.get(i).endUs());
      assertThat(read.words().get(i).origin()).isEqualTo(words.get(i).origin());
      assertThat(read.words().get(i).confidence()).isEqualTo(words.get(i).confidence());
    }
    assertThat(read.words().get(1).text()).isEqualTo(words.get(1).text());
  }

  @Test
  void onOtherStepsEachTableHasThem() throws Exception {
    ExportedClip clip = SampleExtractions.clip("words");
    List<Map<String, String>> faces = table(clip, ".vision.csv", false);
    List<Map<String, String>> sound = table(clip, ".audio.csv", false);
    assertThat(faces).hasSize(3);
    assertThat(sound).hasSize(3);
    assertThat(faces.get(1))
        .containsEntry("timestamp", "0.030000")
        .containsEntry("timestamp_end", "0.050000")
        .containsEntry("success", "1")
        .doesNotContainKey("x_0");
    assertThat(faces.get(0)).containsEntry("success", "0").containsEntry("pose_Rx", "");
  }

  @Test
  void aModalityThatIsNotThereHasNoTable() throws Exception {
    ExportedClip clip = SampleExtractions.clip("native");
    new CsvWriter(false, false)
        .write(clip, name -> folder.resolve(name.substring(name.lastIndexOf('/') + 1)));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "f0_semitone, F0semitoneFrom27.5Hz",
    "jitter_local, jitterLocal",
    "shimmer_local_db, shimmerLocaldB",
    "hnr, HNRdBACF",
    "h1_h2, logRelF0-H1-H2",
    "h1_a3, logRelF0-H1-A3",
    "f2_bandwidth, F2bandwidth",
    "f3_amplitude, F3amplitudeLogRelF0",
    "loudness, Loudness",
    "alpha_ratio, alphaRatio",
    "hammarberg_index, hammarbergIndex",
    "spectral_slope_0_500, slope0-500",
    "spectral_slope_500_1500, slope500-1500",
    "spectral_flux, spectralFlux",
    "mfcc_12, mfcc12",
    "zero_crossing_rate, zero_crossing_rate",
  })
  void soundHasOpenSmilesNames(String ours, String theirs) {
    assertThat(ForeignNames.openSmile(ours)).isEqualTo(theirs);
    assertThat(ForeignNames.fromOpenSmile(theirs)).isEqualTo(ours);
  }

  @ParameterizedTest
  @CsvSource({"au01, AU01_r", "au45, AU45_r", "mouth_opening, mouth_opening", "blink, blink"})
  void actionUnitsHaveOpenFacesNames(String ours, String theirs) {
    assertThat(ForeignNames.openFace(ours)).isEqualTo(theirs);
    assertThat(ForeignNames.fromOpenFace(theirs)).isEqualTo(ours);
  }
}
