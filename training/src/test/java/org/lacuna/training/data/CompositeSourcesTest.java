package org.lacuna.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.kt.Emotion;
import org.lacuna.training.method.Required;

class CompositeSourcesTest {

  @TempDir Path folder;

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<SourceItem> fixture() throws Exception {
    String head = "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID\n";
    write(
        "text/MELD/train_sent_emo.csv",
        head
            + "1,\"Oh, \"\"no\"\" he\u2019s gone\",A,sadness,negative,0,0\n"
            + "2,We won the game,A,joy,positive,0,1\n"
            + "3,Is it,A,surprise,positive,0,2\n");
    write("text/MELD/dev_sent_emo.csv", head + "1,Leave me alone,A,anger,negative,0,0\n");
    write("text/MELD/test_sent_emo.csv", head + "1,we WON the game!,A,joy,positive,0,0\n");
    String data = "text/goemotions/data/original/";
    write(data + "labels.txt", "anger\njoy\nneutral\n");
    write(data + "train.tsv", "So [NAME] did it\t1\tc1\nTwo labels here\t0,1\tc2\n");
    write(data + "dev.tsv", "It is noon\t2\tc3\n");
    write(data + "test.tsv", "Go away now\t0\tc4\n");
    write(
        "mosi/utterances.csv",
        """
        id,split_standard,split_bclstm,sentiment,polarity,transcript
        ab_c_1,train,test,2.4000,1,IT WAS GOOD
        xy_2,val,test,-1,0,SAD PART
        z_1,test,test,0,0,WELL OK
        """);
    for (int actor = 1; actor <= 7; actor++) {
      write("speech/ravdess/03-01-03-01-01-01-0" + actor + ".flac", "");
      write("speech/emodb/0" + actor + "a01Wa.flac", "");
      write("speech/emodb/0" + actor + "a01La.flac", "");
    }
    write(
        "faces/labels.csv",
        """
        image,expression
        Jo_Do_0001.jpg,anger
        Jo_Do_0002.jpg,neutral
        Al_Bo_0001.jpg,disgust
        """);
    write("faces/images/Jo_Do_0001.jpg", "");
    return new CompositeSources(folder, CompositeSources.Limits.DEFAULT).list();
  }

  @Test
  void everySourceIsRead() throws Exception {
    List<SourceItem> items = fixture();
    Map<String, SourceItem> byId = new HashMap<>();
    items.forEach(i -> byId.put(i.id(), i));
    SourceItem sad = Required.entry(byId, "meld/train/0/0");
    assertThat(sad.content()).isEqualTo("Oh, \"no\" he's gone");
    assertThat(sad.emotion()).isEqualTo(Emotion.SAD);
    assertThat(byId).doesNotContainKey("meld/train/0/2");
    assertThat(Required.entry(byId, "goemotions/c1").content()).isEqualTo("So someone did it");
    assertThat(byId).doesNotContainKey("goemotions/c2");
    SourceItem scored = Required.entry(byId, "mosi/ab_c_1");
    assertThat(scored.sentiment()).isEqualTo(2.4f);
    assertThat(scored.emotion()).isNull();
    assertThat(scored.group()).isEqualTo("mosi/ab_c");
    assertThat(Required.entry(byId, "mosi/xy_2").split()).isEqualTo(Split.VALID);
    assertThat(items).filteredOn(i -> i.source().equals("ravdess") && i.pace() == 1).hasSize(7);
    assertThat(items)
        .filteredOn(i -> i.source().equals("emodb") && i.pace() == 1)
        .hasSize(7)
        .allMatch(i -> i.emotion() == Emotion.ANGRY && i.modality() == Modality.AUDIO);
    assertThat(items).filteredOn(i -> i.source().equals("faces")).hasSize(2);
  }

  @Test
  void onlyVoicesOfTheTrainingPartAreHeardAtOtherPaces() throws Exception {
    List<SourceItem> items = fixture();
    assertThat(items)
        .filteredOn(i -> i.pace() != 1)
        .isNotEmpty()
        .allMatch(i -> i.split() == Split.TRAIN && i.modality() == Modality.AUDIO)
        .allMatch(i -> i.id().endsWith("@" + i.pace()));
    assertThat(items)
        .filteredOn(i -> i.split() == Split.TRAIN && i.modality() == Modality.AUDIO)
        .extracting(SourceItem::pace)
        .containsOnly(1.0, 0.86, 0.93, 1.07, 1.15);
    assertThat(items)
        .filteredOn(i -> i.split() == Split.TRAIN && i.modality() == Modality.AUDIO)
        .filteredOn(i -> i.pace() == 1)
        .allSatisfy(
            i ->
                assertThat(items)
                    .filteredOn(other -> other.content().equals(i.content()))
                    .hasSize(5)
                    .allMatch(other -> other.emotion() == i.emotion()));
  }

  @Test
  void aTextOfTheTestIsNotInTheTraining() throws Exception {
    assertThat(fixture())
        .extracting(SourceItem::id)
        .contains("meld/test/0/0")
        .doesNotContain("meld/train/0/1");
  }

  @Test
  void theSameFolderGivesTheSameList() throws Exception {
    List<SourceItem> first = fixture();
    assertThat(new CompositeSources(folder, CompositeSources.Limits.DEFAULT).list())
        .isEqualTo(first);
  }

  @Test
  void aMissingSourceIsNamed() {
    assertThatThrownBy(() -> new CompositeSources(folder, CompositeSources.Limits.DEFAULT).list())
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("train_sent_emo.csv");
  }

  @Test
  void noGroupLiesInTwoSplitsOfTheRealData() throws Exception {
    Path data = Path.of(System.getProperty("lacuna.data", "none"));
    Assumptions.assumeTrue(
        Files.isDirectory(data.resolve("speech")), "the research data are not on this machine");
    List<SourceItem> items = new CompositeSources(data, CompositeSources.Limits.DEFAULT).list();
    Map<String, Split> groups = new HashMap<>();
    Set<String> cells = new HashSet<>();
    Map<String, Split> texts = new HashMap<>();
    for (SourceItem i : items) {
      Split known = groups.putIfAbsent(i.group(), i.split());
      assertThat(known == null || known == i.split()).as(i.group()).isTrue();
      cells.add(i.modality() + "/" + i.split() + "/" + i.emotion());
      if (i.modality() == Modality.LANGUAGE) {
        Split before = texts.putIfAbsent(CompositeSources.plain(i.content()), i.split());
        assertThat(before == null || before == i.split()).as(i.content()).isTrue();
      }
    }
    // 3 modalities x 3 splits x 4 emotions, and the scored texts of 3 splits
    assertThat(cells).hasSize(39);
    assertThat(items).extracting(SourceItem::id).doesNotHaveDuplicates();
  }
}
