/** How fast clips are read and judged on this machine, and in how much memory. */
@NullMarked
package org.lacuna.app.report.speed;

import org.jspecify.annotations.NullMarked;
