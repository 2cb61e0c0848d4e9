/** The undo journal: a run's changes are announced here before they are made, and undone from here in reverse. */
package org.opnfv.doctor.functest.ledger;
