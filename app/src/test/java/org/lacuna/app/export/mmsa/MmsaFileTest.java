package org.lacuna.app.export.mmsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacuna.app.export.ExportItem;
import org.lacuna.app.export.ExportedClip;
import org.lacuna.app.export.NpzClipWriter;
import org.lacuna.app.export.Python;
import org.lacuna.app.export.SampleExtractions;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.extract.Extraction;

class MmsaFileTest {

  @TempDir Path folder;

  private ExportItem spool(String name, Extraction extraction, String grid) throws Exception {
    ExportItem item = new ExportItem(folder.resolve(name), name);
    AlignedFeatures features =
        AlignedFeatures.on(TimeGrid.ofKey(grid).orElseThrow(), extraction.features());
    NpzClipWriter.spooled()
        .write(
            new ExportedClip(item, extraction, features, new float[features.words().size()]),
            file -> {
              Path path = folder.resolve(file);
              Files.createDirectories(path.getParent());
              return path;
            });
    return item;
  }

  /** Four clips: two whole ones, one with sound alone, one with nothing. */
  private List<ExportItem> clips(String grid) throws Exception {
    List<ExportItem> items = new ArrayList<>();
    items.add(spool("a/one.mp4", SampleExtractions.full(), grid));
    items.add(spool("b/two.mp4", SampleExtractions.full(), grid));
    if (!grid.equals("words")) {
      items.add(spool("c.mp4", SampleExtractions.only(Modality.AUDIO), grid));
      items.add(spool("d.mp4", SampleExtractions.only(), grid));
    }
    return items;
  }

  private List<String> write(List<ExportItem> items, Optional<LabelTable> labels) throws Exception {
    return new MmsaFile(labels, NpzClipWriter::spooledName)
        .write(items, folder, Long.MAX_VALUE, folder.resolve(MmsaFile.NAME));
  }

  private LabelTable labels(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("labels.csv"), text);
    return LabelTable.read(file);
  }

  @Test
  void pythonReadsKeysShapesMasksAndLabels() throws Exception {
    Python.require("numpy", folder);
    LabelTable table =
        labels("id,label,split\na/one,1.5,train\nb/two.mp4,-0.5,train\nc,0,valid\nd.mp4,,test\n");
    assertThat(write(clips("native"), Optional.of(table))).isEmpty();
    Python.check(
        """
        import pickle
        import numpy as np
        data = pickle.load(open("mmsa.pkl", "rb"))
        assert list(data) == ["train", "valid", "test"]
        train, valid, test = data["train"], data["valid"], data["test"]
        keys = {"id", "raw_text", "audio", "vision", "text", "audio_lengths", "vision_lengths",
                "regression_labels", "classification_labels", "annotations"}
        for part, n in ((train, 2), (valid, 1), (test, 1)):
            assert keys <= set(part), set(part)
            for key, t, d in (("vision", 5, 9), ("audio", 8, 5), ("text", 3, 2)):
                values, mask = part[key], part[key + "_mask"]
                assert values.dtype == np.float32 and values.shape == (n, t, d), values.shape
                assert mask.dtype == bool and mask.shape == values.shape
                assert np.isfinite(values).all() and values.flags.writeable
                assert (values[~mask] == 0).all()
                assert len(part[key + "_lengths"]) == n
                assert len(part[key + "_names"]) == d
            assert part["regression_labels"].shape == (n,)
        assert train["id"] == ["a/one.mp4", "b/two.mp4"]
        assert train["raw_text"][0] == 'Good, na\u00efve table'
        assert train["regression_labels"].tolist() == [1.5, -0.5]
        assert train["classification_labels"].tolist() == [2, 0]
        assert train["annotations"] == ["Positive", "Negative"]
        assert valid["annotations"] == ["Neutral"] and valid["classification_labels"][0] == 1
        assert np.isnan(test["regression_labels"][0]) and test["annotations"] == [""]
        assert train["audio_lengths"] == [8, 8] and train["vision_lengths"] == [5, 5]
        # Silent in step 5, without F0 in step 3.
        mask = train["audio_mask"][0]
        assert not mask[5].any() and not mask[3, 0] and mask[3, 1:].all() and mask[4].all()
        assert abs(train["audio"][0, 7, 0] - 31) < 1e-6 and train["audio"][1, 7, 2] == -7
        assert train["vision_mask"][0].any(axis=1).tolist() == [False, True, False, False, True]
        # A modality that is not there is one step of nothing.
        assert valid["vision_lengths"] == [1] and not valid["vision_mask"].any()
        assert valid["audio_lengths"] == [8] and valid["audio_mask"].any()
        assert test["text_lengths"] == [1] and not test["audio_mask"].any()
        """,
        folder);
  }

  @Test
  void alignedFeaturesHaveOneStepAWordInEveryModality() throws Exception {
    Python.require("numpy", folder);
    assertThat(write(clips("words"), Optional.empty())).isEmpty();
    Python.check(
        """
        import pickle
        data = pickle.load(open("mmsa.pkl", "rb"))
        assert data["train"]["audio"].shape == (0, 3, 5) and data["train"]["id"] == []
        test = data["test"]
        assert test["vision"].shape[1] == test["audio"].shape[1] == test["text"].shape[1] == 3
        assert test["id"] == ["a/one.mp4", "b/two.mp4"]
        """,
        folder);
  }

  @Test
  void clipsWithoutALabelAreLeftOutAndCounted() throws Exception {
    List<String> notes =
        write(clips("native"), Optional.of(labels("id,label,split\na/one,1,train\n")));
    assertThat(notes).singleElement().asString().startsWith("3 clips have no line");
  }

  @Test
  void aFileThatDoesNotFitTheDiskIsRefusedBeforeItIsWritten() throws Exception {
    List<ExportItem> items = clips("native");
    Path file = folder.resolve(MmsaFile.NAME);
    assertThatThrownBy(
            () ->
                new MmsaFile(Optional.empty(), NpzClipWriter::spooledName)
                    .write(items, folder, 100, file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("GB are free");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|empty",
        "id,label\\na,1|no column \"split\"",
        "id,label,split\\na,1,future|Line 2",
        "id,label,split\\na,much,train|\"much\" is no number",
        "id,label,split\\na,1,train\\na,2,test|twice",
      })
  void aWrongLabelFileIsOneSentence(String text, String what) {
    assertThatThrownBy(() -> labels(text.replace("\\n", "\n")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining(what)
        .hasMessageEndingWith(".");
  }
}
