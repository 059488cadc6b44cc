package org.lacuna.app.corpus;

import java.util.EnumMap;
import java.util.Map;
import org.lacuna.app.boot.Services;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.audio.vad.SpeechNetwork;
import org.lacuna.media.text.WordEmbedder;
import org.lacuna.media.vision.FaceNetworks;
import org.lacuna.resources.LacunaResources;
import org.lacuna.training.data.SourceItem;

/** Sends each item to the extractor of its modality. Closing closes them. */
public final class ProgramItems implements ItemExtractor {

  private final Map<Modality, ItemExtractor> byModality = new EnumMap<>(Modality.class);

  private ProgramItems() {}

  /** Opens this program's own extractors; each call gives an independent set for one worker. */
  public static ItemExtractors of(Services services) {
    return () -> {
      ProgramItems items = new ProgramItems();
      try {
        items.byModality.put(
            Modality.AUDIO,
            new SpeechItems(
                services.media(), SpeechNetwork.open(services.runtime(), LacunaResources::model)));
        items.byModality.put(
            Modality.LANGUAGE, new TextItems(WordEmbedder.open(services.runtime(), 1)));
        items.byModality.put(
            Modality.VISION,
            new PictureItems(FaceNetworks.open(services.runtime(), LacunaResources::model)));
        return items;
      } catch (LacunaException e) {
        items.close();
        throw e;
      }
    };
  }

  @Override
  public FeatureSequence extract(SourceItem item) throws LacunaException {
    ItemExtractor extractor = byModality.get(item.modality());
    if (extractor == null) {
      throw new IllegalStateException("no extractor for " + item.modality().key());
    }
    return extractor.extract(item);
  }

  @Override
  public void close() {
    byModality.values().forEach(ItemExtractor::close);
  }
}
