/** As the ref of the current tab: moves its list sideways, and nothing else, so that the tab is seen. */
export function centreTab(tab: HTMLElement | null): void {
  const list = tab?.parentElement;
  if (!tab || !list) return;
  const middle = (box: DOMRect) => box.left + box.width / 2;
  list.scrollLeft += middle(tab.getBoundingClientRect()) - middle(list.getBoundingClientRect());
}
