package org.lacuna.app.lanes;

import java.util.function.Supplier;
import org.lacuna.app.timeline.TimelineLane;

/**
 * A lane that can be had.
 *
 * @param id letters, digits, dots, underscores and hyphens; stable, part of what is remembered
 * @param group under which it stands in the menu, for a person
 * @param name in the menu, for a person
 * @param height that it takes when nobody has said otherwise, units of the scene
 * @param grows whether it shares the room that is left over
 * @param maker makes the lane; called when it is first shown. A lane that is hidden is forgotten,
 *     so it must follow its data by {@code follow} alone
 */
public record LaneKind(
    String id,
    String group,
    String name,
    double height,
    boolean grows,
    Supplier<? extends TimelineLane> maker) {}
