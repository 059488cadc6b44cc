package org.lacuna.app.corpus;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.FeaturePool;
import org.lacuna.training.data.PoolItem;
import org.lacuna.training.data.SourceItem;

/**
 * Takes items from an earlier pool where the extractor is still the same, and extracts the others
 * anew. Whether it is the same is seen on the first item of a modality, which is always extracted:
 * identity, version, parameters and columns must all agree. An item is known by its id, so the
 * sources must not have changed under their names. The earlier pool stays the caller's.
 */
public final class ReusedItems implements ItemExtractor {

  private final ItemExtractor fresh;
  private final FeaturePool earlier;
  private final Map<String, PoolItem> known;
  private final Map<Modality, FeatureSpec> current = new EnumMap<>(Modality.class);

  private ReusedItems(ItemExtractor fresh, FeaturePool earlier, Map<String, PoolItem> known) {
    this.fresh = fresh;
    this.earlier = earlier;
    this.known = known;
  }

  /** Extractors that look into an earlier pool first; it must stay open as long as they are. */
  public static ItemExtractors of(ItemExtractors fresh, FeaturePool earlier) {
    Map<String, PoolItem> known = new HashMap<>();
    earlier.items().forEach(item -> known.put(item.id(), item));
    return () -> new ReusedItems(fresh.open(), earlier, known);
  }

  @Override
  public FeatureSequence extract(SourceItem item) throws LacunaException {
    PoolItem before = known.get(item.id());
    FeatureSpec now = current.get(item.modality());
    if (before != null
        && now != null
        && before.modality() == item.modality()
        && earlier.spec(item.modality()).equals(now)) {
      return earlier.sequence(before);
    }
    FeatureSequence extracted = fresh.extract(item);
    current.put(item.modality(), extracted.spec());
    return extracted;
  }

  @Override
  public void close() {
    fresh.close();
  }
}
