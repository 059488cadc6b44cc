package org.lacuna.app.annotate.format;

import java.util.List;

/**
 * What was found in a file.
 *
 * @param tiers in the file's order; not empty
 * @param remarks what the file has that could not be taken over as it is, one sentence each
 */
public record Noted(List<NotedTier> tiers, List<String> remarks) {

  public Noted {
    tiers = List.copyOf(tiers);
    remarks = List.copyOf(remarks);
  }
}
