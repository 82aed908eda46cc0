// The cells of a table as a grid to the keyboard: one stop of the tab key, wherever the reader is, arrows within. So are its heads, where they are buttons.
export function moveInGrid(event: KeyboardEvent & { currentTarget: EventTarget }): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("a.cell,thead button") : null;
  if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
  const alike = cell.matches("a") ? "a.cell" : "thead button";
  const rows = [...(event.currentTarget as Element).querySelectorAll("tr")].map((row) => [...row.querySelectorAll<HTMLElement>(alike)]).filter((cells) => cells.length > 0);
  let row = rows.findIndex((cells) => cells.includes(cell));
  let column = rows[row]?.indexOf(cell) ?? 0;
  switch (event.key) {
    case "ArrowUp": --row; break;
    case "ArrowDown": ++row; break;
    case "ArrowLeft": --column; break;
    case "ArrowRight": ++column; break;
    case "Home": column = 0; break;
    case "End": column = (rows[row]?.length ?? 1) - 1; break;
    default: return;
  }
  event.preventDefault();
  const to = rows[row]?.[column];
  if (!to) return;
  // The stop may have been elsewhere: the way back leads to a cell that was followed.
  for (const one of rows.flat()) one.tabIndex = one === to ? 0 : -1;
  to.focus();
}
