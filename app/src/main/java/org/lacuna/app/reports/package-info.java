/** Evaluation reports in the window: tables, curves, and each clip's answers. */
@NullMarked
package org.lacuna.app.reports;

import org.jspecify.annotations.NullMarked;
