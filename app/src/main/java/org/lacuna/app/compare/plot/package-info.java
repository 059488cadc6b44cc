/** What comparisons draw and name alike: the scale of the sentiment, and clips as points. */
@NullMarked
package org.lacuna.app.compare.plot;

import org.jspecify.annotations.NullMarked;
