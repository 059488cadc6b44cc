/** The HTML report: one file with everything in it. */
@NullMarked
package org.lacuna.app.report;

import org.jspecify.annotations.NullMarked;
